//===- Grow.cpp - Bucket arrays and incremental growth of maps ------------===//

#include "runtime/base/Check.h"
#include "runtime/gc/Alloc.h"
#include "runtime/gc/TypedCopy.h"
#include "runtime/heap/SizeClass.h"
#include "runtime/map/Map.h"
#include "runtime/os/Memory.h"
#include "runtime/sched/Sched.h"

using namespace zokor;
using namespace zokor::rt;
using abi::MapType;

//===----------------------------------------------------------------------===//
// Descriptors of the runtime's own objects
//===----------------------------------------------------------------------===//

/// Masks of pointers, one bit a word.
static const uint8_t MapMask[] = {0b101100}, ExtraMask[] = {0b0111},
                     
                     // A chunk's Next, and any number of buckets up to 62.
                     ChunkMask[] = {0xfd, 0xff, 0xff, 0xff,
                                    0xff, 0xff, 0xff, 0xff}, ListMask[] = {0b1};

static constexpr abi::TypeDescriptor object(uintptr_t Size, uintptr_t PtrData,
                                            const uint8_t *Mask) {
  return {Size,    PtrData, 0, 0, 8, 8, uint8_t(abi::Kind::Struct),
          nullptr, Mask,    0, 0};
}
static const abi::TypeDescriptor MapObject =
                                     object(sizeof(Map), sizeof(Map), MapMask),
                                 ExtraObject =
                                     object(sizeof(MapExtra), 24, ExtraMask),
                                 SmallChunk = object(64, 64, ChunkMask),
                                 LargeChunk = object(512, 512, ChunkMask),
                                 ListObject =
                                     object(sizeof(OverflowList), 8, ListMask);

static MapExtra *extraOf(Map *M) {
  if (!M->Extra)
    pointerStore(&M->Extra, static_cast<MapExtra *>(newObject(&ExtraObject)));
  return M->Extra;
}

OverflowList *zokor::rt::currentOverflow(Map *M) {
  MapExtra *X = extraOf(M);
  if (!X->Overflow)
    pointerStore(&X->Overflow,
                 static_cast<OverflowList *>(newObject(&ListObject)));
  return X->Overflow;
}

//===----------------------------------------------------------------------===//
// The zero value
//===----------------------------------------------------------------------===//

alignas(16) const char zokor::rt::ZeroBytes[SmallZeros] = {};

ZOKOR_GO_CC void *zokor::rt::largeZeroValue(size_t Bytes) {
  // Pages that are only read cost no memory, so one region for each power of
  // two is enough for all types of that size.
  static Atomic<void *> Regions[64];
  unsigned Log = unsigned(64 - __builtin_clzll(Bytes - 1));
  // Relaxed: nobody writes the region.
  void *Region = Regions[Log].load(Relaxed);
  if (Region)
    return Region;
  size_t Size = size_t(1) << Log;
  void *New = os::reserve(Size < os::PageSize ? os::PageSize : Size);
  if (!New)
    fatal("runtime: out of memory");
  if (!Regions[Log].compareExchange(Region, New, Relaxed)) {
    os::unmap(New, Size < os::PageSize ? os::PageSize : Size);
    return Region;
  }
  return New;
}

ZOKOR_GO_CC char *zokor::rt::newIndirect(const abi::TypeDescriptor *T,
                                         char *Slot) {
  auto *New = static_cast<char *>(newObject(T));
  pointerStore(reinterpret_cast<char **>(Slot), New);
  return New;
}

ZOKOR_GO_CC void zokor::rt::clearSlot(const MapType *T, Bucket *B,
                                      unsigned Slot) {
  char *Key = B->key(T, Slot), *Elem = B->elem(T, Slot);
  char *Null = nullptr;
  if (T->Flags & abi::MapIndirectKey)
    pointerStore(reinterpret_cast<char **>(Key), Null);
  else if (T->Key->PtrData)
    typedClear(T->Key, Key);
  if (T->Flags & abi::MapIndirectElem)
    pointerStore(reinterpret_cast<char **>(Elem), Null);
  else
    typedClear(T->Elem, Elem);
}

