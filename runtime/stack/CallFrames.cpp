//===- CallFrames.cpp - Reading .eh_frame ---------------------------------===//

#include "runtime/stack/CallFrames.h"

#include <cstring>
#include <elf.h>

using namespace zokor;
using namespace zokor::rt;

/// The image's ELF header; the linker defines it.
extern "C" [[gnu::weak]] const Elf64_Ehdr __ehdr_start;

namespace {

/// Pointer encodings (DW_EH_PE_*).
enum : uint8_t {
  EncAbsolute = 0,
  EncULEB = 1,
  EncU2 = 2,
  EncU4 = 3,
  EncU8 = 4,
  EncSLEB = 9,
  EncS2 = 10,
  EncS4 = 11,
  EncS8 = 12,
  EncFormat = 0x0f,
  EncPCRelative = 0x10,
  EncDataRelative = 0x30,
  EncApplication = 0x70,
  EncOmit = 0xff,
};

struct Reader {
  const uint8_t *At;

  template <class T> T take() {
    T V;
    memcpy(&V, At, sizeof V);
    At += sizeof V;
    return V;
  }
  uint64_t uleb() {
    uint64_t V = 0;
    for (unsigned Shift = 0;; Shift += 7) {
      uint8_t Byte = *At++;
      if (Shift < 64)
        V |= uint64_t(Byte & 0x7f) << Shift;
      if (!(Byte & 0x80))
        return V;
    }
  }
  int64_t sleb() {
    uint64_t V = 0;
    for (unsigned Shift = 0;;) {
      uint8_t Byte = *At++;
      if (Shift < 64)
        V |= uint64_t(Byte & 0x7f) << Shift;
      Shift += 7;
      if (Byte & 0x80)
        continue;
      if (Byte & 0x40 && Shift < 64)
        V |= ~uint64_t(0) << Shift;
      return int64_t(V);
    }
  }
  /// A pointer or number; null stays null.
  uint64_t encoded(uint8_t Encoding) {
    const uint8_t *Here = At;
    uint64_t V = number(Encoding & EncFormat);
    if (V && (Encoding & EncApplication) == EncPCRelative)
      V += reinterpret_cast<uintptr_t>(Here);
    return V;
  }

private:
  uint64_t number(uint8_t Format) {
    switch (Format) {
    case EncULEB:
      return uleb();
    case EncSLEB:
      return uint64_t(sleb());
    case EncU2:
      return take<uint16_t>();
    case EncS2:
      return uint64_t(int64_t(take<int16_t>()));
    case EncU4:
      return take<uint32_t>();
    case EncS4:
      return uint64_t(int64_t(take<int32_t>()));
    default:
      return take<uint64_t>();
    }
  }
};

/// The part of a CIE that its FDEs need.
struct Cie {
  uint8_t CodeEncoding = EncAbsolute, LsdaEncoding = EncOmit;
  bool HasAugmentation = false;
};

/// An entry of .eh_frame_hdr's search table, relative to the header.
struct SearchEntry {
  int32_t Start, Fde;
};

} // namespace

//===----------------------------------------------------------------------===//
// Finding and reading entries
//===----------------------------------------------------------------------===//

/// The section .eh_frame_hdr, or null.
static const uint8_t *findHeader() {
  if (!&__ehdr_start)
    return nullptr;
  auto *Image = reinterpret_cast<const uint8_t *>(&__ehdr_start);
  auto *Segments =
      reinterpret_cast<const Elf64_Phdr *>(Image + __ehdr_start.e_phoff);
  // Addresses in the file are relative to where the linker put the image.
  uintptr_t Bias = 0;
  for (unsigned I = 0; I != __ehdr_start.e_phnum; ++I)
    if (Segments[I].p_type == PT_LOAD && Segments[I].p_offset == 0)
      Bias = reinterpret_cast<uintptr_t>(Image) - Segments[I].p_vaddr;
  for (unsigned I = 0; I != __ehdr_start.e_phnum; ++I)
    if (Segments[I].p_type == PT_GNU_EH_FRAME)
      return reinterpret_cast<const uint8_t *>(Bias + Segments[I].p_vaddr);
  return nullptr;
}

/// The FDE whose function may hold PC, or null.
static const uint8_t *findFde(uintptr_t PC) {
  const uint8_t *Header = findHeader();
  // The forms that linkers write: see the enum above.
  if (!Header || Header[0] != 1 || Header[2] != EncU4 ||
      Header[3] != (EncDataRelative | EncS4))
    return nullptr;
  Reader R{Header + 4};
  R.encoded(Header[1]);
  uint32_t Count = R.take<uint32_t>();
  auto *Table = reinterpret_cast<const SearchEntry *>(R.At);
  auto Base = reinterpret_cast<uintptr_t>(Header);
  uint32_t Lo = 0, Hi = Count; // the first entry behind PC
  while (Lo != Hi) {
    uint32_t Mid = Lo + (Hi - Lo) / 2;
    if (Base + uintptr_t(intptr_t(Table[Mid].Start)) <= PC)
      Lo = Mid + 1;
    else
      Hi = Mid;
  }
  return Lo ? Header + Table[Lo - 1].Fde : nullptr;
}

