//===- FaultMapsTest.cpp - Reading LLVM's fault maps ----------------------===//

#include "runtime/panic/FaultMaps.h"

#include <gtest/gtest.h>
#include <string>

using namespace zokor::rt;

namespace {

struct Bytes : std::string {
  Bytes &u32(uint32_t V) {
    append(reinterpret_cast<const char *>(&V), 4);
    return *this;
  }
  Bytes &u64(uint64_t V) {
    append(reinterpret_cast<const char *>(&V), 8);
    return *this;
  }
  uintptr_t find(uintptr_t PC) const {
    return findFaultHandler(data(), data() + size(), PC);
  }
};

} // namespace

/// Two objects' tables with padding between; the first has two functions.
static Bytes twoTables() {
  Bytes B;
  B.u32(1).u32(2);
  B.u64(0x1000).u32(2).u32(0).u32(1).u32(4).u32(40).u32(2).u32(8).u32(48);
  B.u64(0x2000).u32(1).u32(0).u32(1).u32(0).u32(0x10);
  B.u32(0);
  B.u32(1).u32(1);
  B.u64(0x500000000).u32(1).u32(0).u32(3).u32(7).u32(9);
  return B;
}

TEST(FaultMaps, FindTheHandlerOfEachInstruction) {
  Bytes B = twoTables();
  EXPECT_EQ(B.find(0x1004), 0x1028u);
  EXPECT_EQ(B.find(0x1008), 0x1030u);
  EXPECT_EQ(B.find(0x2000), 0x2010u);
  EXPECT_EQ(B.find(0x500000007), 0x500000009u);
}

TEST(FaultMaps, FindNothingForOtherInstructions) {
  Bytes B = twoTables();
  for (uintptr_t PC : {0x0ul, 0x1005ul, 0x2004ul, 0x500000008ul})
    EXPECT_EQ(B.find(PC), 0u);
  EXPECT_EQ(Bytes().find(0x1004), 0u);
}

TEST(FaultMaps, AreNotReadPastTheirEnd) {
  Bytes B = twoTables();
  for (size_t Size = B.size() - 1; Size; --Size) {
    std::string Cut = B.substr(0, Size); // on the heap, for sanitizers
    EXPECT_EQ(findFaultHandler(Cut.data(), Cut.data() + Size, 0x500000007), 0u);
  }
}
