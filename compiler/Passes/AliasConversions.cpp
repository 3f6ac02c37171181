//===- AliasConversions.cpp - Conversions that need no copy ---------------===//
//
// string(b) copies because b may change later; []byte(s) copies because the
// result may be written to. Neither is needed if
//
// - the string is used up before anything can change b: compared, measured, or
//   looked up in a map, in the same block, with nothing that writes between;
// - nobody writes to the bytes, and their address goes nowhere: a loop over
//   []byte(s). Strings never change.
//
//===----------------------------------------------------------------------===//

#include "compiler/Passes/Passes.h"

#include "compiler/Dialect/Go/IR/GoOps.h"

#define DEBUG_TYPE "go-alias-conversions"

namespace zokor::passes {
#define GEN_PASS_DEF_ALIASCONVERSIONSPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;

namespace {

struct AliasConversionsPass
    : zokor::passes::impl::AliasConversionsPassBase<AliasConversionsPass> {
  using Base::Base;
  void runOnOperation() final;
};

} // namespace

/// Neither writes memory nor lets anything else run that could.
static bool keepsMemory(Operation &Op) {
  return isPure(&Op) ||
         isa<go::LoadOp, go::CheckNilOp, go::CheckBoundsOp, go::MapLookupOp,
             go::MapLenOp, go::StringFromBytesOp>(Op);
}

/// Does the use of a string end when the op has run?
static bool usesUp(Operation *User) {
  return isa<go::StringCompareOp, go::StringLenOp, go::MapLookupOp>(User);
}

static bool isUsedUpAtOnce(go::StringFromBytesOp Op) {
  unsigned Uses = 0, Found = 0;
  for (Operation *User : Op->getUsers()) {
    if (!usesUp(User) || User->getBlock() != Op->getBlock())
      return false;
    ++Uses;
  }
  for (Operation *Next = Op->getNextNode(); Next && Found != Uses;
       Next = Next->getNextNode()) {
    if (!keepsMemory(*Next) && !usesUp(Next))
      return false;
    for (Value Operand : Next->getOperands())
      Found += Operand == Op.getResult();
  }
  return Found == Uses;
}

/// Is memory only read through V, a slice or an address in it?
static bool isOnlyRead(Value V) {
  constexpr unsigned MaxUses = 64;
  SmallVector<Value, 8> Work{V};
  unsigned Uses = 0;
  while (!Work.empty())
    for (Operation *User : Work.pop_back_val().getUsers()) {
      if (++Uses > MaxUses)
        return false;
      if (isa<go::LoadOp, go::SliceLenOp, go::SliceCapOp>(User))
        continue;
      if (!isa<go::SlicePtrOp, go::IndexAddrOp, go::PtrAddOp, go::CheckNilOp>(
              User))
        return false;
      Work.push_back(User->getResult(0));
    }
  return true;
}

/// cap([]byte(s)) of a copy is rounded up to a size class; an alias has the
/// length of s.
static bool hasCapacityUse(Value V) {
  return llvm::any_of(
      V.getUsers(), [](Operation *User) { return isa<go::SliceCapOp>(User); });
}

void AliasConversionsPass::runOnOperation() {
  getOperation().walk([&](Operation *Op) {
    if (auto ToString = dyn_cast<go::StringFromBytesOp>(Op)) {
      if (isUsedUpAtOnce(ToString)) {
        ToString.setAlias(true);
        ++NumAliases;
      }
    } else if (auto ToBytes = dyn_cast<go::StringToBytesOp>(Op)) {
      Value Bytes = ToBytes.getResult();
      if (isOnlyRead(Bytes) && !hasCapacityUse(Bytes)) {
        ToBytes.setAlias(true);
        ++NumAliases;
      }
    }
  });
}
