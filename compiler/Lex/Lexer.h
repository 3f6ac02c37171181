//===- Lexer.h - Tokens from source text ------------------------*- C++ -*-===//
//
// Turns the bytes of a SourceFile into tokens, inserting semicolons as the
// specification says. Comments are dropped, except that directives are handed
// to the owner. Can jump over a function body without making tokens.
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
  Pos At;
  /// Identifiers and literals: the text. A semicolon: ";" when written,
  /// "newline" or "EOF" when inserted.
  llvm::StringRef Text;
  zokor::Name Name; ///< identifiers only
  bool Bad = false; ///< a literal with a reported error
};

class Lexer {
public:
  /// Starts at `Offset` of the file. Errors go to the session.
  Lexer(Session &S, SourceFile &File, uint32_t Offset = 0);

  /// The next token; EndOfFile for ever at the end. A semicolon is inserted
  /// before a newline or the end where the specification asks for it.
  Token next();

  /// Called with the position of a `{` that next() returned last: moves
  /// behind the matching `}` and returns its position, or "nowhere" if there
  /// is none (nothing is consumed then). Lines are recorded; nothing else is.
  Pos skipBlock(Pos LeftBrace);

  /// The directives seen since the last call.
  std::vector<ast::Directive> takeDirectives();

private:
  friend class LexerTestPeer;
  Session &S;
  SourceFile &File;
  const char *Begin, *Cur, *End;
  bool NeedSemicolon = false;
  std::vector<ast::Directive> Directives;
};

} // namespace zokor

#endif // ZOKOR_LEX_LEXER_H
