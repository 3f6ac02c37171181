//===- Map.h - Hash maps ----------------------------------------*- C++ -*-===//
//
// A map is an array of 2^B buckets. The low bits of a key's hash choose the
// bucket. A bucket has room for eight entries and links to overflow buckets:
//
//      tophash[8] | keys[8] | elems[8] | overflow
//
// tophash is the hash's high byte, so that one vector compare finds the slots
// worth a look at their keys; values below MinTopHash mark the state of a slot.
// Keys or elems of more than 128 bytes are stored as pointers.
//
// Growth. At more than 6.5 entries a bucket the array doubles; when there are
// about as many overflow buckets as buckets it is replaced by one of the same
// size, which packs thin chains. Either way old buckets move one or two at a
// time, with each assignment and deletion, so no operation takes long. A slot
// whose entry has moved says where: EvacuatedX, the same index in the new
// array, or EvacuatedY, the index plus the old size.
//
// Iteration goes over the array that was current when it began, from a random
// bucket and slot. Within one bucket's chain entries never move but by
// evacuation, so no entry is met twice:
//   - map grown since: buckets of the iterator's array whose slots have moved
//     are still there, and each key is looked up in the current array (it may
//     have been deleted or assigned);
//   - growing when the iterator began: a new bucket that has not received its
//     part of the old one is iterated over in the old one, skipping the keys
//     that go to its sibling.
// Keys that do not equal themselves (NaN) cannot be looked up, deleted or
// assigned; for them the slot that the iterator finds is the truth, and
// while an iterator may be looking the lowest bit of tophash, instead of a hash
// that would be another each time, decides whether they go to X or Y.
//
// Maps are not synchronized. The Writing flag finds many races between
// goroutines, not all of them: it is read and written without any order.
//
// Invariants: Count is the number of used slots. A slot is EmptyRest only if
// all behind it in the chain are. OldBuckets is null unless growing; then all
// old buckets below Evacuated have moved.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_MAP_MAP_H
#define ZOKOR_RUNTIME_MAP_MAP_H

#include "runtime/abi/TypeDescriptor.h"
#include "runtime/base/Atomic.h"
#include "runtime/base/GoFunc.h"
#include "runtime/type/Type.h"

#include <cstring>
#include <emmintrin.h>

namespace zokor::rt {

inline constexpr unsigned BucketSlots = 8;
inline constexpr size_t MaxInlineBytes = 128; ///< larger ones are pointers

/// States of a slot; anything from MinTopHash on is a used slot's hash byte.
enum : uint8_t {
  EmptyRest = 0,      ///< empty, and all behind it in the chain too
  EmptyOne = 1,       ///< empty
  EvacuatedX = 2,     ///< used; moved to the lower half
  EvacuatedY = 3,     ///< used; moved to the upper half
  EvacuatedEmpty = 4, ///< empty, and its bucket has moved
  MinTopHash = 5,
};
inline bool isEmpty(uint8_t Top) { return Top <= EmptyOne; }
inline uint8_t topHash(uint64_t Hash) {
  auto Top = uint8_t(Hash >> 56);
  return Top < MinTopHash ? uint8_t(Top + MinTopHash) : Top;
}

/// The head of a bucket; places of the rest depend on the map type.
struct Bucket {
  uint8_t Top[BucketSlots];

  char *key(const abi::MapType *T, unsigned Slot) {
    return reinterpret_cast<char *>(this) + BucketSlots + Slot * T->KeySize;
  }
  char *elem(const abi::MapType *T, unsigned Slot) {
    return reinterpret_cast<char *>(this) + BucketSlots * (1 + T->KeySize) +
           Slot * T->ElemSize;
  }
  Bucket *&overflow(const abi::MapType *T) {
    return *reinterpret_cast<Bucket **>(reinterpret_cast<char *>(this) +
                                        T->BucketSize - sizeof(void *));
  }
  /// The slots, one bit each, whose Top is `Value`.
  unsigned matches(uint8_t Value) const {
    __m128i Tops = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(Top));
    __m128i Equal = _mm_cmpeq_epi8(Tops, _mm_set1_epi8(char(Value)));
    return unsigned(_mm_movemask_epi8(Equal)) & 0xff;
  }
  bool isEvacuated() const { return Top[0] > EmptyOne && Top[0] < MinTopHash; }
};

enum MapStateFlag : uint8_t {
  Iterating = 1,    ///< there may be an iterator on Buckets
  OldIterating = 2, ///< and on OldBuckets
  Writing = 4,      ///< a goroutine is changing the map
  SameSizeGrow = 8, ///< growing to an array of the same size
};

/// Buckets without pointers are not scanned, so their overflow links keep
/// nothing alive. The lists of overflow buckets here do. Each list has a head
/// of its own, which iterators keep.
/// Overflow buckets that lie behind the array need no entry.
struct OverflowChunk {
  OverflowChunk *Next;
  uint32_t Count, Capacity;
  Bucket *Buckets[]; ///< Capacity
};
struct OverflowList {
  OverflowChunk *First;
};
struct MapExtra {
  OverflowList *Overflow, *OldOverflow;
  Bucket *Spare;      ///< overflow buckets allocated behind the array
  uintptr_t NumSpare; ///< how many are left
};

