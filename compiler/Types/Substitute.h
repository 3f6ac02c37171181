//===- Substitute.h - Copies of objects with another type -------*- C++ -*-===//

#ifndef ZOKOR_TYPES_SUBSTITUTE_H
#define ZOKOR_TYPES_SUBSTITUTE_H

#include "compiler/Diagnostics/Session.h"
#include "compiler/Types/Object.h"

namespace zokor::types {

/// A copy of V with type T that leads back to the declared variable.
Var *copyVar(Session &S, Var *V, Type *T);
/// A copy of F with another signature that leads back to the declared method.
Func *copyFunc(Session &S, Func *F, Signature *Sig);
/// The methods of an interface with receivers of type From changed to To; the
/// same list if there are none.
llvm::ArrayRef<Func *> replaceReceivers(Session &S,
                                        llvm::ArrayRef<Func *> Methods,
                                        Type *From, Type *To);

/// The type parameters of the function or method that N is declared in. N
/// depends on them although it does not declare them.
llvm::ArrayRef<TypeParam *> outerParams(const Named *N);
/// The type parameters that NumArgs arguments of an instance of N stand for.
/// A type declared in a generic function has those of the function first; in
/// the function itself, where they stand for themselves, they are left out if
/// N has parameters of its own.
llvm::SmallVector<TypeParam *, 4> instanceParams(const Named *N,
                                                 size_t NumArgs);

/// Is the underlying type of T known? It is not while the declaration of T, or
/// of a type that T is declared to be, has not been checked that far.
bool isResolved(Type *T);

} // namespace zokor::types

#endif // ZOKOR_TYPES_SUBSTITUTE_H
