//===- ReservedArray.h - Arrays outside the heap ----------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_GC_RESERVEDARRAY_H
#define ZOKOR_RUNTIME_GC_RESERVEDARRAY_H

#include "runtime/base/Check.h"
#include "runtime/os/Memory.h"

namespace zokor::rt {

/// An array of trivial elements in address space of its own, so that it grows
/// without copying and needs no heap. Not synchronized.
template <class T> class ReservedArray {
public:
  size_t size() const { return Count; }
  bool empty() const { return !Count; }
  T &operator[](size_t I) { return Elems[I]; }
  T *begin() { return Elems; }
  T *end() { return Elems + Count; }

  void push(const T &V) {
    if (__builtin_expect(!Elems, 0))
      reserve();
    ZOKOR_CHECK(Count < Bytes / sizeof(T));
    Elems[Count++] = V;
  }
  T pop() { return Elems[--Count]; }
  void clear() { Count = 0; }
  /// Empties the array and gives its pages back.
  void release() {
    Count = 0;
    if (Elems)
      os::release(Elems, Bytes);
  }

private:
  /// One word for each object of a heap of 512 GiB would be more; nothing has
  /// that many at a time.
  static constexpr size_t Bytes = size_t(1) << 36;
  void reserve() {
    Elems = static_cast<T *>(os::reserve(Bytes));
    if (!Elems)
      fatal("runtime: out of memory");
  }

  T *Elems = nullptr;
  size_t Count = 0;
};

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_GC_RESERVEDARRAY_H
