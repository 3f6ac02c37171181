//===- Unicode.h - Code points and their classes ----------------*- C++ -*-===//
//
// Decoding and encoding UTF-8 the way Go does it (one bad byte is one
// replacement character), and the three classes that identifiers depend on.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_BASIC_UNICODE_H
#define ZOKOR_BASIC_UNICODE_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <string>

namespace zokor {

constexpr uint32_t RuneError = 0xFFFD;
constexpr uint32_t MaxRune = 0x10FFFF;

/// One decoded code point. For bad UTF-8, Rune is RuneError and Size is 1;
/// for no input Size is 0.
struct DecodedRune {
  uint32_t Rune;
  unsigned Size;
};
DecodedRune decodeRune(const char *Begin, const char *End);
inline DecodedRune decodeRune(llvm::StringRef Text) {
  return decodeRune(Text.begin(), Text.end());
}

/// Appends the UTF-8 form of `Rune`; surrogates and what is beyond MaxRune
/// become RuneError.
void appendRune(std::string &To, uint32_t Rune);

bool isUnicodeLetter(uint32_t Rune);
bool isUnicodeDigit(uint32_t Rune);
bool isUnicodeUpper(uint32_t Rune);

/// `U+0040 '@'`, the form that gc's messages use; without the quoted part for
/// characters that cannot be printed.
std::string describeRune(uint32_t Rune);
/// A rune as a quoted Go literal: 'a', '\n', '\u00a0'.
std::string quoteRune(uint32_t Rune);

} // namespace zokor

#endif // ZOKOR_BASIC_UNICODE_H
