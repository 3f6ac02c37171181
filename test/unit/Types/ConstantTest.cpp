//===- ConstantTest.cpp - Exact constants ---------------------------------===//
//
// The table's results come from go/constant of Go 1.19.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Constant.h"
#include "compiler/Types/Quote.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace zokor;
using Value = ConstantPool::Value;

namespace {

/// An expression in postfix form and what gc makes of it; no exact string
/// where it would be very long.
struct Row {
  const char *Expression, *Short, *Exact;
};

const Row Rows[] = {
    {"I:9223372036854775807 I:1 +", "9223372036854775808",
     "9223372036854775808"},
    {"I:9223372036854775807 neg I:2 -", "-9223372036854775809",
     "-9223372036854775809"},
    {"I:4294967296 I:4294967296 *", "18446744073709551616",
     "18446744073709551616"},
    {"I:1 l:100 I:1 - r:90", "1023", "1023"},
    {"I:1 neg l:63", "-9223372036854775808", "-9223372036854775808"},
    {"I:1 l:1023",
     "8988465674311579538646525953945123668089884894711532863671504057886633790"
     "2750481566354238661203768010560056939935696678829394884407208311246423715"
     "3197370621888839467124327426381511098006230470597265414760425028844190753"
     "4117123144073695655527041361858167525534229314911997362296923985815241767"
     "8164812112068608",
     nullptr},
    {"I:0x8000000000000000 com:64", "9223372036854775807",
     "9223372036854775807"},
    {"I:5 com:0", "-6", "-6"},
    {"I:5 neg com:8", "4", "4"},
    {"I:7 neg I:2 /=", "-3", "-3"},
    {"I:7 neg I:2 %", "-1", "-1"},
    {"I:1 l:80 neg I:1 l:79 I:3 + %", "-604462909807314587353085",
     "-604462909807314587353085"},
    {"I:12 neg I:10 &^", "-12", "-12"},
    {"I:1 l:70 neg I:255 &", "0", "0"},
    {"I:1 l:70 I:1 l:69 ^", "1770887431076116955136", "1770887431076116955136"},
    {"I:1 I:3 /", "0.333333", "1/3"},
    {"I:4 I:2 /", "2", "2"},
    {"I:10 F:4. /", "2.5", "5/2"},
    {"F:1e100", "1e+100", nullptr},
    {"F:1e-5", "1e-05", "1/100000"},
    {"F:123456.7", "123457", "1234567/10"},
    {"F:1234567.0", "1.23457e+06", "1234567"},
    {"F:0.1 F:0.2 +", "0.3", "3/10"},
    {"F:1e1000", "1e+1000", nullptr},
    {"F:1e-1000", "1e-1000", nullptr},
    {"F:1e2000", "1e+2000", nullptr},
    {"F:1e2000 F:1e-2000 *", "1", "0x.8p+1"},
    {"F:1e646456992", "1e+646456992", nullptr},
    {"F:1e646456993", "unknown", "unknown"},
    {"F:1e-1000000000", "0", "0"},
    {"F:0x1p-2", "0.25", "1/4"},
    {"F:0x.8p1", "1", "1"},
    {"F:0x1.fffffep127", "3.40282e+38",
     "340282346638528859811704183484516925440"},
    {"F:0X_1FFFP-16", "0.124985", "8191/65536"},
    {"F:09.5", "9.5", "19/2"},
    {"F:1_0.2_5", "10.25", "41/4"},
    {"M:0128i", "(0 + 128i)", "(0 + 128i)"},
    {"M:0b101i", "(0 + 5i)", "(0 + 5i)"},
    {"M:0o17i", "(0 + 15i)", "(0 + 15i)"},
    {"M:0x10i", "(0 + 16i)", "(0 + 16i)"},
    {"M:0x1p-2i", "(0 + 0.25i)", "(0 + 1/4i)"},
    {"M:1.5i I:2 +", "(2 + 1.5i)", "(2 + 3/2i)"},
    {"M:1.5i I:2 + M:1i *", "(-1.5 + 2i)", "(-3/2 + 2i)"},
    {"M:3i I:4 + M:3i neg I:4 + *", "(25 + 0i)", "(25 + 0i)"},
    {"M:1i I:1 + M:2i I:3 + /", "(0.384615 + 0.0769231i)", "(5/13 + 1/13i)"},
    {"M:0i I:5 + toint", "5", "5"},
    {"F:5.0 toint", "5", "5"},
    {"F:5.5 toint", "unknown", "unknown"},
    {"F:1e2000 toint", "unknown", "unknown"},
    {"I:1 F:3e2000 / F:3e2000 * toint", "1", "1"},
    {"F:3.4028235677973365e38 f32", "3.40282e+38",
     "340282346638528859811704183484516925440"},
    {"F:3.4028235677973366e38 f32", "3.40282e+38",
     "340282346638528859811704183484516925440"},
    {"F:1.401298464324817e-45 f32", "1.4013e-45",
     "1/713623846352979940529142984724747568191373312"},
    {"F:0.7006492321624086e-45 f32", "1.4013e-45",
     "1/713623846352979940529142984724747568191373312"},
    {"F:0.7006492321624085e-45 f32", "0", "0"},
    {"F:1.00000005960464477539062500001 f32", "1", "8388609/8388608"},
    {"F:1.000000059604644775390625 f32", "1", "1"},
    {"F:1.7976931348623158e308 f64", "1.79769e+308", nullptr},
    {"F:1.797693134862315808e308 f64", "unknown", "unknown"},
    {"F:4.9406564584124654e-324 f64", "4.94066e-324", nullptr},
    {"F:2.4703282292062328e-324 f64", "4.94066e-324", nullptr},
    {"F:2.4703282292062327e-324 f64", "0", "0"},
    {"F:2.2250738585072011e-308 f64", "2.22507e-308", nullptr},
    {"I:9007199254740993 f64", "9.0072e+15", "9007199254740992"},
    {"I:0xffffffffffffffff f64", "1.84467e+19", "18446744073709551616"},
    {"F:0.1 f64", "0.1", "3602879701896397/36028797018963968"},
    {"F:0.1 f32", "0.1", "13421773/134217728"},
    {"I:0777", "511", "511"},
    {"I:0b_1010", "10", "10"},
    {"I:0xDEAD_beef", "3735928559", "3735928559"},
    {"I:1_000_000", "1000000", "1000000"},
    {"F:1e-46 f32", "0", "0"},
};

/// Evaluates `I:int F:float M:imag l:n (<<) r:n (>>) com:bits (^) neg f32 f64
/// toint` and the binary operators; `/=` divides integers.
class Evaluator {
public:
  explicit Evaluator(ConstantPool &P) : P(P) {}

