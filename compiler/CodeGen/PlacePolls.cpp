//===- PlacePolls.cpp - Preemption polls in loops without calls -----------===//

#include "compiler/CodeGen/LatePasses.h"
#include "runtime/abi/MachineState.h"

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace zokor;
using namespace zokor::codegen;

/// Loops known to run at most this often need no poll: at a few nanoseconds
/// an iteration they end long before the scheduler's 10 ms.
static constexpr unsigned SmallTripCount = 4096;

/// Any real call has a prologue check of its own.
static bool hasCall(const Loop &L) {
  for (BasicBlock *B : L.blocks())
    for (Instruction &I : *B)
      if (auto *Call = dyn_cast<CallBase>(&I))
        if (!isa<IntrinsicInst>(Call) && !Call->isInlineAsm() &&
            !Call->hasFnAttr("gc-leaf-function"))
          return true;
  return false;
}

/// The compare that each prologue makes, before the branch back to the header.
static void insertPoll(BasicBlock *Latch, FunctionCallee Slow) {
  Instruction *Before = Latch->getTerminator();
  LLVMContext &Context = Latch->getContext();
  IRBuilder<> B(Before);
  Value *Slot = ConstantExpr::getIntToPtr(B.getInt64(abi::StackLimitSlot),
                                          PointerType::get(Context, 257));
  Value *Limit = B.CreateLoad(B.getInt64Ty(), Slot, /*isVolatile=*/true);
  Value *Wanted = B.CreateICmpEQ(Limit, B.getInt64(abi::PreemptLimit));
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
  SmallVector<BasicBlock *> Latches;
  for (Loop *L : Loops.getLoopsInPreorder()) {
    if (!L->isInnermost() || hasCall(*L))
      continue;
    unsigned Max = SE.getSmallConstantMaxTripCount(L);
    if (Max && Max <= SmallTripCount)
      continue;
    L->getLoopLatches(Latches);
  }
  if (Latches.empty())
    return PreservedAnalyses::all();
  FunctionCallee Slow = F.getParent()->getOrInsertFunction(
      "runtime.preempt", Type::getVoidTy(F.getContext()));
  cast<Function>(Slow.getCallee())->setCallingConv(CallingConv::X86_RegCall);
  for (BasicBlock *Latch : Latches)
    insertPoll(Latch, Slow);
  return PreservedAnalyses::none();
}
