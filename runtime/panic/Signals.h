//===- Signals.h - Faults of the program ------------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_PANIC_SIGNALS_H
#define ZOKOR_RUNTIME_PANIC_SIGNALS_H

#include "runtime/base/Output.h"

namespace zokor::rt {

struct FaultInfo;

/// Installs the handlers of SIGSEGV, SIGBUS, SIGFPE and SIGILL and gives the
/// calling thread a stack for them. Needs initializeTables and
/// initializeScheduler.
void initializeSignals();
/// Gives the calling thread an alternate signal stack; every thread that runs
/// Go code needs one, since a goroutine's stack has no room for a handler.
void initializeSignalStack();
/// "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x...]".
void printFault(Output &O, const FaultInfo &F);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_PANIC_SIGNALS_H
