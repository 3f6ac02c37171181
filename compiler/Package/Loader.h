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

  enum { New, Loading, Done } State = New;
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

  /// The packages that were named, in order, each once.
  const std::vector<LoadedPackage *> &roots() const { return Roots; }
  /// All packages, each behind what it imports.
  const std::vector<LoadedPackage *> &inOrder() const { return Order; }
  /// What is wrong with packages, in the order in which the go command says
  /// it: a package before what it imports. Each error once.
  std::vector<const LoadError *> errors() const;

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
  LoadedPackage *visitImport(LoadedPackage &P, llvm::StringRef Path);
  bool checkImport(LoadedPackage &P, LoadedPackage &Target,
                   llvm::StringRef Path);
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
