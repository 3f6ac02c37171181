//===- Frontend.cpp - Parsing and checking packages -----------------------===//

#include "compiler/Package/Frontend.h"

#include "compiler/Basic/Stopwatch.h"
#include "compiler/Package/Paths.h"
#include "compiler/Parse/Parser.h"

#include "llvm/ADT/STLExtras.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

std::string package::languageVersion(const PackageInfo &Info,
                                     const BuildContext &C) {
  if (!Info.Lang.empty())
    return Info.Lang;
  if (Info.InModule) {
    int Minor = goMinor(Info.InModule->GoVersion);
    return "go1." + std::to_string(std::max(Minor, 0));
  }
  if (Info.Standard && !Info.Replaced)
    return "go1." + std::to_string(C.ReleaseMinor);
  return "go1." + std::to_string(NewestGoMinor);
}

/// A constraint can raise a file's version, or lower it as far as go1.21, the
/// first release that obeyed it.
static StringRef fileVersion(Session &S, int Minor) {
  if (Minor < 0)
    return "";
  return S.copy(StringRef("go1." + std::to_string(std::max(Minor, 21))));
}

std::vector<ast::File *> Frontend::parse(Unit &Work, bool &Ok) {
  std::vector<ast::File *> Files;
  ParseOptions Options;
  Options.SkipBodies = Work.SkipBodies;
  unsigned Before = S.Diags.numErrors();
  for (Unit::File &F : Work.Files) {
    // Positions are 32 bits wide.
    TotalSize += F.Buffer->getBufferSize() + 1;
    if (TotalSize >= UINT32_MAX) {
      S.Diags.error(Pos(), diag::CommandLine,
                    F.Name + ": more than 4 GB of source text");
      break;
    }
    SourceFile &Source = S.Sources.add(F.Name, std::move(F.Buffer));
    ast::File *File = parseFile(S, Source, Options);
    File->GoVersion = fileVersion(S, F.GoMinor);
    if (File->PackageName)
      Files.push_back(File);
  }
  Ok = S.Diags.numErrors() == Before;
  return Files;
}

types::Package *Frontend::compile(Unit Work, bool &Ok) {
  unsigned SyntaxErrors = S.Diags.numSyntaxErrors();
  std::vector<ast::File *> Files = parse(Work, Ok);
  if (Files.empty())
    return nullptr;
  Name PackageName = Files.front()->PackageName->Name;
  // gc compiles every program under the path "main".
  bool IsMain = PackageName.str() == "main" && !Work.Library;
  auto *Pkg =
      new types::Package(IsMain ? StringRef("main") : StringRef(Work.Path),
                         PackageName.isBlank() ? Name() : PackageName);
  Owned.emplace_back(Pkg);
  if (Work.Std)
    StdPackages.insert(Pkg);
  Pkg->GoVersion = Work.GoVersion;
  Pkg->Files.assign(Files.begin(), Files.end());
  if (S.Diags.numSyntaxErrors() != SyntaxErrors)
    return Pkg;
  check::Config Conf;
  Conf.Import = std::move(Work.Import);
  Conf.IgnoreBodies = Work.SkipBodies;
  Conf.AllowMissingBodies = Work.AllowMissingBodies;
  Conf.Std = Work.Std;
  Ok &= check::checkPackage(S, U, Types, Pkg, std::move(Conf));
  Pkg->dropLocalScopes();
  return Pkg;
}

bool Frontend::checkBody(types::Func *F) {
  check::Config Conf;
  Conf.Std = StdPackages.contains(F->Pkg);
  return check::checkSkippedBody(S, U, Types, F, std::move(Conf));
}

//===----------------------------------------------------------------------===//
// Whole graphs
//===----------------------------------------------------------------------===//

std::string package::displayName(StringRef WorkDir, StringRef Path) {
  if (parentPath(Path) == WorkDir)
    return "./" + baseName(Path).str();
  return shortPath(WorkDir, Path);
}

