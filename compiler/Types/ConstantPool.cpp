//===- ConstantPool.cpp - Making constants and converting their kinds -----===//
//
// See ConstantRep.h for the forms a number can have. This file makes values
// and moves them between kinds; ConstantOps.cpp computes with them.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/ConstantRep.h"

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace zokor;
using llvm::StringRef;
using Value = ConstantPool::Value;

ConstantPool::ConstantPool() : I(std::make_unique<Impl>()) {}
ConstantPool::~ConstantPool() = default;

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

ConstantPool::Impl::Impl() {
  for (int64_t V = FirstCached; V <= LastCached; ++V)
    Cached[V - FirstCached] =
        new (Arena.Allocate<Int64Constant>()) Int64Constant(V);
}

Value ConstantPool::Impl::int64(int64_t V) {
  if (V >= FirstCached && V <= LastCached)
    return Cached[V - FirstCached];
  return new (Arena.Allocate<Int64Constant>()) Int64Constant(V);
}

Value ConstantPool::Impl::integer(BigInt &&Z) {
  if (mpz_fits_slong_p(Z))
    return int64(mpz_get_si(Z));
  if (mpz_sizeinbase(Z, 2) > MaxIntBits)
    return &Unknown;
  return new (BigInts.Allocate()) BigIntConstant(std::move(Z));
}

static bool isSmallInt(mpz_srcptr Z) {
  return mpz_sizeinbase(Z, 2) < MaxRationalBits;
}

Value ConstantPool::Impl::exactRational(Rational &&Q) {
  return new (Rationals.Allocate()) RationalConstant(std::move(Q));
}

Value ConstantPool::Impl::rational(Rational &&Q) {
  mpq_canonicalize(Q);
  if (isSmallInt(Q.num()) && isSmallInt(Q.den()))
    return exactRational(std::move(Q));
  BigFloat F;
  mpfr_set_q(F, Q, MPFR_RNDN);
  return bigFloat(std::move(F));
}

Value ConstantPool::Impl::bigFloat(BigFloat &&F) {
  if (!mpfr_number_p(F))
    return &Unknown;
  if (mpfr_zero_p(F)) // constants have no negative zero
    mpfr_set_zero(F, 1);
  return new (BigFloats.Allocate()) BigFloatConstant(std::move(F));
}

Value ConstantPool::Impl::complex(Value Re, Value Im) {
  if (Re->isUnknown() || Im->isUnknown())
    return &Unknown;
  return new (Arena.Allocate<ComplexConstant>()) ComplexConstant(Re, Im);
}

Value ConstantPool::Impl::string(StringRef Text) {
  return new (Arena.Allocate<StringConstant>())
      StringConstant(Text.copy(Arena));
}

Value ConstantPool::Impl::concat(StringRef X, StringRef Y) {
  // X is the string that ends at the tail: extend it in place. Its old node
  // still sees its own, shorter length.
  size_t Size = X.size() + Y.size();
  bool Extends = X.end() == Tail && Y.size() <= size_t(TailEnd - Tail);
  char *Begin = Tail - (Extends ? X.size() : 0);
  if (!Extends) {
    if (Size > size_t(TailEnd - Tail)) {
      size_t Capacity = std::max<size_t>(4096, 2 * Size);
      Tail = static_cast<char *>(Arena.Allocate(Capacity, 1));
      TailEnd = Tail + Capacity;
    }
    Begin = Tail;
    Tail = std::copy(X.begin(), X.end(), Tail);
  }
  Tail = std::copy(Y.begin(), Y.end(), Tail);
  return new (Arena.Allocate<StringConstant>())
      StringConstant(StringRef(Begin, Size));
}

//===----------------------------------------------------------------------===//
// Views of a number in another form
//===----------------------------------------------------------------------===//

mpz_srcptr zokor::viewInt(const Constant *C, BigInt &Temp) {
  if (repOf(C) == Rep::BigInt)
    return node<BigIntConstant>(C)->V;
  mpz_set_si(Temp, smallInt(C));
  return Temp;
}

mpq_srcptr zokor::viewRational(const Constant *C, Rational &Temp) {
  switch (repOf(C)) {
  case Rep::Int64:
    mpq_set_si(Temp, smallInt(C), 1);
    return Temp;
  case Rep::BigInt:
    mpq_set_z(Temp, node<BigIntConstant>(C)->V);
    return Temp;
  default:
    return node<RationalConstant>(C)->V;
  }
}

mpfr_srcptr zokor::viewFloat(const Constant *C, BigFloat &Temp) {
  switch (repOf(C)) {
  case Rep::Int64:
    mpfr_set_si(Temp, smallInt(C), MPFR_RNDN);
    return Temp;
  case Rep::BigInt:
    mpfr_set_z(Temp, node<BigIntConstant>(C)->V, MPFR_RNDN);
    return Temp;
  case Rep::Rational:
    mpfr_set_q(Temp, node<RationalConstant>(C)->V, MPFR_RNDN);
    return Temp;
  default:
    return node<BigFloatConstant>(C)->V;
  }
}

