//===- ParserTest.cpp - The trees that the parser builds ------------------===//

#include "ParseTestBase.h"

using namespace zokor;
using namespace zokor::ast;

/// The statement in a function.
static std::string dumpStmt(llvm::StringRef Text) {
  Parsed P(("package p\nfunc f() {\n" + Text + "\n}\n").str());
  EXPECT_EQ(P.errors(), "") << Text.str();
  std::string Result;
  llvm::raw_string_ostream OS(Result);
  ast::dump(P.decl<FuncDecl>()->Body->Body[0], P.S.Sources, OS);
  return Result;
}

/// The initial value of a variable.
static Expr *valueOf(Parsed &P) { return P.decl<VarDecl>()->Values[0]; }
static std::string value(llvm::StringRef Text) {
  Parsed P(("package p\nvar x = " + Text + "\n").str());
  EXPECT_EQ(P.errors(), "") << Text.str();
  return exprString(valueOf(P));
}

TEST(ParserTest, BinaryOperatorsByPrecedence) {
  Parsed P("package p\nvar x = a || b && c == d + e * f - g\n");
  auto *Or = llvm::cast<BinaryExpr>(valueOf(P));
  EXPECT_EQ(Or->Op, tok::OrOr);
  auto *And = llvm::cast<BinaryExpr>(Or->Y);
  EXPECT_EQ(And->Op, tok::AndAnd);
  auto *Equal = llvm::cast<BinaryExpr>(And->Y);
  EXPECT_EQ(Equal->Op, tok::Equal);
  auto *Sub = llvm::cast<BinaryExpr>(Equal->Y);
  EXPECT_EQ(Sub->Op, tok::Sub);
  EXPECT_EQ(exprString(Sub->X), "d + e * f");
  EXPECT_EQ(Sub->At, Equal->Y->At);
}

TEST(ParserTest, OperatorsOfOneLevelAssociateToTheLeft) {
  Parsed P("package p\nvar x = a - b + c << d * e\n");
  auto *Add = llvm::cast<BinaryExpr>(valueOf(P));
  EXPECT_EQ(exprString(Add->X), "a - b");
  EXPECT_EQ(exprString(Add->Y), "c << d * e");
  EXPECT_EQ(exprString(llvm::cast<BinaryExpr>(Add->Y)->X), "c << d");
}

TEST(ParserTest, ArrowsMoveIntoChannelTypes) {
  Parsed P("package p\nvar x = <-chan int(c)\nvar y = <-chan<- chan int(nil)\n"
           "var z = <-c\n");
  EXPECT_EQ(P.errors(), "");
  auto *Receive = llvm::dyn_cast<UnaryExpr>(valueOf(P));
  ASSERT_TRUE(Receive);
  EXPECT_EQ(exprString(Receive->X), "chan int(c)");
  EXPECT_EQ(exprString(P.decl<VarDecl>(1)->Values[0]),
            "<-chan<- chan int(nil)");
  Parsed T("package p\nvar x = (<-chan int)(c)\nvar y <-chan <-chan int\n");
  auto *Conversion = llvm::cast<CallExpr>(valueOf(T));
  auto *C = llvm::dyn_cast<ChanType>(unparen(Conversion->Fun));
  ASSERT_TRUE(C);
  EXPECT_EQ(C->Dir, ChanDir::Recv);
}

TEST(ParserTest, CompositeLiteralsInControlClauses) {
  EXPECT_EQ(dumpStmt("if x == (T{}) {}"), R"(IfStmt 3:1
  cond: BinaryExpr 3:4 ==
    Ident 3:4 x
    ParenExpr 3:9
      CompositeLit 3:10
        type: Ident 3:10 T
  then: BlockStmt 3:15
)");
  EXPECT_EQ(dumpStmt("for range []T{{1}, {}} {}"), R"(RangeStmt 3:1
  x: CompositeLit 3:11
    type: SliceType 3:11
      elem: Ident 3:13 T
    CompositeLit 3:15
      BasicLit 3:16 1
    CompositeLit 3:20
  BlockStmt 3:24
)");
  EXPECT_EQ(dumpStmt("switch f(T{}) {}"), R"(SwitchStmt 3:1
  tag: CallExpr 3:8
    fun: Ident 3:8 f
    CompositeLit 3:10
      type: Ident 3:10 T
)");
  EXPECT_EQ(
      dumpStmt("if f := func() T { return T{} }; f() == x {}").substr(0, 11),
      "IfStmt 3:1\n");
}

