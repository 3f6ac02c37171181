//===- ConstantRep.h - How constants are stored -----------------*- C++ -*-===//
//
// For the Constant*.cpp files only. A numeric constant has one of four forms,
// from small and exact to large and rounded:
//
//   Int64 < BigInt   (Kind::Int)     a BigInt never fits 64 bits
//   Rational < BigFloat (Kind::Float)
//
// A binary operation brings both operands to the higher form. A Rational
// becomes a BigFloat of 512 bits once its numerator or denominator has 4096
// bits, and never turns back: the exactness is lost for good. These limits are
// gc's, so that a program means the same here.
//
// GMP and MPFR allocate with malloc, so the nodes that hold their numbers live
// in allocators that run destructors; all other nodes are plain arena objects.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_TYPES_CONSTANTREP_H
#define ZOKOR_TYPES_CONSTANTREP_H

#include "compiler/Types/Constant.h"

#include "llvm/Support/Allocator.h"

#include <gmp.h>
#include <mpfr.h>

#include <utility>

namespace zokor {

/// The precision of a BigFloat.
constexpr unsigned FloatBits = 512;
/// A Rational's parts, and the exponent of what becomes a Rational, stay
/// below this.
constexpr unsigned MaxRationalBits = 4096;
/// Larger integers are not computed. The checker rejects integers long before;
/// this bounds the memory that one operation can take.
constexpr unsigned MaxIntBits = 1u << 18;

/// Owning handles of GMP and MPFR numbers.
class BigInt {
public:
  BigInt() { mpz_init(V); }
  explicit BigInt(int64_t X) { mpz_init_set_si(V, X); }
  BigInt(BigInt &&O) noexcept : BigInt() { mpz_swap(V, O.V); }
  BigInt(const BigInt &) = delete;
  BigInt &operator=(const BigInt &) = delete;
  ~BigInt() { mpz_clear(V); }
  operator mpz_ptr() { return V; }
  operator mpz_srcptr() const { return V; }

private:
  mpz_t V;
};

class Rational {
public:
  Rational() { mpq_init(V); }
  Rational(Rational &&O) noexcept : Rational() { mpq_swap(V, O.V); }
  Rational(const Rational &) = delete;
  Rational &operator=(const Rational &) = delete;
  ~Rational() { mpq_clear(V); }
  operator mpq_ptr() { return V; }
  operator mpq_srcptr() const { return V; }
  mpz_srcptr num() const { return mpq_numref(V); }
  mpz_srcptr den() const { return mpq_denref(V); }

private:
  mpq_t V;
};

class BigFloat {
public:
  explicit BigFloat(unsigned Bits = FloatBits) {
    // gc's exponent range, so that overflow happens at the same place. MPFR
    // keeps the range per thread.
    mpfr_set_emin(-(1L << 31));
    mpfr_set_emax((1L << 31) - 1);
    mpfr_init2(V, Bits);
    mpfr_set_zero(V, 1);
  }
  BigFloat(BigFloat &&O) noexcept : BigFloat(FloatBits) { mpfr_swap(V, O.V); }
  BigFloat(const BigFloat &) = delete;
  BigFloat &operator=(const BigFloat &) = delete;
  ~BigFloat() { mpfr_clear(V); }
  operator mpfr_ptr() { return V; }
  operator mpfr_srcptr() const { return V; }

private:
  mpfr_t V;
};

/// Lets the Constant*.cpp files see how a constant is stored.
struct ConstantAccess : Constant {
  using Rep = Constant::Rep;
  ConstantAccess(Kind K, Rep R) : Constant(K, R) {}
  static Rep rep(const Constant *C) { return C->R; }
};
using Rep = ConstantAccess::Rep;

struct UnknownConstant : ConstantAccess {
  UnknownConstant() : ConstantAccess(Kind::Unknown, Rep::Unknown) {}
};
struct BoolConstant : ConstantAccess {
  explicit BoolConstant(bool V) : ConstantAccess(Kind::Bool, Rep::Bool), V(V) {}
  bool V;
};
struct StringConstant : ConstantAccess {
  explicit StringConstant(llvm::StringRef V)
      : ConstantAccess(Kind::String, Rep::String), V(V) {}
  llvm::StringRef V;
};
struct Int64Constant : ConstantAccess {
  explicit Int64Constant(int64_t V)
      : ConstantAccess(Kind::Int, Rep::Int64), V(V) {}
  int64_t V;
};
struct BigIntConstant : ConstantAccess {
  explicit BigIntConstant(BigInt &&V)
      : ConstantAccess(Kind::Int, Rep::BigInt), V(std::move(V)) {}
  BigInt V;
};
struct RationalConstant : ConstantAccess {
  explicit RationalConstant(Rational &&V)
      : ConstantAccess(Kind::Float, Rep::Rational), V(std::move(V)) {}
  Rational V;
};
struct BigFloatConstant : ConstantAccess {
  explicit BigFloatConstant(BigFloat &&V)
      : ConstantAccess(Kind::Float, Rep::BigFloat), V(std::move(V)) {}
  BigFloat V;
};
/// Each part is an Int or a Float.
struct ComplexConstant : ConstantAccess {
  ComplexConstant(const Constant *Re, const Constant *Im)
      : ConstantAccess(Kind::Complex, Rep::Complex), Re(Re), Im(Im) {}
  const Constant *Re, *Im;
};

/// The node behind a constant; the caller has looked at its Rep.
template <class Node> const Node *node(const Constant *C) {
  return static_cast<const Node *>(C);
}
inline Rep repOf(const Constant *C) { return ConstantAccess::rep(C); }
inline int64_t smallInt(const Constant *C) { return node<Int64Constant>(C)->V; }

// A number in a form at least as high as its own; `Temp` holds it if it must
// be converted.
mpz_srcptr viewInt(const Constant *C, BigInt &Temp);
mpq_srcptr viewRational(const Constant *C, Rational &Temp);
mpfr_srcptr viewFloat(const Constant *C, BigFloat &Temp);

/// Could a number with this exponent be a reasonably sized fraction?
bool isSmallFloat(mpfr_srcptr F);

/// The nodes of a pool and the functions that choose the form of a result.
struct ConstantPool::Impl {
  Impl();

