//===- CallFrames.h - DWARF call frame information --------------*- C++ -*-===//
//
// A recovered panic continues a frame whose registers were saved by the frames
// above it: compiled Go code, C++ of this runtime and a little assembly. Their
// .eh_frame says where. Frame pointers alone would not do, and libgcc's
// unwinder knows nothing of the vector registers that regcall keeps.
//
// Only reads constant data and the stack: any thread, no locks, no allocation.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_STACK_CALLFRAMES_H
#define ZOKOR_RUNTIME_STACK_CALLFRAMES_H

#include "runtime/arch/Resume.h"

namespace zokor::rt {

/// What .eh_frame knows of the function around an address.
struct FrameInfo {
  uintptr_t Start = 0, End = 0;  ///< the function's code
  const uint8_t *Lsda = nullptr; ///< null without landing pads
  const uint8_t *CieBegin, *CieEnd, *FdeBegin, *FdeEnd; ///< instructions
  uint64_t CodeAlign = 1;
  int64_t DataAlign = 1;
};

/// False if there is no entry for the function, or one that this reader does
/// not understand.
bool findFrameInfo(uintptr_t PC, FrameInfo &Info);

/// Goes from a frame to its caller: R holds the registers at a return address
/// (or a call), and then those that the caller has when the call returns. False
/// if there is no information; R is then unchanged.
bool stepToCaller(arch::Registers &R);

/// Where control goes when the call that returns to ReturnAddress unwinds, or
/// 0.
uintptr_t findLandingPad(uintptr_t ReturnAddress);
/// The same in one function's table (the LSDA that LLVM writes).
uintptr_t findLandingPad(const uint8_t *Lsda, uintptr_t Start,
                         uintptr_t ReturnAddress);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_STACK_CALLFRAMES_H
