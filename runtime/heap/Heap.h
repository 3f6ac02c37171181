//===- Heap.h - Spans, caches, marks and sweeping ---------------*- C++ -*-===//
//
// The heap is made of spans of 8 KiB pages. A span holds objects of one size
// class, with pointers (scan) or without (noscan), or one large object. Each P
// has a cache of one span for each class and kind, from which it allocates
// without a lock; the page heap gives it another when it is full.
//
// What a span knows of its objects:
//   - AllocBits: which are allocated, as the last sweep found it. Objects that
//     were allocated since are taken out of FreeBits, 64 objects at a time:
//     all in front of the window are allocated, those behind it are as
//     AllocBits says (see isAllocated).
//   - MarkBits: which the present collection has reached. A sweep makes them
//     the AllocBits; no object is touched.
//   - where objects hold pointers: one bit a word for objects of up to
//     MaxBitmapBytes (PointerBits), else the type descriptor (Types).
//
// Free objects of a span in a cache are zero: that is seen to when the cache
// gets the span, in long runs while the memory is needed anyway.
//
// This layer knows no goroutines and decides nothing: runtime/gc says when
// spans are swept and what is marked.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_HEAP_HEAP_H
#define ZOKOR_RUNTIME_HEAP_HEAP_H

#include "runtime/heap/SizeClass.h"

namespace zokor::abi {
struct TypeDescriptor;
}

namespace zokor::rt {

inline constexpr size_t ArenaBytes = size_t(64) << 20;
/// Larger objects are described by their type, smaller ones by one bit a word.
inline constexpr size_t MaxBitmapBytes = 512;

struct Span {
  uintptr_t Start;
  size_t NumPages;
  size_t ElemBytes; ///< of a large object: its pages
  uint32_t NumElems;
  uint32_t Magic; ///< 2^32 / ElemBytes, rounded up; 0 for a large object

  // Allocation, by the P whose cache has the span.
  uint64_t FreeBits;    ///< free objects from FirstFree on
  uint32_t WindowStart; ///< index of bit 0 of FreeBits
  uint8_t Class;        ///< 0: one large object
  bool NoScan;
  bool InUse;    ///< false: a run of free pages
  bool NeedZero; ///< free memory in it may hold old values
  bool InCache;

  uint64_t *AllocBits, *MarkBits;
  union {
    uint64_t *PointerBits;             ///< scan, up to MaxBitmapBytes
    const abi::TypeDescriptor **Types; ///< scan, larger
  };
  Span *Next, *Prev; ///< in a list of the page heap

  bool hasBitmap() const { return ElemBytes <= MaxBitmapBytes; }
  uintptr_t object(uint32_t Index) const { return Start + Index * ElemBytes; }
  /// The index of the object that P, in this span, points into; NumElems or
  /// more in the waste behind the last.
  uint32_t indexOf(uintptr_t P) const {
    return uint32_t((uint64_t(P - Start) * Magic) >> 32);
  }
  bool isAllocated(uint32_t Index) const {
    if (Index < WindowStart)
      return true;
    if (Index - WindowStart < 64)
      return !(FreeBits >> (Index - WindowStart) & 1);
    return AllocBits[Index / 64] >> Index % 64 & 1;
  }
  bool isMarked(uint32_t Index) const {
    return MarkBits[Index / 64] >> Index % 64 & 1;
  }
  /// Marks an object; false if it is already.
  bool mark(uint32_t Index) {
    uint64_t &Word = MarkBits[Index / 64], Bit = uint64_t(1) << Index % 64;
    if (Word & Bit)
      return false;
    Word |= Bit;
    return true;
  }
  uint32_t countAllocated() const;
};

/// A P's spans, one for each class, scan and noscan. Only the goroutine
/// running on that P uses it, without preemption in between.
struct Cache {
  Span *Spans[2][NumSizeClasses];
  uint64_t Allocations, AllocatedBytes; ///< for MemStats
  /// Allocations until the collector wants to be asked (stress mode).
  uint64_t Credit;
};

/// The statistics of the page heap; exact when the world is stopped.
struct HeapStats {
  uint64_t FreedObjects, FreedBytes;
  uint64_t InUsePages, FreePages, ReleasedPages;
  uint64_t UnmanagedBytes;
  uint64_t FreedByClass[NumSizeClasses];
};

/// The object's memory and its place.
struct Place {
  Span *S = nullptr;
  uint32_t Index = 0;
};

/// Takes a free object from the span, if its window has one.
inline bool takeObject(Span *S, Place &Out) {
  if (__builtin_expect(!S->FreeBits, 0))
    return false;
  Out = {S, S->WindowStart + uint32_t(__builtin_ctzll(S->FreeBits))};
  S->FreeBits &= S->FreeBits - 1;
  return true;
}
/// Moves the window to the next free objects; false if there are none.
bool advanceWindow(Span *S);

/// Puts another span of the class into the cache. Returns the bytes that can
/// be allocated from it. Takes the page heap's lock; never suspends. Without
/// memory the program ends with Go's message.
size_t refill(Cache &C, unsigned Class, bool NoScan);
/// A span of one object of more than MaxSmallBytes, zeroed.
Place allocateLarge(Cache &C, size_t Bytes, bool NoScan);

/// Notes where a new scan object of `Bytes` bytes holds pointers: it is an
/// array of T, perhaps of one.
void describe(const Place &P, size_t Bytes, const abi::TypeDescriptor *T);

/// The span that P points into, or null. Any thread.
Span *spanOf(uintptr_t P);
/// The start of the object that P points into, 0 if P is not in the heap or
/// points to memory that is not allocated.
uintptr_t objectOf(uintptr_t P);

/// Sets up an empty cache. Once for each P.
void initialize(Cache &C);

//===----------------------------------------------------------------------===//
// For the collector, with the world stopped
//===----------------------------------------------------------------------===//

/// Takes all spans out of a cache.
void flush(Cache &C);
/// Calls F for each span in use, by address. F must not end spans.
void forEachSpan(void (*F)(Span *, void *), void *Data);
/// Frees what is not marked, in all spans, and clears the marks. No cache may
/// have a span. With Poison, freed memory is filled with PoisonByte. Returns
/// the bytes of the objects that stay.
size_t sweepAll(bool Poison);
inline constexpr uint8_t PoisonByte = 0xdb;
/// Gives the pages of free runs back to the system.
void releaseFreePages();

const HeapStats &heapStats();
/// Bytes of pages ever taken for the heap.
uint64_t heapReserved();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_HEAP_HEAP_H
