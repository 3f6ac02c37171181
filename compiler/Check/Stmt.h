//===- Stmt.h - Checking statements -----------------------------*- C++ -*-===//

#ifndef ZOKOR_CHECK_STMT_H
#define ZOKOR_CHECK_STMT_H

#include "compiler/Check/Checker.h"

namespace zokor::check {

/// Checks a function's body in its own environment: statements, labels, missing
/// return, unused variables. `Function` is the FuncDecl or FuncLit.
void funcBody(Checker &C, DeclInfo *Decl, llvm::StringRef Name, Signature *Sig,
              ast::BlockStmt *Body, const Constant *Iota,
              const ast::Node *Function);
/// Reports unused variables of a function's scopes.
void usage(Checker &C, Scope *Scope);
/// Labels, goto, break and continue of a function (Labels.cpp).
void labels(Checker &C, ast::BlockStmt *Body);
/// Does the statement (list) end in a terminating statement? (Return.cpp)
bool isTerminating(Checker &C, ast::Stmt *S, Name Label);

} // namespace zokor::check

#endif // ZOKOR_CHECK_STMT_H
