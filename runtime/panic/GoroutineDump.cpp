//===- GoroutineDump.cpp - Tracebacks with their headings -----------------===//

#include "runtime/panic/GoroutineDump.h"

#include "runtime/base/Check.h"
#include "runtime/stack/Traceback.h"

using namespace zokor;
using namespace zokor::rt;

/// "goroutine 7 [chan receive]:"
static void printHeading(const G &Goroutine) {
  writeError("\ngoroutine ");
  writeErrorUint(Goroutine.Id);
  writeError(" [");
  switch (Goroutine.State) {
  case GState::Runnable:
    writeError("runnable");
    break;
  case GState::Running:
    writeError("running");
    break;
  case GState::Dead:
    writeError("dead");
    break;
  case GState::Waiting: {
    const char *Reason = waitReasonText(Goroutine.Reason);
    writeError(*Reason ? Reason : "waiting");
    break;
  }
  }
  writeError("]:\n");
}

/// Prints the frames and who made the goroutine; the first one was made by
/// nobody.
static void printBody(const G &Goroutine, const FrameWalker &W) {
  printFrames(W);
  if (Goroutine.Id != 1)
    printCreatedBy(Goroutine.CreatorPC);
}

void zokor::rt::printGoroutineAt(const G &Goroutine, const FrameWalker &W) {
  printHeading(Goroutine);
  printBody(Goroutine, W);
}

void zokor::rt::printCurrentGoroutine() {
  const G &Self = *currentG();
  if (Self.IsSystem)
    return;
  printGoroutineAt(Self, FrameWalker::ofCaller());
}

void zokor::rt::printGoroutine(const G &Goroutine) {
  printHeading(Goroutine);
  if (!Goroutine.Ctx.FP && Goroutine.Entry)
    printEntry(*reinterpret_cast<const uintptr_t *>(Goroutine.Entry));
  printBody(Goroutine, FrameWalker(Goroutine, Goroutine.Ctx));
}

void zokor::rt::printAllGoroutines() {
  printCurrentGoroutine();
  forEachGoroutine(
      [](G *Goroutine, void *Self) {
        if (Goroutine != Self && !Goroutine->IsSystem)
          printGoroutine(*Goroutine);
      },
      currentG());
}
