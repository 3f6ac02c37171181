//===- SignalQueue.h - Signals for os/signal --------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_SCHED_SIGNALQUEUE_H
#define ZOKOR_RUNTIME_SCHED_SIGNALQUEUE_H

#include "runtime/sched/Sched.h"

#include <time.h>

namespace zokor::rt {

/// The goroutine that waits for signals, to be readied by the caller, if some
/// have come; else null.
G *takeSignalReceiver();
/// May a signal end the wait of a program in which nothing can run?
bool mayReceiveSignals();
/// Sleeps for a time (null: for ever) or until a signal comes.
void sleepOrSignal(const timespec *Timeout, int File);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_SCHED_SIGNALQUEUE_H
