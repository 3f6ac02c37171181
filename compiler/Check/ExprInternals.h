//===- ExprInternals.h - For the files that check expressions ---*- C++ -*-===//

#ifndef ZOKOR_CHECK_EXPRINTERNALS_H
#define ZOKOR_CHECK_EXPRINTERNALS_H

#include "compiler/Check/Expr.h"
#include "compiler/Types/TypeSet.h"

namespace zokor::check {

/// Op on the operand E->X that is checked here (Operators.cpp).
void unary(Checker &C, Operand &X, ast::UnaryExpr *E);
/// *p, or the type *T.
void star(Checker &C, Operand &X, ast::StarExpr *E);
/// A chain of binary operators, left-deep of any length.
void binaryChain(Checker &C, Operand &X, ast::BinaryExpr *E);

/// Reports if X is a generic type or function that nothing instantiates.
void nonGeneric(Checker &C, Operand &X);
/// multiExpr, but an uninstantiated generic function is a value.
void genericMultiExpr(Checker &C, Operand &X, ast::Expr *E);
/// rawExpr for an index expression that may be an instantiated function;
/// true if it is one that the caller has to instantiate.
bool genericIndexExpr(Checker &C, Operand &X, ast::IndexExpr *E);

/// N with the case of its first letter changed, for "but does have"; no name
/// if that is no ASCII letter (Selector.cpp).
Name changeCase(Checker &C, Name N);

/// Calls F with the underlying type of T, or with each one of the type set of a
/// type parameter (null if there is none), while F returns true.
template <class Fn> bool forEachUnderlying(Type *T, Fn F) {
  return forEachType(T, [&](Type *, Type *U) { return F(U); });
}

/// The array that a pointer to an array points to; else T.
inline Type *arrayPtrDeref(Type *T) {
  if (auto *P = llvm::dyn_cast_or_null<Pointer>(T))
    if (auto *A = as<Array>(P->Elem))
      return A;
  return T;
}

/// The functions of package unsafe and the sizes they tell
/// (UnsafeBuiltins.cpp); as builtinCall. Args are the checked arguments, none
/// for Offsetof.
bool unsafeBuiltinCall(Checker &C, Operand &X, ast::CallExpr *E, BuiltinId Id,
                       llvm::MutableArrayRef<Operand> Args);

} // namespace zokor::check

#endif // ZOKOR_CHECK_EXPRINTERNALS_H
