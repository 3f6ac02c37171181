//===- Symbols.cpp - runtime.Callers, Frames and Func ---------------------===//
//
// What lib/runtime/symtab.go asks for. A *runtime.Func is the address of a
// FuncEntry, or, with the lowest bit set, of the LocEntry of an inlined call.
//
// As in gc, Callers stores an address for each call, inlined ones too, so that
// FuncForPC names each. They share a call site; which of the calls there is
// meant is in the bits above the address, if there are several. Frame.PC is
// marked alike. An address from elsewhere stands for all calls at its site.
//
// Calls that gc's runtime makes in Go code and ours in C++ have addresses below
// all code: programs count them, and look for their names.
//
//===----------------------------------------------------------------------===//

#include "runtime/abi/Values.h"
#include "runtime/base/GoFunc.h"
#include "runtime/panic/GoroutineDump.h"
#include "runtime/panic/Panic.h"
#include "runtime/sched/Sched.h"
#include "runtime/stack/Tables.h"

#include <cstring>
#include <iterator>

using namespace zokor;
using namespace zokor::rt;

static constexpr unsigned SkipShift = 56;
static constexpr uintptr_t AddressMask = (uintptr_t(1) << SkipShift) - 1;
/// Stands for one call only.
static constexpr uintptr_t OneCall = uintptr_t(1) << 63;

/// Which of the calls at its site an address stands for.
static int64_t callIndex(uintptr_t PC) {
  return int64_t((PC & ~OneCall) >> SkipShift);
}

/// The address that stands for P, the call number Index at a site.
static uintptr_t oneCall(uintptr_t PC, int64_t Index, const SourcePlace &P) {
  if (Index == 0 && !P.Inlined)
    return PC; // there is no other
  constexpr int64_t Largest = (OneCall >> SkipShift) - 1;
  return PC | uintptr_t(Index < Largest ? Index : Largest) << SkipShift |
         OneCall;
}

static constexpr uintptr_t InlinedBit = 1;

namespace {
/// A function that is not written in Go here.
struct NativeCall {
  const char *Function, *File;
};
} // namespace

enum : unsigned { GoPanicCall, GoexitCall, MainCall, BottomCall };
static constexpr NativeCall NativeCalls[] = {
    {"runtime.gopanic", "runtime/panic.go"},
    {"runtime.Goexit", "runtime/panic.go"},
    {"runtime.main", "runtime/proc.go"},
    {"runtime.goexit", "runtime/asm_amd64.s"}};
/// Addresses are far enough from each other for pc-1 and pc+1.
static constexpr uintptr_t NativeDistance = 16;
/// A *Func for them: the number of the call above these bits.
static constexpr uintptr_t NativeBits = 2, NativeShift = 2;

static uintptr_t nativeAddress(unsigned Call) {
  return (Call + 1) * NativeDistance;
}

/// The native call that an address, or the one before it, stands for.
static const NativeCall *nativeCallAt(uintptr_t PC) {
  uintptr_t Number = (PC + NativeDistance / 2) / NativeDistance;
  return Number && Number <= std::size(NativeCalls) ? &NativeCalls[Number - 1]
                                                    : nullptr;
}

static uintptr_t funcOf(const NativeCall &C) {
  return uintptr_t(&C - NativeCalls) << NativeShift | NativeBits;
}

static const NativeCall *nativeOf(uintptr_t Func) {
  constexpr uintptr_t Mask = (uintptr_t(1) << NativeShift) - 1;
  uintptr_t Number = Func >> NativeShift;
  return (Func & Mask) == NativeBits && Number < std::size(NativeCalls)
             ? &NativeCalls[Number]
             : nullptr;
}

static PtrInt goString(const char *S) {
  if (!S)
    return {nullptr, 0};
  return {const_cast<char *>(S), int64_t(strlen(S))};
}

//===----------------------------------------------------------------------===//
// Callers
//===----------------------------------------------------------------------===//

namespace {
/// Where Callers stores addresses.
struct AddressList {
  int64_t Skip;
  uintptr_t *PCs;
  int64_t Max, Stored = 0;

  bool full() const { return Stored >= Max; }
  void add(uintptr_t PC) {
    if (Skip > 0)
      --Skip;
    else if (!full())
      PCs[Stored++] = PC;
  }
};
} // namespace

