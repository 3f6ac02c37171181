//===- InsertWriteBarriers.cpp - Which stores tell the collector ----------===//
//
// The collector's barrier is Go's hybrid of Yuasa's and Dijkstra's: while it
// marks, a store of a pointer first shades what the slot held, and what is
// stored. Without a barrier are
//
// - stores into objects on the stack: stacks are scanned when marking ends or
//   are scanned already, and what moves between them and the heap passes a
//   barrier there;
// - stores of values that are no heap objects (constant strings, functions,
//   nil, static data) into an object that was made in the same block with
//   nothing between that could start or end marking: the slot held nothing
//   that needs shading.
//
// A fresh object alone is no reason: it is black while the collector marks, and
// the stack from which the stored pointer comes may never be scanned with it.
//
//===----------------------------------------------------------------------===//

#include "compiler/Passes/Passes.h"

#include "compiler/Dialect/Go/IR/GoOps.h"
#include "llvm/ADT/TypeSwitch.h"

#define DEBUG_TYPE "go-insert-write-barriers"

namespace zokor::passes {
#define GEN_PASS_DEF_INSERTWRITEBARRIERSPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;

namespace {

struct InsertWriteBarriersPass
    : zokor::passes::impl::InsertWriteBarriersPassBase<
          InsertWriteBarriersPass> {
  using Base::Base;
  void runOnOperation() final;
};

/// A store of any kind: where to, whether pointers are among what is stored,
/// and the value, if it is one.
struct Store {
  Value Address;
  bool HasPointers = false;
  Value Stored;
  bool Zeroes = false;
};

} // namespace

static std::optional<Store> storeOf(Operation *Op) {
  return llvm::TypeSwitch<Operation *, std::optional<Store>>(Op)
      .Case([](go::StoreOp S) {
        return Store{S.getAddr(), go::hasPointers(S.getValue().getType()),
                     S.getValue(), false};
      })
      .Case([](go::CopyOp C) {
        return Store{C.getDst(), go::hasPointers(C.getElem()), {}, false};
      })
      .Case([](go::ZeroOp Z) {
        return Store{Z.getDst(), go::hasPointers(Z.getElem()), {}, true};
      })
      .Case([](go::SliceCopyOp C) {
        return Store{C.getDst(), go::hasPointers(C.getElem()), {}, false};
      })
      .Case([](go::SliceClearOp C) {
        return Store{C.getPtr(), go::hasPointers(C.getElem()), {}, true};
      })
      .Default([](Operation *) { return std::nullopt; });
}

/// The pointer that V is an offset of.
static Value baseOf(Value V) {
  while (Operation *Def = V.getDefiningOp()) {
    Value Next = llvm::TypeSwitch<Operation *, Value>(Def)
                     .Case([](go::FieldAddrOp O) { return O.getBase(); })
                     .Case([](go::IndexAddrOp O) { return O.getBase(); })
                     .Case([](go::PtrAddOp O) { return O.getBase(); })
                     .Case([](go::CheckNilOp O) { return O.getPtr(); })
                     .Case([](go::CastOp O) { return O.getValue(); })
                     .Case([](go::SlicePtrOp O) { return O.getSlice(); })
                     .Case([](go::SliceMakeOp O) { return O.getPtr(); })
                     .Default([](Operation *) { return Value(); });
    if (!Next)
      return V;
    V = Next;
  }
  return V;
}

/// Where the object is that Op makes.
static go::Placement placeOf(Operation *Op) {
  if (auto Var = dyn_cast_or_null<go::VarOp>(Op))
    return Var.getPlace();
  if (auto New = dyn_cast_or_null<go::NewOp>(Op))
    return New.getPlace();
  if (auto Slice = dyn_cast_or_null<go::SliceNewOp>(Op))
    return Slice.getPlace();
  return go::Placement::Undecided;
}

/// Does Address surely point into an object in this function's frame?
static bool isOnStack(Value Address) {
  constexpr unsigned MaxSteps = 16;
  SmallVector<Value, 4> Work{Address}, Seen;
  while (!Work.empty()) {
    Value Base = baseOf(Work.pop_back_val());
    if (llvm::is_contained(Seen, Base))
      continue;
    Seen.push_back(Base);
    if (Seen.size() > MaxSteps)
      return false;
    Operation *Def = Base.getDefiningOp();
    if (auto Select = dyn_cast_or_null<arith::SelectOp>(Def)) {
      Work.append({Select.getTrueValue(), Select.getFalseValue()});
      continue;
    }
    // The capacity of a slice on the stack is never more than its object: what
    // append makes is another value.
    if (placeOf(Def) != go::Placement::Stack)
      return false;
  }
  return true;
}

/// V has no pointer into the heap.
static bool isStatic(Value V) {
  Operation *Def = V.getDefiningOp();
  if (!Def)
    return false;
  if (isa<go::NilOp, go::StringConstOp, go::FuncAddrOp, go::GlobalAddrOp>(Def))
    return true;
  if (auto Iface = dyn_cast<go::IfaceMakeOp>(Def))
    return isStatic(Iface.getData());
  if (isa<go::CastOp, go::SliceMakeOp, go::StringMakeOp, go::StructMakeOp,
          go::ArrayMakeOp, go::FieldAddrOp>(Def))
    return llvm::all_of(Def->getOperands(), [](Value Operand) {
      return !go::hasPointers(Operand.getType()) || isStatic(Operand);
    });
  return false;
}

/// May the collector begin or end marking while Op runs?
static bool isSafepoint(Operation &Op) {
  return go::mayAllocate(&Op) || go::maySuspend(&Op);
}

/// Was the object at Address made in the block of Op, and is there no safepoint
/// between?
static bool isFresh(Value Address, Operation *Op) {
  Operation *Def = baseOf(Address).getDefiningOp();
  if (!isa_and_nonnull<go::NewOp, go::VarOp>(Def) ||
      Def->getBlock() != Op->getBlock())
    return false;
  for (Operation *Between = Def->getNextNode(); Between != Op;
       Between = Between->getNextNode())
    if (!Between || isSafepoint(*Between))
      return false;
  return true;
}

void InsertWriteBarriersPass::runOnOperation() {
  getOperation().walk([&](Operation *Op) {
    std::optional<Store> S = storeOf(Op);
    if (!S)
      return;
    bool Plain = !S->HasPointers || isOnStack(S->Address);
    if (!Plain && (S->Zeroes || (S->Stored && isStatic(S->Stored))))
      Plain = isFresh(S->Address, Op);
    if (!Plain)
      ++NumBarriers;
    Op->setAttr("barrier", go::BarrierAttr::get(&getContext(),
                                                Plain ? go::Barrier::None
                                                      : go::Barrier::Hybrid));
  });
}
