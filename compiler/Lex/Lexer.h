//===- Lexer.h - Tokens from source text ------------------------*- C++ -*-===//
//
// Turns the bytes of a SourceFile into tokens, inserting semicolons as the
// specification says. Comments are dropped, except that directives are handed
// to the owner. Can jump over a function body without making tokens.
//
// Speed comes from three things: the text ends in a NUL, so loops need no
// bounds checks; classes of characters come from tables; and the file is
// searched once for bytes that need care (NUL, bad UTF-8, byte order marks),
// so that the usual file never pays for them.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_LEX_LEXER_H
#define ZOKOR_LEX_LEXER_H

#include "compiler/AST/AST.h"
#include "compiler/Basic/Token.h"
#include "compiler/Diagnostics/Session.h"

#include <vector>

namespace zokor {

struct Token {
  tok::Kind Kind = tok::None;
  bool Bad = false; ///< a literal with a reported error
  Pos At;
  /// Identifiers and literals: the text. A semicolon: ";" when written,
  /// "newline" or "EOF" when inserted.
  llvm::StringRef Text;
  zokor::Name Name; ///< identifiers only
};

class Lexer {
public:
  /// Starts at `Offset` of the file. Errors go to the session.
  Lexer(Session &S, SourceFile &File, uint32_t Offset = 0);

  /// The next token; EndOfFile for ever at the end. A semicolon is inserted
  /// before a newline or the end where the specification asks for it.
  Token next() {
    Token T;
    next(T);
    return T;
  }
  void next(Token &T) {
    lex(T);
    if (LLVM_UNLIKELY(!Clean))
      reportOddBytes();
  }

  /// Called with the position of a `{` that next() returned last: moves
  /// behind the matching `}` and returns its position, or "nowhere" if there
  /// is none or the block has a lexical error (nothing is consumed then).
  /// Lines and `//line` directives are recorded; nothing else is.
  Pos skipBlock(Pos LeftBrace);

  /// The `//go:` directives seen since the last call, wherever they stand.
  /// `At` is behind the slashes.
  std::vector<ast::Directive> takeDirectives();
  bool hasDirectives() const { return !Directives.empty(); }

  /// The errors that this lexer has reported.
  unsigned numErrors() const { return NumErrors; }

private:
  void lex(Token &T);

  // Identifiers (Lexer.cpp).
  void lexIdentifier(Token &T);
  bool lexUnicodeIdentifier(Token &T);
  void skipIdentifierTail();

  // Literals (Literals.cpp).
  void lexNumber(Token &T);
  unsigned digits(unsigned Base, const char *&Invalid);
  bool exponent(char Prefix, bool HasMantissa, unsigned &Separators, bool Ok,
                bool &IsFloat);
  void lexString(Token &T);
  void lexRawString(Token &T);
  void lexRune(Token &T);
  bool escape(char Quote);
  void setLiteral(Token &T, tok::Kind Kind, const char *Start, bool Ok);

  // Comments and what they contain (Comments.cpp).
  void lineComment();
  bool blockComment();
  void goDirective(const char *Start, const char *CommentEnd);
  void lineDirective(const char *Start, const char *CommentEnd,
                     const char *Effect, bool Report);
  bool skipQuoted(const char *&P) const;
  bool skipCommentInBlock(const char *&P);
  void addLines(const char *From, const char *To);

  // Encoding (Encoding.cpp).
  void findOddBytes();
  void reportOddBytes();

  Pos pos(const char *P) const { return Pos(Base + uint32_t(P - Begin)); }
  void addLine(const char *P) { File.addLine(uint32_t(P - Begin)); }
  void error(const char *P, std::string Text);

  Session &S;
  SourceFile &File;
  const char *Begin, *Cur, *End;
  /// Up to here odd bytes have been reported.
  const char *OddCursor;
  /// The Pos of Begin.
  uint32_t Base;
  unsigned NumErrors = 0;
  bool NeedSemicolon = false;
  /// The file has no NUL, no bad UTF-8 and no misplaced byte order mark.
  bool Clean = true;
  std::vector<ast::Directive> Directives;
};

} // namespace zokor

#endif // ZOKOR_LEX_LEXER_H
