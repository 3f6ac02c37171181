//===- Stack.h - Goroutine stacks -------------------------------*- C++ -*-===//
//
// A goroutine starts on a small segment. When a prologue's check fails there,
// the call continues on one large segment, which is reserved then (its pages
// appear when they are touched) and stays with the goroutine. Stacks are never
// copied: pointers into them stay valid, and a call at the boundary costs
// nanoseconds, because the large segment is there already. Only the large
// segment's end is a stack overflow.
//
// Below the limit that prologues compare with, abi::StackSlack bytes are left
// for runtime functions in C++, which check nothing.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_STACK_STACK_H
#define ZOKOR_RUNTIME_STACK_STACK_H

#include "runtime/abi/MachineState.h"

namespace zokor::rt {

inline constexpr size_t SmallSegmentBytes = 32 << 10;
/// gc's limit is 1,000,000,000 bytes; messages name it.
inline constexpr size_t LargeSegmentBytes = size_t(1) << 30;
inline constexpr size_t MaxStackBytes = 1000000000;

struct Segment {
  uintptr_t Lo = 0, Hi = 0;
  bool contains(uintptr_t P) const { return P >= Lo && P < Hi; }
  /// The value for the stack limit slot.
  uintptr_t limit() const { return Lo + abi::StackSlack; }
};

/// What every structure that owns a goroutine's stack begins with; the
/// scheduler's G is derived from it.
struct StackOwner : abi::GHead {
  Segment Small, Large; ///< Large.Hi is 0 until it is needed
};

/// Takes segments from the pool of their size, which keeps freed ones. They
/// are not zeroed. Any thread; takes the pool's lock; does not allocate from
/// the heap. Fatal when the system gives no address space.
Segment allocateSmallSegment();
Segment allocateLargeSegment();
/// Gives a segment back, its pages too. Nobody runs on it or has pointers into
/// it. Any thread; takes the pool's lock and calls the system.
void freeSegment(Segment S);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_STACK_STACK_H
