//===- Operations.h - Lookup, assignment and deletion -----------*- C++ -*-===//
//
// The operations, written once for all kinds of keys. A policy says how one
// kind of key is hashed, compared and stored:
//
//      InPlace                                          keys lie in the bucket
//      uint64_t hash(const MapType *T, uint64_t Seed)   may panic
//      bool equals(const MapType *T, const char *Key)   the key in a slot
//      void store(const MapType *T, char *Slot)         a new key
//      void update(const MapType *T, char *Key)         an equal key is there
//
// The fast variants are for keys that are stored in place.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_MAP_OPERATIONS_H
#define ZOKOR_RUNTIME_MAP_OPERATIONS_H

#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/gc/Alloc.h"
#include "runtime/gc/TypedCopy.h"
#include "runtime/map/Map.h"
#include "runtime/sched/Sched.h"

ZOKOR_GO_FUNC("runtime.panicnilmap", void, goPanicNilMap, ());

namespace zokor::rt {

/// A slot of a bucket; B null: none.
struct SlotRef {
  Bucket *B = nullptr;
  unsigned Slot = 0;
};

/// Looks through the chain of `B`.
template <class Key>
inline SlotRef findInChain(const abi::MapType *T, Bucket *B, Key &K,
                           uint8_t Top) {
  do {
    for (unsigned Found = B->matches(Top); Found; Found &= Found - 1) {
      auto Slot = unsigned(__builtin_ctz(Found));
      if (K.equals(T, keyAt<Key::InPlace>(T, B, Slot)))
        return {B, Slot};
    }
    // The last slot is EmptyRest if any is.
    if (B->Top[BucketSlots - 1] == EmptyRest)
      break;
    B = B->overflow(T);
  } while (B);
  return {};
}

/// The slot of a key in a map that is not empty.
template <class Key>
inline SlotRef findSlot(const abi::MapType *T, Map *M, Key &K) {
  uint64_t Hash = K.hash(T, M->Seed);
  return findInChain(T, M->bucketOf(T, Hash), K, topHash(Hash));
}

template <class Key>
inline PtrInt lookup(const abi::MapType *T, Map *M, Key K) {
  if (!M || M->Count == 0) {
    // A key that cannot be hashed panics even so.
    if (T->Flags & abi::MapHashMightPanic)
      K.hash(T, 0);
    return {zeroValue(T->Elem->Size), 0};
  }
  if (M->flags() & Writing)
    concurrentMapUse("concurrent map read and map write");
  SlotRef S = findSlot(T, M, K);
  if (!S.B)
    return {zeroValue(T->Elem->Size), 0};
  return {elemAt(T, S.B, S.Slot), 1};
}

/// Sets the Writing flag for an operation that changes the map. Hash first:
/// that may panic, and a panicking operation has not begun to write.
inline void beginWrite(Map *M) { M->setFlags(M->flags() ^ Writing); }
inline void endWrite(Map *M) {
  if (!(M->flags() & Writing))
    concurrentMapUse("concurrent map writes");
  M->setFlags(M->flags() & uint8_t(~Writing));
}

/// The first free slot of a chain, or the last bucket with Slot BucketSlots.
inline SlotRef findFree(const abi::MapType *T, Bucket *B) {
  for (;;) {
    if (unsigned Free = B->matches(EmptyRest) | B->matches(EmptyOne))
      return {B, unsigned(__builtin_ctz(Free))};
    Bucket *Next = B->overflow(T);
    if (!Next)
      return {B, BucketSlots};
    B = Next;
  }
}

/// Puts a key that is not in the map into a chain of the current array.
template <class Key>
inline char *insert(const abi::MapType *T, Map *M, Bucket *Chain, Key &K,
                    uint8_t Top) {
  SlotRef S = findFree(T, Chain);
  if (S.Slot == BucketSlots)
    S = {appendOverflow(T, M, S.B), 0};
  char *KeySlot = S.B->key(T, S.Slot), *ElemSlot = S.B->elem(T, S.Slot);
  if (!Key::InPlace && T->Flags & abi::MapIndirectKey)
    KeySlot = newIndirect(T->Key, KeySlot);
  if (T->Flags & abi::MapIndirectElem)
    ElemSlot = newIndirect(T->Elem, ElemSlot);
  K.store(T, KeySlot);
  S.B->Top[S.Slot] = Top;
  ++M->Count;
  return ElemSlot;
}

/// Where to store the elem of a key; adds the key if it is missing.
template <class Key> inline char *assign(const abi::MapType *T, Map *M, Key K) {
  if (!M)
    goPanicNilMap();
  if (M->flags() & Writing)
    concurrentMapUse("concurrent map writes");
  uint64_t Hash = K.hash(T, M->Seed);
  uint8_t Top = topHash(Hash);
  beginWrite(M);
  if (!M->Buckets)
    allocateBuckets(T, M);
  char *Elem;
  for (;;) {
    uintptr_t Index = Hash & M->mask();
    if (M->isGrowing())
      growStep(T, M, Index);
    Bucket *Chain = M->at(T, M->Buckets, Index);
    if (SlotRef S = findInChain(T, Chain, K, Top); S.B) {
      K.update(T, keyAt<Key::InPlace>(T, S.B, S.Slot));
      Elem = elemAt(T, S.B, S.Slot);
      break;
    }
    if (growIfNeeded(T, M))
      continue; // the bucket has another index now
    Elem = insert(T, M, Chain, K, Top);
    break;
  }
  endWrite(M);
  return Elem;
}

/// After S became EmptyOne: the slots at the end of the chain from there back
/// become EmptyRest.
inline void trimChain(const abi::MapType *T, Bucket *First, SlotRef S) {
  if (S.Slot == BucketSlots - 1) {
    Bucket *Next = S.B->overflow(T);
    if (Next && Next->Top[0] != EmptyRest)
      return;
  } else if (S.B->Top[S.Slot + 1] != EmptyRest) {
    return;
  }
  for (;;) {
    S.B->Top[S.Slot] = EmptyRest;
    if (S.Slot == 0) {
      if (S.B == First)
        return;
      Bucket *Before = First;
      while (Before->overflow(T) != S.B)
        Before = Before->overflow(T);
      S = {Before, BucketSlots};
    }
    --S.Slot;
    if (S.B->Top[S.Slot] != EmptyOne)
      return;
  }
}

template <class Key> inline void remove(const abi::MapType *T, Map *M, Key K) {
  if (!M || M->Count == 0) {
    if (T->Flags & abi::MapHashMightPanic)
      K.hash(T, 0);
    return;
  }
  if (M->flags() & Writing)
    concurrentMapUse("concurrent map writes");
  uint64_t Hash = K.hash(T, M->Seed);
  beginWrite(M);
  uintptr_t Index = Hash & M->mask();
  if (M->isGrowing())
    growStep(T, M, Index);
  Bucket *First = M->at(T, M->Buckets, Index);
  if (SlotRef S = findInChain(T, First, K, topHash(Hash)); S.B) {
    clearSlot(T, S.B, S.Slot);
    S.B->Top[S.Slot] = EmptyOne;
    trimChain(T, First, S);
    // An empty map takes a new seed, so that collisions cannot be rebuilt.
    if (--M->Count == 0)
      M->Seed = uint32_t(fastRandom());
  }
  endWrite(M);
}

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_MAP_OPERATIONS_H
