//===- GoAggregateOps.cpp - Struct, slice and string values ---------------===//

#include "compiler/Dialect/Go/IR/GoOps.h"

using namespace mlir;
using namespace zokor::go;

LogicalResult StructMakeOp::verify() {
  ArrayRef<Type> Fields = getType().getFields();
  if (getFields().getTypes() != Fields)
    return emitOpError("expected fields of types (")
           << Fields << "), got (" << getFields().getTypes() << ")";
  return success();
}

LogicalResult StructGetOp::verify() {
  ArrayRef<Type> Fields = getValue().getType().getFields();
  if (getIndex() >= Fields.size())
    return emitOpError("expected a field index below ")
           << Fields.size() << ", got " << getIndex();
  if (getType() != Fields[getIndex()])
    return emitOpError("expected the field's type ")
           << Fields[getIndex()] << ", got " << getType();
  return success();
}

OpFoldResult StructGetOp::fold(FoldAdaptor) {
  if (auto Make = getValue().getDefiningOp<StructMakeOp>())
    return Make.getFields()[getIndex()];
  if (auto Set = getValue().getDefiningOp<StructSetOp>())
    if (Set.getIndex() == getIndex())
      return Set.getField();
  return {};
}

OpFoldResult ArrayGetOp::fold(FoldAdaptor) {
  auto Make = getValue().getDefiningOp<ArrayMakeOp>();
  return Make && Make.getElems().size() == 1 ? Make.getElems()[0]
                                             : OpFoldResult();
}

OpFoldResult SlicePtrOp::fold(FoldAdaptor) {
  auto Make = getSlice().getDefiningOp<SliceMakeOp>();
  return Make ? OpFoldResult(Make.getPtr()) : OpFoldResult();
}

OpFoldResult SliceLenOp::fold(FoldAdaptor) {
  if (auto Make = getSlice().getDefiningOp<SliceMakeOp>())
    return Make.getLen();
  if (auto New = getSlice().getDefiningOp<SliceNewOp>())
    return New.getLen();
  if (getSlice().getDefiningOp<NilOp>())
    return IntegerAttr::get(getType(), 0);
  return {};
}

OpFoldResult SliceCapOp::fold(FoldAdaptor) {
  if (auto Make = getSlice().getDefiningOp<SliceMakeOp>())
    return Make.getCap();
  if (auto New = getSlice().getDefiningOp<SliceNewOp>())
    return New.getCap();
  if (getSlice().getDefiningOp<NilOp>())
    return IntegerAttr::get(getType(), 0);
  return {};
}

OpFoldResult StringConstOp::fold(FoldAdaptor) { return getValueAttr(); }

OpFoldResult StringPtrOp::fold(FoldAdaptor) {
  auto Make = getString().getDefiningOp<StringMakeOp>();
  return Make ? OpFoldResult(Make.getPtr()) : OpFoldResult();
}

OpFoldResult StringLenOp::fold(FoldAdaptor Adaptor) {
  if (auto Make = getString().getDefiningOp<StringMakeOp>())
    return Make.getLen();
  if (auto Text = dyn_cast_or_null<StringAttr>(Adaptor.getString()))
    return IntegerAttr::get(getType(), Text.size());
  if (Adaptor.getString()) // nil: the empty string
    return IntegerAttr::get(getType(), 0);
  return {};
}

OpFoldResult StringCompareOp::fold(FoldAdaptor Adaptor) {
  auto X = dyn_cast_or_null<StringAttr>(Adaptor.getLhs());
  auto Y = dyn_cast_or_null<StringAttr>(Adaptor.getRhs());
  if (!X || !Y)
    return {};
  int Order = X.getValue().compare(Y.getValue());
  bool Result = false;
  switch (getOp()) {
  case Compare::Eq:
    Result = Order == 0;
    break;
  case Compare::Ne:
    Result = Order != 0;
    break;
  case Compare::Lt:
    Result = Order < 0;
    break;
  case Compare::Le:
    Result = Order <= 0;
    break;
  case Compare::Gt:
    Result = Order > 0;
    break;
  case Compare::Ge:
    Result = Order >= 0;
    break;
  }
  return BoolAttr::get(getContext(), Result);
}
