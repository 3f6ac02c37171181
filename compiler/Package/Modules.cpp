//===- Modules.cpp - The modules of a build -------------------------------===//
//
// Since go 1.17 the main module's go.mod names every module that a build can
// need, so its requirements are final unless an older go.mod takes part;
// following the others as well changes nothing and only costs reading their
// go.mod files. The graph is walked only when an import path is met that
// belongs neither to GOROOT nor to a main module.
//
//===----------------------------------------------------------------------===//

#include "compiler/Package/Modules.h"

#include "compiler/Package/Paths.h"
#include "compiler/Package/Scan.h"
#include "compiler/Package/Semver.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

#include <set>

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

std::string package::findUpwards(StringRef Dir, StringRef Name) {
  std::string D = Dir.str();
  while (true) {
    if (isRegularFile(joinPath(D, Name)))
      return D;
    std::string Up = parentPath(D).str();
    if (D == "/" || D.empty())
      return "";
    D = Up.empty() ? "/" : Up;
  }
}

/// Reads a module file; false and the message of the go command on failure.
static bool readModFile(StringRef Path, bool IsWork, bool Lenient, ModFile &Out,
                        std::string &Error) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer) {
    Error = "open " + Path.str() + ": " + errorText(Buffer.getError());
    return false;
  }
  std::vector<std::string> Errors;
  if (parseModFile((*Buffer)->getBuffer(), Path, IsWork, Lenient, Out, Errors))
    return true;
  Error = "errors parsing " + baseName(Path).str() + ":\n" +
          llvm::join(Errors, "\n");
  return false;
}

//===----------------------------------------------------------------------===//
// Main modules
//===----------------------------------------------------------------------===//

bool Modules::load(std::string &Error) {
  if (!enabled())
    return true;
  if (C.GOWORK.empty()) {
    std::string Dir = findUpwards(C.WorkDir, "go.work");
    if (!Dir.empty())
      WorkFile = joinPath(Dir, "go.work");
  } else if (C.GOWORK != "off") {
    WorkFile = joinPath(C.WorkDir, C.GOWORK);
  }
  std::string ModDir = findUpwards(C.WorkDir, "go.mod");
  if (!ModDir.empty())
    ModPath = joinPath(ModDir, "go.mod");
  if (!WorkFile.empty())
    return loadWork(Error) && chooseVendoring(Error);
  // GOROOT/src and GOROOT/src/cmd have a go.mod too, but their packages are
  // the standard library's.
  if (ModDir.empty() || C.inRootSource(realPath(ModDir)) ||
      C.inRootSource(ModDir))
    return true;
  std::string File =
      C.ModFile.empty() ? ModPath : joinPath(C.WorkDir, C.ModFile);
  return loadMain(ModDir, File, Error) && chooseVendoring(Error);
}

bool Modules::loadMain(StringRef Dir, StringRef GoMod, std::string &Error) {
  ModFile File;
  if (!readModFile(GoMod, false, false, File, Error))
    return false;
  if (File.ModulePath.empty()) {
    Error = "no module declaration in go.mod. To specify the module path:\n"
            "\tgo mod edit -module=example.com/mod";
    return false;
  }
  Module M;
  M.Path = File.ModulePath;
  M.Dir = Dir.str();
  M.GoMod = GoMod.str();
  M.GoVersion = File.GoVersion.empty() ? "1.16" : File.GoVersion;
  M.Main = true;
  for (const Module &Other : Mains)
    if (Other.Path == M.Path) {
      Error = "module " + M.Path + " appears multiple times in workspace";
      return false;
    }
  Mains.push_back(std::move(M));
  MainFiles.push_back(std::move(File));
  return true;
}

bool Modules::loadWork(std::string &Error) {
  if (!readModFile(WorkFile, true, false, Work, Error))
    return false;
  StringRef Dir = parentPath(WorkFile);
  for (const std::string &Use : Work.Uses) {
    std::string ModDir = joinPath(Dir, Use);
    if (!loadMain(ModDir, joinPath(ModDir, "go.mod"), Error))
      return false;
  }
  return true;
}

