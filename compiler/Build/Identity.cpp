//===- Identity.cpp - Which compiler this is ------------------------------===//

#include "compiler/Build/ObjectCache.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"

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
  // An engineer whose change cannot alter code keeps the objects by naming the
  // compiler (docs/Development.md).
  if (std::optional<std::string> Named =
          llvm::sys::Process::GetEnv("ZOKOR_COMPILER_ID")) {
    Hash.add(*Named);
    return Hash.key();
  }
  struct State {
    KeyBuilder &Hash;
    /// Whether the program itself, which comes first, has a build id.
    std::optional<bool> ProgramHasId;
  } S{Hash, std::nullopt};
  dl_iterate_phdr(
      [](dl_phdr_info *Info, size_t, void *Data) {
        auto &S = *static_cast<State *>(Data);
        llvm::StringRef Id = buildId(*Info);
        S.Hash.add(Id);
        if (!S.ProgramHasId)
          S.ProgramHasId = !Id.empty();
        return 0;
      },
      &S);
  llvm::sys::fs::file_status Self;
  if (!*S.ProgramHasId && !llvm::sys::fs::status("/proc/self/exe", Self)) {
    Hash.add(Self.getSize());
    Hash.add(
        uint64_t(Self.getLastModificationTime().time_since_epoch().count()));
  }
  return Hash.key();
}
