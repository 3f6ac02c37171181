//===- PointerData.cpp - Where the pointers of a type are -----------------===//
//
// The collector reads a bit mask, one bit a word. For types of more than 128
// KiB the mask would itself be large, so they get a program that writes it:
//
//   0               end
//   0nnnnnnn bits   n bits, in ceil(n/8) bytes
//   1nnnnnnn c      repeat the last n bits c times; n 0: a varint n follows
//
// behind the number of its bytes (32 bits).
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/DescriptorParts.h"
#include "compiler/Types/Sizes.h"

#include "llvm/ADT/StringExtras.h"

using namespace zokor;
using namespace zokor::irgen;

static constexpr int64_t WordBytes = 8;
static constexpr int64_t MaxMaskBytes = 2048 * 8 * WordBytes;

/// Pointer words of types that are not arrays or structs.
static uint64_t simplePointers(GoType *U) {
  switch (U->kind()) {
  case types::TypeKind::Pointer:
  case types::TypeKind::Map:
  case types::TypeKind::Chan:
  case types::TypeKind::Signature:
  case types::TypeKind::Slice:
    return 1;
  case types::TypeKind::Interface:
    return 2; // types and itabs are static, or kept by reflect
  case types::TypeKind::Basic: {
    types::BasicKind K = llvm::cast<types::Basic>(U)->K;
    return K == types::BasicKind::String ||
           K == types::BasicKind::UnsafePointer;
  }
  default:
    return 0;
  }
}

int64_t irgen::pointerBytes(ModuleGen &M, GoType *T) {
  GoType *U = types::underlying(T);
  if (auto *A = llvm::dyn_cast<types::Array>(U)) {
    int64_t Elem = A->Len > 0 ? pointerBytes(M, A->Elem) : 0;
    return Elem ? (A->Len - 1) * types::sizeOf(A->Elem) + Elem : 0;
  }
  if (auto *S = llvm::dyn_cast<types::Struct>(U)) {
    std::vector<int64_t> Offsets = types::fieldOffsets(S);
    for (size_t I = S->Fields.size(); I-- > 0;)
      if (int64_t Bytes = pointerBytes(M, S->Fields[I]->Type))
        return Offsets[I] + Bytes;
    return 0;
  }
  switch (simplePointers(U)) {
  case 0:
    return 0;
  case 1:
    return WordBytes;
  default:
    return 2 * WordBytes;
  }
}

//===----------------------------------------------------------------------===//
// Masks
//===----------------------------------------------------------------------===//

static void setBit(std::string &Mask, uint64_t Word) {
  Mask[Word / 8] = char(Mask[Word / 8] | 1 << Word % 8);
}

static void fillMask(ModuleGen &M, std::string &Mask, GoType *T,
                     int64_t Offset) {
  GoType *U = types::underlying(T);
  if (auto *A = llvm::dyn_cast<types::Array>(U)) {
    if (A->Len <= 0 || !pointerBytes(M, A->Elem))
      return;
    int64_t Size = types::sizeOf(A->Elem);
    for (int64_t I = 0; I < A->Len; ++I)
      fillMask(M, Mask, A->Elem, Offset + I * Size);
    return;
  }
  if (auto *S = llvm::dyn_cast<types::Struct>(U)) {
    std::vector<int64_t> Offsets = types::fieldOffsets(S);
    for (auto [Field, At] : llvm::zip(S->Fields, Offsets))
      fillMask(M, Mask, Field->Type, Offset + At);
    return;
  }
  for (uint64_t Bits = simplePointers(U); Bits; Bits >>= 1, Offset += WordBytes)
    if (Bits & 1)
      setBit(Mask, uint64_t(Offset / WordBytes));
}

std::string ModuleGen::pointerMask(GoType *T) {
  int64_t Words = pointerBytes(*this, T) / WordBytes;
  std::string Mask(size_t(Words + 7) / 8, '\0');
  if (Words)
    fillMask(*this, Mask, T, 0);
  return Mask;
}

//===----------------------------------------------------------------------===//
// Programs
//===----------------------------------------------------------------------===//

