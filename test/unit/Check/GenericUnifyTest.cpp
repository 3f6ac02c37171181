//===- GenericUnifyTest.cpp - Type unification ----------------------------===//

#include "compiler/Check/Generics/Unify.h"
#include "test/unit/Types/GenericFixture.h"

using namespace zokor;
using namespace zokor::check;
using namespace zokor::types;

namespace {

class GenericUnify : public GenericFixture {
protected:
  TypeParam *X = param("X"), *Y = param("Y", nullptr, 1);
  Unifier Un{{X, Y}, {}};

  bool assign(Type *A, Type *B) { return Un.unify(A, B, Unifier::Assign); }
  bool exact(Type *A, Type *B) { return Un.unify(A, B, Unifier::Exact); }
};

TEST_F(GenericUnify, InfersFromStructure) {
  EXPECT_TRUE(assign(S.make<Map>(X, slice(Y)),
                     S.make<Map>(stringType(), slice(intType()))));
  EXPECT_EQ(Un.at(X), stringType());
  EXPECT_EQ(Un.at(Y), intType());
  EXPECT_EQ(Un.unknowns(), 0u);
  EXPECT_FALSE(assign(X, intType()));
  EXPECT_FALSE(assign(slice(X), intType()));
}

TEST_F(GenericUnify, JoinedParametersShareTheirType) {
  EXPECT_TRUE(assign(slice(X), slice(Y)));
  EXPECT_EQ(Un.unknowns(), 2u);
  Un.set(Y, intType());
  EXPECT_EQ(Un.at(X), intType());
}

TEST_F(GenericUnify, NamedTypesUnifyWithLiteralsAtTheTopOnly) {
  Named *Ints = named("Ints", slice(intType()));
  EXPECT_TRUE(assign(slice(X), Ints));
  EXPECT_EQ(Un.at(X), intType());
  EXPECT_FALSE(assign(slice(slice(Y)), slice(Ints)));
  EXPECT_FALSE(exact(slice(Y), Ints));
}

TEST_F(GenericUnify, NamedTypesWinWhateverTheOrder) {
  Type *Lit = slice(intType());
  Named *Ints = named("Ints", slice(intType()));
  EXPECT_TRUE(assign(X, Lit));
  EXPECT_TRUE(assign(X, Ints));
  EXPECT_EQ(Un.at(X), Ints);
  EXPECT_TRUE(assign(Y, Ints));
  EXPECT_TRUE(assign(Y, Lit));
  EXPECT_EQ(Un.at(Y), Ints);
}

TEST_F(GenericUnify, DirectedChannelsWin) {
  auto *Both = S.make<Chan>(ChanDir::Both, intType());
  auto *Recv = S.make<Chan>(ChanDir::Recv, intType());
  EXPECT_TRUE(assign(X, Both));
  EXPECT_TRUE(assign(X, Recv));
  EXPECT_EQ(Un.at(X), Recv);
  EXPECT_FALSE(exact(S.make<Chan>(ChanDir::Both, Y), Recv));
}

TEST_F(GenericUnify, MethodsOfInterfacesAreUsed) {
  Interface *I = interface({method("m", func({X}, {Y}))});
  Named *T = named("T", structOf({}));
  addMethod(T, "m", false, func({intType()}, {stringType()}));
  EXPECT_TRUE(assign(I, T));
  EXPECT_EQ(Un.at(X), intType());
  EXPECT_EQ(Un.at(Y), stringType());
  EXPECT_FALSE(assign(I, intType()));
  Unifier Old({X, Y}, {}, /*Interfaces=*/false);
  EXPECT_FALSE(Old.unify(I, T, Unifier::Assign));
}

TEST_F(GenericUnify, InterfaceAndOtherTypeForOneParameterFail) {
  EXPECT_TRUE(assign(X, U.errorType));
  EXPECT_FALSE(assign(X, intType()));
}

TEST_F(GenericUnify, InstancesUnifyByTheirArguments) {
  TypeParam *Q = param("P");
  Named *T = named("T", structOf({})), *O = named("O", structOf({}));
  T->TypeParams = O->TypeParams = list({Q});
  EXPECT_TRUE(assign(C.instantiate(T, {X}), C.instantiate(T, {intType()})));
  EXPECT_EQ(Un.at(X), intType());
  EXPECT_FALSE(assign(C.instantiate(T, {Y}), C.instantiate(O, {intType()})));
}

TEST_F(GenericUnify, UnboundParametersHaveTheirCoreType) {
  TypeParam *Q = param("Q", tilde(slice(intType())));
  EXPECT_TRUE(assign(slice(X), Q));
  EXPECT_EQ(Un.at(X), intType());
  EXPECT_FALSE(assign(slice(Y), param("R")));
}

TEST_F(GenericUnify, CircularInterfacesEnd) {
  // type A interface { m() interface { A } }, and the same as B
  auto Circular = [&](llvm::StringRef Text) {
    Named *N = named(Text);
    N->Underlying = interface({method("m", func({}, {interface({}, {N})}))});
    return N->Underlying;
  };
  EXPECT_TRUE(exact(Circular("A"), Circular("B")));
}

TEST_F(GenericUnify, DepthIsLimited) {
  // X = []X, then []...[]X against X
  Un.set(X, slice(X));
  EXPECT_FALSE(assign(X, slice(slice(intType()))));
  Un.set(Y, slice(slice(Y)));
  EXPECT_FALSE(assign(X, Y));
}

} // namespace
