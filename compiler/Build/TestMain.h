//===- TestMain.h - The program that runs a package's tests -----*- C++ -*-===//

#ifndef ZOKOR_BUILD_TESTMAIN_H
#define ZOKOR_BUILD_TESTMAIN_H

#include "compiler/Package/Package.h"

#include <optional>
#include <string>
#include <vector>

namespace zokor::build {

/// A function of a test file that the program calls.
struct TestFunction {
  std::string Package; ///< the name under which the program imports it
  std::string Name;
  /// Of an example.
  std::string Output = "";
  bool Unordered = false;
};

/// A package whose coverage the program reports: its import path and what
/// `InstrumentedFile` says of its files.
struct CoveredFile {
  std::string Path;     ///< the import path
  std::string File;     ///< as profiles name it
  std::string Variable; ///< of the package: the counters
};

/// What the test files of a package declare, in their order.
class TestMain {
public:
  std::vector<TestFunction> Tests, Benchmarks, FuzzTargets, Examples;
  std::optional<TestFunction> Main; ///< TestMain
  /// A regular expression: top-level tests, benchmarks and examples that match
  /// are left out (-skip); "" for none. Package testing of Go 1.19 has no such
  /// flag.
  std::string Skip;
  /// "" or the mode of the coverage.
  std::string CoverMode;
  std::vector<CoveredFile> Covered;
  /// What the line about coverage says behind "of statements": " in a, b".
  std::string CoveredPackages;

  /// Reads the test files of a package. False and a message, with file names as
  /// seen from WorkDir, if one cannot be parsed or has a test function of the
  /// wrong type.
  bool read(const package::PackageInfo &Info, llvm::StringRef WorkDir,
            std::string &Error);
  /// The program's text.
  std::string text(const package::PackageInfo &Info) const;

private:
  struct Reader;
  bool ImportTest = false, NeedTest = false, ImportXTest = false,
       NeedXTest = false;
};

} // namespace zokor::build

#endif // ZOKOR_BUILD_TESTMAIN_H
