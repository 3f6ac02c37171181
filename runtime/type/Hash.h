//===- Hash.h - Hashes of Go values -----------------------------*- C++ -*-===//
//
// The hash of memory; Hash.cpp explains it. Short values, nearly all keys, are
// hashed inline; map lookups depend on that.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_TYPE_HASH_H
#define ZOKOR_RUNTIME_TYPE_HASH_H

#include "runtime/abi/TypeDescriptor.h"
#include "runtime/base/GoFunc.h"

#include <cstring>

namespace zokor::rt {

/// The secret keys of the process. Written once before main; read by every
/// thread.
extern uint64_t HashKeys[4];

/// The step: multiplies to 128 bits and folds them.
inline uint64_t hashMix(uint64_t A, uint64_t B) {
  auto Product = static_cast<unsigned __int128>(A) * B;
  return uint64_t(Product) ^ uint64_t(Product >> 64);
}

/// What a hash ends with: A and B are the last bytes, Seed has the others.
inline uint64_t hashFinish(uint64_t A, uint64_t B, uint64_t Seed,
                           size_t Bytes) {
  return hashMix(HashKeys[3] ^ Bytes,
                 hashMix(A ^ HashKeys[1], B ^ Seed ^ HashKeys[2]));
}

/// memHash of more than 16 bytes. Leaves the vector registers of the caller.
ZOKOR_GO_CC uint64_t memHashLong(const void *P, uint64_t Seed, size_t Bytes);

/// Values that are equal have equal hashes, with the same seed in the same
/// process. Never suspends or allocates; any thread.
inline uint64_t memHash(const void *Start, uint64_t Seed, size_t Bytes) {
  if (__builtin_expect(Bytes > 16, 0))
    return memHashLong(Start, Seed, Bytes);
  auto *P = static_cast<const uint8_t *>(Start);
  uint64_t A = 0, B = 0;
  if (Bytes >= 8) {
    memcpy(&A, P, 8);
    memcpy(&B, P + Bytes - 8, 8);
  } else if (Bytes >= 4) {
    memcpy(&A, P, 4);
    memcpy(&B, P + Bytes - 4, 4);
  } else if (Bytes) {
    A = uint64_t(P[0]) << 16 | uint64_t(P[Bytes / 2]) << 8 | P[Bytes - 1];
  }
  return hashFinish(A, B, Seed ^ HashKeys[0], Bytes);
}

/// A random number for seeds and for what no one may predict; any thread.
uint64_t hashRandom();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_TYPE_HASH_H
