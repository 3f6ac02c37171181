//===- Process.cpp - Arguments, environment, processor, signals -----------===//

#include "runtime/os/Process.h"

#include "runtime/base/GoFunc.h"

#include <cpuid.h>
#include <cstring>
#include <signal.h>
#include <unistd.h>

using namespace zokor::rt;

namespace {
/// What main was given: lib/runtime reads it for os.Args.
struct ProcessArguments {
  int Count;
  char **Values;
};
} // namespace
/// Set once, before the first goroutine runs.
static ProcessArguments TheArguments;

void zokor::rt::os::setArguments(int Count, char **Values) {
  TheArguments = {Count, Values};
}

static PtrInt goString(char *S) { return {S, S ? int64_t(strlen(S)) : 0}; }

ZOKOR_GO_FUNC("runtime.numArguments", int64_t, goNumArguments, ()) {
  return TheArguments.Count;
}
ZOKOR_GO_FUNC("runtime.argument", PtrInt, goArgument, (int64_t I)) {
  return goString(TheArguments.Values[I]);
}
ZOKOR_GO_FUNC("runtime.numEnvironment", int64_t, goNumEnvironment, ()) {
  int64_t N = 0;
  while (environ[N])
    ++N;
  return N;
}
ZOKOR_GO_FUNC("runtime.environment", PtrInt, goEnvironment, (int64_t I)) {
  return goString(environ[I]);
}

namespace {
struct CpuidResult {
  uint64_t A, B, C, D;
};
struct TwoWords {
  uint64_t A, D;
};
} // namespace

ZOKOR_GO_FUNC("runtime.cpuid", CpuidResult, goCpuid,
              (int64_t Leaf, int64_t SubLeaf)) {
  unsigned A, B, C, D;
  __cpuid_count(unsigned(Leaf), unsigned(SubLeaf), A, B, C, D);
  return {A, B, C, D};
}
ZOKOR_GO_FUNC("runtime.xgetbv", TwoWords, goXgetbv, ()) {
  unsigned A, D;
  __asm__ volatile("xgetbv" : "=a"(A), "=d"(D) : "c"(0));
  return {A, D};
}

static void ignorePipe(int) {}

void os::setDefaultAction(int Signal) {
  // Not SIG_IGN, which the programs that this one starts would inherit.
  struct sigaction Action{};
  Action.sa_handler = Signal == SIGPIPE ? ignorePipe : SIG_DFL;
  Action.sa_flags = SA_ONSTACK | SA_RESTART;
  sigaction(Signal, &Action, nullptr);
}

/// Writing to a closed pipe that is standard output or error ends a program as
/// it would end others, unless it wants to know of the signal or ignores it.
ZOKOR_GO_FUNC("os.sigpipe", void, goSigpipe, ()) {
  struct sigaction Action;
  if (sigaction(SIGPIPE, nullptr, &Action) == 0 &&
      Action.sa_handler != ignorePipe && Action.sa_handler != SIG_DFL)
    return;
  signal(SIGPIPE, SIG_DFL);
  raise(SIGPIPE);
}
