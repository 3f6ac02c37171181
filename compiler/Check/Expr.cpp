//===- Expr.cpp - The entry points for expressions ------------------------===//
//
// rawExpr() checks any expression into an Operand and writes what it found onto
// the tree; expr(), multiExpr(), exprOrType() and the others add what the place
// allows. The topic files (Operators, Literals, Index, Call, Selector,
// Builtins, Conversions) check one kind of expression each and call back here
// for the parts.
//
// The parser bounds how deep expressions nest. Checking runs on a stack that is
// large enough for that depth (Package.cpp) as long as the frames on the way
// rawExpr -> callExpr -> rawExpr stay below a few kilobytes together.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/ExprInternals.h"
#include "compiler/Check/TypeExpr.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Recording
//===----------------------------------------------------------------------===//

void zokor::check::record(Checker &C, const Operand &X) {
  ast::Expr *E = X.Expr;
  E->ExprMode = X.M;
  E->Value = nullptr;
  E->IsUntyped = false;
  E->IsShiftOperand = false;
  switch (X.M) {
  case Mode::Unset:
  case Mode::Invalid:
    E->ExprMode = Mode::Invalid;
    E->Type = C.U.invalid();
    return;
  case Mode::NoValue:
    E->Type = C.U.emptyTuple;
    return;
  case Mode::Builtin:
  case Mode::TypeExpr:
    E->Type = X.Type ? X.Type : C.U.invalid();
    return;
  case Mode::Constant:
    E->Value = X.Value;
    [[fallthrough]];
  default:
    E->Type = X.Type;
    E->IsUntyped = isUntyped(X.Type);
  }
}

void zokor::check::recordCommaOkTypes(Checker &C, ast::Expr *E, Type *T) {
  if (!T)
    return;
  Var *Results[] = {
      C.S.make<Var>(E->At, C.Pkg, Name(), T),
      C.S.make<Var>(E->At, C.Pkg, Name(), C.U.basic(BasicKind::Bool))};
  Type *Pair = C.S.make<Tuple>(llvm::ArrayRef<Var *>(C.S.copy<Var *>(Results)));
  for (;;) {
    E->Type = Pair;
    auto *P = llvm::dyn_cast<ast::ParenExpr>(E);
    if (!P)
      return;
    E = P->X;
  }
}

//===----------------------------------------------------------------------===//
// One expression
//===----------------------------------------------------------------------===//

void zokor::check::nonGeneric(Checker &C, Operand &X) {
  if (X.isInvalid() || X.M == Mode::NoValue || !X.Type)
    return;
  const char *What = nullptr;
  if (auto *Sig = llvm::dyn_cast<Signature>(X.Type)) {
    if (!Sig->TypeParams.empty())
      What = "function";
  } else if (X.M == Mode::TypeExpr && isGeneric(X.Type)) {
    What = "type";
  }
  if (!What)
    return;
  C.errorf(X.at(), diag::WrongTypeArgCount,
           "cannot use generic {0} {1} without instantiation", What,
           C.str(X.Expr));
  X.invalidate();
  X.Type = C.U.invalid();
}

/// x.(T).
static void typeAssertExpr(Checker &C, Operand &X, ast::TypeAssertExpr *E) {
  if (!E->AssertedType) {
    C.error(E->At, diag::InvalidTypeSwitch,
            "invalid AST: use of .(type) outside type switch");
    useExprs(C, E->X);
    return X.invalidate();
  }
  expr(C, X, E->X);
  if (X.isInvalid())
    return;
  if (isTypeParam(X.Type)) {
    C.errorf(X.at(), diag::InvalidAssert,
             "invalid operation: cannot use type assertion on type parameter "
             "value {0}",
             C.str(X));
    return X.invalidate();
  }
  if (!as<Interface>(X.Type)) {
    C.errorf(X.at(), diag::InvalidAssert,
             "invalid operation: {0} is not an interface", C.str(X));
    return X.invalidate();
  }
  Type *T = varType(C, E->AssertedType);
  if (types::isInvalid(T))
    return X.invalidate();
  typeAssertion(C, E, X, T, false);
  X.M = Mode::CommaOk;
  X.Type = T;
}

void zokor::check::typeAssertion(Checker &C, ast::Expr *E, const Operand &X,
                                 Type *T, bool TypeSwitch) {
  // An interface may be implemented by the dynamic type.
  if (as<Interface>(T))
    return;
  MissingMethod Missing = missingMethod(T, X.Type, false);
  if (!Missing.Method)
    return;
  std::string Cause = missingMethodReason(
      T, X.Type, Missing, [&](const Package *P) { return C.qualify(P); });
  if (TypeSwitch)
    C.errorf(ast::startPos(E), diag::ImpossibleAssert,
             "impossible type switch case: {0}\n\t{1} cannot have dynamic type "
             "{2} {3}",
             C.str(E), C.str(X), C.str(T), Cause);
  else
    C.errorf(ast::startPos(E), diag::ImpossibleAssert,
             "impossible type assertion: {0}\n\t{1} does not implement {2} {3}",
             C.str(E), C.str(T), C.str(X.Type), Cause);
}

