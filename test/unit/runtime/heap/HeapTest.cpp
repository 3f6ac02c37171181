//===- HeapTest.cpp - Spans, caches, sweeping -----------------------------===//

#include "HeapTestBase.h"

#include <set>
#include <vector>

using namespace zokor::rt;
using namespace zokor::rt::test;

TEST_F(HeapTest, EveryByteOfAnObjectLeadsToIt) {
  for (unsigned Class = 1; Class < NumSizeClasses; ++Class) {
    size_t Bytes = SizeClasses[Class].Bytes;
    Span *S = allocate(Bytes).S;
    uintptr_t End = S->Start + S->NumPages * HeapPageBytes;
    EXPECT_EQ(S->NumElems, (End - S->Start) / Bytes);
    for (uintptr_t P = S->Start; P < End; ++P) {
      ASSERT_EQ(S->indexOf(P), (P - S->Start) / Bytes) << Class;
      ASSERT_EQ(spanOf(P), S);
    }
  }
}

TEST_F(HeapTest, ASpanGivesEachObjectOnce) {
  Place First = allocate(48);
  Span *S = First.S;
  std::set<uintptr_t> Seen = {address(First)};
  for (uint32_t I = 1; I < S->NumElems; ++I) {
    Place P = allocate(48);
    EXPECT_EQ(P.S, S);
    Seen.insert(address(P));
  }
  EXPECT_EQ(Seen.size(), S->NumElems);
  EXPECT_EQ(S->countAllocated(), S->NumElems);
  EXPECT_NE(allocate(48).S, S);
}

TEST_F(HeapTest, OnlyWhatWasHandedOutIsAllocated) {
  Span *S = allocate(8).S;
  for (unsigned I = 1; I < 70; ++I)
    allocate(8);
  EXPECT_EQ(S->countAllocated(), 70u);
  for (uint32_t I = 0; I < S->NumElems; ++I)
    ASSERT_EQ(S->isAllocated(I), I < 70);
}

TEST_F(HeapTest, ScanAndNoscanObjectsLieApart) {
  EXPECT_NE(allocate(64, /*NoScan=*/true).S, allocate(64, /*NoScan=*/false).S);
}

TEST_F(HeapTest, PointersLeadToTheStartsOfAllocatedObjects) {
  Place P = allocate(96);
  uintptr_t At = address(P);
  EXPECT_EQ(objectOf(At), At);
  EXPECT_EQ(objectOf(At + 95), At);
  EXPECT_EQ(objectOf(At + 96), 0u); // free
  Span *S = P.S;
  EXPECT_EQ(objectOf(S->object(S->NumElems)), 0u); // the waste at the end
  EXPECT_EQ(objectOf(0), 0u);
  EXPECT_EQ(objectOf(reinterpret_cast<uintptr_t>(&At)), 0u);
  EXPECT_EQ(objectOf(~uintptr_t(0)), 0u);
}

//===----------------------------------------------------------------------===//
// Sweeping
//===----------------------------------------------------------------------===//

TEST_F(HeapTest, ASweepKeepsWhatIsMarked) {
  std::vector<Place> Objects;
  for (unsigned I = 0; I < 300; ++I) {
    Objects.push_back(allocate(64));
    fill(Objects[I], int(I % 255) + 1);
  }
  for (size_t I = 0; I < Objects.size(); I += 3) {
    EXPECT_TRUE(Objects[I].S->mark(Objects[I].Index));
    EXPECT_FALSE(Objects[I].S->mark(Objects[I].Index));
  }
  EXPECT_EQ(sweep(), 100 * 64u);
  for (size_t I = 0; I < Objects.size(); ++I) {
    const Place &P = Objects[I];
    ASSERT_EQ(objectOf(address(P)), I % 3 ? 0 : address(P));
    ASSERT_FALSE(P.S->isMarked(P.Index));
    if (I % 3 == 0) {
      ASSERT_TRUE(consistsOf(P, uint8_t(I % 255 + 1)));
    }
  }
}

TEST_F(HeapTest, FreedObjectsAreHandedOutAgainWithZeros) {
  std::vector<Place> Objects;
  for (unsigned I = 0; I < 128; ++I) {
    Objects.push_back(allocate(64));
    fill(Objects[I], 0xff);
  }
  Span *S = Objects[0].S;
  ASSERT_EQ(Objects[127].S, S);
  std::set<uintptr_t> Freed;
  for (uint32_t I = 0; I < 128; ++I)
    if (I % 5 == 2 || (I > 60 && I < 70))
      Freed.insert(S->object(I));
    else
      S->mark(I);
  sweep();
  for (size_t Left = Freed.size(); Left; --Left) {
    Place P = allocate(64);
    EXPECT_TRUE(Freed.erase(address(P)));
    EXPECT_TRUE(consistsOf(P, 0));
  }
  for (uint32_t I = 0; I < 128; ++I)
    if (I % 5 != 2 && (I <= 60 || I >= 70)) {
      EXPECT_TRUE(consistsOf({S, I}, 0xff));
    }
}

