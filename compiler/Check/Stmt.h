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

#include "llvm/ADT/DenseSet.h"

namespace zokor::check {

/// Checks a function's body in its own environment: statements, labels, missing
/// return, unused variables. `FuncScope` is the scope that funcType() filled
/// with the parameters; `Function` is the FuncDecl or FuncLit. The file is
/// Decl's, or the current one without a Decl. Env is the caller's afterwards.
void funcBody(Checker &C, DeclInfo *Decl, Scope *FuncScope, Signature *Sig,
              ast::BlockStmt *Body, const Constant *Iota,
              const ast::Node *Function);
/// Reports unused variables of a function's scopes, given outermost first.
void usage(Checker &C, llvm::ArrayRef<Scope *> Scopes);

/// The statements that some `break` leaves.
using BreakTargets = llvm::DenseSet<const ast::Stmt *>;
/// Resolves all jumps of a function, its literals excepted, and reports
/// misplaced ones (Labels.cpp).
BreakTargets labels(Checker &C, ast::BlockStmt *Body);
/// Is this a terminating statement in the sense of the specification?
/// (Return.cpp)
bool isTerminating(const Checker &C, ast::Stmt *S, const BreakTargets &Breaks);

/// The text of a place inside a message: file:line:column.
std::string where(const Checker &C, Pos At);

} // namespace zokor::check

#endif // ZOKOR_CHECK_STMT_H
