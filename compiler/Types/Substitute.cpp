//===- Substitute.cpp - Replacing type parameters -------------------------===//
//
// Substitution copies only what changes: a type that mentions none of the
// parameters is returned as it is, so callers can compare addresses. It never
// looks into a Named type but replaces its type arguments, which makes another
// (lazy) instance; that is why recursive types are no problem here.
//
// A type declared in a generic function is another type in each instance of
// the function. It counts as generic in the function's parameters: replacing
// those makes an instance of it.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Substitute.h"

#include "compiler/Types/Instantiate.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace zokor::types {

namespace {

class Substituter {
public:
  Substituter(TypeContext &C, llvm::ArrayRef<TypeParam *> Params,
              llvm::ArrayRef<Type *> Args)
      : C(C), Params(Params), Args(Args) {}

  Type *type(Type *T);

private:
  Type *copyOf(Type *T);
  Type *parameter(TypeParam *P);
  Type *structOf(Struct *S);
  Type *signature(Signature *S);
  Type *interface(Interface *I);
  Type *named(Named *N);
  llvm::SmallVector<Type *, 4> outerArgs(Named *N);
  Type *alias(Alias *A);
  Type *unionOf(Union *U);
  Tuple *tuple(Tuple *T);
  /// Replaces each element of List with F of it; the same list if that changes
  /// nothing.
  template <class T, class Fn>
  llvm::ArrayRef<T> list(llvm::ArrayRef<T> List, Fn F);
  llvm::ArrayRef<Var *> vars(llvm::ArrayRef<Var *> List) {
    return list(List, [this](Var *V) {
      Type *T = type(V->Type);
      return T == V->Type ? V : copyVar(C.S, V, T);
    });
  }
  llvm::ArrayRef<Type *> types(llvm::ArrayRef<Type *> List) {
    return list(List, [this](Type *T) { return type(T); });
  }

  TypeContext &C;
  llvm::ArrayRef<TypeParam *> Params;
  llvm::ArrayRef<Type *> Args;
  /// Types may share parts; each is copied once.
  llvm::DenseMap<Type *, Type *> Done;
};

} // namespace

Var *copyVar(Session &S, Var *V, Type *T) {
  Var *Copy = S.make<Var>(*V);
  Copy->Type = T;
  Copy->Origin = V->Origin ? V->Origin : V;
  return Copy;
}

Func *copyFunc(Session &S, Func *F, Signature *Sig) {
  Func *Copy = S.make<Func>(*F);
  Copy->Type = Sig;
  Copy->Origin = F->Origin ? F->Origin : F;
  return Copy;
}

llvm::ArrayRef<Func *> replaceReceivers(Session &S,
                                        llvm::ArrayRef<Func *> Methods,
                                        Type *From, Type *To) {
  llvm::SmallVector<Func *, 8> Copies;
  bool Changed = false;
  for (Func *M : Methods) {
    Signature *Sig = M->signature();
    if (Sig && Sig->Recv && Sig->Recv->Type == From) {
      auto *NewSig = S.make<Signature>(*Sig);
      NewSig->Recv = copyVar(S, Sig->Recv, To);
      M = copyFunc(S, M, NewSig);
      Changed = true;
    }
    Copies.push_back(M);
  }
  return Changed ? S.copy<Func *>(Copies) : Methods;
}

template <class T, class Fn>
llvm::ArrayRef<T> Substituter::list(llvm::ArrayRef<T> List, Fn F) {
  llvm::SmallVector<T, 8> New;
  for (auto [I, X] : llvm::enumerate(List)) {
    T Y = F(X);
    if (Y != X && New.empty())
      New.append(List.begin(), List.end());
    if (!New.empty())
      New[I] = Y;
  }
  return New.empty() ? List : C.S.copy<T>(New);
}

Type *Substituter::type(Type *T) {
  if (!T || llvm::isa<Basic>(T))
    return T;
  if (auto *P = llvm::dyn_cast<TypeParam>(T))
    return parameter(P);
  if (auto It = Done.find(T); It != Done.end())
    return It->second;
  Type *New = copyOf(T);
  Done[T] = New;
  return New;
}

Type *Substituter::parameter(TypeParam *P) {
  for (auto [I, Q] : llvm::enumerate(Params))
    if (P == Q)
      return I < Args.size() && Args[I] ? Args[I] : P;
  return P;
}

