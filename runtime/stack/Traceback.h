//===- Traceback.h - Printing the frames of a goroutine ---------*- C++ -*-===//
//
// The format is gc's. Compiled code keeps no description of its arguments, so
// they are always printed as "...", which gc does for inlined calls only. The
// goroutines' headings are the business of runtime/panic, which knows them.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_STACK_TRACEBACK_H
#define ZOKOR_RUNTIME_STACK_TRACEBACK_H

#include "runtime/base/Output.h"
#include "runtime/stack/Tables.h"
#include "runtime/stack/Unwind.h"

namespace zokor::rt {

/// Tracebacks end after this many frames, as gc's do.
inline constexpr unsigned MaxTracebackFrames = 100;

/// Whether tracebacks show a function of this name: those of package runtime
/// only if they are exported.
bool isShownInTraceback(const char *Function);

/// Prints a frame of the runtime's own code if readers should see it.
using NativePrinter = void (*)(Output &O, const StackOwner &Owner,
                               const Frame &F);

/// Prints the frames from *W on. Wrappers and internals of the runtime are left
/// out, except for what Native prints (it may be null). No allocation, no
/// locks.
void printFrames(Output &O, FrameWalker W, NativePrinter Native = nullptr);
/// Prints the entry function of a goroutine that has not started.
void printEntry(Output &O, uintptr_t Code);
/// Prints the "created by" lines for the return address of a go statement's
/// call; nothing if it is unknown.
void printCreatedBy(Output &O, uintptr_t ReturnAddress);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_STACK_TRACEBACK_H
