//===- LowerArith.cpp - Numbers -------------------------------------------===//

#include "compiler/Lower/Lowering.h"

#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

/// One LLVM op with the same operands and result.
template <class LLVMOp> static bool direct(FunctionLowering &F, Operation *Op) {
  SmallVector<Value> Operands;
  for (Value V : Op->getOperands())
    Operands.push_back(F.word(V));
  auto New = LLVMOp::create(F.B, F.Loc, TypeRange(Op->getResult(0).getType()),
                            Operands);
  F.set(Op->getResult(0), {New->getResult(0)});
  return true;
}

static bool lowerConstant(FunctionLowering &F, arith::ConstantOp Op) {
  F.set(Op, {LLVM::ConstantOp::create(F.B, F.Loc, Op.getType(),
                                      Op.getValueAttr())});
  return true;
}

static LLVM::ICmpPredicate predicate(arith::CmpIPredicate P) {
  // Both enumerations have the same cases in the same order.
  return static_cast<LLVM::ICmpPredicate>(P);
}

static LLVM::FCmpPredicate predicate(arith::CmpFPredicate P) {
  return static_cast<LLVM::FCmpPredicate>(P);
}

/// x / 0 panics; the most negative value / -1 is itself, without the
/// machine's trap.
template <class Signed, class Unsigned>
static Value divide(FunctionLowering &F, Value X, Value Y, bool IsUnsigned,
                    bool IsRem) {
  OpBuilder &B = F.B;
  Type T = X.getType();
  unsigned Bits = T.getIntOrFloatBitWidth();
  llvm::APInt Known;
  if (!matchPattern(Y, m_ConstantInt(&Known)) || Known.isZero())
    F.panicIf(F.icmp(LLVM::ICmpPredicate::eq, Y, F.constant(0, Bits)),
              RuntimeFunc::PanicDivide, {});
  if (IsUnsigned)
    return Unsigned::create(B, F.Loc, T, ValueRange{X, Y});
  if (matchPattern(Y, m_ConstantInt(&Known)) && !Known.isAllOnes())
    return Signed::create(B, F.Loc, T, ValueRange{X, Y});
  Value MinusOne = F.icmp(LLVM::ICmpPredicate::eq, Y, F.constant(-1, Bits));
  return F
      .select(
          MinusOne,
          [&]() -> Words {
            Value Zero = F.constant(0, Bits);
            if (IsRem)
              return {Zero};
            return {LLVM::SubOp::create(B, F.Loc, Zero, X)};
          },
          [&]() -> Words {
            return {Signed::create(B, F.Loc, T, ValueRange{X, Y})};
          },
          /*ThenLikely=*/false)
      .front();
}

/// Shifts by the width and more give 0 (or the sign), by a negative count
/// panic. LLVM's are undefined there.
static Value shift(FunctionLowering &F, Value X, Value Count, bool CountSigned,
                   bool Left, bool IsUnsigned) {
  OpBuilder &B = F.B;
  Type T = X.getType();
  unsigned Bits = T.getIntOrFloatBitWidth();
  unsigned CountBits = Count.getType().getIntOrFloatBitWidth();
  llvm::APInt Known;
  bool IsKnown = matchPattern(Count, m_ConstantInt(&Known));
  if (CountSigned && !(IsKnown && !Known.isNegative()))
    F.panicIf(F.icmp(LLVM::ICmpPredicate::slt, Count, F.constant(0, CountBits)),
              RuntimeFunc::PanicShift, {});
  // The count in the operand's width; TooBig tells what that may lose.
  Value N = Count;
  if (CountBits > Bits)
    N = LLVM::TruncOp::create(B, F.Loc, T, Count);
  else if (CountBits < Bits)
    N = LLVM::ZExtOp::create(B, F.Loc, T, Count);
  auto Shift = [&](Value Amount) -> Value {
    if (Left)
      return LLVM::ShlOp::create(B, F.Loc, X, Amount);
    if (IsUnsigned)
      return LLVM::LShrOp::create(B, F.Loc, X, Amount);
    return LLVM::AShrOp::create(B, F.Loc, X, Amount);
  };
  if (IsKnown && Known.ult(Bits))
    return Shift(N);
  Value Fits = CountBits < 16 && (1u << CountBits) <= Bits
                   ? Value()
                   : F.icmp(LLVM::ICmpPredicate::ult, Count,
                            F.constant(Bits, CountBits));
  if (!Fits)
    return Shift(N);
  if (Left || IsUnsigned)
    return LLVM::SelectOp::create(B, F.Loc, Fits, Shift(N),
                                  F.constant(0, Bits));
  return Shift(
      LLVM::SelectOp::create(B, F.Loc, Fits, N, F.constant(Bits - 1, Bits)));
}

