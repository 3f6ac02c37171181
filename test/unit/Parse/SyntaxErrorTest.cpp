//===- SyntaxErrorTest.cpp - gc's words and places for syntax errors ------===//

#include "ParseTestBase.h"

using namespace zokor;

using Cases = std::initializer_list<std::pair<const char *, const char *>>;

TEST(SyntaxErrorTest, Files) {
  auto errors = [](const char *Text) { return Parsed(Text).errors(); };
  EXPECT_EQ(errors(""), "1:1: syntax error: package statement must be first");
  EXPECT_EQ(errors("import \"x\"\n"),
            "1:1: syntax error: package statement must be first");
  EXPECT_EQ(errors("package\nvar x int\n"),
            "2:1: syntax error: unexpected var, expecting name");
  // Nothing behind a bad package clause is looked at.
  EXPECT_EQ(errors("package p q\n) ( } 1\n"),
            "1:11: syntax error: unexpected q, expecting semicolon or newline");
  EXPECT_EQ(errors("package p; import fmt"),
            "1:22: syntax error: missing import path");
  EXPECT_EQ(errors("package p; import 42\n"),
            "1:21: syntax error: import path must be a string");
}

TEST(SyntaxErrorTest, Declarations) {
  for (auto [Text, Error] : Cases{
           {"x := 1", "2:1: syntax error: non-declaration statement outside "
                      "function body"},
           {"var x int y", "2:11: syntax error: unexpected y after top level "
                           "declaration"},
           {"func f()\n{\n}",
            "3:1: syntax error: unexpected semicolon or newline before {"},
           {"func () f() {}", "2:9: method has no receiver"},
           {"func (a, b T) f() {}", "2:15: method has multiple receivers"},
           {"func (t T) f[P any]() {}",
            "2:13: syntax error: method must have no type parameters"},
           {"func f[]() {}", "2:8: syntax error: empty type parameter list"},
           {"func f[P]() {}", "2:9: syntax error: missing type constraint"},
           {"func f[P int, Q]() {}",
            "2:16: syntax error: missing type constraint"},
           {"func f[*P]() {}",
            "2:8: syntax error: type parameters must be named"},
           {"func 1() {}",
            "2:6: syntax error: unexpected literal 1, expecting name or ("},
           {"var x = func[P any]() {}",
            "2:13: syntax error: function type must have no type parameters"},
           {"func f(a int, string)",
            "2:15: syntax error: mixed named and unnamed parameters"},
           {"func f(a b c)", "2:12: syntax error: unexpected c in parameter "
                             "list; possibly missing comma or )"},
           {"func f(a ...)", "2:13: syntax error: ... is missing type"},
           {"const x := 1", "2:9: syntax error: unexpected :=, expecting ="},
           {"var x", "2:6: syntax error: unexpected EOF, expecting type"},
           {"var x\n", "2:6: syntax error: unexpected newline, expecting type"},
           {"type T", "2:7: syntax error: unexpected EOF in type declaration"},
           {"type T[P any", "2:13: syntax error: unexpected EOF in parameter "
                            "list; possibly missing comma or ]"},
           {"type T [1,]int",
            "2:10: syntax error: unexpected comma; expecting ]"},
           {"var (\nx int; y 1)", "3:10: syntax error: unexpected literal 1, "
                                  "expecting type"},
       })
    EXPECT_EQ(declErrors(Text), Error) << Text;
}

