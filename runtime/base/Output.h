//===- Output.h - Text to standard error or to a buffer ---------*- C++ -*-===//
//
// Tracebacks go to standard error when a program dies, and into a byte slice
// for runtime.Stack. No allocation, no locks.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_BASE_OUTPUT_H
#define ZOKOR_RUNTIME_BASE_OUTPUT_H

#include <cstddef>
#include <cstdint>

namespace zokor::rt {

class Output {
public:
  /// Standard error, unbuffered.
  Output() = default;
  /// The first Size bytes go to Buffer, the rest is dropped.
  Output(char *Buffer, size_t Size) : Buffer(Buffer), Size(Size) {}

  void text(const char *Text, size_t Len);
  void text(const char *Text);
  void uint(uint64_t V);
  void hex(uint64_t V);

  /// Bytes in the buffer.
  size_t used() const { return Used; }

private:
  char *Buffer = nullptr; ///< null: standard error
  size_t Size = 0, Used = 0;
};

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_BASE_OUTPUT_H
