//===- Diagnostics.h - Errors the user sees ---------------------*- C++ -*-===//
//
// Every error has a kind from DiagnosticKinds.def and a text in gc's words,
// made where the error is found. The engine collects them, and flush() prints
// them the way gc does: sorted by position, at most one syntax error a line,
// no repeats, "too many errors" after ten.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_DIAGNOSTICS_DIAGNOSTICS_H
#define ZOKOR_DIAGNOSTICS_DIAGNOSTICS_H

#include "compiler/Basic/SourceManager.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

#include <string>
#include <vector>

namespace zokor {

namespace diag {
/// The kinds of errors; the registry gives each a sentence, a place in the
/// specification and a minimal example.
enum Kind : unsigned {
#define DIAG(Name, Sentence, Spec, Example) Name,
#include "compiler/Diagnostics/DiagnosticKinds.def"
  NumKinds
};
} // namespace diag

/// One row of the registry.
struct DiagnosticInfo {
  const char *Name, *Sentence, *Spec, *Example;
};
const DiagnosticInfo &getDiagnosticInfo(diag::Kind K);

struct Diagnostic {
  diag::Kind Kind;
  Pos At;
  /// Lower case, no final period. Further lines are printed after a tab.
  std::string Text;
};

class DiagnosticEngine {
public:
  explicit DiagnosticEngine(SourceManager &Sources) : Sources(Sources) {}

  /// Reports an error at a place; `At` may be "nowhere" for errors that
  /// belong to no file.
  void error(Pos At, diag::Kind Kind, std::string Text);
  template <class... Args>
  void errorf(Pos At, diag::Kind Kind, const char *Format, Args &&...A) {
    error(At, Kind,
          llvm::formatv(false, Format, std::forward<Args>(A)...).str());
  }

  /// No limit on the number of errors printed (gc's -e).
  void setAllErrors(bool V) { AllErrors = V; }
  /// Print without columns (gc's -C).
  void setNoColumns(bool V) { NoColumns = V; }

  /// Begins to count anew: the limit and "once a line" are for one package.
  /// What was reported before should have been flushed.
  void startPackage() {
    NumErrors = NumSyntaxErrors = 0;
    LastSyntaxError = LastOther = TooManyAt = Pos();
    LastText.clear();
  }

  bool hasErrors() const { return NumErrors != 0; }
  unsigned numErrors() const { return NumErrors; }
  /// The errors whose text begins with "syntax error". As in gc, a package
  /// that has one is not checked; other lexical errors do not prevent that.
  unsigned numSyntaxErrors() const { return NumSyntaxErrors; }
  /// True once as many errors were reported as are going to be printed
  /// (further ones are dropped): a phase may stop early.
  bool limitReached() const { return !AllErrors && NumErrors >= MaxErrors; }

  /// Prints what was collected since the last flush and forgets it;
  /// numErrors() keeps counting.
  void flush(llvm::raw_ostream &OS);
  /// What was collected since the last flush, in gc's order.
  std::vector<Diagnostic> take();

private:
  static constexpr unsigned MaxErrors = 10;

  bool onSameLine(Pos A, Pos B) const;
  void printPrefix(Pos At, llvm::raw_ostream &OS) const;

  SourceManager &Sources;
  std::vector<Diagnostic> Pending;
  unsigned NumErrors = 0, NumSyntaxErrors = 0;
  bool AllErrors = false, NoColumns = false;
  /// The place of the error that reached the limit; gc names it beside
  /// "too many errors".
  Pos TooManyAt;
  /// The last syntax error and the last other one, for "one a line".
  Pos LastSyntaxError, LastOther;
  std::string LastText;
};

} // namespace zokor

#endif // ZOKOR_DIAGNOSTICS_DIAGNOSTICS_H