TEST(SyntaxErrorTest, Types) {
  for (auto [Text, Error] : Cases{
           {"type T struct { (E) }",
            "2:17: syntax error: cannot parenthesize embedded type"},
           {"type T struct { *(E) }",
            "2:18: syntax error: cannot parenthesize embedded type"},
           {"type T struct { 1 }",
            "2:17: syntax error: unexpected literal 1, expecting field name or "
            "embedded type"},
           {"type T struct { a, b }",
            "2:22: syntax error: unexpected }, expecting type"},
           {"type T struct { a int b int }",
            "2:23: syntax error: unexpected b in struct type; possibly missing "
            "semicolon or newline or }"},
           {"type I interface { m[]() }", "2:22: empty type parameter list"},
           {"type I interface { m[] }", "2:22: empty type argument list"},
           {"type I interface { m[P any]() }",
            "2:21: interface method must have no type parameters"},
           {"type I interface { 1 }",
            "2:20: syntax error: unexpected literal 1, expecting ~ term or "
            "type"},
           {"type C chan", "2:12: syntax error: missing channel element type"},
           {"type C <-int",
            "2:10: syntax error: unexpected int, expecting chan"},
           {"var _ = (<-chan<-int)(nil)",
            "2:21: syntax error: unexpected int, expecting chan"},
           {"var x T[]", "2:9: syntax error: unexpected ], expecting type"},
       })
    EXPECT_EQ(declErrors(Text), Error) << Text;
}

TEST(SyntaxErrorTest, Expressions) {
  for (auto [Text, Error] : Cases{
           {"f(1 2)", "3:5: syntax error: unexpected literal 2 in argument "
                      "list; possibly missing comma or )"},
           {"f(1\n)", "3:4: syntax error: unexpected newline in argument list; "
                      "possibly missing comma or )"},
           {"f(x..., y)", "3:9: syntax error: unexpected y, expecting )"},
           {"x = []int{1\n}", "3:12: syntax error: unexpected newline in "
                              "composite literal; possibly missing comma or }"},
           {"x = a[]", "3:7: syntax error: unexpected ], expecting operand"},
           {"x = a[1::2]", "3:9: middle index required in 3-index slice"},
           {"x = a[1:2:]", "3:11: final index required in 3-index slice"},
           {"x = a[1;2]",
            "3:8: syntax error: unexpected semicolon, expecting comma, : or ]"},
           {"x = a.1", "3:6: syntax error: unexpected literal .1 at end of "
                       "statement"},
           {"x = a.(", "4:1: syntax error: unexpected }, expecting type"},
           {"x = (T){}", "3:8: syntax error: cannot parenthesize type in "
                         "composite literal"},
           {"x = 1 +", "4:1: syntax error: unexpected }, expecting expression"},
           {"x = *", "4:1: syntax error: unexpected }, expecting expression"},
       })
    EXPECT_EQ(stmtErrors(Text), Error) << Text;
}

TEST(SyntaxErrorTest, ControlClauses) {
  for (auto [Text, Error] : Cases{
           {"if {}", "3:4: syntax error: missing condition in if statement"},
           {"if x; {}", "3:5: syntax error: missing condition in if statement"},
           {"if x\n{}", "3:5: syntax error: unexpected newline, expecting { "
                        "after if clause"},
           {"if x = 1 {}", "3:6: syntax error: cannot use assignment (x) = (1) "
                           "as value"},
           {"if x := 1 {}", "3:6: syntax error: cannot use x := 1 as value"},
           {"if x += 1 {}", "3:6: syntax error: cannot use x += 1 as value"},
           {"for x++ {}", "3:6: syntax error: cannot use x++ as value"},
           {"switch c <- 1 {}",
            "3:10: syntax error: cannot use c <- 1 as value"},
           {"if var x = 1; x {}",
            "3:8: syntax error: var declaration not allowed in if "
            "initializer"},
           {"for var x = 1; ; {}",
            "3:9: syntax error: var declaration not allowed in for "
            "initializer"},
           {"if x {} else x", "3:14: syntax error: else must be followed by if "
                              "or statement block"},
           {"if x {}\nelse {}",
            "4:1: syntax error: unexpected else, expecting }"},
           {"for x; {}", "3:8: syntax error: unexpected {, expecting for loop "
                         "condition"},
           {"for ;; x := 1 {}",
            "3:10: syntax error: cannot declare in post statement of for loop"},
           {"switch { x }", "3:10: syntax error: unexpected x, expecting case "
                            "or default or }"},
           {"select { case x }",
            "3:17: syntax error: unexpected }, expecting :"},
           {"select x {}", "3:8: syntax error: missing { after select clause"},
           {"for i := range x y {}", "3:18: syntax error: unexpected y, "
                                     "expecting { after for clause"},
       }) {
    std::string Got = stmtErrors(Text);
    // The first error is the one the case is about.
    llvm::StringRef First = llvm::StringRef(Got).split('\n').first;
    EXPECT_EQ(First, Error) << Text;
  }
}

