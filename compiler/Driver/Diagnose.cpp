//===- Diagnose.cpp - zokor tool diagnose ---------------------------------===//
//
// Shows what the registry of error kinds says, and tries its examples: each
// must cause an error of its kind. The test of the registry reads the output
// (test/Check/diagnostics/coverage.test).
//
//===----------------------------------------------------------------------===//

#include "compiler/Driver/Command.h"
#include "compiler/Driver/UnitImporter.h"
#include "compiler/Package/Constraint.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

/// The example as a file: "package p" is understood where the text has no
/// package clause.
static std::string exampleText(StringRef Example) {
  for (StringRef Line : llvm::split(Example, '\n'))
    if (Line.starts_with("package "))
      return Example.str() + "\n";
  return "package p\n" + Example.str() + "\n";
}

/// The errors of the example. All examples share a session, and with it the
/// packages that they import.
static std::vector<Diagnostic>
tryExample(StringRef Example, UnitImporter &Importer, package::Frontend &F) {
  package::Unit Work;
  Work.Path = "p";
  Work.GoVersion = "go1." + std::to_string(package::NewestGoMinor);
  package::Unit::File File{
      "example.go",
      llvm::MemoryBuffer::getMemBufferCopy(exampleText(Example), "example.go")};
  std::string Ignored;
  package::fileConstraint(File.Buffer->getBuffer(), Ignored, File.GoMinor);
  Work.Files.push_back(std::move(File));
  ImportSettings Settings;
  Importer.prepare(Work, Settings);
  Work.Import = Importer.importFunction(Settings);
  F.S.Diags.setAllErrors(true);
  F.S.Diags.startPackage();
  bool Good = true;
  F.compile(std::move(Work), Good);
  return F.S.Diags.take();
}

/// Prints "Name: ok", or what came instead.
static bool reportKind(const DiagnosticInfo &Info, diag::Kind Kind,
                       llvm::ArrayRef<Diagnostic> Errors) {
  llvm::outs() << Info.Name << ": ";
  if (llvm::any_of(Errors,
                   [&](const Diagnostic &D) { return D.Kind == Kind; })) {
    llvm::outs() << "ok\n";
    return true;
  }
  if (Errors.empty())
    llvm::outs() << "the example has no errors\n";
  for (const Diagnostic &D : Errors)
    llvm::outs() << "the example causes " << getDiagnosticInfo(D.Kind).Name
                 << " (" << StringRef(D.Text).split('\n').first << ")\n";
  return false;
}

static void explainKind(const DiagnosticInfo &Info,
                        const SourceManager &Sources,
                        llvm::ArrayRef<Diagnostic> Errors) {
  llvm::outs() << Info.Name << ": " << Info.Sentence << '\n';
  if (*Info.Spec)
    llvm::outs() << "See \"" << Info.Spec << "\" in the Go specification.\n";
  if (!*Info.Example)
    return;
  llvm::outs() << "\nExample:\n\n";
  std::string Text = exampleText(Info.Example);
  for (StringRef Line : llvm::split(StringRef(Text).rtrim(), '\n'))
    llvm::outs() << '\t' << Line << '\n';
  llvm::outs() << "\nErrors:\n\n";
  for (const Diagnostic &D : Errors) {
    Location At = Sources.locate(D.At);
    llvm::outs() << '\t' << At.File << ':' << At.Line << ':' << At.Column
                 << ": " << D.Text << '\n';
  }
}

int driver::runDiagnose(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args, false); Status >= 0)
    return Status;
  llvm::StringSet<> Wanted;
  for (const std::string &Name : Args)
    Wanted.insert(Name);
  Workspace W;
  if (!W.open(BuildFlags(), Call, /*WithModules=*/false))
    return Failure;
  auto *F = new package::Frontend; // as in `check`
  UnitImporter Importer(*F, W);
  bool Good = true;
  for (unsigned I = 0; I < diag::NumKinds; ++I) {
    auto Kind = diag::Kind(I);
    const DiagnosticInfo &Info = getDiagnosticInfo(Kind);
    if (!Args.empty() && !Wanted.erase(Info.Name))
      continue;
    std::vector<Diagnostic> Errors;
    if (*Info.Example)
      Errors = tryExample(Info.Example, Importer, *F);
    if (!Args.empty())
      explainKind(Info, F->S.Sources, Errors);
    else if (!*Info.Example)
      llvm::outs() << Info.Name << ": no example\n";
    else
      Good &= reportKind(Info, Kind, Errors);
  }
  for (const auto &Name : Wanted)
    printError("there is no kind of error named " + Name.getKey());
  return Good && Wanted.empty() ? Ok : Failure;
}
