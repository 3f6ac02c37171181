//===- Bytes.cpp - Searches in bytes, for internal/bytealg ----------------===//
//
// libc's memchr, memmem and memcmp choose their vector instructions when the
// program starts.
//
//===----------------------------------------------------------------------===//

#include "runtime/base/GoFunc.h"

#include <cstring>

ZOKOR_GO_FUNC("internal/bytealg.indexByte", int64_t, goIndexByte,
              (const uint8_t *P, int64_t Len, int64_t C)) {
  if (Len == 0)
    return -1;
  auto *At = static_cast<const uint8_t *>(memchr(P, int(C), size_t(Len)));
  return At ? At - P : -1;
}

ZOKOR_GO_FUNC("internal/bytealg.indexBytes", int64_t, goIndexBytes,
              (const uint8_t *P, int64_t Len, const uint8_t *Needle,
               int64_t NeedleLen)) {
  if (NeedleLen == 0)
    return 0;
  if (NeedleLen > Len)
    return -1;
  auto *At = static_cast<const uint8_t *>(
      memmem(P, size_t(Len), Needle, size_t(NeedleLen)));
  return At ? At - P : -1;
}

ZOKOR_GO_FUNC("internal/bytealg.countByte", int64_t, goCountByte,
              (const uint8_t *P, int64_t Len, int64_t C)) {
  int64_t N = 0;
  for (int64_t I = 0; I < Len; ++I)
    N += P[I] == uint8_t(C);
  return N;
}

ZOKOR_GO_FUNC("runtime.cmpstring", int64_t, goCompareString,
              (const void *X, int64_t XLen, const void *Y, int64_t YLen));

ZOKOR_GO_FUNC("internal/bytealg.compare", int64_t, goCompare,
              (const void *X, int64_t XLen, const void *Y, int64_t YLen)) {
  return goCompareString(X, XLen, Y, YLen);
}
