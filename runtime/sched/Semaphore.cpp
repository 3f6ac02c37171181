//===- Semaphore.cpp - Waiting on a counter's address, and for tickets ----===//
//
// What package sync is built on. A semaphore is a 32-bit counter anywhere in
// memory; who waits for it stands in a table by the counter's address, first
// come first served. Waiters lie on the stacks of their goroutines, which do
// not move.
//
//===----------------------------------------------------------------------===//

#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/sched/Sched.h"

using namespace zokor;
using namespace zokor::rt;

namespace {

struct Waiter {
  G *Goroutine;
  uint32_t *Address;
  Waiter *Next = nullptr;
  uint32_t Ticket = 0;
  bool Granted = false; ///< the counter was decremented on its behalf
};

/// One list of the table: waiters for all addresses with the same hash, in the
/// order in which they are to be woken.
struct Root {
  SpinLock Lock; ///< guards the list
  Waiter *First = nullptr;
  /// Waiters; read without the lock by who releases.
  Atomic<uint32_t> Count{0};

  void insert(Waiter *W, bool AtFront);
  Waiter *remove(uint32_t *Address);
};

/// sync.notifyList.
struct NotifyList {
  Atomic<uint32_t> Wait; ///< the next ticket
  uint32_t Notify;       ///< the next ticket to be notified
  SpinLock Lock;         ///< guards all but Wait
  Waiter *First, *Last;
};
static_assert(sizeof(NotifyList) == 32);

} // namespace

static constexpr size_t NumRoots = 251;
static Root Roots[NumRoots];

static Root &rootOf(uint32_t *Address) {
  return Roots[(reinterpret_cast<uintptr_t>(Address) >> 3) % NumRoots];
}

void Root::insert(Waiter *W, bool AtFront) {
  Waiter **At = &First;
  while (!AtFront && *At)
    At = &(*At)->Next;
  W->Next = *At;
  *At = W;
}

Waiter *Root::remove(uint32_t *Address) {
  for (Waiter **At = &First; *At; At = &(*At)->Next)
    if (Waiter *Found = *At; Found->Address == Address) {
      *At = Found->Next;
      return Found;
    }
  return nullptr;
}

static bool unlockSpin(G *, void *Lock) {
  static_cast<SpinLock *>(Lock)->unlock();
  return true;
}

/// Takes one from the counter unless it is 0.
static bool tryAcquire(uint32_t *Counter) {
  uint32_t V = __atomic_load_n(Counter, __ATOMIC_RELAXED);
  while (V != 0)
    // Pairs with the addition in release.
    if (__atomic_compare_exchange_n(Counter, &V, V - 1, false, __ATOMIC_SEQ_CST,
                                    __ATOMIC_RELAXED))
      return true;
  return false;
}

static void acquire(uint32_t *Counter, bool AtFront, WaitReason Reason) {
  if (tryAcquire(Counter))
    return;
  Root &R = rootOf(Counter);
  Waiter W{currentG(), Counter};
  for (;;) {
    R.Lock.lock();
    // Announce first, then look again: release adds first and looks at Count
    // then, so one of the two sees the other (both SeqCst).
    R.Count.fetchAdd(1, SeqCst);
    if (tryAcquire(Counter)) {
      R.Count.fetchAdd(uint32_t(-1), Relaxed);
      R.Lock.unlock();
      return;
    }
    R.insert(&W, AtFront);
    park(unlockSpin, &R.Lock, Reason);
    if (W.Granted || tryAcquire(Counter))
      return;
  }
}

static void release(uint32_t *Counter, bool HandOff) {
  __atomic_fetch_add(Counter, 1, __ATOMIC_SEQ_CST); // see acquire
  Root &R = rootOf(Counter);
  if (R.Count.load(SeqCst) == 0)
    return;
  R.Lock.lock();
  Waiter *W = R.remove(Counter);
  if (W)
    R.Count.fetchAdd(uint32_t(-1), Relaxed);
  R.Lock.unlock();
  if (!W)
    return;
  W->Granted = HandOff && tryAcquire(Counter);
  bool Yield = W->Granted;
  ready(W->Goroutine);
  if (Yield)
    yield();
}

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

