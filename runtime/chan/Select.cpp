//===- Select.cpp - The select statement ----------------------------------===//
//
//   1. Draw a random order of the cases and sort the channels by address.
//   2. Lock all channels; do the first case, in the random order, that can be.
//   3. If there is none, wait on all channels: park, which releases the locks.
//   4. Awake: lock all again, take what is left of this select from the
//      queues, and see which case it was.
//
//===----------------------------------------------------------------------===//

#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/chan/Chan.h"
#include "runtime/gc/Alloc.h"

#include <algorithm>
#include <new>

using namespace zokor;
using namespace zokor::rt;
using abi::SelectCase;

ZOKOR_GO_FUNC("runtime.panicchan", void, goPanicChan, (int64_t Code));

namespace {

class Select {
public:
  Select(SelectCase *Cases, uint16_t *Order, int64_t NumSends, int64_t Num)
      : Cases(Cases), PollOrder(Order), LockOrder(Order + Num),
        NumSends(NumSends), Num(Num) {}

  IntInt run(bool MayWait);

private:
  static constexpr int64_t StackSudogs = 16;

  Chan *chan(unsigned Case) const {
    return static_cast<Chan *>(Cases[Case].Chan);
  }
  bool isSend(unsigned Case) const { return Case < NumSends; }
  WaitQueue &queue(unsigned Case) const {
    return isSend(Case) ? chan(Case)->Senders : chan(Case)->Receivers;
  }

  void order();
  void lockAll();
  void unlockAll();
  static bool unlockParked(G *, void *Self);
  int64_t poll(Attempt &A, G *&Wake);
  IntInt waitForOne();

  SelectCase *Cases; ///< sends first; nil channels take no part
  uint16_t *PollOrder, *LockOrder;
  int64_t NumSends, Num;
  int64_t NumLive = 0; ///< cases with a channel: entries of both orders
};

} // namespace

void Select::order() {
  for (int64_t I = 0; I < Num; ++I) {
    if (!Cases[I].Chan)
      continue;
    // The inside-out shuffle: all permutations are equally likely.
    auto J =
        int64_t((unsigned __int128)fastRandom() * uint64_t(NumLive + 1) >> 64);
    PollOrder[NumLive] = PollOrder[J];
    PollOrder[J] = uint16_t(I);
    LockOrder[NumLive++] = uint16_t(I);
  }
  // Heap sort needs no stack.
  auto Before = [this](uint16_t A, uint16_t B) { return chan(A) < chan(B); };
  std::make_heap(LockOrder, LockOrder + NumLive, Before);
  std::sort_heap(LockOrder, LockOrder + NumLive, Before);
}

void Select::lockAll() {
  Chan *Before = nullptr;
  for (int64_t I = 0; I < NumLive; ++I) {
    Chan *C = chan(LockOrder[I]);
    if (C != Before)
      C->Lock.lock();
    Before = C;
  }
}

/// When the first channel in lock order is unlocked, the goroutine may be
/// running and all this be gone: nothing is read behind that.
void Select::unlockAll() {
  for (int64_t I = NumLive; I-- > 0;) {
    Chan *C = chan(LockOrder[I]);
    if (I > 0 && chan(LockOrder[I - 1]) == C)
      continue;
    bool Last = I == 0;
    C->Lock.unlock();
    if (Last)
      return;
  }
}

/// The goroutine may be woken as soon as one lock is released, but it takes
/// all locks first thing, so this object lives until the last is released.
bool Select::unlockParked(G *, void *Self) {
  static_cast<Select *>(Self)->unlockAll();
  return true;
}

/// The case that could be done, or -1.
int64_t Select::poll(Attempt &A, G *&Wake) {
  for (int64_t I = 0; I < NumLive; ++I) {
    unsigned Case = PollOrder[I];
    A = isSend(Case) ? trySend(chan(Case), Cases[Case].Elem, Wake)
                     : tryRecv(chan(Case), Cases[Case].Elem, Wake);
    if (A != Attempt::WouldBlock)
      return Case;
  }
  return -1;
}

/// All locks are held.
IntInt Select::waitForOne() {
  G *Self = currentG();
  // The heap's copy is never scanned: the elements are kept by Cases, and this
  // frame keeps the array.
  alignas(Sudog) char OnStack[StackSudogs * sizeof(Sudog)];
  auto *Sudogs = static_cast<Sudog *>(static_cast<void *>(OnStack));
  if (NumLive > StackSudogs) {
    unlockAll();
    Sudogs = static_cast<Sudog *>(newBytes(size_t(NumLive) * sizeof(Sudog)));
    lockAll();
    // Something may have happened meanwhile.
    Attempt A;
    G *Wake = nullptr;
    if (int64_t Case = poll(A, Wake); Case >= 0) {
      unlockAll();
      if (isSend(unsigned(Case)) && A == Attempt::Closed)
        goPanicChan(SendOnClosed);
      if (Wake)
        ready(Wake);
      return {Case, A == Attempt::Done};
    }
  }
  for (int64_t I = 0; I < NumLive; ++I) {
    unsigned Case = LockOrder[I];
    auto *S = new (&Sudogs[I]) Sudog;
    S->Goroutine = Self;
    S->Elem = Cases[Case].Elem;
    S->C = chan(Case);
    S->IsSelect = true;
    queue(Case).enqueue(S);
  }
  Self->Param = nullptr;
  // Relaxed: nobody can see the Sudogs before the locks are released.
  Self->SelectDone.store(false, Relaxed);
  park(unlockParked, this, WaitReason::Select);

  lockAll();
  auto *Fired = static_cast<Sudog *>(Self->Param);
  Self->Param = nullptr;
  int64_t Chosen = -1;
  for (int64_t I = 0; I < NumLive; ++I) {
    unsigned Case = LockOrder[I];
    queue(Case).remove(&Sudogs[I]);
    if (&Sudogs[I] == Fired)
      Chosen = Case;
  }
  unlockAll();
  ZOKOR_CHECK(Chosen >= 0);
  if (isSend(unsigned(Chosen)) && !Fired->Success)
    goPanicChan(SendOnClosed);
  return {Chosen, Fired->Success};
}

IntInt Select::run(bool MayWait) {
  order();
  lockAll();
  Attempt A;
  G *Wake = nullptr;
  int64_t Case = poll(A, Wake);
  if (Case < 0 && MayWait)
    return waitForOne();
  unlockAll();
  if (Case >= 0 && isSend(unsigned(Case)) && A == Attempt::Closed)
    goPanicChan(SendOnClosed);
  if (Wake)
    ready(Wake);
  return {Case, Case >= 0 && A == Attempt::Done};
}

/// The index is -1 for the default case.
ZOKOR_GO_FUNC("runtime.selectgo", IntInt, goSelectGo,
              (SelectCase * Cases, uint16_t *Order, int64_t NumSends,
               int64_t NumRecvs, int64_t Block)) {
  return Select(Cases, Order, NumSends, NumSends + NumRecvs).run(Block != 0);
}
