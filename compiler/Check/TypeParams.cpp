//===- TypeParams.cpp - Type parameter lists ------------------------------===//

#include "compiler/Check/DeclState.h"

using namespace zokor;
using namespace zokor::check;

TypeParam *check::declareTypeParam(Checker &C, ast::Ident *Name,
                                   unsigned Index) {
  auto *Obj = C.S.make<TypeName>(Name->At, C.Pkg, Name->Name, nullptr);
  auto *P = C.S.make<TypeParam>(Obj, C.Types.nextTypeParamId());
  // A constraint that is looked at before it is known allows nothing and
  // reports nothing.
  P->Constraint = C.U.invalid();
  P->Index = Index;
  Obj->Type = P;
  C.declare(C.Env.Scope, Name, Obj, C.Env.Scope->Begin);
  return P;
}

llvm::ArrayRef<TypeParam *>
check::declareTypeParams(Checker &C, llvm::MutableArrayRef<ast::Field> List) {
  llvm::SmallVector<TypeParam *, 4> Params;
  for (ast::Field &F : List)
    if (F.Name)
      Params.push_back(declareTypeParam(C, F.Name, Params.size()));
  return C.S.copy(llvm::ArrayRef<TypeParam *>(Params));
}

/// The constraint that E denotes.
static Type *bound(Checker &C, ast::Expr *E) {
  // ~T and A|B may stand without interface{} here only.
  bool Literal = false;
  if (auto *U = llvm::dyn_cast<ast::UnaryExpr>(E))
    Literal = U->Op == tok::Tilde;
  else if (auto *B = llvm::dyn_cast<ast::BinaryExpr>(E))
    Literal = B->Op == tok::Or;
  if (Literal) {
    auto *I = C.S.make<ast::InterfaceType>(E->At);
    ast::Field Element;
    Element.At = E->At;
    Element.FieldType = E;
    Element.Embedded = true;
    I->Elements = C.S.copy(llvm::ArrayRef<ast::Field>(Element));
    I->Implicit = true;
    E = I;
  }
  Type *T = typExpr(C, E);
  if (isTypeParam(T)) {
    C.error(ast::startPos(E), diag::MisplacedTypeParam,
            "cannot use a type parameter as constraint");
    return C.U.invalid();
  }
  return T;
}

void check::collectBounds(Checker &C, llvm::MutableArrayRef<ast::Field> List,
                          llvm::ArrayRef<TypeParam *> Params) {
  bool Saved = C.Env.InTypeParams;
  C.Env.InTypeParams = true;
  Type *Constraint = nullptr;
  ast::Expr *Previous = nullptr;
  size_t I = 0;
  for (ast::Field &F : List) {
    if (!F.Name)
      continue;
    // [P, Q C] share C.
    if (!Constraint || F.FieldType != Previous)
      Constraint = F.FieldType ? bound(C, F.FieldType) : C.U.invalid();
    Previous = F.FieldType;
    Params[I++]->Constraint = Constraint;
  }
  C.Env.InTypeParams = Saved;
}

llvm::ArrayRef<TypeParam *>
check::collectTypeParams(Checker &C, llvm::MutableArrayRef<ast::Field> List) {
  llvm::ArrayRef<TypeParam *> Params = declareTypeParams(C, List);
  collectBounds(C, List, Params);
  return Params;
}
