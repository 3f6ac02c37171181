//===- BlockingCall.cpp - System calls that let other goroutines run ------===//
//
// With one thread a system call that blocks would stop all goroutines, and a
// program that feeds a process and waits for it would wait for ever. So calls
// between entersyscall and exitsyscall that are known to block are only made
// when they can go on; until then others run. While nothing else can happen the
// call just blocks.
//
//===----------------------------------------------------------------------===//

#include "runtime/base/GoFunc.h"
#include "runtime/os/SystemCall.h"
#include "runtime/sched/Sched.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>

using namespace zokor;
using namespace zokor::rt;

static constexpr int64_t MinNap = 50000, MaxNap = 5000000; // ns

ZOKOR_GO_FUNC("runtime.entersyscall", void, goEnterSyscall, ()) {
  currentG()->InSyscall = true;
}
ZOKOR_GO_FUNC("runtime.exitsyscall", void, goExitSyscall, ()) {
  currentG()->InSyscall = false;
}

static timespec napTime(int64_t Nanoseconds) {
  if (int64_t When = timerAlarm().when()) {
    int64_t Left = When - nanotime();
    if (Left < Nanoseconds)
      Nanoseconds = Left < 0 ? 0 : Left;
  }
  return {Nanoseconds / 1000000000, Nanoseconds % 1000000000};
}

/// Others run, or the thread sleeps a little.
template <class Sleep> static void letOthersRun(Sleep Nap, int64_t &Length) {
  if (mayRunOthers()) {
    yield();
    Length = MinNap;
    return;
  }
  timespec T = napTime(Length);
  Nap(T);
  Length = Length * 2 < MaxNap ? Length * 2 : MaxNap;
}

/// Waits until a file that can be waited for is ready; may shorten a write, so
/// that it does not block after the first bytes.
static void waitForFile(int File, bool Write, uintptr_t &Bytes) {
  struct stat Info;
  // The caller goes to the poller when such a call fails.
  if (fcntl(File, F_GETFL) & O_NONBLOCK)
    return;
  if (fstat(File, &Info) != 0 || S_ISREG(Info.st_mode) || S_ISDIR(Info.st_mode))
    return;
  if (Write && S_ISFIFO(Info.st_mode) && Bytes > 4096)
    Bytes = 4096; // of which a pipe that is ready takes all
  pollfd Poll{File, short(Write ? POLLOUT : POLLIN), 0};
  int64_t Length = MinNap;
  while (poll(&Poll, 1, 0) == 0)
    letOthersRun([&](timespec T) { ppoll(&Poll, 1, &T, nullptr); }, Length);
}

/// Asks again and again, without blocking, until a child has changed.
template <class Ask> static CallResult waitForChild(Ask Try) {
  int64_t Length = MinNap;
  CallResult R;
  while (!Try(R))
    letOthersRun([](timespec T) { nanosleep(&T, nullptr); }, Length);
  return R;
}

static CallResult blockingCall(uintptr_t Number, uintptr_t A1, uintptr_t A2,
                               uintptr_t A3, uintptr_t A4, uintptr_t A5,
                               uintptr_t A6) {
  switch (Number) {
  case SYS_read:
  case SYS_readv:
    waitForFile(int(A1), false, A3);
    break;
  case SYS_write:
    waitForFile(int(A1), true, A3);
    break;
  case SYS_wait4:
    if (A3 & WNOHANG)
      break;
    return waitForChild([&](CallResult &R) {
      R = systemCall(Number, A1, A2, A3 | WNOHANG, A4, A5, A6);
      return R.First != 0;
    });
  case SYS_waitid: {
    auto *Info = reinterpret_cast<siginfo_t *>(A3);
    if ((A4 & WNOHANG) || !Info)
      break;
    return waitForChild([&](CallResult &R) {
      Info->si_pid = 0;
      R = systemCall(Number, A1, A2, A3, A4 | WNOHANG, A5, A6);
      return R.First != 0 || Info->si_pid != 0;
    });
  }
  }
  return systemCall(Number, A1, A2, A3, A4, A5, A6);
}

ZOKOR_GO_FUNC("syscall.RawSyscall6", CallResult, goRawSyscall6,
              (uintptr_t Number, uintptr_t A1, uintptr_t A2, uintptr_t A3,
               uintptr_t A4, uintptr_t A5, uintptr_t A6)) {
  G *Self = currentG();
  if (!Self->InSyscall || !mayAnythingHappen())
    return systemCall(Number, A1, A2, A3, A4, A5, A6);
  return blockingCall(Number, A1, A2, A3, A4, A5, A6);
}
