//===- TestCover.h - zokor test -cover --------------------------*- C++ -*-===//

#ifndef ZOKOR_DRIVER_TESTCOVER_H
#define ZOKOR_DRIVER_TESTCOVER_H

#include "compiler/Build/TestMain.h"
#include "compiler/Driver/TestFlags.h"

#include <memory>
#include <mutex>

namespace zokor::driver {

/// Which packages are measured, and the profile of all tests together. Without
/// -coverpkg each test measures the package that it tests.
class TestCover {
public:
  TestCover(const TestFlags &Flags, Workspace &W) : Flags(Flags), W(W) {}

  bool hasPatterns() const { return !Flags.CoverPackages.empty(); }
  /// Is the package under test changed for its own test only?
  bool isLocal() const { return Flags.Cover && !hasPatterns(); }

  /// Puts counters into the packages of the graph that -coverpkg means.
  void choosePackages();
  /// Tells the program of the test of P what is measured. False and a message
  /// if a file cannot be parsed.
  bool plan(const package::LoadedPackage &P, build::TestMain &Main,
            std::string &Error);
  /// Puts the counters that plan() has made into the package under test.
  void instrument(package::TestPackages &Test);

  /// Creates the file of -coverprofile. False and a message on failure.
  bool startProfile(std::string &Error);
  /// Adds the profile that one test has written, if it has; on any thread.
  /// False and a message if it is malformed.
  bool mergeProfile(const std::string &File, std::string &Error);

private:
  struct Changed {
    std::string Name, Text; ///< of a file
  };
  bool measure(const package::LoadedPackage &P, std::vector<Changed> &Files,
               std::vector<build::CoveredFile> &Covered,
               std::string &Error) const;
  void replace(package::LoadedPackage &P, const std::vector<Changed> &Files);

  const TestFlags &Flags;
  Workspace &W;
  std::vector<Changed> Planned; ///< of the package under test
  /// Of the packages that -coverpkg means.
  std::vector<build::CoveredFile> Chosen;
  /// The texts without counters.
  std::vector<std::unique_ptr<llvm::MemoryBuffer>> Replaced;
  std::mutex Lock;
  std::string Profile; ///< the file of -coverprofile
};

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_TESTCOVER_H
