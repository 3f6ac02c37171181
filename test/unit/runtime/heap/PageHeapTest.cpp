//===- PageHeapTest.cpp - Runs of pages -----------------------------------===//

#include "runtime/heap/PageHeap.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <vector>

using namespace zokor::rt;

namespace {

/// A page heap beside the program's. All pages that it has ever had are one
/// free run before each test, and again behind it.
struct PageHeapTest : testing::Test {
  PageHeap &H;

  PageHeapTest() : H(shared()) {
    H.give(H.take(2000));
    expectOneRun();
  }
  ~PageHeapTest() override { expectOneRun(); }

  static PageHeap &shared() {
    static PageHeap Heap;
    return Heap;
  }
  void expectOneRun() {
    size_t All = H.pageOf(H.Next);
    EXPECT_EQ(H.Stats.InUsePages, 0u);
    EXPECT_EQ(H.Stats.FreePages, All);
    Span *Run = H.Map[0];
    EXPECT_FALSE(Run->InUse);
    EXPECT_EQ(Run->Start, H.Base);
    EXPECT_EQ(Run->NumPages, All);
    EXPECT_EQ(H.Map[All - 1], Run);
  }
  std::vector<Span *> take(std::initializer_list<size_t> Lengths) {
    std::vector<Span *> Spans;
    for (size_t Length : Lengths)
      Spans.push_back(H.take(Length));
    return Spans;
  }
  uintptr_t behind(const Span *S) {
    return S->Start + S->NumPages * HeapPageBytes;
  }
};

} // namespace

TEST_F(PageHeapTest, CutsRunsFromTheFront) {
  auto S = take({2, 3, 1});
  EXPECT_EQ(S[0]->Start, H.Base);
  EXPECT_EQ(S[1]->Start, behind(S[0]));
  EXPECT_EQ(S[2]->Start, behind(S[1]));
  EXPECT_EQ(H.Stats.InUsePages, 6u);
  for (Span *Each : S)
    H.give(Each);
}

TEST_F(PageHeapTest, LeadsFromEachPageToItsSpan) {
  auto S = take({5, 7});
  for (Span *Each : S)
    for (size_t I = 0; I < Each->NumPages; ++I)
      EXPECT_EQ(H.Map[H.pageOf(Each->Start) + I], Each);
  for (Span *Each : S)
    H.give(Each);
}

TEST_F(PageHeapTest, JoinsFreeNeighboursInAnyOrder) {
  std::vector<int> Order = {0, 1, 2};
  do {
    auto S = take({2, 3, 4, 1});
    uintptr_t Start = S[0]->Start;
    for (int I : Order)
      H.give(S[size_t(I)]);
    Span *Run = H.Map[H.pageOf(Start)];
    EXPECT_FALSE(Run->InUse);
    EXPECT_EQ(Run->Start, Start);
    EXPECT_EQ(Run->NumPages, 9u);
    EXPECT_EQ(H.Map[H.pageOf(Start) + 8], Run);
    Span *Whole = H.take(9);
    EXPECT_EQ(Whole->Start, Start);
    H.give(Whole);
    H.give(S[3]);
    expectOneRun();
  } while (std::next_permutation(Order.begin(), Order.end()));
}

TEST_F(PageHeapTest, TakesTheShortestRunThatSuffices) {
  auto S = take({4, 1, 2, 1});
  uintptr_t Four = S[0]->Start, Two = S[2]->Start;
  H.give(S[0]);
  H.give(S[2]);
  auto Again = take({2, 3, 1});
  EXPECT_EQ(Again[0]->Start, Two);
  EXPECT_EQ(Again[1]->Start, Four);
  EXPECT_EQ(Again[2]->Start, Four + 3 * HeapPageBytes);
  for (Span *Each : {S[1], S[3], Again[0], Again[1], Again[2]})
    H.give(Each);
}

TEST_F(PageHeapTest, DoesSoWithLongRuns) {
  auto S = take({300, 1, 200, 1, 200, 1});
  uintptr_t First = S[2]->Start;
  for (size_t I : {0, 4, 2})
    H.give(S[I]);
  Span *Again = H.take(150);
  EXPECT_EQ(Again->Start, First);
  for (Span *Each : {S[1], S[3], S[5], Again})
    H.give(Each);
}

TEST_F(PageHeapTest, RemembersWhichPagesHoldOldValues) {
  Span *S = H.take(3);
  S->NeedZero = true;
  H.give(S);
  auto Again = take({1, 1});
  EXPECT_TRUE(Again[0]->NeedZero);
  EXPECT_TRUE(Again[1]->NeedZero);
  for (Span *Each : Again)
    H.give(Each);
}

TEST_F(PageHeapTest, NeverHandsOutAPageTwice) {
  std::mt19937 Random(1);
  std::vector<Span *> Live;
  std::vector<Span *> Owner(20000);
  for (unsigned Step = 0; Step < 20000; ++Step) {
    if (Live.size() < 60 && Random() % 2) {
      Span *S = H.take(1 + Random() % (Random() % 8 ? 20 : 250));
      for (size_t I = 0; I < S->NumPages; ++I) {
        size_t Page = H.pageOf(S->Start) + I;
        ASSERT_LT(Page, Owner.size());
        ASSERT_EQ(Owner[Page], nullptr);
        Owner[Page] = S;
      }
      Live.push_back(S);
    } else if (!Live.empty()) {
      std::swap(Live[Random() % Live.size()], Live.back());
      Span *S = Live.back();
      Live.pop_back();
      for (size_t I = 0; I < S->NumPages; ++I)
        Owner[H.pageOf(S->Start) + I] = nullptr;
      H.give(S);
    }
  }
  for (Span *S : Live)
    H.give(S);
}

TEST(UnmanagedMemory, IsZeroWhenItIsUsedAgain) {
  UnmanagedMemory M;
  uint64_t *A = M.take(3);
  uint64_t Bytes = M.bytes();
  for (int I = 0; I < 3; ++I) {
    EXPECT_EQ(A[I], 0u);
    A[I] = ~uint64_t(0);
  }
  M.give(A, 3);
  EXPECT_NE(M.take(2), A);
  uint64_t *B = M.take(3);
  EXPECT_EQ(B, A);
  for (int I = 0; I < 3; ++I)
    EXPECT_EQ(B[I], 0u);
  EXPECT_EQ(M.bytes(), Bytes + 16);
}
