//===- GenericInstanceTest.cpp - Instances and substitution ---------------===//

#include "GenericFixture.h"

using namespace zokor;
using namespace zokor::types;

namespace {

class GenericInstance : public GenericFixture {
protected:
  TypeParam *Q = param("P");

  Type *substitute(Type *T, Type *Arg) { return C.substitute(T, {Q}, {Arg}); }
  /// type Text[P any] Underlying
  Named *generic(llvm::StringRef Text, Type *Underlying = nullptr) {
    Named *N = named(Text, Underlying);
    N->TypeParams = list({Q});
    return N;
  }
};

TEST_F(GenericInstance, WhatDoesNotChangeStaysTheSame) {
  Type *T = func({slice(intType())}, {structOf({field("x", stringType())})});
  EXPECT_EQ(substitute(T, intType()), T);
  EXPECT_FALSE(isParameterized(T));
}

TEST_F(GenericInstance, SubstitutionReachesAllParts) {
  auto Make = [&](Type *X) -> Type * {
    return func({slice(X), S.make<Map>(stringType(), X),
                 S.make<Chan>(ChanDir::Both, X), S.make<Array>(X, 3)},
                {structOf({field("f", pointer(X))}),
                 interface({method("m", func({X}))})});
  };
  Type *T = Make(Q), *Want = Make(intType());
  EXPECT_TRUE(isParameterized(T));
  EXPECT_TRUE(identical(substitute(T, intType()), Want));
  EXPECT_EQ(typeHash(substitute(T, intType())), typeHash(Want));
}

TEST_F(GenericInstance, FieldsLeadBackToTheirOrigin) {
  Struct *T = structOf({field("x", Q), field("y", intType())});
  auto *New = llvm::cast<Struct>(substitute(T, stringType()));
  EXPECT_EQ(New->Fields[0]->Origin, T->Fields[0]);
  EXPECT_EQ(New->Fields[1], T->Fields[1]);
}

TEST_F(GenericInstance, IdenticalInstancesAreOne) {
  Named *T = generic("T", structOf({field("x", Q)}));
  Type *A = C.instantiate(T, {slice(intType())});
  EXPECT_EQ(A, C.instantiate(T, {slice(intType())}));
  EXPECT_NE(A, C.instantiate(T, {slice(stringType())}));
  EXPECT_EQ(C.instantiate(T, {basic(BasicKind::Uint8)}),
            C.instantiate(T, {U.byteType}));
}

TEST_F(GenericInstance, ExpandsWhenAsked) {
  Named *T = generic("T");
  Type *I = C.instantiate(T, {intType()});
  EXPECT_TRUE(isInvalid(underlying(I))); // not declared yet
  T->Underlying = structOf({field("x", Q)});
  ASSERT_TRUE(as<Struct>(I));
  EXPECT_EQ(as<Struct>(I)->Fields[0]->Type, intType());
}

TEST_F(GenericInstance, WaitsForAnOpenDeclaration) {
  Named *T = generic("T", S.make<Slice>(U.invalid()));
  T->Obj->ColorState = Color::Grey;
  Type *I = C.instantiate(T, {intType()});
  EXPECT_TRUE(isInvalid(underlying(I)));
  llvm::cast<Slice>(T->Underlying)->Elem = Q;
  T->Obj->ColorState = Color::Black;
  EXPECT_EQ(as<Slice>(I)->Elem, intType());
}

TEST_F(GenericInstance, GrowingTypesAreLazy) {
  // type T[P any] struct { f *T[[]P] }
  Named *T = generic("T");
  T->Underlying = structOf({field("f", pointer(C.instantiate(T, {slice(Q)})))});
  Type *I = C.instantiate(T, {intType()});
  for (int Depth = 0; Depth < 50; ++Depth)
    I = deref(as<Struct>(I)->Fields[0]->Type).first;
  EXPECT_TRUE(as<Struct>(I));
}

TEST_F(GenericInstance, SharedPartsDoNotTakeExponentialTime) {
  // type T[P any] struct { f *T[struct{ a, b P }] }
  Named *T = generic("T");
  Type *Pair = structOf({field("a", Q), field("b", Q)});
  T->Underlying = structOf({field("f", pointer(C.instantiate(T, {Pair})))});
  Type *I = C.instantiate(T, {intType()});
  for (int Depth = 0; Depth < 60; ++Depth)
    I = deref(as<Struct>(I)->Fields[0]->Type).first;
  EXPECT_TRUE(as<Struct>(I));
  EXPECT_FALSE(isParameterized(I));
}

TEST_F(GenericInstance, MethodsAreSubstituted) {
  Named *T = generic("T", structOf({}));
  TypeParam *Own = param("Q");
  Func *M =
      addMethod(T, "m", /*Pointer=*/true, func({Own}, {slice(Own)}), {Own});
  auto *I = llvm::cast<Named>(C.instantiate(T, {intType()}));
  auto [Index, F] = lookupMethod(I, &P, name("m"));
  ASSERT_EQ(Index, 0);
  EXPECT_EQ(F->Origin, M);
  EXPECT_TRUE(identical(F->Type, func({intType()}, {slice(intType())})));
  EXPECT_EQ(deref(F->signature()->Recv->Type).first, I);
  EXPECT_EQ(methodAt(I, 0), F);
  // A method that is attached later is found too.
  addMethod(T, "n", false, func({Own}), {Own});
  EXPECT_EQ(lookupMethod(I, &P, name("n")).first, 1);
  // In its own declaration the receiver has the method as declared.
  auto *Self = llvm::cast<Named>(C.instantiate(T, {Own}));
  EXPECT_EQ(methodAt(Self, 0), M);
}

TEST_F(GenericInstance, InterfaceMethodsGetTheInstanceAsReceiver) {
  Signature *Sig = func({Q});
  Named *T = generic("T", interface({method("m", Sig)}));
  Sig->Recv = var("", T);
  Type *I = C.instantiate(T, {intType()});
  Func *M = typeSet(as<Interface>(I)).Methods[0];
  EXPECT_EQ(M->signature()->Recv->Type, I);
  EXPECT_EQ(M->signature()->Params->at(0)->Type, intType());
}

TEST_F(GenericInstance, SignaturesLoseTheirParameters) {
  Signature *F = func({Q}, {slice(Q)});
  F->TypeParams = list({Q});
  auto *I = llvm::cast<Signature>(C.instantiate(F, {intType()}));
  EXPECT_TRUE(I->TypeParams.empty());
  EXPECT_TRUE(identical(I, func({intType()}, {slice(intType())})));
}

TEST_F(GenericInstance, AliasesAreReplaced) {
  auto *A = S.make<Alias>(S.make<TypeName>(Pos(), &P, name("A"), nullptr));
  A->TypeParams = list({Q});
  A->FromRHS = A->Actual = slice(Q);
  Type *I = C.instantiate(A, {intType()});
  EXPECT_TRUE(llvm::isa<Alias>(I));
  EXPECT_TRUE(identical(I, slice(intType())));
  EXPECT_EQ(I, C.instantiate(A, {intType()}));
  TypeParam *R = param("R");
  Type *OfR = C.instantiate(A, {R});
  EXPECT_EQ(C.substitute(OfR, {R}, {intType()}), I);
}

TEST_F(GenericInstance, WrongCountsAreInvalid) {
  Named *T = generic("T", structOf({field("x", Q)}));
  EXPECT_TRUE(isInvalid(underlying(C.instantiate(T, {intType(), intType()}))));
}

} // namespace
