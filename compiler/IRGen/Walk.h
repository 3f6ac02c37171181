//===- Walk.h - Questions about syntax trees --------------------*- C++ -*-===//
//
// What statements ask about their parts before they are generated.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_IRGEN_WALK_H
#define ZOKOR_IRGEN_WALK_H

#include "compiler/AST/AST.h"
#include "compiler/Types/Object.h"

namespace zokor::irgen {

/// Calls Visit for N and everything in it, parents first, in the order of the
/// source; what is below a node for which Visit is false is skipped. Types
/// are skipped.
void walk(ast::Node *N, llvm::function_ref<bool(ast::Node *)> Visit);

/// Does evaluating E call a function or receive from a channel? As in gc,
/// such operands are evaluated before those that only read variables.
bool hasCalls(ast::Expr *E);

/// The variable that a place is, or is a part of without following pointers:
/// `v`, `v.f`, `v[i]` of an array. Null if there is none.
types::Var *variableOf(ast::Expr *E);

/// May anything but the code of the loop itself see the variable V of a loop:
/// is it captured by a function literal, or its address taken?
bool isShared(ast::Node *Loop, const types::Var *V);

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_WALK_H