/// As gc on amd64: CVTTSD2SQ for everything that fits in int64 (out of range
/// gives the most negative value), narrower types truncate that; uint64 handles
/// values from 2^63 on by subtracting 2^63 first.
static Value floatToInt(FunctionLowering &F, Value X, Type To,
                        bool IsUnsigned) {
  OpBuilder &B = F.B;
  unsigned Bits = To.getIntOrFloatBitWidth();
  Type From = X.getType();
  auto Convert = [&](Value V, bool Wide) -> Value {
    StringRef Name =
        From.isF32()
            ? (Wide ? "llvm.x86.sse.cvttss2si64" : "llvm.x86.sse.cvttss2si")
            : (Wide ? "llvm.x86.sse2.cvttsd2si64" : "llvm.x86.sse2.cvttsd2si");
    unsigned Lanes = From.isF32() ? 4 : 2;
    auto Vector = VectorType::get(Lanes, From);
    Value Undef = LLVM::UndefOp::create(B, F.Loc, Vector);
    Value InLane =
        LLVM::InsertElementOp::create(B, F.Loc, Undef, V, F.constant(0, 32));
    return LLVM::CallIntrinsicOp::create(B, F.Loc, Wide ? F.M.I64 : F.M.I32,
                                         B.getStringAttr(Name),
                                         ValueRange{InLane})
        .getResult(0);
  };
  if (IsUnsigned && Bits == 64) {
    Value Limit = LLVM::ConstantOp::create(
        B, F.Loc, From, FloatAttr::get(From, 9223372036854775808.0));
    Value Small =
        LLVM::FCmpOp::create(B, F.Loc, LLVM::FCmpPredicate::olt, X, Limit);
    return F
        .select(
            Small, [&]() -> Words { return {Convert(X, true)}; },
            [&]() -> Words {
              Value Less = LLVM::FSubOp::create(B, F.Loc, X, Limit);
              return {LLVM::OrOp::create(
                  B, F.Loc, Convert(Less, true),
                  F.constant(std::numeric_limits<int64_t>::min()))};
            })
        .front();
  }
  bool Wide = Bits == 64 || (Bits == 32 && IsUnsigned);
  Value V = Convert(X, Wide);
  unsigned Have = Wide ? 64 : 32;
  return Have == Bits ? V : Value(LLVM::TruncOp::create(B, F.Loc, To, V));
}

/// (a+bi)(c+di) = (ac-bd) + (ad+bc)i, each operation rounded.
static Words complexMul(FunctionLowering &F, const Words &X, const Words &Y) {
  auto Mul = [&](Value A, Value C) -> Value {
    return LLVM::FMulOp::create(F.B, F.Loc, A, C);
  };
  return {LLVM::FSubOp::create(F.B, F.Loc, Mul(X[0], Y[0]), Mul(X[1], Y[1])),
          LLVM::FAddOp::create(F.B, F.Loc, Mul(X[0], Y[1]), Mul(X[1], Y[0]))};
}

static Words complexDiv(FunctionLowering &F, const Words &X, const Words &Y) {
  Type T = X[0].getType();
  bool Narrow = T.isF32();
  Words Args;
  for (Value V : {X[0], X[1], Y[0], Y[1]})
    Args.push_back(Narrow ? Value(LLVM::FPExtOp::create(F.B, F.Loc, F.M.F64, V))
                          : V);
  Words Q = F.callRuntime(RuntimeFunc::Complex128Div, Args);
  if (Narrow)
    for (Value &V : Q)
      V = LLVM::FPTruncOp::create(F.B, F.Loc, T, V);
  return Q;
}

