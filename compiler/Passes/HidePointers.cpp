//===- HidePointers.cpp - Integers that are no pointers any more ----------===//

#include "compiler/Passes/Passes.h"

#include "compiler/Dialect/Go/IR/GoOps.h"

#define DEBUG_TYPE "go-hide-pointers"

namespace zokor::passes {
#define GEN_PASS_DEF_HIDEPOINTERSPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;

namespace {

struct HidePointersPass
    : zokor::passes::impl::HidePointersPassBase<HidePointersPass> {
  using Base::Base;
  void runOnOperation() final;
};

} // namespace

void HidePointersPass::runOnOperation() {
  getOperation().walk([&](go::PtrToIntOp Op) {
    bool Stored = llvm::all_of(Op->getUsers(), [](Operation *User) {
      auto Store = dyn_cast<go::StoreOp>(User);
      return Store && Store.getAddr().getDefiningOp<go::VarOp>();
    });
    if (Stored)
      Op->setAttr("go.hidden", UnitAttr::get(&getContext()));
  });
  // The address of a first field is folded into that of its struct.
  getOperation().walk([&](go::FieldAddrOp Op) {
    if (!Op->hasAttr("go.header"))
      return;
    for (Operation *User : Op->getUsers())
      if (isa<go::LoadOp, go::StoreOp>(User))
        User->setAttr("go.header", UnitAttr::get(&getContext()));
  });
}
