//===- Operators.cpp - Unary and binary operators, comparisons, shifts ----===//
//
// Each operator is defined for the types that one predicate accepts; constant
// operands are computed exactly and must fit their type after each step. A
// chain a + b + c is a tree that leans to the left as deep as the source is
// long, so binaryChain() descends it without recursion.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/ExprInternals.h"
#include "compiler/Check/TypeExpr.h"
#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::check;

using TypePredicate = bool (*)(Type *);

static TypePredicate unaryPredicate(tok::Kind Op) {
  switch (Op) {
  case tok::Add:
  case tok::Sub:
    return allNumeric;
  case tok::Xor:
    return allInteger;
  case tok::Not:
    return allBoolean;
  default:
    return nullptr;
  }
}

static TypePredicate binaryPredicate(tok::Kind Op) {
  switch (Op) {
  case tok::Add:
    return allNumericOrString;
  case tok::Sub:
  case tok::Mul:
  case tok::Div:
    return allNumeric;
  case tok::Rem:
  case tok::And:
  case tok::Or:
  case tok::Xor:
  case tok::AndNot:
    return allInteger;
  case tok::AndAnd:
  case tok::OrOr:
    return allBoolean;
  default:
    return nullptr;
  }
}

static bool operatorDefined(Checker &C, const Operand &X, tok::Kind Op,
                            TypePredicate Defined) {
  if (Defined && Defined(X.Type))
    return true;
  C.errorf(X.at(), diag::UndefinedOp,
           "invalid operation: operator {0} not defined on {1}", tokenText(Op),
           C.str(X));
  return false;
}

//===----------------------------------------------------------------------===//
// Unary operators
//===----------------------------------------------------------------------===//

static void addressOf(Checker &C, Operand &X, ast::UnaryExpr *E) {
  // The operand may also be a composite literal.
  if (X.M != Mode::Variable &&
      !llvm::isa<ast::CompositeLit>(ast::unparen(E->X))) {
    C.errorf(X.at(), diag::UnaddressableOperand,
             "invalid operation: cannot take address of {0}", C.str(X));
    X.invalidate();
    return;
  }
  X.M = Mode::Value;
  X.Type = C.S.make<Pointer>(X.Type);
}

static void receive(Checker &C, Operand &X) {
  Type *Core = coreType(X.Type);
  auto *Ch = llvm::dyn_cast_or_null<Chan>(Core);
  const char *Format = nullptr;
  if (!Core)
    Format = "invalid operation: cannot receive from {0}: no core type";
  else if (!Ch)
    Format = "invalid operation: cannot receive from non-channel {0}";
  else if (Ch->Dir == ChanDir::Send)
    Format = "invalid operation: cannot receive from send-only channel {0}";
  if (Format) {
    C.errorf(X.at(), diag::InvalidReceive, Format, C.str(X));
    X.invalidate();
    return;
  }
  X.M = Mode::CommaOk;
  X.Type = Ch->Elem;
  C.Env.HasCallOrRecv = true;
}

void zokor::check::unary(Checker &C, Operand &X, ast::UnaryExpr *E) {
  expr(C, X, E->X);
  if (X.isInvalid())
    return;
  if (E->Op == tok::And)
    return addressOf(C, X, E);
  if (E->Op == tok::Arrow)
    return receive(C, X);
  if (E->Op == tok::Tilde) {
    C.error(E->At, diag::UndefinedOp,
            "cannot use ~ outside of interface or type constraint");
    X.invalidate();
    return;
  }
  if (!operatorDefined(C, X, E->Op, unaryPredicate(E->Op))) {
    X.invalidate();
    return;
  }
  if (!X.isConstant()) {
    X.M = Mode::Value;
    return;
  }
  if (X.Value->isUnknown())
    return;
  unsigned Bits = isUnsigned(X.Type) ? unsigned(sizeOf(X.Type)) * 8 : 0;
  X.Value = C.U.Constants.unary(E->Op, X.Value, Bits);
  X.Expr = E;
  overflow(C, X, E->At);
}

