//===- TestPackages.cpp - The packages of a test --------------------------===//
//
// The test of package p is a program of up to three packages that are not on
// disk as such: p with the test files that belong to it, p_test, and a main
// package that calls their functions. What the tests import may import p, and
// has to see the same p, the one with the test files: packages on the way from
// the main package to p are copied, with the copies' imports in place of the
// originals', and compiled once more for this test.
//
//===----------------------------------------------------------------------===//

#include "compiler/Package/Loader.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

#include <set>

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Variants
//===----------------------------------------------------------------------===//

/// The same text without a copy of its bytes.
static SourceText shareSource(const SourceText &Source) {
  SourceText Copy;
  Copy.Name = Source.Name;
  Copy.Path = Source.Path;
  Copy.Header = Source.Header;
  Copy.GoMinor = Source.GoMinor;
  Copy.Buffer =
      llvm::MemoryBuffer::getMemBuffer(Source.Buffer->getMemBufferRef());
  return Copy;
}

static void shareSources(const std::vector<SourceText> &From,
                         std::vector<SourceText> &To) {
  for (const SourceText &Source : From)
    To.push_back(shareSource(Source));
}

/// A package like Of for the test of Tested, without files and imports yet.
LoadedPackage &Loader::variant(const LoadedPackage &Of, LoadedPackage &Tested) {
  LoadedPackage &V = Packages.emplace_back();
  V.State = LoadedPackage::Done;
  PackageInfo &To = V.Info;
  const PackageInfo &From = Of.Info;
  To.ImportPath = From.ImportPath;
  To.Dir = From.Dir;
  To.Name = From.Name;
  To.InModule = From.InModule;
  To.Standard = From.Standard;
  To.FromFiles = From.FromFiles;
  To.Local = From.Local;
  To.Replaced = From.Replaced;
  To.OverlayFiles = From.OverlayFiles;
  To.SFiles = From.SFiles;
  To.TestDir = From.TestDir;
  To.ForTest = Tested.Info.ImportPath;
  // -gcflags for named packages hold for their tests.
  V.Requested = Of.Requested;
  V.Wanted = LoadedPackage::Depth::Nothing;
  return V;
}

/// Puts what the variant's files import beside Info.Imports.
void Loader::importAll(LoadedPackage &Variant, LoadedPackage &As,
                       const std::string &Title) {
  std::set<std::string> Paths;
  for (const SourceText &Source : Variant.Info.Sources)
    for (const ImportSpec &I : Source.Header.Imports)
      Paths.insert(I.Path);
  Variant.Info.Imports.assign(Paths.begin(), Paths.end());
  Stack.push_back(Title);
  for (const std::string &Path : Variant.Info.Imports) {
    // What the package itself imports is known.
    auto Known = llvm::find(As.Info.Imports, Path);
    Variant.Imports.push_back(Known != As.Info.Imports.end()
                                  ? As.Imports[Known - As.Info.Imports.begin()]
                                  : visitImport(Variant, Path, As.Info));
  }
  Stack.pop_back();
}

//===----------------------------------------------------------------------===//
// The packages
//===----------------------------------------------------------------------===//

/// The import paths on a shortest way from a package to Target, from the end;
/// none if there is no such way.
static std::vector<std::string> findWay(const LoadedPackage &From,
                                        const LoadedPackage &Target) {
  llvm::DenseMap<const LoadedPackage *, const LoadedPackage *> Importer;
  std::vector<const LoadedPackage *> Todo{&From};
  Importer[&From] = nullptr;
  for (size_t I = 0; I < Todo.size(); ++I) {
    const LoadedPackage *P = Todo[I];
    if (P == &Target) {
      std::vector<std::string> Way;
      for (; P; P = Importer[P])
        Way.push_back(P->Info.ImportPath);
      return Way;
    }
    for (const LoadedPackage *Import : P->Imports)
      if (Import && Importer.try_emplace(Import, P).second)
        Todo.push_back(Import);
  }
  return {};
}

LoadedPackage *Loader::makeInternal(LoadedPackage &P) {
  LoadedPackage &V = variant(P, P);
  V.Info.Library = P.Info.Name == "main";
  shareSources(P.Info.Sources, V.Info.Sources);
  shareSources(P.Info.TestSources, V.Info.Sources);
  importAll(V, P, P.Info.ImportPath + " (test)");
  for (const LoadedPackage *Import : V.Imports) {
    if (!Import || V.Info.Error)
      continue;
    LoadError E;
    E.ImportStack = findWay(*Import, P);
    if (E.ImportStack.empty())
      continue;
    E.Text = "import cycle not allowed in test";
    E.IsImportCycle = true;
    V.Info.Error = std::move(E);
  }
  Order.push_back(&V);
  return &V;
}

