//===- Sizes.cpp - Size, alignment and offsets ----------------------------===//
//
// The layout of arrays and structs is computed with a work list instead of
// recursion, and once for each type met: types nest as deeply as a program
// likes, and a struct with two fields of a type with two fields of a type ...
// would otherwise take exponential time.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Sizes.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/MathExtras.h"

using namespace zokor;
using namespace zokor::types;

namespace {
constexpr int64_t WordSize = 8;
constexpr int64_t Overflow = -1;

struct Extent {
  int64_t Size = 0;
  int64_t Align = 1;
};

class Layouts {
public:
  Extent extent(Type *T);
  Extent structExtent(Struct *S, std::vector<int64_t> *Offsets);

private:
  /// Of an array or struct. Open: its parts lie above it on the work list. A
  /// type that contains itself, which is an error, meets itself open and
  /// counts as empty there.
  enum class State : uint8_t { New, Open, Done };
  struct Entry {
    State S = State::New;
    Extent E;
  };

  Extent get(Type *T);
  void pushParts(Type *T);
  Extent compute(Type *T);
  llvm::DenseMap<Type *, Entry> Entries;
  std::vector<Type *> Work;
};
} // namespace

static Extent basicExtent(BasicKind K) {
  switch (K) {
  case BasicKind::Invalid:
  case BasicKind::Bool:
  case BasicKind::Int8:
  case BasicKind::Uint8:
  case BasicKind::UntypedBool:
    return {1, 1};
  case BasicKind::Int16:
  case BasicKind::Uint16:
    return {2, 2};
  case BasicKind::Int32:
  case BasicKind::Uint32:
  case BasicKind::Float32:
  case BasicKind::UntypedRune:
    return {4, 4};
  case BasicKind::Complex64:
    return {8, 4};
  case BasicKind::Complex128:
  case BasicKind::UntypedComplex:
  case BasicKind::String:
  case BasicKind::UntypedString:
    return {16, 8};
  default:
    return {WordSize, WordSize};
  }
}

/// The extent of a type that contains no other.
static Extent simpleExtent(Type *U) {
  switch (U->kind()) {
  case TypeKind::Basic:
    return basicExtent(llvm::cast<Basic>(U)->K);
  case TypeKind::Slice:
    return {3 * WordSize, WordSize};
  case TypeKind::Interface:
    return {2 * WordSize, WordSize};
  default:
    return {WordSize, WordSize};
  }
}

/// sync/atomic.align64 is an empty struct whose only purpose is to align the
/// struct around it.
static bool isAlign64(Type *T) {
  auto *N = asIs<Named>(T);
  return N && N->Obj->Pkg && N->Obj->Name.str() == "align64" &&
         (N->Obj->Pkg->Path == "sync/atomic" ||
          N->Obj->Pkg->Path == "runtime/internal/atomic");
}

static int64_t alignTo(int64_t Offset, int64_t Align) {
  int64_t Result;
  if (Offset < 0 || llvm::AddOverflow(Offset, Align - 1, Result))
    return Overflow;
  return Result - Result % Align;
}

static int64_t addSize(int64_t Offset, int64_t Size) {
  int64_t Result;
  if (Offset < 0 || Size < 0 || llvm::AddOverflow(Offset, Size, Result))
    return Overflow;
  return Result;
}

Extent Layouts::get(Type *T) {
  Type *U = underlying(T);
  return llvm::isa<Array, Struct>(U) ? Entries.lookup(unalias(T)).E
                                     : simpleExtent(U);
}

Extent Layouts::structExtent(Struct *S, std::vector<int64_t> *Offsets) {
  Extent E;
  int64_t LastOffset = 0, LastSize = 0;
  for (Var *F : S->Fields) {
    Extent FE = get(F->Type);
    LastOffset = alignTo(E.Size, FE.Align);
    LastSize = FE.Size;
    E.Size = addSize(LastOffset, LastSize);
    E.Align = std::max(E.Align, FE.Align);
    if (Offsets)
      Offsets->push_back(LastOffset);
  }
  // A pointer to a last field of size zero must not point behind the object.
  if (LastSize == 0 && LastOffset > 0)
    E.Size = addSize(E.Size, 1);
  E.Size = alignTo(E.Size, E.Align);
  return E;
}

void Layouts::pushParts(Type *T) {
  auto Push = [&](Type *Part) {
    if (llvm::isa<Array, Struct>(underlying(Part)) &&
        Entries.lookup(unalias(Part)).S == State::New)
      Work.push_back(unalias(Part));
  };
  Type *U = underlying(T);
  if (auto *A = llvm::dyn_cast<Array>(U))
    Push(A->Elem);
  else
    for (Var *F : llvm::cast<Struct>(U)->Fields)
      Push(F->Type);
}

/// The extent of an array or struct whose parts are known.
Extent Layouts::compute(Type *T) {
  Type *U = underlying(T);
  if (auto *S = llvm::dyn_cast<Struct>(U)) {
    Extent E = structExtent(S, nullptr);
    if (S->Fields.empty() && isAlign64(T))
      E.Align = 8;
    return E;
  }
  auto *A = llvm::cast<Array>(U);
  Extent E = get(A->Elem);
  if (A->Len <= 0)
    E.Size = 0;
  else if (E.Size < 0 || llvm::MulOverflow(E.Size, A->Len, E.Size))
    E.Size = Overflow;
  return E;
}

Extent Layouts::extent(Type *T) {
  T = unalias(T);
  if (llvm::isa<Array, Struct>(underlying(T)))
    Work.push_back(T);
  while (!Work.empty()) {
    Type *Top = Work.back();
    switch (Entries[Top].S) {
    case State::New:
      Entries[Top].S = State::Open;
      pushParts(Top);
      break;
    case State::Open:
      Entries[Top] = {State::Done, compute(Top)};
      [[fallthrough]];
    case State::Done: // pushed twice
      Work.pop_back();
    }
  }
  return get(T);
}

int64_t types::sizeOf(Type *T) {
  return T ? Layouts().extent(T).Size : Overflow;
}

int64_t types::alignOf(Type *T) { return T ? Layouts().extent(T).Align : 1; }

std::vector<int64_t> types::fieldOffsets(Struct *S) {
  Layouts L;
  L.extent(S);
  std::vector<int64_t> Offsets;
  L.structExtent(S, &Offsets);
  return Offsets;
}
