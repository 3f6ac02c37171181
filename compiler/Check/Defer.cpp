//===- Defer.cpp - go and defer -------------------------------------------===//
//
// What may be started or deferred: calls, except conversions and the
// predeclared functions that only compute a value.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/StmtChecker.h"

using namespace zokor;
using namespace zokor::check;

void StmtChecker::suspendedCall(const char *Keyword, ast::Expr *Call) {
  if (!Call)
    return;
  Operand X;
  ExprKind Kind = rawExpr(C, X, Call, nullptr, false);
  // The parser has reported what is not a call.
  if (X.isInvalid() || !llvm::isa<ast::CallExpr>(Call) ||
      Kind == ExprKind::Statement)
    return;
  const char *Problem = Kind == ExprKind::Conversion
                            ? "requires function call, not conversion"
                            : "discards result of";
  C.errorf(X.at(),
           Kind == ExprKind::Conversion
               ? (*Keyword == 'g' ? diag::InvalidGo : diag::InvalidDefer)
               : diag::UnusedResults,
           "{0} {1} {2}", Keyword, Problem, C.str(X));
}
