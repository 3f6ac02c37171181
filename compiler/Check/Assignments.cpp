//===- Assignments.cpp - Assignments and initializations ------------------===//
//
// An assignment with as many expressions as variables is checked pair by pair,
// the left side first, so that its type can instantiate a generic function on
// the right. Any other assignment must have a single expression on the right:
// a call with several results, or one of the forms with a second bool.
//
// When something on the right fails, the variables on the left count as used
// and get the invalid type: no error shall follow from another.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Assignments.h"

#include "compiler/Check/Expr.h"
#include "compiler/Check/Stmt.h"

#include "llvm/ADT/DenseSet.h"

using namespace zokor;
using namespace zokor::check;
using llvm::dyn_cast;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// One value
//===----------------------------------------------------------------------===//

static std::string typeText(Checker &C, Type *T) {
  return T ? C.str(T) : "<nil>";
}

/// Gives an untyped X the type that assigning it to a T asks for.
static bool convertForAssignment(Checker &C, Operand &X, Type *T,
                                 StringRef Context) {
  Type *Target = T;
  if (X.isNil()) {
    if (!T) {
      C.errorf(X.at(), diag::UntypedNil, "use of untyped nil in {0}", Context);
      X.invalidate();
      return false;
    }
  } else if (!T || isNonTypeParamInterface(T)) {
    Target = defaultType(C, X.Type);
  }
  const Constant *Value = nullptr;
  auto [NewType, Kind] = implicitTypeAndValue(C, X, Target, Value);
  if (!NewType) {
    const char *Suffix = "";
    if (Kind == diag::TruncatedFloat)
      Suffix = " (truncated)";
    else if (Kind == diag::NumericOverflow)
      Suffix = " (overflows)";
    else
      Kind = diag::IncompatibleAssign;
    C.errorf(X.at(), Kind, "cannot use {0} as {1} value in {2}{3}", C.str(X),
             typeText(C, Target), Context, Suffix);
    X.invalidate();
    return false;
  }
  if (Value) {
    X.Value = Value;
    if (X.Expr && X.Expr->IsUntyped)
      X.Expr->Value = Value;
  }
  if (NewType != X.Type) {
    X.Type = NewType;
    if (X.Expr)
      updateExprType(C, X.Expr, NewType, false);
  }
  return true;
}

void check::assignment(Checker &C, Operand &X, Type *T, StringRef Context) {
  singleValue(C, X);
  if (X.isInvalid())
    return;
  if (!X.isValue()) {
    C.errorf(X.at(), diag::IncompatibleAssign,
             "cannot assign {0} to {1} in {2}", C.str(X), typeText(C, T),
             Context);
    return X.invalidate();
  }
  if (isUntyped(X.Type) && !convertForAssignment(C, X, T, Context))
    return;
  if (auto *Sig = as<Signature>(X.Type); Sig && !Sig->TypeParams.empty()) {
    C.errorf(X.at(), diag::WrongTypeArgCount,
             "cannot use generic function {0} without instantiation in {1}",
             C.str(X), Context);
    return X.invalidate();
  }
  // Everything but untyped nil may be assigned to the blank identifier.
  if (!T)
    return;
  std::string Why;
  unsigned Kind = diag::IncompatibleAssign;
  if (assignableTo(C, X, T, &Why, &Kind))
    return;
  C.errorf(X.at(), static_cast<diag::Kind>(Kind),
           "cannot use {0} as type {1} in {2}{3}{4}", C.str(X), C.str(T),
           Context, Why.empty() ? "" : ":\n\t", Why);
  X.invalidate();
}

void check::initConst(Checker &C, Const *Lhs, Operand &X) {
  if (X.isInvalid() || isInvalid(X.Type) ||
      (Lhs->Type && isInvalid(Lhs->Type))) {
    if (!Lhs->Type)
      Lhs->Type = C.U.invalid();
    return;
  }
  if (!X.isConstant()) {
    C.errorf(X.at(), diag::InvalidConstInit, "{0} is not constant", C.str(X));
    if (!Lhs->Type)
      Lhs->Type = C.U.invalid();
    return;
  }
  if (!Lhs->Type)
    Lhs->Type = X.Type;
  assignment(C, X, Lhs->Type, "constant declaration");
  if (!X.isInvalid())
    Lhs->Value = X.Value;
}

