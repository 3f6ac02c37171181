//===- FaultMaps.cpp - Loads and stores that stand for null checks --------===//

#include "runtime/panic/FaultMaps.h"

#include <string.h>

using namespace zokor::rt;

extern "C" {
// Made by the linker; absent in a program without null checks.
[[gnu::weak]] extern const char __start_zokor_faultmaps[],
    __stop_zokor_faultmaps[];
}

namespace {

/// Reads fields that need not be aligned; past the end they are 0.
struct Reader {
  const char *At, *End;

  template <class T> T take() {
    T V = 0;
    if (size_t(End - At) < sizeof V) {
      At = End;
      return V;
    }
    memcpy(&V, At, sizeof V);
    At += sizeof V;
    return V;
  }
  void skip(uint64_t Bytes) {
    At = Bytes > uint64_t(End - At) ? End : At + Bytes;
  }
};

} // namespace

static constexpr uint32_t Version = 1;
static constexpr ptrdiff_t EntryBytes = 12;

/// Looks PC up among the entries of one function and leaves R behind them.
static uintptr_t findInFunction(Reader &R, uintptr_t PC) {
  auto Start = R.take<uint64_t>();
  auto Count = R.take<uint32_t>();
  R.take<uint32_t>();
  if (PC < Start || PC - Start > UINT32_MAX) {
    R.skip(uint64_t(Count) * EntryBytes);
    return 0;
  }
  for (; Count && R.End - R.At >= EntryBytes; --Count) {
    R.take<uint32_t>(); // load, store or both: it has faulted anyway
    auto Fault = R.take<uint32_t>();
    auto Handler = R.take<uint32_t>();
    if (Fault == PC - Start)
      return Start + Handler;
  }
  return 0;
}

uintptr_t zokor::rt::findFaultHandler(const char *Begin, const char *End,
                                      uintptr_t PC) {
  Reader R{Begin, End};
  while (R.At != R.End) {
    auto Head = R.take<uint32_t>();
    if (!Head)
      continue; // the linker's padding between two tables
    if (Head != Version)
      return 0;
    for (auto Count = R.take<uint32_t>(); Count && R.At != R.End; --Count)
      if (uintptr_t Handler = findInFunction(R, PC))
        return Handler;
  }
  return 0;
}

uintptr_t zokor::rt::findFaultHandler(uintptr_t PC) {
  return findFaultHandler(__start_zokor_faultmaps, __stop_zokor_faultmaps, PC);
}
