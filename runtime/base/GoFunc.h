//===- GoFunc.h - C++ functions that Go code calls --------------*- C++ -*-===//
//
// ZOKOR_GO_FUNC("runtime.newobject", void *, newObject, (const TypeDescriptor
// *T)) declares a function with the calling convention and the symbol of Go
// code. Parameters and results are words, as RuntimeFunctions.def says; several
// results are a struct of words, which regcall returns in registers.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_BASE_GOFUNC_H
#define ZOKOR_RUNTIME_BASE_GOFUNC_H

#include <cstddef>
#include <cstdint>

/// The calling convention of Go functions; also for calling closures.
#define ZOKOR_GO_CC __attribute__((regcall))

/// Declares and begins the definition; with `;` behind it only declares.
#define ZOKOR_GO_FUNC(Symbol, Result, Name, Params)                            \
  extern "C" ZOKOR_GO_CC Result Name Params __asm__(Symbol);                   \
  extern "C" ZOKOR_GO_CC Result Name Params

namespace zokor::rt {

// Results of several words.
struct PtrInt {
  void *Ptr;
  int64_t Int;
};
struct PtrPtr {
  void *First, *Second;
};
struct PtrIntInt {
  void *Ptr;
  int64_t Len, Cap;
};
struct IntInt {
  int64_t First, Second;
};
struct FloatFloat {
  double Real, Imag;
};

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_BASE_GOFUNC_H
