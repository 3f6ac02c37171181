//===- GoArithOps.cpp - Folds of Go arithmetic ----------------------------===//

#include "compiler/Dialect/Go/IR/GoOps.h"

using namespace mlir;
using namespace zokor::go;

static std::optional<APInt> intOf(Attribute A) {
  if (auto Int = dyn_cast_or_null<IntegerAttr>(A))
    return Int.getValue();
  return std::nullopt;
}

OpFoldResult DivOp::fold(FoldAdaptor Adaptor) {
  std::optional<APInt> X = intOf(Adaptor.getLhs()), Y = intOf(Adaptor.getRhs());
  if (!Y || Y->isZero())
    return {};
  if (Y->isOne())
    return getLhs();
  if (!X)
    return {};
  return IntegerAttr::get(getType(),
                          getIsUnsigned() ? X->udiv(*Y) : X->sdiv(*Y));
}

OpFoldResult RemOp::fold(FoldAdaptor Adaptor) {
  std::optional<APInt> X = intOf(Adaptor.getLhs()), Y = intOf(Adaptor.getRhs());
  if (!X || !Y || Y->isZero())
    return {};
  return IntegerAttr::get(getType(),
                          getIsUnsigned() ? X->urem(*Y) : X->srem(*Y));
}

/// The count as a number of bits, at most the width; nothing for a count that
/// is not constant or panics.
static std::optional<unsigned> shiftCount(Attribute Count, bool Signed,
                                          unsigned Width) {
  std::optional<APInt> N = intOf(Count);
  if (!N || (Signed && N->isNegative()))
    return std::nullopt;
  return unsigned(N->getLimitedValue(Width));
}

OpFoldResult ShlOp::fold(FoldAdaptor Adaptor) {
  unsigned Width = getType().getIntOrFloatBitWidth();
  auto N = shiftCount(Adaptor.getCount(), getCountSigned(), Width);
  if (!N)
    return {};
  if (*N == 0)
    return getValue();
  if (*N == Width)
    return IntegerAttr::get(getType(), APInt::getZero(Width));
  if (std::optional<APInt> X = intOf(Adaptor.getValue()))
    return IntegerAttr::get(getType(), X->shl(*N));
  return {};
}

OpFoldResult ShrOp::fold(FoldAdaptor Adaptor) {
  unsigned Width = getType().getIntOrFloatBitWidth();
  auto N = shiftCount(Adaptor.getCount(), getCountSigned(), Width);
  if (!N)
    return {};
  if (*N == 0)
    return getValue();
  if (*N == Width && getIsUnsigned())
    return IntegerAttr::get(getType(), APInt::getZero(Width));
  if (std::optional<APInt> X = intOf(Adaptor.getValue()))
    return IntegerAttr::get(getType(),
                            getIsUnsigned() ? X->lshr(*N) : X->ashr(*N));
  return {};
}

OpFoldResult FloatToIntOp::fold(FoldAdaptor Adaptor) {
  auto Float = dyn_cast_or_null<FloatAttr>(Adaptor.getValue());
  if (!Float)
    return {};
  APSInt Result(getType().getIntOrFloatBitWidth(), getIsUnsigned());
  bool Exact;
  // Out of range is left to the machine.
  if (Float.getValue().convertToInteger(Result, APFloat::rmTowardZero,
                                        &Exact) == APFloat::opInvalidOp)
    return {};
  return IntegerAttr::get(getType(), Result);
}
