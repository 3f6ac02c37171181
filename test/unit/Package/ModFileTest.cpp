//===- ModFileTest.cpp - go.mod, go.work, modules.txt and versions --------===//

#include "compiler/Package/ModFile.h"
#include "compiler/Package/Semver.h"

#include <gtest/gtest.h>

using namespace zokor::package;

namespace {
struct Parsed {
  ModFile File;
  std::vector<std::string> Errors;
};
} // namespace

static Parsed parse(llvm::StringRef Text, bool IsWork = false,
                    bool Lenient = false) {
  Parsed P;
  parseModFile(Text, IsWork ? "go.work" : "go.mod", IsWork, Lenient, P.File,
               P.Errors);
  return P;
}

TEST(GoMod, AllDirectives) {
  Parsed P = parse("module example.com/m // comment\n"
                   "\n"
                   "go 1.19\n"
                   "toolchain go1.21.0\n"
                   "require a.com/x v1.2.3\n"
                   "require (\n"
                   "\tb.com/y v0.1.0-pre // indirect\n"
                   "\t\"c.com/z\" v2.0.0+incompatible //indirect; other\n"
                   ")\n"
                   "replace a.com/x => ../x\n"
                   "replace b.com/y v0.1.0-pre => d.com/y v0.2.0\n"
                   "exclude c.com/z v1.0.0\n"
                   "retract [v1.0.0, v1.0.1] // oops\r\n");
  EXPECT_TRUE(P.Errors.empty()) << P.Errors.front();
  EXPECT_EQ(P.File.ModulePath, "example.com/m");
  EXPECT_EQ(P.File.GoVersion, "1.19");
  ASSERT_EQ(P.File.Requires.size(), 3u);
  EXPECT_FALSE(P.File.Requires[0].Indirect);
  EXPECT_TRUE(P.File.Requires[1].Indirect);
  EXPECT_TRUE(P.File.Requires[2].Indirect);
  EXPECT_EQ(P.File.Requires[2].Mod.str(), "c.com/z@v2.0.0+incompatible");
  EXPECT_EQ(P.File.replacement("a.com/x", "v9.0.0")->New.Path, "../x");
  EXPECT_EQ(P.File.replacement("b.com/y", "v0.1.0-pre")->New.str(),
            "d.com/y@v0.2.0");
  EXPECT_FALSE(P.File.replacement("b.com/y", "v0.1.0"));
  EXPECT_EQ(P.File.Excludes.size(), 1u);
}

TEST(GoMod, AVersionedReplacementWins) {
  Parsed P = parse("module m\nreplace a.com/x => ./any\n"
                   "replace a.com/x v1.0.0 => ./one\n");
  EXPECT_EQ(P.File.replacement("a.com/x", "v1.0.0")->New.Path, "./one");
  EXPECT_EQ(P.File.replacement("a.com/x", "v2.0.0")->New.Path, "./any");
}

TEST(GoMod, Mistakes) {
  const std::pair<const char *, const char *> Cases[] = {
      {"module", "go.mod:1: usage: module module/path"},
      {"module a b", "go.mod:1: usage: module module/path"},
      {"module a\nmodule b", "go.mod:2: repeated module statement"},
      {"foo", "go.mod:1: unknown directive: foo"},
      {"use ./x", "go.mod:1: unknown directive: use"},
      {"go 1.x", "go.mod:1: invalid go version '1.x': must match format 1.23"},
      {"go 1.1\ngo 1.2", "go.mod:2: repeated go statement"},
      {"require x", "go.mod:1: usage: require module/path v1.2.3"},
      {"require a.com/x v1",
       "go.mod:1: require a.com/x: version \"v1\" invalid: must be of the form "
       "v1.2.3"},
      {"replace a => b",
       "go.mod:1: replacement module without version must be directory path "
       "(rooted or starting with ./ or ../)"},
      {"replace a => ./b v1.0.0",
       "go.mod:1: replacement module directory path \"./b\" cannot have "
       "version"},
      {"require (\n a v1.0.0\n", "go.mod:3: syntax error (unterminated block "
                                 "started at go.mod:1:1)"},
      {")", "go.mod:1: syntax error: unexpected )"},
      {"module \"a", "go.mod:1: invalid quoted string: \"a"},
  };
  for (auto &[Text, Want] : Cases) {
    Parsed P = parse(Text);
    ASSERT_EQ(P.Errors.size(), 1u) << Text;
    EXPECT_EQ(P.Errors[0], Want);
  }
}

