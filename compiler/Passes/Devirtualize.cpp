//===- Devirtualize.cpp - Calls whose function is known -------------------===//

#include "compiler/Passes/Devirtualize.h"
#include "compiler/Passes/Passes.h"
#include "runtime/abi/TypeDescriptor.h"

#define DEBUG_TYPE "go-devirtualize"

namespace zokor::passes {
#define GEN_PASS_DEF_DEVIRTUALIZEPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;
using namespace zokor::passes;

namespace {

struct DevirtualizePass
    : zokor::passes::impl::DevirtualizePassBase<DevirtualizePass> {
  using Base::Base;
  void runOnOperation() final;
};

} // namespace

static bool hasType(go::FuncOp F, ValueRange Args, TypeRange Results) {
  return F && llvm::equal(F.getArgumentTypes(), Args.getTypes()) &&
         llvm::equal(F.getResultTypes(), Results);
}

/// Replaces Op by a call of F.
static void callInstead(Operation *Op, go::FuncOp F, ValueRange Args) {
  OpBuilder B(Op);
  auto Call = go::CallOp::create(B, Op->getLoc(), Op->getResultTypes(),
                                 FlatSymbolRefAttr::get(F.getSymNameAttr()),
                                 Args, nullptr, nullptr);
  Op->replaceAllUsesWith(Call);
  Op->erase();
}

/// The itab says which function a method of a known dynamic type is.
static bool devirtualizeIface(go::CallIfaceOp Call, const CallGraph &Calls) {
  auto Make = Call.getReceiver().getDefiningOp<go::IfaceMakeOp>();
  if (!Make)
    return false;
  go::FuncOp Method = Calls.functionInData(
      Make.getWord(), int64_t(offsetof(abi::Itab, Fun) + 8 * Call.getIndex()));
  SmallVector<Value> Args{Make.getData()};
  llvm::append_range(Args, Call.getArgs());
  if (!hasType(Method, Args, Call.getResultTypes()))
    return false;
  callInstead(Call, Method, Args);
  return true;
}

/// The func value of a declared function: its wrapper `f·fv` drops the closure
/// object and calls f.
static bool devirtualizeClosure(go::CallClosureOp Call,
                                const CallGraph &Calls) {
  Operation *Def = definitionOf(Call.getCallee());
  auto Address = dyn_cast_or_null<go::FuncAddrOp>(Def);
  if (!Address)
    return false;
  StringRef Symbol = Address.getClosure();
  if (!Symbol.consume_back("·f"))
    return false;
  go::FuncOp F = Calls.function(Symbol);
  if (!F || F.getClosure() ||
      !hasType(F, Call.getArgs(), Call.getResultTypes()))
    return false;
  callInstead(Call, F, Call.getArgs());
  return true;
}

/// x.(T) where x was made from a T.
static bool answerAssertion(go::IfaceAssertOp Assert) {
  auto Make = Assert.getValue().getDefiningOp<go::IfaceMakeOp>();
  if (!Make || Make.getType() != Assert.getType())
    return false;
  OpBuilder B(Assert);
  Value True =
      arith::ConstantOp::create(B, Assert.getLoc(), B.getBoolAttr(true));
  Assert.getData().replaceAllUsesWith(Make.getData());
  Assert.getOk().replaceAllUsesWith(True);
  Assert.erase();
  return true;
}

bool zokor::passes::devirtualize(Operation *Op, const CallGraph &Calls) {
  if (auto Call = dyn_cast<go::CallIfaceOp>(Op))
    return devirtualizeIface(Call, Calls);
  if (auto Call = dyn_cast<go::CallClosureOp>(Op))
    return devirtualizeClosure(Call, Calls);
  if (auto Assert = dyn_cast<go::IfaceAssertOp>(Op))
    return answerAssertion(Assert);
  return false;
}

void DevirtualizePass::runOnOperation() {
  CallGraph Calls(getOperation());
  SmallVector<Operation *> Ops;
  getOperation().walk([&](Operation *Op) {
    if (isa<go::CallIfaceOp, go::CallClosureOp, go::IfaceAssertOp>(Op))
      Ops.push_back(Op);
  });
  for (Operation *Op : Ops)
    NumDevirtualized += devirtualize(Op, Calls);
}
