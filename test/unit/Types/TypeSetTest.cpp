//===- TypeSetTest.cpp - Type sets, core types, satisfaction --------------===//

#include "GenericFixture.h"

using namespace zokor;
using namespace zokor::types;

namespace {

class TypeSets : public GenericFixture {
protected:
  std::string terms(Interface *I) {
    const TypeSet &Set = typeSet(I);
    return Set.AllTypes ? "all" : termsString(Set.Terms, nullptr);
  }
  std::string why(Type *T, Type *Constraint, bool Dynamic = true) {
    std::string Why;
    return satisfies(T, Constraint, &Why, nullptr, Dynamic) ? "" : Why;
  }
};

TEST_F(TypeSets, EmbeddedMethodsAreCollectedOnce) {
  Func *A = method("a", func({})), *B = method("B", func({}));
  Interface *I1 = interface({A}), *I2 = interface({B}, {I1});
  Interface *All = interface({}, {I1, I2});
  const TypeSet &Set = typeSet(All);
  ASSERT_EQ(Set.Methods.size(), 2u);
  EXPECT_EQ(Set.Methods[0], B); // exported first
  EXPECT_TRUE(Set.isMethodSet());
  EXPECT_EQ(Set.lookup(&P, name("a")), A);
}

TEST_F(TypeSets, TermsIntersect) {
  Interface *I =
      interface({}, {unionOf({{true, intType()}, {false, stringType()}}),
                     unionOf({{false, intType()}, {true, stringType()}})});
  EXPECT_EQ(terms(I), "int | string");
  Interface *None = interface({}, {intType(), stringType()});
  EXPECT_TRUE(typeSet(None).isEmpty());
}

TEST_F(TypeSets, UnionsAreNormalized) {
  EXPECT_EQ(terms(interface({}, {unionOf({{false, intType()},
                                          {true, intType()},
                                          {false, intType()}})})),
            "~int");
  EXPECT_EQ(terms(interface({}, {unionOf({{false, intType()},
                                          {false, U.emptyInterface}})})),
            "all");
}

TEST_F(TypeSets, ComparableRemovesTerms) {
  Interface *I =
      interface({}, {U.comparableType,
                     unionOf({{false, intType()}, {false, slice(intType())}})});
  EXPECT_EQ(terms(I), "int");
  EXPECT_TRUE(typeSet(interface({}, {U.comparableType})).Comparable);
}

TEST_F(TypeSets, DuplicateMethodsAreReportedOnce) {
  Func *M1 = method("m", func({})), *M2 = method("m", func({}));
  Interface *I = interface({M1, M2});
  typeSet(I); // somebody who cannot report asks first
  unsigned Reports = 0;
  auto Report = [&](Pos, unsigned Kind, const std::string &Text, Pos,
                    const std::string &Other) {
    ++Reports;
    EXPECT_EQ(Kind, diag::DuplicateDecl);
    EXPECT_EQ(Text, "duplicate method m");
    EXPECT_EQ(Other, "other declaration of m");
  };
  typeSet(I, Report);
  typeSet(I, Report);
  EXPECT_EQ(Reports, 1u);
}

TEST_F(TypeSets, EmbeddedMethodsMayOverlapIfIdentical) {
  Interface *A = interface({method("m", func({}))});
  Interface *B = interface({method("m", func({}))});
  Interface *D = interface({method("m", func({intType()}))});
  unsigned Reports = 0;
  auto Report = [&](Pos, unsigned, const std::string &, Pos,
                    const std::string &) { ++Reports; };
  typeSet(interface({}, {A, B}), Report);
  EXPECT_EQ(Reports, 0u);
  typeSet(interface({}, {A, B}), Report, /*AllowOverlap=*/false);
  EXPECT_EQ(Reports, 1u);
  typeSet(interface({}, {A, D}), Report);
  EXPECT_EQ(Reports, 2u);
}

TEST_F(TypeSets, CirclesEnd) {
  Named *T = named("T");
  T->Underlying = interface({method("m", func({}))}, {T});
  EXPECT_EQ(typeSet(llvm::cast<Interface>(T->Underlying)).Methods.size(), 1u);
}

TEST_F(TypeSets, AllMembersOfACircleHaveAllMethods) {
  Named *A = named("A"), *B = named("B");
  A->Underlying = interface({method("m", func({}))}, {B});
  B->Underlying = interface({method("n", func({}))}, {A});
  EXPECT_EQ(typeSet(as<Interface>(A)).Methods.size(), 2u);
  EXPECT_EQ(typeSet(as<Interface>(B)).Methods.size(), 2u);
}

TEST_F(TypeSets, ManyCirclesEnd) {
  // 30 interfaces that embed each other.
  std::vector<Named *> All;
  for (int I = 0; I < 30; ++I)
    All.push_back(named("I"));
  llvm::SmallVector<Type *, 32> Types(All.begin(), All.end());
  for (Named *N : All) {
    auto *I = interface({method("m", func({}))});
    I->Embeddeds = S.copy<Type *>(Types);
    N->Underlying = I;
  }
  for (Named *N : All)
    EXPECT_EQ(typeSet(as<Interface>(N)).Methods.size(), 1u);
}

TEST_F(TypeSets, EverLargerInstancesEnd) {
  // type I[P any] interface { m(); I[[]P]; I[*P] }
  TypeParam *Q = param("P");
  Named *T = named("I");
  T->TypeParams = list({Q});
  T->Underlying =
      interface({method("m", func({}))},
                {C.instantiate(T, {slice(Q)}), C.instantiate(T, {pointer(Q)})});
  Type *I = C.instantiate(T, {intType()});
  EXPECT_EQ(typeSet(as<Interface>(I)).Methods.size(), 1u);
}

TEST_F(TypeSets, NothingIsKeptWhileADeclarationIsOpen) {
  Named *T = named("T"); // not yet known
  Interface *I = interface({}, {T});
  EXPECT_TRUE(typeSet(I).Methods.empty());
  EXPECT_FALSE(I->Set);
  T->Underlying = interface({method("m", func({}))});
  EXPECT_EQ(typeSet(I).Methods.size(), 1u);
  Interface *Incomplete = interface({method("m", func({}))});
  Incomplete->Complete = false;
  EXPECT_TRUE(typeSet(Incomplete).isAll());
}

TEST_F(TypeSets, ConstraintsThatAreNoInterfacesAreWrapped) {
  TypeParam *Q = param("P", intType());
  EXPECT_EQ(terms(constraintInterface(Q)), "int");
  EXPECT_TRUE(llvm::cast<Interface>(Q->Constraint)->Implicit);
  EXPECT_EQ(constraintInterface(Q), Q->Constraint);
}

TEST_F(TypeSets, CoreTypes) {
  Type *Ints = slice(intType());
  EXPECT_EQ(coreType(param("P", tilde(Ints))), Ints);
  EXPECT_EQ(coreType(param("P")), nullptr);
  EXPECT_EQ(coreType(param("P", interface({}, {unionOf({{false, intType()},
                                                        {false, Ints}})}))),
            nullptr);
  auto *Both = S.make<Chan>(ChanDir::Both, intType());
  auto *Recv = S.make<Chan>(ChanDir::Recv, intType());
  auto *Send = S.make<Chan>(ChanDir::Send, intType());
  EXPECT_EQ(coreType(param(
                "P", interface({}, {unionOf({{false, Both}, {false, Recv}})}))),
            Recv);
  EXPECT_EQ(coreType(param(
                "P", interface({}, {unionOf({{false, Send}, {false, Recv}})}))),
            nullptr);
}

TEST_F(TypeSets, CoreStringsMixBytesAndStrings) {
  Type *Bytes = slice(U.byteType);
  TypeParam *Q = param(
      "P", interface({}, {unionOf({{true, Bytes}, {true, stringType()}})}));
  EXPECT_EQ(coreType(Q), nullptr);
  EXPECT_EQ(coreString(Q), stringType());
  TypeParam *R = param("P", interface({}, {unionOf({{true, slice(intType())},
                                                    {true, stringType()}})}));
  EXPECT_EQ(coreString(R), nullptr);
  EXPECT_EQ(coreString(param("P", tilde(Bytes))), Bytes);
}

TEST_F(TypeSets, SatisfactionGivesReasons) {
  Named *MyInt = named("MyInt", intType());
  Interface *JustInt = interface({}, {intType()});
  EXPECT_EQ(why(MyInt, tilde(intType())), "");
  EXPECT_EQ(why(MyInt, JustInt), "p.MyInt does not implement interface{int} "
                                 "(possibly missing ~ for int in constraint "
                                 "interface{int})");
  EXPECT_EQ(why(stringType(), intType()),
            "string does not implement int (string missing in int)");
  EXPECT_EQ(why(func({}), U.comparableType),
            "func() does not implement comparable");
  EXPECT_EQ(why(intType(), interface({}, {intType(), stringType()})),
            "cannot implement interface{int; string} (empty type set)");
  Interface *I = interface({method("M", func({}))});
  EXPECT_EQ(why(MyInt, I),
            "p.MyInt does not implement interface{M()} (missing M method)");
}

TEST_F(TypeSets, InterfacesSatisfyComparableSinceGo120) {
  EXPECT_EQ(why(U.emptyInterface, U.comparableType), "");
  EXPECT_NE(why(U.emptyInterface, U.comparableType, /*Dynamic=*/false), "");
  EXPECT_FALSE(
      implements(U.emptyInterface, U.comparableType, nullptr, nullptr));
  EXPECT_NE(why(param("P"), U.comparableType), "");
}

} // namespace
