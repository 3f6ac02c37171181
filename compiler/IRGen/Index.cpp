//===- Index.cpp - x[i] and x[i:j] ----------------------------------------===//
//
// Operands are evaluated first, base before indices; then a pointer to an
// array is checked for nil, then the indices are checked. A slice expression
// checks its bounds from the last to the first, so that each is compared with
// one that is known to be in range. What is sliced away to capacity 0 keeps
// the old base pointer: a pointer behind the object would keep another alive.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Expressions.h"
#include "compiler/IRGen/Walk.h"

using namespace zokor;
using namespace zokor::irgen;

using go::BoundsKind;
using types::as;

//===----------------------------------------------------------------------===//
// Indices and keys
//===----------------------------------------------------------------------===//

Value zokor::irgen::indexValue(FuncGen &F, ast::Expr *E, bool &IsUnsigned) {
  IsUnsigned = false;
  GoType *T = F.typeOf(E);
  if (E->ExprMode == ast::Mode::Constant && E->Value) {
    const Constant *C = F.M.U.Constants.toInt(E->Value);
    if (std::optional<int64_t> I = int64Value(C))
      return F.intConstant(*I);
    IsUnsigned = true;
    return F.intConstant(int64_t(uint64Value(C).value_or(UINT64_MAX)));
  }
  Value V = F.value(E);
  auto Int = llvm::dyn_cast<mlir::IntegerType>(V.getType());
  if (!Int)
    return F.intConstant(0);
  IsUnsigned = types::isUnsigned(T) && Int.getWidth() == 64;
  return resizeInteger(F, V, types::isUnsigned(T), 64);
}

Value zokor::irgen::mapKey(FuncGen &F, ast::Expr *E, GoType *Key) {
  return convertedTo(F, E, Key);
}

static Value checkBounds(FuncGen &F, Value Index, Value Length, BoundsKind Kind,
                         bool IsUnsigned = false) {
  return go::CheckBoundsOp::create(F.B, F.Loc, Index, Length, Kind, IsUnsigned);
}

static Value checkNil(FuncGen &F, Value Pointer) {
  return go::CheckNilOp::create(F.B, F.Loc, Pointer);
}

/// The array that x[i] indexes: of an array or a pointer to one.
static types::Array *indexedArray(GoType *T) {
  if (auto *P = as<types::Pointer>(T))
    return as<types::Array>(P->Elem);
  return as<types::Array>(T);
}

/// Checked against an array's length, which may make the check superfluous.
static Value checkArrayIndex(FuncGen &F, Value Index, int64_t Length,
                             bool IsUnsigned) {
  if (auto C = Index.getDefiningOp<mlir::arith::ConstantOp>())
    if (auto I = llvm::dyn_cast<mlir::IntegerAttr>(C.getValue());
        I && !IsUnsigned && I.getInt() >= 0 && I.getInt() < Length)
      return Index;
  return checkBounds(F, Index, F.intConstant(Length), BoundsKind::Index,
                     IsUnsigned);
}

//===----------------------------------------------------------------------===//
// x[i]
//===----------------------------------------------------------------------===//

namespace {
/// The evaluated operands of x[i].
struct Operands {
  Value Base, Index;
  bool IsUnsigned = false;
};
} // namespace

/// x and i in order, except that a call in i comes before a variable x is read,
/// as in gc. `Base` evaluates x.
static Operands operandsOf(FuncGen &F, ast::IndexExpr *E,
                           llvm::function_ref<Value()> Base) {
  ast::Expr *I = E->Indices.front();
  Operands O;
  bool IndexFirst = hasCalls(I) && !hasCalls(E->X);
  if (!IndexFirst)
    O.Base = Base();
  O.Index = indexValue(F, I, O.IsUnsigned);
  if (IndexFirst)
    O.Base = Base();
  return O;
}

static Operands operandsOf(FuncGen &F, ast::IndexExpr *E) {
  return operandsOf(F, E, [&] { return F.value(E->X); });
}

/// The address of an array element, from the array's address.
static Value arrayElement(FuncGen &F, ast::IndexExpr *E, bool Addressable) {
  GoType *T = F.typeOf(E->X);
  types::Array *A = indexedArray(T);
  bool IsPointer = as<types::Pointer>(T);
  Operands O = operandsOf(F, E, [&] {
    return IsPointer     ? F.value(E->X)
           : Addressable ? F.address(E->X)
                         : F.valueAddress(E->X);
  });
  if (IsPointer)
    O.Base = checkNil(F, O.Base);
  Value Index = checkArrayIndex(F, O.Index, A->Len, O.IsUnsigned);
  return go::IndexAddrOp::create(F.B, F.Loc, O.Base, Index, F.lower(A->Elem));
}

