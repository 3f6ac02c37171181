//===- Inline.cpp - Inlining across the functions of a package ------------===//
//
// Callees before callers. A function that was worked on is simplified at once,
// so that its cost is what is left of it. After each round of inlining the
// caller is simplified and looked at again: closures and interface values
// that were arguments may have become known.
//
// The body of an inlined function keeps its locations; the call is added to
// them (CallSiteLoc), so tracebacks show the call as a frame. Bodies of
// wrappers made by the compiler get the location of the call instead: they have
// no frame anywhere.
//
// At last small functions that call themselves take copies of themselves, some
// levels deep: half of what such a function does is calling. Where it has no
// effects LLVM then finds equal calls among the copies and makes them one.
//
//===----------------------------------------------------------------------===//

#include "compiler/Passes/Devirtualize.h"
#include "compiler/Passes/Passes.h"
#include "compiler/Passes/Remarks.h"

#include "mlir/IR/IRMapping.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

#define DEBUG_TYPE "go-inline"

namespace zokor::passes {
#define GEN_PASS_DEF_INLINEPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;
using namespace zokor::passes;

/// gc's numbers: what a function that is inlined may cost, what a call counts,
/// and how large a caller must be to take only the smallest functions.
static constexpr unsigned Budget = 80;
static constexpr unsigned CallCost = 57;
static constexpr unsigned BigCaller = 5000;
static constexpr unsigned BigCallerBudget = 20;
/// Func values that are their own arguments could go on for ever.
static constexpr unsigned MaxRounds = 4;
static constexpr unsigned MaxGrowth = 5000;
/// In ops: which recursive functions take copies of themselves, and how much.
static constexpr unsigned MaxRecursive = 30, MaxUnrolled = 200, MaxLevels = 3;

namespace {

struct InlinePass : zokor::passes::impl::InlinePassBase<InlinePass> {
  using Base::Base;

  void runOnOperation() final;

private:
  struct FuncInfo {
    unsigned Component = 0;
    unsigned Size = 0;
    bool Inlinable = false;
  };

  bool simplify(go::FuncOp F);
  void measure(go::FuncOp F);
  void work(go::FuncOp F);
  void unrollRecursion(go::FuncOp F);
  bool round(go::FuncOp F, unsigned &Grown);
  bool mayInline(go::FuncOp Caller, go::FuncOp Callee);

