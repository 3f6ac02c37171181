//===- TestFlags.h - The flags of zokor test --------------------*- C++ -*-===//
//
// Flags of `zokor test` are for the command, for the test programs, or for
// both; and they may stand on both sides of the packages.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_DRIVER_TESTFLAGS_H
#define ZOKOR_DRIVER_TESTFLAGS_H

#include "compiler/Driver/CodeFlags.h"

#include <chrono>
#include <optional>

namespace zokor::driver {

/// A duration as Go writes it ("1h30m", "1.5s"); none if it is malformed.
std::optional<std::chrono::nanoseconds> parseDuration(llvm::StringRef Text);
/// The same as time.Duration's String.
std::string formatDuration(std::chrono::nanoseconds D);

struct TestFlags {
  BuildFlags Load;
  CodeFlags Code;

  bool CompileOnly = false; ///< -c
  bool Json = false, Verbose = false, Cover = false;
  std::string Output, Exec, Bench, List, Skip, Fuzz, CoverMode, CoverProfile,
      OutputDir;
  std::vector<std::string> CoverPackages;
  /// An arbitrary one of the flags that write a profile; "" if there is none.
  std::string Profile;
  std::chrono::nanoseconds Timeout = std::chrono::minutes(10);

  /// The packages as they were named.
  std::vector<std::string> Packages;
  /// What the test programs are called with.
  std::vector<std::string> Arguments;
  /// The test programs are asked for help.
  bool ProgramHelp = false;

  /// Takes all of Args. Prints what is wrong, or help, and returns the exit
  /// status, or -1.
  int parse(const Command &Self, llvm::ArrayRef<std::string> Args);

  /// Is the output of a test that passes shown?
  bool showsPass() const { return Verbose || !List.empty() || ProgramHelp; }
  /// Does the program have to be kept?
  bool needsBinary() const { return !Profile.empty() || !Output.empty(); }

private:
  void addTo(FlagSet &Flags);
  void addPassed(FlagSet &Flags);
  void pass(FlagSet &Flags, llvm::StringRef Name, llvm::StringRef ValueName,
            llvm::StringRef Help,
            std::function<bool(llvm::StringRef, std::string &)> Read);
  bool takeAll(FlagSet &Flags, llvm::ArrayRef<std::string> Args,
               std::string &Error);

  std::string UnknownFlag; ///< the first
  std::string Unsupported; ///< a flag of the go command
  bool HelpWanted = false, PackagesEnded = false;
};

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_TESTFLAGS_H
