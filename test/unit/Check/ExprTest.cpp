//===- ExprTest.cpp - What checking expressions writes into the tree ------===//

#include "compiler/Check/Check.h"
#include "compiler/Parse/Parser.h"

#include "gtest/gtest.h"

using namespace zokor;
using llvm::cast;
using llvm::dyn_cast;

namespace {

/// A file whose last declaration is a function; its statements are looked at.
class ExprTest : public testing::Test {
protected:
  void check(llvm::StringRef Decls, llvm::StringRef Body) {
    Text = ("package p\nimport \"unsafe\"\nvar _ unsafe.Pointer\n" + Decls +
            "\nfunc f(n int, u uint8, x float32, e interface{}, s []int, m "
            "map[string]int, c chan int, b bool) {\n" +
            Body + "\n}\n")
               .str();
    SourceFile &Source = S.Sources.add(
        "f.go", llvm::MemoryBuffer::getMemBufferCopy(Text, "f.go"));
    ast::File *File = parseFile(S, Source);
    Pkg.Files.push_back(File);
    check::Config Conf;
    Conf.AllowMissingBodies = true;
    Conf.Import = [&](llvm::StringRef, Pos) { return U.unsafePackage(); };
    check::checkPackage(S, U, Types, &Pkg, std::move(Conf));
    std::string Errors;
    llvm::raw_string_ostream OS(Errors);
    S.Diags.flush(OS);
    EXPECT_EQ(Errors, "");
    Decl = cast<ast::FuncDecl>(File->Decls.back());
  }

  /// The right side of statement I, an assignment.
  ast::Expr *rhs(unsigned I) {
    return cast<ast::AssignStmt>(Decl->Body->Body[I])->Rhs[0];
  }
  template <class T> T *rhs(unsigned I) { return cast<T>(rhs(I)); }

  /// "mode type = value" of an expression.
  std::string found(const ast::Expr *E) {
    static const char *const Modes[] = {
        "unset", "invalid",  "no value", "builtin",
        "type",  "constant", "variable", "map index",
        "value", "nil",      "comma ok", "cgo function"};
    std::string Out = Modes[unsigned(E->ExprMode)];
    Out += ' ' + typeString(E->Type, [](const types::Package *P) {
             return P->Name.str() == "p" ? std::string() : P->Name.str().str();
           });
    if (E->Value)
      Out += " = " + toString(E->Value);
    return Out;
  }

  std::string Text;
  Session S;
  types::Universe U{S};
  types::TypeContext Types{S, U};
  types::Package Pkg{"p", S.Names.get("p")};
  ast::FuncDecl *Decl = nullptr;
};

} // namespace

TEST_F(ExprTest, ConstantsHaveTheirFinalTypeAndValue) {
  check("", "var a uint8 = 1 + 2\n_ = a\n"
            "_ = u + 3\n"
            "_ = x * 0.1\n"
            "e = 'a'\n"
            "_ = 1 << 3\n"
            "_ = string(65)\n"
            "m[\"k\"] = 2.0\n");
  auto *Sum = rhs<ast::BinaryExpr>(2);
  EXPECT_EQ(found(Sum), "value uint8");
  EXPECT_EQ(found(Sum->Y), "constant uint8 = 3");
  auto *Product = rhs<ast::BinaryExpr>(3);
  EXPECT_EQ(found(Product->Y), "constant float32 = 0.1");
  EXPECT_NE(float64Value(Product->Y->Value), 0.1) << "not rounded to float32";
  EXPECT_EQ(found(rhs(4)), "constant rune = 97");
  EXPECT_EQ(found(rhs(5)), "constant int = 8");
  EXPECT_EQ(found(rhs(6)), "constant string = \"A\"");
  EXPECT_EQ(found(rhs(7)), "constant int = 2");
}

