//===- MachineState.h - What compiled code knows of M and G -----*- C++ -*-===//
//
// The heads of the runtime's M and G. The runtime's structures begin with
// these; only what stands here may be read by compiled code.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_ABI_MACHINESTATE_H
#define ZOKOR_RUNTIME_ABI_MACHINESTATE_H

#include <cstddef>
#include <cstdint>

namespace zokor::abi {

struct DeferRecord;

/// The head of a processor; compiled code reads nothing of it yet.
struct PHead {};

/// At %gs:0 of every thread that runs Go code.
struct MHead {
  MHead *Self;
  struct GHead *CurG; ///< the running goroutine; the system goroutine g0 inside
                      ///< the scheduler
  PHead *CurP;        ///< null while in a system call or idle
};
static_assert(offsetof(MHead, CurG) == 8 && offsetof(MHead, CurP) == 16);

/// The head of a goroutine.
struct GHead {
  /// The value for %fs:0x70 while this goroutine runs.
  uintptr_t StackLimit;
  /// Pending stack and heap defer records, innermost first.
  DeferRecord *Defers;
  /// The panics in progress, innermost first (a runtime structure).
  void *Panics;
};
static_assert(offsetof(GHead, Defers) == 8);

/// Offset from %fs of the word that prologues compare rsp with.
inline constexpr unsigned StackLimitSlot = 0x70;
/// Written there to stop a goroutine at its next check.
inline constexpr uintptr_t PreemptLimit = ~uintptr_t(0);
/// Bytes below the limit that C++ runtime functions may use unchecked.
inline constexpr size_t StackSlack = 8192;

} // namespace zokor::abi

#endif // ZOKOR_RUNTIME_ABI_MACHINESTATE_H
