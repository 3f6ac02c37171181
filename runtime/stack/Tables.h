//===- Tables.h - Finding functions, call sites and maps --------*- C++ -*-===//
//
// The runtime's view of what compiler/CodeGen/TableWriter wrote (abi/Tables.h).
// Everything here only reads constant data: any thread, signal handlers too
// (after initializeTables), no locks, no allocation.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_STACK_TABLES_H
#define ZOKOR_RUNTIME_STACK_TABLES_H

#include "runtime/abi/Tables.h"

#include <span>

namespace zokor::rt {

/// The functions of a program by address. The linker sorts the section, because
/// its pieces are linked to the text sections; if it was linked otherwise, an
/// index of pointers is sorted in its place.
class FuncTable {
public:
  /// Takes the entries in [Begin, End), which must outlive the table. Reserves
  /// memory from the system only if they are not sorted.
  void initialize(const abi::FuncEntry *Begin, const abi::FuncEntry *End);

  /// The function whose code covers PC, or null.
  const abi::FuncEntry *find(uintptr_t PC) const;
  size_t size() const { return Count; }
  /// The I-th function by address.
  const abi::FuncEntry &operator[](size_t I) const {
    return Index ? *Index[I] : Entries[I];
  }

private:
  const abi::FuncEntry *Entries = nullptr;
  const abi::FuncEntry **Index = nullptr; ///< null: Entries are sorted
  size_t Count = 0;
};

/// Reads the program's tables; idempotent. Called at start, before a second
/// thread and before signal handlers exist. Without it nothing is found.
void initializeTables();
/// The program's functions; empty if it has no Go code.
const FuncTable &functions();

/// The Go function that a return address or a PC behind an instruction belongs
/// to: the call may be the function's last instruction. Null for C++.
inline const abi::FuncEntry *findFuncBefore(uintptr_t ReturnAddress) {
  return functions().find(ReturnAddress - 1);
}

/// The call site with exactly this return address in F, or null.
const abi::CallSite *findSite(const abi::FuncEntry &F, uintptr_t ReturnAddress);

inline std::span<const abi::CallSite> sites(const abi::FuncEntry &F) {
  return {F.Sites.get(), F.NumSites};
}
inline std::span<const abi::StackObject> objects(const abi::FuncEntry &F) {
  return {F.Objects.get(), F.NumObjects};
}
/// The program's writable data with pointers.
std::span<const abi::RootEntry> roots();

/// The address that a place means in a frame: SP is rsp right after the call
/// returns, FP is rbp.
inline uintptr_t placeAddress(abi::FramePlace P, uintptr_t SP, uintptr_t FP) {
  return (P & abi::RbpBased ? FP : SP) + uintptr_t(intptr_t(P & ~7));
}

/// Decodes the live pointers and stack objects of a call site.
class PointerMap {
public:
  explicit PointerMap(const abi::CallSite &Site) : PointerMap(Site.Map.get()) {}
  /// `Map` is null if nothing is live.
  explicit PointerMap(const uint16_t *Map);

  uint32_t size() const { return Count; }
  abi::FramePlace operator[](uint32_t I) const {
    if (Wide)
      return Wide[I];
    int32_t V = Small[I];
    return (V & ~3) * 2 | (V & 3);
  }

private:
  uint32_t Count = 0;
  const int16_t *Small = nullptr;
  const abi::FramePlace *Wide = nullptr;
};

/// A line of a traceback before it is printed.
struct SourcePlace {
  const char *Function; ///< never null
  const char *File;     ///< null if unknown
  uint32_t Line;
  bool Inlined; ///< into the function of the next place
};

/// Does P stand for F itself, a wrapper that nobody has written?
inline bool isWrapper(const abi::FuncEntry &F, const SourcePlace &P) {
  return F.Flags & abi::FuncWrapper && !P.Inlined;
}

/// The source places of one return address: from the innermost inlined call
/// out to the function itself. At least one.
class SourcePlaces {
public:
  SourcePlaces(const abi::FuncEntry &F, uintptr_t ReturnAddress);
  /// Without a call site: the function's declaration.
  explicit SourcePlaces(const abi::FuncEntry &F) : Func(F) {}
  /// Fills in the next place; false when there are no more.
  bool next(SourcePlace &P);

private:
  const abi::FuncEntry &Func;
  const abi::LocEntry *Loc = nullptr;
  bool Done = false;
};

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_STACK_TABLES_H
