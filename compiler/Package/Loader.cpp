//===- Loader.cpp - The import graph --------------------------------------===//
//
// A depth-first walk from the packages named on the command line. Files are
// read by Scan, which looks no further than the imports; parsing and checking
// follow when the graph is known to be sound, so a missing package is reported
// before any mistake in the code, as the go command does.
//
//===----------------------------------------------------------------------===//

#include "compiler/Package/Loader.h"

#include "compiler/Package/Paths.h"
#include "compiler/Package/Scan.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Packages
//===----------------------------------------------------------------------===//

LoadedPackage &Loader::node(const Resolved &R) {
  LoadedPackage *&Slot = ByPath[R.ImportPath];
  if (Slot)
    return *Slot;
  Slot = &Packages.emplace_back();
  PackageInfo &Info = Slot->Info;
  Info.ImportPath = R.ImportPath;
  Info.Dir = R.Dir;
  Info.InModule = R.InModule;
  Info.Standard = R.Standard;
  Info.Local = R.Local;
  scan(*Slot);
  return *Slot;
}

/// Tests of a replaced package are those of GOROOT, except for files that the
/// overlay has under the same names.
static void addUpstreamTests(PackageInfo &Info, const TagSet &Tags,
                             const BuildContext &C) {
  std::string Dir = C.rootSource() + "/" + Info.ImportPath;
  // Package runtime's look into the insides of another runtime.
  if (Info.ImportPath == "runtime" || !hasGoFiles(Dir))
    return;
  PackageInfo Upstream;
  Upstream.ImportPath = Info.ImportPath;
  Upstream.Dir = Info.TestDir = Dir;
  scanDirectory(Upstream, Tags, C.WorkDir);
  auto Merge =
      [](std::vector<std::string> &Names, std::vector<SourceText> &Sources,
         std::vector<std::string> &Imports, std::vector<SourceText> &From) {
        for (SourceText &Source : From)
          if (!llvm::is_contained(Names, Source.Name)) {
            Names.push_back(Source.Name);
            for (const ImportSpec &I : Source.Header.Imports)
              if (!llvm::is_contained(Imports, I.Path))
                Imports.push_back(I.Path);
            Sources.push_back(std::move(Source));
          }
        llvm::sort(Names);
        llvm::sort(Imports);
        llvm::sort(Sources, [](const SourceText &A, const SourceText &B) {
          return A.Name < B.Name;
        });
      };
  Merge(Info.TestGoFiles, Info.TestSources, Info.TestImports,
        Upstream.TestSources);
  Merge(Info.XTestGoFiles, Info.XTestSources, Info.XTestImports,
        Upstream.XTestSources);
}

void Loader::scan(LoadedPackage &P) {
  PackageInfo &Info = P.Info;
  if (Info.ImportPath == "unsafe") {
    Info.Name = "unsafe";
    Info.GoFiles = {"unsafe.go"};
    return;
  }
  TagSet Tags = Table.tagsFor(C, Info.ImportPath, Info.Standard);
  const OverlayEntry *Entry =
      Info.Standard ? Table.find(Info.ImportPath) : nullptr;
  Info.Replaced = Entry && Entry->Replaced;
  if (Entry && !Entry->Files.empty())
    scanWithOverlay(Info, Tags, Table.directory(Info.ImportPath), Entry->Files,
                    C.WorkDir);
  else
    scanDirectory(Info, Tags, C.WorkDir);
  if (Info.Replaced)
    addUpstreamTests(Info, Tags, C);
}

void Loader::addRoot(LoadedPackage &P, StringRef Pattern) {
  if (!llvm::is_contained(P.Matches, Pattern))
    P.Matches.push_back(Pattern.str());
  if (P.Requested)
    return;
  P.Requested = true;
  Roots.push_back(&P);
}

/// A root that stands for a name that leads nowhere.
void Loader::addFailure(StringRef Pattern, const Resolved &R) {
  LoadedPackage &P = Packages.emplace_back();
  P.Info.ImportPath = R.ImportPath.empty() ? Pattern.str() : R.ImportPath;
  P.Info.Dir = R.Dir;
  P.Info.Error.emplace();
  P.Info.Error->Text = R.Error;
  addRoot(P, Pattern);
}

