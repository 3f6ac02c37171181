//===- Scan.h - Which files of a directory belong to a package --*- C++ -*-===//

#ifndef ZOKOR_PACKAGE_SCAN_H
#define ZOKOR_PACKAGE_SCAN_H

#include "compiler/Package/Package.h"

#include "llvm/ADT/ArrayRef.h"

namespace zokor::package {

/// Fills in the files, name and imports of the package in Info.Dir. What is
/// wrong goes to Info.Error, without an import stack.
void scanDirectory(PackageInfo &Info, const TagSet &Tags,
                   llvm::StringRef WorkDir);
/// The same for a package of the overlay table's `files` kind: the files
/// named come from OverlayDir.
void scanWithOverlay(PackageInfo &Info, const TagSet &Tags,
                     llvm::StringRef OverlayDir,
                     llvm::ArrayRef<std::string> OverlayFiles,
                     llvm::StringRef WorkDir);
/// The same for files named on the command line, all in Info.Dir: neither
/// their names nor constraints exclude any.
void scanFiles(PackageInfo &Info, llvm::ArrayRef<std::string> Names,
               const TagSet &Tags, llvm::StringRef WorkDir);

/// Is there any file name that ends in .go?
bool hasGoFiles(llvm::StringRef Dir);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_SCAN_H
