//===- Diagnostics.cpp - Errors the user sees -----------------------------===//
//
// Which errors survive is decided when they are reported, as in gc: one syntax
// error a line, no message twice in a row for a line, and nothing after the
// tenth. Sorting and the removal of equal neighbours wait until flush().
//
//===----------------------------------------------------------------------===//

#include "compiler/Diagnostics/Diagnostics.h"

#include <algorithm>
#include <numeric>
#include <tuple>

using namespace zokor;

const DiagnosticInfo &zokor::getDiagnosticInfo(diag::Kind K) {
  static constexpr DiagnosticInfo Infos[] = {
#define DIAG(Name, Sentence, Spec, Example) {#Name, Sentence, Spec, Example},
#include "compiler/Diagnostics/DiagnosticKinds.def"
  };
  return Infos[K < diag::NumKinds ? K : 0];
}

bool DiagnosticEngine::onSameLine(Pos A, Pos B) const {
  const SourceFile *F = Sources.fileOf(A);
  return F && F->contains(B) && F->line(A) == F->line(B);
}

void DiagnosticEngine::error(Pos At, diag::Kind Kind, std::string Text) {
  if (!AllErrors && NumErrors >= MaxErrors)
    return;
  if (llvm::StringRef(Text).starts_with("syntax error")) {
    ++NumSyntaxErrors;
    if (onSameLine(LastSyntaxError, At))
      return;
    LastSyntaxError = At;
  } else {
    if (onSameLine(LastOther, At) && LastText == Text)
      return;
    LastOther = At;
    LastText = Text;
  }
  Pending.push_back({Kind, At, std::move(Text)});
  if (++NumErrors == MaxErrors)
    TooManyAt = At;
}

std::vector<Diagnostic> DiagnosticEngine::take() {
  // Sorts indices: errors at one place keep the order of their reports.
  std::vector<unsigned> Order(Pending.size());
  std::iota(Order.begin(), Order.end(), 0);
  std::sort(Order.begin(), Order.end(), [this](unsigned A, unsigned B) {
    return std::tie(Pending[A].At, A) < std::tie(Pending[B].At, B);
  });
  std::vector<Diagnostic> Result;
  for (unsigned I : Order) {
    Diagnostic &D = Pending[I];
    if (Result.empty() || Result.back().At != D.At ||
        Result.back().Text != D.Text)
      Result.push_back(std::move(D));
  }
  Pending.clear();
  return Result;
}

void DiagnosticEngine::printPrefix(Pos At, llvm::raw_ostream &OS) const {
  Location L = Sources.locate(At);
  if (L.Line == 0)
    return;
  OS << L.File << ':' << L.Line << ':';
  if (L.Column != 0 && !NoColumns)
    OS << L.Column << ':';
  OS << ' ';
}

/// Prints the message with every line after the first one indented.
static void printText(llvm::StringRef Text, llvm::raw_ostream &OS) {
  auto [Line, Rest] = Text.split('\n');
  OS << Line << '\n';
  while (!Rest.empty()) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (!Line.starts_with("\t"))
      OS << '\t';
    OS << Line << '\n';
  }
}

void DiagnosticEngine::flush(llvm::raw_ostream &OS) {
  bool AtLimit = !Pending.empty() && limitReached();
  for (const Diagnostic &D : take()) {
    printPrefix(D.At, OS);
    printText(D.Text, OS);
  }
  if (AtLimit) {
    printPrefix(TooManyAt, OS);
    OS << "too many errors\n";
  }
}
