//===- Encoding.cpp - Bytes that are no characters ------------------------===//
//
// NULs, bad UTF-8 and byte order marks are errors wherever they stand, also in
// comments. They are looked for once, and reported as the lexer passes them.
//
//===----------------------------------------------------------------------===//

#include "compiler/Basic/Unicode.h"
#include "compiler/Lex/Lexer.h"

#include <cstring>

using namespace zokor;

static constexpr llvm::StringLiteral ByteOrderMark = "\xEF\xBB\xBF";

/// Where the run of bytes that cannot be odd ends. Written so that the
/// compiler can use vector instructions for the blocks.
static const char *skipAscii(const char *P, const char *End) {
  constexpr size_t Block = 64;
  for (; size_t(End - P) >= Block; P += Block) {
    uint8_t Bad = 0;
    for (size_t I = 0; I != Block; ++I)
      Bad |= uint8_t(P[I] - 1) & 0x80; // 0 and 0x81...0xFF
    for (size_t I = 0; I != Block; ++I)
      Bad |= uint8_t(P[I]) & 0x80;
    if (Bad)
      break;
  }
  while (P != End && *P > 0)
    ++P;
  return P;
}

/// Sets Clean. What is before Cur has been looked at by another lexer.
void Lexer::findOddBytes() {
  const char *P = Cur;
  if (P == Begin && File.text().starts_with(ByteOrderMark))
    P += ByteOrderMark.size();
  while ((P = skipAscii(P, End)) != End) {
    auto [Rune, Size] = decodeRune(P, End);
    if (Rune == 0 || Rune == 0xFEFF || (Rune == RuneError && Size == 1)) {
      Clean = false;
      return;
    }
    P += Size;
  }
}

void Lexer::reportOddBytes() {
  while (OddCursor < Cur) {
    auto [Rune, Size] = decodeRune(OddCursor, End);
    if (Rune == 0)
      error(OddCursor, "invalid NUL character");
    else if (Rune == RuneError && Size == 1)
      error(OddCursor, "invalid UTF-8 encoding");
    else if (Rune == 0xFEFF && OddCursor != Begin)
      error(OddCursor, "invalid BOM in the middle of the file");
    OddCursor += Size;
  }
}
