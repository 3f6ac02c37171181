//===- Positions.cpp - Where a syntax tree begins and ends ----------------===//
//
// The ends follow the last child down to a token whose place is recorded.
//
//===----------------------------------------------------------------------===//

#include "compiler/AST/AST.h"

using namespace zokor;
using namespace zokor::ast;

Expr *ast::unparen(Expr *E) {
  while (auto *P = llvm::dyn_cast_or_null<ParenExpr>(E))
    E = P->X;
  return E;
}

Pos ast::startPos(const Node *N) { return N ? N->At : Pos(); }

namespace {
/// One step towards the end: either a position or the node to go on with.
struct Step {
  Pos End;
  const Node *Next = nullptr;
  Step(Pos End) : End(End) {}
  Step(const Node *Next) : Next(Next) {}
};
} // namespace

/// A closing bracket at P, or the fallback if the bracket is missing.
static Step behind(Pos P, const Node *N) { return P ? P + 1 : N->At; }

template <class T>
static Step lastOf(List<T> Nodes, const Node *Otherwise, const Node *N) {
  if (!Nodes.empty())
    return Nodes.back();
  return Otherwise ? Step(Otherwise) : Step(N->At);
}

static Step orHere(const Node *Child, const Node *N, unsigned Length) {
  return Child ? Step(Child) : Step(N->At + Length);
}

static Step endOfFuncType(const FuncType *T) {
  if (T->Results.size() == 1 && !T->Results[0].Name &&
      T->Results[0].FieldType && T->Results[0].FieldType->At > T->RightParen)
    return T->Results[0].FieldType;
  return behind(T->RightParen, T);
}

static Step exprStep(const Expr *E) {
  using llvm::cast;
  switch (E->kind()) {
  case NodeKind::Ident:
    return E->At + cast<Ident>(E)->Name.str().size();
  case NodeKind::BasicLit:
    return E->At + cast<BasicLit>(E)->Text.size();
  case NodeKind::CompositeLit:
    return behind(cast<CompositeLit>(E)->RightBrace, E);
  case NodeKind::KeyValueExpr:
    return cast<KeyValueExpr>(E)->Val;
  case NodeKind::FuncLit:
    return orHere(cast<FuncLit>(E)->Body, E, 0);
  case NodeKind::ParenExpr:
    return behind(cast<ParenExpr>(E)->RightParen, E);
  case NodeKind::SelectorExpr:
    return cast<SelectorExpr>(E)->Sel;
  case NodeKind::IndexExpr:
    return behind(cast<IndexExpr>(E)->RightBracket, E);
  case NodeKind::SliceExpr:
    return behind(cast<SliceExpr>(E)->RightBracket, E);
  case NodeKind::TypeAssertExpr:
    return behind(cast<TypeAssertExpr>(E)->RightParen, E);
  case NodeKind::CallExpr:
    return behind(cast<CallExpr>(E)->RightParen, E);
  case NodeKind::StarExpr:
    return cast<StarExpr>(E)->X;
  case NodeKind::UnaryExpr:
    return cast<UnaryExpr>(E)->X;
  case NodeKind::BinaryExpr:
    return cast<BinaryExpr>(E)->Y;
  case NodeKind::DotsType:
    return cast<DotsType>(E)->Elem;
  case NodeKind::ArrayType:
    return cast<ArrayType>(E)->Elem;
  case NodeKind::SliceType:
    return cast<SliceType>(E)->Elem;
  case NodeKind::StructType:
    return behind(cast<StructType>(E)->RightBrace, E);
  case NodeKind::FuncType:
    return endOfFuncType(cast<FuncType>(E));
  case NodeKind::InterfaceType: {
    auto *T = cast<InterfaceType>(E);
    if (T->Implicit && !T->Elements.empty())
      return T->Elements.back().FieldType;
    return behind(T->RightBrace, E);
  }
  case NodeKind::MapType:
    return cast<MapType>(E)->Elem;
  case NodeKind::ChanType:
    return cast<ChanType>(E)->Elem;
  default:
    return E->At;
  }
}

