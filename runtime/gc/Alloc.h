//===- Alloc.h - Managed allocation -----------------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_GC_ALLOC_H
#define ZOKOR_RUNTIME_GC_ALLOC_H

#include "runtime/abi/TypeDescriptor.h"

#include <cstddef>

namespace zokor::rt {

/// A zeroed object of T, or of `Bytes` bytes that hold no pointers if T is
/// null. Objects of size 0 share one address. May start a collection. On a
/// goroutine.
void *newObject(const abi::TypeDescriptor *T);
void *newBytes(size_t Bytes);
/// Count objects of T behind each other. `Count` is valid (checked before).
void *newArray(const abi::TypeDescriptor *T, size_t Count);

/// The address of all objects of size 0.
extern "C" char zokor_zero_base[];

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_GC_ALLOC_H
