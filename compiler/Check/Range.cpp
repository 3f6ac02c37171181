//===- Range.cpp - range clauses ------------------------------------------===//
//
// What can be ranged over decides the types of the two iteration variables:
//
//   array, slice, pointer to array   int, element
//   string                           int, rune
//   map                              key, element
//   channel                          element, -
//   integer (go1.22)                 the integer's type, -
//   func(yield func(K, V) bool)      K, V (go1.23; both may be missing)
//
// For a type parameter its core type decides.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/StmtChecker.h"

#include "compiler/Types/TypeSet.h"

using namespace zokor;
using namespace zokor::check;
using llvm::dyn_cast;
using llvm::dyn_cast_or_null;

struct StmtChecker::RangeTypes {
  /// Null when the range gives no such value or is invalid.
  Type *Key = nullptr, *Val = nullptr;
  /// Ranging over an integer: the key is the operand itself, which may be an
  /// untyped constant whose type the variable decides.
  bool OverInt = false;
};

StmtChecker::RangeTypes StmtChecker::rangeOverFunc(Signature *Sig, bool &Ok,
                                                   std::string &Cause) {
  auto Bad = [&](const char *Why) {
    Ok = false;
    Cause = std::string("func must be func(yield func(...) bool): ") + Why;
    return RangeTypes();
  };
  if (!Sig->Params || !Sig->Results)
    return Ok = false, RangeTypes();
  if (Sig->Params->size() != 1)
    return Bad("wrong argument count");
  if (Sig->Results->size() != 0)
    return Bad("unexpected results");
  auto *Yield = dyn_cast_or_null<Signature>(coreType(Sig->Params->at(0)->Type));
  if (!Yield || !Yield->Params || !Yield->Results)
    return Bad("argument is not func");
  if (Yield->Params->size() > 2)
    return Bad("yield func has too many parameters");
  if (Yield->Results->size() != 1 || !isBoolean(Yield->Results->at(0)->Type))
    return Bad("yield func does not return bool");
  RangeTypes R;
  if (Yield->Params->size() >= 1)
    R.Key = Yield->Params->at(0)->Type;
  if (Yield->Params->size() >= 2)
    R.Val = Yield->Params->at(1)->Type;
  return R;
}

/// A pointer to an array is ranged over like the array.
static Type *rangeStructure(Type *T) {
  Type *Core = coreType(T);
  if (auto *P = dyn_cast_or_null<Pointer>(Core))
    if (auto *A = as<Array>(P->Elem))
      return A;
  return Core;
}

/// Sets Ok to false, and maybe a Cause, if X cannot be ranged over.
StmtChecker::RangeTypes StmtChecker::rangeTypes(Operand &X, bool &Ok,
                                                std::string &Cause) {
  Type *Core = rangeStructure(X.Type);
  Type *Int = C.U.basic(BasicKind::Int);
  Ok = true;
  if (!Core) {
    Ok = false;
    Cause = " (" + C.str(X.Type) + " has no core type)";
  } else if (auto *A = dyn_cast<Array>(Core)) {
    return {Int, A->Elem, false};
  } else if (auto *S = dyn_cast<Slice>(Core)) {
    return {Int, S->Elem, false};
  } else if (auto *M = dyn_cast<Map>(Core)) {
    return {M->Key, M->Elem, false};
  } else if (auto *Ch = dyn_cast<Chan>(Core)) {
    if (Ch->Dir != ChanDir::Send)
      return {Ch->Elem, nullptr, false};
    Ok = false;
    Cause = " (receive from send-only channel)";
  } else if (auto *Sig = dyn_cast<Signature>(Core)) {
    std::string Why;
    RangeTypes R;
    if (C.allowVersion(X.at(), 23))
      R = rangeOverFunc(Sig, Ok, Why);
    else
      Ok = false, Why = "requires go1.23 or later";
    if (!Why.empty())
      Cause = ": " + Why;
    return R;
  } else if (isString(Core)) {
    return {Int, C.U.runeType, false};
  } else if (isInteger(Core)) {
    if (C.allowVersion(X.at(), 22))
      return {X.Type, nullptr, true};
    Ok = false;
    Cause = ": requires go1.22 or later";
  } else {
    Ok = false;
  }
  return {};
}