static void misplaced(Checker &C, Operand &X, ast::Expr *E, diag::Kind Kind,
                      const char *Text) {
  C.error(ast::startPos(E), Kind, Text);
  X.invalidate();
}

/// The kinds of expressions; X.Expr is left to the caller.
static ExprKind checkExpr(Checker &C, Operand &X, ast::Expr *E, Type *Hint) {
  switch (E->kind()) {
  case ast::NodeKind::Ident:
    ident(C, X, llvm::cast<ast::Ident>(E), nullptr, false);
    break;
  case ast::NodeKind::BasicLit:
    basicLit(C, X, llvm::cast<ast::BasicLit>(E));
    break;
  case ast::NodeKind::CompositeLit:
    compositeLit(C, X, llvm::cast<ast::CompositeLit>(E), Hint);
    break;
  case ast::NodeKind::FuncLit:
    funcLit(C, X, llvm::cast<ast::FuncLit>(E));
    break;
  case ast::NodeKind::ParenExpr:
    return rawExpr(C, X, llvm::cast<ast::ParenExpr>(E)->X, nullptr, false);
  case ast::NodeKind::SelectorExpr:
    selector(C, X, llvm::cast<ast::SelectorExpr>(E));
    break;
  case ast::NodeKind::IndexExpr:
    if (indexExpr(C, X, llvm::cast<ast::IndexExpr>(E)))
      funcInst(C, X, llvm::cast<ast::IndexExpr>(E), nullptr, E->At);
    break;
  case ast::NodeKind::SliceExpr:
    sliceExpr(C, X, llvm::cast<ast::SliceExpr>(E));
    break;
  case ast::NodeKind::TypeAssertExpr:
    typeAssertExpr(C, X, llvm::cast<ast::TypeAssertExpr>(E));
    break;
  case ast::NodeKind::CallExpr:
    return callExpr(C, X, llvm::cast<ast::CallExpr>(E));
  case ast::NodeKind::StarExpr:
    star(C, X, llvm::cast<ast::StarExpr>(E));
    break;
  case ast::NodeKind::UnaryExpr:
    unary(C, X, llvm::cast<ast::UnaryExpr>(E));
    if (!X.isInvalid() && llvm::cast<ast::UnaryExpr>(E)->Op == tok::Arrow)
      return ExprKind::Statement;
    break;
  case ast::NodeKind::BinaryExpr:
    binaryChain(C, X, llvm::cast<ast::BinaryExpr>(E));
    break;
  case ast::NodeKind::ArrayType:
  case ast::NodeKind::SliceType:
  case ast::NodeKind::StructType:
  case ast::NodeKind::FuncType:
  case ast::NodeKind::InterfaceType:
  case ast::NodeKind::MapType:
  case ast::NodeKind::ChanType:
    X.M = Mode::TypeExpr;
    X.Type = typExpr(C, E);
    break;
  case ast::NodeKind::DotsType:
    misplaced(C, X, E, diag::InvalidDotDotDot, "invalid use of '...'");
    break;
  case ast::NodeKind::KeyValueExpr:
    misplaced(C, X, E, diag::InvalidLit, "invalid AST: no key:value expected");
    break;
  default:
    X.invalidate(); // the parser reported a BadExpr
    break;
  }
  // A broken expression statement must not be called unused as well.
  return X.isInvalid() ? ExprKind::Statement : ExprKind::Expression;
}

ExprKind zokor::check::rawExpr(Checker &C, Operand &X, ast::Expr *E, Type *Hint,
                               bool AllowGeneric) {
  X.M = Mode::Invalid;
  X.Type = C.U.invalid();
  X.Value = nullptr;
  ExprKind Kind = checkExpr(C, X, E, Hint);
  X.Expr = E;
  if (!AllowGeneric)
    nonGeneric(C, X);
  record(C, X);
  return Kind;
}

//===----------------------------------------------------------------------===//
// What a place allows
//===----------------------------------------------------------------------===//

static void excludeModes(Checker &C, Operand &X, bool ExcludeTypes) {
  switch (X.M) {
  case Mode::NoValue:
    C.errorf(X.at(), diag::TooManyValues,
             ExcludeTypes ? "{0} used as value" : "{0} used as value or type",
             C.str(X));
    break;
  case Mode::Builtin:
    if (!ExcludeTypes)
      return;
    C.errorf(X.at(), diag::UncalledBuiltin, "{0} must be called", C.str(X));
    break;
  case Mode::TypeExpr:
    if (!ExcludeTypes)
      return;
    C.errorf(X.at(), diag::NotAnExpr, "{0} is not an expression", C.str(X));
    break;
  default:
    return;
  }
  X.invalidate();
}

void zokor::check::excludeNonValues(Checker &C, Operand &X) {
  excludeModes(C, X, true);
}

void zokor::check::singleValue(Checker &C, Operand &X) {
  if (X.M != Mode::Value || !X.Type || !llvm::isa<Tuple>(X.Type))
    return;
  C.errorf(X.at(), diag::TooManyValues,
           "multiple-value {0} in single-value context", C.str(X));
  X.invalidate();
}

