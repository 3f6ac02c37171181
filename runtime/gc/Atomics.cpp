//===- Atomics.cpp - sync/atomic's functions as symbols -------------------===//
//
// Direct calls become instructions; these serve function values and `go`
// statements, and the operations on pointers, which need write barriers. All
// are sequentially consistent, as Go's memory model wants.
//
//===----------------------------------------------------------------------===//

#include "runtime/base/GoFunc.h"

#define ATOMICS(Suffix, T)                                                     \
  ZOKOR_GO_FUNC("sync/atomic.Load" #Suffix, T, goLoad##Suffix, (T * P)) {      \
    return __atomic_load_n(P, __ATOMIC_SEQ_CST);                               \
  }                                                                            \
  ZOKOR_GO_FUNC("sync/atomic.Store" #Suffix, void, goStore##Suffix,            \
                (T * P, T V)) {                                                \
    __atomic_store_n(P, V, __ATOMIC_SEQ_CST);                                  \
  }                                                                            \
  ZOKOR_GO_FUNC("sync/atomic.Swap" #Suffix, T, goSwap##Suffix, (T * P, T V)) { \
    return __atomic_exchange_n(P, V, __ATOMIC_SEQ_CST);                        \
  }                                                                            \
  ZOKOR_GO_FUNC("sync/atomic.CompareAndSwap" #Suffix, bool, goCas##Suffix,     \
                (T * P, T Old, T New)) {                                       \
    return __atomic_compare_exchange_n(P, &Old, New, false, __ATOMIC_SEQ_CST,  \
                                       __ATOMIC_SEQ_CST);                      \
  }
#define INTEGER_ATOMICS(Suffix, T)                                             \
  ATOMICS(Suffix, T)                                                           \
  ZOKOR_GO_FUNC("sync/atomic.Add" #Suffix, T, goAdd##Suffix, (T * P, T V)) {   \
    return __atomic_add_fetch(P, V, __ATOMIC_SEQ_CST);                         \
  }                                                                            \
  ZOKOR_GO_FUNC("sync/atomic.And" #Suffix, T, goAnd##Suffix, (T * P, T V)) {   \
    return __atomic_fetch_and(P, V, __ATOMIC_SEQ_CST);                         \
  }                                                                            \
  ZOKOR_GO_FUNC("sync/atomic.Or" #Suffix, T, goOr##Suffix, (T * P, T V)) {     \
    return __atomic_fetch_or(P, V, __ATOMIC_SEQ_CST);                          \
  }

INTEGER_ATOMICS(Int32, int32_t)
INTEGER_ATOMICS(Int64, int64_t)
INTEGER_ATOMICS(Uint32, uint32_t)
INTEGER_ATOMICS(Uint64, uint64_t)
INTEGER_ATOMICS(Uintptr, uintptr_t)
ATOMICS(Pointer, void *)
