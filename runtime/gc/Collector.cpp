//===- Collector.cpp - Collections and their pace -------------------------===//

#include "runtime/gc/Collector.h"

#include "runtime/base/Check.h"
#include "runtime/base/DebugOptions.h"
#include "runtime/gc/Finalizers.h"
#include "runtime/gc/Marker.h"
#include "runtime/gc/Roots.h"
#include "runtime/sched/Sched.h"

#include <cstdlib>
#include <cstring>
#include <time.h>

using namespace zokor;
using namespace zokor::rt;

namespace {

/// Switches of ZOKOR_DEBUG.
struct DebugModes {
  uint64_t Stress = 0;       ///< collect at every so many allocations
  bool Poison = false;       ///< fill freed memory
  bool Verify = false;       ///< check the marks
  bool Conservative = false; ///< offer every word of Go frames
  bool Trace = false;        ///< a line for each collection
};

struct Collector {
  static constexpr uint64_t MinHeap = 4 << 20; ///< at GOGC=100, as gc has it
  static constexpr size_t MaxHooks = 8;

  bool Enabled = false, Running = false;
  int32_t Percent = 100;
  int64_t Limit = INT64_MAX;
  /// Bytes of objects that the last collection left, and of what caches have
  /// got since.
  uint64_t Live = 0, Marked = 0;
  CollectorStats Stats;
  DebugModes Debug;
  Marker Marks;
  abi::FuncVal *Hooks[MaxHooks] = {};

  void setGoal();
  void run(bool Forced);
  void verify();
};

} // namespace

static Collector TheCollector;

const CollectorStats &zokor::rt::collectorStats() { return TheCollector.Stats; }

static uint64_t clockNow(clockid_t Clock) {
  timespec T;
  clock_gettime(Clock, &T);
  return uint64_t(T.tv_sec) * 1000000000 + uint64_t(T.tv_nsec);
}

//===----------------------------------------------------------------------===//
// Pace
//===----------------------------------------------------------------------===//

void Collector::setGoal() {
  uint64_t Goal = UINT64_MAX;
  if (Percent >= 0) {
    uint64_t Growth = Marked / 100 * uint64_t(Percent);
    uint64_t Least = MinHeap * uint64_t(Percent) / 100;
    Goal = Marked + Growth < Least ? Least : Marked + Growth;
  }
  // The limit counts memory; collecting all the time would not help, so there
  // is always room for some growth.
  if (Limit != INT64_MAX) {
    uint64_t Room = Marked + Marked / 16 + (1 << 20);
    uint64_t Most = uint64_t(Limit) > Room ? uint64_t(Limit) : Room;
    Goal = Goal < Most ? Goal : Most;
  }
  Stats.NextGC = Goal;
}

int32_t zokor::rt::setGCPercent(int32_t Percent) {
  int32_t Old = TheCollector.Percent;
  TheCollector.Percent = Percent < 0 ? -1 : Percent;
  TheCollector.setGoal();
  return Old;
}

int64_t zokor::rt::setMemoryLimit(int64_t Bytes) {
  int64_t Old = TheCollector.Limit;
  if (Bytes >= 0) {
    TheCollector.Limit = Bytes;
    TheCollector.setGoal();
  }
  return Old;
}

void zokor::rt::collectIfNeeded(size_t Bytes) {
  Collector &C = TheCollector;
  if (C.Live + Bytes > C.Stats.NextGC && C.Live > C.Marked)
    collect(/*Forced=*/false);
}

void zokor::rt::noteAllocated(size_t Bytes) { TheCollector.Live += Bytes; }

void zokor::rt::stressAllocation() {
  Collector &C = TheCollector;
  currentP()->Alloc.Credit = C.Debug.Stress ? C.Debug.Stress : ~uint64_t(0);
  if (C.Debug.Stress)
    collect(/*Forced=*/false);
}

//===----------------------------------------------------------------------===//
// A collection
//===----------------------------------------------------------------------===//

