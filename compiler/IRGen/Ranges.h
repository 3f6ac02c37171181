//===- Ranges.h - What the two files of range statements share --*- C++ -*-===//

#ifndef ZOKOR_IRGEN_RANGES_H
#define ZOKOR_IRGEN_RANGES_H

#include "compiler/IRGen/Statements.h"

namespace zokor::irgen {

/// One value of an iteration; `For` is where it goes, null or blank if
/// nowhere.
struct IterationValue {
  ast::Expr *For = nullptr;
  Value V; ///< an address for memory types
  GoType *T = nullptr;
};

/// Is a value of the iteration wanted there?
inline bool isWanted(ast::Expr *E) { return E && !isBlank(E); }

/// Declares the iteration variables of S or assigns to them.
void setIterationVars(FuncGen &F, ast::RangeStmt *S,
                      llvm::ArrayRef<IterationValue> Values);

/// for ... range over a function (RangeFunc.cpp).
void rangeFunc(FuncGen &F, ast::RangeStmt *S);

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_RANGES_H
