//===- Switch.cpp - Expression and type switches --------------------------===//
//
// Repeated cases are found by hashing the constant value or the type; what has
// the same hash is compared in full.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/StmtChecker.h"

#include "compiler/Check/Decl.h"
#include "compiler/Check/TypeExpr.h"

#include "llvm/ADT/Hashing.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Expression switches
//===----------------------------------------------------------------------===//

namespace {

/// A constant that can be told from others by value: integers, floats and
/// strings, as in gc. Equal numbers of different kinds have equal keys.
struct CaseKey {
  enum Kind : uint8_t { None, Negative, Integer, Float, String } K = None;
  uint64_t Bits = 0;
  llvm::StringRef Text;

  explicit CaseKey(Kind K, uint64_t Bits = 0, llvm::StringRef Text = {})
      : K(K), Bits(Bits), Text(Text) {}
  bool operator==(const CaseKey &O) const {
    return K == O.K && Bits == O.Bits && Text == O.Text;
  }
  uint64_t hash() const { return llvm::hash_combine(K, Bits, Text); }
};

} // namespace

static CaseKey caseKey(const Constant *V) {
  if (!V)
    return CaseKey(CaseKey::None);
  if (V->kind() == Constant::Kind::String)
    return CaseKey(CaseKey::String, 0, stringValue(V));
  if (V->kind() != Constant::Kind::Int && V->kind() != Constant::Kind::Float)
    return CaseKey(CaseKey::None);
  if (auto I = int64Value(V))
    return CaseKey(*I < 0 ? CaseKey::Negative : CaseKey::Integer,
                   static_cast<uint64_t>(*I));
  if (auto I = uint64Value(V))
    return CaseKey(CaseKey::Integer, *I);
  if (V->kind() == Constant::Kind::Int)
    return CaseKey(CaseKey::None);
  double D = float64Value(V);
  uint64_t Bits;
  static_assert(sizeof Bits == sizeof D);
  memcpy(&Bits, &D, sizeof Bits);
  return CaseKey(CaseKey::Float, Bits);
}

struct StmtChecker::ExprSwitch {
  /// A constant case. With an interface as tag, equal values of different
  /// types are different cases.
  struct Seen {
    CaseKey Key;
    Type *T;
    Pos At;
    int Next; ///< in All, with the same hash; -1 at the end
  };
  Operand Tag;
  std::vector<Seen> All;
  llvm::DenseMap<uint64_t, int> ByHash;

  /// The earlier case with this value and type, which else is remembered.
  const Seen *insert(CaseKey Key, Type *T, Pos At);
};

const StmtChecker::ExprSwitch::Seen *
StmtChecker::ExprSwitch::insert(CaseKey Key, Type *T, Pos At) {
  // Two values of a hash are reserved by the map.
  auto [It, New] = ByHash.try_emplace(Key.hash() >> 1, -1);
  for (int I = It->second; I >= 0; I = All[I].Next)
    if (All[I].Key == Key && identical(All[I].T, T))
      return &All[I];
  All.push_back({Key, T, At, It->second});
  It->second = All.size() - 1;
  return nullptr;
}

void StmtChecker::switchTag(ast::SwitchStmt *S, Operand &X) {
  if (!S->Tag) {
    // `switch {` is `switch true {`.
    Pos At = !S->Clauses.empty() && S->Clauses[0] ? S->Clauses[0]->At
                                                  : S->RightBrace;
    auto *True = C.S.make<ast::Ident>(At, C.S.Names.get("true"));
    X.M = True->ExprMode = Mode::Constant;
    X.Type = True->Type = C.U.basic(BasicKind::Bool);
    X.Value = True->Value = C.U.Constants.boolean(true);
    True->Obj = C.U.trueConst;
    X.Expr = True;
    return;
  }
  expr(C, X, S->Tag);
  // As if it were assigned to an invisible variable.
  assignment(C, X, nullptr, "switch expression");
  if (!X.isInvalid() && !comparable(X.Type, /*Dynamic=*/true) &&
      !hasNil(X.Type)) {
    C.errorf(X.at(), diag::InvalidExprSwitch,
             "cannot switch on {0} ({1} is not comparable)", C.str(X),
             C.str(X.Type));
    X.invalidate();
  }
}

