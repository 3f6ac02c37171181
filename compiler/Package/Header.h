//===- Header.h - Package clause and imports of a file ----------*- C++ -*-===//
//
// Reads just enough of a file to know its package and imports, without
// building a tree or reporting errors: package loading must know them of
// every file before it is decided which files are parsed at all.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_HEADER_H
#define ZOKOR_PACKAGE_HEADER_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace zokor::package {

/// An import as written, with the line and byte column of its declaration (the
/// local name if there is one).
struct ImportSpec {
  std::string Path;
  unsigned Line = 0, Column = 0;
};

/// A pattern of a //go:embed line.
struct EmbedPattern {
  std::string Text;
  unsigned Line = 0, Column = 0;
};

struct FileHeader {
  /// Empty when the file does not begin with a package clause.
  std::string PackageName;
  std::vector<ImportSpec> Imports;
  /// Patterns of `//go:embed` lines, if the file imports "embed".
  std::vector<EmbedPattern> EmbedPatterns;

  bool imports(llvm::StringRef Path) const;
};

/// Reads up to the end of the imports. Text that is not Go ends the reading;
/// the parser reports it later.
FileHeader readHeader(llvm::StringRef Text);

/// The value of a Go string literal without escapes that matter in paths;
/// false if it is malformed.
bool unquoteImport(llvm::StringRef Literal, std::string &Value);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_HEADER_H
