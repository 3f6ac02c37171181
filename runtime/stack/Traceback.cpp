//===- Traceback.cpp - Printing the frames of a goroutine -----------------===//

#include "runtime/stack/Traceback.h"

#include <string.h>

using namespace zokor;
using namespace zokor::rt;

bool zokor::rt::isShownInTraceback(const char *Function) {
  constexpr size_t Prefix = sizeof "runtime." - 1;
  if (strncmp(Function, "runtime.", Prefix))
    return strchr(Function, '.');
  return Function[Prefix] >= 'A' && Function[Prefix] <= 'Z';
}

/// Prints a name with the type arguments of an instance elided: p.f[...].
static void printName(Output &O, const char *Name) {
  const char *Open = strchr(Name, '[');
  const char *Close = strrchr(Name, ']');
  if (!Open || !Close || Close < Open)
    return O.text(Name);
  O.text(Name, size_t(Open - Name));
  O.text("[...]");
  O.text(Close + 1);
}

/// Prints "\tfile:line", and the distance from the function's start unless it
/// is 0.
static void printPosition(Output &O, const SourcePlace &P, uint64_t Offset) {
  O.text("\t");
  O.text(P.File && *P.File ? P.File : "?");
  O.text(":");
  O.uint(P.Line);
  if (Offset) {
    O.text(" +");
    O.hex(Offset);
  }
  O.text("\n");
}

/// main.main and package initializers are known to have no arguments.
static bool hasNoArguments(const char *Function) {
  const char *Slash = strrchr(Function, '/');
  const char *Dot = strchr(Slash ? Slash : Function, '.');
  return !strcmp(Function, "main.main") ||
         (Dot && (!strcmp(Dot, ".init") || !strncmp(Dot, ".init.", 6)));
}

static void printPlace(Output &O, const SourcePlace &P, uint64_t Offset) {
  printName(O, P.Function);
  O.text(!P.Inlined && hasNoArguments(P.Function) ? "()\n" : "(...)\n");
  printPosition(O, P, P.Inlined ? 0 : Offset);
}

static SourcePlaces placesOf(const Frame &F) {
  return F.Kind == FrameKind::Prologue ? SourcePlaces(*F.Func)
                                       : SourcePlaces(*F.Func, F.PC);
}

void zokor::rt::printFrames(Output &O, FrameWalker W, NativePrinter Native) {
  unsigned Printed = 0;
  for (; !W.atEnd(); W.next()) {
    const Frame &F = *W;
    if (!F.Func && Native)
      Native(O, W.owner(), F);
    if (!F.Func)
      continue;
    SourcePlaces Places = placesOf(F);
    for (SourcePlace P; Places.next(P);) {
      // Of a wrapper only what was inlined into it is shown.
      if (!isShownInTraceback(P.Function) || isWrapper(*F.Func, P))
        continue;
      if (Printed++ == MaxTracebackFrames)
        return O.text("...additional frames elided...\n");
      printPlace(O, P, F.PC - F.Func->Start);
    }
  }
  if (W.broken())
    O.text("...the stack is damaged here...\n");
}

void zokor::rt::printEntry(Output &O, uintptr_t Code) {
  const abi::FuncEntry *F = functions().find(Code);
  if (!F)
    return;
  SourcePlaces Places(*F);
  SourcePlace P;
  if (Places.next(P) && isShownInTraceback(P.Function))
    printPlace(O, P, 0);
}

void zokor::rt::printCreatedBy(Output &O, uintptr_t ReturnAddress) {
  const abi::FuncEntry *F =
      ReturnAddress ? findFuncBefore(ReturnAddress) : nullptr;
  if (!F)
    return;
  // gc names the function that contains the code, at the outermost place.
  SourcePlaces Places(*F, ReturnAddress);
  SourcePlace P;
  while (Places.next(P))
    continue;
  if (!isShownInTraceback(P.Function))
    return;
  O.text("created by ");
  printName(O, P.Function);
  O.text("\n");
  printPosition(O, P, ReturnAddress - F->Start);
}
