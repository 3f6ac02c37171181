//===- TestCache.h - Results of tests, kept across runs ---------*- C++ -*-===//
//
// A test that passed is not run again while nothing that it depends on changes:
// the program, its arguments, and the environment variables and files that it
// looked at. The last are known only from the run itself, which writes a log of
// them (-test.testlogfile). So there are two entries in the cache: the log
// under a hash of program and arguments, and the output under a hash of that
// and of what the log names, as it is now.
//
// Files are compared by size and time. Those that changed within the last two
// seconds prevent an entry, because they may change again unnoticed.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_BUILD_TESTCACHE_H
#define ZOKOR_BUILD_TESTCACHE_H

#include "compiler/Build/ObjectCache.h"

#include "llvm/ADT/ArrayRef.h"

namespace zokor::build {

/// The entries of one test.
class TestCache {
public:
  /// Program stands for everything that the program was made from. Files
  /// outside of Root are not compared. Dir is where the test runs.
  TestCache(ObjectCache &Cache, llvm::StringRef Program,
            llvm::ArrayRef<std::string> Arguments, std::string Dir,
            std::string Root);

  /// What the test printed, with the line of its result.
  bool find(std::string &Output);
  /// Remembers the output of a run that has written Log.
  void save(llvm::StringRef Log, llvm::StringRef Output);

  /// Do arguments of a test program allow its result to be kept?
  static bool allows(llvm::ArrayRef<std::string> Arguments);
  /// Makes all results that were kept until now invalid. False and a message
  /// on failure.
  static bool expire(const ObjectCache &Cache, std::string &Error);

private:
  bool inputsKey(llvm::StringRef Log, std::string &Key) const;

  ObjectCache &Cache;
  std::string Id, Dir, Root;
};

} // namespace zokor::build

#endif // ZOKOR_BUILD_TESTCACHE_H
