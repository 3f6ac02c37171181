//===- Select.cpp - select statements -------------------------------------===//

#include "compiler/Check/StmtChecker.h"

using namespace zokor;
using namespace zokor::check;
using llvm::dyn_cast;

/// A case is `default`, a send, a receive, or an assignment or declaration
/// from a single receive.
static bool isCommunication(ast::Stmt *S) {
  if (!S || llvm::isa<ast::SendStmt>(S))
    return true;
  ast::Expr *Rhs = nullptr;
  if (auto *Assign = dyn_cast<ast::AssignStmt>(S)) {
    if (Assign->Rhs.size() == 1 && Assign->Op == tok::None)
      Rhs = Assign->Rhs[0];
  } else if (auto *E = dyn_cast<ast::ExprStmt>(S)) {
    Rhs = E->X;
  }
  auto *Receive =
      llvm::dyn_cast_or_null<ast::UnaryExpr>(Rhs ? ast::unparen(Rhs) : nullptr);
  return Receive && Receive->Op == tok::Arrow;
}

void StmtChecker::selectStmt(ast::SelectStmt *S) {
  reportMultipleDefaults<ast::CommClause>(
      C, S->Clauses,
      [](const ast::CommClause *Clause) { return !Clause->Comm; });
  for (size_t I = 0; I != S->Clauses.size(); ++I) {
    ast::CommClause *Clause = S->Clauses[I];
    if (!Clause)
      continue;
    if (!isCommunication(Clause->Comm)) {
      C.error(ast::startPos(Clause->Comm), diag::InvalidSelectCase,
              "select case must be send or receive (possibly with assignment)");
      continue;
    }
    openScope(Clause->At, clauseEnd(S->Clauses, I, S->RightBrace));
    stmt(Clause->Comm);
    list(Clause->Body);
    closeScope();
  }
}
