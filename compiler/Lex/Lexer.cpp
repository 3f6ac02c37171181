//===- Lexer.cpp - Tokens from source text --------------------------------===//
//
// White space, operators and identifiers. One switch on the first byte finds
// the kind of token.
//
//===----------------------------------------------------------------------===//

#include "compiler/Lex/Lexer.h"
#include "compiler/Basic/Unicode.h"
#include "compiler/Lex/CharTable.h"

#include <cstring>

using namespace zokor;

Lexer::Lexer(Session &S, SourceFile &File, uint32_t Offset)
    : S(S), File(File), Begin(File.text().begin()), Cur(Begin + Offset),
      End(File.text().end()), OddCursor(Cur), Base(File.begin().Offset) {
  findOddBytes();
  if (Offset == 0 && File.text().starts_with("\xEF\xBB\xBF"))
    Cur += 3;
}

void Lexer::error(const char *P, std::string Text) {
  ++NumErrors;
  S.Diags.error(pos(P), diag::Syntax, std::move(Text));
}

std::vector<ast::Directive> Lexer::takeDirectives() {
  std::vector<ast::Directive> Result;
  Result.swap(Directives);
  return Result;
}

//===----------------------------------------------------------------------===//
// Identifiers and keywords
//===----------------------------------------------------------------------===//

namespace {
struct Keyword {
  const char *Text = nullptr;
  uint8_t Length = 0;
  tok::Kind Kind = tok::None;
};

/// A perfect hash table of the keywords, checked when it is made.
struct KeywordTable {
  Keyword Slots[64];

  static constexpr unsigned hash(const char *Text, size_t Length) {
    return ((uint8_t(Text[0]) << 4 ^ uint8_t(Text[1])) + unsigned(Length)) & 63;
  }
  consteval KeywordTable() {
#define KEYWORD(Name, Text) add(Text, sizeof(Text) - 1, tok::Name);
#include "compiler/Basic/Tokens.def"
  }
  consteval void add(const char *Text, size_t Length, tok::Kind Kind) {
    Keyword &K = Slots[hash(Text, Length)];
    if (K.Text)
      __builtin_trap(); // a collision; not a constant expression
    K = {Text, uint8_t(Length), Kind};
  }
};
} // namespace

static constexpr KeywordTable Keywords;

static tok::Kind keywordKind(llvm::StringRef Text) {
  if (Text.size() < 2)
    return tok::Identifier;
  const Keyword &K =
      Keywords.Slots[KeywordTable::hash(Text.data(), Text.size())];
  if (K.Length == Text.size() && !memcmp(K.Text, Text.data(), K.Length))
    return K.Kind;
  return tok::Identifier;
}

static bool endsStatement(tok::Kind Keyword) {
  return Keyword == tok::Break || Keyword == tok::Continue ||
         Keyword == tok::Fallthrough || Keyword == tok::Return;
}

/// Cur is at an ASCII letter or underscore.
void Lexer::lexIdentifier(Token &T) {
  const char *Start = Cur;
  do
    ++Cur;
  while (chars::is(*Cur, chars::Ident));
  if (LLVM_UNLIKELY(uint8_t(*Cur) >= 0x80 || (!*Cur && Cur != End)))
    skipIdentifierTail();
  T.Text = llvm::StringRef(Start, Cur - Start);
  T.Kind = keywordKind(T.Text);
  if (T.Kind != tok::Identifier) {
    NeedSemicolon = endsStatement(T.Kind);
    return;
  }
  NeedSemicolon = true;
  T.Name = S.Names.get(T.Text);
}

/// Goes on over letters and digits of any script. Other characters beyond
/// ASCII are taken for part of the identifier too, with an error; bytes that
/// are no characters at all are passed over, as they are everywhere.
void Lexer::skipIdentifierTail() {
  while (true) {
    if (chars::is(*Cur, chars::Ident) || (!*Cur && Cur != End)) {
      ++Cur;
      continue;
    }
    if (uint8_t(*Cur) < 0x80)
      return;
    auto [Rune, Size] = decodeRune(Cur, End);
    bool IsOdd = (Rune == RuneError && Size == 1) || Rune == 0xFEFF;
    if (!IsOdd && !isUnicodeLetter(Rune) && !isUnicodeDigit(Rune))
      error(Cur, "invalid character " + describeRune(Rune) + " in identifier");
    Cur += Size;
  }
}

/// An identifier that starts with a character beyond ASCII; false (and the
/// character is passed over) if there is none.
bool Lexer::lexUnicodeIdentifier(Token &T) {
  auto [Rune, Size] = decodeRune(Cur, End);
  if ((Rune == RuneError && Size == 1) || Rune == 0xFEFF) {
    Cur += Size;
    return false;
  }
  if (isUnicodeDigit(Rune))
    error(Cur, "identifier cannot begin with digit " + describeRune(Rune));
  else if (!isUnicodeLetter(Rune))
    error(Cur, "invalid character " + describeRune(Rune) + " in identifier");
  const char *Start = Cur;
  Cur += Size;
  skipIdentifierTail();
  T.Kind = tok::Identifier;
  T.Text = llvm::StringRef(Start, Cur - Start);
  T.Name = S.Names.get(T.Text);
  NeedSemicolon = true;
  return true;
}

