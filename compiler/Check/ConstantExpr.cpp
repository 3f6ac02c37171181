//===- ConstantExpr.cpp - Untyped values and constants --------------------===//
//
// An untyped expression gets its type from the place where it is used. Until
// then the tree says IsUntyped for it, and its recorded type is the untyped
// one; updateExprType() walks down again when the type is found. It follows
// only operands whose type is the type of the whole: both sides of `+`, the
// left side of `<<`, but nothing inside of a constant, which is represented by
// its root alone.
//
// The constant on the left of a non-constant shift (`1 << n`) is the reason
// why the walk is needed: its type is that of the whole expression, and only
// when that is known can it be checked (IsShiftOperand).
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Expr.h"
#include "compiler/Types/TypeSet.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Representability
//===----------------------------------------------------------------------===//

/// Size and sign of a typed integer kind; 0 bits for an untyped one.
static std::pair<unsigned, bool> integerWidth(BasicKind K) {
  switch (K) {
  case BasicKind::Int8:
    return {8, true};
  case BasicKind::Int16:
    return {16, true};
  case BasicKind::Int32:
    return {32, true};
  case BasicKind::Int:
  case BasicKind::Int64:
    return {64, true};
  case BasicKind::Uint8:
    return {8, false};
  case BasicKind::Uint16:
    return {16, false};
  case BasicKind::Uint32:
    return {32, false};
  case BasicKind::Uint:
  case BasicKind::Uint64:
  case BasicKind::Uintptr:
    return {64, false};
  default:
    return {0, true};
  }
}

static bool representableInteger(ConstantPool &Pool, const Constant *V,
                                 Basic *T, const Constant **Rounded) {
  if (V->kind() != Constant::Kind::Int)
    V = Pool.toInt(V);
  if (V->kind() != Constant::Kind::Int)
    return false;
  if (Rounded)
    *Rounded = V;
  auto [Bits, Signed] = integerWidth(T->K);
  return Bits == 0 || fitsInteger(V, Bits, Signed);
}

/// V rounded to the float kind, or Unknown.
static const Constant *roundFloat(ConstantPool &Pool, const Constant *V,
                                  BasicKind K) {
  switch (K) {
  case BasicKind::Float32:
  case BasicKind::Complex64:
    return Pool.roundFloat32(V);
  case BasicKind::Float64:
  case BasicKind::Complex128:
    return Pool.roundFloat64(V);
  default:
    return V;
  }
}

static bool representableFloat(ConstantPool &Pool, const Constant *V, Basic *T,
                               const Constant **Rounded) {
  V = Pool.toFloat(V);
  if (V->isUnknown())
    return false;
  if (T->K == BasicKind::UntypedFloat)
    return true;
  V = roundFloat(Pool, V, T->K);
  if (V->isUnknown())
    return false;
  if (Rounded)
    *Rounded = V;
  return true;
}

static bool representableComplex(ConstantPool &Pool, const Constant *V,
                                 Basic *T, const Constant **Rounded) {
  V = Pool.toComplex(V);
  if (V->isUnknown())
    return false;
  if (T->K == BasicKind::UntypedComplex)
    return true;
  const Constant *Re = roundFloat(Pool, Pool.real(V), T->K);
  const Constant *Im = roundFloat(Pool, Pool.imag(V), T->K);
  if (Re->isUnknown() || Im->isUnknown())
    return false;
  if (Rounded)
    *Rounded = Pool.complex(Re, Im);
  return true;
}

bool zokor::check::representableConst(Checker &C, const Constant *V, Basic *T,
                                      const Constant **Rounded) {
  if (V->isUnknown())
    return true; // an error was reported
  ConstantPool &Pool = C.U.Constants;
  if (T->Info & IsInteger)
    return V->isNumeric() && representableInteger(Pool, V, T, Rounded);
  if (T->Info & IsFloat)
    return V->isNumeric() && representableFloat(Pool, V, T, Rounded);
  if (T->Info & types::IsComplex)
    return V->isNumeric() && representableComplex(Pool, V, T, Rounded);
  if (T->Info & IsString)
    return V->kind() == Constant::Kind::String;
  if (T->Info & IsBoolean)
    return V->kind() == Constant::Kind::Bool;
  return false;
}

/// The value of X as a T, or null and the kind of error.
static std::pair<const Constant *, diag::Kind>
representation(Checker &C, const Operand &X, Basic *T) {
  const Constant *V = X.Value;
  if (representableConst(C, X.Value, T, &V))
    return {V, diag::Syntax};
  if (!isNumericType(X.Type) || !(T->Info & IsNumeric))
    return {nullptr, diag::InvalidConstVal};
  // Integers and floats overflow; a float loses its fraction in an integer.
  bool Truncated = !isInteger(X.Type) && (T->Info & IsInteger);
  return {nullptr, Truncated ? diag::TruncatedFloat : diag::NumericOverflow};
}

