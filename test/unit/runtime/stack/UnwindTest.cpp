//===- UnwindTest.cpp - Walks over made-up stacks -------------------------===//

#include "runtime/stack/Unwind.h"
#include "runtime/stack/Traceback.h"

#include <gtest/gtest.h>

using namespace zokor;
using namespace zokor::rt;

// Stand-ins for arch/MoreStack.S: the walker only compares addresses.
__asm__(".text\n"
        ".globl __morestack, zokor_morestack_return\n"
        "__morestack: .fill 16, 1, 0x90\n"
        "zokor_morestack_return: nop\n");

namespace {

/// A goroutine with made-up segments.
struct WalkTest : testing::Test {
  uintptr_t SmallWords[32] = {}, LargeWords[32] = {};
  StackOwner Owner{};

  WalkTest() {
    Owner.Small = segment(SmallWords);
    Owner.Large = segment(LargeWords);
  }
  static uintptr_t at(uintptr_t *Word) {
    return reinterpret_cast<uintptr_t>(Word);
  }
  static Segment segment(uintptr_t (&Words)[32]) {
    return {at(Words), at(Words + 32)};
  }
  static void frame(uintptr_t *FP, uintptr_t CallerFP, uintptr_t Return) {
    FP[0] = CallerFP;
    FP[1] = Return;
  }
};

} // namespace

TEST_F(WalkTest, FollowsSavedFramePointersToTheBottom) {
  frame(SmallWords + 4, at(SmallWords + 10), 0x1111);
  frame(SmallWords + 10, 0, 0x2222);
  FrameWalker W(Owner, 0x1000, at(SmallWords + 2), at(SmallWords + 4));
  ASSERT_FALSE(W.atEnd());
  EXPECT_EQ(W->PC, 0x1000u);
  EXPECT_EQ(W->SP, at(SmallWords + 2));
  W.next();
  ASSERT_FALSE(W.atEnd());
  EXPECT_EQ(W->PC, 0x1111u);
  EXPECT_EQ(W->SP, at(SmallWords + 6));
  EXPECT_EQ(W->FP, at(SmallWords + 10));
  EXPECT_EQ(W->Kind, FrameKind::Native);
  W.next();
  EXPECT_TRUE(W.atEnd());
  EXPECT_FALSE(W.broken());
}

TEST_F(WalkTest, PassesOverTheStepToTheLargeSegment) {
  auto Return = reinterpret_cast<uintptr_t>(zokor_morestack_return);
  // The topmost frame of the large segment.
  frame(LargeWords + 30, at(SmallWords + 4), Return);
  frame(SmallWords + 4, at(SmallWords + 10), 0xaaaa); // into the prologue
  SmallWords[6] = 0x1111;
  frame(SmallWords + 10, 0, 0x2222);
  FrameWalker W(Owner, 0x1000, at(LargeWords + 20), at(LargeWords + 30));
  ASSERT_FALSE(W.atEnd());
  W.next();
  ASSERT_FALSE(W.atEnd());
  EXPECT_EQ(W->PC, 0x1111u);
  EXPECT_EQ(W->SP, at(SmallWords + 7));
  EXPECT_EQ(W->FP, at(SmallWords + 10));
  W.next();
  EXPECT_TRUE(W.atEnd() && !W.broken());
}

TEST_F(WalkTest, ReportsAFunctionThatWasStoppedInItsPrologue) {
  auto InMoreStack = reinterpret_cast<uintptr_t>(&__morestack) + 8;
  frame(SmallWords + 4, at(SmallWords + 10), 0xaaaa);
  SmallWords[6] = 0x1111;
  frame(SmallWords + 10, 0, 0x2222);
  FrameWalker W(Owner, InMoreStack, at(SmallWords + 1), at(SmallWords + 4));
  ASSERT_FALSE(W.atEnd());
  EXPECT_EQ(W->Kind, FrameKind::Prologue);
  EXPECT_EQ(W->PC, 0xaaaau);
  EXPECT_EQ(W->SP, at(SmallWords + 6));
  W.next();
  ASSERT_FALSE(W.atEnd());
  EXPECT_EQ(W->PC, 0x1111u);
  EXPECT_EQ(W->SP, at(SmallWords + 7));
}

TEST_F(WalkTest, EndsAtFramePointersThatAreNone) {
  uintptr_t Elsewhere[4] = {};
  for (uintptr_t Bad :
       {at(SmallWords + 4), at(SmallWords + 2), at(SmallWords + 10) + 4,
        at(SmallWords + 31), at(Elsewhere)}) {
    frame(SmallWords + 4, Bad, 0x1111);
    FrameWalker W(Owner, 0x1000, at(SmallWords + 3), at(SmallWords + 4));
    ASSERT_FALSE(W.atEnd());
    W.next();
    EXPECT_TRUE(W.atEnd());
    EXPECT_TRUE(W.broken());
    EXPECT_STREQ(findFrameError(W, Owner),
                 "the chain of frame pointers is broken");
  }
}

TEST_F(WalkTest, IsEmptyForAGoroutineThatHasNotStarted) {
  arch::Context Parked{at(SmallWords + 8), 0};
  FrameWalker W(Owner, Parked);
  EXPECT_TRUE(W.atEnd());
  EXPECT_FALSE(W.broken());
}

TEST(Traceback, HidesInternalsOfTheRuntime) {
  EXPECT_TRUE(isShownInTraceback("main.f"));
  EXPECT_TRUE(isShownInTraceback("runtime.Gosched"));
  EXPECT_TRUE(isShownInTraceback("runtime/debug.f"));
  EXPECT_FALSE(isShownInTraceback("runtime.gopanic"));
  EXPECT_FALSE(isShownInTraceback("memmove"));
}