Type *check::initVar(Checker &C, Var *Lhs, Operand &X, StringRef Context) {
  if (X.isInvalid() || isInvalid(X.Type) ||
      (Lhs->Type && isInvalid(Lhs->Type))) {
    if (!Lhs->Type)
      Lhs->Type = C.U.invalid();
    Lhs->Used = true;
    return nullptr;
  }
  if (!Lhs->Type) {
    Type *T = X.Type;
    if (X.isNil()) {
      C.errorf(X.at(), diag::UntypedNil, "use of untyped nil in {0}", Context);
      Lhs->Type = C.U.invalid();
      return nullptr;
    }
    // A call with several results has no type for one variable; the
    // assignment below reports it.
    if (asIs<Tuple>(T)) {
      singleValue(C, X);
      T = C.U.invalid();
    }
    Lhs->Type = isUntyped(T) ? defaultType(C, T) : T;
  }
  assignment(C, X, Lhs->Type, Context);
  if (X.isInvalid()) {
    Lhs->Used = true;
    return nullptr;
  }
  return X.Type;
}

Var *check::newLocalVar(Checker &C, Pos At, Name N) {
  Var *V = C.S.make<Var>(At, C.Pkg, N, nullptr);
  V->Function = C.Env.Function;
  return V;
}

//===----------------------------------------------------------------------===//
// Left sides
//===----------------------------------------------------------------------===//

/// The variable of this package that E, an identifier, denotes; or null.
/// Variables of other packages (dot-imported) are not ours to change.
static Var *variableNamed(Checker &C, ast::Expr *E) {
  auto *Id = dyn_cast<ast::Ident>(ast::unparen(E));
  if (!Id || !C.Env.Scope)
    return nullptr;
  auto *V = llvm::dyn_cast_or_null<Var>(
      C.Env.Scope->lookupParent(Id->Name, C.Env.LookupAt).second);
  return V && V->Pkg == C.Pkg ? V : nullptr;
}

static bool isBlank(ast::Expr *E) {
  auto *Id = dyn_cast<ast::Ident>(ast::unparen(E));
  return Id && Id->Name.isBlank();
}

static void markUsed(Checker &C, llvm::ArrayRef<ast::Expr *> Lhs) {
  for (ast::Expr *E : Lhs)
    if (Var *V = variableNamed(C, E))
      V->Used = true;
}

bool check::checkAssignable(Checker &C, const Operand &Z) {
  if (Z.M == Mode::Variable || Z.M == Mode::MapIndex)
    return true;
  if (Z.M == Mode::Invalid || Z.M == Mode::Unset)
    return false;
  auto *Sel = llvm::dyn_cast_or_null<ast::SelectorExpr>(Z.Expr);
  if (Sel && Sel->X && Sel->X->ExprMode == Mode::MapIndex)
    C.errorf(Z.at(), diag::UnaddressableFieldAssign,
             "cannot assign to struct field {0} in map", C.str(Z.Expr));
  else
    C.errorf(Z.at(), diag::UnassignableOperand, "cannot assign to {0}",
             C.str(Z));
  return false;
}

/// Evaluates a left side that is not blank; its type, or null after an error.
static Type *lhsVar(Checker &C, ast::Expr *Lhs) {
  // To assign to a variable is not to use it.
  Var *V = variableNamed(C, Lhs);
  bool WasUsed = V && V->Used;
  Operand Z;
  expr(C, Z, Lhs);
  if (V)
    V->Used = WasUsed;
  if (Z.isInvalid() || isInvalid(Z.Type) || !checkAssignable(C, Z))
    return nullptr;
  return Z.Type;
}

Type *check::assignVar(Checker &C, ast::Expr *Lhs, ast::Expr *RhsExpr,
                       Operand *X, StringRef Context) {
  bool Blank = isBlank(Lhs);
  Type *T = Blank ? nullptr : lhsVar(C, Lhs);
  Operand Value;
  if (!X) {
    X = &Value;
    expr(C, Value, RhsExpr, T && as<Signature>(T) ? T : nullptr);
  }
  if (X->isInvalid() || isInvalid(X->Type)) {
    markUsed(C, Lhs);
    return nullptr;
  }
  if (!Blank && !T)
    return nullptr;
  if (Blank && Context == "assignment")
    Context = "assignment to _ identifier";
  assignment(C, *X, T, Context);
  if (X->isInvalid())
    return nullptr;
  if (Blank)
    ast::unparen(Lhs)->Type = X->Type;
  return X->Type;
}

