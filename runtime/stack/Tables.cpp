//===- Tables.cpp - Finding functions, call sites and maps ----------------===//

#include "runtime/stack/Tables.h"

#include "runtime/base/Check.h"
#include "runtime/os/Memory.h"

#include <algorithm>

using namespace zokor;
using namespace zokor::rt;

extern "C" {
// Made by the linker; absent in a program without such sections.
[[gnu::weak]] extern const abi::FuncEntry __start_zokor_funcs[],
    __stop_zokor_funcs[];
[[gnu::weak]] extern const abi::RootEntry __start_zokor_roots[],
    __stop_zokor_roots[];
}

/// Written once by initializeTables, before other threads exist.
static FuncTable TheFunctions;

void zokor::rt::initializeTables() {
  if (!TheFunctions.size())
    TheFunctions.initialize(__start_zokor_funcs, __stop_zokor_funcs);
}

const FuncTable &zokor::rt::functions() { return TheFunctions; }

std::span<const abi::RootEntry> zokor::rt::roots() {
  return {__start_zokor_roots, __stop_zokor_roots};
}

void FuncTable::initialize(const abi::FuncEntry *Begin,
                           const abi::FuncEntry *End) {
  Entries = Begin;
  Count = size_t(End - Begin);
  Index = nullptr;
  auto Before = [](const abi::FuncEntry &A, const abi::FuncEntry &B) {
    return A.Start < B.Start;
  };
  if (std::is_sorted(Begin, End, Before))
    return;
  size_t Bytes =
      (Count * sizeof *Index + os::PageSize - 1) / os::PageSize * os::PageSize;
  Index = static_cast<const abi::FuncEntry **>(os::reserve(Bytes));
  if (!Index)
    fatal("cannot reserve memory for the index of functions");
  for (size_t I = 0; I != Count; ++I)
    Index[I] = Begin + I;
  std::sort(Index, Index + Count,
            [&](auto *A, auto *B) { return Before(*A, *B); });
}

const abi::FuncEntry *FuncTable::find(uintptr_t PC) const {
  size_t Lo = 0, Hi = Count; // the first function that starts behind PC
  while (Lo != Hi) {
    size_t Mid = Lo + (Hi - Lo) / 2;
    if ((*this)[Mid].Start <= PC)
      Lo = Mid + 1;
    else
      Hi = Mid;
  }
  if (!Lo)
    return nullptr;
  const abi::FuncEntry &F = (*this)[Lo - 1];
  return PC - F.Start < F.Size ? &F : nullptr;
}

const abi::CallSite *zokor::rt::findSite(const abi::FuncEntry &F,
                                         uintptr_t ReturnAddress) {
  std::span<const abi::CallSite> All = sites(F);
  uint64_t Offset = ReturnAddress - F.Start;
  auto It = std::lower_bound(
      All.begin(), All.end(), Offset,
      [](const abi::CallSite &S, uint64_t O) { return S.PC < O; });
  return It != All.end() && It->PC == Offset ? &*It : nullptr;
}

PointerMap::PointerMap(const uint16_t *Map) {
  if (!Map)
    return;
  if (*Map != 0xffff) {
    Count = *Map;
    Small = reinterpret_cast<const int16_t *>(Map + 1);
    return;
  }
  auto *Words = reinterpret_cast<const uint32_t *>(Map);
  Count = Words[1];
  Wide = reinterpret_cast<const abi::FramePlace *>(Words + 2);
}

SourcePlaces::SourcePlaces(const abi::FuncEntry &F, uintptr_t ReturnAddress)
    : Func(F) {
  if (const abi::CallSite *Site = findSite(F, ReturnAddress))
    Loc = Site->Loc.get();
}

bool SourcePlaces::next(SourcePlace &P) {
  if (Done)
    return false;
  auto Text = [](const char *S) { return S ? S : "?"; };
  if (!Loc) {
    P = {Text(Func.Name.get()), Func.File.get(), Func.Line, false};
    Done = true;
    return true;
  }
  const abi::LocEntry *Parent = Loc->Parent.get();
  P = {Text(Loc->Function.get()), Loc->File.get(), Loc->Line,
       Parent != nullptr};
  Loc = Parent;
  Done = !Parent;
  return true;
}
