//===- Control.cpp - if, for, switch and select ---------------------------===//
//
// The headers of if, for and switch share one production: at most three simple
// statements, one of which is the condition.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/Header.h"

using namespace zokor;
using namespace zokor::ast;

/// At `range`.
void Parser::rangeClause(Header &H, List<Expr> Lhs, bool IsDefine) {
  H.IsRange = true;
  H.IsDefine = IsDefine;
  H.RangeLhs = Lhs;
  H.RangeAt = Tok.At;
  next();
  H.RangeOver = expr();
}

static llvm::StringRef keywordOf(unsigned Clause) {
  static constexpr llvm::StringLiteral Words[] = {"", "if", "for", "switch"};
  return Words[Clause];
}

/// Parses up to the brace of the body; the keyword is consumed.
void Parser::header(Clause Where, Header &H) {
  if (at(tok::LeftBrace)) {
    if (Where == Clause::If) {
      syntaxError("missing condition in if statement");
      H.Cond = badExpr();
    }
    return;
  }
  LevelScope Scope(*this, -1);
  if (!at(tok::Semicolon)) {
    if (got(tok::Var))
      syntaxError(("var declaration not allowed in " +
                   keywordOf(unsigned(Where)) + " initializer")
                      .str());
    H.Init = simpleStmt(nullptr, Where, &H);
    if (H.IsRange)
      return;
  }
  if (at(tok::LeftBrace)) {
    // There was just one statement.
    Stmt *Cond = H.Init;
    H.Init = nullptr;
    return conditionOf(Where, H, Cond, H.Bound, Token());
  }

  H.Bound = nullptr;
  Token Semi;
  if (at(tok::Semicolon)) {
    Semi = Tok;
    next();
  } else {
    // A brace is more likely to be missing than a semicolon.
    want(tok::LeftBrace);
    if (!at(tok::LeftBrace))
      advance({tok::LeftBrace, tok::RightBrace});
  }
  Stmt *Cond = nullptr;
  if (Where == Clause::For) {
    if (at(tok::LeftBrace)) {
      syntaxError("expecting for loop condition");
      return;
    }
    if (!at(tok::Semicolon))
      Cond = simpleStmt(nullptr, Clause::None);
    want(tok::Semicolon);
    if (!at(tok::LeftBrace)) {
      H.Post = simpleStmt(nullptr, Clause::None);
      auto *A = llvm::dyn_cast<AssignStmt>(H.Post);
      if (A && A->IsDefine)
        syntaxErrorAt(A->OpAt, "cannot declare in post statement of for loop");
    }
  } else if (!at(tok::LeftBrace)) {
    Cond = simpleStmt(nullptr, Where, &H);
  }
  conditionOf(Where, H, Cond, H.Bound, Semi);
}

static std::string listString(List<Expr> Exprs) {
  std::string Text;
  for (const Expr *E : Exprs)
    Text += (Text.empty() ? "" : ", ") + exprString(E);
  return Text;
}

/// A statement that stands where a value should, and the place that gc blames.
static std::pair<std::string, Pos> describe(const Stmt *S) {
  if (auto *A = llvm::dyn_cast<AssignStmt>(S)) {
    std::string Lhs = listString(A->Lhs), Rhs = listString(A->Rhs);
    // The parentheses make a `=` written for `==` stand out.
    if (!A->IsDefine && A->Op == tok::None)
      return {"assignment (" + Lhs + ") = (" + Rhs + ")", A->OpAt};
    std::string Op = A->IsDefine ? ":=" : tokenText(A->Op).str() + "=";
    return {Lhs + " " + Op + " " + Rhs, A->OpAt};
  }
  if (auto *I = llvm::dyn_cast<IncDecStmt>(S))
    return {exprString(I->X) + (I->IsInc ? "++" : "--"), endPos(I->X)};
  auto *Send = llvm::cast<SendStmt>(S);
  return {exprString(Send->Chan) + " <- " + exprString(Send->Val),
          Send->ArrowAt};
}

/// Makes the condition of the statement that stands in its place. `Semi` is
/// the semicolon before it, if there is one.
void Parser::conditionOf(Clause Where, Header &H, Stmt *Cond, Ident *Bound,
                         const Token &Semi) {
  H.Bound = Bound;
  if (!Cond) {
    if (Where != Clause::If || !Semi.At)
      return;
    if (Semi.Text == ";")
      syntaxErrorAt(Semi.At, "missing condition in if statement");
    else
      syntaxErrorAt(
          Semi.At,
          ("unexpected " + Semi.Text + ", expecting { after if clause").str());
    H.Cond = make<BadExpr>(Semi.At);
  } else if (auto *E = llvm::dyn_cast<ExprStmt>(Cond)) {
    H.Cond = E->X;
  } else {
    auto [Text, At] = describe(Cond);
    syntaxErrorAt(At, "cannot use " + Text + " as value");
    if (Where == Clause::If)
      H.Cond = make<BadExpr>(At);
  }
}

