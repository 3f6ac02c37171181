//===- UnicodeTest.cpp - Code points and their classes --------------------===//

#include "compiler/Basic/Unicode.h"

#include "gtest/gtest.h"

using namespace zokor;

static uint32_t decodeAll(llvm::StringRef Text) {
  DecodedRune R = decodeRune(Text);
  return R.Size == Text.size() ? R.Rune : ~0u;
}

TEST(UnicodeTest, DecodesEveryLength) {
  EXPECT_EQ(decodeAll("a"), 'a');
  EXPECT_EQ(decodeAll("é"), 0xE9u);
  EXPECT_EQ(decodeAll("世"), 0x4E16u);
  EXPECT_EQ(decodeAll("\xF0\x9F\x98\x80"), 0x1F600u);
}

TEST(UnicodeTest, BadBytesAreOneReplacementCharacterEach) {
  for (const char *Text : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80",
                           "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    DecodedRune R = decodeRune(llvm::StringRef(Text));
    EXPECT_EQ(R.Rune, RuneError);
    EXPECT_EQ(R.Size, 1u);
  }
  EXPECT_EQ(decodeRune(llvm::StringRef()).Size, 0u);
}

TEST(UnicodeTest, EncodingReversesDecoding) {
  for (uint32_t Rune : {0x41u, 0x7FFu, 0x800u, 0xFFFDu, 0x10000u, 0x10FFFFu}) {
    std::string Text;
    appendRune(Text, Rune);
    EXPECT_EQ(decodeAll(Text), Rune);
  }
  std::string Text;
  appendRune(Text, 0xD800);
  EXPECT_EQ(decodeAll(Text), RuneError);
}

TEST(UnicodeTest, Classes) {
  EXPECT_TRUE(isUnicodeLetter('z'));
  EXPECT_FALSE(isUnicodeLetter('_'));
  EXPECT_TRUE(isUnicodeLetter(0x4E16));
  EXPECT_TRUE(isUnicodeLetter(0x2B0)); // a modifier letter
  EXPECT_FALSE(isUnicodeLetter(0x300));
  EXPECT_FALSE(isUnicodeLetter(0x2160)); // a letter-like number
  EXPECT_TRUE(isUnicodeDigit(0x663));
  EXPECT_FALSE(isUnicodeDigit(0xB2));
  EXPECT_TRUE(isUnicodeUpper(0x1E900));
  EXPECT_TRUE(isUnicodeUpper(0x100));
  EXPECT_FALSE(isUnicodeUpper(0x101));
}

TEST(UnicodeTest, DescriptionsAreGos) {
  EXPECT_EQ(describeRune('@'), "U+0040 '@'");
  EXPECT_EQ(describeRune(1), "U+0001");
  EXPECT_EQ(describeRune(0x10FFFF), "U+10FFFF");
  EXPECT_EQ(describeRune(0xFFFFFFFF), "U+FFFFFFFF");
  EXPECT_EQ(quoteRune('a'), "'a'");
  EXPECT_EQ(quoteRune('\''), "'\\''");
  EXPECT_EQ(quoteRune('"'), "'\"'");
  EXPECT_EQ(quoteRune('\n'), "'\\n'");
  EXPECT_EQ(quoteRune(1), "'\\x01'");
}
