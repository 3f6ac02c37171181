//===- DebugOptions.cpp - The words of ZOKOR_DEBUG ------------------------===//

#include "runtime/base/DebugOptions.h"

#include <cstdlib>
#include <cstring>

uint64_t zokor::rt::debugOption(const char *Name) {
  size_t Len = strlen(Name);
  for (const char *P = getenv("ZOKOR_DEBUG"); P; P = strchr(P, ',')) {
    P += *P == ',';
    if (strncmp(P, Name, Len))
      continue;
    if (P[Len] == '=')
      return strtoull(P + Len + 1, nullptr, 10);
    if (!P[Len] || P[Len] == ',')
      return 1;
  }
  return 0;
}