namespace {

class ProgramWriter {
public:
  explicit ProgramWriter(ModuleGen &M) : M(M) {}
  std::string run(GoType *T);

private:
  void type(GoType *T, int64_t Offset);
  void bit(bool B);
  /// Zero bits up to the word at Offset.
  void padTo(int64_t Offset);
  void flush();
  void repeat(uint64_t Bits, uint64_t Times);
  void varint(uint64_t V);

  ModuleGen &M;
  std::string Out;
  llvm::SmallVector<bool> Pending; ///< literal bits not yet written
  int64_t At = 0;                  ///< the next word
};

} // namespace

void ProgramWriter::varint(uint64_t V) {
  for (; V >= 0x80; V >>= 7)
    Out += char(V | 0x80);
  Out += char(V);
}

void ProgramWriter::flush() {
  llvm::ArrayRef<bool> Bits = Pending;
  while (!Bits.empty()) {
    llvm::ArrayRef<bool> Now = Bits.take_front(120);
    Out += char(Now.size());
    for (size_t I = 0; I < Now.size(); I += 8) {
      unsigned Byte = 0;
      for (auto [J, B] : llvm::enumerate(Now.slice(I).take_front(8)))
        Byte |= unsigned(B) << J;
      Out += char(Byte);
    }
    Bits = Bits.drop_front(Now.size());
  }
  Pending.clear();
}

void ProgramWriter::bit(bool B) {
  Pending.push_back(B);
  ++At;
}

void ProgramWriter::repeat(uint64_t Bits, uint64_t Times) {
  if (!Times)
    return;
  flush();
  if (Bits < 0x80) {
    Out += char(0x80 | Bits);
  } else {
    Out += char(0x80);
    varint(Bits);
  }
  varint(Times);
  At += int64_t(Bits * Times);
}

void ProgramWriter::padTo(int64_t Offset) {
  int64_t Count = Offset / WordBytes - At;
  if (Count > 128) {
    bit(false);
    repeat(1, uint64_t(Count - 1));
    return;
  }
  for (; Count > 0; --Count)
    bit(false);
}

void ProgramWriter::type(GoType *T, int64_t Offset) {
  GoType *U = types::underlying(T);
  if (auto *A = llvm::dyn_cast<types::Array>(U)) {
    if (A->Len <= 0 || !pointerBytes(M, A->Elem))
      return;
    int64_t Size = types::sizeOf(A->Elem);
    padTo(Offset);
    type(A->Elem, Offset);
    if (A->Len == 1)
      return;
    padTo(Offset + Size);
    repeat(uint64_t(Size / WordBytes), uint64_t(A->Len - 1));
    return;
  }
  if (auto *S = llvm::dyn_cast<types::Struct>(U)) {
    std::vector<int64_t> Offsets = types::fieldOffsets(S);
    for (auto [Field, FieldAt] : llvm::zip(S->Fields, Offsets))
      type(Field->Type, Offset + FieldAt);
    return;
  }
  for (uint64_t Bits = simplePointers(U); Bits; Bits >>= 1, Offset += WordBytes)
    if (Bits & 1) {
      padTo(Offset);
      bit(true);
    }
}

std::string ProgramWriter::run(GoType *T) {
  type(T, 0);
  flush();
  Out += '\0';
  std::string Length;
  for (unsigned I = 0; I < 4; ++I)
    Length += char(Out.size() >> 8 * I);
  return Length + Out;
}

std::string irgen::pointerDataSymbol(ModuleGen &M, GoType *T, bool &Program) {
  int64_t Bytes = pointerBytes(M, T);
  Program = Bytes > MaxMaskBytes;
  if (!Bytes)
    return "";
  std::string Text = Program ? ProgramWriter(M).run(T) : M.pointerMask(T);
  std::string Symbol =
      Program ? "go:gcprog." + textDigest(Text)
              : "go:gcbits." + (Text.size() <= 16 ? llvm::toHex(Text, true)
                                                  : textDigest(Text));
  DataBuilder Data(&M.Context);
  Data.putBytes(0, Text);
  M.defineData(Symbol, Data, Text.size(), Program ? 4 : 1, /*Constant=*/true,
               go::Linkage::Once);
  return Symbol;
}
