//===- Build.cpp - zokor build --------------------------------------------===//

#include "compiler/Driver/CodeFlags.h"
#include "compiler/Driver/Emit.h"
#include "compiler/Driver/Program.h"
#include "compiler/Package/Paths.h"

#include "llvm/Support/FileSystem.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

/// Is it a name that -emit knows?
static bool isPhase(StringRef Name) {
  return Name == "ast" || pipeline::parseEmit(Name);
}

namespace {
struct BuildOptions {
  BuildFlags Load;
  CodeFlags Code;
  std::string Output, Phase, StopAfter;
  bool Assembly = false;

  void addTo(FlagSet &Flags) {
    Flags.text("o", Output, "file",
               "write the result to file, or into it if it is a directory");
    Flags.text("emit", Phase, "phase",
               "print the packages as they are after a phase: ast, go, go-opt, "
               "llvm-dialect, llvm, asm, obj");
    Flags.text("stop-after", StopAfter, "phase", "the same as -emit");
    Flags.boolean("S", Assembly, "print assembly text (-emit=asm)");
    Load.addTo(Flags);
    Code.addTo(Flags);
  }
};
} // namespace

static bool isMain(const package::LoadedPackage &P) {
  return P.Info.Name == "main";
}

/// One program, or one package's object, to a file.
static int writeOne(ProgramBuild &Build, const package::LoadedPackage &P,
                    const std::string &Output) {
  if (isMain(P))
    return Build.link(P, Output);
  if (std::error_code EC =
          llvm::sys::fs::copy_file(Build.objects().objectFile(P), Output)) {
    printError("open " + Output + ": " + package::errorText(EC));
    return Failure;
  }
  return -1;
}

/// Every program to a file of its name in a directory.
static int writeAll(ProgramBuild &Build, const Workspace &W, StringRef Dir) {
  bool Any = false;
  for (const package::LoadedPackage *P : W.Loader->roots()) {
    if (!isMain(*P))
      continue;
    Any = true;
    if (std::error_code EC = llvm::sys::fs::create_directories(Dir)) {
      printError("mkdir " + Dir + ": " + package::errorText(EC));
      return Failure;
    }
    if (int Status = Build.link(*P, package::joinPath(Dir, programName(*P)));
        Status >= 0)
      return Status;
  }
  if (Any)
    return -1;
  printError("no main packages to build");
  return Failure;
}

/// Compiles, and links what there is to link. -1 if all went well.
static int buildPackages(const BuildOptions &O, Workspace &W,
                         const Invocation &Call) {
  const auto &Roots = W.Loader->roots();
  std::string Output = O.Output;
  bool IntoDir =
      StringRef(Output).ends_with("/") || package::isDirectory(Output);
  if (!Output.empty() && !IntoDir && Roots.size() > 1) {
    printError("cannot write multiple packages to non-directory " + Output);
    return Failure;
  }
  if (Output.empty() && Roots.size() == 1 && isMain(*Roots[0])) {
    Output = programName(*Roots[0]);
    if (package::isDirectory(Output)) {
      printError("build output \"" + Output +
                 "\" already exists and is a directory");
      return Failure;
    }
  }
  ProgramBuild Build(W, O.Code, Call);
  if (int Status = Build.compile(); Status >= 0)
    return Status;
  if (IntoDir)
    return writeAll(Build, W, Output);
  if (!Output.empty())
    return writeOne(Build, *Roots.front(), Output);
  for (const package::LoadedPackage *P : Roots)
    if (isMain(*P))
      if (int Status = Build.link(*P, Build.folder().path() + "/a.out");
          Status >= 0)
        return Status;
  return -1;
}

/// -emit.
static int emit(const BuildOptions &O, Workspace &W) {
  O.Code.setLanguages(W);
  auto *F = new package::Frontend; // as in `check`
  if (!F->checkAll(*W.Loader, W.Context, W.Table, llvm::errs()))
    return UsageError;
  return emitPackages(*F, W, O.Code, O.Phase, O.Output);
}

int driver::runBuild(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildOptions O;
  O.addTo(Flags);
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args); Status >= 0)
    return Status;
  if (int Status = O.Code.finish(Self); Status >= 0)
    return Status;
  if (O.Assembly)
    O.Phase = "asm";
  if (!O.StopAfter.empty())
    O.Phase = O.StopAfter;
  if (!O.Phase.empty() && !isPhase(O.Phase))
    return usageError(Self, "unknown phase \"" + O.Phase + "\"");
  Workspace W;
  if (!W.open(O.Load, Call) || !loadPackages(Self, W, Args))
    return Failure;
  if (!O.Phase.empty())
    return emit(O, W);
  int Status = buildPackages(O, W, Call);
  return Status < 0 ? int(Ok) : Status;
}
