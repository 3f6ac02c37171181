//===- Paths.h - File and import paths --------------------------*- C++ -*-===//
//
// Small questions about slash-separated paths, the same for file paths and
// import paths.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_PATHS_H
#define ZOKOR_PACKAGE_PATHS_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace zokor::package {

/// The lexically shortest equal path: no `//`, `/./`, `x/..` or trailing
/// slash; "." for the empty path.
std::string cleanPath(llvm::StringRef Path);
/// A cleaned "A/B"; B alone if it is absolute.
std::string joinPath(llvm::StringRef A, llvm::StringRef B);
/// Path as seen from Dir, or Path itself when that is shorter (the form in
/// which the go command shows file names).
std::string shortPath(llvm::StringRef Dir, llvm::StringRef Path);
/// Path as seen from Dir, both absolute and clean.
std::string relativePath(llvm::StringRef Dir, llvm::StringRef Path);
/// Is Path the same as Prefix or below it? The empty Prefix holds everything.
bool hasPathPrefix(llvm::StringRef Path, llvm::StringRef Prefix);
/// The part of Path below Prefix ("" for Prefix itself).
llvm::StringRef belowPath(llvm::StringRef Path, llvm::StringRef Prefix);
/// Everything before the last slash, "" without one.
llvm::StringRef parentPath(llvm::StringRef Path);
/// Everything behind the last slash.
llvm::StringRef baseName(llvm::StringRef Path);

/// "./x", "../x", "." and "..".
bool isLocalImport(llvm::StringRef Path);
/// Could the import path belong to the standard library: no dot in its first
/// element?
bool isStandardImportPath(llvm::StringRef Path);
/// Why an import path is malformed, or "".
std::string checkImportPath(llvm::StringRef Path);
/// Upper case letters as `!` and the lower case letter, as the module cache
/// spells paths and versions.
std::string escapeModulePath(llvm::StringRef Path);

bool isDirectory(llvm::StringRef Path);
bool isRegularFile(llvm::StringRef Path);
/// Symbolic links resolved; Path itself when that fails.
std::string realPath(llvm::StringRef Path);
/// The names in a directory, sorted; false and the system's words on failure.
bool listDirectory(llvm::StringRef Dir, std::vector<std::string> &Names,
                   std::string &Error);
/// The text of a system error as Go prints it (lower case).
std::string errorText(std::error_code EC);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_PATHS_H
