//===- Install.cpp - zokor install ----------------------------------------===//

#include "compiler/Driver/Program.h"
#include "compiler/Package/Paths.h"

#include "llvm/Support/FileSystem.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

static bool isMain(const package::LoadedPackage &P) {
  return P.Info.Name == "main";
}

/// Where programs go: $GOBIN, or bin in the first folder of $GOPATH. "" after
/// a message.
static std::string binFolder(const Workspace &W) {
  std::string Bin = W.Env.get("GOBIN");
  if (!Bin.empty()) {
    if (StringRef(Bin).starts_with("/"))
      return Bin;
    printError("cannot install, GOBIN must be an absolute path");
    return "";
  }
  StringRef First = StringRef(W.Context.GOPATH).split(':').first;
  if (!First.empty())
    return (First + "/bin").str();
  printError("no install location for programs: neither GOBIN nor GOPATH nor "
             "HOME is set");
  return "";
}

static int installPrograms(ProgramBuild &Build, const Workspace &W,
                           const CodeFlags &Code) {
  std::string Bin;
  for (const package::LoadedPackage *P : W.Loader->roots()) {
    if (!isMain(*P))
      continue;
    if (Bin.empty() && (Bin = binFolder(W)).empty())
      return Failure;
    if (!Code.DryRun)
      if (std::error_code EC = llvm::sys::fs::create_directories(Bin)) {
        printError("mkdir " + Bin + ": " + package::errorText(EC));
        return Failure;
      }
    if (int Status = Build.link(*P, Bin + "/" + programName(*P)); Status >= 0)
      return Status;
  }
  return Ok;
}

int driver::runInstall(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildFlags Load;
  CodeFlags Code;
  Load.addTo(Flags);
  Code.addTo(Flags);
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args); Status >= 0)
    return Status;
  if (int Status = Code.finish(Self); Status >= 0)
    return Status;
  for (StringRef Arg : Args)
    if (Arg.contains('@')) {
      printError(Arg + ": zokor does not download modules: fetch it with the "
                       "go command and install it from a module that "
                       "requires it");
      return Failure;
    }
  Workspace W;
  if (!W.open(Load, Call) || !loadPackages(Self, W, Args))
    return Failure;
  ProgramBuild Build(W, Code, Call);
  // What is installed of the standard library serves everybody.
  bool AllStandard = !W.Loader->roots().empty();
  for (const package::LoadedPackage *P : W.Loader->roots())
    AllStandard &= P->Info.Standard && !isMain(*P);
  if (AllStandard)
    Build.fillSharedObjects();
  if (int Status = Build.compile(); Status >= 0)
    return Status;
  return installPrograms(Build, W, Code);
}