void zokor::check::star(Checker &C, Operand &X, ast::StarExpr *E) {
  exprOrType(C, X, E->X, false);
  if (X.isInvalid())
    return;
  if (X.M == Mode::TypeExpr) {
    validVarType(C, ast::startPos(E->X), X.Type);
    X.Type = C.S.make<Pointer>(X.Type);
    return;
  }
  Type *Base = nullptr;
  bool Ok = forEachUnderlying(X.Type, [&](Type *U) {
    auto *P = llvm::dyn_cast_or_null<Pointer>(U);
    if (!P) {
      C.errorf(X.at(), diag::InvalidIndirection,
               "invalid operation: cannot indirect {0}", C.str(X));
      return false;
    }
    if (Base && !identical(P->Elem, Base)) {
      C.errorf(X.at(), diag::InvalidIndirection,
               "invalid operation: pointers of {0} must have identical base "
               "types",
               C.str(X));
      return false;
    }
    Base = P->Elem;
    return true;
  });
  if (!Ok) {
    X.invalidate();
    return;
  }
  X.M = Mode::Variable;
  X.Type = Base;
}

//===----------------------------------------------------------------------===//
// Comparisons
//===----------------------------------------------------------------------===//

/// Could the untyped one of two operands take the other's type? If not, the
/// operator reports the mismatch, which reads better than a failed conversion.
static bool mayMatch(const Operand &X, const Operand &Y) {
  if (isNonTypeParamInterface(X.Type) || isNonTypeParamInterface(Y.Type))
    return true;
  if (allBoolean(X.Type) != allBoolean(Y.Type) ||
      allString(X.Type) != allString(Y.Type))
    return false;
  return (!X.isNil() || hasNil(Y.Type)) && (!Y.isNil() || hasNil(X.Type));
}

void zokor::check::matchTypes(Checker &C, Operand &X, Operand &Y) {
  if (X.Type == Y.Type || (isTyped(X.Type) && isTyped(Y.Type)) ||
      !mayMatch(X, Y))
    return;
  convertUntyped(C, X, Y.Type);
  if (X.isInvalid())
    return;
  convertUntyped(C, Y, X.Type);
  if (Y.isInvalid())
    X.invalidate();
}

/// The kind of T as a word, for messages.
static std::string kindString(Checker &C, Type *T) {
  switch (underlying(T)->kind()) {
  case TypeKind::Array:
    return "array";
  case TypeKind::Slice:
    return "slice";
  case TypeKind::Struct:
    return "struct";
  case TypeKind::Pointer:
    return "pointer";
  case TypeKind::Signature:
    return "func";
  case TypeKind::Interface:
    return isTypeParam(T) ? "type parameter " + C.str(T) : "interface";
  case TypeKind::Map:
    return "map";
  case TypeKind::Chan:
    return "chan";
  default:
    return C.str(T);
  }
}

/// Why values of T cannot be compared; empty if nothing special can be said.
static std::string incomparableCause(Checker &C, Type *T) {
  Type *U = underlying(T);
  if (llvm::isa<Slice, Signature, Map>(U))
    return kindString(C, T) + " can only be compared to nil";
  std::string Why;
  comparable(T, true, &Why, [&](const Package *P) { return C.qualify(P); });
  return Why;
}

namespace {
/// Why x op y is not allowed.
struct ComparisonError {
  Operand *At = nullptr; ///< null: no error
  std::string Cause;     ///< may be empty
  diag::Kind Kind = diag::UndefinedOp;
};
} // namespace

