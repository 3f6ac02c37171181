//===- ParserFuzzer.cpp - Fuzzing the parser ------------------------------===//
//
// The input is one file. It is parsed at once and with bodies skipped and
// parsed later; if it has no errors, both give the same tree. Trees with errors
// must be complete too, so everything that walks trees runs over them.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/Parser.h"

#include "llvm/Support/raw_ostream.h"

#include <cstdlib>

using namespace zokor;

static void require(bool Condition, const char *What) {
  if (Condition)
    return;
  llvm::errs() << "violated: " << What << '\n';
  abort();
}

/// Dumps the tree and uses every expression in the ways that messages do.
static std::string dumpOf(const ast::File &F, Session &S) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  size_t Budget = 1 << 16; // nested expressions are printed again and again
  auto Hook = [&](const ast::Expr &E, llvm::raw_ostream &) {
    require(E.At && S.Sources.fileOf(E.At), "expressions have a place");
    ast::endPos(&E);
    if (Budget) {
      size_t Size = ast::exprString(&E).size();
      Budget -= std::min(Budget, Size + 1);
    }
  };
  ast::dump(F, S.Sources, OS, Hook);
  for (const ast::Decl *D : F.Decls)
    ast::endPos(D);
  return Text;
}

namespace {
/// One parse of the input.
struct Run {
  Session S;
  ast::File *File;
  explicit Run(llvm::StringRef Text, ParseOptions Options)
      : File(
            parseFile(S,
                      S.Sources.add("fuzz.go",
                                    llvm::MemoryBuffer::getMemBufferCopy(Text)),
                      Options)) {}
};
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  Run Whole(Text, {});
  Run Later(Text, {.SkipBodies = true});
  Run Imports(Text, {.ImportsOnly = true});
  for (ast::Decl *D : Later.File->Decls)
    if (auto *F = llvm::dyn_cast<ast::FuncDecl>(D))
      parseSkippedBody(Later.S, *F);

  std::string A = dumpOf(*Whole.File, Whole.S);
  // Directives inside bodies are not known while these are skipped.
  Later.File->Directives = Whole.File->Directives;
  std::string B = dumpOf(*Later.File, Later.S);
  if (!Whole.S.Diags.hasErrors()) {
    require(!Later.S.Diags.hasErrors(), "skipping makes no errors");
    require(A == B, "skipped bodies give the same tree");
  }
  llvm::raw_null_ostream Null;
  Whole.S.Diags.flush(Null);
  return 0;
}