TEST(SyntaxErrorTest, Statements) {
  for (auto [Text, Error] : Cases{
           {"x y", "3:3: syntax error: unexpected y at end of statement"},
           {"a, b", "3:5: syntax error: unexpected newline, expecting := or = "
                    "or comma"},
           {"goto 1", "3:6: syntax error: unexpected literal 1, expecting "
                      "name"},
           {"go f", "3:4: expression in go must be function call"},
           {"defer (f())", "3:7: expression in defer must not be "
                           "parenthesized"},
           {"defer 1 + 2()", "3:7: expression in defer must be function call"},
           {"switch { case 1: L: case 2: }",
            "3:19: syntax error: missing statement after label"},
           {"import \"x\"",
            "3:1: syntax error: unexpected import, expecting }"},
           {"func g() {}", "3:6: syntax error: unexpected g, expecting ("},
       }) {
    std::string Got = stmtErrors(Text);
    llvm::StringRef First = llvm::StringRef(Got).split('\n').first;
    EXPECT_EQ(First, Error) << Text;
  }
  EXPECT_EQ(stmtErrors("{ L: }"), "");
}

TEST(SyntaxErrorTest, IndependentErrorsAreAllReported) {
  EXPECT_EQ(Parsed("package p\n"
                   "var a = f(1 2)\n"
                   "func g() {\n"
                   "\tif x = 1 {\n"
                   "\t}\n"
                   "\tx y\n"
                   "\tgo h\n"
                   "}\n"
                   "type T struct { a, b }\n"
                   "const c 1\n"
                   "var ok int\n")
                .errors(),
            "2:13: syntax error: unexpected literal 2 in argument list; "
            "possibly missing comma or )\n"
            "4:7: syntax error: cannot use assignment (x) = (1) as value\n"
            "6:4: syntax error: unexpected y at end of statement\n"
            "7:5: expression in go must be function call\n"
            "9:22: syntax error: unexpected }, expecting type\n"
            "10:9: syntax error: unexpected literal 1 after top level "
            "declaration");
}

TEST(SyntaxErrorTest, NestingHasALimit) {
  auto repeat = [](llvm::StringRef Text, unsigned N) {
    std::string Result;
    for (unsigned I = 0; I != N; ++I)
      Result += Text;
    return Result;
  };
  for (const char *Text : {"var x = ", "var x [", "func f() {"})
    for (const char *Part : {"(",
                             "[]",
                             "{",
                             "-",
                             "func() {",
                             "T{",
                             "<-",
                             "*",
                             "struct{ a ",
                             "map[",
                             "chan ",
                             "x[",
                             "interface{ m(",
                             "if x {",
                             "L: ",
                             "switch { case x: ",
                             "for i := func() {",
                             "&",
                             "x.y(",
                             "!("}) {
      std::string Errors = declErrors(Text + repeat(Part, 100000));
      EXPECT_FALSE(Errors.empty()) << Text << Part;
    }
  EXPECT_EQ(declErrors("var x = " + repeat("(", 1000000)),
            "2:1009: syntax error: nesting too deep");
  EXPECT_EQ(declErrors("var x = " + repeat("(", 900) + "1" + repeat(")", 900)),
            "");
  EXPECT_EQ(declErrors("var x = a" + repeat("+a", 200000)), "");
  EXPECT_EQ(declErrors("var x = a" + repeat(".a", 4000)), "");
  EXPECT_EQ(
      declErrors("func f() { if a {} " + repeat("else if a {}", 4000) + "}"),
      "");
  EXPECT_NE(
      declErrors("func f() { if a {} " + repeat("else if a {}", 10000) + "}"),
      "");
}
