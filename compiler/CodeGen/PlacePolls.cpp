//===- PlacePolls.cpp - Preemption polls in loops without calls -----------===//
//
// A goroutine can be stopped in the prologue of any Go function that it calls.
// A loop that may run long without such a call polls, once an iteration: it
// compares the stack limit, which whoever wants to stop the goroutine raises
// above every address (abi::PreemptLimit), with the frame pointer.
//
// In a counted loop even that is much: two instructions beside a body of five,
// and behind a poll every pointer may be another value for all that LLVM knows,
// so that addresses are computed anew. So an innermost loop whose latch
// compares a counter becomes two: the inner one has no poll and an earlier
// bound, at most 2^ChunkBits iterations away, and the outer one polls and sets
// the next bound:
//
//     for i < n { body; i += s }
// to
//     for i < n {
//       bound := i + min(n - i, s << ChunkBits)
//       for i < bound { body; i += s }
//       poll
//     }
//
// The inner loop costs what it cost without polls (measured on a sieve: 0.44 s
// to 0.50 s with polls in the loop, 0.40 s without any), and a short loop six
// instructions at its entry. That is done only where the counter is known not
// to run past the bound and around, and to step by less than what the chunk's
// bound could overflow on.
//
// Small loops that are not counted are unrolled, behind everything that LLVM
// makes of them, and poll once an unrolled iteration; each copy of the body
// keeps its exits. (A counter of iterations beside them instead was slower, and
// no polls at all would be no faster: fannkuch, sort.)
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
#include "llvm/IR/PatternMatch.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Local.h"
#include "llvm/Transforms/Utils/LoopSimplify.h"
#include "llvm/Transforms/Utils/LoopUtils.h"
#include "llvm/Transforms/Utils/UnrollLoop.h"

using namespace llvm;
using namespace llvm::PatternMatch;
using namespace zokor;
using namespace zokor::codegen;

/// Loops known to run at most this often need no poll: at a few nanoseconds
/// an iteration they end long before the scheduler's 10 ms.
static constexpr unsigned SmallTripCount = 4096;

/// Innermost loops poll once in 2^ChunkBits iterations.
static constexpr unsigned ChunkBits = 10;

/// Loops of at most so many instructions are unrolled, so many times.
static constexpr unsigned MaxUnrolledSize = 40, UnrollCount = 4;

static bool isRealCall(const Instruction &I) {
  auto *Call = dyn_cast<CallBase>(&I);
  return Call && !isa<IntrinsicInst>(Call) && !Call->isInlineAsm() &&
         !Call->hasFnAttr("gc-leaf-function");
}

/// Does the prologue of what I calls look for requests? Of the runtime's
/// functions in C++ it does not. What is called by address is written in Go.
static bool callPolls(const Instruction &I) {
  if (!isRealCall(I))
    return false;
  const Function *Callee = cast<CallBase>(I).getCalledFunction();
  return !Callee || Callee->hasFnAttribute("split-stack");
}

/// Does each iteration make a call that polls?
static bool alwaysCalls(const Loop &L, const DominatorTree &DT) {
  SmallVector<BasicBlock *> Latches;
  L.getLoopLatches(Latches);
  for (BasicBlock *B : L.blocks())
    if (any_of(*B, callPolls) && all_of(Latches, [&](BasicBlock *Latch) {
          return DT.dominates(B, Latch);
        }))
      return true;
  return false;
}

/// Unrolls a loop that is to poll, if it is small.
static void unroll(Loop *L, LoopInfo &LI, ScalarEvolution &SE,
                   DominatorTree &DT, Function &F,
                   FunctionAnalysisManager &AM) {
  unsigned Size = 0;
  for (BasicBlock *B : L->blocks())
    Size += B->size();
  if (!L->isInnermost() || Size > MaxUnrolledSize ||
      any_of(L->blocks(), [](BasicBlock *B) { return any_of(*B, isRealCall); }))
    return;
  auto &AC = AM.getResult<AssumptionAnalysis>(F);
  simplifyLoop(L, &DT, &LI, &SE, &AC, nullptr, /*PreserveLCSSA=*/false);
  formLCSSARecursively(*L, DT, &LI, &SE);
  UnrollLoopOptions Options{};
  Options.Count = UnrollCount;
  Options.Runtime = true;
  Options.Force = true; // with exits in each copy, if not without
  Options.SCEVExpansionBudget = 4;
  UnrollLoop(L, Options, &LI, &SE, &DT, &AC, &AM.getResult<TargetIRAnalysis>(F),
             &AM.getResult<OptimizationRemarkEmitterAnalysis>(F),
             /*PreserveLCSSA=*/true);
}

