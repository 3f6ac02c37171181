//===- Operators.cpp - Unary and binary operators -------------------------===//
//
// Chains of binary operators are left-deep and may be very long, so they are
// evaluated with a loop, from the leftmost operand on. A chain of string
// concatenations becomes one op.
//
// Comparison: values of register types are compared part by part, those in
// memory by their type's equality function. An interface compared with a
// concrete value needs no boxed copy: if the dynamic type is the other's, the
// value behind the data word is compared.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Calls.h"
#include "compiler/IRGen/Expressions.h"
#include "compiler/IRGen/Walk.h"

using namespace zokor;
using namespace zokor::irgen;

using types::as;
using types::BasicKind;
namespace arith = mlir::arith;

//===----------------------------------------------------------------------===//
// Unary operators
//===----------------------------------------------------------------------===//

Value zokor::irgen::unaryOperator(FuncGen &F, ast::UnaryExpr *E) {
  if (E->Op == tok::And)
    return F.address(E->X);
  Value X = F.value(E->X);
  mlir::Type T = X.getType();
  unsigned Bits = T.isInteger() ? T.getIntOrFloatBitWidth() : 0;
  switch (E->Op) {
  case tok::Sub:
    if (llvm::isa<mlir::ComplexType>(T))
      return mlir::complex::NegOp::create(F.B, F.Loc, X);
    if (!Bits)
      return arith::NegFOp::create(F.B, F.Loc, X);
    return arith::SubIOp::create(F.B, F.Loc, F.intConstant(0, Bits), X);
  case tok::Not:
  case tok::Xor:
    return arith::XOrIOp::create(F.B, F.Loc, X, F.intConstant(-1, Bits));
  default: // +x
    return X;
  }
}

//===----------------------------------------------------------------------===//
// Equality
//===----------------------------------------------------------------------===//

/// Is the comparison of T worth a branch that avoids it, or may it panic?
static bool isExpensive(GoType *T) {
  GoType *U = types::underlying(T);
  if (types::isString(U) || llvm::isa<types::Interface>(U))
    return true;
  if (auto *S = llvm::dyn_cast<types::Struct>(U))
    return llvm::any_of(S->Fields, [](Var *V) { return isExpensive(V->Type); });
  auto *A = llvm::dyn_cast<types::Array>(U);
  return A && isExpensive(A->Elem);
}

/// Fields in their order, up to the first difference.
static Value equalStructs(FuncGen &F, Value X, Value Y, types::Struct *S,
                          bool Branches) {
  mlir::Block *Done = Branches ? F.newBlock() : nullptr;
  Value All;
  for (auto [I, Field] : llvm::enumerate(S->Fields)) {
    if (Field->Name.isBlank())
      continue;
    if (All && Branches) {
      mlir::Block *Next = F.newBlock();
      mlir::cf::CondBranchOp::create(F.B, F.Loc, All, Next, mlir::ValueRange(),
                                     Done, mlir::ValueRange(All));
      F.B.setInsertionPointToEnd(Next);
    }
    mlir::Type T = F.lower(Field->Type);
    Value Same = F.equal(go::StructGetOp::create(F.B, F.Loc, T, X, uint64_t(I)),
                         go::StructGetOp::create(F.B, F.Loc, T, Y, uint64_t(I)),
                         Field->Type);
    All =
        All && !Branches ? arith::AndIOp::create(F.B, F.Loc, All, Same) : Same;
  }
  if (!All)
    All = F.intConstant(1, 1);
  if (!Branches)
    return All;
  Value Result = Done->addArgument(F.B.getI1Type(), F.Loc);
  mlir::cf::BranchOp::create(F.B, F.Loc, Done, mlir::ValueRange(All));
  F.B.setInsertionPointToEnd(Done);
  return Result;
}

