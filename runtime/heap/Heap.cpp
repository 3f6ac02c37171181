//===- Heap.cpp - Caches, descriptions of objects, sweeping ---------------===//

#include "runtime/heap/Heap.h"

#include "runtime/abi/TypeDescriptor.h"
#include "runtime/base/Check.h"
#include "runtime/heap/PageHeap.h"

#include <cstring>

using namespace zokor;
using namespace zokor::rt;

/// In a cache where there is no span: nothing is free in it.
static Span EmptySpan;

void zokor::rt::initialize(Cache &C) {
  for (auto &Kind : C.Spans)
    for (Span *&S : Kind)
      S = &EmptySpan;
  C.Allocations = C.AllocatedBytes = 0;
  C.Credit = ~uint64_t(0);
}

//===----------------------------------------------------------------------===//
// Bits
//===----------------------------------------------------------------------===//

static uint32_t bitWords(const Span *S) { return (S->NumElems + 63) / 64; }

/// Words that say where the objects of a scan span hold pointers.
static size_t descriptionWords(const Span *S) {
  if (S->NoScan)
    return 0;
  return S->hasBitmap() ? S->NumPages * HeapPageBytes / 64 / sizeof(void *)
                        : S->NumElems;
}

/// The objects of one word of bits that exist.
static uint64_t existing(const Span *S, uint32_t Word) {
  uint32_t Left = S->NumElems - Word * 64;
  return Left >= 64 ? ~uint64_t(0) : (uint64_t(1) << Left) - 1;
}

static void resetWindow(Span *S) {
  S->WindowStart = 0;
  S->FreeBits = ~S->AllocBits[0] & existing(S, 0);
}

bool zokor::rt::advanceWindow(Span *S) {
  for (;;) {
    if (S->FreeBits)
      return true;
    uint32_t Word = S->WindowStart / 64 + 1;
    if (Word * 64 >= S->NumElems)
      return false;
    S->WindowStart = Word * 64;
    S->FreeBits = ~S->AllocBits[Word] & existing(S, Word);
  }
}

uint32_t Span::countAllocated() const {
  uint32_t Free = uint32_t(__builtin_popcountll(FreeBits));
  for (uint32_t Word = WindowStart / 64 + 1; Word < bitWords(this); ++Word)
    Free +=
        uint32_t(__builtin_popcountll(~AllocBits[Word] & existing(this, Word)));
  return NumElems - Free;
}

/// Makes pages a span of objects. The page heap's lock is held.
static Span *makeSpan(size_t NumPages, unsigned Class, size_t ElemBytes,
                      bool NoScan) {
  Span *S = Pages.take(NumPages);
  S->ElemBytes = ElemBytes;
  S->Class = uint8_t(Class);
  S->NoScan = NoScan;
  S->NumElems = Class ? uint32_t(NumPages * HeapPageBytes / ElemBytes) : 1;
  S->Magic =
      Class ? uint32_t(((uint64_t(1) << 32) + ElemBytes - 1) / ElemBytes) : 0;
  S->AllocBits = Pages.Unmanaged.take(bitWords(S));
  S->MarkBits = Pages.Unmanaged.take(bitWords(S));
  size_t Words = descriptionWords(S);
  S->PointerBits = Words ? Pages.Unmanaged.take(Words) : nullptr;
  resetWindow(S);
  return S;
}

static void destroySpan(Span *S) {
  Pages.Unmanaged.give(S->AllocBits, bitWords(S));
  Pages.Unmanaged.give(S->MarkBits, bitWords(S));
  if (size_t Words = descriptionWords(S))
    Pages.Unmanaged.give(S->PointerBits, Words);
  Pages.give(S);
}

//===----------------------------------------------------------------------===//
// Allocation
//===----------------------------------------------------------------------===//

/// Zeroes the free objects of a span, run by run.
static void zeroFree(Span *S) {
  if (!S->NeedZero)
    return;
  uint32_t I = 0;
  while (I < S->NumElems) {
    while (I < S->NumElems && S->isAllocated(I))
      ++I;
    uint32_t First = I;
    while (I < S->NumElems && !S->isAllocated(I))
      ++I;
    memset(reinterpret_cast<void *>(S->object(First)), 0,
           (I - First) * S->ElemBytes);
  }
}

size_t zokor::rt::refill(Cache &C, unsigned Class, bool NoScan) {
  const SizeClassInfo &Info = SizeClasses[Class];
  Span *&Slot = C.Spans[NoScan][Class];
  Slot->InCache = false;
  Span *S;
  {
    LockScope Held(Pages.Lock);
    SpanList &List = Pages.Partial[NoScan][Class];
    S = List.First;
    if (S)
      List.remove(S);
    else
      S = makeSpan(Info.Pages, Class, Info.Bytes, NoScan);
  }
  S->InCache = true;
  zeroFree(S);
  Slot = S;
  ZOKOR_CHECK(advanceWindow(S));
  return (S->NumElems - S->countAllocated()) * S->ElemBytes;
}

Place zokor::rt::allocateLarge(Cache &C, size_t Bytes, bool NoScan) {
  size_t NumPages = (Bytes + HeapPageBytes - 1) / HeapPageBytes;
  Span *S;
  {
    LockScope Held(Pages.Lock);
    S = makeSpan(NumPages, 0, NumPages * HeapPageBytes, NoScan);
  }
  if (S->NeedZero)
    memset(reinterpret_cast<void *>(S->Start), 0, S->ElemBytes);
  S->FreeBits = 0;
  C.AllocatedBytes += S->ElemBytes;
  return {S, 0};
}

