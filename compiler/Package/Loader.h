//===- Loader.h - The import graph ------------------------------*- C++ -*-===//

#ifndef ZOKOR_PACKAGE_LOADER_H
#define ZOKOR_PACKAGE_LOADER_H

#include "compiler/Package/Patterns.h"

#include "llvm/ADT/StringMap.h"

#include <deque>

namespace zokor::types {
class Package;
}

namespace zokor::package {

/// A package of the import graph.
struct LoadedPackage {
  PackageInfo Info;
  /// Beside Info.Imports; null where the import failed.
  std::vector<LoadedPackage *> Imports;
  /// What is wrong with single imports of this package.
  std::vector<LoadError> ImportErrors;
  /// Named on the command line, with the patterns that did so.
  bool Requested = false;
  std::vector<std::string> Matches;

  /// How much of the package is needed: by default declarations, and bodies
  /// if it was requested.
  enum class Depth : uint8_t { Default, Nothing, Declarations, Bodies };
  Depth Wanted = Depth::Default;
  bool wantsBodies() const {
    return Wanted == Depth::Bodies || (Wanted == Depth::Default && Requested);
  }

  /// Written by the type checker's driver.
  types::Package *Types = nullptr;
  bool Failed = false;
  double CheckTime = 0; ///< of parsing and checking, in seconds

  enum { New, Loading, Done } State = New;
};

/// A package with its tests, as the program that runs them needs it.
struct TestPackages {
  LoadedPackage *Tested = nullptr;
  /// The package with the test files that belong to it; Tested itself if there
  /// are none.
  LoadedPackage *Internal = nullptr;
  /// The files of package x_test; null if there are none.
  LoadedPackage *External = nullptr;
  LoadedPackage *Main = nullptr;
};

struct LoadOptions {
  /// The packages are going to be built: one without Go files but tests is
  /// an error.
  bool ForBuild = true;
};

class Loader {
public:
  Loader(const BuildContext &C, const Overlay &Table, Modules &Mods)
      : C(C), Table(Table), Mods(Mods), Res(C, Table, Mods) {}

  /// Loads the packages that the arguments name, and all they import.
  /// Patterns that cannot be understood are reported in Errors.
  void load(llvm::ArrayRef<std::string> Args, LoadOptions Options);

  /// Loads a package that something else than a loaded package imports; null
  /// and a message if there is none.
  LoadedPackage *loadDependency(llvm::StringRef Path, std::string &Error);

  /// Adds the packages of the test of P, a root: MainText is the program.
  /// Packages between P and its tests that import P are there twice then, once
  /// for P with its test files. Sources of the variants share the buffers of
  /// the originals. CopyTested makes a variant of P even if no test file
  /// belongs to it.
  TestPackages loadTests(LoadedPackage &P, llvm::StringRef MainText,
                         bool CopyTested);

  /// The packages that were named, in order, each once.
  const std::vector<LoadedPackage *> &roots() const { return Roots; }
  /// All packages, each behind what it imports.
  const std::vector<LoadedPackage *> &inOrder() const { return Order; }
  /// What is wrong with packages, in the order in which the go command says
  /// it: a package before what it imports. Each error once.
  std::vector<const LoadError *> errors() const { return errors(Roots); }
  /// The same for some packages and what they import.
  static std::vector<const LoadError *>
  errors(llvm::ArrayRef<LoadedPackage *> From);

  /// About patterns rather than packages.
  std::vector<std::string> Errors, Warnings;

private:
  void loadFiles(llvm::ArrayRef<std::string> Files);
  void loadPattern(llvm::StringRef Pattern);
  LoadedPackage &node(const Resolved &R);
  void scan(LoadedPackage &P);
  void addRoot(LoadedPackage &P, llvm::StringRef Pattern);
  void addFailure(llvm::StringRef Pattern, const Resolved &R);
  void visit(LoadedPackage &P);
  LoadedPackage *visitImport(LoadedPackage &P, llvm::StringRef Path,
                             PackageInfo &As);
  bool checkImport(LoadedPackage &P, LoadedPackage &Target,
                   llvm::StringRef Path, const PackageInfo &As);
  LoadedPackage &variant(const LoadedPackage &Of, LoadedPackage &Tested);
  void importAll(LoadedPackage &Variant, LoadedPackage &As,
                 const std::string &Title);
  LoadedPackage *makeInternal(LoadedPackage &P);
  LoadedPackage *makeExternal(LoadedPackage &P);
  LoadedPackage *makeMain(TestPackages &T, llvm::StringRef Text);
  void recompile(TestPackages &T);
  LoadError importError(const LoadedPackage &P, llvm::StringRef Path,
                        std::string Text) const;

  const BuildContext &C;
  const Overlay &Table;
  Modules &Mods;
  Resolver Res;
  LoadOptions Options;
  std::deque<LoadedPackage> Packages;
  llvm::StringMap<LoadedPackage *> ByPath;
  std::vector<LoadedPackage *> Roots, Order;
  /// The import paths from a root to the package being loaded.
  std::vector<std::string> Stack;
};

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_LOADER_H
