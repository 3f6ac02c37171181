//===- Build.cpp - zokor build --------------------------------------------===//

#include "compiler/Driver/CodeFlags.h"
#include "compiler/Driver/Emit.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

/// Is it a name that -emit knows?
static bool isPhase(StringRef Name) {
  return Name == "ast" || pipeline::parseEmit(Name);
}

int driver::runBuild(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildFlags Load;
  CodeFlags Code;
  std::string Output, Phase, StopAfter;
  bool Assembly = false;
  Flags.text("o", Output, "file",
             "write the result to file, or into it if it "
             "is a directory");
  Flags.text("emit", Phase, "phase",
             "print the packages as they are after a phase: ast, go, go-opt, "
             "llvm-dialect, llvm, asm, obj");
  Flags.text("stop-after", StopAfter, "phase", "the same as -emit");
  Flags.boolean("S", Assembly, "print assembly text (-emit=asm)");
  Load.addTo(Flags);
  Code.addTo(Flags);
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args); Status >= 0)
    return Status;
  if (int Status = Code.finish(Self); Status >= 0)
    return Status;
  if (Assembly)
    Phase = "asm";
  if (!StopAfter.empty())
    Phase = StopAfter;
  if (!Phase.empty() && !isPhase(Phase))
    return usageError(Self, "unknown phase \"" + Phase + "\"");
  Workspace W;
  if (!W.open(Load, Call) || !loadPackages(Self, W, Args))
    return Failure;
  auto *F = new package::Frontend; // as in `check`
  if (!F->checkAll(*W.Loader, W.Context, W.Table, llvm::errs()))
    return Failure;
  if (!Phase.empty())
    return emitPackages(*F, W, Code, Phase, Output);
  printError("linking programs is not supported yet; see -emit");
  return Failure;
}
