//===- Defer.h - Defer frames and records -----------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_ABI_DEFER_H
#define ZOKOR_RUNTIME_ABI_DEFER_H

#include "runtime/abi/Values.h"

namespace zokor::abi {

/// The open form: in the deferring function's frame, found through
/// FuncEntry::DeferFrame. Bit i of Pending: Slots[i] has to be called.
struct DeferFrame {
  uint64_t Pending;
  FuncVal *Slots[8];
};
inline constexpr unsigned MaxOpenDefers = 8;
/// Open form only if returns times defers is at most this.
inline constexpr unsigned MaxOpenDeferExits = 15;

/// The stack and heap forms.
struct DeferRecord {
  DeferRecord *Link; ///< next outer record
  uintptr_t Frame;   ///< rbp of the deferring function
  FuncVal *Fn;       ///< may be nil: then running it panics
  uint64_t OnHeap;   ///< made by runtime.deferproc
};
static_assert(sizeof(DeferRecord) == 32);

} // namespace zokor::abi

#endif // ZOKOR_RUNTIME_ABI_DEFER_H