static Value sliceElement(FuncGen &F, ast::IndexExpr *E, types::Slice *S) {
  Operands O = operandsOf(F, E);
  Value Length = go::SliceLenOp::create(F.B, F.Loc, O.Base);
  Value Index =
      checkBounds(F, O.Index, Length, BoundsKind::Index, O.IsUnsigned);
  Value Pointer = go::SlicePtrOp::create(F.B, F.Loc, O.Base);
  return go::IndexAddrOp::create(F.B, F.Loc, Pointer, Index, F.lower(S->Elem));
}

static Value stringByte(FuncGen &F, ast::IndexExpr *E) {
  Operands O = operandsOf(F, E);
  Value Length = go::StringLenOp::create(F.B, F.Loc, O.Base);
  Value Index =
      checkBounds(F, O.Index, Length, BoundsKind::Index, O.IsUnsigned);
  Value Pointer = go::StringPtrOp::create(F.B, F.Loc, O.Base);
  mlir::Type Byte = F.B.getIntegerType(8);
  Value Address = go::IndexAddrOp::create(F.B, F.Loc, Pointer, Index, Byte);
  return go::LoadOp::create(F.B, F.Loc, Byte, Address);
}

/// Of an array value in registers, which has one element at most.
static Value onlyElement(FuncGen &F, ast::IndexExpr *E, types::Array *A) {
  Operands O = operandsOf(F, E);
  checkArrayIndex(F, O.Index, A->Len, O.IsUnsigned);
  if (A->Len == 0) // the check has panicked
    return F.zero(A->Elem);
  return go::ArrayGetOp::create(F.B, F.Loc, F.lower(A->Elem), O.Base);
}

std::pair<Value, Value> zokor::irgen::mapLookup(FuncGen &F, ast::IndexExpr *E) {
  GoType *T = F.typeOf(E->X);
  auto *Map = as<types::Map>(T);
  ast::Expr *K = E->Indices.front();
  bool KeyFirst = hasCalls(K) && !hasCalls(E->X);
  Value Object = KeyFirst ? Value() : F.value(E->X);
  Value Key = mapKey(F, K, Map->Key);
  if (KeyFirst)
    Object = F.value(E->X);
  auto Lookup = go::MapLookupOp::create(
      F.B, F.Loc, Object, Key, F.lower(Map->Key), F.M.descriptor(T).getValue());
  return {Lookup.getElem(), Lookup.getFound()};
}

/// A copy: the entry may be deleted while the value is in use.
static Value mapValue(FuncGen &F, ast::IndexExpr *E) {
  GoType *Elem = as<types::Map>(F.typeOf(E->X))->Elem;
  Value Address = mapLookup(F, E).first;
  if (F.M.inRegisters(Elem))
    return F.load(Address, Elem);
  Value Copy = F.newVar("~m", Elem);
  F.copy(Copy, Address, Elem);
  return Copy;
}

Value zokor::irgen::indexed(FuncGen &F, ast::IndexExpr *E) {
  GoType *T = F.typeOf(E->X);
  if (as<types::Map>(T))
    return mapValue(F, E);
  if (types::isString(T))
    return stringByte(F, E);
  Value Address;
  GoType *Elem;
  if (auto *S = as<types::Slice>(T)) {
    Elem = S->Elem;
    Address = sliceElement(F, E, S);
  } else {
    types::Array *A = indexedArray(T);
    Elem = A->Elem;
    if (!as<types::Pointer>(T) && F.M.inRegisters(T))
      return onlyElement(F, E, A);
    Address = arrayElement(F, E, /*Addressable=*/false);
  }
  return F.M.inRegisters(Elem) ? F.load(Address, Elem) : Address;
}

Value zokor::irgen::indexAddress(FuncGen &F, ast::IndexExpr *E) {
  GoType *T = F.typeOf(E->X);
  if (auto *S = as<types::Slice>(T))
    return sliceElement(F, E, S);
  if (indexedArray(T))
    return arrayElement(F, E, E->ExprMode == ast::Mode::Variable);
  return F.spill(indexed(F, E), F.typeOf(E));
}

//===----------------------------------------------------------------------===//
// x[i:j:k]
//===----------------------------------------------------------------------===//