TEST(GoMod, DependenciesAreReadLeniently) {
  Parsed P = parse("module m\ngo 1.99.1\nfuture directive\ngo 1.30.0-x\n",
                   false, true);
  EXPECT_EQ(P.File.GoVersion, "1.99.1");
  EXPECT_EQ(P.Errors.size(), 1u); // the second go line
}

TEST(GoWork, Uses) {
  Parsed P = parse("go 1.19\nuse ./a\nuse (\n\t./b\n\t../c\n)\n"
                   "replace x.com/y => ./y\n",
                   true);
  EXPECT_TRUE(P.Errors.empty());
  EXPECT_EQ(P.File.Uses, (std::vector<std::string>{"./a", "./b", "../c"}));
  EXPECT_EQ(P.File.Replaces.size(), 1u);
  EXPECT_EQ(parse("module m", true).Errors.size(), 1u);
}

TEST(VendorList, ModulesAndPackages) {
  VendorList V = parseVendorList("# a.com/x v1.0.0\n"
                                 "## explicit; go 1.17\n"
                                 "a.com/x\n"
                                 "a.com/x/sub\n"
                                 "# b.com/y v1.1.0 => ./local/y\n"
                                 "b.com/y\n"
                                 "# c.com/z => d.com/z v2.0.0\n");
  ASSERT_EQ(V.Modules.size(), 3u);
  EXPECT_TRUE(V.find("a.com/x", "v1.0.0")->Explicit);
  EXPECT_EQ(V.Modules[0].GoVersion, "1.17");
  EXPECT_EQ(V.Packages.lookup("a.com/x/sub"), 0u);
  EXPECT_EQ(V.Packages.lookup("b.com/y"), 1u);
  EXPECT_TRUE(V.Modules[1].Replaced);
  EXPECT_EQ(V.Modules[1].Replacement.Path, "./local/y");
  EXPECT_EQ(V.Modules[2].Replacement.str(), "d.com/z@v2.0.0");
  EXPECT_FALSE(V.Packages.count("a.com/other"));
}

TEST(Semver, Order) {
  const char *Ascending[] = {"bad",
                             "v0.0.1",
                             "v1.0.0-alpha",
                             "v1.0.0-alpha.1",
                             "v1.0.0-alpha.beta",
                             "v1.0.0-beta",
                             "v1.0.0-beta.2",
                             "v1.0.0-beta.11",
                             "v1.0.0-rc.1",
                             "v1.0.0",
                             "v1.2.0",
                             "v1.10.0",
                             "v2.0.0"};
  for (size_t I = 0; I < std::size(Ascending); ++I)
    for (size_t J = 0; J < std::size(Ascending); ++J) {
      int C = compareSemver(Ascending[I], Ascending[J]);
      EXPECT_EQ(C < 0, I < J) << Ascending[I] << ' ' << Ascending[J];
      EXPECT_EQ(C > 0, I > J) << Ascending[I] << ' ' << Ascending[J];
    }
  EXPECT_EQ(compareSemver("v1.0.0+a", "v1.0.0+b"), 0);
  EXPECT_EQ(compareSemver("v1", "v1.0.0"), 0);
}

TEST(Semver, Validity) {
  for (const char *V : {"v1.2.3", "v0.0.0-20200101000000-abcdefabcdef", "v1",
                        "v1.2", "v2.0.0+incompatible", "v1.0.0--"})
    EXPECT_TRUE(isSemver(V)) << V;
  for (const char *V : {"", "1.2.3", "v", "v01.2.3", "v1.2.3-", "v1.2.3-01",
                        "v1.2.3+", "v1.2.3.4", "v1.2.3-a..b", "v1.2-x"})
    EXPECT_FALSE(isSemver(V)) << V;
}
