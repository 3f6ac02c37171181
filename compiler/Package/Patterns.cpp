//===- Patterns.cpp - Package patterns ------------------------------------===//

#include "compiler/Package/Patterns.h"

#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"

#include <set>

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Matching
//===----------------------------------------------------------------------===//

/// Stands for the path element "vendor" where no wildcard may match it.
static constexpr char VendorChar = '\0';

/// Replaces each element "vendor" by VendorChar.
static std::string hideVendor(StringRef Path) {
  llvm::SmallVector<StringRef, 16> Elems;
  Path.split(Elems, '/');
  std::string Result;
  for (size_t I = 0; I < Elems.size(); ++I) {
    if (I)
      Result += '/';
    if (Elems[I] == "vendor")
      Result += VendorChar;
    else
      Result += Elems[I];
  }
  return Result;
}

/// Glob matching with `...` for any text without VendorChar. Linear: only the
/// last wildcard met has to be tried again.
static bool matchGlob(StringRef Pattern, StringRef Name) {
  size_t P = 0, N = 0, RetryP = StringRef::npos, RetryN = 0;
  while (N < Name.size() || P < Pattern.size()) {
    if (Pattern.substr(P).starts_with("...")) {
      P += 3;
      RetryP = P;
      RetryN = N;
    } else if (P < Pattern.size() && N < Name.size() && Pattern[P] == Name[N]) {
      ++P;
      ++N;
    } else if (RetryP != StringRef::npos && RetryN < Name.size() &&
               Name[RetryN] != VendorChar) {
      P = RetryP;
      N = ++RetryN;
    } else {
      return false;
    }
  }
  return true;
}

bool package::matchesPattern(StringRef Pattern, StringRef Name) {
  if (Pattern.contains(VendorChar) || Name.contains(VendorChar))
    return false;
  std::string P = hideVendor(Pattern), N = hideVendor(Name);
  StringRef Stem = P;
  if (Stem.consume_back("/...")) {
    // x/vendor/... does not match x/vendor, unlike other names.
    if (N == Stem && baseName(Stem) != StringRef(&VendorChar, 1))
      return true;
    if (Stem.contains("...") && matchGlob(Stem, N))
      return true;
  }
  return matchGlob(P, N);
}

/// Could a name below the directory Name match?
static bool treeCanMatch(StringRef Pattern, StringRef Name) {
  size_t Dots = Pattern.find("...");
  StringRef Stem = Pattern.take_front(Dots);
  return (Name.size() <= Stem.size() && hasPathPrefix(Stem, Name)) ||
         (Dots != StringRef::npos && Name.starts_with(Stem));
}

//===----------------------------------------------------------------------===//
// Walking
//===----------------------------------------------------------------------===//

/// Directories that patterns never enter.
static bool isHiddenElement(StringRef Elem) {
  return Elem.starts_with(".") || Elem.starts_with("_") || Elem == "testdata";
}

/// Calls Visit with every directory below Dir (not Dir itself), in order of
/// names; Visit says whether to go down into it. Symbolic links are not
/// followed.
static void walk(StringRef Dir, llvm::function_ref<bool(StringRef Path)> Visit,
                 unsigned Depth = 0) {
  std::vector<std::string> Names;
  std::string Error;
  if (Depth > 200 || !listDirectory(Dir, Names, Error))
    return;
  for (const std::string &Name : Names) {
    if (isHiddenElement(Name) || StringRef(Name).ends_with(".go"))
      continue;
    std::string Path = Dir.str() + "/" + Name;
    if (llvm::sys::fs::is_symlink_file(Path) || !isDirectory(Path))
      continue;
    if (Visit(Path))
      walk(Path, Visit, Depth + 1);
  }
}

void PatternExpander::walkStandard(PatternMatch &M, Filter HasPackage) {
  StringRef Pattern = M.Pattern;
  std::string Source = C.rootSource();
  bool Std = Pattern == "std", Cmd = Pattern == "cmd";
  std::set<std::string> Found;
  auto Consider = [&](StringRef Path) {
    std::string Dir = Res.standardDirectory(Path);
    if (Dir.empty() || Path == "builtin" || Path == "runtime/cgo")
      return;
    Resolved R;
    R.ImportPath = Path.str();
    R.Dir = Dir;
    R.Standard = true;
    if (HasPackage(R) && Found.insert(R.ImportPath).second)
      M.Packages.push_back(R);
  };
  auto Matches = [&](StringRef Path) {
    bool IsCmd = hasPathPrefix(Path, "cmd");
    return Std ? !IsCmd : Cmd ? IsCmd : matchesPattern(Pattern, Path);
  };
  auto Visit = [&](StringRef Dir) {
    StringRef Path = belowPath(Dir, Source);
    if (Std && Path == "cmd")
      return false;
    if (Cmd ? !hasPathPrefix(Path, "cmd")
            : !Std && !treeCanMatch(Pattern, Path))
      return false;
    if (Matches(Path))
      Consider(Path);
    return true;
  };
  walk(Source, Visit);
  // Packages that only the overlay has.
  for (auto &[Path, Entry] : Table.entries())
    if (Entry.Replaced && !Found.count(Path) && Matches(Path))
      Consider(Path);
  llvm::sort(M.Packages, [](const Resolved &A, const Resolved &B) {
    return A.ImportPath < B.ImportPath;
  });
}

