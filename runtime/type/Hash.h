//===- Hash.h - Hashes of Go values -----------------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_TYPE_HASH_H
#define ZOKOR_RUNTIME_TYPE_HASH_H

#include "runtime/abi/TypeDescriptor.h"

namespace zokor::rt {

/// Values that are equal have equal hashes, with the same seed in the same
/// process. Never suspends or allocates; any thread.
uint64_t memHash(const void *P, uint64_t Seed, size_t Bytes);

/// A random number for seeds and for what no one may predict; any thread.
uint64_t hashRandom();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_TYPE_HASH_H
