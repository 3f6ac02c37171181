//===- Link.cpp - zokor tool link and tool pack ---------------------------===//

#include "compiler/Driver/Program.h"
#include "compiler/Package/Paths.h"
#include "compiler/Package/UnitFile.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"

#include <set>

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

namespace {

/// The units that a program consists of: each behind what it imports.
class UnitGraph {
public:
  /// Adds the unit of a file and what it imports. False and a message on
  /// failure.
  bool add(const std::string &File, std::string &Error) {
    if (!Seen.insert(File).second)
      return true;
    if (++Depth > 500) {
      Error = "imports too deep";
      return false;
    }
    package::UnitFile Unit;
    if (!package::readUnitFile(File, Unit, Error))
      return false;
    if (Unit.Object.empty()) {
      Error = File + ": holds no object";
      return false;
    }
    for (const auto &[Path, Import] : Unit.Imports)
      if (!add(Import, Error))
        return false;
    Standard.insert(Unit.StandardImports.begin(), Unit.StandardImports.end());
    Units.push_back(std::move(Unit));
    --Depth;
    return true;
  }

  std::vector<package::UnitFile> Units;
  std::set<std::string> Standard;

private:
  llvm::StringSet<> Seen;
  unsigned Depth = 0;
};

} // namespace

/// Writes the objects of the units to the work folder.
static bool unpack(const UnitGraph &Graph, const std::string &Folder,
                   build::Image &Program) {
  for (auto [I, Unit] : llvm::enumerate(Graph.Units)) {
    std::string File = Folder + "/u" + std::to_string(I) + ".o";
    if (llvm::Error E = llvm::writeToOutput(File, [&](llvm::raw_ostream &OS) {
          OS << Unit.Object;
          return llvm::Error::success();
        })) {
      printError(llvm::toString(std::move(E)));
      return false;
    }
    Program.Objects.push_back(File);
    // As Frontend::compile names packages main.
    bool IsMain = I + 1 == Graph.Units.size();
    Program.Packages.push_back(IsMain ? "main" : Unit.Path);
  }
  return true;
}

static int link(const CodeFlags &Code, const Invocation &Call,
                const std::string &Main, const std::string &Output) {
  UnitGraph Graph;
  std::string Error;
  if (!Graph.add(Main, Error)) {
    printError(Error);
    return Failure;
  }
  Workspace W;
  if (!W.open(BuildFlags(), Call, /*WithModules=*/false))
    return Failure;
  std::vector<const package::LoadedPackage *> Standard;
  for (const std::string &Path : Graph.Standard) {
    const package::LoadedPackage *P = W.Loader->loadDependency(Path, Error);
    if (!P) {
      printError(Error);
      return Failure;
    }
    Standard.push_back(P);
  }
  ProgramBuild Build(W, Code, Call);
  if (int Status = Build.compile(); Status >= 0)
    return Status;
  build::Image Program;
  if (!unpack(Graph, Build.folder().path(), Program))
    return Failure;
  int Status = Build.linkImage(std::move(Program), Standard, Main, Output);
  return Status < 0 ? int(Ok) : Status;
}

int driver::runLink(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  CodeFlags Code;
  std::string Output = "a.out";
  Flags.text("o", Output, "file", "write the program to file");
  Flags.ignoredText("L", "directory",
                    "where imports are; the units themselves tell (no effect)");
  Flags.ignoredText("importcfg", "file",
                    "where imports are; the units themselves tell (no effect)");
  Code.Link.addTo(Flags);
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (!Args.empty() && (Args[0] == "-V" || Args[0] == "-V=full")) {
    llvm::outs() << "link version zokor-" << zokorVersion() << '\n';
    return Ok;
  }
  if (int Status = parseFlags(Self, Flags, Args, false); Status >= 0)
    return Status;
  if (Args.size() != 1)
    return usageError(Self, "one file is wanted");
  if (int Status = Code.finish(Self); Status >= 0)
    return Status;
  return link(Code, Call, Args.front(), Output);
}

int driver::runPack(const Command &Self, const Invocation &Call) {
  llvm::ArrayRef<std::string> Args = Call.Args;
  FlagSet Flags;
  if (int Status = parseFlags(Self, Flags, Args, false); Status >= 0)
    return Status;
  if (Args.size() != 3 || (Args[0] != "c" && Args[0] != "r"))
    return usageError(Self, "wanted: c or r, an archive and one file");
  package::UnitFile Unit;
  std::string Error;
  if (package::readUnitFile(Args[2], Unit, Error) &&
      package::writeUnitFile(Unit, Args[1], Error))
    return Ok;
  printError(Error);
  return Failure;
}
