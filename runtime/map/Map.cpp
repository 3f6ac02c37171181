//===- Map.cpp - Map operations that compiled code calls ------------------===//

#include "runtime/map/Operations.h"
#include "runtime/type/Hash.h"

using namespace zokor;
using namespace zokor::rt;
using abi::MapType;

namespace {

/// Any key, at an address.
struct AnyKey {
  static constexpr bool InPlace = false;
  const void *P;
  uint64_t hash(const MapType *T, uint64_t Seed) {
    return callHasher(T->Hasher, P, Seed);
  }
  bool equals(const MapType *T, const char *Key) {
    return callEqual(T->Key->Equal, P, Key);
  }
  void store(const MapType *T, char *Slot) { typedCopy(T->Key, Slot, P); }
  /// +0 and -0, or strings at different addresses, are equal and yet differ.
  void update(const MapType *T, char *Key) {
    if (T->Flags & abi::MapNeedKeyUpdate)
      typedCopy(T->Key, Key, P);
  }
};

/// A key of 4 or 8 bytes whose bytes decide equality.
template <class Word> struct WordKey {
  static constexpr bool InPlace = true;
  Word V;
  /// What T->Hasher computes.
  uint64_t hash(const MapType *, uint64_t Seed) {
    return memHash(&V, Seed, sizeof V);
  }
  bool equals(const MapType *, const char *Key) {
    return *reinterpret_cast<const Word *>(Key) == V;
  }
  void store(const MapType *, char *Slot) {
    *reinterpret_cast<Word *>(Slot) = V;
  }
  void update(const MapType *, char *) {}
};

struct PointerKey : WordKey<void *> {
  void store(const MapType *, char *Slot) {
    pointerStore(reinterpret_cast<void **>(Slot), V);
  }
};

/// memcmp behind the calling convention of Go.
ZOKOR_GO_CC __attribute__((noinline)) bool
longBytesAreEqual(const uint8_t *P, const uint8_t *Q, size_t Bytes) {
  return memcmp(P, Q, Bytes) == 0;
}

template <class Word>
bool endsAreEqual(const uint8_t *P, const uint8_t *Q, size_t Bytes) {
  Word A, B, C, D;
  memcpy(&A, P, sizeof A);
  memcpy(&B, Q, sizeof B);
  memcpy(&C, P + Bytes - sizeof C, sizeof C);
  memcpy(&D, Q + Bytes - sizeof D, sizeof D);
  return ((A ^ B) | (C ^ D)) == 0;
}

/// Short ones by two loads that may overlap.
bool bytesAreEqual(const uint8_t *P, const uint8_t *Q, size_t Bytes) {
  if (P == Q)
    return true;
  if (Bytes > 16)
    return longBytesAreEqual(P, Q, Bytes);
  if (Bytes >= 8)
    return endsAreEqual<uint64_t>(P, Q, Bytes);
  if (Bytes >= 4)
    return endsAreEqual<uint32_t>(P, Q, Bytes);
  if (Bytes >= 2)
    return endsAreEqual<uint16_t>(P, Q, Bytes);
  return !Bytes || *P == *Q;
}

struct StringKey {
  static constexpr bool InPlace = true;
  abi::String S;
  /// What T->Hasher computes.
  uint64_t hash(const MapType *, uint64_t Seed) {
    return memHash(S.Ptr, Seed, size_t(S.Len));
  }
  bool equals(const MapType *, const char *Key) {
    auto *Other = reinterpret_cast<const abi::String *>(Key);
    return Other->Len == S.Len &&
           bytesAreEqual(Other->Ptr, S.Ptr, size_t(S.Len));
  }
  void store(const MapType *, char *Slot) {
    auto *To = reinterpret_cast<abi::String *>(Slot);
    pointerStore(&To->Ptr, S.Ptr);
    To->Len = S.Len;
  }
  /// The new key may be part of a larger string that is to be freed, or the
  /// old one: as gc does, the newer stays.
  void update(const MapType *T, char *Key) { store(T, Key); }
};

} // namespace

