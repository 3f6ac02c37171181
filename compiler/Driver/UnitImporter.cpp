//===- UnitImporter.cpp - Imports of `tool compile` -----------------------===//
//
// Where an import is looked for: in the -importcfg file if there is one, else
// as PATH.a or PATH.o below the -I directories, else in the standard library.
//
//===----------------------------------------------------------------------===//

#include "compiler/Driver/UnitImporter.h"

#include "compiler/Package/Constraint.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/StringSet.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

bool driver::readUnitSources(llvm::ArrayRef<std::string> Files,
                             package::Unit &Work, std::string &Error) {
  for (const std::string &Name : Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(Name);
    if (!Buffer) {
      Error = "open " + Name + ": " + package::errorText(Buffer.getError());
      return false;
    }
    package::Unit::File File{Name, std::move(*Buffer)};
    // gc's compile leaves constraints to the go command, but takes the
    // language version from them.
    std::string Ignored;
    package::fileConstraint(File.Buffer->getBuffer(), Ignored, File.GoMinor);
    Work.Files.push_back(std::move(File));
  }
  return true;
}

std::string UnitImporter::canonicalPath(StringRef Path,
                                        const ImportSettings &Settings,
                                        std::string &Error) const {
  if (Path == "main")
    Error = "cannot import \"main\"";
  else if (!Settings.Path.empty() && Path == Settings.Path)
    Error = "import \"" + Path.str() +
            "\" while compiling that package (import cycle)";
  else if (Path.starts_with("/"))
    Error = "import path cannot be absolute path";
  if (!Error.empty())
    return "";
  auto Mapped = Settings.ImportMap.find(Path.str());
  if (Mapped != Settings.ImportMap.end())
    return Mapped->second;
  if (package::isLocalImport(Path)) {
    if (Settings.NoLocal) {
      Error = "local imports disallowed";
      return "";
    }
    StringRef Prefix = Settings.LocalPrefix;
    return package::joinPath(Prefix.empty() ? W.Context.WorkDir : Prefix, Path);
  }
  if (std::string Clean = package::cleanPath(Path); Clean != Path)
    Error = "non-canonical import path \"" + Path.str() + "\" (should be \"" +
            Clean + "\")";
  return Path.str();
}

std::string UnitImporter::findFile(StringRef Path,
                                   const ImportSettings &Settings) const {
  if (Settings.UsesConfig) {
    auto It = Settings.PackageFiles.find(Path.str());
    return It == Settings.PackageFiles.end() ? "" : It->second;
  }
  std::vector<std::string> Dirs = Settings.Dirs;
  if (Path.starts_with("/"))
    Dirs = {""};
  for (const std::string &Dir : Dirs)
    for (StringRef Ext : {".a", ".o"}) {
      std::string File = package::joinPath(
          W.Context.WorkDir, package::joinPath(Dir, (Path + Ext).str()));
      if (package::isRegularFile(File))
        return File;
    }
  return "";
}

void UnitImporter::loadUnit(Result &R, StringRef Path) {
  package::UnitFile Unit;
  if (!package::readUnitFile(R.File, Unit, R.Error))
    return;
  package::Unit Work;
  Work.Path = Path.str();
  Work.GoVersion = Unit.Lang;
  Work.Std = Unit.Std;
  Work.SkipBodies = Work.AllowMissingBodies = true;
  if (!readUnitSources(Unit.Files, Work, R.Error))
    return;
  ImportSettings Settings;
  Settings.UsesConfig = true;
  for (const auto &[Import, File] : Unit.Imports) {
    // Local imports were resolved when the unit was compiled.
    package::UnitFile Target;
    if (!package::readUnitFile(File, Target, R.Error))
      return;
    Settings.PackageFiles[Target.Path] = File;
    Settings.ImportMap[Import] = Target.Path;
  }
  prepare(Work, Settings);
  Work.Import = importFunction(Settings);
  bool Ok = true;
  F.S.Diags.startPackage();
  R.Package = F.compile(std::move(Work), Ok);
  if (!Ok) {
    llvm::errs() << "# " << Path << '\n';
    F.S.Diags.flush(llvm::errs());
    R.Package = nullptr;
    R.Error = "errors in package";
  }
}

void UnitImporter::loadStandard(Result &R, StringRef Path) {
  if (!package::isStandardImportPath(Path)) {
    R.Error = "file not found";
    return;
  }
  std::string Why;
  package::LoadedPackage *P = W.Loader->loadDependency(Path, Why);
  if (!P) {
    // gc's words for the common case.
    R.Error =
        StringRef(Why).contains(" is not in GOROOT") ? "file not found" : Why;
    return;
  }
  F.checkAll(*W.Loader, W.Context, W.Table, llvm::errs());
  R.Package = P->Types;
  if (P->Failed || !P->Types)
    R.Error = "errors in package";
}

void UnitImporter::load(StringRef Path, const ImportSettings &Settings) {
  std::string Error, Canonical = canonicalPath(Path, Settings, Error);
  if (!Error.empty() || Path == "unsafe" || Path == "C")
    return;
  auto [It, New] = Known.try_emplace(Canonical);
  Result &R = It->second;
  if (!New)
    return;
  if (Depth > 500) {
    R.Error = "imports too deep";
    return;
  }
  // Until it is loaded, an import of it is a cycle.
  R.Error = "import cycle not allowed";
  Result Found;
  Found.File = findFile(Canonical, Settings);
  ++Depth;
  if (!Found.File.empty())
    loadUnit(Found, Canonical);
  else if (package::isLocalImport(Path))
    Found.Error = "file not found";
  else
    loadStandard(Found, Canonical);
  --Depth;
  R = std::move(Found);
}

void UnitImporter::prepare(const package::Unit &Work,
                           const ImportSettings &Settings) {
  for (const package::Unit::File &File : Work.Files) {
    package::FileHeader Header = package::readHeader(File.Buffer->getBuffer());
    for (const package::ImportSpec &Import : Header.Imports)
      load(Import.Path, Settings);
  }
}

void UnitImporter::found(const package::Unit &Work,
                         const ImportSettings &Settings,
                         package::UnitFile &Unit) {
  llvm::StringSet<> Seen;
  for (const package::Unit::File &File : Work.Files)
    for (const package::ImportSpec &Import :
         package::readHeader(File.Buffer->getBuffer()).Imports) {
      std::string Error, Path = canonicalPath(Import.Path, Settings, Error);
      auto It = Known.find(Path);
      if (It == Known.end() || !It->second.Package ||
          !Seen.insert(Import.Path).second)
        continue;
      if (It->second.File.empty())
        Unit.StandardImports.push_back(Path);
      else
        Unit.Imports.push_back({Import.Path, It->second.File});
    }
}

std::function<types::Package *(StringRef, Pos)>
UnitImporter::importFunction(const ImportSettings &Settings) {
  return [this, Settings](StringRef Path, Pos At) -> types::Package * {
    if (Path == "unsafe")
      return F.U.unsafePackage();
    std::string Error, Canonical = canonicalPath(Path, Settings, Error);
    auto It = Known.find(Canonical);
    if (Error.empty() && It != Known.end() && It->second.Package)
      return It->second.Package;
    if (Error.empty())
      Error = It != Known.end() ? It->second.Error : "file not found";
    F.S.Diags.error(At, diag::PackageNotFound,
                    "could not import " + Path.str() + " (" + Error + ")");
    return nullptr;
  };
}