static ComparisonError checkComparable(Checker &C, Operand &X, Operand &Y,
                                       tok::Kind Op) {
  if (X.Type != Y.Type && !assignableTo(C, X, Y.Type, nullptr) &&
      !assignableTo(C, Y, X.Type, nullptr))
    return {&Y, "mismatched types " + C.str(X.Type) + " and " + C.str(Y.Type),
            diag::MismatchedTypes};
  if (Op != tok::Equal && Op != tok::NotEqual) {
    if (!allOrdered(X.Type))
      return {&X, ""};
    if (!allOrdered(Y.Type))
      return {&Y, ""};
    return {};
  }
  if (X.isNil() || Y.isNil()) {
    // Only nil == nil gets here with a type that has no nil.
    if (!hasNil(X.isNil() ? Y.Type : X.Type))
      return {&Y, ""};
    return {};
  }
  if (!comparable(X.Type, true))
    return {&X, incomparableCause(C, X.Type)};
  if (X.Type != Y.Type && !comparable(Y.Type, true))
    return {&Y, incomparableCause(C, Y.Type)};
  return {};
}

static void reportComparison(Checker &C, Operand &X, Operand &Y, tok::Kind Op,
                             bool SwitchCase, ComparisonError Error) {
  if (Error.Cause.empty()) {
    if (isTypeParam(X.Type) || isTypeParam(Y.Type)) {
      if (!isTypeParam(X.Type))
        Error.At = &Y;
      Error.Cause = "type parameter " + C.str(Error.At->Type) +
                    " is not comparable with " + tokenText(Op).str();
    } else {
      Error.Cause = "operator " + tokenText(Op).str() + " not defined on " +
                    kindString(C, Error.At->Type);
    }
  }
  if (SwitchCase)
    C.errorf(X.at(), Error.Kind, "invalid case {0} in switch on {1} ({2})",
             C.str(X.Expr), C.str(Y.Expr), Error.Cause);
  else
    C.errorf(Error.At->at(), Error.Kind, "invalid operation: {0} {1} {2} ({3})",
             C.str(X.Expr), tokenText(Op), C.str(Y.Expr), Error.Cause);
}

void zokor::check::comparison(Checker &C, Operand &X, Operand &Y, tok::Kind Op,
                              bool SwitchCase) {
  if (SwitchCase)
    Op = tok::Equal;
  if (types::isInvalid(X.Type) || types::isInvalid(Y.Type)) {
    X.invalidate();
    return;
  }
  ComparisonError Error = checkComparable(C, X, Y, Op);
  if (Error.At) {
    reportComparison(C, X, Y, Op, SwitchCase, std::move(Error));
    X.invalidate();
    return;
  }
  if (X.isConstant() && Y.isConstant()) {
    // The operands never become values of the program: they need no types.
    // As in gc, a comparison with an unknown value is false.
    ConstantPool &Pool = C.U.Constants;
    X.Value = Pool.boolean(Pool.compare(Op, X.Value, Y.Value));
  } else {
    X.M = Mode::Value;
    updateExprType(C, X.Expr, defaultType(C, X.Type), true);
    updateExprType(C, Y.Expr, defaultType(C, Y.Type), true);
  }
  X.Type = C.U.basic(BasicKind::UntypedBool);
}

//===----------------------------------------------------------------------===//
// Shifts
//===----------------------------------------------------------------------===//

static bool shiftError(Checker &C, const Operand &At, diag::Kind Kind,
                       const char *Format) {
  C.errorf(At.at(), Kind, Format, C.str(At));
  return false;
}

/// The shift count must be an integer, or an untyped constant that a uint can
/// represent.
static bool validShiftCount(Checker &C, Operand &Y) {
  if (Y.isConstant()) {
    const Constant *Count =
        Y.Value->isNumeric() ? C.U.Constants.toInt(Y.Value) : Y.Value;
    if (Count->kind() == Constant::Kind::Int && sign(Count) < 0)
      return shiftError(C, Y, diag::InvalidShiftCount,
                        "invalid operation: negative shift count {0}");
    if (isUntyped(Y.Type)) {
      representable(C, Y, C.U.basic(BasicKind::Uint));
      return !Y.isInvalid();
    }
    // A typed constant falls through to the test for an integer type.
  }
  if (allInteger(Y.Type)) {
    if (!Y.isConstant() && !allUnsigned(Y.Type) && !C.allowVersion(Y.at(), 13))
      return shiftError(C, Y, diag::InvalidShiftCount,
                        "invalid operation: signed shift count {0} requires "
                        "go1.13 or later");
    return true;
  }
  if (isUntyped(Y.Type)) {
    convertUntyped(C, Y, C.U.basic(BasicKind::Uint));
    return !Y.isInvalid();
  }
  return shiftError(C, Y, diag::InvalidShiftCount,
                    "invalid operation: shift count {0} must be integer");
}

