//===- RuntimeTestBase.cpp - Stand-ins for compiled code ------------------===//

#include "RuntimeTestBase.h"

#include "runtime/netpoll/Poller.h"
#include "runtime/sched/Sched.h"

#include "gtest/gtest.h"

#include <csetjmp>
#include <cstring>

using namespace zokor;
using namespace zokor::rt;
using namespace zokor::rt::test;

//===----------------------------------------------------------------------===//
// Panics
//===----------------------------------------------------------------------===//

static jmp_buf *Handler;
static Panic Caught;

[[noreturn]] static void raise(const char *Name, uintptr_t Argument) {
  if (!Handler) {
    fprintf(stderr, "panic without handler: %s\n", Name);
    abort();
  }
  Caught = {Name, Argument};
  longjmp(*Handler, 1);
}

Panic test::catchPanic(const std::function<void()> &Body) {
  jmp_buf Here;
  Caught = {};
  Handler = &Here;
  if (!setjmp(Here))
    Body();
  Handler = nullptr;
  return Caught;
}

ZOKOR_GO_FUNC("runtime.panicunhashable", void, standInUnhashable, (void *T)) {
  raise("unhashable", uintptr_t(T));
}
ZOKOR_GO_FUNC("runtime.panicuncomparable", void, standInUncomparable,
              (void *T)) {
  raise("uncomparable", uintptr_t(T));
}
ZOKOR_GO_FUNC("runtime.panicitab", void, standInItab,
              (void *, void *, void *Missing)) {
  raise("itab", uintptr_t(Missing));
}
ZOKOR_GO_FUNC("runtime.panicchan", void, standInChan, (int64_t Code)) {
  raise("chan", uintptr_t(Code));
}
ZOKOR_GO_FUNC("runtime.panicnilmap", void, standInNilMap, ()) {
  raise("nilmap", 0);
}
ZOKOR_GO_FUNC("runtime.panicmakeslicelen", void, standInMakeSliceLen, ()) {
  raise("makeslicelen", 0);
}
ZOKOR_GO_FUNC("runtime.panicmakeslicecap", void, standInMakeSliceCap, ()) {
  raise("makeslicecap", 0);
}

//===----------------------------------------------------------------------===//
// Goroutines
//===----------------------------------------------------------------------===//

namespace {
struct Closure : zokor::abi::FuncVal {
  std::function<void()> Body;
};
} // namespace

static ZOKOR_GO_CC void callClosure(zokor::abi::FuncVal *Fn) {
  static_cast<Closure *>(Fn)->Body();
}

void test::go(std::function<void()> Body) {
  auto *C = new Closure;
  C->Code = reinterpret_cast<void *>(&callClosure);
  C->Body = std::move(Body);
  newGoroutine(C, 0);
}

