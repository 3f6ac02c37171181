//===- DebugInfo.cpp - Functions and blocks in source locations -----------===//
//
// IRGen gives each op a file, line and column. Here the function is added: a
// fused location whose metadata is the function's DISubprogram, the block of it
// (attribute `go.blocks`) that the position is in or, where a //line directive
// names another file than the function's, a block in that file. When an op is
// inlined, MLIR keeps its location and adds that of the call, so a traceback
// can show both. Call sites in the tables (CodeGen/NumberCallSites.cpp) and
// DWARF lines come from these.
//
//===----------------------------------------------------------------------===//

#include "compiler/Lower/DebugInfo.h"

#include "compiler/Dialect/Go/IR/GoOps.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "llvm/BinaryFormat/Dwarf.h"

using namespace mlir;
using namespace zokor;

namespace {

class ScopeAdder {
public:
  ScopeAdder(ModuleOp Go, bool Optimized, bool Dwarf);
  void run(go::FuncOp F);

private:
  LLVM::DIFileAttr file(StringAttr Name) {
    return LLVM::DIFileAttr::get(Context, Name, StringAttr::get(Context, ""));
  }
  LLVM::DISubprogramAttr subprogram(go::FuncOp F, FileLineColLoc At);
  void addBlocks(go::FuncOp F);
  LLVM::DILocalScopeAttr scopeAt(FileLineColLoc At);
  Location scoped(Location L);
  void numberParams(go::FuncOp F);

  MLIRContext *Context;
  bool Optimized;
  LLVM::DICompileUnitAttr Unit;
  // Of the function being worked on.
  LLVM::DISubprogramAttr Function;
  FileLineColLoc Declared;
  using Place = std::pair<int32_t, int32_t>; // line and column
  struct ScopeBlock {
    Place Begin, End;
    LLVM::DILocalScopeAttr Scope;
  };
  SmallVector<ScopeBlock> Blocks; // outer ones first
};

} // namespace

ScopeAdder::ScopeAdder(ModuleOp Go, bool Optimized, bool Dwarf)
    : Context(Go.getContext()), Optimized(Optimized) {
  Context->getOrLoadDialect<LLVM::LLVMDialect>();
  // A file without a name is no file.
  StringRef Path = Go.getName().value_or("");
  StringAttr Name =
      StringAttr::get(Context, Path.empty() ? "command-line-arguments" : Path);
  Unit = LLVM::DICompileUnitAttr::get(
      DistinctAttr::create(UnitAttr::get(Context)), llvm::dwarf::DW_LANG_Go,
      file(Name), StringAttr::get(Context, "zokor"), Optimized,
      Dwarf ? LLVM::DIEmissionKind::Full : LLVM::DIEmissionKind::None,
      // The linker joins the tables of names of all units to one that
      // debuggers reject; they do without.
      LLVM::DINameTableKind::None);
}

LLVM::DISubprogramAttr ScopeAdder::subprogram(go::FuncOp F, FileLineColLoc At) {
  StringAttr Symbol = F.getSymNameAttr();
  StringAttr Name = F.getDisplayAttr() ? F.getDisplayAttr() : Symbol;
  LLVM::DISubprogramFlags Flags = LLVM::DISubprogramFlags::Definition;
  if (Optimized)
    Flags = Flags | LLVM::DISubprogramFlags::Optimized;
  LLVM::DIFileAttr File = file(At.getFilename());
  return LLVM::DISubprogramAttr::get(
      Context, DistinctAttr::create(UnitAttr::get(Context)), Unit, File, Name,
      Symbol, File, At.getLine(), At.getLine(), Flags,
      LLVM::DISubroutineTypeAttr::get(Context, ArrayRef<LLVM::DITypeAttr>()),
      /*retainedNodes=*/{}, /*annotations=*/{});
}

void ScopeAdder::addBlocks(go::FuncOp F) {
  Blocks.clear();
  auto Places = F->getAttrOfType<DenseI32ArrayAttr>("go.blocks");
  if (!Places)
    return;
  for (ArrayRef<int32_t> P = Places; P.size() >= 4; P = P.drop_front(4)) {
    auto Begin = FileLineColLoc::get(Declared.getFilename(), P[0], P[1]);
    auto Scope = LLVM::DILexicalBlockAttr::get(
        Context, scopeAt(Begin), file(Declared.getFilename()), P[0], P[1]);
    Blocks.push_back({{P[0], P[1]}, {P[2], P[3]}, Scope});
  }
  F->removeAttr("go.blocks");
}

/// The innermost block around a place, or the function.
LLVM::DILocalScopeAttr ScopeAdder::scopeAt(FileLineColLoc At) {
  if (At.getFilename() != Declared.getFilename())
    return LLVM::DILexicalBlockFileAttr::get(Function, file(At.getFilename()),
                                             /*discriminator=*/0);
  Place P(At.getLine(), At.getColumn());
  for (const ScopeBlock &Block : llvm::reverse(Blocks))
    if (Block.Begin <= P && P < Block.End)
      return Block.Scope;
  return Function;
}

/// What has no place in the source gets the function's.
Location ScopeAdder::scoped(Location L) {
  auto At = L->findInstanceOf<FileLineColLoc>();
  if (!At)
    At = Declared;
  return FusedLoc::get(Context, {At}, scopeAt(At));
}

/// Is V read and set to its first value, and nothing else?
static bool isNeverAssigned(go::VarOp V) {
  unsigned Stores = 0;
  return llvm::all_of(V->getUsers(), [&](Operation *User) {
    if (auto Store = dyn_cast<go::StoreOp>(User))
      return Store.getValue() != V && ++Stores == 1;
    return isa<go::LoadOp>(User);
  });
}

/// Marks variables that begin as an argument as parameters, and lists those
/// that keep its value: their variables will be promoted.
void ScopeAdder::numberParams(go::FuncOp F) {
  Builder B(Context);
  SmallVector<Attribute> Kept;
  for (BlockArgument A : F.getArguments())
    for (Operation *User : A.getUsers()) {
      auto Store = dyn_cast<go::StoreOp>(User);
      auto V = Store ? Store.getAddr().getDefiningOp<go::VarOp>() : go::VarOp();
      if (!V || Store.getValue() != A || V.getName().starts_with("~"))
        continue;
      V->setAttr("go.param", B.getI64IntegerAttr(A.getArgNumber() + 1));
      if (isNeverAssigned(V))
        Kept.push_back(B.getArrayAttr({B.getI64IntegerAttr(A.getArgNumber()),
                                       V.getNameAttr(), V.getTypeAttr()}));
      break;
    }
  if (!Kept.empty() && Optimized)
    F->setAttr("go.value_params", B.getArrayAttr(Kept));
}

void ScopeAdder::run(go::FuncOp F) {
  Declared = F.getLoc()->findInstanceOf<FileLineColLoc>();
  if (F.isExternal() || !Declared)
    return;
  Function = subprogram(F, Declared);
  addBlocks(F);
  numberParams(F);
  F->walk([&](Operation *Op) { Op->setLoc(scoped(Op->getLoc())); });
}

void zokor::lower::addFunctionScopes(ModuleOp Go, bool Optimized, bool Dwarf) {
  ScopeAdder Adder(Go, Optimized, Dwarf);
  for (auto F : Go.getOps<go::FuncOp>())
    Adder.run(F);
}
