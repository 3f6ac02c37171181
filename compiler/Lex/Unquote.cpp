//===- Unquote.cpp - The text that a string literal stands for ------------===//
//
// Escapes are taken as the lexer has checked them; anything it would not have
// accepted makes the literal malformed.
//
//===----------------------------------------------------------------------===//

#include "compiler/Lex/Unquote.h"
#include "compiler/Basic/Unicode.h"

using namespace zokor;

/// Takes `N` digits off Text; false if there are fewer.
static bool takeNumber(llvm::StringRef &Text, unsigned N, unsigned Base,
                       uint32_t &Value) {
  if (Text.size() < N || Text.take_front(N).getAsInteger(Base, Value))
    return false;
  Text = Text.drop_front(N);
  return true;
}

/// Text is behind the backslash.
static bool unescape(llvm::StringRef &Text, std::string &Value) {
  static constexpr llvm::StringLiteral Letters = "abfnrtv\\\"";
  static constexpr llvm::StringLiteral Codes = "\a\b\f\n\r\t\v\\\"";
  if (Text.empty())
    return false;
  if (size_t I = Letters.find(Text.front()); I != llvm::StringRef::npos) {
    Value += Codes[I];
    Text = Text.drop_front();
    return true;
  }
  uint32_t Code = 0;
  if (Text.consume_front("x")) {
    if (!takeNumber(Text, 2, 16, Code))
      return false;
    Value += char(Code);
    return true;
  }
  unsigned Digits = Text.consume_front("u")   ? 4
                    : Text.consume_front("U") ? 8
                                              : 0;
  if (Digits) {
    if (!takeNumber(Text, Digits, 16, Code) || Code > MaxRune ||
        (Code >= 0xD800 && Code < 0xE000))
      return false;
    appendRune(Value, Code);
    return true;
  }
  if (!takeNumber(Text, 3, 8, Code) || Code > 255)
    return false;
  Value += char(Code);
  return true;
}

bool zokor::unquote(llvm::StringRef Literal, std::string &Value) {
  Value.clear();
  if (Literal.size() < 2 || Literal.front() != Literal.back())
    return false;
  char Quote = Literal.front();
  llvm::StringRef Text = Literal.drop_front().drop_back();
  if (Quote == '`') {
    for (char C : Text)
      if (C != '\r')
        Value += C;
    return true;
  }
  if (Quote != '"')
    return false;
  while (!Text.empty()) {
    size_t Run = Text.find('\\');
    Value += Text.take_front(Run);
    Text = Text.substr(std::min(Run, Text.size()));
    if (!Text.empty()) {
      Text = Text.drop_front();
      if (!unescape(Text, Value))
        return false;
    }
  }
  return true;
}
