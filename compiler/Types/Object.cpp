//===- Object.cpp - Objects, scopes and packages --------------------------===//

#include "compiler/Types/Object.h"

using namespace zokor;
using namespace zokor::types;

static bool samePackage(const Package *A, const Package *B) {
  return A == B || (A && B && A->Path == B->Path);
}

bool types::sameId(const Object *O, const Package *Pkg, zokor::Name Name,
                   bool FoldCase) {
  if (FoldCase && O->Name.str().equals_insensitive(Name.str()))
    return true;
  return O->Name == Name && (Name.isExported() || samePackage(O->Pkg, Pkg));
}

bool types::lessMethod(const Func *A, const Func *B) {
  if (A == B)
    return false;
  if (A->isExported() != B->isExported())
    return A->isExported();
  if (A->Name != B->Name)
    return A->Name < B->Name;
  if (A->isExported() || !A->Pkg || !B->Pkg)
    return false;
  return A->Pkg->Path < B->Pkg->Path;
}

std::pair<Scope *, Object *> Scope::lookupParent(zokor::Name N, Pos At) {
  for (Scope *S = this; S; S = S->Parent)
    if (Object *O = S->lookup(N); O && (!At || O->ScopeStart <= At))
      return {S, O};
  return {nullptr, nullptr};
}

Object *Scope::insert(Object *O) {
  auto [Where, New] = Map.insert({O->Name, O});
  if (!New)
    return Where->second;
  Order.push_back(O);
  if (!O->Parent)
    O->Parent = this;
  return nullptr;
}

/// Is S inside of a function scope?
static bool isLocal(const Scope &S) {
  for (const Scope *P = S.Parent; P; P = P->Parent)
    if (P->IsFunction)
      return true;
  return false;
}

void Package::dropLocalScopes() {
  // The scope of a declared function itself stays: a body that was skipped
  // may still be checked in it. Nothing is freed before all are sorted, since
  // isLocal() walks through the parents.
  std::vector<std::unique_ptr<Scope>> Kept, Dropped;
  for (auto &S : Scopes) {
    bool Local = isLocal(*S);
    (Local ? Dropped : Kept).push_back(std::move(S));
  }
  Scopes = std::move(Kept);
}