void StmtChecker::caseValue(ExprSwitch &Switch, ast::Expr *E) {
  if (!E)
    return;
  Operand V;
  expr(C, V, E);
  if (Switch.Tag.isInvalid() || V.isInvalid())
    return;
  convertUntyped(C, V, Switch.Tag.Type);
  if (V.isInvalid())
    return;
  // The case comes first so that errors point to it.
  Operand Result = V, Tag = Switch.Tag;
  comparison(C, Result, Tag, tok::Equal, /*SwitchCase=*/true);
  if (Result.isInvalid() || !V.isConstant())
    return;
  CaseKey Key = caseKey(V.Value);
  if (Key.K == CaseKey::None)
    return;
  if (const ExprSwitch::Seen *Old = Switch.insert(Key, V.Type, V.at()))
    C.errorf(V.at(), diag::DuplicateCase,
             "duplicate case {0} in expression switch{1}", C.str(V),
             errorLine(C, Old->At, "previous case"));
}

void StmtChecker::switchStmt(ast::SwitchStmt *S) {
  Scope *Outer = C.Env.Scope;
  if (S->Init) {
    openScope(S->At, S->RightBrace);
    stmt(S->Init);
  }
  // Not in this frame: see StmtChecker.h.
  auto Switch = std::make_unique<ExprSwitch>();
  switchTag(S, Switch->Tag);
  reportMultipleDefaults<ast::CaseClause>(
      C, S->Clauses,
      [](const ast::CaseClause *Clause) { return Clause->Cases.empty(); });
  for (size_t I = 0; I != S->Clauses.size(); ++I) {
    ast::CaseClause *Clause = S->Clauses[I];
    if (!Clause)
      continue;
    for (ast::Expr *E : Clause->Cases)
      caseValue(*Switch, E);
    openScope(Clause->At, clauseEnd(S->Clauses, I, S->RightBrace));
    list(Clause->Body);
    closeScope();
  }
  C.Env.Scope = Outer;
}

//===----------------------------------------------------------------------===//
// Type switches
//===----------------------------------------------------------------------===//

struct StmtChecker::TypeSwitch {
  Operand X;
  /// X has an interface type, so cases can be compared with it.
  bool ValidX = false;
  /// The declared variable; null if there is none.
  ast::Ident *Bound = nullptr;
  llvm::SmallVector<Var *, 8> Vars;
  /// Types by their hash, and the case nil.
  llvm::DenseMap<unsigned, llvm::SmallVector<std::pair<Type *, Pos>, 1>> Seen;
  Pos NilAt;
};

Operand StmtChecker::typeSwitchGuard(ast::TypeSwitchStmt *S) {
  Operand X;
  if (S->Bound && S->Bound->Name.isBlank())
    C.error(S->Bound->At, diag::NoNewVar, "no new variable on left side of :=");
  if (!S->X)
    return X;
  expr(C, X, S->X);
  if (X.isInvalid())
    return X;
  if (isTypeParam(X.Type))
    C.errorf(X.at(), diag::InvalidTypeSwitch,
             "cannot use type switch on type parameter value {0}", C.str(X));
  else if (!as<Interface>(X.Type))
    C.errorf(X.at(), diag::InvalidTypeSwitch, "{0} is not an interface",
             C.str(X));
  return X;
}

/// `nil` can only be written as that, maybe in parentheses.
static bool isNilExpr(Checker &C, ast::Expr *E) {
  auto *Id = llvm::dyn_cast<ast::Ident>(ast::unparen(E));
  return Id && llvm::isa_and_nonnull<Nil>(
                   C.Env.Scope->lookupParent(Id->Name, C.Env.LookupAt).second);
}

