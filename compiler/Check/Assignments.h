//===- Assignments.h - Assignability in statements --------------*- C++ -*-===//

#ifndef ZOKOR_CHECK_ASSIGNMENTS_H
#define ZOKOR_CHECK_ASSIGNMENTS_H

#include "compiler/Check/Checker.h"

namespace zokor::check {

/// X is used where a T is wanted ("variable declaration", "argument", ... is
/// named in Context): converts untyped values, reports and invalidates if it
/// is not assignable. T null: X gets its default type.
void assignment(Checker &C, Operand &X, Type *T, llvm::StringRef Context);

void initConst(Checker &C, Const *Lhs, Operand &X);
/// Sets Lhs's type if it has none; returns the final type or null.
Type *initVar(Checker &C, Var *Lhs, Operand &X, llvm::StringRef Context);
/// Lhs... = Rhs... in a declaration, or for `return` (ReturnStmt not null).
void initVars(Checker &C, llvm::ArrayRef<Var *> Lhs,
              llvm::ArrayRef<ast::Expr *> Rhs, ast::Stmt *ReturnStmt);
/// Lhs = X for an expression on the left; the type of Lhs or null. X null:
/// RhsExpr is evaluated here, after Lhs, whose type then decides what a generic
/// function on the right becomes.
Type *assignVar(Checker &C, ast::Expr *Lhs, ast::Expr *RhsExpr, Operand *X,
                llvm::StringRef Context);
void assignVars(Checker &C, llvm::ArrayRef<ast::Expr *> Lhs,
                llvm::ArrayRef<ast::Expr *> Rhs);
/// Lhs... := Rhs...; `At` is the operator.
void shortVarDecl(Checker &C, Pos At, llvm::ArrayRef<ast::Expr *> Lhs,
                  llvm::ArrayRef<ast::Expr *> Rhs);

/// Z was evaluated and stands on the left of an assignment: reports unless it
/// is a variable or a map element.
bool checkAssignable(Checker &C, const Operand &Z);
/// A new variable of the current function; it is in no scope yet.
Var *newLocalVar(Checker &C, Pos At, Name N);

} // namespace zokor::check

#endif // ZOKOR_CHECK_ASSIGNMENTS_H
