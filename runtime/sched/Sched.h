//===- Sched.h - Goroutines, machines and processors ------------*- C++ -*-===//
//
// G is a goroutine, M a thread, P the right to run Go code and what goes with
// it (run queue, allocation cache). An M runs Gs while it holds a P.
//
// Each M has a system goroutine g0 on the thread's own stack; the scheduler
// runs there. A goroutine leaves by park(), yield() or its end, which switch
// to g0; g0 picks the next one.
//
// At present there is one M and one P. The queues are already the per-P ring of
// 256 with a runnext slot, and the global list that takes the overflow and who
// yields. It is read when the ring is empty and every 61st time, as in gc, so
// that nobody waits for ever. TimeSlice.h tells how long a goroutine runs.
//
// States of a G (only the M that runs it, or who holds the lock of what it
// waits for, changes the state):
//
//      Runnable --schedule--> Running --park--> Waiting --ready--> Runnable
//                             Running --yield--> Runnable
//                             Running --goexit--> Dead
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_SCHED_SCHED_H
#define ZOKOR_RUNTIME_SCHED_SCHED_H

#include "runtime/abi/Values.h"
#include "runtime/arch/Registers.h"
#include "runtime/arch/Switch.h"
#include "runtime/heap/Heap.h"
#include "runtime/stack/Stack.h"
#include "runtime/sync/SpinLock.h"

namespace zokor::rt {

enum class GState : uint8_t { Runnable, Running, Waiting, Dead };

/// Why a goroutine waits; the texts are gc's, as tracebacks print them.
enum class WaitReason : uint8_t {
#define WAIT_REASON(Id, Text) Id,
#include "runtime/sched/WaitReasons.def"
};
const char *waitReasonText(WaitReason R);

struct M;
struct P;

/// The fault that the innermost panic came from; its numbers are printed with
/// the panic.
struct FaultInfo {
  int Signal = 0; ///< 0: the panic came from no fault
  uint32_t Code = 0;
  uintptr_t Address = 0, PC = 0;
  /// The handler has filled this in and panicmem has not yet been reached.
  bool Fresh = false;
};

/// A goroutine. It lies at the top of its own small stack segment.
struct G : StackOwner {
  arch::Context Ctx; ///< while not running
  uint64_t Id = 0;
  GState State = GState::Dead;
  WaitReason Reason = WaitReason::None;
  abi::FuncVal *Entry = nullptr; ///< the closure that it runs
  uintptr_t CreatorPC = 0;       ///< of the go statement
  G *Link = nullptr;             ///< in a queue
  G *AllLink = nullptr;          ///< in the list of all goroutines
  /// What the one who readied this goroutine tells it.
  void *Param = nullptr;
  Atomic<bool> SelectDone{false};
  bool IsSystem = false;
  bool InSyscall = false; ///< between entersyscall and exitsyscall
  /// Belongs to the runtime: not counted, not shown, no reason to go on.
  bool IsHidden = false;
  FaultInfo Fault; ///< runtime/panic
};

struct P : abi::PHead {
  static constexpr unsigned QueueSize = 256;
  uint32_t Id = 0;
  G *RunNext = nullptr; ///< runs before the queue: the one just readied
  /// The time slice has lasted long enough (TimeSlice.h).
  Atomic<bool> SliceOver{false};
  Atomic<uint32_t> SliceCount{0}; ///< time slices that have begun
  uint32_t ScheduleCount = 0;
  uint32_t Head = 0, Tail = 0;
  G *Queue[QueueSize];
  Cache Alloc;
};

struct M : abi::MHead {
  G *G0 = nullptr;
  uint64_t RandomState = 0;
};

inline G *currentG() { return static_cast<G *>(arch::currentG()); }
inline M *currentM() { return static_cast<M *>(arch::currentM()); }
inline P *currentP() { return static_cast<P *>(currentM()->CurP); }

/// Parks the running goroutine. `Unlock(Lock)` is called on g0 after the
/// goroutine can be readied by others; if it returns false the goroutine goes
/// on at once. Returns when somebody has called ready() for it. Called on a
/// goroutine's stack, holding at most the lock that Unlock releases.
void park(bool (*Unlock)(G *, void *), void *Lock, WaitReason Reason);
/// Makes a parked goroutine runnable, next on this P. Any goroutine.
void ready(G *Goroutine);
/// Is there a goroutine that yield would let run?
bool mayRunOthers();
/// Is there anything that could happen while the running goroutine is blocked?
bool mayAnythingHappen();
/// Lets others run; the caller goes to the end of the global queue. On a
/// goroutine's stack, without locks.
void yield();
/// Makes a goroutine that runs Fn and ends. Does not start it before the caller
/// gives up the P. CreatorPC: the return address of the go statement, 0 if
/// there is none; Hidden: see G. Takes the scheduler's lock and that of the
/// stack pool; does not allocate from the heap. Fatal without address space.
G *newGoroutine(abi::FuncVal *Fn, uintptr_t CreatorPC, bool Hidden = false);
/// Ends the running goroutine; its deferred calls have run.
[[noreturn]] void exitGoroutine();

/// Sets up M, P and g0 of the first thread.
void initializeScheduler();
/// Runs goroutines for ever, on g0.
[[noreturn]] void schedule();

/// Calls F for each goroutine that is not dead or hidden, by id. World stopped,
/// or one thread.
void forEachGoroutine(void (*F)(G *, void *), void *Data);
/// The same for all that are not dead, in any order, in linear time.
void forEveryGoroutine(void (*F)(G *, void *), void *Data);
/// Calls F(Argument) on the system goroutine's stack, where there is room. The
/// running goroutine's Ctx describes it as if it were parked. F must not switch
/// goroutines or call Go code.
void onSystemStack(void (*F)(void *), void *Argument);
/// Goroutines that are not dead or hidden; a moment later there may be others.
uint64_t numGoroutines();

/// A cheap pseudo-random number from this thread's own generator: any thread
/// with an M, no lock.
uint64_t fastRandom();

/// The running goroutine belongs to the runtime from now on: it is not counted,
/// and tracebacks leave it out.
void becomeSystemGoroutine();

/// The monotonic clock.
int64_t nanotime();

/// Where one goroutine sleeps until a time comes or somebody rings.
class Alarm {
public:
  /// Until 0: for ever. Returns at once if somebody has rung since the last
  /// call.
  void sleep(int64_t Until);
  /// Rings: the sleeper, which the caller readies, or null if nobody sleeps.
  G *takeSleeper();
  /// The sleeper, if its time has come, to be readied by the caller.
  G *takeIfDue(int64_t Now);
  /// When to look again; 0: never.
  int64_t when();

private:
  static bool unlockParked(G *, void *Self);
  SpinLock Lock; ///< guards everything
  G *Sleeper = nullptr;
  int64_t When = 0;
  bool Rung = false;
};
/// The goroutine of lib/runtime that runs timers sleeps here.
Alarm &timerAlarm();

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_SCHED_SCHED_H