ZOKOR_GO_CC void zokor::rt::concurrentMapUse(const char *Text) { fatal(Text); }

//===----------------------------------------------------------------------===//
// Making maps and bucket arrays
//===----------------------------------------------------------------------===//

/// More than 6.5 entries a bucket, and more than one bucket holds.
static bool isOverloaded(uint64_t Count, unsigned B) {
  return Count > BucketSlots && Count > 13 * ((uint64_t(1) << B) / 2);
}

/// An array of 2^B buckets with, from 16 on, some overflow buckets behind it;
/// a map that is filled to its load factor needs about that many.
static void newBuckets(const MapType *T, Map *M, unsigned B) {
  size_t Base = size_t(1) << B, Count = Base;
  if (B >= 4) {
    Count += size_t(1) << (B - 4);
    // What the size class has room for anyway.
    Count = roundUpSize(Count * T->BucketSize) / T->BucketSize;
  }
  pointerStore(&M->Buckets, static_cast<Bucket *>(newArray(T->Bucket, Count)));
  if (Count != Base) {
    MapExtra *X = extraOf(M);
    pointerStore(&X->Spare, M->at(T, M->Buckets, Base));
    X->NumSpare = Count - Base;
  } else if (M->Extra) {
    pointerStore(&M->Extra->Spare, static_cast<Bucket *>(nullptr));
    M->Extra->NumSpare = 0;
  }
}

ZOKOR_GO_CC void zokor::rt::allocateBuckets(const MapType *T, Map *M) {
  newBuckets(T, M, M->B);
}

/// Counts exactly while there are few; then one in 2^(B-15), at random, so that
/// 16 bits do.
static void countOverflow(Map *M) {
  if (M->B < 16 || (fastRandom() & ((uint64_t(1) << (M->B - 15)) - 1)) == 0)
    ++M->NumOverflow;
}

/// Enters a bucket that no scanned memory points to.
static void keepAlive(Map *M, Bucket *New) {
  OverflowList *List = currentOverflow(M);
  OverflowChunk *Chunk = List->First;
  if (!Chunk || Chunk->Count == Chunk->Capacity) {
    const abi::TypeDescriptor *T = Chunk ? &LargeChunk : &SmallChunk;
    auto *Another = static_cast<OverflowChunk *>(newObject(T));
    Another->Capacity = uint32_t((T->Size - sizeof(OverflowChunk)) / 8);
    pointerStore(&Another->Next, Chunk);
    pointerStore(&List->First, Another);
    Chunk = Another;
  }
  pointerStore(&Chunk->Buckets[Chunk->Count++], New);
}

ZOKOR_GO_CC Bucket *zokor::rt::appendOverflow(const MapType *T, Map *M, Bucket *Last) {
  Bucket *New;
  MapExtra *X = M->Extra;
  countOverflow(M);
  if (X && X->NumSpare) {
    New = X->Spare;
    Bucket *Rest = --X->NumSpare ? M->at(T, New, 1) : nullptr;
    pointerStore(&X->Spare, Rest);
  } else {
    New = static_cast<Bucket *>(newObject(T->Bucket));
    if (T->Bucket->PtrData == 0)
      keepAlive(M, New);
  }
  pointerStore(&Last->overflow(T), New);
  return New;
}

ZOKOR_GO_FUNC("runtime.makemap", Map *, goMakeMap,
              (const MapType *T, int64_t Hint)) {
  auto *M = static_cast<Map *>(newObject(&MapObject));
  M->Seed = uint32_t(fastRandom());
  // A hint that no memory could satisfy is no hint.
  uint64_t Bytes;
  if (Hint < 0 ||
      __builtin_mul_overflow(uint64_t(Hint), T->Bucket->Size, &Bytes) ||
      Bytes > uint64_t(1) << 47)
    Hint = 0;
  while (isOverloaded(uint64_t(Hint), M->B))
    ++M->B;
  if (M->B)
    allocateBuckets(T, M);
  return M;
}

