//===- Values.h - Go values as C++ sees them --------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_ABI_VALUES_H
#define ZOKOR_RUNTIME_ABI_VALUES_H

#include <cstddef>
#include <cstdint>

namespace zokor::abi {

struct TypeDescriptor;
struct InterfaceType;

struct String {
  const uint8_t *Ptr;
  int64_t Len;
};
struct Slice {
  void *Ptr;
  int64_t Len, Cap;
};
/// A closure object; captured values follow.
struct FuncVal {
  void *Code;
};
struct Eface {
  const TypeDescriptor *Type;
  void *Data;
};
/// One for each pair of interface type and concrete type; compared by address.
struct Itab {
  const InterfaceType *Inter;
  const TypeDescriptor *Type;
  uint32_t Hash; ///< copy of Type->Hash
  uint32_t Pad;
  void *Fun[1]; ///< code of the methods in the interface's order; Fun[0] null:
                ///< does not implement
};
static_assert(offsetof(Itab, Fun) == 24);
struct Iface {
  const Itab *Tab;
  void *Data;
};

/// The iterator of a map; reflect keeps one of these 96 bytes too. Compiled
/// code zeroes it and reads Key (null: at the end) and Elem.
struct MapIterator {
  void *Key, *Elem;
  const TypeDescriptor *Type;
  void *Map, *Buckets, *Bucket, *Overflow, *OldOverflow;
  uintptr_t StartBucket;
  uint8_t Offset, Wrapped, B, I;
  uintptr_t CurBucket, CheckBucket;
};
static_assert(sizeof(MapIterator) == 96);

/// One case of a select; compiled code fills an array of them, sends first.
struct SelectCase {
  void *Chan;
  void *Elem;
};

} // namespace zokor::abi

#endif // ZOKOR_RUNTIME_ABI_VALUES_H
