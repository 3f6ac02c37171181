//===- TablesTest.cpp - Lookup and decoding of the tables -----------------===//

#include "runtime/stack/Tables.h"

#include <gtest/gtest.h>
#include <vector>

using namespace zokor::rt;

template <class T> static void refer(zokor::abi::RelPtr<T> &R, const T *To) {
  R.Distance = int32_t(reinterpret_cast<const char *>(To) -
                       reinterpret_cast<const char *>(&R));
}

static zokor::abi::FuncEntry function(uint64_t Start, uint32_t Size) {
  zokor::abi::FuncEntry F{};
  F.Start = Start;
  F.Size = Size;
  return F;
}

TEST(FuncTable, FindsTheFunctionThatCoversAnAddress) {
  zokor::abi::FuncEntry Funcs[] = {function(0x1000, 0x10),
                                   function(0x1010, 0x20), function(0x2000, 1)};
  FuncTable T;
  T.initialize(Funcs, Funcs + 3);
  EXPECT_EQ(T.find(0xfff), nullptr);
  EXPECT_EQ(T.find(0x1000), &Funcs[0]);
  EXPECT_EQ(T.find(0x100f), &Funcs[0]);
  EXPECT_EQ(T.find(0x1010), &Funcs[1]);
  EXPECT_EQ(T.find(0x1030), nullptr);
  EXPECT_EQ(T.find(0x2000), &Funcs[2]);
  EXPECT_EQ(T.find(~uintptr_t(0)), nullptr);
}

TEST(FuncTable, IsEmptyBeforeInitialization) {
  FuncTable T;
  EXPECT_EQ(T.find(0), nullptr);
  EXPECT_EQ(T.size(), 0u);
}

TEST(FuncTable, SortsAnIndexIfTheLinkerDidNot) {
  std::vector<zokor::abi::FuncEntry> Funcs;
  for (unsigned I = 1000; I; --I)
    Funcs.push_back(function(I * 0x100, 0x80));
  FuncTable T;
  T.initialize(Funcs.data(), Funcs.data() + Funcs.size());
  for (unsigned I = 1; I <= 1000; ++I) {
    ASSERT_EQ(T.find(I * 0x100 + 5), &Funcs[1000 - I]);
    ASSERT_EQ(T.find(I * 0x100 + 0x80), nullptr);
  }
}

TEST(CallSite, IsFoundByItsExactReturnAddressOnly) {
  static struct {
    zokor::abi::FuncEntry F = function(0x1000, 0x100);
    zokor::abi::CallSite Sites[3] = {
        {0x10, {}, {}}, {0x20, {}, {}}, {0x100, {}, {}}};
  } D;
  D.F.NumSites = 3;
  refer(D.F.Sites, &D.Sites[0]);
  EXPECT_EQ(findSite(D.F, 0x1010), &D.Sites[0]);
  EXPECT_EQ(findSite(D.F, 0x1020), &D.Sites[1]);
  // Behind a call that does not return.
  EXPECT_EQ(findSite(D.F, 0x1100), &D.Sites[2]);
  EXPECT_EQ(findSite(D.F, 0x1011), nullptr);
  EXPECT_EQ(findSite(D.F, 0x1101), nullptr);
}

TEST(PointerMap, DecodesNarrowMaps) {
  // As the writer encodes 8, -16, rbp-24, and an object at 40.
  alignas(4) const int16_t Map[] = {4, 8 / 2, -16 / 2, -24 / 2 | 1, 40 / 2 | 2};
  PointerMap M(reinterpret_cast<const uint16_t *>(Map));
  ASSERT_EQ(M.size(), 4u);
  EXPECT_FALSE(M[2] & zokor::abi::LiveObject);
  EXPECT_TRUE(M[3] & zokor::abi::LiveObject);
  EXPECT_EQ(placeAddress(M[3], 0x1000, 0x2000), 0x1028u);
  EXPECT_EQ(placeAddress(M[0], 0x1000, 0x2000), 0x1008u);
  EXPECT_EQ(placeAddress(M[1], 0x1000, 0x2000), 0xff0u);
  EXPECT_EQ(placeAddress(M[2], 0x1000, 0x2000), 0x1fe8u);
}

TEST(PointerMap, DecodesWideMaps) {
  const int32_t Map[] = {0xffff, 2, 0x100000, -0x80000 | 1};
  PointerMap M(reinterpret_cast<const uint16_t *>(Map));
  ASSERT_EQ(M.size(), 2u);
  EXPECT_EQ(placeAddress(M[0], 0x1000, 0x200000), 0x101000u);
  EXPECT_EQ(placeAddress(M[1], 0x1000, 0x200000), 0x180000u);
}

TEST(PointerMap, IsEmptyWithoutLivePointers) {
  EXPECT_EQ(PointerMap(static_cast<const uint16_t *>(nullptr)).size(), 0u);
}

TEST(SourcePlaces, GoFromTheInlinedCallOutward) {
  static struct {
    zokor::abi::FuncEntry F = function(0x1000, 0x100);
    zokor::abi::CallSite Site = {0x10, {}, {}};
    zokor::abi::LocEntry Inner = {{}, {}, 7, {}}, Outer = {{}, {}, 30, {}};
    char InnerName[8] = "main.in", OuterName[9] = "main.out";
    char File[6] = "/a.go";
  } D;
  D.F.NumSites = 1;
  D.F.Line = 28;
  refer(D.F.Name, &D.OuterName[0]);
  refer(D.F.Sites, &D.Site);
  refer(D.Site.Loc, &D.Inner);
  refer(D.Inner.Function, &D.InnerName[0]);
  refer(D.Inner.File, &D.File[0]);
  refer(D.Inner.Parent, &D.Outer);
  refer(D.Outer.Function, &D.OuterName[0]);
  SourcePlace P;
  SourcePlaces Known(D.F, 0x1010);
  ASSERT_TRUE(Known.next(P));
  EXPECT_STREQ(P.Function, "main.in");
  EXPECT_STREQ(P.File, "/a.go");
  EXPECT_EQ(P.Line, 7u);
  EXPECT_TRUE(P.Inlined);
  ASSERT_TRUE(Known.next(P));
  EXPECT_STREQ(P.Function, "main.out");
  EXPECT_EQ(P.Line, 30u);
  EXPECT_FALSE(P.Inlined);
  EXPECT_FALSE(Known.next(P));
  // Without a call site: the declaration.
  SourcePlaces Unknown(D.F, 0x1011);
  ASSERT_TRUE(Unknown.next(P));
  EXPECT_STREQ(P.Function, "main.out");
  EXPECT_EQ(P.Line, 28u);
  EXPECT_FALSE(Unknown.next(P));
}
