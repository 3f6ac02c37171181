//===- DeclTest.cpp - What checking declarations leaves for later phases --===//

#include "compiler/Check/Check.h"
#include "compiler/Parse/Parser.h"
#include "test/unit/Sanitizer.h"

#include "gtest/gtest.h"

using namespace zokor;
using llvm::cast;

namespace {

/// A package of one file, checked.
class DeclTest : public testing::Test {
protected:
  void check(llvm::StringRef Text, bool SkipBodies = false) {
    SourceFile &Source = S.Sources.add(
        "f.go", llvm::MemoryBuffer::getMemBufferCopy(Text, "f.go"));
    ParseOptions Options;
    Options.SkipBodies = SkipBodies;
    Pkg.Files.push_back(parseFile(S, Source, Options));
    Conf.IgnoreBodies = SkipBodies;
    check::checkPackage(S, U, Types, &Pkg, Conf);
    EXPECT_EQ(errors(), "");
  }

  std::string errors() {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    S.Diags.flush(OS);
    return Text;
  }

  /// "a b,c" for `a`, then `b` and `c` together.
  std::string initOrder() {
    std::string Text;
    for (const types::Initializer &I : Pkg.InitOrder) {
      if (!Text.empty())
        Text += " ";
      for (size_t N = 0; N != I.Lhs.size(); ++N)
        Text += (N ? "," : "") + I.Lhs[N]->Name.str().str();
    }
    return Text;
  }

  template <class T> T *object(llvm::StringRef Name) {
    return cast<T>(Pkg.PkgScope->lookup(S.Names.get(Name)));
  }

  Session S;
  types::Universe U{S};
  types::TypeContext Types{S, U};
  types::Package Pkg{"p", S.Names.get("p")};
  check::Config Conf;
};

} // namespace

TEST_F(DeclTest, ReadyVariablesAreInitializedInSourceOrder) {
  check("package p\nvar a = c\nvar b = f()\nvar c = 1\n"
        "func f() int { return 2 }\n");
  EXPECT_EQ(initOrder(), "b c a");
}

TEST_F(DeclTest, FunctionsAndMethodsCarryDependencies) {
  check("package p\nvar a = f()\nvar b = T{}.m() + T.n(T{})\n"
        "var c, d, e = 1, 2, 3\ntype T struct{}\n"
        "func f() int { return g() }\nfunc g() int { f2(); return c }\n"
        "func f2() { if false { g() } }\n"
        "func (T) m() int { return d }\nfunc (T) n() int { return e }\n");
  EXPECT_EQ(initOrder(), "c a d e b");
}

TEST_F(DeclTest, VariablesThatShareAValueAreInitializedTogether) {
  check("package p\nvar a, b = f()\nvar c int\nvar _ = a\n"
        "func f() (int, int) { return c, 1 }\n");
  EXPECT_EQ(initOrder(), "a,b _");
}

TEST_F(DeclTest, InitFunctionsAreListedAndInNoScope) {
  check("package p\nfunc init() {}\nvar x int\nfunc init() { x = 1 }\n");
  ASSERT_EQ(Pkg.InitFuncs.size(), 2u);
  EXPECT_LT(Pkg.InitFuncs[0]->At, Pkg.InitFuncs[1]->At);
  EXPECT_EQ(Pkg.PkgScope->lookup(S.Names.get("init")), nullptr);
}

TEST_F(DeclTest, MethodsAreAttachedInSourceOrder) {
  check("package p\nfunc (*T) b() {}\nfunc (A) a() {}\ntype A = T\n"
        "type T struct{}\nfunc (T) _() {}\n");
  auto *T = cast<types::Named>(object<types::TypeName>("T")->Type);
  ASSERT_EQ(T->Methods.size(), 2u);
  EXPECT_EQ(T->Methods[0]->Name.str(), "b");
  EXPECT_TRUE(T->Methods[0]->HasPtrRecv);
  EXPECT_EQ(T->Methods[1]->Name.str(), "a");
  EXPECT_FALSE(T->Methods[1]->HasPtrRecv);
  EXPECT_EQ(T->Methods[1]->Decl->Name->Obj, T->Methods[1]);
}