/// How the latch of a counted loop decides: it goes on while X, which changes
/// by Step from iteration to iteration, compares as Pred with Bound.
struct CountedLatch {
  CmpInst::Predicate Pred;
  Value *X, *Bound;
  PHINode *Phi = nullptr; ///< X, or what X is Step more than.
  Value *Step = nullptr;
  bool Descends = false; ///< Step is negative, otherwise it is positive.
};

/// What X changes by, if X is a phi of the header or the sum that goes there.
static bool matchStep(const Loop &L, CountedLatch &C) {
  auto MatchPhi = [&](Value *V) {
    auto *Phi = dyn_cast<PHINode>(V);
    if (!Phi || Phi->getParent() != L.getHeader())
      return false;
    auto *Sum = dyn_cast<BinaryOperator>(
        Phi->getIncomingValueForBlock(L.getLoopLatch()));
    if (!Sum || Sum->getOpcode() != Instruction::Add ||
        (C.X != Phi && C.X != Sum))
      return false;
    for (unsigned N : {0, 1})
      if (Sum->getOperand(N) == Phi &&
          L.isLoopInvariant(Sum->getOperand(1 - N))) {
        C.Phi = Phi;
        C.Step = Sum->getOperand(1 - N);
        return true;
      }
    return false;
  };
  if (MatchPhi(C.X))
    return true;
  auto *Sum = dyn_cast<BinaryOperator>(C.X);
  return Sum && (MatchPhi(Sum->getOperand(0)) || MatchPhi(Sum->getOperand(1)));
}

static std::optional<CountedLatch> matchLatch(const Loop &L,
                                              ScalarEvolution &SE) {
  BasicBlock *Latch = L.getLoopLatch();
  if (!L.isInnermost() || !Latch || !L.getLoopPreheader())
    return std::nullopt;
  auto *Branch = dyn_cast<BranchInst>(Latch->getTerminator());
  if (!Branch || !Branch->isConditional())
    return std::nullopt;
  auto *Cmp = dyn_cast<ICmpInst>(Branch->getCondition());
  if (!Cmp || !Cmp->getOperand(0)->getType()->isIntegerTy())
    return std::nullopt;
  CountedLatch C{Cmp->getPredicate(), Cmp->getOperand(0), Cmp->getOperand(1)};
  if (L.isLoopInvariant(C.X)) {
    std::swap(C.X, C.Bound);
    C.Pred = CmpInst::getSwappedPredicate(C.Pred);
  }
  if (Branch->getSuccessor(0) != L.getHeader())
    C.Pred = CmpInst::getInversePredicate(C.Pred);
  unsigned Width = C.X->getType()->getIntegerBitWidth();
  if (!L.isLoopInvariant(C.Bound) || Width < 32 || Width > 64 ||
      C.Pred == CmpInst::ICMP_EQ || !matchStep(L, C))
    return std::nullopt;
  // The length of a chunk must fit into the type.
  ConstantRange Steps = SE.getSignedRange(SE.getSCEV(C.Step));
  APInt Most = APInt::getOneBitSet(Width, Width - ChunkBits - 2);
  if (Steps.getSignedMax().sge(Most) || Steps.getSignedMin().sle(-Most))
    return std::nullopt;
  C.Descends = Steps.getSignedMax().isNegative();
  if (!C.Descends && !Steps.getSignedMin().isStrictlyPositive())
    return std::nullopt;
  bool IsUp = ICmpInst::isLT(C.Pred) || ICmpInst::isLE(C.Pred);
  if (C.Pred != CmpInst::ICMP_NE && C.Descends == IsUp)
    return std::nullopt;
  // A counter that may run past its bound and around would do so in a chunk.
  bool Meets = match(C.Step, m_CombineOr(m_One(), m_AllOnes())) &&
               !ICmpInst::isLE(C.Pred) && !ICmpInst::isGE(C.Pred);
  if (!Meets && isa<SCEVCouldNotCompute>(SE.getExitCount(&L, Latch)))
    return std::nullopt;
  return C;
}

/// Puts a block between Preheader and Header through which the loop is entered
/// again after each chunk of its iterations, and returns it. Again is the block
/// that is to branch to it.
static BasicBlock *makeEntry(Loop &L, BasicBlock *Again) {
  BasicBlock *Header = L.getHeader(), *Preheader = L.getLoopPreheader();
  BasicBlock *Entry = BasicBlock::Create(Header->getContext(), "chunk",
                                         Header->getParent(), Header);
  Preheader->getTerminator()->replaceSuccessorWith(Header, Entry);
  IRBuilder<> B(Entry);
  for (PHINode &Phi : Header->phis()) {
    PHINode *Outer = B.CreatePHI(Phi.getType(), 2, Phi.getName() + ".chunk");
    Outer->addIncoming(Phi.getIncomingValueForBlock(Preheader), Preheader);
    Outer->addIncoming(Phi.getIncomingValueForBlock(L.getLoopLatch()), Again);
    int At = Phi.getBasicBlockIndex(Preheader);
    Phi.setIncomingValue(At, Outer);
    Phi.setIncomingBlock(At, Entry);
  }
  B.CreateBr(Header);
  return Entry;
}