/// Checks the range expression and the number of variables.
StmtChecker::RangeTypes StmtChecker::rangeOperand(ast::RangeStmt *S,
                                                  Operand &X) {
  if (S->X)
    expr(C, X, S->X);
  if (X.isInvalid())
    return {};
  bool Ok;
  std::string Cause;
  RangeTypes R = rangeTypes(X, Ok, Cause);
  if (!Ok) {
    C.errorf(X.at(), diag::InvalidRangeExpr, "cannot range over {0}{1}",
             C.str(X), Cause);
    return {};
  }
  if (!R.Key && S->Key)
    C.errorf(ast::startPos(S->Key), diag::InvalidIterVar,
             "range over {0} permits no iteration variables", C.str(X));
  else if (!R.Val && S->Val)
    C.errorf(ast::startPos(S->Val), diag::InvalidIterVar,
             "range over {0} permits only one iteration variable", C.str(X));
  else if (S->Extra)
    C.error(ast::startPos(S->Extra), diag::InvalidIterVar,
            "range clause permits at most two iteration variables");
  if (isUntyped(X.Type) && isString(X.Type))
    convertUntyped(C, X, C.U.basic(BasicKind::String));
  return R;
}

/// The value of one iteration, which has no expression of its own: errors
/// show the variable.
static Operand iterationValue(ast::Expr *Variable, Type *T) {
  Operand Y;
  Y.M = Mode::Value;
  Y.Type = T;
  Y.Expr = Variable;
  return Y;
}

void StmtChecker::defineRangeVars(ast::RangeStmt *S, Operand &X,
                                  const RangeTypes &R) {
  ast::Expr *Lhs[] = {S->Key, S->Val};
  Type *Types[] = {R.Key, R.Val};
  llvm::SmallVector<std::pair<ast::Ident *, Var *>, 2> New;
  for (int I = 0; I != 2; ++I) {
    if (!Lhs[I])
      continue;
    Var *V;
    auto *Id = dyn_cast<ast::Ident>(Lhs[I]);
    if (Id) {
      V = newLocalVar(C, Id->At, Id->Name);
      C.recordObject(Id, Id->Name.isBlank() ? nullptr : V);
      if (!Id->Name.isBlank())
        New.push_back({Id, V});
    } else {
      C.errorf(ast::startPos(Lhs[I]), diag::InvalidIterVar,
               "cannot declare {0}", C.str(Lhs[I]));
      V = newLocalVar(C, Lhs[I]->At, C.S.Names.get("_"));
    }
    if (!Types[I]) {
      V->Type = C.U.invalid();
      V->Used = true;
    } else if (R.OverInt) {
      initVar(C, V, X, "range clause");
    } else {
      Operand Y = iterationValue(Lhs[I], Types[I]);
      initVar(C, V, Y, "range clause");
    }
    if (Id) {
      Id->ExprMode = Mode::Variable;
      Id->Type = V->Type;
    }
  }
  if (New.empty())
    C.error(S->At, diag::NoNewVar, "no new variables on left side of :=");
  for (auto [Id, V] : New)
    C.declare(C.Env.Scope, Id, V, S->Body ? S->Body->At : Pos());
}

void StmtChecker::assignRangeVars(ast::RangeStmt *S, Operand &X,
                                  const RangeTypes &R) {
  if (R.Key && S->Key) {
    if (R.OverInt) {
      assignVar(C, S->Key, nullptr, &X, "range clause");
      // An untyped X took the variable's type.
      if (!X.isInvalid() && X.Type && !allInteger(X.Type))
        C.errorf(ast::startPos(S->Key), diag::InvalidRangeExpr,
                 "cannot use iteration variable of type {0}", C.str(X.Type));
    } else {
      Operand Y = iterationValue(S->Key, R.Key);
      assignVar(C, S->Key, nullptr, &Y, "assignment");
    }
  }
  if (R.Val && S->Val) {
    Operand Y = iterationValue(S->Val, R.Val);
    assignVar(C, S->Val, nullptr, &Y, "assignment");
  }
}

void StmtChecker::rangeClause(ast::RangeStmt *S) {
  Operand X;
  RangeTypes R = rangeOperand(S, X);
  // The variables are not visible in the range expression.
  openScope(S->At, S->Body ? S->Body->RightBrace : Pos());
  if (S->IsDefine)
    defineRangeVars(S, X, R);
  else if (S->Key)
    assignRangeVars(S, X, R);
  // Without a variable an untyped integer still needs a type.
  if (R.OverInt && !X.isInvalid() && isUntyped(X.Type))
    assignment(C, X, nullptr, "range clause");
}

void StmtChecker::rangeStmt(ast::RangeStmt *S) {
  S->PerIteration = C.allowVersion(S->At, 22);
  rangeClause(S);
  block(S->Body);
  closeScope();
}
