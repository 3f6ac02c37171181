//===- Check.cpp - zokor check --------------------------------------------===//

#include "compiler/Driver/CodeFlags.h"
#include "compiler/Package/Frontend.h"

using namespace zokor;
using namespace zokor::driver;

int driver::runCheck(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildFlags Build;
  bool AllErrors = false, Verbose = false;
  Build.addTo(Flags);
  Flags.boolean("e", AllErrors,
                "no limit on the number of errors of a package");
  Flags.boolean("v", Verbose, "print the import paths of the packages");
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args); Status >= 0)
    return Status;
  Workspace W;
  if (!W.open(Build, Call))
    return Failure;
  if (!loadPackages(Self, W, Args))
    return Failure;
  if (Verbose)
    for (const package::LoadedPackage *P : W.Loader->inOrder())
      llvm::errs() << P->Info.ImportPath << '\n';
  // Freeing a big session takes as long as filling it; the process ends soon.
  auto *F = new package::Frontend;
  F->S.Diags.setAllErrors(AllErrors);
  return F->checkAll(*W.Loader, W.Context, W.Table, llvm::errs()) ? Ok
                                                                  : Failure;
}
