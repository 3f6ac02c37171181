//===- Finalizers.cpp - Functions called before objects are freed ---------===//

#include "runtime/gc/Finalizers.h"

#include "runtime/abi/TypeDescriptor.h"
#include "runtime/base/GoFunc.h"
#include "runtime/gc/Alloc.h"
#include "runtime/sched/Sched.h"
#include "runtime/type/Itab.h"
#include "runtime/type/Type.h"

using namespace zokor;
using namespace zokor::rt;
using abi::TypeDescriptor;

namespace {

struct Finalizer {
  uintptr_t Object; ///< 0: taken away
  abi::FuncVal *Fn;
  /// The words of the argument: the object, or an interface with it.
  const void *First, *Second;
};

/// All is outside the heap, so that an entry keeps nothing alive by itself.
struct FinalizerTable {
  ReservedArray<Finalizer> Entries; ///< in the order they were set
  ReservedArray<uint32_t> Index;    ///< open addressing: entry + 1, or 0
  ReservedArray<Finalizer> Queue;
  size_t QueueHead = 0;
  G *Waiting = nullptr;
  bool Started = false;

  uint32_t *slotOf(uintptr_t Object);
  void rebuild();
  void add(const Finalizer &F);
};

} // namespace

static FinalizerTable Table;

/// The slot of the object's entry, or the empty one where it belongs. There are
/// always empty ones.
uint32_t *FinalizerTable::slotOf(uintptr_t Object) {
  size_t Mask = Index.size() - 1;
  for (size_t I = Object * 0x9e3779b97f4a7c15 >> 20;; ++I) {
    uint32_t *Slot = &Index[I & Mask];
    if (!*Slot || Entries[*Slot - 1].Object == Object)
      return Slot;
  }
}

/// Drops what was taken away and makes the index anew.
void FinalizerTable::rebuild() {
  size_t Kept = 0;
  for (Finalizer &F : Entries)
    if (F.Object)
      Entries[Kept++] = F;
  while (Entries.size() > Kept)
    Entries.pop();
  size_t Size = 64;
  while (Size < 4 * (Kept + 1))
    Size *= 2;
  Index.clear();
  for (size_t I = 0; I < Size; ++I)
    Index.push(0);
  for (size_t I = 0; I < Kept; ++I)
    *slotOf(Entries[I].Object) = uint32_t(I + 1);
}

void FinalizerTable::add(const Finalizer &F) {
  if (2 * (Entries.size() + 1) > Index.size())
    rebuild();
  uint32_t *Slot = slotOf(F.Object);
  Entries.push(F);
  *Slot = uint32_t(Entries.size());
}

//===----------------------------------------------------------------------===//
// For the collector
//===----------------------------------------------------------------------===//

void zokor::rt::markFinalizers(Marker &M) {
  for (const Finalizer &F : Table.Entries)
    if (F.Object) {
      M.scanObject(F.Object);
      M.mark(F.Fn);
    }
  for (size_t I = Table.QueueHead; I < Table.Queue.size(); ++I) {
    M.mark(Table.Queue[I].Object);
    M.mark(Table.Queue[I].Fn);
  }
}

bool zokor::rt::queueFinalizers(Marker &M) {
  size_t Before = Table.Queue.size();
  for (Finalizer &F : Table.Entries)
    if (F.Object && !M.isMarked(F.Object)) {
      Table.Queue.push(F);
      F.Object = 0;
    }
  if (Table.Queue.size() == Before)
    return false;
  for (size_t I = Before; I < Table.Queue.size(); ++I)
    M.mark(Table.Queue[I].Object);
  M.drain();
  Table.rebuild();
  return true;
}

void zokor::rt::wakeFinalizers() {
  if (G *Waiting = Table.Waiting) {
    Table.Waiting = nullptr;
    ready(Waiting);
  }
}

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

/// Answers of runtime.setFinalizer; lib/runtime/finalizer.go has the texts.
enum SetResult : int64_t {
  SetDone,
  SetNotAtBeginning,
  SetAlreadySet,
  SetCannotPass
};

/// The argument words for a finalizer of type Fn; false if an object of type
/// T cannot be its argument.
static bool makeArgument(const abi::FuncType *Fn, const TypeDescriptor *T,
                         void *Object, Finalizer &Out) {
  if (Fn->InCount != 1 || Fn->OutCount & 0x8000)
    return false;
  size_t Skip =
      sizeof(abi::FuncType) +
      (Fn->TFlag & abi::TFlagUncommon ? sizeof(abi::UncommonType) : 0);
  auto *Param = *reinterpret_cast<const TypeDescriptor *const *>(
      reinterpret_cast<const char *>(Fn) + Skip);
  Out.First = Object;
  Out.Second = nullptr;
  if (Param == T)
    return true;
  if (Param->kind() == abi::Kind::Pointer)
    // Assignable if one of the two has no name.
    return (!uncommonType(Param) || !uncommonType(T)) &&
           static_cast<const abi::PtrType *>(Param)->Elem ==
               static_cast<const abi::PtrType *>(T)->Elem;
  if (Param->kind() != abi::Kind::Interface)
    return false;
  auto *Inter = static_cast<const abi::InterfaceType *>(Param);
  Out.First =
      Inter->NumMethods ? static_cast<const void *>(findItab(Inter, T)) : T;
  Out.Second = Object;
  return Out.First;
}

ZOKOR_GO_FUNC("runtime.setFinalizer", int64_t, goSetFinalizer,
              (const TypeDescriptor *T, void *Object, const TypeDescriptor *FnT,
               abi::FuncVal *Fn)) {
  auto Address = reinterpret_cast<uintptr_t>(Object);
  // Static data and objects of size 0 are never freed.
  uintptr_t Base = objectOf(Address);
  if (!Base)
    return SetDone;
  if (Base != Address)
    return SetNotAtBeginning;
  uint32_t Found = Table.Index.empty() ? 0 : *Table.slotOf(Address);
  if (!FnT) {
    if (Found) {
      // The slot must go on leading to what was put behind it.
      Table.Entries[Found - 1].Object = 0;
      Table.rebuild();
    }
    return SetDone;
  }
  Finalizer F{Address, Fn, nullptr, nullptr};
  if (!makeArgument(static_cast<const abi::FuncType *>(FnT), T, Object, F))
    return SetCannotPass;
  if (Found)
    return SetAlreadySet;
  Table.add(F);
  return SetDone;
}

/// Starts the goroutine that makes the calls; only once.
ZOKOR_GO_FUNC("runtime.startFinalizers", void, goStartFinalizers,
              (abi::FuncVal * Fn)) {
  if (Table.Started)
    return;
  Table.Started = true;
  newGoroutine(Fn, 0, /*Hidden=*/true);
}

namespace {
struct FinalizerCall {
  abi::FuncVal *Fn;
  const void *First, *Second;
};
} // namespace

/// Waits for the next one.
ZOKOR_GO_FUNC("runtime.nextFinalizer", FinalizerCall, goNextFinalizer, ()) {
  while (Table.QueueHead == Table.Queue.size()) {
    Table.QueueHead = 0;
    Table.Queue.clear();
    Table.Waiting = currentG();
    park(nullptr, nullptr, WaitReason::FinalizerWait);
  }
  const Finalizer &F = Table.Queue[Table.QueueHead++];
  return {F.Fn, F.First, F.Second};
}
