//===- Roots.cpp - Data, stacks and goroutines ----------------------------===//

#include "runtime/gc/Roots.h"

#include "runtime/abi/Defer.h"
#include "runtime/stack/Tables.h"
#include "runtime/stack/Unwind.h"
#include "runtime/sync/SpinLock.h"

using namespace zokor;
using namespace zokor::rt;

extern "C" {
extern const char zokor_call_closure_return[];
// Of runtime/reflect; absent in programs without it.
[[gnu::weak]] extern const char zokor_reflect_invoke_return[],
    zokor_reflect_stubs[], zokor_reflect_stubs_end[];
}

//===----------------------------------------------------------------------===//
// Memory of the runtime
//===----------------------------------------------------------------------===//

namespace {

struct Region {
  uintptr_t Start;
  size_t Bytes;
};

struct Registered {
  SpinLock Lock;
  ReservedArray<Region> Regions;
};

} // namespace

static Registered TheRegistered;

void zokor::rt::addRoot(const void *Start, size_t Bytes) {
  LockScope Held(TheRegistered.Lock);
  TheRegistered.Regions.push({reinterpret_cast<uintptr_t>(Start), Bytes});
}

void zokor::rt::removeRoot(const void *Start, size_t Bytes) {
  LockScope Held(TheRegistered.Lock);
  auto &Regions = TheRegistered.Regions;
  for (Region &R : Regions)
    if (R.Start == reinterpret_cast<uintptr_t>(Start) && R.Bytes == Bytes) {
      R = Regions[Regions.size() - 1];
      Regions.pop();
      return;
    }
}

//===----------------------------------------------------------------------===//
// Stacks
//===----------------------------------------------------------------------===//

namespace {

/// The frames of one goroutine, innermost first.
class StackScan {
public:
  StackScan(Marker &Marks, const G &Goroutine, const RootOptions &O)
      : Marks(Marks), Goroutine(Goroutine), AllConservative(O.Conservative),
        InnermostIsClean(O.Clean == &Goroutine), W(Goroutine, Goroutine.Ctx),
        NativeLo(Goroutine.Ctx.SP), NativeHi(Goroutine.Ctx.SP) {}

  void run();

private:
  void native(const Frame &F);
  void flushNative();
  void prologue(const Frame &F);
  void goFrame(const Frame &F, bool Conservative);
  bool calledByNative() const;
  void everything();

  Marker &Marks;
  const G &Goroutine;
  bool AllConservative, InnermostIsClean;
  FrameWalker W;
  /// C++ frames that were met and not yet scanned: if no Go frame follows they
  /// are the bottom of the stack.
  uintptr_t NativeLo, NativeHi;
};

} // namespace

/// Does the call that returns to PC save all registers of its caller first?
static bool savesRegisters(uintptr_t PC) {
  return PC == reinterpret_cast<uintptr_t>(zokor_call_closure_return) ||
         PC == reinterpret_cast<uintptr_t>(zokor_reflect_invoke_return);
}

/// A function that reflect has made takes its stack arguments from the frame of
/// its caller, whose map does not have them. Words that it can take:
static constexpr size_t MaxMadeFuncBytes = 128 * sizeof(uintptr_t);

static bool isMadeFunc(uintptr_t PC) {
  return PC > reinterpret_cast<uintptr_t>(zokor_reflect_stubs) &&
         PC < reinterpret_cast<uintptr_t>(zokor_reflect_stubs_end);
}

void StackScan::native(const Frame &F) {
  // The first frame begins below its stack pointer, with saved registers.
  if (NativeLo != NativeHi && F.SP != NativeHi) {
    flushNative();
    NativeLo = F.SP;
  } else if (NativeLo == NativeHi && NativeLo != Goroutine.Ctx.SP) {
    NativeLo = F.SP;
  }
  NativeHi = F.FP + 16;
  if (isMadeFunc(F.PC)) {
    const Segment &S =
        Goroutine.Large.contains(F.FP) ? Goroutine.Large : Goroutine.Small;
    uintptr_t End = NativeHi + MaxMadeFuncBytes;
    Marks.scanWords(NativeHi, End < S.Hi ? End : S.Hi);
  }
}

void StackScan::flushNative() {
  Marks.scanWords(NativeLo, NativeHi);
  NativeLo = NativeHi = 0;
}

