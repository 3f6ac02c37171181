//===- TypePrintTest.cpp - Types as text ----------------------------------===//

#include "GenericFixture.h"

#include "compiler/Types/LinkString.h"

using namespace zokor;
using namespace zokor::types;

namespace {

class Printing : public GenericFixture {
protected:
  Package Deep{"x/deep", name("deep")};
  std::string link(Type *T) { return linkString(T); }
  std::string key(Type *T) { return linkString(T, LinkForm::Key); }
  Named *foreign(llvm::StringRef Text, Type *Underlying) {
    Named *N = named(Text, Underlying);
    N->Obj->Pkg = &Deep;
    return N;
  }
  Type *chan(ChanDir Dir, Type *T) { return S.make<Chan>(Dir, T); }
};

TEST_F(Printing, TypesLookAsInGcMessages) {
  EXPECT_EQ(typeString(U.byteType), "byte");
  EXPECT_EQ(typeString(U.anyType), "any");
  EXPECT_EQ(typeString(U.emptyInterface), "interface{}");
  EXPECT_EQ(typeString(U.errorType), "error");
  EXPECT_EQ(typeString(basic(BasicKind::UnsafePointer)), "unsafe.Pointer");
  EXPECT_EQ(typeString(basic(BasicKind::UntypedFloat)), "untyped float");
  EXPECT_EQ(typeString(S.make<Array>(pointer(intType()), 3)), "[3]*int");
  EXPECT_EQ(typeString(S.make<Map>(stringType(), slice(intType()))),
            "map[string][]int");
  EXPECT_EQ(typeString(invalidType()), "invalid type");
  EXPECT_EQ(typeString(nullptr), "<nil>");
}

TEST_F(Printing, Channels) {
  Type *Recv = chan(ChanDir::Recv, intType());
  EXPECT_EQ(typeString(Recv), "<-chan int");
  EXPECT_EQ(typeString(chan(ChanDir::Both, Recv)), "chan (<-chan int)");
  EXPECT_EQ(typeString(chan(ChanDir::Send, Recv)), "chan<- <-chan int");
  EXPECT_EQ(link(chan(ChanDir::Both, Recv)), "chan (<-chan int)");
}

TEST_F(Printing, Structs) {
  Named *N = named("N", intType());
  Struct *T = structOf({field("a", intType()), embed("N", pointer(N))});
  T->Tags = list<llvm::StringRef>({"k:\"v\"", ""});
  EXPECT_EQ(typeString(T), "struct{a int \"k:\\\"v\\\"\"; *p.N}");
  EXPECT_EQ(link(T), "struct { a int \"k:\\\"v\\\"\"; *p.N }");
  EXPECT_EQ(key(T), "struct { p.a int \"k:\\\"v\\\"\"; *p.N }");
  EXPECT_EQ(typeString(structOf({})), "struct{}");
  EXPECT_EQ(link(structOf({})), "struct {}");
}

TEST_F(Printing, Signatures) {
  Signature *F = S.make<Signature>();
  F->Params =
      S.make<Tuple>(list({var("x", intType()), var("y", slice(stringType()))}));
  F->Results =
      S.make<Tuple>(list({var("n", intType()), var("err", U.errorType)}));
  F->Variadic = true;
  EXPECT_EQ(typeString(F), "func(x int, y ...string) (n int, err error)");
  EXPECT_EQ(signatureString(F), "(x int, y ...string) (n int, err error)");
  EXPECT_EQ(link(F), "func(int, ...string) (int, error)");
  EXPECT_EQ(typeString(func({}, {intType()})), "func() int");
  EXPECT_EQ(link(func({}, {intType()})), "func() int");
  F->Results = S.make<Tuple>(list({var("n", intType())}));
  EXPECT_EQ(typeString(F), "func(x int, y ...string) (n int)");
  EXPECT_EQ(link(F), "func(int, ...string) int");
}

TEST_F(Printing, Interfaces) {
  Interface *I =
      interface({method("z", func({})), method("A", func({}))}, {U.errorType});
  EXPECT_EQ(typeString(I), "interface{z(); A(); error}");
  EXPECT_EQ(link(I), "interface { A(); Error() string; p.z() }");
  EXPECT_EQ(link(U.anyType), "interface {}");
  Interface *Implicit = tilde(intType());
  EXPECT_EQ(typeString(Implicit), "interface{~int}");
  Implicit->Implicit = true;
  EXPECT_EQ(typeString(Implicit), "~int");
  EXPECT_EQ(typeString(underlying(U.comparableType)), "interface{comparable}");
  EXPECT_EQ(typeString(unionOf({{true, intType()}, {false, stringType()}})),
            "~int|string");
}

TEST_F(Printing, GenericTypes) {
  TypeParam *K = param("K", U.comparableType);
  TypeParam *V = param("V", U.anyType, 1), *W = param("W", U.anyType, 2);
  Named *G = named("G", S.make<Map>(K, V));
  G->TypeParams = list({K, V, W});
  EXPECT_EQ(typeString(G), "p.G[K comparable, V, W any]");
  Named *Url = foreign("URL", intType());
  Type *Instance = C.instantiate(G, {stringType(), slice(Url), U.byteType});
  EXPECT_EQ(typeString(Instance), "p.G[string, []x/deep.URL, byte]");
  EXPECT_EQ(link(Instance), "p.G[string,[]x/deep.URL,uint8]");
  EXPECT_EQ(link(C.instantiate(
                G, {U.errorType, structOf({field("a", intType())}), Url})),
            "p.G[error,struct { p.a int },x/deep.URL]");
  EXPECT_EQ(link(Url), "deep.URL");
  EXPECT_EQ(key(Url), "x/deep.URL");
  Signature *F = func({K});
  F->TypeParams = list({K});
  EXPECT_EQ(typeString(F), "func[K comparable](K)");
}

TEST_F(Printing, QualifierDecides) {
  Named *N = foreign("N", intType());
  auto Local = [&](const Package *Pkg) {
    return Pkg == &Deep ? std::string() : Pkg->Path;
  };
  EXPECT_EQ(typeString(N, Local), "N");
  EXPECT_EQ(typeString(named("M"), Local), "p.M");
}

TEST_F(Printing, AliasesPrintAsGc119Does) {
  auto *Obj = S.make<TypeName>(Pos(), &P, name("A"), nullptr);
  Obj->IsAlias = true;
  auto *A = S.make<Alias>(Obj);
  Obj->Type = A;
  A->Actual = slice(intType());
  EXPECT_EQ(typeString(A), "[]int");
  EXPECT_EQ(link(A), "[]int");
  EXPECT_EQ(objectString(Obj), "type A = []int");
  EXPECT_EQ(objectString(U.scope()->lookup(name("any"))),
            "type any = interface{}");
}

TEST_F(Printing, CyclesEnd) {
  Interface *I = interface({});
  I->Methods = list({method("m", func({}, {I}))});
  EXPECT_EQ(typeString(I), "interface{m() <cycle to *Interface>}");
  EXPECT_EQ(link(I), "interface { p.m() @0 }");
}

TEST_F(Printing, Objects) {
  P.PkgScope = P.newScope(U.scope());
  Var *X = var("x", intType());
  EXPECT_EQ(objectString(X), "var x int");
  P.PkgScope->insert(X);
  EXPECT_EQ(objectString(X), "var p.x int");
  EXPECT_EQ(objectString(field("f", stringType())), "field f string");
  EXPECT_EQ(objectString(U.trueConst), "const true untyped bool");
  Named *T = named("T", structOf({}));
  EXPECT_EQ(objectString(T->Obj), "type T struct{}");
  Func *M = addMethod(T, "m", true, func({intType()}));
  EXPECT_EQ(objectString(M), "func (*p.T).m(int)");
  EXPECT_EQ(objectString(method("f", func({}))), "func p.f()");
  EXPECT_EQ(objectString(param("Q")->Obj), "type parameter Q interface{}");
  PkgName Import(Pos(), &P, name("d"), &Deep);
  EXPECT_EQ(objectString(&Import), "package d (\"x/deep\")");
  EXPECT_EQ(objectString(U.scope()->lookup(name("len"))), "builtin len");
  EXPECT_EQ(objectString(U.scope()->lookup(name("nil"))), "nil");
  EXPECT_EQ(objectString(U.scope()->lookup(name("int"))), "type int");
}

TEST_F(Printing, KeysOfLocalTypesNameTheFunction) {
  Named *L = named("L", intType());
  L->Obj->LocalIndex = 2;
  ast::FuncDecl Decl{Pos()};
  ast::Ident Id(Pos(), name("f"));
  Decl.Name = &Id;
  L->Obj->Function = &Decl;
  EXPECT_EQ(key(L), "p.f.L·2");
  EXPECT_EQ(link(L), "p.L");
  TypeParam *T = param("T");
  Named *G = named("G", slice(T));
  G->TypeParams = list({T});
  EXPECT_EQ(link(C.instantiate(G, {L})), "p.G[p.L·2]");
}

TEST_F(Printing, KeysTellEmbeddedAliasesApart) {
  auto *Obj = S.make<TypeName>(Pos(), &P, name("Int"), nullptr);
  auto *A = S.make<Alias>(Obj);
  A->Actual = intType();
  Struct *T1 = structOf({embed("Int", A)});
  Struct *T2 = structOf({embed("int", intType())});
  EXPECT_EQ(key(T1), "struct { Int = int }");
  EXPECT_EQ(key(T2), "struct { p.int = int }");
  EXPECT_EQ(link(T1), "struct { int }");
}

// Package/Frontend names the package of a program "main"; one with package
// clause main that a test imports keeps its own path.
TEST_F(Printing, KeysNameThePathWhateverThePackageClause) {
  Package Main("example.com/cmd/tool", name("main"));
  Named *T = named("T", intType());
  T->Obj->Pkg = &Main;
  EXPECT_EQ(key(T), "example.com/cmd/tool.T");
}

} // namespace
