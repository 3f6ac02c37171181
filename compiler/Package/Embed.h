//===- Embed.h - Files that //go:embed names --------------------*- C++ -*-===//

#ifndef ZOKOR_PACKAGE_EMBED_H
#define ZOKOR_PACKAGE_EMBED_H

#include "compiler/Package/Package.h"

namespace zokor::package {

/// The files below Dir that a pattern of //go:embed means: their names from
/// there with slashes, sorted. Directories stand for what is below them. On
/// failure, Error says why in the go command's words.
std::vector<std::string>
embeddedFiles(llvm::StringRef Dir, llvm::StringRef Pattern, std::string &Error);

/// Sets Info.Error if a pattern in the files of the package itself leads
/// nowhere.
void checkEmbedPatterns(PackageInfo &Info, llvm::StringRef WorkDir);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_EMBED_H
