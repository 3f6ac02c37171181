//===- Parser.cpp - Entry points, tokens and errors -----------------------===//
//
// What all productions share: taking tokens, wording errors as gc does, and
// finding a place to go on behind them.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/ParserImpl.h"

using namespace zokor;

ast::File *zokor::parseFile(Session &S, SourceFile &Source,
                            ParseOptions Options) {
  return Parser(S, Source, Options).parseFile();
}

void zokor::parseSkippedBody(Session &S, ast::FuncDecl &Decl) {
  SourceFile *Source = S.Sources.fileOf(Decl.BodyBegin);
  if (!Decl.bodySkipped() || !Source)
    return;
  Decl.Body =
      Parser(S, *Source, {}, Source->offset(Decl.BodyBegin)).parseBody();
}

ast::BlockStmt *Parser::parseBody() {
  next();
  return funcBody();
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

void Parser::errorAt(Pos At, std::string Text) {
  ++NumErrors;
  S.Diags.error(At, diag::Syntax, std::move(Text));
}

/// What "expecting ..." calls a token.
static llvm::StringRef expectedName(tok::Kind K) {
  return K == tok::Comma       ? "comma"
         : K == tok::Semicolon ? "semicolon or newline"
                               : tokenText(K);
}

/// What "unexpected ..." calls a token.
static std::string foundName(const Token &T) {
  if (T.Kind == tok::Identifier)
    return T.Text.str();
  if (T.Kind == tok::Semicolon)
    return T.Text == ";" ? "semicolon" : T.Text.str();
  if (isLiteral(T.Kind))
    return "literal " + T.Text.str();
  return expectedName(T.Kind).str();
}

void Parser::syntaxErrorAt(Pos At, llvm::StringRef Text) {
  // What follows from an earlier error is not worth a message at the end.
  if (this->at(tok::EndOfFile) && hadError())
    return;
  const char *Joint = nullptr;
  if (Text.starts_with("in ") || Text.starts_with("at ") ||
      Text.starts_with("after "))
    Joint = " ";
  else if (Text.starts_with("expecting "))
    Joint = ", ";
  if (!Joint)
    return errorAt(At, ("syntax error: " + Text).str());
  errorAt(At,
          ("syntax error: unexpected " + foundName(Tok) + Joint + Text).str());
}

void Parser::abort() {
  if (Aborted)
    return;
  errorAt(Tok.At, "syntax error: nesting too deep");
  Aborted = true;
  Tok.Kind = tok::EndOfFile;
}

void Parser::want(tok::Kind K) {
  if (got(K))
    return;
  syntaxError(("expecting " + expectedName(K)).str());
  advance();
}

/// Accepts `=`, and `:=` with an error.
bool Parser::gotAssign() {
  if (at(tok::Define))
    syntaxError("expecting =");
  else if (!at(tok::Assign))
    return false;
  next();
  return true;
}

using TokenSet = std::bitset<tok::NumKinds>;

static bool startsStatement(tok::Kind K) {
  switch (K) {
  case tok::Break:
  case tok::Const:
  case tok::Continue:
  case tok::Defer:
  case tok::Fallthrough:
  case tok::For:
  case tok::Go:
  case tok::Goto:
  case tok::If:
  case tok::Return:
  case tok::Select:
  case tok::Switch:
  case tok::Type:
  case tok::Var:
    return true;
  default:
    return false;
  }
}

/// Skips to a token of `Follow` or, inside a function, to one that begins a
/// statement. Without `Follow`, skips one token so that there is progress.
void Parser::advance(std::initializer_list<tok::Kind> Follow) {
  if (Follow.size() == 0) {
    if (!at(tok::EndOfFile))
      next();
    return;
  }
  TokenSet Set;
  for (tok::Kind K : Follow)
    Set.set(K);
  while (!at(tok::EndOfFile) && !Set[Tok.Kind] &&
         !(FuncLevel > 0 && startsStatement(Tok.Kind)))
    next();
}
