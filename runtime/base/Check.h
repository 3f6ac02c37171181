//===- Check.h - Broken invariants ------------------------------*- C++ -*-===//
//
// Go-visible errors are panics (runtime/panic). What stands here is for states
// that must not exist: the program ends with a message and a traceback, and no
// recover can catch it.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_BASE_CHECK_H
#define ZOKOR_RUNTIME_BASE_CHECK_H

#include <cstddef>
#include <cstdint>

namespace zokor::rt {

/// Writes to standard error without buffering or allocation; signal-safe.
void writeError(const char *Text, size_t Len);
void writeError(const char *Text);
void writeErrorUint(uint64_t V);
void writeErrorHex(uint64_t V);

/// "fatal error: TEXT", a traceback if one can be made, exit status 2.
/// May be called anywhere.
[[noreturn]] void fatal(const char *Text);
/// The end of it, behind the text: line feed, tracebacks, exit.
[[noreturn]] void endWithTracebacks();

/// Internal consistency; on in all builds because each is one predictable
/// branch.
#define ZOKOR_CHECK(Condition)                                                 \
  do {                                                                         \
    if (__builtin_expect(!(Condition), 0))                                     \
      ::zokor::rt::checkFailed(#Condition, __FILE_NAME__, __LINE__);           \
  } while (0)
[[noreturn]] void checkFailed(const char *Text, const char *File, int Line);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_BASE_CHECK_H
