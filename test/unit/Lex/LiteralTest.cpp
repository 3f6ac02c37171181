//===- LiteralTest.cpp - Numbers, runes and strings -----------------------===//

#include "LexerTestBase.h"

#include "compiler/Lex/Unquote.h"

using namespace zokor;

/// The kind of the only token of a text without errors; None otherwise.
static tok::Kind kindOf(llvm::StringRef Text) {
  Source Src(Text);
  Lexer L(Src.S, Src.File);
  Token T = L.next();
  bool Ok = T.Text == Text && !T.Bad && L.next().Text == "EOF" &&
            Src.errors().empty();
  return Ok ? T.Kind : tok::None;
}

TEST(LiteralTest, Integers) {
  for (const char *Text :
       {"0", "00", "0600", "42", "1_000", "0x1F", "0X_1f", "0b101", "0B1_0",
        "0o17", "0O1_7", "0_6", "170141183460469231731687303715884105727"})
    EXPECT_EQ(kindOf(Text), tok::IntLit) << Text;
}

TEST(LiteralTest, Floats) {
  for (const char *Text :
       {"0.", "72.40", "072.40", "1.e+0", "6.67428e-11", "1E6", ".25",
        ".12345E+5", "1_5.", "0.15e+0_2", "0x1p-2", "0x2.p10", "0x1.Fp+0",
        "0X.8p-0", "0X_1FFFP-16", "09.5", "09e1"})
    EXPECT_EQ(kindOf(Text), tok::FloatLit) << Text;
}

TEST(LiteralTest, Imaginaries) {
  for (const char *Text : {"0i", "0123i", "0o123i", "0xabci", "0.i", "2.71828i",
                           "1.e+0i", ".25i", "0x1p-2i", "09i"})
    EXPECT_EQ(kindOf(Text), tok::ImagLit) << Text;
}

TEST(LiteralTest, NumberErrors) {
  std::pair<const char *, const char *> Cases[] = {
      {"0x", "1:3: hexadecimal literal has no digits"},
      {"0b", "1:3: binary literal has no digits"},
      {"0o_", "1:4: octal literal has no digits"},
      {"0b12", "1:4: invalid digit '2' in binary literal"},
      {"0o18", "1:4: invalid digit '8' in octal literal"},
      {"0128", "1:4: invalid digit '8' in octal literal"},
      {"0b1.0", "1:4: invalid radix point in binary literal"},
      {"0o1.0", "1:4: invalid radix point in octal literal"},
      {"1e", "1:3: exponent has no digits"},
      {"1e+", "1:4: exponent has no digits"},
      {"0x1.0", "1:6: hexadecimal mantissa requires a 'p' exponent"},
      {"0x1e+", ""},
      {"1p5", "1:2: 'p' exponent requires hexadecimal mantissa"},
      {"0b1e5", "1:4: 'e' exponent requires decimal mantissa"},
      {"0b1P5", "1:4: 'P' exponent requires hexadecimal mantissa"},
      {"1__0", "1:3: '_' must separate successive digits"},
      {"1_", "1:2: '_' must separate successive digits"},
      {"1_.5", "1:2: '_' must separate successive digits"},
      {"1._5", "1:3: '_' must separate successive digits"},
      {"0x1_p0", "1:4: '_' must separate successive digits"},
      {"1_i", "1:2: '_' must separate successive digits"},
      {"0__x", "1:3: '_' must separate successive digits"},
  };
  for (auto [Text, Error] : Cases)
    EXPECT_EQ(lexErrors(Text), Error) << Text;
  EXPECT_EQ(lexText("0128"), "bad:0128 <EOF>");
  // A name may follow at once; what that means is for the parser.
  EXPECT_EQ(lexText("0xg"), "bad:0x g <EOF>");
}

TEST(LiteralTest, Runes) {
  for (const char *Text :
       {"'a'", "'ä'", "'本'", "'\\a'", "'\\b'", "'\\f'", "'\\n'", "'\\r'",
        "'\\t'", "'\\v'", "'\\\\'", "'\\''", "'\\000'", "'\\377'", "'\\x07'",
        "'\\xff'", "'\\u12e4'", "'\\U00101234'", "'\"'"})
    EXPECT_EQ(kindOf(Text), tok::RuneLit) << Text;
}

TEST(LiteralTest, RuneErrors) {
  std::pair<const char *, const char *> Cases[] = {
      {"''", "1:2: empty rune literal or unescaped '"},
      {"'aa'", "1:1: more than one character in rune literal"},
      {"'a", "1:1: rune literal not terminated"},
      {"'", "1:1: rune literal not terminated"},
      {"'a\n", "1:3: newline in rune literal"},
      {"'\\k'", "1:3: unknown escape"},
      {"'\\\"'", "1:3: unknown escape"},
      {"'\\xa'", "1:5: invalid character '\\'' in hexadecimal escape"},
      {"'\\0'", "1:4: invalid character '\\'' in octal escape"},
      {"'\\400'", "1:6: octal escape value 256 > 255"},
      {"'\\uDFFF'", "1:8: escape is invalid Unicode code point U+DFFF"},
      {"'\\U00110000'", "1:12: escape is invalid Unicode code point U+110000"},
  };
  for (auto [Text, Error] : Cases)
    EXPECT_EQ(lexErrors(Text), Error) << Text;
}

TEST(LiteralTest, Strings) {
  for (const char *Text :
       {"\"\"", "\"abc\"", "\"\\n\\\"\\x00\\u00e4\"", "\"日本\"", "\"'\"", "``",
        "`a\\nb`", "`a\nb\r\nc`", "`\"`"})
    EXPECT_EQ(kindOf(Text), tok::StringLit) << Text;
}

TEST(LiteralTest, StringErrors) {
  std::pair<const char *, const char *> Cases[] = {
      {"\"abc", "1:1: string not terminated"},
      {"\"abc\n", "1:5: newline in string"},
      {"\"\\", "1:1: string not terminated"},
      {"\"\\q\"", "1:3: unknown escape"},
      {"\"\\'\"", "1:3: unknown escape"},
      {"\"\\xg\"", "1:4: invalid character 'g' in hexadecimal escape"},
      {"`abc", "1:1: string not terminated"},
  };
  for (auto [Text, Error] : Cases)
    EXPECT_EQ(lexErrors(Text), Error) << Text;
}

TEST(LiteralTest, LinesInsideLiteralsCount) {
  Source Src("`a\nb` x @");
  lexAll(Src);
  EXPECT_EQ(Src.errors(), "2:6: invalid character U+0040 '@'");
}

TEST(LiteralTest, Unquote) {
  std::string V;
  EXPECT_TRUE(unquote("\"a\\tb\\x41\\u00e4\\101\"", V));
  EXPECT_EQ(V, "a\tbAäA");
  EXPECT_TRUE(unquote("`a\r\n\\n`", V));
  EXPECT_EQ(V, "a\n\\n");
  for (const char *Text : {"", "\"", "\"a", "'a'", "\"\\q\"", "\"\\x1\"",
                           "\"\\uD800\"", "\"\\400\"", "\"\\"})
    EXPECT_FALSE(unquote(Text, V)) << Text;
}
