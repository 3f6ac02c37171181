//===- HeapTestBase.h - Tests that allocate and sweep -----------*- C++ -*-===//

#ifndef ZOKOR_TEST_UNIT_RUNTIME_HEAP_HEAPTESTBASE_H
#define ZOKOR_TEST_UNIT_RUNTIME_HEAP_HEAPTESTBASE_H

#include "runtime/heap/Heap.h"

#include <cstring>
#include <gtest/gtest.h>

namespace zokor::rt::test {

/// Has a cache of its own and the program's heap, which is empty before and
/// behind each test.
struct HeapTest : testing::Test {
  Cache C;

  HeapTest() { initialize(C); }
  ~HeapTest() override {
    sweep(); // what the test marked stays once
    EXPECT_EQ(sweep(), 0u);
    EXPECT_EQ(heapStats().InUsePages, 0u);
  }

  /// As gc/Alloc.cpp does it, without a collector.
  Place allocate(size_t Bytes, bool NoScan = true) {
    if (Bytes > MaxSmallBytes)
      return allocateLarge(C, Bytes, NoScan);
    unsigned Class = sizeClass(Bytes);
    Place P;
    if (takeObject(C.Spans[NoScan][Class], P))
      return P;
    if (!advanceWindow(C.Spans[NoScan][Class]))
      refill(C, Class, NoScan);
    EXPECT_TRUE(takeObject(C.Spans[NoScan][Class], P));
    return P;
  }

  /// What was not marked is freed; the bytes of what stays.
  size_t sweep(bool Poison = false) {
    flush(C);
    return sweepAll(Poison);
  }
};

inline uintptr_t address(const Place &P) { return P.S->object(P.Index); }

inline void fill(const Place &P, int Byte) {
  memset(reinterpret_cast<void *>(address(P)), Byte, P.S->ElemBytes);
}

/// Does the object consist of nothing but this byte?
inline bool consistsOf(const Place &P, uint8_t Byte) {
  auto *Bytes = reinterpret_cast<const uint8_t *>(address(P));
  for (size_t I = 0; I < P.S->ElemBytes; ++I)
    if (Bytes[I] != Byte)
      return false;
  return true;
}

} // namespace zokor::rt::test

#endif // ZOKOR_TEST_UNIT_RUNTIME_HEAP_HEAPTESTBASE_H
