//===- MapTest.cpp - Maps against the standard library's ------------------===//

#include "../RuntimeTestBase.h"

#include "runtime/map/Map.h"

#include "gtest/gtest.h"

#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace zokor;
using namespace zokor::rt;
using namespace zokor::rt::test;
using zokor::abi::MapType;

ZOKOR_GO_FUNC("runtime.makemap", Map *, testMakeMap,
              (const MapType *, int64_t));
ZOKOR_GO_FUNC("runtime.mapaccess2", PtrInt, testLookup,
              (const MapType *, Map *, const void *));
ZOKOR_GO_FUNC("runtime.mapaccess2_fast64", PtrInt, testLookup64,
              (const MapType *, Map *, int64_t));
ZOKOR_GO_FUNC("runtime.mapaccess2_fast32", PtrInt, testLookup32,
              (const MapType *, Map *, int64_t));
ZOKOR_GO_FUNC("runtime.mapaccess2_faststr", PtrInt, testLookupStr,
              (const MapType *, Map *, const void *, int64_t));
ZOKOR_GO_FUNC("runtime.mapassign", void *, testAssign,
              (const MapType *, Map *, const void *));
ZOKOR_GO_FUNC("runtime.mapassign_fast64", void *, testAssign64,
              (const MapType *, Map *, int64_t));
ZOKOR_GO_FUNC("runtime.mapassign_fast32", void *, testAssign32,
              (const MapType *, Map *, int64_t));
ZOKOR_GO_FUNC("runtime.mapassign_faststr", void *, testAssignStr,
              (const MapType *, Map *, const void *, int64_t));
ZOKOR_GO_FUNC("runtime.mapdelete", void, testDelete,
              (const MapType *, Map *, const void *));
ZOKOR_GO_FUNC("runtime.mapdelete_faststr", void, testDeleteStr,
              (const MapType *, Map *, const void *, int64_t));
ZOKOR_GO_FUNC("runtime.mapclear", void, testClear, (const MapType *, Map *));
ZOKOR_GO_FUNC("runtime.mapiterinit", void, testIterInit,
              (const MapType *, Map *, zokor::abi::MapIterator *));
ZOKOR_GO_FUNC("runtime.mapiternext", void, testIterNext,
              (zokor::abi::MapIterator *));

static MapTypeOf IntMap(Int64Type, Int64Type, zokor::abi::MapReflexiveKey);
static MapTypeOf FloatMap(Float64Type, Int64Type, zokor::abi::MapNeedKeyUpdate);
static MapTypeOf StrMap(StringType, Int64Type,
                        zokor::abi::MapReflexiveKey |
                            zokor::abi::MapNeedKeyUpdate);

static int64_t &intAt(void *P) { return *static_cast<int64_t *>(P); }

template <class F> static void forEach(const MapType &T, Map *M, F Visit) {
  zokor::abi::MapIterator It{};
  for (testIterInit(&T, M, &It); It.Key; testIterNext(&It))
    Visit(It.Key, It.Elem);
}

static std::map<int64_t, int64_t> contents(Map *M) {
  std::map<int64_t, int64_t> All;
  forEach(IntMap.T, M, [&](void *K, void *E) {
    EXPECT_TRUE(All.emplace(intAt(K), intAt(E)).second) << "met twice";
  });
  return All;
}

TEST(Map, RandomOperations) {
  std::mt19937_64 Random(1);
  for (int64_t Range : {10, 200, 20000}) {
    Map *M = testMakeMap(&IntMap.T, Range == 200 ? 150 : 0);
    std::map<int64_t, int64_t> Model;
    for (int I = 0; I < 100000; ++I) {
      int64_t K = int64_t(Random() % uint64_t(Range));
      switch (Random() % 8) {
      case 0:
      case 1:
      case 2:
        intAt(testAssign(&IntMap.T, M, &K)) = Model[K] = I;
        break;
      case 3:
        intAt(testAssign64(&IntMap.T, M, K)) = Model[K] = I;
        break;
      case 4:
      case 5:
        testDelete(&IntMap.T, M, &K);
        Model.erase(K);
        break;
      default: {
        auto R = Random() & 1 ? testLookup(&IntMap.T, M, &K)
                              : testLookup64(&IntMap.T, M, K);
        ASSERT_EQ(R.Int, int64_t(Model.count(K)));
        ASSERT_EQ(intAt(R.Ptr), R.Int ? Model[K] : 0);
      }
      }
      ASSERT_EQ(M->Count, int64_t(Model.size()));
      if (I % 9973 == 0)
        ASSERT_EQ(contents(M), Model);
    }
    ASSERT_EQ(contents(M), Model);
    testClear(&IntMap.T, M);
    EXPECT_TRUE(contents(M).empty());
    int64_t K = 3;
    EXPECT_EQ(testLookup(&IntMap.T, M, &K).Int, 0);
  }
}

