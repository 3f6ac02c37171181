//===- Program.cpp - What build, run and tool link share ------------------===//

#include "compiler/Driver/Program.h"

#include "compiler/Package/Paths.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

std::string driver::programName(const package::LoadedPackage &P) {
  if (P.Info.FromFiles) {
    StringRef Name = package::baseName(P.Matches.front());
    Name.consume_back(".go");
    return Name.str();
  }
  StringRef Path = P.Info.ImportPath, Name = package::baseName(Path);
  // The version of a module is not its name.
  StringRef Rest = Name;
  unsigned Version;
  if (Rest.consume_front("v") && !Rest.getAsInteger(10, Version) &&
      Version > 1 && Path.contains('/'))
    Name = package::baseName(package::parentPath(Path));
  return Name.str();
}

/// -X arguments as symbols and values.
static std::vector<std::pair<std::string, std::string>>
stringVariables(const LinkFlags &Link) {
  std::vector<std::pair<std::string, std::string>> Result;
  for (StringRef Set : Link.Strings) {
    auto [Symbol, Value] = Set.split('=');
    Result.push_back({Symbol.str(), Value.str()});
  }
  return Result;
}

int ProgramBuild::prepare(std::vector<const package::LoadedPackage *> Targets) {
  std::string Error;
  if (!W.Loader->loadDependency("runtime", Error)) {
    printError("package runtime: " + Error);
    return Failure;
  }
  if (!Folder.open(Code.KeepWork, Error)) {
    printError(Error);
    return Failure;
  }
  if (Code.KeepWork || Code.Commands || Code.DryRun)
    llvm::errs() << "WORK=" << Folder.path() << '\n';
  Code.setLanguages(W);
  build::Settings S;
  S.OptionsFor = [this](const package::LoadedPackage &P) {
    return Code.optionsFor(P, W.Context);
  };
  S.Jobs = Code.numJobs();
  S.Rebuild = Code.Rebuild;
  S.Verbose = Code.Verbose;
  S.Commands = Code.Commands;
  S.DryRun = Code.DryRun;
  S.TrimPath = Code.TrimPath;
  S.KeepGoing = !Targets.empty();
  S.Targets = std::move(Targets);
  S.Strings = stringVariables(Code.Link);
  S.WorkFolder = Folder.path();
  S.CacheFolder =
      FillShared ? Call.SharedObjects : build::ObjectCache::defaultFolder();
  // Without a cache everything is to be compiled.
  if (!S.CacheFolder.empty())
    S.SharedFolder = Call.SharedObjects;
  S.OnlyThese = FillShared;
  // Freeing a big session takes as long as filling it; the process ends soon.
  auto *F = new package::Frontend;
  Objects.emplace(*F, *W.Loader, W.Context, W.Table, std::move(S));
  Objects->computeKeys();
  return -1;
}

int ProgramBuild::compile(std::vector<const package::LoadedPackage *> Targets) {
  if (!Objects) {
    if (int Status = prepare(std::move(Targets)); Status >= 0)
      return Status;
  } else if (!Targets.empty()) {
    Objects->narrow(std::move(Targets));
  }
  bool Good = Objects->build();
  if (!Code.Timings.empty())
    build::printCosts(Objects->costs(), Code.Timings == "json", llvm::errs());
  return Good ? -1 : UsageError;
}

std::string ProgramBuild::programKey(const package::LoadedPackage &Main) {
  build::KeyBuilder Key;
  for (const package::LoadedPackage *P : Objects->initOrder({&Main}))
    Key.add(Objects->key(*P));
  for (const auto &[Symbol, Value] : stringVariables(Code.Link)) {
    Key.add(Symbol);
    Key.add(Value);
  }
  Key.add(uint64_t(Code.isPIE()));
  Key.add(uint64_t(Code.TrimPath));
  // The runtime is linked from an archive.
  llvm::sys::fs::file_status Runtime;
  if (!llvm::sys::fs::status(Call.RuntimeFolder + "/libzokorrt.a", Runtime)) {
    Key.add(Runtime.getSize());
    Key.add(
        uint64_t(Runtime.getLastModificationTime().time_since_epoch().count()));
  }
  return Key.key();
}

int ProgramBuild::linkImage(
    build::Image Program,
    const std::vector<const package::LoadedPackage *> &Roots, StringRef Title,
    const std::string &Output) {
  std::vector<std::string> Files, Paths;
  for (const package::LoadedPackage *P : Objects->initOrder(Roots)) {
    Files.push_back(Objects->objectFile(*P));
    Paths.push_back(build::symbolPath(*P).str());
  }
  Program.Objects.insert(Program.Objects.begin(), Files.begin(), Files.end());
  Program.Packages.insert(Program.Packages.begin(), Paths.begin(), Paths.end());
  // Package runtime shows these to the program.
  std::string Release = package::findRelease(W.Context.GOROOT);
  Program.Strings = {
      {"runtime.buildVersion", Release.empty() ? W.Context.Version : Release}};
  if (!Code.TrimPath)
    Program.Strings.push_back({"runtime.defaultGOROOT", W.Context.GOROOT});
  llvm::append_range(Program.Strings, stringVariables(Code.Link));
  Program.RuntimeFolder = Call.RuntimeFolder;
  Program.PIE = Code.isPIE();
  Program.StripSymbols = Code.Link.StripSymbols;
  Program.StripDebug = Code.Link.StripDebug;
  if (Code.Commands || Code.DryRun)
    llvm::errs() << "zokor tool link -o " << Output << ' '
                 << Program.Objects.back() << '\n';
  std::string Error;
  if (Code.DryRun || build::linkProgram(Program, Folder.path(), Output, Error))
    return -1;
  llvm::errs() << "# " << Title << '\n' << Error;
  for (const package::LoadedPackage *P : Objects->initOrder(Roots))
    if (!P->Info.Standard && !P->Info.SFiles.empty())
      llvm::errs() << "note: zokor does not assemble Go's dialect; left out "
                      "were files of "
                   << P->Info.ImportPath << ": "
                   << llvm::join(P->Info.SFiles, " ") << '\n';
  return UsageError;
}

int ProgramBuild::link(const package::LoadedPackage &Main,
                       const std::string &Output) {
  return linkImage({}, {&Main}, Main.Info.ImportPath, Output);
}
