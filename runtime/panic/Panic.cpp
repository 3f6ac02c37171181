//===- Panic.cpp - panic, recover and Goexit ------------------------------===//

#include "runtime/panic/Panic.h"

#include "runtime/abi/Defer.h"
#include "runtime/arch/Switch.h"
#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/panic/GoroutineDump.h"
#include "runtime/panic/Signals.h"
#include "runtime/sched/Sched.h"
#include "runtime/stack/CallFrames.h"
#include "runtime/stack/Tables.h"
#include "runtime/stack/Unwind.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

using namespace zokor;
using namespace zokor::rt;

/// Return address of the deferred calls that zokor_call_closure makes.
extern "C" const char zokor_call_closure_return[];

// Functions of lib/runtime.

/// What Error or String of a panic's value says, as a string; else the value.
ZOKOR_GO_FUNC("runtime.preprintpanic", PtrPtr, goPreprintPanic,
              (const void *Type, void *Data));
ZOKOR_GO_FUNC("runtime.printpanicval", void, goPrintPanicValue,
              (const void *Type, void *Data));
/// panic with the memory error.
ZOKOR_GO_FUNC("runtime.panicmem", void, goPanicMem, ());

static Panic *panics() { return static_cast<Panic *>(currentG()->Panics); }

//===----------------------------------------------------------------------===//
// Deferred calls
//===----------------------------------------------------------------------===//

/// Running a nil func value panics; this one does it in its place.
static ZOKOR_GO_CC void callNil(abi::FuncVal *) { goPanicMem(); }
static abi::FuncVal NilCall{reinterpret_cast<void *>(&callNil)};

/// Makes a deferred call for P. Its own function, so that its frame names the
/// panic that the call belongs to.
[[gnu::noinline]] static void callDeferred(Panic &P, abi::FuncVal *Fn) {
  P.CallFrame = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  P.CallLine = __LINE__ + 1;
  arch::zokor_call_closure(Fn ? Fn : &NilCall);
  P.CallFrame = 0;
}

/// Is F the frame of zokor_call_closure in which P's deferred call runs?
static bool isCallOf(const Panic &P, const Frame &F) {
  return P.CallFrame &&
         F.PC == reinterpret_cast<uintptr_t>(zokor_call_closure_return) &&
         *reinterpret_cast<const uintptr_t *>(F.FP) == P.CallFrame;
}

/// Takes the last pending call of a frame off its list.
static bool takePending(const Frame &F, abi::FuncVal *&Fn) {
  if (F.Kind != FrameKind::Go)
    return false;
  if (F.Func->Flags & abi::FuncHasDeferFrame) {
    auto *D = reinterpret_cast<abi::DeferFrame *>(
        placeAddress(F.Func->DeferFrame, F.SP, F.FP));
    if (D->Pending) {
      unsigned Bit = 63 - unsigned(__builtin_clzll(D->Pending));
      ZOKOR_CHECK(Bit < abi::MaxOpenDefers);
      D->Pending &= ~(uint64_t(1) << Bit);
      Fn = D->Slots[Bit];
      return true;
    }
  }
  G *Self = currentG();
  abi::DeferRecord *D = Self->Defers;
  if (!D || D->Frame != F.FP)
    return false;
  Self->Defers = D->Link;
  Fn = D->Fn;
  return true;
}

//===----------------------------------------------------------------------===//
// Continuing after a recovered panic
//===----------------------------------------------------------------------===//

/// Continues the function of frame F at the landing pad of the call it is in.
[[noreturn]] static void continueAfterRecover(const Frame &F) {
  uintptr_t Pad = findLandingPad(F.PC);
  if (!Pad)
    fatal("a recovered panic finds no way to go on");
  arch::Registers R;
  arch::zokor_capture(&R);
  while (R.fp() != F.FP || R.pc() != F.PC)
    if (!stepToCaller(R))
      fatal("a frame cannot be unwound after recover");
  ZOKOR_CHECK(R.sp() == F.SP);
  R.pc() = Pad;
  // The frame may be on the small segment, and this one on the large.
  G *Self = currentG();
  Self->StackLimit =
      (Self->Small.contains(F.SP) ? Self->Small : Self->Large).limit();
  if (arch::stackLimit() != abi::PreemptLimit)
    arch::setStackLimit(Self->StackLimit);
  zokor_resume(&R);
}