Unit Frontend::unitFor(LoadedPackage &P, const BuildContext &C,
                       const Overlay &Table) {
  PackageInfo &Info = P.Info;
  Unit Work;
  Work.Path = Info.ImportPath;
  Work.GoVersion = languageVersion(Info, C);
  Work.SkipBodies = !P.wantsBodies();
  Work.Std = Info.Standard;
  Work.Library = Info.Library;
  const OverlayEntry *Entry =
      Info.Standard ? Table.find(Info.ImportPath) : nullptr;
  // Assembly supplies nothing in the standard library (cmd has the rules of
  // other programs); the table says what zokor's runtime does.
  bool Strict = Info.Standard && !hasPathPrefix(Info.ImportPath, "cmd");
  Work.AllowMissingBodies = Info.Replaced ||
                            (Entry && !Entry->Symbols.empty()) ||
                            (!Strict && !Info.SFiles.empty());
  for (SourceText &Source : Info.Sources)
    Work.Files.push_back({displayName(C.WorkDir, Source.Path),
                          std::move(Source.Buffer), Source.GoMinor});
  Work.Import = [this, &P](StringRef Path, Pos At) -> types::Package * {
    if (Path == "unsafe")
      return U.unsafePackage();
    for (size_t I = 0; I < P.Imports.size(); ++I)
      if (P.Info.Imports[I] == Path && P.Imports[I] && P.Imports[I]->Types)
        return P.Imports[I]->Types;
    S.Diags.error(At, diag::PackageNotFound,
                  "could not import " + Path.str() + " (package not loaded)");
    return nullptr;
  };
  return Work;
}

/// Every function without a body in a standard package must be in the overlay
/// table, or be another name for a function of another package.
static bool checkSupplied(Session &S, const types::Package &Pkg,
                          const OverlayEntry &Entry) {
  bool Ok = true;
  for (const ast::File *File : Pkg.Files)
    for (const ast::Decl *D : File->Decls) {
      auto *F = llvm::dyn_cast<ast::FuncDecl>(D);
      if (!F || F->hasBody() || !F->Name ||
          llvm::is_contained(Entry.Symbols, F->Name->Name.str()) ||
          llvm::any_of(Pkg.Linknames,
                       [&](const auto &L) { return L.Local == F->Name->Name; }))
        continue;
      S.Diags.error(F->Name->At, diag::MissingInitBody,
                    "missing function body");
      Ok = false;
    }
  return Ok;
}

bool Frontend::checkAll(Loader &L, const BuildContext &C, const Overlay &Table,
                        llvm::raw_ostream &OS) {
  bool AllOk = true;
  for (; NumChecked < L.inOrder().size(); ++NumChecked) {
    LoadedPackage *P = L.inOrder()[NumChecked];
    if (P->Info.ImportPath == "unsafe" ||
        P->Wanted == LoadedPackage::Depth::Nothing)
      continue;
    P->Failed = llvm::any_of(P->Imports, [](const LoadedPackage *Import) {
      return !Import || Import->Failed;
    });
    if (P->Failed) {
      AllOk = false;
      continue;
    }
    bool Ok = true;
    S.Diags.startPackage();
    Stopwatch Watch;
    P->Types = compile(unitFor(*P, C, Table), Ok);
    P->CheckTime = Watch.lap();
    if (const OverlayEntry *Entry = Table.find(P->Info.ImportPath);
        Ok && Entry && P->Types && P->Info.Standard && !P->Info.Replaced)
      Ok = checkSupplied(S, *P->Types, *Entry);
    P->Failed = !Ok || !P->Types;
    AllOk &= !P->Failed;
    if (!S.Diags.hasErrors())
      continue;
    OS << "# " << P->Info.title() << '\n';
    S.Diags.flush(OS);
    // A newer language may be all that is missing.
    if (P->Info.InModule &&
        goMinor(P->Info.InModule->GoVersion) > int(NewestGoMinor))
      OS << "note: module requires Go " << P->Info.InModule->GoVersion << '\n';
  }
  return AllOk;
}
