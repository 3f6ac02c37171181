//===- Resume.h - Registers that calls keep ---------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_ARCH_RESUME_H
#define ZOKOR_RUNTIME_ARCH_RESUME_H

#include <cstddef>
#include <cstdint>

namespace zokor::rt::arch {

/// DWARF's numbers of x86-64 registers; 16 stands for the return address.
enum DwarfRegister : unsigned {
  DwarfRBX = 3,
  DwarfRBP = 6,
  DwarfRSP = 7,
  DwarfR12 = 12,
  DwarfPC = 16,
  DwarfXMM0 = 17,
  DwarfXMM8 = 25,
  DwarfXMM15 = 32,
};

struct alignas(16) Vector {
  uint64_t Word[2];
};

/// The registers of a frame at a return address. Only those that regcall or
/// the C convention keep mean anything. Resume.S knows the layout.
struct Registers {
  uint64_t General[17];
  uint64_t Pad;
  Vector XMM[8]; ///< xmm8-xmm15

  uint64_t &pc() { return General[DwarfPC]; }
  uint64_t &sp() { return General[DwarfRSP]; }
  uint64_t &fp() { return General[DwarfRBP]; }
};
static_assert(offsetof(Registers, XMM) == 144);

/// Fills in the registers of the caller as they are when this returns.
extern "C" void zokor_capture(Registers *R);
/// Continues at R's PC with R's registers.
extern "C" [[noreturn]] void zokor_resume(const Registers *R);

} // namespace zokor::rt::arch

#endif // ZOKOR_RUNTIME_ARCH_RESUME_H
