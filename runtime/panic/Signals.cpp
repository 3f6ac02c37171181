//===- Signals.cpp - Faults of the program --------------------------------===//
//
// A fault at an instruction that stands for a null check, with an address in
// the first page, is a nil dereference: the handler makes the instruction's
// cold block the place to return to, which calls runtime.panicmem like any
// other code. Every other fault is the end of the program; the message and the
// traceback are written from the handler, on the signal stack.
//
//===----------------------------------------------------------------------===//

#include "runtime/panic/Signals.h"

#include "runtime/base/Check.h"
#include "runtime/os/Memory.h"
#include "runtime/os/Process.h"
#include "runtime/panic/FaultMaps.h"
#include "runtime/panic/GoroutineDump.h"
#include "runtime/stack/Traceback.h"

#include <signal.h>
#include <ucontext.h>
#include <unistd.h>

using namespace zokor;
using namespace zokor::rt;

static constexpr size_t SignalStackBytes = 64 << 10;

static const char *signalText(int Signal) {
  switch (Signal) {
  case SIGSEGV:
    return "SIGSEGV: segmentation violation";
  case SIGBUS:
    return "SIGBUS: bus error";
  case SIGFPE:
    return "SIGFPE: floating-point exception";
  default:
    return "SIGILL: illegal instruction";
  }
}

void zokor::rt::printFault(Output &O, const FaultInfo &F) {
  O.text("[signal ");
  O.text(signalText(F.Signal));
  O.text(" code=");
  O.hex(F.Code);
  O.text(" addr=");
  O.hex(F.Address);
  O.text(" pc=");
  O.hex(F.PC);
  O.text("]\n");
}

/// The words of gc for a fault that is not a panic, and the goroutine.
[[noreturn]] static void fatalSignal(int Signal, const siginfo_t &Info,
                                     const mcontext_t &Registers) {
  auto Register = [&](int N) { return uintptr_t(Registers.gregs[N]); };
  // A second fault, in the traceback, must end the program at once.
  signal(Signal, SIG_DFL);
  auto Address = reinterpret_cast<uintptr_t>(Info.si_addr);
  if (Signal == SIGSEGV || Signal == SIGBUS) {
    writeError("unexpected fault address ");
    writeErrorHex(Address);
    writeError("\nfatal error: fault\n");
  } else {
    writeError("fatal error: unexpected signal\n");
  }
  Output O;
  printFault(O, {Signal, uint32_t(Info.si_code), Address, Register(REG_RIP)});
  const G *Self = currentG();
  if (Self && !Self->IsSystem) {
    O.text("\n");
    // One behind the instruction, as if it were a call.
    printGoroutineAt(O, *Self,
                     FrameWalker(*Self, Register(REG_RIP) + 1,
                                 Register(REG_RSP), Register(REG_RBP)));
  }
  _exit(2);
}

static void handleFault(int Signal, siginfo_t *Info, void *Context) {
  mcontext_t &Registers = static_cast<ucontext_t *>(Context)->uc_mcontext;
  bool FromKernel = Info->si_code > 0;
  auto PC = uintptr_t(Registers.gregs[REG_RIP]);
  auto Address = reinterpret_cast<uintptr_t>(Info->si_addr);
  if (Signal == SIGSEGV && FromKernel && Address < os::PageSize)
    if (uintptr_t Handler = findFaultHandler(PC)) {
      currentG()->Fault = {Signal, uint32_t(Info->si_code), Address, PC, true};
      Registers.gregs[REG_RIP] = greg_t(Handler);
      return;
    }
  fatalSignal(Signal, *Info, Registers);
}

void zokor::rt::initializeSignalStack() {
  stack_t Stack{};
  Stack.ss_sp = os::reserve(SignalStackBytes);
  Stack.ss_size = SignalStackBytes;
  ZOKOR_CHECK(Stack.ss_sp && sigaltstack(&Stack, nullptr) == 0);
}

void zokor::rt::initializeSignals() {
  initializeSignalStack();
  struct sigaction Action{};
  Action.sa_sigaction = handleFault;
  Action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigfillset(&Action.sa_mask);
  for (int Signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL})
    ZOKOR_CHECK(sigaction(Signal, &Action, nullptr) == 0);
  if (sigaction(SIGPIPE, nullptr, &Action) == 0 && Action.sa_handler == SIG_DFL)
    os::setDefaultAction(SIGPIPE);
}