//===----------------------------------------------------------------------===//
// The command line
//===----------------------------------------------------------------------===//

void Loader::load(llvm::ArrayRef<std::string> Args, LoadOptions O) {
  Options = O;
  bool AnyFile = llvm::any_of(Args, [](StringRef Arg) {
    return Arg.ends_with(".go") && isRegularFile(Arg);
  });
  if (AnyFile)
    loadFiles(Args);
  else if (Args.empty())
    loadPattern(".");
  else
    for (const std::string &Arg : Args)
      loadPattern(Arg);
  // By index: `all` makes roots of what the walk finds.
  for (size_t I = 0; I < Roots.size(); ++I) {
    visit(*Roots[I]);
    if (llvm::is_contained(Roots[I]->Matches, "all"))
      for (LoadedPackage *Import : Roots[I]->Imports)
        if (Import)
          addRoot(*Import, "all");
  }
}

LoadedPackage *Loader::loadDependency(StringRef Path, std::string &Error) {
  Resolved R = Res.resolve(Path, nullptr);
  if (!R.Error.empty()) {
    Error = R.Error;
    return nullptr;
  }
  LoadedPackage &P = node(R);
  visit(P);
  if (P.Info.Error)
    Error = P.Info.Error->str();
  else if (!P.ImportErrors.empty())
    Error = P.ImportErrors.front().str();
  return Error.empty() ? &P : nullptr;
}

void Loader::loadFiles(llvm::ArrayRef<std::string> Files) {
  LoadedPackage &P = Packages.emplace_back();
  PackageInfo &Info = P.Info;
  Info.ImportPath = "command-line-arguments";
  Info.FromFiles = true;
  Info.Local = true;
  std::vector<std::string> Names;
  for (const std::string &File : Files) {
    if (!StringRef(File).ends_with(".go"))
      return Errors.push_back("named files must be .go files: " + File);
    std::string Path = joinPath(C.WorkDir, File);
    if (isDirectory(Path))
      return Errors.push_back(File + " is a directory, should be a Go file");
    if (!isRegularFile(Path))
      return Errors.push_back("stat " + File + ": no such file or directory");
    std::string Dir = parentPath(Path).str();
    if (!Info.Dir.empty() && Info.Dir != Dir)
      return Errors.push_back(
          "named files must all be in one directory; have " +
          shortPath(C.WorkDir, Info.Dir) + " and " + shortPath(C.WorkDir, Dir));
    Info.Dir = Dir;
    if (!llvm::is_contained(Names, baseName(Path)))
      Names.push_back(baseName(Path).str());
  }
  Info.Standard = C.inRootSource(Info.Dir);
  for (const Module &M : Mods.mains())
    if (hasPathPrefix(Info.Dir, M.Dir))
      Info.InModule = &M;
  scanFiles(Info, Names, Table.tagsFor(C, "", false), C.WorkDir);
  addRoot(P, Files.front());
  for (const std::string &File : Files)
    if (!llvm::is_contained(P.Matches, File))
      P.Matches.push_back(File);
}