Value FuncGen::equal(Value X, Value Y, GoType *T) {
  GoType *U = types::underlying(T);
  mlir::Type L = lower(T);
  if (!go::isRegisterType(L))
    return go::EqualOp::create(B, Loc, X, Y, L, M.descriptor(T).getValue(),
                               M.isPlainMemory(T));
  if (L.isInteger())
    return arith::CmpIOp::create(B, Loc, arith::CmpIPredicate::eq, X, Y);
  if (llvm::isa<mlir::FloatType>(L))
    return arith::CmpFOp::create(B, Loc, arith::CmpFPredicate::OEQ, X, Y);
  if (llvm::isa<mlir::ComplexType>(L))
    return mlir::complex::EqualOp::create(B, Loc, X, Y);
  if (llvm::isa<go::StringType>(L))
    return go::StringCompareOp::create(B, Loc, go::Compare::Eq, X, Y);
  if (go::isPointerShaped(L))
    return go::PtrEqOp::create(B, Loc, X, Y);
  if (llvm::isa<go::SliceType>(L)) // one of them is nil
    return go::PtrEqOp::create(B, Loc, go::SlicePtrOp::create(B, Loc, X),
                               go::SlicePtrOp::create(B, Loc, Y));
  if (llvm::isa<types::Interface>(U))
    return go::IfaceEqualOp::create(B, Loc, X, Y);
  if (auto *S = llvm::dyn_cast<types::Struct>(U))
    return equalStructs(*this, X, Y, S, isExpensive(T));
  auto *A = llvm::dyn_cast<types::Array>(U);
  if (!A || A->Len == 0)
    return intConstant(1, 1);
  mlir::Type Elem = lower(A->Elem);
  return equal(go::ArrayGetOp::create(B, Loc, Elem, X),
               go::ArrayGetOp::create(B, Loc, Elem, Y), A->Elem);
}

/// x == nil.
static Value isNilValue(FuncGen &F, Value X, GoType *T) {
  mlir::Type L = F.lower(T);
  Value Word = X;
  if (llvm::isa<go::SliceType>(L))
    Word = go::SlicePtrOp::create(F.B, F.Loc, X);
  else if (llvm::isa<go::EfaceType, go::IfaceType>(L))
    Word = go::IfaceWordOp::create(F.B, F.Loc, X);
  else if (!go::isPointerShaped(L))
    return F.intConstant(0, 1);
  Value Nil = go::NilOp::create(F.B, F.Loc, Word.getType());
  return go::PtrEqOp::create(F.B, F.Loc, Word, Nil);
}

/// An interface value == a concrete one.
static Value equalMixed(FuncGen &F, Value Iface, GoType *IfaceType, Value X,
                        GoType *T) {
  auto [Data, Ok] = assertConcrete(F, Iface, IfaceType, T, /*CommaOk=*/true);
  mlir::Block *SameType = F.newBlock(), *Done = F.newBlock();
  Value Result = Done->addArgument(F.B.getI1Type(), F.Loc);
  mlir::cf::CondBranchOp::create(F.B, F.Loc, Ok, SameType, mlir::ValueRange(),
                                 Done, mlir::ValueRange(Ok));
  F.B.setInsertionPointToEnd(SameType);
  Value Same = F.equal(F.unbox(Data, T), X, T);
  mlir::cf::BranchOp::create(F.B, F.Loc, Done, mlir::ValueRange(Same));
  F.B.setInsertionPointToEnd(Done);
  return Result;
}

static bool isUntypedNil(GoType *T) {
  auto *B = types::asIs<types::Basic>(T);
  return B && B->K == BasicKind::UntypedNil;
}

