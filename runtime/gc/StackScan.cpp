//===- StackScan.cpp - The roots of one goroutine -------------------------===//
//
// A walk over the frames offers what the maps of the call sites call live, and
// notes where each frame's stack objects lie. An offered word may lead into the
// heap or to a stack object; the latter is looked into when the walk is over
// and all objects are known, and only then: what a dead object holds is
// garbage. Objects lead to further ones.
//
//===----------------------------------------------------------------------===//

#include "runtime/gc/Roots.h"

#include "runtime/abi/Defer.h"
#include "runtime/stack/Tables.h"
#include "runtime/stack/Unwind.h"

#include <algorithm>

using namespace zokor;
using namespace zokor::rt;

extern "C" {
extern const char zokor_call_closure_return[];
// Of runtime/reflect; absent in programs without it.
[[gnu::weak]] extern const char zokor_reflect_invoke_return[],
    zokor_reflect_stubs[], zokor_reflect_stubs_end[];
}

namespace {

class StackScan {
public:
  StackScan(Marker &Marks, const G &Goroutine, const RootOptions &O)
      : Marks(Marks), Objects(Marks.StackObjects), Pending(Marks.StackPointers),
        Goroutine(Goroutine), AllConservative(O.Conservative),
        InnermostIsClean(O.Clean == &Goroutine), W(Goroutine, Goroutine.Ctx),
        NativeLo(Goroutine.Ctx.SP), NativeHi(Goroutine.Ctx.SP) {}

  void run();

private:
  void offer(uintptr_t Word);
  void offerWords(uintptr_t Lo, uintptr_t Hi);
  void records();
  void frames();
  void native(const Frame &F);
  void flushNative();
  void prologue(const Frame &F);
  void goFrame(const Frame &F, bool Conservative);
  bool calledByNative() const;
  void everything();
  void followPending();

  Marker &Marks;
  ReservedArray<Marker::StackObject> &Objects;
  ReservedArray<uintptr_t> &Pending;
  const G &Goroutine;
  bool AllConservative, InnermostIsClean;
  FrameWalker W;
  /// C++ frames that were met and not yet scanned: if no Go frame follows they
  /// are the bottom of the stack.
  uintptr_t NativeLo, NativeHi;
};

} // namespace

void StackScan::offer(uintptr_t Word) {
  if (Goroutine.Small.contains(Word) || Goroutine.Large.contains(Word))
    Pending.push(Word);
  else
    Marks.mark(Word);
}

void StackScan::offerWords(uintptr_t Lo, uintptr_t Hi) {
  for (; Lo < Hi; Lo += sizeof(uintptr_t))
    offer(*reinterpret_cast<const uintptr_t *>(Lo));
}

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

//===----------------------------------------------------------------------===//
// Frames
//===----------------------------------------------------------------------===//

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
    offerWords(NativeHi, End < S.Hi ? End : S.Hi);
  }
}

void StackScan::flushNative() {
  offerWords(NativeLo, NativeHi);
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
  offerWords(Lo ? Lo : F.FP - SavedBytes, F.FP);
  size_t StackArgs = *reinterpret_cast<const size_t *>(F.FP - StackArgsAt);
  offerWords(F.FP + ArgsAt, F.FP + ArgsAt + StackArgs);
}

void StackScan::goFrame(const Frame &F, bool Conservative) {
  const abi::FuncEntry &Func = *F.Func;
  const abi::CallSite *Site = findSite(Func, F.PC);
  for (const abi::StackObject &O : objects(Func))
    Objects.push(
        {placeAddress(O.Offset, F.SP, F.FP), O.Size, false, O.Pointers.get()});
  if (Conservative || !Site)
    offerWords(F.SP, F.FP);
  if (!Site)
    return;
  PointerMap Map(*Site);
  for (uint32_t I = 0; I != Map.size(); ++I) {
    uintptr_t At = placeAddress(Map[I], F.SP, F.FP);
    if (Map[I] & abi::LiveObject)
      Pending.push(At);
    else
      offer(*reinterpret_cast<uintptr_t *>(At));
  }
  if (!(Func.Flags & abi::FuncHasDeferFrame))
    return;
  auto *D = reinterpret_cast<const abi::DeferFrame *>(
      placeAddress(Func.DeferFrame, F.SP, F.FP));
  for (unsigned I = 0; I != abi::MaxOpenDefers; ++I)
    if (D->Pending >> I & 1)
      offer(reinterpret_cast<uintptr_t>(D->Slots[I]));
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
      offerWords(S.contains(Goroutine.Ctx.SP) ? Goroutine.Ctx.SP : S.Lo, S.Hi);
}

void StackScan::frames() {
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

//===----------------------------------------------------------------------===//
// Stack objects
//===----------------------------------------------------------------------===//

void StackScan::followPending() {
  if (Pending.empty())
    return;
  using Object = Marker::StackObject;
  std::sort(Objects.begin(), Objects.end(),
            [](const Object &A, const Object &B) { return A.Start < B.Start; });
  while (!Pending.empty()) {
    uintptr_t P = Pending.pop();
    Object *O = std::upper_bound(
        Objects.begin(), Objects.end(), P,
        [](uintptr_t P, const Object &O) { return P < O.Start; });
    // Objects that are never live together may share a place.
    while (O != Objects.begin()) {
      --O;
      if (P - O->Start < O->Bytes && !O->Seen) {
        O->Seen = true;
        forMaskedWords(O->Start, O->Bytes, O->Pointers,
                       [this](uintptr_t Word) { offer(Word); });
      }
      if (O == Objects.begin() || O[-1].Start != O->Start)
        break;
    }
  }
}

//===----------------------------------------------------------------------===//
// Goroutines
//===----------------------------------------------------------------------===//

/// What a G refers to. Defer records on the stack lead to records in the heap.
void StackScan::records() {
  offer(reinterpret_cast<uintptr_t>(Goroutine.Entry));
  offer(reinterpret_cast<uintptr_t>(Goroutine.Param));
  for (abi::DeferRecord *D = Goroutine.Defers; D; D = D->Link) {
    Marks.mark(D);
    offer(reinterpret_cast<uintptr_t>(D->Fn));
  }
}

void StackScan::run() {
  Objects.clear();
  Pending.clear();
  records();
  frames();
  followPending();
}

void zokor::rt::markGoroutine(Marker &M, const G &Goroutine,
                              const RootOptions &O) {
  StackScan(M, Goroutine, O).run();
}