bool Modules::chooseVendoring(std::string &Error) {
  StringRef Flag = C.ModFlag;
  if (!Flag.empty() && Flag != "mod" && Flag != "readonly" &&
      Flag != "vendor") {
    Error = "-mod=" + Flag.str() +
            " not supported (can be '', 'mod', 'readonly', or 'vendor')";
    return false;
  }
  if (inWorkspace()) {
    if (Flag.empty() || Flag == "readonly")
      return true;
    Error = "-mod may only be set to readonly when in workspace mode, but it "
            "is set to \"" +
            Flag.str() +
            "\"\n\tRemove the -mod flag to use the default readonly value,"
            "\n\tor set GOWORK=off to disable workspace mode.";
    return false;
  }
  const Module &M = Mains.front();
  Vendoring = Flag == "vendor" ||
              (Flag.empty() && goMinor(MainFiles.front().GoVersion) >= 14 &&
               isDirectory(M.Dir + "/vendor"));
  if (!Vendoring)
    return true;
  auto Buffer = llvm::MemoryBuffer::getFile(M.Dir + "/vendor/modules.txt");
  if (Buffer)
    Vendor = parseVendorList((*Buffer)->getBuffer());
  for (const VendorList::Module &V : Vendor.Modules) {
    Module N;
    N.Path = V.Mod.Path;
    N.Version = V.Mod.Version;
    N.GoVersion = V.GoVersion.empty() ? "1.16" : V.GoVersion;
    N.Indirect = !V.Explicit;
    N.ReplacePath = V.Replacement.Path;
    N.ReplaceVersion = V.Replacement.Version;
    VendorModules.push_back(std::move(N));
  }
  std::string Wrong = vendorInconsistencies(MainFiles.front());
  if (Wrong.empty())
    return true;
  Error = "inconsistent vendoring in " + M.Dir + ":" + Wrong +
          "\n\n\tTo ignore the vendor directory, use -mod=readonly or "
          "-mod=mod.\n\tTo sync the vendor directory, run:\n\t\tgo mod vendor";
  return false;
}

std::string Modules::vendorInconsistencies(const ModFile &File) const {
  std::string Wrong;
  auto Add = [&](const ModuleVersion &M, const std::string &Text) {
    Wrong += "\n\t" + M.str() + ": " + Text;
  };
  if (goMinor(File.GoVersion) < 14)
    return "";
  for (const ModFile::Require &R : File.Requires) {
    const VendorList::Module *V = Vendor.find(R.Mod.Path, R.Mod.Version);
    if (!V || !V->Explicit)
      Add(R.Mod, "is explicitly required in go.mod, but not marked as explicit "
                 "in vendor/modules.txt");
  }
  for (const ModFile::Replace &R : File.Replaces) {
    const VendorList::Module *V = Vendor.find(R.Old.Path, R.Old.Version);
    if (!V || !V->Replaced)
      Add(R.Old, "is replaced in go.mod, but not marked as replaced in "
                 "vendor/modules.txt");
    else if (V->Replacement != R.New)
      Add(R.Old, "is replaced by " + R.New.str() +
                     " in go.mod, but marked as replaced by " +
                     V->Replacement.str() + " in vendor/modules.txt");
  }
  for (const VendorList::Module &V : Vendor.Modules) {
    if (V.Explicit && llvm::none_of(File.Requires, [&](const auto &R) {
          return R.Mod == V.Mod;
        }))
      Add(V.Mod, "is marked as explicit in vendor/modules.txt, but not "
                 "explicitly required in go.mod");
    if (V.Replaced && !File.replacement(V.Mod.Path, V.Mod.Version))
      Add(V.Mod, "is marked as replaced in vendor/modules.txt, but not "
                 "replaced in go.mod");
  }
  return Wrong;
}

