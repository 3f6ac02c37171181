//===- IdentityTest.cpp - Identity and predicates -------------------------===//

#include "GenericFixture.h"

using namespace zokor;
using namespace zokor::types;

namespace {

class Identity : public GenericFixture {
protected:
  Alias *alias(llvm::StringRef Text, Type *T) {
    auto *Obj = S.make<TypeName>(Pos(), &P, name(Text), nullptr);
    Obj->IsAlias = true;
    auto *A = S.make<Alias>(Obj);
    A->FromRHS = A->Actual = T;
    Obj->Type = A;
    return A;
  }
  std::string why(Type *T, bool Dynamic = true) {
    std::string Why;
    EXPECT_FALSE(comparable(T, Dynamic, &Why));
    return Why;
  }
  Type *func1(Type *T) { return func({T}); }
};

TEST_F(Identity, PredeclaredAliases) {
  EXPECT_TRUE(identical(U.byteType, basic(BasicKind::Uint8)));
  EXPECT_TRUE(identical(slice(U.runeType), slice(basic(BasicKind::Int32))));
  EXPECT_FALSE(identical(U.byteType, basic(BasicKind::Int8)));
  EXPECT_TRUE(identical(U.anyType, interface({})));
  EXPECT_FALSE(identical(U.anyType, U.comparableType));
}

TEST_F(Identity, AliasesAreTransparent) {
  Type *Ints = slice(intType());
  EXPECT_TRUE(identical(alias("A", Ints), slice(alias("I", intType()))));
  EXPECT_FALSE(identical(alias("A", Ints), named("N", Ints)));
}

TEST_F(Identity, StructsCompareNamesTagsAndEmbedding) {
  Package Other("q", name("q"));
  Named *N = named("N", intType());
  Struct *A = structOf({field("x", intType())});
  EXPECT_TRUE(identical(A, structOf({field("x", intType())})));
  EXPECT_FALSE(identical(A, structOf({field("y", intType())})));
  EXPECT_FALSE(identical(structOf({field("N", N)}), structOf({embed("N", N)})));

  Struct *Foreign = structOf({field("x", intType())});
  Foreign->Fields[0]->Pkg = &Other;
  EXPECT_FALSE(identical(A, Foreign));
  Struct *Exported = structOf({field("X", intType())});
  Struct *ForeignExported = structOf({field("X", intType())});
  ForeignExported->Fields[0]->Pkg = &Other;
  EXPECT_TRUE(identical(Exported, ForeignExported));

  Struct *Tagged = structOf({field("x", intType())});
  Tagged->Tags = list<llvm::StringRef>({"k"});
  EXPECT_FALSE(identical(A, Tagged));
  EXPECT_TRUE(identicalIgnoringTags(A, Tagged));
  EXPECT_TRUE(identicalIgnoringTags(func1(pointer(A)), func1(pointer(Tagged))));
}

TEST_F(Identity, CompositeTypes) {
  auto *Send = S.make<Chan>(ChanDir::Send, intType());
  auto *Both = S.make<Chan>(ChanDir::Both, intType());
  EXPECT_FALSE(identical(Send, Both));
  EXPECT_FALSE(
      identical(S.make<Array>(intType(), 2), S.make<Array>(intType(), 3)));
  // An unknown length is the result of an error and fits every other.
  EXPECT_TRUE(
      identical(S.make<Array>(intType(), -1), S.make<Array>(intType(), 3)));
  EXPECT_FALSE(identical(S.make<Map>(intType(), stringType()),
                         S.make<Map>(stringType(), intType())));
  Signature *F = func({slice(intType())}), *V = func({slice(intType())});
  V->Variadic = true;
  EXPECT_FALSE(identical(F, V));
  EXPECT_FALSE(identical(F, nullptr));
  EXPECT_FALSE(identical(nullptr, F));
}

TEST_F(Identity, InterfacesCompareTypeSets) {
  Func *A = method("A", func({})), *B = method("B", func({}));
  Interface *OnlyA = interface({A});
  EXPECT_TRUE(identical(interface({A, B}), interface({B}, {OnlyA})));
  EXPECT_FALSE(identical(interface({A, B}), OnlyA));
  EXPECT_TRUE(identical(tilde(intType()), tilde(intType())));
  EXPECT_FALSE(identical(tilde(intType()), interface({}, {intType()})));
}

TEST_F(Identity, CircularInterfacesEnd) {
  // type T interface { m() interface { T } }, twice.
  auto Make = [&] {
    Interface *I = interface({});
    Interface *Inner = interface({}, {I});
    I->Methods = list({method("m", func({}, {Inner}))});
    return I;
  };
  EXPECT_TRUE(identical(Make(), Make()));
}

TEST_F(Identity, GenericSignaturesCompareUpToRenaming) {
  auto Generic = [&](llvm::StringRef Text, bool Tilde) {
    TypeParam *E = param((Text + "E").str());
    TypeParam *L = param(Text, Tilde ? tilde(slice(E)) : nullptr, 1);
    Signature *Sig = func({L, E}, {E});
    Sig->TypeParams = list({E, L});
    return Sig;
  };
  EXPECT_TRUE(identical(Generic("P", true), Generic("Q", true)));
  EXPECT_FALSE(identical(Generic("P", true), Generic("Q", false)));
  TypeParam *X = param("X"), *Y = param("Y", nullptr, 1);
  Signature *A = func({X, Y}), *B = func({Y, X});
  A->TypeParams = B->TypeParams = list({X, Y});
  EXPECT_FALSE(identical(A, B));
}

TEST_F(Identity, Instances) {
  TypeParam *T = param("T");
  Named *G = named("G", slice(T));
  G->TypeParams = list({T});
  Type *GInt = C.instantiate(G, {intType()});
  EXPECT_TRUE(identical(GInt, C.instantiate(G, {alias("I", intType())})));
  EXPECT_FALSE(identical(GInt, C.instantiate(G, {stringType()})));
  EXPECT_FALSE(identical(GInt, G));
  EXPECT_TRUE(identicalInstance(G, {intType()}, G, {intType()}));
  EXPECT_FALSE(identicalInstance(G, {intType()}, G, {stringType()}));
  EXPECT_TRUE(identical(underlying(GInt), slice(intType())));
}

TEST_F(Identity, UnderlyingOfUnfinishedTypes) {
  Named *Open = named("Open");
  EXPECT_TRUE(isInvalid(underlying(Open)));
  Named *A = named("A"), *B = named("B");
  A->Underlying = B;
  B->FromRHS = A;
  EXPECT_TRUE(isInvalid(underlying(A)));
  Alias *Self = alias("Self", nullptr);
  Self->FromRHS = Self;
  EXPECT_TRUE(isInvalid(unalias(Self)));
  EXPECT_EQ(underlying(alias("X", named("Y", intType()))), intType());
}

TEST_F(Identity, Comparable) {
  EXPECT_TRUE(comparable(intType(), true));
  EXPECT_TRUE(comparable(pointer(slice(intType())), true));
  EXPECT_TRUE(comparable(U.anyType, true));
  EXPECT_FALSE(comparable(U.anyType, false));
  EXPECT_FALSE(comparable(basic(BasicKind::UntypedNil), true));
  EXPECT_EQ(why(structOf({field("f", func({}))})),
            "struct containing func() cannot be compared");
  EXPECT_EQ(why(S.make<Array>(slice(intType()), 3)),
            "[3][]int cannot be compared");
  EXPECT_EQ(why(slice(intType())), "");
  EXPECT_EQ(why(param("P")), "incomparable types in type set");
  EXPECT_TRUE(comparable(param("P", U.comparableType), true));
  EXPECT_TRUE(comparable(param("P", tilde(intType())), true));
  EXPECT_FALSE(comparable(param("P", tilde(slice(intType()))), true));

  // A recursive struct that is comparable but for one field behind the loop.
  Named *Loop = named("Loop");
  Loop->Underlying = structOf(
      {field("a", S.make<Array>(Loop, 1)), field("s", slice(intType()))});
  EXPECT_FALSE(comparable(Loop, true));
}

TEST_F(Identity, Predicates) {
  Named *N = named("N", intType());
  EXPECT_TRUE(isInteger(N));
  EXPECT_FALSE(isUnsigned(N));
  EXPECT_TRUE(isUntyped(basic(BasicKind::UntypedRune)));
  EXPECT_TRUE(isUntypedNumeric(basic(BasicKind::UntypedRune)));
  EXPECT_FALSE(isUntypedNumeric(basic(BasicKind::UntypedString)));
  EXPECT_TRUE(isConstType(basic(BasicKind::UntypedBool)));
  EXPECT_FALSE(isConstType(basic(BasicKind::UntypedNil)));
  TypeParam *Num = param("P", tilde(intType()));
  EXPECT_FALSE(isInteger(Num));
  EXPECT_TRUE(allInteger(Num));
  EXPECT_FALSE(allInteger(param("P")));
  EXPECT_TRUE(hasName(Num));
  EXPECT_FALSE(hasName(slice(N)));
  EXPECT_TRUE(hasNil(U.anyType));
  EXPECT_TRUE(hasNil(basic(BasicKind::UnsafePointer)));
  EXPECT_FALSE(hasNil(Num));
  EXPECT_TRUE(hasNil(param("P", tilde(slice(intType())))));
  EXPECT_FALSE(hasNil(param("P")));
  EXPECT_TRUE(isNonTypeParamInterface(U.errorType));
  EXPECT_FALSE(isNonTypeParamInterface(Num));
  EXPECT_EQ(deref(pointer(N)).first, N);
  EXPECT_FALSE(deref(N).second);
}

TEST_F(Identity, ScopesKeepTheFirstObject) {
  Scope Outer(U.scope()), Inner(&Outer);
  Var *A = var("x", intType()), *B = var("x", intType());
  EXPECT_EQ(Outer.insert(A), nullptr);
  EXPECT_EQ(Outer.insert(B), A);
  EXPECT_EQ(A->Parent, &Outer);
  B->ScopeStart = Pos(10);
  EXPECT_EQ(Inner.insert(B), nullptr);
  EXPECT_EQ(Inner.lookupParent(name("x"), Pos(9)).second, A);
  EXPECT_EQ(Inner.lookupParent(name("x"), Pos(10)).second, B);
  EXPECT_EQ(Inner.lookupParent(name("x"), Pos()).second, B);
  EXPECT_EQ(Inner.lookupParent(name("int"), Pos(9)).first, U.scope());
  EXPECT_EQ(Inner.lookupParent(name("none"), Pos(9)).second, nullptr);
}

TEST_F(Identity, MethodsAreOrderedExportedFirst) {
  Package Other("a", name("a"));
  Func *A = method("a", func({})), *B = method("B", func({}));
  Func *Foreign = method("a", func({}));
  Foreign->Pkg = &Other;
  EXPECT_TRUE(lessMethod(B, A));
  EXPECT_FALSE(lessMethod(A, B));
  EXPECT_TRUE(lessMethod(Foreign, A)); // path "a" before "p"
  EXPECT_FALSE(sameId(Foreign, &P, name("a")));
  EXPECT_TRUE(sameId(Foreign, &P, name("A"), /*FoldCase=*/true));
}

TEST_F(Identity, DroppingLocalScopesKeepsFunctionScopes) {
  Scope *PkgScope = P.newScope(U.scope()), *File = P.newScope(PkgScope);
  Scope *Function = P.newScope(File);
  Function->IsFunction = true;
  Scope *Block = P.newScope(Function), *Deep = P.newScope(Block);
  (void)Deep;
  P.dropLocalScopes();
  EXPECT_EQ(Function->Parent, File); // still there; see the sanitizer builds
}

TEST_F(Identity, Universe) {
  auto *Any = llvm::cast<TypeName>(U.scope()->lookup(name("any")));
  EXPECT_TRUE(Any->IsAlias);
  EXPECT_TRUE(llvm::cast<TypeName>(U.scope()->lookup(name("byte")))->IsAlias);
  EXPECT_EQ(U.scope()->lookup(name("Pointer")), nullptr);
  Scope *Unsafe = U.unsafePackage()->PkgScope;
  EXPECT_TRUE(isUnsafePointer(Unsafe->lookup(name("Pointer"))->Type));
  auto *Slice = llvm::cast<Builtin>(Unsafe->lookup(name("Slice")));
  EXPECT_EQ(Slice->Id, BuiltinId::UnsafeSlice);
  for (const char *Text : {"append", "min", "max", "clear", "nil", "iota",
                           "true", "false", "error", "comparable"})
    EXPECT_TRUE(U.scope()->lookup(name(Text))) << Text;
  EXPECT_EQ(typeSet(as<Interface>(U.errorType)).Methods.size(), 1u);
}

} // namespace
