//===- ChooseDeferForm.cpp - How defer statements are implemented ---------===//

#include "compiler/Passes/LoopNest.h"
#include "compiler/Passes/Passes.h"
#include "runtime/abi/Defer.h"

#include "compiler/Dialect/Go/IR/GoOps.h"
#include "llvm/ADT/PostOrderIterator.h"

#define DEBUG_TYPE "go-choose-defer-form"

namespace zokor::passes {
#define GEN_PASS_DEF_CHOOSEDEFERFORMPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;

namespace {

struct ChooseDeferFormPass
    : zokor::passes::impl::ChooseDeferFormPassBase<ChooseDeferFormPass> {
  using Base::Base;
  void runOnOperation() final;
};

/// The defer statements of a function, and where it leaves.
struct Defers {
  explicit Defers(go::FuncOp F);

  /// In an order that agrees with every execution, if none is in a loop.
  SmallVector<go::DeferOp> All;
  unsigned NumExits = 0;
  bool AnyInLoop = false;
};

} // namespace

/// The way on after a recovered panic is not one of the function's returns.
static bool isRecovery(go::DeferRunOp Run) {
  return llvm::any_of(Run->getBlock()->getPredecessors(), [&](Block *Pred) {
    auto Branch = dyn_cast<cf::CondBranchOp>(Pred->getTerminator());
    return Branch && Branch.getTrueDest() == Run->getBlock() &&
           Branch.getCondition().getDefiningOp<go::DeferFrameOp>();
  });
}

Defers::Defers(go::FuncOp F) {
  passes::LoopNest Loops(F.getBody());
  // Blocks outside of loops come in reverse post-order before those that they
  // lead to.
  llvm::ReversePostOrderTraversal<Block *> Order(&F.getBody().front());
  for (Block *B : Order)
    for (Operation &Op : *B) {
      if (auto Defer = dyn_cast<go::DeferOp>(Op)) {
        if (Loops.depth(B))
          Defer.setInLoop(true);
        AnyInLoop |= Defer.getInLoop();
        All.push_back(Defer);
      } else if (auto Run = dyn_cast<go::DeferRunOp>(Op)) {
        NumExits += !isRecovery(Run);
      }
    }
}

/// No defer statement can be reached: the function is like any other.
static void removeFrame(go::FuncOp F) {
  F.walk([](Operation *Op) {
    if (auto Frame = dyn_cast<go::DeferFrameOp>(Op)) {
      OpBuilder B(Op);
      Value False =
          arith::ConstantOp::create(B, Op->getLoc(), B.getBoolAttr(false));
      Frame.getRecovered().replaceAllUsesWith(False);
    }
    if (isa<go::DeferFrameOp, go::DeferRunOp, go::DeferOp>(Op))
      Op->erase();
  });
}

void ChooseDeferFormPass::runOnOperation() {
  go::FuncOp F = getOperation();
  bool HasDefers = false;
  F.walk([&](Operation *Op) {
    HasDefers |= isa<go::DeferFrameOp, go::DeferOp, go::DeferRunOp>(Op);
  });
  if (!HasDefers)
    return;
  Defers D(F);
  if (D.All.empty())
    return removeFrame(F);
  bool Open = !NoOpen && !D.AnyInLoop && D.All.size() <= abi::MaxOpenDefers &&
              D.All.size() * D.NumExits <= abi::MaxOpenDeferExits;
  Builder B(&getContext());
  for (auto [I, Defer] : llvm::enumerate(D.All)) {
    if (Open) {
      Defer.setForm(go::DeferForm::Open);
      Defer.setIndexAttr(B.getI64IntegerAttr(int64_t(I)));
      continue;
    }
    Defer.setForm(Defer.getInLoop() ? go::DeferForm::Heap
                                    : go::DeferForm::Stack);
    Defer.removeIndexAttr();
  }
  // Nothing executes a defer in a block that cannot be reached.
  F.walk([&](go::DeferOp Defer) {
    if (Defer.getForm() == go::DeferForm::Undecided)
      Defer->erase();
  });
}