/// Each pointer in a marked object must lead to a marked object.
void Collector::verify() {
  forEachSpan(
      [](Span *S, void *) {
        for (uint32_t I = 0; I < S->NumElems; ++I) {
          if (!S->isMarked(I))
            continue;
          if (!S->isAllocated(I))
            fatal("garbage collector: a free object is marked");
          forEachPointer(
              S->object(I),
              [](uintptr_t Word, void *) {
                uintptr_t To = objectOf(Word);
                if (To && !TheCollector.Marks.isMarked(To))
                  fatal("garbage collector: a reachable object is not marked");
              },
              nullptr);
        }
      },
      nullptr);
}

/// On the system stack.
void Collector::run(bool Forced) {
  markRoots(Marks, {Debug.Conservative, Forced ? currentG() : nullptr});
  markFinalizers(Marks);
  Marks.drain();
  queueFinalizers(Marks);
  if (Debug.Verify)
    verify();
  flush(currentP()->Alloc);
  Live = Marked = sweepAll(Debug.Poison);
  setGoal();
}

static void trace(uint64_t Nanoseconds, uint64_t Before) {
  const Collector &C = TheCollector;
  writeError("gc ");
  writeErrorUint(C.Stats.NumGC);
  writeError(": ");
  writeErrorUint(Nanoseconds / 1000);
  writeError(" us, ");
  writeErrorUint(Before >> 10);
  writeError("->");
  writeErrorUint(C.Marked >> 10);
  writeError(" KB, next at ");
  writeErrorUint(C.Stats.NextGC >> 10);
  writeError(" KB\n");
}

/// C++ callers of a forced collection hold no pointers (RootOptions::Clean).
void zokor::rt::collect(bool Forced) {
  Collector &C = TheCollector;
  if (!C.Enabled || C.Running || currentG()->IsSystem)
    return;
  C.Running = true;
  for (abi::FuncVal *Hook : C.Hooks)
    if (Hook)
      arch::zokor_call_closure(Hook);
  uint64_t Begin = clockNow(CLOCK_MONOTONIC), Before = C.Live;
  onSystemStack(
      [](void *Forced) { TheCollector.run(*static_cast<bool *>(Forced)); },
      &Forced);
  uint64_t Pause = clockNow(CLOCK_MONOTONIC) - Begin;
  CollectorStats &S = C.Stats;
  S.LastEnd = clockNow(CLOCK_REALTIME);
  S.PauseTotal += Pause;
  S.Pauses[S.NumGC % 256] = Pause;
  S.Ends[S.NumGC % 256] = S.LastEnd;
  ++S.NumGC;
  S.NumForced += Forced;
  if (C.Debug.Trace)
    trace(Pause, Before);
  C.Running = false;
  wakeFinalizers();
}

void zokor::rt::beforeCollection(void *Fn) {
  for (abi::FuncVal *&Hook : TheCollector.Hooks)
    if (!Hook) {
      Hook = static_cast<abi::FuncVal *>(Fn);
      return;
    }
  fatal("too many hooks of the garbage collector");
}

//===----------------------------------------------------------------------===//
// Settings
//===----------------------------------------------------------------------===//

void zokor::rt::initializeCollector() {
  Collector &C = TheCollector;
  if (const char *Percent = getenv("GOGC"); Percent && *Percent) {
    if (!strcmp(Percent, "off")) {
      C.Percent = -1;
    } else {
      char *End;
      long N = strtol(Percent, &End, 10);
      if (!*End)
        C.Percent = N < 0 ? -1 : N > INT32_MAX ? INT32_MAX : int32_t(N);
    }
  }
  C.Debug.Stress = debugOption("gcstress");
  C.Debug.Poison = debugOption("poison");
  C.Debug.Verify = debugOption("gcverify");
  C.Debug.Conservative = debugOption("gcconservative");
  C.Debug.Trace = debugOption("gctrace");
  if (C.Debug.Stress)
    currentP()->Alloc.Credit = C.Debug.Stress;
  addRoot(C.Hooks, sizeof C.Hooks);
  C.setGoal();
  C.Enabled = true;
}
