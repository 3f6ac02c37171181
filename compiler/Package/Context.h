//===- Context.h - What a build depends on ----------------------*- C++ -*-===//
//
// The settings that decide which packages and files belong to a build: the
// go command's environment variables, build tags and file name rules.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PACKAGE_CONTEXT_H
#define ZOKOR_PACKAGE_CONTEXT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"

#include <map>
#include <string>
#include <vector>

namespace zokor::package {

/// The newest language version that zokor knows.
inline constexpr unsigned NewestGoMinor = 24;

/// The environment as the go command sees it: process variables first, then
/// the file that `go env -w` writes.
class Environment {
public:
  /// Reads $GOENV (or its default place).
  static Environment fromProcess();
  /// The value of a variable; "" when it is not set anywhere.
  std::string get(llvm::StringRef Name) const;
  /// The same, with a default for "".
  std::string get(llvm::StringRef Name, llvm::StringRef Default) const;
  const std::string &configFile() const { return File; }

private:
  std::string File;
  std::map<std::string, std::string> FromFile;
};

/// What decides which files belong to a build.
struct BuildContext {
  std::string GOROOT; ///< the folder that holds src/
  std::string Lib;    ///< zokor's overlay folder lib/, or ""
  std::string GOOS = "linux", GOARCH = "amd64";
  std::string GOPATH; ///< a list, separated by colons
  std::string GOMODCACHE;
  std::string GOWORK;             ///< "off", a file, or "" to search
  std::string GO111MODULE;        ///< "off" for GOPATH mode
  std::vector<std::string> Tags;  ///< from -tags
  std::string Version = "go1.19"; ///< of GOROOT
  unsigned ReleaseMinor = 19;     ///< go1.1 ... go1.N hold
  std::string WorkDir;            ///< absolute
  std::string ModFlag;            ///< -mod=
  std::string ModFile;            ///< -modfile=

  /// Fills in everything but flags from the environment. Root and Lib
  /// override $GOROOT and $ZOKORLIB when not empty.
  static BuildContext fromEnvironment(const Environment &Env,
                                      llvm::StringRef Root,
                                      llvm::StringRef Lib);

  /// Says why no package can be found with this context, or "".
  std::string check() const;
  std::string rootSource() const { return GOROOT + "/src"; }
  /// Is the directory GOROOT/src or below it?
  bool inRootSource(llvm::StringRef Dir) const;
};

/// The tags that hold for one package: those of the build, changed by the
/// package's line in the overlay table.
struct TagSet {
  const BuildContext *Context = nullptr;
  /// Select as for a processor that no file knows.
  bool ArchGeneric = false;
  llvm::StringSet<> Extra;

  bool holds(llvm::StringRef Tag) const;
  /// Do the _GOOS, _GOARCH and _test parts of a file name allow it?
  bool allowsFileName(llvm::StringRef Name) const;
};

/// GOROOT's release ("go1.19.8"), from VERSION or generated files; "" if
/// nothing tells.
std::string findRelease(llvm::StringRef GOROOT);
/// The N of "go1.N" or "1.N" (whatever follows); -1 otherwise.
int goMinor(llvm::StringRef Version);

/// $GOROOT's default: where Debian's golang-1.19-src puts it.
inline constexpr llvm::StringLiteral DefaultGOROOT = "/usr/share/go-1.19";

} // namespace zokor::package

#endif // ZOKOR_PACKAGE_CONTEXT_H
