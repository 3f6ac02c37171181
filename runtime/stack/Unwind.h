//===- Unwind.h - Walking the frames of a goroutine -------------*- C++ -*-===//
//
// Every Go function and every runtime function keeps rbp as frame pointer, so a
// walk follows the saved rbp's:
//
//      16(%rbp)   rsp of the caller after the return
//       8(%rbp)   return address into the caller
//        (%rbp)   the caller's rbp; 0 at the bottom (arch/Switch.S)
//
// The one exception is __morestack (arch/MoreStack.S), whose caller's prologue
// has pushed a return address too many. A walk meets it in two states:
//   - a body runs on the large segment and returns to zokor_morestack_return:
//     the frame is passed over, and the walk goes on in the small segment;
//   - a prologue asked for stack or was preempted: the function that it
//     belongs to has no frame yet and is reported as FrameKind::Prologue.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_STACK_UNWIND_H
#define ZOKOR_RUNTIME_STACK_UNWIND_H

#include "runtime/abi/Tables.h"
#include "runtime/arch/Switch.h"
#include "runtime/stack/Stack.h"

namespace zokor::rt {

enum class FrameKind : uint8_t {
  Go,       ///< Func is set; PC is a return address
  Native,   ///< C++ or assembly of the runtime: scanned conservatively
  Prologue, ///< Func (if known) was just entered. Its arguments are in
            ///< __morestack's frame, its own frame does not exist: SP is
            ///< above its return address into the prologue, FP is
            ///< __morestack's.
};

struct Frame {
  FrameKind Kind = FrameKind::Native;
  uintptr_t PC = 0; ///< where the frame continues
  uintptr_t SP = 0; ///< rsp then
  uintptr_t FP = 0; ///< rbp then
  const abi::FuncEntry *Func = nullptr;
};

/// Iterates over the frames of one goroutine, innermost first. Reads only
/// the goroutine's stack and constant tables; the goroutine must not run
/// meanwhile, except for the one that walks itself. Signal-safe. A frame
/// pointer that leaves the goroutine's segments or does not ascend ends the
/// walk (see broken), so that a walk over a damaged stack cannot fault or hang.
class FrameWalker {
public:
  /// Starts with the frame given: for a signal's context.
  FrameWalker(const StackOwner &Owner, uintptr_t PC, uintptr_t SP,
              uintptr_t FP);
  /// Starts with the function that parked. Empty if the goroutine has not
  /// started yet.
  FrameWalker(const StackOwner &Owner, const arch::Context &Parked);
  /// Starts with the caller of the function that has this in its body, on the
  /// running goroutine. Empty on a system goroutine: a thread's own stack
  /// has frames without frame pointer.
  [[gnu::always_inline]] static FrameWalker ofCaller() {
    return fromFrame(uintptr_t(__builtin_frame_address(0)));
  }

  bool atEnd() const { return End; }
  /// The walk ended at something that is no frame.
  bool broken() const { return Broken; }
  const Frame &operator*() const { return Current; }
  const Frame *operator->() const { return &Current; }
  void next();
  const StackOwner &owner() const { return *Owner; }

private:
  static FrameWalker fromFrame(uintptr_t FP);
  void set(uintptr_t PC, uintptr_t SP, uintptr_t FP);
  bool validLink(uintptr_t FP);

  const StackOwner *Owner;
  Frame Current;
  /// The lowest frame pointer that may come next on the present segment.
  uintptr_t Lowest = 0;
  bool End = false, Broken = false;
};

/// Walks the running goroutine, starting with the caller, and checks that each
/// return address in a Go function has a call site, that each pointer map
/// decodes to distinct aligned places of the frame or of the arguments above
/// it, and that stack objects lie inside the frame. The program ends with a
/// message if not. Call it at safepoints only: other return addresses need no
/// call site. Cost: proportional to the stack's depth.
void verifyFrames();
/// The check behind it for any walk: null, or what is wrong with *W.
const char *findFrameError(FrameWalker &W, const StackOwner &Owner);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_STACK_UNWIND_H
