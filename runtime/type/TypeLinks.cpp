//===- TypeLinks.cpp - The types without a name that a program has --------===//
//
// reflect.SliceOf and its like must find the descriptor that the compiler has
// made, if there is one. The compiler lists those of unnamed types in the
// section zokor_typelinks; here they are put in order, by their texts.
//
//===----------------------------------------------------------------------===//

#include "runtime/base/GoFunc.h"
#include "runtime/sync/SpinLock.h"
#include "runtime/type/Type.h"

#include <algorithm>
#include <cstring>

using namespace zokor;
using namespace zokor::rt;

extern "C" {
extern const abi::TypeDescriptor *__start_zokor_typelinks[]
    __attribute__((weak));
extern const abi::TypeDescriptor *__stop_zokor_typelinks[]
    __attribute__((weak));
}

static SpinLock Lock; ///< guards Sorted and the order
static bool Sorted = false;

static bool before(const abi::TypeDescriptor *A, const abi::TypeDescriptor *B) {
  abi::String X = typeString(A), Y = typeString(B);
  size_t Common = size_t(X.Len < Y.Len ? X.Len : Y.Len);
  int Order = memcmp(X.Ptr, Y.Ptr, Common);
  return Order ? Order < 0 : X.Len < Y.Len;
}

ZOKOR_GO_FUNC("runtime.typeLink", const abi::TypeDescriptor *, goTypeLink,
              (int64_t I)) {
  if (!__start_zokor_typelinks)
    return nullptr;
  LockScope Held(Lock);
  if (!Sorted)
    std::sort(__start_zokor_typelinks, __stop_zokor_typelinks, before);
  Sorted = true;
  return I < __stop_zokor_typelinks - __start_zokor_typelinks
             ? __start_zokor_typelinks[I]
             : nullptr;
}