ZOKOR_GO_FUNC("sync.runtime_Semacquire", void, goSemacquire,
              (uint32_t *Counter)) {
  acquire(Counter, false, WaitReason::Semacquire);
}
ZOKOR_GO_FUNC("sync.runtime_SemacquireMutex", void, goSemacquireMutex,
              (uint32_t *Counter, bool AtFront, int64_t)) {
  acquire(Counter, AtFront, WaitReason::Semacquire);
}
ZOKOR_GO_FUNC("sync.runtime_Semrelease", void, goSemrelease,
              (uint32_t *Counter, bool HandOff, int64_t)) {
  release(Counter, HandOff);
}
ZOKOR_GO_FUNC("internal/poll.runtime_Semacquire", void, goPollSemacquire,
              (uint32_t *Counter)) {
  acquire(Counter, false, WaitReason::Semacquire);
}
ZOKOR_GO_FUNC("internal/poll.runtime_Semrelease", void, goPollSemrelease,
              (uint32_t *Counter)) {
  release(Counter, false);
}

/// Waits as a sleeper; lib/runtime's timers and time.Sleep.
ZOKOR_GO_FUNC("runtime.semasleep", void, goSemasleep, (uint32_t *Counter)) {
  acquire(Counter, false, WaitReason::Sleep);
}
ZOKOR_GO_FUNC("runtime.semawake", void, goSemawake, (uint32_t *Counter)) {
  release(Counter, false);
}

ZOKOR_GO_FUNC("sync.runtime_notifyListCheck", void, goNotifyListCheck,
              (int64_t Size)) {
  ZOKOR_CHECK(Size == sizeof(NotifyList));
}

ZOKOR_GO_FUNC("sync.runtime_notifyListAdd", uint32_t, goNotifyListAdd,
              (NotifyList * L)) {
  return L->Wait.fetchAdd(1, SeqCst);
}

ZOKOR_GO_FUNC("sync.runtime_notifyListWait", void, goNotifyListWait,
              (NotifyList * L, uint32_t Ticket)) {
  L->Lock.lock();
  if (int32_t(Ticket - L->Notify) < 0) { // notified already
    L->Lock.unlock();
    return;
  }
  Waiter W{currentG(), nullptr};
  W.Ticket = Ticket;
  (L->First ? L->Last->Next : L->First) = &W;
  L->Last = &W;
  park(unlockSpin, &L->Lock, WaitReason::SyncCondWait);
}

ZOKOR_GO_FUNC("sync.runtime_notifyListNotifyAll", void, goNotifyListNotifyAll,
              (NotifyList * L)) {
  L->Lock.lock();
  Waiter *W = L->First;
  L->First = L->Last = nullptr;
  L->Notify = L->Wait.load(SeqCst);
  L->Lock.unlock();
  while (W) {
    Waiter *Next = W->Next; // W is gone when its goroutine runs
    ready(W->Goroutine);
    W = Next;
  }
}

ZOKOR_GO_FUNC("sync.runtime_notifyListNotifyOne", void, goNotifyListNotifyOne,
              (NotifyList * L)) {
  L->Lock.lock();
  if (L->Notify == L->Wait.load(SeqCst)) {
    L->Lock.unlock();
    return;
  }
  uint32_t Ticket = L->Notify++;
  Waiter *Before = nullptr, *W = L->First;
  for (; W && W->Ticket != Ticket; W = W->Next)
    Before = W;
  if (W) {
    (Before ? Before->Next : L->First) = W->Next;
    if (L->Last == W)
      L->Last = Before;
  }
  L->Lock.unlock();
  // Without W: it has its ticket, but does not wait yet, and will see Notify.
  if (W)
    ready(W->Goroutine);
}

/// With one thread spinning would only keep the owner from running.
ZOKOR_GO_FUNC("sync.runtime_canSpin", bool, goCanSpin, (int64_t)) {
  return false;
}
ZOKOR_GO_FUNC("sync.runtime_doSpin", void, goDoSpin, ()) {
  for (int I = 0; I < 30; ++I)
    __builtin_ia32_pause();
}

/// A goroutine gives up its P only in the calls above.
ZOKOR_GO_FUNC("sync.runtime_procPin", int64_t, goProcPin, ()) {
  return int64_t(currentP()->Id);
}
ZOKOR_GO_FUNC("sync.runtime_procUnpin", void, goProcUnpin, ()) {}
ZOKOR_GO_FUNC("sync/atomic.runtime_procPin", int64_t, goAtomicProcPin, ()) {
  return int64_t(currentP()->Id);
}
ZOKOR_GO_FUNC("sync/atomic.runtime_procUnpin", void, goAtomicProcUnpin, ()) {}

ZOKOR_GO_FUNC("sync.fastrandn", uint32_t, goSyncFastrandn, (uint32_t N)) {
  return uint32_t((fastRandom() >> 32) * uint64_t(N) >> 32);
}
ZOKOR_GO_FUNC("runtime.fastrand64", uint64_t, goFastrand64, ()) {
  return fastRandom();
}
