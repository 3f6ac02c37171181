//===- Registers.h - M and stack limit through %gs and %fs ------*- C++ -*-===//
//
// Never keep the address of a thread-local or of errno across a point where
// the goroutine can move to another thread; these functions are the safe way to
// what belongs to the current thread.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_ARCH_REGISTERS_H
#define ZOKOR_RUNTIME_ARCH_REGISTERS_H

#include "runtime/abi/MachineState.h"

namespace zokor::rt::arch {

using GsMHead = abi::MHead __seg_gs;

/// The current thread's M. Volatile, so that the compiler reads it anew after
/// every call.
inline abi::MHead *currentM() {
  return *(abi::MHead *volatile __seg_gs *)offsetof(abi::MHead, Self);
}
inline abi::GHead *currentG() {
  return *(abi::GHead *volatile __seg_gs *)offsetof(abi::MHead, CurG);
}
inline void setCurrentG(abi::GHead *G) {
  *(abi::GHead *volatile __seg_gs *)offsetof(abi::MHead, CurG) = G;
}

/// The word at %fs:0x70 that prologues compare with.
inline uintptr_t stackLimit() {
  return *(volatile uintptr_t __seg_fs *)uintptr_t(abi::StackLimitSlot);
}
inline void setStackLimit(uintptr_t Limit) {
  *(volatile uintptr_t __seg_fs *)uintptr_t(abi::StackLimitSlot) = Limit;
}

/// Points %gs at M for the calling thread.
void setMachine(abi::MHead *M);

} // namespace zokor::rt::arch

#endif // ZOKOR_RUNTIME_ARCH_REGISTERS_H
