//===- Defer.cpp - Records of deferred calls ------------------------------===//
//
// The stack and heap forms; the open form needs no runtime unless there is a
// panic (Panic.cpp).
//
//===----------------------------------------------------------------------===//

#include "runtime/abi/Defer.h"
#include "runtime/base/GoFunc.h"
#include "runtime/gc/Alloc.h"
#include "runtime/sched/Sched.h"

using namespace zokor;
using namespace zokor::rt;

ZOKOR_GO_FUNC("runtime.panicmem", void, goPanicMem, ());

/// Link and Fn.
static const uint8_t RecordPointers[] = {0b0101};

static const abi::TypeDescriptor *recordType() {
  static const abi::TypeDescriptor T = [] {
    abi::TypeDescriptor D{};
    D.Size = sizeof(abi::DeferRecord);
    D.PtrData = offsetof(abi::DeferRecord, OnHeap);
    D.Align = D.FieldAlign = alignof(abi::DeferRecord);
    D.KindBits = uint8_t(abi::Kind::Struct);
    D.GCData = RecordPointers;
    return D;
  }();
  return &T;
}

ZOKOR_GO_FUNC("runtime.deferproc", void, goDeferProc,
              (abi::FuncVal * Fn, uintptr_t Frame)) {
  auto *D = static_cast<abi::DeferRecord *>(newObject(recordType()));
  G *Self = currentG();
  *D = {Self->Defers, Frame, Fn, 1};
  Self->Defers = D;
}

/// Defers a call for an outer function, from the body of a range over a
/// function. The records stand in the order of their frames; the outer function
/// has one already.
ZOKOR_GO_FUNC("runtime.deferprocat", void, goDeferProcAt,
              (abi::FuncVal * Fn, uintptr_t Frame)) {
  auto *D = static_cast<abi::DeferRecord *>(newObject(recordType()));
  abi::DeferRecord **Link = &currentG()->Defers;
  while (*Link && (*Link)->Frame != Frame)
    Link = &(*Link)->Link;
  *D = {*Link, Frame, Fn, 1};
  *Link = D;
}

ZOKOR_GO_FUNC("runtime.deferprocStack", void, goDeferProcStack,
              (abi::DeferRecord * D)) {
  G *Self = currentG();
  D->Link = Self->Defers;
  Self->Defers = D;
}

ZOKOR_GO_FUNC("runtime.deferreturn", void, goDeferReturn, (uintptr_t Frame)) {
  // A call may move the goroutine to another thread: ask for G each time.
  for (;;) {
    G *Self = currentG();
    abi::DeferRecord *D = Self->Defers;
    if (!D || D->Frame != Frame)
      return;
    // Unlinked first: a panic in the call must not run it again.
    Self->Defers = D->Link;
    abi::FuncVal *Fn = D->Fn;
    if (!Fn)
      goPanicMem();
    using Code = void(ZOKOR_GO_CC *)(abi::FuncVal *);
    reinterpret_cast<Code>(Fn->Code)(Fn);
  }
}