LoadedPackage *Loader::makeExternal(LoadedPackage &P) {
  LoadedPackage &V = variant(P, P);
  V.Info.Name += "_test";
  V.Info.ImportPath += "_test";
  V.Info.SFiles.clear();
  V.Info.Replaced = false;
  shareSources(P.Info.XTestSources, V.Info.Sources);
  importAll(V, P, V.Info.ImportPath);
  return &V;
}

LoadedPackage *Loader::makeMain(TestPackages &T, StringRef Text) {
  LoadedPackage &P = *T.Tested, &V = Packages.emplace_back();
  PackageInfo &Info = V.Info;
  Info.Name = "main";
  Info.ImportPath = P.Info.ImportPath + ".test";
  Info.Dir = P.Info.Dir;
  Info.InModule = P.Info.InModule;
  Info.Standard = P.Info.Standard;
  V.State = LoadedPackage::Done;
  V.Wanted = LoadedPackage::Depth::Nothing;
  SourceText &Source = Info.Sources.emplace_back();
  Source.Name = Source.Path = "_testmain.go";
  Source.Header = readHeader(Text);
  Source.Buffer = llvm::MemoryBuffer::getMemBufferCopy(Text, Source.Name);
  std::set<std::string> Paths;
  for (const ImportSpec &I : Source.Header.Imports)
    Paths.insert(I.Path);
  Info.Imports.assign(Paths.begin(), Paths.end());
  Stack.push_back("testmain");
  for (const std::string &Path : Info.Imports) {
    std::string Error;
    if (Path == P.Info.ImportPath)
      V.Imports.push_back(T.Internal);
    else if (T.External && Path == T.External->Info.ImportPath)
      V.Imports.push_back(T.External);
    else
      V.Imports.push_back(loadDependency(Path, Error));
    if (V.Imports.back())
      continue;
    V.ImportErrors.push_back(LoadError());
    V.ImportErrors.back().ImportStack = Stack;
    V.ImportErrors.back().Text = Error;
  }
  Stack.pop_back();
  return &V;
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

static void collect(LoadedPackage &P,
                    llvm::SmallPtrSetImpl<LoadedPackage *> &Seen,
                    std::vector<LoadedPackage *> &List) {
  if (!Seen.insert(&P).second)
    return;
  for (LoadedPackage *Import : P.Imports)
    if (Import)
      collect(*Import, Seen, List);
  List.push_back(&P);
}

void Loader::recompile(TestPackages &T) {
  llvm::DenseMap<LoadedPackage *, LoadedPackage *> Copies;
  if (T.Internal != T.Tested)
    Copies[T.Tested] = T.Internal;
  std::vector<LoadedPackage *> List;
  llvm::SmallPtrSet<LoadedPackage *, 32> Seen{T.Tested, T.Internal};
  collect(*T.Main, Seen, List);
  for (LoadedPackage *P : List) {
    auto Old = [&](LoadedPackage *Import) { return Copies.count(Import); };
    bool Ours = P == T.Main || P == T.External;
    if (!Ours && llvm::none_of(P->Imports, Old))
      continue;
    LoadedPackage *To = P;
    if (!Ours) {
      To = &variant(*P, *T.Tested);
      shareSources(P->Info.Sources, To->Info.Sources);
      To->Info.Imports = P->Info.Imports;
      To->Info.ImportMap = P->Info.ImportMap;
      To->Imports = P->Imports;
      Copies[P] = To;
    }
    for (LoadedPackage *&Import : To->Imports)
      if (LoadedPackage *Copy = Copies.lookup(Import))
        Import = Copy;
    Order.push_back(To);
  }
}

TestPackages Loader::loadTests(LoadedPackage &P, StringRef MainText,
                               bool CopyTested) {
  TestPackages T;
  T.Tested = T.Internal = &P;
  if (CopyTested || !P.Info.TestSources.empty() || P.Info.Name == "main")
    T.Internal = makeInternal(P);
  if (!P.Info.XTestSources.empty())
    T.External = makeExternal(P);
  T.Main = makeMain(T, MainText);
  recompile(T);
  return T;
}
