//===- ConstantPrint.cpp - Constants as text ------------------------------===//
//
// The short form goes into messages, so it follows gc to the digit, including
// its approximation for numbers beyond float64.
//
//===----------------------------------------------------------------------===//

#include "compiler/Basic/Unicode.h"
#include "compiler/Types/ConstantRep.h"
#include "compiler/Types/Quote.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Unicode.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace zokor;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Strings
//===----------------------------------------------------------------------===//

/// strconv.IsPrint: letters, marks, numbers, punctuation, symbols and the
/// ASCII space.
static bool isPrintable(uint32_t Rune) {
  if (Rune < 0x80)
    return Rune >= ' ' && Rune != 0x7F;
  bool OtherSpace = Rune == 0xA0 || Rune == 0x1680 ||
                    (Rune >= 0x2000 && Rune <= 0x200A) || Rune == 0x202F ||
                    Rune == 0x205F || Rune == 0x3000;
  return !OtherSpace && Rune != 0xAD &&
         llvm::sys::unicode::isPrintable(int(Rune));
}

static void appendQuoted(std::string &To, DecodedRune R, StringRef Bytes) {
  static constexpr llvm::StringLiteral Codes = "\a\b\f\n\r\t\v\\\"";
  static constexpr llvm::StringLiteral Letters = "abfnrtv\\\"";
  size_t Index = R.Rune < 0x80 ? Codes.find(char(R.Rune)) : StringRef::npos;
  if (R.Rune == RuneError && R.Size == 1)
    To += "\\x" + llvm::utohexstr(uint8_t(Bytes[0]), true, 2);
  else if (Index != StringRef::npos)
    (To += '\\') += Letters[Index];
  else if (isPrintable(R.Rune))
    To += Bytes;
  else if (R.Rune < 0x80)
    To += "\\x" + llvm::utohexstr(R.Rune, true, 2);
  else if (R.Rune < 0x10000)
    To += "\\u" + llvm::utohexstr(R.Rune, true, 4);
  else
    To += "\\U" + llvm::utohexstr(R.Rune, true, 8);
}

std::string zokor::quoteString(StringRef Text) {
  std::string Result = "\"";
  while (!Text.empty()) {
    DecodedRune R = decodeRune(Text);
    appendQuoted(Result, R, Text.take_front(R.Size));
    Text = Text.drop_front(R.Size);
  }
  return Result + "\"";
}

/// A quoted string of more than 72 characters is cut to 69 and "...".
static std::string shortened(StringRef Text) {
  constexpr unsigned MaxLength = 72;
  // More bytes than this cannot change the first 72 characters.
  std::string Quoted = quoteString(Text.take_front(8 * MaxLength));
  size_t Count = 0, Cut = 0;
  for (size_t At = 0; At < Quoted.size(); ++Count) {
    if (Count == MaxLength - 3)
      Cut = At;
    At += decodeRune(StringRef(Quoted).substr(At)).Size;
  }
  if (Count <= MaxLength)
    return Quoted;
  return Quoted.substr(0, Cut) + "...";
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

static std::string sixDigits(double V) {
  std::string Text;
  llvm::raw_string_ostream(Text) << llvm::format("%.6g", V);
  return Text;
}

static std::string intString(mpz_srcptr Z) {
  std::string Text(mpz_sizeinbase(Z, 10) + 2, '\0');
  mpz_get_str(Text.data(), 10, Z);
  Text.resize(StringRef(Text.c_str()).size());
  return Text;
}

static std::string floatString(mpfr_srcptr F) {
  double D = mpfr_get_d(F, MPFR_RNDN);
  if ((mpfr_zero_p(F) != 0) == (D == 0) && !std::isinf(D))
    return sixDigits(D);
  // Beyond float64: F = M * 2^Exp2 with 0.5 <= |M| < 1, brought to
  // M * 10^Exp10 with 1 <= |M| < 10 in double arithmetic.
  long Exp2;
  double M = mpfr_get_d_2exp(&Exp2, F, MPFR_RNDN);
  double Exact10 = double(Exp2) * 0.30102999566398119521; // log10(2)
  int64_t Exp10 = int64_t(Exact10);
  M *= std::pow(10, Exact10 - double(Exp10));
  // The six digits must not round up to ten.
  if (double Abs = std::fabs(M); Abs < 1 - 0.5e-6) {
    M *= 10;
    --Exp10;
  } else if (Abs >= 10) {
    M /= 10;
    ++Exp10;
  }
  std::string Text;
  llvm::raw_string_ostream(Text)
      << llvm::format("%.6ge%+lld", M, static_cast<long long>(Exp10));
  return Text;
}

/// 0x.<mantissa>p<exponent>, the mantissa in [0.5, 1), all bits.
static std::string exactFloatString(mpfr_srcptr F) {
  if (mpfr_zero_p(F))
    return "0";
  BigInt Z;
  mpfr_get_z_2exp(Z, F);
  std::string Digits(mpz_sizeinbase(Z, 16) + 2, '\0');
  mpz_get_str(Digits.data(), 16, Z);
  StringRef Hex = StringRef(Digits.c_str());
  bool Negative = Hex.consume_front("-");
  std::string Text;
  llvm::raw_string_ostream(Text)
      << (Negative ? "-0x." : "0x.") << Hex.rtrim('0')
      << llvm::format("p%+ld", long(mpfr_get_exp(F)));
  return Text;
}

static std::string complexString(const Constant *C,
                                 std::string (*Print)(const Constant *)) {
  auto *X = node<ComplexConstant>(C);
  return "(" + Print(X->Re) + " + " + Print(X->Im) + "i)";
}

std::string zokor::toString(const Constant *C) {
  switch (repOf(C)) {
  case Rep::Unknown:
    return "unknown";
  case Rep::Bool:
    return boolValue(C) ? "true" : "false";
  case Rep::String:
    return shortened(stringValue(C));
  case Rep::Int64:
    return std::to_string(smallInt(C));
  case Rep::BigInt:
    return intString(node<BigIntConstant>(C)->V);
  case Rep::Rational:
  case Rep::BigFloat: {
    BigFloat Temp;
    return floatString(viewFloat(C, Temp));
  }
  case Rep::Complex:
    return complexString(C, toString);
  }
  return "unknown";
}

std::string zokor::toExactString(const Constant *C) {
  switch (repOf(C)) {
  case Rep::String:
    return quoteString(stringValue(C));
  case Rep::Rational: {
    const Rational &Q = node<RationalConstant>(C)->V;
    std::string Text = intString(Q.num());
    if (mpz_cmp_ui(Q.den(), 1) != 0)
      Text += "/" + intString(Q.den());
    return Text;
  }
  case Rep::BigFloat:
    return exactFloatString(node<BigFloatConstant>(C)->V);
  case Rep::Complex:
    return complexString(C, toExactString);
  default:
    return toString(C);
  }
}
