//===- CallFramesTest.cpp - Unwinding by call frame information -----------===//

#include "runtime/stack/CallFrames.h"
#include "runtime/base/Output.h"

#include <gtest/gtest.h>
#include <string>

using namespace zokor::rt;

namespace {

/// What a function's caller looks like, seen from the function.
struct Caller {
  uintptr_t PC, FP;
};

/// Bytes of an LSDA.
struct Lsda : std::basic_string<uint8_t> {
  explicit Lsda(std::initializer_list<uint8_t> Sites) {
    append({0xff, 0xff, 0x01, uint8_t(Sites.size())});
    append(Sites);
  }
  uintptr_t find(uintptr_t ReturnAddress) const {
    return findLandingPad(data(), 0x1000, ReturnAddress);
  }
};

} // namespace

/// Steps out of itself and Depth callers.
[[gnu::noinline]] static uintptr_t stepOut(unsigned Depth, Caller *Expected) {
  arch::Registers R;
  arch::zokor_capture(&R);
  for (unsigned I = 0; I <= Depth; ++I) {
    if (!stepToCaller(R))
      return 0;
    if (I == 0) {
      EXPECT_EQ(R.pc(), uintptr_t(__builtin_return_address(0)));
      EXPECT_EQ(R.sp(), uintptr_t(__builtin_frame_address(0)) + 16);
    }
  }
  *Expected = {R.pc(), R.fp()};
  return R.sp();
}

[[gnu::noinline]] static uintptr_t recurse(unsigned Depth, Caller *C) {
  volatile uintptr_t Local[16] = {Depth};
  uintptr_t SP = Depth ? recurse(Depth - 1, C) : stepOut(4, C);
  return SP + Local[0] - Depth;
}

TEST(CallFrames, LeadFromAFunctionToItsCallers) {
  Caller C{};
  uintptr_t SP = recurse(3, &C);
  EXPECT_GT(SP, uintptr_t(&C) - 4096);
  EXPECT_LE(SP, uintptr_t(&C));
  FrameInfo Info;
  ASSERT_TRUE(findFrameInfo(C.PC - 1, Info));
  EXPECT_GE(C.PC, Info.Start);
  EXPECT_LT(C.PC, Info.End);
}

TEST(CallFrames, KnowNothingOfData) {
  static int Data;
  FrameInfo Info;
  EXPECT_FALSE(findFrameInfo(uintptr_t(&Data), Info));
  arch::Registers R{};
  R.pc() = uintptr_t(&Data);
  EXPECT_FALSE(stepToCaller(R));
  EXPECT_EQ(R.pc(), uintptr_t(&Data));
}

TEST(LandingPads, AreFoundByTheCallBeforeAReturnAddress) {
  // start, length, pad, action
  Lsda L{0x10, 0x05, 0x40, 0, 0x20, 0x05, 0, 0, 0x30, 0x08, 0x50, 0};
  EXPECT_EQ(L.find(0x1015), 0x1040u); // the call ends its range
  EXPECT_EQ(L.find(0x1016), 0u);
  EXPECT_EQ(L.find(0x1010), 0u);
  EXPECT_EQ(L.find(0x1025), 0u); // unwinds past the function
  EXPECT_EQ(L.find(0x1031), 0x1050u);
  EXPECT_EQ(L.find(0x1038), 0x1050u);
  EXPECT_EQ(L.find(0x1039), 0u);
  EXPECT_EQ(Lsda({}).find(0x1010), 0u);
}

TEST(Output, StopsAtTheEndOfItsBuffer) {
  char Buffer[10] = "---------";
  Output O(Buffer, 8);
  O.text("pc=");
  O.hex(0xabc);
  O.uint(12345);
  EXPECT_EQ(O.used(), 8u);
  EXPECT_STREQ(Buffer, "pc=0xabc-");
}
