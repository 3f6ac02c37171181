//===- Sanitizer.h - What tests cannot do under a sanitizer -----*- C++ -*-===//
//
// ThreadSanitizer keeps 64 Ki nested calls of a thread and crashes beyond.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_TEST_UNIT_SANITIZER_H
#define ZOKOR_TEST_UNIT_SANITIZER_H

#include <gtest/gtest.h>

#if __has_feature(thread_sanitizer)
#define ZOKOR_SKIP_DEEP_RECURSION_UNDER_TSAN()                                 \
  GTEST_SKIP() << "ThreadSanitizer allows 64 Ki nested calls"
#else
#define ZOKOR_SKIP_DEEP_RECURSION_UNDER_TSAN() (void)0
#endif

#endif // ZOKOR_TEST_UNIT_SANITIZER_H
