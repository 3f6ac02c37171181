//===- Registers.cpp - Setting %gs ----------------------------------------===//

#include "runtime/arch/Registers.h"

#include "runtime/base/Check.h"

#include <asm/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

void zokor::rt::arch::setMachine(abi::MHead *M) {
  M->Self = M;
  ZOKOR_CHECK(syscall(SYS_arch_prctl, ARCH_SET_GS, M) == 0);
}
