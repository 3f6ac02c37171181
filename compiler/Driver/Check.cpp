//===- Check.cpp - zokor check --------------------------------------------===//

#include "compiler/Driver/Command.h"
#include "compiler/Package/Frontend.h"

using namespace zokor;
using namespace zokor::driver;

/// Prints what loading found; returns whether there was anything wrong.
static bool reportLoading(const package::Loader &L) {
  for (const std::string &Text : L.Warnings)
    llvm::errs() << "zokor: warning: " << Text << '\n';
  for (const std::string &Text : L.Errors)
    llvm::errs() << Text << '\n';
  auto Errors = L.errors();
  for (const package::LoadError *E : Errors)
    llvm::errs() << E->str() << '\n';
  return !L.Errors.empty() || !Errors.empty();
}

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
  if (W.Context.GOOS != "linux" || W.Context.GOARCH != "amd64") {
    llvm::errs() << "zokor check: unsupported GOOS/GOARCH pair "
                 << W.Context.GOOS << '/' << W.Context.GOARCH
                 << " (zokor compiles for linux/amd64)\n";
    return Failure;
  }
  W.Loader->load(Args, {});
  if (reportLoading(*W.Loader))
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