/// Constant << constant. XInt is X's value as an integer.
static bool constantShift(Checker &C, Operand &X, const Operand &Y,
                          const Constant *XInt, ast::Expr *E, tok::Kind Op,
                          Pos OpAt) {
  // The smallest float64 can still be written as a shift.
  constexpr uint64_t MaxCount = 1023 - 1 + 52;
  bool Unknown = X.Value->isUnknown() || Y.Value->isUnknown();
  std::optional<uint64_t> Count;
  if (!Unknown) {
    Count = uint64Value(C.U.Constants.toInt(Y.Value));
    if (!Count || *Count > MaxCount)
      return shiftError(C, Y, diag::InvalidShiftCount,
                        "invalid operation: invalid shift count {0}");
  }
  // 2.0 << 1 is an integer.
  if (!isInteger(X.Type))
    X.Type = C.U.basic(BasicKind::UntypedInt);
  if (Unknown) {
    X.Value = C.U.Constants.unknown();
    return true;
  }
  X.Value = C.U.Constants.shift(Op, XInt, unsigned(*Count));
  X.Expr = E ? E : X.Expr;
  overflow(C, X, OpAt);
  return true;
}

static bool shift(Checker &C, Operand &X, Operand &Y, ast::Expr *E,
                  tok::Kind Op, Pos OpAt) {
  const Constant *XInt = nullptr;
  if (X.isConstant())
    XInt = X.Value->isNumeric() ? C.U.Constants.toInt(X.Value) : X.Value;
  bool UntypedInteger =
      isUntyped(X.Type) && XInt && XInt->kind() == Constant::Kind::Int;
  // (1.0 << s) << n: the constant in X is an integer if its context says so.
  // gc 1.19 rejects this.
  bool Undecided =
      !X.isConstant() && isUntyped(X.Type) && isNumericType(X.Type);
  if (!UntypedInteger && !Undecided && !allInteger(X.Type))
    return shiftError(C, X, diag::InvalidShiftOperand,
                      "invalid operation: shifted operand {0} must be integer");
  if (!validShiftCount(C, Y))
    return false;
  if (X.isConstant() && Y.isConstant())
    return constantShift(C, X, Y, XInt, E, Op, OpAt);
  if (X.isConstant() && isUntyped(X.Type)) {
    // The constant gets the type that the whole expression will have.
    if (X.Expr->IsUntyped)
      X.Expr->IsShiftOperand = true;
    X.M = Mode::Value;
    return true;
  }
  if (!Undecided && !allInteger(X.Type))
    return shiftError(C, X, diag::InvalidShiftOperand,
                      "invalid operation: shifted operand {0} must be integer");
  X.M = Mode::Value;
  return true;
}

//===----------------------------------------------------------------------===//
// Binary operators
//===----------------------------------------------------------------------===//

static bool isZeroDivisor(Checker &C, const Operand &X, const Operand &Y) {
  if (!Y.isConstant() || Y.Value->isUnknown() || !Y.Value->isNumeric())
    return false;
  if ((X.isConstant() || allInteger(X.Type)) && sign(Y.Value) == 0)
    return true;
  if (!X.isConstant() || !isComplex(X.Type))
    return false;
  // The square of a small divisor can underflow.
  ConstantPool &Pool = C.U.Constants;
  const Constant *Re = Pool.real(Y.Value), *Im = Pool.imag(Y.Value);
  return sign(Pool.binary(tok::Mul, Re, Re, false)) == 0 &&
         sign(Pool.binary(tok::Mul, Im, Im, false)) == 0;
}

