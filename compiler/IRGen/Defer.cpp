//===- Defer.cpp - go and defer -------------------------------------------===//
//
// Both take a closure that holds the function and its arguments, evaluated
// now. A nil func value is found when a deferred call runs, but at once by
// `go`.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Statements.h"

using namespace zokor;
using namespace zokor::irgen;

void irgen::goStmt(FuncGen &F, ast::GoStmt *S) {
  auto *Call = llvm::cast<ast::CallExpr>(ast::unparen(S->Call));
  go::GoStmtOp::create(F.B, F.Loc, F.delayedCall(Call, "gowrap"));
}

void irgen::deferStmt(FuncGen &F, ast::DeferStmt *S) {
  auto *Call = llvm::cast<ast::CallExpr>(ast::unparen(S->Call));
  Value Fn = F.delayedCall(Call, "deferwrap");
  if (F.InRange)
    return deferOutside(F, Fn);
  go::DeferOp::create(F.B, F.Loc, Fn, F.LoopDepth != 0,
                      go::DeferForm::Undecided, nullptr);
}
