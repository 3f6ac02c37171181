//===- Frontend.h - Parsing and checking packages ---------------*- C++ -*-===//
//
// Takes packages through the parser and the type checker in dependency order,
// within one session.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_FRONTEND_H
#define ZOKOR_PACKAGE_FRONTEND_H

#include "compiler/Check/Check.h"
#include "compiler/Package/Loader.h"

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/raw_ostream.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace zokor::package {

/// What is compiled together.
struct Unit {
  struct File {
    std::string Name; ///< as messages show it
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    int GoMinor = -1; ///< the version a build constraint demands, or -1
  };
  std::string Path;      ///< of types::Package
  std::string GoVersion; ///< "go1.19"
  std::vector<File> Files;
  bool SkipBodies = false, AllowMissingBodies = false, Std = false;
  /// A package main that others import.
  bool Library = false;
  std::function<types::Package *(llvm::StringRef Path, Pos At)> Import;
};

class Frontend {
public:
  Frontend() : U(S), Types(S, U) {}

  /// Parses and checks. The package is returned even after errors, unless it
  /// has none to return (no file could be parsed); the errors wait in the
  /// session. As in gc, a package with syntax errors is not checked.
  types::Package *compile(Unit Work, bool &Ok);
  /// Parses only.
  std::vector<ast::File *> parse(Unit &Work, bool &Ok);

  /// Compiles the packages of the loader's graph as far as each is Wanted, and
  /// prints errors as the go command does. A package
  /// that imports a failed one is left out. Packages that were compiled by an
  /// earlier call are not compiled again. Returns whether all went well.
  bool checkAll(Loader &L, const BuildContext &C, const Overlay &Table,
                llvm::raw_ostream &OS);

  /// Checks the body of a function of a package that was compiled without
  /// bodies, if that has not been done. Errors wait in the session.
  bool checkBody(types::Func *F);

  Session S;
  types::Universe U;
  types::TypeContext Types;

private:
  Unit unitFor(LoadedPackage &P, const BuildContext &C, const Overlay &Table);

  std::vector<std::unique_ptr<types::Package>> Owned;
  llvm::SmallPtrSet<const types::Package *, 32> StdPackages;
  size_t NumChecked = 0; ///< of the loader's packages
  uint64_t TotalSize = 0;
};

/// The name of a file in messages: relative to the current directory, with
/// "./" for files in it.
std::string displayName(llvm::StringRef WorkDir, llvm::StringRef Path);
/// The language version of a package, as "go1.N".
std::string languageVersion(const PackageInfo &Info, const BuildContext &C);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_FRONTEND_H
