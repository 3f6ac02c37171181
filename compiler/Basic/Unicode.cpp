//===- Unicode.cpp - Code points and their classes ------------------------===//
//
// UTF-8 and binary searches in the range tables of UnicodeTables.inc.
//
//===----------------------------------------------------------------------===//

#include "compiler/Basic/Unicode.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Unicode.h"

#include <algorithm>
#include <iterator>

using namespace zokor;

namespace {
struct Range {
  uint32_t First, Last, Step;
};
} // namespace

static constexpr Range LetterRanges[] = {
#define LETTERS(First, Last) {First, Last, 1},
#include "compiler/Basic/UnicodeTables.inc"
};
static constexpr Range DigitRanges[] = {
#define DIGITS(First, Last) {First, Last, 1},
#include "compiler/Basic/UnicodeTables.inc"
};
static constexpr Range UpperRanges[] = {
#define UPPER(First, Last, Step) {First, Last, Step},
#include "compiler/Basic/UnicodeTables.inc"
};

template <size_t N>
static bool contains(const Range (&Table)[N], uint32_t Rune) {
  const Range *R =
      std::partition_point(std::begin(Table), std::end(Table),
                           [Rune](const Range &R) { return R.Last < Rune; });
  return R != std::end(Table) && R->First <= Rune &&
         (Rune - R->First) % R->Step == 0;
}

bool zokor::isUnicodeLetter(uint32_t Rune) {
  if (Rune < 0x80)
    return (Rune | 0x20) - 'a' < 26;
  return contains(LetterRanges, Rune);
}

bool zokor::isUnicodeDigit(uint32_t Rune) {
  if (Rune < 0x80)
    return Rune - '0' < 10;
  return contains(DigitRanges, Rune);
}

bool zokor::isUnicodeUpper(uint32_t Rune) {
  if (Rune < 0x80)
    return Rune - 'A' < 26;
  return contains(UpperRanges, Rune);
}

DecodedRune zokor::decodeRune(const char *Begin, const char *End) {
  if (Begin == End)
    return {RuneError, 0};
  auto byte = [Begin](unsigned I) { return uint8_t(Begin[I]); };
  auto isTail = [&](unsigned I) { return (byte(I) & 0xC0) == 0x80; };
  uint32_t B = byte(0);
  size_t Left = End - Begin;
  if (B < 0x80)
    return {B, 1};
  if (B >= 0xC2 && B < 0xE0 && Left >= 2 && isTail(1))
    return {(B & 0x1F) << 6 | (byte(1) & 0x3Fu), 2};
  if (B >= 0xE0 && B < 0xF0 && Left >= 3 && isTail(1) && isTail(2)) {
    uint32_t R = (B & 0x0F) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    // Overlong forms and surrogates are not characters.
    if (R >= 0x800 && (R < 0xD800 || R > 0xDFFF))
      return {R, 3};
  }
  if (B >= 0xF0 && B < 0xF5 && Left >= 4 && isTail(1) && isTail(2) &&
      isTail(3)) {
    uint32_t R = (B & 0x07) << 18 | (byte(1) & 0x3Fu) << 12 |
                 (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
    if (R >= 0x10000 && R <= MaxRune)
      return {R, 4};
  }
  return {RuneError, 1};
}

void zokor::appendRune(std::string &To, uint32_t Rune) {
  if (Rune > MaxRune || (Rune >= 0xD800 && Rune <= 0xDFFF))
    Rune = RuneError;
  if (Rune < 0x80) {
    To += char(Rune);
  } else if (Rune < 0x800) {
    To += char(0xC0 | Rune >> 6);
    To += char(0x80 | (Rune & 0x3F));
  } else if (Rune < 0x10000) {
    To += char(0xE0 | Rune >> 12);
    To += char(0x80 | (Rune >> 6 & 0x3F));
    To += char(0x80 | (Rune & 0x3F));
  } else {
    To += char(0xF0 | Rune >> 18);
    To += char(0x80 | (Rune >> 12 & 0x3F));
    To += char(0x80 | (Rune >> 6 & 0x3F));
    To += char(0x80 | (Rune & 0x3F));
  }
}

static bool isPrintable(uint32_t Rune) {
  if (Rune < 0x80)
    return Rune >= ' ' && Rune != 0x7F;
  return Rune <= MaxRune && Rune != 0xAD &&
         llvm::sys::unicode::isPrintable(int(Rune));
}

std::string zokor::describeRune(uint32_t Rune) {
  std::string Digits = llvm::utohexstr(Rune);
  std::string Text =
      "U+" + std::string(4 - std::min<size_t>(Digits.size(), 4), '0') + Digits;
  if (isPrintable(Rune)) {
    Text += " '";
    appendRune(Text, Rune);
    Text += '\'';
  }
  return Text;
}

std::string zokor::quoteRune(uint32_t Rune) {
  static constexpr llvm::StringLiteral Codes = "\a\b\f\n\r\t\v\\'";
  static constexpr llvm::StringLiteral Letters = "abfnrtv\\'";
  std::string Text = "'";
  if (size_t I = Rune < 0x80 ? Codes.find(char(Rune)) : llvm::StringRef::npos;
      I != llvm::StringRef::npos)
    Text += std::string("\\") + Letters[I];
  else if (isPrintable(Rune))
    appendRune(Text, Rune);
  else if (Rune < 0x80)
    Text += "\\x" + llvm::utohexstr(Rune, true, 2);
  else if (Rune < 0x10000)
    Text += "\\u" + llvm::utohexstr(Rune, true, 4);
  else
    Text += "\\U" + llvm::utohexstr(Rune, true, 8);
  return Text + "'";
}
