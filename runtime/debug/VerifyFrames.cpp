//===- VerifyFrames.cpp - Checking every frame at every runtime call ------===//
//
// With -verify-frames compiled code calls runtime.verifyframes in front of each
// call of the runtime that is a safepoint. All frames of the goroutine are
// walked: their tables must fit (stack/Unwind), and every live pointer must
// point to where Go pointers may point: the heap, a stack, the image, or
// nowhere. The type word of an interface may also point to an itab made at run
// time. A pointer that the optimizer has derived may lie a little beside its
// object; its base has a place of its own, which is checked like any other.
//
//===----------------------------------------------------------------------===//

#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/heap/Heap.h"
#include "runtime/os/Memory.h"
#include "runtime/sched/Sched.h"
#include "runtime/stack/Tables.h"
#include "runtime/stack/Unwind.h"
#include "runtime/type/Itab.h"

#include <unistd.h>

using namespace zokor;
using namespace zokor::rt;

// The image; the linker defines them.
extern "C" [[gnu::weak]] const char __executable_start[], _end[];

/// Arguments and environment lie above the first thread's stack.
static bool isInEnvironment(uintptr_t P) {
  constexpr uintptr_t MaxBytes = 8 << 20;
  auto Start = reinterpret_cast<uintptr_t>(environ);
  return P >= Start && P - Start < MaxBytes;
}

static bool isInImage(uintptr_t P) {
  return P >= reinterpret_cast<uintptr_t>(__executable_start) &&
         P <= reinterpret_cast<uintptr_t>(_end);
}

static bool isOnStack(const StackOwner &Owner, uintptr_t P) {
  return Owner.Small.contains(P - 1) || Owner.Large.contains(P - 1);
}

static bool isPlausible(const StackOwner &Owner, uintptr_t P) {
  return P < os::PageSize || spanOf(P) || spanOf(P - 1) || isInImage(P) ||
         isOnStack(Owner, P) || isInEnvironment(P) || isInItabMemory(P);
}

[[noreturn]] static void report(const Frame &F, abi::FramePlace Place,
                                uintptr_t Value) {
  writeError("runtime: pc=");
  writeErrorHex(F.PC);
  writeError(" in ");
  writeError(F.Func->Name.get() ? F.Func->Name.get() : "?");
  writeError(": the word at ");
  writeErrorHex(placeAddress(Place, F.SP, F.FP));
  writeError(" is live and holds ");
  writeErrorHex(Value);
  writeError("\n");
  fatal("a pointer map names a word that is no pointer");
}

static void verifyPointers(const Frame &F, const StackOwner &Owner) {
  const abi::CallSite *Site = findSite(*F.Func, F.PC);
  if (!Site)
    return;
  PointerMap Map(*Site);
  for (uint32_t I = 0; I != Map.size(); ++I) {
    if (Map[I] & abi::LiveObject)
      continue;
    uintptr_t Value =
        *reinterpret_cast<const uintptr_t *>(placeAddress(Map[I], F.SP, F.FP));
    if (!isPlausible(Owner, Value))
      report(F, Map[I], Value);
  }
}

ZOKOR_GO_FUNC("runtime.verifyframes", void, goVerifyFrames, ()) {
  const G &Self = *currentG();
  if (Self.IsSystem)
    return;
  verifyFrames();
  for (FrameWalker W = FrameWalker::ofCaller(); !W.atEnd(); W.next())
    if (W->Kind == FrameKind::Go)
      verifyPointers(*W, Self);
}
