//===- PathsTest.cpp - Paths, patterns and file headers -------------------===//

#include "compiler/Package/Paths.h"
#include "compiler/Package/Header.h"
#include "compiler/Package/Patterns.h"

#include <gtest/gtest.h>

using namespace zokor::package;

TEST(Paths, Clean) {
  EXPECT_EQ(cleanPath(""), ".");
  EXPECT_EQ(cleanPath("a//b/./c/"), "a/b/c");
  EXPECT_EQ(cleanPath("a/../../b"), "../b");
  EXPECT_EQ(cleanPath("/../a"), "/a");
  EXPECT_EQ(cleanPath("/"), "/");
  EXPECT_EQ(cleanPath("./..."), "...");
  EXPECT_EQ(joinPath("/x", "../y"), "/y");
  EXPECT_EQ(joinPath("/x", "/y"), "/y");
}

TEST(Paths, Short) {
  EXPECT_EQ(shortPath("/a/b", "/a/b/c.go"), "c.go");
  EXPECT_EQ(shortPath("/aaa/b", "/aaa/x.go"), "../x.go");
  EXPECT_EQ(shortPath("/a/b/c/d", "/x.go"), "/x.go");
  EXPECT_EQ(relativePath("/a", "/a"), ".");
}

TEST(Paths, Prefixes) {
  EXPECT_TRUE(hasPathPrefix("a/b", "a"));
  EXPECT_TRUE(hasPathPrefix("a", "a"));
  EXPECT_FALSE(hasPathPrefix("ab", "a"));
  EXPECT_FALSE(hasPathPrefix("a", "a/b"));
  EXPECT_TRUE(hasPathPrefix("/a", "/"));
  EXPECT_EQ(belowPath("a/b/c", "a"), "b/c");
  EXPECT_EQ(belowPath("/a", "/"), "a");
}

TEST(Paths, ModuleEscaping) {
  EXPECT_EQ(escapeModulePath("github.com/Azure/azure-SDK"),
            "github.com/!azure/azure-!s!d!k");
}

TEST(Paths, ImportPaths) {
  EXPECT_EQ(checkImportPath("example.com/a-b_c.d~e+f"), "");
  EXPECT_EQ(checkImportPath("a//b"), "double slash");
  EXPECT_EQ(checkImportPath("a/"), "trailing slash");
  EXPECT_EQ(checkImportPath("-a"), "leading dash");
  EXPECT_EQ(checkImportPath("a/../b"), "invalid path element \"..\"");
  EXPECT_EQ(checkImportPath("a./b"), "trailing dot in path element");
  EXPECT_EQ(checkImportPath("a b"), "invalid char ' '");
  EXPECT_EQ(checkImportPath("\xC3\xA9"), "invalid char '\xC3\xA9'");
  EXPECT_EQ(checkImportPath("\xff"), "invalid UTF-8");
  EXPECT_TRUE(isLocalImport("./x") && isLocalImport(".."));
  EXPECT_FALSE(isLocalImport(".x") || isLocalImport("x/.."));
}

TEST(Patterns, Dots) {
  EXPECT_TRUE(matchesPattern("net/...", "net"));
  EXPECT_TRUE(matchesPattern("net/...", "net/http"));
  EXPECT_FALSE(matchesPattern("net/...", "netx"));
  EXPECT_TRUE(matchesPattern("net...", "netx/y"));
  EXPECT_TRUE(matchesPattern("...", "anything/at/all"));
  EXPECT_TRUE(matchesPattern(".../http", "net/http"));
  EXPECT_FALSE(matchesPattern(".../http", "http"));
  EXPECT_TRUE(matchesPattern("a.../c...", "abc/cde/f"));
  EXPECT_FALSE(matchesPattern("a...b", "abc"));
  EXPECT_TRUE(matchesPattern("a.../b/...", "ax/b"));
  EXPECT_FALSE(matchesPattern("a.c", "abc"));
}

TEST(Patterns, VendorFolders) {
  EXPECT_FALSE(matchesPattern("x/...", "x/vendor/y"));
  EXPECT_FALSE(matchesPattern("x/...", "x/vendor"));
  EXPECT_FALSE(matchesPattern("...", "x/vendor/y"));
  EXPECT_TRUE(matchesPattern("x/vendor/...", "x/vendor/y"));
  EXPECT_FALSE(matchesPattern("x/vendor/...", "x/vendor"));
  EXPECT_FALSE(matchesPattern("vendor/...", "vendor"));
  EXPECT_TRUE(matchesPattern("vendor/...", "vendor/y"));
  EXPECT_TRUE(matchesPattern("x/...", "x/vendored/y"));
}

TEST(Patterns, ManyWildcardsAreFast) {
  std::string Pattern, Name(5000, 'a');
  for (int I = 0; I < 200; ++I)
    Pattern += "...a";
  EXPECT_FALSE(matchesPattern(Pattern + "b", Name));
  EXPECT_TRUE(matchesPattern(Pattern, Name));
}

TEST(Header, PackageAndImports) {
  FileHeader H = readHeader("// doc\n"
                            "package p; import \"a\"\n"
                            "import (\n"
                            "\tx \"b/c\" // comment\n"
                            "\t. `d`; _ \"e\\x2ff\"\n"
                            "\n"
                            ")\n"
                            "import ()\n"
                            "var x = 1\n"
                            "import \"late\"\n");
  EXPECT_EQ(H.PackageName, "p");
  ASSERT_EQ(H.Imports.size(), 4u);
  EXPECT_EQ(H.Imports[0].Path, "a");
  EXPECT_EQ(H.Imports[0].Line, 2u);
  EXPECT_EQ(H.Imports[0].Column, 19u);
  EXPECT_EQ(H.Imports[1].Path, "b/c");
  EXPECT_EQ(H.Imports[1].Line, 4u);
  EXPECT_EQ(H.Imports[1].Column, 2u);
  EXPECT_EQ(H.Imports[2].Path, "d");
  EXPECT_EQ(H.Imports[3].Path, "e/f");
}

TEST(Header, StopsAtWhatIsNotGo) {
  EXPECT_EQ(readHeader("").PackageName, "");
  EXPECT_EQ(readHeader("hello").PackageName, "");
  EXPECT_EQ(readHeader("package").PackageName, "");
  EXPECT_EQ(readHeader("package 1").PackageName, "");
  EXPECT_EQ(readHeader("package p").PackageName, "p");
  EXPECT_EQ(readHeader("/* open").PackageName, "");
  EXPECT_EQ(readHeader("package p\nimport \"a\nimport \"b\"").Imports.size(),
            0u);
  EXPECT_EQ(readHeader("package p\nimport (\n\"a\"\n\"b").Imports.size(), 1u);
  EXPECT_EQ(readHeader("package p\nimport ( \"a\" \"b\" )").Imports.size(), 1u);
}

TEST(Header, EmbedPatterns) {
  FileHeader H = readHeader("package p\nimport _ \"embed\"\n"
                            "//go:embed a.txt \"b c\" `d`\n"
                            "//go:embedx\nvar s string\n");
  ASSERT_EQ(H.EmbedPatterns.size(), 3u);
  EXPECT_EQ(H.EmbedPatterns[0].Text, "a.txt");
  EXPECT_EQ(H.EmbedPatterns[1].Text, "b c");
  EXPECT_EQ(H.EmbedPatterns[2].Text, "d");
  EXPECT_TRUE(readHeader("package p\n//go:embed x\n").EmbedPatterns.empty());
}