MapEntry zokor::rt::findEntry(const MapType *T, Map *M, const void *Key) {
  AnyKey K{Key};
  SlotRef S;
  if (M->Count)
    S = findSlot(T, M, K);
  if (!S.B)
    return {};
  return {keyAt(T, S.B, S.Slot), elemAt(T, S.B, S.Slot)};
}

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

static WordKey<uint32_t> key32(int64_t Key) { return {uint32_t(Key)}; }
static WordKey<uint64_t> key64(int64_t Key) { return {uint64_t(Key)}; }
static StringKey keyStr(const void *Ptr, int64_t Len) {
  return {{static_cast<const uint8_t *>(Ptr), Len}};
}

ZOKOR_GO_FUNC("runtime.mapaccess2", PtrInt, goMapLookup,
              (const MapType *T, Map *M, const void *Key)) {
  return lookup(T, M, AnyKey{Key});
}
ZOKOR_GO_FUNC("runtime.mapaccess2_fast32", PtrInt, goMapLookup32,
              (const MapType *T, Map *M, int64_t Key)) {
  return lookup(T, M, key32(Key));
}
ZOKOR_GO_FUNC("runtime.mapaccess2_fast64", PtrInt, goMapLookup64,
              (const MapType *T, Map *M, int64_t Key)) {
  return lookup(T, M, key64(Key));
}
ZOKOR_GO_FUNC("runtime.mapaccess2_faststr", PtrInt, goMapLookupStr,
              (const MapType *T, Map *M, const void *Ptr, int64_t Len)) {
  return lookup(T, M, keyStr(Ptr, Len));
}

ZOKOR_GO_FUNC("runtime.mapassign", void *, goMapAssign,
              (const MapType *T, Map *M, const void *Key)) {
  return assign(T, M, AnyKey{Key});
}
ZOKOR_GO_FUNC("runtime.mapassign_fast32", void *, goMapAssign32,
              (const MapType *T, Map *M, int64_t Key)) {
  return assign(T, M, key32(Key));
}
ZOKOR_GO_FUNC("runtime.mapassign_fast64", void *, goMapAssign64,
              (const MapType *T, Map *M, int64_t Key)) {
  return assign(T, M, key64(Key));
}
ZOKOR_GO_FUNC("runtime.mapassign_fast64ptr", void *, goMapAssign64Ptr,
              (const MapType *T, Map *M, void *Key)) {
  return assign(T, M, PointerKey{{Key}});
}
ZOKOR_GO_FUNC("runtime.mapassign_faststr", void *, goMapAssignStr,
              (const MapType *T, Map *M, const void *Ptr, int64_t Len)) {
  return assign(T, M, keyStr(Ptr, Len));
}

ZOKOR_GO_FUNC("runtime.mapdelete", void, goMapDelete,
              (const MapType *T, Map *M, const void *Key)) {
  remove(T, M, AnyKey{Key});
}
ZOKOR_GO_FUNC("runtime.mapdelete_fast32", void, goMapDelete32,
              (const MapType *T, Map *M, int64_t Key)) {
  remove(T, M, key32(Key));
}
ZOKOR_GO_FUNC("runtime.mapdelete_fast64", void, goMapDelete64,
              (const MapType *T, Map *M, int64_t Key)) {
  remove(T, M, key64(Key));
}
ZOKOR_GO_FUNC("runtime.mapdelete_faststr", void, goMapDeleteStr,
              (const MapType *T, Map *M, const void *Ptr, int64_t Len)) {
  remove(T, M, keyStr(Ptr, Len));
}

ZOKOR_GO_FUNC("runtime.mapclear", void, goMapClear,
              (const MapType *T, Map *M)) {
  if (!M || M->Count == 0)
    return;
  if (M->flags() & Writing)
    fatal("concurrent map writes");
  beginWrite(M);
  clearMap(T, M);
  endWrite(M);
}
