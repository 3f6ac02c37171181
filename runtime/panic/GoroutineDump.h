//===- GoroutineDump.h - Tracebacks with their headings ---------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_PANIC_GOROUTINEDUMP_H
#define ZOKOR_RUNTIME_PANIC_GOROUTINEDUMP_H

#include "runtime/base/Output.h"
#include "runtime/sched/Sched.h"
#include "runtime/stack/Unwind.h"

namespace zokor::rt {

/// Prints the heading and the frames of the running goroutine
/// from *W on, as a program that ends with a panic does.
void printGoroutineAt(Output &O, const G &Goroutine, const FrameWalker &W);
/// The same for a goroutine that is not running and cannot start to.
void printGoroutine(Output &O, const G &Goroutine);
/// The same for all goroutines but the running one, by id. World stopped, or
/// one thread.
void printOtherGoroutines(Output &O);
/// The running goroutine, then all others by id: for fatal errors
/// (Hooks::PrintTracebacks). World stopped, or one thread.
void printAllGoroutines();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_PANIC_GOROUTINEDUMP_H
