//===- CorpusTest.cpp - The standard library parses without errors --------===//
//
// Runs over Go's sources if they are there: every file below src must parse,
// with bodies skipped and parsed later to the same tree as at once. How many
// lines a second were parsed is printed, not judged.
//
//===----------------------------------------------------------------------===//

#include "ParseTestBase.h"

#include "compiler/Package/Context.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <chrono>
#include <cstdlib>

using namespace zokor;

static std::string goRoot() {
  const char *Root = std::getenv("GOROOT");
  return Root ? Root : package::DefaultGOROOT.str();
}

/// All Go files of a folder, without what tests keep for themselves.
static std::vector<std::string> goFiles(const std::string &Folder) {
  std::vector<std::string> Files;
  std::error_code EC;
  llvm::sys::fs::recursive_directory_iterator It(Folder, EC), End;
  for (; It != End && !EC; It.increment(EC)) {
    llvm::StringRef Path = It->path();
    if (llvm::sys::path::filename(Path) == "testdata")
      It.no_push();
    else if (Path.ends_with(".go") && !llvm::sys::fs::is_directory(Path))
      Files.push_back(Path.str());
  }
  return Files;
}

static std::string dumpOf(const ast::File &F, Session &S) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  ast::dump(F, S.Sources, OS);
  return Text;
}

TEST(CorpusTest, StandardLibrary) {
  std::vector<std::string> Files = goFiles(goRoot() + "/src");
  if (Files.empty())
    GTEST_SKIP() << "no Go sources in " << goRoot();
  size_t Lines = 0;
  std::chrono::duration<double> Took{};
  for (const std::string &Path : Files) {
    Session S;
    std::string Error;
    SourceFile *F = S.Sources.read(Path, Path, Error);
    ASSERT_TRUE(F) << Error;
    Lines += F->text().count('\n');
    auto Start = std::chrono::steady_clock::now();
    parseFile(S, *F);
    Took += std::chrono::steady_clock::now() - Start;
    EXPECT_EQ(S.Diags.numErrors(), 0u) << Path;
  }
  std::printf("parsed %zu lines, %.0f lines/s\n", Lines, Lines / Took.count());
}

TEST(CorpusTest, SkippedBodiesGiveTheSameTrees) {
  std::vector<std::string> Files = goFiles(goRoot() + "/src/net");
  if (Files.empty())
    GTEST_SKIP() << "no Go sources in " << goRoot();
  for (const std::string &Path : Files) {
    Session Full, Skipped;
    std::string Error;
    SourceFile *A = Full.Sources.read(Path, Path, Error);
    SourceFile *B = Skipped.Sources.read(Path, Path, Error);
    ASSERT_TRUE(A && B) << Error;
    ast::File *Whole = parseFile(Full, *A);
    ast::File *Later = parseFile(Skipped, *B, {.SkipBodies = true});
    for (ast::Decl *D : Later->Decls)
      if (auto *F = llvm::dyn_cast<ast::FuncDecl>(D))
        parseSkippedBody(Skipped, *F);
    ASSERT_EQ(Skipped.Diags.numErrors(), 0u) << Path;
    // What directives are inside bodies is not known while they are skipped.
    Later->Directives = Whole->Directives;
    ASSERT_EQ(dumpOf(*Whole, Full), dumpOf(*Later, Skipped)) << Path;
  }
}
