//===- Print.cpp - print and println --------------------------------------===//
//
// Standard error, unbuffered, in gc's formats. No allocation, any stack.
//
//===----------------------------------------------------------------------===//

#include "runtime/abi/Values.h"
#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"

#include <cmath>

using namespace zokor;
using namespace zokor::rt;

// Output of one statement is not interleaved with that of others; with one
// thread that needs no lock.
ZOKOR_GO_FUNC("runtime.printlock", void, goPrintLock, ()) {}
ZOKOR_GO_FUNC("runtime.printunlock", void, goPrintUnlock, ()) {}

ZOKOR_GO_FUNC("runtime.printsp", void, goPrintSpace, ()) { writeError(" ", 1); }
ZOKOR_GO_FUNC("runtime.printnl", void, goPrintNewline, ()) {
  writeError("\n", 1);
}
ZOKOR_GO_FUNC("runtime.printbool", void, goPrintBool, (int64_t V)) {
  writeError(V ? "true" : "false");
}
ZOKOR_GO_FUNC("runtime.printuint", void, goPrintUint, (uint64_t V)) {
  writeErrorUint(V);
}
ZOKOR_GO_FUNC("runtime.printint", void, goPrintInt, (int64_t V)) {
  if (V < 0)
    writeError("-", 1);
  writeErrorUint(V < 0 ? -uint64_t(V) : uint64_t(V));
}
ZOKOR_GO_FUNC("runtime.printhex", void, goPrintHex, (uint64_t V)) {
  writeErrorHex(V);
}
ZOKOR_GO_FUNC("runtime.printpointer", void, goPrintPointer, (const void *P)) {
  writeErrorHex(reinterpret_cast<uintptr_t>(P));
}
ZOKOR_GO_FUNC("runtime.printstring", void, goPrintString,
              (const char *Ptr, int64_t Len)) {
  writeError(Ptr, size_t(Len));
}

/// [+-]d.ddddddde[+-]ddd: seven digits, rounded by adding a half in the last.
ZOKOR_GO_FUNC("runtime.printfloat", void, goPrintFloat, (double V)) {
  if (V != V)
    return writeError("NaN");
  if (std::isinf(V))
    return writeError(V > 0 ? "+Inf" : "-Inf");
  constexpr int Digits = 7;
  char Text[Digits + 7];
  Text[0] = std::signbit(V) ? '-' : '+';
  V = std::fabs(V);
  int Exponent = 0;
  if (V != 0) {
    while (V >= 10)
      V /= 10, ++Exponent;
    while (V < 1)
      V *= 10, --Exponent;
    double Half = 5;
    for (int I = 0; I < Digits; ++I)
      Half /= 10;
    V += Half;
    if (V >= 10)
      V /= 10, ++Exponent;
  }
  for (int I = 0; I < Digits; ++I) {
    int Digit = int(V);
    Text[I + 2] = char('0' + Digit);
    V = (V - Digit) * 10;
  }
  Text[1] = Text[2];
  Text[2] = '.';
  Text[Digits + 2] = 'e';
  Text[Digits + 3] = Exponent < 0 ? '-' : '+';
  Exponent = Exponent < 0 ? -Exponent : Exponent;
  Text[Digits + 4] = char('0' + Exponent / 100);
  Text[Digits + 5] = char('0' + Exponent / 10 % 10);
  Text[Digits + 6] = char('0' + Exponent % 10);
  writeError(Text, sizeof Text);
}

ZOKOR_GO_FUNC("runtime.printcomplex", void, goPrintComplex,
              (double Re, double Im)) {
  writeError("(");
  goPrintFloat(Re);
  goPrintFloat(Im);
  writeError("i)");
}
ZOKOR_GO_FUNC("runtime.printslice", void, goPrintSlice,
              (const void *Ptr, int64_t Len, int64_t Cap)) {
  writeError("[");
  goPrintInt(Len);
  writeError("/");
  goPrintInt(Cap);
  writeError("]");
  goPrintPointer(Ptr);
}
ZOKOR_GO_FUNC("runtime.printeface", void, goPrintEface,
              (const void *Word, const void *Data)) {
  writeError("(");
  goPrintPointer(Word);
  writeError(",");
  goPrintPointer(Data);
  writeError(")");
}
