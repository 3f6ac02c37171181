//===- ContextTest.cpp - Tags, file names and the overlay table -----------===//

#include "compiler/Package/Context.h"
#include "compiler/Package/Overlay.h"

#include <gtest/gtest.h>

using namespace zokor::package;

namespace {
struct Tags : testing::Test {
  BuildContext C;
  TagSet T{&C};
};
} // namespace

TEST_F(Tags, FileNames) {
  for (const char *Name :
       {"x.go", "linux.go", "amd64.go", "x_linux.go", "x_amd64.go",
        "x_linux_amd64.go", "x_test.go", "x_linux_test.go", "x_foo.go",
        "windows_x.go", "x_windows_foo.go", "_linux.go", "x_linux.y.go",
        "x_unix.go", "x_gc.go", "test.go", "x_test_test.go"})
    EXPECT_TRUE(T.allowsFileName(Name)) << Name;
  for (const char *Name :
       {"x_windows.go", "x_arm64.go", "x_linux_arm64.go", "x_windows_amd64.go",
        "x_windows_test.go", "_windows.go", "x_386.s", "x_plan9.y.go",
        "x_wasip1.go"})
    EXPECT_FALSE(T.allowsFileName(Name)) << Name;
}

TEST_F(Tags, Predefined) {
  for (const char *Tag : {"linux", "amd64", "unix", "gc", "go1.1", "go1.19"})
    EXPECT_TRUE(T.holds(Tag)) << Tag;
  for (const char *Tag : {"windows", "arm64", "gccgo", "cgo", "go1.20", "go1.0",
                          "go1.01", "go1.", "go1.1x", "race", "ignore", ""})
    EXPECT_FALSE(T.holds(Tag)) << Tag;
}

TEST_F(Tags, FromTheCommandLine) {
  C.Tags = {"foo", "bar"};
  EXPECT_TRUE(T.holds("foo"));
  EXPECT_FALSE(T.holds("baz"));
}

TEST_F(Tags, ArchGeneric) {
  T.ArchGeneric = true;
  EXPECT_FALSE(T.holds("amd64"));
  EXPECT_TRUE(T.holds("linux"));
  EXPECT_FALSE(T.allowsFileName("x_amd64.go"));
  EXPECT_FALSE(T.allowsFileName("x_linux_amd64.s"));
  EXPECT_TRUE(T.allowsFileName("x_linux.go"));
}

TEST(GoVersions, Minor) {
  EXPECT_EQ(goMinor("go1.19.8"), 19);
  EXPECT_EQ(goMinor("1.21rc2"), 21);
  EXPECT_EQ(goMinor("1.22.0"), 22);
  EXPECT_EQ(goMinor("1"), 0);
  EXPECT_EQ(goMinor("devel"), -1);
  EXPECT_EQ(goMinor(""), -1);
}

TEST(OverlayTable, ClausesAndContinuationLines) {
  Overlay Table;
  std::string Error;
  ASSERT_TRUE(Table.parse("# comment\n"
                          "* tags purego\n"
                          "std tags s\n"
                          "a/b  arch-generic; tags x y # why\n"
                          "     symbols F\n"
                          "     symbols G H\n"
                          "runtime replaced\n",
                          "t", Error))
      << Error;
  const OverlayEntry *Entry = Table.find("a/b");
  ASSERT_TRUE(Entry);
  EXPECT_TRUE(Entry->ArchGeneric);
  EXPECT_FALSE(Entry->Replaced);
  EXPECT_EQ(Entry->Symbols, (std::vector<std::string>{"F", "G", "H"}));
  EXPECT_TRUE(Table.find("runtime")->Replaced);
  EXPECT_FALSE(Table.find("other"));

  BuildContext C;
  TagSet Own = Table.tagsFor(C, "a/b", true);
  EXPECT_TRUE(Own.holds("purego") && Own.holds("s") && Own.holds("y"));
  EXPECT_FALSE(Own.holds("amd64"));
  TagSet User = Table.tagsFor(C, "a/b", false);
  EXPECT_TRUE(User.holds("purego") && User.holds("amd64"));
  EXPECT_FALSE(User.holds("s") || User.holds("y"));
}

TEST(OverlayTable, MalformedClauses) {
  for (const char *Text : {"a", "a b", "a tags", "a replaced x", " tags x",
                           "a tags x;", "a ;replaced"}) {
    Overlay Table;
    std::string Error;
    EXPECT_FALSE(Table.parse(Text, "t", Error)) << Text;
    EXPECT_EQ(Error.find("t:1: malformed clause"), 0u) << Error;
  }
}
