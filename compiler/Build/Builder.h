//===- Builder.h - Objects for whole import graphs --------------*- C++ -*-===//

#ifndef ZOKOR_BUILD_BUILDER_H
#define ZOKOR_BUILD_BUILDER_H

#include "compiler/Build/ObjectCache.h"
#include "compiler/Build/Timings.h"
#include "compiler/Package/Frontend.h"
#include "compiler/Pipeline/Options.h"

#include "llvm/ADT/DenseMap.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace zokor::build {

class Backend;
struct Outcome;

struct Settings {
  std::function<pipeline::Options(const package::LoadedPackage &)> OptionsFor;
  unsigned Jobs = 1;
  /// -a, -v, -x, -n, -trimpath
  bool Rebuild = false, Verbose = false, Commands = false, DryRun = false,
       TrimPath = false;
  /// -X: symbols and values; the values do not concern the objects.
  std::vector<std::pair<std::string, std::string>> Strings;
  /// What is to be built, with all that it imports; the whole graph if none.
  std::vector<const package::LoadedPackage *> Targets;
  /// Compile what can be compiled after an error, too.
  bool KeepGoing = false;
  std::string WorkFolder; ///< where the objects are written
  std::string CacheFolder;
  std::string SharedFolder; ///< of more objects, which are only read
  /// Removes all others from the cache.
  bool OnlyThese = false;
};

/// Compiles the packages of a loader's graph, those that are not in the cache.
class Builder {
public:
  Builder(package::Frontend &F, package::Loader &L,
          const package::BuildContext &C, const package::Overlay &Table,
          Settings S)
      : F(F), L(L), C(C), Table(Table), S(std::move(S)),
        Cache(this->S.CacheFolder), Shared(this->S.SharedFolder) {}

  /// Computes key(), which needs nothing but the files. build() does that if
  /// it has not been done.
  void computeKeys();
  /// Stands for everything that P's object is made from.
  const std::string &key(const package::LoadedPackage &P) const;
  /// Builds less than the settings say.
  void narrow(std::vector<const package::LoadedPackage *> Targets);
  /// Makes an object of each package that is needed. Prints errors as the go
  /// command does and returns false if there were any.
  bool build();
  /// Have the package and all that it imports been compiled?
  bool isGood(const package::LoadedPackage &P) const;

  /// The roots and all that they import, and package runtime, which every
  /// program has: each package behind those that it imports, package runtime
  /// in front.
  std::vector<const package::LoadedPackage *>
  initOrder(const std::vector<const package::LoadedPackage *> &Roots);
  /// The file with P's object.
  const std::string &objectFile(const package::LoadedPackage &P) const;

  /// What the packages cost that had to be compiled.
  const std::vector<PackageCost> &costs() const { return Costs; }

  /// The name of a source file in the program: absolute, or with -trimpath
  /// below its package's import path. File is as messages show it; Dir is the
  /// folder for relative names in //line directives.
  std::string runtimeName(llvm::StringRef File, llvm::StringRef Dir) const;

private:
  struct Node {
    std::string Key, Object;
    pipeline::Options Options;
    bool Compile = false, Failed = false;
  };

  void findNeeded();
  void nameFiles();
  std::string keyOf(const package::LoadedPackage &P);
  void plan();
  void wantStrings();
  bool checkStrings() const;
  bool hasMain(const package::LoadedPackage &P) const;
  void printCommand(const package::LoadedPackage &P, const Node &N);
  bool compileAll();
  bool submit(Backend &Back, const package::LoadedPackage &P,
              std::atomic<bool> &Good);
  bool finish(const package::LoadedPackage &P, const Outcome &Result,
              bool Listing);
  bool load(const Node &N);
  void trimCache();
  void announce(const package::LoadedPackage &P);
  void showProgress(llvm::StringRef Path);

  package::Frontend &F;
  package::Loader &L;
  const package::BuildContext &C;
  const package::Overlay &Table;
  Settings S;
  ObjectCache Cache, Shared;
  /// The targets and what they import, in the loader's order.
  std::vector<package::LoadedPackage *> Needed;
  llvm::DenseMap<const package::LoadedPackage *, Node> Nodes;
  llvm::StringMap<std::string> RuntimeNames; ///< by the name in messages
  std::mutex Printing;                       ///< to standard error
  std::vector<PackageCost> Costs;            ///< of packages that were compiled
  unsigned NumDone = 0, NumToCompile = 0;
};

/// The path of a package in the names of its symbols.
llvm::StringRef symbolPath(const package::LoadedPackage &P);

} // namespace zokor::build

#endif // ZOKOR_BUILD_BUILDER_H
