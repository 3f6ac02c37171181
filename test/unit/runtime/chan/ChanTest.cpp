//===- ChanTest.cpp - Channels and select on the scheduler ----------------===//

#include "../RuntimeTestBase.h"

#include "runtime/chan/Chan.h"

#include "gtest/gtest.h"

#include <vector>

using namespace zokor;
using namespace zokor::rt;
using namespace zokor::rt::test;

ZOKOR_GO_FUNC("runtime.makechan", Chan *, testMakeChan,
              (const zokor::abi::ChanType *, int64_t));
ZOKOR_GO_FUNC("runtime.chansend1", void, testSend, (Chan *, void *));
ZOKOR_GO_FUNC("runtime.chanrecv2", int64_t, testRecv, (Chan *, void *));
ZOKOR_GO_FUNC("runtime.closechan", void, testClose, (Chan *));
ZOKOR_GO_FUNC("runtime.selectnbsend", int64_t, testTrySend, (Chan *, void *));
ZOKOR_GO_FUNC("runtime.selectnbrecv", IntInt, testTryRecv, (void *, Chan *));
ZOKOR_GO_FUNC("runtime.selectgo", IntInt, testSelect,
              (zokor::abi::SelectCase *, uint16_t *, int64_t, int64_t,
               int64_t));

static Chan *make(int64_t Capacity) {
  static const zokor::abi::ChanType T = {{8, 8, 0, 0, 8, 8,
                                          uint8_t(zokor::abi::Kind::Chan),
                                          nullptr, nullptr, 0, 0},
                                         &Int64Type,
                                         3};
  return testMakeChan(&T, Capacity);
}
static void send(Chan *C, int64_t V) { testSend(C, &V); }
/// -1 when closed.
static int64_t recv(Chan *C) {
  int64_t V;
  return testRecv(C, &V) ? V : -1;
}
static IntInt select(std::vector<zokor::abi::SelectCase> Cases, int64_t Sends,
                     bool Block) {
  std::vector<uint16_t> Order(2 * Cases.size());
  return testSelect(Cases.data(), Order.data(), Sends,
                    int64_t(Cases.size()) - Sends, Block);
}

TEST(Chan, ElementsArriveInOrder) {
  for (int64_t Capacity : {0, 1, 2, 7, 100})
    runGoroutine([=] {
      Chan *C = make(Capacity);
      go([=] {
        for (int64_t I = 0; I < 1000; ++I)
          send(C, I);
        testClose(C);
      });
      for (int64_t I = 0; I < 1000; ++I)
        ASSERT_EQ(recv(C), I);
      EXPECT_EQ(recv(C), -1);
      EXPECT_EQ(recv(C), -1);
    });
}

TEST(Chan, LenAndCapAreTheFirstWords) {
  runGoroutine([] {
    Chan *C = make(3);
    send(C, 1);
    send(C, 2);
    auto *Words = reinterpret_cast<int64_t *>(C);
    EXPECT_EQ(Words[0], 2);
    EXPECT_EQ(Words[1], 3);
  });
}

TEST(Chan, ManyToMany) {
  runGoroutine([] {
    Chan *C = make(4), *Done = make(0);
    static int64_t Sum;
    Sum = 0;
    for (int64_t S = 0; S < 10; ++S)
      go([=] {
        for (int64_t I = 0; I < 100; ++I)
          send(C, S * 100 + I);
        send(Done, 0);
      });
    for (int R = 0; R < 5; ++R)
      go([=] {
        for (int64_t V; (V = recv(C)) >= 0;)
          Sum += V;
        send(Done, 1);
      });
    for (int I = 0; I < 10; ++I)
      ASSERT_EQ(recv(Done), 0);
    testClose(C);
    for (int I = 0; I < 5; ++I)
      ASSERT_EQ(recv(Done), 1);
    EXPECT_EQ(Sum, 999 * 1000 / 2);
  });
}

TEST(Chan, NonBlocking) {
  runGoroutine([] {
    Chan *C = make(1);
    int64_t V = 7, R = 0;
    IntInt Got = testTryRecv(&R, C);
    EXPECT_EQ(Got.First, 0);
    EXPECT_EQ(testTrySend(C, &V), 1);
    EXPECT_EQ(testTrySend(C, &V), 0);
    Got = testTryRecv(&R, C);
    EXPECT_EQ(Got.First, 1);
    EXPECT_EQ(Got.Second, 1);
    EXPECT_EQ(R, 7);
    testClose(C);
    Got = testTryRecv(&R, C);
    EXPECT_EQ(Got.First, 1);
    EXPECT_EQ(Got.Second, 0);
    EXPECT_EQ(R, 0);
    EXPECT_EQ(testTrySend(nullptr, &V), 0);
    EXPECT_EQ(testTryRecv(&R, nullptr).First, 0);
  });
}

TEST(Chan, Panics) {
  runGoroutine([] {
    Chan *C = make(1);
    testClose(C);
    auto Code = [](auto Body) {
      Panic P = catchPanic(Body);
      return P.Name == "chan" ? int64_t(P.Argument) : -1;
    };
    EXPECT_EQ(Code([=] { send(C, 1); }), SendOnClosed);
    EXPECT_EQ(Code([] { testClose(nullptr); }), CloseOfNil);
    EXPECT_EQ(Code([=] { testClose(C); }), CloseOfClosed);
    EXPECT_EQ(Code([] { make(-1); }), MakeChanSize);
    EXPECT_EQ(Code([] { make(int64_t(1) << 60); }), MakeChanSize);
    int64_t V = 1;
    EXPECT_EQ(Code([&] { select({{C, &V}}, 1, true); }), SendOnClosed);
    // The locks are free again.
    EXPECT_EQ(recv(C), -1);
  });
}

