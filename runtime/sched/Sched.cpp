//===- Sched.cpp - Queues, switching and the scheduling loop --------------===//

#include "runtime/sched/Sched.h"

#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/base/Hooks.h"
#include "runtime/os/Memory.h"
#include "runtime/sched/SignalQueue.h"
#include "runtime/sched/TimeSlice.h"

#include <algorithm>
#include <new>
#include <time.h>
#include <unistd.h>

using namespace zokor;
using namespace zokor::rt;

namespace {

/// What all Ms share.
struct Scheduler {
  SpinLock Lock;          ///< guards everything below
  uint32_t NumChecks = 0; ///< calls of checkEvents
  G *GlobalHead = nullptr, *GlobalTail = nullptr;
  G *All = nullptr; ///< newest first
  uint64_t NextId = 0;
  uint64_t Count = 0; ///< goroutines that are not dead and not the system's
  G *Free = nullptr;  ///< dead ones with their stacks
};

/// What a goroutine that parks asks g0 to do.
struct ParkRequest {
  bool (*Unlock)(G *, void *);
  void *Lock;
};

} // namespace

static Scheduler Sched;
static M FirstM;
static P FirstP;
static G FirstG0;

const char *zokor::rt::waitReasonText(WaitReason R) {
  static const char *const Texts[] = {
#define WAIT_REASON(Id, Text) Text,
#include "runtime/sched/WaitReasons.def"
  };
  return Texts[unsigned(R)];
}

uint64_t zokor::rt::fastRandom() {
  // xorshift64*; any seed but 0.
  uint64_t &S = currentM()->RandomState;
  S ^= S >> 12;
  S ^= S << 25;
  S ^= S >> 27;
  return S * 0x2545f4914f6cdd1d;
}

//===----------------------------------------------------------------------===//
// Queues
//===----------------------------------------------------------------------===//

static void putGlobal(G *Goroutine) {
  LockScope Held(Sched.Lock);
  Goroutine->Link = nullptr;
  (Sched.GlobalTail ? Sched.GlobalTail->Link : Sched.GlobalHead) = Goroutine;
  Sched.GlobalTail = Goroutine;
}

static G *getGlobal() {
  LockScope Held(Sched.Lock);
  G *First = Sched.GlobalHead;
  if (First && !(Sched.GlobalHead = First->Link))
    Sched.GlobalTail = nullptr;
  return First;
}

static void putLocal(P *Proc, G *Goroutine) {
  if (Proc->Tail - Proc->Head == P::QueueSize)
    putGlobal(Goroutine);
  else
    Proc->Queue[Proc->Tail++ % P::QueueSize] = Goroutine;
}

static G *getLocal(P *Proc) {
  return Proc->Head == Proc->Tail ? nullptr
                                  : Proc->Queue[Proc->Head++ % P::QueueSize];
}

void zokor::rt::ready(G *Goroutine) {
  P *Proc = currentP();
  Goroutine->State = GState::Runnable;
  if (G *Before = Proc->RunNext)
    putLocal(Proc, Before);
  Proc->RunNext = Goroutine;
}

//===----------------------------------------------------------------------===//
// Leaving and entering goroutines
//===----------------------------------------------------------------------===//

/// Switches to g0, which finds the request in Param.
static void toScheduler(G *Goroutine) {
  arch::setCurrentG(currentM()->G0);
  arch::zokor_switch(&Goroutine->Ctx, &currentM()->G0->Ctx);
}

void zokor::rt::park(bool (*Unlock)(G *, void *), void *Lock,
                     WaitReason Reason) {
  G *Self = currentG();
  ParkRequest Request{Unlock, Lock};
  Self->State = GState::Waiting;
  Self->Reason = Reason;
  currentM()->G0->Param = Unlock ? &Request : nullptr;
  toScheduler(Self);
}

void zokor::rt::yield() {
  G *Self = currentG();
  Self->State = GState::Runnable;
  putGlobal(Self);
  currentM()->G0->Param = nullptr;
  toScheduler(Self);
}

/// The running goroutine was asked to let others run.
static void preempt() {
  if (mayRunOthers())
    yield();
}

/// The first function of every goroutine.
static void startGoroutine(void *Argument) {
  auto *Self = static_cast<G *>(Argument);
  abi::FuncVal *Entry = Self->Entry;
  Self->Entry = nullptr; // from here on the function keeps what it needs
  arch::zokor_call_closure(Entry);
  exitGoroutine();
}

