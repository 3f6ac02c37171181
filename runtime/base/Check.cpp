//===- Check.cpp - Messages of broken invariants --------------------------===//

#include "runtime/base/Check.h"
#include "runtime/base/Hooks.h"

#include <cstring>
#include <unistd.h>

using namespace zokor::rt;

Hooks zokor::rt::TheHooks;

void zokor::rt::writeError(const char *Text, size_t Len) {
  while (Len) {
    ssize_t N = write(2, Text, Len);
    if (N <= 0)
      return;
    Text += N;
    Len -= size_t(N);
  }
}

void zokor::rt::writeError(const char *Text) { writeError(Text, strlen(Text)); }

void zokor::rt::writeErrorUint(uint64_t V) {
  char Digits[20];
  char *P = Digits + sizeof Digits;
  do
    *--P = char('0' + V % 10);
  while (V /= 10);
  writeError(P, size_t(Digits + sizeof Digits - P));
}

void zokor::rt::writeErrorHex(uint64_t V) {
  char Digits[18];
  char *P = Digits + sizeof Digits;
  do
    *--P = "0123456789abcdef"[V % 16];
  while (V /= 16);
  *--P = 'x';
  *--P = '0';
  writeError(P, size_t(Digits + sizeof Digits - P));
}

void zokor::rt::fatal(const char *Text) {
  writeError("fatal error: ");
  writeError(Text);
  writeError("\n");
  if (TheHooks.PrintTracebacks)
    TheHooks.PrintTracebacks();
  _exit(2);
}

void zokor::rt::checkFailed(const char *Text, const char *File, int Line) {
  writeError("runtime: internal error: ");
  writeError(File);
  writeError(":");
  writeErrorUint(uint64_t(Line));
  writeError(": ");
  writeError(Text);
  writeError("\n");
  fatal("internal error in the zokor runtime (please report it)");
}
