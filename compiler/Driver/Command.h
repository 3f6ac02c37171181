//===- Command.h - What the commands share ----------------------*- C++ -*-===//
//
// A command is a row of a table (Driver.cpp) and a function, which lives in a
// file of its name. Here is what the functions share: flags that several have,
// and the way from flags to packages.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_DRIVER_COMMAND_H
#define ZOKOR_DRIVER_COMMAND_H

#include "compiler/Driver/Driver.h"
#include "compiler/Driver/Flags.h"
#include "compiler/Package/Loader.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <memory>
#include <string>
#include <vector>

namespace zokor::driver {

/// What a command is called with.
struct Invocation {
  llvm::ArrayRef<std::string> Args; ///< behind the command's name
  std::string LibDefault;    ///< zokor's lib folder, unless $ZOKORLIB says else
  std::string RuntimeFolder; ///< of what programs are linked with
  std::string SharedObjects; ///< of the standard library's objects
};

struct Command {
  llvm::StringLiteral Name;  ///< "tool compile"
  llvm::StringLiteral Usage; ///< what follows the name
  llvm::StringLiteral Summary;
  llvm::StringLiteral Help; ///< the text above the flags
  int (*Run)(const Command &Self, const Invocation &Call);
};

/// Every command, in the order of the help text.
llvm::ArrayRef<Command> allCommands();

int runBuild(const Command &Self, const Invocation &Call);
int runInstall(const Command &Self, const Invocation &Call);
int runClean(const Command &Self, const Invocation &Call);
int runRun(const Command &Self, const Invocation &Call);
int runPack(const Command &Self, const Invocation &Call);
int runLink(const Command &Self, const Invocation &Call);
int runCheck(const Command &Self, const Invocation &Call);
int runList(const Command &Self, const Invocation &Call);
int runEnv(const Command &Self, const Invocation &Call);
int runTest(const Command &Self, const Invocation &Call);
int runTest2Json(const Command &Self, const Invocation &Call);
int runVersion(const Command &Self, const Invocation &Call);
int runHelp(const Command &Self, const Invocation &Call);
int runTool(const Command &Self, const Invocation &Call);
int runCompile(const Command &Self, const Invocation &Call);
int runDiagnose(const Command &Self, const Invocation &Call);
int runDumpAst(const Command &Self, const Invocation &Call);
int runDumpTypes(const Command &Self, const Invocation &Call);

/// Takes the flags from Args, after those of $GOFLAGS that the command has if
/// WithGoFlags is set. When the command has to end here (help, or a mistake),
/// prints what there is to say and returns the exit status; -1 otherwise.
int parseFlags(const Command &Self, FlagSet &Flags,
               llvm::ArrayRef<std::string> &Args, bool WithGoFlags = true);
/// Applies the flags of $GOFLAGS that the command has. False and a message for
/// what is not well-formed.
bool applyGoFlags(FlagSet &Flags, std::string &Error);
/// A mistake in the arguments, with the line that shows the right usage.
int usageError(const Command &Self, const llvm::Twine &Text);
void printCommandHelp(const Command &Self, const FlagSet *Flags,
                      llvm::raw_ostream &OS);

/// The flags of every command that loads packages.
struct BuildFlags {
  std::string Dir, Goroot, Lib, Mod, ModFile;
  std::vector<std::string> Tags;
  void addTo(FlagSet &Flags);
};

/// A context with everything that is needed to load packages.
struct Workspace {
  package::Environment Env;
  package::BuildContext Context;
  package::Overlay Table;
  std::unique_ptr<package::Modules> Mods;
  std::unique_ptr<package::Loader> Loader;

  /// Changes to -C's directory, reads the overlay table and the module files.
  /// Prints why and returns false if there is nothing to work with.
  bool open(const BuildFlags &Flags, const Invocation &Call,
            bool WithModules = true);
};

/// Prints an error of the command as a whole.
void printError(const llvm::Twine &Text);
/// Cuts a value of $GOFLAGS, -ldflags and the like into words, which may be
/// quoted as a whole. A quote without an end goes to Error, if it is given.
std::vector<std::string> splitFlags(llvm::StringRef Text,
                                    std::string *Error = nullptr);
/// "go1.19.8": what zokor says it is compatible with.
std::string zokorVersion();

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_COMMAND_H