TEST_F(DeclTest, ReceiversDeclareTypeParametersOfTheirOwn) {
  check("package p\ntype T[P any] struct{ x P }\n"
        "func (t *T[Q]) m(q Q) Q { return t.x }\n");
  auto *T = cast<types::Named>(object<types::TypeName>("T")->Type);
  types::Signature *Sig = T->Methods[0]->signature();
  ASSERT_EQ(Sig->RecvTypeParams.size(), 1u);
  EXPECT_NE(Sig->RecvTypeParams[0], T->TypeParams[0]);
  EXPECT_EQ(Sig->Params->at(0)->Type, Sig->RecvTypeParams[0]);
  EXPECT_TRUE(Sig->TypeParams.empty());
}

TEST_F(DeclTest, LocalTypesAreNumberedWithinTheirFunction) {
  check("package p\nfunc f() { type A int; { type A string; var _ A } }\n"
        "func g() { type A int }\n");
  auto LocalIndex = [&](llvm::StringRef Func, unsigned Stmt) {
    ast::BlockStmt *Body = object<types::Func>(Func)->Decl->Body;
    ast::Stmt *St = Body->Body[Stmt];
    if (auto *Block = llvm::dyn_cast<ast::BlockStmt>(St))
      St = Block->Body[0];
    auto *D = cast<ast::TypeDecl>(cast<ast::DeclStmt>(St)->Decls[0]);
    auto *T = cast<types::TypeName>(D->Name->Obj);
    EXPECT_EQ(T->Function, object<types::Func>(Func)->Decl);
    return T->LocalIndex;
  };
  EXPECT_EQ(LocalIndex("f", 0), 1u);
  EXPECT_EQ(LocalIndex("f", 1), 2u);
  EXPECT_EQ(LocalIndex("g", 0), 1u);
}

TEST_F(DeclTest, AliasesKeepTheirName) {
  check("package p\ntype A = B\ntype B = []int\n"
        "type G[P any] = map[string]P\nvar x G[A]\n");
  types::Type *A = object<types::TypeName>("A")->Type;
  EXPECT_TRUE(llvm::isa<types::Alias>(A));
  EXPECT_TRUE(llvm::isa<types::Slice>(types::unalias(A)));
  types::Type *X = object<types::Var>("x")->Type;
  EXPECT_TRUE(llvm::isa<types::Alias>(X));
  EXPECT_TRUE(types::identical(types::as<types::Map>(X)->Elem, A));
}

TEST_F(DeclTest, LinknamesAreRecorded) {
  check("package p\nimport _ \"unsafe\"\n//go:linkname f runtime.f\n"
        "func f()\n//go:linkname g\nfunc g()\n");
  ASSERT_EQ(Pkg.Linknames.size(), 1u);
  EXPECT_EQ(Pkg.Linknames[0].Local.str(), "f");
  EXPECT_EQ(Pkg.Linknames[0].Target, "runtime.f");
}

TEST_F(DeclTest, SkippedBodiesAreCheckedWhenAskedFor) {
  check("package p\nvar v = 1\nfunc f[T any](x T) (r T) { y := x; return y }\n"
        "func g() int { return v + undefined }\n",
        /*SkipBodies=*/true);
  auto *F = object<types::Func>("f");
  EXPECT_TRUE(F->Decl->bodySkipped());
  EXPECT_TRUE(check::checkSkippedBody(S, U, Types, F, Conf));
  ASSERT_NE(F->Decl->Body, nullptr);
  auto *Define = cast<ast::AssignStmt>(F->Decl->Body->Body[0]);
  EXPECT_EQ(cast<ast::Ident>(Define->Rhs[0])->Obj,
            F->signature()->Params->at(0));
  EXPECT_EQ(Define->Rhs[0]->Type, F->signature()->TypeParams[0]);
  EXPECT_EQ(errors(), "");

  EXPECT_FALSE(
      check::checkSkippedBody(S, U, Types, object<types::Func>("g"), Conf));
  EXPECT_EQ(errors(), "f.go:4:27: undefined: undefined\n");
}

TEST_F(DeclTest, LongChainsOfDeclarationsDoNotUseUpTheStack) {
  ZOKOR_SKIP_DEEP_RECURSION_UNDER_TSAN();
  std::string Text = "package p\n";
  constexpr unsigned Length = 20000;
  for (unsigned I = 0; I != Length; ++I) {
    std::string This = std::to_string(I), Next = std::to_string(I + 1);
    Text += "type T" + This + " struct{ f T" + Next + " }\n";
    Text += "var v" + This + " = v" + Next + "\n";
  }
  std::string Last = std::to_string(Length);
  check(Text + "type T" + Last + " int\nvar v" + Last + " T0\n");
  EXPECT_EQ(Pkg.InitOrder.size(), Length);
}
