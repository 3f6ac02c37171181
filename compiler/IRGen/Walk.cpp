//===- Walk.cpp - Questions about syntax trees ----------------------------===//

#include "compiler/IRGen/Walk.h"
#include "compiler/Types/Lookup.h"
#include "compiler/Types/TypeSet.h"

using namespace zokor;
using namespace zokor::irgen;
using llvm::cast;
using llvm::dyn_cast;

namespace {

/// One walk. Chains of binary operators have no limit of depth; the loop in
/// binary() follows them.
class Walker {
public:
  explicit Walker(llvm::function_ref<bool(ast::Node *)> Visit) : Visit(Visit) {}

  void node(ast::Node *N) {
    if (!N)
      return;
    if (auto *B = dyn_cast<ast::BinaryExpr>(N))
      return binary(B);
    if (!Visit(N))
      return;
    if (auto *E = dyn_cast<ast::Expr>(N))
      expr(E);
    else if (auto *S = dyn_cast<ast::Stmt>(N))
      stmt(S);
    else if (auto *V = dyn_cast<ast::VarDecl>(N))
      list(V->Names), list(V->Values);
  }

private:
  template <class T> void list(ast::List<T> L) {
    for (T *N : L)
      node(N);
  }
  void binary(ast::BinaryExpr *B);
  void expr(ast::Expr *E);
  void stmt(ast::Stmt *S);

  llvm::function_ref<bool(ast::Node *)> Visit;
};

} // namespace

void Walker::binary(ast::BinaryExpr *B) {
  llvm::SmallVector<ast::BinaryExpr *> Chain;
  ast::Expr *Left = B;
  while (auto *Next = llvm::dyn_cast_or_null<ast::BinaryExpr>(Left)) {
    if (!Visit(Next)) {
      Left = nullptr;
      break;
    }
    Chain.push_back(Next);
    Left = Next->X;
  }
  node(Left);
  for (ast::BinaryExpr *Next : llvm::reverse(Chain))
    node(Next->Y);
}

void Walker::expr(ast::Expr *E) {
  using ast::NodeKind;
  if (E->ExprMode == ast::Mode::TypeExpr)
    return;
  switch (E->kind()) {
  case NodeKind::CompositeLit:
    return list(cast<ast::CompositeLit>(E)->Elements);
  case NodeKind::KeyValueExpr:
    node(cast<ast::KeyValueExpr>(E)->Key);
    return node(cast<ast::KeyValueExpr>(E)->Val);
  case NodeKind::FuncLit:
    return node(cast<ast::FuncLit>(E)->Body);
  case NodeKind::ParenExpr:
    return node(cast<ast::ParenExpr>(E)->X);
  case NodeKind::SelectorExpr:
    return node(cast<ast::SelectorExpr>(E)->X);
  case NodeKind::IndexExpr:
    node(cast<ast::IndexExpr>(E)->X);
    return list(cast<ast::IndexExpr>(E)->Indices);
  case NodeKind::SliceExpr: {
    auto *S = cast<ast::SliceExpr>(E);
    node(S->X), node(S->Low), node(S->High), node(S->Max);
    return;
  }
  case NodeKind::TypeAssertExpr:
    return node(cast<ast::TypeAssertExpr>(E)->X);
  case NodeKind::CallExpr:
    node(cast<ast::CallExpr>(E)->Fun);
    return list(cast<ast::CallExpr>(E)->Args);
  case NodeKind::StarExpr:
    return node(cast<ast::StarExpr>(E)->X);
  case NodeKind::UnaryExpr:
    return node(cast<ast::UnaryExpr>(E)->X);
  default:
    return;
  }
}

