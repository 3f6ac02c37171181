//===- TypedCopy.h - Copies of values that may hold pointers ----*- C++ -*-===//
//
// The one place through which runtime code in C++ writes Go values into memory
// of the heap. Here the write barrier goes, once a concurrent collection can be
// running; and then also where this is not used yet: the words that reflect
// takes from registers (reflect/Call.cpp) and sync/atomic's operations on
// pointers (gc/Atomics.cpp).
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_GC_TYPEDCOPY_H
#define ZOKOR_RUNTIME_GC_TYPEDCOPY_H

#include "runtime/abi/TypeDescriptor.h"

#include <cstring>

namespace zokor::rt {

/// Copies a value of T; Dst and Src are the same or do not overlap. Dst may be
/// a variable on the stack of another goroutine that waits (channels): that
/// stack may have been scanned already, so there the barrier counts too.
inline void typedCopy(const abi::TypeDescriptor *T, void *Dst,
                      const void *Src) {
  memmove(Dst, Src, T->Size);
}
/// Copies N values of Elem; Dst is new memory.
inline void typedFill(const abi::TypeDescriptor *Elem, void *Dst,
                      const void *Src, size_t N) {
  memcpy(Dst, Src, N * Elem->Size);
}
/// Zeroes a value of T.
inline void typedClear(const abi::TypeDescriptor *T, void *Dst) {
  memset(Dst, 0, T->Size);
}
/// Stores a pointer.
template <class T> inline void pointerStore(T **Slot, T *New) { *Slot = New; }

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_GC_TYPEDCOPY_H
