//===- Resolver.cpp - From import paths to directories --------------------===//
//
// In this order: the standard library's own vendored packages (for importers
// in GOROOT), the standard library with the overlay on top of it, and then
// the modules; or, in GOPATH mode, the workspaces of $GOPATH.
//
//===----------------------------------------------------------------------===//

#include "compiler/Package/Resolver.h"

#include "compiler/Package/Paths.h"
#include "compiler/Package/Scan.h"

#include "llvm/ADT/SmallVector.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

static Resolved failure(StringRef Path, std::string Error) {
  Resolved R;
  R.ImportPath = Path.str();
  R.Error = std::move(Error);
  return R;
}

std::string Resolver::standardDirectory(StringRef Path) {
  auto [It, New] = StandardDirs.try_emplace(Path);
  if (!New)
    return It->second;
  const OverlayEntry *Entry = Table.find(Path);
  std::string Dir = Entry && Entry->Replaced
                        ? Table.directory(Path)
                        : C.rootSource() + "/" + Path.str();
  if (Path == "unsafe" || hasGoFiles(Dir))
    It->second = Dir;
  return It->second;
}

Resolved Resolver::standard(StringRef Path, std::string Dir) {
  Resolved R;
  R.ImportPath = Path.str();
  R.Dir = std::move(Dir);
  R.Standard = true;
  return R;
}

/// Bytes that no import path may have (the specification lets a compiler
/// exclude them).
static bool hasForbiddenChar(StringRef Path) {
  for (unsigned char Ch : Path)
    if (Ch <= ' ' || Ch == 0x7f ||
        StringRef("!\"#$%&'()*,:;<=>?[\\]^{|}`").contains(char(Ch)))
      return true;
  return Path.empty() || Path.contains("\xEF\xBF\xBD");
}

Resolved Resolver::resolve(StringRef Path, const PackageInfo *Importer) {
  if (Path == "unsafe")
    return standard(Path, C.rootSource() + "/unsafe");
  if (hasForbiddenChar(Path))
    return failure(Path, "invalid import path: \"" + Path.str() + "\"");
  if (Path == "C")
    return failure(Path, "import \"C\": cgo is not supported");
  if (isLocalImport(Path))
    return resolveLocal(Path, Importer);
  if (Path.starts_with("/"))
    return failure(Path,
                   "\"" + Path.str() +
                       "\" is not a package path; see 'go help packages'");
  if (Path.contains('@'))
    return failure(Path, "import path \"" + Path.str() +
                             "\" should not have @version");
  if (std::string Why = checkImportPath(Path); !Why.empty())
    return failure(Path,
                   "malformed import path \"" + Path.str() + "\": " + Why);
  if (Importer && Importer->Standard && !isStandardImportPath(Path)) {
    bool Cmd = hasPathPrefix(Importer->ImportPath, "cmd");
    std::string Vendored = (Cmd ? "cmd/vendor/" : "vendor/") + Path.str();
    if (std::string Dir = standardDirectory(Vendored); !Dir.empty())
      return standard(Vendored, Dir);
  }
  if (isStandardImportPath(Path))
    if (std::string Dir = standardDirectory(Path); !Dir.empty())
      return standard(Path, Dir);
  if (!Mods.enabled())
    return resolveGopath(Path);
  ModulePackage Found = Mods.find(Path);
  Resolved R;
  R.ImportPath = Path.str();
  R.Dir = Found.Dir;
  R.InModule = Found.InModule;
  R.Error = Found.Error;
  return R;
}

Resolved Resolver::resolveLocal(StringRef Path, const PackageInfo *Importer) {
  if (!Importer)
    return resolveDirectory(joinPath(C.WorkDir, Path));
  if (Importer->Local && !Mods.enabled()) {
    std::string Dir = joinPath(Importer->Dir, Path);
    if (!hasGoFiles(Dir))
      return failure(Path, "cannot find package \".\" in:\n\t" + Dir);
    return resolveDirectory(Dir);
  }
  if (Importer->FromFiles)
    return failure(Path, "\"" + Path.str() +
                             "\" is relative, but relative import paths are "
                             "not supported in module mode");
  return failure(Path,
                 "local import \"" + Path.str() + "\" in non-local package");
}

