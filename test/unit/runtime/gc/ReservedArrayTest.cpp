//===- ReservedArrayTest.cpp - Arrays that grow in place ------------------===//

#include "runtime/gc/ReservedArray.h"

#include <gtest/gtest.h>

using namespace zokor::rt;

TEST(ReservedArray, IsAStack) {
  static ReservedArray<uint64_t> A;
  EXPECT_TRUE(A.empty());
  EXPECT_EQ(A.begin(), A.end());
  for (uint64_t I = 0; I < 100; ++I)
    A.push(I);
  EXPECT_EQ(A.size(), 100u);
  EXPECT_EQ(A[42], 42u);
  uint64_t Sum = 0;
  for (uint64_t V : A)
    Sum += V;
  EXPECT_EQ(Sum, 4950u);
  for (uint64_t I = 100; I--;)
    EXPECT_EQ(A.pop(), I);
  EXPECT_TRUE(A.empty());
  A.release();
}

TEST(ReservedArray, GrowsInPlaceAndGivesItsPagesBack) {
  static ReservedArray<uint64_t> A;
  A.release(); // nothing to do yet
  A.push(7);
  uint64_t *First = A.begin();
  for (uint64_t I = 1; I < 1 << 17; ++I)
    A.push(7);
  EXPECT_EQ(A.begin(), First);
  A.clear();
  EXPECT_TRUE(A.empty());
  EXPECT_EQ(First[1000], 7u);
  A.release();
  EXPECT_EQ(First[1000], 0u);
  A.push(8);
  EXPECT_EQ(A.begin(), First);
  A.release();
}