//===----------------------------------------------------------------------===//
// Minimal version selection
//===----------------------------------------------------------------------===//

/// The replacement that go.work or a main module's go.mod gives; From becomes
/// the directory that relative paths start at.
const ModFile::Replace *Modules::replacement(const ModuleVersion &M,
                                             std::string &From) const {
  if (const auto *R = Work.replacement(M.Path, M.Version)) {
    From = parentPath(WorkFile).str();
    return R;
  }
  for (size_t I = 0; I < Mains.size(); ++I)
    if (const auto *R = MainFiles[I].replacement(M.Path, M.Version)) {
      From = Mains[I].Dir;
      return R;
    }
  return nullptr;
}

/// Raises the selected versions; what was raised has to be visited.
void Modules::visitRequirements(const ModFile &File, bool Root,
                                std::vector<ModuleVersion> &Todo) {
  for (const ModFile::Require &R : File.Requires) {
    if (llvm::any_of(Mains,
                     [&](const Module &M) { return M.Path == R.Mod.Path; }))
      continue;
    if (llvm::any_of(MainFiles, [&](const ModFile &F) {
          return llvm::is_contained(F.Excludes, R.Mod);
        }))
      continue;
    std::string &Version = Versions[R.Mod.Path];
    if (Version.empty() || compareSemver(R.Mod.Version, Version) > 0)
      Version = R.Mod.Version;
    Todo.push_back(R.Mod);
  }
}

void Modules::select() {
  if (Selected)
    return;
  Selected = true;
  std::vector<ModuleVersion> Todo;
  bool Pruned = true;
  for (const ModFile &File : MainFiles) {
    visitRequirements(File, true, Todo);
    Pruned &= goMinor(File.GoVersion) >= 17;
  }
  // A complete list of requirements needs no walk.
  if (Pruned && Mains.size() == 1)
    return;
  std::set<std::string> Seen;
  while (!Todo.empty()) {
    ModuleVersion M = Todo.back();
    Todo.pop_back();
    if (!Seen.insert(M.str()).second)
      continue;
    if (const ModFile *File = requirementsOf(M))
      visitRequirements(*File, false, Todo);
  }
}

/// The go.mod of a dependency; null if it is nowhere on this machine (then
/// its requirements cannot be known, and a missing package is reported when
/// it is imported).
const ModFile *Modules::requirementsOf(const ModuleVersion &M) {
  Loaded &L = Cache[M.str()];
  std::string From, Why, Path;
  ModuleVersion Source = M;
  if (const auto *R = replacement(M, From)) {
    Source = R->New;
    if (Source.Version.empty())
      Path = joinPath(joinPath(From, Source.Path), "go.mod");
  }
  if (Path.empty())
    Path = C.GOMODCACHE + "/cache/download/" + escapeModulePath(Source.Path) +
           "/@v/" + escapeModulePath(Source.Version) + ".mod";
  if (!isRegularFile(Path))
    return nullptr;
  L.File = ModFile();
  return readModFile(Path, false, true, L.File, Why) ? &L.File : nullptr;
}

/// Finds the directory of a module that is not a main one.
Modules::Loaded &Modules::fetch(const ModuleVersion &M) {
  Loaded &L = Cache[M.str()];
  if (L.Fetched)
    return L;
  L.Fetched = true;
  L.Mod.Path = M.Path;
  L.Mod.Version = M.Version;
  for (const ModFile &File : MainFiles)
    for (const ModFile::Require &R : File.Requires)
      if (R.Mod == M)
        L.Mod.Indirect = R.Indirect;
  locate(M, L);
  return L;
}

