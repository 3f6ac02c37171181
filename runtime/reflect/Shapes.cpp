//===- Shapes.cpp - Which function type a frame belongs to ----------------===//
//
// reflect hands over frames without a word on the function's type. But it
// keeps each frame's description in reflect.layoutCache, a sync.Map from
// {function type, receiver type}; read backwards that tells the type. A small
// cache spares most of the searching: descriptions live for ever.
//
//===----------------------------------------------------------------------===//

#include "runtime/abi/Values.h"
#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/reflect/Call.h"
#include "runtime/sync/SpinLock.h"

using namespace zokor;
using namespace zokor::rt;

ZOKOR_GO_FUNC("runtime.mapiterinit", void, goMapIterInit,
              (const abi::MapType *T, void *M, abi::MapIterator *It));
ZOKOR_GO_FUNC("runtime.mapiternext", void, goMapIterNext,
              (abi::MapIterator * It));

namespace {

/// sync.Map of lib/sync: both maps are a map[any]*entry, and an entry is a
/// pointer to an interface value.
struct SyncMap {
  uint64_t Mutex;
  void **Read; ///< null in a Map that was never read
  void *Dirty;
  int64_t Misses;
};

/// reflect.layoutKey and layoutType.
struct LayoutKey {
  const abi::FuncType *Func;
  const abi::TypeDescriptor *Receiver;
};
struct LayoutType {
  const abi::TypeDescriptor *Frame;
  void *FramePool;
  char CallAndReturnSteps[2 * 72];
  uintptr_t CallArgsSize, ResultOffset, Spill;
  const void *StackPointers;
};
static_assert(offsetof(LayoutType, StackPointers) == 184);

struct CacheEntry {
  const void *Key = nullptr;
  FrameShape Shape;
};

} // namespace

extern "C" SyncMap zokorLayoutCache __asm__("reflect.layoutCache")
    __attribute__((weak));

extern "C" const abi::MapType
    zokorLayoutMap __asm__("type:map[interface {}]*sync.entry")
        __attribute__((weak));

static SpinLock CacheLock; ///< guards Cache
static CacheEntry Cache[256];

/// Searches the map for a layout whose frame or bit vector is Key.
static bool search(void *Map, const void *Key, FrameShape &Found) {
  abi::MapIterator It{};
  bool Done = false;
  for (goMapIterInit(&zokorLayoutMap, Map, &It); It.Key && !Done;
       goMapIterNext(&It)) {
    auto *K = static_cast<LayoutKey *>(static_cast<abi::Eface *>(It.Key)->Data);
    auto **Entry = *static_cast<abi::Eface ***>(It.Elem);
    auto *Value = *Entry;
    if (!Value || !Value->Type)
      continue;
    auto *L = static_cast<LayoutType *>(Value->Data);
    if (L->Frame != Key && L->StackPointers != Key)
      continue;
    Found = {K->Func, K->Receiver, L->Frame, L->ResultOffset};
    Done = true;
  }
  return Done;
}

static FrameShape shapeOf(const void *Key) {
  CacheEntry &Slot = Cache[(reinterpret_cast<uintptr_t>(Key) >> 4) % 256];
  LockScope Held(CacheLock);
  if (Slot.Key == Key)
    return Slot.Shape;
  ZOKOR_CHECK(&zokorLayoutCache && &zokorLayoutMap);
  FrameShape Found;
  void **Read = zokorLayoutCache.Read;
  ZOKOR_CHECK((Read && search(*Read, Key, Found)) ||
              search(zokorLayoutCache.Dirty, Key, Found));
  Slot = {Key, Found};
  return Slot.Shape;
}

FrameShape zokor::rt::shapeOfFrame(const abi::TypeDescriptor *Frame) {
  return shapeOf(Frame);
}
FrameShape zokor::rt::shapeOfPointers(const void *StackPointers) {
  return shapeOf(StackPointers);
}
