//===- SignalQueue.cpp - Signals for os/signal ----------------------------===//
//
// The handler only notes which signals have come. The scheduler wakes the one
// goroutine that takes them, before it sleeps itself and between goroutines.
//
//===----------------------------------------------------------------------===//

#include "runtime/sched/SignalQueue.h"
#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/os/Process.h"

#include <poll.h>
#include <signal.h>

using namespace zokor;
using namespace zokor::rt;

namespace {
struct SignalQueue {
  Atomic<uint64_t> Pending{0}; ///< bit N-1: signal N
  Atomic<uint64_t> Wanted{0};
  SpinLock Lock; ///< guards Receiver
  G *Receiver = nullptr;
};
} // namespace

static SignalQueue Queue;

static uint64_t bit(uint32_t Signal) { return uint64_t(1) << (Signal - 1); }

static void note(int Signal) {
  Queue.Pending.fetchOr(bit(uint32_t(Signal)), SeqCst);
}

G *zokor::rt::takeSignalReceiver() {
  if (!Queue.Pending.load(SeqCst))
    return nullptr;
  LockScope Held(Queue.Lock);
  G *Woken = Queue.Receiver;
  Queue.Receiver = nullptr;
  return Woken;
}

bool zokor::rt::mayReceiveSignals() { return Queue.Wanted.load(SeqCst) != 0; }

void zokor::rt::sleepOrSignal(const timespec *Timeout, int File) {
  // A signal between the look at Pending and the sleep must end the sleep.
  sigset_t All, Before;
  pollfd Wait{File, POLLIN, 0}; // ignored if negative
  sigfillset(&All);
  for (int Fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL})
    sigdelset(&All, Fault);
  sigprocmask(SIG_BLOCK, &All, &Before);
  if (!Queue.Pending.load(SeqCst))
    ppoll(&Wait, 1, Timeout, &Before);
  sigprocmask(SIG_SETMASK, &Before, nullptr);
}

static bool unlockQueue(G *, void *) {
  Queue.Lock.unlock();
  return true;
}

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

ZOKOR_GO_FUNC("os/signal.signal_recv", uint32_t, goSignalRecv, ()) {
  becomeSystemGoroutine();
  for (;;) {
    Queue.Lock.lock();
    uint64_t Pending = Queue.Pending.load(SeqCst);
    if (Pending) {
      auto Signal = uint32_t(__builtin_ctzll(Pending)) + 1;
      Queue.Pending.fetchAnd(~bit(Signal), SeqCst);
      Queue.Lock.unlock();
      return Signal;
    }
    Queue.Receiver = currentG();
    park(unlockQueue, nullptr, WaitReason::None);
  }
}

ZOKOR_GO_FUNC("os/signal.signal_enable", void, goSignalEnable,
              (uint32_t Signal)) {
  if (Signal == 0 || Signal > 64)
    return;
  struct sigaction Action{};
  Action.sa_handler = note;
  Action.sa_flags = SA_ONSTACK | SA_RESTART;
  sigfillset(&Action.sa_mask);
  // Faults stay with the runtime, and some cannot be caught.
  for (int Fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL})
    if (int(Signal) == Fault)
      return;
  if (sigaction(int(Signal), &Action, nullptr) == 0)
    Queue.Wanted.fetchOr(bit(Signal), SeqCst);
}

static void stopWanting(uint32_t Signal, bool Ignore) {
  if (Signal == 0 || Signal > 64)
    return;
  for (int Fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL})
    if (int(Signal) == Fault)
      return;
  Queue.Wanted.fetchAnd(~bit(Signal), SeqCst);
  if (Ignore)
    signal(int(Signal), SIG_IGN);
  else
    os::setDefaultAction(int(Signal));
}

ZOKOR_GO_FUNC("os/signal.signal_disable", void, goSignalDisable,
              (uint32_t Signal)) {
  stopWanting(Signal, false);
}
ZOKOR_GO_FUNC("os/signal.signal_ignore", void, goSignalIgnore,
              (uint32_t Signal)) {
  stopWanting(Signal, true);
}
ZOKOR_GO_FUNC("os/signal.signal_ignored", bool, goSignalIgnored,
              (uint32_t Signal)) {
  struct sigaction Action;
  return sigaction(int(Signal), nullptr, &Action) == 0 &&
         Action.sa_handler == SIG_IGN;
}

/// What has come is delivered when the receiver has taken it.
ZOKOR_GO_FUNC("os/signal.signalWaitUntilIdle", void, goSignalWaitUntilIdle,
              ()) {
  while (Queue.Pending.load(SeqCst))
    yield();
}
