//===- Traceback.h - Printing the frames of a goroutine ---------*- C++ -*-===//
//
// The format is gc's. Compiled code keeps no description of its arguments, so
// they are always printed as "...", which gc does for inlined calls only. The
// goroutines' headings are the business of runtime/panic, which knows them.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_STACK_TRACEBACK_H
#define ZOKOR_RUNTIME_STACK_TRACEBACK_H

#include "runtime/stack/Tables.h"
#include "runtime/stack/Unwind.h"

namespace zokor::rt {

/// Tracebacks end after this many frames, as gc's do.
inline constexpr unsigned MaxTracebackFrames = 100;

/// Whether tracebacks show a function of this name: those of package runtime
/// only if they are exported.
bool isShownInTraceback(const char *Function);

/// Prints the frames from *W on to standard error. Wrappers and internals of
/// the runtime are left out. No allocation, no locks.
void printFrames(FrameWalker W);
/// Prints the entry function of a goroutine that has not started.
void printEntry(uintptr_t Code);
/// Prints the "created by" lines for the return address of a go statement's
/// call; nothing if it is unknown.
void printCreatedBy(uintptr_t ReturnAddress);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_STACK_TRACEBACK_H
