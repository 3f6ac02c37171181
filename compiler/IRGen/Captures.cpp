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
#include "compiler/IRGen/Walk.h"

#include "llvm/ADT/SetVector.h"

using namespace zokor;
using namespace zokor::irgen;

namespace {
class Finder {
public:
  void run(const ast::Node *Root) {
    walk(const_cast<ast::Node *>(Root),
         [this](ast::Node *N) { return visit(N); });
  }

  /// All local variables mentioned.
  llvm::SetVector<Var *> Mentioned;
  /// Assigned after their declaration, or with their address taken.
  llvm::DenseSet<Var *> Changed;
  llvm::MapVector<const ast::FuncLit *, llvm::SetVector<Var *>> Literals;

private:
  bool visit(ast::Node *N);
  void mention(Var *V);
  void change(ast::Expr *Place) {
    if (Var *V = variableOf(Place))
      Changed.insert(V);
  }
  void target(ast::Expr *Lhs, bool IsDefine);
  void literal(const ast::FuncLit *L);

  llvm::SmallVector<const ast::FuncLit *> Enclosing;
};
} // namespace

void Finder::mention(Var *V) {
  if (!V->Function || V->IsField)
    return;
  Mentioned.insert(V);
  // Every literal between the use and the declaration captures V.
  for (const ast::FuncLit *L : llvm::reverse(Enclosing)) {
    if (V->Function == L)
      return;
    Literals[L].insert(V);
  }
}

/// The left side of an assignment or definition.
void Finder::target(ast::Expr *Lhs, bool IsDefine) {
  auto *Id = llvm::dyn_cast_or_null<ast::Ident>(Lhs);
  auto *V = Id ? llvm::dyn_cast_or_null<Var>(Id->Obj) : nullptr;
  bool Declares = IsDefine && V && V->At == Id->At;
  if (Lhs && !Declares)
    change(Lhs);
}

/// Does the selector take the address of what is in front of the dot? In a
/// generic function another method may be meant, found by name.
static bool takesAddress(const ast::SelectorExpr *S) {
  auto *M = llvm::dyn_cast_or_null<Func>(S->Selection->Obj);
  return M && S->Selection->K == types::Selection::MethodVal &&
         (M->HasPtrRecv || types::isTypeParam(S->X->Type));
}

void Finder::literal(const ast::FuncLit *L) {
  Literals[L]; // also those that capture nothing
  Enclosing.push_back(L);
  run(L->Body);
  Enclosing.pop_back();
}

bool Finder::visit(ast::Node *N) {
  if (auto *E = llvm::dyn_cast<ast::Expr>(N))
    if (E->ExprMode == ast::Mode::Constant ||
        E->ExprMode == ast::Mode::TypeExpr)
      return false;
  if (auto *Id = llvm::dyn_cast<ast::Ident>(N)) {
    if (auto *V = llvm::dyn_cast_or_null<Var>(Id->Obj))
      mention(V);
  } else if (auto *L = llvm::dyn_cast<ast::FuncLit>(N)) {
    literal(L);
    return false;
  } else if (auto *S = llvm::dyn_cast<ast::SelectorExpr>(N)) {
    if (!S->Selection)
      return false; // a package's object
    if (takesAddress(S))
      change(S->X);
  } else if (auto *S = llvm::dyn_cast<ast::SliceExpr>(N)) {
    if (!types::as<types::Slice>(S->X->Type))
      change(S->X); // an array's address is taken
  } else if (auto *U = llvm::dyn_cast<ast::UnaryExpr>(N)) {
    if (U->Op == tok::And)
      change(U->X);
  } else if (auto *I = llvm::dyn_cast<ast::IncDecStmt>(N)) {
    target(I->X, false);
  } else if (auto *A = llvm::dyn_cast<ast::AssignStmt>(N)) {
    for (ast::Expr *Lhs : A->Lhs)
      target(Lhs, A->IsDefine);
  } else if (auto *R = llvm::dyn_cast<ast::RangeStmt>(N)) {
    // One variable for all iterations changes in each.
    target(R->Key, R->IsDefine && R->PerIteration);
    target(R->Val, R->IsDefine && R->PerIteration);
  }
  return true;
}

/// May V be captured by value, if it is not too large?
static bool mayCopy(Var *V, const llvm::DenseSet<Var *> &Changed) {
  return !V->IsResult && !Changed.contains(V);
}

Captures zokor::irgen::findCaptures(const ast::Node *Root) {
  Finder W;
  W.run(Root);
  Captures Result;
  for (auto &[Lit, Vars] : W.Literals) {
    auto &List = Result.Of[Lit];
    for (Var *V : Vars)
      List.push_back({V, mayCopy(V, W.Changed)});
  }
  return Result;
}

llvm::SmallVector<Var *> FuncGen::freeVariables(ast::Stmt *S) {
  Finder W;
  W.run(S);
  Pos Begin = ast::startPos(S), End = ast::endPos(S);
  if (auto *Block = llvm::dyn_cast<ast::BlockStmt>(S))
    End = Block->RightBrace;
  llvm::SmallVector<Var *> Free;
  for (Var *V : W.Mentioned)
    if (V->At < Begin || End < V->At)
      Free.push_back(V);
  return Free;
}
