//===- SelfAssign.cpp - Assignments of a part of an object to itself ------===//
//
// b.buf = b.buf[i:j], p.next = p.prev: the object that is assigned to already
// holds the pointers, so for escape analysis, which does not tell the parts of
// an object apart, nothing happens. The rule is gc's (isSelfAssign in
// cmd/compile/internal/escape), because -m tells where it applies.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Statements.h"

using namespace zokor;
using namespace zokor::irgen;
using llvm::dyn_cast;

static Var *variable(ast::Expr *E) {
  auto *Id = dyn_cast<ast::Ident>(ast::unparen(E));
  return Id ? llvm::dyn_cast_or_null<Var>(Id->Obj) : nullptr;
}

static ast::SelectorExpr *fieldSelector(ast::Expr *E) {
  auto *Sel = dyn_cast<ast::SelectorExpr>(ast::unparen(E));
  return Sel && Sel->Selection && Sel->ExprMode == ast::Mode::Variable
             ? Sel
             : nullptr;
}

static bool isElement(FuncGen &F, ast::IndexExpr *E) {
  return !llvm::isa<types::Map>(types::underlying(F.typeOf(E->X)));
}

static bool isSame(FuncGen &F, ast::Expr *A, ast::Expr *B);

/// x.f and y.g, where f and g may differ but not what they are parts of.
static bool samePrefix(FuncGen &F, ast::SelectorExpr *A, ast::SelectorExpr *B) {
  auto PathA = llvm::ArrayRef(A->Selection->Path);
  auto PathB = llvm::ArrayRef(B->Selection->Path);
  return PathA.drop_back() == PathB.drop_back() && isSame(F, A->X, B->X);
}

/// Do two expressions without effects denote the same variable or value?
static bool isSame(FuncGen &F, ast::Expr *A, ast::Expr *B) {
  A = ast::unparen(A), B = ast::unparen(B);
  if (Var *V = variable(A))
    return V == variable(B);
  if (auto *Lit = dyn_cast<ast::BasicLit>(A)) {
    auto *Other = dyn_cast<ast::BasicLit>(B);
    return Other && ast::exprString(Lit) == ast::exprString(Other);
  }
  if (ast::SelectorExpr *Sel = fieldSelector(A)) {
    ast::SelectorExpr *Other = fieldSelector(B);
    return Other && samePrefix(F, Sel, Other) &&
           Sel->Selection->Path.back() == Other->Selection->Path.back();
  }
  if (auto *Star = dyn_cast<ast::StarExpr>(A)) {
    auto *Other = dyn_cast<ast::StarExpr>(B);
    return Other && isSame(F, Star->X, Other->X);
  }
  if (auto *Elem = dyn_cast<ast::IndexExpr>(A)) {
    auto *Other = dyn_cast<ast::IndexExpr>(B);
    return Other && isElement(F, Elem) && isSame(F, Elem->X, Other->X) &&
           isSame(F, Elem->Indices[0], Other->Indices[0]);
  }
  return false;
}

/// The variable p in *p and, if p is a pointer, in p.f.
static Var *dereferenced(FuncGen &F, ast::Expr *E) {
  E = ast::unparen(E);
  if (auto *Star = dyn_cast<ast::StarExpr>(E))
    return variable(Star->X);
  ast::SelectorExpr *Sel = fieldSelector(E);
  if (!Sel || Sel->Selection->Path.size() != 1 ||
      !types::as<types::Pointer>(F.typeOf(Sel->X)))
    return nullptr;
  return variable(Sel->X);
}

/// b.buf = b.other[i:j]. Not if an array is cut: that takes its address.
static bool isOwnSlice(FuncGen &F, ast::Expr *Dst, ast::Expr *Src) {
  auto *Slice = dyn_cast<ast::SliceExpr>(Src);
  if (!Slice || types::as<types::Array>(F.typeOf(Slice->X)))
    return false;
  Var *V = dereferenced(F, Dst);
  return V && V == dereferenced(F, Slice->X);
}

static bool isSelfAssignment(FuncGen &F, ast::Expr *Dst, ast::Expr *Src) {
  Dst = ast::unparen(Dst), Src = ast::unparen(Src);
  if (hasCalls(Dst) || hasCalls(Src) ||
      !types::identical(F.typeOf(Dst), F.typeOf(Src)))
    return false;
  if (isOwnSlice(F, Dst, Src))
    return true;
  if (ast::SelectorExpr *To = fieldSelector(Dst)) {
    ast::SelectorExpr *From = fieldSelector(Src);
    return From && samePrefix(F, To, From);
  }
  auto *To = dyn_cast<ast::IndexExpr>(Dst);
  auto *From = dyn_cast<ast::IndexExpr>(Src);
  return To && From && isElement(F, To) && isSame(F, To->X, From->X);
}

void irgen::markSelfAssignment(FuncGen &F, ast::AssignStmt *S, unsigned I) {
  mlir::Block *Block = F.B.getInsertionBlock();
  if (!Block || F.B.getInsertionPoint() == Block->begin() ||
      !isSelfAssignment(F, S->Lhs[I], S->Rhs[I]))
    return;
  mlir::Operation *Op = &*std::prev(F.B.getInsertionPoint());
  if (!llvm::isa<go::StoreOp, go::CopyOp>(Op))
    return;
  std::string Text;
  auto Add = [&](ast::List<ast::Expr> List) {
    for (auto [J, E] : llvm::enumerate(List))
      Text += (J ? ", " : "") + ast::exprString(E);
  };
  if (F.M.Opts.Describe) {
    Add(S->Lhs);
    Text += " = ";
    Add(S->Rhs);
  }
  Op->setAttr("go.self_assignment", F.B.getStringAttr(Text));
}