static Step stmtStep(const Stmt *S) {
  using llvm::cast;
  switch (S->kind()) {
  case NodeKind::DeclStmt:
    return lastOf(cast<DeclStmt>(S)->Decls, nullptr, S);
  case NodeKind::LabeledStmt:
    return orHere(cast<LabeledStmt>(S)->Body, S, 0);
  case NodeKind::ExprStmt:
    return cast<ExprStmt>(S)->X;
  case NodeKind::SendStmt:
    return cast<SendStmt>(S)->Val;
  case NodeKind::IncDecStmt: {
    Pos End = endPos(cast<IncDecStmt>(S)->X);
    return End + 2;
  }
  case NodeKind::AssignStmt:
    return lastOf(cast<AssignStmt>(S)->Rhs, nullptr, S);
  case NodeKind::GoStmt:
    return cast<GoStmt>(S)->Call;
  case NodeKind::DeferStmt:
    return cast<DeferStmt>(S)->Call;
  case NodeKind::ReturnStmt: {
    auto *R = cast<ReturnStmt>(S);
    return R->Results.empty() ? Step(S->At + 6) : Step(R->Results.back());
  }
  case NodeKind::BranchStmt: {
    auto *B = cast<BranchStmt>(S);
    return orHere(B->Label, S, tokenText(B->Tok).size());
  }
  case NodeKind::BlockStmt:
    return behind(cast<BlockStmt>(S)->RightBrace, S);
  case NodeKind::IfStmt: {
    auto *I = cast<IfStmt>(S);
    return orHere(I->Else ? I->Else : I->Then, S, 0);
  }
  case NodeKind::CaseClause: {
    auto *C = cast<CaseClause>(S);
    return C->Body.empty() ? behind(C->Colon, S) : Step(C->Body.back());
  }
  case NodeKind::CommClause: {
    auto *C = cast<CommClause>(S);
    return C->Body.empty() ? behind(C->Colon, S) : Step(C->Body.back());
  }
  case NodeKind::SwitchStmt:
    return behind(cast<SwitchStmt>(S)->RightBrace, S);
  case NodeKind::TypeSwitchStmt:
    return behind(cast<TypeSwitchStmt>(S)->RightBrace, S);
  case NodeKind::SelectStmt:
    return behind(cast<SelectStmt>(S)->RightBrace, S);
  case NodeKind::ForStmt:
    return orHere(cast<ForStmt>(S)->Body, S, 0);
  case NodeKind::RangeStmt:
    return orHere(cast<RangeStmt>(S)->Body, S, 0);
  default:
    return S->At;
  }
}

static Step declStep(const Decl *D) {
  using llvm::cast;
  switch (D->kind()) {
  case NodeKind::ImportDecl:
    return orHere(cast<ImportDecl>(D)->Path, D, 0);
  case NodeKind::ConstDecl: {
    auto *C = cast<ConstDecl>(D);
    if (!C->Values.empty() || C->DeclType)
      return lastOf(C->Values, C->DeclType, D);
    return lastOf(C->Names, nullptr, D);
  }
  case NodeKind::VarDecl: {
    auto *V = cast<VarDecl>(D);
    return lastOf(V->Values, V->DeclType, D);
  }
  case NodeKind::TypeDecl:
    return orHere(cast<TypeDecl>(D)->DeclType, D, 0);
  case NodeKind::FuncDecl: {
    auto *F = cast<FuncDecl>(D);
    if (F->hasBody())
      return behind(F->BodyEnd, D);
    return orHere(F->Signature, D, 0);
  }
  default:
    return D->At;
  }
}

Pos ast::endPos(const Node *N) {
  while (N) {
    Step S = llvm::isa<Expr>(N)   ? exprStep(llvm::cast<Expr>(N))
             : llvm::isa<Stmt>(N) ? stmtStep(llvm::cast<Stmt>(N))
                                  : declStep(llvm::cast<Decl>(N));
    if (!S.Next)
      return S.End;
    N = S.Next;
  }
  return Pos();
}