void test::runGoroutine(const std::function<void()> &Body) {
  // schedule() never returns: the goroutine jumps back to the thread's stack.
  static jmp_buf Main;
  if (setjmp(Main)) {
    arch::setCurrentG(currentM()->G0);
    return;
  }
  go([&Body] {
    Body();
    longjmp(Main, 1);
  });
  schedule();
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

ZOKOR_GO_FUNC("runtime.efaceeq", int64_t, testEfaceEqual,
              (const zokor::abi::TypeDescriptor *, const void *, const void *));
ZOKOR_GO_FUNC("runtime.typehash", uint64_t, testTypeHash,
              (const zokor::abi::TypeDescriptor *, const void *, uint64_t));

template <class T>
static ZOKOR_GO_CC bool equalValues(zokor::abi::FuncVal *, const void *P,
                                    const void *Q) {
  return *static_cast<const T *>(P) == *static_cast<const T *>(Q);
}
static ZOKOR_GO_CC bool equalStrings(zokor::abi::FuncVal *, const void *P,
                                     const void *Q) {
  auto *A = static_cast<const zokor::abi::String *>(P);
  auto *B = static_cast<const zokor::abi::String *>(Q);
  return A->Len == B->Len && !memcmp(A->Ptr, B->Ptr, size_t(A->Len));
}
static ZOKOR_GO_CC bool equalFaces(zokor::abi::FuncVal *, const void *P,
                                   const void *Q) {
  auto *A = static_cast<const zokor::abi::Eface *>(P);
  auto *B = static_cast<const zokor::abi::Eface *>(Q);
  return A->Type == B->Type && testEfaceEqual(A->Type, A->Data, B->Data);
}

template <class F> static zokor::abi::FuncVal closure(F *Code) {
  return {reinterpret_cast<void *>(Code)};
}
static zokor::abi::FuncVal EqualInt32 = closure(&equalValues<int32_t>),
                           EqualInt64 = closure(&equalValues<int64_t>),
                           EqualFloat64 = closure(&equalValues<double>),
                           EqualString = closure(&equalStrings),
                           EqualAny = closure(&equalFaces);

/// A pointer mask for every type: it is read, but nothing is collected in these
/// tests, so that it need not be right.
static const uint8_t SomePointers[512] = {};

static zokor::abi::TypeDescriptor descriptor(uintptr_t Size, uintptr_t PtrData,
                                             zokor::abi::Kind K, uint8_t Flags,
                                             zokor::abi::FuncVal *Equal) {
  zokor::abi::TypeDescriptor T{};
  T.Size = Size;
  T.PtrData = PtrData;
  T.Hash = uint32_t(K) * 2654435761u;
  T.TFlag = Flags;
  T.Align = T.FieldAlign = uint8_t(Size < 8 ? Size : 8);
  T.KindBits = uint8_t(K);
  if (K == zokor::abi::Kind::Pointer)
    T.KindBits |= zokor::abi::KindDirectIface;
  T.Equal = Equal;
  T.GCData = SomePointers;
  return T;
}

static constexpr uint8_t Memory = zokor::abi::TFlagRegularMemory;
const zokor::abi::TypeDescriptor
    test::Int32Type =
        descriptor(4, 0, zokor::abi::Kind::Int32, Memory, &EqualInt32),
    test::Int64Type =
        descriptor(8, 0, zokor::abi::Kind::Int64, Memory, &EqualInt64),
    test::Float64Type =
        descriptor(8, 0, zokor::abi::Kind::Float64, 0, &EqualFloat64),
    test::StringType =
        descriptor(16, 8, zokor::abi::Kind::String, 0, &EqualString),
    test::SliceType = descriptor(24, 8, zokor::abi::Kind::Slice, 0, nullptr),
    test::PointerType =
        descriptor(8, 8, zokor::abi::Kind::Pointer, Memory, &EqualInt64);
const zokor::abi::InterfaceType test::AnyType = {
    descriptor(16, 16, zokor::abi::Kind::Interface, 0, &EqualAny), nullptr,
    nullptr, 0, 0};

namespace {
/// A hasher that captures the key's type.
struct HashClosure : zokor::abi::FuncVal {
  const zokor::abi::TypeDescriptor *Key;
};
} // namespace
static ZOKOR_GO_CC uint64_t hashKey(zokor::abi::FuncVal *Fn, const void *P,
                                    uint64_t Seed) {
  return testTypeHash(static_cast<HashClosure *>(Fn)->Key, P, Seed);
}

MapTypeOf::MapTypeOf(const zokor::abi::TypeDescriptor &Key,
                     const zokor::abi::TypeDescriptor &Elem, uint32_t Flags)
    : Bucket{}, T{} {
  if (Key.Size > 128)
    Flags |= zokor::abi::MapIndirectKey;
  if (Elem.Size > 128)
    Flags |= zokor::abi::MapIndirectElem;
  auto *Hasher = new HashClosure;
  Hasher->Code = reinterpret_cast<void *>(&hashKey);
  Hasher->Key = &Key;
  T.KeySize = uint8_t(Key.Size > 128 ? 8 : Key.Size);
  T.ElemSize = uint8_t(Elem.Size > 128 ? 8 : Elem.Size);
  T.BucketSize = uint16_t(8 + 8 * (T.KeySize + T.ElemSize) + 8);
  bool Pointers =
      Key.PtrData || Elem.PtrData || Key.Size > 128 || Elem.Size > 128;
  Bucket = descriptor(T.BucketSize, Pointers ? T.BucketSize : 0,
                      zokor::abi::Kind::Struct, 0, nullptr);
  T.KindBits = uint8_t(zokor::abi::Kind::Map);
  T.Size = T.PtrData = 8;
  T.Key = &Key;
  T.Elem = &Elem;
  T.Bucket = &Bucket;
  T.Hasher = Hasher;
  T.Flags = Flags;
}

int main(int argc, char **argv) {
  initializeScheduler();
  initializePoller();
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