TEST(Map, FillAndEmptyTriggersSameSizeGrowth) {
  Map *M = testMakeMap(&IntMap.T, 0);
  for (int64_t Base = 0; Base < 400000; Base += 100) {
    for (int64_t K = Base; K < Base + 100; ++K)
      intAt(testAssign(&IntMap.T, M, &K)) = K;
    for (int64_t K = Base - 1000; K < Base - 900; ++K)
      testDelete(&IntMap.T, M, &K);
  }
  EXPECT_EQ(M->Count, 1000);
  EXPECT_LE(M->B, 9);
  EXPECT_EQ(contents(M).size(), 1000u);
}

/// Every entry that is there all the time is met exactly once, those that are
/// deleted before they are met never.
TEST(Map, IterationWithGrowthAndDeletion) {
  std::mt19937_64 Random(2);
  for (int Round = 0; Round < 300; ++Round) {
    Map *M = testMakeMap(&IntMap.T, 0);
    int64_t N = 1 + int64_t(Random() % 300);
    for (int64_t K = 0; K < N; ++K)
      intAt(testAssign(&IntMap.T, M, &K)) = K;
    std::set<int64_t> Met, Deleted;
    int64_t Next = 1000000;
    forEach(IntMap.T, M, [&](void *KeyPtr, void *E) {
      int64_t K = intAt(KeyPtr);
      ASSERT_TRUE(Met.insert(K).second);
      ASSERT_FALSE(Deleted.count(K));
      if (K < N)
        ASSERT_EQ(intAt(E), K);
      if (Next < 1002000)
        for (int I = 0; I < int(Random() % 12); ++I, ++Next)
          intAt(testAssign(&IntMap.T, M, &Next)) = Next;
      int64_t D = int64_t(Random() % uint64_t(N));
      if (!Met.count(D)) {
        testDelete(&IntMap.T, M, &D);
        Deleted.insert(D);
      }
    });
    for (int64_t K = 0; K < N; ++K)
      ASSERT_EQ(Met.count(K) + Deleted.count(K), 1u) << K;
  }
}

TEST(Map, ClearDuringIteration) {
  for (int64_t N = 1; N < 200; ++N) {
    Map *M = testMakeMap(&IntMap.T, 0);
    for (int64_t K = 0; K < N; ++K)
      intAt(testAssign(&IntMap.T, M, &K)) = K;
    int Met = 0;
    forEach(IntMap.T, M, [&](void *, void *) {
      ++Met;
      testClear(&IntMap.T, M);
    });
    EXPECT_EQ(Met, 1);
  }
}

TEST(Map, NaNKeys) {
  Map *M = testMakeMap(&FloatMap.T, 0);
  double NaN = NAN;
  for (int64_t I = 0; I < 1000; ++I)
    intAt(testAssign(&FloatMap.T, M, &NaN)) = I;
  EXPECT_EQ(M->Count, 1000);
  EXPECT_EQ(testLookup(&FloatMap.T, M, &NaN).Int, 0);
  testDelete(&FloatMap.T, M, &NaN);
  EXPECT_EQ(M->Count, 1000);
  // Growth while iterating neither loses nor repeats one.
  std::set<int64_t> Met;
  int Extra = 0;
  forEach(FloatMap.T, M, [&](void *, void *E) {
    if (intAt(E) < 1000)
      EXPECT_TRUE(Met.insert(intAt(E)).second);
    if (Extra++ < 3000)
      intAt(testAssign(&FloatMap.T, M, &NaN)) = 5000 + Extra;
  });
  EXPECT_EQ(Met.size(), 1000u);
  testClear(&FloatMap.T, M);
  EXPECT_EQ(M->Count, 0);
}

TEST(Map, ZerosUpdateTheKey) {
  Map *M = testMakeMap(&FloatMap.T, 0);
  double Plus = 0.0, Minus = -0.0;
  intAt(testAssign(&FloatMap.T, M, &Plus)) = 1;
  intAt(testAssign(&FloatMap.T, M, &Minus)) = 2;
  EXPECT_EQ(M->Count, 1);
  forEach(FloatMap.T, M, [](void *K, void *E) {
    EXPECT_TRUE(std::signbit(*static_cast<double *>(K)));
    EXPECT_EQ(intAt(E), 2);
  });
}