TEST(ParserTest, Ranges) {
  EXPECT_EQ(dumpStmt("for range 10 {}"), "RangeStmt 3:1\n"
                                         "  x: BasicLit 3:11 10\n"
                                         "  BlockStmt 3:14\n");
  EXPECT_EQ(dumpStmt("for k, v, w = range x {}"), "RangeStmt 3:1\n"
                                                  "  key: Ident 3:5 k\n"
                                                  "  value: Ident 3:8 v\n"
                                                  "  extra: Ident 3:11 w\n"
                                                  "  x: Ident 3:21 x\n"
                                                  "  BlockStmt 3:23\n");
}

TEST(ParserTest, ForClauses) {
  EXPECT_EQ(dumpStmt("for ;; {}"), "ForStmt 3:1\n  BlockStmt 3:8\n");
  EXPECT_EQ(dumpStmt("for i := 0; i < n; i++ {}"), R"(ForStmt 3:1
  init: AssignStmt 3:5 :=
    lhs: Ident 3:5 i
    rhs: BasicLit 3:10 0
  cond: BinaryExpr 3:13 <
    Ident 3:13 i
    Ident 3:17 n
  post: IncDecStmt 3:20 ++
    Ident 3:20 i
  BlockStmt 3:24
)");
}

TEST(ParserTest, TypeSwitches) {
  EXPECT_EQ(
      dumpStmt("switch a := 1; x := y.(type) { case int, nil: default: }"),
      R"(TypeSwitchStmt 3:1 x :=
  init: AssignStmt 3:8 :=
    lhs: Ident 3:8 a
    rhs: BasicLit 3:13 1
  x: Ident 3:21 y
  CaseClause 3:32
    case: Ident 3:37 int
    case: Ident 3:42 nil
  CaseClause 3:47 default
)");
  EXPECT_EQ(dumpStmt("switch x.(type) {}"),
            "TypeSwitchStmt 3:1\n  x: Ident 3:8 x\n");
  // Elsewhere x.(type) is left for the checker.
  EXPECT_EQ(dumpStmt("_ = x.(type)"), R"(AssignStmt 3:1 =
  lhs: Ident 3:1 _
  rhs: TypeAssertExpr 3:5 type
    Ident 3:5 x
)");
}

TEST(ParserTest, Labels) {
  EXPECT_EQ(dumpStmt("L: for { continue L }"), R"(LabeledStmt 3:1 L
  ForStmt 3:4
    BlockStmt 3:8
      BranchStmt 3:10 continue L
)");
  EXPECT_EQ(dumpStmt("{ L: }"), R"(BlockStmt 3:1
  LabeledStmt 3:3 L
    EmptyStmt 3:6
)");
}

TEST(ParserTest, SelectClauses) {
  EXPECT_EQ(dumpStmt("select { case c <- 1: case x := <-c: default: }"),
            R"(SelectStmt 3:1
  CommClause 3:10
    comm: SendStmt 3:15
      chan: Ident 3:15 c
      value: BasicLit 3:20 1
  CommClause 3:23
    comm: AssignStmt 3:28 :=
      lhs: Ident 3:28 x
      rhs: UnaryExpr 3:33 <-
        Ident 3:35 c
  CommClause 3:38 default
)");
}

TEST(ParserTest, ConstantGroups) {
  Parsed P(
      "package p\nconst (\n\ta = iota\n\tb\n\tc, d = 1, 2\n)\nconst e = 0\n");
  ASSERT_EQ(P.File->Decls.size(), 4u);
  auto *B = P.decl<ConstDecl>(1);
  EXPECT_EQ(B->Iota, 1);
  EXPECT_TRUE(B->Values.empty());
  EXPECT_EQ(P.decl<ConstDecl>(2)->Iota, 2);
  EXPECT_EQ(P.decl<ConstDecl>(0)->InGroup, B->InGroup);
  EXPECT_NE(B->InGroup, nullptr);
  EXPECT_EQ(P.decl<ConstDecl>(3)->InGroup, nullptr);
}

