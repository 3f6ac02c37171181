//===- Identical.cpp - Type identity --------------------------------------===//
//
// Types are compared structurally. Two things need memory on the way down:
//
// - Interfaces can contain themselves through method signatures without a
//   declared type in between. A pair of interfaces that is met again while it
//   is being compared is taken for identical; a difference would be found by
//   the outer comparison.
// - Generic signatures are identical if renaming the type parameters makes
//   them so. The pairs of parameters that stand for each other are noted while
//   constraints, parameters and results are compared.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/SmallVector.h"

using namespace zokor;
using namespace zokor::types;

namespace {
struct Comparer {
  bool CompareTags = true;
  /// Interfaces under comparison, outermost first.
  llvm::SmallVector<std::pair<Interface *, Interface *>, 4> Open = {};
  /// Type parameters that stand for each other.
  llvm::SmallVector<std::pair<TypeParam *, TypeParam *>, 4> Renamed = {};

  bool same(Type *A, Type *B);
  bool sameParts(Type *A, Type *B);
  bool sameStruct(Struct *A, Struct *B);
  bool sameTuple(Tuple *A, Tuple *B);
  bool sameSignature(Signature *A, Signature *B);
  bool sameInterface(Interface *A, Interface *B);
  bool sameTerms(llvm::ArrayRef<Term> A, llvm::ArrayRef<Term> B);
  bool sameNamed(Named *A, Named *B);
  bool sameTypeParam(TypeParam *A, TypeParam *B);
};
} // namespace

bool Comparer::same(Type *A, Type *B) {
  // A loop along element types, so that [][][]...T needs no stack.
  while (true) {
    if (!A || !B)
      return false;
    A = unalias(A);
    B = unalias(B);
    if (A == B)
      return true;
    if (A->kind() != B->kind())
      return false;
    switch (A->kind()) {
    case TypeKind::Array: {
      auto *X = llvm::cast<Array>(A), *Y = llvm::cast<Array>(B);
      // An unknown length matches any, to avoid errors that follow others.
      if (X->Len != Y->Len && X->Len >= 0 && Y->Len >= 0)
        return false;
      A = X->Elem;
      B = Y->Elem;
      continue;
    }
    case TypeKind::Slice:
      A = llvm::cast<Slice>(A)->Elem;
      B = llvm::cast<Slice>(B)->Elem;
      continue;
    case TypeKind::Pointer:
      A = llvm::cast<Pointer>(A)->Elem;
      B = llvm::cast<Pointer>(B)->Elem;
      continue;
    case TypeKind::Chan:
      if (llvm::cast<Chan>(A)->Dir != llvm::cast<Chan>(B)->Dir)
        return false;
      A = llvm::cast<Chan>(A)->Elem;
      B = llvm::cast<Chan>(B)->Elem;
      continue;
    case TypeKind::Map:
      if (!same(llvm::cast<Map>(A)->Key, llvm::cast<Map>(B)->Key))
        return false;
      A = llvm::cast<Map>(A)->Elem;
      B = llvm::cast<Map>(B)->Elem;
      continue;
    default:
      return sameParts(A, B);
    }
  }
}

bool Comparer::sameParts(Type *A, Type *B) {
  switch (A->kind()) {
  case TypeKind::Basic: // byte and uint8 are two nodes of one kind
    return llvm::cast<Basic>(A)->K == llvm::cast<Basic>(B)->K;
  case TypeKind::Struct:
    return sameStruct(llvm::cast<Struct>(A), llvm::cast<Struct>(B));
  case TypeKind::Tuple:
    return sameTuple(llvm::cast<Tuple>(A), llvm::cast<Tuple>(B));
  case TypeKind::Signature:
    return sameSignature(llvm::cast<Signature>(A), llvm::cast<Signature>(B));
  case TypeKind::Union:
    return sameTerms(llvm::cast<Union>(A)->Terms, llvm::cast<Union>(B)->Terms);
  case TypeKind::Interface:
    return sameInterface(llvm::cast<Interface>(A), llvm::cast<Interface>(B));
  case TypeKind::Named:
    return sameNamed(llvm::cast<Named>(A), llvm::cast<Named>(B));
  case TypeKind::TypeParam:
    return sameTypeParam(llvm::cast<TypeParam>(A), llvm::cast<TypeParam>(B));
  default:
    return false;
  }
}

