//===- LookupTest.cpp - Selectors, missing methods, method sets -----------===//

#include "GenericFixture.h"

using namespace zokor;
using namespace zokor::types;

namespace {

class Lookup : public GenericFixture {};

TEST_F(Lookup, FindsTheShallowestField) {
  Named *Inner =
      named("Inner", structOf({field("x", intType()), field("y", intType())}));
  Named *Outer = named(
      "Outer", structOf({embed("Inner", Inner), field("x", stringType())}));
  LookupResult X = find(Outer, "x"), Y = find(Outer, "y");
  ASSERT_TRUE(X.Obj);
  EXPECT_EQ(X.Obj->Type, stringType());
  EXPECT_EQ(X.Path, (llvm::SmallVector<unsigned, 4>{1}));
  ASSERT_TRUE(Y.Obj);
  EXPECT_EQ(Y.Path, (llvm::SmallVector<unsigned, 4>{0, 1}));
  EXPECT_FALSE(Y.Indirect);
  EXPECT_FALSE(find(Outer, "z").Obj);
  EXPECT_FALSE(find(Outer, "_").Obj);
}

TEST_F(Lookup, TwoFindsAtOneDepthCollide) {
  Named *A = named("A", structOf({field("x", intType())}));
  Named *B = named("B", structOf({field("x", intType())}));
  Named *T = named("T", structOf({embed("A", A), embed("B", B)}));
  LookupResult R = find(T, "x");
  EXPECT_FALSE(R.Obj);
  EXPECT_TRUE(R.Ambiguous);
}

TEST_F(Lookup, OneTypeReachedTwiceCollides) {
  Named *X = named("X", structOf({field("x", intType())}));
  Named *A = named("A", structOf({embed("X", X)}));
  Named *B = named("B", structOf({embed("X", X)}));
  Named *T = named("T", structOf({embed("A", A), embed("B", B)}));
  EXPECT_TRUE(find(T, "x").Ambiguous);
  EXPECT_TRUE(find(T, "X").Ambiguous);
}

TEST_F(Lookup, EmbeddedPointersToItselfEnd) {
  Named *T = named("T");
  T->Underlying = structOf({embed("T", pointer(T))});
  EXPECT_FALSE(find(T, "x").Obj);
  EXPECT_TRUE(find(T, "T").Obj);
}

TEST_F(Lookup, EverLargerInstancesEnd) {
  // type T[P any] struct { *T[[]P] }
  TypeParam *Q = param("P");
  Named *T = named("T");
  T->TypeParams = list({Q});
  T->Underlying = structOf({embed("T", pointer(C.instantiate(T, {slice(Q)})))});
  EXPECT_FALSE(find(C.instantiate(T, {intType()}), "x").Obj);
  EXPECT_TRUE(methodSet(C.instantiate(T, {intType()})).empty());
}

TEST_F(Lookup, LongChainsOfInstancesAreFollowed) {
  TypeParam *Q = param("P");
  Named *T = named("Last", structOf({field("x", Q)}));
  T->TypeParams = list({Q});
  for (int I = 0; I < 500; ++I) {
    Named *Outer =
        named("T", structOf({embed("T", C.instantiate(T, {slice(Q)}))}));
    Outer->TypeParams = list({Q});
    T = Outer;
  }
  EXPECT_EQ(find(C.instantiate(T, {intType()}), "x").Path.size(), 501u);
}

TEST_F(Lookup, PointerMethodsNeedAnAddress) {
  Named *T = named("T", structOf({}));
  addMethod(T, "m", /*Pointer=*/true, func({}));
  LookupResult R = find(T, "m", /*Addressable=*/false);
  EXPECT_FALSE(R.Obj);
  EXPECT_TRUE(R.NeedsPointer);
  EXPECT_TRUE(find(T, "m", /*Addressable=*/true).Obj);
  EXPECT_TRUE(find(pointer(T), "m", false).Obj);
  // Through an embedded pointer.
  Named *O = named("O", structOf({embed("T", pointer(T))}));
  R = find(O, "m", false);
  EXPECT_TRUE(R.Obj);
  EXPECT_TRUE(R.Indirect);
}

TEST_F(Lookup, NamedPointersHaveFieldsButNoMethods) {
  Named *T = named("T", structOf({field("x", intType())}));
  addMethod(T, "m", false, func({}));
  Named *Ptr = named("Ptr", pointer(T));
  EXPECT_TRUE(find(Ptr, "x").Obj);
  EXPECT_FALSE(find(Ptr, "m").Obj);
}

TEST_F(Lookup, PointersToInterfacesHaveNoMethods) {
  Interface *I = interface({method("m", func({}))});
  EXPECT_TRUE(find(I, "m").Obj);
  EXPECT_FALSE(find(pointer(I), "m").Obj);
  EXPECT_TRUE(isInterfacePointer(pointer(I)));
  EXPECT_FALSE(isInterfacePointer(I));
}

TEST_F(Lookup, TypeParametersHaveTheirConstraintsMethods) {
  TypeParam *Q = param("P", interface({method("m", func({}))}));
  EXPECT_TRUE(find(Q, "m").Obj);
  EXPECT_FALSE(find(pointer(Q), "m").Obj);
}

TEST_F(Lookup, MissingMethodsSayWhy) {
  Interface *I = interface({method("Foo", func({}))});
  auto Why = [&](Named *T) {
    return missingMethodReason(T, I, missingMethod(T, I, true), nullptr);
  };
  Named *None = named("None", structOf({}));
  EXPECT_EQ(Why(None), "(missing Foo method)");
  Named *Lower = named("Lower", structOf({}));
  addMethod(Lower, "foo", false, func({}));
  EXPECT_EQ(Why(Lower), "(missing Foo method)\n\t\thave foo()\n\t\twant Foo()");
  Named *Pointer = named("Pointer", structOf({}));
  addMethod(Pointer, "Foo", true, func({}));
  EXPECT_EQ(Why(Pointer), "(Foo method has pointer receiver)");
  Named *Other = named("Other", structOf({}));
  addMethod(Other, "Foo", false, func({}, {intType()}));
  EXPECT_EQ(Why(Other), "(wrong type for Foo method)\n\t\thave Foo() "
                        "int\n\t\twant Foo()");
  EXPECT_FALSE(missingMethod(pointer(Pointer), I, true).Method);
}

TEST_F(Lookup, DynamicTypesMayHaveMoreMethods) {
  Interface *I = interface({method("Foo", func({}))});
  Interface *Empty = interface({});
  Interface *Wrong = interface({method("Foo", func({intType()}))});
  EXPECT_TRUE(missingMethod(Empty, I, /*Static=*/true).Method);
  EXPECT_FALSE(missingMethod(Empty, I, /*Static=*/false).Method);
  EXPECT_TRUE(missingMethod(Wrong, I, /*Static=*/false).Method);
}

TEST_F(Lookup, MethodSetsArePromotedAndSorted) {
  Named *Inner = named("Inner", structOf({}));
  addMethod(Inner, "b", false, func({}));
  addMethod(Inner, "Z", true, func({}));
  addMethod(Inner, "Shadowed", false, func({}));
  Named *T = named("T", structOf({embed("Inner", Inner)}));
  addMethod(T, "A", false, func({}));
  addMethod(T, "Shadowed", false, func({intType()}));
  auto Names = [](const std::vector<MethodEntry> &Set) {
    std::string Text;
    for (const MethodEntry &E : Set)
      Text += E.Method->Name.str().str() + " ";
    return Text;
  };
  EXPECT_EQ(Names(methodSet(T)), "A Shadowed b ");
  std::vector<MethodEntry> Set = methodSet(pointer(T));
  ASSERT_EQ(Names(Set), "A Shadowed Z b ");
  EXPECT_EQ(Set[1].Method->signature()->Params->size(), 1u);
  EXPECT_EQ(Set[2].Path, (llvm::SmallVector<unsigned, 2>{0, 1}));
}

} // namespace