/// A deferred call of frame F has recovered P. Returns only if a Goexit goes
/// on.
static void leavePanic(Panic &P, const Frame &F) {
  G *Self = currentG();
  bool Goexit = false;
  Panic *Rest = P.Link;
  for (; Rest && Rest->Aborted; Rest = Rest->Link)
    Goexit |= Rest->Goexit;
  if (Goexit) {
    // Its frame lies between here and F: go on in its place.
    P.Link = Rest;
    P.Goexit = true;
    P.Recovered = false;
    return;
  }
  Self->Panics = Rest;
  if (!Rest)
    Self->Fault = {};
  continueAfterRecover(F);
}

//===----------------------------------------------------------------------===//
// The end of the program
//===----------------------------------------------------------------------===//

/// Oldest first, each newer one indented.
static void printPanics(const Panic &P) {
  if (P.Link) {
    printPanics(*P.Link);
    if (!P.Link->Goexit)
      writeError("\t");
  }
  if (P.Goexit)
    return;
  writeError("panic: ");
  goPrintPanicValue(P.Value.Type, P.Value.Data);
  if (P.Recovered)
    writeError(" [recovered]");
  writeError("\n");
}

const Panic *zokor::rt::panicOf(const StackOwner &Owner, const Frame &F) {
  for (auto *P = static_cast<const Panic *>(Owner.Panics); P; P = P->Link)
    if (isCallOf(*P, F))
      return P;
  return nullptr;
}

void zokor::rt::printPanicFrame(Output &O, const StackOwner &Owner,
                                const Frame &F) {
  const Panic *P = panicOf(Owner, F);
  if (!P)
    return;
  if (P->Goexit) {
    O.text("runtime.Goexit()\n");
  } else {
    O.text("panic({");
    O.hex(reinterpret_cast<uintptr_t>(P->Value.Type));
    O.text(", ");
    O.hex(reinterpret_cast<uintptr_t>(P->Value.Data));
    O.text("})\n");
  }
  // The place is that of the call in callDeferred.
  auto Return = reinterpret_cast<const uintptr_t *>(F.FP)[1];
  O.text("\truntime/panic/Panic.cpp:");
  O.uint(P->CallLine);
  O.text(" +");
  O.hex(Return - reinterpret_cast<uintptr_t>(&callDeferred));
  O.text("\n");
}

