//===- SystemCall.h - Calls of the kernel -----------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_OS_SYSTEMCALL_H
#define ZOKOR_RUNTIME_OS_SYSTEMCALL_H

#include <cstdint>

namespace zokor::rt {

/// As package syscall wants it: an error has First -1.
struct CallResult {
  uintptr_t First, Second, Errno;
};
CallResult systemCall(uintptr_t Number, uintptr_t A1, uintptr_t A2,
                      uintptr_t A3, uintptr_t A4, uintptr_t A5, uintptr_t A6);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_OS_SYSTEMCALL_H
