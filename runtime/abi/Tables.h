//===- Tables.h - Function, call-site and location tables -------*- C++ -*-===//
//
// One set of tables serves the collector, tracebacks, runtime.Callers and the
// panic unwinder. CodeGen/TableWriter writes them for each object, the linker
// concatenates the sections, runtime/stack/Tables reads them. References
// between sections are 32-bit distances from the referring field
// (self-relative), so that they need no relocation at run time.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_ABI_TABLES_H
#define ZOKOR_RUNTIME_ABI_TABLES_H

#include <cstddef>
#include <cstdint>

namespace zokor::abi {

/// Increased with every change of a layout in runtime/abi; objects and runtime
/// must agree.
inline constexpr uint32_t AbiVersion = 2;

/// A self-relative 32-bit reference; 0 is null.
template <class T> struct RelPtr {
  int32_t Distance;
  const T *get() const {
    return Distance ? reinterpret_cast<const T *>(
                          reinterpret_cast<const char *>(this) + Distance)
                    : nullptr;
  }
};

enum FuncFlag : uint16_t {
  FuncWrapper = 1, ///< no frame in tracebacks; recover looks through it
  FuncHasDeferFrame = 2,
  FuncHasDefers = 4, ///< stack or heap records
  FuncNoSplit = 8,
  FuncTop = 16, ///< the bottom of a goroutine's stack: stop walking
};

/// A place in the source; inlined code has a Parent.
struct LocEntry {
  RelPtr<char> Function; ///< as tracebacks print it
  RelPtr<char> File;     ///< full path
  uint32_t Line;
  RelPtr<LocEntry> Parent; ///< the call that was inlined, or null
};

/// A place in a frame: a byte offset from the value that rsp has right after
/// the call returns, or, with the lowest bit set, from rbp. Places are aligned
/// to words, so the lowest three bits are free. The walker knows both: rbp from
/// the chain of saved frame pointers, rsp as the callee's rbp plus 16 (behind
/// __morestack see runtime/stack).
using FramePlace = int32_t;
inline constexpr FramePlace RbpBased = 1;
/// In a pointer map: the place is no pointer, but the start of a stack object
/// that is live.
inline constexpr FramePlace LiveObject = 2;

/// The live pointers at a return address. A derived pointer's base has a place
/// of its own, so the collector may ignore which is which.
///
/// A map is: uint16 count, then count int16: bits 0 and 1 of the FramePlace and
/// the word offset above them; count 0xffff: uint16 zero, uint32 count, then
/// count FramePlace.
struct CallSite {
  uint32_t PC;          ///< return address minus the function's start
  RelPtr<uint16_t> Map; ///< null: no live pointers
  RelPtr<LocEntry> Loc;
};

/// A variable in the frame that can hold pointers. It is live at the call sites
/// whose maps say so, and as long as a live pointer leads to it.
struct StackObject {
  FramePlace Offset;        ///< rsp-based in a frame of fixed size
  uint32_t Size;            ///< bytes
  RelPtr<uint8_t> Pointers; ///< one bit a word; null: scan every word
};

struct FuncEntry {
  uint64_t Start; ///< address
  uint32_t Size;  ///< bytes of code
  uint16_t Flags; ///< FuncFlag
  uint16_t NumObjects;
  RelPtr<char> Name;
  RelPtr<char> File;
  uint32_t Line; ///< of the declaration
  uint32_t NumSites;
  RelPtr<CallSite> Sites; ///< sorted by PC
  RelPtr<StackObject> Objects;
  FramePlace DeferFrame; ///< of the abi::DeferFrame, with FuncHasDeferFrame
  uint32_t StackArgs;    ///< bytes of arguments on the stack
};
static_assert(sizeof(FuncEntry) == 48);

/// Writable data with pointers.
struct RootEntry {
  uint64_t Start;
  uint64_t Size;
  uint64_t Pointers; ///< address of one bit a word; 0: scan every word
};

} // namespace zokor::abi

#endif // ZOKOR_RUNTIME_ABI_TABLES_H
