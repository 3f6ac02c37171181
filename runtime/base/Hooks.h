//===- Hooks.h - The few calls from lower to higher layers ------*- C++ -*-===//
//
// A lower folder must not include a higher one. Where it has to call upward, it
// goes through this table, which runtime/start fills in before anything else
// runs. Entries are never null after that.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_BASE_HOOKS_H
#define ZOKOR_RUNTIME_BASE_HOOKS_H

namespace zokor::rt {

struct Hooks {
  /// Prints the traceback of the current goroutine and of all others to
  /// standard error (runtime/stack, runtime/panic).
  void (*PrintTracebacks)() = nullptr;
  /// The running goroutine was asked to yield; on its stack, at a prologue or
  /// a poll, so at a safepoint. May suspend (runtime/sched).
  void (*Preempt)() = nullptr;
  /// Readies the goroutines whose files have become ready (runtime/netpoll).
  void (*PollFiles)() = nullptr;
  /// A file to sleep on in poll(2) until there is work for PollFiles; -1 if no
  /// goroutine waits for a file.
  int (*FileToSleepOn)() = nullptr;
};
extern Hooks TheHooks;

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_BASE_HOOKS_H