bool Comparer::sameStruct(Struct *A, Struct *B) {
  if (A->Fields.size() != B->Fields.size())
    return false;
  for (size_t I = 0, E = A->Fields.size(); I != E; ++I) {
    Var *F = A->Fields[I], *G = B->Fields[I];
    if (F->Embedded != G->Embedded || !sameId(F, G->Pkg, G->Name) ||
        (CompareTags && A->tag(I) != B->tag(I)) || !same(F->Type, G->Type))
      return false;
  }
  return true;
}

bool Comparer::sameTuple(Tuple *A, Tuple *B) {
  unsigned Size = A ? A->size() : 0;
  if (Size != (B ? B->size() : 0))
    return false;
  for (unsigned I = 0; I != Size; ++I)
    if (!same(A->at(I)->Type, B->at(I)->Type))
      return false;
  return true;
}

bool Comparer::sameSignature(Signature *A, Signature *B) {
  if (A->TypeParams.size() != B->TypeParams.size() ||
      A->Variadic != B->Variadic)
    return false;
  size_t Outer = Renamed.size();
  for (auto [P, Q] : llvm::zip(A->TypeParams, B->TypeParams))
    Renamed.push_back({P, Q});
  bool Same = true;
  for (auto [P, Q] : llvm::zip(A->TypeParams, B->TypeParams))
    Same = Same && (P->Constraint == Q->Constraint ||
                    same(P->Constraint, Q->Constraint));
  Same = Same && sameTuple(A->Params, B->Params) &&
         sameTuple(A->Results, B->Results);
  Renamed.truncate(Outer);
  return Same;
}

bool Comparer::sameTerms(llvm::ArrayRef<Term> A, llvm::ArrayRef<Term> B) {
  // In normal form no term includes another, so equal sets have equal terms.
  auto Contains = [this](llvm::ArrayRef<Term> List, const Term &Wanted,
                         bool Swap) {
    return llvm::any_of(List, [&](const Term &E) {
      return E.Tilde == Wanted.Tilde &&
             (Swap ? same(E.T, Wanted.T) : same(Wanted.T, E.T));
    });
  };
  return A.size() == B.size() &&
         llvm::all_of(A,
                      [&](const Term &E) { return Contains(B, E, false); }) &&
         llvm::all_of(B, [&](const Term &E) { return Contains(A, E, true); });
}

bool Comparer::sameInterface(Interface *A, Interface *B) {
  const TypeSet &X = typeSet(A), &Y = typeSet(B);
  if (X.Comparable != Y.Comparable || X.AllTypes != Y.AllTypes ||
      X.Methods.size() != Y.Methods.size())
    return false;
  for (auto [C, D] : Open)
    if ((A == C && B == D) || (A == D && B == C))
      return true;
  Open.push_back({A, B});
  bool Same = X.AllTypes || sameTerms(X.Terms, Y.Terms);
  for (size_t I = 0, E = X.Methods.size(); Same && I != E; ++I) {
    Func *M = X.Methods[I], *N = Y.Methods[I];
    Same = sameId(M, N->Pkg, N->Name) && same(M->Type, N->Type);
  }
  Open.pop_back();
  return Same;
}

bool Comparer::sameNamed(Named *A, Named *B) {
  if (A->TypeArgs.size() != B->TypeArgs.size())
    return false;
  if (A->TypeArgs.empty()) // a declared type is one node
    return false;
  if (A->Origin != B->Origin)
    return false;
  for (auto [X, Y] : llvm::zip(A->TypeArgs, B->TypeArgs))
    if (!same(X, Y))
      return false;
  return true;
}

bool Comparer::sameTypeParam(TypeParam *A, TypeParam *B) {
  return llvm::any_of(Renamed,
                      [&](auto P) { return P.first == A && P.second == B; });
}

bool types::identical(Type *A, Type *B) {
  return A == B || Comparer().same(A, B);
}

bool types::identicalIgnoringTags(Type *A, Type *B) {
  return A == B || Comparer{/*CompareTags=*/false}.same(A, B);
}

bool types::identicalInstance(Type *OriginA, llvm::ArrayRef<Type *> ArgsA,
                              Type *OriginB, llvm::ArrayRef<Type *> ArgsB) {
  if (ArgsA.size() != ArgsB.size())
    return false;
  for (auto [X, Y] : llvm::zip(ArgsA, ArgsB))
    if (!identical(X, Y))
      return false;
  return identical(OriginA, OriginB);
}