//===----------------------------------------------------------------------===//
// if and for
//===----------------------------------------------------------------------===//

/// A loop, as chains of `else if` can be long.
Stmt *Parser::ifStmt() {
  unsigned OldDepth = Depth;
  IfStmt *First = nullptr, *Last = nullptr;
  while (true) {
    auto *I = make<IfStmt>(Tok.At);
    if (Last)
      Last->Else = I;
    else
      First = I;
    Last = I;
    next();
    Header H;
    header(Clause::If, H);
    I->Init = H.Init;
    I->Cond = H.Cond;
    I->Then = blockStmt("if clause");
    if (!got(tok::Else))
      break;
    if (at(tok::If)) {
      deepen(1);
      continue;
    }
    if (at(tok::LeftBrace)) {
      I->Else = blockStmt("");
    } else {
      syntaxError("else must be followed by if or statement block");
      advance({tok::Identifier, tok::RightBrace});
    }
    break;
  }
  Depth = OldDepth;
  return First;
}

Stmt *Parser::forStmt() {
  Pos At = Tok.At;
  next();
  Header H;
  header(Clause::For, H);
  if (!H.IsRange) {
    auto *F = make<ForStmt>(At);
    F->Init = H.Init;
    F->Cond = H.Cond;
    F->Post = H.Post;
    F->Body = blockStmt("for clause");
    return F;
  }
  auto *R = make<RangeStmt>(At);
  R->IsDefine = H.IsDefine;
  R->RangeAt = H.RangeAt;
  R->X = H.RangeOver;
  Expr **Variables[] = {&R->Key, &R->Val, &R->Extra};
  for (size_t I = 0; I != std::min<size_t>(H.RangeLhs.size(), 3); ++I)
    *Variables[I] = H.RangeLhs[I];
  R->Body = blockStmt("for clause");
  return R;
}

//===----------------------------------------------------------------------===//
// switch and select
//===----------------------------------------------------------------------===//

Stmt *Parser::switchStmt() {
  Pos At = Tok.At;
  next();
  Header H;
  header(Clause::Switch, H);
  Pos LeftBrace = Tok.At;
  if (!got(tok::LeftBrace)) {
    syntaxError("missing { after switch clause");
    advance({tok::Case, tok::Default, tok::RightBrace});
  }
  ListBuilder<CaseClause> Clauses(*this);
  while (!this->at(tok::EndOfFile) && !this->at(tok::RightBrace))
    Clauses.push(caseClause());
  Pos RightBrace = Tok.At;
  want(tok::RightBrace);

  auto *Guard = llvm::dyn_cast_or_null<TypeAssertExpr>(H.Cond);
  if (Guard && !Guard->AssertedType) {
    auto *T = make<TypeSwitchStmt>(At);
    T->Init = H.Init;
    T->Bound = H.Bound;
    T->X = Guard->X;
    T->Clauses = Clauses.finish();
    T->LeftBrace = LeftBrace;
    T->RightBrace = RightBrace;
    return T;
  }
  auto *W = make<SwitchStmt>(At);
  W->Init = H.Init;
  W->Tag = H.Cond;
  W->Clauses = Clauses.finish();
  W->LeftBrace = LeftBrace;
  W->RightBrace = RightBrace;
  return W;
}

CaseClause *Parser::caseClause() {
  auto *C = make<CaseClause>(Tok.At);
  if (got(tok::Case)) {
    C->Cases = exprList();
  } else if (got(tok::Default)) {
    C->IsDefault = true;
  } else {
    syntaxError("expecting case or default or }");
    advance({tok::Colon, tok::Case, tok::Default, tok::RightBrace});
  }
  C->Colon = Tok.At;
  want(tok::Colon);
  C->Body = stmtList();
  return C;
}

Stmt *Parser::selectStmt() {
  auto *W = make<SelectStmt>(Tok.At);
  next();
  if (!got(tok::LeftBrace)) {
    syntaxError("missing { after select clause");
    advance({tok::Case, tok::Default, tok::RightBrace});
  }
  ListBuilder<CommClause> Clauses(*this);
  while (!at(tok::EndOfFile) && !at(tok::RightBrace))
    Clauses.push(commClause());
  W->Clauses = Clauses.finish();
  W->RightBrace = Tok.At;
  want(tok::RightBrace);
  return W;
}

/// Whether the statement is a send or a receive is left to the checker.
CommClause *Parser::commClause() {
  auto *C = make<CommClause>(Tok.At);
  if (got(tok::Case)) {
    C->Comm = simpleStmt(nullptr, Clause::None);
  } else if (!got(tok::Default)) {
    syntaxError("expecting case or default or }");
    advance({tok::Colon, tok::Case, tok::Default, tok::RightBrace});
  }
  C->Colon = Tok.At;
  want(tok::Colon);
  C->Body = stmtList();
  return C;
}
