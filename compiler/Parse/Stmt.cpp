//===- Stmt.cpp - Simple statements, blocks and lists ---------------------===//
//
// Statements that begin with an expression are told apart by the token behind
// it.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/Header.h"

using namespace zokor;
using namespace zokor::ast;

List<Stmt> Parser::stmtList() {
  ListBuilder<Stmt> Stmts(*this);
  while (!at(tok::EndOfFile) && !at(tok::RightBrace) && !at(tok::Case) &&
         !at(tok::Default)) {
    Stmt *S = stmtOrNull();
    dropDirectives();
    if (!S)
      break;
    Stmts.push(S);
    if (got(tok::Semicolon) || at(tok::RightBrace))
      continue;
    syntaxError("at end of statement");
    advance({tok::Semicolon, tok::RightBrace, tok::Case, tok::Default});
    got(tok::Semicolon); // not an empty statement
  }
  return Stmts.finish();
}

/// A statement, or null without an error if the token does not begin one.
Stmt *Parser::stmtOrNull() {
  Nest N(*this);
  // Most statements begin with a name.
  if (at(tok::Identifier))
    return nameStmt();
  switch (Tok.Kind) {
  case tok::Var:
  case tok::Const:
  case tok::Type:
    return declStmt();
  default:
    dropDirectives();
  }
  switch (Tok.Kind) {
  case tok::LeftBrace:
    return blockStmt("");
  case tok::Add:
  case tok::Sub:
  case tok::Mul:
  case tok::And:
  case tok::Xor:
  case tok::Not:
  case tok::Arrow:
  case tok::IntLit:
  case tok::FloatLit:
  case tok::ImagLit:
  case tok::RuneLit:
  case tok::StringLit:
  case tok::Func:
  case tok::LeftParen:
  case tok::LeftBracket:
  case tok::Struct:
  case tok::Map:
  case tok::Chan:
  case tok::Interface:
    return simpleStmt(nullptr, Clause::None);
  case tok::For:
    return forStmt();
  case tok::Switch:
    return switchStmt();
  case tok::Select:
    return selectStmt();
  case tok::If:
    return ifStmt();
  case tok::Fallthrough:
  case tok::Break:
  case tok::Continue:
  case tok::Goto:
    return branchStmt();
  case tok::Go:
  case tok::Defer:
    return callStmt();
  case tok::Return:
    return returnStmt();
  case tok::Semicolon:
    return make<EmptyStmt>(Tok.At);
  default:
    return nullptr;
  }
}

Stmt *Parser::nameStmt() {
  dropDirectives();
  Expr *First = expr();
  if (auto *Label = llvm::dyn_cast<Ident>(First); Label && at(tok::Colon))
    return labeledStmt(Label);
  return simpleStmt(First, Clause::None);
}

/// At the colon.
Stmt *Parser::labeledStmt(Ident *Label) {
  Pos Colon = Tok.At;
  auto *L = make<LabeledStmt>(Label->At, Label, nullptr);
  next();
  if (at(tok::RightBrace)) {
    // An empty statement, whose semicolon may be left out before a brace.
    L->Body = make<EmptyStmt>(Tok.At);
    return L;
  }
  L->Body = stmtOrNull();
  if (L->Body)
    return L;
  syntaxErrorAt(Colon, "missing statement after label");
  return nullptr; // avoids errors that follow from this one
}

/// The first expression if it has been parsed already. `H` is set in the
/// header of a control clause, which may hold a range clause or the
/// `x := y.(type)` of a switch.
Stmt *Parser::simpleStmt(Expr *First, Clause Where, Header *H) {
  if (Where == Clause::For && at(tok::Range)) {
    rangeClause(*H, {}, false);
    return nullptr;
  }
  if (!First)
    First = expr();
  if (at(tok::Comma) || at(tok::Assign) || at(tok::Define))
    return assignment(exprListFrom(First), Where, H);

  Pos OpAt = Tok.At;
  if (tok::Kind Op = assignmentOperator(Tok.Kind)) {
    next();
    auto *A = make<AssignStmt>(First->At, OpAt);
    A->Op = Op;
    A->Lhs = listOf(First);
    A->Rhs = listOf(expr());
    return A;
  }
  if (at(tok::Inc) || at(tok::Dec)) {
    bool IsInc = at(tok::Inc);
    next();
    return make<IncDecStmt>(First->At, First, IsInc);
  }
  if (got(tok::Arrow)) {
    Expr *Val = expr();
    return make<SendStmt>(First->At, OpAt, First, Val);
  }
  return make<ExprStmt>(First->At, First);
}