//===----------------------------------------------------------------------===//
// Lists
//===----------------------------------------------------------------------===//

static std::string measure(size_t N, const char *Unit) {
  return llvm::formatv("{0} {1}{2}", N, Unit, N == 1 ? "" : "s").str();
}

static void assignError(Checker &C, llvm::ArrayRef<ast::Expr *> Rhs,
                        size_t NumVars, size_t NumVals) {
  std::string Vars = measure(NumVars, "variable");
  std::string Vals = measure(NumVals, "value");
  Pos At = ast::startPos(Rhs[0]);
  auto *Call = dyn_cast<ast::CallExpr>(ast::unparen(Rhs[0]));
  if (Rhs.size() == 1 && Call)
    C.errorf(At, diag::WrongAssignCount,
             "assignment mismatch: {0} but {1} returns {2}", Vars,
             C.str(Call->Fun), Vals);
  else
    C.errorf(At, diag::WrongAssignCount, "assignment mismatch: {0} but {1}",
             Vars, Vals);
}

static void returnError(Checker &C, ast::Stmt *Return,
                        llvm::ArrayRef<Var *> Results,
                        llvm::ArrayRef<Operand> Values) {
  Pos At = Return->At;
  const char *What = "not enough";
  if (Values.size() > Results.size()) {
    At = Values[Results.size()].at(); // the first that is too many
    What = "too many";
  } else if (!Values.empty()) {
    At = Values.back().at();
  }
  llvm::SmallVector<Type *, 4> Have, Want;
  for (const Operand &X : Values)
    Have.push_back(X.Type);
  for (Var *V : Results)
    Want.push_back(V->Type);
  C.errorf(At, diag::WrongResultCount,
           "{0} return values\n\thave {1}\n\twant {2}", What,
           typesSummary(C, Have, false), typesSummary(C, Want, false));
}

/// Each expression on the right belongs to the variable in the same place. A
/// single call does not qualify: it may have any number of results.
static bool isPairwise(size_t NumLhs, llvm::ArrayRef<ast::Expr *> Rhs) {
  return NumLhs == Rhs.size() &&
         (NumLhs != 1 || !llvm::isa<ast::CallExpr>(ast::unparen(Rhs[0])));
}

static bool anyInvalid(llvm::ArrayRef<Operand> List) {
  return llvm::any_of(List, [](const Operand &X) { return X.isInvalid(); });
}

/// Initializes the variables of `Lhs` from values that were evaluated before.
static void initFromList(Checker &C, llvm::ArrayRef<Var *> Lhs,
                         llvm::ArrayRef<ast::Expr *> Rhs, ast::Stmt *ReturnStmt,
                         StringRef Context) {
  auto [Values, CommaOk] = exprList(C, Rhs, Lhs.size() == 2 && !ReturnStmt);
  if (Lhs.size() != Values.size()) {
    for (Var *V : Lhs) {
      V->Used = true;
      if (!V->Type)
        V->Type = C.U.invalid();
    }
    if (anyInvalid(Values))
      return;
    if (ReturnStmt)
      returnError(C, ReturnStmt, Lhs, Values);
    else if (!Rhs.empty())
      assignError(C, Rhs, Lhs.size(), Values.size());
    return;
  }
  bool Ok = true;
  for (size_t I = 0; I != Lhs.size(); ++I)
    Ok &= initVar(C, Lhs[I], Values[I], Context) != nullptr;
  if (Ok && CommaOk)
    recordCommaOkTypes(C, Rhs[0], Values[0].Type);
  if (!Ok)
    for (Var *V : Lhs)
      V->Used = true;
}

void check::initVars(Checker &C, llvm::ArrayRef<Var *> Lhs,
                     llvm::ArrayRef<ast::Expr *> Rhs, ast::Stmt *ReturnStmt) {
  StringRef Context = ReturnStmt ? "return statement" : "assignment";
  if (!isPairwise(Lhs.size(), Rhs))
    return initFromList(C, Lhs, Rhs, ReturnStmt, Context);
  bool Ok = true;
  for (size_t I = 0; I != Lhs.size(); ++I) {
    Type *T = Lhs[I]->Type;
    Operand X;
    expr(C, X, Rhs[I], T && as<Signature>(T) ? T : nullptr);
    Ok &= initVar(C, Lhs[I], X, Context) != nullptr;
  }
  if (!Ok)
    for (Var *V : Lhs)
      V->Used = true;
}