void Walker::stmt(ast::Stmt *S) {
  using ast::NodeKind;
  switch (S->kind()) {
  case NodeKind::DeclStmt:
    return list(cast<ast::DeclStmt>(S)->Decls);
  case NodeKind::LabeledStmt:
    return node(cast<ast::LabeledStmt>(S)->Body);
  case NodeKind::ExprStmt:
    return node(cast<ast::ExprStmt>(S)->X);
  case NodeKind::SendStmt:
    node(cast<ast::SendStmt>(S)->Chan);
    return node(cast<ast::SendStmt>(S)->Val);
  case NodeKind::IncDecStmt:
    return node(cast<ast::IncDecStmt>(S)->X);
  case NodeKind::AssignStmt:
    list(cast<ast::AssignStmt>(S)->Lhs);
    return list(cast<ast::AssignStmt>(S)->Rhs);
  case NodeKind::GoStmt:
    return node(cast<ast::GoStmt>(S)->Call);
  case NodeKind::DeferStmt:
    return node(cast<ast::DeferStmt>(S)->Call);
  case NodeKind::ReturnStmt:
    return list(cast<ast::ReturnStmt>(S)->Results);
  case NodeKind::BlockStmt:
    return list(cast<ast::BlockStmt>(S)->Body);
  case NodeKind::IfStmt: {
    auto *If = cast<ast::IfStmt>(S);
    node(If->Init), node(If->Cond), node(If->Then), node(If->Else);
    return;
  }
  case NodeKind::CaseClause:
    list(cast<ast::CaseClause>(S)->Cases);
    return list(cast<ast::CaseClause>(S)->Body);
  case NodeKind::SwitchStmt:
    node(cast<ast::SwitchStmt>(S)->Init);
    node(cast<ast::SwitchStmt>(S)->Tag);
    return list(cast<ast::SwitchStmt>(S)->Clauses);
  case NodeKind::TypeSwitchStmt:
    node(cast<ast::TypeSwitchStmt>(S)->Init);
    node(cast<ast::TypeSwitchStmt>(S)->X);
    return list(cast<ast::TypeSwitchStmt>(S)->Clauses);
  case NodeKind::CommClause:
    node(cast<ast::CommClause>(S)->Comm);
    return list(cast<ast::CommClause>(S)->Body);
  case NodeKind::SelectStmt:
    return list(cast<ast::SelectStmt>(S)->Clauses);
  case NodeKind::ForStmt: {
    auto *For = cast<ast::ForStmt>(S);
    node(For->Init), node(For->Cond), node(For->Post), node(For->Body);
    return;
  }
  case NodeKind::RangeStmt: {
    auto *Range = cast<ast::RangeStmt>(S);
    node(Range->Key), node(Range->Val), node(Range->X), node(Range->Body);
    return;
  }
  default:
    return;
  }
}

void irgen::walk(ast::Node *N, llvm::function_ref<bool(ast::Node *)> Visit) {
  Walker(Visit).node(N);
}

/// A call of a function, as opposed to a conversion. As in gc, predeclared
/// functions count as well: len(x) reads x in its place among the calls.
static bool isRealCall(ast::CallExpr *Call) {
  return Call->Fun && ast::unparen(Call->Fun)->ExprMode != ast::Mode::TypeExpr;
}

bool irgen::hasCalls(ast::Expr *E) {
  bool Found = false;
  walk(E, [&](ast::Node *N) {
    if (auto *X = dyn_cast<ast::Expr>(N))
      if (X->ExprMode == ast::Mode::Constant)
        return false;
    if (auto *Call = dyn_cast<ast::CallExpr>(N))
      Found |= isRealCall(Call);
    else if (auto *U = dyn_cast<ast::UnaryExpr>(N))
      Found |= U->Op == tok::Arrow;
    return !Found && !llvm::isa<ast::FuncLit>(N);
  });
  return Found;
}

types::Var *irgen::variableOf(ast::Expr *E) {
  while (E) {
    E = ast::unparen(E);
    if (auto *Id = dyn_cast<ast::Ident>(E))
      return llvm::dyn_cast_or_null<types::Var>(Id->Obj);
    if (auto *S = dyn_cast<ast::SelectorExpr>(E)) {
      if (!S->Selection || types::as<types::Pointer>(S->X->Type))
        return nullptr;
      E = S->X;
    } else if (auto *I = dyn_cast<ast::IndexExpr>(E)) {
      // Of a type parameter's type set all may be arrays.
      if (types::as<types::Slice>(I->X->Type) ||
          types::as<types::Map>(I->X->Type) ||
          types::as<types::Pointer>(I->X->Type))
        return nullptr;
      E = I->X;
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

bool irgen::isShared(ast::Node *Loop, const types::Var *V) {
  bool Found = false;
  auto InLiteral = [&](ast::Node *N) {
    if (auto *Id = dyn_cast<ast::Ident>(N))
      Found |= Id->Obj == V;
    return !Found;
  };
  walk(Loop, [&](ast::Node *N) {
    if (Found)
      return false;
    if (auto *Lit = dyn_cast<ast::FuncLit>(N)) {
      walk(Lit->Body, InLiteral);
      return false;
    }
    if (auto *Range = dyn_cast<ast::RangeStmt>(N))
      // The body may become a function.
      if (Range != Loop && Range->X && Range->X->Type &&
          llvm::isa_and_nonnull<types::Signature>(
              types::coreType(Range->X->Type)))
        walk(Range->Body, InLiteral);
    if (auto *U = dyn_cast<ast::UnaryExpr>(N))
      Found |= U->Op == tok::And && variableOf(U->X) == V;
    else if (auto *S = dyn_cast<ast::SliceExpr>(N))
      Found |= variableOf(S->X) == V;
    else if (auto *Sel = dyn_cast<ast::SelectorExpr>(N))
      // A method with a pointer receiver takes the address.
      Found |= Sel->Selection && llvm::isa<types::Func>(Sel->Selection->Obj) &&
               variableOf(Sel->X) == V;
    return !Found;
  });
  return Found;
}