static Value equalOperands(FuncGen &F, Value X, GoType *XType, Value Y,
                           GoType *YType) {
  if (isUntypedNil(YType))
    return isNilValue(F, X, XType);
  if (isUntypedNil(XType))
    return isNilValue(F, Y, YType);
  bool XIface = as<types::Interface>(XType),
       YIface = as<types::Interface>(YType);
  if (XIface != YIface)
    return XIface ? equalMixed(F, X, XType, Y, YType)
                  : equalMixed(F, Y, YType, X, XType);
  if (XIface && !types::identical(XType, YType)) {
    // Itabs of different interface types cannot be compared.
    GoType *Any = F.M.U.emptyInterface;
    X = F.assignConvert(X, XType, Any);
    Y = F.assignConvert(Y, YType, Any);
    return F.equal(X, Y, Any);
  }
  return F.equal(X, Y, XType);
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

namespace {
/// One comparison operator for all kinds of operands.
struct Predicates {
  arith::CmpIPredicate Signed, Unsigned;
  arith::CmpFPredicate Float;
  go::Compare String;
};
} // namespace

static Predicates predicates(tok::Kind Op) {
  using I = arith::CmpIPredicate;
  using P = arith::CmpFPredicate;
  switch (Op) {
  case tok::Less:
    return {I::slt, I::ult, P::OLT, go::Compare::Lt};
  case tok::LessEqual:
    return {I::sle, I::ule, P::OLE, go::Compare::Le};
  case tok::Greater:
    return {I::sgt, I::ugt, P::OGT, go::Compare::Gt};
  case tok::GreaterEqual:
    return {I::sge, I::uge, P::OGE, go::Compare::Ge};
  case tok::NotEqual:
    return {I::ne, I::ne, P::UNE, go::Compare::Ne};
  default:
    return {I::eq, I::eq, P::OEQ, go::Compare::Eq};
  }
}

Value zokor::irgen::compare(FuncGen &F, tok::Kind Op, Value X, GoType *XType,
                            Value Y, GoType *YType) {
  Predicates P = predicates(Op);
  mlir::Type T = X.getType();
  if (Y && T == Y.getType()) {
    if (T.isInteger())
      return arith::CmpIOp::create(
          F.B, F.Loc, types::isUnsigned(XType) ? P.Unsigned : P.Signed, X, Y);
    if (llvm::isa<mlir::FloatType>(T))
      return arith::CmpFOp::create(F.B, F.Loc, P.Float, X, Y);
    if (llvm::isa<go::StringType>(T))
      return go::StringCompareOp::create(F.B, F.Loc, P.String, X, Y);
  }
  Value Same = equalOperands(F, X, XType, Y, YType);
  if (Op != tok::NotEqual)
    return Same;
  return arith::XOrIOp::create(F.B, F.Loc, Same, F.intConstant(1, 1));
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

static Value integerOperator(FuncGen &F, tok::Kind Op, Value X, Value Y,
                             bool IsUnsigned) {
  switch (Op) {
  case tok::Add:
    return arith::AddIOp::create(F.B, F.Loc, X, Y);
  case tok::Sub:
    return arith::SubIOp::create(F.B, F.Loc, X, Y);
  case tok::Mul:
    return arith::MulIOp::create(F.B, F.Loc, X, Y);
  case tok::Div:
    return go::DivOp::create(F.B, F.Loc, X, Y, IsUnsigned);
  case tok::Rem:
    return go::RemOp::create(F.B, F.Loc, X, Y, IsUnsigned);
  case tok::And:
  case tok::AndAnd:
    return arith::AndIOp::create(F.B, F.Loc, X, Y);
  case tok::Or:
  case tok::OrOr:
    return arith::OrIOp::create(F.B, F.Loc, X, Y);
  case tok::Xor:
    return arith::XOrIOp::create(F.B, F.Loc, X, Y);
  case tok::AndNot: {
    unsigned Bits = X.getType().getIntOrFloatBitWidth();
    Value Not = arith::XOrIOp::create(F.B, F.Loc, Y, F.intConstant(-1, Bits));
    return arith::AndIOp::create(F.B, F.Loc, X, Not);
  }
  default:
    return X;
  }
}

static Value floatOperator(FuncGen &F, tok::Kind Op, Value X, Value Y) {
  switch (Op) {
  case tok::Add:
    return arith::AddFOp::create(F.B, F.Loc, X, Y);
  case tok::Sub:
    return arith::SubFOp::create(F.B, F.Loc, X, Y);
  case tok::Mul:
    return arith::MulFOp::create(F.B, F.Loc, X, Y);
  case tok::Div:
    return arith::DivFOp::create(F.B, F.Loc, X, Y);
  default:
    return X;
  }
}

static Value complexOperator(FuncGen &F, tok::Kind Op, Value X, Value Y) {
  switch (Op) {
  case tok::Add:
    return mlir::complex::AddOp::create(F.B, F.Loc, X, Y);
  case tok::Sub:
    return mlir::complex::SubOp::create(F.B, F.Loc, X, Y);
  case tok::Mul:
    return go::ComplexMulOp::create(F.B, F.Loc, X, Y);
  case tok::Div:
    return go::ComplexDivOp::create(F.B, F.Loc, X, Y);
  default:
    return X;
  }
}

static Value shift(FuncGen &F, tok::Kind Op, Value X, Value Count, GoType *T,
                   GoType *CountType) {
  bool IsUnsigned = types::isUnsigned(T),
       CountSigned = !CountType || !types::isUnsigned(CountType);
  if (Op == tok::Shl)
    return go::ShlOp::create(F.B, F.Loc, X, Count, IsUnsigned, CountSigned);
  return go::ShrOp::create(F.B, F.Loc, X, Count, IsUnsigned, CountSigned);
}

static Value concat(FuncGen &F, mlir::ValueRange Parts) {
  return go::StringConcatOp::create(F.B, F.Loc, Parts,
                                    go::Placement::Undecided);
}

Value FuncGen::binary(tok::Kind Op, Value X, Value Y, GoType *T,
                      GoType *CountType) {
  if (isComparison(Op))
    return compare(*this, Op, X, T, Y, T);
  if (isShift(Op))
    return shift(*this, Op, X, Y, T, CountType);
  mlir::Type L = X.getType();
  if (llvm::isa<go::StringType>(L))
    return concat(*this, {X, Y});
  if (llvm::isa<mlir::ComplexType>(L))
    return complexOperator(*this, Op, X, Y);
  if (llvm::isa<mlir::FloatType>(L))
    return floatOperator(*this, Op, X, Y);
  return integerOperator(*this, Op, X, Y, types::isUnsigned(T));
}

//===----------------------------------------------------------------------===//
// Chains
//===----------------------------------------------------------------------===//

namespace {
/// The parts of a concatenation that is not finished.
class Concatenation {
public:
  explicit Concatenation(FuncGen &F) : F(F) {}
  bool isEmpty() const { return Parts.empty(); }

  /// Neighbouring constants become one.
  void add(Value V) {
    auto C = V.getDefiningOp<go::StringConstOp>();
    auto Last = Parts.empty() ? go::StringConstOp()
                              : Parts.back().getDefiningOp<go::StringConstOp>();
    if (C && Last) {
      std::string Text = (Last.getValue() + C.getValue()).str();
      V = go::StringConstOp::create(F.B, F.Loc, C.getType(),
                                    F.B.getStringAttr(Text));
      Parts.pop_back();
    }
    Parts.push_back(V);
  }

  /// A parenthesized concatenation adds its own parts.
  void add(ast::Expr *E) {
    auto *B = llvm::dyn_cast<ast::BinaryExpr>(ast::unparen(E));
    if (!B || B->Op != tok::Add || B->ExprMode == ast::Mode::Constant)
      return add(F.value(E));
    llvm::SmallVector<ast::Expr *> Operands;
    ast::Expr *X = B;
    while (auto *Inner = llvm::dyn_cast<ast::BinaryExpr>(X)) {
      if (Inner->Op != tok::Add || Inner->ExprMode == ast::Mode::Constant)
        break;
      Operands.push_back(Inner->Y);
      X = Inner->X;
    }
    Operands.push_back(X);
    for (ast::Expr *Operand : llvm::reverse(Operands))
      add(Operand);
  }

  Value finish() {
    Value Result = Parts.size() == 1 ? Parts.front() : concat(F, Parts);
    Parts.clear();
    return Result;
  }

private:
  FuncGen &F;
  llvm::SmallVector<Value> Parts;
};
} // namespace

/// && or || as a value.
static Value logical(FuncGen &F, ast::BinaryExpr *E) {
  mlir::Block *True = F.newBlock(), *False = F.newBlock(), *Done = F.newBlock();
  Value Result = Done->addArgument(F.B.getI1Type(), F.Loc);
  F.condition(E, True, False);
  for (bool Outcome : {true, false}) {
    F.B.setInsertionPointToEnd(Outcome ? True : False);
    Value V = F.intConstant(Outcome, 1);
    mlir::cf::BranchOp::create(F.B, F.Loc, Done, mlir::ValueRange(V));
  }
  F.B.setInsertionPointToEnd(Done);
  return Result;
}

static bool isLogical(const ast::BinaryExpr *E) {
  return E->Op == tok::AndAnd || E->Op == tok::OrOr;
}

namespace {
/// Operands in gc's order: those that contain calls first, then those that only
/// read variables, which so see what the calls have changed.
class OperandValues {
public:
  OperandValues(FuncGen &F, ast::Expr *Leaf,
                llvm::ArrayRef<ast::BinaryExpr *> Spine)
      : F(F) {
    bool Calls =
        llvm::any_of(Spine, [](ast::BinaryExpr *B) { return hasCalls(B->Y); });
    if (!Calls)
      return;
    auto Evaluate = [&](ast::Expr *E) {
      if (hasCalls(E))
        Known[E] = F.value(E);
    };
    Evaluate(Leaf);
    for (ast::BinaryExpr *B : llvm::reverse(Spine))
      Evaluate(B->Y);
  }

  Value operator()(ast::Expr *E) {
    Value V = Known.lookup(E);
    return V ? V : F.value(E);
  }
  bool isKnown(ast::Expr *E) const { return Known.count(E); }

private:
  FuncGen &F;
  llvm::DenseMap<ast::Expr *, Value> Known;
};
} // namespace

/// X op E->Y, where X is the value of E->X.
static Value applyOperator(FuncGen &F, ast::BinaryExpr *E, Value X,
                           GoType *XType, OperandValues &Operands) {
  GoType *T = F.typeOf(E);
  if (isShift(E->Op)) {
    GoType *CountType = F.typeOf(E->Y);
    // A constant count is not negative; it may be of any untyped kind.
    bool IsConstant = E->Y->ExprMode == ast::Mode::Constant, Ignored;
    Value Count = IsConstant ? indexValue(F, E->Y, Ignored) : Operands(E->Y);
    if (IsConstant)
      CountType = F.M.U.basic(BasicKind::Uint);
    AtLocation Here(F, E->OpAt);
    return F.binary(E->Op, X, Count, T, CountType);
  }
  Value Y;
  GoType *YType = F.typeOf(E->Y);
  // nil is compared without making a value of the other type.
  if (isNil(ast::unparen(E->Y)))
    YType = F.M.U.basic(BasicKind::UntypedNil);
  else
    Y = Operands(E->Y);
  AtLocation Here(F, E->OpAt);
  if (isComparison(E->Op))
    return compare(F, E->Op, X, XType, Y, YType);
  return F.binary(E->Op, X, Y, T, nullptr);
}

Value zokor::irgen::binaryOperator(FuncGen &F, ast::BinaryExpr *E) {
  if (isLogical(E))
    return logical(F, E);
  llvm::SmallVector<ast::BinaryExpr *> Spine;
  ast::Expr *Leaf = E;
  while (auto *B = llvm::dyn_cast<ast::BinaryExpr>(Leaf)) {
    if (isLogical(B) || B->ExprMode == ast::Mode::Constant)
      break;
    Spine.push_back(B);
    Leaf = B->X;
  }
  GoType *T = F.typeOf(Leaf);
  if (isNil(ast::unparen(Leaf)))
    T = F.M.U.basic(BasicKind::UntypedNil);
  OperandValues Operands(F, Leaf, Spine);
  Value V = Operands(Leaf);
  Concatenation Strings(F);
  for (ast::BinaryExpr *B : llvm::reverse(Spine)) {
    GoType *Result = F.typeOf(B);
    if (B->Op == tok::Add && types::isString(Result)) {
      if (Strings.isEmpty())
        Strings.add(V);
      if (Operands.isKnown(B->Y))
        Strings.add(Operands(B->Y));
      else
        Strings.add(B->Y);
    } else {
      if (!Strings.isEmpty())
        V = Strings.finish();
      V = applyOperator(F, B, V, T, Operands);
    }
    T = Result;
  }
  return Strings.isEmpty() ? V : Strings.finish();
}