TEST_F(HeapTest, SpansWithoutFreeObjectsAreNotHandedOut) {
  Span *S = allocate(4096).S;
  allocate(4096);
  S->mark(0);
  S->mark(1);
  EXPECT_EQ(sweep(), 8192u);
  EXPECT_NE(allocate(4096).S, S);
}

TEST_F(HeapTest, SpansWithoutMarkedObjectsEnd) {
  uintptr_t At = address(allocate(24)), Large = address(allocate(50000));
  EXPECT_EQ(heapStats().InUsePages, 8u);
  sweep();
  EXPECT_EQ(heapStats().InUsePages, 0u);
  EXPECT_EQ(spanOf(At), nullptr);
  EXPECT_EQ(spanOf(Large + 40000), nullptr);
}

TEST_F(HeapTest, ASecondSweepFreesWhatIsNotMarkedAgain) {
  Place P = allocate(32), Q = allocate(32);
  P.S->mark(P.Index);
  Q.S->mark(Q.Index);
  EXPECT_EQ(sweep(), 64u);
  Q.S->mark(Q.Index);
  EXPECT_EQ(sweep(), 32u);
  EXPECT_EQ(objectOf(address(P)), 0u);
  EXPECT_EQ(objectOf(address(Q)), address(Q));
}

TEST_F(HeapTest, LargeObjectsHaveTheirPages) {
  Place P = allocate(100000);
  EXPECT_EQ(P.S->ElemBytes, 13 * HeapPageBytes);
  EXPECT_EQ(objectOf(address(P) + 99999), address(P));
  EXPECT_TRUE(consistsOf(P, 0));
  fill(P, 0xff);
  P.S->mark(0);
  EXPECT_EQ(sweep(), 13 * HeapPageBytes);
  EXPECT_TRUE(consistsOf(P, 0xff));
  sweep();
  EXPECT_TRUE(consistsOf(allocate(100000), 0));
}

TEST_F(HeapTest, PoisonFillsFreedObjectsOnly) {
  Place Keep = allocate(128), Free = allocate(128), Never = allocate(128);
  Never.S->FreeBits |= uint64_t(1) << Never.Index; // not handed out after all
  fill(Keep, 1);
  fill(Free, 2);
  Keep.S->mark(Keep.Index);
  sweep(/*Poison=*/true);
  EXPECT_TRUE(consistsOf(Keep, 1));
  EXPECT_TRUE(consistsOf(Free, PoisonByte));
  EXPECT_TRUE(consistsOf(Never, 0));
}

TEST_F(HeapTest, FreedObjectsAreCounted) {
  HeapStats Before = heapStats();
  allocate(48);
  Place P = allocate(48);
  allocate(40000);
  P.S->mark(P.Index);
  sweep();
  const HeapStats &After = heapStats();
  EXPECT_EQ(After.FreedObjects - Before.FreedObjects, 2u);
  EXPECT_EQ(After.FreedBytes - Before.FreedBytes, 48 + 5 * HeapPageBytes);
  unsigned Class = sizeClass(48);
  EXPECT_EQ(After.FreedByClass[Class] - Before.FreedByClass[Class], 1u);
}

TEST_F(HeapTest, ReleasedPagesAreZeroAgain) {
  fill(allocate(200000), 0xff);
  sweep();
  uint64_t Before = heapStats().ReleasedPages;
  releaseFreePages();
  uint64_t Released = heapStats().ReleasedPages - Before;
  EXPECT_GE(Released, 25u);
  Place P = allocate(200000);
  EXPECT_FALSE(P.S->NeedZero);
  EXPECT_TRUE(consistsOf(P, 0));
}

TEST_F(HeapTest, WalksAllSpansInUse) {
  std::set<Span *> Expected;
  for (size_t Bytes : {8, 100, 5000, 70000, 20})
    Expected.insert(allocate(size_t(Bytes)).S);
  std::set<Span *> Seen;
  forEachSpan(
      [](Span *S, void *Data) {
        EXPECT_TRUE(static_cast<std::set<Span *> *>(Data)->insert(S).second);
      },
      &Seen);
  EXPECT_EQ(Seen, Expected);
}