static void value(Checker &C, Operand &X) {
  if (LLVM_UNLIKELY(X.M < Mode::Constant))
    excludeModes(C, X, true);
  else
    singleValue(C, X);
}

void zokor::check::expr(Checker &C, Operand &X, ast::Expr *E, Type *Target) {
  if (!Target || !as<Signature>(Target)) {
    rawExpr(C, X, E, nullptr, false);
    return value(C, X);
  }
  // A generic function may take its type arguments from the target.
  auto *Index = llvm::dyn_cast<ast::IndexExpr>(E);
  bool Generic;
  if (Index) {
    Generic = genericIndexExpr(C, X, Index);
  } else {
    rawExpr(C, X, E, nullptr, true);
    auto *Sig =
        X.M == Mode::Value ? llvm::dyn_cast<Signature>(X.Type) : nullptr;
    Generic = Sig && !Sig->TypeParams.empty();
    if (!Generic)
      nonGeneric(C, X);
  }
  if (Generic) {
    funcInst(C, X, Index, Target, ast::startPos(E));
    X.Expr = E;
    record(C, X);
  }
  value(C, X);
}

void zokor::check::genericMultiExpr(Checker &C, Operand &X, ast::Expr *E) {
  rawExpr(C, X, E, nullptr, true);
  if (X.M == Mode::TypeExpr) // only functions may be generic here
    nonGeneric(C, X);
  excludeModes(C, X, true);
}

void zokor::check::genericExpr(Checker &C, Operand &X, ast::Expr *E) {
  genericMultiExpr(C, X, E);
  singleValue(C, X);
}

void zokor::check::multiExpr(Checker &C, Operand &X, ast::Expr *E) {
  rawExpr(C, X, E, nullptr, false);
  excludeModes(C, X, true);
}

void zokor::check::exprOrType(Checker &C, Operand &X, ast::Expr *E,
                              bool AllowGeneric) {
  rawExpr(C, X, E, nullptr, AllowGeneric);
  excludeModes(C, X, false);
  singleValue(C, X);
}

void zokor::check::exprWithHint(Checker &C, Operand &X, ast::Expr *E,
                                Type *Hint) {
  rawExpr(C, X, E, Hint, false);
  value(C, X);
}

std::pair<llvm::SmallVector<Operand, 4>, bool>
zokor::check::exprList(Checker &C, llvm::ArrayRef<ast::Expr *> List,
                       bool AllowCommaOk) {
  std::pair<llvm::SmallVector<Operand, 4>, bool> Result{{}, false};
  auto &[Operands, CommaOk] = Result;
  if (List.size() != 1) {
    Operands.resize(List.size());
    for (size_t I = 0; I < List.size(); ++I)
      expr(C, Operands[I], List[I]);
    return Result;
  }
  Operand &X = Operands.emplace_back();
  multiExpr(C, X, List[0]);
  if (X.isInvalid())
    return Result;
  if (auto *Results = llvm::dyn_cast<Tuple>(X.Type)) {
    Operands.clear();
    for (Var *V : Results->Vars)
      Operands.push_back({Mode::Value, V->Type, nullptr, List[0]});
  } else if (AllowCommaOk && (X.M == Mode::MapIndex || X.M == Mode::CommaOk)) {
    X.M = Mode::Value;
    Operands.push_back(
        {Mode::Value, C.U.basic(BasicKind::UntypedBool), nullptr, List[0]});
    CommaOk = true;
  }
  return Result;
}

//===----------------------------------------------------------------------===//
// Evaluation for its errors only
//===----------------------------------------------------------------------===//

static bool isBlankIdent(const ast::Expr *E) {
  auto *Id = llvm::dyn_cast<ast::Ident>(E);
  return Id && Id->Name.isBlank();
}

void zokor::check::useExprs(Checker &C, llvm::ArrayRef<ast::Expr *> List) {
  for (ast::Expr *E : List) {
    if (!E || isBlankIdent(E))
      continue;
    Operand X;
    if (auto *KV = llvm::dyn_cast<ast::KeyValueExpr>(E))
      E = KV->Val; // the key may be the name of a field
    rawExpr(C, X, E, nullptr, false);
  }
}

/// The local variable of this package that E names, or null.
static Var *namedVariable(Checker &C, ast::Expr *E) {
  auto *Id = llvm::dyn_cast<ast::Ident>(ast::unparen(E));
  if (!Id || !C.Env.Scope)
    return nullptr;
  Object *O = C.Env.Scope->lookupParent(Id->Name, C.Env.LookupAt).second;
  auto *V = llvm::dyn_cast_or_null<Var>(O);
  return V && V->Pkg == C.Pkg ? V : nullptr;
}

void zokor::check::useLhs(Checker &C, llvm::ArrayRef<ast::Expr *> List) {
  for (ast::Expr *E : List) {
    if (!E || isBlankIdent(ast::unparen(E)))
      continue;
    Var *V = namedVariable(C, E);
    bool WasUsed = V && V->Used;
    Operand X;
    rawExpr(C, X, E, nullptr, false);
    if (V)
      V->Used = WasUsed;
  }
}
