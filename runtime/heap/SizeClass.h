//===- SizeClass.h - From a size to its class -------------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_HEAP_SIZECLASS_H
#define ZOKOR_RUNTIME_HEAP_SIZECLASS_H

#include <array>
#include <cstddef>
#include <cstdint>

namespace zokor::rt {

inline constexpr size_t HeapPageBytes = 8192;
/// Larger objects have a span of their own.
inline constexpr size_t MaxSmallBytes = 32768;

struct SizeClassInfo {
  uint32_t Bytes, Pages;
};
/// Class 0 stands for large objects.
inline constexpr SizeClassInfo SizeClasses[] = {
    {0, 0},
#define SIZE_CLASS(Bytes, Pages) {Bytes, Pages},
#include "runtime/heap/SizeClasses.def"
};
inline constexpr unsigned NumSizeClasses =
    sizeof SizeClasses / sizeof SizeClasses[0];

namespace detail {

/// One entry for each 8 bytes up to 1024, then one for each 128.
inline constexpr size_t FineLimit = 1024, FineStep = 8, CoarseStep = 128;

constexpr auto makeClassTable() {
  std::array<uint8_t, FineLimit / FineStep + 1 +
                          (MaxSmallBytes - FineLimit) / CoarseStep>
      Table{};
  unsigned Class = 1;
  for (size_t I = 1; I < Table.size(); ++I) {
    size_t Bytes = I <= FineLimit / FineStep
                       ? I * FineStep
                       : FineLimit + (I - FineLimit / FineStep) * CoarseStep;
    while (SizeClasses[Class].Bytes < Bytes)
      ++Class;
    Table[I] = uint8_t(Class);
  }
  return Table;
}
inline constexpr auto ClassTable = makeClassTable();

} // namespace detail

/// The class of objects of 1 to MaxSmallBytes bytes.
inline unsigned sizeClass(size_t Bytes) {
  using namespace detail;
  size_t I = Bytes <= FineLimit
                 ? (Bytes + FineStep - 1) / FineStep
                 : FineLimit / FineStep +
                       (Bytes - FineLimit + CoarseStep - 1) / CoarseStep;
  return ClassTable[I];
}

/// The bytes that an object of the size really takes (append grows to this).
inline size_t roundUpSize(size_t Bytes) {
  if (Bytes == 0)
    return 0;
  if (Bytes <= MaxSmallBytes)
    return SizeClasses[sizeClass(Bytes)].Bytes;
  if (Bytes + HeapPageBytes < Bytes)
    return Bytes;
  return (Bytes + HeapPageBytes - 1) & ~(HeapPageBytes - 1);
}

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_HEAP_SIZECLASS_H