//===----------------------------------------------------------------------===//
// Growth
//===----------------------------------------------------------------------===//

static bool hasManyOverflowBuckets(const Map *M) {
  unsigned B = M->B < 15 ? M->B : 15;
  return M->NumOverflow >= 1u << B;
}

ZOKOR_GO_CC bool zokor::rt::growIfNeeded(const MapType *T, Map *M) {
  if (M->isGrowing())
    return false;
  bool Double = isOverloaded(uint64_t(M->Count) + 1, M->B);
  if (!Double && !hasManyOverflowBuckets(M))
    return false;
  uint8_t F = M->flags(), New = F & uint8_t(~(Iterating | OldIterating));
  if (F & Iterating)
    New |= OldIterating;
  if (!Double)
    New |= SameSizeGrow;
  Bucket *Old = M->Buckets;
  if (MapExtra *X = M->Extra) {
    pointerStore(&X->OldOverflow, X->Overflow);
    pointerStore(&X->Overflow, static_cast<OverflowList *>(nullptr));
  }
  newBuckets(T, M, M->B + Double);
  pointerStore(&M->OldBuckets, Old);
  M->setFlags(New);
  M->B += Double;
  M->Evacuated = 0;
  M->NumOverflow = 0;
  return true;
}

namespace {

/// Where entries go.
struct Destination {
  Bucket *B;
  unsigned Slot = 0;
};

/// Moves one old bucket with its chain.
class Evacuation {
public:
  Evacuation(const MapType *T, Map *M, uintptr_t Old)
      : T(T), M(M), NumOld(M->numOld()), First(M->at(T, M->OldBuckets, Old)) {
    Halves[0].B = M->at(T, M->Buckets, Old);
    if (!M->growsSameSize())
      Halves[1].B = M->at(T, M->Buckets, Old + NumOld);
  }

  void run() {
    for (Bucket *B = First; B; B = B->overflow(T))
      for (unsigned Slot = 0; Slot < BucketSlots; ++Slot)
        moveSlot(B, Slot);
    release();
  }

private:
  void moveSlot(Bucket *From, unsigned Slot);
  void release();
  /// 1 if the entry goes to the upper half. May change Top.
  unsigned choose(char *Key, uint8_t &Top);

  const MapType *T;
  Map *M;
  uintptr_t NumOld;
  Bucket *First;
  Destination Halves[2] = {};
};

} // namespace

unsigned Evacuation::choose(char *Key, uint8_t &Top) {
  if (M->growsSameSize())
    return 0;
  uint64_t Hash = callHasher(T->Hasher, Key, M->Seed);
  if ((M->flags() & Iterating) && !(T->Flags & abi::MapReflexiveKey) &&
      !callEqual(T->Key->Equal, Key, Key)) {
    // A NaN. An iterator must be able to repeat the choice
    // (Step::belongsHere), so it comes from the old tophash; the new one is
    // random, to spread it next time.
    unsigned Upper = Top & 1;
    Top = topHash(Hash);
    return Upper;
  }
  return (Hash & NumOld) != 0;
}

void Evacuation::moveSlot(Bucket *From, unsigned Slot) {
  uint8_t Top = From->Top[Slot];
  if (isEmpty(Top)) {
    From->Top[Slot] = EvacuatedEmpty;
    return;
  }
  if (Top < MinTopHash)
    fatal("bad map state");
  unsigned Half = choose(keyAt(T, From, Slot), Top);
  Destination &D = Halves[Half];
  if (D.Slot == BucketSlots) {
    D.B = appendOverflow(T, M, D.B);
    D.Slot = 0;
  }
  From->Top[Slot] = uint8_t(EvacuatedX + Half);
  D.B->Top[D.Slot] = Top;
  char *ToKey = D.B->key(T, D.Slot), *ToElem = D.B->elem(T, D.Slot);
  char *Key = From->key(T, Slot), *Elem = From->elem(T, Slot);
  if (T->Flags & abi::MapIndirectKey)
    pointerStore(reinterpret_cast<char **>(ToKey),
                 *reinterpret_cast<char **>(Key));
  else
    typedCopy(T->Key, ToKey, Key);
  if (T->Flags & abi::MapIndirectElem)
    pointerStore(reinterpret_cast<char **>(ToElem),
                 *reinterpret_cast<char **>(Elem));
  else
    typedCopy(T->Elem, ToElem, Elem);
  ++D.Slot;
}

