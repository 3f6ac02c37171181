//===- Complex.cpp - Division of complex numbers --------------------------===//
//
// Smith's method: dividing by the larger part of the divisor first keeps
// intermediate results in range. If both parts of the result are NaN, that may
// come of infinities or zeros and is corrected afterwards, as annex G of C99
// does.
//
//===----------------------------------------------------------------------===//

#include "runtime/base/GoFunc.h"

#include <cmath>

#pragma STDC FP_CONTRACT OFF

using zokor::rt::FloatFloat;

static FloatFloat smith(double A, double B, double C, double D) {
  if (std::fabs(C) >= std::fabs(D)) {
    double Ratio = D / C, Denominator = C + Ratio * D;
    return {(A + B * Ratio) / Denominator, (B - A * Ratio) / Denominator};
  }
  double Ratio = C / D, Denominator = D + Ratio * C;
  return {(A * Ratio + B) / Denominator, (B * Ratio - A) / Denominator};
}

/// One for an infinity, zero for a finite number, with X's sign.
static double infinityToOne(double X) {
  return std::copysign(std::isinf(X) ? 1.0 : 0.0, X);
}

/// (A+Bi) / (C+Di)
ZOKOR_GO_FUNC("runtime.complex128div", FloatFloat, goComplex128Div,
              (double A, double B, double C, double D)) {
  FloatFloat Q = smith(A, B, C, D);
  if (!std::isnan(Q.Real) || !std::isnan(Q.Imag))
    return Q;
  constexpr double Infinity = HUGE_VAL;
  if (C == 0 && D == 0 && (!std::isnan(A) || !std::isnan(B)))
    return {std::copysign(Infinity, C) * A, std::copysign(Infinity, C) * B};
  bool FiniteDividend = std::isfinite(A) && std::isfinite(B);
  bool FiniteDivisor = std::isfinite(C) && std::isfinite(D);
  if ((std::isinf(A) || std::isinf(B)) && FiniteDivisor) {
    A = infinityToOne(A);
    B = infinityToOne(B);
    return {Infinity * (A * C + B * D), Infinity * (B * C - A * D)};
  }
  if ((std::isinf(C) || std::isinf(D)) && FiniteDividend) {
    C = infinityToOne(C);
    D = infinityToOne(D);
    return {0 * (A * C + B * D), 0 * (B * C - A * D)};
  }
  return Q;
}
