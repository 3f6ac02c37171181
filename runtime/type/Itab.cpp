//===- Itab.cpp - The table of itabs --------------------------------------===//
//
// An itab is compared by address, so each pair of interface and type must have
// only one. Those that the compiler made are listed in the section zokor_itabs
// and enter the table before the first lookup; others are made here when a
// conversion asks for them. That a type does not implement an interface is
// remembered too, as an itab whose Fun[0] is null.
//
// Readers take no lock. The table is open addressing with triangular steps in
// an array of atomic pointers, at most three quarters full:
//   - an entry goes from null to an itab once and never changes: a reader that
//     finds null goes on to the lock and looks again there;
//   - a full array is replaced by a copy twice as large and is never freed,
//     since readers may be in it. Together the old ones are smaller than the
//     new one.
//
//===----------------------------------------------------------------------===//

#include "runtime/type/Itab.h"

#include "runtime/base/Atomic.h"
#include "runtime/base/Check.h"
#include "runtime/base/GoFunc.h"
#include "runtime/os/Memory.h"
#include "runtime/sync/SpinLock.h"
#include "runtime/type/Type.h"

using namespace zokor;
using namespace zokor::rt;
using abi::InterfaceType;
using abi::Itab;
using abi::TypeDescriptor;

/// The itabs of the compiler; the symbols are absent if there is none.
extern "C" Itab *const __start_zokor_itabs[] __attribute__((weak));
extern "C" Itab *const __stop_zokor_itabs[] __attribute__((weak));

ZOKOR_GO_FUNC("runtime.panicitab", void, goPanicItab,
              (const InterfaceType *Inter, const TypeDescriptor *T,
               const uint8_t *MissingName));

//===----------------------------------------------------------------------===//
// Does the type implement the interface?
//===----------------------------------------------------------------------===//

/// Is the method M, of a type with the package PkgPath, the method that an
/// interface wants?
static bool matches(const abi::Method &M, const uint8_t *PkgPath,
                    const Name &Wanted, const uint8_t *WantedPkgPath,
                    const TypeDescriptor *WantedType) {
  if (resolveType(M.Type) != WantedType)
    return false;
  Name N = decodeName(resolveName(M.Name));
  if (!equal(N.Text, Wanted.Text))
    return false;
  if (N.Exported)
    return true;
  // Names that are not exported differ from those of other packages.
  return equal(decodeName(N.PkgPath ? N.PkgPath : PkgPath).Text,
               decodeName(WantedPkgPath).Text);
}

/// Both method lists are sorted alike, so one pass over both finds all. Puts
/// the code into Fun unless it is null. Returns the name of the first method
/// that is missing.
static const uint8_t *merge(const InterfaceType *Inter, const TypeDescriptor *T,
                            void **Fun) {
  const abi::UncommonType *U = uncommonType(T);
  const abi::Method *M = U ? methods(U) : nullptr;
  const abi::Method *End = U ? M + U->NumMethods : nullptr;
  const uint8_t *PkgPath = U ? resolveName(U->PkgPath) : nullptr;
  for (int64_t I = 0; I < Inter->NumMethods; ++I) {
    const uint8_t *Encoded = resolveName(Inter->Methods[I].Name);
    const TypeDescriptor *Type = resolveType(Inter->Methods[I].Type);
    Name Wanted = decodeName(Encoded);
    const uint8_t *WantedPath =
        Wanted.PkgPath ? Wanted.PkgPath : Inter->PkgPath;
    while (M != End && !matches(*M, PkgPath, Wanted, WantedPath, Type))
      ++M;
    if (M == End)
      return Encoded;
    if (Fun)
      Fun[I] = resolveText(M->IFn);
    ++M;
  }
  return nullptr;
}

