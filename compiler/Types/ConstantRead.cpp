//===- ConstantRead.cpp - Reading the values of constants -----------------===//

#include "compiler/Types/ConstantRep.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MathExtras.h"

#include <cassert>
#include <limits>

using namespace zokor;

bool zokor::boolValue(const Constant *C) {
  return repOf(C) == Rep::Bool && node<BoolConstant>(C)->V;
}

llvm::StringRef zokor::stringValue(const Constant *C) {
  return repOf(C) == Rep::String ? node<StringConstant>(C)->V
                                 : llvm::StringRef();
}

/// Calls F with the mpz of an integral number; false if C is none, or an
/// absurdly large one.
template <class Fn> static bool withInteger(const Constant *C, Fn F) {
  switch (repOf(C)) {
  case Rep::Int64:
  case Rep::BigInt: {
    BigInt Temp;
    F(viewInt(C, Temp));
    return true;
  }
  case Rep::Rational: {
    const Rational &Q = node<RationalConstant>(C)->V;
    if (mpz_cmp_ui(Q.den(), 1) != 0)
      return false;
    F(Q.num());
    return true;
  }
  case Rep::BigFloat: {
    mpfr_srcptr X = node<BigFloatConstant>(C)->V;
    if (!mpfr_integer_p(X) || !isSmallFloat(X))
      return false;
    BigInt Z;
    mpfr_get_z(Z, X, MPFR_RNDZ);
    F(Z);
    return true;
  }
  case Rep::Complex: {
    auto *X = node<ComplexConstant>(C);
    return sign(X->Im) == 0 && withInteger(X->Re, F);
  }
  default:
    return false;
  }
}

std::optional<int64_t> zokor::int64Value(const Constant *C) {
  if (repOf(C) == Rep::Int64)
    return smallInt(C);
  std::optional<int64_t> Result;
  withInteger(C, [&](mpz_srcptr Z) {
    if (mpz_fits_slong_p(Z))
      Result = mpz_get_si(Z);
  });
  return Result;
}

std::optional<uint64_t> zokor::uint64Value(const Constant *C) {
  if (repOf(C) == Rep::Int64)
    return smallInt(C) < 0 ? std::nullopt
                           : std::optional<uint64_t>(smallInt(C));
  std::optional<uint64_t> Result;
  withInteger(C, [&](mpz_srcptr Z) {
    if (mpz_fits_ulong_p(Z))
      Result = mpz_get_ui(Z);
  });
  return Result;
}

llvm::APInt zokor::apintValue(const Constant *C, unsigned Bits) {
  if (repOf(C) == Rep::Int64)
    return llvm::APInt(Bits, uint64_t(smallInt(C)), /*isSigned=*/true,
                       /*implicitTrunc=*/true);
  llvm::APInt Result(Bits, 0);
  withInteger(C, [&](mpz_srcptr Z) {
    BigInt Wrapped;
    mpz_fdiv_r_2exp(Wrapped, Z, Bits);
    llvm::SmallVector<uint64_t, 4> Words((Bits + 63) / 64);
    mpz_export(Words.data(), nullptr, -1, sizeof(uint64_t), 0, 0, Wrapped);
    Result = llvm::APInt(Bits, Words);
  });
  return Result;
}

/// Q rounded so that rounding it again, to a float32 or float64 of whatever
/// precision its exponent leaves, gives what rounding Q at once would: cut to
/// 128 bits, and if that lost anything, one more bit far behind says so and
/// decides every tie the right way.
static void setSticky(BigFloat &F, const Rational &Q) {
  constexpr unsigned Kept = 128;
  BigFloat CutTo(Kept);
  mpfr_ptr Cut = CutTo;
  int Inexact = mpfr_set_q(Cut, Q, MPFR_RNDZ);
  mpfr_set(F, Cut, MPFR_RNDN);
  if (!Inexact)
    return;
  BigFloat Bit;
  mpfr_set_si_2exp(Bit, mpfr_sgn(Cut), mpfr_get_exp(Cut) - Kept - 2, MPFR_RNDN);
  mpfr_add(F, F, Bit, MPFR_RNDN);
}

/// The real number as MPFR float that has the same nearest float as C.
static mpfr_srcptr roundable(const Constant *C, BigFloat &Temp) {
  if (repOf(C) != Rep::Rational)
    return viewFloat(C, Temp);
  setSticky(Temp, node<RationalConstant>(C)->V);
  return Temp;
}

double zokor::float64Value(const Constant *C) {
  switch (repOf(C)) {
  case Rep::Int64:
    return double(smallInt(C));
  case Rep::BigInt:
  case Rep::Rational:
  case Rep::BigFloat: {
    BigFloat Temp;
    return mpfr_get_d(roundable(C, Temp), MPFR_RNDN);
  }
  case Rep::Complex:
    return float64Value(node<ComplexConstant>(C)->Re);
  default:
    return 0;
  }
}

float zokor::float32Value(const Constant *C) {
  switch (repOf(C)) {
  case Rep::Int64:
    return float(smallInt(C));
  case Rep::BigInt:
  case Rep::Rational:
  case Rep::BigFloat: {
    BigFloat Temp;
    return mpfr_get_flt(roundable(C, Temp), MPFR_RNDN);
  }
  case Rep::Complex:
    return float32Value(node<ComplexConstant>(C)->Re);
  default:
    return 0;
  }
}

int zokor::sign(const Constant *C) {
  switch (repOf(C)) {
  case Rep::Int64:
    return smallInt(C) < 0 ? -1 : smallInt(C) > 0;
  case Rep::BigInt:
    return mpz_sgn(static_cast<mpz_srcptr>(node<BigIntConstant>(C)->V));
  case Rep::Rational:
    return mpz_sgn(node<RationalConstant>(C)->V.num());
  case Rep::BigFloat:
    return mpfr_sgn(static_cast<mpfr_srcptr>(node<BigFloatConstant>(C)->V));
  case Rep::Complex: {
    auto *X = node<ComplexConstant>(C);
    return sign(X->Re) != 0 || sign(X->Im) != 0;
  }
  default:
    return 1;
  }
}

unsigned zokor::bitLength(const Constant *C) {
  if (repOf(C) == Rep::Int64) {
    int64_t V = smallInt(C);
    uint64_t Abs = V < 0 ? -uint64_t(V) : uint64_t(V);
    return 64 - llvm::countl_zero(Abs);
  }
  if (repOf(C) == Rep::BigInt)
    return mpz_sizeinbase(node<BigIntConstant>(C)->V, 2);
  return 0;
}

bool zokor::fitsInteger(const Constant *C, unsigned Bits, bool Signed) {
  assert(Bits > 0 && "no such integer type");
  if (repOf(C) == Rep::Int64) {
    int64_t V = smallInt(C);
    if (!Signed)
      return V >= 0 && (Bits >= 64 || uint64_t(V) >> Bits == 0);
    return Bits >= 64 || llvm::isIntN(Bits, V);
  }
  bool Fits = false;
  withInteger(C, [&](mpz_srcptr Z) {
    if (mpz_sgn(Z) >= 0) {
      size_t Size = mpz_sgn(Z) == 0 ? 0 : mpz_sizeinbase(Z, 2);
      Fits = Size <= Bits - (Signed ? 1 : 0);
    } else if (Signed) {
      BigInt Complement; // -2^n needs as many bits as 2^n - 1
      mpz_com(Complement, Z);
      Fits = mpz_sgn(static_cast<mpz_srcptr>(Complement)) == 0 ||
             mpz_sizeinbase(Complement, 2) <= Bits - 1;
    }
  });
  return Fits;
}
