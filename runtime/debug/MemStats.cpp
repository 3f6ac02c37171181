//===- MemStats.cpp - Numbers and settings of the collector ---------------===//

#include "runtime/base/GoFunc.h"
#include "runtime/gc/Collector.h"
#include "runtime/heap/Heap.h"
#include "runtime/sched/Sched.h"

using namespace zokor;
using namespace zokor::rt;

ZOKOR_GO_FUNC("runtime.collect", void, goCollect, ()) {
  collect(/*Forced=*/true);
}

/// For sync.Pool's clean-up.
ZOKOR_GO_FUNC("runtime.beforeCollection", void, goBeforeCollection,
              (void *Fn)) {
  beforeCollection(Fn);
}

namespace {
/// runtime.heapNumbers of lib/runtime/mstats.go.
struct HeapNumbers {
  uint64_t Mallocs, Frees, Allocated, Freed;
  uint64_t Reserved, InUse, Released, Unmanaged;
  uint64_t NextGC, LastGC, PauseTotal, NumGC, NumForced;
  uint64_t Pauses[256], Ends[256];
  static constexpr unsigned NumClasses = 61;
  uint64_t ClassMallocs[NumClasses], ClassFrees[NumClasses];
};
} // namespace

/// Objects of a class are those in its spans and those that were freed.
static void countClasses(HeapNumbers &Out) {
  forEachSpan(
      [](Span *S, void *Data) {
        if (S->Class && S->Class < HeapNumbers::NumClasses)
          static_cast<HeapNumbers *>(Data)->ClassMallocs[S->Class] +=
              S->countAllocated();
      },
      &Out);
  for (unsigned I = 1; I < HeapNumbers::NumClasses; ++I) {
    Out.ClassFrees[I] = heapStats().FreedByClass[I];
    Out.ClassMallocs[I] += Out.ClassFrees[I];
  }
}

ZOKOR_GO_FUNC("runtime.readHeapNumbers", void, goReadHeapNumbers,
              (HeapNumbers * Out)) {
  const Cache &C = currentP()->Alloc;
  const HeapStats &H = heapStats();
  const CollectorStats &S = collectorStats();
  *Out = {C.Allocations,
          H.FreedObjects,
          C.AllocatedBytes,
          H.FreedBytes,
          heapReserved(),
          H.InUsePages * HeapPageBytes,
          H.ReleasedPages * HeapPageBytes,
          H.UnmanagedBytes,
          S.NextGC,
          S.LastEnd,
          S.PauseTotal,
          S.NumGC,
          S.NumForced,
          {},
          {},
          {},
          {}};
  for (unsigned I = 0; I < 256; ++I) {
    Out->Pauses[I] = S.Pauses[I];
    Out->Ends[I] = S.Ends[I];
  }
  countClasses(*Out);
}

/// The sizes of objects, for MemStats.BySize; 0 behind the last.
ZOKOR_GO_FUNC("runtime.sizeOfClass", int64_t, goSizeOfClass, (int64_t Class)) {
  return uint64_t(Class) < NumSizeClasses ? SizeClasses[Class].Bytes : 0;
}

//===----------------------------------------------------------------------===//
// runtime/debug
//===----------------------------------------------------------------------===//

ZOKOR_GO_FUNC("runtime/debug.setGCPercent", int64_t, goSetGCPercent,
              (int64_t Percent)) {
  return setGCPercent(int32_t(Percent));
}
ZOKOR_GO_FUNC("runtime/debug.setMemoryLimit", int64_t, goSetMemoryLimit,
              (int64_t Bytes)) {
  return setMemoryLimit(Bytes);
}
ZOKOR_GO_FUNC("runtime/debug.freeOSMemory", void, goFreeOSMemory, ()) {
  collect(/*Forced=*/true);
  releaseFreePages();
}