const uint8_t *zokor::rt::missingMethod(const InterfaceType *Inter,
                                        const TypeDescriptor *T) {
  return merge(Inter, T, nullptr);
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

namespace {

struct ItabArray {
  size_t Size;  ///< entries, a power of two
  size_t Count; ///< used ones; guarded by ItabTable::Lock
  Atomic<const Itab *> Entries[];
};

/// Memory for itabs, linked to the chunks before it.
struct ItabChunk {
  const ItabChunk *Before;
  uintptr_t End;
};

class ItabTable {
public:
  bool contains(uintptr_t P) const;
  const Itab *find(const InterfaceType *Inter, const TypeDescriptor *T) const;
  const Itab *findOrMake(const InterfaceType *Inter, const TypeDescriptor *T);

private:
  static constexpr size_t InitialSize = 512;
  static constexpr size_t ChunkBytes = 1 << 20;

  /// Memory that is never given back. It holds no heap pointers: descriptors
  /// that reflect makes are kept alive by reflect.
  void *take(size_t Bytes);
  ItabArray *newArray(size_t Size);
  void initialize();
  void add(const Itab *I);
  static const Itab *findIn(const ItabArray *A, const InterfaceType *Inter,
                            const TypeDescriptor *T);
  static bool insert(ItabArray *A, const Itab *I);

  SpinLock Lock; ///< guards changes, and Next and End
  /// The newest chunk, which Next and End are in. Written under Lock, read by
  /// all.
  Atomic<const ItabChunk *> Chunks{nullptr};
  /// Written under Lock, read by all.
  Atomic<ItabArray *> Array{nullptr};
  uintptr_t Next = 0, End = 0;
};

} // namespace

static size_t startOf(const InterfaceType *Inter, const TypeDescriptor *T) {
  uint64_t Product = uint64_t(Inter->Hash ^ 0x9e3779b9u) * (T->Hash | 1);
  return size_t(Product ^ Product >> 32 ^ T->Hash);
}

const Itab *ItabTable::findIn(const ItabArray *A, const InterfaceType *Inter,
                              const TypeDescriptor *T) {
  size_t Mask = A->Size - 1, At = startOf(Inter, T) & Mask;
  for (size_t Step = 1;; ++Step) {
    // Pairs with the release in insert: the itab was filled in before.
    const Itab *I = A->Entries[At].load(Acquire);
    if (!I || (I->Inter == Inter && I->Type == T))
      return I;
    At = (At + Step) & Mask;
  }
}

/// False if the pair has an entry already.
bool ItabTable::insert(ItabArray *A, const Itab *I) {
  size_t Mask = A->Size - 1, At = startOf(I->Inter, I->Type) & Mask;
  for (size_t Step = 1;; ++Step) {
    const Itab *Here = A->Entries[At].load(Relaxed); // Lock is held
    if (!Here) {
      // Pairs with the acquire in findIn.
      A->Entries[At].store(I, Release);
      ++A->Count;
      return true;
    }
    if (Here->Inter == I->Inter && Here->Type == I->Type)
      return false;
    At = (At + Step) & Mask;
  }
}

void *ItabTable::take(size_t Bytes) {
  Bytes = (Bytes + 15) & ~size_t(15);
  if (Bytes > End - Next) {
    size_t Needed = Bytes + sizeof(ItabChunk);
    size_t Size = Needed > ChunkBytes
                      ? (Needed + os::PageSize - 1) & ~(os::PageSize - 1)
                      : ChunkBytes;
    auto *Chunk = static_cast<ItabChunk *>(os::reserve(Size));
    if (!Chunk)
      fatal("runtime: out of memory");
    Next = reinterpret_cast<uintptr_t>(Chunk + 1);
    End = reinterpret_cast<uintptr_t>(Chunk) + Size;
    Chunk->Before = Chunks.load(Relaxed); // Lock is held
    Chunk->End = End;
    Chunks.store(Chunk, Release); // pairs with the acquire in contains
  }
  Next += Bytes;
  return reinterpret_cast<void *>(Next - Bytes);
}

bool ItabTable::contains(uintptr_t P) const {
  // Pairs with the release in take.
  const ItabChunk *Chunk = Chunks.load(Acquire);
  for (; Chunk; Chunk = Chunk->Before)
    if (P >= reinterpret_cast<uintptr_t>(Chunk) && P < Chunk->End)
      return true;
  return false;
}

/// Fresh memory is zero: all entries are null.
ItabArray *ItabTable::newArray(size_t Size) {
  auto *A = static_cast<ItabArray *>(
      take(sizeof(ItabArray) + Size * sizeof(Atomic<const Itab *>)));
  A->Size = Size;
  return A;
}

void ItabTable::initialize() {
  size_t Static = size_t(__stop_zokor_itabs - __start_zokor_itabs);
  size_t Size = InitialSize;
  while (Size < 2 * Static)
    Size *= 2;
  ItabArray *A = newArray(Size);
  for (size_t I = 0; I < Static; ++I)
    insert(A, __start_zokor_itabs[I]);
  Array.store(A, Release); // pairs with the acquire in find
}

void ItabTable::add(const Itab *I) {
  ItabArray *A = Array.load(Relaxed); // Lock is held
  if (4 * (A->Count + 1) > 3 * A->Size) {
    ItabArray *Larger = newArray(2 * A->Size);
    for (size_t At = 0; At < A->Size; ++At)
      if (const Itab *Old = A->Entries[At].load(Relaxed))
        insert(Larger, Old);
    Array.store(Larger, Release); // pairs with the acquire in find
    A = Larger;
  }
  ZOKOR_CHECK(insert(A, I));
}

const Itab *ItabTable::find(const InterfaceType *Inter,
                            const TypeDescriptor *T) const {
  // Pairs with the releases in initialize and add.
  const ItabArray *A = Array.load(Acquire);
  return A ? findIn(A, Inter, T) : nullptr;
}

const Itab *ItabTable::findOrMake(const InterfaceType *Inter,
                                  const TypeDescriptor *T) {
  LockScope Held(Lock);
  if (!Array.load(Relaxed))
    initialize();
  // Somebody may have added it since.
  if (const Itab *Found = find(Inter, T))
    return Found;
  size_t Extra = size_t(Inter->NumMethods - 1) * sizeof(void *);
  auto *New = static_cast<Itab *>(take(sizeof(Itab) + Extra));
  New->Inter = Inter;
  New->Type = T;
  New->Hash = T->Hash;
  if (merge(Inter, T, New->Fun))
    New->Fun[0] = nullptr;
  add(New);
  return New;
}

static ItabTable Itabs;

bool zokor::rt::isInItabMemory(uintptr_t P) { return Itabs.contains(P); }

const Itab *zokor::rt::findItab(const InterfaceType *Inter,
                                const TypeDescriptor *T) {
  ZOKOR_CHECK(Inter->NumMethods > 0);
  const Itab *I = Itabs.find(Inter, T);
  if (!I)
    I = Itabs.findOrMake(Inter, T);
  return I->Fun[0] ? I : nullptr;
}

ZOKOR_GO_FUNC("runtime.getitab", const Itab *, goGetItab,
              (const InterfaceType *Inter, const TypeDescriptor *T,
               int64_t CanFail)) {
  const Itab *I = T ? findItab(Inter, T) : nullptr;
  if (!I && !CanFail)
    goPanicItab(Inter, T, T ? missingMethod(Inter, T) : nullptr);
  return I;
}
