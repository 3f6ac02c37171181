//===- Memory.cpp - Address space and pages on Linux ----------------------===//

#include "runtime/os/Memory.h"

#include "runtime/base/Check.h"

#include <sys/mman.h>

using namespace zokor::rt;

void *os::reserve(size_t Bytes) {
  // Overcommitted on purpose: most of a stack's or arena's pages are never
  // touched.
  void *P = mmap(nullptr, Bytes, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return P == MAP_FAILED ? nullptr : P;
}

void os::release(void *Start, size_t Bytes) {
  ZOKOR_CHECK(madvise(Start, Bytes, MADV_DONTNEED) == 0);
}

void os::unmap(void *Start, size_t Bytes) {
  ZOKOR_CHECK(munmap(Start, Bytes) == 0);
}

void os::protect(void *Start, size_t Bytes) {
  ZOKOR_CHECK(mprotect(Start, Bytes, PROT_NONE) == 0);
}
