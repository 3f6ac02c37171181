//===- PageHeap.cpp - Runs of pages ---------------------------------------===//

#include "runtime/heap/PageHeap.h"

#include "runtime/base/Check.h"
#include "runtime/os/Memory.h"

#include <cstring>

using namespace zokor::rt;

PageHeap zokor::rt::Pages;

uint64_t *UnmanagedMemory::take(size_t Words) {
  if (Words < MaxWords && Free[Words]) {
    uint64_t *Block = Free[Words];
    Free[Words] = *reinterpret_cast<uint64_t **>(Block);
    memset(Block, 0, Words * sizeof *Block);
    return Block;
  }
  size_t Size = (Words * sizeof(uint64_t) + 15) & ~size_t(15);
  ZOKOR_CHECK(Size <= ChunkBytes);
  if (Next + Size > End) {
    Next = reinterpret_cast<uintptr_t>(os::reserve(ChunkBytes));
    if (!Next)
      fatal("runtime: out of memory");
    End = Next + ChunkBytes;
  }
  Next += Size;
  Bytes += Size;
  return reinterpret_cast<uint64_t *>(Next - Size);
}

void UnmanagedMemory::give(uint64_t *Block, size_t Words) {
  if (Words >= MaxWords)
    return;
  *reinterpret_cast<uint64_t **>(Block) = Free[Words];
  Free[Words] = Block;
}

void SpanList::push(Span *S) {
  S->Prev = nullptr;
  S->Next = First;
  if (First)
    First->Prev = S;
  First = S;
}

void SpanList::remove(Span *S) {
  (S->Prev ? S->Prev->Next : First) = S->Next;
  if (S->Next)
    S->Next->Prev = S->Prev;
  S->Next = S->Prev = nullptr;
}

static constexpr size_t SpanWords = sizeof(Span) / sizeof(uint64_t);
static_assert(sizeof(Span) % sizeof(uint64_t) == 0);

Span *PageHeap::newSpan(uintptr_t Start, size_t NumPages) {
  auto *S = reinterpret_cast<Span *>(Unmanaged.take(SpanWords));
  S->Start = Start;
  S->NumPages = NumPages;
  return S;
}

void PageHeap::freeSpan(Span *S) {
  Unmanaged.give(reinterpret_cast<uint64_t *>(S), SpanWords);
}

void PageHeap::reserveAll() {
  auto P = reinterpret_cast<uintptr_t>(os::reserve(ReservedBytes + ArenaBytes));
  Map = static_cast<Span **>(os::reserve(MaxPages * sizeof(Span *)));
  if (!P || !Map)
    fatal("cannot reserve address space for the heap");
  Base = Next = (P + ArenaBytes - 1) & ~(ArenaBytes - 1);
}

/// A free run leads to its Span from both ends, so that neighbours find it.
void PageHeap::setEnds(Span *S) {
  size_t First = pageOf(S->Start);
  Map[First] = Map[First + S->NumPages - 1] = S;
}

/// The first run of the shortest sufficient length, out of its list.
Span *PageHeap::findRun(size_t NumPages) {
  for (size_t Size = NumPages; Size < NumBins; ++Size)
    if (Span *S = Runs[Size].First) {
      Runs[Size].remove(S);
      return S;
    }
  Span *Best = nullptr;
  for (Span *S = Runs[0].First; S; S = S->Next)
    if (S->NumPages >= NumPages &&
        (!Best || S->NumPages < Best->NumPages ||
         (S->NumPages == Best->NumPages && S->Start < Best->Start)))
      Best = S;
  if (Best)
    Runs[0].remove(Best);
  return Best;
}

Span *PageHeap::take(size_t NumPages) {
  if (!Base)
    reserveAll();
  Span *S = findRun(NumPages);
  if (S) {
    Stats.FreePages -= NumPages;
    if (size_t Rest = S->NumPages - NumPages) {
      Span *Tail = newSpan(S->Start + NumPages * HeapPageBytes, Rest);
      Tail->NeedZero = S->NeedZero;
      setEnds(Tail);
      bin(Rest).push(Tail);
      S->NumPages = NumPages;
    }
  } else {
    if (NumPages > (ReservedBytes - (Next - Base)) / HeapPageBytes)
      fatal("runtime: out of memory");
    S = newSpan(Next, NumPages);
    Next += NumPages * HeapPageBytes;
  }
  S->InUse = true;
  Stats.InUsePages += NumPages;
  size_t First = pageOf(S->Start);
  for (size_t I = 0; I < NumPages; ++I)
    Map[First + I] = S;
  return S;
}

void PageHeap::give(Span *S) {
  Stats.InUsePages -= S->NumPages;
  Stats.FreePages += S->NumPages;
  S->InUse = S->InCache = false;
  size_t First = pageOf(S->Start);
  memset(&Map[First], 0, S->NumPages * sizeof(Span *));
  auto Join = [&](Span *Other) {
    bin(Other->NumPages).remove(Other);
    S->NumPages += Other->NumPages;
    S->NeedZero |= Other->NeedZero;
  };
  if (First)
    if (Span *Before = Map[First - 1]; !Before->InUse) {
      Join(Before);
      Map[First - 1] = nullptr;
      S->Start = Before->Start;
      freeSpan(Before);
    }
  uintptr_t End = S->Start + S->NumPages * HeapPageBytes;
  if (End != Next)
    if (Span *After = Map[pageOf(End)]; !After->InUse) {
      Join(After);
      Map[pageOf(End)] = nullptr;
      freeSpan(After);
    }
  setEnds(S);
  bin(S->NumPages).push(S);
}

void zokor::rt::releaseFreePages() {
  LockScope Held(Pages.Lock);
  for (SpanList &List : Pages.Runs)
    for (Span *S = List.First; S; S = S->Next) {
      if (!S->NeedZero)
        continue;
      os::release(reinterpret_cast<void *>(S->Start),
                  S->NumPages * HeapPageBytes);
      S->NeedZero = false;
      Pages.Stats.ReleasedPages += S->NumPages;
    }
}
