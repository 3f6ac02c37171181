//===- TypeTest.cpp - Hashes, equality, itabs -----------------------------===//

#include "../RuntimeTestBase.h"

#include "runtime/type/Hash.h"
#include "runtime/type/Itab.h"
#include "runtime/type/Type.h"
#include "test/unit/Sanitizer.h"

#include "gtest/gtest.h"

#include <cmath>
#include <set>

using namespace zokor;
using namespace zokor::rt;
using namespace zokor::rt::test;

ZOKOR_GO_FUNC("runtime.f64hash", uint64_t, testF64Hash,
              (const void *, uint64_t));
ZOKOR_GO_FUNC("runtime.nilinterhash", uint64_t, testEfaceHash,
              (const void *, uint64_t));
ZOKOR_GO_FUNC("runtime.efaceeq", int64_t, testEfaceEq,
              (const void *, const void *, const void *));
ZOKOR_GO_FUNC("runtime.getitab", const zokor::abi::Itab *, testGetItab,
              (const void *, const void *, int64_t));

TEST(Hash, EveryByteAndLengthMatters) {
  uint8_t Bytes[130] = {};
  for (size_t Len = 0; Len <= 128; ++Len) {
    std::set<uint64_t> Seen{memHash(Bytes, 7, Len), memHash(Bytes, 8, Len)};
    for (size_t I = 0; I < Len; ++I) {
      Bytes[I] = 1;
      Seen.insert(memHash(Bytes, 7, Len));
      Bytes[I] = 0;
    }
    EXPECT_EQ(Seen.size(), Len + 2) << Len;
    // What lies behind does not matter.
    uint64_t Before = memHash(Bytes, 7, Len);
    Bytes[Len] = 9;
    EXPECT_EQ(memHash(Bytes, 7, Len), Before);
    Bytes[Len] = 0;
  }
}

TEST(Hash, ZerosAreEqualAndNaNsDiffer) {
  double Plus = 0.0, Minus = -0.0, NaN = NAN;
  EXPECT_EQ(testF64Hash(&Plus, 1), testF64Hash(&Minus, 1));
  EXPECT_NE(testF64Hash(&NaN, 1), testF64Hash(&NaN, 1));
}

TEST(Hash, InterfacesHashTheirValue) {
  int64_t A = 5, B = 5;
  zokor::abi::Eface X{&Int64Type, &A}, Y{&Int64Type, &B};
  EXPECT_EQ(testEfaceHash(&X, 3), testEfaceHash(&Y, 3));
  B = 6;
  EXPECT_NE(testEfaceHash(&X, 3), testEfaceHash(&Y, 3));
  zokor::abi::Slice S{};
  zokor::abi::Eface Z{&SliceType, &S};
  Panic P = catchPanic([&] { testEfaceHash(&Z, 3); });
  EXPECT_EQ(P.Name, "unhashable");
  EXPECT_EQ(P.Argument, uintptr_t(&SliceType));
}

TEST(Hash, NestedInterfacesMoveToTheLargeStack) {
  ZOKOR_SKIP_DEEP_RECURSION_UNDER_TSAN();
  runGoroutine([] {
    static zokor::abi::Eface Chain[100000];
    static int64_t Value = 1;
    Chain[0] = {&Int64Type, &Value};
    for (int I = 1; I < 100000; ++I)
      Chain[I] = {&AnyType, &Chain[I - 1]};
    uint64_t H = testEfaceHash(&Chain[99999], 1);
    Value = 2;
    EXPECT_NE(testEfaceHash(&Chain[99999], 1), H);
  });
}

TEST(Equal, InterfaceData) {
  int64_t A = 5, B = 5;
  double NaN = NAN;
  EXPECT_TRUE(testEfaceEq(&Int64Type, &A, &B));
  EXPECT_FALSE(testEfaceEq(&Float64Type, &NaN, &NaN));
  EXPECT_TRUE(testEfaceEq(&PointerType, &A, &A));
  EXPECT_FALSE(testEfaceEq(&PointerType, &A, &B));
  EXPECT_TRUE(testEfaceEq(nullptr, nullptr, nullptr));
  EXPECT_EQ(catchPanic([&] { testEfaceEq(&SliceType, &A, &B); }).Name,
            "uncomparable");
}

//===----------------------------------------------------------------------===//
// Itabs
//===----------------------------------------------------------------------===//

static const uint8_t NameClose[] = "\1\5Close", NameRead[] = "\1\4Read",
                     NameString[] = "\1\6String", NameT[] = "\1\3p.T",
                     NamePath[] = "\0\3a/p", NameOther[] = "\0\3b/q",
                     NameHidden[] = "\0\1m";
static char CodeClose, CodeRead, CodeHidden;

struct Concrete {
  zokor::abi::TypeDescriptor T;
  zokor::abi::UncommonType U;
  zokor::abi::Method M[3];
};

