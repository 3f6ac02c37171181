//===- Const.cpp - Constants and zero values ------------------------------===//
//
// The checker keeps constants exact; here they are rounded, once, to the type
// that the program gives them.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Expressions.h"
#include "compiler/Types/TypeSet.h"

using namespace zokor;
using namespace zokor::irgen;

using types::Basic;
using types::BasicKind;

Value FuncGen::intConstant(int64_t V, unsigned Bits) {
  auto T = B.getIntegerType(Bits);
  llvm::APInt Int(Bits, uint64_t(V), /*isSigned=*/true,
                  /*implicitTrunc=*/true);
  return mlir::arith::ConstantOp::create(B, Loc, T,
                                         mlir::IntegerAttr::get(T, Int));
}

static Value floatConstant(FuncGen &F, const Constant *C, mlir::Type T) {
  auto Attr = T.isF32() ? mlir::FloatAttr::get(T, double(float32Value(C)))
                        : mlir::FloatAttr::get(T, float64Value(C));
  return mlir::arith::ConstantOp::create(F.B, F.Loc, T, Attr);
}

static Value complexConstant(FuncGen &F, const Constant *C,
                             mlir::ComplexType T) {
  ConstantPool &Pool = F.M.U.Constants;
  mlir::Type Part = T.getElementType();
  auto Attr = [&](const Constant *X) -> mlir::Attribute {
    return mlir::FloatAttr::get(Part, Part.isF32() ? double(float32Value(X))
                                                   : float64Value(X));
  };
  auto Parts = F.B.getArrayAttr({Attr(Pool.real(C)), Attr(Pool.imag(C))});
  return mlir::complex::ConstantOp::create(F.B, F.Loc, T, Parts);
}

/// The type of an untyped constant that becomes an interface value.
static GoType *defaultTypeOf(ModuleGen &M, const Constant *C) {
  switch (C->kind()) {
  case Constant::Kind::Bool:
    return M.U.basic(BasicKind::Bool);
  case Constant::Kind::String:
    return M.U.basic(BasicKind::String);
  case Constant::Kind::Float:
    return M.U.basic(BasicKind::Float64);
  case Constant::Kind::Complex:
    return M.U.basic(BasicKind::Complex128);
  case Constant::Kind::Int:
  case Constant::Kind::Unknown:
    break;
  }
  return M.U.basic(BasicKind::Int);
}

/// string(C) for an integer, else C's text.
static Value stringConstant(FuncGen &F, const Constant *C) {
  if (C->kind() == Constant::Kind::String)
    return go::StringConstOp::create(F.B, F.Loc,
                                     go::StringType::get(&F.M.Context),
                                     F.B.getStringAttr(stringValue(C)));
  Value Rune = F.intConstant(int64Value(C).value_or(-1));
  return go::StringFromRuneOp::create(F.B, F.Loc, Rune);
}

static Value integerConstant(FuncGen &F, const Constant *C, mlir::Type T) {
  const Constant *Int = F.M.U.Constants.toInt(C);
  // A Float in an integer type can only be integral; be sure all the same.
  if (Int->kind() != Constant::Kind::Int)
    return F.intConstant(int64_t(float64Value(C)), T.getIntOrFloatBitWidth());
  auto Attr =
      mlir::IntegerAttr::get(T, apintValue(Int, T.getIntOrFloatBitWidth()));
  return mlir::arith::ConstantOp::create(F.B, F.Loc, T, Attr);
}

Value FuncGen::constant(const Constant *C, GoType *T) {
  if (types::as<types::Interface>(T)) {
    GoType *Default = defaultTypeOf(M, C);
    return makeInterface(constant(C, Default), Default, T);
  }
  auto *Kind = types::as<Basic>(T);
  if (!Kind) {
    // string constants converted to []byte and the like through a type
    // parameter
    GoType *Default = defaultTypeOf(M, C);
    return convertValue(*this, constant(C, Default), Default, T);
  }
  mlir::Type Lowered = lower(T);
  if (Kind->Info & types::IsBoolean)
    return intConstant(boolValue(C), 1);
  if (Kind->Info & types::IsString)
    return stringConstant(*this, C);
  if (Kind->Info & types::IsFloat)
    return floatConstant(*this, C, Lowered);
  if (auto Complex = llvm::dyn_cast<mlir::ComplexType>(Lowered))
    return complexConstant(*this, C, Complex);
  if (Kind->Info & types::IsInteger)
    return integerConstant(*this, C, Lowered);
  if (Kind->K == BasicKind::UnsafePointer && C->isNumeric())
    return go::IntToPtrOp::create(
        B, Loc, integerConstant(*this, C, B.getIntegerType(64)));
  return zero(T);
}

/// The representative of T's zero value.
Value FuncGen::zero(GoType *T) {
  mlir::Type Lowered = lower(T);
  if (auto Int = llvm::dyn_cast<mlir::IntegerType>(Lowered))
    return intConstant(0, Int.getWidth());
  if (llvm::isa<mlir::FloatType>(Lowered))
    return mlir::arith::ConstantOp::create(B, Loc, Lowered,
                                           mlir::FloatAttr::get(Lowered, 0.0));
  if (go::isRegisterType(Lowered))
    return go::NilOp::create(B, Loc, Lowered);
  return newVar("~z", T);
}
