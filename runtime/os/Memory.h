//===- Memory.h - Address space and pages -----------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_OS_MEMORY_H
#define ZOKOR_RUNTIME_OS_MEMORY_H

#include <cstddef>

namespace zokor::rt::os {

/// Bytes of a hardware page, as far as this runtime cares.
inline constexpr size_t PageSize = 4096;

/// Reserves address space whose pages appear, zeroed, when they are touched.
/// `Bytes` is a multiple of PageSize. Null if the system refuses. Does not
/// allocate from the heap; any thread.
void *reserve(size_t Bytes);
/// Gives the pages back; they read as zero when touched again.
void release(void *Start, size_t Bytes);
/// Ends a reservation.
void unmap(void *Start, size_t Bytes);
/// Makes pages inaccessible: a guard.
void protect(void *Start, size_t Bytes);

} // namespace zokor::rt::os

#endif // ZOKOR_RUNTIME_OS_MEMORY_H
