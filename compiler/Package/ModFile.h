//===- ModFile.h - go.mod, go.work and vendor/modules.txt -------*- C++ -*-===//

#ifndef ZOKOR_PACKAGE_MODFILE_H
#define ZOKOR_PACKAGE_MODFILE_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace zokor::package {

/// A module path with a version, which some places leave out.
struct ModuleVersion {
  std::string Path, Version;
  bool operator==(const ModuleVersion &) const = default;
  /// "path@version", or the path alone.
  std::string str() const {
    return Version.empty() ? Path : Path + "@" + Version;
  }
};

/// What both go.mod and go.work consist of.
struct ModFile {
  struct Require {
    ModuleVersion Mod;
    bool Indirect = false;
  };
  struct Replace {
    ModuleVersion Old; ///< without a version: every version
    ModuleVersion New; ///< without a version: Path is a directory
  };

  std::string ModulePath; ///< go.mod only
  std::string GoVersion;  ///< "1.19", or "" without a go line
  std::string Toolchain;
  std::vector<Require> Requires;
  std::vector<Replace> Replaces;
  std::vector<ModuleVersion> Excludes;
  std::vector<std::string> Uses; ///< go.work only

  /// The replacement of a module, or null.
  const Replace *replacement(llvm::StringRef Path,
                             llvm::StringRef Version) const;
};

/// Parses go.mod (or go.work). Every line's mistake is appended to Errors as
/// "FileName:line: text"; a file of a dependency is read leniently (unknown
/// directives are fine).
bool parseModFile(llvm::StringRef Text, llvm::StringRef FileName, bool IsWork,
                  bool Lenient, ModFile &Out, std::vector<std::string> &Errors);

/// vendor/modules.txt.
struct VendorList {
  struct Module {
    ModuleVersion Mod;
    bool Explicit = false;
    bool Replaced = false;
    ModuleVersion Replacement;
    std::string GoVersion;
  };
  std::vector<Module> Modules;
  /// The module (an index) that each vendored package belongs to.
  llvm::StringMap<unsigned> Packages;
  const Module *find(llvm::StringRef Path, llvm::StringRef Version) const;
};
VendorList parseVendorList(llvm::StringRef Text);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_MODFILE_H
