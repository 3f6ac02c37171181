//===- Resolver.h - From import paths to directories ------------*- C++ -*-===//

#ifndef ZOKOR_PACKAGE_RESOLVER_H
#define ZOKOR_PACKAGE_RESOLVER_H

#include "compiler/Package/Modules.h"
#include "compiler/Package/Overlay.h"
#include "compiler/Package/Package.h"

#include "llvm/ADT/StringMap.h"

namespace zokor::package {

/// Where an import leads.
struct Resolved {
  /// May differ from what is written (vendored and local packages).
  std::string ImportPath;
  std::string Dir;
  const Module *InModule = nullptr;
  bool Standard = false, Local = false;
  std::string Error; ///< why it leads nowhere, or ""
};

class Resolver {
public:
  Resolver(const BuildContext &C, const Overlay &Table, Modules &Mods)
      : C(C), Table(Table), Mods(Mods) {}

  /// The package that `import "Path"` in Importer means; Importer is null
  /// for a path named on the command line.
  Resolved resolve(llvm::StringRef Path, const PackageInfo *Importer);
  /// The package in a directory (absolute) named on the command line.
  Resolved resolveDirectory(llvm::StringRef Dir);
  /// Why Importer must not import Target (the rule of internal packages and
  /// of GOROOT's vendored ones), or "".
  std::string checkAccess(const PackageInfo &Target, llvm::StringRef Path,
                          const PackageInfo &Importer);

  /// The directory of a package of GOROOT or the overlay; "" if there is no
  /// such package.
  std::string standardDirectory(llvm::StringRef Path);

private:
  Resolved resolveLocal(llvm::StringRef Path, const PackageInfo *Importer);
  Resolved resolveGopath(llvm::StringRef Path);
  Resolved standard(llvm::StringRef Path, std::string Dir);

  const BuildContext &C;
  const Overlay &Table;
  Modules &Mods;
  llvm::StringMap<std::string> StandardDirs;
};

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_RESOLVER_H
