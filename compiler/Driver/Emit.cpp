//===- Emit.cpp - zokor build -emit ---------------------------------------===//
//
// Prints what packages look like at the end of a phase.
//
//===----------------------------------------------------------------------===//

#include "compiler/Driver/Emit.h"

#include "compiler/AST/AST.h"
#include "compiler/Build/Backend.h"
#include "compiler/Package/Frontend.h"
#include "compiler/Package/Paths.h"

#include "llvm/Support/FileSystem.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

/// Texts of packages in their order, whichever is ready first.
static bool generate(package::Frontend &F, const Workspace &W,
                     const CodeFlags &Flags, pipeline::Emit Stop,
                     std::vector<build::Outcome> &Results) {
  const auto &Roots = W.Loader->roots();
  Results.resize(Roots.size());
  build::Backend Back(F, Flags.numJobs());
  for (auto [P, Result] : llvm::zip(Roots, Results)) {
    build::CodeOptions Opts{Flags.optionsFor(*P, W.Context),
                            runtimeFileNames(W.Context),
                            build::embedderFor(P->Info)};
    Opts.Pipeline.Stop = Stop;
    F.S.Diags.startPackage();
    if (!Back.submit(P->Types, Opts, [To = &Result](build::Outcome Outcome) {
          *To = std::move(Outcome);
        }))
      return false;
  }
  return true;
}

/// Writes to a file, whole or not at all, or to standard output.
static int write(StringRef Output,
                 llvm::function_ref<void(llvm::raw_ostream &)> Print) {
  if (Output.empty() || Output == "-") {
    Print(llvm::outs());
    return Ok;
  }
  if (llvm::Error E = llvm::writeToOutput(Output, [&](llvm::raw_ostream &OS) {
        Print(OS);
        return llvm::Error::success();
      })) {
    printError(llvm::toString(std::move(E)));
    return Failure;
  }
  return Ok;
}

/// A line between the texts of several packages.
static void printHeader(const Workspace &W, const package::LoadedPackage &P,
                        llvm::raw_ostream &OS) {
  if (W.Loader->roots().size() > 1)
    OS << "// " << P.Info.ImportPath << '\n';
}

static int emitTrees(const package::Frontend &F, const Workspace &W,
                     StringRef Output) {
  return write(Output, [&](llvm::raw_ostream &OS) {
    for (const package::LoadedPackage *P : W.Loader->roots()) {
      printHeader(W, *P, OS);
      for (const ast::File *File : P->Types->Files)
        ast::dump(*File, F.S.Sources, OS);
    }
  });
}

/// The object of a package goes to a file of its name unless -o says more.
static std::string objectName(const package::LoadedPackage &P) {
  StringRef Name = package::baseName(
      P.Info.FromFiles ? StringRef(P.Info.GoFiles.front()) : P.Info.ImportPath);
  Name.consume_back(".go");
  return Name.str() + ".o";
}

int driver::emitPackages(package::Frontend &F, const Workspace &W,
                         const CodeFlags &Flags, StringRef Phase,
                         std::string Output) {
  if (Phase == "ast")
    return emitTrees(F, W, Output);
  pipeline::Emit Stop = *pipeline::parseEmit(Phase);
  const auto &Roots = W.Loader->roots();
  if (Stop == pipeline::Emit::Object && Roots.size() > 1) {
    printError("-emit=obj wants one package");
    return UsageError;
  }
  std::vector<build::Outcome> Results;
  bool Good = generate(F, W, Flags, Stop, Results);
  F.S.Diags.flush(llvm::errs());
  for (const build::Outcome &Result : Results) {
    llvm::errs() << Result.Messages;
    Good &= Result.Ok;
  }
  if (!Good)
    return Failure;
  if (Stop == pipeline::Emit::Object && Output.empty())
    Output = objectName(*Roots.front());
  return write(Output, [&](llvm::raw_ostream &OS) {
    for (auto [P, Result] : llvm::zip(Roots, Results)) {
      printHeader(W, *P, OS);
      OS.write(Result.Bytes.data(), Result.Bytes.size());
    }
  });
}
