//===- Instantiate.cpp - Instances of generic types -----------------------===//
//
// An instance is made from its origin and type arguments only; identical
// instances are made once. Its underlying type is substituted when somebody
// asks for it, and each method when it is looked up. Until the declaration of
// the origin has been checked there may be nothing to substitute: the instance
// then stays as it is and the next one who asks tries again.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Instantiate.h"

#include "compiler/Types/Substitute.h"

#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"

namespace zokor::types {

static unsigned instanceHash(Type *Origin, llvm::ArrayRef<Type *> Args) {
  llvm::hash_code Code = llvm::hash_value(Origin);
  for (Type *T : Args)
    Code = llvm::hash_combine(Code, typeHash(T));
  return unsigned(size_t(Code)) >> 1; // keeps clear of DenseMap's own keys
}

static bool sameArgs(llvm::ArrayRef<Type *> A, llvm::ArrayRef<Type *> B) {
  return A.size() == B.size() && llvm::all_of(llvm::zip(A, B), [](auto Pair) {
           return identical(std::get<0>(Pair), std::get<1>(Pair));
         });
}

Type *TypeContext::instantiate(Type *Generic, llvm::ArrayRef<Type *> Args) {
  llvm::SmallVector<Type *, 4> Known;
  for (Type *T : Args)
    Known.push_back(T ? T : U.invalid());
  if (auto *A = llvm::dyn_cast_or_null<Alias>(Generic);
      A && !A->TypeParams.empty())
    return instantiateAlias(A, Known);
  Type *Direct = Generic ? unalias(Generic) : nullptr;
  if (auto *N = llvm::dyn_cast_or_null<Named>(Direct))
    return instantiateNamed(N, Known);
  if (auto *Sig = llvm::dyn_cast_or_null<Signature>(Direct))
    return instantiateSignature(Sig, Known);
  return U.invalid();
}

Type *TypeContext::instantiateNamed(Named *Origin,
                                    llvm::ArrayRef<Type *> Args) {
  if (Origin->Origin || Args.empty())
    return Origin;
  unsigned Hash = instanceHash(Origin, Args);
  auto &Bucket = Instances[Hash];
  for (Type *T : Bucket)
    if (auto *N = llvm::dyn_cast<Named>(T);
        N && N->Origin == Origin && sameArgs(N->TypeArgs, Args))
      return N;
  auto *N = S.make<Named>(Origin->Obj);
  N->Origin = Origin;
  N->TypeArgs = S.copy<Type *>(Args);
  N->Context = this;
  N->Expansion = this;
  N->Hash = Hash;
  Bucket.push_back(N);
  return N;
}

Type *TypeContext::instantiateAlias(Alias *Origin,
                                    llvm::ArrayRef<Type *> Args) {
  Type *Generic = Origin->Actual ? Origin->Actual : Origin->FromRHS;
  if (!Generic || Args.size() != Origin->TypeParams.size())
    return U.invalid();
  unsigned Hash = instanceHash(Origin, Args);
  for (Type *T : Instances.lookup(Hash))
    if (auto *A = llvm::dyn_cast<Alias>(T);
        A && A->Origin == Origin && sameArgs(A->TypeArgs, Args))
      return A;
  auto *A = S.make<Alias>(Origin->Obj);
  A->Origin = Origin;
  A->TypeArgs = S.copy<Type *>(Args);
  A->FromRHS = substitute(Generic, Origin->TypeParams, Args);
  A->Actual = unalias(A->FromRHS);
  if (Origin->Actual) // else the right side may be incomplete
    Instances[Hash].push_back(A);
  return A;
}

Type *TypeContext::instantiateSignature(Signature *Sig,
                                        llvm::ArrayRef<Type *> Args) {
  if (Sig->TypeParams.empty())
    return Sig;
  if (Args.size() != Sig->TypeParams.size())
    return U.invalid();
  auto *New = llvm::cast<Signature>(substitute(Sig, Sig->TypeParams, Args));
  if (New == Sig)
    New = S.make<Signature>(*Sig);
  New->TypeParams = {};
  return New;
}

/// The declaration of Origin is being checked: its underlying type, if it is
/// there, may not have got its parts yet.
static bool isUnfinished(Named *Origin) {
  return Origin->Obj && Origin->Obj->ColorState == Color::Grey;
}

bool isResolved(Type *T) {
  // A circle is an error that was or will be reported: it has no open end.
  for (unsigned Steps = 0; Steps < 1000; ++Steps) {
    T = T ? unalias(T) : nullptr;
    auto *N = llvm::dyn_cast_or_null<Named>(T);
    if (!N)
      return T != nullptr;
    if (N->Expansion)
      static_cast<TypeContext *>(N->Expansion)->expand(N);
    T = N->Underlying;
  }
  return true;
}

void TypeContext::expand(Named *Instance) {
  Named *Origin = Instance->Origin;
  if (Instance->Underlying || !Origin) {
    Instance->Expansion = nullptr;
    return;
  }
  if (!Origin->Underlying || isUnfinished(Origin))
    return;
  // It may be a Named whose own underlying type is not known yet.
  if (!isResolved(Origin->Underlying))
    return;
  Type *Under = underlying(Origin->Underlying);
  Instance->Expansion = nullptr;
  Instance->FromRHS = Origin->FromRHS;
  auto Params = instanceParams(Origin, Instance->TypeArgs.size());
  if (Params.size() != Instance->TypeArgs.size()) {
    Instance->Underlying = U.invalid();
    return;
  }
  Type *New = substitute(Under, Params, Instance->TypeArgs);
  if (auto *I = llvm::dyn_cast<Interface>(New)) {
    auto Methods = replaceReceivers(S, I->Methods, Origin, Instance);
    if (Methods.data() != I->Methods.data()) {
      if (I == Under) {
        I = S.make<Interface>(*I);
        I->Set = nullptr;
      }
      I->Methods = Methods;
      New = I;
    }
  }
  Instance->Underlying = New;
}

Func *TypeContext::expandMethod(Named *Instance, unsigned Index) {
  Named *Origin = Instance->Origin;
  Func *Generic = Origin->Methods[Index];
  if (!Generic->Type && Generic->Pkg && Generic->Pkg->Declare)
    Generic->Pkg->Declare(Generic);
  Signature *Sig = Generic->signature();
  if (!Sig || !Sig->Recv)
    return Generic; // being declared: try again next time
  // In the method itself the receiver is an instance with the method's own
  // type parameters as arguments; that one has the declared method.
  if (Sig->Recv && deref(Sig->Recv->Type).first == Instance)
    return Generic;
  // The origin may have got methods since the last time.
  if (Instance->Methods.size() < Origin->Methods.size()) {
    llvm::SmallVector<Func *, 8> All(Instance->Methods.begin(),
                                     Instance->Methods.end());
    All.resize(Origin->Methods.size());
    Instance->Methods = S.copy<Func *>(All);
  }
  auto *New = Sig;
  if (Sig->RecvTypeParams.size() == Instance->TypeArgs.size())
    New = llvm::cast<Signature>(
        substitute(Sig, Sig->RecvTypeParams, Instance->TypeArgs));
  if (New == Sig)
    New = S.make<Signature>(*Sig);
  New->RecvTypeParams = {};
  Type *Recv = Instance;
  if (Generic->HasPtrRecv)
    Recv = S.make<Pointer>(Instance);
  if (Sig->Recv)
    New->Recv = copyVar(S, Sig->Recv, Recv);
  return Instance->Methods[Index] = copyFunc(S, Generic, New);
}

} // namespace zokor::types
