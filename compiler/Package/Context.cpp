//===- Context.cpp - What a build depends on ------------------------------===//

#include "compiler/Package/Context.h"

#include "compiler/Package/Paths.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Environment variables
//===----------------------------------------------------------------------===//

static std::string processVariable(StringRef Name) {
  return llvm::sys::Process::GetEnv(Name).value_or("");
}

Environment Environment::fromProcess() {
  Environment Env;
  Env.File = processVariable("GOENV");
  if (Env.File == "off")
    return Env;
  if (Env.File.empty()) {
    std::string Config = processVariable("XDG_CONFIG_HOME");
    if (Config.empty() && !processVariable("HOME").empty())
      Config = processVariable("HOME") + "/.config";
    if (Config.empty())
      return Env;
    Env.File = Config + "/go/env";
  }
  auto Buffer = llvm::MemoryBuffer::getFile(Env.File);
  if (!Buffer)
    return Env;
  StringRef Rest = (*Buffer)->getBuffer();
  while (!Rest.empty()) {
    StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    auto [Name, Value] = Line.rtrim("\r").split('=');
    if (!Name.empty() && Name[0] != '#')
      Env.FromFile[Name.str()] = Value.str();
  }
  return Env;
}

std::string Environment::get(StringRef Name) const {
  std::string Value = processVariable(Name);
  if (!Value.empty())
    return Value;
  auto It = FromFile.find(Name.str());
  return It == FromFile.end() ? "" : It->second;
}

std::string Environment::get(StringRef Name, StringRef Default) const {
  std::string Value = get(Name);
  return Value.empty() ? Default.str() : Value;
}

//===----------------------------------------------------------------------===//
// The build context
//===----------------------------------------------------------------------===//

int package::goMinor(StringRef Version) {
  Version.consume_front("go");
  if (!Version.consume_front("1."))
    return Version == "1" ? 0 : -1;
  unsigned Minor;
  if (Version.consumeInteger(10, Minor) || Minor > 10000)
    return -1;
  return int(Minor);
}

/// The text between Before and After in a file, or "".
static std::string extract(const std::string &Path, StringRef Before,
                           StringRef After) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return "";
  StringRef Text = (*Buffer)->getBuffer();
  size_t At = Text.find(Before);
  if (At == StringRef::npos)
    return "";
  Text = Text.drop_front(At + Before.size());
  return Text.take_front(Text.find_first_of(After)).trim().str();
}

std::string package::findRelease(StringRef GOROOT) {
  std::string Root = GOROOT.str();
  std::string Found = extract(Root + "/VERSION", "", " \t\r\n");
  if (Found.empty())
    Found = extract(Root + "/src/internal/buildcfg/zbootstrap.go",
                    "const version = `", "`");
  if (Found.empty()) {
    std::string Minor = extract(Root + "/src/internal/goversion/goversion.go",
                                "const Version = ", "\n");
    if (!Minor.empty())
      Found = "go1." + Minor;
  }
  return goMinor(Found) >= 0 ? Found : "";
}

BuildContext BuildContext::fromEnvironment(const Environment &Env,
                                           StringRef Root, StringRef Lib) {
  BuildContext C;
  llvm::SmallString<256> Dir;
  if (!llvm::sys::fs::current_path(Dir))
    C.WorkDir = std::string(Dir);
  C.GOROOT = Root.empty() ? Env.get("GOROOT", DefaultGOROOT) : Root.str();
  C.GOROOT = joinPath(C.WorkDir, C.GOROOT);
  C.Lib = Env.get("ZOKORLIB", Lib);
  if (!C.Lib.empty())
    C.Lib = joinPath(C.WorkDir, C.Lib);
  C.GOOS = Env.get("GOOS", C.GOOS);
  C.GOARCH = Env.get("GOARCH", C.GOARCH);
  std::string Home = processVariable("HOME");
  C.GOPATH = Env.get("GOPATH", Home.empty() ? "" : Home + "/go");
  std::string First = StringRef(C.GOPATH).split(':').first.str();
  C.GOMODCACHE = Env.get("GOMODCACHE", First.empty() ? "" : First + "/pkg/mod");
  C.GOWORK = Env.get("GOWORK");
  C.GO111MODULE = Env.get("GO111MODULE");
  std::string Release = findRelease(C.GOROOT);
  if (!Release.empty()) {
    C.Version = Release;
    C.ReleaseMinor = unsigned(goMinor(Release));
  }
  return C;
}

