//===- Return.cpp - Terminating statements --------------------------------===//

#include "compiler/Check/Stmt.h"

using namespace zokor;
using namespace zokor::check;
using llvm::cast;
using llvm::dyn_cast;

namespace {

/// Walks along the last statements only; whether a statement is left by a
/// `break` is known already.
class TerminationCheck {
public:
  TerminationCheck(const Checker &C, const BreakTargets &Breaks)
      : C(C), Breaks(Breaks) {}

  bool stmt(ast::Stmt *S) const;

private:
  bool list(ast::List<ast::Stmt> Body) const;
  bool ifChain(ast::IfStmt *S) const;
  bool clauses(ast::Stmt *Switch, ast::List<ast::CaseClause> Clauses) const;
  bool isPanic(ast::Expr *E) const;

  const Checker &C;
  const BreakTargets &Breaks;
};

} // namespace

bool TerminationCheck::isPanic(ast::Expr *E) const {
  auto *Call =
      llvm::dyn_cast_or_null<ast::CallExpr>(E ? ast::unparen(E) : nullptr);
  return Call && C.Env.PanicCalls && C.Env.PanicCalls->lookup(Call);
}

bool TerminationCheck::list(ast::List<ast::Stmt> Body) const {
  for (ast::Stmt *S : llvm::reverse(Body))
    if (S && !llvm::isa<ast::EmptyStmt>(S))
      return stmt(S);
  return false;
}

bool TerminationCheck::ifChain(ast::IfStmt *S) const {
  while (S->Else && S->Then && list(S->Then->Body)) {
    auto *ElseIf = dyn_cast<ast::IfStmt>(S->Else);
    if (!ElseIf)
      return stmt(S->Else);
    S = ElseIf;
  }
  return false;
}

bool TerminationCheck::clauses(ast::Stmt *Switch,
                               ast::List<ast::CaseClause> Clauses) const {
  if (Breaks.contains(Switch))
    return false;
  bool HasDefault = false;
  for (ast::CaseClause *Clause : Clauses) {
    if (!Clause || !list(Clause->Body))
      return false;
    HasDefault |= Clause->Cases.empty();
  }
  return HasDefault;
}

bool TerminationCheck::stmt(ast::Stmt *S) const {
  using ast::NodeKind;
  while (auto *Labeled = llvm::dyn_cast_or_null<ast::LabeledStmt>(S))
    S = Labeled->Body;
  if (!S)
    return false;
  switch (S->kind()) {
  case NodeKind::ReturnStmt:
    return true;
  case NodeKind::ExprStmt:
    return isPanic(cast<ast::ExprStmt>(S)->X);
  case NodeKind::BranchStmt: {
    tok::Kind Tok = cast<ast::BranchStmt>(S)->Tok;
    return Tok == tok::Goto || Tok == tok::Fallthrough;
  }
  case NodeKind::BlockStmt:
    return list(cast<ast::BlockStmt>(S)->Body);
  case NodeKind::IfStmt:
    return ifChain(cast<ast::IfStmt>(S));
  case NodeKind::SwitchStmt:
    return clauses(S, cast<ast::SwitchStmt>(S)->Clauses);
  case NodeKind::TypeSwitchStmt:
    return clauses(S, cast<ast::TypeSwitchStmt>(S)->Clauses);
  case NodeKind::SelectStmt:
    if (Breaks.contains(S))
      return false;
    for (ast::CommClause *Clause : cast<ast::SelectStmt>(S)->Clauses)
      if (!Clause || !list(Clause->Body))
        return false;
    return true;
  case NodeKind::ForStmt:
    return !cast<ast::ForStmt>(S)->Cond && !Breaks.contains(S);
  default: // range statements end when the range does
    return false;
  }
}

bool check::isTerminating(const Checker &C, ast::Stmt *S,
                          const BreakTargets &Breaks) {
  return TerminationCheck(C, Breaks).stmt(S);
}
