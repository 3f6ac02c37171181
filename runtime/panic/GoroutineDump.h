//===- GoroutineDump.h - Tracebacks with their headings ---------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_PANIC_GOROUTINEDUMP_H
#define ZOKOR_RUNTIME_PANIC_GOROUTINEDUMP_H

#include "runtime/sched/Sched.h"
#include "runtime/stack/Unwind.h"

namespace zokor::rt {

/// Prints an empty line, the heading and the frames of the running goroutine,
/// as a program that ends with a panic does. Nothing on a system goroutine.
void printCurrentGoroutine();
/// The same for a goroutine that is not running and cannot start to.
void printGoroutine(const G &Goroutine);
/// The same for a walk that the caller has begun: in a signal handler.
void printGoroutineAt(const G &Goroutine, const FrameWalker &W);
/// The running goroutine, then all others by id: for fatal errors
/// (Hooks::PrintTracebacks). World stopped, or one thread.
void printAllGoroutines();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_PANIC_GOROUTINEDUMP_H
