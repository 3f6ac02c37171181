//===- Patterns.h - Package patterns ----------------------------*- C++ -*-===//

#ifndef ZOKOR_PACKAGE_PATTERNS_H
#define ZOKOR_PACKAGE_PATTERNS_H

#include "compiler/Package/Resolver.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <string>
#include <vector>

namespace zokor::package {

/// Does an import path match a pattern in which `...` stands for any text?
/// `x/...` matches x, too, and `...` does not reach into vendor folders
/// unless the pattern names one.
bool matchesPattern(llvm::StringRef Pattern, llvm::StringRef Name);

/// The packages that one pattern of the command line stands for.
struct PatternMatch {
  std::string Pattern;
  std::vector<Resolved> Packages;
  std::vector<std::string> Errors, Warnings;
};

/// Turns patterns into packages.
class PatternExpander {
public:
  PatternExpander(const BuildContext &C, const Overlay &Table, Modules &Mods,
                  Resolver &Res)
      : C(C), Table(Table), Mods(Mods), Res(Res) {}

  /// Directories without Go files are left out of wildcard matches;
  /// HasPackage says whether a candidate has any that belong to the build.
  /// `all` stands for the main modules' packages here; their dependencies
  /// are up to the caller.
  PatternMatch expand(llvm::StringRef Pattern,
                      llvm::function_ref<bool(const Resolved &)> HasPackage);

private:
  using Filter = llvm::function_ref<bool(const Resolved &)>;
  void expandDirectories(PatternMatch &M, Filter HasPackage);
  void expandPaths(PatternMatch &M, Filter HasPackage);
  void walkStandard(PatternMatch &M, Filter HasPackage);
  void walkModule(PatternMatch &M, const Module &Mod, Filter HasPackage);

  const BuildContext &C;
  const Overlay &Table;
  Modules &Mods;
  Resolver &Res;
};

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_PATTERNS_H
