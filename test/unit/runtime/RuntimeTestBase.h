//===- RuntimeTestBase.h - Go code's part, played by C++ --------*- C++ -*-===//

#ifndef ZOKOR_TEST_UNIT_RUNTIME_RUNTIMETESTBASE_H
#define ZOKOR_TEST_UNIT_RUNTIME_RUNTIMETESTBASE_H

#include "runtime/abi/TypeDescriptor.h"
#include "runtime/base/GoFunc.h"

#include <functional>
#include <string>

namespace zokor::rt::test {

/// The panic that Body raises, as its symbol and first argument; "" if none.
struct Panic {
  std::string Name;
  uintptr_t Argument = 0;
};
Panic catchPanic(const std::function<void()> &Body);

/// Runs Body as a goroutine, with those that it starts, until it returns.
void runGoroutine(const std::function<void()> &Body);
/// The go statement. Body stays alive for ever.
void go(std::function<void()> Body);

/// A 32-bit offset of a static object.
template <class T> int32_t offsetOf(const T *P) {
  return int32_t(reinterpret_cast<uintptr_t>(P));
}

/// Basic types with their closures.
extern const abi::TypeDescriptor Int32Type, Int64Type, Float64Type, StringType,
    SliceType, PointerType;
extern const abi::InterfaceType AnyType;

/// A map type with its bucket type; large keys and elems are indirect.
struct MapTypeOf {
  MapTypeOf(const abi::TypeDescriptor &Key, const abi::TypeDescriptor &Elem,
            uint32_t Flags);
  abi::TypeDescriptor Bucket;
  abi::MapType T;
};

} // namespace zokor::rt::test

#endif // ZOKOR_TEST_UNIT_RUNTIME_RUNTIMETESTBASE_H
