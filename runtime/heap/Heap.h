//===- Heap.h - Spans and caches --------------------------------*- C++ -*-===//
//
// The heap is made of arenas of 64 MiB, cut into spans of 8 KiB pages. A span
// holds objects of one size class, with pointers (scan) or without (noscan), or
// one large object. Each P has a cache of one span for each class and kind,
// from which it allocates without a lock; full spans are replaced from the page
// heap.
//
// There is no collection yet: spans are filled once, memory is fresh from the
// system and so zero. The structure is the one that sweeping will refill.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_HEAP_HEAP_H
#define ZOKOR_RUNTIME_HEAP_HEAP_H

#include "runtime/heap/SizeClass.h"

namespace zokor::rt {

inline constexpr size_t ArenaBytes = size_t(64) << 20;

struct Span {
  uintptr_t Start;
  size_t NumPages;
  size_t ElemBytes;
  uint32_t NumElems;
  /// Objects below this index are in use or were freed by a sweep; those from
  /// it on have never been handed out.
  uint32_t FreeIndex;
  uint8_t Class; ///< 0: one large object
  bool NoScan;
};

/// A P's spans, one for each class, scan and noscan. Only the goroutine
/// running on that P uses it, without preemption in between.
struct Cache {
  Span *Spans[2][NumSizeClasses];
  uint64_t Allocations, AllocatedBytes; ///< for MemStats
};

/// Memory for one object, zeroed, aligned to its size class (at least 8, 16
/// for 16 bytes and more). `Bytes` > 0. Never null: without memory the program
/// ends with Go's message. Takes the page heap's lock when the cache's span is
/// full; never suspends.
void *allocate(Cache &C, size_t Bytes, bool NoScan);

/// The span that P points into, or null. Any thread.
Span *spanOf(uintptr_t P);
/// The start of the object that P points into, 0 if P is not in the heap or
/// behind what was handed out.
uintptr_t objectOf(uintptr_t P);

/// Sets up an empty cache. Once for each P.
void initialize(Cache &C);

/// Bytes obtained from the system for the heap.
uint64_t heapReserved();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_HEAP_HEAP_H
