//===- String.cpp - Strings and their conversions -------------------------===//

#include "runtime/abi/Values.h"
#include "runtime/arch/Registers.h"
#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/gc/Alloc.h"
#include "runtime/heap/SizeClass.h"
#include "runtime/stack/Stack.h"

#include <cstring>

using namespace zokor;
using namespace zokor::rt;
using abi::String;

/// Bytes that a caller's buffer for a small result has.
static constexpr int64_t BufferBytes = 32, BufferRunes = 32;

ZOKOR_GO_FUNC("runtime.memequal", int64_t, goMemEqual,
              (const void *P, const void *Q, int64_t Bytes)) {
  return P == Q || memcmp(P, Q, size_t(Bytes)) == 0;
}

ZOKOR_GO_FUNC("runtime.cmpstring", int64_t, goCompareString,
              (const void *X, int64_t XLen, const void *Y, int64_t YLen)) {
  int64_t Common = XLen < YLen ? XLen : YLen;
  if (Common && X != Y)
    if (int Order = memcmp(X, Y, size_t(Common)))
      return Order < 0 ? -1 : 1;
  return XLen < YLen ? -1 : XLen > YLen;
}

/// Does P point into the stack of the running goroutine?
static bool isOnStack(const void *P) {
  auto *G = static_cast<const StackOwner *>(arch::currentG());
  auto At = reinterpret_cast<uintptr_t>(P);
  return G && (G->Small.contains(At) || G->Large.contains(At));
}

/// The only string that is not empty is returned as it is, unless it may live
/// shorter than the result: it is in a buffer on the stack and the result, for
/// which the caller has none, escapes. (If the caller has a buffer, the result
/// is used at most until the innermost loop around the concatenation goes on.
/// A buffer of a part belongs to that loop or to an outer one: of an inner one
/// it would not have left it. So it lasts as long.)
ZOKOR_GO_FUNC("runtime.concatstrings", PtrInt, goConcatStrings,
              (void *Buffer, const String *Parts, int64_t N)) {
  int64_t Total = 0, NonEmpty = 0, Last = 0;
  for (int64_t I = 0; I < N; ++I) {
    if (!Parts[I].Len)
      continue;
    if (__builtin_add_overflow(Total, Parts[I].Len, &Total))
      fatal("string concatenation too long");
    ++NonEmpty;
    Last = I;
  }
  if (NonEmpty == 0)
    return {nullptr, 0};
  if (NonEmpty == 1 && (Buffer || !isOnStack(Parts[Last].Ptr)))
    return {const_cast<uint8_t *>(Parts[Last].Ptr), Parts[Last].Len};
  auto *To = static_cast<uint8_t *>(
      Buffer && Total <= BufferBytes ? Buffer : newBytes(size_t(Total)));
  int64_t At = 0;
  for (int64_t I = 0; I < N; ++I) {
    if (Parts[I].Len)
      memcpy(To + At, Parts[I].Ptr, size_t(Parts[I].Len));
    At += Parts[I].Len;
  }
  return {To, Total};
}

ZOKOR_GO_FUNC("runtime.slicebytetostring", PtrInt, goStringFromBytes,
              (void *Buffer, const void *Ptr, int64_t Len)) {
  if (Len == 0)
    return {nullptr, 0};
  void *To = Buffer && Len <= BufferBytes ? Buffer : newBytes(size_t(Len));
  memcpy(To, Ptr, size_t(Len));
  return {To, Len};
}

ZOKOR_GO_FUNC("runtime.stringtoslicebyte", PtrIntInt, goStringToBytes,
              (void *Buffer, const void *Ptr, int64_t Len)) {
  void *To = Buffer;
  int64_t Cap = BufferBytes;
  if (!Buffer || Len > BufferBytes) {
    Cap = int64_t(roundUpSize(size_t(Len)));
    To = newBytes(size_t(Cap));
  }
  if (Len)
    memcpy(To, Ptr, size_t(Len));
  return {To, Len, Cap};
}

//===----------------------------------------------------------------------===//
// UTF-8
//===----------------------------------------------------------------------===//

static constexpr int32_t RuneError = 0xFFFD;