//===----------------------------------------------------------------------===//
// The main switch
//===----------------------------------------------------------------------===//

void Lexer::lex(Token &T) {
  const bool AtNewline = NeedSemicolon;
  NeedSemicolon = false;
  T.Bad = false;

  // An operator of N bytes.
  auto op = [&](tok::Kind Kind, unsigned N) {
    T.Kind = Kind;
    Cur += N;
  };
  // X, or X= when an equals sign follows behind N bytes.
  auto opOrAssign = [&](tok::Kind Kind, tok::Kind Assign, unsigned N) {
    if (Cur[N] == '=')
      op(Assign, N + 1);
    else
      op(Kind, N);
  };
  auto closing = [&](tok::Kind Kind, unsigned N) {
    op(Kind, N);
    NeedSemicolon = true;
  };
  auto semicolon = [&](llvm::StringRef Text, unsigned N) {
    op(tok::Semicolon, N);
    T.Text = Text;
  };

  while (true) {
    while (chars::is(*Cur, chars::Blank))
      ++Cur;
    T.At = pos(Cur);
    switch (*Cur) {
    case '\n':
      ++Cur;
      addLine(Cur);
      if (!AtNewline)
        continue;
      return semicolon("newline", 0);

    case '\0':
      if (Cur != End) {
        ++Cur; // reported by reportOddBytes
        continue;
      }
      if (AtNewline)
        return semicolon("EOF", 0);
      T.Kind = tok::EndOfFile;
      return;

    case 'a' ... 'z':
    case 'A' ... 'Z':
    case '_':
      return lexIdentifier(T);

    case '0' ... '9':
      return lexNumber(T);

    case '"':
      return lexString(T);
    case '`':
      return lexRawString(T);
    case '\'':
      return lexRune(T);

    case '(':
      return op(tok::LeftParen, 1);
    case '[':
      return op(tok::LeftBracket, 1);
    case '{':
      return op(tok::LeftBrace, 1);
    case ',':
      return op(tok::Comma, 1);
    case ';':
      return semicolon(";", 1);
    case ')':
      return closing(tok::RightParen, 1);
    case ']':
      return closing(tok::RightBracket, 1);
    case '}':
      return closing(tok::RightBrace, 1);
    case ':':
      return opOrAssign(tok::Colon, tok::Define, 1);

    case '.':
      if (chars::is(Cur[1], chars::Decimal))
        return lexNumber(T);
      if (Cur[1] == '.' && Cur[2] == '.')
        return op(tok::DotDotDot, 3);
      return op(tok::Dot, 1);

    case '+':
      if (Cur[1] == '+')
        return closing(tok::Inc, 2);
      return opOrAssign(tok::Add, tok::AddAssign, 1);
    case '-':
      if (Cur[1] == '-')
        return closing(tok::Dec, 2);
      return opOrAssign(tok::Sub, tok::SubAssign, 1);
    case '*':
      return opOrAssign(tok::Mul, tok::MulAssign, 1);
    case '%':
      return opOrAssign(tok::Rem, tok::RemAssign, 1);
    case '^':
      return opOrAssign(tok::Xor, tok::XorAssign, 1);
    case '=':
      return opOrAssign(tok::Assign, tok::Equal, 1);
    case '!':
      return opOrAssign(tok::Not, tok::NotEqual, 1);
    case '~':
      return op(tok::Tilde, 1);

    case '/':
      if (Cur[1] == '/') {
        lineComment();
        continue;
      }
      if (Cur[1] == '*') {
        // A comment over several lines counts as a newline.
        if (blockComment() && AtNewline)
          return semicolon("newline", 0);
        continue;
      }
      return opOrAssign(tok::Div, tok::DivAssign, 1);

    case '&':
      if (Cur[1] == '&')
        return op(tok::AndAnd, 2);
      if (Cur[1] == '^')
        return opOrAssign(tok::AndNot, tok::AndNotAssign, 2);
      return opOrAssign(tok::And, tok::AndAssign, 1);
    case '|':
      if (Cur[1] == '|')
        return op(tok::OrOr, 2);
      return opOrAssign(tok::Or, tok::OrAssign, 1);

    case '<':
      if (Cur[1] == '<')
        return opOrAssign(tok::Shl, tok::ShlAssign, 2);
      if (Cur[1] == '-')
        return op(tok::Arrow, 2);
      return opOrAssign(tok::Less, tok::LessEqual, 1);
    case '>':
      if (Cur[1] == '>')
        return opOrAssign(tok::Shr, tok::ShrAssign, 2);
      return opOrAssign(tok::Greater, tok::GreaterEqual, 1);

    default:
      if (uint8_t(*Cur) >= 0x80) {
        if (lexUnicodeIdentifier(T))
          return;
        continue;
      }
      error(Cur, "invalid character " + describeRune(uint8_t(*Cur)));
      ++Cur;
      continue;
    }
  }
}