namespace {
/// One of the bounds as written, or null.
struct Bound {
  Value V;
  bool IsUnsigned = false;
};
/// The parts of what is sliced.
struct Sliceable {
  Value Pointer, Length, Capacity;
  mlir::Type Elem;
  bool IsString = false, IsSlice = false;
};
} // namespace

static Bound bound(FuncGen &F, ast::Expr *E) {
  Bound B;
  if (E)
    B.V = indexValue(F, E, B.IsUnsigned);
  return B;
}

/// `Base` is the slice, the string, or the array's address.
static Sliceable takeApart(FuncGen &F, Value Base, GoType *T) {
  Sliceable S;
  if (types::isString(T)) {
    S.IsString = true;
    S.Pointer = go::StringPtrOp::create(F.B, F.Loc, Base);
    S.Length = S.Capacity = go::StringLenOp::create(F.B, F.Loc, Base);
    S.Elem = F.B.getIntegerType(8);
    return S;
  }
  if (auto *Slice = as<types::Slice>(T)) {
    S.IsSlice = true;
    S.Pointer = go::SlicePtrOp::create(F.B, F.Loc, Base);
    S.Length = go::SliceLenOp::create(F.B, F.Loc, Base);
    S.Capacity = go::SliceCapOp::create(F.B, F.Loc, Base);
    S.Elem = F.lower(Slice->Elem);
    return S;
  }
  types::Array *A = indexedArray(T);
  S.Pointer = as<types::Pointer>(T) ? checkNil(F, Base) : Base;
  S.Length = S.Capacity = F.intConstant(A->Len);
  S.Elem = F.lower(A->Elem);
  return S;
}

/// The checked low, high and max bounds. Those left out need no check.
static void checkSliceBounds(FuncGen &F, const Sliceable &S, Bound &Low,
                             Bound &High, Bound &Max) {
  auto Check = [&](Bound &X, Value Limit, BoundsKind Kind) {
    if (X.V)
      X.V = checkBounds(F, X.V, Limit, Kind, X.IsUnsigned);
  };
  if (Max.V) {
    Check(Max, S.Capacity,
          S.IsSlice ? BoundsKind::Slice3Acap : BoundsKind::Slice3Alen);
    Check(High, Max.V, BoundsKind::Slice3B);
    Check(Low, High.V ? High.V : S.Length, BoundsKind::Slice3C);
  } else {
    Check(High, S.Capacity,
          S.IsSlice ? BoundsKind::SliceAcap : BoundsKind::SliceAlen);
    Check(Low, High.V ? High.V : S.Length, BoundsKind::SliceB);
    Max.V = S.Capacity;
  }
  if (!High.V)
    High.V = S.Length;
}

/// Pointer + Low, or Pointer itself if nothing is left.
static Value advance(FuncGen &F, const Sliceable &S, Value Low, Value Left) {
  Value Zero = F.intConstant(0);
  Value IsEmpty = mlir::arith::CmpIOp::create(
      F.B, F.Loc, mlir::arith::CmpIPredicate::eq, Left, Zero);
  Value Steps = mlir::arith::SelectOp::create(F.B, F.Loc, IsEmpty, Zero, Low);
  return go::IndexAddrOp::create(F.B, F.Loc, S.Pointer, Steps, S.Elem);
}

static Value sliceBase(FuncGen &F, ast::Expr *X) {
  GoType *T = F.typeOf(X);
  return as<types::Array>(T) ? F.address(X) : F.value(X);
}

Value zokor::irgen::sliced(FuncGen &F, ast::SliceExpr *E) {
  Value Base = sliceBase(F, E->X);
  Bound Low = bound(F, E->Low), High = bound(F, E->High),
        Max = bound(F, E->Max);
  Sliceable S = takeApart(F, Base, F.typeOf(E->X));
  checkSliceBounds(F, S, Low, High, Max);
  Value Pointer = S.Pointer, Length = High.V, Capacity = Max.V;
  if (Low.V) {
    Length = mlir::arith::SubIOp::create(F.B, F.Loc, High.V, Low.V);
    Capacity = S.IsString
                   ? Length
                   : mlir::arith::SubIOp::create(F.B, F.Loc, Max.V, Low.V);
    Pointer = advance(F, S, Low.V, Capacity);
  }
  if (S.IsString)
    return go::StringMakeOp::create(F.B, F.Loc, Pointer, Length);
  return go::SliceMakeOp::create(F.B, F.Loc, Pointer, Length, Capacity);
}