/// Drops keys, elems and chain for the collector, unless an iterator still
/// reads them. The slots' states stay.
void Evacuation::release() {
  if ((M->flags() & OldIterating) || T->Bucket->PtrData == 0)
    return;
  memset(reinterpret_cast<char *>(First) + BucketSlots, 0,
         T->BucketSize - BucketSlots);
}

/// Moves the mark behind buckets that are done, at most 1024 at a time; ends
/// the growth with the last.
static void advanceMark(const MapType *T, Map *M) {
  uintptr_t End = M->numOld();
  uintptr_t Stop = M->Evacuated + 1024 < End ? M->Evacuated + 1024 : End;
  while (M->Evacuated != Stop &&
         M->at(T, M->OldBuckets, M->Evacuated)->isEvacuated())
    ++M->Evacuated;
  if (M->Evacuated != End)
    return;
  pointerStore(&M->OldBuckets, static_cast<Bucket *>(nullptr));
  if (M->Extra)
    pointerStore(&M->Extra->OldOverflow, static_cast<OverflowList *>(nullptr));
  M->setFlags(M->flags() & uint8_t(~SameSizeGrow));
}

static void evacuate(const MapType *T, Map *M, uintptr_t Old) {
  if (!M->at(T, M->OldBuckets, Old)->isEvacuated())
    Evacuation(T, M, Old).run();
  if (Old == M->Evacuated)
    advanceMark(T, M);
}

ZOKOR_GO_CC void zokor::rt::growStep(const MapType *T, Map *M, uintptr_t Index) {
  evacuate(T, M, Index & (M->numOld() - 1));
  if (M->isGrowing())
    evacuate(T, M, M->Evacuated);
}

//===----------------------------------------------------------------------===//
// Clearing
//===----------------------------------------------------------------------===//

/// Marks every slot of a chain empty, for iterators that hold the array.
static void emptyChains(const MapType *T, Map *M, Bucket *Array,
                        uintptr_t Count) {
  for (uintptr_t I = 0; I < Count; ++I)
    for (Bucket *B = M->at(T, Array, I); B; B = B->overflow(T))
      memset(B->Top, EmptyRest, BucketSlots);
}

void zokor::rt::clearMap(const MapType *T, Map *M) {
  if (M->OldBuckets)
    emptyChains(T, M, M->OldBuckets, M->numOld());
  emptyChains(T, M, M->Buckets, M->mask() + 1);
  if (M->Extra) {
    // Iterators that still need the old lists have pointers of their own.
    pointerStore(&M->Extra->Overflow, static_cast<OverflowList *>(nullptr));
    pointerStore(&M->Extra->OldOverflow, static_cast<OverflowList *>(nullptr));
  }
  pointerStore(&M->OldBuckets, static_cast<Bucket *>(nullptr));
  M->setFlags(M->flags() & uint8_t(~SameSizeGrow));
  M->Count = 0;
  M->NumOverflow = 0;
  M->Evacuated = 0;
  M->Seed = uint32_t(fastRandom());
  // The array stays, without its chains. Spare overflow buckets that were used
  // are lost until the next growth.
  for (uintptr_t I = 0; I <= M->mask(); ++I)
    memset(static_cast<void *>(M->at(T, M->Buckets, I)), 0, T->BucketSize);
}