/// The first words' pointers of a type, as many as an object with a bitmap can
/// have.
static uint64_t pointerWord(const abi::TypeDescriptor *T) {
  size_t NumBytes = (T->PtrData / sizeof(void *) + 7) / 8;
  uint64_t Bits = 0;
  for (size_t I = 0; I < NumBytes; ++I)
    Bits |= uint64_t(T->GCData[I]) << 8 * I;
  return Bits;
}

void zokor::rt::describe(const Place &P, size_t Bytes,
                         const abi::TypeDescriptor *T) {
  Span *S = P.S;
  if (!S->hasBitmap()) {
    S->Types[P.Index] = T;
    return;
  }
  size_t Stride = T->Size / sizeof(void *), Words = Bytes / sizeof(void *);
  uint64_t Bits = pointerWord(T);
  if (Stride < Words) {
    uint64_t One = Bits;
    for (size_t At = Stride; At < Words; At += Stride)
      Bits |= One << At;
  }
  // The object's bits may lie in two words.
  size_t Count = S->ElemBytes / sizeof(void *), First = P.Index * Count;
  uint64_t All = Count == 64 ? ~uint64_t(0) : (uint64_t(1) << Count) - 1;
  unsigned Shift = First % 64;
  uint64_t *Word = &S->PointerBits[First / 64];
  Word[0] = (Word[0] & ~(All << Shift)) | Bits << Shift;
  if (Shift + Count > 64)
    Word[1] = (Word[1] & ~(All >> (64 - Shift))) | Bits >> (64 - Shift);
}

//===----------------------------------------------------------------------===//
// From addresses to objects
//===----------------------------------------------------------------------===//

Span *zokor::rt::spanOf(uintptr_t P) {
  if (P - Pages.Base >= Pages.Next - Pages.Base)
    return nullptr;
  Span *S = Pages.Map[(P - Pages.Base) / HeapPageBytes];
  return S && S->InUse ? S : nullptr;
}

uintptr_t zokor::rt::objectOf(uintptr_t P) {
  Span *S = spanOf(P);
  if (!S)
    return 0;
  uint32_t Index = S->indexOf(P);
  return Index < S->NumElems && S->isAllocated(Index) ? S->object(Index) : 0;
}

//===----------------------------------------------------------------------===//
// For the collector
//===----------------------------------------------------------------------===//

void zokor::rt::flush(Cache &C) {
  for (auto &Kind : C.Spans)
    for (Span *&S : Kind) {
      S->InCache = false;
      S = &EmptySpan;
    }
}

void zokor::rt::forEachSpan(void (*F)(Span *, void *), void *Data) {
  for (uintptr_t At = Pages.Base; At != Pages.Next;) {
    Span *S = Pages.Map[Pages.pageOf(At)];
    At = S->Start + S->NumPages * HeapPageBytes;
    if (S->InUse)
      F(S, Data);
  }
}

namespace {
struct Sweep {
  bool Poison;
  size_t LiveBytes = 0;
  Span *Dead = nullptr; ///< list of those to end behind the walk
};
} // namespace

static void poisonFreed(const Span *S) {
  for (uint32_t I = 0; I < S->NumElems; ++I)
    if (S->isAllocated(I) && !S->isMarked(I))
      memset(reinterpret_cast<void *>(S->object(I)), PoisonByte, S->ElemBytes);
}

static void sweep(Span *S, Sweep &All) {
  uint32_t Marked = 0, Words = bitWords(S);
  for (uint32_t Word = 0; Word < Words; ++Word)
    Marked += uint32_t(__builtin_popcountll(S->MarkBits[Word]));
  uint32_t Allocated = S->countAllocated(), Freed = Allocated - Marked;
  ZOKOR_CHECK(Marked <= Allocated);
  if (Freed) {
    Pages.Stats.FreedObjects += Freed;
    Pages.Stats.FreedBytes += Freed * S->ElemBytes;
    Pages.Stats.FreedByClass[S->Class] += Freed;
    S->NeedZero = true;
    if (All.Poison)
      poisonFreed(S);
  }
  All.LiveBytes += Marked * S->ElemBytes;
  if (S->Next || S->Prev ||
      (S->Class && Pages.Partial[S->NoScan][S->Class].First == S))
    Pages.Partial[S->NoScan][S->Class].remove(S);
  if (!Marked) {
    S->Next = All.Dead;
    All.Dead = S;
    return;
  }
  uint64_t *Old = S->AllocBits;
  S->AllocBits = S->MarkBits;
  S->MarkBits = Old;
  memset(Old, 0, Words * sizeof *Old);
  resetWindow(S);
  if (Marked != S->NumElems)
    Pages.Partial[S->NoScan][S->Class].push(S);
}

size_t zokor::rt::sweepAll(bool Poison) {
  Sweep All{Poison};
  forEachSpan([](Span *S, void *D) { sweep(S, *static_cast<Sweep *>(D)); },
              &All);
  while (Span *S = All.Dead) {
    All.Dead = S->Next;
    S->Next = nullptr;
    destroySpan(S);
  }
  return All.LiveBytes;
}

const HeapStats &zokor::rt::heapStats() {
  Pages.Stats.UnmanagedBytes = Pages.Unmanaged.bytes();
  return Pages.Stats;
}

uint64_t zokor::rt::heapReserved() { return Pages.Next - Pages.Base; }
