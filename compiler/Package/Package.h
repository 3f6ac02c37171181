//===- Package.h - Finding and loading packages -----------------*- C++ -*-===//
//
// From what the user names (files, folders, import paths, patterns) to parsed
// and checked packages: module and vendor rules, build constraints, the
// overlay in lib/, the import graph.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_PACKAGE_H
#define ZOKOR_PACKAGE_PACKAGE_H

#include "compiler/Check/Check.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <memory>
#include <string>
#include <vector>

namespace zokor::package {

/// What decides which files belong to a build.
struct BuildContext {
  std::string GOROOT; ///< the folder that holds src/
  std::string Lib;    ///< zokor's overlay folder lib/
  std::string GOOS = "linux", GOARCH = "amd64";
  std::vector<std::string> Tags; ///< from -tags
  unsigned ReleaseMinor = 19;    ///< go1.1 ... go1.N hold; from GOROOT/VERSION
  bool Cgo = false;
  std::string WorkDir;
  std::string ModFlag; ///< -mod=
  std::string Lang;    ///< -lang=, or ""
};

/// A package on disk, before parsing.
struct PackageInfo {
  std::string ImportPath; ///< "command-line-arguments" for files
  std::string Dir;
  std::string Name;
  std::string Module, ModuleDir, GoVersion;
  bool Standard = false;
  std::vector<std::string> GoFiles, TestGoFiles, XTestGoFiles, IgnoredGoFiles,
      CgoFiles, SFiles, EmbedPatterns;
  std::vector<std::string> Imports; ///< as written, sorted
  /// Resolved: Imports[i] -> import path after vendoring.
  llvm::StringMap<std::string> ImportMap;
  /// Files taken from the overlay instead of GOROOT.
  std::vector<std::string> OverlayFiles;
  std::string
      Error; ///< why the package cannot be used, in the go command's words
};

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_PACKAGE_H
