//===- Identity.cpp - Which compiler this is ------------------------------===//

#include "compiler/Build/ObjectCache.h"

#include "llvm/Support/FileSystem.h"

#include <link.h>

using namespace zokor::build;

/// The NT_GNU_BUILD_ID note of a loaded program or library, or "".
static llvm::StringRef buildId(const dl_phdr_info &Info) {
  for (int I = 0; I < Info.dlpi_phnum; ++I) {
    const ElfW(Phdr) &Header = Info.dlpi_phdr[I];
    if (Header.p_type != PT_NOTE)
      continue;
    auto *At = reinterpret_cast<const char *>(Info.dlpi_addr + Header.p_vaddr);
    const char *End = At + Header.p_memsz;
    while (At + sizeof(ElfW(Nhdr)) <= End) {
      ElfW(Nhdr) Note;
      memcpy(&Note, At, sizeof Note);
      const char *Name = At + sizeof Note;
      const char *Data = Name + (Note.n_namesz + 3) / 4 * 4;
      if (Note.n_type == NT_GNU_BUILD_ID && Note.n_namesz == 4 &&
          llvm::StringRef(Name, 3) == "GNU")
        return {Data, Note.n_descsz};
      At = Data + (Note.n_descsz + 3) / 4 * 4;
    }
  }
  return "";
}

std::string zokor::build::compilerIdentity() {
  KeyBuilder Hash;
  dl_iterate_phdr(
      [](dl_phdr_info *Info, size_t, void *Data) {
        static_cast<KeyBuilder *>(Data)->add(buildId(*Info));
        return 0;
      },
      &Hash);
  // In case it was linked without a build id.
  llvm::sys::fs::file_status Self;
  if (!llvm::sys::fs::status("/proc/self/exe", Self)) {
    Hash.add(Self.getSize());
    Hash.add(
        uint64_t(Self.getLastModificationTime().time_since_epoch().count()));
  }
  return Hash.key();
}
