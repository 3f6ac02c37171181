//===- Unify.cpp - Type unification ---------------------------------------===//
//
// unify(X, Y) walks both types side by side. Where one side has a parameter
// that is to be inferred ("bound"), the other side is what it stands for; where
// the parameter has a type already, that one has to unify instead. Everything
// else must have the same structure.
//
// Inexact unification anticipates assignability, and its results must not
// depend on the order of arguments: if several types are found for one
// parameter, a named type wins over a literal and a directed channel over a
// bidirectional one; interfaces have to agree.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Generics/Unify.h"

#include "compiler/Types/Lookup.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/STLExtras.h"

namespace zokor::check {

using namespace types;

/// Deeper nesting fails to unify; as in gc.
static constexpr unsigned MaxDepth = 100;

struct Unifier::Pair {
  Interface *X, *Y;
  const Pair *Outer;

  bool isOpen() const {
    for (const Pair *P = Outer; P; P = P->Outer)
      if ((P->X == X && P->Y == Y) || (P->X == Y && P->Y == X))
        return true;
    return false;
  }
};

Unifier::Unifier(llvm::ArrayRef<TypeParam *> Params,
                 llvm::ArrayRef<Type *> Args, bool Interfaces)
    : Params(Params), Interfaces(Interfaces) {
  for (auto [I, P] : llvm::enumerate(Params)) {
    Handle[P] = I;
    Slots.push_back(I < Args.size() ? Args[I] : nullptr);
  }
}

bool Unifier::unify(Type *X, Type *Y, unsigned Mode) {
  return nify(X, Y, Mode, nullptr);
}

Type *Unifier::at(TypeParam *P) const {
  auto It = Handle.find(P);
  return It == Handle.end() ? nullptr : Slots[It->second];
}

void Unifier::set(TypeParam *P, Type *T) {
  if (auto It = Handle.find(P); It != Handle.end())
    Slots[It->second] = T;
}

unsigned Unifier::unknowns() const {
  return llvm::count_if(Params, [this](TypeParam *P) { return !at(P); });
}

std::vector<Type *> Unifier::inferred() const {
  std::vector<Type *> List;
  for (TypeParam *P : Params)
    List.push_back(at(P));
  return List;
}

TypeParam *Unifier::bound(Type *T) const {
  auto *P = asIs<TypeParam>(T);
  return P && Handle.contains(P) ? P : nullptr;
}

/// Makes X and Y share a slot; false if both have a type already.
bool Unifier::join(TypeParam *X, TypeParam *Y) {
  unsigned HX = Handle[X], HY = Handle[Y];
  if (HX == HY)
    return true;
  if (Slots[HX] && Slots[HY])
    return false;
  unsigned Keep = Slots[HX] ? HX : HY, Drop = Slots[HX] ? HY : HX;
  for (auto &Entry : Handle)
    if (Entry.second == Drop)
      Entry.second = Keep;
  return true;
}

/// The interface that T is, if it is not a type parameter.
static Interface *asInterface(Type *T) {
  return isTypeParam(T) ? nullptr : as<Interface>(T);
}

static bool isTypeLiteral(Type *T) {
  return !llvm::isa<Named, TypeParam>(unalias(T));
}

bool Unifier::nify(Type *X, Type *Y, unsigned Mode, const Pair *Open) {
  if (!X || !Y || !unalias(X) || !unalias(Y))
    return false;
  if (unalias(X) == unalias(Y))
    return true;
  if (Depth >= MaxDepth)
    return false;
  ++Depth;
  auto Leave = [this](bool Result) {
    --Depth;
    return Result;
  };

  // If there is a named type, have one in Y; a bound parameter, one in X.
  if (asIs<Named>(X) || bound(Y))
    std::swap(X, Y);
  if (!(Mode & Exact) && asIs<Named>(Y) && isTypeLiteral(X) &&
      !(Interfaces && asInterface(X))) {
    Y = underlying(Y);
    if (!Y || isInvalid(Y))
      return Leave(false);
    if (unalias(X) == Y)
      return Leave(true);
  }

  TypeParam *PX = bound(X), *PY = bound(Y);
  if (PX && PY)
    return Leave(join(PX, PY) || nify(at(PX), at(PY), Mode, Open));
  if (PX) {
    if (Type *Known = at(PX))
      return Leave(unifyKnown(PX, Known, Y, Mode, Open));
    set(PX, Y);
    return Leave(true);
  }

  if (Interfaces && !(Mode & Exact))
    if (std::optional<bool> Result = unifyInterfaces(X, Y, Open))
      return Leave(*Result);
  return Leave(unifyStructure(X, Y, Mode, Open));
}

/// P has the type X and is met again as Y.
bool Unifier::unifyKnown(TypeParam *P, Type *X, Type *Y, unsigned Mode,
                         const Pair *Open) {
  if (!nify(X, Y, Mode, Open))
    return false;
  Interface *IX = asInterface(X), *IY = asInterface(Y);
  bool NamedX = asIs<Named>(X), NamedY = asIs<Named>(Y);
  if (IX && IY) {
    // Nothing tells which of two names is right, or of two method sets.
    if (NamedX && NamedY)
      return identical(X, Y);
    if (typeSet(IX).Methods.size() != typeSet(IY).Methods.size())
      return false;
  } else if (IX || IY) {
    return false; // either could be meant
  }
  if ((Mode & Exact) || NamedX)
    return true;
  auto *Ch = as<Chan>(Y);
  if (NamedY || (Ch && Ch->Dir != ChanDir::Both))
    set(P, Y);
  return true;
}

static bool sameTerms(const TypeSet &X, const TypeSet &Y) {
  return X.Comparable == Y.Comparable && X.AllTypes == Y.AllTypes &&
         subsetOf(X.Terms, Y.Terms) && subsetOf(Y.Terms, X.Terms);
}

std::optional<bool> Unifier::unifyInterfaces(Type *X, Type *Y,
                                             const Pair *Open) {
  Interface *IX = asInterface(X), *IY = asInterface(Y);
  if (!IX && !IY)
    return std::nullopt;
  if (IX && IY) {
    const TypeSet *Small = &typeSet(IX), *Large = &typeSet(IY);
    if (!sameTerms(*Small, *Large))
      return false;
    Pair This{IX, IY, Open};
    if (This.isOpen())
      return true;
    if (Small->Methods.size() > Large->Methods.size())
      std::swap(Small, Large);
    return llvm::all_of(Small->Methods, [&](Func *M) {
      Func *N = Large->lookup(M->Pkg, M->Name);
      return N && nify(M->Type, N->Type, Exact, &This);
    });
  }
  if (!IX) {
    IX = IY;
    Y = X;
  }
  // The other type must have all methods, at least in some form.
  return llvm::all_of(typeSet(IX).Methods, [&](Func *M) {
    LookupResult R = lookupFieldOrMethod(Y, false, M->Pkg, M->Name);
    auto *N = llvm::dyn_cast_or_null<Func>(R.Obj);
    if (N && !N->Type && N->Pkg && N->Pkg->Declare)
      N->Pkg->Declare(N);
    return N && nify(M->Type, N->Type, Exact, Open);
  });
}

bool Unifier::unifyExactInterfaces(Interface *X, Interface *Y,
                                   const Pair *Open) {
  const TypeSet &SX = typeSet(X), &SY = typeSet(Y);
  if (!sameTerms(SX, SY) || SX.Methods.size() != SY.Methods.size())
    return false;
  Pair This{X, Y, Open};
  if (This.isOpen())
    return true;
  return llvm::all_of(llvm::zip(SX.Methods, SY.Methods), [&](auto Both) {
    auto [M, N] = Both;
    return sameId(M, N->Pkg, N->Name) && nify(M->Type, N->Type, Exact, &This);
  });
}

bool Unifier::unifyVars(llvm::ArrayRef<Var *> X, llvm::ArrayRef<Var *> Y,
                        unsigned Mode, const Pair *Open) {
  return X.size() == Y.size() && llvm::all_of(llvm::zip(X, Y), [&](auto Both) {
           return nify(std::get<0>(Both)->Type, std::get<1>(Both)->Type, Mode,
                       Open);
         });
}

static bool sameFields(Struct *X, Struct *Y) {
  if (X->Fields.size() != Y->Fields.size())
    return false;
  for (unsigned I = 0; I < X->Fields.size(); ++I) {
    Var *F = X->Fields[I], *G = Y->Fields[I];
    if (F->Embedded != G->Embedded || X->tag(I) != Y->tag(I) ||
        !sameId(F, G->Pkg, G->Name))
      return false;
  }
  return true;
}

static llvm::ArrayRef<Var *> varsOf(Tuple *T) {
  return T ? T->Vars : llvm::ArrayRef<Var *>();
}

/// Neither X nor Y is a bound parameter.
bool Unifier::unifyStructure(Type *X, Type *Y, unsigned Mode,
                             const Pair *Open) {
  // An unbound parameter with a core type has the structure of that.
  if (isTypeParam(Y))
    std::swap(X, Y);
  X = unalias(X);
  if (isTypeParam(X)) {
    Type *Core = coreType(X);
    return Core && nify(Core, Y, Assign, Open);
  }
  Y = unalias(Y);
  if (X->kind() != Y->kind())
    return false;
  unsigned Elem = Mode & Assign ? Mode | Exact : Mode;
  switch (X->kind()) {
  case TypeKind::Basic:
    return llvm::cast<Basic>(X)->K == llvm::cast<Basic>(Y)->K;
  case TypeKind::Array: {
    auto *A = llvm::cast<Array>(X), *B = llvm::cast<Array>(Y);
    return (A->Len < 0 || B->Len < 0 || A->Len == B->Len) &&
           nify(A->Elem, B->Elem, Elem, Open);
  }
  case TypeKind::Slice:
    return nify(llvm::cast<Slice>(X)->Elem, llvm::cast<Slice>(Y)->Elem, Elem,
                Open);
  case TypeKind::Pointer:
    return nify(llvm::cast<Pointer>(X)->Elem, llvm::cast<Pointer>(Y)->Elem,
                Elem, Open);
  case TypeKind::Map: {
    auto *A = llvm::cast<Map>(X), *B = llvm::cast<Map>(Y);
    return nify(A->Key, B->Key, Elem, Open) &&
           nify(A->Elem, B->Elem, Elem, Open);
  }
  case TypeKind::Chan: {
    auto *A = llvm::cast<Chan>(X), *B = llvm::cast<Chan>(Y);
    return (!(Mode & Exact) || A->Dir == B->Dir) &&
           nify(A->Elem, B->Elem, Elem, Open);
  }
  case TypeKind::Struct: {
    auto *A = llvm::cast<Struct>(X), *B = llvm::cast<Struct>(Y);
    return sameFields(A, B) && unifyVars(A->Fields, B->Fields, Elem, Open);
  }
  case TypeKind::Tuple:
    return unifyVars(varsOf(llvm::cast<Tuple>(X)), varsOf(llvm::cast<Tuple>(Y)),
                     Mode, Open);
  case TypeKind::Signature: {
    auto *A = llvm::cast<Signature>(X), *B = llvm::cast<Signature>(Y);
    return A->Variadic == B->Variadic &&
           unifyVars(varsOf(A->Params), varsOf(B->Params), Elem, Open) &&
           unifyVars(varsOf(A->Results), varsOf(B->Results), Elem, Open);
  }
  case TypeKind::Interface:
    return unifyExactInterfaces(llvm::cast<Interface>(X),
                                llvm::cast<Interface>(Y), Open);
  case TypeKind::Named: {
    // The arguments come first: messages show what they gave.
    auto *A = llvm::cast<Named>(X), *B = llvm::cast<Named>(Y);
    if (A->TypeArgs.size() != B->TypeArgs.size())
      return false;
    for (auto [P, Q] : llvm::zip(A->TypeArgs, B->TypeArgs))
      if (!nify(P, Q, Mode, Open))
        return false;
    return A->Origin ? A->Origin == B->Origin : A == B;
  }
  case TypeKind::TypeParam:
  case TypeKind::Union:
  case TypeKind::Alias:
    return false;
  }
  llvm_unreachable("unknown type kind");
}

} // namespace zokor::check