static int64_t storeCallers(const G &Goroutine, FrameWalker W, int64_t Skip,
                            uintptr_t *PCs, int64_t Max) {
  AddressList List{Skip, PCs, Max};
  for (; !W.atEnd() && !List.full(); W.next()) {
    if (W->Kind != FrameKind::Go) {
      if (const Panic *P = panicOf(W.owner(), *W))
        List.add(nativeAddress(P->Goexit ? GoexitCall : GoPanicCall));
      continue;
    }
    SourcePlaces Places(*W->Func, W->PC);
    SourcePlace P;
    for (int64_t I = 0; Places.next(P); ++I)
      if (!isWrapper(*W->Func, P))
        List.add(oneCall(W->PC, I, P));
  }
  if (Goroutine.Id == 1)
    List.add(nativeAddress(MainCall));
  List.add(nativeAddress(BottomCall));
  return List.Stored;
}

ZOKOR_GO_FUNC("runtime.callers", int64_t, goCallers,
              (int64_t Skip, uintptr_t *PCs, int64_t Len, int64_t Cap)) {
  return storeCallers(*currentG(), FrameWalker::ofCaller(), Skip < 0 ? 0 : Skip,
                      PCs, Len);
}

namespace {
struct Wanted {
  int64_t Index;
  G *Found;
};
} // namespace

ZOKOR_GO_FUNC("runtime.goroutineCallers", int64_t, goGoroutineCallers,
              (int64_t Index, uintptr_t *PCs, int64_t Len, int64_t Cap)) {
  Wanted W{Index, nullptr};
  forEachGoroutine(
      [](G *Goroutine, void *Data) {
        auto &W = *static_cast<Wanted *>(Data);
        if (!Goroutine->IsSystem && W.Index-- == 0)
          W.Found = Goroutine;
      },
      &W);
  if (!W.Found)
    return 0;
  if (W.Found == currentG())
    return storeCallers(*currentG(), FrameWalker::ofCaller(), 0, PCs, Len);
  return storeCallers(*W.Found, FrameWalker(*W.Found, W.Found->Ctx), 0, PCs,
                      Len);
}

//===----------------------------------------------------------------------===//
// Frames
//===----------------------------------------------------------------------===//

namespace {
/// runtime.Frame.
struct GoFrame {
  uintptr_t PC;
  uintptr_t Func;
  PtrInt Function;
  PtrInt File;
  int64_t Line;
  uintptr_t Entry;
};
static_assert(sizeof(GoFrame) == 64);
} // namespace

ZOKOR_GO_FUNC("runtime.frameAt", int64_t, goFrameAt,
              (uintptr_t PC, int64_t Index, GoFrame *Out)) {
  if (PC & OneCall && Index > 0)
    return 0;
  Index += callIndex(PC);
  PC &= AddressMask;
  if (const NativeCall *C = nativeCallAt(PC)) {
    *Out = {PC - 1, funcOf(*C), goString(C->Function), goString(C->File), 1, 0};
    return Index == 0;
  }
  const abi::FuncEntry *F = findFuncBefore(PC);
  if (!F)
    return 0;
  SourcePlaces Places(*F, PC);
  SourcePlace P;
  for (int64_t I = 0; I <= Index; ++I)
    if (!Places.next(P) || isWrapper(*F, P))
      return 0;
  *Out = {
      oneCall(PC - 1, Index, P), P.Inlined ? 0 : reinterpret_cast<uintptr_t>(F),
      goString(P.Function),      goString(P.File),
      int64_t(P.Line),           F->Start};
  return 1;
}

//===----------------------------------------------------------------------===//
// Func
//===----------------------------------------------------------------------===//

static const abi::FuncEntry *entryOf(uintptr_t Func) {
  return Func & InlinedBit || nativeOf(Func)
             ? nullptr
             : reinterpret_cast<const abi::FuncEntry *>(Func);
}
static const abi::LocEntry *inlinedOf(uintptr_t Func) {
  return reinterpret_cast<const abi::LocEntry *>(Func & ~InlinedBit);
}

