//===- ASTTest.cpp - Dumps and strings of trees of any shape --------------===//

#include "compiler/AST/AST.h"
#include "compiler/Parse/Parser.h"

#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace zokor;
using namespace zokor::ast;

static File *parse(Session &S, llvm::StringRef Text) {
  return parseFile(
      S, S.Sources.add("a.go", llvm::MemoryBuffer::getMemBufferCopy(Text)));
}

static std::string dumpOf(Session &S, File *F, DumpHook Hook = nullptr) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  dump(*F, S.Sources, OS, Hook);
  return Text;
}

TEST(ASTTest, DumpShowsATree) {
  Session S;
  File *F = parse(S, "package p\n\n//go:noinline\nfunc (t *T) f(a, b int) {\n"
                     "\tx.y[1:] += g(z...)\n}\n");
  EXPECT_EQ(dumpOf(S, F), R"(File p
  FuncDecl 4:6 f [go:noinline]
    recv: Field 4:7 t
      StarExpr 4:9
        Ident 4:10 T
    FuncType 4:14
      param: Field 4:15 a
        Ident 4:20 int
      param: Field 4:18 b
        Ident 4:20 int
    BlockStmt 4:25
      AssignStmt 5:2 +=
        lhs: SliceExpr 5:2
          SelectorExpr 5:2 .y
            Ident 5:2 x
          low: BasicLit 5:6 1
        rhs: CallExpr 5:13 ...
          fun: Ident 5:13 g
          Ident 5:15 z
)");
}

TEST(ASTTest, DumpHooksAddToExpressions) {
  Session S;
  File *F = parse(S, "package p\nvar x = y\n");
  auto Hook = [](const Expr &E, llvm::raw_ostream &OS) {
    OS << " <" << exprString(&E) << ">";
  };
  EXPECT_EQ(dumpOf(S, F, Hook),
            "File p\n  VarDecl 2:5 x\n    value: Ident 2:9 y <y>\n");
}

TEST(ASTTest, LongChainsOverflowNothing) {
  std::string Text = "package p\nvar x = a", Sum = "a";
  for (int I = 0; I != 100000; ++I)
    Sum += " + a";
  Session S;
  File *F = parse(S, "package p\nvar x = " + Sum + "\n");
  ASSERT_FALSE(S.Diags.hasErrors());
  Expr *X = llvm::cast<VarDecl>(F->Decls[0])->Values[0];
  EXPECT_EQ(exprString(X), Sum);
  EXPECT_EQ(llvm::StringRef(dumpOf(S, F)).count("BinaryExpr"), 100000u);
}

TEST(ASTTest, NullsAreTolerated) {
  EXPECT_EQ(exprString(nullptr), "");
  EXPECT_EQ(unparen(nullptr), nullptr);
  EXPECT_EQ(startPos(nullptr), Pos());
  EXPECT_EQ(endPos(nullptr), Pos());
}
