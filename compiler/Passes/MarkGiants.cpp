//===- MarkGiants.cpp - Functions too large to be optimized ---------------===//
//
// At each call every pointer that lives across it is a value that the collector
// may find, so what RS4GC and register allocation do grows with calls times
// pointers: 6,600 calls and 60 pointers took more than eight minutes. A
// function beyond a limit keeps its variables in memory, where pointers are
// found by address and cost nothing at a call; the same function takes seconds
// then.
//
//===----------------------------------------------------------------------===//

#include "compiler/Passes/Passes.h"

#include "compiler/Dialect/Go/IR/GoOps.h"

#define DEBUG_TYPE "go-mark-giants"

namespace zokor::passes {
#define GEN_PASS_DEF_MARKGIANTSPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;

namespace {

struct MarkGiantsPass
    : zokor::passes::impl::MarkGiantsPassBase<MarkGiantsPass> {
  using Base::Base;
  void runOnOperation() final;
};

} // namespace

void MarkGiantsPass::runOnOperation() {
  for (auto F : getOperation().getOps<go::FuncOp>()) {
    uint64_t Calls = 0, Pointers = 0;
    F.walk([&](Operation *Op) {
      if (isa<go::CallOp, go::CallClosureOp, go::CallIfaceOp>(Op))
        ++Calls;
      else if (auto Var = dyn_cast<go::VarOp>(Op))
        Pointers += !isa<IntegerType, FloatType>(Var.getElem());
    });
    if (Calls * Pointers <= MaxWork)
      continue;
    F->setAttr("go.giant", UnitAttr::get(&getContext()));
    F.setNoinline(true);
  }
}
