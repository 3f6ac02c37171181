//===- Alloc.cpp - Managed allocation -------------------------------------===//

#include "runtime/gc/Alloc.h"

#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/gc/Collector.h"
#include "runtime/sched/Sched.h"

#include <cstring>

using namespace zokor;
using namespace zokor::rt;

/// The largest object: what an address can say.
static constexpr uint64_t MaxAlloc = uint64_t(1) << 48;

alignas(16) char zokor::rt::zokor_zero_base[16];

/// The cache's span is full. A collection may run: only here and for large
/// objects, apart from the stress modes.
[[gnu::noinline]] static Place takeFromNext(unsigned Class, bool NoScan) {
  Place P;
  Cache *C = &currentP()->Alloc;
  Span *S = C->Spans[NoScan][Class];
  if (!advanceWindow(S)) {
    collectIfNeeded(0);
    C = &currentP()->Alloc;
    noteAllocated(refill(*C, Class, NoScan));
    S = C->Spans[NoScan][Class];
  }
  takeObject(S, P);
  return P;
}

[[gnu::noinline]] static Place takeLarge(size_t Bytes, bool NoScan) {
  if (Bytes > MaxAlloc)
    fatal("runtime: out of memory");
  collectIfNeeded(Bytes);
  noteAllocated(Bytes);
  return allocateLarge(currentP()->Alloc, Bytes, NoScan);
}

/// T: null for objects without pointers.
static inline void *allocateTyped(size_t Bytes, const abi::TypeDescriptor *T) {
  if (__builtin_expect(Bytes == 0, 0))
    return zokor_zero_base;
  Cache *C = &currentP()->Alloc;
  if (__builtin_expect(--C->Credit == 0, 0)) {
    stressAllocation();
    C = &currentP()->Alloc;
  }
  ++C->Allocations;
  bool NoScan = !T || T->PtrData == 0;
  Place P;
  if (__builtin_expect(Bytes > MaxSmallBytes, 0)) {
    P = takeLarge(Bytes, NoScan);
  } else {
    unsigned Class = sizeClass(Bytes);
    C->AllocatedBytes += SizeClasses[Class].Bytes;
    if (!takeObject(C->Spans[NoScan][Class], P))
      P = takeFromNext(Class, NoScan);
  }
  if (!NoScan)
    describe(P, Bytes, T);
  return reinterpret_cast<void *>(P.S->object(P.Index));
}

void *zokor::rt::newObject(const abi::TypeDescriptor *T) {
  return allocateTyped(T->Size, T);
}

void *zokor::rt::newBytes(size_t Bytes) {
  return allocateTyped(Bytes, nullptr);
}

void *zokor::rt::newArray(const abi::TypeDescriptor *T, size_t Count) {
  return allocateTyped(T->Size * Count, T);
}

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

ZOKOR_GO_FUNC("runtime.newobject", void *, goNewObject,
              (const abi::TypeDescriptor *T)) {
  return newObject(T);
}

ZOKOR_GO_FUNC("runtime.mallocgc", void *, goMallocGC,
              (int64_t Bytes, const abi::TypeDescriptor *T, int64_t NeedZero)) {
  return allocateTyped(size_t(Bytes), T);
}

ZOKOR_GO_FUNC("runtime.panicmakeslicelen", void, goPanicMakeSliceLen, ());
ZOKOR_GO_FUNC("runtime.panicmakeslicecap", void, goPanicMakeSliceCap, ());

static bool tooLarge(const abi::TypeDescriptor *Elem, uint64_t Count) {
  uint64_t Bytes;
  return __builtin_mul_overflow(Elem->Size, Count, &Bytes) || Bytes > MaxAlloc;
}

ZOKOR_GO_FUNC("runtime.newarray", void *, goNewArray,
              (const abi::TypeDescriptor *Elem, int64_t Count)) {
  if (Count < 0 || tooLarge(Elem, uint64_t(Count)))
    goPanicMakeSliceLen();
  return newArray(Elem, size_t(Count));
}

ZOKOR_GO_FUNC("runtime.makeslice", void *, goMakeSlice,
              (const abi::TypeDescriptor *Elem, int64_t Len, int64_t Cap)) {
  if (Cap < 0 || Len < 0 || Len > Cap || tooLarge(Elem, uint64_t(Cap))) {
    // gc blames the length if it alone is already wrong.
    if (Len < 0 || tooLarge(Elem, uint64_t(Len)))
      goPanicMakeSliceLen();
    goPanicMakeSliceCap();
  }
  return newArray(Elem, size_t(Cap));
}

//===----------------------------------------------------------------------===//
// Typed memory
//===----------------------------------------------------------------------===//

// These become barriers when a concurrent collection can be running.

ZOKOR_GO_FUNC("runtime.typedmemmove", void, goTypedMemMove,
              (const abi::TypeDescriptor *T, void *Dst, const void *Src)) {
  memmove(Dst, Src, T->Size);
}
ZOKOR_GO_FUNC("runtime.typedmemclr", void, goTypedMemClear,
              (const abi::TypeDescriptor *T, void *Dst)) {
  memset(Dst, 0, T->Size);
}
ZOKOR_GO_FUNC("runtime.typedslicecopy", void, goTypedSliceCopy,
              (const abi::TypeDescriptor *Elem, void *Dst, const void *Src,
               int64_t N)) {
  memmove(Dst, Src, Elem->Size * size_t(N));
}
ZOKOR_GO_FUNC("runtime.typedsliceclear", void, goTypedSliceClear,
              (const abi::TypeDescriptor *Elem, void *Ptr, int64_t N)) {
  memset(Ptr, 0, Elem->Size * size_t(N));
}
/// Nothing is marked yet, so nothing has to be told.
ZOKOR_GO_FUNC("runtime.gcWriteBarrier", void, goWriteBarrier,
              (void **Slot, void *New)) {}

extern "C" uint32_t zokor_write_barrier __asm__("runtime.writeBarrier");
uint32_t zokor_write_barrier = 0;
