//===- Stopwatch.h - Processor time of a thread -----------------*- C++ -*-===//

#ifndef ZOKOR_BASIC_STOPWATCH_H
#define ZOKOR_BASIC_STOPWATCH_H

#include <ctime>

namespace zokor {

/// Measures the processor time of the calling thread, so that what else runs on
/// the machine does not count.
class Stopwatch {
public:
  Stopwatch() : Last(now()) {}

  /// Seconds since the last call, or since construction.
  double lap() {
    double Now = now(), Seconds = Now - Last;
    Last = Now;
    return Seconds;
  }

private:
  static double now() {
    timespec T = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &T);
    return double(T.tv_sec) + double(T.tv_nsec) * 1e-9;
  }

  double Last;
};

} // namespace zokor

#endif // ZOKOR_BASIC_STOPWATCH_H
