//===- PageHeap.h - Runs of pages and lists of spans ------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_HEAP_PAGEHEAP_H
#define ZOKOR_RUNTIME_HEAP_PAGEHEAP_H

#include "runtime/heap/Heap.h"
#include "runtime/sync/SpinLock.h"

namespace zokor::rt {

/// Memory for Spans and their bits. Freed blocks of a size are used again for
/// the same size; nothing goes back to the system.
class UnmanagedMemory {
public:
  /// Words of zeros.
  uint64_t *take(size_t Words);
  void give(uint64_t *Block, size_t Words);
  uint64_t bytes() const { return Bytes; }

private:
  static constexpr size_t ChunkBytes = 1 << 20, MaxWords = 256;
  uintptr_t Next = 0, End = 0;
  uint64_t Bytes = 0;
  uint64_t *Free[MaxWords] = {};
};

/// Doubly linked through Span::Next and Prev.
struct SpanList {
  Span *First = nullptr;
  void push(Span *S);
  void remove(Span *S);
};

/// Hands out runs of pages: free ones, neighbours joined, or new ones in
/// address order.
///
/// All arenas lie in one reservation, so the span of an address is one
/// subtraction and one load: Map has an entry for each page of it. A run of
/// free pages is a Span that is not InUse; its first and last page lead to it.
struct PageHeap {
  static constexpr size_t ReservedBytes = size_t(1) << 39; // 512 GiB
  static constexpr size_t MaxPages = ReservedBytes / HeapPageBytes;
  static constexpr size_t NumBins = 128; ///< runs of so many pages; 0: longer

  SpinLock Lock; ///< guards all but reads of Map
  uintptr_t Base = 0, Next = 0;
  Span **Map = nullptr;
  UnmanagedMemory Unmanaged;
  SpanList Runs[NumBins];
  SpanList Partial[2][NumSizeClasses]; ///< swept spans with free objects
  HeapStats Stats = {};

  size_t pageOf(uintptr_t P) const { return (P - Base) / HeapPageBytes; }
  /// A span in use without bits. Lock is held.
  Span *take(size_t NumPages);
  /// Ends a span; its bits are gone already. Lock is held, or the world is
  /// stopped.
  void give(Span *S);

private:
  void reserveAll();
  SpanList &bin(size_t NumPages) {
    return Runs[NumPages < NumBins ? NumPages : 0];
  }
  Span *newSpan(uintptr_t Start, size_t NumPages);
  void freeSpan(Span *S);
  Span *findRun(size_t NumPages);
  void setEnds(Span *S);
};

extern PageHeap Pages;

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_HEAP_PAGEHEAP_H
