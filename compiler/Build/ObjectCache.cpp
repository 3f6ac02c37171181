//===- ObjectCache.cpp - Objects of packages, kept across builds ----------===//
//
// Layout: DIR/ab/abcdef... for the entry of key abcdef..., and DIR/trimmed,
// whose time tells when trim() ran. An entry is a header and zstd data. The
// modification time of an entry says when it was used, to the hour.
//
//===----------------------------------------------------------------------===//

#include "compiler/Build/ObjectCache.h"

#include "compiler/Package/Context.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"

using namespace zokor;
using namespace zokor::build;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace endian = llvm::support::endian;

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

void KeyBuilder::add(uint64_t Number) {
  uint8_t Bytes[8];
  endian::write64le(Bytes, Number);
  Hash.update(Bytes);
}

void KeyBuilder::add(StringRef Text) {
  add(uint64_t(Text.size()));
  Hash.update(Text);
}

std::string KeyBuilder::key() { return llvm::toHex(Hash.final<32>(), true); }

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

std::string ObjectCache::defaultFolder() {
  package::Environment Env = package::Environment::fromProcess();
  std::string Dir = Env.get("ZOKOR_CACHE");
  if (Dir == "off")
    return "";
  if (!Dir.empty())
    return StringRef(Dir).starts_with("/") ? Dir : "";
  Dir = Env.get("XDG_CACHE_HOME");
  if (Dir.empty() && !Env.get("HOME").empty())
    Dir = Env.get("HOME") + "/.cache";
  return StringRef(Dir).starts_with("/") ? Dir + "/zokor" : "";
}

std::string ObjectCache::entryPath(StringRef Key) const {
  return Dir + "/" + Key.take_front(2).str() + "/" + Key.str();
}

/// Sizes and a checksum: a damaged entry is no entry.
static constexpr size_t HeaderSize = 24;
static constexpr uint64_t Magic = 0x31306a626f6b7a7f; // "\x7fzkobj01"

/// Notes that the entry is used; the time is not written each time.
static void touch(const std::string &Path) {
  fs::file_status Status;
  auto Now = std::chrono::system_clock::now();
  if (fs::status(Path, Status) ||
      Now - Status.getLastModificationTime() < std::chrono::hours(1))
    return;
  if (auto File = fs::openNativeFileForReadWrite(Path, fs::CD_OpenExisting,
                                                 fs::OF_None)) {
    (void)fs::setLastAccessAndModificationTime(*File, Now);
    (void)fs::closeFile(*File);
  } else {
    llvm::consumeError(File.takeError());
  }
}

bool ObjectCache::load(StringRef Key, llvm::SmallVectorImpl<char> &Object) {
  if (Dir.empty())
    return false;
  std::string Path = entryPath(Key);
  auto Buffer = llvm::MemoryBuffer::getFile(Path, false, false);
  if (!Buffer)
    return false;
  StringRef Bytes = (*Buffer)->getBuffer();
  if (Bytes.size() < HeaderSize || endian::read64le(Bytes.data()) != Magic)
    return false;
  uint64_t Size = endian::read64le(Bytes.data() + 8),
           Sum = endian::read64le(Bytes.data() + 16);
  if (Size > (uint64_t(1) << 32))
    return false;
  llvm::SmallVector<uint8_t, 0> Data;
  if (llvm::Error E = llvm::compression::zstd::decompress(
          llvm::arrayRefFromStringRef(Bytes.drop_front(HeaderSize)), Data,
          Size)) {
    llvm::consumeError(std::move(E));
    return false;
  }
  if (Data.size() != Size || llvm::xxh3_64bits(Data) != Sum)
    return false;
  Object.assign(Data.begin(), Data.end());
  touch(Path);
  return true;
}

void ObjectCache::store(StringRef Key, StringRef Object) {
  std::string Path = entryPath(Key);
  if (Dir.empty() || fs::create_directories(package::parentPath(Path)))
    return;
  llvm::SmallVector<uint8_t, 0> Data;
  auto Raw = llvm::arrayRefFromStringRef(Object);
  llvm::compression::zstd::compress(Raw, Data, /*Level=*/3);
  auto File = fs::TempFile::create(Path + ".%%%%%%%%");
  if (!File)
    return llvm::consumeError(File.takeError());
  char Header[HeaderSize];
  endian::write64le(Header, Magic);
  endian::write64le(Header + 8, Object.size());
  endian::write64le(Header + 16, llvm::xxh3_64bits(Raw));
  llvm::raw_fd_ostream OS(File->FD, /*shouldClose=*/false);
  OS << StringRef(Header, HeaderSize) << llvm::toStringRef(Data);
  OS.flush();
  bool Good = !OS.has_error();
  OS.clear_error();
  llvm::consumeError(Good ? File->keep(Path) : File->discard());
}

//===----------------------------------------------------------------------===//
// Old entries
//===----------------------------------------------------------------------===//

namespace {
struct Entry {
  std::string Path;
  llvm::sys::TimePoint<> Used;
  uint64_t Size;
};
} // namespace

/// Everything in the folders of entries, left-over temporary files included.
static std::vector<Entry> listEntries(const std::string &Dir) {
  std::vector<Entry> List;
  std::error_code EC;
  for (fs::directory_iterator I(Dir, EC), E; I != E && !EC; I.increment(EC)) {
    if (package::baseName(I->path()).size() != 2)
      continue;
    std::error_code Inner;
    for (fs::directory_iterator F(I->path(), Inner); F != E && !Inner;
         F.increment(Inner)) {
      fs::file_status Status;
      if (!fs::status(F->path(), Status))
        List.push_back(
            {F->path(), Status.getLastModificationTime(), Status.getSize()});
    }
  }
  return List;
}

void ObjectCache::trim(uint64_t MaxBytes, std::chrono::seconds MaxAge) {
  if (Dir.empty())
    return;
  std::vector<Entry> List = listEntries(Dir);
  llvm::sort(List, [](const Entry &A, const Entry &B) {
    return A.Used > B.Used; // newest first
  });
  auto Oldest = std::chrono::system_clock::now() - MaxAge;
  uint64_t Total = 0;
  for (const Entry &E : List) {
    Total += E.Size;
    if (E.Used < Oldest || Total > MaxBytes)
      fs::remove(E.Path);
  }
}

void ObjectCache::trimSometimes() {
  constexpr uint64_t MaxBytes = uint64_t(2) << 30;
  constexpr auto MaxAge = std::chrono::hours(24 * 10);
  fs::file_status Status;
  std::string Mark = Dir + "/trimmed";
  if (Dir.empty() ||
      (!fs::status(Mark, Status) &&
       std::chrono::system_clock::now() - Status.getLastModificationTime() <
           std::chrono::hours(24)))
    return;
  std::error_code EC;
  llvm::raw_fd_ostream OS(Mark, EC);
  if (EC)
    return;
  OS << "zokor trims this folder once a day\n";
  trim(MaxBytes, MaxAge);
}

void ObjectCache::keepOnly(const llvm::StringSet<> &Keys) {
  for (const Entry &E : listEntries(Dir))
    if (!Keys.contains(package::baseName(E.Path)))
      fs::remove(E.Path);
}

bool ObjectCache::clean(std::string &Error) {
  if (Dir.empty())
    return true;
  for (const Entry &E : listEntries(Dir))
    if (std::error_code EC = fs::remove(E.Path)) {
      Error = "remove " + E.Path + ": " + package::errorText(EC);
      return false;
    }
  return true;
}
