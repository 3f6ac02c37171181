//===- ObjectCache.h - Objects of packages, kept across builds --*- C++ -*-===//
//
// A folder of compressed objects, each named by a hash of everything that it
// was made from. An entry is written beside its place and renamed, and never
// changed, so any number of builds may use the folder at a time.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_BUILD_OBJECTCACHE_H
#define ZOKOR_BUILD_OBJECTCACHE_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/BLAKE3.h"

#include <chrono>
#include <string>

namespace zokor::build {

/// Hashes a sequence of texts; no two sequences look alike.
class KeyBuilder {
public:
  void add(llvm::StringRef Text);
  void add(uint64_t Number);
  /// The key so far, in hexadecimal digits.
  std::string key();

private:
  llvm::BLAKE3 Hash;
};

class ObjectCache {
public:
  /// The folder need not exist; "" makes a cache that is always empty.
  explicit ObjectCache(std::string Dir) : Dir(std::move(Dir)) {}

  /// $ZOKOR_CACHE, or `zokor` in the user's cache folder; "" if there is no
  /// such folder, or for "off".
  static std::string defaultFolder();

  const std::string &folder() const { return Dir; }
  /// Fills in Object; false if there is no entry, or one that cannot be read or
  /// decompressed: the caller makes the object, and store() replaces the entry.
  bool load(llvm::StringRef Key, llvm::SmallVectorImpl<char> &Object);
  /// Failures are ignored: the next build compiles again.
  void store(llvm::StringRef Key, llvm::StringRef Object);

  /// Deletes entries that were not used for MaxAge, then those unused for
  /// longest until the rest has at most MaxBytes.
  void trim(uint64_t MaxBytes, std::chrono::seconds MaxAge);
  /// trim() with the usual limits, once a day.
  void trimSometimes();
  /// Deletes the entries of other keys.
  void keepOnly(const llvm::StringSet<> &Keys);
  /// Deletes all entries, and nothing else. False and a message on failure.
  bool clean(std::string &Error);

private:
  std::string entryPath(llvm::StringRef Key) const;
  std::string Dir;
};

/// What the objects that this compiler makes depend on in the compiler: the
/// build ids of the program and its libraries.
std::string compilerIdentity();

} // namespace zokor::build

#endif // ZOKOR_BUILD_OBJECTCACHE_H
