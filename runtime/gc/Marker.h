//===- Marker.h - Reaching objects ------------------------------*- C++ -*-===//
//
// An object is white (not marked), grey (marked and on the list of those that
// must be looked into) or black (marked and done). Roots make objects grey;
// drain() makes grey ones black until there are none.
//
// Every word that is offered is checked against the heap: what points to no
// allocated object is ignored. So precise and conservative roots need no
// difference here, and a pointer just behind its object does no harm.
//
// At present the world stands still meanwhile. A concurrent collector has one
// list for each worker and sets mark bits atomically; nothing else differs.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_GC_MARKER_H
#define ZOKOR_RUNTIME_GC_MARKER_H

#include "runtime/gc/ReservedArray.h"
#include "runtime/heap/Heap.h"

namespace zokor::rt {

/// Calls F with each word of [Start, Start + Bytes) that has a bit in Mask, or
/// with all of them if it is null.
template <class Function>
void forMaskedWords(uintptr_t Start, size_t Bytes, const uint8_t *Mask,
                    Function F) {
  auto *Words = reinterpret_cast<const uintptr_t *>(Start);
  size_t NumWords = Bytes / sizeof *Words;
  for (size_t I = 0; I < NumWords; I += 8) {
    size_t Left = NumWords - I;
    unsigned Bits =
        (Mask ? Mask[I / 8] : 0xffu) & (Left < 8 ? (1u << Left) - 1 : 0xffu);
    for (; Bits; Bits &= Bits - 1)
      F(Words[I + unsigned(__builtin_ctz(Bits))]);
  }
}

class Marker {
public:
  /// Makes the object that P points to grey, if it points to one.
  void mark(uintptr_t P) {
    Span *S = spanOf(P);
    if (!S)
      return;
    uint32_t Index = S->indexOf(P);
    if (Index >= S->NumElems || !S->isAllocated(Index) || !S->mark(Index))
      return;
    if (!S->NoScan)
      Grey.push(S->object(Index));
  }
  void mark(const void *P) { mark(reinterpret_cast<uintptr_t>(P)); }
  bool isMarked(uintptr_t P) const;

  /// Offers each word of [Lo, Hi); for memory of unknown contents.
  void scanWords(uintptr_t Lo, uintptr_t Hi);
  /// Offers the words with a bit in Mask; all if it is null.
  void scanMasked(uintptr_t Start, size_t Bytes, const uint8_t *Mask);
  /// Looks into a value of T.
  void scanValue(const abi::TypeDescriptor *T, uintptr_t At);
  /// Looks into an object without marking it.
  void scanObject(uintptr_t Object);

  void drain() {
    while (!Grey.empty())
      scanObject(Grey.pop());
  }
  /// Gives the lists' memory back.
  void finish() {
    Grey.release();
    StackObjects.release();
    StackPointers.release();
  }

  /// An object in the frame of the goroutine whose stack is being scanned.
  struct StackObject {
    uintptr_t Start;
    uint32_t Bytes;
    bool Seen;
    const uint8_t *Pointers; ///< null: scan every word
  };
  ReservedArray<StackObject> StackObjects;
  /// Into this stack, not yet followed.
  ReservedArray<uintptr_t> StackPointers;

private:
  ReservedArray<uintptr_t> Grey;
};

/// Calls F for each pointer word of a marked object: for verification.
void forEachPointer(uintptr_t Object, void (*F)(uintptr_t Word, void *),
                    void *Data);

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_GC_MARKER_H
