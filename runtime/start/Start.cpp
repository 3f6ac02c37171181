//===- Start.cpp - From the process's entry to main.main ------------------===//

#include "runtime/base/GoFunc.h"
#include "runtime/base/Hooks.h"
#include "runtime/gc/Collector.h"
#include "runtime/netpoll/Poller.h"
#include "runtime/os/Process.h"
#include "runtime/panic/GoroutineDump.h"
#include "runtime/panic/Signals.h"
#include "runtime/sched/Sched.h"
#include "runtime/stack/Tables.h"
#include "runtime/type/Type.h"

#include <unistd.h>

using namespace zokor;
using namespace zokor::rt;

extern "C" {
/// Written by the link step: the package initializers in dependency order,
/// ending with null, and main.main.
extern void(ZOKOR_GO_CC *const zokor_inits[])() __asm__("runtime.inits");
extern void(ZOKOR_GO_CC *const zokor_main)() __asm__("runtime.mainPackage");
}

static ZOKOR_GO_CC void mainGoroutine(abi::FuncVal *) {
  for (auto Init = zokor_inits; *Init; ++Init)
    (*Init)();
  zokor_main();
  _exit(0);
}

int main(int argc, char **argv) {
  os::setArguments(argc, argv);
  relocateOffsets();
  initializeTables();
  initializeScheduler();
  TheHooks.PrintTracebacks = printAllGoroutines;
  initializePoller();
  initializeSignals();
  initializeCollector();
  static abi::FuncVal Main{reinterpret_cast<void *>(&mainGoroutine)};
  newGoroutine(&Main, 0);
  schedule();
}
