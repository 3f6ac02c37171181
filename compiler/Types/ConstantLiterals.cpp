//===- ConstantLiterals.cpp - Values of literal tokens --------------------===//
//
// The lexer has reported malformed literals; here they only must not do harm.
// A number is read as digits * base^-fraction * 10^exponent (or 2^exponent).
// It becomes an exact fraction if its size is reasonable, which is decided
// from a float first: the exact value of 1e1000000000 must never be formed.
//
//===----------------------------------------------------------------------===//

#include "compiler/Basic/Unicode.h"
#include "compiler/Types/ConstantRep.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"

using namespace zokor;
using llvm::StringRef;
using Value = ConstantPool::Value;

namespace {
/// The parts of a number literal. The value is
/// Digits (in Base) * Base^-FractionDigits * (10 or 2)^Exponent.
struct NumberParts {
  unsigned Base = 10;
  std::string Digits;
  int64_t FractionDigits = 0;
  int64_t Exponent = 0;
};
} // namespace

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

/// Decimal digits with a sign; what is beyond any use stops at 10^12.
static bool parseExponent(StringRef Text, int64_t &Exponent) {
  constexpr int64_t Limit = 1000000000000;
  bool Negative = Text.consume_front("-");
  if (!Negative)
    Text.consume_front("+");
  if (Text.empty())
    return false;
  for (char C : Text) {
    if (!llvm::isDigit(C))
      return false;
    Exponent = std::min(Exponent * 10 + (C - '0'), Limit);
  }
  if (Negative)
    Exponent = -Exponent;
  return true;
}

static unsigned takePrefix(StringRef &Text, bool IsInt) {
  if (Text.consume_front_insensitive("0x"))
    return 16;
  if (Text.consume_front_insensitive("0o"))
    return 8;
  if (Text.consume_front_insensitive("0b"))
    return 2;
  // A leading zero means octal in an integer, nothing in `09.5` and `0128i`.
  return IsInt && Text.size() > 1 && Text[0] == '0' ? 8 : 10;
}

/// Takes a literal without `_` and `i` apart.
static bool parseNumber(StringRef Text, bool IsInt, NumberParts &N) {
  N.Base = takePrefix(Text, IsInt);
  size_t ExponentAt = Text.find_insensitive(N.Base == 16   ? 'p'
                                            : N.Base == 10 ? 'e'
                                                           : '\0');
  if (ExponentAt != StringRef::npos &&
      !parseExponent(Text.substr(ExponentAt + 1), N.Exponent))
    return false;
  auto [Whole, Fraction] = Text.take_front(ExponentAt).split('.');
  N.FractionDigits = int64_t(Fraction.size());
  N.Digits = (Whole + Fraction).str();
  return !N.Digits.empty() && llvm::all_of(N.Digits, [&](char C) {
    return llvm::hexDigitValue(C) < N.Base;
  });
}

/// The power of ten, or of two, that scales the digits as an integer.
static int64_t scaleOf(const NumberParts &N) {
  int64_t DigitExponent = N.Base == 10 || N.Base == 2 ? 1
                          : N.Base == 16              ? 4
                                                      : 3;
  return N.Exponent - DigitExponent * N.FractionDigits;
}

/// The number rounded to a BigFloat. False if the power of two alone is out of
/// gc's range; gc takes such a literal for malformed, however small it is.
static bool approximate(const NumberParts &N, mpz_srcptr Mantissa,
                        BigFloat &F) {
  if (mpz_sgn(Mantissa) == 0)
    return true;
  int64_t Scale = scaleOf(N);
  if (!llvm::isInt<32>(Scale + int64_t(mpz_sizeinbase(Mantissa, 2))))
    return false;
  if (N.Base == 10)
    mpfr_strtofr(F, (N.Digits + "e" + std::to_string(Scale)).c_str(), nullptr,
                 10, MPFR_RNDN);
  else
    mpfr_set_z_2exp(F, Mantissa, Scale, MPFR_RNDN);
  return true;
}

Value ConstantPool::Impl::numberLiteral(StringRef Text, bool IsInt) {
  std::string Clean;
  for (char C : Text)
    if (C != '_')
      Clean += C;
  NumberParts N;
  if (!parseNumber(Clean, IsInt, N))
    return &Unknown;
  BigInt Mantissa;
  if (mpz_set_str(Mantissa, N.Digits.c_str(), int(N.Base)) != 0)
    return &Unknown;
  if (IsInt)
    return N.FractionDigits || N.Exponent ? &Unknown
                                          : integer(std::move(Mantissa));

  BigFloat F;
  if (!approximate(N, Mantissa, F))
    return &Unknown;
  if (!isSmallFloat(F))
    return bigFloat(std::move(F));
  Rational Q;
  if (mpfr_zero_p(F)) // maybe underflow; the exact value may be huge
    return exactRational(std::move(Q));
  mpq_set_z(Q, Mantissa);
  int64_t Scale = scaleOf(N);
  uint64_t Power = uint64_t(Scale < 0 ? -Scale : Scale);
  if (N.Base == 10) {
    Rational Ten;
    mpz_ui_pow_ui(mpq_numref(static_cast<mpq_ptr>(Ten)), 10, Power);
    (Scale < 0 ? mpq_div : mpq_mul)(Q, Q, Ten);
  } else {
    (Scale < 0 ? mpq_div_2exp : mpq_mul_2exp)(Q, Q, Power);
  }
  return exactRational(std::move(Q));
}