TEST_F(ExprTest, ShiftedConstantsTakeTheTypeOfTheContext) {
  check("", "var a int64 = 1 << n\n_ = a\n"
            "_ = u + 1<<n\n"
            "e = 1 << n\n"
            "_ = (1) << n == 2\n");
  auto *Sum = rhs<ast::BinaryExpr>(2);
  auto *Shift = cast<ast::BinaryExpr>(Sum->Y);
  EXPECT_EQ(found(Shift), "value uint8");
  EXPECT_EQ(found(Shift->X), "constant uint8 = 1");
  EXPECT_EQ(found(rhs(3)), "value int");
  auto *Compare = rhs<ast::BinaryExpr>(4);
  EXPECT_EQ(found(Compare), "value bool");
  EXPECT_EQ(found(Compare->X), "value int");
  auto *Paren = cast<ast::ParenExpr>(cast<ast::BinaryExpr>(Compare->X)->X);
  EXPECT_EQ(found(Paren), "constant int = 1");
  EXPECT_EQ(found(Paren->X), "constant int = 1");
}

TEST_F(ExprTest, ComparisonsOfNilHaveTheOtherType) {
  check("", "_ = s == nil\n_ = nil != e\n");
  EXPECT_EQ(found(rhs<ast::BinaryExpr>(0)->Y), "nil []int");
  EXPECT_EQ(found(rhs<ast::BinaryExpr>(1)->X), "nil interface{}");
}

TEST_F(ExprTest, CommaOkFormsHaveTwoResults) {
  check("", "_, _ = m[\"a\"]\n"
            "_, _ = <-c\n"
            "_, _ = (e.(int))\n"
            "_ = m[\"a\"]\n");
  EXPECT_EQ(found(rhs(0)), "map index (int, bool)");
  EXPECT_EQ(found(rhs(1)), "comma ok (int, bool)");
  EXPECT_EQ(found(rhs(2)), "comma ok (int, bool)");
  EXPECT_EQ(found(rhs<ast::ParenExpr>(2)->X), "comma ok (int, bool)");
  EXPECT_EQ(found(rhs(3)), "map index int");
}

TEST_F(ExprTest, SelectionsHaveThePathThroughEmbeddedFields) {
  check("type A struct { a0, a1 int }\nfunc (*A) M() {}\nfunc (A) V() {}\n"
        "type B struct { b int; *A }\n"
        "type C struct { c0, c1 int; B }\nvar v C",
        "_ = v.a1\n_ = v.M\n_ = C.V\n_ = v.c1\n");
  auto Path = [&](unsigned I) {
    return rhs<ast::SelectorExpr>(I)->Selection->Path.vec();
  };
  auto *Field = rhs<ast::SelectorExpr>(0)->Selection;
  EXPECT_EQ(Field->K, types::Selection::FieldVal);
  EXPECT_EQ(Path(0), (std::vector<unsigned>{2, 1, 1}));
  EXPECT_TRUE(Field->Indirect);
  EXPECT_EQ(Field->Obj->Name.str(), "a1");
  EXPECT_EQ(found(rhs(0)), "variable int");
  auto *Method = rhs<ast::SelectorExpr>(1)->Selection;
  EXPECT_EQ(Method->K, types::Selection::MethodVal);
  EXPECT_EQ(Path(1), (std::vector<unsigned>{2, 1, 0}));
  EXPECT_EQ(found(rhs(1)), "value func()");
  EXPECT_EQ(rhs<ast::SelectorExpr>(2)->Selection->K,
            types::Selection::MethodExpr);
  EXPECT_EQ(found(rhs(2)), "value func(C)");
  EXPECT_FALSE(rhs<ast::SelectorExpr>(3)->Selection->Indirect);
}

