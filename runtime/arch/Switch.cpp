//===- Switch.cpp - First entry of a context ------------------------------===//

#include "runtime/arch/Switch.h"

using namespace zokor::rt;

extern "C" void zokor_context_start();

void arch::prepare(Context &C, uintptr_t Top, void (*Entry)(void *),
                   void *Argument) {
  // What zokor_switch pops: rbx rbp r12 r13 r14 r15, then the return address.
  auto *SP = reinterpret_cast<uintptr_t *>(Top);
  *--SP = 0; // zokor_context_start calls with an aligned stack
  *--SP = 0;
  *--SP = reinterpret_cast<uintptr_t>(&zokor_context_start);
  *--SP = reinterpret_cast<uintptr_t>(Argument); // rbx
  *--SP = 0;                                     // rbp: end of the chain
  *--SP = reinterpret_cast<uintptr_t>(Entry);    // r12
  *--SP = 0;
  *--SP = 0;
  *--SP = 0;
  C.SP = reinterpret_cast<uintptr_t>(SP);
  C.FP = 0;
}