/// Reads the CIE at P and sets what Info takes from it.
static bool readCie(const uint8_t *P, FrameInfo &Info, Cie &C) {
  Reader R{P};
  uint32_t Length = R.take<uint32_t>();
  if (Length == UINT32_MAX)
    return false;
  Info.CieEnd = R.At + Length;
  R.take<uint32_t>(); // 0: a CIE
  uint8_t Version = R.take<uint8_t>();
  auto *Augmentation = reinterpret_cast<const char *>(R.At);
  R.At += strlen(Augmentation) + 1;
  Info.CodeAlign = R.uleb();
  Info.DataAlign = R.sleb();
  uint64_t ReturnColumn = Version == 1 ? R.take<uint8_t>() : R.uleb();
  if (ReturnColumn != arch::DwarfPC)
    return false;
  if (*Augmentation != 'z') {
    Info.CieBegin = R.At;
    return !*Augmentation;
  }
  C.HasAugmentation = true;
  uint64_t Bytes = R.uleb();
  Info.CieBegin = R.At + Bytes;
  for (const char *A = Augmentation + 1; *A; ++A) {
    if (*A == 'R') {
      C.CodeEncoding = R.take<uint8_t>();
    } else if (*A == 'L') {
      C.LsdaEncoding = R.take<uint8_t>();
    } else if (*A == 'P') {
      uint8_t Encoding = R.take<uint8_t>();
      R.encoded(Encoding);
    } else if (*A != 'S') {
      return false;
    }
  }
  return true;
}

bool zokor::rt::findFrameInfo(uintptr_t PC, FrameInfo &Info) {
  const uint8_t *Fde = findFde(PC);
  if (!Fde)
    return false;
  Reader R{Fde};
  uint32_t Length = R.take<uint32_t>();
  if (Length == UINT32_MAX)
    return false;
  Info.FdeEnd = R.At + Length;
  const uint8_t *Here = R.At;
  Cie C;
  if (!readCie(Here - R.take<uint32_t>(), Info, C))
    return false;
  Info.Start = R.encoded(C.CodeEncoding);
  Info.End = Info.Start + R.encoded(C.CodeEncoding & EncFormat);
  Info.Lsda = nullptr;
  if (C.HasAugmentation) {
    uint64_t Bytes = R.uleb();
    const uint8_t *Rest = R.At + Bytes;
    if (C.LsdaEncoding != EncOmit && Bytes)
      Info.Lsda = reinterpret_cast<const uint8_t *>(R.encoded(C.LsdaEncoding));
    R.At = Rest;
  }
  Info.FdeBegin = R.At;
  return PC < Info.End;
}

//===----------------------------------------------------------------------===//
// Call frame instructions
//===----------------------------------------------------------------------===//

namespace {

constexpr unsigned NumColumns = arch::DwarfXMM15 + 1;
constexpr unsigned MaxSavedStates = 4;

/// How to find the caller's registers at one place of a function.
struct Row {
  uint64_t CfaRegister = arch::DwarfRSP;
  int64_t CfaOffset = 8;
  bool Saved[NumColumns] = {}; ///< else unchanged
  int64_t Offset[NumColumns];  ///< from the CFA
};

/// Runs call frame instructions up to an address. Expressions and registers
/// saved in registers do not occur in code that LLVM makes for this runtime and
/// for Go: they are errors.
class Interpreter {
public:
  Interpreter(const FrameInfo &Info, uintptr_t Target)
      : Info(Info), Target(Target), PC(Info.Start) {}

  bool run(Row &Result) {
    if (!runProgram(Info.CieBegin, Info.CieEnd))
      return false;
    Initial = Current;
    if (!runProgram(Info.FdeBegin, Info.FdeEnd))
      return false;
    Result = Current;
    return true;
  }

private:
  bool runProgram(const uint8_t *Begin, const uint8_t *End) {
    Reader R{Begin};
    // An advance past the target ends the program: the row before it holds.
    while (R.At < End && PC <= Target)
      if (uint8_t Op = R.take<uint8_t>(); !execute(Op, R))
        return false;
    return true;
  }

  void save(uint64_t Column, int64_t Offset) {
    if (Column < NumColumns) {
      Current.Saved[Column] = true;
      Current.Offset[Column] = Offset * Info.DataAlign;
    }
  }
  void restore(uint64_t Column) {
    if (Column < NumColumns) {
      Current.Saved[Column] = Initial.Saved[Column];
      Current.Offset[Column] = Initial.Offset[Column];
    }
  }
  void advance(uint64_t Units) { PC += Units * Info.CodeAlign; }

  bool execute(uint8_t Op, Reader &R) {
    uint8_t Low = Op & 0x3f;
    switch (Op & 0xc0) {
    case 0x40:
      advance(Low);
      return true;
    case 0x80:
      save(Low, int64_t(R.uleb()));
      return true;
    case 0xc0:
      restore(Low);
      return true;
    default:
      return executeExtended(Op, R);
    }
  }

