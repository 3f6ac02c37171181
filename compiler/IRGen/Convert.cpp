//===- Convert.cpp - Explicit conversions ---------------------------------===//
//
// Most conversions change no bits: representation types know nothing of names.
// What is left are numbers, strings, slices to arrays, unsafe.Pointer, and
// values to interfaces.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Expressions.h"

using namespace zokor;
using namespace zokor::irgen;

using types::as;
using types::Basic;
using types::BasicKind;

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

Value zokor::irgen::resizeInteger(FuncGen &F, Value V, bool IsUnsigned,
                                  unsigned Bits) {
  unsigned Have = V.getType().getIntOrFloatBitWidth();
  mlir::Type T = F.B.getIntegerType(Bits);
  if (Have == Bits)
    return V;
  if (Have > Bits)
    return mlir::arith::TruncIOp::create(F.B, F.Loc, T, V);
  if (IsUnsigned)
    return mlir::arith::ExtUIOp::create(F.B, F.Loc, T, V);
  return mlir::arith::ExtSIOp::create(F.B, F.Loc, T, V);
}

static Value resizeFloat(FuncGen &F, Value V, mlir::Type T) {
  if (V.getType() == T)
    return V;
  if (T.isF32())
    return mlir::arith::TruncFOp::create(F.B, F.Loc, T, V);
  return mlir::arith::ExtFOp::create(F.B, F.Loc, T, V);
}

static Value convertComplex(FuncGen &F, Value V, mlir::ComplexType T) {
  if (V.getType() == T)
    return V;
  mlir::Type Part = T.getElementType();
  Value Re = resizeFloat(F, mlir::complex::ReOp::create(F.B, F.Loc, V), Part);
  Value Im = resizeFloat(F, mlir::complex::ImOp::create(F.B, F.Loc, V), Part);
  return mlir::complex::CreateOp::create(F.B, F.Loc, T, Re, Im);
}

static Value convertNumber(FuncGen &F, Value V, Basic *From, Basic *To) {
  mlir::Type T = F.lower(To);
  bool FromInt = From->Info & types::IsInteger,
       ToInt = To->Info & types::IsInteger;
  bool FromUnsigned = From->Info & types::IsUnsigned,
       ToUnsigned = To->Info & types::IsUnsigned;
  if (auto Complex = llvm::dyn_cast<mlir::ComplexType>(T))
    return llvm::isa<mlir::ComplexType>(V.getType())
               ? convertComplex(F, V, Complex)
               : V;
  if (FromInt && ToInt)
    return resizeInteger(F, V, FromUnsigned, T.getIntOrFloatBitWidth());
  if (FromInt && FromUnsigned)
    return mlir::arith::UIToFPOp::create(F.B, F.Loc, T, V);
  if (FromInt)
    return mlir::arith::SIToFPOp::create(F.B, F.Loc, T, V);
  if (ToInt)
    return go::FloatToIntOp::create(F.B, F.Loc, T, V, ToUnsigned);
  return resizeFloat(F, V, T);
}

//===----------------------------------------------------------------------===//
// Strings and slices
//===----------------------------------------------------------------------===//

static bool isByteSlice(GoType *T) {
  auto *S = as<types::Slice>(T);
  auto *B = S ? as<Basic>(S->Elem) : nullptr;
  return B && B->K == BasicKind::Uint8;
}

static Value convertToString(FuncGen &F, Value V, GoType *From) {
  if (types::isString(From))
    return V;
  if (auto *B = as<Basic>(From)) {
    Value Rune = resizeInteger(F, V, B->Info & types::IsUnsigned, 64);
    return go::StringFromRuneOp::create(F.B, F.Loc, Rune);
  }
  if (isByteSlice(From))
    return go::StringFromBytesOp::create(F.B, F.Loc, V);
  return go::StringFromRunesOp::create(F.B, F.Loc, V);
}