void Loader::loadPattern(StringRef Pattern) {
  PatternExpander Expander(C, Table, Mods, Res);
  PatternMatch M = Expander.expand(
      Pattern, [this](const Resolved &R) { return !node(R).Info.NoGoFiles; });
  llvm::append_range(Errors, M.Errors);
  llvm::append_range(Warnings, M.Warnings);
  bool Wild = Pattern.contains("...") || Pattern == "all" || Pattern == "std" ||
              Pattern == "cmd";
  for (const Resolved &R : M.Packages) {
    if (!R.Error.empty()) {
      addFailure(Pattern, R);
      continue;
    }
    LoadedPackage &P = node(R);
    if (!(Wild && Options.ForBuild && P.Info.TestOnly))
      addRoot(P, Pattern);
  }
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

/// An error of the import declaration of Path in P.
LoadError Loader::importError(const LoadedPackage &P, StringRef Path,
                              std::string Text) const {
  LoadError E;
  E.ImportStack = Stack;
  E.Pos = P.Info.importPosition(Path, C.WorkDir);
  E.Text = std::move(Text);
  return E;
}

void Loader::visit(LoadedPackage &P) {
  if (P.State != LoadedPackage::New)
    return;
  P.State = LoadedPackage::Loading;
  PackageInfo &Info = P.Info;
  if (Info.TestOnly && Options.ForBuild && !Info.Error) {
    Info.Error.emplace();
    Info.Error->Text = "no non-test Go files in " + Info.Dir;
    Info.Error->AboutPackage = true;
  }
  // Any other error was found when the package was scanned; it belongs to the
  // chain of imports that leads here first.
  if (Info.Error && Info.Error->AboutPackage) {
    Info.Error->ImportStack = Stack;
    Info.Error->ImportStack.push_back(Info.ImportPath);
  }
  Stack.push_back(Info.ImportPath);
  for (const std::string &Path : Info.Imports)
    P.Imports.push_back(visitImport(P, Path, Info));
  Stack.pop_back();
  P.State = LoadedPackage::Done;
  Order.push_back(&P);
}

/// How many imports may lead from a root to a package: the walk is recursive.
static constexpr size_t MaxChain = 4000;

/// The package that Path means in P. As is where it is resolved: P's own, or
/// that of the package whose tests P holds.
LoadedPackage *Loader::visitImport(LoadedPackage &P, StringRef Path,
                                   PackageInfo &As) {
  if (Stack.size() > MaxChain) {
    P.ImportErrors.push_back(LoadError());
    P.ImportErrors.back().Text = P.Info.importPosition(Path, C.WorkDir) +
                                 ": the chain of imports is too long";
    return nullptr;
  }
  Resolved R = Res.resolve(Path, &As);
  if (!R.Error.empty()) {
    P.ImportErrors.push_back(importError(P, Path, R.Error));
    return nullptr;
  }
  if (R.ImportPath != Path)
    P.Info.ImportMap[Path] = R.ImportPath;
  LoadedPackage &Target = node(R);
  if (Target.State == LoadedPackage::Loading) {
    if (!Target.Info.Error) {
      LoadError E;
      E.ImportStack = Stack;
      E.ImportStack.push_back(Target.Info.ImportPath);
      E.Text = "import cycle not allowed";
      E.IsImportCycle = true;
      Target.Info.Error = std::move(E);
    }
    return nullptr;
  }
  // Errors of finding and choosing the files are shown at the first import.
  if (Target.State == LoadedPackage::New && Target.Info.Error &&
      !Target.Info.Error->AboutPackage && !Target.Requested) {
    Target.Info.Error->ImportStack = Stack;
    if (Target.Info.Error->Pos.empty())
      Target.Info.Error->Pos = P.Info.importPosition(Path, C.WorkDir);
  }
  visit(Target);
  return checkImport(P, Target, Path, As) ? &Target : nullptr;
}

/// May P import Target?
bool Loader::checkImport(LoadedPackage &P, LoadedPackage &Target,
                         StringRef Path, const PackageInfo &As) {
  if (Target.Info.Error)
    return true;
  if (std::string Why = Res.checkAccess(Target.Info, Path, As); !Why.empty()) {
    P.ImportErrors.push_back(importError(P, Path, Why));
    P.ImportErrors.back().AlwaysPrintStack = true;
    return false;
  }
  // Only its own external test may import a program.
  if (Target.Info.Name == "main" && &Target.Info != &As) {
    P.ImportErrors.push_back(
        importError(P, Path,
                    "import \"" + Path.str() +
                        "\" is a program, not an importable package"));
    return false;
  }
  return true;
}

std::vector<const LoadError *>
Loader::errors(llvm::ArrayRef<LoadedPackage *> Roots) {
  std::vector<const LoadError *> Result;
  llvm::SmallPtrSet<const LoadedPackage *, 32> Seen;
  std::vector<const LoadedPackage *> Todo(Roots.rbegin(), Roots.rend());
  while (!Todo.empty()) {
    const LoadedPackage *P = Todo.back();
    Todo.pop_back();
    if (!Seen.insert(P).second)
      continue;
    if (P->Info.Error)
      Result.push_back(&*P->Info.Error);
    for (const LoadError &E : P->ImportErrors)
      Result.push_back(&E);
    for (const LoadedPackage *Import : llvm::reverse(P->Imports))
      if (Import)
        Todo.push_back(Import);
  }
  return Result;
}
