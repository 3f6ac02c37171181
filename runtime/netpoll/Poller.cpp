//===- Poller.cpp - Goroutines that wait for files ------------------------===//
//
// One epoll set, edge triggered. Each file that internal/poll registers has a
// PollDesc with two sides, for reading and for writing. A goroutine parks on a
// side until an event makes it ready, or until Go code wakes it because of a
// deadline or because the file is being closed (lib/runtime/hooks_poll.go).
//
// The scheduler asks for events through TheHooks.PollFiles, and sleeps on the
// epoll set when it has nothing to run.
//
//===----------------------------------------------------------------------===//

#include "runtime/netpoll/Poller.h"
#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/base/Hooks.h"
#include "runtime/os/Memory.h"
#include "runtime/sched/Sched.h"

#include <errno.h>
#include <new>
#include <sys/epoll.h>
#include <sys/stat.h>

using namespace zokor;
using namespace zokor::rt;

namespace {

struct Side {
  G *Waiter = nullptr;
  bool Ready = false; ///< an event has come that nobody has waited for
  bool Woken = false; ///< wake() was called while nobody waited
};

/// Never given back to the system, so that a late event finds one.
struct PollDesc {
  SpinLock Lock; ///< guards the rest
  int File = -1;
  Side Sides[2]; ///< reading, writing
  PollDesc *NextFree = nullptr;
};

struct Poller {
  SpinLock Lock; ///< guards Set and Free
  int Set = -1;
  PollDesc *Free = nullptr;
  /// Goroutines that are parked here.
  Atomic<uint32_t> NumWaiting{0};
};

} // namespace

static Poller ThePoller;

static constexpr size_t ChunkBytes = 16 * os::PageSize;

static PollDesc *newDesc() {
  LockScope Held(ThePoller.Lock);
  if (!ThePoller.Free) {
    auto *Chunk = static_cast<PollDesc *>(os::reserve(ChunkBytes));
    ZOKOR_CHECK(Chunk);
    for (size_t I = 0; I < ChunkBytes / sizeof(PollDesc); ++I) {
      PollDesc *D = new (&Chunk[I]) PollDesc;
      D->NextFree = ThePoller.Free;
      ThePoller.Free = D;
    }
  }
  PollDesc *D = ThePoller.Free;
  ThePoller.Free = D->NextFree;
  return D;
}

static void freeDesc(PollDesc *D) {
  LockScope Held(ThePoller.Lock);
  D->NextFree = ThePoller.Free;
  ThePoller.Free = D;
}

static bool unlockDesc(G *, void *Desc) {
  static_cast<PollDesc *>(Desc)->Lock.unlock();
  return true;
}

/// Takes who waits on a side; notes the event if nobody does.
static G *take(PollDesc *D, unsigned Which, bool IsEvent) {
  LockScope Held(D->Lock);
  Side &S = D->Sides[Which];
  G *Waiter = S.Waiter;
  S.Waiter = nullptr;
  if (IsEvent)
    S.Ready = true;
  else
    S.Woken = !Waiter;
  return Waiter;
}

static void wake(PollDesc *D, unsigned Which, bool IsEvent) {
  if (G *Waiter = take(D, Which, IsEvent)) {
    ThePoller.NumWaiting.fetchAdd(~0u, SeqCst);
    ready(Waiter);
  }
}

//===----------------------------------------------------------------------===//
// Called by the scheduler
//===----------------------------------------------------------------------===//

static void pollFiles() {
  if (ThePoller.NumWaiting.load(SeqCst) == 0)
    return;
  epoll_event Events[64];
  int N = epoll_wait(ThePoller.Set, Events, 64, 0);
  for (int I = 0; I < N; ++I) {
    auto *D = static_cast<PollDesc *>(Events[I].data.ptr);
    uint32_t What = Events[I].events;
    if (What & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))
      wake(D, 0, true);
    if (What & (EPOLLOUT | EPOLLHUP | EPOLLERR))
      wake(D, 1, true);
  }
}

static int fileToSleepOn() {
  return ThePoller.NumWaiting.load(SeqCst) ? ThePoller.Set : -1;
}

void zokor::rt::initializePoller() {
  TheHooks.PollFiles = pollFiles;
  TheHooks.FileToSleepOn = fileToSleepOn;
}

//===----------------------------------------------------------------------===//
// Called by lib/runtime
//===----------------------------------------------------------------------===//

/// Registers a file. Second: 0, or the error number.
ZOKOR_GO_FUNC("runtime.netpollOpen", PtrInt, goOpen, (int64_t File)) {
  ThePoller.Lock.lock();
  if (ThePoller.Set < 0)
    ThePoller.Set = epoll_create1(EPOLL_CLOEXEC);
  int Set = ThePoller.Set;
  ThePoller.Lock.unlock();
  if (Set < 0)
    return {nullptr, errno};
  PollDesc *D = newDesc();
  D->File = int(File);
  D->Sides[0] = D->Sides[1] = {};
  epoll_event Event{};
  Event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
  Event.data.ptr = D;
  if (epoll_ctl(Set, EPOLL_CTL_ADD, D->File, &Event) != 0) {
    int Error = errno;
    freeDesc(D);
    return {nullptr, Error};
  }
  return {D, 0};
}

ZOKOR_GO_FUNC("runtime.netpollClose", void, goClose, (PollDesc * D)) {
  epoll_event Event{};
  epoll_ctl(ThePoller.Set, EPOLL_CTL_DEL, D->File, &Event);
  freeDesc(D);
}

/// Forgets an event of the past.
ZOKOR_GO_FUNC("runtime.netpollReset", void, goReset,
              (PollDesc * D, int64_t Which)) {
  LockScope Held(D->Lock);
  D->Sides[Which].Ready = false;
}

/// Waits. Returns whether there was an event, and not a call of netpollWake.
ZOKOR_GO_FUNC("runtime.netpollWait", int64_t, goWait,
              (PollDesc * D, int64_t Which)) {
  D->Lock.lock();
  Side &S = D->Sides[Which];
  if (!S.Ready && !S.Woken) {
    if (S.Waiter)
      fatal("runtime: double wait");
    S.Waiter = currentG();
    ThePoller.NumWaiting.fetchAdd(1, SeqCst);
    park(unlockDesc, D, WaitReason::IOWait);
    D->Lock.lock();
  }
  bool Ready = S.Ready;
  S.Ready = S.Woken = false;
  D->Lock.unlock();
  return Ready;
}

ZOKOR_GO_FUNC("runtime.netpollWake", void, goWake,
              (PollDesc * D, int64_t Which)) {
  wake(D, unsigned(Which), false);
}

ZOKOR_GO_FUNC("runtime.netpollIsSet", int64_t, goIsSet, (int64_t File)) {
  return File >= 0 && File == ThePoller.Set;
}