/// len reads Count. One writer at a time, or any number of readers, is the
/// program's duty.
struct Map {
  int64_t Count;
  /// Relaxed: a hint for finding races; also set by concurrent iterators.
  Atomic<uint8_t> Flags;
  uint8_t B;            ///< log2 of the number of buckets
  uint16_t NumOverflow; ///< estimated from 2^16 buckets on
  uint32_t Seed;
  Bucket *Buckets; ///< null until the first assignment if B is 0
  Bucket *OldBuckets;
  uintptr_t Evacuated;
  MapExtra *Extra;

  uint8_t flags() const { return Flags.load(Relaxed); }
  void setFlags(uint8_t F) { Flags.store(F, Relaxed); }
  bool isGrowing() const { return OldBuckets; }
  bool growsSameSize() const { return flags() & SameSizeGrow; }
  uintptr_t mask() const { return (uintptr_t(1) << B) - 1; }
  uintptr_t numOld() const {
    return uintptr_t(1) << (growsSameSize() ? B : B - 1);
  }
  Bucket *at(const abi::MapType *T, Bucket *Array, uintptr_t Index) const {
    return reinterpret_cast<Bucket *>(reinterpret_cast<char *>(Array) +
                                      Index * T->BucketSize);
  }
  /// The bucket where an entry with that hash is now.
  Bucket *bucketOf(const abi::MapType *T, uint64_t Hash) const {
    if (OldBuckets) {
      Bucket *Old = at(T, OldBuckets, Hash & (numOld() - 1));
      if (!Old->isEvacuated())
        return Old;
    }
    return at(T, Buckets, Hash & mask());
  }
};
static_assert(sizeof(Map) == 48 && offsetof(Map, Count) == 0);

inline char *deref(char *P, bool Indirect) {
  return Indirect ? *reinterpret_cast<char **>(P) : P;
}
/// InPlace: the map type stores its keys in the bucket.
template <bool InPlace = false>
inline char *keyAt(const abi::MapType *T, Bucket *B, unsigned Slot) {
  return deref(B->key(T, Slot), !InPlace && T->Flags & abi::MapIndirectKey);
}
inline char *elemAt(const abi::MapType *T, Bucket *B, unsigned Slot) {
  return deref(B->elem(T, Slot), T->Flags & abi::MapIndirectElem);
}

/// Zeros, never written, for elems of up to so many bytes.
inline constexpr size_t SmallZeros = 1024;
extern const char ZeroBytes[SmallZeros];
/// What a lookup of a missing key reads: zeros, never written. Any thread.
ZOKOR_GO_CC void *largeZeroValue(size_t Bytes);
inline void *zeroValue(size_t Bytes) {
  return __builtin_expect(Bytes <= SmallZeros, 1)
             ? const_cast<char *>(ZeroBytes)
             : largeZeroValue(Bytes);
}

// What is called from the fast paths has the calling convention of Go: it keeps
// vector registers that a C++ function would have to save around each call.
//
// Whoever changes a map has set its Writing flag before and clears it after, so
// that other users notice. What allocates here (the functions say so) may
// collect garbage; M and what it holds must be reachable from a Go frame or a
// root. What hashes or compares keys calls Go code: it may yield there, and
// panic if a key's type has no order of equality, with the flag set.

/// The first buckets of a map that has none. Allocates. Writing.
ZOKOR_GO_CC void allocateBuckets(const abi::MapType *T, Map *M);
/// Appends an empty overflow bucket to `Last`. Allocates. Writing.
ZOKOR_GO_CC Bucket *appendOverflow(const abi::MapType *T, Map *M, Bucket *Last);
/// Before an entry is added: should the map start to grow, and does it? If so,
/// it allocates, and the place that was found for the entry is no longer right.
/// Writing.
ZOKOR_GO_CC bool growIfNeeded(const abi::MapType *T, Map *M);
/// A part of the work of growing: moves the old bucket that the new bucket
/// `Index` is filled from, and one more. The map is growing. Allocates, hashes
/// keys. Writing.
ZOKOR_GO_CC void growStep(const abi::MapType *T, Map *M, uintptr_t Index);

/// The list of the current array's overflow buckets, made if there is none.
/// Allocates; iterators call it without Writing.
OverflowList *currentOverflow(Map *M);

/// Allocates what a slot of a large key or elem points to. Writing.
ZOKOR_GO_CC char *newIndirect(const abi::TypeDescriptor *T, char *Slot);
/// Clears an entry's memory: for the collector, and the elem because the slot's
/// next user may rely on zeros.
ZOKOR_GO_CC void clearSlot(const abi::MapType *T, Bucket *B, unsigned Slot);

/// The program changes a map while another goroutine uses it.
[[noreturn]] ZOKOR_GO_CC void concurrentMapUse(const char *Text);

/// Removes all entries of a map that has some. Writing.
void clearMap(const abi::MapType *T, Map *M);

/// Where an entry is.
struct MapEntry {
  char *Key = nullptr, *Elem = nullptr;
};
/// The key's entry, or nulls; the addresses are good until the map changes. No
/// race checks. Hashes and compares keys.
MapEntry findEntry(const abi::MapType *T, Map *M, const void *Key);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_MAP_MAP_H
