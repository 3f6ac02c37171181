//===- LineDirectiveTest.cpp - //line and /*line*/ ------------------------===//

#include "LexerTestBase.h"

using namespace zokor;

/// Where the name `x` of a text is.
static std::string placeOfX(llvm::StringRef Text) {
  Source Src(Text);
  Lexer L(Src.S, Src.File);
  Token T;
  do
    T = L.next();
  while (T.Text != "x" && T.Kind != tok::EndOfFile);
  EXPECT_EQ(Src.errors(), "");
  Location At = Src.S.Sources.locate(T.At);
  return At.File.str() + ":" + std::to_string(At.Line) + ":" +
         std::to_string(At.Column);
}

TEST(LineDirectiveTest, FileAndLine) {
  EXPECT_EQ(placeOfX("//line foo.y:10\nx"), "foo.y:10:0");
  EXPECT_EQ(placeOfX("//line foo.y:10\n\n\nx"), "foo.y:12:0");
  EXPECT_EQ(placeOfX("//line foo.y:10\r\nx"), "foo.y:10:0");
  EXPECT_EQ(placeOfX("//line :10\nx"), ":10:0");
  EXPECT_EQ(placeOfX("//line a:b.y:10\nx"), "a:b.y:10:0");
}

TEST(LineDirectiveTest, FileLineAndColumn) {
  EXPECT_EQ(placeOfX("//line foo.y:10:5\nx"), "foo.y:10:5");
  EXPECT_EQ(placeOfX("//line foo.y:10:5\n x"), "foo.y:10:6");
  // The column counts only on the line of the directive's effect.
  EXPECT_EQ(placeOfX("//line foo.y:10:5\n\n x"), "foo.y:11:2");
  EXPECT_EQ(placeOfX("a /*line foo.y:10:5*/x"), "foo.y:10:5");
  EXPECT_EQ(placeOfX("a /*line foo.y:10*/ x"), "foo.y:10:0");
}

TEST(LineDirectiveTest, NoFileMeansTheSameOne) {
  EXPECT_EQ(placeOfX("//line :10:5\nx"), "a.go:10:5");
  EXPECT_EQ(placeOfX("//line foo.y:3\n//line :10:5\nx"), "foo.y:10:5");
}

TEST(LineDirectiveTest, WhatIsNoDirective) {
  EXPECT_EQ(placeOfX(" //line foo.y:10\nx"), "a.go:2:1");
  EXPECT_EQ(placeOfX("// line foo.y:10\nx"), "a.go:2:1");
  EXPECT_EQ(placeOfX("//line foo.y\nx"), "a.go:2:1");
  EXPECT_EQ(placeOfX("//lines:10\nx"), "a.go:2:1");
  EXPECT_EQ(placeOfX("/* line foo.y:10*/x"), "a.go:1:19");
}

TEST(LineDirectiveTest, Errors) {
  EXPECT_EQ(lexErrors("//line foo.y:x\n"), "1:14: invalid line number: x");
  EXPECT_EQ(lexErrors("//line foo.y:\n"), "1:14: invalid line number: ");
  EXPECT_EQ(lexErrors("//line foo.y:0\n"), "1:14: invalid line number: 0");
  EXPECT_EQ(lexErrors("//line foo.y:-1\n"), "1:14: invalid line number: -1");
  EXPECT_EQ(lexErrors("//line foo.y:1:0\n"), "1:16: invalid column number: 0");
  EXPECT_EQ(lexErrors("//line foo.y:0:1\n"), "1:14: invalid line number: 0");
  EXPECT_EQ(lexErrors("/*line foo.y:x*/"), "1:14: invalid line number: x");
  EXPECT_EQ(lexErrors("//line foo.y:99999999999999999999\n"),
            "1:14: invalid line number: 99999999999999999999");
}
