//===- EliminateChecks.cpp - Checks that cannot fail ----------------------===//
//
// A nil check is gone if the pointer was checked on every way here. A bounds
// check is gone if 0 <= index < length follows from
//
// - checks and branch conditions that dominate it: facts x < y, x <= y;
// - what values are: lengths are not negative, masks, zero extensions,
//   constants;
// - induction: the argument of a loop header that starts within a bound and
//   that every iteration moves towards the other end, under a condition that
//   keeps it from wrapping.
//
// Facts form a graph of differences: to prove x < y is to find a path from x to
// y with a < on it. Paths are short, so that the pass is linear. What needs
// real arithmetic is left to LLVM.
//
//===----------------------------------------------------------------------===//

#include "compiler/Passes/Passes.h"

#include "compiler/Dialect/Go/IR/GoOps.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/Matchers.h"

#define DEBUG_TYPE "go-eliminate-checks"

namespace zokor::passes {
#define GEN_PASS_DEF_ELIMINATECHECKSPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;

namespace {

/// Lhs < Rhs, or <= if not Strict; as signed 64-bit numbers.
struct Fact {
  Value Lhs, Rhs;
  bool Strict;
};

/// What holds when a block begins, and the facts of its checks.
class FactFinder {
public:
  explicit FactFinder(DominanceInfo &Dom) : Dom(Dom) {}

  /// Is Lhs < Rhs (or <=) when At is executed?
  bool less(Value Lhs, Value Rhs, bool Strict, Operation *At,
            unsigned Depth = 0);
  bool isNonNegative(Value V, Operation *At, unsigned Depth = 0);

private:
  void collect(Operation *At, llvm::function_ref<bool(const Fact &)> Use);
  bool conditionFacts(Block *B, llvm::function_ref<bool(const Fact &)> Use);
  bool comparisonFacts(arith::CmpIOp Cmp, bool Holds, Operation *At,
                       llvm::function_ref<bool(const Fact &)> Use);
  bool constantLess(Value Lhs, Value Rhs, bool Strict);
  bool stepsDown(BlockArgument Arg, Value Bound, bool Strict, unsigned Depth);
  bool stepsUp(BlockArgument Arg, unsigned Depth);
  bool mayAdd(Value V, int64_t Step, Operation *At);

