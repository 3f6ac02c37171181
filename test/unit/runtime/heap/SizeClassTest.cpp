//===- SizeClassTest.cpp - From sizes to classes --------------------------===//

#include "runtime/heap/SizeClass.h"

#include <gtest/gtest.h>

using namespace zokor::rt;

TEST(SizeClass, IsTheSmallestThatHoldsTheObject) {
  for (size_t Bytes = 1; Bytes <= MaxSmallBytes; ++Bytes) {
    unsigned Class = sizeClass(Bytes);
    ASSERT_GE(Class, 1u) << Bytes;
    ASSERT_LT(Class, NumSizeClasses) << Bytes;
    ASSERT_GE(SizeClasses[Class].Bytes, Bytes);
    ASSERT_LT(SizeClasses[Class - 1].Bytes, Bytes);
  }
}

TEST(SizeClass, SpansHoldAtLeastOneObject) {
  for (unsigned Class = 1; Class < NumSizeClasses; ++Class) {
    EXPECT_EQ(SizeClasses[Class].Bytes % 8, 0u);
    EXPECT_GE(SizeClasses[Class].Pages * HeapPageBytes,
              SizeClasses[Class].Bytes);
  }
}

TEST(RoundUpSize, GivesClassesAndThenPages) {
  EXPECT_EQ(roundUpSize(0), 0u);
  EXPECT_EQ(roundUpSize(1), 8u);
  EXPECT_EQ(roundUpSize(33), 48u);
  EXPECT_EQ(roundUpSize(1025), 1152u);
  EXPECT_EQ(roundUpSize(MaxSmallBytes), MaxSmallBytes);
  EXPECT_EQ(roundUpSize(MaxSmallBytes + 1), MaxSmallBytes + HeapPageBytes);
  EXPECT_EQ(roundUpSize(5 * HeapPageBytes), 5 * HeapPageBytes);
}

TEST(RoundUpSize, DoesNotWrapAround) {
  EXPECT_EQ(roundUpSize(~size_t(0)), ~size_t(0));
}