void PatternExpander::walkModule(PatternMatch &M, const Module &Mod,
                                 Filter HasPackage) {
  StringRef Pattern = M.Pattern;
  bool All = Pattern == "all";
  auto Consider = [&](StringRef Dir, StringRef Path) {
    if (!All && !matchesPattern(Pattern, Path))
      return;
    Resolved R;
    R.ImportPath = Path.str();
    R.Dir = Dir.str();
    R.InModule = &Mod;
    if (HasPackage(R))
      M.Packages.push_back(R);
  };
  if (Mod.Dir.empty() || (!All && !treeCanMatch(Pattern, Mod.Path) &&
                          !matchesPattern(Pattern, Mod.Path)))
    return;
  Consider(Mod.Dir, Mod.Path);
  walk(Mod.Dir, [&](StringRef Dir) {
    StringRef Below = belowPath(Dir, Mod.Dir);
    if (Below == "vendor" || isRegularFile(joinPath(Dir, "go.mod")))
      return false;
    std::string Path = Mod.Path + "/" + Below.str();
    if (!All && !treeCanMatch(Pattern, Path))
      return false;
    Consider(Dir, Path);
    return true;
  });
}

void PatternExpander::expandPaths(PatternMatch &M, Filter HasPackage) {
  bool Meta = M.Pattern == "std" || M.Pattern == "cmd";
  if (M.Pattern != "all")
    walkStandard(M, HasPackage);
  if (Meta)
    return;
  if (Mods.enabled()) {
    for (const Module *Mod : Mods.all())
      if (Mod->Main || M.Pattern != "all")
        walkModule(M, *Mod, HasPackage);
  } else {
    llvm::SmallVector<StringRef, 2> Roots;
    StringRef(C.GOPATH).split(Roots, ':', -1, false);
    for (StringRef Root : Roots) {
      std::string Source = joinPath(Root, "src");
      walk(Source, [&](StringRef Dir) {
        Resolved R;
        R.ImportPath = belowPath(Dir, Source).str();
        R.Dir = Dir.str();
        if ((M.Pattern == "all" || matchesPattern(M.Pattern, R.ImportPath)) &&
            HasPackage(R))
          M.Packages.push_back(R);
        return true;
      });
    }
  }
}

/// A wildcard over directories, such as `./...`.
void PatternExpander::expandDirectories(PatternMatch &M, Filter HasPackage) {
  std::string Absolute = joinPath(C.WorkDir, M.Pattern);
  StringRef Pattern = Absolute;
  StringRef Dir = parentPath(Pattern.take_front(Pattern.find("...")));
  if (Dir.empty())
    Dir = "/";
  StringRef Shown = M.Pattern;
  auto Fail = [&](const std::string &Text) {
    M.Errors.push_back("pattern " + Shown.str() + ": " + Text);
  };
  if (!isDirectory(Dir))
    return Fail("lstat " + shortPath(C.WorkDir, Dir) +
                ": no such file or directory");
  bool Standard = C.inRootSource(Dir) ||
                  hasPathPrefix(Dir, realPath(C.rootSource())) ||
                  (!C.Lib.empty() && hasPathPrefix(Dir, C.Lib));
  if (!Standard && Mods.enabled()) {
    std::string Root = findUpwards(Dir, "go.mod");
    bool Inside = llvm::any_of(Mods.all(), [&](const Module *Mod) {
      return !Mod->Dir.empty() && hasPathPrefix(Dir, Mod->Dir) &&
             (!Mod->Main || Mod->Dir == Root);
    });
    if (!Inside)
      return Fail("directory prefix " + shortPath(C.WorkDir, Dir) +
                  " does not contain " +
                  (Mods.inWorkspace()
                       ? "modules listed in go.work or their selected "
                         "dependencies"
                       : "main module or its selected dependencies"));
  }
  auto Consider = [&](StringRef Path) {
    if (!matchesPattern(Pattern, Path))
      return;
    Resolved R = Res.resolveDirectory(Path);
    if (R.Error.empty() && HasPackage(R))
      M.Packages.push_back(R);
  };
  Consider(Dir);
  walk(Dir, [&](StringRef Path) {
    if (!treeCanMatch(Pattern, Path))
      return false;
    if (!Standard && Mods.enabled() && isRegularFile(joinPath(Path, "go.mod")))
      return false;
    Consider(Path);
    return true;
  });
}

PatternMatch PatternExpander::expand(StringRef Pattern, Filter HasPackage) {
  PatternMatch M;
  M.Pattern = Pattern.str();
  bool Local = isLocalImport(Pattern) || Pattern.starts_with("/");
  bool Meta = Pattern == "std" || Pattern == "cmd" || Pattern == "all";
  bool Wild = Pattern.contains("...");
  if (Local && Wild) {
    expandDirectories(M, HasPackage);
  } else if (Meta || Wild) {
    expandPaths(M, HasPackage);
  } else if (Local) {
    M.Packages.push_back(Res.resolveDirectory(joinPath(C.WorkDir, Pattern)));
  } else {
    // `pkg/` is not an import path, but surely means pkg.
    M.Packages.push_back(Res.resolve(cleanPath(Pattern), nullptr));
  }
  if (M.Packages.empty() && M.Errors.empty())
    M.Warnings.push_back("\"" + M.Pattern + "\" matched no packages");
  return M;
}
