//===- ObjectCacheTest.cpp - Which entries the cache keeps ----------------===//

#include "compiler/Build/ObjectCache.h"

#include "llvm/Support/FileSystem.h"

#include "gtest/gtest.h"

using namespace zokor::build;
using namespace std::chrono_literals;
namespace fs = llvm::sys::fs;

namespace {

class ObjectCacheTest : public testing::Test {
protected:
  ObjectCacheTest() {
    llvm::SmallString<128> Dir;
    EXPECT_FALSE(fs::createUniqueDirectory("zokor-cache", Dir));
    Folder = Dir.str().str();
  }
  ~ObjectCacheTest() override { fs::remove_directories(Folder); }

  static std::string key(char Digit) { return std::string(64, Digit); }
  std::string path(char Digit) const {
    return Folder + "/" + key(Digit).substr(0, 2) + "/" + key(Digit);
  }

  /// Stores text that does not compress much, last used Age ago.
  void put(char Digit, std::chrono::seconds Age, size_t Size = 1000) {
    std::string Text;
    for (size_t I = 0; I < Size; ++I)
      Text += char(I * I * 31 + I * Digit + (I >> 3));
    ObjectCache(Folder).store(key(Digit), Text);
    auto File = fs::openNativeFileForReadWrite(path(Digit), fs::CD_OpenExisting,
                                               fs::OF_None);
    ASSERT_TRUE(bool(File));
    auto Then = std::chrono::system_clock::now() - Age;
    EXPECT_FALSE(fs::setLastAccessAndModificationTime(*File, Then));
    EXPECT_FALSE(fs::closeFile(*File));
  }

  std::string Folder;
};

} // namespace

TEST_F(ObjectCacheTest, GivesBackWhatWasStored) {
  ObjectCache Cache(Folder);
  llvm::SmallVector<char> Object;
  EXPECT_FALSE(Cache.load(key('a'), Object));
  std::string Text("an\0object", 9);
  Cache.store(key('a'), Text);
  ASSERT_TRUE(Cache.load(key('a'), Object));
  EXPECT_EQ(Text, std::string(Object.begin(), Object.end()));
  EXPECT_FALSE(Cache.load(key('b'), Object));
}

TEST_F(ObjectCacheTest, LoadingIsUse) {
  put('a', 48h);
  ObjectCache Cache(Folder);
  llvm::SmallVector<char> Object;
  ASSERT_TRUE(Cache.load(key('a'), Object));
  Cache.trim(1 << 20, 24h);
  EXPECT_TRUE(fs::exists(path('a')));
}

TEST_F(ObjectCacheTest, OldEntriesGo) {
  put('a', 48h);
  put('b', 1h);
  ObjectCache(Folder).trim(1 << 20, 24h);
  EXPECT_FALSE(fs::exists(path('a')));
  EXPECT_TRUE(fs::exists(path('b')));
}

TEST_F(ObjectCacheTest, ThoseUnusedForLongestGoFirst) {
  put('a', 3h);
  put('b', 1h);
  put('c', 2h);
  uint64_t Size = 0;
  EXPECT_FALSE(fs::file_size(path('b'), Size));
  ObjectCache(Folder).trim(2 * Size + Size / 2, 24h);
  EXPECT_FALSE(fs::exists(path('a')));
  EXPECT_TRUE(fs::exists(path('b')));
  EXPECT_TRUE(fs::exists(path('c')));
}

TEST_F(ObjectCacheTest, CleaningLeavesOtherFilesAlone) {
  put('a', 1h);
  std::error_code EC;
  llvm::raw_fd_ostream(Folder + "/notes", EC) << "mine";
  std::string Error;
  EXPECT_TRUE(ObjectCache(Folder).clean(Error));
  EXPECT_FALSE(fs::exists(path('a')));
  EXPECT_TRUE(fs::exists(Folder + "/notes"));
}

TEST(KeyBuilder, BordersOfTextsCount) {
  KeyBuilder A, B;
  A.add("ab");
  A.add("c");
  B.add("a");
  B.add("bc");
  EXPECT_NE(A.key(), B.key());
}

TEST(ObjectCache, WithoutFolderItIsEmpty) {
  ObjectCache Cache("");
  Cache.store(std::string(64, 'a'), "text");
  llvm::SmallVector<char> Object;
  EXPECT_FALSE(Cache.load(std::string(64, 'a'), Object));
  Cache.trimSometimes();
}