/// Checks the types of a clause. Returns the last one: null for nil or none.
Type *StmtChecker::caseTypes(TypeSwitch &Switch, ast::CaseClause *Clause) {
  Type *T = nullptr;
  for (ast::Expr *E : Clause->Cases) {
    if (!E)
      continue;
    Pos Previous;
    if (isNilExpr(C, E)) {
      Operand Nil;
      expr(C, Nil, E);
      T = nullptr;
      Previous = Switch.NilAt;
      if (!Previous)
        Switch.NilAt = ast::startPos(E);
    } else {
      T = varType(C, E);
      if (isInvalid(T))
        continue;
      auto &Bucket = Switch.Seen[typeHash(T) >> 1];
      for (auto &[Other, At] : Bucket)
        if (identical(T, Other))
          Previous = At;
      if (!Previous)
        Bucket.push_back({T, ast::startPos(E)});
    }
    if (Previous) {
      C.errorf(ast::startPos(E), diag::DuplicateCase,
               "duplicate case {0} in type switch{1}", T ? C.str(T) : "nil",
               errorLine(C, Previous, "previous case"));
      continue;
    }
    if (T && Switch.ValidX)
      typeAssertion(C, E, Switch.X, T, /*TypeSwitch=*/true);
  }
  return T;
}

Var *StmtChecker::caseVariable(ast::Ident *Bound, ast::CaseClause *Clause,
                               Type *T) {
  Var *V = newLocalVar(C, Bound->At, Bound->Name);
  V->Type = T;
  V->ColorState = Color::Black;
  Pos Start = Clause->Cases.empty() ? Clause->At : Clause->Colon;
  V->ScopeStart = Start;
  C.Env.Scope->insert(V);
  Clause->Implicit = V;
  return V;
}

void StmtChecker::typeSwitchClause(TypeSwitch &Switch,
                                   ast::CaseClause *Clause) {
  Type *T = caseTypes(Switch, Clause);
  if (Switch.Bound) {
    // Only a clause with a single type narrows the variable.
    if (Clause->Cases.size() != 1 || !T)
      T = Switch.X.Type;
    openScope(Clause->At, Clause->Colon);
    Switch.Vars.push_back(caseVariable(Switch.Bound, Clause, T));
  } else {
    openScope(Clause->At, Clause->Colon);
  }
}

void StmtChecker::typeSwitchStmt(ast::TypeSwitchStmt *S) {
  Scope *Outer = C.Env.Scope;
  if (S->Init) {
    openScope(S->At, S->RightBrace);
    stmt(S->Init);
  }
  auto Switch = std::make_unique<TypeSwitch>();
  Switch->X = typeSwitchGuard(S);
  if (Switch->X.isInvalid()) {
    C.Env.Scope = Outer;
    return;
  }
  Switch->ValidX =
      !isTypeParam(Switch->X.Type) && as<Interface>(Switch->X.Type);
  if (S->Bound && !S->Bound->Name.isBlank())
    Switch->Bound = S->Bound;
  reportMultipleDefaults<ast::CaseClause>(
      C, S->Clauses,
      [](const ast::CaseClause *Clause) { return Clause->Cases.empty(); });
  for (size_t I = 0; I != S->Clauses.size(); ++I) {
    ast::CaseClause *Clause = S->Clauses[I];
    if (!Clause)
      continue;
    typeSwitchClause(*Switch, Clause);
    C.Env.Scope->End = clauseEnd(S->Clauses, I, S->RightBrace);
    list(Clause->Body);
    closeScope();
  }
  C.Env.Scope = Outer;

  // The clauses' variables count as one: the use of any is enough.
  if (!Switch->Bound)
    return;
  bool Used = false;
  for (Var *V : Switch->Vars) {
    Used |= V->Used;
    V->Used = true;
  }
  if (!Used)
    C.errorf(S->Bound->At, diag::UnusedVar, "{0} declared but not used",
             S->Bound->Name.str());
}
