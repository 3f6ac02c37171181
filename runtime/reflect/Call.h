//===- Call.h - The registers of a call, and what a frame means -*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_REFLECT_CALL_H
#define ZOKOR_RUNTIME_REFLECT_CALL_H

#include "runtime/abi/TypeDescriptor.h"

namespace zokor::rt {

/// The registers of Go's calling convention, in its order, for arguments or
/// for results. Machine.S knows the layout.
struct Registers {
  uint64_t Ints[11];
  uint64_t Floats[16];
};
static_assert(sizeof(Registers) == 27 * 8);

/// A function type whose arguments and results lie in a frame as reflect makes
/// them.
struct FrameShape {
  const abi::FuncType *Func = nullptr;
  const abi::TypeDescriptor *Receiver = nullptr; ///< null: none
  const abi::TypeDescriptor *Frame = nullptr;
  uintptr_t ResultOffset = 0;
};

/// Of a frame's descriptor, or of the bit vector of its stack pointers.
FrameShape shapeOfFrame(const abi::TypeDescriptor *Frame);
FrameShape shapeOfPointers(const void *StackPointers);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_REFLECT_CALL_H
