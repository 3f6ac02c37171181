//===- ConstantOps.cpp - Operators on constants ---------------------------===//
//
// Each binary operation first brings both operands to the higher of their
// forms (ConstantRep.h). The path for two 64-bit integers comes first and
// allocates nothing but the result: nearly all constants in real programs are
// small integers.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/ConstantRep.h"

#include "llvm/Support/MathExtras.h"

#include <algorithm>

using namespace zokor;
using Value = ConstantPool::Value;

//===----------------------------------------------------------------------===//
// Unary operators and shifts
//===----------------------------------------------------------------------===//

static Value negate(ConstantPool &P, ConstantPool::Impl &I, Value X) {
  switch (repOf(X)) {
  case Rep::Int64:
    if (smallInt(X) != INT64_MIN)
      return I.int64(-smallInt(X));
    [[fallthrough]];
  case Rep::BigInt: {
    BigInt Z;
    mpz_neg(Z, viewInt(X, Z));
    return I.integer(std::move(Z));
  }
  case Rep::Rational: {
    Rational Q;
    mpq_neg(Q, node<RationalConstant>(X)->V);
    return I.rational(std::move(Q));
  }
  case Rep::BigFloat: {
    BigFloat F;
    mpfr_neg(F, node<BigFloatConstant>(X)->V, MPFR_RNDN);
    return I.bigFloat(std::move(F));
  }
  case Rep::Complex: {
    auto *C = node<ComplexConstant>(X);
    return I.complex(negate(P, I, C->Re), negate(P, I, C->Im));
  }
  default:
    return P.unknown();
  }
}

/// ^X; for an unsigned type only its bits are complemented.
static Value complement(ConstantPool::Impl &I, Value X, unsigned UnsignedBits) {
  if (repOf(X) == Rep::Int64 && UnsignedBits == 0)
    return I.int64(~smallInt(X));
  BigInt Z;
  mpz_com(Z, viewInt(X, Z));
  if (UnsignedBits)
    mpz_fdiv_r_2exp(Z, Z, UnsignedBits);
  return I.integer(std::move(Z));
}

Value ConstantPool::unary(tok::Kind Op, Value X, unsigned UnsignedBits) {
  switch (Op) {
  case tok::Add:
    return X->isNumeric() ? X : unknown();
  case tok::Sub:
    return negate(*this, *I, X);
  case tok::Xor:
    return X->kind() == Constant::Kind::Int ? complement(*I, X, UnsignedBits)
                                            : unknown();
  case tok::Not:
    return repOf(X) == Rep::Bool ? boolean(!boolValue(X)) : unknown();
  default:
    return unknown();
  }
}

Value ConstantPool::shift(tok::Kind Op, Value X, unsigned Count) {
  if (X->kind() != Constant::Kind::Int)
    return unknown();
  if (Count == 0 || sign(X) == 0)
    return X;
  bool Small = repOf(X) == Rep::Int64;
  BigInt Z;
  if (Op == tok::Shr) {
    if (Small)
      return I->int64(smallInt(X) >> std::min(Count, 63u));
    mpz_fdiv_q_2exp(Z, viewInt(X, Z), Count);
    return I->integer(std::move(Z));
  }
  unsigned Bits = bitLength(X);
  if (Count > MaxIntBits || Bits + Count > MaxIntBits)
    return unknown();
  if (Small && Bits + Count < 64)
    return I->int64(int64_t(uint64_t(smallInt(X)) << Count));
  mpz_mul_2exp(Z, viewInt(X, Z), Count);
  return I->integer(std::move(Z));
}

//===----------------------------------------------------------------------===//
// Binary operators
//===----------------------------------------------------------------------===//