Resolved Resolver::resolveGopath(StringRef Path) {
  std::string Root = C.rootSource() + "/" + Path.str();
  std::string Text = "cannot find package \"" + Path.str() +
                     "\" in any of:\n\t" + Root + " (from $GOROOT)";
  llvm::SmallVector<StringRef, 2> Roots;
  StringRef(C.GOPATH).split(Roots, ':', -1, false);
  for (size_t I = 0; I < Roots.size(); ++I) {
    std::string Dir = joinPath((Roots[I] + "/src").str(), Path);
    if (hasGoFiles(Dir)) {
      Resolved R;
      R.ImportPath = Path.str();
      R.Dir = Dir;
      return R;
    }
    Text += "\n\t" + Dir + (I == 0 ? " (from $GOPATH)" : "");
  }
  return failure(Path, Text);
}

Resolved Resolver::resolveDirectory(StringRef Dir) {
  Resolved R;
  R.Dir = Dir.str();
  // The standard library under whichever name it was reached; the overlay's
  // directory, too.
  for (const std::string &Root :
       {C.rootSource(), realPath(C.rootSource()), C.Lib}) {
    if (Root.empty() || !hasPathPrefix(Dir, Root) || Dir == Root)
      continue;
    StringRef Path = belowPath(Dir, Root);
    std::string Found = standardDirectory(Path);
    return standard(Path, Found.empty() ? Dir.str() : Found);
  }
  if (!isDirectory(Dir)) {
    bool Exists = isRegularFile(Dir);
    return failure(Dir, Exists ? Dir.str() + " is not a directory"
                               : "stat " + Dir.str() + ": directory not found");
  }
  if (!hasGoFiles(Dir)) {
    std::vector<std::string> Names;
    std::string Why;
    if (listDirectory(Dir, Names, Why))
      Why = "no Go files in " + Dir.str();
    return failure(Dir, Why);
  }
  if (!Mods.enabled()) {
    llvm::SmallVector<StringRef, 2> Roots;
    StringRef(C.GOPATH).split(Roots, ':', -1, false);
    for (StringRef Root : Roots)
      if (std::string Src = joinPath(Root, "src");
          hasPathPrefix(Dir, Src) && Dir != Src) {
        R.ImportPath = belowPath(Dir, Src).str();
        return R;
      }
    R.ImportPath = "_" + Dir.str();
    R.Local = true;
    return R;
  }
  R.ImportPath = Mods.importPathOf(Dir, R.Error);
  if (!R.Error.empty())
    return R;
  // Not a search by path: another module could hold a package of that name.
  for (const Module *M : Mods.all())
    if (!M->Dir.empty() && hasPathPrefix(Dir, M->Dir) &&
        (!R.InModule || R.InModule->Dir.size() < M->Dir.size()))
      R.InModule = M;
  return R;
}

//===----------------------------------------------------------------------===//
// Who may import what
//===----------------------------------------------------------------------===//

/// The part of an import path before its last "internal" element; false if it
/// has none.
static bool findInternal(StringRef Path, StringRef &Parent) {
  for (StringRef P = Path; !P.empty(); P = parentPath(P))
    if (baseName(P) == "internal") {
      Parent = parentPath(P);
      return true;
    }
  return false;
}

std::string Resolver::checkAccess(const PackageInfo &Target, StringRef Path,
                                  const PackageInfo &Importer) {
  StringRef Parent;
  if (Target.Standard && !Importer.Standard && Path.starts_with("vendor/"))
    return "must be imported as " + Path.drop_front(7).str();
  if (!findInternal(Target.ImportPath, Parent))
    return "";
  std::string Text =
      "use of internal package " + Target.ImportPath + " not allowed";
  if (Target.Standard) {
    bool Inside =
        Importer.Standard && hasPathPrefix(Importer.ImportPath, Parent);
    // Files of GOROOT that are named on the command line count as well.
    bool InRoot = hasPathPrefix(Importer.Dir, joinPath(C.rootSource(), Parent));
    return Inside || InRoot ? "" : Text;
  }
  if (!Target.InModule) {
    StringRef Dir;
    findInternal(Target.Dir, Dir);
    return hasPathPrefix(Importer.Dir, Dir) ? "" : Text;
  }
  std::string From = Importer.ImportPath, Ignored;
  if (Importer.FromFiles)
    From = Mods.importPathOf(Importer.Dir, Ignored);
  return hasPathPrefix(From, Parent) ? "" : Text;
}