static Value convertString(FuncGen &F, Value V, GoType *To) {
  if (isByteSlice(To))
    return go::StringToBytesOp::create(F.B, F.Loc, V);
  return go::StringToRunesOp::create(F.B, F.Loc, V);
}

/// The pointer of a slice that has Length elements at least.
static Value sliceToArrayPointer(FuncGen &F, Value Slice, int64_t Length) {
  go::CheckBoundsOp::create(F.B, F.Loc, F.intConstant(Length),
                            go::SliceLenOp::create(F.B, F.Loc, Slice),
                            go::BoundsKind::Convert);
  return go::SlicePtrOp::create(F.B, F.Loc, Slice);
}

static Value convertSlice(FuncGen &F, Value V, GoType *To) {
  if (auto *P = as<types::Pointer>(To))
    if (auto *A = as<types::Array>(P->Elem))
      return sliceToArrayPointer(F, V, A->Len);
  auto *A = as<types::Array>(To);
  if (!A)
    return V;
  Value Pointer = sliceToArrayPointer(F, V, A->Len);
  if (!F.M.inRegisters(To)) {
    // A value of its own: the slice's elements may change.
    Value Copy = F.newVar("~a", To);
    F.copy(Copy, Pointer, To);
    return Copy;
  }
  // Nothing is read for [0]T, for which the slice may be nil.
  return A->Len ? F.load(Pointer, To) : F.zero(To);
}

//===----------------------------------------------------------------------===//
// T(x)
//===----------------------------------------------------------------------===//

static bool isUntypedNil(GoType *T) {
  auto *B = types::asIs<Basic>(T);
  return B && B->K == BasicKind::UntypedNil;
}

/// Between unsafe.Pointer, pointers and uintptr.
static Value convertPointer(FuncGen &F, Value V, GoType *To) {
  mlir::Type T = F.lower(To);
  bool FromPointer = go::isPointerShaped(V.getType()),
       ToPointer = go::isPointerShaped(T);
  if (FromPointer && ToPointer)
    return V.getType() == T ? V : Value(go::CastOp::create(F.B, F.Loc, T, V));
  if (FromPointer) {
    if (F.HiddenPointers)
      F.HiddenPointers->push_back(V);
    return go::PtrToIntOp::create(F.B, F.Loc, V);
  }
  return go::IntToPtrOp::create(F.B, F.Loc, V);
}

Value zokor::irgen::convertValue(FuncGen &F, Value V, GoType *From,
                                 GoType *To) {
  if (From == To)
    return V;
  if (isUntypedNil(From))
    return F.zero(To);
  if (as<types::Interface>(To))
    return F.assignConvert(V, From, To);
  if (types::isString(To))
    return convertToString(F, V, From);
  if (types::isString(From))
    return as<types::Slice>(To) ? convertString(F, V, To) : V;
  if (as<types::Slice>(From))
    return convertSlice(F, V, To);
  auto *FromBasic = as<Basic>(From), *ToBasic = as<Basic>(To);
  if (FromBasic && ToBasic && (FromBasic->Info & types::IsNumeric) &&
      (ToBasic->Info & types::IsNumeric))
    return convertNumber(F, V, FromBasic, ToBasic);
  if (types::isUnsafePointer(From) || types::isUnsafePointer(To))
    return convertPointer(F, V, To);
  return V;
}

Value FuncGen::convert(ast::Expr *E, GoType *To) {
  // A constant keeps its exact value until it has the final type, unless it
  // is converted to what is no constant type. Its own type tells nothing: that
  // of 3.14 in T(3.14) is the default type, whatever T stands for.
  if (E->ExprMode == ast::Mode::Constant && E->Value && as<Basic>(To)) {
    bool IsReal = E->Value->kind() != Constant::Kind::Complex ||
                  (as<Basic>(To)->Info & types::IsComplex);
    return constant(IsReal ? E->Value : M.U.Constants.real(E->Value), To);
  }
  return convertValue(*this, value(E), typeOf(E), To);
}