void Modules::locate(const ModuleVersion &M, Loaded &L) {
  ModuleVersion Source = M;
  std::string From, Why;
  L.File = ModFile();
  if (const auto *R = replacement(M, From)) {
    Source = R->New;
    L.Mod.ReplacePath = R->New.Path;
    L.Mod.ReplaceVersion = R->New.Version;
  }
  std::string Name = M.str();
  if (!L.Mod.ReplacePath.empty())
    Name += " (replaced by " + Source.str() + ")";
  if (!L.Mod.ReplacePath.empty() && Source.Version.empty()) {
    L.Mod.Dir = joinPath(From, Source.Path);
    L.Mod.GoMod = joinPath(L.Mod.Dir, "go.mod");
    if (!isDirectory(L.Mod.Dir))
      L.Error = M.str() + ": replacement directory " + Source.Path +
                " does not exist";
    else if (!readModFile(L.Mod.GoMod, false, true, L.File, Why))
      L.Error =
          Name + ": reading " + joinPath(Source.Path, "go.mod") + ": " + Why;
  } else {
    L.Mod.Dir = C.GOMODCACHE + "/" + escapeModulePath(Source.Path) + "@" +
                escapeModulePath(Source.Version);
    if (!isDirectory(L.Mod.Dir))
      L.Error = Name + ": not in the module cache (" + C.GOMODCACHE +
                "); to download it:\n\tgo mod download " + Source.Path;
    L.Mod.GoMod = C.GOMODCACHE + "/cache/download/" +
                  escapeModulePath(Source.Path) + "/@v/" +
                  escapeModulePath(Source.Version) + ".mod";
    if (!isRegularFile(L.Mod.GoMod))
      L.Mod.GoMod = joinPath(L.Mod.Dir, "go.mod");
    // A module from before modules has no go.mod, which is fine.
    if (isRegularFile(L.Mod.GoMod))
      readModFile(L.Mod.GoMod, false, true, L.File, Why);
  }
  L.Mod.GoVersion = L.File.GoVersion.empty() ? "1.16" : L.File.GoVersion;
}

//===----------------------------------------------------------------------===//
// Finding packages
//===----------------------------------------------------------------------===//

/// Is Path a package of M? Dir becomes where it would be.
bool Modules::holdsPackage(StringRef Path, const Module &M,
                           std::string &Dir) const {
  if (!hasPathPrefix(Path, M.Path))
    return false;
  Dir = joinPath(M.Dir, belowPath(Path, M.Path));
  bool OnDisk = M.Main || (!M.ReplacePath.empty() && M.ReplaceVersion.empty());
  // A go.mod on the way makes it part of another module.
  if (OnDisk)
    for (std::string D = Dir; D.size() > M.Dir.size(); D = parentPath(D).str())
      if (isRegularFile(joinPath(D, "go.mod")))
        return false;
  return hasGoFiles(Dir);
}

ModulePackage Modules::findVendored(StringRef Path) {
  const Module &M = Mains.front();
  std::string MainDir, VendorDir = joinPath(M.Dir + "/vendor", Path);
  bool InMain = holdsPackage(Path, M, MainDir);
  bool InVendor = hasGoFiles(VendorDir);
  if (InMain && InVendor)
    return {nullptr, "",
            "ambiguous import: found package " + Path.str() +
                " in multiple directories:\n\t" + MainDir + "\n\t" + VendorDir};
  if (InMain || (!InVendor && hasPathPrefix(Path, M.Path)))
    return {&M, MainDir, ""};
  auto It = Vendor.Packages.find(Path);
  if (It != Vendor.Packages.end())
    return {&VendorModules[It->second], VendorDir, ""};
  if (InVendor)
    return {nullptr, "",
            "cannot find module providing package " + Path.str() +
                ": import lookup disabled by -mod=vendor\n\t(" + VendorDir +
                " is not listed in vendor/modules.txt)"};
  return {nullptr, "", "cannot find package \".\" in:\n\t" + VendorDir};
}

std::string Modules::missing(StringRef Path) const {
  if (isStandardImportPath(Path))
    return "package " + Path.str() + " is not in GOROOT (" + C.rootSource() +
           "/" + Path.str() + ")";
  std::string Text = "no required module provides package " + Path.str();
  if (!hasMain())
    return Text + ": go.mod file not found in current directory or any parent "
                  "directory; see 'go help modules'";
  return Text + "; to add it:\n\tgo get " + Path.str();
}

