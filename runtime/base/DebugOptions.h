//===- DebugOptions.h - The words of ZOKOR_DEBUG ----------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_BASE_DEBUGOPTIONS_H
#define ZOKOR_RUNTIME_BASE_DEBUGOPTIONS_H

#include <cstdint>

namespace zokor::rt {

/// ZOKOR_DEBUG=a=5,b: the number behind the word Name; 1 if it has none, 0 if
/// the word is not there. Each word belongs to one caller, docs/Memory.md lists
/// them. Reads the environment: for start-up, from any thread.
uint64_t debugOption(const char *Name);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_BASE_DEBUGOPTIONS_H