/// type T with Close, Read and m of package a/p.
static Concrete &concrete() {
  static Concrete C{};
  C.T = Int64Type;
  C.T.TFlag = zokor::abi::TFlagUncommon | zokor::abi::TFlagNamed;
  C.T.Str = offsetOf(NameT);
  C.U = {offsetOf(NamePath), 3, 2, sizeof(zokor::abi::UncommonType), 0};
  int32_t Func = offsetOf(&PointerType);
  C.M[0] = {offsetOf(NameClose), Func, offsetOf(&CodeClose), 0};
  C.M[1] = {offsetOf(NameRead), Func, offsetOf(&CodeRead), 0};
  C.M[2] = {offsetOf(NameHidden), Func, offsetOf(&CodeHidden), 0};
  return C;
}

static zokor::abi::InterfaceType interfaceOf(zokor::abi::InterfaceMethod *M,
                                             int64_t N, uint32_t Hash,
                                             const uint8_t *Path) {
  zokor::abi::InterfaceType I = AnyType;
  I.Hash = Hash;
  I.PkgPath = Path;
  I.Methods = M;
  I.NumMethods = I.CapMethods = N;
  return I;
}

TEST(Itab, MergesAndRemembers) {
  Concrete &C = concrete();
  int32_t Func = offsetOf(&PointerType);
  static zokor::abi::InterfaceMethod M[] = {{offsetOf(NameRead), Func},
                                            {offsetOf(NameHidden), Func}};
  static zokor::abi::InterfaceType I = interfaceOf(M, 2, 11, NamePath);
  const zokor::abi::Itab *Tab = testGetItab(&I, &C.T, 0);
  ASSERT_TRUE(Tab);
  EXPECT_EQ(Tab->Fun[0], &CodeRead);
  EXPECT_EQ(Tab->Fun[1], &CodeHidden);
  EXPECT_EQ(Tab->Hash, C.T.Hash);
  EXPECT_EQ(testGetItab(&I, &C.T, 1), Tab);
}

TEST(Itab, MissingMethods) {
  Concrete &C = concrete();
  int32_t Func = offsetOf(&PointerType);
  static zokor::abi::InterfaceMethod M[] = {{offsetOf(NameRead), Func},
                                            {offsetOf(NameString), Func}};
  static zokor::abi::InterfaceType I = interfaceOf(M, 2, 12, nullptr);
  for (int Round = 0; Round < 2; ++Round)
    EXPECT_EQ(testGetItab(&I, &C.T, 1), nullptr);
  Panic P = catchPanic([&] { testGetItab(&I, &C.T, 0); });
  EXPECT_EQ(P.Name, "itab");
  EXPECT_EQ(P.Argument, uintptr_t(NameString));
  EXPECT_EQ(testGetItab(&I, nullptr, 1), nullptr);
  EXPECT_EQ(testGetItab(&I, &Int64Type, 1), nullptr);

  // m of another package is another method.
  static zokor::abi::InterfaceMethod Hidden[] = {{offsetOf(NameHidden), Func}};
  static zokor::abi::InterfaceType J = interfaceOf(Hidden, 1, 13, NameOther);
  EXPECT_EQ(testGetItab(&J, &C.T, 1), nullptr);
}

TEST(Itab, TableGrows) {
  Concrete &C = concrete();
  static zokor::abi::InterfaceMethod M[] = {
      {offsetOf(NameRead), offsetOf(&PointerType)}};
  std::vector<zokor::abi::InterfaceType> Many(5000);
  std::vector<const zokor::abi::Itab *> Tabs;
  for (uint32_t I = 0; I < Many.size(); ++I) {
    Many[I] = interfaceOf(M, 1, I / 3, nullptr);
    Tabs.push_back(findItab(&Many[I], &C.T));
  }
  for (size_t I = 0; I < Many.size(); ++I) {
    EXPECT_EQ(findItab(&Many[I], &C.T), Tabs[I]);
    EXPECT_EQ(Tabs[I]->Inter, &Many[I]);
  }
  // The table is for ever; these interfaces must be too.
  new std::vector<zokor::abi::InterfaceType>(std::move(Many));
}

TEST(Type, NamesAndStrings) {
  Concrete &C = concrete();
  zokor::abi::String S = typeString(&C.T), Path = typePkgPath(&C.T);
  EXPECT_EQ(std::string((const char *)S.Ptr, size_t(S.Len)), "p.T");
  EXPECT_EQ(std::string((const char *)Path.Ptr, size_t(Path.Len)), "a/p");
  static const uint8_t Tagged[] = "\3\1X\6json:x";
  Name N = decodeName(Tagged);
  EXPECT_EQ(N.Tag.Len, 6);
  EXPECT_TRUE(N.Exported);
  EXPECT_EQ(decodeName(nullptr).Text.Len, 0);
}