  DominanceInfo &Dom;
  /// Header arguments that are being proved: taken to hold in the step.
  SmallVector<Value> AssumedNonNegative;
};

struct EliminateChecksPass
    : zokor::passes::impl::EliminateChecksPassBase<EliminateChecksPass> {
  using Base::Base;
  void runOnOperation() final;

private:
  void eliminateNilChecks(go::FuncOp F, DominanceInfo &Dom);
  void eliminateBoundsChecks(go::FuncOp F, DominanceInfo &Dom);
};

} // namespace

/// How far up the tree of dominators facts are looked for, and how long chains
/// of them are.
static constexpr unsigned MaxDominators = 48;
static constexpr unsigned MaxFactsRead = 192;
static constexpr unsigned MaxDepth = 4;

static std::optional<int64_t> constantOf(Value V) {
  llvm::APInt Int;
  if (matchPattern(V, m_ConstantInt(&Int)) && Int.getBitWidth() <= 64)
    return Int.getSExtValue();
  return std::nullopt;
}

/// The immediate dominator of B; null for the entry and unreachable blocks.
static Block *dominatorOf(Block *B, DominanceInfo &Dom) {
  if (B->getParent()->hasOneBlock())
    return nullptr;
  DominanceInfoNode *Node = Dom.getNode(B);
  DominanceInfoNode *Parent = Node ? Node->getIDom() : nullptr;
  return Parent ? Parent->getBlock() : nullptr;
}

/// The block from which B is entered, not counting the edges of a loop that B
/// is the header of: what its branch says holds in B.
static Block *entryPredecessor(Block *B, DominanceInfo &Dom) {
  if (B->isEntryBlock())
    return nullptr;
  Block *Entry = nullptr;
  for (Block *Pred : B->getPredecessors()) {
    if (Dom.dominates(B, Pred))
      continue;
    if (Entry)
      return nullptr;
    Entry = Pred;
  }
  return Entry;
}

/// The value without checks that passed it on.
static Value uncheckedOf(Value V) {
  while (auto Check = V.getDefiningOp<go::CheckBoundsOp>())
    V = Check.getIndex();
  return V;
}

/// The length or capacity of something: never negative.
static bool isLength(Value V) {
  return isa_and_nonnull<go::SliceLenOp, go::SliceCapOp, go::StringLenOp,
                         go::MapLenOp, go::ChanLenOp, go::ChanCapOp>(
      V.getDefiningOp());
}

/// V = Result + Step with a constant step; V itself with step 0.
static std::pair<Value, int64_t> takeStep(Value V) {
  // The least number is no step: it has no opposite.
  auto IsStep = [](std::optional<int64_t> C) { return C && *C != INT64_MIN; };
  if (auto Add = V.getDefiningOp<arith::AddIOp>()) {
    if (auto Step = constantOf(Add.getRhs()); IsStep(Step))
      return {uncheckedOf(Add.getLhs()), *Step};
    if (auto Step = constantOf(Add.getLhs()); IsStep(Step))
      return {uncheckedOf(Add.getRhs()), *Step};
  }
  if (auto Sub = V.getDefiningOp<arith::SubIOp>())
    if (auto Step = constantOf(Sub.getRhs()); IsStep(Step))
      return {uncheckedOf(Sub.getLhs()), -*Step};
  return {V, 0};
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

/// The facts of a comparison that is true or false.
bool FactFinder::comparisonFacts(arith::CmpIOp Cmp, bool Holds, Operation *At,
                                 llvm::function_ref<bool(const Fact &)> Use) {
  if (!Cmp.getLhs().getType().isInteger(64))
    return false;
  using P = arith::CmpIPredicate;
  P Pred =
      Holds ? Cmp.getPredicate() : arith::invertPredicate(Cmp.getPredicate());
  Value L = uncheckedOf(Cmp.getLhs()), R = uncheckedOf(Cmp.getRhs());
  switch (Pred) {
  case P::slt:
    return Use({L, R, true});
  case P::sle:
    return Use({L, R, false});
  case P::sgt:
    return Use({R, L, true});
  case P::sge:
    return Use({R, L, false});
  case P::eq:
    return Use({L, R, false}) || Use({R, L, false});
  case P::ne: // a length that is not zero
    if (isLength(L) && constantOf(R) == 0)
      return Use({R, L, true});
    return isLength(R) && constantOf(L) == 0 && Use({L, R, true});
  // Unsigned: a number below one that is not negative is not negative itself.
  case P::ult:
    return isLength(R) && Use({L, R, true});
  case P::ule:
    return isLength(R) && Use({L, R, false});
  case P::ugt:
    return isLength(L) && Use({R, L, true});
  case P::uge:
    return isLength(L) && Use({R, L, false});
  default:
    return false;
  }
}

/// What the branch to a block says.
bool FactFinder::conditionFacts(Block *B,
                                llvm::function_ref<bool(const Fact &)> Use) {
  Block *Pred = entryPredecessor(B, Dom);
  if (!Pred)
    return false;
  auto Branch = dyn_cast<cf::CondBranchOp>(Pred->getTerminator());
  if (!Branch || Branch.getTrueDest() == Branch.getFalseDest())
    return false;
  auto Cmp = Branch.getCondition().getDefiningOp<arith::CmpIOp>();
  return Cmp && comparisonFacts(Cmp, Branch.getTrueDest() == B, Branch, Use);
}

/// Gives Use the facts that hold at At, nearest first, until it returns true.
void FactFinder::collect(Operation *At,
                         llvm::function_ref<bool(const Fact &)> Use) {
  unsigned Read = 0;
  auto Checks = [&](Operation *Op) {
    for (; Op; Op = Op->getPrevNode())
      if (auto Check = dyn_cast<go::CheckBoundsOp>(Op)) {
        bool Strict = Check.getKind() == go::BoundsKind::Index;
        if (++Read > MaxFactsRead ||
            Use({uncheckedOf(Check.getIndex()), uncheckedOf(Check.getLength()),
                 Strict}))
          return true;
      }
    return false;
  };
  if (Checks(At->getPrevNode()))
    return;
  Block *B = At->getBlock();
  for (unsigned I = 0; I < MaxDominators && B; ++I) {
    if (conditionFacts(B, Use))
      return;
    B = dominatorOf(B, Dom);
    if (B && !B->empty() && Checks(&B->back()))
      return;
  }
}

bool FactFinder::constantLess(Value Lhs, Value Rhs, bool Strict) {
  std::optional<int64_t> Low = constantOf(Rhs), High = constantOf(Lhs);
  if (!Low) {
    // Nothing is known but that lengths are not negative.
    return High && isLength(Rhs) && (Strict ? *High < 0 : *High <= 0);
  }
  if (High)
    return Strict ? *High < *Low : *High <= *Low;
  // Masks, remainders and extensions bound a value.
  Operation *Def = Lhs.getDefiningOp();
  std::optional<int64_t> Max;
  if (auto And = dyn_cast_or_null<arith::AndIOp>(Def)) {
    for (Value Operand : And->getOperands())
      if (std::optional<int64_t> C = constantOf(Operand); C && *C >= 0)
        Max = Max ? std::min(*Max, *C) : *C;
  } else if (auto Ext = dyn_cast_or_null<arith::ExtUIOp>(Def)) {
    unsigned Bits = Ext.getIn().getType().getIntOrFloatBitWidth();
    if (Bits < 63)
      Max = (int64_t(1) << Bits) - 1;
  } else if (auto Rem = dyn_cast_or_null<go::RemOp>(Def)) {
    if (std::optional<int64_t> C = constantOf(Rem.getRhs()); C && *C > 0)
      Max = *C - 1;
  }
  return Max && (Strict ? *Max < *Low : *Max <= *Low);
}

bool FactFinder::less(Value Lhs, Value Rhs, bool Strict, Operation *At,
                      unsigned Depth) {
  Lhs = uncheckedOf(Lhs);
  Rhs = uncheckedOf(Rhs);
  if (Lhs == Rhs)
    return !Strict;
  if (constantLess(Lhs, Rhs, Strict))
    return true;
  if (Depth >= MaxDepth)
    return false;
  // x - c < y if x <= y and nothing wraps.
  if (auto [From, Step] = takeStep(Lhs); Step < 0 &&
                                         isNonNegative(From, At, Depth + 1) &&
                                         less(From, Rhs, false, At, Depth + 1))
    return true;
  bool Proved = false;
  collect(At, [&](const Fact &Known) {
    if (Known.Lhs != Lhs)
      return false;
    if (Known.Rhs == Rhs)
      Proved = Known.Strict || !Strict;
    else if (Known.Rhs != Lhs && Depth + 1 < MaxDepth)
      Proved = less(Known.Rhs, Rhs, Strict && !Known.Strict, At, Depth + 2);
    return Proved;
  });
  if (Proved)
    return true;
  auto Arg = dyn_cast<BlockArgument>(Lhs);
  return Arg && stepsDown(Arg, Rhs, Strict, Depth);
}

//===----------------------------------------------------------------------===//
// Induction
//===----------------------------------------------------------------------===//

/// The values that the predecessors of Arg's block pass for it; false if one
/// is not known.
static bool
incoming(BlockArgument Arg,
         llvm::function_ref<bool(Value, Operation *Terminator)> Use) {
  Block *B = Arg.getOwner();
  if (B->isEntryBlock())
    return false;
  for (auto It = B->pred_begin(); It != B->pred_end(); ++It) {
    auto Branch = dyn_cast<BranchOpInterface>((*It)->getTerminator());
    if (!Branch)
      return false;
    Value V =
        Branch.getSuccessorOperands(It.getSuccessorIndex())[Arg.getArgNumber()];
    if (!V || !Use(V, Branch))
      return false;
  }
  return true;
}

/// An argument that begins below Bound and only gets smaller: the loop that
/// counts down. Bound must be the same in all iterations.
bool FactFinder::stepsDown(BlockArgument Arg, Value Bound, bool Strict,
                           unsigned Depth) {
  if (!Dom.properlyDominates(Bound, &Arg.getOwner()->front()))
    return false;
  if (auto BoundArg = dyn_cast<BlockArgument>(Bound))
    if (BoundArg.getOwner() == Arg.getOwner())
      return false;
  return incoming(Arg, [&](Value V, Operation *Terminator) {
    V = uncheckedOf(V);
    if (V == Arg)
      return true;
    auto [From, Step] = takeStep(V);
    if (From == Arg && Step < 0)
      return isNonNegative(From, Terminator, Depth + 1);
    return !Dom.dominates(Arg.getOwner(), Terminator->getBlock()) &&
           less(V, Bound, Strict, Terminator, Depth + 1);
  });
}

/// Does V + Step not wrap? V + 1 does not if V is below anything. (Lengths are
/// no bound for larger steps: a []struct{} may have 2^63-1 elements.)
bool FactFinder::mayAdd(Value V, int64_t Step, Operation *At) {
  constexpr int64_t Half = int64_t(1) << 62;
  bool Bounded = false;
  collect(At, [&](const Fact &Known) {
    bool FarFromEnd = constantOf(Known.Rhs).value_or(INT64_MAX) < Half;
    Bounded = Known.Lhs == V && Known.Strict &&
              (Step == 1 || (FarFromEnd && Step < Half));
    return Bounded;
  });
  return Bounded;
}

/// An argument that begins at zero or above and only gets larger, under a
/// condition that keeps it from wrapping.
bool FactFinder::stepsUp(BlockArgument Arg, unsigned Depth) {
  if (llvm::is_contained(AssumedNonNegative, Arg))
    return true;
  if (AssumedNonNegative.size() > 2)
    return false;
  AssumedNonNegative.push_back(Arg);
  bool Result = incoming(Arg, [&](Value V, Operation *Terminator) {
    V = uncheckedOf(V);
    if (V == Arg)
      return true;
    auto [From, Step] = takeStep(V);
    if (From != Arg || Step == 0)
      return isNonNegative(V, Terminator, Depth + 1);
    if (Step < 0)
      return false;
    return mayAdd(Arg, Step, Terminator);
  });
  AssumedNonNegative.pop_back();
  return Result;
}

bool FactFinder::isNonNegative(Value V, Operation *At, unsigned Depth) {
  V = uncheckedOf(V);
  if (isLength(V))
    return true;
  if (std::optional<int64_t> C = constantOf(V))
    return *C >= 0;
  if (Depth > MaxDepth)
    return false;
  Operation *Def = V.getDefiningOp();
  if (auto And = dyn_cast_or_null<arith::AndIOp>(Def))
    return isNonNegative(And.getLhs(), At, Depth + 1) ||
           isNonNegative(And.getRhs(), At, Depth + 1);
  if (isa_and_nonnull<arith::ExtUIOp>(Def))
    return true;
  if (auto Shift = dyn_cast_or_null<go::ShrOp>(Def))
    return Shift.getIsUnsigned()
               ? constantOf(Shift.getCount()).value_or(0) > 0
               : isNonNegative(Shift.getValue(), At, Depth + 1);
  if (auto Div = dyn_cast_or_null<go::DivOp>(Def))
    if (!Div.getIsUnsigned() && constantOf(Div.getRhs()).value_or(0) > 0)
      return isNonNegative(Div.getLhs(), At, Depth + 1);
  if (auto Rem = dyn_cast_or_null<go::RemOp>(Def))
    if (!Rem.getIsUnsigned() && isNonNegative(Rem.getLhs(), At, Depth + 1))
      return true;
  if (auto Select = dyn_cast_or_null<arith::SelectOp>(Def))
    return isNonNegative(Select.getTrueValue(), At, Depth + 1) &&
           isNonNegative(Select.getFalseValue(), At, Depth + 1);
  // n - c where c <= n.
  if (auto [From, Step] = takeStep(V); Step < 0) {
    bool Enough = false;
    collect(At, [&](const Fact &Known) {
      std::optional<int64_t> Low = constantOf(Known.Lhs);
      Enough = Known.Rhs == From && Low && *Low >= 0 &&
               (Known.Strict ? *Low >= -Step - 1 : *Low >= -Step);
      return Enough;
    });
    if (Enough)
      return true;
  }
  // n + 1 where n is below anything.
  if (auto [From, Step] = takeStep(V);
      Step > 0 && isNonNegative(From, At, Depth + 1) && mayAdd(From, Step, At))
    return true;
  if (auto Arg = dyn_cast<BlockArgument>(V); Arg && stepsUp(Arg, Depth))
    return true;
  bool Proved = false;
  collect(At, [&](const Fact &Known) {
    // A check that passed, or a comparison with what is not negative.
    if (Known.Rhs == V)
      Proved = constantOf(Known.Lhs).value_or(INT64_MIN) >=
                   (Known.Strict ? -1 : 0) ||
               isLength(Known.Lhs);
    return Proved;
  });
  if (Proved)
    return true;
  // An index that was checked: walk up to a check of V itself.
  for (Operation *User : V.getUsers())
    if (auto Check = dyn_cast<go::CheckBoundsOp>(User))
      if (Check.getIndex() == V && Check != At &&
          Dom.properlyDominates(Check.getOperation(), At))
        return true;
  return false;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static Value uncheckedPointer(Value V) {
  while (auto Check = V.getDefiningOp<go::CheckNilOp>())
    V = Check.getPtr();
  return V;
}

/// Is V the address of an element that exists: &s[i] behind the check of i?
static bool isElementAddress(Value V) {
  auto Element = V.getDefiningOp<go::IndexAddrOp>();
  if (!Element)
    return false;
  auto Ptr = Element.getBase().getDefiningOp<go::SlicePtrOp>();
  auto Check = Element.getIndex().getDefiningOp<go::CheckBoundsOp>();
  if (!Ptr || !Check || Check.getKind() != go::BoundsKind::Index)
    return false;
  auto Length = Check.getLength().getDefiningOp<go::SliceLenOp>();
  return Length && Length.getSlice() == Ptr.getSlice();
}

/// Is V not nil because of the branch to B or one above?
static bool isNonNilByBranch(Value V, Block *B, DominanceInfo &Dom) {
  for (unsigned I = 0; I < MaxDominators && B; ++I) {
    if (Block *Pred = entryPredecessor(B, Dom))
      if (auto Branch = dyn_cast<cf::CondBranchOp>(Pred->getTerminator());
          Branch && Branch.getTrueDest() != Branch.getFalseDest())
        if (auto Eq = Branch.getCondition().getDefiningOp<go::PtrEqOp>()) {
          Value L = uncheckedPointer(Eq.getLhs()),
                R = uncheckedPointer(Eq.getRhs());
          bool WithNil = (L == V && R.getDefiningOp<go::NilOp>()) ||
                         (R == V && L.getDefiningOp<go::NilOp>());
          if (WithNil && Branch.getFalseDest() == B)
            return true;
        }
    B = dominatorOf(B, Dom);
  }
  return false;
}

void EliminateChecksPass::eliminateNilChecks(go::FuncOp F, DominanceInfo &Dom) {
  llvm::MapVector<Value, SmallVector<go::CheckNilOp, 2>> Checks;
  F.walk([&](go::CheckNilOp Check) {
    Checks[uncheckedPointer(Check.getPtr())].push_back(Check);
  });
  SmallVector<go::CheckNilOp> Dead;
  for (auto &[Pointer, List] : Checks) {
    // A pointer with thousands of checks: only near ones are compared.
    constexpr size_t Near = 64;
    for (auto [I, Check] : llvm::enumerate(List)) {
      bool Known = isElementAddress(Pointer) ||
                   isNonNilByBranch(Pointer, Check->getBlock(), Dom);
      auto Others = ArrayRef(List).take_front(I).take_back(Near);
      for (go::CheckNilOp Other : Others)
        Known = Known || Dom.properlyDominates(Other.getOperation(),
                                               Check.getOperation());
      if (Known)
        Dead.push_back(Check);
    }
  }
  // Erased last: a dead check may be the one that dominates another.
  for (go::CheckNilOp Check : Dead) {
    Check.replaceAllUsesWith(Check.getPtr());
    Check.erase();
    ++NumNil;
  }
}

void EliminateChecksPass::eliminateBoundsChecks(go::FuncOp F,
                                                DominanceInfo &Dom) {
  FactFinder Facts(Dom);
  SmallVector<go::CheckBoundsOp> Checks, Dead;
  F.walk([&](go::CheckBoundsOp Check) { Checks.push_back(Check); });
  for (go::CheckBoundsOp Check : Checks) {
    bool Strict = Check.getKind() == go::BoundsKind::Index;
    if (!Check.getIndex().getType().isInteger(64))
      continue;
    if (Facts.isNonNegative(Check.getIndex(), Check) &&
        Facts.less(Check.getIndex(), Check.getLength(), Strict, Check))
      Dead.push_back(Check);
  }
  for (go::CheckBoundsOp Check : Dead) {
    Check.replaceAllUsesWith(Check.getIndex());
    Check.erase();
    ++NumBounds;
  }
}

void EliminateChecksPass::runOnOperation() {
  go::FuncOp F = getOperation();
  if (F.isExternal())
    return;
  auto &Dom = getAnalysis<DominanceInfo>();
  eliminateNilChecks(F, Dom);
  eliminateBoundsChecks(F, Dom);
}
