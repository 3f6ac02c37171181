//===- CoreType.cpp - Constraints and core types --------------------------===//

#include "compiler/Types/TypeSet.h"

namespace zokor::types {

/// The constraint of a parameter whose own is unknown or wrong.
static Interface *noConstraint() {
  struct Empty {
    TypeSet Set;
    Interface I;
    Empty() {
      I.Complete = true;
      I.Set = &Set;
    }
  };
  static Empty E;
  return &E.I;
}

Interface *constraintInterface(TypeParam *P) {
  Type *Bound = P->Constraint;
  if (!Bound || isTypeParam(Bound))
    return noConstraint();
  // A union has no underlying type but itself.
  Type *Under = unalias(Bound);
  if (!llvm::isa_and_nonnull<Union>(Under))
    Under = underlying(Bound);
  if (!Under || isInvalid(Under))
    return noConstraint();
  if (auto *I = llvm::dyn_cast<Interface>(Under))
    return I;
  assert(P->Arena && "a TypeParam is made by Session::make");
  auto *Wrapped = new (P->Arena->Allocate<Interface>()) Interface;
  Wrapped->Arena = P->Arena;
  Type **Embedded = P->Arena->Allocate<Type *>(1);
  *Embedded = Bound;
  Wrapped->Embeddeds = llvm::ArrayRef(Embedded, 1);
  Wrapped->Implicit = true;
  Wrapped->Complete = true;
  P->Constraint = Wrapped;
  return Wrapped;
}

bool forEachType(Type *T, llvm::function_ref<bool(Type *T, Type *U)> F) {
  auto *P = asIs<TypeParam>(T);
  if (!P)
    return F(T, T ? underlying(T) : nullptr);
  const TypeSet &Set = typeSet(constraintInterface(P));
  if (!Set.hasTerms())
    return F(nullptr, nullptr);
  for (Term X : Set.Terms)
    if (!F(X.T, underlying(X.T)))
      return false;
  return true;
}

/// The type that two types of a type set have in common as core type.
static Type *match(Type *X, Type *Y) {
  if (identical(X, Y))
    return X;
  auto *CX = llvm::dyn_cast<Chan>(X), *CY = llvm::dyn_cast<Chan>(Y);
  if (!CX || !CY || !identical(CX->Elem, CY->Elem))
    return nullptr;
  if (CX->Dir == ChanDir::Both)
    return Y;
  return CY->Dir == ChanDir::Both ? X : nullptr;
}

Type *coreType(Type *T) {
  if (!T || !isTypeParam(T))
    return T ? underlying(T) : nullptr;
  Type *Core = nullptr;
  bool Single = forEachType(T, [&](Type *, Type *U) {
    if (U && Core)
      U = match(Core, U);
    Core = U;
    return U != nullptr;
  });
  return Single ? Core : nullptr;
}

static bool isByteSlice(Type *T) {
  auto *S = llvm::dyn_cast<Slice>(T);
  auto *Elem = S ? asIs<Basic>(S->Elem) : nullptr;
  return Elem && Elem->K == BasicKind::Uint8;
}

Type *coreString(Type *T) {
  if (!T || !isTypeParam(T))
    return T ? underlying(T) : nullptr;
  // Strings and byte slices may stand together; anything else has to match.
  Type *Core = nullptr, *String = nullptr;
  bool Single = forEachType(T, [&](Type *, Type *U) {
    if (!U)
      return false;
    if (isString(U)) {
      String = U;
      return true;
    }
    Core = Core ? match(Core, U) : U;
    return Core != nullptr;
  });
  if (!Single)
    return nullptr;
  if (!String)
    return Core;
  return !Core || isByteSlice(Core) ? String : nullptr;
}

} // namespace zokor::types
