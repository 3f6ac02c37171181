//===- Package.h - What is known of a package on disk -----------*- C++ -*-===//
//
// From what the user names (files, folders, import paths, patterns) to parsed
// and checked packages, in this order:
//
//   Patterns  names and patterns      -> import paths
//   Resolver  import path + importer  -> directory (standard library, overlay,
//             modules, vendor folders), by the rules of the go command
//   Scan      directory               -> PackageInfo: the files that belong to
//             the build, with package name and imports
//   Loader    PackageInfo             -> import graph -> syntax trees -> types
//
// A file is read once, by Scan; the parser gets the same buffer.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_PACKAGE_H
#define ZOKOR_PACKAGE_PACKAGE_H

#include "compiler/Package/Context.h"
#include "compiler/Package/Header.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zokor::package {

/// A module as the build sees it.
struct Module {
  std::string Path, Version; ///< Version is empty for main modules
  std::string Dir;
  std::string GoMod;
  std::string GoVersion; ///< of the `go` line: "1.19", or ""
  bool Main = false, Indirect = false;
  /// What a `replace` line puts in its place; "" if nothing.
  std::string ReplacePath, ReplaceVersion;
};

/// Why a package cannot be used, in the go command's words.
struct LoadError {
  /// From the package named on the command line to the one at fault.
  std::vector<std::string> ImportStack;
  std::string Pos; ///< file:line:column, or ""
  std::string Text;
  bool IsImportCycle = false;
  /// Show the chain of imports even if there is a position.
  bool AlwaysPrintStack = false;
  /// It is about the package itself and not about how it is imported: the
  /// import stack ends with the package, and the import has no position.
  bool AboutPackage = false;

  /// The whole message.
  std::string str() const;
};

/// A file of the package that was read.
struct SourceText {
  std::string Name;
  std::string Path; ///< absolute
  FileHeader Header;
  int GoMinor = -1; ///< the version a build constraint demands, or -1
  std::unique_ptr<llvm::MemoryBuffer> Buffer;
};

/// A package on disk, before parsing.
struct PackageInfo {
  std::string ImportPath; ///< "command-line-arguments" for files
  std::string Dir;        ///< absolute
  std::string Name;
  const package::Module *InModule = nullptr;
  /// -lang: the language version in place of the module's, as "go1.N"; or "".
  std::string Lang;
  bool Standard = false;
  /// Made from files named on the command line.
  bool FromFiles = false;
  /// Named by a relative path outside of any module; may import such paths.
  bool Local = false;

  std::vector<std::string> GoFiles, TestGoFiles, XTestGoFiles, IgnoredGoFiles,
      IgnoredOtherFiles, CFiles, HFiles, SFiles, SysoFiles;
  std::vector<std::string> EmbedPatterns;
  /// As written, sorted, each once.
  std::vector<std::string> Imports, TestImports, XTestImports;
  /// Imports that resolve to another import path (vendored packages).
  llvm::StringMap<std::string> ImportMap;
  /// Files taken from the overlay instead of GOROOT; the whole package is
  /// when Replaced is set.
  std::vector<std::string> OverlayFiles;
  bool Replaced = false;

  /// The files of GoFiles, TestGoFiles and XTestGoFiles, read.
  std::vector<SourceText> Sources, TestSources, XTestSources;
  /// Where the tests lie and run, if that is not Dir: tests of a package that
  /// the overlay replaces are GOROOT's.
  std::string TestDir;
  /// A variant that is compiled for the test of this package.
  std::string ForTest;
  /// A package main that another package imports: it keeps its path in
  /// symbols and needs no function main.
  bool Library = false;
  std::optional<LoadError> Error;
  /// Error means that there is nothing to build here, not that something is
  /// wrong: patterns skip such directories.
  bool NoGoFiles = false;
  /// All Go files are tests: fine to list, not to build.
  bool TestOnly = false;

  /// Where an import is written first: "file:line:column", for messages.
  std::string importPosition(llvm::StringRef Path,
                             llvm::StringRef WorkDir) const;
  /// The import path with the test that a variant is for: the name of the
  /// package in headings of messages.
  std::string title() const {
    return ForTest.empty() ? ImportPath
                           : ImportPath + " [" + ForTest + ".test]";
  }
};

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_PACKAGE_H