Type *Substituter::copyOf(Type *T) {
  switch (T->kind()) {
  case TypeKind::Basic:
  case TypeKind::TypeParam:
    return T;
  case TypeKind::Array: {
    auto *A = llvm::cast<Array>(T);
    Type *Elem = type(A->Elem);
    return Elem == A->Elem ? T : C.S.make<Array>(Elem, A->Len);
  }
  case TypeKind::Slice: {
    auto *S = llvm::cast<Slice>(T);
    Type *Elem = type(S->Elem);
    return Elem == S->Elem ? T : C.S.make<Slice>(Elem);
  }
  case TypeKind::Pointer: {
    auto *P = llvm::cast<Pointer>(T);
    Type *Elem = type(P->Elem);
    return Elem == P->Elem ? T : C.S.make<Pointer>(Elem);
  }
  case TypeKind::Map: {
    auto *M = llvm::cast<Map>(T);
    Type *Key = type(M->Key), *Elem = type(M->Elem);
    return Key == M->Key && Elem == M->Elem ? T : C.S.make<Map>(Key, Elem);
  }
  case TypeKind::Chan: {
    auto *Ch = llvm::cast<Chan>(T);
    Type *Elem = type(Ch->Elem);
    return Elem == Ch->Elem ? T : C.S.make<Chan>(Ch->Dir, Elem);
  }
  case TypeKind::Struct:
    return structOf(llvm::cast<Struct>(T));
  case TypeKind::Tuple:
    return tuple(llvm::cast<Tuple>(T));
  case TypeKind::Signature:
    return signature(llvm::cast<Signature>(T));
  case TypeKind::Union:
    return unionOf(llvm::cast<Union>(T));
  case TypeKind::Interface:
    return interface(llvm::cast<Interface>(T));
  case TypeKind::Named:
    return named(llvm::cast<Named>(T));
  case TypeKind::Alias:
    return alias(llvm::cast<Alias>(T));
  }
  llvm_unreachable("unknown type kind");
}

Type *Substituter::structOf(Struct *S) {
  llvm::ArrayRef<Var *> Fields = vars(S->Fields);
  if (Fields.data() == S->Fields.data())
    return S;
  Struct *New = C.S.make<Struct>(*S);
  New->Fields = Fields;
  return New;
}

Tuple *Substituter::tuple(Tuple *T) {
  if (!T)
    return T;
  llvm::ArrayRef<Var *> Vars = vars(T->Vars);
  return Vars.data() == T->Vars.data() ? T : C.S.make<Tuple>(Vars);
}

/// The receiver and the type parameters that S declares stay what they are.
Type *Substituter::signature(Signature *S) {
  Tuple *Parameters = tuple(S->Params), *Results = tuple(S->Results);
  if (Parameters == S->Params && Results == S->Results)
    return S;
  auto *New = C.S.make<Signature>(*S);
  New->Params = Parameters;
  New->Results = Results;
  return New;
}

Type *Substituter::unionOf(Union *U) {
  llvm::SmallVector<Term, 8> Terms(U->Terms.begin(), U->Terms.end());
  bool Changed = false;
  for (Term &X : Terms) {
    Type *T = type(X.T);
    Changed |= T != X.T;
    X.T = T;
  }
  return Changed ? C.S.make<Union>(C.S.copy<Term>(Terms)) : U;
}

Type *Substituter::interface(Interface *I) {
  llvm::ArrayRef<Func *> Methods = list(I->Methods, [this](Func *M) {
    Type *Sig = type(M->Type);
    return Sig == M->Type ? M : copyFunc(C.S, M, llvm::cast<Signature>(Sig));
  });
  llvm::ArrayRef<Type *> Embeddeds = types(I->Embeddeds);
  if (Methods.data() == I->Methods.data() &&
      Embeddeds.data() == I->Embeddeds.data())
    return I;
  auto *New = C.S.make<Interface>(*I);
  New->Set = nullptr;
  New->Methods = replaceReceivers(C.S, Methods, I, New);
  New->Embeddeds = Embeddeds;
  return New;
}

llvm::ArrayRef<TypeParam *> outerParams(const Named *N) {
  if (!N->Obj || !N->Obj->LocalIndex || !N->Obj->Function ||
      !N->Obj->Function->Name)
    return {};
  auto *F = llvm::dyn_cast_or_null<Func>(N->Obj->Function->Name->Obj);
  Signature *Sig = F ? F->signature() : nullptr;
  if (!Sig)
    return {};
  return Sig->Recv ? Sig->RecvTypeParams : Sig->TypeParams;
}

llvm::SmallVector<TypeParam *, 4> instanceParams(const Named *N,
                                                 size_t NumArgs) {
  llvm::SmallVector<TypeParam *, 4> List;
  if (N->TypeParams.empty() || NumArgs != N->TypeParams.size())
    llvm::append_range(List, outerParams(N));
  llvm::append_range(List, N->TypeParams);
  return List;
}

/// The arguments for the parameters of the function that N is declared in.
/// Empty if there are none, or not all are known.
llvm::SmallVector<Type *, 4> Substituter::outerArgs(Named *N) {
  llvm::SmallVector<Type *, 4> Bound;
  for (TypeParam *P : outerParams(N)) {
    auto It = llvm::find(Params, P);
    size_t I = size_t(It - Params.begin());
    if (It == Params.end() || I >= Args.size() || !Args[I])
      return {};
    Bound.push_back(Args[I]);
  }
  return Bound;
}

