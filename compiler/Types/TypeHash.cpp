//===- TypeHash.cpp - Hashing types ---------------------------------------===//
//
// Identical types must have equal hashes at any time, so nothing may enter the
// hash that becomes known later: an interface counts as "an interface". Only a
// bounded number of nodes is visited, because types can share parts and a
// tree walk could then take exponential time; identical types are visited in
// the same order, so cutting off is safe.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Instantiate.h"

#include "llvm/ADT/Hashing.h"

namespace zokor::types {

namespace {

class Hasher {
public:
  void visit(Type *T);
  unsigned result() const { return size_t(Code); }

private:
  void add(size_t X) { Code = llvm::hash_combine(Code, X); }
  void visitVars(llvm::ArrayRef<Var *> Vars) {
    add(Vars.size());
    for (Var *V : Vars)
      visit(V->Type);
  }
  void visitStruct(Struct *S) {
    for (Var *F : S->Fields)
      add(size_t(F->Name.opaque()));
    visitVars(S->Fields);
  }
  void visitParts(Type *T);

  llvm::hash_code Code = llvm::hash_value(0);
  unsigned Budget = 64;
};

} // namespace

void Hasher::visit(Type *T) {
  T = T ? unalias(T) : nullptr;
  if (!T || Budget == 0)
    return;
  --Budget;
  add(size_t(T->kind()));
  visitParts(T);
}

void Hasher::visitParts(Type *T) {
  switch (T->kind()) {
  case TypeKind::Basic:
    return add(size_t(llvm::cast<Basic>(T)->K));
  case TypeKind::Array:
    return visit(llvm::cast<Array>(T)->Elem); // the length may be unknown
  case TypeKind::Slice:
    return visit(llvm::cast<Slice>(T)->Elem);
  case TypeKind::Pointer:
    return visit(llvm::cast<Pointer>(T)->Elem);
  case TypeKind::Chan:
    add(size_t(llvm::cast<Chan>(T)->Dir));
    return visit(llvm::cast<Chan>(T)->Elem);
  case TypeKind::Map:
    visit(llvm::cast<Map>(T)->Key);
    return visit(llvm::cast<Map>(T)->Elem);
  case TypeKind::Struct:
    return visitStruct(llvm::cast<Struct>(T));
  case TypeKind::Tuple:
    return visitVars(llvm::cast<Tuple>(T)->Vars);
  case TypeKind::Signature: {
    auto *S = llvm::cast<Signature>(T);
    add(S->TypeParams.size());
    if (!S->TypeParams.empty())
      return; // identical up to the names of these
    visit(S->Params);
    return visit(S->Results);
  }
  case TypeKind::Named: {
    auto *N = llvm::cast<Named>(T);
    return add(N->Origin ? N->Hash : size_t(N));
  }
  case TypeKind::TypeParam:
    return add(llvm::cast<TypeParam>(T)->Id);
  case TypeKind::Union:
  case TypeKind::Interface:
  case TypeKind::Alias:
    return;
  }
}

unsigned typeHash(Type *T) {
  Hasher H;
  H.visit(T);
  return H.result();
}

} // namespace zokor::types