/// Gives the loop's latch a bound that is at most a chunk away; behind it
/// the original comparison decides between the exit and Again.
static void boundChunk(Loop &L, const CountedLatch &C, BasicBlock *Again,
                       BasicBlock *Entry) {
  BasicBlock *Header = L.getHeader(), *Latch = L.getLoopLatch();
  auto *Branch = cast<BranchInst>(Latch->getTerminator());
  IRBuilder<> B(Entry->getTerminator());
  Value *First = C.Phi->getIncomingValueForBlock(Entry);
  if (C.X != C.Phi)
    First = B.CreateAdd(First, C.Step);
  Value *Far =
      C.Descends ? B.CreateSub(First, C.Bound) : B.CreateSub(C.Bound, First);
  Value *Length = C.Descends ? B.CreateNeg(C.Step) : C.Step;
  Length = B.CreateShl(Length, ChunkBits);
  Value *Min = B.CreateBinaryIntrinsic(Intrinsic::umin, Far, Length);
  Value *End = C.Descends ? B.CreateSub(First, Min) : B.CreateAdd(First, Min);
  Value *Limit = B.CreateSelect(B.CreateICmp(C.Pred, First, C.Bound), End,
                                C.Bound, "chunk.bound");
  BasicBlock *Check = BasicBlock::Create(Header->getContext(), "chunk.done",
                                         Header->getParent(), Again);
  BasicBlock *Exit = Branch->getSuccessor(Branch->getSuccessor(0) == Header);
  Value *Old = Branch->getCondition();
  B.SetInsertPoint(Branch);
  B.CreateCondBr(B.CreateICmp(C.Pred, C.X, Limit), Header, Check);
  B.SetInsertPoint(Check);
  B.SetCurrentDebugLocation(Branch->getDebugLoc());
  B.CreateCondBr(B.CreateICmp(C.Pred, C.X, C.Bound), Again, Exit);
  Branch->eraseFromParent();
  RecursivelyDeleteTriviallyDeadInstructions(Old);
  Exit->replacePhiUsesWith(Latch, Check);
}

/// Makes two loops of one: the inner one, Header to Latch, does a chunk of the
/// iterations, the outer one polls. Returns the outer one's latch.
static BasicBlock *chunk(Loop &L, const CountedLatch &Counted) {
  BasicBlock *Latch = L.getLoopLatch();
  BasicBlock *Again =
      BasicBlock::Create(Latch->getContext(), "chunk.poll", Latch->getParent(),
                         Latch->getNextNode());
  BasicBlock *Entry = makeEntry(L, Again);
  BranchInst::Create(Entry, Again)
      ->setDebugLoc(Latch->getTerminator()->getDebugLoc());
  boundChunk(L, Counted, Again, Entry);
  return Again;
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
  auto &AC = AM.getResult<AssumptionAnalysis>(F);
  SmallVector<Loop *> Counted;
  SmallVector<BasicBlock *> Latches;
  for (Loop *L : Polling) {
    if (L->isInnermost())
      simplifyLoop(L, &DT, &Loops, &SE, &AC, nullptr, /*PreserveLCSSA=*/false);
    if (matchLatch(*L, SE)) {
      Counted.push_back(L);
    } else {
      unroll(L, Loops, SE, DT, F, AM);
      L->getLoopLatches(Latches);
    }
  }
  // The analyses hold until the first loop is cut.
  SmallVector<std::pair<Loop *, CountedLatch>> Chunked;
  for (Loop *L : Counted)
    if (std::optional<CountedLatch> C = matchLatch(*L, SE))
      Chunked.push_back({L, *C});
    else
      L->getLoopLatches(Latches);
  for (auto &[L, C] : Chunked)
    Latches.push_back(chunk(*L, C));
  FunctionCallee Slow = F.getParent()->getOrInsertFunction(
      "runtime.preempt", Type::getVoidTy(F.getContext()));
  auto *Callee = cast<Function>(Slow.getCallee());
  Callee->setCallingConv(CallingConv::X86_RegCall);
  Callee->setDSOLocal(true);
  for (BasicBlock *Latch : Latches)
    insertPoll(Latch, Slow);
  return PreservedAnalyses::none();
}
