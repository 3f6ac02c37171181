//===- Itab.h - Itabs of types met at run time ------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_TYPE_ITAB_H
#define ZOKOR_RUNTIME_TYPE_ITAB_H

#include "runtime/abi/TypeDescriptor.h"

namespace zokor::rt {

/// The one itab of the pair; null if T does not implement Inter. Inter has
/// methods. Any thread; may take the table's lock; does not allocate from the
/// heap.
const abi::Itab *findItab(const abi::InterfaceType *Inter,
                          const abi::TypeDescriptor *T);

/// Is P the address of an itab made at run time, or of anything else in their
/// memory? Any thread.
bool isInItabMemory(uintptr_t P);

/// The encoded name of the first method of Inter that T lacks, or null.
const uint8_t *missingMethod(const abi::InterfaceType *Inter,
                             const abi::TypeDescriptor *T);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_TYPE_ITAB_H