static bool lowerComplex(FunctionLowering &F, Operation *Op) {
  auto Each = [&](auto Make, Operation *Op) {
    const Words &X = F.words(Op->getOperand(0)),
                &Y = F.words(Op->getOperand(1));
    Words W{Make(X[0], Y[0]), Make(X[1], Y[1])};
    F.set(Op->getResult(0), W);
    return true;
  };
  auto Compare = [&](Operation *Op, LLVM::FCmpPredicate P, bool And) {
    Words X = F.words(Op->getOperand(0)), Y = F.words(Op->getOperand(1));
    Value Re = LLVM::FCmpOp::create(F.B, F.Loc, P, X[0], Y[0]);
    Value Im = LLVM::FCmpOp::create(F.B, F.Loc, P, X[1], Y[1]);
    F.set(Op->getResult(0),
          {And ? Value(LLVM::AndOp::create(F.B, F.Loc, Re, Im))
               : Value(LLVM::OrOp::create(F.B, F.Loc, Re, Im))});
    return true;
  };
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](complex::CreateOp C) {
        F.set(C, {F.word(C.getReal()), F.word(C.getImaginary())});
        return true;
      })
      .Case([&](complex::ReOp R) {
        F.set(R, {F.words(R.getComplex())[0]});
        return true;
      })
      .Case([&](complex::ImOp I) {
        F.set(I, {F.words(I.getComplex())[1]});
        return true;
      })
      .Case([&](complex::ConstantOp C) {
        Type T = cast<ComplexType>(C.getType()).getElementType();
        Words W;
        for (Attribute A : C.getValue())
          W.push_back(
              LLVM::ConstantOp::create(F.B, F.Loc, T, cast<FloatAttr>(A)));
        F.set(C, W);
        return true;
      })
      .Case([&](complex::AddOp A) {
        return Each(
            [&](Value X, Value Y) -> Value {
              return LLVM::FAddOp::create(F.B, F.Loc, X, Y);
            },
            A);
      })
      .Case([&](complex::SubOp A) {
        return Each(
            [&](Value X, Value Y) -> Value {
              return LLVM::FSubOp::create(F.B, F.Loc, X, Y);
            },
            A);
      })
      .Case([&](complex::NegOp N) {
        Words W;
        for (Value V : F.words(N.getComplex()))
          W.push_back(LLVM::FNegOp::create(F.B, F.Loc, V));
        F.set(N, W);
        return true;
      })
      .Case([&](complex::EqualOp E) {
        return Compare(E, LLVM::FCmpPredicate::oeq, true);
      })
      .Case([&](complex::NotEqualOp E) {
        return Compare(E, LLVM::FCmpPredicate::une, false);
      })
      .Case([&](go::ComplexMulOp Mul) {
        F.set(Mul, complexMul(F, F.words(Mul.getLhs()), F.words(Mul.getRhs())));
        return true;
      })
      .Case([&](go::ComplexDivOp Div) {
        F.set(Div, complexDiv(F, F.words(Div.getLhs()), F.words(Div.getRhs())));
        return true;
      })
      .Default([](Operation *) { return false; });
}