static void reportInvalidConversion(Checker &C, diag::Kind Kind,
                                    const Operand &X, Type *Target) {
  const char *Format = "cannot convert {0} to {1}";
  if (Kind == diag::TruncatedFloat)
    Format = "{0} truncated to {1}";
  else if (Kind == diag::NumericOverflow)
    Format = "{0} overflows {1}";
  C.errorf(X.at(), Kind, Format, C.str(X), C.str(Target));
}

void zokor::check::representable(Checker &C, Operand &X, Basic *T) {
  auto [V, Kind] = representation(C, X, T);
  if (!V) {
    reportInvalidConversion(C, Kind, X, T);
    X.invalidate();
    return;
  }
  X.Value = V;
}

/// What overflowed, for operations that can.
static llvm::StringRef operationName(const ast::Expr *E) {
  if (auto *U = llvm::dyn_cast_or_null<ast::UnaryExpr>(E))
    return U->Op == tok::Xor ? "bitwise complement" : "";
  auto *B = llvm::dyn_cast_or_null<ast::BinaryExpr>(E);
  if (!B)
    return "";
  switch (B->Op) {
  case tok::Add:
    return "addition";
  case tok::Sub:
    return "subtraction";
  case tok::Xor:
    return "bitwise XOR";
  case tok::Mul:
    return "multiplication";
  case tok::Shl:
    return "shift";
  default:
    return "";
  }
}

void zokor::check::overflow(Checker &C, Operand &X, Pos OpAt) {
  if (X.Value->isUnknown()) {
    C.error(OpAt, diag::InvalidConstVal,
            "constant result is not representable");
    return;
  }
  if (isTyped(X.Type)) {
    if (auto *T = as<Basic>(X.Type))
      representable(C, X, T);
    return;
  }
  constexpr unsigned MaxUntypedBits = 512;
  if (X.Value->kind() == Constant::Kind::Int &&
      bitLength(X.Value) > MaxUntypedBits) {
    C.errorf(OpAt, diag::InvalidConstVal, "constant {0} overflow",
             operationName(X.Expr));
    X.Value = C.U.Constants.unknown();
  }
}

//===----------------------------------------------------------------------===//
// Implicit types
//===----------------------------------------------------------------------===//

Type *zokor::check::defaultType(Checker &C, Type *T) {
  auto *B = asIs<Basic>(T);
  if (!B || !(B->Info & IsUntyped))
    return T;
  switch (B->K) {
  case BasicKind::UntypedBool:
    return C.U.basic(BasicKind::Bool);
  case BasicKind::UntypedInt:
    return C.U.basic(BasicKind::Int);
  case BasicKind::UntypedRune:
    return C.U.runeType;
  case BasicKind::UntypedFloat:
    return C.U.basic(BasicKind::Float64);
  case BasicKind::UntypedComplex:
    return C.U.basic(BasicKind::Complex128);
  case BasicKind::UntypedString:
    return C.U.basic(BasicKind::String);
  default:
    return T; // untyped nil has no default
  }
}

using ImplicitType = std::pair<Type *, diag::Kind>;
static ImplicitType cannotConvert() {
  return {nullptr, diag::InvalidUntypedConversion};
}

/// Two untyped operands: the kind that is later in the order of kinds.
static ImplicitType widerUntyped(Type *X, Type *Target) {
  BasicKind XK = llvm::cast<Basic>(unalias(X))->K;
  BasicKind TK = llvm::cast<Basic>(unalias(Target))->K;
  if (isNumericType(X) && isNumericType(Target))
    return {XK < TK ? Target : X, diag::Syntax};
  return XK == TK ? ImplicitType{X, diag::Syntax} : cannotConvert();
}

/// X is a comparison or an unfinished shift, not a constant.
static bool untypedValueFits(Type *X, Type *Target) {
  switch (llvm::cast<Basic>(unalias(X))->K) {
  case BasicKind::UntypedBool:
    return isBoolean(Target);
  case BasicKind::UntypedInt:
  case BasicKind::UntypedRune:
  case BasicKind::UntypedFloat:
  case BasicKind::UntypedComplex:
    return isNumericType(Target);
  case BasicKind::UntypedString:
    return isString(Target);
  default:
    return false;
  }
}