TEST(Chan, CloseWakesWaitingSenderAndReceivers) {
  runGoroutine([] {
    Chan *C = make(0), *Done = make(10);
    for (int I = 0; I < 3; ++I)
      go([=] { send(Done, recv(C)); });
    yield();
    testClose(C);
    for (int I = 0; I < 3; ++I)
      EXPECT_EQ(recv(Done), -1);
    Chan *D = make(0);
    go([=] {
      Panic P = catchPanic([=] { send(D, 1); });
      send(Done, P.Name == "chan" ? 5 : 6);
    });
    yield();
    testClose(D);
    EXPECT_EQ(recv(Done), 5);
  });
}

TEST(Select, DefaultAndNilChannels) {
  runGoroutine([] {
    int64_t V = 1;
    EXPECT_EQ(select({{nullptr, &V}, {make(0), &V}}, 1, false).First, -1);
    Chan *C = make(1);
    IntInt R = select({{nullptr, &V}, {C, &V}, {nullptr, &V}}, 2, true);
    EXPECT_EQ(R.First, 1);
    EXPECT_EQ(C->Count, 1);
  });
}

TEST(Select, ReadyCasesAreChosenFairly) {
  runGoroutine([] {
    int Chosen[4] = {};
    int64_t V = 0;
    Chan *C[4];
    for (Chan *&X : C)
      testClose(X = make(0));
    for (int I = 0; I < 4000; ++I) {
      IntInt R =
          select({{C[0], &V}, {C[1], &V}, {C[2], &V}, {C[3], &V}}, 0, true);
      EXPECT_EQ(R.Second, 0);
      ++Chosen[R.First];
    }
    for (int N : Chosen)
      EXPECT_GT(N, 800);
  });
}

static void exchange(size_t NumChans) {
  runGoroutine([=] {
    std::vector<Chan *> Chans;
    for (size_t I = 0; I < NumChans; ++I)
      Chans.push_back(make(int64_t(I % 3)));
    constexpr int64_t PerSender = 20;
    for (size_t I = 0; I < NumChans; ++I)
      go([=] {
        for (int64_t N = 0; N < PerSender; ++N)
          send(Chans[I], int64_t(I) * 1000 + N);
      });
    std::vector<int64_t> Next(NumChans);
    for (size_t N = 0; N < NumChans * size_t(PerSender); ++N) {
      int64_t V = -1;
      std::vector<zokor::abi::SelectCase> Cases;
      for (Chan *C : Chans)
        Cases.push_back({C, &V});
      IntInt R = select(Cases, 0, true);
      ASSERT_EQ(R.Second, 1);
      ASSERT_EQ(V, R.First * 1000 + Next[size_t(R.First)]++);
    }
  });
}

TEST(Select, ReceivesFromMany) {
  exchange(3);
  exchange(16);
  exchange(60); // Sudogs in the heap
}

TEST(Select, WaitsAndLeavesNothingQueued) {
  runGoroutine([] {
    Chan *A = make(0), *B = make(0), *Done = make(0);
    go([=] {
      int64_t Out = 9, In = 0;
      // The same channel twice, and both directions.
      IntInt R = select({{A, &Out}, {B, &In}, {B, &In}}, 1, true);
      send(Done, R.First == 0 ? 100 : In);
    });
    yield();
    send(B, 42);
    EXPECT_EQ(recv(Done), 42);
    EXPECT_TRUE(A->Senders.isEmpty());
    EXPECT_TRUE(B->Receivers.isEmpty());
    go([=] {
      int64_t Out = 9, In = 0;
      IntInt R = select({{A, &Out}, {B, &In}}, 1, true);
      send(Done, R.First);
    });
    yield();
    EXPECT_EQ(recv(A), 9);
    EXPECT_EQ(recv(Done), 0);
    EXPECT_TRUE(B->Receivers.isEmpty());
  });
}

TEST(Select, SelectAgainstSelect) {
  runGoroutine([] {
    Chan *A = make(0), *B = make(0), *Done = make(0);
    static int64_t Sent, Received;
    Sent = Received = 0;
    for (int Side = 0; Side < 2; ++Side)
      go([=] {
        for (int I = 0; I < 500; ++I) {
          int64_t V = 1;
          if (Side)
            Sent += select({{A, &V}, {B, &V}}, 2, true).First >= 0;
          else
            Received += select({{B, &V}, {A, &V}}, 0, true).Second;
        }
        send(Done, 0);
      });
    recv(Done);
    recv(Done);
    EXPECT_EQ(Sent, 500);
    EXPECT_EQ(Received, 500);
  });
}

TEST(ChanDeathTest, NobodyLeft) {
  EXPECT_EXIT(runGoroutine([] { recv(make(0)); }), testing::ExitedWithCode(2),
              "all goroutines are asleep - deadlock!");
  EXPECT_EXIT(runGoroutine([] { recv(nullptr); }), testing::ExitedWithCode(2),
              "deadlock!");
}
