//===- Roots.cpp - Data, registered memory, goroutines --------------------===//

#include "runtime/gc/Roots.h"

#include "runtime/stack/Tables.h"
#include "runtime/sync/SpinLock.h"

using namespace zokor;
using namespace zokor::rt;

//===----------------------------------------------------------------------===//
// Memory of the runtime
//===----------------------------------------------------------------------===//

namespace {

struct Region {
  uintptr_t Start;
  size_t Bytes;
};

struct Registered {
  SpinLock Lock;
  ReservedArray<Region> Regions;
};

} // namespace

static Registered TheRegistered;

void zokor::rt::addRoot(const void *Start, size_t Bytes) {
  LockScope Held(TheRegistered.Lock);
  TheRegistered.Regions.push({reinterpret_cast<uintptr_t>(Start), Bytes});
}

void zokor::rt::removeRoot(const void *Start, size_t Bytes) {
  LockScope Held(TheRegistered.Lock);
  auto &Regions = TheRegistered.Regions;
  for (Region &R : Regions)
    if (R.Start == reinterpret_cast<uintptr_t>(Start) && R.Bytes == Bytes) {
      R = Regions[Regions.size() - 1];
      Regions.pop();
      return;
    }
}

//===----------------------------------------------------------------------===//
// All roots
//===----------------------------------------------------------------------===//

void zokor::rt::markRoots(Marker &M, const RootOptions &O) {
  for (const abi::RootEntry &R : roots())
    if (R.Start)
      M.scanMasked(R.Start, R.Size,
                   reinterpret_cast<const uint8_t *>(R.Pointers));
  for (const Region &R : TheRegistered.Regions)
    M.scanWords(R.Start, R.Start + R.Bytes);
  struct Task {
    Marker &M;
    const RootOptions &O;
  } T{M, O};
  forEveryGoroutine(
      [](G *Goroutine, void *Data) {
        auto &T = *static_cast<Task *>(Data);
        markGoroutine(T.M, *Goroutine, T.O);
        // What one goroutine reaches is usually small: keep the list short.
        T.M.drain();
      },
      &T);
}
