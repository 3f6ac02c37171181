//===- StmtTest.cpp - What checking statements writes into the tree -------===//

#include "compiler/Check/Check.h"
#include "compiler/Parse/Parser.h"

#include "gtest/gtest.h"

using namespace zokor;
using llvm::cast;
using llvm::dyn_cast;

namespace {

/// A file with one function f, checked.
class StmtTest : public testing::Test {
protected:
  void check(llvm::StringRef Body, llvm::StringRef GoVersion = "") {
    Text = ("package p\nfunc f(n int, c chan int, i interface{}) {\n" + Body +
            "\n}\n")
               .str();
    SourceFile &Source = S.Sources.add(
        "f.go", llvm::MemoryBuffer::getMemBufferCopy(Text, "f.go"));
    ast::File *File = parseFile(S, Source);
    Pkg.GoVersion = GoVersion.str();
    Pkg.Files.push_back(File);
    check::checkPackage(S, U, Types, &Pkg, check::Config());
    std::string Errors;
    llvm::raw_string_ostream OS(Errors);
    S.Diags.flush(OS);
    EXPECT_EQ(Errors, "");
    Decl = cast<ast::FuncDecl>(File->Decls.back());
  }

  ast::Stmt *stmt(unsigned I) { return Decl->Body->Body[I]; }
  template <class T> T *stmt(unsigned I) { return cast<T>(stmt(I)); }

  std::string Text;
  Session S;
  types::Universe U{S};
  types::TypeContext Types{S, U};
  types::Package Pkg{"p", S.Names.get("p")};
  ast::FuncDecl *Decl = nullptr;
};

} // namespace

TEST_F(StmtTest, JumpsKnowTheirTargets) {
  check(R"(
Outer:
	for {
		switch n {
		case 1:
			break
		case 2:
			break Outer
		case 3:
			continue
		}
		select {
		default:
			continue Outer
		}
	}
	goto Outer
)");
  auto *Label = stmt<ast::LabeledStmt>(0);
  auto *Loop = cast<ast::ForStmt>(Label->Body);
  auto *Switch = cast<ast::SwitchStmt>(Loop->Body->Body[0]);
  auto *Select = cast<ast::SelectStmt>(Loop->Body->Body[1]);
  auto Target = [](ast::Stmt *S) { return cast<ast::BranchStmt>(S)->Target; };
  EXPECT_EQ(Target(Switch->Clauses[0]->Body[0]), Switch);
  EXPECT_EQ(Target(Switch->Clauses[1]->Body[0]), Loop);
  EXPECT_EQ(Target(Switch->Clauses[2]->Body[0]), Loop);
  EXPECT_EQ(Target(Select->Clauses[0]->Body[0]), Loop);
  EXPECT_EQ(Target(stmt(1)), Label);
  EXPECT_NE(Label->Label->Obj, nullptr);
  EXPECT_EQ(stmt<ast::BranchStmt>(1)->Label->Obj, Label->Label->Obj);
}

TEST_F(StmtTest, LoopVariablesBelongToAnIterationFromGo122On) {
  check("for i := 0; i < n; i++ {}\nfor range c {}", "go1.22");
  EXPECT_TRUE(stmt<ast::ForStmt>(0)->PerIteration);
  EXPECT_TRUE(stmt<ast::RangeStmt>(1)->PerIteration);
}

TEST_F(StmtTest, LoopVariablesBelongToTheLoopBeforeGo122) {
  check("for i := 0; i < n; i++ {}\nfor range c {}", "go1.21");
  EXPECT_FALSE(stmt<ast::ForStmt>(0)->PerIteration);
  EXPECT_FALSE(stmt<ast::RangeStmt>(1)->PerIteration);
}

TEST_F(StmtTest, EachTypeSwitchClauseHasItsOwnVariable) {
  check(R"(
	switch x := i.(type) {
	case int:
		_ = x
	case string, nil:
	}
)");
  auto *Switch = stmt<ast::TypeSwitchStmt>(0);
  types::Var *First = Switch->Clauses[0]->Implicit;
  types::Var *Second = Switch->Clauses[1]->Implicit;
  ASSERT_TRUE(First && Second);
  EXPECT_EQ(types::typeString(First->Type), "int");
  EXPECT_EQ(types::typeString(Second->Type), "interface{}");
  EXPECT_EQ(Switch->Bound->Obj, nullptr);
  auto *Use = cast<ast::AssignStmt>(Switch->Clauses[0]->Body[0]);
  EXPECT_EQ(cast<ast::Ident>(Use->Rhs[0])->Obj, First);
  EXPECT_EQ(First->Function, Decl);
}

TEST_F(StmtTest, VariablesKnowTheirFunction) {
  check("x := func(p int) { y := p; _ = y }\nx(n)");
  auto *Define = stmt<ast::AssignStmt>(0);
  auto *X = cast<types::Var>(cast<ast::Ident>(Define->Lhs[0])->Obj);
  auto *Lit = cast<ast::FuncLit>(Define->Rhs[0]);
  auto *Inner = cast<ast::AssignStmt>(Lit->Body->Body[0]);
  auto *Y = cast<types::Var>(cast<ast::Ident>(Inner->Lhs[0])->Obj);
  auto *P = cast<types::Var>(cast<ast::Ident>(Inner->Rhs[0])->Obj);
  EXPECT_EQ(X->Function, Decl);
  EXPECT_EQ(Y->Function, Lit);
  EXPECT_EQ(P->Function, Lit);
}

TEST_F(StmtTest, UntypedOperandsGetTheirType) {
  check(R"(
	for i := range 10 {
		_ = i
	}
	var u uint8
	_ = u
	for u = range 10 {
	}
	for range "text" {
	}
	if n == 1 {
	}
)");
  EXPECT_EQ(types::typeString(stmt<ast::RangeStmt>(0)->X->Type), "int");
  EXPECT_EQ(types::typeString(stmt<ast::RangeStmt>(3)->X->Type), "uint8");
  EXPECT_EQ(types::typeString(stmt<ast::RangeStmt>(4)->X->Type), "string");
  EXPECT_EQ(types::typeString(stmt<ast::IfStmt>(5)->Cond->Type), "bool");
}

TEST_F(StmtTest, CommaOkFormsHaveATupleType) {
  check("x, ok := <-c\n_, _ = x, ok\ny, ok := i.(int)\n_ = y");
  for (unsigned I : {0u, 2u}) {
    auto *Rhs = stmt<ast::AssignStmt>(I)->Rhs[0];
    auto *T = dyn_cast<types::Tuple>(Rhs->Type);
    ASSERT_NE(T, nullptr);
    ASSERT_EQ(T->size(), 2u);
    EXPECT_EQ(types::typeString(T->at(0)->Type), "int");
    EXPECT_EQ(types::typeString(T->at(1)->Type), "bool");
  }
}
