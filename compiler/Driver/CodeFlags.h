//===- CodeFlags.h - Flags of the commands that build -----------*- C++ -*-===//

#ifndef ZOKOR_DRIVER_CODEFLAGS_H
#define ZOKOR_DRIVER_CODEFLAGS_H

#include "compiler/Driver/Command.h"
#include "compiler/Pipeline/Options.h"

#include <functional>

namespace zokor::driver {

/// What `-ldflags` and the flags of `tool link` say.
struct LinkFlags {
  bool StripSymbols = false, StripDebug = false; ///< -s, -w
  std::string Mode;                              ///< -buildmode
  std::vector<std::string> Strings;              ///< -X: "path.name=value"
  void addTo(FlagSet &Flags);
};

/// Those flags of gc's compile that concern code: for `tool compile` and
/// `-gcflags`. Most have no effect.
struct CompileFlags {
  bool NoOptimize = false, Shared = false;      ///< -N, -shared
  bool SmallFrames = false;                     ///< -smallframes
  int NoInline = 0, Decisions = 0, Listing = 0; ///< -l, -m, -S
  std::string TrimPath;                         ///< -trimpath
  std::string Lang;                             ///< -lang: "go1.N", or ""
  void addTo(FlagSet &Flags);
  /// Do the flags have values that zokor knows?
  bool check(std::string &Error) const;
  void apply(pipeline::Options &Opts) const;
};

/// The flags that `build` and `run` share.
struct CodeFlags {
  bool Verbose = false, Commands = false, DryRun = false, KeepWork = false,
       Rebuild = false, TrimPath = false;
  int Jobs = 0;
  std::string Timings; ///< "table", "json" or ""
  LinkFlags Link;

  /// `test` has another -v.
  void addTo(FlagSet &Flags, bool WithVerbose = true);
  /// Understands what is written in -gcflags, -ldflags and -buildmode. Prints
  /// what is wrong and returns the exit status, or -1.
  int finish(const Command &Self);

  /// -buildmode=pie: the program runs at any address.
  bool isPIE() const { return PIE || Link.Mode == "pie"; }
  /// How many packages are compiled at a time.
  unsigned numJobs() const;
  /// How a package is compiled.
  pipeline::Options optionsFor(const package::LoadedPackage &P,
                               const package::BuildContext &C) const;
  /// Tells the packages which language version -gcflags=-lang gives them.
  void setLanguages(Workspace &W) const;

private:
  /// A -gcflags value: packages and what holds for them.
  struct Rule {
    std::string Pattern; ///< "" for the packages that the arguments name
    CompileFlags Flags;
  };
  /// The last rule for the package, or null.
  const Rule *ruleFor(const package::LoadedPackage &P,
                      const package::BuildContext &C) const;

  std::vector<std::string> GcFlags, LdFlags;
  std::string SkipPasses;
  bool NoOptimize = false, VerifyFrames = false, PIE = false,
       VerifyIR = pipeline::VerifyByDefault;
  std::vector<Rule> Rules;
};

/// Loads the packages of Args and prints what is wrong with them. False if
/// the command has to end.
bool loadPackages(const Command &Self, Workspace &W,
                  llvm::ArrayRef<std::string> Args,
                  package::LoadOptions Options = {});

/// The name of a source file in the running program, as a function of its
/// name in messages.
std::function<std::string(llvm::StringRef)>
runtimeFileNames(const package::BuildContext &C);

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_CODEFLAGS_H