//===----------------------------------------------------------------------===//
// Runes and strings
//===----------------------------------------------------------------------===//

/// The digits of \xhh, \ooo, \uhhhh and \Uhhhhhhhh.
static bool takeDigits(StringRef &Text, unsigned Count, unsigned Base,
                       uint32_t &Code) {
  if (Text.size() < Count)
    return false;
  Code = 0;
  for (char C : Text.take_front(Count)) {
    unsigned Digit = llvm::hexDigitValue(C);
    if (Digit >= Base)
      return false;
    Code = Code * Base + Digit;
  }
  Text = Text.drop_front(Count);
  return true;
}

/// Takes one character or escape sequence off the text. `IsByte`: the value
/// is one byte of a string, not a code point.
static bool takeCharacter(StringRef &Text, char Quote, uint32_t &Code,
                          bool &IsByte) {
  IsByte = false;
  if (Text[0] != '\\') {
    DecodedRune R = decodeRune(Text);
    Code = R.Rune;
    Text = Text.drop_front(R.Size);
    return true;
  }
  if (Text.size() < 2)
    return false;
  char C = Text[1];
  static constexpr llvm::StringLiteral Letters = "abfnrtv\\";
  static constexpr llvm::StringLiteral Codes = "\a\b\f\n\r\t\v\\";
  if (size_t I = Letters.find(C); I != StringRef::npos || C == Quote) {
    Code = C == Quote ? uint8_t(Quote) : uint8_t(Codes[I]);
    Text = Text.drop_front(2);
    return true;
  }
  if (C >= '0' && C <= '7') {
    IsByte = true;
    Text = Text.drop_front(1);
    return takeDigits(Text, 3, 8, Code) && Code <= 0xFF;
  }
  Text = Text.drop_front(2);
  IsByte = C == 'x';
  if (C == 'x')
    return takeDigits(Text, 2, 16, Code);
  if (C != 'u' && C != 'U')
    return false;
  return takeDigits(Text, C == 'u' ? 4 : 8, 16, Code) && Code <= MaxRune &&
         (Code < 0xD800 || Code > 0xDFFF);
}

static Value runeLiteral(ConstantPool &P, StringRef Text) {
  uint32_t Code;
  bool IsByte;
  if (!Text.consume_front("'") || !Text.consume_back("'") || Text.empty() ||
      !takeCharacter(Text, '\'', Code, IsByte) || !Text.empty())
    return P.unknown();
  return P.int64(Code);
}

static Value stringLiteral(ConstantPool &P, StringRef Text) {
  if (Text.consume_front("`")) {
    if (!Text.consume_back("`"))
      return P.unknown();
    if (!Text.contains('\r'))
      return P.string(Text);
    std::string Clean;
    for (char C : Text)
      if (C != '\r')
        Clean += C;
    return P.string(Clean);
  }
  if (!Text.consume_front("\"") || !Text.consume_back("\""))
    return P.unknown();
  if (!Text.contains('\\'))
    return P.string(Text);
  std::string Result;
  while (!Text.empty()) {
    size_t Plain = std::min(Text.find('\\'), Text.size());
    Result += Text.take_front(Plain);
    Text = Text.drop_front(Plain);
    if (Text.empty())
      break;
    uint32_t Code;
    bool IsByte;
    if (!takeCharacter(Text, '"', Code, IsByte))
      return P.unknown();
    if (IsByte)
      Result += char(Code);
    else
      appendRune(Result, Code);
  }
  return P.string(Result);
}

Value ConstantPool::literal(tok::Kind Kind, StringRef Text) {
  switch (Kind) {
  case tok::IntLit:
    return I->numberLiteral(Text, /*IsInt=*/true);
  case tok::FloatLit:
    return I->numberLiteral(Text, /*IsInt=*/false);
  case tok::ImagLit:
    if (!Text.consume_back("i"))
      return unknown();
    return I->complex(I->int64(0), I->numberLiteral(Text, /*IsInt=*/false));
  case tok::RuneLit:
    return runeLiteral(*this, Text);
  case tok::StringLit:
    return stringLiteral(*this, Text);
  default:
    return unknown();
  }
}