TEST(Map, Strings) {
  Map *M = testMakeMap(&StrMap.T, 0);
  std::vector<std::string> Keys;
  for (int I = 0; I < 3000; ++I)
    Keys.push_back("key " + std::to_string(I * 7919));
  for (int I = 0; I < 3000; ++I)
    intAt(testAssignStr(&StrMap.T, M, Keys[I].data(),
                        int64_t(Keys[I].size()))) = I;
  for (int I = 0; I < 3000; ++I) {
    std::string Copy = Keys[I];
    PtrInt R = testLookupStr(&StrMap.T, M, Copy.data(), int64_t(Copy.size()));
    ASSERT_EQ(R.Int, 1);
    ASSERT_EQ(intAt(R.Ptr), I);
    zokor::abi::String S{reinterpret_cast<const uint8_t *>(Copy.data()),
                         int64_t(Copy.size())};
    ASSERT_EQ(testLookup(&StrMap.T, M, &S).Ptr, R.Ptr);
    if (I % 2)
      testDeleteStr(&StrMap.T, M, Copy.data(), int64_t(Copy.size()));
  }
  EXPECT_EQ(M->Count, 1500);
  EXPECT_EQ(testLookupStr(&StrMap.T, M, nullptr, 0).Int, 0);
}

TEST(Map, ThirtyTwoBitKeysIgnoreTheUpperHalf) {
  static MapTypeOf Small(Int32Type, Int64Type, zokor::abi::MapReflexiveKey);
  Map *M = testMakeMap(&Small.T, 0);
  for (int64_t K = -500; K < 500; ++K)
    intAt(testAssign32(&Small.T, M, K)) = K;
  for (int64_t K = -500; K < 500; ++K) {
    PtrInt R = testLookup32(&Small.T, M, int64_t(uint32_t(K)));
    ASSERT_TRUE(R.Int);
    ASSERT_EQ(intAt(R.Ptr), K);
  }
}

TEST(Map, LargeKeysAndElems) {
  zokor::abi::TypeDescriptor Large = Int64Type;
  Large.Size = 5000;
  static zokor::abi::TypeDescriptor Elem = Large, Key = Int64Type;
  Key.Size = 200; // hashes 200 bytes, compares 8: equal keys are all zero there
  static MapTypeOf T(Key, Elem, zokor::abi::MapReflexiveKey);
  Map *M = testMakeMap(&T.T, 0);
  int64_t K[25] = {};
  for (K[0] = 0; K[0] < 100; ++K[0])
    memset(testAssign(&T.T, M, K), int(K[0]), 5000);
  for (K[0] = 0; K[0] < 100; ++K[0]) {
    PtrInt R = testLookup(&T.T, M, K);
    ASSERT_TRUE(R.Int);
    ASSERT_EQ(static_cast<uint8_t *>(R.Ptr)[4999], K[0]);
  }
  PtrInt R = testLookup(&T.T, M, K);
  ASSERT_FALSE(R.Int);
  for (int I = 0; I < 5000; ++I)
    ASSERT_EQ(static_cast<uint8_t *>(R.Ptr)[I], 0);
}

TEST(Map, NilMapsAndPanics) {
  int64_t K = 1;
  EXPECT_EQ(testLookup(&IntMap.T, nullptr, &K).Int, 0);
  testDelete(&IntMap.T, nullptr, &K);
  EXPECT_TRUE(contents(nullptr).empty());
  EXPECT_EQ(catchPanic([&] { testAssign(&IntMap.T, nullptr, &K); }).Name,
            "nilmap");
  static MapTypeOf AnyMap(AnyType, Int64Type, zokor::abi::MapHashMightPanic);
  zokor::abi::Slice S{};
  zokor::abi::Eface Bad{&SliceType, &S};
  Map *M = testMakeMap(&AnyMap.T, 0);
  EXPECT_EQ(catchPanic([&] { testLookup(&AnyMap.T, M, &Bad); }).Name,
            "unhashable");
  EXPECT_EQ(catchPanic([&] { testAssign(&AnyMap.T, M, &Bad); }).Name,
            "unhashable");
  // The failed assignment has left no trace.
  zokor::abi::Eface Good{&Int64Type, &K};
  intAt(testAssign(&AnyMap.T, M, &Good)) = 4;
  EXPECT_EQ(testLookup(&AnyMap.T, M, &Good).Int, 1);
}

TEST(MapDeathTest, RacesAreFound) {
  Map *M = testMakeMap(&IntMap.T, 0);
  int64_t K = 1;
  testAssign(&IntMap.T, M, &K);
  M->setFlags(Writing);
  auto Exit = testing::ExitedWithCode(2);
  EXPECT_EXIT(testLookup(&IntMap.T, M, &K), Exit,
              "fatal error: concurrent map read and map write");
  EXPECT_EXIT(testAssign(&IntMap.T, M, &K), Exit,
              "fatal error: concurrent map writes");
  EXPECT_EXIT(contents(M), Exit,
              "fatal error: concurrent map iteration and map write");
}