/// x op y of operands with the same type; false after an error.
static bool arithmetic(Checker &C, Operand &X, Operand &Y, ast::Expr *E,
                       tok::Kind Op, Pos OpAt) {
  if (!operatorDefined(C, X, Op, binaryPredicate(Op)))
    return false;
  if ((Op == tok::Div || Op == tok::Rem) && isZeroDivisor(C, X, Y)) {
    C.error(Y.at(), diag::DivByZero, "invalid operation: division by zero");
    return false;
  }
  if (!X.isConstant() || !Y.isConstant()) {
    X.M = Mode::Value;
    return true;
  }
  if (X.Value->isUnknown() || Y.Value->isUnknown()) {
    X.Value = C.U.Constants.unknown();
    return true;
  }
  X.Value = C.U.Constants.binary(Op, X.Value, Y.Value, isInteger(X.Type));
  X.Expr = E ? E : X.Expr;
  overflow(C, X, OpAt);
  return true;
}

static void reportMismatch(Checker &C, const Operand &X, const Operand &Y,
                           ast::Expr *E, ast::Expr *Lhs, ast::Expr *Rhs,
                           tok::Kind Op) {
  if (types::isInvalid(X.Type) || types::isInvalid(Y.Type))
    return;
  std::string What =
      E ? C.str(E) : C.str(Lhs) + " " + tokenText(Op).str() + "= " + C.str(Rhs);
  C.errorf(X.at(), diag::MismatchedTypes,
           "invalid operation: {0} (mismatched types {1} and {2})", What,
           C.str(X.Type), C.str(Y.Type));
}

/// X op Y for operands that were checked.
static void combine(Checker &C, Operand &X, Operand &Y, ast::Expr *E,
                    ast::Expr *Lhs, ast::Expr *Rhs, tok::Kind Op, Pos OpAt) {
  if (X.isInvalid())
    return;
  if (Y.isInvalid()) {
    X.invalidate();
    X.Expr = Y.Expr;
    return;
  }
  if (isShift(Op)) {
    if (!shift(C, X, Y, E, Op, OpAt))
      X.invalidate();
    return;
  }
  matchTypes(C, X, Y);
  if (X.isInvalid())
    return;
  if (isComparison(Op))
    return comparison(C, X, Y, Op);
  if (X.Type != Y.Type && !identical(X.Type, Y.Type)) {
    reportMismatch(C, X, Y, E, Lhs, Rhs, Op);
    X.invalidate();
    return;
  }
  if (!arithmetic(C, X, Y, E, Op, OpAt))
    X.invalidate();
}

void zokor::check::binary(Checker &C, Operand &X, ast::Expr *E, ast::Expr *Lhs,
                          ast::Expr *Rhs, tok::Kind Op, Pos OpAt) {
  Operand Y;
  expr(C, X, Lhs);
  expr(C, Y, Rhs);
  combine(C, X, Y, E, Lhs, Rhs, Op, OpAt);
}

void zokor::check::binaryChain(Checker &C, Operand &X, ast::BinaryExpr *E) {
  llvm::SmallVector<ast::BinaryExpr *, 4> Chain;
  ast::Expr *First = E;
  while (auto *B = llvm::dyn_cast<ast::BinaryExpr>(First)) {
    Chain.push_back(B);
    First = B->X;
  }
  expr(C, X, First);
  while (!Chain.empty()) {
    ast::BinaryExpr *B = Chain.pop_back_val();
    Operand Y;
    expr(C, Y, B->Y);
    combine(C, X, Y, B, B->X, B->Y, B->Op, B->OpAt);
    X.Expr = B;
    if (!Chain.empty()) // rawExpr records the last one
      record(C, X);
  }
}
