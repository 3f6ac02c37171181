//===- StmtChecker.h - The walk over a function body ------------*- C++ -*-===//
//
// Shared by the files that check statements; nobody else includes it.
//
// How deep statements nest is bounded by the parser, at a depth that a stack
// can only carry if the frames of the recursion stmt -> block -> list -> stmt
// are small. So operands live in the leaf functions, which are kept out of
// line, and chains (`else if`, labels) are loops.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_CHECK_STMTCHECKER_H
#define ZOKOR_CHECK_STMTCHECKER_H

#include "compiler/Check/Assignments.h"
#include "compiler/Check/Expr.h"
#include "compiler/Check/Stmt.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/Compiler.h"

namespace zokor::check {

/// Checks the statements of one function, without the literals in it.
class StmtChecker {
public:
  explicit StmtChecker(Checker &C) : C(C) {}

  void list(ast::List<ast::Stmt> Body);
  /// S may be null. Function literals in S are checked at its end.
  void stmt(ast::Stmt *S);

  /// The scopes opened so far, in the order of their positions.
  llvm::SmallVector<Scope *, 16> Scopes;

private:
  void dispatch(ast::Stmt *S);

  /// Makes a scope inside the current one and enters it.
  void openScope(Pos Begin, Pos End);
  void closeScope() { C.Env.Scope = C.Env.Scope->Parent; }

  void block(ast::BlockStmt *S);
  void ifStmt(ast::IfStmt *S);
  void forStmt(ast::ForStmt *S);
  LLVM_ATTRIBUTE_NOINLINE void exprStmt(ast::ExprStmt *S);
  LLVM_ATTRIBUTE_NOINLINE void sendStmt(ast::SendStmt *S);
  LLVM_ATTRIBUTE_NOINLINE void incDecStmt(ast::IncDecStmt *S);
  LLVM_ATTRIBUTE_NOINLINE void assignStmt(ast::AssignStmt *S);
  LLVM_ATTRIBUTE_NOINLINE void returnStmt(ast::ReturnStmt *S);
  LLVM_ATTRIBUTE_NOINLINE void declaration(ast::DeclStmt *S);
  LLVM_ATTRIBUTE_NOINLINE void condition(ast::Expr *E, const char *Where);
  /// `return` without values: no result may be hidden.
  void bareReturn(ast::ReturnStmt *S, Tuple *Results);

  // Defer.cpp
  LLVM_ATTRIBUTE_NOINLINE void suspendedCall(const char *Keyword,
                                             ast::Expr *Call);
  // Select.cpp
  void selectStmt(ast::SelectStmt *S);
  // Switch.cpp
  void switchStmt(ast::SwitchStmt *S);
  void typeSwitchStmt(ast::TypeSwitchStmt *S);
  // Range.cpp
  void rangeStmt(ast::RangeStmt *S);
  LLVM_ATTRIBUTE_NOINLINE void rangeClause(ast::RangeStmt *S);

  struct ExprSwitch;
  struct TypeSwitch;
  struct RangeTypes;
  LLVM_ATTRIBUTE_NOINLINE void switchTag(ast::SwitchStmt *S, Operand &X);
  LLVM_ATTRIBUTE_NOINLINE void caseValue(ExprSwitch &Switch, ast::Expr *E);
  LLVM_ATTRIBUTE_NOINLINE Operand typeSwitchGuard(ast::TypeSwitchStmt *S);
  LLVM_ATTRIBUTE_NOINLINE Type *caseTypes(TypeSwitch &Switch,
                                          ast::CaseClause *Clause);
  void typeSwitchClause(TypeSwitch &Switch, ast::CaseClause *Clause);
  LLVM_ATTRIBUTE_NOINLINE Var *caseVariable(ast::Ident *Bound,
                                            ast::CaseClause *Clause, Type *T);
  RangeTypes rangeTypes(Operand &X, bool &Ok, std::string &Cause);
  RangeTypes rangeOverFunc(Signature *Sig, bool &Ok, std::string &Cause);
  RangeTypes rangeOperand(ast::RangeStmt *S, Operand &X);
  void defineRangeVars(ast::RangeStmt *S, Operand &X, const RangeTypes &R);
  void assignRangeVars(ast::RangeStmt *S, Operand &X, const RangeTypes &R);

  Checker &C;
};

/// "multiple defaults (first at ...)" for the second and later ones.
template <class Clause>
void reportMultipleDefaults(Checker &C, ast::List<Clause> Clauses,
                            bool (*IsDefault)(const Clause *)) {
  const Clause *First = nullptr;
  for (const Clause *Each : Clauses) {
    if (!Each || !IsDefault(Each))
      continue;
    if (First)
      C.errorf(Each->At, diag::DuplicateDefault,
               "multiple defaults (first at {0})", where(C, First->At));
    else
      First = Each;
  }
}

/// The end of clause I's text: where the next one or the closing brace is.
template <class Clause>
Pos clauseEnd(ast::List<Clause> Clauses, size_t I, Pos RightBrace) {
  return I + 1 < Clauses.size() && Clauses[I + 1] ? Clauses[I + 1]->At
                                                  : RightBrace;
}

} // namespace zokor::check

#endif // ZOKOR_CHECK_STMTCHECKER_H
