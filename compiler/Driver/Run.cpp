//===- Run.cpp - zokor run ------------------------------------------------===//

#include "compiler/Driver/Program.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/StringExtras.h"

#include <csignal>
#include <cstring>
#include <sys/wait.h>

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

/// Cuts the arguments into those that name the package and those of the
/// program: either leading .go files or one package.
static llvm::ArrayRef<std::string>
takePackage(llvm::ArrayRef<std::string> &Args) {
  size_t N = 0;
  while (N < Args.size() && StringRef(Args[N]).ends_with(".go"))
    ++N;
  if (N == 0 && !Args.empty() && !StringRef(Args[0]).starts_with("-"))
    N = 1;
  llvm::ArrayRef<std::string> Package = Args.take_front(N);
  Args = Args.drop_front(N);
  return Package;
}

/// The package to run; null after a message.
static const package::LoadedPackage *findProgram(const Workspace &W,
                                                 const std::string &Argument) {
  const auto &Roots = W.Loader->roots();
  if (Roots.empty()) {
    printError("no packages loaded from " + Argument);
    return nullptr;
  }
  if (Roots.size() > 1) {
    printError("pattern " + Argument + " matches multiple packages");
    return nullptr;
  }
  if (Roots[0]->Info.Name == "main")
    return Roots[0];
  llvm::errs() << "package " << Roots[0]->Info.ImportPath
               << " is not a main package\n";
  return nullptr;
}

/// Says how the program ended, unless well, as the go command does.
static int report(int WaitStatus) {
  if (WIFEXITED(WaitStatus) && WEXITSTATUS(WaitStatus) == 0)
    return Ok;
  if (WIFEXITED(WaitStatus)) {
    llvm::errs() << "exit status " << WEXITSTATUS(WaitStatus) << '\n';
  } else if (WIFSIGNALED(WaitStatus)) {
    std::string Name = strsignal(WTERMSIG(WaitStatus));
    llvm::errs() << "signal: " << StringRef(Name).lower()
                 << (WCOREDUMP(WaitStatus) ? " (core dumped)" : "") << '\n';
  }
  return Failure;
}

static int buildAndRun(Workspace &W, const CodeFlags &Code,
                       const std::vector<std::string> &Prefix,
                       const package::LoadedPackage &P, const Invocation &Call,
                       llvm::ArrayRef<std::string> Args) {
  ProgramBuild Build(W, Code, Call);
  if (int Status = Build.compile(); Status >= 0)
    return Status;
  std::string Program = Build.folder().path() + "/" + programName(P);
  if (int Status = Build.link(P, Program); Status >= 0)
    return Status;
  std::vector<std::string> Command = Prefix;
  Command.push_back(Program);
  Command.insert(Command.end(), Args.begin(), Args.end());
  if (Code.Commands || Code.DryRun)
    llvm::errs() << llvm::join(Command, " ") << '\n';
  if (Code.DryRun)
    return Ok;
  std::string Error;
  int WaitStatus = Build.folder().run({Command}, Error);
  if (WaitStatus != -1)
    return report(WaitStatus);
  printError(Error);
  return Failure;
}

int driver::runRun(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildFlags Load;
  CodeFlags Code;
  std::string Exec;
  Flags.text("exec", Exec, "command", "run the program by this command");
  Load.addTo(Flags);
  Code.addTo(Flags);
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args); Status >= 0)
    return Status;
  if (int Status = Code.finish(Self); Status >= 0)
    return Status;
  llvm::ArrayRef<std::string> Package = takePackage(Args);
  if (Package.empty()) {
    printError("no go files listed");
    return Failure;
  }
  for (StringRef File : Package)
    if (File.ends_with("_test.go")) {
      printError("cannot run *_test.go files (" + File + ")");
      return Failure;
    }
  // A program that is run once needs no symbols.
  Code.Link.StripDebug = true;
  Workspace W;
  if (!W.open(Load, Call) || !loadPackages(Self, W, Package))
    return Failure;
  const package::LoadedPackage *P = findProgram(W, Package.front());
  if (!P)
    return Failure;
  return buildAndRun(W, Code, splitFlags(Exec), *P, Call, Args);
}
