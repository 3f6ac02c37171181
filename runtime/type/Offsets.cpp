//===- Offsets.cpp - Types as reflect asks for them -----------------------===//

#include "runtime/base/GoFunc.h"
#include "runtime/type/Type.h"

#include <cstring>

using namespace zokor;
using namespace zokor::rt;

ZOKOR_GO_FUNC("runtime.resolveOffset", const void *, goResolveOffset,
              (int64_t Off)) {
  return resolve<char>(int32_t(Off));
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