/// "array" or the number of type parameters of a type declaration.
static std::string typeForm(llvm::StringRef Text) {
  Parsed P(("package p\ntype T" + Text + "\n").str());
  EXPECT_EQ(P.errors(), "") << Text.str();
  auto *D = P.decl<TypeDecl>();
  if (!D->TypeParams.empty())
    return std::to_string(D->TypeParams.size()) + ":" +
           exprString(D->TypeParams.back().FieldType);
  return llvm::isa<ArrayType>(D->DeclType)   ? "array"
         : llvm::isa<SliceType>(D->DeclType) ? "slice"
                                             : "?";
}

TEST(ParserTest, ArrayLengthOrTypeParameters) {
  EXPECT_EQ(typeForm("[N]int"), "array");
  EXPECT_EQ(typeForm("[N * 2]int"), "array");
  EXPECT_EQ(typeForm("[N * C]int"), "array");
  EXPECT_EQ(typeForm("[N(C)]int"), "array");
  EXPECT_EQ(typeForm("[N | C]int"), "array");
  EXPECT_EQ(typeForm("[a.b]int"), "array");
  EXPECT_EQ(typeForm("[...]int"), "array");
  EXPECT_EQ(typeForm("[]int"), "slice");
  EXPECT_EQ(typeForm("[P any] int"), "1:any");
  EXPECT_EQ(typeForm("[P *C,] int"), "1:*C");
  EXPECT_EQ(typeForm("[P *[]int] int"), "1:*[]int");
  EXPECT_EQ(typeForm("[P (C),] int"), "1:C");
  EXPECT_EQ(typeForm("[P ([]int)] int"), "1:[]int");
  EXPECT_EQ(typeForm("[P *A | B,] int"), "1:*A | B");
  EXPECT_EQ(typeForm("[P *A | ~B] int"), "1:*A | ~B");
  EXPECT_EQ(typeForm("[P, Q any] int"), "2:any");
  EXPECT_EQ(typeForm("[P []int] int"), "1:[]int");
  EXPECT_EQ(typeForm("[P interface{ *C }] int"), "1:interface{*C}");
  EXPECT_EQ(typeForm("[P ~int | ~string, Q any] int"), "2:any");
  EXPECT_EQ(typeForm("[P a.C[int]] struct{}"), "1:a.C[int]");
  EXPECT_EQ(typeForm("[P any] = []P"), "1:any");
}

TEST(ParserTest, ConstraintsWithoutInterface) {
  Parsed P("package p\nfunc f[P, Q ~int|string, R any]() {}\n");
  auto *D = P.decl<FuncDecl>();
  ASSERT_EQ(D->TypeParams.size(), 3u);
  auto *I = llvm::dyn_cast<InterfaceType>(D->TypeParams[0].FieldType);
  ASSERT_TRUE(I);
  EXPECT_TRUE(I->Implicit);
  EXPECT_EQ(D->TypeParams[1].FieldType, I);
  EXPECT_EQ(exprString(I), "~int | string");
}

TEST(ParserTest, FieldsAndElements) {
  Parsed P("package p\ntype T struct {\n\ta, b int `tag`\n\tE\n\tp.E\n\t*F\n"
           "\tG[int]\n\tH[int, string] \"t\"\n\tarr [n]int\n\tslice []int\n}\n"
           "type I interface {\n\tm(int) string\n\tE\n\tp.E\n\t~int | *F\n"
           "\tG[int]\n\tH[int, p.X]\n}\n");
  EXPECT_EQ(P.errors(), "");
  EXPECT_EQ(exprString(P.decl<TypeDecl>(0)->DeclType),
            "struct{a, b int `tag`; E; p.E; *F; G[int]; H[int, string] \"t\"; "
            "arr [n]int; slice []int}");
  EXPECT_EQ(exprString(P.decl<TypeDecl>(1)->DeclType),
            "interface{m(int) string; E; p.E; ~int | *F; G[int]; H[int, p.X]}");
  auto *S = llvm::cast<StructType>(P.decl<TypeDecl>(0)->DeclType);
  EXPECT_EQ(S->Fields[0].FieldType, S->Fields[1].FieldType);
  EXPECT_TRUE(S->Fields[2].Embedded);
  EXPECT_FALSE(S->Fields[7].Embedded);
}

