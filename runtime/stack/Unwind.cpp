//===- Unwind.cpp - Walking the frames of a goroutine ---------------------===//

#include "runtime/stack/Unwind.h"

#include "runtime/arch/Registers.h"
#include "runtime/base/Check.h"
#include "runtime/stack/Tables.h"

using namespace zokor;
using namespace zokor::rt;

static const uintptr_t *words(uintptr_t Address) {
  return reinterpret_cast<const uintptr_t *>(Address);
}

FrameWalker::FrameWalker(const StackOwner &Owner, uintptr_t PC, uintptr_t SP,
                         uintptr_t FP)
    : Owner(&Owner) {
  set(PC, SP, FP);
}

FrameWalker::FrameWalker(const StackOwner &Owner, const arch::Context &Parked)
    : Owner(&Owner) {
  // zokor_switch has pushed six registers below its return address.
  set(words(Parked.SP)[6], Parked.SP + 56, Parked.FP);
}

FrameWalker FrameWalker::fromFrame(uintptr_t FP) {
  auto *Self = static_cast<StackOwner *>(arch::currentG());
  FrameWalker W(*Self, 0, FP, FP);
  if (!W.End)
    W.next();
  return W;
}

/// Whether FP can be the frame pointer of the next frame: aligned, on one of
/// the segments with room for the frame's head, and above the last one.
bool FrameWalker::validLink(uintptr_t FP) {
  const Segment &S = Owner->Large.contains(FP) ? Owner->Large : Owner->Small;
  if (FP % 8 || !S.contains(FP) || S.Hi - FP < 16)
    return false;
  // Only the step from the large segment to the small one may go anywhere.
  if (S.contains(Lowest) && FP < Lowest)
    return false;
  Lowest = FP + 8;
  return true;
}

void FrameWalker::set(uintptr_t PC, uintptr_t SP, uintptr_t FP) {
  auto Slow = reinterpret_cast<uintptr_t>(&__morestack);
  auto Return = reinterpret_cast<uintptr_t>(zokor_morestack_return);
  for (;;) {
    if (!FP || !Owner->Small.Hi) {
      End = true;
      return;
    }
    if (!validLink(FP)) {
      End = Broken = true;
      return;
    }
    if (PC != Return)
      break;
    PC = words(FP)[2];
    SP = FP + 24;
    FP = words(FP)[0];
  }
  Current = {FrameKind::Native, PC, SP, FP, nullptr};
  if (PC > Slow && PC < Return) {
    Current.Kind = FrameKind::Prologue;
    Current.PC = words(FP)[1];
    Current.SP = FP + 16;
    Current.Func = findFuncBefore(Current.PC);
  } else if ((Current.Func = findFuncBefore(PC))) {
    Current.Kind = FrameKind::Go;
  }
}

void FrameWalker::next() {
  const uintptr_t *FP = words(Current.FP);
  if (Current.Kind == FrameKind::Prologue)
    set(FP[2], Current.FP + 24, FP[0]);
  else
    set(FP[1], Current.FP + 16, FP[0]);
}

//===----------------------------------------------------------------------===//
// Verification
//===----------------------------------------------------------------------===//

/// Whether a word that the tables name lies in F's frame, or above it among
/// the stack arguments of the caller's frame.
static bool inFrame(uintptr_t A, const Frame &F, const StackOwner &Owner) {
  if (A % 8 || A < F.SP)
    return false;
  if (A < F.FP)
    return true;
  const Segment &S = Owner.Large.contains(F.FP) ? Owner.Large : Owner.Small;
  return A >= F.FP + 16 && S.contains(A);
}

static const char *findMapError(const abi::CallSite &Site, const Frame &F,
                                const StackOwner &Owner) {
  PointerMap Map(Site);
  for (uint32_t I = 0; I != Map.size(); ++I) {
    if (I && Map[I] == Map[I - 1])
      return "a pointer map names a place twice";
    if (!inFrame(placeAddress(Map[I], F.SP, F.FP), F, Owner))
      return "a pointer map names a place outside the frame";
  }
  return nullptr;
}

static const char *findGoFrameError(const Frame &F, const StackOwner &Owner) {
  if (F.SP > F.FP || F.SP % 8)
    return "the stack pointer is above the frame pointer";
  const abi::CallSite *Site = findSite(*F.Func, F.PC);
  if (!Site)
    return "a return address has no call site";
  for (const abi::StackObject &O : objects(*F.Func)) {
    uintptr_t A = placeAddress(O.Offset, F.SP, F.FP);
    if (A % 8 || A < F.SP || A > F.FP || O.Size > F.FP - A)
      return "a stack object lies outside the frame";
  }
  if (F.Func->Flags & abi::FuncHasDeferFrame &&
      !inFrame(placeAddress(F.Func->DeferFrame, F.SP, F.FP), F, Owner))
    return "the defer frame lies outside the frame";
  return findMapError(*Site, F, Owner);
}

const char *zokor::rt::findFrameError(FrameWalker &W, const StackOwner &Owner) {
  for (; !W.atEnd(); W.next())
    if (W->Kind == FrameKind::Go)
      if (const char *Error = findGoFrameError(*W, Owner))
        return Error;
  return W.broken() ? "the chain of frame pointers is broken" : nullptr;
}

void zokor::rt::verifyFrames() {
  FrameWalker W = FrameWalker::ofCaller();
  const char *Error =
      findFrameError(W, *static_cast<StackOwner *>(arch::currentG()));
  if (!Error)
    return;
  writeError("runtime: frame at pc=");
  writeErrorHex(W->PC);
  writeError(" sp=");
  writeErrorHex(W->SP);
  writeError(" fp=");
  writeErrorHex(W->FP);
  if (W->Func) {
    writeError(" in ");
    writeError(W->Func->Name.get() ? W->Func->Name.get() : "?");
  }
  writeError(": ");
  writeError(Error);
  writeError("\n");
  fatal("wrong frame tables");
}
