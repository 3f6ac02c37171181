//===- Overlay.h - What zokor puts over GOROOT ------------------*- C++ -*-===//
//
// The table lib/overlay.txt: for each GOROOT package that is not built from
// its own files under the plain tags, how it is built instead, and which of
// its functions without a body zokor's runtime supplies. One line a package,
// with continuation lines that begin with a blank:
//
//   import/path   clause; clause; ...      # comment
//                 clause
//
//   replaced            lib/import/path takes the place of the package
//   files A B           these files of lib/import/path replace or join
//   arch-generic        files are selected as for an unknown GOARCH
//   tags A B            these tags hold
//   symbols F G         functions without a body are supplied elsewhere
//
// `std` stands for every package of GOROOT, `*` for every package at all.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_OVERLAY_H
#define ZOKOR_PACKAGE_OVERLAY_H

#include "compiler/Package/Context.h"

#include <map>
#include <string>
#include <vector>

namespace zokor::package {

struct OverlayEntry {
  bool Replaced = false, ArchGeneric = false;
  std::vector<std::string> Files, Tags, Symbols;
};

class Overlay {
public:
  /// Reads Lib/overlay.txt. A Lib of "" gives an empty table; false and a
  /// message for a file that is missing or malformed.
  bool read(llvm::StringRef Lib, std::string &Error);
  bool parse(llvm::StringRef Text, llvm::StringRef FileName,
             std::string &Error);

  /// The line of a standard package, or null.
  const OverlayEntry *find(llvm::StringRef ImportPath) const;
  /// The tags that hold for a package.
  TagSet tagsFor(const BuildContext &C, llvm::StringRef ImportPath,
                 bool Standard) const;
  /// Lib/ImportPath.
  std::string directory(llvm::StringRef ImportPath) const;

  const std::map<std::string, OverlayEntry> &entries() const { return Entries; }

private:
  std::string Lib;
  std::map<std::string, OverlayEntry> Entries;
};

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_OVERLAY_H
