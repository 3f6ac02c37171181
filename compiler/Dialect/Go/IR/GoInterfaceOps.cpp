//===- GoInterfaceOps.cpp - Interface values and select -------------------===//

#include "compiler/Dialect/Go/IR/GoOps.h"

using namespace mlir;
using namespace zokor::go;

OpFoldResult IfaceWordOp::fold(FoldAdaptor) {
  auto Make = getIface().getDefiningOp<IfaceMakeDynamicOp>();
  return Make ? OpFoldResult(Make.getWord()) : OpFoldResult();
}

OpFoldResult IfaceDataOp::fold(FoldAdaptor) {
  if (auto Make = getIface().getDefiningOp<IfaceMakeOp>())
    return Make.getData();
  if (auto Make = getIface().getDefiningOp<IfaceMakeDynamicOp>())
    return Make.getData();
  return {};
}

LogicalResult SelectOp::verify() {
  if (getSendChans().size() != getSendValues().size() ||
      getRecvChans().size() != getRecvValues().size())
    return emitOpError("expected one value address for each channel");
  return success();
}