bool FunctionLowering::lowerArith(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](arith::ConstantOp C) { return lowerConstant(*this, C); })
      .Case<arith::AddIOp>([&](auto) { return direct<LLVM::AddOp>(*this, Op); })
      .Case<arith::SubIOp>([&](auto) { return direct<LLVM::SubOp>(*this, Op); })
      .Case<arith::MulIOp>([&](auto) { return direct<LLVM::MulOp>(*this, Op); })
      .Case<arith::AndIOp>([&](auto) { return direct<LLVM::AndOp>(*this, Op); })
      .Case<arith::OrIOp>([&](auto) { return direct<LLVM::OrOp>(*this, Op); })
      .Case<arith::XOrIOp>([&](auto) { return direct<LLVM::XOrOp>(*this, Op); })
      .Case<arith::ShLIOp>([&](auto) { return direct<LLVM::ShlOp>(*this, Op); })
      .Case<arith::ShRUIOp>(
          [&](auto) { return direct<LLVM::LShrOp>(*this, Op); })
      .Case<arith::ShRSIOp>(
          [&](auto) { return direct<LLVM::AShrOp>(*this, Op); })
      .Case<arith::DivUIOp>(
          [&](auto) { return direct<LLVM::UDivOp>(*this, Op); })
      .Case<arith::DivSIOp>(
          [&](auto) { return direct<LLVM::SDivOp>(*this, Op); })
      .Case<arith::RemUIOp>(
          [&](auto) { return direct<LLVM::URemOp>(*this, Op); })
      .Case<arith::RemSIOp>(
          [&](auto) { return direct<LLVM::SRemOp>(*this, Op); })
      .Case<arith::AddFOp>(
          [&](auto) { return direct<LLVM::FAddOp>(*this, Op); })
      .Case<arith::SubFOp>(
          [&](auto) { return direct<LLVM::FSubOp>(*this, Op); })
      .Case<arith::MulFOp>(
          [&](auto) { return direct<LLVM::FMulOp>(*this, Op); })
      .Case<arith::DivFOp>(
          [&](auto) { return direct<LLVM::FDivOp>(*this, Op); })
      .Case<arith::NegFOp>(
          [&](auto) { return direct<LLVM::FNegOp>(*this, Op); })
      .Case<arith::ExtUIOp>(
          [&](auto) { return direct<LLVM::ZExtOp>(*this, Op); })
      .Case<arith::ExtSIOp>(
          [&](auto) { return direct<LLVM::SExtOp>(*this, Op); })
      .Case<arith::TruncIOp>(
          [&](auto) { return direct<LLVM::TruncOp>(*this, Op); })
      .Case<arith::ExtFOp>(
          [&](auto) { return direct<LLVM::FPExtOp>(*this, Op); })
      .Case<arith::TruncFOp>(
          [&](auto) { return direct<LLVM::FPTruncOp>(*this, Op); })
      .Case<arith::SIToFPOp>(
          [&](auto) { return direct<LLVM::SIToFPOp>(*this, Op); })
      .Case<arith::UIToFPOp>(
          [&](auto) { return direct<LLVM::UIToFPOp>(*this, Op); })
      .Case<arith::BitcastOp>(
          [&](auto) { return direct<LLVM::BitcastOp>(*this, Op); })
      .Case([&](arith::CmpIOp C) {
        set(C, {icmp(predicate(C.getPredicate()), word(C.getLhs()),
                     word(C.getRhs()))});
        return true;
      })
      .Case([&](arith::CmpFOp C) {
        set(C, {LLVM::FCmpOp::create(B, Loc, predicate(C.getPredicate()),
                                     word(C.getLhs()), word(C.getRhs()))});
        return true;
      })
      .Case([&](arith::SelectOp S) {
        Words W;
        for (auto [X, Y] :
             llvm::zip(words(S.getTrueValue()), words(S.getFalseValue())))
          W.push_back(
              LLVM::SelectOp::create(B, Loc, word(S.getCondition()), X, Y));
        set(S, std::move(W));
        return true;
      })
      .Case([&](go::DivOp D) {
        set(D, {divide<LLVM::SDivOp, LLVM::UDivOp>(*this, word(D.getLhs()),
                                                   word(D.getRhs()),
                                                   D.getIsUnsigned(), false)});
        return true;
      })
      .Case([&](go::RemOp R) {
        set(R, {divide<LLVM::SRemOp, LLVM::URemOp>(*this, word(R.getLhs()),
                                                   word(R.getRhs()),
                                                   R.getIsUnsigned(), true)});
        return true;
      })
      .Case([&](go::ShlOp S) {
        set(S, {shift(*this, word(S.getValue()), word(S.getCount()),
                      S.getCountSigned(), true, S.getIsUnsigned())});
        return true;
      })
      .Case([&](go::ShrOp S) {
        set(S, {shift(*this, word(S.getValue()), word(S.getCount()),
                      S.getCountSigned(), false, S.getIsUnsigned())});
        return true;
      })
      .Case([&](go::FloatToIntOp C) {
        set(C, {floatToInt(*this, word(C.getValue()), C.getType(),
                           C.getIsUnsigned())});
        return true;
      })
      .Default([&](Operation *) { return lowerComplex(*this, Op); });
}