/// The site that PC belongs to: a return address, or the address one before it
/// as Frame.PC has it.
static const abi::CallSite *siteAround(const abi::FuncEntry &F, uintptr_t PC) {
  const abi::CallSite *Site = findSite(F, PC);
  return Site ? Site : findSite(F, PC + 1);
}

ZOKOR_GO_FUNC("runtime.FuncForPC", uintptr_t, goFuncForPC, (uintptr_t PC)) {
  int64_t Index = callIndex(PC);
  PC &= AddressMask;
  if (const NativeCall *C = nativeCallAt(PC))
    return funcOf(*C);
  const abi::FuncEntry *F = functions().find(PC);
  if (!F && !(F = findFuncBefore(PC)))
    return 0;
  const abi::CallSite *Site = siteAround(*F, PC);
  const abi::LocEntry *Loc = Site ? Site->Loc.get() : nullptr;
  for (; Loc && Index; --Index)
    Loc = Loc->Parent.get();
  if (Loc && Loc->Parent.get())
    return reinterpret_cast<uintptr_t>(Loc) | InlinedBit;
  return reinterpret_cast<uintptr_t>(F);
}

ZOKOR_GO_FUNC("runtime.funcName", PtrInt, goFuncName, (uintptr_t Func)) {
  if (const NativeCall *C = nativeOf(Func))
    return goString(C->Function);
  if (const abi::FuncEntry *F = entryOf(Func)) {
    PtrInt Name = goString(F->Name.get());
    // The wrapper behind a func value goes by the function's name.
    constexpr char Suffix[] = "\u00b7fv";
    constexpr int64_t Len = sizeof Suffix - 1;
    if (Name.Int > Len &&
        !memcmp(static_cast<char *>(Name.Ptr) + Name.Int - Len, Suffix, Len))
      Name.Int -= Len;
    return Name;
  }
  return goString(inlinedOf(Func)->Function.get());
}

ZOKOR_GO_FUNC("runtime.funcEntry", uintptr_t, goFuncEntry, (uintptr_t Func)) {
  const abi::FuncEntry *F = entryOf(Func);
  return F ? F->Start : 0;
}

ZOKOR_GO_FUNC("runtime.funcFileLine", PtrIntInt, goFuncFileLine,
              (uintptr_t Func, uintptr_t PC)) {
  if (const NativeCall *C = nativeOf(Func)) {
    PtrInt File = goString(C->File);
    return {File.Ptr, File.Int, 1};
  }
  const abi::FuncEntry *F = entryOf(Func);
  const char *File;
  uint32_t Line;
  if (!F) {
    File = inlinedOf(Func)->File.get();
    Line = inlinedOf(Func)->Line;
  } else {
    // The outermost place: that is this function.
    const abi::CallSite *Site = siteAround(*F, PC & AddressMask);
    SourcePlaces Places =
        Site ? SourcePlaces(*F, F->Start + Site->PC) : SourcePlaces(*F);
    SourcePlace P{};
    while (Places.next(P))
      continue;
    File = P.File;
    Line = P.Line;
  }
  PtrInt Text = goString(File);
  return {Text.Ptr, Text.Int, Line};
}

/// For panicwrap: who called the function that asks.
ZOKOR_GO_FUNC("runtime.callerName", PtrInt, goCallerName, ()) {
  FrameWalker W = FrameWalker::ofCaller();
  if (!W.atEnd())
    W.next();
  if (W.atEnd() || !W->Func)
    return {nullptr, 0};
  // The caller may have been inlined itself.
  SourcePlaces Places(*W->Func, W->PC);
  SourcePlace P;
  return goString(Places.next(P) ? P.Function : W->Func->Name.get());
}

//===----------------------------------------------------------------------===//
// Stack
//===----------------------------------------------------------------------===//

ZOKOR_GO_FUNC("runtime.stack", int64_t, goStack,
              (char *Buffer, int64_t Len, int64_t Cap, int64_t All)) {
  if (!Len)
    return 0;
  Output O(Buffer, size_t(Len));
  FrameWalker W = FrameWalker::ofCaller();
  W.next(); // runtime.Stack itself
  printGoroutineAt(O, *currentG(), W);
  if (All)
    printOtherGoroutines(O);
  return int64_t(O.used());
}
