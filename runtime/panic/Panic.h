//===- Panic.h - Panics in progress -----------------------------*- C++ -*-===//
//
// runtime.gopanic stays on the stack while a panic is in progress: its record
// lies in its frame, and G::Panics links the records of nested panics. From
// there it walks up the frames and calls what they have deferred.
//
//   - A deferred call may panic itself. The new panic walks over the older
//     one's frames, which marks it as aborted; should the new one be recovered
//     behind it, the older one is gone with its frame.
//   - A deferred call that has called recover() returns normally. Then the
//     registers of the deferring function are restored and it continues at the
//     landing pad of the call that it was in (stack/CallFrames).
//   - runtime.Goexit is a panic that nobody can recover. If a recovered panic
//     has walked over it, the panic itself takes the Goexit's part.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_PANIC_PANIC_H
#define ZOKOR_RUNTIME_PANIC_PANIC_H

#include "runtime/abi/Values.h"
#include "runtime/base/Output.h"

namespace zokor::rt {

struct Frame;
struct StackOwner;

struct Panic {
  Panic *Link = nullptr; ///< the panic that was in progress before
  abi::Eface Value = {};
  /// Frame of the function that makes the deferred call; 0 between calls.
  uintptr_t CallFrame = 0;
  unsigned CallLine = 0; ///< of the call in Panic.cpp
  bool Recovered = false, Aborted = false, Goexit = false;
};

/// panic(Value), called by the runtime on a goroutine.
[[noreturn]] void panic(abi::Eface Value);

/// The panic that makes a deferred call from the native frame F, or null.
const Panic *panicOf(const StackOwner &Owner, const Frame &F);

/// For tracebacks: prints the line of a panic or of Goexit at the frame where
/// it has made a deferred call.
void printPanicFrame(Output &O, const StackOwner &Owner, const Frame &F);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_PANIC_PANIC_H