G *zokor::rt::newGoroutine(abi::FuncVal *Fn, uintptr_t CreatorPC, bool Hidden) {
  Sched.Lock.lock();
  G *New = Sched.Free;
  if (New)
    Sched.Free = New->Link;
  Sched.Lock.unlock();
  if (!New) {
    Segment S = allocateSmallSegment();
    New = new (reinterpret_cast<void *>((S.Hi - sizeof(G)) & ~uintptr_t(63))) G;
    New->Small = S;
    LockScope Held(Sched.Lock);
    New->AllLink = Sched.All;
    Sched.All = New;
  }
  New->StackLimit = New->Small.limit();
  New->Defers = nullptr;
  New->Panics = nullptr;
  New->Fault = {};
  New->Entry = Fn;
  New->CreatorPC = CreatorPC;
  New->IsHidden = Hidden;
  New->Reason = WaitReason::None;
  New->InSyscall = false;
  // Word 0 of the segment's list of free ones lies above: keep clear of it.
  uintptr_t Top = reinterpret_cast<uintptr_t>(New) & ~uintptr_t(15);
  arch::prepare(New->Ctx, Top, startGoroutine, New);
  Sched.Lock.lock();
  New->Id = ++Sched.NextId;
  Sched.Count += !Hidden;
  Sched.Lock.unlock();
  if (New->Id > 1)
    startTimeSlices(currentP());
  ready(New);
  return New;
}

void zokor::rt::exitGoroutine() {
  G *Self = currentG();
  Self->State = GState::Dead;
  Self->Entry = nullptr;
  currentM()->G0->Param = nullptr;
  toScheduler(Self);
  __builtin_unreachable();
}

//===----------------------------------------------------------------------===//
// The scheduling loop
//===----------------------------------------------------------------------===//

/// Readies the goroutine of the timers if one is due, and that of signals.
static void checkEvents() {
  Alarm &Timers = timerAlarm();
  if (int64_t When = Timers.when(); When && When <= nanotime())
    if (G *Due = Timers.takeIfDue(nanotime()))
      ready(Due);
  if (G *Receiver = takeSignalReceiver())
    ready(Receiver);
  // Files may wait a little while others run.
  if (++Sched.NumChecks % 32 == 0)
    TheHooks.PollFiles();
}

static bool anyRunnable() {
  P *Proc = currentP();
  LockScope Held(Sched.Lock);
  return Proc->RunNext || Proc->Head != Proc->Tail || Sched.GlobalHead;
}

/// Nothing can run: sleeps until a timer is due, a signal comes or a file is
/// ready.
static void waitForEvent() {
  int64_t When = timerAlarm().when();
  int File = TheHooks.FileToSleepOn();
  if (!When && !mayReceiveSignals() && File < 0)
    fatal(Sched.Count ? "all goroutines are asleep - deadlock!"
                      : "no goroutines (main called runtime.Goexit) - "
                        "deadlock!");
  int64_t Left = When ? When - nanotime() : 0;
  if (When && Left <= 0)
    return;
  timespec Time{Left / 1000000000, Left % 1000000000};
  beginIdle();
  sleepOrSignal(When ? &Time : nullptr, File);
  endIdle();
}

bool zokor::rt::mayRunOthers() {
  checkEvents();
  if (anyRunnable())
    return true;
  TheHooks.PollFiles();
  return anyRunnable();
}

bool zokor::rt::mayAnythingHappen() {
  return mayRunOthers() || timerAlarm().when() || mayReceiveSignals() ||
         Sched.Count > 1;
}

/// How often the global queue comes first.
static constexpr uint32_t GlobalInterval = 61;

static G *findRunnable() {
  P *Proc = currentP();
  checkEvents();
  // Pairs with the store in TimeSlice.cpp. Read first: an exchange is slow.
  bool SliceOver =
      Proc->SliceOver.load(Relaxed) && Proc->SliceOver.exchange(false, Acquire);
  G *Next = ++Proc->ScheduleCount % GlobalInterval ? nullptr : getGlobal();
  if (!Next && Proc->RunNext) {
    std::swap(Next, Proc->RunNext);
    if (!SliceOver)
      return Next;
    putGlobal(Next);
    Next = nullptr;
  }
  // A new slice; nobody else writes the count.
  Proc->SliceCount.store(Proc->SliceCount.load(Relaxed) + 1, Relaxed);
  if (!Next)
    Next = getLocal(Proc);
  if (!Next)
    Next = getGlobal();
  if (!Next) {
    TheHooks.PollFiles();
    std::swap(Next, Proc->RunNext);
  }
  return Next;
}

