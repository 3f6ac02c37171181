//===- Semver.h - Module versions -------------------------------*- C++ -*-===//

#ifndef ZOKOR_PACKAGE_SEMVER_H
#define ZOKOR_PACKAGE_SEMVER_H

#include "llvm/ADT/StringRef.h"

namespace zokor::package {

/// vMAJOR.MINOR.PATCH with optional -prerelease and +build; vMAJOR and
/// vMAJOR.MINOR are allowed as the go command's shorthands.
bool isSemver(llvm::StringRef Version);
/// Negative, zero or positive. An invalid version is less than a valid one;
/// build metadata does not count.
int compareSemver(llvm::StringRef A, llvm::StringRef B);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_SEMVER_H