  Value evaluate(llvm::StringRef Expression) {
    for (llvm::StringRef Token : llvm::split(Expression, ' '))
      step(Token);
    return pop();
  }

private:
  Value pop() {
    Value V = Stack.back();
    Stack.pop_back();
    return V;
  }
  void step(llvm::StringRef Token) {
    auto [Word, Argument] = Token.split(':');
    unsigned Number = 0;
    Argument.getAsInteger(10, Number);
    tok::Kind Literal = llvm::StringSwitch<tok::Kind>(Word)
                            .Case("I", tok::IntLit)
                            .Case("F", tok::FloatLit)
                            .Case("M", tok::ImagLit)
                            .Default(tok::None);
    if (Literal != tok::None)
      Stack.push_back(P.literal(Literal, Argument));
    else if (Word == "l")
      Stack.push_back(P.shift(tok::Shl, pop(), Number));
    else if (Word == "r")
      Stack.push_back(P.shift(tok::Shr, pop(), Number));
    else if (Word == "com")
      Stack.push_back(P.unary(tok::Xor, pop(), Number));
    else if (Word == "neg")
      Stack.push_back(P.unary(tok::Sub, pop()));
    else if (Word == "f32")
      Stack.push_back(P.roundFloat32(pop()));
    else if (Word == "f64")
      Stack.push_back(P.roundFloat64(pop()));
    else if (Word == "toint")
      Stack.push_back(P.toInt(pop()));
    else
      binary(Word);
  }
  void binary(llvm::StringRef Word) {
    tok::Kind Op = llvm::StringSwitch<tok::Kind>(Word)
                       .Case("+", tok::Add)
                       .Case("-", tok::Sub)
                       .Case("*", tok::Mul)
                       .Cases({"/", "/="}, tok::Div)
                       .Case("%", tok::Rem)
                       .Case("&", tok::And)
                       .Case("^", tok::Xor)
                       .Case("&^", tok::AndNot)
                       .Default(tok::None);
    ASSERT_NE(Op, tok::None) << Word.str();
    Value Y = pop(), X = pop();
    Stack.push_back(P.binary(Op, X, Y, /*IntDiv=*/Word == "/="));
  }