  std::optional<CallGraph> Calls;
  llvm::DenseMap<Operation *, FuncInfo> Infos;
  OpPassManager Simplification;
};

} // namespace

//===----------------------------------------------------------------------===//
// What may be inlined
//===----------------------------------------------------------------------===//

/// The op needs a frame of its own, or gc does not inline it.
static bool forbidsInlining(Operation *Op) {
  if (auto Call = dyn_cast<go::CallOp>(Op))
    return Call.getCallee() == "runtime.getcallersp";
  return isa<go::RecoverOp, go::DeferOp, go::DeferFrameOp, go::DeferRunOp,
             go::GoStmtOp, go::SelectOp, go::CallerPCOp, go::ClosurePtrOp>(Op);
}

/// About the number of nodes that gc's syntax tree would have.
static unsigned costOf(Operation *Op) {
  if (isa<go::CallOp, go::CallClosureOp, go::CallIfaceOp>(Op))
    return CallCost + Op->getNumOperands();
  // Parts and names of values.
  if (Op->hasTrait<OpTrait::ConstantLike>() ||
      isa<go::CastOp, go::SliceMakeOp, go::SlicePtrOp, go::SliceLenOp,
          go::SliceCapOp, go::StringMakeOp, go::StringPtrOp, go::StringLenOp,
          go::StructMakeOp, go::StructGetOp, go::FieldAddrOp, go::CheckNilOp,
          go::GlobalAddrOp, go::FuncAddrOp, go::IfaceMakeOp,
          go::ClosureCaptureOp, go::ReturnOp, cf::BranchOp>(Op))
    return 0;
  if (isa<go::CheckBoundsOp, go::IndexAddrOp>(Op))
    return 1;
  if (isa<go::PrintOp>(Op))
    return 1 + Op->getNumOperands();
  return 2;
}

/// Why F cannot be inlined is not told; gc tells it with -m=2.
void InlinePass::measure(go::FuncOp F) {
  FuncInfo &Info = Infos[F];
  unsigned Cost = 0;
  Info.Size = 0;
  Info.Inlinable = !F.getNoinline();
  F.walk([&](Operation *Op) {
    ++Info.Size;
    Cost += costOf(Op);
    if (forbidsInlining(Op))
      Info.Inlinable = false;
    // A call of a function in the same component would come back for ever.
    go::FuncOp Callee = Calls->calleeOf(Op);
    if (Callee && !Callee.isExternal() &&
        Infos[Callee].Component == Infos[F].Component)
      Infos[F].Inlinable = false;
  });
  FuncInfo &Result = Infos[F];
  Result.Inlinable &= Cost <= Budget;
}

bool InlinePass::mayInline(go::FuncOp Caller, go::FuncOp Callee) {
  if (!Callee || Callee.isExternal())
    return false;
  const FuncInfo To = Infos[Caller], What = Infos[Callee];
  if (!What.Inlinable || To.Component == What.Component)
    return false;
  return To.Size < BigCaller || What.Size <= BigCallerBudget;
}

//===----------------------------------------------------------------------===//
// Inlining one call
//===----------------------------------------------------------------------===//

/// The panic that names the wrapper in which it happens.
static bool isPanicWrap(Operation *Op) {
  auto Call = dyn_cast<go::CallOp>(Op);
  return Call && Call.getCallee() == "runtime.panicwrap";
}

/// Puts a copy of Callee's body in the place of Call.
static void inlineBody(Operation *Call, go::FuncOp Callee, ValueRange Args) {
  Block *Before = Call->getBlock();
  Block *After = Before->splitBlock(Call);
  Location At = Call->getLoc();
  for (OpResult R : Call->getResults())
    R.replaceAllUsesWith(After->addArgument(R.getType(), At));
  IRMapping Mapping;
  Callee.getBody().cloneInto(Before->getParent(), After->getIterator(),
                             Mapping);
  for (Block &Old : Callee.getBody()) {
    Block *New = Mapping.lookup(&Old);
    auto Relocate = [&](Location L) -> Location {
      if (!Callee.getWrapper())
        return CallSiteLoc::get(L, At);
      // What was inlined into a wrapper is called from At.
      if (auto Inlined = dyn_cast<CallSiteLoc>(L))
        return CallSiteLoc::get(Inlined.getCallee(), At);
      return At;
    };
    for (BlockArgument A : New->getArguments())
      A.setLoc(Relocate(A.getLoc()));
    for (Operation &Op : llvm::make_early_inc_range(*New)) {
      Op.setLoc(isPanicWrap(&Op) ? Location(CallSiteLoc::get(Op.getLoc(), At))
                                 : Relocate(Op.getLoc()));
      if (auto Return = dyn_cast<go::ReturnOp>(Op)) {
        OpBuilder B(Return);
        cf::BranchOp::create(B, Return.getLoc(), After, Return.getOperands());
        Return.erase();
      }
    }
  }
  Block *Entry = Mapping.lookup(&Callee.getBody().front());
  for (auto [Param, Arg] : llvm::zip(Entry->getArguments(), Args))
    Param.replaceAllUsesWith(Arg);
  Before->getOperations().splice(Before->end(), Entry->getOperations());
  Entry->erase();
  Call->erase();
}

/// Reads of the closure object whose making is known become the captures.
static void forwardCaptures(go::ClosureMakeOp Make, Value Context) {
  SmallVector<Type> Fields{IntegerType::get(Make->getContext(), 64)};
  llvm::append_range(Fields, Make.getCaptures().getTypes());
  auto Layout = go::StructType::get(Make->getContext(), Fields);
  for (Operation *User : llvm::make_early_inc_range(Context.getUsers())) {
    auto Capture = dyn_cast<go::ClosureCaptureOp>(User);
    if (!Capture)
      continue;
    for (auto [I, V] : llvm::enumerate(Make.getCaptures()))
      if (go::fieldOffset(Layout, unsigned(I + 1)) ==
              int64_t(Capture.getOffset()) &&
          V.getType() == Capture.getType()) {
        Capture.replaceAllUsesWith(V);
        Capture.erase();
        break;
      }
  }
}

static void inlineClosureCall(go::CallClosureOp Call, go::FuncOp Callee) {
  OpBuilder B(Call);
  Value Closure = Call.getCallee();
  Value Context = go::CastOp::create(
      B, Call.getLoc(), go::PtrType::get(Call->getContext()), Closure);
  SmallVector<Value> Args{Context};
  llvm::append_range(Args, Call.getArgs());
  inlineBody(Call, Callee, Args);
  auto Make = dyn_cast_or_null<go::ClosureMakeOp>(definitionOf(Closure));
  if (Make)
    forwardCaptures(Make, Context);
  if (Context.use_empty())
    Context.getDefiningOp()->erase();
  if (Make && Make.use_empty())
    Make.erase();
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

bool InlinePass::simplify(go::FuncOp F) {
  return F->hasAttr("go.giant") || succeeded(runPipeline(Simplification, F));
}

/// Inlines the calls that stand in F now. True if there was one.
bool InlinePass::round(go::FuncOp F, unsigned &Grown) {
  SmallVector<Operation *> Ops;
  F.walk([&](Operation *Op) {
    if (isa<go::CallOp, go::CallClosureOp, go::CallIfaceOp, go::IfaceAssertOp>(
            Op))
      Ops.push_back(Op);
  });
  bool Changed = false;
  for (Operation *Op : Ops) {
    // What became a go.call is looked at in the next round.
    if (!isa<go::CallOp>(Op) && devirtualize(Op, *Calls)) {
      Changed = true;
      continue;
    }
    go::FuncOp Callee = Calls->calleeOf(Op);
    if (!mayInline(F, Callee) || Grown > MaxGrowth)
      continue;
    Grown += Infos[Callee].Size;
    if (Report && !Callee.getWrapper() && isWritten(F))
      emitRemark(sourceLoc(Op->getLoc()))
          << "inlining call to " << shortName(Callee);
    ++NumInlined;
    Changed = true;
    if (auto Call = dyn_cast<go::CallClosureOp>(Op))
      inlineClosureCall(Call, Callee);
    else
      inlineBody(Op, Callee, cast<go::CallOp>(Op).getArgs());
  }
  return Changed;
}

void InlinePass::work(go::FuncOp F) {
  if (!simplify(F))
    return signalPassFailure();
  unsigned Grown = 0;
  measure(F);
  for (unsigned I = 0; I < MaxRounds && round(F, Grown); ++I)
    if (!simplify(F))
      return signalPassFailure();
  measure(F);
  if (Report && Infos[F].Inlinable && isWritten(F))
    emitRemark(sourceLoc(F.getLoc())) << "can inline " << shortName(F);
}

void InlinePass::unrollRecursion(go::FuncOp F) {
  const unsigned Size = Infos[F].Size;
  if (Size > MaxRecursive || F.isExternal() || F.getNoinline() ||
      F.getNosplit() || F.getWrapper() || F.getClosure())
    return;
  OwningOpRef<go::FuncOp> Copy;
  unsigned Grown = Size;
  for (unsigned Level = 0; Level < MaxLevels; ++Level) {
    SmallVector<go::CallOp> Own;
    bool Forbidden = false;
    F.walk([&](Operation *Op) {
      auto Call = dyn_cast<go::CallOp>(Op);
      if (Call && Calls->calleeOf(Op) == F)
        Own.push_back(Call);
      Forbidden |= forbidsInlining(Op);
    });
    Grown += Own.size() * Size;
    if (Forbidden || Own.empty() || Grown > MaxUnrolled)
      return;
    if (!Copy)
      Copy = cast<go::FuncOp>(F->clone());
    for (go::CallOp Call : Own)
      inlineBody(Call, *Copy, Call.getArgs());
    if (!simplify(F))
      return signalPassFailure();
  }
}

void InlinePass::runOnOperation() {
  Simplification = OpPassManager(go::FuncOp::getOperationName());
  Simplification.addPass(createMem2Reg());
  Simplification.addPass(createSimplifyPass());
  Simplification.addPass(createCSEPass());
  Calls.emplace(getOperation());
  auto Components = Calls->components(CallGraph::Closures::BeforeMakers);
  for (auto [I, Component] : llvm::enumerate(Components))
    for (go::FuncOp F : Component)
      Infos[F].Component = unsigned(I);
  for (ArrayRef<go::FuncOp> Component : Components)
    for (go::FuncOp F : Component)
      work(F);
  for (ArrayRef<go::FuncOp> Component : Components)
    for (go::FuncOp F : Component)
      unrollRecursion(F);
  Calls.reset();
  Infos.clear();
}
