//===- UnitImporter.h - Imports of `tool compile` ---------------*- C++ -*-===//

#ifndef ZOKOR_DRIVER_UNITIMPORTER_H
#define ZOKOR_DRIVER_UNITIMPORTER_H

#include "compiler/Driver/Command.h"
#include "compiler/Package/Frontend.h"
#include "compiler/Package/UnitFile.h"

#include <map>
#include <string>
#include <vector>

namespace zokor::driver {

/// How a compilation finds what it imports.
struct ImportSettings {
  std::vector<std::string> Dirs; ///< -I
  std::string LocalPrefix;       ///< -D
  std::string Path;              ///< -p: may not be imported
  bool NoLocal = false;          ///< -nolocalimports
  /// -importcfg, and the imports of a unit file that was read.
  bool UsesConfig = false;
  std::map<std::string, std::string> PackageFiles, ImportMap;
};

/// Loads the packages that units import, in a session that it shares with
/// them.
class UnitImporter {
public:
  UnitImporter(package::Frontend &F, Workspace &W) : F(F), W(W) {}

  /// Loads everything that the headers of Work's files import, before Work is
  /// parsed. Errors in those packages are printed.
  void prepare(const package::Unit &Work, const ImportSettings &Settings);
  /// The function that Unit::Import wants; valid after prepare().
  std::function<types::Package *(llvm::StringRef, Pos)>
  importFunction(const ImportSettings &Settings);
  /// Where prepare() found the imports.
  void found(const package::Unit &Work, const ImportSettings &Settings,
             package::UnitFile &Unit);

private:
  struct Result {
    types::Package *Package = nullptr;
    std::string Error, File;
  };
  /// The path under which an import is known; "" and a message.
  std::string canonicalPath(llvm::StringRef Path,
                            const ImportSettings &Settings,
                            std::string &Error) const;
  std::string findFile(llvm::StringRef Path,
                       const ImportSettings &Settings) const;
  void load(llvm::StringRef Path, const ImportSettings &Settings);
  void loadUnit(Result &R, llvm::StringRef Path);
  void loadStandard(Result &R, llvm::StringRef Path);

  package::Frontend &F;
  Workspace &W;
  std::map<std::string, Result> Known; ///< by canonical path
  unsigned Depth = 0;
};

/// Reads the files of a unit. False and a message if one cannot be read.
bool readUnitSources(llvm::ArrayRef<std::string> Files, package::Unit &Work,
                     std::string &Error);

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_UNITIMPORTER_H
