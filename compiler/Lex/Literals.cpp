//===- Literals.cpp - Numbers, runes and strings --------------------------===//
//
// Literals are checked but not evaluated. A literal with an error is still one
// token, marked Bad.
//
//===----------------------------------------------------------------------===//

#include "compiler/Basic/Unicode.h"
#include "compiler/Lex/CharTable.h"
#include "compiler/Lex/Lexer.h"

#include <cstring>

using namespace zokor;

void Lexer::setLiteral(Token &T, tok::Kind Kind, const char *Start, bool Ok) {
  T.Kind = Kind;
  T.Text = llvm::StringRef(Start, Cur - Start);
  T.Bad = !Ok;
  NeedSemicolon = true;
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

static const char *baseName(unsigned Base) {
  return Base == 2    ? "binary"
         : Base == 8  ? "octal"
         : Base == 10 ? "decimal"
                      : "hexadecimal";
}

namespace {
/// What digits() saw.
enum : unsigned { SawDigit = 1, SawSeparator = 2 };
} // namespace

/// Accepts digits and underscores, also decimal digits that the base does not
/// have: the first of those is remembered in `Invalid`.
unsigned Lexer::digits(unsigned Base, const char *&Invalid) {
  unsigned Saw = 0;
  uint8_t Class = Base <= 10 ? chars::Decimal : chars::Hex;
  for (;; ++Cur) {
    if (*Cur == '_')
      Saw |= SawSeparator;
    else if (chars::is(*Cur, Class))
      Saw |= SawDigit;
    else
      return Saw;
    if (Base < 10 && !Invalid && *Cur != '_' && *Cur >= char('0' + Base))
      Invalid = Cur;
  }
}

/// The first underscore that does not stand between digits (a base prefix
/// counts as a digit), or null.
static const char *misplacedSeparator(llvm::StringRef Text) {
  const char *P = Text.begin();
  bool IsHex = false, AfterDigit = false, AfterSeparator = false;
  if (Text.size() >= 2 && Text[0] == '0') {
    char Prefix = chars::lower(Text[1]);
    if (Prefix == 'x' || Prefix == 'o' || Prefix == 'b') {
      IsHex = Prefix == 'x';
      AfterDigit = true;
      P += 2;
    }
  }
  for (; P != Text.end(); ++P) {
    if (*P == '_') {
      if (!AfterDigit)
        return P;
      AfterDigit = false;
      AfterSeparator = true;
    } else if (chars::is(*P, IsHex ? chars::Hex : chars::Decimal)) {
      AfterDigit = true;
      AfterSeparator = false;
    } else {
      if (AfterSeparator)
        return P - 1;
      AfterDigit = AfterSeparator = false;
    }
  }
  return AfterSeparator ? P - 1 : nullptr;
}

/// The exponent, if there is one; false after an error.
bool Lexer::exponent(char Prefix, bool HasMantissa, unsigned &Saw, bool Ok,
                     bool &IsFloat) {
  char E = chars::lower(*Cur);
  if (E != 'e' && E != 'p') {
    if (Prefix == 'x' && IsFloat && Ok) {
      error(Cur, "hexadecimal mantissa requires a 'p' exponent");
      return false;
    }
    return Ok;
  }
  if (Ok && E == 'e' && Prefix && Prefix != '0') {
    error(Cur, quoteRune(*Cur) + " exponent requires decimal mantissa");
    Ok = false;
  } else if (Ok && E == 'p' && Prefix != 'x') {
    error(Cur, quoteRune(*Cur) + " exponent requires hexadecimal mantissa");
    Ok = false;
  }
  ++Cur;
  IsFloat = true;
  if (*Cur == '+' || *Cur == '-')
    ++Cur;
  const char *Ignored = nullptr;
  unsigned InExponent = digits(10, Ignored);
  Saw |= InExponent & SawSeparator;
  if (!(InExponent & SawDigit) && Ok) {
    error(Cur, "exponent has no digits");
    Ok = false;
  }
  return Ok;
}

/// Cur is at a digit, or at a dot before one.
void Lexer::lexNumber(Token &T) {
  const char *Start = Cur, *Invalid = nullptr;
  bool Ok = true, IsFloat = false;
  unsigned Base = 10, Saw = 0;
  char Prefix = 0; // 0 (decimal), '0' (old octal), 'x', 'o' or 'b'

  if (*Cur != '.') {
    if (*Cur == '0') {
      ++Cur;
      switch (chars::lower(*Cur)) {
      case 'x':
        Base = 16, Prefix = 'x', ++Cur;
        break;
      case 'o':
        Base = 8, Prefix = 'o', ++Cur;
        break;
      case 'b':
        Base = 2, Prefix = 'b', ++Cur;
        break;
      default:
        Base = 8, Prefix = '0', Saw = SawDigit;
      }
    }
    Saw |= digits(Base, Invalid);
  }
  if (*Cur == '.') {
    if (Prefix == 'o' || Prefix == 'b') {
      error(Cur, llvm::Twine("invalid radix point in ")
                     .concat(baseName(Base))
                     .concat(" literal")
                     .str());
      Ok = false;
    }
    ++Cur;
    IsFloat = true;
    Saw |= digits(Base, Invalid);
  }
  if (!(Saw & SawDigit) && Ok) {
    error(Cur, std::string(baseName(Base)) + " literal has no digits");
    Ok = false;
  }
  Ok = exponent(Prefix, Saw & SawDigit, Saw, Ok, IsFloat);

  tok::Kind Kind = IsFloat ? tok::FloatLit : tok::IntLit;
  if (*Cur == 'i') {
    ++Cur;
    Kind = tok::ImagLit;
  }
  // 089 is wrong, but 089.5 and 089i are decimal.
  if (Kind == tok::IntLit && Invalid && Ok) {
    error(Invalid, "invalid digit " + quoteRune(*Invalid) + " in " +
                       baseName(Base) + " literal");
    Ok = false;
  }
  if ((Saw & SawSeparator) && Ok)
    if (const char *P = misplacedSeparator({Start, size_t(Cur - Start)})) {
      error(P, "'_' must separate successive digits");
      Ok = false;
    }
  setLiteral(T, Kind, Start, Ok);
}

//===----------------------------------------------------------------------===//
// Runes and strings
//===----------------------------------------------------------------------===//

/// Cur is behind a backslash. False after an error; at the end of the file
/// true, as the caller complains then.
bool Lexer::escape(char Quote) {
  unsigned N, Base;
  uint32_t Max;
  switch (*Cur) {
  case 'a':
  case 'b':
  case 'f':
  case 'n':
  case 'r':
  case 't':
  case 'v':
  case '\\':
    ++Cur;
    return true;
  case '0' ... '7':
    N = 3, Base = 8, Max = 255;
    break;
  case 'x':
    ++Cur;
    N = 2, Base = 16, Max = 255;
    break;
  case 'u':
    ++Cur;
    N = 4, Base = 16, Max = MaxRune;
    break;
  case 'U':
    ++Cur;
    N = 8, Base = 16, Max = MaxRune;
    break;
  default:
    if (*Cur == Quote) {
      ++Cur;
      return true;
    }
    if (Cur == End)
      return true;
    error(Cur, "unknown escape");
    return false;
  }

  uint32_t Value = 0;
  for (; N; --N) {
    if (Cur == End)
      return true;
    unsigned Digit = Base;
    if (chars::is(*Cur, chars::Decimal))
      Digit = *Cur - '0';
    else if (chars::is(*Cur, chars::Hex))
      Digit = chars::lower(*Cur) - 'a' + 10;
    if (Digit >= Base) {
      error(Cur, "invalid character " + quoteRune(decodeRune(Cur, End).Rune) +
                     " in " + baseName(Base) + " escape");
      return false;
    }
    Value = Value * Base + Digit;
    ++Cur;
  }
  if (Value > Max && Base == 8) {
    error(Cur, "octal escape value " + std::to_string(Value) + " > 255");
    return false;
  }
  if (Value > Max || (Max == MaxRune && Value >= 0xD800 && Value < 0xE000)) {
    error(Cur, "escape is invalid Unicode code point " + describeRune(Value));
    return false;
  }
  return true;
}

void Lexer::lexString(Token &T) {
  const char *Start = Cur++;
  bool Ok = true;
  while (true) {
    while (!chars::is(*Cur, chars::StringStop))
      ++Cur;
    if (*Cur == '"') {
      ++Cur;
      break;
    }
    if (*Cur == '\\') {
      ++Cur;
      Ok &= escape('"');
    } else if (*Cur == '\n') {
      error(Cur, "newline in string");
      Ok = false;
      break;
    } else if (Cur == End) {
      error(Start, "string not terminated");
      Ok = false;
      break;
    } else {
      ++Cur; // a NUL, reported elsewhere
    }
  }
  setLiteral(T, tok::StringLit, Start, Ok);
}

void Lexer::lexRawString(Token &T) {
  const char *Start = Cur;
  auto *Close =
      static_cast<const char *>(memchr(Start + 1, '`', End - Start - 1));
  if (!Close)
    error(Start, "string not terminated");
  Cur = Close ? Close + 1 : End;
  addLines(Start, Cur);
  setLiteral(T, tok::StringLit, Start, Close);
}

void Lexer::lexRune(Token &T) {
  const char *Start = Cur++;
  bool Ok = true;
  auto fail = [&](const char *At, const char *Text) {
    if (Ok)
      error(At, Text);
    Ok = false;
  };
  for (unsigned N = 0;; ++N) {
    if (*Cur == '\'') {
      if (N == 0)
        fail(Cur, "empty rune literal or unescaped '");
      else if (N != 1)
        fail(Start, "more than one character in rune literal");
      ++Cur;
      break;
    }
    if (*Cur == '\\') {
      ++Cur;
      Ok &= escape('\'');
    } else if (*Cur == '\n') {
      fail(Cur, "newline in rune literal");
      break;
    } else if (Cur == End) {
      fail(Start, "rune literal not terminated");
      break;
    } else {
      Cur += decodeRune(Cur, End).Size;
    }
  }
  setLiteral(T, tok::RuneLit, Start, Ok);
}
