//===- Modules.h - The modules of a build -----------------------*- C++ -*-===//
//
// Which modules take part in a build and where their files lie: the main
// module of go.mod, or those of go.work, and their requirements with `replace`
// applied; from vendor/ or the module cache. zokor does not download: a module
// that is in neither place is an error that says so.
//
// Versions are chosen as the go command does (minimal version selection): of
// all requirements that can be reached, the highest version of each module.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_MODULES_H
#define ZOKOR_PACKAGE_MODULES_H

#include "compiler/Package/ModFile.h"
#include "compiler/Package/Package.h"

#include <deque>
#include <map>

namespace zokor::package {

/// The answer to "which module has this package".
struct ModulePackage {
  const Module *InModule = nullptr; ///< null with an Error
  std::string Dir;
  std::string Error;
};

class Modules {
public:
  explicit Modules(const BuildContext &C) : C(C) {}

  /// Finds and reads go.work or go.mod from the current directory upwards.
  /// False and a message that ends the command if they are no good.
  bool load(std::string &Error);

  /// GOPATH mode: no modules at all.
  bool enabled() const { return C.GO111MODULE != "off"; }
  bool hasMain() const { return !Mains.empty(); }
  bool inWorkspace() const { return !WorkFile.empty(); }
  bool usesVendor() const { return Vendoring; }
  const std::string &workFile() const { return WorkFile; }
  /// The go.mod that governs the current directory, or "".
  const std::string &modFile() const { return ModPath; }
  const std::deque<Module> &mains() const { return Mains; }

  /// The module package with an import path outside of the standard library.
  ModulePackage find(llvm::StringRef Path);
  /// The import path of a directory (absolute) of one of the modules; "" and
  /// a message if it belongs to none.
  std::string importPathOf(llvm::StringRef Dir, std::string &Error);
  /// Every module that takes part, main ones first, then by path. Those that
  /// are not on disk are left out.
  std::vector<const Module *> all();

private:
  /// A module that was read: its go.mod, and itself.
  struct Loaded {
    Module Mod;
    ModFile File;
    bool Fetched = false; ///< Dir was looked for
    std::string Error;    ///< why there is no Dir
  };

  bool loadWork(std::string &Error);
  bool loadMain(llvm::StringRef Dir, llvm::StringRef GoMod, std::string &Error);
  bool chooseVendoring(std::string &Error);
  std::string vendorInconsistencies(const ModFile &File) const;
  void select();
  void visitRequirements(const ModFile &File, bool Root,
                         std::vector<ModuleVersion> &Todo);
  const ModFile *requirementsOf(const ModuleVersion &M);
  const ModFile::Replace *replacement(const ModuleVersion &M,
                                      std::string &From) const;
  Loaded &fetch(const ModuleVersion &M);
  void locate(const ModuleVersion &M, Loaded &L);
  ModulePackage findVendored(llvm::StringRef Path);
  std::string missing(llvm::StringRef Path) const;
  bool holdsPackage(llvm::StringRef Path, const Module &M,
                    std::string &Dir) const;

  const BuildContext &C;
  std::string WorkFile, ModPath;
  std::deque<Module> Mains;
  std::deque<ModFile> MainFiles; ///< beside Mains
  ModFile Work;
  bool Vendoring = false;
  VendorList Vendor;
  std::deque<Module> VendorModules;
  bool Selected = false;
  std::map<std::string, std::string> Versions; ///< selected
  std::map<std::string, Loaded> Cache;         ///< by path@version
};

/// The nearest directory from Dir upwards that has a file Name; "" if none.
std::string findUpwards(llvm::StringRef Dir, llvm::StringRef Name);

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_MODULES_H
