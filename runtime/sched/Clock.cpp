//===- Clock.cpp - Time, and the goroutine that runs timers ---------------===//

#include "runtime/base/GoFunc.h"
#include "runtime/sched/Sched.h"

#include <time.h>

using namespace zokor;
using namespace zokor::rt;

static int64_t clock(clockid_t Id) {
  timespec T;
  clock_gettime(Id, &T);
  return int64_t(T.tv_sec) * 1000000000 + T.tv_nsec;
}

int64_t zokor::rt::nanotime() { return clock(CLOCK_MONOTONIC); }

ZOKOR_GO_FUNC("runtime.nanotime", int64_t, goNanotime, ()) {
  return nanotime();
}
ZOKOR_GO_FUNC("sync.runtime_nanotime", int64_t, goSyncNanotime, ()) {
  return nanotime();
}

/// Seconds and nanoseconds since 1970.
ZOKOR_GO_FUNC("runtime.walltime", IntInt, goWalltime, ()) {
  timespec T;
  clock_gettime(CLOCK_REALTIME, &T);
  return {T.tv_sec, T.tv_nsec};
}

//===----------------------------------------------------------------------===//
// Parking until a time, and for lib/runtime
//===----------------------------------------------------------------------===//

static Alarm Timers;
Alarm &zokor::rt::timerAlarm() { return Timers; }

bool Alarm::unlockParked(G *, void *Self) {
  static_cast<Alarm *>(Self)->Lock.unlock();
  return true;
}

int64_t Alarm::when() {
  LockScope Held(Lock);
  return Sleeper ? When : 0;
}

void Alarm::sleep(int64_t Until) {
  Lock.lock();
  if (Rung) {
    Rung = false;
    Lock.unlock();
    return;
  }
  Sleeper = currentG();
  When = Until;
  park(unlockParked, this, WaitReason::Sleep);
}

G *Alarm::takeSleeper() {
  LockScope Held(Lock);
  G *Woken = Sleeper;
  Sleeper = nullptr;
  Rung = !Woken;
  return Woken;
}

G *Alarm::takeIfDue(int64_t Now) {
  LockScope Held(Lock);
  if (!Sleeper || When == 0 || When > Now)
    return nullptr;
  G *Woken = Sleeper;
  Sleeper = nullptr;
  return Woken;
}

/// The calling goroutine runs the timers: it sleeps until a time, or for ever
/// with 0, or until somebody calls wakeTimers.
ZOKOR_GO_FUNC("runtime.sleepTimers", void, goSleepTimers, (int64_t Until)) {
  becomeSystemGoroutine();
  Timers.sleep(Until);
}
ZOKOR_GO_FUNC("runtime.wakeTimers", void, goWakeTimers, ()) {
  if (G *Woken = Timers.takeSleeper())
    ready(Woken);
}