Value ConstantPool::Impl::binaryInt64(tok::Kind Op, int64_t X, int64_t Y,
                                      bool IntDiv) {
  int64_t R;
  switch (Op) {
  case tok::Add:
    if (llvm::AddOverflow(X, Y, R))
      break;
    return int64(R);
  case tok::Sub:
    if (llvm::SubOverflow(X, Y, R))
      break;
    return int64(R);
  case tok::Mul:
    if (llvm::MulOverflow(X, Y, R))
      break;
    return int64(R);
  case tok::Div:
    if (Y == 0)
      return &Unknown;
    if (!IntDiv || (X == INT64_MIN && Y == -1))
      break;
    return int64(X / Y);
  case tok::Rem:
    if (Y == 0)
      return &Unknown;
    return int64(Y == -1 ? 0 : X % Y);
  case tok::And:
    return int64(X & Y);
  case tok::Or:
    return int64(X | Y);
  case tok::Xor:
    return int64(X ^ Y);
  case tok::AndNot:
    return int64(X & ~Y);
  default:
    return &Unknown;
  }
  Int64Constant A(X), B(Y);
  return binaryBigInt(Op, &A, &B, IntDiv);
}

Value ConstantPool::Impl::binaryBigInt(tok::Kind Op, Value X, Value Y,
                                       bool IntDiv) {
  BigInt TX, TY, Z;
  mpz_srcptr A = viewInt(X, TX), B = viewInt(Y, TY);
  switch (Op) {
  case tok::Add:
    mpz_add(Z, A, B);
    break;
  case tok::Sub:
    mpz_sub(Z, A, B);
    break;
  case tok::Mul:
    mpz_mul(Z, A, B);
    break;
  case tok::Div:
    if (mpz_sgn(B) == 0)
      return &Unknown;
    if (!IntDiv) {
      Rational Q;
      mpq_set_num(Q, A);
      mpq_set_den(Q, B);
      return rational(std::move(Q));
    }
    mpz_tdiv_q(Z, A, B);
    break;
  case tok::Rem:
    if (mpz_sgn(B) == 0)
      return &Unknown;
    mpz_tdiv_r(Z, A, B);
    break;
  case tok::And:
    mpz_and(Z, A, B);
    break;
  case tok::Or:
    mpz_ior(Z, A, B);
    break;
  case tok::Xor:
    mpz_xor(Z, A, B);
    break;
  case tok::AndNot:
    mpz_com(Z, B);
    mpz_and(Z, A, Z);
    break;
  default:
    return &Unknown;
  }
  return integer(std::move(Z));
}

Value ConstantPool::Impl::binaryRational(tok::Kind Op, Value X, Value Y) {
  Rational TX, TY, Q;
  mpq_srcptr A = viewRational(X, TX), B = viewRational(Y, TY);
  switch (Op) {
  case tok::Add:
    mpq_add(Q, A, B);
    break;
  case tok::Sub:
    mpq_sub(Q, A, B);
    break;
  case tok::Mul:
    mpq_mul(Q, A, B);
    break;
  case tok::Div:
    if (mpq_sgn(B) == 0)
      return &Unknown;
    mpq_div(Q, A, B);
    break;
  default:
    return &Unknown;
  }
  return rational(std::move(Q));
}

Value ConstantPool::Impl::binaryFloat(tok::Kind Op, Value X, Value Y) {
  BigFloat TX, TY, F;
  mpfr_srcptr A = viewFloat(X, TX), B = viewFloat(Y, TY);
  switch (Op) {
  case tok::Add:
    mpfr_add(F, A, B, MPFR_RNDN);
    break;
  case tok::Sub:
    mpfr_sub(F, A, B, MPFR_RNDN);
    break;
  case tok::Mul:
    mpfr_mul(F, A, B, MPFR_RNDN);
    break;
  case tok::Div:
    mpfr_div(F, A, B, MPFR_RNDN); // x/0 is not a number: Unknown
    break;
  default:
    return &Unknown;
  }
  return bigFloat(std::move(F));
}

