//===- Structure.cpp - Aliases, underlying types, pointers ----------------===//
//
// While declarations are being checked, the underlying type of a Named may
// still be another Named, or unknown. These functions follow the chain as far
// as it goes and answer "invalid" at an open or circular end, so that callers
// need not care how far the checker has come.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Instantiate.h"
#include "compiler/Types/TypeSet.h"

using namespace zokor;
using namespace zokor::types;

Basic *types::invalidType() {
  static Basic Invalid(BasicKind::Invalid, 0, "invalid type");
  return &Invalid;
}

namespace {
/// Finds out that a chain is circular (Brent's algorithm): the mark moves up
/// to the current node after 1, 2, 4, ... steps.
struct CycleGuard {
  Type *Mark = nullptr;
  unsigned Steps = 0, Limit = 1;
  bool repeats(Type *T) {
    if (T == Mark)
      return true;
    if (++Steps == Limit) {
      Mark = T;
      Steps = 0;
      Limit *= 2;
    }
    return false;
  }
};
} // namespace

Type *types::unalias(Type *T) {
  CycleGuard Guard;
  while (auto *A = llvm::dyn_cast_or_null<Alias>(T)) {
    if (Guard.repeats(A))
      return invalidType();
    T = A->Actual ? A->Actual : A->FromRHS;
  }
  return T ? T : invalidType();
}

Type *types::underlying(Type *T) {
  CycleGuard Guard;
  while (T) {
    switch (T->kind()) {
    case TypeKind::Named: {
      auto *N = llvm::cast<Named>(T);
      if (N->Expansion)
        static_cast<TypeContext *>(N->Expansion)->expand(N);
      T = N->Underlying ? N->Underlying : N->FromRHS;
      break;
    }
    case TypeKind::Alias: {
      auto *A = llvm::cast<Alias>(T);
      T = A->Actual ? A->Actual : A->FromRHS;
      break;
    }
    case TypeKind::TypeParam:
      return constraintInterface(llvm::cast<TypeParam>(T));
    default:
      return T;
    }
    if (Guard.repeats(T))
      break;
  }
  return invalidType();
}

std::pair<Type *, bool> types::deref(Type *T) {
  if (auto *P = asIs<Pointer>(T))
    return {P->Elem ? P->Elem : invalidType(), true};
  return {T, false};
}
