//===- Captures.cpp - What function literals capture ----------------------===//
//
// One walk over an outermost function collects, for each literal, the
// variables of enclosing functions that it or a literal inside of it mentions,
// and for each local variable whether it changes after its declaration or has
// its address taken. A variable that does neither is captured by value: a copy
// made when the closure is made cannot be told from the variable.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Calls.h"

#include "llvm/ADT/SetVector.h"

using namespace zokor;
using namespace zokor::irgen;

namespace {
class Walker {
public:
  void stmt(const ast::Stmt *S);
  void expr(const ast::Expr *E);

  /// All local variables mentioned.
  llvm::SetVector<Var *> Mentioned;
  /// Assigned after their declaration, or with their address taken.
  llvm::DenseSet<Var *> Changed;
  llvm::MapVector<const ast::FuncLit *, llvm::SetVector<Var *>> Literals;

private:
  void stmts(llvm::ArrayRef<ast::Stmt *> List) {
    for (const ast::Stmt *S : List)
      stmt(S);
  }
  void exprs(llvm::ArrayRef<ast::Expr *> List) {
    for (const ast::Expr *E : List)
      expr(E);
  }
  void mention(Var *V);
  void change(const ast::Expr *Place);
  void target(const ast::Expr *Lhs, bool IsDefine);
  void selector(const ast::SelectorExpr *S);
  void literal(const ast::FuncLit *L);
  void clauses(const ast::Stmt *S);

  llvm::SmallVector<const ast::FuncLit *> Enclosing;
};
} // namespace

void Walker::mention(Var *V) {
  if (!V->Function)
    return;
  Mentioned.insert(V);
  // Every literal between the use and the declaration captures V.
  for (const ast::FuncLit *L : llvm::reverse(Enclosing)) {
    if (V->Function == L)
      return;
    Literals[L].insert(V);
  }
}