/// Decodes the rune at P (N > 0 bytes left); returns its length.
static int decode(const uint8_t *P, int64_t N, int32_t &Rune) {
  uint8_t First = P[0];
  if (First < 0x80) {
    Rune = First;
    return 1;
  }
  int Len = First < 0xC2   ? 0
            : First < 0xE0 ? 2
            : First < 0xF0 ? 3
            : First < 0xF5 ? 4
                           : 0;
  Rune = RuneError;
  if (!Len || N < Len)
    return 1;
  int32_t R = First & (0x7F >> Len);
  for (int I = 1; I < Len; ++I) {
    if ((P[I] & 0xC0) != 0x80)
      return 1;
    R = R << 6 | (P[I] & 0x3F);
  }
  bool Overlong = (Len == 3 && R < 0x800) || (Len == 4 && R < 0x10000);
  if (Overlong || (R >= 0xD800 && R < 0xE000) || R > 0x10FFFF)
    return 1;
  Rune = R;
  return Len;
}

static int encode(uint8_t *P, int64_t Rune) {
  if (Rune < 0 || Rune > 0x10FFFF || (Rune >= 0xD800 && Rune < 0xE000))
    Rune = RuneError;
  auto R = uint32_t(Rune);
  if (R < 0x80) {
    P[0] = uint8_t(R);
    return 1;
  }
  if (R < 0x800) {
    P[0] = uint8_t(0xC0 | R >> 6);
    P[1] = uint8_t(0x80 | (R & 0x3F));
    return 2;
  }
  if (R < 0x10000) {
    P[0] = uint8_t(0xE0 | R >> 12);
    P[1] = uint8_t(0x80 | (R >> 6 & 0x3F));
    P[2] = uint8_t(0x80 | (R & 0x3F));
    return 3;
  }
  P[0] = uint8_t(0xF0 | R >> 18);
  P[1] = uint8_t(0x80 | (R >> 12 & 0x3F));
  P[2] = uint8_t(0x80 | (R >> 6 & 0x3F));
  P[3] = uint8_t(0x80 | (R & 0x3F));
  return 4;
}

ZOKOR_GO_FUNC("runtime.decoderune", IntInt, goDecodeRune,
              (const uint8_t *Ptr, int64_t Len, int64_t Index)) {
  int32_t Rune;
  int N = decode(Ptr + Index, Len - Index, Rune);
  return {Rune, Index + N};
}

ZOKOR_GO_FUNC("runtime.intstring", PtrInt, goStringFromRune,
              (void *Buffer, int64_t Rune)) {
  uint8_t Bytes[4];
  int N = encode(Bytes, Rune);
  void *To = Buffer ? Buffer : newBytes(4);
  memcpy(To, Bytes, size_t(N));
  return {To, N};
}

ZOKOR_GO_FUNC("runtime.slicerunetostring", PtrInt, goStringFromRunes,
              (void *Buffer, const int32_t *Runes, int64_t N)) {
  uint8_t Bytes[4];
  int64_t Total = 0;
  for (int64_t I = 0; I < N; ++I)
    Total += encode(Bytes, Runes[I]);
  if (Total == 0)
    return {nullptr, 0};
  auto *To = static_cast<uint8_t *>(
      Buffer && Total <= BufferBytes ? Buffer : newBytes(size_t(Total)));
  int64_t At = 0;
  for (int64_t I = 0; I < N; ++I) {
    int Len = encode(Bytes, Runes[I]);
    memcpy(To + At, Bytes, size_t(Len));
    At += Len;
  }
  return {To, Total};
}

ZOKOR_GO_FUNC("runtime.stringtoslicerune", PtrIntInt, goStringToRunes,
              (void *Buffer, const uint8_t *Ptr, int64_t Len)) {
  int32_t Rune;
  int64_t N = 0;
  for (int64_t At = 0; At < Len; ++N)
    At += decode(Ptr + At, Len - At, Rune);
  auto *To = static_cast<int32_t *>(Buffer);
  int64_t Cap = BufferRunes;
  if (!Buffer || N > BufferRunes) {
    size_t Bytes = roundUpSize(size_t(N) * 4);
    To = static_cast<int32_t *>(newBytes(Bytes));
    Cap = int64_t(Bytes / 4);
  }
  int64_t I = 0;
  for (int64_t At = 0; At < Len; ++I)
    At += decode(Ptr + At, Len - At, To[I]);
  return {To, N, Cap};
}
