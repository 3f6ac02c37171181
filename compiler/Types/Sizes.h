//===- Sizes.h - Size, alignment and offsets --------------------*- C++ -*-===//
//
// As gc lays types out on linux/amd64.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_TYPES_SIZES_H
#define ZOKOR_TYPES_SIZES_H

#include "compiler/Types/Object.h"

#include <vector>

namespace zokor::types {

/// In bytes. T must be a typed, complete, non-generic type. A size that
/// overflows int64 gives -1.
int64_t sizeOf(Type *T);
int64_t alignOf(Type *T);
/// One for each field; entries behind an overflow are -1. A struct of
/// non-zero size whose last field has size zero gets a byte of padding.
std::vector<int64_t> fieldOffsets(Struct *S);

} // namespace zokor::types

#endif // ZOKOR_TYPES_SIZES_H
