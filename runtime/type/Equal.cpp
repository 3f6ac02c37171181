//===- Equal.cpp - Equality of interface values ---------------------------===//

#include "runtime/type/Type.h"

using namespace zokor;
using namespace zokor::rt;

ZOKOR_GO_FUNC("runtime.panicuncomparable", void, goPanicUncomparable,
              (const abi::TypeDescriptor *T));

/// The data words of two interfaces with the dynamic type T. Two equal data
/// pointers do not make equal values: think of a NaN.
static bool dataEqual(const abi::TypeDescriptor *T, const void *X,
                      const void *Y) {
  if (!T->Equal)
    goPanicUncomparable(T);
  return T->isDirectIface() ? X == Y : callEqual(T->Equal, X, Y);
}

// The caller has found that the first words are equal.

ZOKOR_GO_FUNC("runtime.efaceeq", int64_t, goEfaceEqual,
              (const abi::TypeDescriptor *T, const void *X, const void *Y)) {
  return !T || dataEqual(T, X, Y);
}

ZOKOR_GO_FUNC("runtime.ifaceeq", int64_t, goIfaceEqual,
              (const abi::Itab *Tab, const void *X, const void *Y)) {
  return !Tab || dataEqual(Tab->Type, X, Y);
}
