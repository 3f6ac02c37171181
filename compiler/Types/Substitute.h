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

/// The type parameters that make instances of N: its own or, for a type
/// declared in a generic function or method, that function's.
llvm::ArrayRef<TypeParam *> instanceParams(const Named *N);

/// Is the underlying type of T known? It is not while the declaration of T, or
/// of a type that T is declared to be, has not been checked that far.
bool isResolved(Type *T);

} // namespace zokor::types

#endif // ZOKOR_TYPES_SUBSTITUTE_H
