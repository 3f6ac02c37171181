//===- Predicates.cpp - Simple questions about types ----------------------===//

#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/SmallPtrSet.h"

using namespace zokor;
using namespace zokor::types;

//===----------------------------------------------------------------------===//
// Basic types
//===----------------------------------------------------------------------===//

static bool isBasic(Type *T, uint8_t Info) {
  auto *B = as<Basic>(T);
  return B && (B->Info & Info);
}

bool types::isInvalid(Type *T) {
  auto *B = asIs<Basic>(T);
  return !T || (B && B->K == BasicKind::Invalid);
}

// Also called for types that are not set up yet: must not ask for the
// underlying type.
bool types::isUntyped(Type *T) {
  auto *B = asIs<Basic>(T);
  return B && (B->Info & IsUntyped);
}
bool types::isTyped(Type *T) { return !isUntyped(T); }

bool types::isUntypedNumeric(Type *T) {
  auto *B = asIs<Basic>(T);
  return B && (B->Info & IsUntyped) && (B->Info & IsNumeric);
}

bool types::isBoolean(Type *T) { return isBasic(T, IsBoolean); }
bool types::isString(Type *T) { return isBasic(T, IsString); }
bool types::isInteger(Type *T) { return isBasic(T, IsInteger); }
bool types::isUnsigned(Type *T) { return isBasic(T, IsUnsigned); }
bool types::isFloat(Type *T) { return isBasic(T, IsFloat); }
bool types::isComplex(Type *T) { return isBasic(T, IsComplex); }
bool types::isNumericType(Type *T) { return isBasic(T, IsNumeric); }
bool types::isConstType(Type *T) { return isBasic(T, IsConstType); }

bool types::isUnsafePointer(Type *T) {
  auto *B = as<Basic>(T);
  return B && B->K == BasicKind::UnsafePointer;
}

//===----------------------------------------------------------------------===//
// Type parameters
//===----------------------------------------------------------------------===//

/// F for the type of each term of P; false if P has no specific types.
static bool allTerms(TypeParam *P, llvm::function_ref<bool(Type *)> F) {
  const TypeSet &Set = typeSet(constraintInterface(P));
  return Set.hasTerms() &&
         llvm::all_of(Set.Terms, [&](const Term &E) { return F(E.T); });
}

bool types::allBasic(Type *T, uint8_t Info) {
  if (auto *P = asIs<TypeParam>(T))
    return allTerms(P, [Info](Type *E) { return isBasic(E, Info); });
  return isBasic(T, Info);
}

bool types::allBoolean(Type *T) { return allBasic(T, IsBoolean); }
bool types::allInteger(Type *T) { return allBasic(T, IsInteger); }
bool types::allUnsigned(Type *T) { return allBasic(T, IsUnsigned); }
bool types::allNumeric(Type *T) { return allBasic(T, IsNumeric); }
bool types::allString(Type *T) { return allBasic(T, IsString); }
bool types::allOrdered(Type *T) { return allBasic(T, IsOrdered); }
bool types::allNumericOrString(Type *T) {
  return allBasic(T, IsNumeric | IsString);
}

bool types::isTypeParam(Type *T) { return asIs<TypeParam>(T) != nullptr; }

bool types::isNonTypeParamInterface(Type *T) {
  return !isTypeParam(T) && as<Interface>(T);
}

bool types::hasName(Type *T) {
  return T && llvm::isa<Basic, Named, TypeParam>(unalias(T));
}

bool types::isGeneric(Type *T) {
  if (auto *A = llvm::dyn_cast_or_null<Alias>(T);
      A && !A->TypeParams.empty() && !A->Origin)
    return true;
  auto *N = asIs<Named>(T);
  return N && N->isGeneric();
}

//===----------------------------------------------------------------------===//
// nil and comparison
//===----------------------------------------------------------------------===//

bool types::hasNil(Type *T) {
  if (auto *P = asIs<TypeParam>(T))
    return allTerms(P, [](Type *E) { return !isTypeParam(E) && hasNil(E); });
  if (!T)
    return false;
  Type *U = underlying(T);
  if (auto *B = llvm::dyn_cast<Basic>(U))
    return B->K == BasicKind::UnsafePointer;
  return llvm::isa<Slice, Pointer, Signature, Map, Chan, Interface>(U);
}

using SeenTypes = llvm::SmallPtrSet<Type *, 8>;
static bool isComparable(Type *T, bool Dynamic, SeenTypes &Seen);

static bool isComparableSet(Interface *I, SeenTypes &Seen) {
  const TypeSet &Set = typeSet(I);
  if (Set.AllTypes)
    return Set.Comparable;
  // No type at all is left of an empty set: nothing to compare.
  return Set.hasTerms() && llvm::all_of(Set.Terms, [&](const Term &E) {
           return isComparable(E.T, /*Dynamic=*/false, Seen);
         });
}

/// A type that is met again on the way counts as comparable: if it is not,
/// the outer visit says so.
static bool isComparable(Type *T, bool Dynamic, SeenTypes &Seen) {
  if (!T || !Seen.insert(unalias(T)).second)
    return true;
  Type *U = underlying(T);
  switch (U->kind()) {
  case TypeKind::Basic:
    // The invalid type too: it was reported already.
    return llvm::cast<Basic>(U)->K != BasicKind::UntypedNil;
  case TypeKind::Pointer:
  case TypeKind::Chan:
    return true;
  case TypeKind::Struct:
    return llvm::all_of(llvm::cast<Struct>(U)->Fields, [&](Var *F) {
      return isComparable(F->Type, Dynamic, Seen);
    });
  case TypeKind::Array:
    return isComparable(llvm::cast<Array>(U)->Elem, Dynamic, Seen);
  case TypeKind::Interface:
    return (Dynamic && !isTypeParam(T)) ||
           isComparableSet(llvm::cast<Interface>(U), Seen);
  default:
    return false;
  }
}

/// gc's reason why T, which is not comparable, is not; empty if T's kind says
/// it all.
static std::string whyIncomparable(Type *T, bool Dynamic, Qualifier Q) {
  Type *U = underlying(T);
  if (auto *S = llvm::dyn_cast<Struct>(U))
    for (Var *F : S->Fields)
      if (!comparable(F->Type, Dynamic))
        return "struct containing " + typeString(F->Type, Q) +
               " cannot be compared";
  if (llvm::isa<Array>(U))
    return typeString(U, Q) + " cannot be compared";
  if (auto *I = llvm::dyn_cast<Interface>(U))
    return typeSet(I).isEmpty() ? "empty type set"
                                : "incomparable types in type set";
  return "";
}

bool types::comparable(Type *T, bool Dynamic, std::string *Why, Qualifier Q) {
  SeenTypes Seen;
  if (isComparable(T, Dynamic, Seen))
    return true;
  if (Why)
    *Why = whyIncomparable(T, Dynamic, Q);
  return false;
}