/// The body of F.Func has not begun. F.FP is the frame of __morestack, which
/// lies above what it called.
void StackScan::prologue(const Frame &F) {
  uintptr_t Lo = NativeHi;
  flushNative();
  // The frame that MoreStack.S makes: with its alignment, and where it keeps
  // the size of the stack arguments, which lie above three words.
  constexpr size_t SavedBytes = 368 + 16, StackArgsAt = 104, ArgsAt = 24;
  Marks.scanWords(Lo ? Lo : F.FP - SavedBytes, F.FP);
  size_t StackArgs = *reinterpret_cast<const size_t *>(F.FP - StackArgsAt);
  Marks.scanWords(F.FP + ArgsAt, F.FP + ArgsAt + StackArgs);
}

void StackScan::goFrame(const Frame &F, bool Conservative) {
  const abi::FuncEntry &Func = *F.Func;
  const abi::CallSite *Site = findSite(Func, F.PC);
  if (Conservative || !Site)
    Marks.scanWords(F.SP, F.FP);
  if (!Site)
    return;
  PointerMap Map(*Site);
  for (uint32_t I = 0; I != Map.size(); ++I)
    Marks.mark(
        *reinterpret_cast<uintptr_t *>(placeAddress(Map[I], F.SP, F.FP)));
  for (const abi::StackObject &O : objects(Func))
    Marks.scanMasked(placeAddress(O.Offset, F.SP, F.FP), O.Size,
                     O.Pointers.get());
  if (!(Func.Flags & abi::FuncHasDeferFrame))
    return;
  auto *D = reinterpret_cast<const abi::DeferFrame *>(
      placeAddress(Func.DeferFrame, F.SP, F.FP));
  for (unsigned I = 0; I != abi::MaxOpenDefers; ++I)
    if (D->Pending >> I & 1)
      Marks.mark(D->Slots[I]);
}

/// W is at the innermost of some Go frames. Is the outermost of them called by
/// C++ that does not save its registers, and that has Go callers itself?
bool StackScan::calledByNative() const {
  FrameWalker Ahead = W;
  while (!Ahead.atEnd() && Ahead->Kind != FrameKind::Native)
    Ahead.next();
  if (Ahead.atEnd() || savesRegisters(Ahead->PC))
    return false;
  while (!Ahead.atEnd() && Ahead->Kind == FrameKind::Native)
    Ahead.next();
  return !Ahead.atEnd();
}

/// Without frames to go by.
void StackScan::everything() {
  for (const Segment &S : {Goroutine.Small, Goroutine.Large})
    if (S.Hi)
      Marks.scanWords(S.contains(Goroutine.Ctx.SP) ? Goroutine.Ctx.SP : S.Lo,
                      S.Hi);
}

void StackScan::run() {
  bool SeenGo = false, InGo = false, Conservative = false;
  for (; !W.atEnd(); W.next()) {
    if (W->Kind == FrameKind::Native) {
      InGo = false;
      native(*W);
      continue;
    }
    if (!InGo) {
      bool Registers = calledByNative();
      Conservative = AllConservative || Registers;
      // They hold nothing but the registers that they have saved.
      if (!SeenGo && InnermostIsClean && !Registers)
        NativeLo = NativeHi = 0;
    }
    SeenGo = InGo = true;
    if (W->Kind == FrameKind::Prologue) {
      prologue(*W);
      continue;
    }
    flushNative();
    goFrame(*W, Conservative);
  }
  if (!SeenGo || W.broken())
    everything();
}

void zokor::rt::markStack(Marker &M, const G &Goroutine, const RootOptions &O) {
  if (Goroutine.Ctx.FP) // else it has not started
    StackScan(M, Goroutine, O).run();
}

//===----------------------------------------------------------------------===//
// All roots
//===----------------------------------------------------------------------===//

static void markGoroutine(Marker &M, const G &Goroutine, const RootOptions &O) {
  M.mark(Goroutine.Entry);
  M.mark(Goroutine.Param);
  // Records on the stack lead to records in the heap.
  for (abi::DeferRecord *D = Goroutine.Defers; D; D = D->Link) {
    M.mark(D);
    M.mark(D->Fn);
  }
  markStack(M, Goroutine, O);
}

void zokor::rt::markRoots(Marker &M, const RootOptions &O) {
  for (const abi::RootEntry &R : roots())
    if (R.Start)
      M.scanMasked(R.Start, R.Size,
                   reinterpret_cast<const uint8_t *>(R.Pointers));
  for (const Region &R : TheRegistered.Regions)
    M.scanWords(R.Start, R.Start + R.Bytes);
  struct Task {
    Marker &M;
    const RootOptions &O;
  } T{M, O};
  forEveryGoroutine(
      [](G *Goroutine, void *Data) {
        auto &T = *static_cast<Task *>(Data);
        markGoroutine(T.M, *Goroutine, T.O);
        // What one goroutine reaches is usually small: keep the list short.
        T.M.drain();
      },
      &T);
}
