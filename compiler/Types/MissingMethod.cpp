//===- MissingMethod.cpp - Why a type does not implement an interface -----===//

#include "compiler/Types/Lookup.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/SmallPtrSet.h"

namespace zokor::types {

/// Methods of a package that is being checked get their types on demand.
static void declare(Func *F) {
  if (!F->Type && F->Pkg && F->Pkg->Declare)
    F->Pkg->Declare(F);
}

/// An embedded field whose type is wrong might have had any method.
static bool hasInvalidEmbedding(Type *T,
                                llvm::SmallPtrSetImpl<Struct *> &Seen) {
  if (!T || isInvalid(T))
    return true;
  if (auto *P = as<Pointer>(T))
    T = P->Elem;
  auto *S = as<Struct>(T);
  if (!S || Seen.size() > 100 || !Seen.insert(S).second)
    return false;
  for (Var *F : S->Fields)
    if (F->Embedded && hasInvalidEmbedding(F->Type, Seen))
      return true;
  return false;
}

/// Why V, which is not an interface, lacks M; nothing if it does not.
static MissingMethod
checkMethod(Type *V, Func *M, llvm::function_ref<bool(Type *, Type *)> Equal) {
  using Reason = MissingMethod::Reason;
  LookupResult R = lookupFieldOrMethod(V, false, M->Pkg, M->Name);
  if (auto *F = llvm::dyn_cast_or_null<Func>(R.Obj)) {
    declare(F);
    if (F->Type && M->Type && !Equal(F->Type, M->Type))
      return {M, F, Reason::WrongSignature};
    return {};
  }
  if (R.Obj)
    return {M, nullptr, Reason::IsField};
  Pointer ToV(V);
  R = lookupFieldOrMethod(&ToV, false, M->Pkg, M->Name);
  Reason Why = Reason::PointerReceiver;
  if (!R.Obj) {
    R = lookupFieldOrMethod(V, false, M->Pkg, M->Name, /*FoldCase=*/true);
    Why = Reason::WrongName;
  }
  auto *F = llvm::dyn_cast_or_null<Func>(R.Obj);
  if (!F)
    return {M, nullptr, Reason::NotFound};
  declare(F);
  if (Why == Reason::PointerReceiver && F->Type && M->Type &&
      !Equal(F->Type, M->Type))
    Why = Reason::WrongSignature;
  else if (Why == Reason::WrongName && F->Name == M->Name)
    Why = Reason::Unexported;
  return {M, F, Why};
}

MissingMethod missingMethod(Type *V, Type *T, bool Static,
                            llvm::function_ref<bool(Type *, Type *)> Equal) {
  auto *I = as<Interface>(T);
  if (!I || !V || isInvalid(V))
    return {};
  llvm::ArrayRef<Func *> Wanted = typeSet(I).Methods;
  if (Wanted.empty())
    return {};
  if (auto *From = as<Interface>(V)) {
    const TypeSet &Set = typeSet(From);
    for (Func *M : Wanted) {
      Func *F = Set.lookup(M->Pkg, M->Name);
      if (!F && Static)
        return {M, nullptr, MissingMethod::NotFound};
      if (F && F->Type && M->Type && !Equal(F->Type, M->Type))
        return {M, F, MissingMethod::WrongSignature};
    }
    return {};
  }
  for (Func *M : Wanted) {
    MissingMethod Missing = checkMethod(V, M, Equal);
    if (!Missing.Method)
      continue;
    llvm::SmallPtrSet<Struct *, 4> Seen;
    return hasInvalidEmbedding(V, Seen) ? MissingMethod() : Missing;
  }
  return {};
}

bool isInterfacePointer(Type *T) {
  auto *P = T ? as<Pointer>(T) : nullptr;
  return P && as<Interface>(P->Elem);
}

std::string interfacePointerError(Type *T, Qualifier Q) {
  const char *What =
      isTypeParam(as<Pointer>(T)->Elem) ? "type parameter" : "interface";
  return "type " + typeString(T, Q) + " is pointer to " + What + ", not " +
         What;
}

static std::string methodString(Func *M, Qualifier Q) {
  std::string Text = M->Name.str().str();
  return M->signature() ? Text + signatureString(M->signature(), Q) : Text;
}

std::string missingMethodReason(Type *V, Type *T, const MissingMethod &M,
                                Qualifier Q) {
  std::string Name = M.Method->Name.str().str();
  if (M.Alternative) {
    std::string Both = "\n\t\thave " + methodString(M.Alternative, Q) +
                       "\n\t\twant " + methodString(M.Method, Q);
    switch (M.Why) {
    case MissingMethod::PointerReceiver:
      return "(" + Name + " method has pointer receiver)";
    case MissingMethod::WrongSignature:
      return "(wrong type for " + Name + " method)" + Both;
    case MissingMethod::Unexported:
      return "(unexported method " + Name + ")";
    default:
      return "(missing " + Name + " method)" + Both;
    }
  }
  if (isInterfacePointer(V))
    return "(" + interfacePointerError(V, Q) + ")";
  if (isInterfacePointer(T))
    return "(" + interfacePointerError(T, Q) + ")";
  return "(missing " + Name + " method)";
}

} // namespace zokor::types
