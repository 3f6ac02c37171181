//===- GoroutineDump.cpp - Tracebacks with their headings -----------------===//

#include "runtime/panic/GoroutineDump.h"

#include "runtime/panic/Panic.h"
#include "runtime/stack/Traceback.h"

using namespace zokor;
using namespace zokor::rt;

/// "goroutine 7 [chan receive]:"
static void printHeading(Output &O, const G &Goroutine) {
  O.text("goroutine ");
  O.uint(Goroutine.Id);
  O.text(" [");
  switch (Goroutine.State) {
  case GState::Runnable:
    O.text("runnable");
    break;
  case GState::Running:
    O.text("running");
    break;
  case GState::Dead:
    O.text("dead");
    break;
  case GState::Waiting: {
    const char *Reason = waitReasonText(Goroutine.Reason);
    O.text(*Reason ? Reason : "waiting");
    break;
  }
  }
  O.text("]:\n");
}

void zokor::rt::printGoroutineAt(Output &O, const G &Goroutine,
                                 const FrameWalker &W) {
  printHeading(O, Goroutine);
  // The panics of a goroutine that does not run are on its stack, as well.
  printFrames(O, W, printPanicFrame);
  if (Goroutine.Id != 1) // nobody made the first one
    printCreatedBy(O, Goroutine.CreatorPC);
}

void zokor::rt::printGoroutine(Output &O, const G &Goroutine) {
  if (!Goroutine.Ctx.FP && Goroutine.Entry) {
    printHeading(O, Goroutine);
    printEntry(O, *reinterpret_cast<const uintptr_t *>(Goroutine.Entry));
    printCreatedBy(O, Goroutine.CreatorPC);
    return;
  }
  printGoroutineAt(O, Goroutine, FrameWalker(Goroutine, Goroutine.Ctx));
}

void zokor::rt::printOtherGoroutines(Output &O) {
  forEachGoroutine(
      [](G *Goroutine, void *Out) {
        if (Goroutine == currentG() || Goroutine->IsSystem)
          return;
        auto &O = *static_cast<Output *>(Out);
        O.text("\n");
        printGoroutine(O, *Goroutine);
      },
      &O);
}

void zokor::rt::printAllGoroutines() {
  Output O;
  const G &Self = *currentG();
  if (!Self.IsSystem) {
    O.text("\n");
    printGoroutineAt(O, Self, FrameWalker::ofCaller());
  }
  printOtherGoroutines(O);
}