static void retire(G *Goroutine) {
  if (Goroutine->Large.Hi) {
    freeSegment(Goroutine->Large);
    Goroutine->Large = {};
  }
  LockScope Held(Sched.Lock);
  Sched.Count -= !Goroutine->IsHidden;
  Goroutine->Link = Sched.Free;
  Sched.Free = Goroutine;
}

void zokor::rt::schedule() {
  G *G0 = currentM()->G0;
  for (;;) {
    G *Next = findRunnable();
    if (!Next) {
      waitForEvent();
      continue;
    }
    Next->State = GState::Running;
    Next->Reason = WaitReason::None;
    arch::setCurrentG(Next);
    arch::setStackLimit(Next->StackLimit);
    arch::zokor_switch(&G0->Ctx, &Next->Ctx);
    // Next has left its stack and can be touched by others from here on.
    if (Next->State == GState::Dead) {
      retire(Next);
    } else if (auto *Request = static_cast<ParkRequest *>(G0->Param)) {
      if (!Request->Unlock(Next, Request->Lock))
        ready(Next);
    }
    G0->Param = nullptr;
  }
}

static uint64_t randomSeed() {
  timespec T;
  clock_gettime(CLOCK_MONOTONIC, &T);
  return (uint64_t(T.tv_nsec) << 20 ^ uint64_t(T.tv_sec)) | 1;
}

void zokor::rt::becomeSystemGoroutine() {
  G *Self = currentG();
  if (Self->IsHidden)
    return;
  Self->IsHidden = true;
  LockScope Held(Sched.Lock);
  --Sched.Count;
}

void zokor::rt::initializeScheduler() {
  FirstM.G0 = &FirstG0;
  FirstM.CurG = &FirstG0;
  FirstM.CurP = &FirstP;
  FirstM.RandomState = randomSeed();
  FirstG0.IsSystem = true;
  FirstG0.State = GState::Running;
  initialize(FirstP.Alloc);
  arch::setMachine(&FirstM);
  TheHooks.Preempt = preempt;
}

void zokor::rt::forEachGoroutine(void (*F)(G *, void *), void *Data) {
  // The list is in no order of ids: the memory of dead ones is used again.
  size_t Count = 0;
  for (G *Goroutine = Sched.All; Goroutine; Goroutine = Goroutine->AllLink)
    ++Count;
  size_t Bytes =
      (Count * sizeof(G *) + os::PageSize - 1) / os::PageSize * os::PageSize;
  auto **Sorted = static_cast<G **>(os::reserve(Bytes));
  if (!Sorted)
    fatal("cannot reserve memory for the list of goroutines");
  G **End = Sorted;
  for (G *Goroutine = Sched.All; Goroutine; Goroutine = Goroutine->AllLink)
    if (Goroutine->State != GState::Dead && !Goroutine->IsHidden)
      *End++ = Goroutine;
  std::sort(Sorted, End, [](G *A, G *B) { return A->Id < B->Id; });
  for (G **At = Sorted; At != End; ++At)
    F(*At, Data);
  os::unmap(Sorted, Bytes);
}

void zokor::rt::forEveryGoroutine(void (*F)(G *, void *), void *Data) {
  for (G *Goroutine = Sched.All; Goroutine; Goroutine = Goroutine->AllLink)
    if (Goroutine->State != GState::Dead)
      F(Goroutine, Data);
}

void zokor::rt::onSystemStack(void (*F)(void *), void *Argument) {
  // g0 is in schedule(), parked: what is below its stack pointer is free.
  uintptr_t SP = (currentM()->G0->Ctx.SP - 256) & ~uintptr_t(15);
  arch::zokor_call_on_stack(&currentG()->Ctx, SP, F, Argument);
}

uint64_t zokor::rt::numGoroutines() { return Sched.Count; }

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

ZOKOR_GO_FUNC("runtime.newproc", void, goNewProc, (abi::FuncVal * Fn)) {
  newGoroutine(Fn, reinterpret_cast<uintptr_t>(__builtin_return_address(0)));
}

ZOKOR_GO_FUNC("runtime.Gosched", void, goSched, ()) { yield(); }

ZOKOR_GO_FUNC("runtime.preempt", void, goPreempt, ()) {
  arch::setStackLimit(currentG()->StackLimit);
  preempt();
}

ZOKOR_GO_FUNC("runtime.NumGoroutine", int64_t, goNumGoroutine, ()) {
  return int64_t(numGoroutines());
}

ZOKOR_GO_FUNC("runtime.block", void, goBlock, ()) {
  park(nullptr, nullptr, WaitReason::SelectNoCases);
}
