//===- GenericFixture.h - Types made by hand for tests ----------*- C++ -*-===//

#ifndef ZOKOR_TEST_UNIT_TYPES_GENERICFIXTURE_H
#define ZOKOR_TEST_UNIT_TYPES_GENERICFIXTURE_H

#include "compiler/Types/Instantiate.h"
#include "compiler/Types/Lookup.h"
#include "compiler/Types/TypeSet.h"

#include <gtest/gtest.h>

namespace zokor::types {

/// A package `p` and short words for making what a checker would.
class GenericFixture : public ::testing::Test {
protected:
  Session S;
  Universe U{S};
  TypeContext C{S, U};
  Package P{"p", S.Names.get("p")};

  Name name(llvm::StringRef Text) { return S.Names.get(Text); }
  Type *basic(BasicKind K) { return U.basic(K); }
  Type *intType() { return basic(BasicKind::Int); }
  Type *stringType() { return basic(BasicKind::String); }
  Type *slice(Type *T) { return S.make<Slice>(T); }
  Type *pointer(Type *T) { return S.make<Pointer>(T); }

  Named *named(llvm::StringRef Text, Type *Underlying = nullptr) {
    auto *Obj = S.make<TypeName>(Pos(), &P, name(Text), nullptr);
    auto *N = S.make<Named>(Obj);
    Obj->Type = N;
    Obj->ColorState = Color::Black;
    N->Underlying = Underlying;
    return N;
  }
  TypeParam *param(llvm::StringRef Text, Type *Constraint = nullptr,
                   unsigned Index = 0) {
    auto *Obj = S.make<TypeName>(Pos(), &P, name(Text), nullptr);
    auto *T = S.make<TypeParam>(Obj, C.nextTypeParamId());
    Obj->Type = T;
    Obj->ColorState = Color::Black;
    T->Constraint = Constraint ? Constraint : U.emptyInterface;
    T->Index = Index;
    return T;
  }
  template <class T> llvm::ArrayRef<T> list(std::initializer_list<T> L) {
    return S.copy<T>(llvm::ArrayRef<T>(L.begin(), L.size()));
  }
  Var *var(llvm::StringRef Text, Type *T) {
    return S.make<Var>(Pos(), &P, name(Text), T);
  }
  Var *field(llvm::StringRef Text, Type *T) {
    Var *F = var(Text, T);
    F->IsField = true;
    return F;
  }
  Var *embed(llvm::StringRef Text, Type *T) {
    Var *F = field(Text, T);
    F->Embedded = true;
    return F;
  }
  Struct *structOf(std::initializer_list<Var *> Fields) {
    auto *T = S.make<Struct>();
    T->Fields = list(Fields);
    return T;
  }
  Tuple *tuple(std::initializer_list<Type *> Types) {
    llvm::SmallVector<Var *, 4> Vars;
    for (Type *T : Types)
      Vars.push_back(var("", T));
    return S.make<Tuple>(S.copy<Var *>(Vars));
  }
  Signature *func(std::initializer_list<Type *> Params,
                  std::initializer_list<Type *> Results = {}) {
    auto *Sig = S.make<Signature>();
    Sig->Params = tuple(Params);
    Sig->Results = tuple(Results);
    return Sig;
  }
  Func *method(llvm::StringRef Text, Signature *Sig) {
    return S.make<Func>(Pos(), &P, name(Text), Sig);
  }
  void setMethods(Named *N, std::initializer_list<Func *> Methods) {
    N->Methods =
        S.copy<Func *>(llvm::ArrayRef(Methods.begin(), Methods.size()));
  }
  /// Adds a method to N, with its own receiver type parameters if N is
  /// generic.
  Func *addMethod(Named *N, llvm::StringRef Text, bool Pointer, Signature *Sig,
                  llvm::ArrayRef<TypeParam *> Own = {}) {
    Func *M = method(Text, Sig);
    M->HasPtrRecv = Pointer;
    llvm::SmallVector<Type *, 4> Args(Own.begin(), Own.end());
    Type *Recv = Own.empty() ? N : C.instantiate(N, Args);
    Sig->Recv = var("r", Pointer ? pointer(Recv) : Recv);
    Sig->RecvTypeParams = S.copy<TypeParam *>(Own);
    llvm::SmallVector<Func *, 4> All(N->Methods.begin(), N->Methods.end());
    All.push_back(M);
    N->Methods = S.copy<Func *>(All);
    return M;
  }
  Interface *interface(std::initializer_list<Func *> Methods,
                       std::initializer_list<Type *> Embeddeds = {}) {
    auto *I = S.make<Interface>();
    I->Methods = list(Methods);
    I->Embeddeds = list(Embeddeds);
    I->Complete = true;
    return I;
  }
  Union *unionOf(std::initializer_list<Term> Terms) {
    return S.make<Union>(list(Terms));
  }
  /// interface{ ~T }
  Interface *tilde(Type *T) { return interface({}, {unionOf({{true, T}})}); }

  LookupResult find(Type *T, llvm::StringRef Text, bool Addressable = true) {
    return lookupFieldOrMethod(T, Addressable, &P, name(Text));
  }
};

} // namespace zokor::types

#endif // ZOKOR_TEST_UNIT_TYPES_GENERICFIXTURE_H
