//===- ConstraintTest.cpp - Build constraints -----------------------------===//

#include "compiler/Package/Constraint.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <gtest/gtest.h>

using namespace zokor::package;
using llvm::StringRef;

/// Does the text hold when exactly the tags of the list are set?
static bool holds(const Constraint &C, StringRef Tags) {
  llvm::SmallVector<StringRef, 8> List;
  Tags.split(List, ' ', -1, false);
  return C.evaluate(
      [&](StringRef Tag) { return llvm::is_contained(List, Tag); });
}

static std::string reprint(StringRef Text) {
  std::string Error;
  auto C = parseGoBuild(Text, Error);
  return C ? C->str() : "error: " + Error;
}

TEST(GoBuild, PrecedenceAndParentheses) {
  EXPECT_EQ(reprint("a && b || c"), "(a && b) || c");
  EXPECT_EQ(reprint("a || b && c"), "a || (b && c)");
  EXPECT_EQ(reprint("!(a || b)&&c"), "!(a || b) && c");
  EXPECT_EQ(reprint("  go1.18\t"), "go1.18");
  EXPECT_EQ(reprint("\xC3\xA9t\xC3\xA9"), "\xC3\xA9t\xC3\xA9");
}

TEST(GoBuild, MistakesAreNamed) {
  EXPECT_EQ(reprint(""), "error: unexpected end of expression");
  EXPECT_EQ(reprint("a &&"), "error: unexpected end of expression");
  EXPECT_EQ(reprint("(a"), "error: missing close paren");
  EXPECT_EQ(reprint("("), "error: missing close paren");
  EXPECT_EQ(reprint("a b"), "error: unexpected token b");
  EXPECT_EQ(reprint("a)"), "error: unexpected token )");
  EXPECT_EQ(reprint("!!a"), "error: double negation not allowed");
  EXPECT_EQ(reprint("a & b"), "error: invalid syntax at &");
  EXPECT_EQ(reprint("a, b"), "error: invalid syntax at ,");
}

TEST(GoBuild, HostileLinesAreRefused) {
  EXPECT_EQ(reprint(std::string(10000, '(') + "a"),
            "error: expression too deep");
  std::string Long = "a";
  for (int I = 0; I < 100000; ++I)
    Long += "&&a";
  EXPECT_EQ(reprint(Long), "error: expression too long");
}

TEST(GoBuild, ImpliedVersion) {
  std::string Error;
  auto Minimum = [&](StringRef Text) {
    return parseGoBuild(Text, Error)->minimumGoMinor();
  };
  EXPECT_EQ(Minimum("go1.18"), 18);
  EXPECT_EQ(Minimum("go1.18 && go1.20 && linux"), 20);
  EXPECT_EQ(Minimum("go1.18 || go1.20"), 18);
  EXPECT_EQ(Minimum("go1.18 || linux"), -1);
  EXPECT_EQ(Minimum("!go1.18"), -1);
  EXPECT_EQ(Minimum("!(!go1.18 || linux)"), 18);
  EXPECT_EQ(Minimum("go1"), 0);
}

TEST(PlusBuild, SpacesOrCommasAnd) {
  auto C = parsePlusBuild("linux,386 darwin,!cgo");
  EXPECT_TRUE(holds(*C, "linux 386"));
  EXPECT_FALSE(holds(*C, "linux"));
  EXPECT_TRUE(holds(*C, "darwin"));
  EXPECT_FALSE(holds(*C, "darwin cgo"));
}

TEST(PlusBuild, MalformedTagsNeverHold) {
  EXPECT_FALSE(holds(*parsePlusBuild(""), "a"));
  EXPECT_FALSE(holds(*parsePlusBuild("!!a"), ""));
  EXPECT_FALSE(holds(*parsePlusBuild("a-b"), "a-b"));
  EXPECT_TRUE(holds(*parsePlusBuild("a-b c"), "c"));
  EXPECT_FALSE(holds(*parsePlusBuild(","), ""));
}

/// The constraint of a file as text, "-" for none.
static std::string ofFile(StringRef Text) {
  std::string Error;
  int Minor;
  auto C = fileConstraint(Text, Error, Minor);
  return !Error.empty() ? "error: " + Error : C ? C->str() : "-";
}

TEST(FileHead, GoBuildAnywhereBeforeThePackageClause) {
  EXPECT_EQ(ofFile("//go:build a\npackage p"), "a");
  EXPECT_EQ(ofFile("// Copyright\n\n/* x\n y */ //go:build b\n"), "-");
  EXPECT_EQ(ofFile("/* x */\n//go:build a\npackage p"), "a");
  EXPECT_EQ(ofFile("/*\n//go:build a\n*/\npackage p"), "-");
  EXPECT_EQ(ofFile("package p\n//go:build a\n"), "-");
  EXPECT_EQ(ofFile("//go:buildx\n\npackage p"), "-");
  EXPECT_EQ(ofFile("\xEF\xBB\xBF//go:build a\n\npackage p"), "a");
  EXPECT_EQ(ofFile("//go:build a\r\n\r\npackage p"), "a");
}

TEST(FileHead, GoBuildMistakes) {
  EXPECT_EQ(ofFile("//go:build a\n//go:build a\npackage p"),
            "error: multiple //go:build comments");
  EXPECT_EQ(ofFile("//go:build a &&\n\npackage p"),
            "error: parsing //go:build line: unexpected end of expression");
}

TEST(FileHead, PlusBuildNeedsABlankLine) {
  EXPECT_EQ(ofFile("// +build a\n\npackage p"), "a");
  EXPECT_EQ(ofFile("//+build a\n\npackage p"), "a");
  EXPECT_EQ(ofFile("// +build a\npackage p"), "-");
  EXPECT_EQ(ofFile("// +build a\n\n// Package p\npackage p"), "a");
  EXPECT_EQ(ofFile("// Text\n\n// +build a\n\n// Package p\npackage p"), "a");
  EXPECT_EQ(ofFile("/* c */\n\n// +build a\n\npackage p"), "-");
  EXPECT_EQ(ofFile("// +builda\n\npackage p"), "-");
}

TEST(FileHead, SeveralPlusBuildLinesMustAllHold) {
  EXPECT_EQ(ofFile("// +build a b\n// +build !c\n\npackage p"),
            "(a || b) && !c");
}

TEST(FileHead, GoBuildMakesPlusBuildMoot) {
  EXPECT_EQ(ofFile("//go:build a\n// +build b\n\npackage p"), "a");
}

TEST(FileHead, OnlyGoBuildSetsALanguageVersion) {
  std::string Error;
  int Minor;
  fileConstraint("//go:build go1.20\n\npackage p", Error, Minor);
  EXPECT_EQ(Minor, 20);
  fileConstraint("// +build go1.20\n\npackage p", Error, Minor);
  EXPECT_EQ(Minor, -1);
}