TEST(ParserTest, Parameters) {
  auto signature = [](llvm::StringRef Text) {
    return value(("func" + Text + " {}").str());
  };
  EXPECT_EQ(signature("(a, b int, c ...string) (x, y T)"),
            "func(a, b int, c ...string) (x, y T) {}");
  EXPECT_EQ(signature("(int, p.T, []T, *T) T"), "func(int, p.T, []T, *T) T {}");
  EXPECT_EQ(signature("(a []T, b [n]T, c G[T], d func(int) int) (T)"),
            "func(a []T, b [n]T, c G[T], d func(int) int) T {}");
  EXPECT_EQ(signature("(G[T], [n]T)"), "func(G[T], [n]T) {}");
  EXPECT_EQ(signature("(_, x int)"), "func(_, x int) {}");
}

TEST(ParserTest, ExpressionsPrintAsInMessages) {
  for (const char *Text : {"a.b.c",
                           "f(x, y...)",
                           "a[i]",
                           "a[i:j]",
                           "a[:]",
                           "a[i:j:k]",
                           "a[:j:k]",
                           "x.(T)",
                           "x.(*p.T)",
                           "f[int, string](x)",
                           "-x",
                           "^x",
                           "!x",
                           "&x",
                           "<-c",
                           "*p",
                           "(a + b) * c",
                           "map[string][]int(nil)",
                           "[...]T{}",
                           "chan (<-chan int)(nil)",
                           "chan<- int(nil)",
                           "p.G[T]{}",
                           "struct{a int}{}",
                           "interface{}(nil)",
                           "'a'",
                           "1.5e3i",
                           "`r`"})
    EXPECT_EQ(value(Text), Text);
  EXPECT_EQ(value("T{1, 2}"), "T{…}");
  EXPECT_EQ(value("func(x int) { f() }"), "func(x int) {…}");
  EXPECT_EQ(value("&(T{})"), "&T{}");
}

TEST(ParserTest, DirectivesBelongToTheNextDeclaration) {
  Parsed P("//go:build go1.21 && linux\n"
           "package p\n"
           "import _ \"unsafe\"\n"
           "//go:noinline\n//go:nosplit\n"
           "func f() {\n\t//go:inside\n\tx()\n}\n"
           "//go:embed a.txt\nvar v string\n"
           "//go:notinheap\ntype T int\n"
           "//go:const\nconst c = 1\n"
           "//go:linkname g h\n");
  EXPECT_EQ(P.errors(), "");
  EXPECT_EQ(P.File->GoVersion, "go1.21");
  auto *F = P.decl<FuncDecl>(1);
  ASSERT_EQ(F->Directives.size(), 2u);
  EXPECT_EQ(F->Directives[1].Text, "go:nosplit");
  EXPECT_EQ(P.decl<VarDecl>(2)->Directives[0].Text, "go:embed a.txt");
  EXPECT_EQ(P.decl<TypeDecl>(3)->Directives[0].Text, "go:notinheap");
  std::string Rest;
  for (const Directive &D : P.File->Directives)
    Rest += D.Text.str() + ";";
  EXPECT_EQ(Rest, "go:build go1.21 && linux;go:inside;go:const;"
                  "go:linkname g h;");
}

