//===- UnionType.cpp - Constraint elements: T, ~T and unions --------------===//

#include "compiler/Check/DeclState.h"

using namespace zokor;
using namespace zokor::check;

namespace {
/// As in gc: comparing terms with each other takes quadratic time.
constexpr size_t MaxTerms = 100;

/// The parts of A | B | C: three leaves, two operators.
struct FlatUnion {
  llvm::SmallVector<ast::Expr *, 8> Leaves, Operators;
};
} // namespace

static FlatUnion flatten(ast::Expr *E) {
  FlatUnion Flat;
  while (auto *B = llvm::dyn_cast_or_null<ast::BinaryExpr>(E)) {
    if (B->Op != tok::Or)
      break;
    Flat.Leaves.push_back(B->Y);
    Flat.Operators.push_back(B);
    E = B->X;
  }
  Flat.Leaves.push_back(E);
  std::reverse(Flat.Leaves.begin(), Flat.Leaves.end());
  std::reverse(Flat.Operators.begin(), Flat.Operators.end());
  return Flat;
}

static void recordUnion(ast::Expr *E, Type *T) {
  E->ExprMode = Mode::TypeExpr;
  E->Type = T;
}

/// One leaf: T or ~T.
static Term term(Checker &C, ast::Expr *E) {
  ast::Expr *X = E;
  Term Result;
  auto *U = llvm::dyn_cast<ast::UnaryExpr>(E);
  if (U && U->Op == tok::Tilde) {
    X = U->X;
    Result.Tilde = true;
  }
  Type *T = typExpr(C, X);
  if (isTypeParam(T)) {
    if (Result.Tilde)
      C.errorf(ast::startPos(X), diag::MisplacedTypeParam,
               "type in term {0} cannot be a type parameter", C.str(E));
    else
      C.error(ast::startPos(X), diag::MisplacedTypeParam,
              "term cannot be a type parameter");
    T = C.U.invalid();
  }
  Result.T = T;
  if (Result.Tilde)
    recordUnion(E, C.S.make<Union>(C.S.copy(llvm::ArrayRef<Term>(Result))));
  return Result;
}

/// gc prints terms with the package path, whichever package it is.
static std::string termString(const Term &T) {
  return (T.Tilde ? "~" : "") + typeString(T.T);
}

/// Is ~T sensible? Reports if not.
static bool checkTilde(Checker &C, Pos At, const Term &T, Interface *I) {
  if (I) {
    C.errorf(At, diag::InvalidUnion, "invalid use of ~ ({0} is an interface)",
             C.str(T.T));
    return false;
  }
  Type *U = underlying(T.T);
  if (!identical(U, T.T)) {
    C.errorf(At, diag::InvalidUnion,
             "invalid use of ~ (underlying type of {0} is {1})", C.str(T.T),
             C.str(U));
    return false;
  }
  return true;
}

static void checkInterfaceTerm(Checker &C, Pos At, const Term &T,
                               Interface *I) {
  const TypeSet &Set = checkedTypeSet(C, I);
  std::string Text = termString(T);
  if (!Set.Methods.empty())
    C.errorf(At, diag::InvalidUnion,
             "cannot use {0} in union ({0} contains methods)", Text);
  else if (unalias(T.T) == C.U.comparableType)
    C.error(At, diag::InvalidUnion, "cannot use comparable in union");
  else if (Set.Comparable)
    C.errorf(At, diag::InvalidUnion,
             "cannot use {0} in union ({0} embeds comparable)", Text);
}

/// Checks the terms once all types are complete.
static void checkTerms(Checker &C, llvm::ArrayRef<Term> Terms,
                       llvm::ArrayRef<ast::Expr *> Leaves) {
  for (size_t I = 0; I != Terms.size(); ++I) {
    const Term &T = Terms[I];
    if (isInvalid(T.T))
      continue;
    Pos At = ast::startPos(Leaves[I]);
    auto *Iface = as<Interface>(T.T);
    if (T.Tilde && !checkTilde(C, At, T, Iface))
      continue;
    // A lone interface is simply embedded; this one is in a union.
    if (Iface) {
      checkInterfaceTerm(C, At, T, Iface);
      continue;
    }
    for (const Term &Other : Terms.take_front(I)) {
      if (isInvalid(Other.T) || as<Interface>(Other.T) || disjoint(Other, T))
        continue;
      C.errorf(At, diag::InvalidUnion, "overlapping terms {0} and {1}",
               termString(T), termString(Other));
      break;
    }
  }
}

LLVM_ATTRIBUTE_NOINLINE
Type *check::unionType(Checker &C, ast::Expr *E) {
  FlatUnion Flat = flatten(E);
  llvm::SmallVector<Term, 8> Terms;
  bool TooMany = false;
  for (ast::Expr *Leaf : Flat.Leaves) {
    if (!Leaf)
      continue;
    Term T = term(C, Leaf);
    if (Flat.Leaves.size() == 1 && !T.Tilde)
      return T.T;
    if (Terms.size() < MaxTerms) {
      Terms.push_back(T);
    } else if (!TooMany) {
      C.errorf(ast::startPos(Leaf), diag::InvalidUnion,
               "cannot handle more than {0} union terms (implementation "
               "limitation)",
               MaxTerms);
      TooMany = true;
    }
  }
  if (TooMany || Terms.size() != Flat.Leaves.size()) {
    recordUnion(E, C.U.invalid());
    return C.U.invalid();
  }
  llvm::ArrayRef<Term> Stored = C.S.copy(llvm::ArrayRef<Term>(Terms));
  for (auto [I, Op] : llvm::enumerate(Flat.Operators))
    recordUnion(Op, C.S.make<Union>(Stored.take_front(I + 2)));
  auto *U = Flat.Operators.empty()
                ? llvm::cast<Union>(E->Type)
                : llvm::cast<Union>(Flat.Operators.back()->Type);
  llvm::ArrayRef<ast::Expr *> Leaves =
      C.S.copy(llvm::ArrayRef<ast::Expr *>(Flat.Leaves));
  C.later([&C, Stored, Leaves] { checkTerms(C, Stored, Leaves); });
  return U;
}
