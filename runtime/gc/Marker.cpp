//===- Marker.cpp - Looking into objects ----------------------------------===//

#include "runtime/gc/Marker.h"

#include "runtime/abi/TypeDescriptor.h"

using namespace zokor;
using namespace zokor::rt;

static uintptr_t load(uintptr_t At) {
  return *reinterpret_cast<const uintptr_t *>(At);
}

static constexpr size_t WordBytes = sizeof(uintptr_t);

//===----------------------------------------------------------------------===//
// Which words are pointers
//===----------------------------------------------------------------------===//

namespace {

/// Calls Visit with each word of memory that its description calls a pointer.
template <class Visitor> struct Scan {
  Visitor Visit;

  void words(uintptr_t Lo, uintptr_t Hi) {
    for (; Lo < Hi; Lo += WordBytes)
      Visit(load(Lo));
  }

  void masked(uintptr_t Start, size_t Bytes, const uint8_t *Mask) {
    forMaskedWords(Start, Bytes, Mask, Visit);
  }

  /// Types too large for a mask have a program that makes it; the parts of the
  /// type say the same. They end in types with masks, so this does not nest
  /// deeper than the type.
  void value(const abi::TypeDescriptor *T, uintptr_t At) {
    if (!T->PtrData)
      return;
    if (!(T->KindBits & abi::KindGCProg)) {
      masked(At, T->PtrData, T->GCData);
    } else if (T->kind() == abi::Kind::Array) {
      auto *A = static_cast<const abi::ArrayType *>(T);
      for (uintptr_t I = 0; I < A->Len; ++I)
        value(A->Elem, At + I * A->Elem->Size);
    } else if (auto *S = static_cast<const abi::StructType *>(T);
               T->kind() == abi::Kind::Struct && S->NumFields) {
      for (int64_t I = 0; I < S->NumFields; ++I)
        value(S->Fields[I].Type, At + S->Fields[I].Offset);
    } else {
      words(At, At + T->PtrData);
    }
  }

  void bitmap(const Span *S, uint32_t Index, uintptr_t At) {
    size_t Count = S->ElemBytes / WordBytes, First = Index * Count;
    unsigned Shift = First % 64;
    const uint64_t *Word = &S->PointerBits[First / 64];
    uint64_t Bits = Word[0] >> Shift;
    if (Shift + Count > 64)
      Bits |= Word[1] << (64 - Shift);
    if (Count < 64)
      Bits &= (uint64_t(1) << Count) - 1;
    for (; Bits; Bits &= Bits - 1)
      Visit(load(At + unsigned(__builtin_ctzll(Bits)) * WordBytes));
  }

  void object(uintptr_t Object) {
    Span *S = spanOf(Object);
    uint32_t Index = S->indexOf(Object);
    if (S->NoScan)
      return;
    if (S->hasBitmap()) {
      bitmap(S, Index, Object);
      return;
    }
    // An array of T as long as fits; what the program did not ask for is zero.
    const abi::TypeDescriptor *T = S->Types[Index];
    // reflect makes types in the heap.
    Visit(reinterpret_cast<uintptr_t>(T));
    uintptr_t End = Object + S->ElemBytes;
    for (uintptr_t At = Object; T->Size <= End - At; At += T->Size)
      value(T, At);
  }
};
template <class Visitor> Scan(Visitor) -> Scan<Visitor>;

} // namespace

//===----------------------------------------------------------------------===//
// Marker
//===----------------------------------------------------------------------===//

bool Marker::isMarked(uintptr_t P) const {
  Span *S = spanOf(P);
  return S && S->isMarked(S->indexOf(P));
}

void Marker::scanWords(uintptr_t Lo, uintptr_t Hi) {
  Scan{[this](uintptr_t W) { mark(W); }}.words(Lo, Hi);
}

void Marker::scanMasked(uintptr_t Start, size_t Bytes, const uint8_t *Mask) {
  forMaskedWords(Start, Bytes, Mask, [this](uintptr_t W) { mark(W); });
}

void Marker::scanValue(const abi::TypeDescriptor *T, uintptr_t At) {
  Scan{[this](uintptr_t W) { mark(W); }}.value(T, At);
}

void Marker::scanObject(uintptr_t Object) {
  Scan{[this](uintptr_t W) { mark(W); }}.object(Object);
}

void zokor::rt::forEachPointer(uintptr_t Object, void (*F)(uintptr_t, void *),
                               void *Data) {
  Scan{[=](uintptr_t W) { F(W, Data); }}.object(Object);
}
