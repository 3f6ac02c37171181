//===- Boxes.cpp - Data of interfaces that needs no allocation ------------===//
//
// Compiled code takes the data word of an interface from here for integers
// below 256 (little-endian, so the first bytes serve all widths) and for empty
// strings and nil slices.
//
//===----------------------------------------------------------------------===//

#include <array>
#include <cstdint>

// Each linkage name is Go's own.
extern "C" {
extern const std::array<uint64_t, 256>
    zokorSmallIntegers __asm__("runtime.staticuint64s");
extern const std::array<uint64_t, 128>
    zokorZeroValue __asm__("runtime.zeroVal");
}

constinit const std::array<uint64_t, 256> zokorSmallIntegers = [] {
  std::array<uint64_t, 256> Table = {};
  for (unsigned I = 0; I != Table.size(); ++I)
    Table[I] = I;
  return Table;
}();

constinit const std::array<uint64_t, 128> zokorZeroValue = {};
