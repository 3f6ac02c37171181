//===- Comments.cpp - Comments, directives and skipped blocks -------------===//
//
// Comments vanish, but `//line` changes the positions behind it and `//go:`
// directives are kept for the parser. Skipping a block needs to know nothing
// but comments, quotes and braces.
//
//===----------------------------------------------------------------------===//

#include "compiler/Lex/CharTable.h"
#include "compiler/Lex/Lexer.h"

#include <cstring>

using namespace zokor;

/// Records the starts of lines for the newlines in [From, To).
void Lexer::addLines(const char *From, const char *To) {
  while (auto *P = static_cast<const char *>(memchr(From, '\n', To - From))) {
    From = P + 1;
    addLine(From);
  }
}

static bool startsWith(const char *P, const char *End, llvm::StringRef Text) {
  return llvm::StringRef(P, End - P).starts_with(Text);
}

/// Cur is at `//`; goes to the newline, which stays.
void Lexer::lineComment() {
  const char *Start = Cur;
  auto *Newline = static_cast<const char *>(memchr(Start, '\n', End - Start));
  Cur = Newline ? Newline : End;
  if (Start[2] == 'g' && startsWith(Start + 2, Cur, "go:"))
    goDirective(Start, Cur);
  else if (Start[2] == 'l' && startsWith(Start + 2, Cur, "line ") &&
           (Start == Begin || Start[-1] == '\n'))
    lineDirective(Start, Cur, Newline ? Newline + 1 : End, true);
}

/// Cur is at `/*`; goes behind the comment. True if it has a newline.
bool Lexer::blockComment() {
  const char *Start = Cur;
  size_t Length = llvm::StringRef(Start + 2, End - Start - 2).find("*/");
  if (Length == llvm::StringRef::npos) {
    error(Start, "comment not terminated");
    Cur = End;
  } else {
    Cur = Start + 2 + Length + 2;
    if (Start[2] == 'l' && startsWith(Start + 2, Cur, "line "))
      lineDirective(Start, Cur - 2, Cur, true);
  }
  addLines(Start, Cur);
  return memchr(Start, '\n', Cur - Start);
}

void Lexer::goDirective(const char *Start, const char *CommentEnd) {
  llvm::StringRef Text(Start + 2, CommentEnd - Start - 2);
  Text.consume_back("\r");
  Directives.push_back({pos(Start + 2), Text});
}

namespace {
/// The number behind the last colon of a text.
struct TrailingNumber {
  size_t At = 0; ///< offset behind the colon; 0 if there is no colon
  unsigned Value = 0;
  bool Ok = false;
};
} // namespace

static TrailingNumber trailingNumber(llvm::StringRef Text) {
  size_t Colon = Text.rfind(':');
  if (Colon == llvm::StringRef::npos)
    return {};
  TrailingNumber N;
  N.At = Colon + 1;
  llvm::StringRef Digits = Text.substr(N.At);
  N.Ok = !Digits.empty() &&
         Digits.find_first_not_of("0123456789") == llvm::StringRef::npos;
  // A number that does not fit is 0, which no line or column is.
  if (N.Ok && Digits.getAsInteger(10, N.Value))
    N.Value = 0;
  return N;
}

/// Handles the text of `line file:line` or `line file:line:column`, which
/// takes effect at `Effect`. Without `Report` errors are left for later.
void Lexer::lineDirective(const char *Start, const char *CommentEnd,
                          const char *Effect, bool Report) {
  constexpr unsigned MaxValue = 1 << 30;
  auto isValid = [](const TrailingNumber &N) {
    return N.Value > 0 && N.Value <= MaxValue;
  };
  llvm::StringRef Text(Start + 7, CommentEnd - Start - 7);
  if (Start[1] == '/')
    Text.consume_back("\r");
  auto fail = [&](const char *What, size_t At) {
    if (Report)
      error(Text.begin() + At, std::string("invalid ") + What +
                                   " number: " + Text.substr(At).str());
  };

  TrailingNumber Line = trailingNumber(Text), Column;
  if (!Line.At)
    return; // an ordinary comment
  if (!Line.Ok)
    return fail("line", Line.At);
  llvm::StringRef FileName = Text.take_front(Line.At - 1);
  TrailingNumber Other = trailingNumber(FileName);
  if (Other.Ok) {
    Column = Line;
    Line = Other;
    if (!isValid(Column))
      return fail("column", Column.At);
    FileName = Text.take_front(Line.At - 1);
  }
  if (!isValid(Line)) {
    // The message shows the text up to the column.
    if (Column.Ok)
      Text = Text.take_front(Column.At - 1);
    return fail("line", Line.At);
  }
  // file:line:column without a file goes on in the same one.
  std::string Kept;
  if (FileName.empty() && Column.Ok) {
    Kept = S.Sources.locate(pos(Start)).File.str();
    FileName = Kept;
  }
  File.addLineDirective(uint32_t(Effect - Begin), FileName, Line.Value,
                        Column.Value);
}

//===----------------------------------------------------------------------===//
// Skipping a block
//===----------------------------------------------------------------------===//

/// P is at a quote of any kind; moves behind the closing one. False if it is
/// missing.
bool Lexer::skipQuoted(const char *&P) const {
  const char Quote = *P++;
  if (Quote == '`') {
    P = static_cast<const char *>(memchr(P, '`', End - P));
    return P && ++P;
  }
  for (;; ++P) {
    if (*P == Quote) {
      ++P;
      return true;
    }
    if (*P == '\n' || P == End)
      return false;
    if (*P == '\\') {
      ++P;
      if (*P == '\n' || P == End)
        return false;
    }
  }
}

/// P is at a slash; moves behind it or behind the comment that it begins.
/// False if that has no end.
bool Lexer::skipCommentInBlock(const char *&P) {
  const char *Start = P;
  if (P[1] == '/') {
    P = static_cast<const char *>(memchr(P, '\n', End - P));
    if (!P)
      return false;
    if (Start[2] == 'l' && startsWith(Start + 2, P, "line ") &&
        Start[-1] == '\n') {
      addLine(P + 1);
      lineDirective(Start, P, P + 1, false);
    }
    return true;
  }
  if (P[1] != '*') {
    ++P;
    return true;
  }
  size_t Length = llvm::StringRef(P + 2, End - P - 2).find("*/");
  if (Length == llvm::StringRef::npos)
    return false;
  P += Length + 4;
  addLines(Start, P);
  if (Start[2] == 'l' && startsWith(Start + 2, P, "line "))
    lineDirective(Start, P - 2, P, false);
  return true;
}

Pos Lexer::skipBlock(Pos LeftBrace) {
  // Bytes that need a message must go the slow way.
  if (!Clean)
    return Pos();
  const char *P = Begin + File.offset(LeftBrace) + 1;
  for (unsigned Depth = 1;;) {
    while (!chars::is(*P, chars::BlockStop))
      ++P;
    switch (*P) {
    case '\n':
      ++P;
      addLine(P);
      break;
    case '{':
      ++Depth;
      ++P;
      break;
    case '}':
      ++P;
      if (--Depth)
        break;
      Cur = P;
      NeedSemicolon = true;
      return pos(P - 1);
    case '/':
      if (!skipCommentInBlock(P))
        return Pos();
      break;
    case '\0':
      return Pos(); // the end: there are no others in a clean file
    default: {
      const char *Start = P;
      if (!skipQuoted(P))
        return Pos();
      if (*Start == '`')
        addLines(Start, P);
    }
    }
  }
}