  bool executeExtended(uint8_t Op, Reader &R) {
    uint64_t Column;
    switch (Op) {
    case 0x00: // nop
      return true;
    case 0x02: // advance_loc1
      advance(R.take<uint8_t>());
      return true;
    case 0x03: // advance_loc2
      advance(R.take<uint16_t>());
      return true;
    case 0x04: // advance_loc4
      advance(R.take<uint32_t>());
      return true;
    case 0x05: // offset_extended
      Column = R.uleb();
      save(Column, int64_t(R.uleb()));
      return true;
    case 0x06: // restore_extended
      restore(R.uleb());
      return true;
    case 0x07: // undefined: the end of the stack, nobody asks
    case 0x08: // same_value
      Column = R.uleb();
      if (Column < NumColumns)
        Current.Saved[Column] = false;
      return true;
    case 0x0a: // remember_state
      if (NumStates == MaxSavedStates)
        return false;
      States[NumStates++] = Current;
      return true;
    case 0x0b: // restore_state
      if (!NumStates)
        return false;
      Current = States[--NumStates];
      return true;
    case 0x0c: // def_cfa
      Current.CfaRegister = R.uleb();
      Current.CfaOffset = int64_t(R.uleb());
      return true;
    case 0x0d: // def_cfa_register
      Current.CfaRegister = R.uleb();
      return true;
    case 0x0e: // def_cfa_offset
      Current.CfaOffset = int64_t(R.uleb());
      return true;
    case 0x11: // offset_extended_sf
      Column = R.uleb();
      save(Column, R.sleb());
      return true;
    case 0x12: // def_cfa_sf
      Current.CfaRegister = R.uleb();
      Current.CfaOffset = R.sleb() * Info.DataAlign;
      return true;
    case 0x13: // def_cfa_offset_sf
      Current.CfaOffset = R.sleb() * Info.DataAlign;
      return true;
    case 0x2e: // GNU_args_size
      R.uleb();
      return true;
    default:
      return false;
    }
  }

  const FrameInfo &Info;
  uintptr_t Target, PC;
  Row Current, Initial;
  Row States[MaxSavedStates];
  unsigned NumStates = 0;
};

} // namespace

bool zokor::rt::stepToCaller(arch::Registers &R) {
  // The call may be the last instruction of its function and of its row.
  uintptr_t PC = R.pc() - 1;
  FrameInfo Info;
  Row Found;
  if (!findFrameInfo(PC, Info) || !Interpreter(Info, PC).run(Found))
    return false;
  if (Found.CfaRegister >= arch::DwarfPC || !Found.Saved[arch::DwarfPC])
    return false;
  uint64_t CFA = R.General[Found.CfaRegister] + uint64_t(Found.CfaOffset);
  auto Address = [&](unsigned Column) {
    return reinterpret_cast<const void *>(CFA + uint64_t(Found.Offset[Column]));
  };
  arch::Registers Caller = R;
  for (unsigned I = 0; I <= arch::DwarfPC; ++I)
    if (Found.Saved[I])
      memcpy(&Caller.General[I], Address(I), sizeof(uint64_t));
  for (unsigned I = arch::DwarfXMM8; I <= arch::DwarfXMM15; ++I)
    if (Found.Saved[I])
      memcpy(&Caller.XMM[I - arch::DwarfXMM8], Address(I),
             sizeof(arch::Vector));
  Caller.sp() = CFA;
  R = Caller;
  return true;
}

//===----------------------------------------------------------------------===//
// Landing pads
//===----------------------------------------------------------------------===//

uintptr_t zokor::rt::findLandingPad(const uint8_t *Lsda, uintptr_t Start,
                                    uintptr_t ReturnAddress) {
  Reader R{Lsda};
  uint8_t StartEncoding = R.take<uint8_t>();
  uintptr_t PadStart =
      StartEncoding == EncOmit ? Start : R.encoded(StartEncoding);
  if (R.take<uint8_t>() != EncOmit)
    R.uleb(); // the table of types, which Go code has none in
  uint8_t Encoding = R.take<uint8_t>();
  uint64_t Bytes = R.uleb();
  const uint8_t *End = R.At + Bytes;
  uint64_t Offset = ReturnAddress - 1 - Start;
  while (R.At < End) {
    uint64_t Begin = R.encoded(Encoding), Length = R.encoded(Encoding);
    uint64_t Pad = R.encoded(Encoding);
    R.uleb(); // action
    if (Offset >= Begin && Offset - Begin < Length)
      return Pad ? PadStart + Pad : 0;
  }
  return 0;
}

uintptr_t zokor::rt::findLandingPad(uintptr_t ReturnAddress) {
  FrameInfo Info;
  if (!findFrameInfo(ReturnAddress - 1, Info) || !Info.Lsda)
    return 0;
  return findLandingPad(Info.Lsda, Info.Start, ReturnAddress);
}
