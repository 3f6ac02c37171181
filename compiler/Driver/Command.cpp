//===- Command.cpp - What the commands share ------------------------------===//

#include "compiler/Driver/Command.h"

#include "compiler/Package/Paths.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

void driver::printError(const llvm::Twine &Text) {
  llvm::errs() << "zokor: " << Text << '\n';
}

std::vector<std::string> driver::splitFlags(StringRef Text,
                                            std::string *Error) {
  std::vector<std::string> Words;
  while (true) {
    Text = Text.ltrim(" \t\r\n");
    if (Text.empty())
      return Words;
    // A word may be quoted as a whole.
    if (Text[0] == '\'' || Text[0] == '"') {
      size_t Close = std::min(Text.find(Text[0], 1), Text.size());
      if (Close == Text.size() && Error)
        *Error = "unterminated " + Text.take_front(1).str() + " string";
      Words.push_back(Text.substr(1, Close - 1).str());
      Text = Text.drop_front(std::min(Close + 1, Text.size()));
      continue;
    }
    size_t Size = std::min(Text.find_first_of(" \t\r\n"), Text.size());
    Words.push_back(Text.take_front(Size).str());
    Text = Text.drop_front(Size);
  }
}

void driver::printCommandHelp(const Command &Self, const FlagSet *Flags,
                              llvm::raw_ostream &OS) {
  OS << "usage: zokor " << Self.Name;
  if (!Self.Usage.empty())
    OS << ' ' << Self.Usage;
  OS << "\n\n" << Self.Help << '\n';
  if (Flags) {
    OS << "\nThe flags are:\n\n";
    Flags->printHelp(OS);
  }
}

int driver::usageError(const Command &Self, const llvm::Twine &Text) {
  llvm::errs() << Text << "\nusage: zokor " << Self.Name << ' ' << Self.Usage
               << "\nRun 'zokor help " << Self.Name << "' for details.\n";
  return UsageError;
}

// The variable serves all commands, so flags that one does not have are no
// mistake.
bool driver::applyGoFlags(FlagSet &Flags, std::string &Error) {
  for (const std::string &Word :
       splitFlags(package::Environment::fromProcess().get("GOFLAGS"))) {
    StringRef Name = StringRef(Word).ltrim('-').split('=').first;
    if (Word.empty() || Word[0] != '-' || Name.empty()) {
      Error = "parsing $GOFLAGS: non-flag \"" + Word + "\"";
      return false;
    }
    llvm::ArrayRef<std::string> One(Word);
    if (Flags.has(Name) && !Flags.parse(One, Error)) {
      Error = "parsing $GOFLAGS: " + Error;
      return false;
    }
  }
  return true;
}

int driver::parseFlags(const Command &Self, FlagSet &Flags,
                       llvm::ArrayRef<std::string> &Args, bool WithGoFlags) {
  std::string Error;
  if ((WithGoFlags && !applyGoFlags(Flags, Error)) || !Flags.parse(Args, Error))
    return usageError(Self, Error);
  if (!Flags.helpWanted())
    return -1;
  printCommandHelp(Self, &Flags, llvm::outs());
  return Ok;
}

void BuildFlags::addTo(FlagSet &Flags) {
  Flags.text("C", Dir, "dir", "change to dir before anything else");
  Flags.text("goroot", Goroot, "dir",
             "take the standard library from dir/src instead of $GOROOT");
  Flags.text("lib", Lib, "dir",
             "take zokor's own packages from dir instead of $ZOKORLIB");
  Flags.text("mod", Mod, "mode",
             "where modules come from: readonly, vendor or mod");
  Flags.text("modfile", ModFile, "file", "read file instead of go.mod");
  Flags.commaList("tags", Tags, "tag,list",
                  "build tags that hold in addition to the usual ones");
}

bool Workspace::open(const BuildFlags &Flags, const Invocation &Call,
                     bool WithModules) {
  if (!Flags.Dir.empty())
    if (std::error_code EC = llvm::sys::fs::set_current_path(Flags.Dir)) {
      printError("chdir " + Flags.Dir + ": " + package::errorText(EC));
      return false;
    }
  Env = package::Environment::fromProcess();
  Context = package::BuildContext::fromEnvironment(Env, Flags.Goroot,
                                                   Call.LibDefault);
  if (!Flags.Lib.empty())
    Context.Lib = package::joinPath(Context.WorkDir, Flags.Lib);
  Context.Tags = Flags.Tags;
  Context.ModFlag = Flags.Mod;
  Context.ModFile = Flags.ModFile;
  std::string Error = Context.check();
  if (!Error.empty() || !Table.read(Context.Lib, Error)) {
    printError(Error);
    return false;
  }
  Mods = std::make_unique<package::Modules>(Context);
  if (WithModules && !Mods->load(Error)) {
    printError(Error);
    return false;
  }
  Loader = std::make_unique<package::Loader>(Context, Table, *Mods);
  return true;
}
