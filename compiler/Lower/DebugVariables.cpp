//===- DebugVariables.cpp - Where variables are, for debuggers ------------===//
//
// A variable that is a go.var when lowering sees it stays in memory, and one
// place holds for its whole life:
//
// - on the stack, the alloca itself;
// - on the heap, a slot of the frame that holds its address. When LLVM
//   optimizes, the slot goes away and the address is a register's, as long as
//   the code needs it; otherwise the slot is there for the debugger alone.
//
// Promoted variables are gone, but for parameters that nothing is assigned to:
// those are what the caller passed. Debug records use values and never keep
// them alive; relocation at statepoints leaves the records as they are, which
// is right because objects do not move.
//
//===----------------------------------------------------------------------===//

#include "compiler/Lower/DebugInfo.h"
#include "compiler/Lower/Lowering.h"

#include "llvm/BinaryFormat/Dwarf.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

namespace {

/// What is known about a variable.
struct Described {
  StringRef Name, Type;
  unsigned Param = 0; ///< number from 1, of a parameter
  Location Loc;
};

} // namespace

/// A scope that is the function or a block of it; null without debug info.
static LLVM::DILocalScopeAttr scopeOf(Location L) {
  auto Fused = L->findInstanceOf<FusedLocWith<LLVM::DILocalScopeAttr>>();
  return Fused ? Fused.getMetadata() : LLVM::DILocalScopeAttr();
}

static LLVM::DIFileAttr fileOf(MLIRContext *Context, FileLineColLoc At) {
  return LLVM::DIFileAttr::get(Context, At.getFilename(),
                               StringAttr::get(Context, ""));
}

/// Null if the variable has no place in the source.
static LLVM::DILocalVariableAttr variable(MLIRContext *Context,
                                          const Described &D) {
  LLVM::DILocalScopeAttr Scope = scopeOf(D.Loc);
  auto At = D.Loc->findInstanceOf<FileLineColLoc>();
  if (!Scope || !At || D.Name.empty() || D.Name == "_" ||
      D.Name.starts_with("~") || D.Name.starts_with("."))
    return {};
  // A parameter belongs to the function.
  if (auto Block = dyn_cast<LLVM::DILexicalBlockFileAttr>(Scope))
    Scope = cast<LLVM::DILocalScopeAttr>(Block.getScope());
  // resolveVariableTypes puts the type in the place of its name.
  auto Type =
      LLVM::DIBasicTypeAttr::get(Context, llvm::dwarf::DW_TAG_unspecified_type,
                                 StringAttr::get(Context, D.Type), 0, 0);
  return LLVM::DILocalVariableAttr::get(
      Context, Scope, StringAttr::get(Context, D.Name), fileOf(Context, At),
      At.getLine(), D.Param, /*alignInBits=*/0, Type, LLVM::DIFlags::Zero);
}

static LLVM::DIExpressionAttr expression(MLIRContext *Context, unsigned Op,
                                         ArrayRef<uint64_t> Operands = {}) {
  return LLVM::DIExpressionAttr::get(
      Context, {LLVM::DIExpressionElemAttr::get(Context, Op, Operands)});
}

/// The variable lies where the pointer Address points.
static void declareIndirect(FunctionLowering &F, const Described &D,
                            Value Address) {
  LLVM::DILocalVariableAttr Variable = variable(F.M.Context, D);
  if (!Variable)
    return;
  Value Slot = F.stackSlot(F.M.PtrType);
  LLVM::StoreOp::create(F.B, D.Loc, Address, Slot);
  LLVM::DbgDeclareOp::create(F.B, D.Loc, Slot, Variable,
                             expression(F.M.Context, llvm::dwarf::DW_OP_deref));
}

void zokor::lower::declareVariable(FunctionLowering &F, go::VarOp V,
                                   Value Address) {
  Described D{V.getName(), V.getType(), 0, V.getLoc()};
  if (auto Param = V->getAttrOfType<IntegerAttr>("go.param"))
    D.Param = unsigned(Param.getInt());
  if (V.getPlace() != go::Placement::Stack)
    return declareIndirect(F, D, Address);
  if (LLVM::DILocalVariableAttr Variable = variable(F.M.Context, D))
    LLVM::DbgDeclareOp::create(F.B, D.Loc, Address, Variable);
}

void zokor::lower::declareCapture(FunctionLowering &F, go::ClosureCaptureOp C) {
  if (auto Capture = C->getAttrOfType<ArrayAttr>("go.captured"))
    declareIndirect(F,
                    {cast<StringAttr>(Capture[0]).getValue(),
                     cast<FlatSymbolRefAttr>(Capture[1]).getValue(), 0,
                     C.getLoc()},
                    F.word(C));
}

/// The parameter's words are the argument's, for the whole call.
static void declareValue(FunctionLowering &F, const Described &D,
                         BlockArgument Arg) {
  LLVM::DILocalVariableAttr Variable = variable(F.M.Context, D);
  if (!Variable)
    return;
  const Words &W = F.words(Arg);
  size_t I = 0;
  forEachWord(
      Arg.getType(), 0,
      [&](int64_t At, Type Word) {
        Value V = W[I++];
        unsigned Bits = Word.isIntOrFloat() ? Word.getIntOrFloatBitWidth() : 64;
        if (Bits == 1)
          return; // fewer bits than in memory: the others are unknown
        LLVM::DIExpressionAttr Part;
        if (W.size() > 1)
          Part = expression(F.M.Context, llvm::dwarf::DW_OP_LLVM_fragment,
                            {uint64_t(At) * 8, Bits});
        LLVM::DbgValueOp::create(F.B, D.Loc, V, Variable, Part);
      },
      F.M);
}

/// Is the variable of the argument still in memory?
static bool hasVariable(BlockArgument Arg) {
  return llvm::any_of(Arg.getUsers(), [&](Operation *User) {
    auto Store = dyn_cast<go::StoreOp>(User);
    auto V = Store ? Store.getAddr().getDefiningOp<go::VarOp>() : go::VarOp();
    return V && V->hasAttr("go.param");
  });
}

void zokor::lower::declareParams(FunctionLowering &F, go::FuncOp From) {
  // Each is [number of the argument, name, type].
  auto ForEach = [&](StringRef List, auto Declare) {
    if (auto Params = From->getAttrOfType<ArrayAttr>(List))
      for (auto P : Params.getAsRange<ArrayAttr>()) {
        auto Number = unsigned(cast<IntegerAttr>(P[0]).getInt());
        Described D{cast<StringAttr>(P[1]).getValue(),
                    cast<FlatSymbolRefAttr>(P[2]).getValue(), Number + 1,
                    From.getLoc()};
        Declare(D, From.getArgument(Number));
      }
  };
  ForEach("go.memory_params", [&](const Described &D, BlockArgument Arg) {
    declareIndirect(F, D, F.word(Arg));
  });
  ForEach("go.value_params", [&](const Described &D, BlockArgument Arg) {
    if (!hasVariable(Arg))
      declareValue(F, D, Arg);
  });
}
