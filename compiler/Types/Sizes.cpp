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
  bool computeOrPush(Type *T);
  bool known(Type *T);
  Extent get(Type *T);
  /// Arrays and structs that are laid out or being laid out. A type that
  /// contains itself, which is an error, finds its own zero size here.
  llvm::DenseMap<Type *, Extent> Done;
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

bool Layouts::known(Type *T) {
  return !llvm::isa<Array, Struct>(underlying(T)) || Done.contains(unalias(T));
}

Extent Layouts::get(Type *T) {
  Type *U = underlying(T);
  return llvm::isa<Array, Struct>(U) ? Done.lookup(unalias(T))
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

/// Lays out T if its parts are known, else puts the unknown ones on the list.
bool Layouts::computeOrPush(Type *T) {
  size_t Before = Work.size();
  auto Need = [&](Type *Part) {
    if (!known(Part)) {
      Done.insert({unalias(Part), Extent()});
      Work.push_back(unalias(Part));
    }
  };
  Type *U = underlying(T);
  auto *A = llvm::dyn_cast<Array>(U);
  auto *S = llvm::dyn_cast<Struct>(U);
  if (A)
    Need(A->Elem);
  else
    for (Var *F : S->Fields)
      Need(F->Type);
  if (Work.size() != Before)
    return false;

  Extent E;
  if (S) {
    E = structExtent(S, nullptr);
    if (S->Fields.empty() && isAlign64(T))
      E.Align = 8;
  } else {
    E = get(A->Elem);
    if (A->Len <= 0)
      E.Size = 0;
    else if (E.Size < 0 || llvm::MulOverflow(E.Size, A->Len, E.Size))
      E.Size = Overflow;
  }
  Done[T] = E;
  return true;
}

Extent Layouts::extent(Type *T) {
  T = unalias(T);
  if (!known(T)) {
    Done.insert({T, Extent()});
    Work.push_back(T);
  }
  while (!Work.empty())
    if (computeOrPush(Work.back()))
      Work.pop_back();
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
