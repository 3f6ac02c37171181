//===- PointerWords.cpp - What the collector takes for pointers -----------===//
//
// For reflect's own tests, which compare it with what the types say.
//
//===----------------------------------------------------------------------===//

#include "runtime/base/GoFunc.h"
#include "runtime/gc/Marker.h"

#include <string.h>

using namespace zokor::rt;

/// Sets Mask[I] to 1 for each word I of a heap object that holds a pointer.
/// The words of the object, which nothing else uses, are their numbers
/// meanwhile: so it is the collector's own way through the object that answers.
ZOKOR_GO_FUNC("runtime.pointerWords", void, goPointerWords,
              (void *Object, uint8_t *Mask, int64_t NumWords)) {
  struct Answer {
    uint8_t *Mask;
    uintptr_t NumWords;
  } Out{Mask, uintptr_t(NumWords)};
  auto At = reinterpret_cast<uintptr_t>(Object);
  if (objectOf(At) != At)
    return;
  if (size_t Room = spanOf(At)->ElemBytes / sizeof(uintptr_t);
      Room < Out.NumWords)
    Out.NumWords = Room;
  auto *Words = static_cast<uintptr_t *>(Object);
  for (uintptr_t I = 0; I < Out.NumWords; ++I)
    Words[I] = I + 1;
  forEachPointer(
      At,
      [](uintptr_t Word, void *Data) {
        auto *Out = static_cast<Answer *>(Data);
        if (Word && Word <= Out->NumWords)
          Out->Mask[Word - 1] = 1;
      },
      &Out);
  memset(Object, 0, Out.NumWords * sizeof(uintptr_t));
}
