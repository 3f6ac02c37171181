//===- Hash.cpp - Hashes of memory and of values of every kind ------------===//
//
// The hash of memory multiplies: two words are xored with secret keys and
// multiplied to 128 bits, and the halves are xored. That is the fastest step
// on this machine that depends on all bits of both, and every input bit passes
// through at least two of them. Up to 16 bytes, nearly all keys, take two
// overlapping loads and two multiplications without a loop. The keys are
// drawn when the process starts, so that nobody outside can build keys that
// collide.
//
// A value's hash agrees with its equality: +0 and -0 are equal and so hash
// alike; a NaN equals nothing, so it gets a random hash each time, or maps
// with many NaNs would have one long chain.
//
// Interfaces may nest without bound, so the recursion from an interface into
// its value goes through zokor_typehash_checked (TypeHash.S), which checks the
// stack as compiled code does; the other functions rely on StackSlack.
//
//===----------------------------------------------------------------------===//

#include "runtime/type/Hash.h"

#include "runtime/base/Atomic.h"
#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/type/Type.h"

#include <cstring>
#include <sys/random.h>

using namespace zokor;
using namespace zokor::rt;
using abi::Kind;

ZOKOR_GO_FUNC("runtime.panicunhashable", void, goPanicUnhashable,
              (const abi::TypeDescriptor *T));

/// runtime.typehash behind a check of the stack.
ZOKOR_GO_FUNC("zokor_typehash_checked", uint64_t, zokor_typehash_checked,
              (const abi::TypeDescriptor *T, const void *P, uint64_t Seed));

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

/// Odd, so that no key is 0.
uint64_t zokor::rt::HashKeys[4] = {0x9e3779b97f4a7c15, 0xbf58476d1ce4e5b9,
                                   0x94d049bb133111eb, 0xd6e8feb86659fd93};

__attribute__((constructor)) static void initializeHashKeys() {
  uint64_t Random[4];
  // Never blocks that late after boot; without it the constants stay, and the
  // program is correct all the same.
  if (getrandom(Random, sizeof Random, GRND_NONBLOCK) != sizeof Random)
    return;
  for (int I = 0; I < 4; ++I)
    HashKeys[I] = Random[I] | 1;
}

static inline uint64_t load64(const uint8_t *P) {
  uint64_t V;
  memcpy(&V, P, 8);
  return V;
}

ZOKOR_GO_CC uint64_t zokor::rt::memHashLong(const void *Start, uint64_t Seed,
                                            size_t Bytes) {
  auto *P = static_cast<const uint8_t *>(Start);
  const uint8_t *End = P + Bytes;
  const uint64_t *Keys = HashKeys;
  Seed ^= Keys[0];
  if (Bytes > 48) {
    // Three lanes, so that the multiplications overlap.
    uint64_t Seed1 = Seed, Seed2 = Seed;
    do {
      Seed = hashMix(load64(P) ^ Keys[1], load64(P + 8) ^ Seed);
      Seed1 = hashMix(load64(P + 16) ^ Keys[2], load64(P + 24) ^ Seed1);
      Seed2 = hashMix(load64(P + 32) ^ Keys[3], load64(P + 40) ^ Seed2);
      P += 48;
    } while (size_t(End - P) > 48);
    Seed ^= Seed1 ^ Seed2;
  }
  for (; size_t(End - P) > 16; P += 16)
    Seed = hashMix(load64(P) ^ Keys[1], load64(P + 8) ^ Seed);
  // The last 16 bytes, of which some may have been taken already.
  return hashFinish(load64(End - 16), load64(End - 8), Seed, Bytes);
}

