//===- DebugInfo.cpp - Functions in source locations ----------------------===//
//
// IRGen gives each op a file, line and column. Here the function is added: a
// fused location whose metadata is the function's DISubprogram or, where a
// //line directive names another file than the function's, a block of it in
// that file. When an op is inlined, MLIR keeps its location and adds that of
// the call, so a traceback can show both. Call sites in the tables
// (CodeGen/NumberCallSites.cpp) and DWARF lines come from these.
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
  Location scoped(Location L);

  MLIRContext *Context;
  bool Optimized;
  LLVM::DICompileUnitAttr Unit;
  // Of the function being worked on.
  LLVM::DISubprogramAttr Function;
  FileLineColLoc Declared;
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

/// What has no place in the source gets the function's.
Location ScopeAdder::scoped(Location L) {
  auto At = L->findInstanceOf<FileLineColLoc>();
  if (!At)
    At = Declared;
  LLVM::DILocalScopeAttr Scope = Function;
  if (At.getFilename() != Declared.getFilename())
    Scope = LLVM::DILexicalBlockFileAttr::get(Function, file(At.getFilename()),
                                              /*discriminator=*/0);
  return FusedLoc::get(Context, {At}, Scope);
}

void ScopeAdder::run(go::FuncOp F) {
  Declared = F.getLoc()->findInstanceOf<FileLineColLoc>();
  if (F.isExternal() || !Declared)
    return;
  Function = subprogram(F, Declared);
  F->walk([&](Operation *Op) { Op->setLoc(scoped(Op->getLoc())); });
}

void zokor::lower::addFunctionScopes(ModuleOp Go, bool Optimized, bool Dwarf) {
  ScopeAdder Adder(Go, Optimized, Dwarf);
  for (auto F : Go.getOps<go::FuncOp>())
    Adder.run(F);
}
