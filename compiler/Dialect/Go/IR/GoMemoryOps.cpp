//===- GoMemoryOps.cpp - Variables, loads and stores ----------------------===//

#include "compiler/Dialect/Go/IR/GoOps.h"

#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace zokor::go;

//===----------------------------------------------------------------------===//
// Promotion of variables to SSA values (mem2reg)
//===----------------------------------------------------------------------===//

// A variable whose address is used by nothing but whole loads and stores
// becomes SSA values. A go.var inside a loop is a new, zeroed variable each
// time; it is promoted like any other because its value does not survive the
// iteration unless its address does.

llvm::SmallVector<MemorySlot> VarOp::getPromotableSlots() {
  if (!isRegisterType(getElem()))
    return {};
  return {MemorySlot{getResult(), getElem()}};
}

Value VarOp::getDefaultValue(const MemorySlot &Slot, OpBuilder &B) {
  return NilOp::create(B, getLoc(), Slot.elemType);
}

void VarOp::handleBlockArgument(const MemorySlot &, BlockArgument,
                                OpBuilder &) {}

std::optional<PromotableAllocationOpInterface>
VarOp::handlePromotionComplete(const MemorySlot &, Value DefaultValue,
                               OpBuilder &) {
  if (DefaultValue && DefaultValue.use_empty())
    DefaultValue.getDefiningOp()->erase();
  erase();
  return std::nullopt;
}

bool LoadOp::loadsFrom(const MemorySlot &Slot) { return getAddr() == Slot.ptr; }
bool LoadOp::storesTo(const MemorySlot &) { return false; }
Value LoadOp::getStored(const MemorySlot &, OpBuilder &, Value,
                        const DataLayout &) {
  llvm_unreachable("a load stores nothing");
}
bool LoadOp::canUsesBeRemoved(const MemorySlot &Slot,
                              const SmallPtrSetImpl<OpOperand *> &BlockingUses,
                              SmallVectorImpl<OpOperand *> &,
                              const DataLayout &) {
  return BlockingUses.size() == 1 && getAddr() == Slot.ptr && !getAtomic() &&
         getType() == Slot.elemType;
}
DeletionKind LoadOp::removeBlockingUses(const MemorySlot &,
                                        const SmallPtrSetImpl<OpOperand *> &,
                                        OpBuilder &, Value ReachingDefinition,
                                        const DataLayout &) {
  getResult().replaceAllUsesWith(ReachingDefinition);
  return DeletionKind::Delete;
}

bool StoreOp::loadsFrom(const MemorySlot &) { return false; }
bool StoreOp::storesTo(const MemorySlot &Slot) { return getAddr() == Slot.ptr; }
Value StoreOp::getStored(const MemorySlot &, OpBuilder &, Value,
                         const DataLayout &) {
  return getValue();
}
bool StoreOp::canUsesBeRemoved(const MemorySlot &Slot,
                               const SmallPtrSetImpl<OpOperand *> &BlockingUses,
                               SmallVectorImpl<OpOperand *> &,
                               const DataLayout &) {
  return BlockingUses.size() == 1 && getAddr() == Slot.ptr &&
         getValue() != Slot.ptr && !getAtomic() &&
         getValue().getType() == Slot.elemType;
}
DeletionKind StoreOp::removeBlockingUses(const MemorySlot &,
                                         const SmallPtrSetImpl<OpOperand *> &,
                                         OpBuilder &, Value,
                                         const DataLayout &) {
  return DeletionKind::Delete;
}

//===----------------------------------------------------------------------===//
// Verifiers
//===----------------------------------------------------------------------===//

LogicalResult VarOp::verify() {
  if (getPlace() == Placement::Stack && sizeOf(getElem()) > (64 << 20))
    return emitOpError("expected a stack variable of reasonable size, got ")
           << sizeOf(getElem()) << " bytes";
  return success();
}
LogicalResult LoadOp::verify() {
  if (!isRegisterType(getType()))
    return emitOpError("expected a register type, got ") << getType();
  if (getAtomic() && numWords(getType()) != 1)
    return emitOpError("expected one word in an atomic load, got ")
           << getType();
  return success();
}
LogicalResult StoreOp::verify() {
  Type T = getValue().getType();
  if (!isRegisterType(T))
    return emitOpError("expected a register type, got ") << T;
  if (getAtomic() && numWords(T) != 1)
    return emitOpError("expected one word in an atomic store, got ") << T;
  return success();
}
LogicalResult FieldAddrOp::verify() {
  auto Struct = dyn_cast<StructType>(getElem());
  if (!Struct)
    return emitOpError("expected a struct type, got ") << getElem();
  if (getIndex() >= Struct.getFields().size())
    return emitOpError("expected a field index below ")
           << Struct.getFields().size() << ", got " << getIndex();
  return success();
}
LogicalResult CastOp::verify() {
  if (!isPointerShaped(getValue().getType()) || !isPointerShaped(getType()))
    return emitOpError("expected pointer-shaped types, got ")
           << getValue().getType() << " and " << getType();
  return success();
}

//===----------------------------------------------------------------------===//
// Folds
//===----------------------------------------------------------------------===//

OpFoldResult FieldAddrOp::fold(FoldAdaptor) {
  auto Struct = cast<StructType>(getElem());
  // The first field has its struct's address.
  if (fieldOffset(Struct, getIndex()) == 0)
    return getBase();
  return {};
}

OpFoldResult CastOp::fold(FoldAdaptor Adaptor) {
  if (getValue().getType() == getType())
    return getValue();
  if (Adaptor.getValue()) // nil
    return Adaptor.getValue();
  if (auto Inner = getValue().getDefiningOp<CastOp>())
    if (Inner.getValue().getType() == getType())
      return Inner.getValue();
  return {};
}

OpFoldResult NilOp::fold(FoldAdaptor) { return UnitAttr::get(getContext()); }

/// Is V surely not nil? Only what the op itself says.
static bool isKnownNonNil(Value V) {
  Operation *Def = V.getDefiningOp();
  return Def && isa<VarOp, NewOp, GlobalAddrOp, CheckNilOp, FuncAddrOp,
                    ClosureMakeOp, MapMakeOp, ChanMakeOp>(Def);
}

OpFoldResult PtrEqOp::fold(FoldAdaptor Adaptor) {
  auto Bool = [&](bool V) { return BoolAttr::get(getContext(), V); };
  if (getLhs() == getRhs())
    return Bool(true);
  if (Adaptor.getLhs() && Adaptor.getRhs())
    return Bool(true);
  if ((Adaptor.getLhs() && isKnownNonNil(getRhs())) ||
      (Adaptor.getRhs() && isKnownNonNil(getLhs())))
    return Bool(false);
  return {};
}

OpFoldResult CheckNilOp::fold(FoldAdaptor) {
  return isKnownNonNil(getPtr()) ? OpFoldResult(getPtr()) : OpFoldResult();
}

OpFoldResult CheckBoundsOp::fold(FoldAdaptor Adaptor) {
  auto Index = dyn_cast_or_null<IntegerAttr>(Adaptor.getIndex());
  if (!Index)
    return {};
  auto Length = dyn_cast_or_null<IntegerAttr>(Adaptor.getLength());
  bool Closed = getKind() != BoundsKind::Index;
  if (Closed && Index.getInt() == 0)
    return getIndex();
  if (!Length)
    return {};
  auto I = uint64_t(Index.getInt()), N = uint64_t(Length.getInt());
  if (Closed ? I <= N : I < N)
    return getIndex();
  return {};
}