std::string BuildContext::check() const {
  if (!isDirectory(rootSource()))
    return "cannot find GOROOT directory: " + GOROOT +
           " has no src (set $GOROOT or -goroot)";
  if (WorkDir.empty())
    return "cannot find the current directory";
  return "";
}

bool BuildContext::inRootSource(StringRef Dir) const {
  return hasPathPrefix(Dir, rootSource());
}

//===----------------------------------------------------------------------===//
// Tags and file names
//===----------------------------------------------------------------------===//

static bool isKnownOS(StringRef Name) {
  return llvm::StringSwitch<bool>(Name)
      .Cases({"aix", "android", "darwin", "dragonfly", "freebsd"}, true)
      .Cases({"hurd", "illumos", "ios", "js", "linux", "nacl"}, true)
      .Cases({"netbsd", "openbsd", "plan9", "solaris", "wasip1"}, true)
      .Cases({"windows", "zos"}, true)
      .Default(false);
}

static bool isUnix(StringRef OS) {
  return llvm::StringSwitch<bool>(OS)
      .Cases({"aix", "android", "darwin", "dragonfly", "freebsd"}, true)
      .Cases({"hurd", "illumos", "ios", "linux", "netbsd"}, true)
      .Cases({"openbsd", "solaris"}, true)
      .Default(false);
}

static bool isKnownArch(StringRef Name) {
  return llvm::StringSwitch<bool>(Name)
      .Cases({"386", "amd64", "amd64p32", "arm", "armbe", "arm64"}, true)
      .Cases({"arm64be", "loong64", "mips", "mipsle", "mips64"}, true)
      .Cases({"mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64"}, true)
      .Cases({"ppc64le", "riscv", "riscv64", "s390", "s390x"}, true)
      .Cases({"sparc", "sparc64", "wasm"}, true)
      .Default(false);
}

bool TagSet::holds(StringRef Tag) const {
  const BuildContext &C = *Context;
  if (Tag == C.GOARCH)
    return !ArchGeneric;
  if (Tag == C.GOOS || Tag == "gc")
    return true;
  if ((C.GOOS == "android" && Tag == "linux") ||
      (C.GOOS == "illumos" && Tag == "solaris") ||
      (C.GOOS == "ios" && Tag == "darwin"))
    return true;
  if (Tag == "unix" && isUnix(C.GOOS))
    return true;
  if (Extra.contains(Tag) || llvm::is_contained(C.Tags, Tag))
    return true;
  unsigned Minor;
  return Tag.consume_front("go1.") && !Tag.starts_with("0") &&
         !Tag.getAsInteger(10, Minor) && Minor <= C.ReleaseMinor;
}

bool TagSet::allowsFileName(StringRef Name) const {
  Name = Name.split('.').first;
  // Only what follows the first underscore can constrain: linux.go is free.
  size_t First = Name.find('_');
  if (First == StringRef::npos)
    return true;
  llvm::SmallVector<StringRef, 8> Parts;
  Name.drop_front(First + 1).split(Parts, '_');
  if (Parts.back() == "test")
    Parts.pop_back();
  if (Parts.empty())
    return true;
  StringRef Last = Parts.back();
  if (Parts.size() >= 2 && isKnownOS(Parts[Parts.size() - 2]) &&
      isKnownArch(Last))
    return holds(Last) && holds(Parts[Parts.size() - 2]);
  if (isKnownOS(Last) || isKnownArch(Last))
    return holds(Last);
  return true;
}