TEST_F(ExprTest, InstancesHaveTheirTypeArguments) {
  check("func id[T any](x T) T { return x }\n"
        "func mapf[A, B any](a A, f func(A) B) B { return f(a) }",
        "_ = id(u)\n_ = id[string]\n_ = mapf(n, id)\n"
        "var g func(bool) bool = id\n_ = g\n");
  auto Args = [](ast::Expr *E) {
    std::string Out;
    for (types::Type *T : cast<ast::Ident>(E)->TypeArgs)
      Out += typeString(T) + " ";
    return Out;
  };
  auto *Call = rhs<ast::CallExpr>(0);
  EXPECT_EQ(Args(Call->Fun), "uint8 ");
  EXPECT_EQ(found(Call->Fun), "value func(x uint8) uint8");
  EXPECT_EQ(found(Call), "value uint8");
  EXPECT_EQ(Args(rhs<ast::IndexExpr>(1)->X), "string ");
  EXPECT_EQ(found(rhs(1)), "value func(x string) string");
  auto *Map = rhs<ast::CallExpr>(2);
  EXPECT_EQ(Args(Map->Fun), "int int ");
  EXPECT_EQ(Args(Map->Args[0 + 1]), "int ");
  EXPECT_EQ(found(Map->Args[1]), "value func(x int) int");
}

TEST_F(ExprTest, CallsTellWhatIsCalled) {
  check("func none()\nfunc two() (int, string)\ntype T int",
        "_ = len(s)\n_ = T(n)\n_, _ = two()\n_ = unsafe.Sizeof(n)\n");
  EXPECT_EQ(rhs<ast::CallExpr>(0)->Fun->ExprMode, ast::Mode::Builtin);
  EXPECT_EQ(found(rhs<ast::CallExpr>(1)->Fun), "type T");
  EXPECT_EQ(found(rhs(2)), "value (int, string)");
  EXPECT_EQ(found(rhs(3)), "constant uintptr = 8");
}

TEST_F(ExprTest, ElidedLiteralsHaveTheirType) {
  check("type T struct { a int }",
        "_ = []*T{{1}}\n_ = [...]T{2: {a: 1}}\n_ = map[T]string{{1}: \"a\"}\n");
  EXPECT_EQ(found(rhs<ast::CompositeLit>(0)->Elements[0]), "value *T");
  auto *Array = rhs<ast::CompositeLit>(1);
  EXPECT_EQ(found(Array), "value [3]T");
  EXPECT_EQ(found(Array->LitType), "type [3]T");
  auto *Element = cast<ast::KeyValueExpr>(Array->Elements[0]);
  EXPECT_EQ(found(Element->Key), "constant int = 2");
  auto *Field = cast<ast::KeyValueExpr>(
      cast<ast::CompositeLit>(Element->Val)->Elements[0]);
  ASSERT_NE(cast<ast::Ident>(Field->Key)->Obj, nullptr);
  auto *Pair = cast<ast::KeyValueExpr>(rhs<ast::CompositeLit>(2)->Elements[0]);
  EXPECT_EQ(found(Pair->Key), "value T");
}

TEST_F(ExprTest, ConditionsAreUntypedUntilTheyAreUsed) {
  check("type B bool",
        "var t B = n == 1\n_ = t\n_ = n == 1\n_ = !(n < 2) && b\n");
  EXPECT_EQ(found(rhs(2)), "value bool");
  EXPECT_EQ(found(rhs<ast::BinaryExpr>(3)->X), "value bool");
}

TEST_F(ExprTest, UntypedArgumentsTakeTheParametersType) {
  check("func g(float64, interface{}, ...int8)\ntype F float64",
        "g(1, 2, 3, 4)\nprintln(1<<40, nil == e)\ns = append(s, 'a')\n"
        "_ = \"abc\"[n]\n_ = []byte(\"a\")\n");
  auto *Call = cast<ast::CallExpr>(cast<ast::ExprStmt>(Decl->Body->Body[0])->X);
  EXPECT_EQ(found(Call->Args[0]), "constant float64 = 1");
  EXPECT_EQ(found(Call->Args[1]), "constant int = 2");
  EXPECT_EQ(found(Call->Args[3]), "constant int8 = 4");
  EXPECT_EQ(found(rhs<ast::CallExpr>(2)->Args[1]), "constant int = 97");
  EXPECT_EQ(found(rhs<ast::IndexExpr>(3)->X), "constant string = \"abc\"");
  EXPECT_EQ(found(rhs<ast::CallExpr>(4)->Args[0]), "constant string = \"a\"");
}