  Value int64(int64_t V);
  Value integer(BigInt &&Z);
  /// Brings Q to canonical form first.
  Value rational(Rational &&Q);
  /// A fraction that stays one whatever its size (literals).
  Value exactRational(Rational &&Q);
  Value bigFloat(BigFloat &&F);
  Value complex(Value Re, Value Im);
  Value string(llvm::StringRef Text);
  /// X + Y; appending to the result of the last concatenation takes time
  /// proportional to Y, so that a chain of additions is not quadratic.
  Value concat(llvm::StringRef X, llvm::StringRef Y);

  Value binaryInt64(tok::Kind Op, int64_t X, int64_t Y, bool IntDiv);
  Value binaryBigInt(tok::Kind Op, Value X, Value Y, bool IntDiv);
  Value binaryRational(tok::Kind Op, Value X, Value Y);
  Value binaryFloat(tok::Kind Op, Value X, Value Y);
  Value binaryComplex(ConstantPool &P, tok::Kind Op, Value X, Value Y);
  Value numberLiteral(llvm::StringRef Text, bool IsInt);

  UnknownConstant Unknown;
  BoolConstant True{true}, False{false};

private:
  static constexpr int64_t FirstCached = -16, LastCached = 255;
  const Int64Constant *Cached[LastCached - FirstCached + 1];
  llvm::BumpPtrAllocator Arena;
  llvm::SpecificBumpPtrAllocator<BigIntConstant> BigInts;
  llvm::SpecificBumpPtrAllocator<RationalConstant> Rationals;
  llvm::SpecificBumpPtrAllocator<BigFloatConstant> BigFloats;
  /// The buffer that concatenations grow into.
  char *Tail = nullptr, *TailEnd = nullptr;
};

} // namespace zokor

#endif // ZOKOR_TYPES_CONSTANTREP_H