  ConstantPool &P;
  std::vector<Value> Stack;
};

class Constants : public ::testing::Test {
protected:
  ConstantPool P;
  Value lit(const char *Text) { return P.literal(tok::IntLit, Text); }
  Value flt(const char *Text) { return P.literal(tok::FloatLit, Text); }
  Value str(const char *Text) { return P.literal(tok::StringLit, Text); }
  Value rune(const char *Text) { return P.literal(tok::RuneLit, Text); }
};

TEST_F(Constants, AgreeWithGoConstant) {
  for (const Row &R : Rows) {
    Value V = Evaluator(P).evaluate(R.Expression);
    EXPECT_EQ(toString(V), R.Short) << R.Expression;
    if (R.Exact)
      EXPECT_EQ(toExactString(V), R.Exact) << R.Expression;
  }
}

TEST_F(Constants, AreCanonical) {
  // The same integer has one form, however it was reached.
  Value Big = P.shift(tok::Shl, P.int64(1), 100);
  Value Small = P.binary(tok::Div, Big, Big, true);
  EXPECT_EQ(int64Value(Small), 1);
  EXPECT_TRUE(P.compare(tok::Equal, Small, P.int64(1)));
  EXPECT_TRUE(
      P.compare(tok::Equal, P.uint64(UINT64_MAX), lit("0xFFFFFFFFFFFFFFFF")));
  EXPECT_EQ(uint64Value(P.uint64(UINT64_MAX)), UINT64_MAX);
  EXPECT_FALSE(int64Value(P.uint64(UINT64_MAX)));
}

TEST_F(Constants, MalformedLiteralsAreUnknown) {
  for (const char *Text : {"", "08", "0x", "0b2", "0o8", "12a", "_", "1e5"})
    EXPECT_TRUE(lit(Text)->isUnknown()) << Text;
  for (const char *Text : {"", ".", "1e", "1e+", "0x1.p", "1.2.3"})
    EXPECT_TRUE(flt(Text)->isUnknown()) << Text;
  for (const char *Text : {"", "''", "'ab'", "'\\", "'\\q'", "'\\x1'",
                           "'\\400'", "'\\ud800'", "'\\U00110000'"})
    EXPECT_TRUE(rune(Text)->isUnknown()) << Text;
  for (const char *Text : {"", "\"", "\"\\\"", "\"\\'\"", "`"})
    EXPECT_TRUE(str(Text)->isUnknown()) << Text;
}

TEST_F(Constants, HugeResultsDoNotExhaustMemory) {
  EXPECT_TRUE(P.shift(tok::Shl, P.int64(1), 1000000000)->isUnknown());
  EXPECT_TRUE(P.shift(tok::Shl, P.int64(1), 4294967295u)->isUnknown());
  EXPECT_EQ(int64Value(P.shift(tok::Shl, P.int64(0), 4294967295u)), 0);
  EXPECT_TRUE(flt("1e99999999999999999999999")->isUnknown());
  EXPECT_TRUE(flt("0x1p99999999999999999999999")->isUnknown());
  Value X = P.shift(tok::Shl, P.int64(1), 1000);
  for (int I = 0; I < 20; ++I)
    X = P.binary(tok::Mul, X, X, false);
  EXPECT_TRUE(X->isUnknown());
}

TEST_F(Constants, FractionsBecomeFloatsAt4096Bits) {
  Value Third = P.binary(tok::Div, P.int64(1), P.int64(3), false);
  Value X = Third;
  for (int I = 1; I < 2000; ++I)
    X = P.binary(tok::Mul, X, Third, false);
  EXPECT_TRUE(llvm::StringRef(toExactString(X)).starts_with("1/"));
  for (int I = 0; I < 1000; ++I)
    X = P.binary(tok::Mul, X, Third, false);
  EXPECT_TRUE(llvm::StringRef(toExactString(X)).starts_with("0x."));
}

TEST_F(Constants, FloatsNearlyIntegralAreIntegers) {
  // Rounding errors of floats of 512 bits are forgiven, others are not.
  Value Third = P.binary(tok::Div, P.int64(1), flt("3e2000"), false);
  Value One = P.binary(tok::Mul, Third, flt("3e2000"), false);
  EXPECT_EQ(int64Value(P.toInt(One)), 1);
  EXPECT_TRUE(P.toInt(flt("1.00000000000000000000000000001"))->isUnknown());
}

TEST_F(Constants, RuneLiterals) {
  auto Code = [&](const char *Text) {
    return int64Value(rune(Text)).value_or(-1);
  };
  EXPECT_EQ(Code("'a'"), 'a');
  EXPECT_EQ(Code("'\\n'"), '\n');
  EXPECT_EQ(Code("'\\''"), '\'');
  EXPECT_EQ(Code("'\\377'"), 255);
  EXPECT_EQ(Code("'\\xfe'"), 254);
  EXPECT_EQ(Code("'\\u12ab'"), 0x12ab);
  EXPECT_EQ(Code("'\\U0010ffff'"), 0x10ffff);
  EXPECT_EQ(Code("'\u4e16'"), 0x4e16);
}

TEST_F(Constants, StringLiterals) {
  EXPECT_EQ(stringValue(str("\"plain\"")), "plain");
  EXPECT_EQ(stringValue(str("\"\\\"\\\\\\t\"")), "\"\\\t");
  EXPECT_EQ(stringValue(str("\"\\xe4\\u00e4\"")), "\xe4\xc3\xa4");
  EXPECT_EQ(stringValue(str("`a\\n\r\nb`")), "a\\n\nb");
}

TEST_F(Constants, StringsGrowInPlaceAndStayImmutable) {
  Value A = P.string("ab"), Empty = P.string("");
  Value AB = P.binary(tok::Add, A, P.string("cd"), false);
  Value Left = P.binary(tok::Add, AB, P.string("ef"), false);
  Value Right = P.binary(tok::Add, AB, P.string("gh"), false);
  EXPECT_EQ(stringValue(AB), "abcd");
  EXPECT_EQ(stringValue(Left), "abcdef");
  EXPECT_EQ(stringValue(Right), "abcdgh");
  EXPECT_EQ(stringValue(P.binary(tok::Add, Empty, Empty, false)), "");
  // A long chain takes linear time.
  Value Long = Empty;
  for (int I = 0; I < 200000; ++I)
    Long = P.binary(tok::Add, Long, A, false);
  EXPECT_EQ(stringValue(Long).size(), 400000u);
}

TEST_F(Constants, StringsAreQuotedAndCut) {
  EXPECT_EQ(toString(P.string("a\"b\n\x01\xff\u00e4")),
            "\"a\\\"b\\n\\x01\\xff\u00e4\"");
  std::string Long(100, 'x');
  EXPECT_EQ(toString(P.string(Long)), "\"" + Long.substr(0, 68) + "...");
  EXPECT_EQ(toString(P.string(Long.substr(0, 70))),
            "\"" + Long.substr(0, 70) + "\"");
  EXPECT_EQ(toExactString(P.string(Long)), "\"" + Long + "\"");
  EXPECT_EQ(quoteString("\u00a0\u00ad\ufeff\U000e0001"),
            "\"\\u00a0\\u00ad\\ufeff\\U000e0001\"");
}

TEST_F(Constants, Integers) {
  llvm::APInt Wide = llvm::APInt::getOneBitSet(128, 100);
  EXPECT_EQ(bitLength(P.apint(Wide, false)), 101u);
  EXPECT_EQ(toString(P.apint(-Wide, true)), "-1267650600228229401496703205376");
  EXPECT_EQ(apintValue(P.apint(-Wide, true), 128), -Wide);
  EXPECT_EQ(apintValue(P.int64(-1), 8).getZExtValue(), 255u);
  EXPECT_EQ(apintValue(P.uint64(UINT64_MAX), 64).getZExtValue(), UINT64_MAX);
  EXPECT_TRUE(fitsInteger(P.int64(-128), 8, true));
  EXPECT_FALSE(fitsInteger(P.int64(128), 8, true));
  EXPECT_FALSE(fitsInteger(P.int64(-129), 8, true));
  EXPECT_TRUE(fitsInteger(P.int64(255), 8, false));
  EXPECT_FALSE(fitsInteger(P.int64(256), 8, false));
  EXPECT_FALSE(fitsInteger(P.int64(-1), 64, false));
  EXPECT_TRUE(fitsInteger(P.uint64(UINT64_MAX), 64, false));
  EXPECT_FALSE(fitsInteger(P.uint64(UINT64_MAX), 64, true));
  EXPECT_TRUE(fitsInteger(P.int64(INT64_MIN), 64, true));
  EXPECT_FALSE(fitsInteger(P.shift(tok::Shl, P.int64(-1), 64), 64, true));
}

TEST_F(Constants, FloatsRoundToNearestEven) {
  EXPECT_EQ(float64Value(lit("9007199254740993")), 9007199254740992.0);
  EXPECT_EQ(float64Value(lit("9007199254740995")), 9007199254740996.0);
  // A fraction just above a tie must not be rounded twice.
  EXPECT_EQ(float32Value(flt("1.0000000596046447753906250000000000001")),
            std::nextafterf(1, 2));
  EXPECT_EQ(float32Value(flt("1.00000005960464477539062")), 1.0f);
  EXPECT_EQ(float64Value(flt("5e-324")), 5e-324);
  EXPECT_EQ(float64Value(flt("2.4703282292062327208e-324")), 0.0);
  EXPECT_TRUE(std::isinf(float64Value(flt("1e309"))));
  EXPECT_TRUE(P.roundFloat64(flt("1e309"))->isUnknown());
  EXPECT_TRUE(P.roundFloat32(flt("3.402823567797337e38"))->isUnknown());
  EXPECT_TRUE(P.float64(NAN)->isUnknown());
  EXPECT_FALSE(std::signbit(float64Value(P.float64(-0.0))));
}

TEST_F(Constants, UnknownAndForeignOperandsGiveUnknown) {
  Value U = P.unknown(), One = P.int64(1), S = P.string("s");
  EXPECT_TRUE(P.binary(tok::Add, U, One, false)->isUnknown());
  EXPECT_TRUE(P.binary(tok::Add, S, One, false)->isUnknown());
  EXPECT_TRUE(P.binary(tok::Div, One, P.int64(0), true)->isUnknown());
  EXPECT_TRUE(P.binary(tok::Div, flt("1.5"), flt("0.0"), false)->isUnknown());
  EXPECT_TRUE(P.binary(tok::Sub, P.boolean(true), S, false)->isUnknown());
  EXPECT_TRUE(P.unary(tok::Sub, S)->isUnknown());
  EXPECT_TRUE(P.shift(tok::Shl, flt("1.5"), 1)->isUnknown());
  EXPECT_TRUE(P.complex(S, One)->isUnknown());
  EXPECT_FALSE(P.compare(tok::Equal, U, U));
  EXPECT_FALSE(P.compare(tok::Equal, S, One));
  EXPECT_FALSE(boolValue(U));
  EXPECT_EQ(stringValue(U), "");
  EXPECT_FALSE(int64Value(U));
  EXPECT_EQ(sign(U), 1);
}

TEST_F(Constants, Comparisons) {
  EXPECT_TRUE(P.compare(tok::Less, P.int64(-1), P.uint64(UINT64_MAX)));
  EXPECT_TRUE(P.compare(tok::Equal, P.int64(2), flt("2.0")));
  EXPECT_TRUE(P.compare(tok::Greater, flt("1e2000"), flt("1e1999")));
  EXPECT_TRUE(P.compare(tok::LessEqual, P.string("a"), P.string("b")));
  EXPECT_TRUE(P.compare(tok::NotEqual, P.boolean(true), P.boolean(false)));
  Value C = P.complex(P.int64(1), P.int64(2));
  EXPECT_TRUE(P.compare(tok::Equal, C, P.complex(flt("1.0"), P.int64(2))));
  EXPECT_TRUE(P.compare(tok::NotEqual, C, P.int64(1)));
  EXPECT_FALSE(P.compare(tok::Less, C, C));
}

} // namespace
