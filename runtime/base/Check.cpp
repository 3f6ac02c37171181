//===- Check.cpp - Messages of broken invariants --------------------------===//

#include "runtime/base/Check.h"
#include "runtime/base/Hooks.h"
#include "runtime/base/Output.h"

#include <cstring>
#include <unistd.h>

using namespace zokor::rt;

Hooks zokor::rt::TheHooks;

void Output::text(const char *Text, size_t Len) {
  if (Buffer) {
    Len = Len < Size - Used ? Len : Size - Used;
    memcpy(Buffer + Used, Text, Len);
    Used += Len;
    return;
  }
  while (Len) {
    ssize_t N = write(2, Text, Len);
    if (N <= 0)
      return;
    Text += N;
    Len -= size_t(N);
  }
}

void Output::text(const char *Text) { text(Text, strlen(Text)); }

void Output::uint(uint64_t V) {
  char Digits[20];
  char *P = Digits + sizeof Digits;
  do
    *--P = char('0' + V % 10);
  while (V /= 10);
  text(P, size_t(Digits + sizeof Digits - P));
}

void Output::hex(uint64_t V) {
  char Digits[18];
  char *P = Digits + sizeof Digits;
  do
    *--P = "0123456789abcdef"[V % 16];
  while (V /= 16);
  *--P = 'x';
  *--P = '0';
  text(P, size_t(Digits + sizeof Digits - P));
}

void zokor::rt::writeError(const char *Text, size_t Len) {
  Output().text(Text, Len);
}
void zokor::rt::writeError(const char *Text) { Output().text(Text); }
void zokor::rt::writeErrorUint(uint64_t V) { Output().uint(V); }
void zokor::rt::writeErrorHex(uint64_t V) { Output().hex(V); }

void zokor::rt::fatal(const char *Text) {
  writeError("fatal error: ");
  writeError(Text);
  endWithTracebacks();
}

void zokor::rt::endWithTracebacks() {
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
