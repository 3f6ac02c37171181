//===- Iterate.cpp - Iteration over maps ----------------------------------===//

#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/gc/TypedCopy.h"
#include "runtime/map/Map.h"
#include "runtime/sched/Sched.h"

using namespace zokor;
using namespace zokor::rt;
using abi::MapIterator;
using abi::MapType;

/// CheckBucket if all entries of the chain are to be visited.
static constexpr uintptr_t NoCheck = ~uintptr_t(0);

namespace {

/// One step of an iterator; Map.h explains the cases.
class Step {
public:
  Step(MapIterator &It)
      : It(It), T(static_cast<const MapType *>(It.Type)),
        M(static_cast<Map *>(It.Map)), B(static_cast<Bucket *>(It.Bucket)) {}

  void run();

private:
  bool nextBucket();
  bool visit(unsigned Slot);
  bool belongsHere(uint8_t Top, char *Key);
  bool isReflexive(char *Key) {
    return (T->Flags & abi::MapReflexiveKey) ||
           callEqual(T->Key->Equal, Key, Key);
  }

  MapIterator &It;
  const MapType *T;
  Map *M;
  Bucket *B; ///< the bucket of the chain; null: go to the next chain
};

} // namespace

/// Goes to the chain It.CurBucket; false at the end.
bool Step::nextBucket() {
  uintptr_t Index = It.CurBucket;
  if (It.Wrapped && Index == It.StartBucket)
    return false;
  B = M->at(T, static_cast<Bucket *>(It.Buckets), Index);
  It.CheckBucket = NoCheck;
  if (M->isGrowing() && It.B == M->B) {
    // The iterator began during this growth: the entries may still be in the
    // old bucket.
    Bucket *Old = M->at(T, M->OldBuckets, Index & (M->numOld() - 1));
    if (!Old->isEvacuated()) {
      B = Old;
      if (!M->growsSameSize())
        It.CheckBucket = Index;
    }
  }
  if (++Index == uintptr_t(1) << It.B) {
    Index = 0;
    It.Wrapped = 1;
  }
  It.CurBucket = Index;
  It.I = 0;
  return true;
}

/// Will the entry of an old bucket move to the bucket that is being visited?
bool Step::belongsHere(uint8_t Top, char *Key) {
  if (It.CheckBucket == NoCheck)
    return true;
  if (isReflexive(Key)) {
    uint64_t Hash = callHasher(T->Hasher, Key, M->Seed);
    return (Hash & ((uintptr_t(1) << It.B) - 1)) == It.CheckBucket;
  }
  // As Evacuation::choose will decide for a NaN: by the old tophash.
  return It.CheckBucket >> (It.B - 1) == (Top & 1u);
}

/// Sets Key and Elem to the slot's entry; false if there is none to visit.
bool Step::visit(unsigned Slot) {
  uint8_t Top = B->Top[Slot];
  if (isEmpty(Top) || Top == EvacuatedEmpty)
    return false;
  char *Key = keyAt(T, B, Slot);
  if (!belongsHere(Top, Key))
    return false;
  bool Moved = Top == EvacuatedX || Top == EvacuatedY;
  if (!Moved || !isReflexive(Key)) {
    It.Key = Key;
    It.Elem = elemAt(T, B, Slot);
    return true;
  }
  MapEntry Now = findEntry(T, M, Key);
  It.Key = Now.Key;
  It.Elem = Now.Elem;
  return Now.Key;
}

void Step::run() {
  for (;;) {
    if (!B && !nextBucket()) {
      It.Key = It.Elem = nullptr;
      return;
    }
    while (It.I < BucketSlots) {
      unsigned Slot = (It.I++ + It.Offset) % BucketSlots;
      if (visit(Slot)) {
        It.Bucket = B;
        return;
      }
    }
    B = B->overflow(T);
    It.I = 0;
  }
}

ZOKOR_GO_FUNC("runtime.mapiternext", void, goMapIterNext, (MapIterator * It)) {
  auto *M = static_cast<Map *>(It->Map);
  if (!M) { // a nil or empty map
    It->Key = nullptr;
    return;
  }
  if (M->flags() & Writing)
    fatal("concurrent map iteration and map write");
  Step(*It).run();
}

ZOKOR_GO_FUNC("runtime.mapiterinit", void, goMapIterInit,
              (const MapType *T, Map *M, MapIterator *It)) {
  It->Type = T;
  if (!M || M->Count == 0)
    return;
  It->Map = M;
  It->B = M->B;
  It->Buckets = M->Buckets;
  if (T->Bucket->PtrData == 0) {
    // The iterator keeps its arrays' overflow buckets alive, also those that
    // are appended while it runs.
    It->Overflow = currentOverflow(M);
    It->OldOverflow = M->Extra->OldOverflow;
  }
  uint64_t Random = fastRandom();
  It->StartBucket = Random & M->mask();
  It->Offset = uint8_t(Random >> 56) % BucketSlots;
  It->CurBucket = It->StartBucket;
  // Other goroutines may start iterators at the same time, but relaxed is
  // enough: the flags matter only to later writers, which the program orders.
  constexpr uint8_t Both = Iterating | OldIterating;
  if ((M->flags() & Both) != Both)
    M->Flags.fetchOr(Both, Relaxed);
  goMapIterNext(It);
}