static void assignFromList(Checker &C, llvm::ArrayRef<ast::Expr *> Lhs,
                           llvm::ArrayRef<ast::Expr *> Rhs) {
  auto [Values, CommaOk] = exprList(C, Rhs, Lhs.size() == 2);
  if (Lhs.size() != Values.size()) {
    useExprs(C, Lhs);
    if (!anyInvalid(Values) && !Rhs.empty())
      assignError(C, Rhs, Lhs.size(), Values.size());
    return;
  }
  bool Ok = true;
  for (size_t I = 0; I != Lhs.size(); ++I)
    Ok &= assignVar(C, Lhs[I], nullptr, &Values[I], "assignment") != nullptr;
  if (Ok && CommaOk)
    recordCommaOkTypes(C, Rhs[0], Values[0].Type);
  if (!Ok)
    markUsed(C, Lhs);
}

void check::assignVars(Checker &C, llvm::ArrayRef<ast::Expr *> Lhs,
                       llvm::ArrayRef<ast::Expr *> Rhs) {
  if (!isPairwise(Lhs.size(), Rhs))
    return assignFromList(C, Lhs, Rhs);
  bool Ok = true;
  for (size_t I = 0; I != Lhs.size(); ++I)
    Ok &= assignVar(C, Lhs[I], Rhs[I], nullptr, "assignment") != nullptr;
  if (!Ok)
    markUsed(C, Lhs);
}

//===----------------------------------------------------------------------===//
// Short variable declarations
//===----------------------------------------------------------------------===//

namespace {

/// The left side of :=.
struct ShortVarDecl {
  llvm::SmallVector<Var *, 4> Vars; ///< one for each expression
  llvm::SmallVector<std::pair<ast::Ident *, Var *>, 4> New;
  llvm::SmallDenseSet<Name, 4> Seen;
  bool HasError = false;

  /// The variable that E declares or assigns to; null after an error.
  Var *variable(Checker &C, ast::Expr *E);
};

} // namespace

Var *ShortVarDecl::variable(Checker &C, ast::Expr *E) {
  auto *Id = dyn_cast<ast::Ident>(E);
  if (!Id) {
    useExprs(C, E);
    C.errorf(ast::startPos(E), diag::BadDecl,
             "non-name {0} on left side of :=", C.str(E));
    return nullptr;
  }
  if (Id->Name.isBlank())
    return newLocalVar(C, Id->At, Id->Name);
  if (!Seen.insert(Id->Name).second) {
    C.errorf(Id->At, diag::RepeatedDecl,
             "{0} repeated on left side of :=", C.str(E));
    return nullptr;
  }
  // Only a name of the same scope is assigned to instead of declared.
  if (Object *Old = C.Env.Scope->lookup(Id->Name)) {
    C.recordObject(Id, Old);
    auto *V = dyn_cast<Var>(Old);
    if (!V)
      C.errorf(Id->At, diag::UnassignableOperand, "cannot assign to {0}",
               C.str(E));
    return V;
  }
  Var *V = newLocalVar(C, Id->At, Id->Name);
  C.recordObject(Id, V);
  New.push_back({Id, V});
  return V;
}

void check::shortVarDecl(Checker &C, Pos At, llvm::ArrayRef<ast::Expr *> Lhs,
                         llvm::ArrayRef<ast::Expr *> Rhs) {
  size_t Top = C.Delayed.size();
  ShortVarDecl Decl;
  for (ast::Expr *E : Lhs) {
    Var *V = Decl.variable(C, E);
    if (!V) {
      Decl.HasError = true;
      V = newLocalVar(C, E->At, C.S.Names.get("_"));
    }
    Decl.Vars.push_back(V);
  }
  initVars(C, Decl.Vars, Rhs, nullptr);
  for (size_t I = 0; I != Lhs.size(); ++I)
    if (auto *Id = dyn_cast<ast::Ident>(Lhs[I])) {
      Id->ExprMode = Mode::Variable;
      Id->Type = Decl.Vars[I]->Type;
    }
  // Function literals on the right do not see the new variables.
  C.processDelayed(Top);
  if (Decl.New.empty() && !Decl.HasError)
    return C.error(At, diag::NoNewVar, "no new variables on left side of :=");
  Pos Start = ast::endPos(Rhs.back());
  for (auto [Id, V] : Decl.New)
    C.declare(C.Env.Scope, Id, V, Start);
}
