//===- TypeSizes.cpp - Types that are too large ---------------------------===//
//
// gc limits the address space to 2^50 bytes, so no array may be larger. A
// struct of a few fields beyond that without a single too large array is left
// to the code generator.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/TypeExpr.h"
#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::check;

static constexpr int64_t MaxBytes = int64_t(1) << 50;
static constexpr int64_t MaxChanElem = 1 << 16;

void check::limitArraySize(Checker &C, Pos At, Array *T) {
  if (T->Len < 2) // no larger than its element
    return;
  C.later([&C, At, T] {
    int64_t Size = sizeOf(T->Elem);
    bool TooLarge = Size < 0 || (Size > 0 && T->Len > (MaxBytes - 1) / Size);
    if (TooLarge && !isParameterized(T))
      C.errorf(At, diag::TypeTooLarge, "type {0} larger than address space",
               C.str(T));
  });
}

void check::limitChanElem(Checker &C, Pos At, Chan *T) {
  if (llvm::isa<Basic, Pointer, Signature, Interface>(T->Elem))
    return;
  C.later([&C, At, T] {
    int64_t Size = sizeOf(T->Elem);
    if ((Size < 0 || Size >= MaxChanElem) && !isParameterized(T->Elem))
      C.error(At, diag::TypeTooLarge, "channel element type too large (>64kB)");
  });
}