bool zokor::isSmallFloat(mpfr_srcptr F) {
  if (!mpfr_number_p(F))
    return false;
  if (mpfr_zero_p(F))
    return true;
  long E = mpfr_get_exp(F);
  return -long(MaxRationalBits) < E && E < long(MaxRationalBits);
}

//===----------------------------------------------------------------------===//
// Making
//===----------------------------------------------------------------------===//

Value ConstantPool::unknown() { return &I->Unknown; }
Value ConstantPool::boolean(bool V) { return V ? &I->True : &I->False; }
Value ConstantPool::string(StringRef V) { return I->string(V); }
Value ConstantPool::int64(int64_t V) { return I->int64(V); }

Value ConstantPool::uint64(uint64_t V) {
  if (V <= uint64_t(INT64_MAX))
    return I->int64(int64_t(V));
  BigInt Z;
  mpz_set_ui(Z, V);
  return I->integer(std::move(Z));
}

Value ConstantPool::apint(const llvm::APInt &V, bool Signed) {
  bool Negative = Signed && V.isNegative();
  llvm::APInt Abs = Negative ? -V : V;
  BigInt Z;
  mpz_import(Z, Abs.getNumWords(), -1, sizeof(uint64_t), 0, 0,
             Abs.getRawData());
  if (Negative)
    mpz_neg(Z, Z);
  return I->integer(std::move(Z));
}

Value ConstantPool::float64(double V) {
  if (!std::isfinite(V))
    return unknown();
  Rational Q;
  mpq_set_d(Q, V); // exact; -0 becomes 0
  return I->rational(std::move(Q));
}

Value ConstantPool::complex(Value Re, Value Im) {
  auto IsReal = [](Value V) {
    return V->kind() == Constant::Kind::Int ||
           V->kind() == Constant::Kind::Float;
  };
  return IsReal(Re) && IsReal(Im) ? I->complex(Re, Im) : unknown();
}

//===----------------------------------------------------------------------===//
// Conversion between kinds
//===----------------------------------------------------------------------===//

/// The integer that F is, also if F misses it by the rounding errors of a few
/// operations: then cutting off the last four bits, towards zero or away from
/// it, leaves an integer.
static bool floatToInt(mpfr_srcptr F, BigInt &Z) {
  if (!isSmallFloat(F))
    return false;
  if (mpfr_integer_p(F)) {
    mpfr_get_z(Z, F, MPFR_RNDZ);
    return true;
  }
  BigFloat T(FloatBits - 4);
  for (mpfr_rnd_t Mode : {MPFR_RNDZ, MPFR_RNDA}) {
    mpfr_set(T, F, Mode);
    if (mpfr_integer_p(T)) {
      mpfr_get_z(Z, T, MPFR_RNDZ);
      return true;
    }
  }
  return false;
}

Value ConstantPool::toInt(Value X) {
  switch (repOf(X)) {
  case Rep::Int64:
  case Rep::BigInt:
    return X;
  case Rep::Rational: {
    const Rational &Q = node<RationalConstant>(X)->V;
    if (mpz_cmp_ui(Q.den(), 1) != 0)
      return unknown();
    BigInt Z;
    mpz_set(Z, Q.num());
    return I->integer(std::move(Z));
  }
  case Rep::BigFloat: {
    BigInt Z;
    if (!floatToInt(node<BigFloatConstant>(X)->V, Z))
      return unknown();
    return I->integer(std::move(Z));
  }
  case Rep::Complex: {
    Value F = toFloat(X);
    return F->isUnknown() ? F : toInt(F);
  }
  default:
    return unknown();
  }
}

Value ConstantPool::toFloat(Value X) {
  switch (repOf(X)) {
  case Rep::Int64: {
    Rational Q;
    viewRational(X, Q);
    return I->exactRational(std::move(Q));
  }
  case Rep::BigInt: {
    if (isSmallInt(node<BigIntConstant>(X)->V)) {
      Rational Q;
      viewRational(X, Q);
      return I->exactRational(std::move(Q));
    }
    BigFloat F;
    viewFloat(X, F);
    return I->bigFloat(std::move(F));
  }
  case Rep::Rational:
  case Rep::BigFloat:
    return X;
  case Rep::Complex: {
    auto *C = node<ComplexConstant>(X);
    return sign(C->Im) == 0 ? toFloat(C->Re) : unknown();
  }
  default:
    return unknown();
  }
}

Value ConstantPool::toComplex(Value X) {
  if (!X->isNumeric())
    return unknown();
  return repOf(X) == Rep::Complex ? X : I->complex(X, I->int64(0));
}

Value ConstantPool::roundFloat32(Value X) { return float64(float32Value(X)); }
Value ConstantPool::roundFloat64(Value X) { return float64(float64Value(X)); }

Value ConstantPool::real(Value X) {
  if (!X->isNumeric())
    return unknown();
  return repOf(X) == Rep::Complex ? node<ComplexConstant>(X)->Re : X;
}

Value ConstantPool::imag(Value X) {
  if (!X->isNumeric())
    return unknown();
  return repOf(X) == Rep::Complex ? node<ComplexConstant>(X)->Im : I->int64(0);
}