Value ConstantPool::Impl::binaryComplex(ConstantPool &P, tok::Kind Op, Value X,
                                        Value Y) {
  Value A = P.real(X), B = P.imag(X), C = P.real(Y), D = P.imag(Y);
  auto Add = [&](Value V, Value W) { return P.binary(tok::Add, V, W, false); };
  auto Sub = [&](Value V, Value W) { return P.binary(tok::Sub, V, W, false); };
  auto Mul = [&](Value V, Value W) { return P.binary(tok::Mul, V, W, false); };
  auto Div = [&](Value V, Value W) { return P.binary(tok::Div, V, W, false); };
  switch (Op) {
  case tok::Add:
    return complex(Add(A, C), Add(B, D));
  case tok::Sub:
    return complex(Sub(A, C), Sub(B, D));
  case tok::Mul:
    return complex(Sub(Mul(A, C), Mul(B, D)), Add(Mul(B, C), Mul(A, D)));
  case tok::Div: {
    // (ac+bd)/s + i(bc-ad)/s where s = cc+dd
    Value S = Add(Mul(C, C), Mul(D, D));
    return complex(Div(Add(Mul(A, C), Mul(B, D)), S),
                   Div(Sub(Mul(B, C), Mul(A, D)), S));
  }
  default:
    return &Unknown;
  }
}

Value ConstantPool::binary(tok::Kind Op, Value X, Value Y, bool IntDiv) {
  Rep RX = repOf(X), RY = repOf(Y), R = std::max(RX, RY);
  if (R == Rep::Int64 && RX == RY)
    return I->binaryInt64(Op, smallInt(X), smallInt(Y), IntDiv);
  if (RX == Rep::Unknown || RY == Rep::Unknown)
    return unknown();
  if (RX != RY && (!X->isNumeric() || !Y->isNumeric()))
    return unknown();
  switch (R) {
  case Rep::Bool:
    if (Op == tok::AndAnd)
      return boolean(boolValue(X) && boolValue(Y));
    if (Op == tok::OrOr)
      return boolean(boolValue(X) || boolValue(Y));
    return unknown();
  case Rep::String:
    return Op == tok::Add ? I->concat(stringValue(X), stringValue(Y))
                          : unknown();
  case Rep::BigInt:
    return I->binaryBigInt(Op, X, Y, IntDiv);
  case Rep::Rational:
    return I->binaryRational(Op, X, Y);
  case Rep::BigFloat:
    return I->binaryFloat(Op, X, Y);
  case Rep::Complex:
    return I->binaryComplex(*this, Op, X, Y);
  default:
    return unknown();
  }
}

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

/// Is `Order Op 0`, Order being the sign of a three-way comparison?
static bool compareSign(tok::Kind Op, int Order) {
  switch (Op) {
  case tok::Equal:
    return Order == 0;
  case tok::NotEqual:
    return Order != 0;
  case tok::Less:
    return Order < 0;
  case tok::LessEqual:
    return Order <= 0;
  case tok::Greater:
    return Order > 0;
  case tok::GreaterEqual:
    return Order >= 0;
  default:
    return false;
  }
}

/// X <=> Y for numbers that are not complex.
static int compareReal(Value X, Value Y) {
  switch (std::max(repOf(X), repOf(Y))) {
  case Rep::Int64:
    return smallInt(X) < smallInt(Y) ? -1 : smallInt(X) > smallInt(Y);
  case Rep::BigInt: {
    BigInt TX, TY;
    return mpz_cmp(viewInt(X, TX), viewInt(Y, TY));
  }
  case Rep::Rational: {
    Rational TX, TY;
    return mpq_cmp(viewRational(X, TX), viewRational(Y, TY));
  }
  default: {
    BigFloat TX, TY;
    return mpfr_cmp(viewFloat(X, TX), viewFloat(Y, TY));
  }
  }
}

bool ConstantPool::compare(tok::Kind Op, Value X, Value Y) {
  if (X->isUnknown() || Y->isUnknown() ||
      (X->kind() != Y->kind() && (!X->isNumeric() || !Y->isNumeric())))
    return false;
  bool EqualityOnly = Op == tok::Equal || Op == tok::NotEqual;
  switch (std::max(repOf(X), repOf(Y))) {
  case Rep::Bool:
    return EqualityOnly && (boolValue(X) == boolValue(Y)) == (Op == tok::Equal);
  case Rep::String:
    return compareSign(Op, stringValue(X).compare(stringValue(Y)));
  case Rep::Complex:
    return EqualityOnly &&
           (compareReal(real(X), real(Y)) == 0 &&
            compareReal(imag(X), imag(Y)) == 0) == (Op == tok::Equal);
  default:
    return compareSign(Op, compareReal(X, Y));
  }
}