TEST(ParserTest, BuildLinesChooseAVersion) {
  auto version = [](llvm::StringRef Line) {
    Parsed P(("//go:build " + Line + "\n\npackage p\n").str());
    return P.File->GoVersion.str();
  };
  EXPECT_EQ(version("go1.18"), "go1.18");
  EXPECT_EQ(version("go1"), "go1");
  EXPECT_EQ(version("linux"), "");
  EXPECT_EQ(version("go1.18 && go1.20"), "go1.20");
  EXPECT_EQ(version("go1.18 || go1.20"), "go1.18");
  EXPECT_EQ(version("go1.18 || linux"), "");
  EXPECT_EQ(version("(go1.18 || go1.20) && !windows"), "go1.18");
  EXPECT_EQ(version("!go1.18"), "");
  EXPECT_EQ(version("!!go1.18"), "go1.18");
  EXPECT_EQ(version("!(!go1.18 || !go1.20)"), "go1.20");
  EXPECT_EQ(version("go1.18 &&"), "");
  EXPECT_EQ(version("go1.x"), "");
}

TEST(ParserTest, ImportsOnly) {
  Parsed P("package p\nimport (\n\t\"fmt\"\n\tm \"a/b\"\n\t. \"c\"\n)\n"
           "import _ `d\\e`\nfunc f( {\n",
           {.SkipBodies = false, .ImportsOnly = true});
  EXPECT_EQ(P.errors(), "");
  EXPECT_EQ(P.File->PackageName->Name.str(), "p");
  ASSERT_EQ(P.File->Imports.size(), 4u);
  EXPECT_EQ(P.File->Imports[1]->PathText, "a/b");
  EXPECT_EQ(P.File->Imports[1]->LocalName->Name.str(), "m");
  EXPECT_EQ(P.File->Imports[2]->LocalName->Name.str(), ".");
  EXPECT_EQ(P.File->Imports[3]->PathText, "d\\e");
}

TEST(ParserTest, SkippedBodiesCanBeParsedLater) {
  const char *Text = "package p\nfunc f() {\n\tx := T{'}'}\n}\n"
                     "func g()\nfunc (t T) h() int { return 1 }\n";
  Parsed Full(Text), Skipped(Text, {.SkipBodies = true, .ImportsOnly = false});
  EXPECT_EQ(Skipped.errors(), "");
  auto *F = Skipped.decl<FuncDecl>(0), *G = Skipped.decl<FuncDecl>(1);
  EXPECT_TRUE(F->bodySkipped());
  EXPECT_FALSE(G->hasBody());
  EXPECT_EQ(F->BodyEnd, Full.decl<FuncDecl>(0)->BodyEnd);
  for (Decl *D : Skipped.File->Decls)
    parseSkippedBody(Skipped.S, *llvm::cast<FuncDecl>(D));
  EXPECT_FALSE(F->bodySkipped());
  EXPECT_EQ(Skipped.dump(), Full.dump());
}

TEST(ParserTest, BadBodiesAreNotSkipped) {
  Parsed P("package p\nfunc f() { \"\n }\nfunc g() {}\n",
           {.SkipBodies = true, .ImportsOnly = false});
  EXPECT_EQ(P.errors(), "2:13: newline in string");
  EXPECT_FALSE(P.decl<FuncDecl>(0)->bodySkipped());
}

TEST(ParserTest, PositionsEndExactly) {
  const char *Text = "package p\nvar x = f(a.b, c[i], d[:], (e), g.(T), "
                     "T{1}, func() int { return 1 }, []int, struct{}, -h, "
                     "k * l, m..., )\n";
  Parsed P(Text);
  llvm::StringRef Source = Text;
  auto *Call = llvm::cast<CallExpr>(valueOf(P));
  const char *Expected[] = {"a.b",
                            "c[i]",
                            "d[:]",
                            "(e)",
                            "g.(T)",
                            "T{1}",
                            "func() int { return 1 }",
                            "[]int",
                            "struct{}",
                            "-h",
                            "k * l",
                            "m"};
  ASSERT_EQ(Call->Args.size(), std::size(Expected));
  for (size_t I = 0; I != Call->Args.size(); ++I) {
    uint32_t Begin = P.Source.offset(startPos(Call->Args[I]));
    uint32_t End = P.Source.offset(endPos(Call->Args[I]));
    EXPECT_EQ(Source.slice(Begin, End), Expected[I]);
  }
}
