//===- TimeSlice.cpp - The thread that ends time slices -------------------===//

#include "runtime/sched/TimeSlice.h"

#include "runtime/base/DebugOptions.h"
#include "runtime/base/GoFunc.h"
#include "runtime/sched/Sched.h"

#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

using namespace zokor;
using namespace zokor::rt;

/// As long as gc's.
static constexpr int64_t SliceMicroseconds = 10000;

static constexpr size_t StackBytes = 64 << 10;

namespace {

/// What the scheduler does.
enum Activity : uint32_t {
  Busy,
  Idle,
  IdleAndWatched, ///< the thread is to be woken at the end of it
};

struct Slices {
  P *Proc = nullptr; ///< null: not started
  /// The stack limit of the thread that runs Proc.
  uintptr_t *Limit = nullptr;
  /// No requests while it is held: a child of fork would see them.
  SpinLock Requests;
  Atomic<uint32_t> Doing{Busy};
};

} // namespace

static Slices TheSlices;

static void futex(int Op, uint32_t Value) {
  syscall(SYS_futex, &TheSlices.Doing, Op | FUTEX_PRIVATE_FLAG, Value, nullptr,
          nullptr, 0);
}

static void endSlice() {
  Slices &S = TheSlices;
  if (!S.Requests.tryLock())
    return;
  // Pairs with the exchange in the scheduler.
  S.Proc->SliceOver.store(true, Release);
  __atomic_store_n(S.Limit, abi::PreemptLimit, __ATOMIC_RELAXED);
  S.Requests.unlock();
}

/// The word slice=N of ZOKOR_DEBUG asks for other slices, in microseconds.
static int64_t sliceMicroseconds() {
  uint64_t N = debugOption("slice");
  return N > 0 && N < 1000000 ? int64_t(N) : SliceMicroseconds;
}

static void *watchSlices(void *) {
  Slices &S = TheSlices;
  const timespec Slice{0, sliceMicroseconds() * 1000};
  for (uint32_t Last = 0;;) {
    nanosleep(&Slice, nullptr);
    uint32_t Doing = Idle;
    // Pairs with the exchange in endIdle.
    if (S.Doing.compareExchange(Doing, IdleAndWatched, AcqRel) ||
        Doing == IdleAndWatched) {
      futex(FUTEX_WAIT, IdleAndWatched);
      continue;
    }
    uint32_t Now = S.Proc->SliceCount.load(Relaxed);
    if (Now == Last)
      endSlice();
    Last = Now;
  }
  return nullptr;
}

void zokor::rt::startTimeSlices(P *Proc) {
  Slices &S = TheSlices;
  if (S.Proc)
    return;
  S.Proc = Proc;
  S.Limit = reinterpret_cast<uintptr_t *>(
      static_cast<char *>(__builtin_thread_pointer()) + abi::StackLimitSlot);
  // Signals are for threads that run Go code.
  sigset_t All, Before;
  sigfillset(&All);
  pthread_sigmask(SIG_SETMASK, &All, &Before);
  pthread_attr_t Attributes;
  pthread_attr_init(&Attributes);
  pthread_attr_setstacksize(&Attributes, StackBytes);
  pthread_attr_setdetachstate(&Attributes, PTHREAD_CREATE_DETACHED);
  pthread_t Thread;
  pthread_create(&Thread, &Attributes, watchSlices, nullptr);
  pthread_attr_destroy(&Attributes);
  pthread_sigmask(SIG_SETMASK, &Before, nullptr);
}

void zokor::rt::beginIdle() { TheSlices.Doing.store(Idle, Release); }

void zokor::rt::endIdle() {
  // Pairs with the exchange in watchSlices.
  if (TheSlices.Doing.exchange(Busy, AcqRel) == IdleAndWatched)
    futex(FUTEX_WAKE, 1);
}

//===----------------------------------------------------------------------===//
// Called by lib/runtime
//===----------------------------------------------------------------------===//

/// From here to allowPreemption the goroutine runs alone.
ZOKOR_GO_FUNC("runtime.forbidPreemption", void, goForbidPreemption, ()) {
  TheSlices.Requests.lock();
  arch::setStackLimit(currentG()->StackLimit);
}
ZOKOR_GO_FUNC("runtime.allowPreemption", void, goAllowPreemption, ()) {
  TheSlices.Requests.unlock();
}
