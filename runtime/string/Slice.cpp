//===- Slice.cpp - Growing slices -----------------------------------------===//

#include "runtime/base/GoFunc.h"
#include "runtime/gc/Alloc.h"
#include "runtime/gc/TypedCopy.h"
#include "runtime/heap/SizeClass.h"

using namespace zokor;
using namespace zokor::rt;

ZOKOR_GO_FUNC("runtime.panicgrowslice", void, goPanicGrowSlice, ());

/// append's rule: the needed length if that is more than double; else double
/// below the threshold, and from there a quarter (plus part of the threshold,
/// so that the change is smooth) at a time until it suffices.
static int64_t wantedCapacity(int64_t OldCap, int64_t NewLen) {
  constexpr int64_t Threshold = 256;
  int64_t Double;
  if (__builtin_add_overflow(OldCap, OldCap, &Double) || NewLen > Double)
    return NewLen;
  if (OldCap < Threshold)
    return Double;
  int64_t Cap = OldCap;
  while (Cap < NewLen)
    if (__builtin_add_overflow(Cap, (Cap + 3 * Threshold) / 4, &Cap))
      return NewLen;
  return Cap;
}

/// Old elements are copied; those behind NewLen are zero, those between are
/// stored by the caller next (and are zero in fresh memory).
ZOKOR_GO_FUNC("runtime.growslice", PtrIntInt, goGrowSlice,
              (void *Old, int64_t NewLen, int64_t OldCap, int64_t Added,
               const abi::TypeDescriptor *Elem)) {
  int64_t OldLen = NewLen - Added;
  if (NewLen < 0)
    goPanicGrowSlice();
  if (Elem->Size == 0)
    return {zokor_zero_base, NewLen, NewLen};
  int64_t Cap = wantedCapacity(OldCap, NewLen);
  uint64_t Bytes;
  if (__builtin_mul_overflow(uint64_t(Cap), Elem->Size, &Bytes) ||
      Bytes > uint64_t(1) << 48)
    goPanicGrowSlice();
  Bytes = roundUpSize(Bytes);
  Cap = int64_t(Bytes / Elem->Size);
  void *New = Elem->PtrData ? newArray(Elem, size_t(Cap)) : newBytes(Bytes);
  if (OldLen)
    typedFill(Elem, New, Old, size_t(OldLen));
  return {New, NewLen, Cap};
}