/// Behind the expressions on the left.
Stmt *Parser::assignment(List<Expr> Lhs, Clause Where, Header *H) {
  if (!at(tok::Assign) && !at(tok::Define)) {
    syntaxError("expecting := or = or comma");
    advance({tok::Semicolon, tok::RightBrace});
    return make<ExprStmt>(Lhs[0]->At, Lhs[0]);
  }
  auto *A = make<AssignStmt>(Lhs[0]->At, Tok.At);
  A->IsDefine = at(tok::Define);
  A->Lhs = Lhs;
  next();
  if (Where == Clause::For && at(tok::Range)) {
    rangeClause(*H, Lhs, A->IsDefine);
    return nullptr;
  }
  A->Rhs = exprList();
  if (Where == Clause::Switch && A->IsDefine && Lhs.size() == 1 &&
      A->Rhs.size() == 1) {
    auto *Bound = llvm::dyn_cast<Ident>(Lhs[0]);
    auto *Guard = llvm::dyn_cast<TypeAssertExpr>(A->Rhs[0]);
    if (Bound && Guard && !Guard->AssertedType) {
      H->Bound = Bound;
      return make<ExprStmt>(Guard->At, Guard);
    }
  }
  return A;
}

Stmt *Parser::declStmt() {
  Pos At = Tok.At;
  tok::Kind Keyword = Tok.Kind;
  next();
  ListBuilder<Decl> Decls(*this);
  group(Decls, [&](const Group *G, int64_t I) {
    return Keyword == tok::Const  ? constDecl(G, I)
           : Keyword == tok::Type ? typeDecl(G)
                                  : varDecl(G);
  });
  return make<DeclStmt>(At, Decls.finish());
}

/// `Context` is what the block follows, for the message if the brace is
/// missing.
BlockStmt *Parser::blockStmt(const char *Context) {
  auto *B = make<BlockStmt>(Tok.At);
  if (!got(tok::LeftBrace)) {
    syntaxError(std::string("expecting { after ") + Context);
    advance({tok::Identifier, tok::RightBrace});
    B->RightBrace = Tok.At;
    if (got(tok::RightBrace))
      return B;
  }
  B->Body = stmtList();
  B->RightBrace = Tok.At;
  want(tok::RightBrace);
  return B;
}

/// The place that gc gives a node: its operator or bracket.
static Pos operatorPos(const Expr *X) {
  if (auto *B = llvm::dyn_cast<BinaryExpr>(X))
    return B->OpAt;
  if (auto *L = llvm::dyn_cast<CompositeLit>(X))
    return L->LeftBrace;
  if (auto *S = llvm::dyn_cast<SelectorExpr>(X))
    return endPos(S->X);
  if (auto *I = llvm::dyn_cast<IndexExpr>(X))
    return endPos(I->X);
  if (auto *S = llvm::dyn_cast<SliceExpr>(X))
    return endPos(S->X);
  if (auto *A = llvm::dyn_cast<TypeAssertExpr>(X))
    return endPos(A->X);
  return X->At;
}

Stmt *Parser::callStmt() {
  Pos At = Tok.At;
  tok::Kind Keyword = Tok.Kind;
  next();
  Expr *X = primaryExpr(nullptr);
  std::string What = ("expression in " + tokenText(Keyword)).str();
  if (Expr *Inner = unparen(X); Inner != X) {
    errorAt(X->At, What + " must not be parenthesized");
    X = Inner;
  }
  if (!llvm::isa<CallExpr>(X)) {
    errorAt(operatorPos(X), What + " must be function call");
    // The likely mistake is that the arguments are missing.
    auto *C = make<CallExpr>(X->At, X);
    C->LeftParen = C->RightParen = X->At;
    X = C;
  }
  if (Keyword == tok::Go)
    return make<GoStmt>(At, X);
  return make<DeferStmt>(At, X);
}

Stmt *Parser::branchStmt() {
  auto *B = make<BranchStmt>(Tok.At, Tok.Kind, nullptr);
  next();
  if (B->Tok == tok::Goto ||
      (B->Tok != tok::Fallthrough && at(tok::Identifier)))
    B->Label = name();
  return B;
}

Stmt *Parser::returnStmt() {
  Pos At = Tok.At;
  next();
  List<Expr> Results;
  if (!this->at(tok::Semicolon) && !this->at(tok::RightBrace))
    Results = exprList();
  return make<ReturnStmt>(At, Results);
}
