//===- ValidType.cpp - Types that contain themselves ----------------------===//
//
// A type must not contain itself: as a field, an array element or an embedded
// interface. The walk keeps two lists. Nest holds the named types that contain
// each other in memory; meeting one of them again is the error. Path holds all
// named types on the way, for the message.
//
// Inside a generic type's declaration a type parameter stands for the argument
// of the instance that is being walked. The argument was written where that
// instance was, so it is judged in the nest without it: in
//
//     var _ A[A[string]]
//     type A[P any] struct { _ B[P] }
//     type B[P any] struct { _ P }
//
// the inner A[string] is in B by way of P, but not inside of the outer B.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/DeclState.h"

using namespace zokor;
using namespace zokor::check;

namespace {
class Walk {
public:
  explicit Walk(Checker &C) : C(C) {}
  bool visit(Type *T);

private:
  bool visitNamed(Named *N);
  bool visitTypeParam(TypeParam *P);
  bool reportIfNested(Named *N);

  Checker &C;
  llvm::SmallVector<Named *, 16> Nest, Path;
  /// The members of Nest.
  llvm::SmallDenseSet<Named *, 16> Nested;
};
} // namespace

bool Walk::visit(Type *T) {
  if (!T)
    return true;
  switch (T->kind()) {
  case TypeKind::Alias: {
    Type *U = unaliasKnown(T);
    return llvm::isa<Alias>(U) || visit(U);
  }
  case TypeKind::Array:
    return visit(llvm::cast<Array>(T)->Elem);
  case TypeKind::Struct:
    for (Var *F : llvm::cast<Struct>(T)->Fields)
      if (!visit(F->Type))
        return false;
    return true;
  case TypeKind::Union:
    for (const Term &X : llvm::cast<Union>(T)->Terms)
      if (!visit(X.T))
        return false;
    return true;
  case TypeKind::Interface:
    for (Type *E : llvm::cast<Interface>(T)->Embeddeds)
      if (!visit(E))
        return false;
    return true;
  case TypeKind::Named:
    return visitNamed(llvm::cast<Named>(T));
  case TypeKind::TypeParam:
    return visitTypeParam(llvm::cast<TypeParam>(T));
  default:
    return true;
  }
}

static bool sameNamed(Named *A, Named *B) {
  return A == B || (A->Origin && A->Origin == B->Origin && identical(A, B));
}

/// True after reporting that N is (or is in) a type that contains itself.
bool Walk::reportIfNested(Named *N) {
  // Identical instances are most often the same.
  if (!Nested.contains(N) && (!N->Origin || llvm::none_of(Nest, [&](Named *E) {
        return sameNamed(E, N);
      })))
    return false;
  N->Underlying = C.U.invalid();
  auto *Start = llvm::find_if(Path, [&](Named *E) { return sameNamed(E, N); });
  llvm::SmallVector<CycleEntry, 8> Cycle;
  for (; Start != Path.end(); ++Start)
    Cycle.push_back(cycleEntry(C, *Start));
  cycleError(C, Cycle);
  return true;
}

bool Walk::visitNamed(Named *N) {
  if (N->Obj->Pkg != C.Pkg && !N->Origin)
    return true; // checked with its own package
  if (C.Decls->Valid.contains(N))
    return true;
  if (C.Decls->Rejected.contains(N))
    return false; // it is or contains what was reported
  Type *U = N->Underlying;
  if (!U && N->Origin)
    U = N->Origin->Underlying;
  if (U && U == C.U.invalid())
    return false; // reported before
  if (reportIfNested(N))
    return false;
  Nest.push_back(N);
  Path.push_back(N);
  Nested.insert(N);
  bool Ok = visit((N->Origin ? N->Origin : N)->FromRHS);
  Nest.pop_back();
  Path.pop_back();
  Nested.erase(N);
  // Inside a generic type it depends on the type arguments around.
  if (Ok)
    C.Decls->Valid.insert(N);
  else if (!N->Origin && N->TypeParams.empty())
    C.Decls->Rejected.insert(N);
  return Ok;
}

bool Walk::visitTypeParam(TypeParam *P) {
  if (Nest.empty())
    return true;
  Named *Inst = Nest.back();
  if (!Inst->Origin)
    return true;
  llvm::ArrayRef<TypeParam *> Params = Inst->Origin->TypeParams;
  for (size_t I = 0; I < Params.size() && I < Inst->TypeArgs.size(); ++I) {
    if (Params[I] != P)
      continue;
    Nest.pop_back();
    Nested.erase(Inst);
    bool Ok = visit(Inst->TypeArgs[I]);
    Nest.push_back(Inst);
    Nested.insert(Inst);
    return Ok;
  }
  return true;
}

void check::validType(Checker &C, Named *T) { Walk(C).visit(T); }
