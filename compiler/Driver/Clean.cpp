//===- Clean.cpp - zokor clean --------------------------------------------===//

#include "compiler/Build/ObjectCache.h"
#include "compiler/Build/TestCache.h"
#include "compiler/Driver/Program.h"
#include "compiler/Package/Paths.h"

#include "llvm/Support/FileSystem.h"

using namespace zokor;
using namespace zokor::driver;

/// Removes what `build` would write for the packages.
static int cleanPackages(const Command &Self, const BuildFlags &Load,
                         bool Commands, bool DryRun, const Invocation &Call,
                         llvm::ArrayRef<std::string> Args) {
  Workspace W;
  if (!W.open(Load, Call) || !loadPackages(Self, W, Args))
    return Failure;
  for (const package::LoadedPackage *P : W.Loader->roots()) {
    std::string File = package::joinPath(P->Info.Dir, programName(*P));
    if (P->Info.Name != "main" || !package::isRegularFile(File))
      continue;
    if (Commands || DryRun)
      llvm::errs() << "rm -f " << File << '\n';
    if (!DryRun)
      llvm::sys::fs::remove(File);
  }
  return Ok;
}

int driver::runClean(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildFlags Load;
  bool Cache = false, TestResults = false, Commands = false, DryRun = false;
  Flags.boolean("cache", Cache, "remove all objects from the package cache");
  Flags.boolean("n", DryRun, "print what would be removed");
  Flags.boolean("x", Commands, "print what is removed");
  Flags.boolean("testcache", TestResults, "expire all test results");
  Flags.ignoredBoolean("i", "remove installed packages (no effect)");
  Flags.ignoredBoolean("r", "clean dependencies too (no effect)");
  Load.addTo(Flags);
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args); Status >= 0)
    return Status;
  if (Cache && !Args.empty())
    return usageError(Self,
                      "clean -cache cannot be used with package arguments");
  build::ObjectCache Objects(build::ObjectCache::defaultFolder());
  std::string Error;
  if (TestResults && !DryRun && !build::TestCache::expire(Objects, Error)) {
    printError(Error);
    return Failure;
  }
  if (TestResults && !Cache && Args.empty())
    return Ok;
  if (!Cache)
    return cleanPackages(Self, Load, Commands, DryRun, Call, Args);
  if (Commands || DryRun)
    llvm::errs() << "rm -r " << Objects.folder() << '\n';
  if (DryRun || Objects.clean(Error))
    return Ok;
  printError(Error);
  return Failure;
}
