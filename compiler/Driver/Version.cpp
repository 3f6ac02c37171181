//===- Version.cpp - zokor version ----------------------------------------===//

#include "compiler/Driver/Command.h"

using namespace zokor;
using namespace zokor::driver;

std::string driver::zokorVersion() { return ZOKOR_VERSION; }

int driver::runVersion(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildFlags Build;
  Build.addTo(Flags);
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args); Status >= 0)
    return Status;
  if (!Args.empty())
    return usageError(Self, "version takes no arguments");
  package::BuildContext C = package::BuildContext::fromEnvironment(
      package::Environment::fromProcess(), Build.Goroot, Call.LibDefault);
  // Programs that ask `go version` look for the third word and the last.
  llvm::outs() << "zokor version " << C.Version << " zokor/" << zokorVersion()
               << ' ' << C.GOOS << '/' << C.GOARCH << '\n';
  return Ok;
}
