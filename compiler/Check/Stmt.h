//===- Stmt.h - Checking statements -----------------------------*- C++ -*-===//
//
// A function body is checked in one walk (Stmt.cpp, with Switch.cpp,
// Select.cpp, Range.cpp and Defer.cpp for the larger statements), followed by
// one walk for everything that jumps (Labels.cpp) and the search for a missing
// return (Return.cpp) and for unused variables (Usage.cpp).
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_CHECK_STMT_H
#define ZOKOR_CHECK_STMT_H

#include "compiler/Check/Checker.h"

namespace zokor::check {

/// Checks a function's body in its own environment: statements, labels, missing
/// return, unused variables. `FuncScope` is the scope that funcType() filled
/// with the parameters; `Function` is the FuncDecl or FuncLit. The file is
/// Decl's, or the current one without a Decl. Env is the caller's afterwards.
void funcBody(Checker &C, DeclInfo *Decl, Scope *FuncScope, Signature *Sig,
              ast::BlockStmt *Body, const Constant *Iota,
              const ast::Node *Function);
/// Runs the actions that were delayed since Delayed had `Top` elements, and
/// those that they add, and removes them. Statements do this at their end, so
/// that a function literal is checked before the scope around it changes;
/// actions from before `Top` (other bodies, say) stay where they are.
void processDelayedSince(Checker &C, size_t Top);
/// Reports unused variables of a function's scopes, given outermost first.
void usage(Checker &C, llvm::ArrayRef<Scope *> Scopes);
/// Resolves all jumps of a function and reports misplaced ones (Labels.cpp).
void labels(Checker &C, ast::BlockStmt *Body);
/// Does the statement end in a terminating statement? (Return.cpp) `Label` is
/// the label in front of it, or null.
bool isTerminating(Checker &C, ast::Stmt *S, Name Label);

} // namespace zokor::check

#endif // ZOKOR_CHECK_STMT_H