[[noreturn]] static void endProgram(Panic &P, const FrameWalker &W) {
  // The values' methods are called while the program is still whole.
  for (Panic *Q = &P; Q; Q = Q->Link) {
    if (Q->Goexit)
      continue;
    PtrPtr V = goPreprintPanic(Q->Value.Type, Q->Value.Data);
    Q->Value = {static_cast<const abi::TypeDescriptor *>(V.First), V.Second};
  }
  printPanics(P);
  Output O;
  const G &Self = *currentG();
  if (Self.Fault.Signal)
    printFault(O, Self.Fault);
  O.text("\n");
  printGoroutineAt(O, Self, W);
  _exit(2);
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

/// Runs the deferred calls of all frames from *W on. Returns if no call has
/// recovered P.
static void walk(Panic &P, FrameWalker W) {
  G *Self = currentG();
  P.Link = panics();
  Self->Panics = &P;
  for (; !W.atEnd(); W.next()) {
    for (Panic *Q = P.Link; Q; Q = Q->Link)
      if (isCallOf(*Q, *W))
        Q->Aborted = true;
    abi::FuncVal *Fn;
    while (takePending(*W, Fn)) {
      callDeferred(P, Fn);
      if (P.Recovered)
        leavePanic(P, *W);
    }
  }
  if (W.broken())
    fatal("the stack is damaged");
}

[[noreturn]] static void start(Panic &P, const FrameWalker &W) {
  if (currentG()->IsSystem)
    fatal("panic on a system stack");
  walk(P, W);
  if (!P.Goexit)
    endProgram(P, W);
  currentG()->Panics = nullptr;
  exitGoroutine();
}

void zokor::rt::panic(abi::Eface Value) {
  Panic P;
  P.Value = Value;
  start(P, FrameWalker::ofCaller());
}

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

ZOKOR_GO_FUNC("runtime.gopanic", void, goPanic,
              (const abi::TypeDescriptor *Type, void *Data)) {
  Panic P;
  P.Value = {Type, Data};
  start(P, FrameWalker::ofCaller());
}

ZOKOR_GO_FUNC("runtime.Goexit", void, goExit, ()) {
  Panic P;
  P.Goexit = true;
  start(P, FrameWalker::ofCaller());
}

/// Does a wrapper itself make the call that W is in, not what was inlined into
/// it?
static bool isCallByWrapper(const Frame &W) {
  if (!W.Func || !(W.Func->Flags & abi::FuncWrapper))
    return false;
  SourcePlaces Places(*W.Func, W.PC);
  SourcePlace Innermost;
  return !Places.next(Innermost) || !Innermost.Inlined;
}

/// Functions that reflect has made lead through these, and through native
/// code, to those that were wanted.
static bool isReflectStub(const Frame &W) {
  const char *Name = W.Func ? W.Func->Name.get() : nullptr;
  return Name && (!strcmp(Name, "reflect.callMethod") ||
                  !strcmp(Name, "reflect.callReflect"));
}

/// The frame of the function that calls recover, given the frame with the call:
/// the wrapper that `defer recover()` makes stands for a call by the function
/// that runs it. At the end if that is no function.
static void skipRecoverWrapper(FrameWalker &W) {
  if (!(W->Func->Flags & abi::FuncWrapper))
    return;
  do
    W.next();
  while (!W.atEnd() && !W->Func &&
         W->PC != reinterpret_cast<uintptr_t>(zokor_call_closure_return));
}

/// recover() in the function whose CFA is given: the innermost panic's value if
/// gopanic itself has called that function, perhaps through wrappers.
ZOKOR_GO_FUNC("runtime.gorecover", PtrPtr, goRecover, (uintptr_t CFA)) {
  Panic *P = panics();
  if (!P || P->Goexit || P->Recovered || !P->CallFrame)
    return {};
  FrameWalker W = FrameWalker::ofCaller();
  if (W.atEnd() || !W->Func || W->FP + 16 != CFA)
    return {};
  skipRecoverWrapper(W);
  if (W.atEnd() || !W->Func)
    return {};
  do
    W.next();
  while (!W.atEnd() && !isCallOf(*P, *W) &&
         (!W->Func || isCallByWrapper(*W) || isReflectStub(*W)));
  if (W.atEnd() || !isCallOf(*P, *W))
    return {};
  P->Recovered = true;
  return {const_cast<abi::TypeDescriptor *>(P->Value.Type), P->Value.Data};
}

/// panicmem tells what stands for the fault: the signal that brought control
/// there, or else, for a check that is not a faulting load, what a load would
/// have said.
ZOKOR_GO_FUNC("runtime.recordfault", void, goRecordFault, ()) {
  FaultInfo &F = currentG()->Fault;
  if (F.Fresh) {
    F.Fresh = false;
    return;
  }
  FrameWalker W = FrameWalker::ofCaller();
  if (!W.atEnd())
    W.next();
  F = {SIGSEGV, SEGV_MAPERR, 0, W.atEnd() ? 0 : W->PC - 1, false};
}

/// Landing pads are never found by an unwinder of the system.
extern "C" int zokor_personality() { return 8; /* _URC_CONTINUE_UNWIND */ }
