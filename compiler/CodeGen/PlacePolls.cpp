//===- PlacePolls.cpp - Preemption polls in loops without calls -----------===//
//
// A goroutine can be stopped in the prologue of any function that it calls. A
// loop that may run long without a call polls, once an iteration: it compares
// the stack limit, which whoever wants to stop the goroutine raises above every
// address (abi::PreemptLimit), with the frame pointer.
//
// A poll is two instructions, much beside a body of five. So small loops are
// unrolled first, behind everything that LLVM makes of them; vector loops are
// among them. Where the number of iterations is known only as the loop runs,
// each copy of the body keeps its exit.
//
//===----------------------------------------------------------------------===//

#include "compiler/CodeGen/LatePasses.h"
#include "runtime/abi/MachineState.h"

#include "llvm/Analysis/AssumptionCache.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/LoopSimplify.h"
#include "llvm/Transforms/Utils/LoopUtils.h"
#include "llvm/Transforms/Utils/UnrollLoop.h"

using namespace llvm;
using namespace zokor;
using namespace zokor::codegen;

/// Loops known to run at most this often need no poll: at a few nanoseconds
/// an iteration they end long before the scheduler's 10 ms.
static constexpr unsigned SmallTripCount = 4096;

/// Loops of at most so many instructions are unrolled, so many times.
static constexpr unsigned MaxUnrolledSize = 40, UnrollCount = 4;

static bool isRealCall(const Instruction &I) {
  auto *Call = dyn_cast<CallBase>(&I);
  return Call && !isa<IntrinsicInst>(Call) && !Call->isInlineAsm() &&
         !Call->hasFnAttr("gc-leaf-function");
}

/// A real call has a prologue check of its own. Does each iteration make one?
static bool alwaysCalls(const Loop &L, const DominatorTree &DT) {
  SmallVector<BasicBlock *> Latches;
  L.getLoopLatches(Latches);
  for (BasicBlock *B : L.blocks())
    if (any_of(*B, isRealCall) && all_of(Latches, [&](BasicBlock *Latch) {
          return DT.dominates(B, Latch);
        }))
      return true;
  return false;
}

/// Unrolls a loop that is to poll, if it is small. True if it did; the loop
/// that runs what is left over at most UnrollCount - 1 times is in Rest.
static bool unroll(Loop *L, LoopInfo &LI, ScalarEvolution &SE,
                   DominatorTree &DT, Function &F, FunctionAnalysisManager &AM,
                   Loop *&Rest) {
  unsigned Size = 0;
  for (BasicBlock *B : L->blocks())
    Size += B->size();
  if (!L->isInnermost() || Size > MaxUnrolledSize ||
      any_of(L->blocks(), [](BasicBlock *B) { return any_of(*B, isRealCall); }))
    return false;
  auto &AC = AM.getResult<AssumptionAnalysis>(F);
  simplifyLoop(L, &DT, &LI, &SE, &AC, nullptr, /*PreserveLCSSA=*/false);
  formLCSSARecursively(*L, DT, &LI, &SE);
  UnrollLoopOptions Options{};
  Options.Count = UnrollCount;
  Options.Runtime = true;
  Options.Force = true; // with exits in each copy, if not without
  Options.SCEVExpansionBudget = 4;
  return UnrollLoop(L, Options, &LI, &SE, &DT, &AC,
                    &AM.getResult<TargetIRAnalysis>(F),
                    &AM.getResult<OptimizationRemarkEmitterAnalysis>(F),
                    /*PreserveLCSSA=*/true,
                    &Rest) != LoopUnrollResult::Unmodified;
}

/// The poll, before the branch back to the header.
static void insertPoll(BasicBlock *Latch, FunctionCallee Slow) {
  Instruction *Before = Latch->getTerminator();
  LLVMContext &Context = Latch->getContext();
  IRBuilder<> B(Before);
  Value *Slot = ConstantExpr::getIntToPtr(B.getInt64(abi::StackLimitSlot),
                                          PointerType::get(Context, 257));
  // Not volatile, so that it becomes an operand of the compare.
  LoadInst *Limit = B.CreateLoad(B.getInt64Ty(), Slot);
  Limit->setAtomic(AtomicOrdering::Unordered);
  Value *Frame = B.CreatePtrToInt(
      B.CreateIntrinsic(Intrinsic::frameaddress, {PointerType::get(Context, 0)},
                        {B.getInt32(0)}),
      B.getInt64Ty());
  Value *Wanted = B.CreateICmpUGT(Limit, Frame);
  Instruction *Then = SplitBlockAndInsertIfThen(
      Wanted, Before, /*Unreachable=*/false,
      MDBuilder(Context).createUnlikelyBranchWeights());
  B.SetInsertPoint(Then);
  B.SetCurrentDebugLocation(Before->getDebugLoc());
  B.CreateCall(Slow)->setCallingConv(CallingConv::X86_RegCall);
}

PreservedAnalyses PlacePollsPass::run(Function &F,
                                      FunctionAnalysisManager &AM) {
  if (!F.hasGC() || !F.hasFnAttribute("split-stack"))
    return PreservedAnalyses::all();
  auto &Loops = AM.getResult<LoopAnalysis>(F);
  auto &SE = AM.getResult<ScalarEvolutionAnalysis>(F);
  auto &DT = AM.getResult<DominatorTreeAnalysis>(F);
  SmallVector<Loop *> Polling;
  for (Loop *L : Loops.getLoopsInPreorder()) {
    unsigned Max = SE.getSmallConstantMaxTripCount(L);
    bool IsShort = L->isInnermost() && Max && Max <= SmallTripCount;
    if (!IsShort && !alwaysCalls(*L, DT))
      Polling.push_back(L);
  }
  if (Polling.empty())
    return PreservedAnalyses::all();
  SmallVector<BasicBlock *> Latches;
  for (Loop *L : Polling) {
    Loop *Rest = nullptr;
    unroll(L, Loops, SE, DT, F, AM, Rest);
    L->getLoopLatches(Latches);
  }
  FunctionCallee Slow = F.getParent()->getOrInsertFunction(
      "runtime.preempt", Type::getVoidTy(F.getContext()));
  auto *Callee = cast<Function>(Slow.getCallee());
  Callee->setCallingConv(CallingConv::X86_RegCall);
  Callee->setDSOLocal(true);
  for (BasicBlock *Latch : Latches)
    insertPoll(Latch, Slow);
  return PreservedAnalyses::none();
}