/// The variable that a place is part of, without following pointers.
static Var *variableOf(const ast::Expr *E) {
  while (true) {
    E = ast::unparen(const_cast<ast::Expr *>(E));
    if (auto *Id = llvm::dyn_cast<ast::Ident>(E))
      return llvm::dyn_cast_or_null<Var>(Id->Obj);
    if (auto *S = llvm::dyn_cast<ast::SelectorExpr>(E)) {
      if (!S->Selection || types::as<types::Pointer>(S->X->Type))
        return nullptr;
      E = S->X;
    } else if (auto *I = llvm::dyn_cast<ast::IndexExpr>(E)) {
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
}

void Walker::change(const ast::Expr *Place) {
  if (Var *V = variableOf(Place))
    Changed.insert(V);
}

/// The left side of an assignment or definition.
void Walker::target(const ast::Expr *Lhs, bool IsDefine) {
  if (!Lhs)
    return;
  auto *Id = llvm::dyn_cast<ast::Ident>(Lhs);
  auto *V = Id ? llvm::dyn_cast_or_null<Var>(Id->Obj) : nullptr;
  bool Declares = IsDefine && V && V->At == Id->At;
  if (!Declares)
    change(Lhs);
  expr(Lhs);
}

/// A method with a pointer receiver takes the variable's address.
void Walker::selector(const ast::SelectorExpr *S) {
  if (!S->Selection)
    return; // a package's object
  auto *M = llvm::dyn_cast_or_null<Func>(S->Selection->Obj);
  // In a generic function another method may be meant, found by name.
  if (M && S->Selection->K == types::Selection::MethodVal &&
      (M->HasPtrRecv || types::isTypeParam(S->X->Type)))
    change(S->X);
  expr(S->X);
}

void Walker::literal(const ast::FuncLit *L) {
  Literals[L]; // also those that capture nothing
  Enclosing.push_back(L);
  if (L->Body)
    stmt(L->Body);
  Enclosing.pop_back();
}

void Walker::expr(const ast::Expr *E) {
  if (!E || E->ExprMode == ast::Mode::Constant ||
      E->ExprMode == ast::Mode::TypeExpr)
    return;
  switch (E->kind()) {
  case ast::NodeKind::Ident:
    if (auto *V = llvm::dyn_cast_or_null<Var>(llvm::cast<ast::Ident>(E)->Obj))
      if (!V->IsField)
        mention(V);
    return;
  case ast::NodeKind::CompositeLit:
    return exprs(llvm::cast<ast::CompositeLit>(E)->Elements);
  case ast::NodeKind::KeyValueExpr:
    expr(llvm::cast<ast::KeyValueExpr>(E)->Key);
    return expr(llvm::cast<ast::KeyValueExpr>(E)->Val);
  case ast::NodeKind::FuncLit:
    return literal(llvm::cast<ast::FuncLit>(E));
  case ast::NodeKind::ParenExpr:
    return expr(llvm::cast<ast::ParenExpr>(E)->X);
  case ast::NodeKind::SelectorExpr:
    return selector(llvm::cast<ast::SelectorExpr>(E));
  case ast::NodeKind::IndexExpr:
    expr(llvm::cast<ast::IndexExpr>(E)->X);
    return exprs(llvm::cast<ast::IndexExpr>(E)->Indices);
  case ast::NodeKind::SliceExpr: {
    auto *S = llvm::cast<ast::SliceExpr>(E);
    if (!types::as<types::Slice>(S->X->Type))
      change(S->X); // an array's address is taken
    expr(S->X);
    expr(S->Low);
    expr(S->High);
    return expr(S->Max);
  }
  case ast::NodeKind::TypeAssertExpr:
    return expr(llvm::cast<ast::TypeAssertExpr>(E)->X);
  case ast::NodeKind::CallExpr:
    expr(llvm::cast<ast::CallExpr>(E)->Fun);
    return exprs(llvm::cast<ast::CallExpr>(E)->Args);
  case ast::NodeKind::StarExpr:
    return expr(llvm::cast<ast::StarExpr>(E)->X);
  case ast::NodeKind::UnaryExpr: {
    auto *U = llvm::cast<ast::UnaryExpr>(E);
    if (U->Op == tok::And)
      change(U->X);
    return expr(U->X);
  }
  case ast::NodeKind::BinaryExpr: {
    // Left-deep chains have no limit.
    llvm::SmallVector<const ast::Expr *> Right;
    for (; auto *B = llvm::dyn_cast<ast::BinaryExpr>(E); E = B->X)
      Right.push_back(B->Y);
    expr(E);
    for (const ast::Expr *Y : llvm::reverse(Right))
      expr(Y);
    return;
  }
  default:
    return;
  }
}

void Walker::clauses(const ast::Stmt *S) {
  if (auto *Switch = llvm::dyn_cast<ast::SwitchStmt>(S)) {
    stmt(Switch->Init);
    expr(Switch->Tag);
    for (const ast::CaseClause *C : Switch->Clauses) {
      exprs(C->Cases);
      stmts(C->Body);
    }
  } else if (auto *Switch = llvm::dyn_cast<ast::TypeSwitchStmt>(S)) {
    stmt(Switch->Init);
    expr(Switch->X);
    for (const ast::CaseClause *C : Switch->Clauses)
      stmts(C->Body);
  } else {
    for (const ast::CommClause *C : llvm::cast<ast::SelectStmt>(S)->Clauses) {
      stmt(C->Comm);
      stmts(C->Body);
    }
  }
}

void Walker::stmt(const ast::Stmt *S) {
  if (!S)
    return;
  switch (S->kind()) {
  case ast::NodeKind::DeclStmt:
    for (const ast::Decl *D : llvm::cast<ast::DeclStmt>(S)->Decls)
      if (auto *V = llvm::dyn_cast<ast::VarDecl>(D))
        exprs(V->Values);
    return;
  case ast::NodeKind::LabeledStmt:
    return stmt(llvm::cast<ast::LabeledStmt>(S)->Body);
  case ast::NodeKind::ExprStmt:
    return expr(llvm::cast<ast::ExprStmt>(S)->X);
  case ast::NodeKind::SendStmt:
    expr(llvm::cast<ast::SendStmt>(S)->Chan);
    return expr(llvm::cast<ast::SendStmt>(S)->Val);
  case ast::NodeKind::IncDecStmt:
    return target(llvm::cast<ast::IncDecStmt>(S)->X, false);
  case ast::NodeKind::AssignStmt: {
    auto *A = llvm::cast<ast::AssignStmt>(S);
    exprs(A->Rhs);
    for (const ast::Expr *L : A->Lhs)
      target(L, A->IsDefine);
    return;
  }
  case ast::NodeKind::GoStmt:
    return expr(llvm::cast<ast::GoStmt>(S)->Call);
  case ast::NodeKind::DeferStmt:
    return expr(llvm::cast<ast::DeferStmt>(S)->Call);
  case ast::NodeKind::ReturnStmt:
    return exprs(llvm::cast<ast::ReturnStmt>(S)->Results);
  case ast::NodeKind::BlockStmt:
    return stmts(llvm::cast<ast::BlockStmt>(S)->Body);
  case ast::NodeKind::IfStmt: {
    auto *I = llvm::cast<ast::IfStmt>(S);
    stmt(I->Init);
    expr(I->Cond);
    stmt(I->Then);
    return stmt(I->Else);
  }
  case ast::NodeKind::SwitchStmt:
  case ast::NodeKind::TypeSwitchStmt:
  case ast::NodeKind::SelectStmt:
    return clauses(S);
  case ast::NodeKind::ForStmt: {
    auto *L = llvm::cast<ast::ForStmt>(S);
    stmt(L->Init);
    expr(L->Cond);
    stmt(L->Post);
    return stmt(L->Body);
  }
  case ast::NodeKind::RangeStmt: {
    auto *R = llvm::cast<ast::RangeStmt>(S);
    // One variable for all iterations changes in each.
    target(R->Key, R->IsDefine && R->PerIteration);
    target(R->Val, R->IsDefine && R->PerIteration);
    expr(R->X);
    return stmt(R->Body);
  }
  default:
    return;
  }
}

/// Captured values are at most this large (gc's limit); larger variables are
/// captured by reference. Values in memory always are: a closure op takes
/// register values.
static bool mayCopy(Var *V, const llvm::DenseSet<Var *> &Changed) {
  return !V->IsResult && !Changed.contains(V);
}

Captures zokor::irgen::findCaptures(const ast::Node *Root) {
  Walker W;
  if (auto *S = llvm::dyn_cast<ast::Stmt>(Root))
    W.stmt(S);
  else
    W.expr(llvm::cast<ast::Expr>(Root));
  Captures Result;
  for (auto &[Lit, Vars] : W.Literals) {
    auto &List = Result.Of[Lit];
    for (Var *V : Vars)
      List.push_back({V, mayCopy(V, W.Changed)});
  }
  return Result;
}

llvm::SmallVector<Var *> FuncGen::freeVariables(ast::Stmt *S) {
  Walker W;
  W.stmt(S);
  Pos Begin = ast::startPos(S), End = ast::endPos(S);
  if (auto *Block = llvm::dyn_cast<ast::BlockStmt>(S))
    End = Block->RightBrace;
  llvm::SmallVector<Var *> Free;
  for (Var *V : W.Mentioned)
    if (V->At < Begin || End < V->At)
      Free.push_back(V);
  return Free;
}
