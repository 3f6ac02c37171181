//===- FaultMaps.h - Accesses that stand for null checks --------*- C++ -*-===//
//
// LLVM folds an explicit null check into the load or store behind it and
// records, for the address of that instruction, where the check's failing
// branch goes on. The section zokor_faultmaps holds one such table for each
// object, one behind the other:
//
//      u8 version = 1, u8 0, u16 0, u32 number of functions; for each function:
//        u64 address, u32 number of entries, u32 0; for each entry:
//          u32 kind, u32 offset of the instruction, u32 offset of the handler
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_PANIC_FAULTMAPS_H
#define ZOKOR_RUNTIME_PANIC_FAULTMAPS_H

#include <cstddef>
#include <cstdint>

namespace zokor::rt {

/// Where to continue when the instruction at PC has faulted, or 0 if it stands
/// for no null check. Linear in the size of the tables; a nil dereference is
/// rare. Only reads constant data: signal-safe.
uintptr_t findFaultHandler(uintptr_t PC);

/// The same for the tables in [Begin, End).
uintptr_t findFaultHandler(const char *Begin, const char *End, uintptr_t PC);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_PANIC_FAULTMAPS_H
