//===- Heap.cpp - The page heap and allocation ----------------------------===//

#include "runtime/heap/Heap.h"

#include "runtime/base/Check.h"
#include "runtime/os/Memory.h"
#include "runtime/sync/SpinLock.h"

using namespace zokor::rt;

namespace {

/// Memory for Spans and the like, never given back.
class UnmanagedMemory {
public:
  void *take(size_t Bytes) {
    Bytes = (Bytes + 15) & ~size_t(15);
    if (Next + Bytes > End) {
      Next = reinterpret_cast<uintptr_t>(os::reserve(ChunkBytes));
      ZOKOR_CHECK(Next);
      End = Next + ChunkBytes;
    }
    Next += Bytes;
    return reinterpret_cast<void *>(Next - Bytes);
  }

private:
  static constexpr size_t ChunkBytes = 1 << 20;
  uintptr_t Next = 0, End = 0;
};

/// Hands out runs of pages from arenas in address order.
///
/// All arenas lie in one reservation, so the span of an address is one
/// subtraction and one load: PageSpans has an entry for each page of it.
struct PageHeap {
  static constexpr size_t ReservedBytes = size_t(1) << 39; // 512 GiB
  static constexpr size_t NumPages = ReservedBytes / HeapPageBytes;

  SpinLock Lock;
  uintptr_t Base = 0, Next = 0;
  Span **PageSpans = nullptr;
  UnmanagedMemory Unmanaged;

  void reserveAll() {
    auto P =
        reinterpret_cast<uintptr_t>(os::reserve(ReservedBytes + ArenaBytes));
    PageSpans = static_cast<Span **>(os::reserve(NumPages * sizeof(Span *)));
    if (!P || !PageSpans)
      fatal("cannot reserve address space for the heap");
    Base = Next = (P + ArenaBytes - 1) & ~(ArenaBytes - 1);
  }

  Span *take(size_t Pages, uint8_t Class, bool NoScan, size_t ElemBytes) {
    LockScope Held(Lock);
    if (!Base)
      reserveAll();
    size_t Bytes = Pages * HeapPageBytes;
    if (Bytes > ReservedBytes - (Next - Base))
      fatal("runtime: out of memory");
    auto *S = static_cast<Span *>(Unmanaged.take(sizeof(Span)));
    *S = {Next, Pages, ElemBytes, uint32_t(Class ? Bytes / ElemBytes : 1),
          0,    Class, NoScan};
    for (size_t I = 0; I < Pages; ++I)
      PageSpans[(Next - Base) / HeapPageBytes + I] = S;
    Next += Bytes;
    return S;
  }
};

} // namespace

static PageHeap Pages;

static Span EmptySpan{0, 0, 0, 0, 0, 0, false};

void zokor::rt::initialize(Cache &C) {
  for (auto &Kind : C.Spans)
    for (Span *&S : Kind)
      S = &EmptySpan;
  C.Allocations = C.AllocatedBytes = 0;
}

static void *allocateLarge(size_t Bytes, bool NoScan) {
  size_t NumPages = (Bytes + HeapPageBytes - 1) / HeapPageBytes;
  Span *S = Pages.take(NumPages, 0, NoScan, Bytes);
  S->FreeIndex = 1;
  return reinterpret_cast<void *>(S->Start);
}

__attribute__((noinline)) static Span *refill(Cache &C, unsigned Class,
                                              bool NoScan) {
  const SizeClassInfo &Info = SizeClasses[Class];
  return C.Spans[NoScan][Class] =
             Pages.take(Info.Pages, uint8_t(Class), NoScan, Info.Bytes);
}

void *zokor::rt::allocate(Cache &C, size_t Bytes, bool NoScan) {
  ++C.Allocations;
  if (Bytes > MaxSmallBytes) {
    C.AllocatedBytes += Bytes;
    return allocateLarge(Bytes, NoScan);
  }
  unsigned Class = sizeClass(Bytes);
  Span *S = C.Spans[NoScan][Class];
  if (__builtin_expect(S->FreeIndex == S->NumElems, 0))
    S = refill(C, Class, NoScan);
  C.AllocatedBytes += S->ElemBytes;
  return reinterpret_cast<void *>(S->Start + S->ElemBytes * S->FreeIndex++);
}

Span *zokor::rt::spanOf(uintptr_t P) {
  return P - Pages.Base < Pages.Next - Pages.Base
             ? Pages.PageSpans[(P - Pages.Base) / HeapPageBytes]
             : nullptr;
}

uintptr_t zokor::rt::objectOf(uintptr_t P) {
  Span *S = spanOf(P);
  if (!S)
    return 0;
  size_t Index = S->Class ? (P - S->Start) / S->ElemBytes : 0;
  return Index < S->FreeIndex ? S->Start + Index * S->ElemBytes : 0;
}

uint64_t zokor::rt::heapReserved() { return Pages.Next - Pages.Base; }