ModulePackage Modules::find(StringRef Path) {
  if (Vendoring)
    return findVendored(Path);
  std::vector<std::pair<const Module *, std::string>> Found;
  std::string Dir;
  for (const Module &M : Mains)
    if (holdsPackage(Path, M, Dir))
      Found.push_back({&M, Dir});
  select();
  for (std::string Prefix = Path.str(); !Prefix.empty();
       Prefix = parentPath(Prefix).str()) {
    auto It = Versions.find(Prefix);
    if (It == Versions.end())
      continue;
    Loaded &L = fetch({It->first, It->second});
    if (!L.Error.empty() && Found.empty())
      return {nullptr, "", L.Error};
    if (L.Error.empty() && holdsPackage(Path, L.Mod, Dir))
      Found.push_back({&L.Mod, Dir});
  }
  if (Found.empty())
    return {nullptr, "", missing(Path)};
  if (Found.size() == 1)
    return {Found[0].first, Found[0].second, ""};
  std::string Text =
      "ambiguous import: found package " + Path.str() + " in multiple modules:";
  for (auto &[M, Where] : llvm::reverse(Found))
    Text += "\n\t" + M->Path + (M->Version.empty() ? "" : " " + M->Version) +
            " (" + Where + ")";
  return {nullptr, "", Text};
}

std::string Modules::importPathOf(StringRef Dir, std::string &Error) {
  for (const Module &M : Mains) {
    if (!hasPathPrefix(Dir, M.Dir))
      continue;
    StringRef Below = belowPath(Dir, M.Dir);
    if (StringRef Vendored = Below; Vendored.consume_front("vendor/")) {
      if (!Vendoring)
        Error = "without -mod=vendor, directory " + Dir.str() +
                " has no package path";
      else if (!Vendor.Packages.count(Vendored))
        Error = "directory " + Dir.str() +
                " is not a package listed in vendor/modules.txt";
      return Error.empty() ? Vendored.str() : "";
    }
    std::string Path = Below.empty() ? M.Path : M.Path + "/" + Below.str(),
                Found;
    if (Below.empty() || holdsPackage(Path, M, Found))
      return Path;
    Error = "main module (" + M.Path + ") does not contain package " + Path;
  }
  if (!Error.empty())
    return "";
  for (const Module *M : all())
    if (!M->Main && !M->Dir.empty() && hasPathPrefix(Dir, M->Dir)) {
      StringRef Below = belowPath(Dir, M->Dir);
      return Below.empty() ? M->Path : M->Path + "/" + Below.str();
    }
  std::string Shown = shortPath(C.WorkDir, Dir);
  std::string Root = findUpwards(Dir, "go.mod");
  if (!hasMain())
    Error = "go.mod file not found in current directory or any parent "
            "directory; see 'go help modules'";
  else if (inWorkspace() && !Root.empty())
    Error = "directory " + Shown +
            " is contained in a module that is not one of the workspace "
            "modules listed in go.work. You can add the module to the "
            "workspace using go work use " +
            shortPath(C.WorkDir, Root);
  else if (inWorkspace())
    Error = "directory " + Shown +
            " outside modules listed in go.work or their selected dependencies";
  else
    Error = "directory " + Shown +
            " outside main module or its selected dependencies";
  return "";
}

std::vector<const Module *> Modules::all() {
  std::vector<const Module *> Result;
  for (const Module &M : Mains)
    Result.push_back(&M);
  if (Vendoring) {
    for (const Module &M : VendorModules)
      Result.push_back(&M);
    return Result;
  }
  select();
  for (auto &[Path, Version] : Versions)
    if (Loaded &L = fetch({Path, Version}); L.Error.empty())
      Result.push_back(&L.Mod);
  return Result;
}