uint64_t zokor::rt::hashRandom() {
  // Relaxed: only that the values differ matters.
  static Atomic<uint64_t> Counter{0};
  uint64_t N = Counter.fetchAdd(1, Relaxed) + 1;
  return hashMix(N * 0x9e3779b97f4a7c15 ^ HashKeys[2], HashKeys[1] ^ N);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

template <class T> static uint64_t floatHash(const void *P, uint64_t Seed) {
  T V;
  memcpy(&V, P, sizeof V);
  if (V == 0)
    return hashMix(Seed ^ HashKeys[2], HashKeys[3]);
  if (V != V)
    return hashRandom();
  return memHash(P, Seed, sizeof V);
}

template <class T> static uint64_t complexHash(const void *P, uint64_t Seed) {
  return floatHash<T>(static_cast<const T *>(P) + 1, floatHash<T>(P, Seed));
}

static uint64_t stringHash(const void *P, uint64_t Seed) {
  auto *S = static_cast<const abi::String *>(P);
  return memHash(S->Ptr, Seed, size_t(S->Len));
}

/// The hash of an interface's value.
static uint64_t dynamicHash(const abi::TypeDescriptor *T, void *const *Data,
                            uint64_t Seed) {
  if (!T->Equal)
    goPanicUnhashable(T);
  const void *Value = T->isDirectIface() ? Data : *Data;
  return hashMix(zokor_typehash_checked(T, Value, Seed ^ HashKeys[2]), HashKeys[1]);
}

static uint64_t efaceHash(const void *P, uint64_t Seed) {
  auto *E = static_cast<const abi::Eface *>(P);
  return E->Type ? dynamicHash(E->Type, &E->Data, Seed) : Seed;
}

static uint64_t ifaceHash(const void *P, uint64_t Seed) {
  auto *I = static_cast<const abi::Iface *>(P);
  return I->Tab ? dynamicHash(I->Tab->Type, &I->Data, Seed) : Seed;
}

static uint64_t typeHash(const abi::TypeDescriptor *T, const void *P,
                         uint64_t Seed);

static uint64_t arrayHash(const abi::ArrayType *T, const void *P,
                          uint64_t Seed) {
  for (uintptr_t I = 0; I < T->Len; ++I)
    Seed = typeHash(T->Elem, static_cast<const char *>(P) + I * T->Elem->Size,
                    Seed);
  return Seed;
}

static uint64_t structHash(const abi::StructType *T, const void *P,
                           uint64_t Seed) {
  for (int64_t I = 0; I < T->NumFields; ++I) {
    const abi::StructField &F = T->Fields[I];
    // Blank fields take no part in equality.
    abi::String Name = decodeName(F.Name).Text;
    if (Name.Len == 1 && Name.Ptr[0] == '_')
      continue;
    Seed = typeHash(F.Type, static_cast<const char *>(P) + F.Offset, Seed);
  }
  return Seed;
}

static uint64_t typeHash(const abi::TypeDescriptor *T, const void *P,
                         uint64_t Seed) {
  if (T->TFlag & abi::TFlagRegularMemory)
    return memHash(P, Seed, T->Size);
  switch (T->kind()) {
  case Kind::Float32:
    return floatHash<float>(P, Seed);
  case Kind::Float64:
    return floatHash<double>(P, Seed);
  case Kind::Complex64:
    return complexHash<float>(P, Seed);
  case Kind::Complex128:
    return complexHash<double>(P, Seed);
  case Kind::String:
    return stringHash(P, Seed);
  case Kind::Interface:
    return static_cast<const abi::InterfaceType *>(T)->NumMethods
               ? ifaceHash(P, Seed)
               : efaceHash(P, Seed);
  case Kind::Array:
    return arrayHash(static_cast<const abi::ArrayType *>(T), P, Seed);
  case Kind::Struct:
    return structHash(static_cast<const abi::StructType *>(T), P, Seed);
  case Kind::Func:
  case Kind::Map:
  case Kind::Slice:
  case Kind::Invalid:
    goPanicUnhashable(T);
    __builtin_unreachable();
  default: // one word or less that is equal if its bytes are
    return memHash(P, Seed, T->Size);
  }
}

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

ZOKOR_GO_FUNC("runtime.memhash", uint64_t, goMemHash,
              (const void *P, uint64_t Seed, int64_t Bytes)) {
  return memHash(P, Seed, size_t(Bytes));
}
ZOKOR_GO_FUNC("runtime.strhash", uint64_t, goStrHash,
              (const void *P, uint64_t Seed)) {
  return stringHash(P, Seed);
}
ZOKOR_GO_FUNC("runtime.f32hash", uint64_t, goF32Hash,
              (const void *P, uint64_t Seed)) {
  return floatHash<float>(P, Seed);
}
ZOKOR_GO_FUNC("runtime.f64hash", uint64_t, goF64Hash,
              (const void *P, uint64_t Seed)) {
  return floatHash<double>(P, Seed);
}
ZOKOR_GO_FUNC("runtime.c64hash", uint64_t, goC64Hash,
              (const void *P, uint64_t Seed)) {
  return complexHash<float>(P, Seed);
}
ZOKOR_GO_FUNC("runtime.c128hash", uint64_t, goC128Hash,
              (const void *P, uint64_t Seed)) {
  return complexHash<double>(P, Seed);
}
ZOKOR_GO_FUNC("runtime.nilinterhash", uint64_t, goEfaceHash,
              (const void *P, uint64_t Seed)) {
  return efaceHash(P, Seed);
}
ZOKOR_GO_FUNC("runtime.interhash", uint64_t, goIfaceHash,
              (const void *P, uint64_t Seed)) {
  return ifaceHash(P, Seed);
}
ZOKOR_GO_FUNC("runtime.typehash", uint64_t, goTypeHash,
              (const abi::TypeDescriptor *T, const void *P, uint64_t Seed)) {
  return typeHash(T, P, Seed);
}
