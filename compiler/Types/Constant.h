//===- Constant.h - Exact constant values -----------------------*- C++ -*-===//
//
// The values of constant expressions: booleans, strings, integers, rationals,
// big floats and complex numbers, exact as the specification asks. Small
// integers are kept in 64 bits; everything larger is a GMP integer or
// rational, and a rational that grows too large becomes an MPFR float of 512
// bits, as in gc. Values are immutable and live as long as their
// ConstantPool.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_TYPES_CONSTANT_H
#define ZOKOR_TYPES_CONSTANT_H

#include "compiler/Basic/Token.h"

#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/APInt.h"
#include "llvm/ADT/StringRef.h"

#include <memory>
#include <optional>
#include <string>

namespace zokor {

/// An immutable constant value; made only by a ConstantPool.
class Constant {
public:
  enum class Kind : uint8_t { Unknown, Bool, String, Int, Float, Complex };
  Kind kind() const { return K; }
  bool isUnknown() const { return K == Kind::Unknown; }
  bool isNumeric() const { return K >= Kind::Int; }

protected:
  /// How the value is stored; see ConstantRep.h.
  enum class Rep : uint8_t {
    Unknown,
    Bool,
    String,
    Int64,
    BigInt,
    Rational,
    BigFloat,
    Complex
  };
  Constant(Kind K, Rep R) : K(K), R(R) {}

private:
  friend struct ConstantAccess;
  Kind K;
  Rep R;
};

/// Makes and owns constants and computes with them. The functions never
/// report errors: an operation on an Unknown operand gives Unknown, and what
/// the checker must reject (division by zero, a too large shift) it tests
/// before. All take operands of the same pool.
class ConstantPool {
public:
  ConstantPool();
  ~ConstantPool();

  using Value = const Constant *;

  // Making
  Value unknown();
  Value boolean(bool V);
  Value string(llvm::StringRef V);
  Value int64(int64_t V);
  Value uint64(uint64_t V);
  Value apint(const llvm::APInt &V, bool Signed);
  Value float64(double V);
  Value complex(Value Re, Value Im);
  /// The value of a literal token as written (underscores, all bases,
  /// escapes); Unknown if it is malformed. A float literal whose exponent is
  /// absurd gives Unknown too.
  Value literal(tok::Kind Kind, llvm::StringRef Text);

  // Operations. Operands of different numeric kinds are brought to the larger.
  Value unary(tok::Kind Op, Value X, unsigned UnsignedBits = 0);
  /// Integer operands: Div truncates when IntDiv is set, else gives a rational.
  Value binary(tok::Kind Op, Value X, Value Y, bool IntDiv);
  Value shift(tok::Kind Op, Value X, unsigned Count);
  bool compare(tok::Kind Op, Value X, Value Y);

  // Conversion between kinds without loss; Unknown if there would be any.
  Value toInt(Value X);
  Value toFloat(Value X);
  Value toComplex(Value X);
  /// Rounds to float32 / float64; Unknown if it overflows.
  Value roundFloat32(Value X);
  Value roundFloat64(Value X);
  /// The parts of a number; Unknown for what is none.
  Value real(Value X);
  Value imag(Value X);

  struct Impl;

private:
  std::unique_ptr<Impl> I;
};

// Reading. A constant of another kind than the function needs, which only an
// earlier error can lead to, reads as false, "", 0 or nothing.
bool boolValue(const Constant *C);
llvm::StringRef stringValue(const Constant *C);
/// The integer if it fits, else nothing. C may be a Float with an integral
/// value.
std::optional<int64_t> int64Value(const Constant *C);
std::optional<uint64_t> uint64Value(const Constant *C);
/// The integer in two's complement of `Bits` bits, wrapped.
llvm::APInt apintValue(const Constant *C, unsigned Bits);
/// The number rounded to nearest even; infinite when it overflows.
double float64Value(const Constant *C);
float float32Value(const Constant *C);
/// -1, 0 or 1; for Complex 0 if zero, else 1; 1 for what is no number, so that
/// nobody reports a division by zero after another error.
int sign(const Constant *C);
/// The number of bits of the absolute value of an Int.
unsigned bitLength(const Constant *C);
/// True if C has an integral value representable in the given width.
bool fitsInteger(const Constant *C, unsigned Bits, bool Signed);
/// Short form for messages: strings quoted and cut at 72 characters, floats
/// with six digits (%.6g), complex as `(re + imi)`. As gc's %v.
std::string toString(const Constant *C);
/// Full form: exact integers and fractions, whole strings.
std::string toExactString(const Constant *C);

} // namespace zokor

#endif // ZOKOR_TYPES_CONSTANT_H
