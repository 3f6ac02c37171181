//===- SystemCall.cpp - What package syscall needs of the kernel ----------===//

#include "runtime/os/SystemCall.h"

#include "runtime/base/GoFunc.h"

#include <sys/time.h>
#include <unistd.h>

using namespace zokor::rt;

namespace {
struct TwoWords {
  uintptr_t First, Second;
};
} // namespace

CallResult zokor::rt::systemCall(uintptr_t Number, uintptr_t A1, uintptr_t A2,
                                 uintptr_t A3, uintptr_t A4, uintptr_t A5,
                                 uintptr_t A6) {
  register uintptr_t R10 __asm__("r10") = A4;
  register uintptr_t R8 __asm__("r8") = A5;
  register uintptr_t R9 __asm__("r9") = A6;
  uintptr_t Result = Number, Second = A3;
  __asm__ volatile("syscall"
                   : "+a"(Result), "+d"(Second)
                   : "D"(A1), "S"(A2), "r"(R10), "r"(R8), "r"(R9)
                   : "rcx", "r11", "memory");
  if (Result > uintptr_t(-4096))
    return {uintptr_t(-1), 0, -Result};
  return {Result, Second, 0};
}

ZOKOR_GO_FUNC("runtime/internal/syscall.Syscall6", CallResult, goSyscall6,
              (uintptr_t Number, uintptr_t A1, uintptr_t A2, uintptr_t A3,
               uintptr_t A4, uintptr_t A5, uintptr_t A6)) {
  return systemCall(Number, A1, A2, A3, A4, A5, A6);
}
ZOKOR_GO_FUNC("syscall.rawSyscallNoError", TwoWords, goRawSyscallNoError,
              (uintptr_t Number, uintptr_t A1, uintptr_t A2, uintptr_t A3)) {
  CallResult R = systemCall(Number, A1, A2, A3, 0, 0, 0);
  return {R.First, R.Second};
}

/// All goroutines share one thread, which makes the call for all.
ZOKOR_GO_FUNC("syscall.runtime_doAllThreadsSyscall", CallResult,
              goAllThreadsSyscall,
              (uintptr_t Number, uintptr_t A1, uintptr_t A2, uintptr_t A3,
               uintptr_t A4, uintptr_t A5, uintptr_t A6)) {
  return systemCall(Number, A1, A2, A3, A4, A5, A6);
}

ZOKOR_GO_FUNC("syscall.gettimeofday", uintptr_t, goGettimeofday,
              (timeval * Time)) {
  gettimeofday(Time, nullptr);
  return 0;
}
ZOKOR_GO_FUNC("syscall.Getpagesize", int64_t, goGetpagesize, ()) {
  return getpagesize();
}
ZOKOR_GO_FUNC("syscall.Exit", void, goExit, (int64_t Code)) {
  _exit(int(Code));
}
