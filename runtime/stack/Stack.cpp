//===- Stack.cpp - Pools of stack segments and stack growth ---------------===//

#include "runtime/stack/Stack.h"

#include "runtime/arch/Registers.h"
#include "runtime/arch/Switch.h"
#include "runtime/base/Check.h"
#include "runtime/base/Hooks.h"
#include "runtime/os/Memory.h"
#include "runtime/sync/SpinLock.h"

using namespace zokor;
using namespace zokor::rt;

namespace {

/// Segments of one size. They are cut from mappings of many segments, so that
/// the number of mappings does not grow with the goroutines.
struct SegmentPool {
  size_t SegmentBytes, MappingBytes;
  uintptr_t Next = 0, End = 0;
  uintptr_t Free = 0; ///< list through the last word of each free segment
  SpinLock Lock{};

  static uintptr_t &link(uintptr_t Hi) {
    return *reinterpret_cast<uintptr_t *>(Hi - sizeof(uintptr_t));
  }

  Segment take() {
    LockScope Held(Lock);
    uintptr_t Hi = Free;
    if (Hi) {
      Free = link(Hi);
    } else {
      if (Next == End) {
        Next = reinterpret_cast<uintptr_t>(os::reserve(MappingBytes));
        if (!Next)
          fatal("cannot reserve address space for goroutine stacks");
        End = Next + MappingBytes;
      }
      Next += SegmentBytes;
      Hi = Next;
    }
    return {Hi - SegmentBytes, Hi};
  }

  void give(Segment S) {
    os::release(reinterpret_cast<void *>(S.Lo), S.Hi - S.Lo);
    LockScope Held(Lock);
    link(S.Hi) = Free;
    Free = S.Hi;
  }
};

} // namespace

static SegmentPool SmallPool{SmallSegmentBytes, SmallSegmentBytes << 12};
static SegmentPool LargePool{LargeSegmentBytes, LargeSegmentBytes << 6};

Segment zokor::rt::allocateSmallSegment() { return SmallPool.take(); }
Segment zokor::rt::allocateLargeSegment() { return LargePool.take(); }

void zokor::rt::freeSegment(Segment S) {
  (S.Hi - S.Lo == SmallSegmentBytes ? SmallPool : LargePool).give(S);
}

[[noreturn]] static void stackOverflow(uintptr_t SP, const Segment &S) {
  writeError("runtime: goroutine stack exceeds 1000000000-byte limit\n"
             "runtime: sp=");
  writeErrorHex(SP);
  writeError(" stack=[");
  writeErrorHex(S.Lo);
  writeError(", ");
  writeErrorHex(S.Hi);
  writeError("]\n");
  fatal("stack overflow");
}

/// Called by __morestack, on the goroutine's stack, with all argument registers
/// saved in its frame. Returns the stack pointer to run the body on, or 0 if
/// it can run where it is. `OldLimit`: where to keep the limit to go back to.
extern "C" uintptr_t zokor_stack_slow(size_t FrameSize, uintptr_t *OldLimit) {
  auto *G = static_cast<StackOwner *>(arch::currentG());
  auto SP = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (arch::stackLimit() == abi::PreemptLimit) {
    arch::setStackLimit(G->StackLimit);
    // May switch to other goroutines and come back on another thread.
    TheHooks.Preempt();
  }
  if (SP - FrameSize > G->StackLimit && SP > FrameSize)
    return 0;
  if (G->Large.contains(SP))
    stackOverflow(SP, G->Large);
  if (!G->Large.Hi)
    G->Large = allocateLargeSegment();
  if (FrameSize > MaxStackBytes)
    stackOverflow(SP, G->Large);
  *OldLimit = G->StackLimit;
  G->StackLimit = G->Large.limit();
  arch::setStackLimit(G->StackLimit);
  return G->Large.Hi;
}
