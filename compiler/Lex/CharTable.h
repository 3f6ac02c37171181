//===- CharTable.h - Classes of characters ----------------------*- C++ -*-===//
//
// One table of bit sets answers the lexer's questions about a byte.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_LEX_CHARTABLE_H
#define ZOKOR_LEX_CHARTABLE_H

#include <array>
#include <cstdint>

namespace zokor::chars {

enum Class : uint8_t {
  Decimal = 1,     ///< 0-9
  Hex = 2,         ///< 0-9 a-f A-F
  Ident = 4,       ///< letters, digits and _
  Blank = 8,       ///< space, tab, carriage return
  StringStop = 16, ///< ends a run inside "...": " \ newline NUL
  BlockStop = 32,  ///< ends a run inside a skipped block
};

constexpr std::array<uint8_t, 256> makeTable() {
  std::array<uint8_t, 256> T{};
  for (unsigned C = '0'; C <= '9'; ++C)
    T[C] |= Decimal | Hex | Ident;
  for (unsigned C = 'a'; C <= 'z'; ++C) {
    T[C] |= Ident;
    T[C - 'a' + 'A'] |= Ident;
  }
  for (unsigned C = 'a'; C <= 'f'; ++C) {
    T[C] |= Hex;
    T[C - 'a' + 'A'] |= Hex;
  }
  T['_'] |= Ident;
  for (unsigned char C : {' ', '\t', '\r'})
    T[C] |= Blank;
  for (unsigned char C : {'"', '\\', '\n', '\0'})
    T[C] |= StringStop;
  for (unsigned char C : {'"', '\'', '`', '/', '{', '}', '\n', '\0'})
    T[C] |= BlockStop;
  return T;
}

inline constexpr std::array<uint8_t, 256> Table = makeTable();

inline bool is(char C, uint8_t Classes) { return Table[uint8_t(C)] & Classes; }
/// Makes an ASCII letter lower case (and changes other characters).
inline char lower(char C) { return char(C | 0x20); }

} // namespace zokor::chars

#endif // ZOKOR_LEX_CHARTABLE_H
