//===- TestCache.cpp - Results of tests, kept across runs -----------------===//

#include "compiler/Build/TestCache.h"

#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>
#include <ctime>
#include <sys/stat.h>

using namespace zokor;
using namespace zokor::build;
using llvm::StringRef;

/// The first line of every log.
static constexpr llvm::StringLiteral LogHead = "# test log\n";

bool TestCache::allows(llvm::ArrayRef<std::string> Arguments) {
  static constexpr llvm::StringLiteral Harmless[] = {
      "benchtime", "cpu",     "list",     "parallel", "run",
      "short",     "timeout", "failfast", "v"};
  return llvm::all_of(Arguments, [](StringRef Argument) {
    return Argument.consume_front("-test.") && Argument.contains('=') &&
           llvm::is_contained(Harmless, Argument.split('=').first);
  });
}

TestCache::TestCache(ObjectCache &Cache, StringRef Program,
                     llvm::ArrayRef<std::string> Arguments, std::string Dir,
                     std::string Root)
    : Cache(Cache), Dir(std::move(Dir)), Root(std::move(Root)) {
  KeyBuilder Key;
  Key.add("test");
  Key.add(Program);
  for (StringRef Argument : Arguments)
    Key.add(Argument);
  Id = Key.key();
}

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

static void addStat(KeyBuilder &Key, const struct stat *Stat) {
  if (!Stat)
    return Key.add("none");
  Key.add(uint64_t(Stat->st_size));
  Key.add(uint64_t(Stat->st_mode));
  Key.add(uint64_t(Stat->st_mtim.tv_sec));
  Key.add(uint64_t(Stat->st_mtim.tv_nsec));
}

/// A file that the test read. False if it is too new to be relied on.
static bool addFile(KeyBuilder &Key, const std::string &Path) {
  struct stat Stat;
  if (stat(Path.c_str(), &Stat)) {
    addStat(Key, nullptr);
    return true;
  }
  addStat(Key, &Stat);
  if (S_ISREG(Stat.st_mode))
    return time(nullptr) - Stat.st_mtim.tv_sec > 2;
  std::vector<std::string> Names;
  std::string Error;
  if (S_ISDIR(Stat.st_mode) && package::listDirectory(Path, Names, Error))
    for (const std::string &Name : Names) {
      bool Exists = !lstat((Path + "/" + Name).c_str(), &Stat);
      Key.add(Name);
      addStat(Key, Exists ? &Stat : nullptr);
    }
  return true;
}

/// The key of what a log names; false if there must be no entry.
bool TestCache::inputsKey(StringRef Log, std::string &Result) const {
  if (!Log.consume_front(LogHead) || (!Log.empty() && !Log.ends_with("\n")))
    return false;
  KeyBuilder Key;
  Key.add(Id);
  std::string Current = Dir;
  llvm::SmallVector<StringRef, 0> Lines;
  Log.split(Lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef Line : Lines) {
    auto [Operation, Name] = Line.split(' ');
    std::string Path = package::joinPath(Current, Name);
    bool Inside = package::hasPathPrefix(Path, Root);
    struct stat Stat;
    Key.add(Line);
    if (Operation == "getenv") {
      const char *Value = getenv(Name.str().c_str());
      Key.add(uint64_t(Value != nullptr));
      Key.add(Value ? Value : "");
    } else if (Operation == "chdir") {
      Current = Name.str();
    } else if (Operation == "stat") {
      if (Inside) {
        addStat(Key, stat(Path.c_str(), &Stat) ? nullptr : &Stat);
        addStat(Key, lstat(Path.c_str(), &Stat) ? nullptr : &Stat);
      }
    } else if (Operation != "open") {
      return false;
    } else if (Inside && !addFile(Key, Path)) {
      return false;
    }
  }
  Result = Key.key();
  return true;
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

static std::string expiryFile(const ObjectCache &Cache) {
  return Cache.folder() + "/testexpire.txt";
}

static uint64_t now() {
  timespec Now;
  clock_gettime(CLOCK_REALTIME, &Now);
  return uint64_t(Now.tv_sec) * 1000000000 + uint64_t(Now.tv_nsec);
}

bool TestCache::expire(const ObjectCache &Cache, std::string &Error) {
  if (Cache.folder().empty())
    return true;
  std::error_code EC = llvm::sys::fs::create_directories(Cache.folder());
  if (!EC) {
    llvm::raw_fd_ostream OS(expiryFile(Cache), EC);
    if (!EC)
      OS << now() << '\n';
  }
  if (EC)
    Error = "open " + expiryFile(Cache) + ": " + package::errorText(EC);
  return !EC;
}

bool TestCache::find(std::string &Output) {
  llvm::SmallVector<char, 0> Log, Text;
  std::string Key;
  if (!Cache.load(Id, Log) ||
      !inputsKey(StringRef(Log.data(), Log.size()), Key) ||
      !Cache.load(Key, Text))
    return false;
  // The first line says when the entry was made.
  auto [Made, Rest] = StringRef(Text.data(), Text.size()).split('\n');
  uint64_t Time, Limit;
  if (Made.getAsInteger(10, Time))
    return false;
  if (auto Expiry = llvm::MemoryBuffer::getFile(expiryFile(Cache)))
    if (!(*Expiry)->getBuffer().trim().getAsInteger(10, Limit) && Time < Limit)
      return false;
  Output = Rest.str();
  return true;
}

void TestCache::save(StringRef Log, StringRef Output) {
  std::string Key;
  if (!inputsKey(Log, Key))
    return;
  Cache.store(Id, Log);
  Cache.store(Key, std::to_string(now()) + "\n" + Output.str());
}
