//===- Process.cpp - Small questions of lib/runtime -----------------------===//

#include "runtime/abi/TypeDescriptor.h"
#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/sched/Sched.h"

#include <cstring>
#include <sched.h>
#include <unistd.h>

using namespace zokor;
using namespace zokor::rt;

ZOKOR_GO_FUNC("runtime.typeKind", int64_t, goTypeKind,
              (const abi::TypeDescriptor *T)) {
  return int64_t(T->kind());
}

/// "fatal error: TEXT" with all goroutines; no recover helps.
ZOKOR_GO_FUNC("runtime.throw", void, goThrow, (const char *Text, int64_t Len)) {
  writeError("fatal error: ");
  writeError(Text, size_t(Len));
  endWithTracebacks();
}

ZOKOR_GO_FUNC("runtime.NumCPU", int64_t, goNumCPU, ()) {
  cpu_set_t Set;
  return sched_getaffinity(0, sizeof Set, &Set) ? 1 : CPU_COUNT(&Set);
}

ZOKOR_GO_FUNC("runtime.Breakpoint", void, goBreakpoint, ()) {
  __builtin_debugtrap();
}

/// A variable of the environment as the program found it, or "".
ZOKOR_GO_FUNC("runtime.gogetenv", PtrInt, goGetEnv,
              (const char *Key, int64_t Len)) {
  for (char **Entry = environ; *Entry; ++Entry)
    if (!strncmp(*Entry, Key, size_t(Len)) && (*Entry)[Len] == '=') {
      char *Value = *Entry + Len + 1;
      return {Value, int64_t(strlen(Value))};
    }
  return {nullptr, 0};
}