Type *Substituter::named(Named *N) {
  if (!N->Origin) {
    // Generic itself, or declared without parameters, or local.
    if (!N->TypeParams.empty())
      return N;
    llvm::SmallVector<Type *, 4> Bound = outerArgs(N);
    return Bound.empty() ? N : C.instantiate(N, Bound);
  }
  if (N->TypeArgs.size() !=
      instanceParams(N->Origin, N->TypeArgs.size()).size())
    return C.U.invalid(); // was reported
  llvm::ArrayRef<Type *> NewArgs = types(N->TypeArgs);
  const size_t NumOwn = N->Origin->TypeParams.size();
  if (NumOwn && N->TypeArgs.size() == NumOwn) {
    llvm::SmallVector<Type *, 4> Bound = outerArgs(N->Origin);
    if (!Bound.empty()) {
      llvm::append_range(Bound, NewArgs);
      return C.instantiate(N->Origin, Bound);
    }
  }
  return NewArgs.data() == N->TypeArgs.data()
             ? N
             : C.instantiate(N->Origin, NewArgs);
}

Type *Substituter::alias(Alias *A) {
  if (A->Origin) {
    llvm::ArrayRef<Type *> NewArgs = types(A->TypeArgs);
    return NewArgs.data() == A->TypeArgs.data()
               ? A
               : C.instantiate(A->Origin, NewArgs);
  }
  // An alias declared in a generic function may mention its parameters.
  Type *Actual = type(A->Actual);
  return Actual == A->Actual ? A : Actual;
}

Type *TypeContext::substitute(Type *T, llvm::ArrayRef<TypeParam *> Params,
                              llvm::ArrayRef<Type *> Args) {
  if (!T || Params.empty())
    return T;
  return Substituter(*this, Params, Args).type(T);
}

namespace {

/// Visits every part of a type once.
class ParamFinder {
public:
  explicit ParamFinder(llvm::function_ref<bool(TypeParam *)> F) : F(F) {}
  bool find(Type *T);

private:
  bool findParts(Type *T);
  bool findVars(llvm::ArrayRef<Var *> Vars) {
    return llvm::any_of(Vars, [this](Var *V) { return find(V->Type); });
  }
  bool findAny(llvm::ArrayRef<Type *> List) {
    return llvm::any_of(List, [this](Type *T) { return find(T); });
  }

  llvm::function_ref<bool(TypeParam *)> F;
  llvm::SmallPtrSet<Type *, 16> Seen;
};

} // namespace

bool ParamFinder::find(Type *T) {
  return T && !llvm::isa<Basic>(T) && Seen.insert(T).second && findParts(T);
}

bool ParamFinder::findParts(Type *T) {
  switch (T->kind()) {
  case TypeKind::Basic:
    return false;
  case TypeKind::TypeParam:
    return F(llvm::cast<TypeParam>(T));
  case TypeKind::Array:
    return find(llvm::cast<Array>(T)->Elem);
  case TypeKind::Slice:
    return find(llvm::cast<Slice>(T)->Elem);
  case TypeKind::Pointer:
    return find(llvm::cast<Pointer>(T)->Elem);
  case TypeKind::Chan:
    return find(llvm::cast<Chan>(T)->Elem);
  case TypeKind::Map:
    return find(llvm::cast<Map>(T)->Key) || find(llvm::cast<Map>(T)->Elem);
  case TypeKind::Struct:
    return findVars(llvm::cast<Struct>(T)->Fields);
  case TypeKind::Tuple:
    return findVars(llvm::cast<Tuple>(T)->Vars);
  case TypeKind::Signature:
    return find(llvm::cast<Signature>(T)->Params) ||
           find(llvm::cast<Signature>(T)->Results);
  case TypeKind::Union:
    return llvm::any_of(llvm::cast<Union>(T)->Terms,
                        [this](Term X) { return find(X.T); });
  case TypeKind::Interface:
    return llvm::any_of(llvm::cast<Interface>(T)->Methods,
                        [this](Func *M) { return find(M->Type); }) ||
           findAny(llvm::cast<Interface>(T)->Embeddeds);
  case TypeKind::Named:
    return findAny(llvm::cast<Named>(T)->TypeArgs);
  case TypeKind::Alias:
    return findAny(llvm::cast<Alias>(T)->TypeArgs) ||
           find(llvm::cast<Alias>(T)->Actual);
  }
  llvm_unreachable("unknown type kind");
}

bool mentionsTypeParam(Type *T, llvm::function_ref<bool(TypeParam *)> F) {
  return ParamFinder(F).find(T);
}

bool isParameterized(Type *T) {
  return mentionsTypeParam(T, [](TypeParam *) { return true; });
}

} // namespace zokor::types