static ImplicitType implicitForInterface(Checker &C, Operand &X, Type *Target,
                                         Interface *I) {
  if (isTypeParam(Target)) {
    bool All = forEachType(Target, [&](Type *T, Type *U) {
      const Constant *Ignored = nullptr;
      return T && implicitTypeAndValue(C, X, U, Ignored).first;
    });
    return All ? ImplicitType{Target, diag::Syntax} : cannotConvert();
  }
  // The dynamic type of an interface value is a concrete one, and a predeclared
  // type has no methods.
  if (!typeSet(I).isAll())
    return cannotConvert();
  return {defaultType(C, X.Type), diag::Syntax};
}

ImplicitType zokor::check::implicitTypeAndValue(Checker &C, Operand &X,
                                                Type *Target,
                                                const Constant *&Value) {
  if (X.isInvalid() || isTyped(X.Type) || types::isInvalid(Target))
    return {X.Type, diag::Syntax};
  if (isUntyped(Target))
    return widerUntyped(X.Type, Target);
  if (X.isNil())
    return hasNil(Target) ? ImplicitType{Target, diag::Syntax}
                          : cannotConvert();
  Type *U = underlying(Target);
  if (auto *B = llvm::dyn_cast_or_null<Basic>(U)) {
    if (!X.isConstant())
      return untypedValueFits(X.Type, Target)
                 ? ImplicitType{Target, diag::Syntax}
                 : cannotConvert();
    auto [V, Kind] = representation(C, X, B);
    if (!V)
      return {nullptr, Kind};
    Value = V;
    return {Target, diag::Syntax};
  }
  if (auto *I = llvm::dyn_cast_or_null<Interface>(U))
    return implicitForInterface(C, X, Target, I);
  return cannotConvert();
}

void zokor::check::convertUntyped(Checker &C, Operand &X, Type *Target) {
  if (X.isInvalid() || isTyped(X.Type))
    return;
  const Constant *Value = nullptr;
  auto [T, Kind] = implicitTypeAndValue(C, X, Target, Value);
  if (!T) {
    Type *Shown = Target;
    if (!isTypeParam(Target))
      if (Type *U = underlying(Target))
        Shown = U;
    reportInvalidConversion(C, Kind, X, Shown);
    X.invalidate();
    return;
  }
  if (Value) {
    X.Value = Value;
    if (X.Expr && X.Expr->IsUntyped)
      X.Expr->Value = Value;
  }
  if (T != X.Type) {
    X.Type = T;
    if (X.Expr)
      updateExprType(C, X.Expr, T, false);
  }
}

//===----------------------------------------------------------------------===//
// Final types
//===----------------------------------------------------------------------===//

namespace {
/// An untyped expression whose type is found, and the operation around it.
struct Retyped {
  ast::Expr *Parent, *E;
};
using RetypedList = llvm::SmallVectorImpl<Retyped>;
} // namespace

/// Adds the operands of E that have E's type.
static void addOperands(RetypedList &Work, ast::Expr *E) {
  if (auto *P = llvm::dyn_cast<ast::ParenExpr>(E)) {
    Work.push_back({P, P->X});
    return;
  }
  if (E->Value)
    return; // never materialized
  if (auto *U = llvm::dyn_cast<ast::UnaryExpr>(E)) {
    Work.push_back({U, U->X});
  } else if (auto *B = llvm::dyn_cast<ast::BinaryExpr>(E)) {
    if (isComparison(B->Op))
      return; // its operands have their types already
    if (!isShift(B->Op))
      Work.push_back({B, B->Y});
    Work.push_back({B, B->X});
  }
}

/// E itself gets the type T.
static void retype(Checker &C, ast::Expr *Parent, ast::Expr *E, Type *T,
                   bool Final) {
  if (!Final && isUntyped(T)) {
    E->Type = T;
    return;
  }
  E->IsUntyped = false;
  if (E->IsShiftOperand && !allInteger(T)) {
    C.errorf(ast::startPos(E), diag::InvalidShiftOperand,
             "invalid operation: {0} (shift of type {1})",
             C.str(Parent ? Parent : E), C.str(T));
    return;
  }
  if (E->ExprMode == Mode::Constant && E->Value) {
    Operand X{E->ExprMode, E->Type, E->Value, E};
    convertUntyped(C, X, T);
    if (X.isInvalid())
      return;
    E->Value = X.Value;
  }
  E->Type = T;
}

void zokor::check::updateExprType(Checker &C, ast::Expr *E, Type *T,
                                  bool Final) {
  if (!E->IsUntyped)
    return;
  llvm::SmallVector<Retyped, 8> Work{{nullptr, E}};
  while (!Work.empty()) {
    Retyped Next = Work.pop_back_val();
    if (!Next.E->IsUntyped)
      continue;
    addOperands(Work, Next.E);
    retype(C, Next.Parent, Next.E, T, Final);
  }
}
