//===- Offsets.cpp - Types as reflect asks for them -----------------------===//

#include "runtime/base/GoFunc.h"
#include "runtime/type/Type.h"

#include <cstring>

using namespace zokor;
using namespace zokor::rt;

extern "C" {
// Made by the linker; absent without -buildmode=pie.
[[gnu::weak]] extern const int32_t __start_zokor_offsets[],
    __stop_zokor_offsets[];
[[gnu::weak]] extern const char __ehdr_start;
}

uintptr_t zokor::rt::OffsetBase = 0;

void zokor::rt::relocateOffsets() {
  if (+__start_zokor_offsets == +__stop_zokor_offsets)
    return;
  OffsetBase = reinterpret_cast<uintptr_t>(&__ehdr_start);
  for (const int32_t *Entry = __start_zokor_offsets;
       Entry != __stop_zokor_offsets; ++Entry) {
    uintptr_t Place = reinterpret_cast<uintptr_t>(Entry) + uintptr_t(*Entry);
    int32_t Value; // the distance of the target from here; need not be aligned
    memcpy(&Value, reinterpret_cast<void *>(Place), sizeof Value);
    Value = int32_t(Place + uintptr_t(Value) - OffsetBase);
    memcpy(reinterpret_cast<void *>(Place), &Value, sizeof Value);
  }
}

ZOKOR_GO_FUNC("runtime.resolveOffset", const void *, goResolveOffset,
              (int64_t Off)) {
  return resolve<char>(int32_t(Off));
}
ZOKOR_GO_FUNC("runtime.offsetBase", const void *, goOffsetBase, ()) {
  return reinterpret_cast<const void *>(OffsetBase);
}
ZOKOR_GO_FUNC("runtime.mapElem", const abi::TypeDescriptor *, goMapElem,
              (const abi::MapType *T)) {
  return T->Elem;
}
ZOKOR_GO_FUNC("runtime.moveBytes", void, goMoveBytes,
              (void *To, const void *From, int64_t N)) {
  memmove(To, From, size_t(N));
}
ZOKOR_GO_FUNC("runtime.clearBytes", void, goClearBytes, (void *P, int64_t N)) {
  memset(P, 0, size_t(N));
}
