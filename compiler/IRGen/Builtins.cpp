//===- Builtins.cpp - Calls of predeclared functions ----------------------===//
//
// The arguments are evaluated first, then the function's op is made; go and
// defer do the second step later (Calls.h). Functions whose first argument is
// a type, or is not always evaluated, have one step.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Calls.h"
#include "compiler/Types/Sizes.h"
#include "compiler/Types/TypeSet.h"

using namespace zokor;
using namespace zokor::irgen;
using types::BuiltinId;
using Values = llvm::SmallVector<Value>;

static GoType *basic(FuncGen &F, types::BasicKind K) { return F.M.U.basic(K); }

static mlir::TypeAttr elemAttr(FuncGen &F, GoType *T) {
  return mlir::TypeAttr::get(F.lower(T));
}

static GoType *sliceElem(FuncGen &F, GoType *T) {
  auto *S = types::as<types::Slice>(T);
  return S ? S->Elem : F.M.U.byteType; // a string
}

/// Length and pointer of a slice or string.
static std::pair<Value, Value> lengthAndPointer(FuncGen &F, Operand X) {
  if (types::isString(X.T))
    return {go::StringLenOp::create(F.B, F.Loc, X.V),
            go::StringPtrOp::create(F.B, F.Loc, X.V)};
  return {go::SliceLenOp::create(F.B, F.Loc, X.V),
          go::SlicePtrOp::create(F.B, F.Loc, X.V)};
}

/// An integer argument of any type as int; uint64 values that do not fit come
/// out negative, which every user treats as out of range.
static Value asInt(FuncGen &F, Value V, GoType *T) {
  if (V.getType().getIntOrFloatBitWidth() == 64)
    return V;
  if (types::isUnsigned(T))
    return mlir::arith::ExtUIOp::create(F.B, F.Loc, F.B.getI64Type(), V);
  return mlir::arith::ExtSIOp::create(F.B, F.Loc, F.B.getI64Type(), V);
}

static Value asInt(FuncGen &F, ast::Expr *E) {
  if (E->ExprMode == ast::Mode::Constant && E->Value)
    if (std::optional<int64_t> N = int64Value(E->Value))
      return F.intConstant(*N);
  return asInt(F, F.value(E), F.typeOf(E));
}

//===----------------------------------------------------------------------===//
// append, copy, clear
//===----------------------------------------------------------------------===//

static Value grow(FuncGen &F, Value Slice, Value Count, GoType *Elem) {
  return go::SliceGrowOp::create(F.B, F.Loc, go::SliceType::get(&F.M.Context),
                                 Slice, Count, elemAttr(F, Elem),
                                 F.M.descriptor(Elem));
}

/// append(s, t...); t may be a string.
static Value appendSlice(FuncGen &F, Value Slice, Operand Rest, GoType *Elem) {
  auto [Count, From] = lengthAndPointer(F, Rest);
  Value Old = go::SliceLenOp::create(F.B, F.Loc, Slice);
  Value New = grow(F, Slice, Count, Elem);
  Value To = go::IndexAddrOp::create(
      F.B, F.Loc, go::SlicePtrOp::create(F.B, F.Loc, New), Old, F.lower(Elem));
  go::SliceCopyOp::create(F.B, F.Loc, To, From, Count, elemAttr(F, Elem),
                          F.M.descriptor(Elem));
  return New;
}

static Value append(FuncGen &F, ast::CallExpr *E) {
  GoType *T = F.typeOf(E);
  GoType *Elem = sliceElem(F, T);
  // append(f()) with several results of f.
  if (E->Args.size() == 1 && types::asIs<types::Tuple>(E->Args[0]->Type)) {
    auto *Tuple = llvm::cast<types::Tuple>(F.typeOf(E->Args[0]));
    Values All = F.multiValue(E->Args[0]);
    Value Old = go::SliceLenOp::create(F.B, F.Loc, All[0]);
    Value New = grow(F, All[0], F.intConstant(int64_t(All.size()) - 1), Elem);
    Value Base = go::SlicePtrOp::create(F.B, F.Loc, New);
    for (unsigned I = 1; I < All.size(); ++I) {
      Value At = mlir::arith::AddIOp::create(F.B, F.Loc, Old,
                                             F.intConstant(int64_t(I) - 1));
      Value To = go::IndexAddrOp::create(F.B, F.Loc, Base, At, F.lower(Elem));
      if (F.M.inRegisters(Elem))
        F.store(F.assignConvert(All[I], Tuple->at(I)->Type, Elem), To);
      else
        F.copy(To, All[I], Elem);
    }
    return New;
  }
  llvm::SmallVector<GoType *> Types(E->Args.size(), Elem);
  Types[0] = T;
  if (E->HasDots) {
    Types[1] = valueType(F, E->Args[1]);
    if (!types::isString(Types[1]))
      Types[1] = T;
  }
  Values Args = operandsAs(F, E->Args, Types);
  Value Slice = Args[0];
  if (E->Args.size() == 1)
    return Slice;
  if (E->HasDots)
    return appendSlice(F, Slice, {Args[1], Types[1]}, Elem);
  llvm::ArrayRef<Value> Rest = llvm::ArrayRef(Args).drop_front();
  Value Old = go::SliceLenOp::create(F.B, F.Loc, Slice);
  Value New = grow(F, Slice, F.intConstant(int64_t(Rest.size())), Elem);
  Value Base = go::SlicePtrOp::create(F.B, F.Loc, New);
  for (auto [I, V] : llvm::enumerate(Rest)) {
    Value At = I ? Value(mlir::arith::AddIOp::create(F.B, F.Loc, Old,
                                                     F.intConstant(int64_t(I))))
                 : Old;
    Value To = go::IndexAddrOp::create(F.B, F.Loc, Base, At, F.lower(Elem));
    if (F.M.inRegisters(Elem))
      F.store(V, To);
    else
      F.copy(To, V, Elem);
  }
  return New;
}

static Value smaller(FuncGen &F, Value X, Value Y) {
  Value Less = mlir::arith::CmpIOp::create(
      F.B, F.Loc, mlir::arith::CmpIPredicate::slt, X, Y);
  return mlir::arith::SelectOp::create(F.B, F.Loc, Less, X, Y);
}

static Value copyElements(FuncGen &F, Operand To, Operand From) {
  GoType *Elem = sliceElem(F, To.T);
  auto [ToLen, ToPtr] = lengthAndPointer(F, To);
  auto [FromLen, FromPtr] = lengthAndPointer(F, From);
  Value N = smaller(F, ToLen, FromLen);
  go::SliceCopyOp::create(F.B, F.Loc, ToPtr, FromPtr, N, elemAttr(F, Elem),
                          F.M.descriptor(Elem));
  return N;
}

static void clear(FuncGen &F, Operand X) {
  if (types::as<types::Map>(X.T)) {
    go::MapClearOp::create(F.B, F.Loc, X.V, F.M.descriptor(X.T));
    return;
  }
  GoType *Elem = sliceElem(F, X.T);
  auto [Len, Ptr] = lengthAndPointer(F, X);
  go::SliceClearOp::create(F.B, F.Loc, Ptr, Len, elemAttr(F, Elem),
                           F.M.descriptor(Elem));
}

//===----------------------------------------------------------------------===//
// len, cap, make, new
//===----------------------------------------------------------------------===//

/// The array type of an array or pointer to array.
static types::Array *arrayOf(GoType *T) {
  if (auto *P = types::as<types::Pointer>(T))
    return types::as<types::Array>(P->Elem);
  return types::as<types::Array>(T);
}

static Value length(FuncGen &F, ast::Expr *X, bool IsCap) {
  GoType *T = valueType(F, X);
  if (types::Array *A = arrayOf(T)) {
    // An array is evaluated only for the calls in it. A nil pointer has a
    // length too.
    F.effects(X);
    return F.intConstant(A->Len);
  }
  Value V = operandAs(F, X, T);
  if (types::isString(T))
    return go::StringLenOp::create(F.B, F.Loc, V);
  if (types::as<types::Map>(T))
    return go::MapLenOp::create(F.B, F.Loc, V);
  if (types::as<types::Chan>(T))
    return IsCap ? Value(go::ChanCapOp::create(F.B, F.Loc, V))
                 : Value(go::ChanLenOp::create(F.B, F.Loc, V));
  return IsCap ? Value(go::SliceCapOp::create(F.B, F.Loc, V))
               : Value(go::SliceLenOp::create(F.B, F.Loc, V));
}

static Value make(FuncGen &F, ast::CallExpr *E) {
  GoType *T = F.typeOf(E);
  Value First = E->Args.size() > 1 ? asInt(F, E->Args[1]) : F.intConstant(0);
  mlir::FlatSymbolRefAttr Descriptor;
  if (auto *S = types::as<types::Slice>(T)) {
    Value Cap = E->Args.size() > 2 ? asInt(F, E->Args[2]) : First;
    return go::SliceNewOp::create(F.B, F.Loc, go::SliceType::get(&F.M.Context),
                                  First, Cap, elemAttr(F, S->Elem),
                                  F.M.descriptor(S->Elem));
  }
  Descriptor = F.M.descriptor(T);
  if (types::as<types::Map>(T))
    return go::MapMakeOp::create(F.B, F.Loc, go::MapType::get(&F.M.Context),
                                 First, Descriptor);
  return go::ChanMakeOp::create(F.B, F.Loc, go::ChanType::get(&F.M.Context),
                                First, Descriptor);
}

static Value newObject(FuncGen &F, ast::CallExpr *E) {
  GoType *T = types::as<types::Pointer>(F.typeOf(E))->Elem;
  return go::NewOp::create(F.B, F.Loc, go::PtrType::get(&F.M.Context),
                           elemAttr(F, T), F.M.descriptor(T));
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

static Value complexPart(FuncGen &F, ast::Expr *X, bool Imaginary) {
  Value V = operandAs(F, X, valueType(F, X));
  if (Imaginary)
    return mlir::complex::ImOp::create(F.B, F.Loc, V);
  return mlir::complex::ReOp::create(F.B, F.Loc, V);
}

static Value makeComplex(FuncGen &F, ast::CallExpr *E) {
  GoType *T = F.typeOf(E);
  auto Type = llvm::cast<mlir::ComplexType>(F.lower(T));
  GoType *Part =
      basic(F, Type.getElementType().isF32() ? types::BasicKind::Float32
                                             : types::BasicKind::Float64);
  Values Parts;
  if (E->Args.size() == 1)
    Parts = F.multiValue(E->Args[0]);
  else
    Parts = operandsAs(F, E->Args, {Part, Part});
  return mlir::complex::CreateOp::create(F.B, F.Loc, Type, Parts[0], Parts[1]);
}

/// The smaller or larger of two values. Floats: NaN if either is, and -0 is
/// less than 0.
static Value smallerOrLarger(FuncGen &F, Value X, Value Y, GoType *T,
                             bool IsMin) {
  if (types::isFloat(T))
    return go::IntrinsicOp::create(F.B, F.Loc, mlir::TypeRange(X.getType()),
                                   F.B.getStringAttr(IsMin ? "min" : "max"),
                                   mlir::ValueRange{X, Y})
        .getResult(0);
  Value Less;
  if (types::isString(T)) {
    // Of equal strings the first, which may differ in its pointer only.
    Less = go::StringCompareOp::create(
        F.B, F.Loc, F.B.getI1Type(), IsMin ? go::Compare::Lt : go::Compare::Gt,
        Y, X);
  } else {
    using P = mlir::arith::CmpIPredicate;
    bool IsUnsigned = types::isUnsigned(T);
    P Predicate =
        IsMin ? (IsUnsigned ? P::ult : P::slt) : (IsUnsigned ? P::ugt : P::sgt);
    Less = mlir::arith::CmpIOp::create(F.B, F.Loc, Predicate, Y, X);
  }
  return mlir::arith::SelectOp::create(F.B, F.Loc, Less, Y, X);
}

static Value minOrMax(FuncGen &F, ast::CallExpr *E, bool IsMin) {
  GoType *T = F.typeOf(E);
  Values Args =
      operandsAs(F, E->Args, llvm::SmallVector<GoType *>(E->Args.size(), T));
  Value Best = Args[0];
  for (Value V : llvm::drop_begin(Args))
    Best = smallerOrLarger(F, Best, V, T, IsMin);
  return Best;
}

//===----------------------------------------------------------------------===//
// Package unsafe
//===----------------------------------------------------------------------===//

/// A pointer and an integer: two arguments, or a call with two results.
static std::pair<Value, Value> pointerAndInt(FuncGen &F, ast::CallExpr *E) {
  if (E->Args.size() == 1) {
    Values Both = F.multiValue(E->Args[0]);
    auto *Tuple = llvm::cast<types::Tuple>(F.typeOf(E->Args[0]));
    return {Both[0], asInt(F, Both[1], Tuple->Vars[1]->Type)};
  }
  Value Pointer = F.value(E->Args[0]);
  return {Pointer, asInt(F, E->Args[1])};
}

/// unsafe.Slice and unsafe.String: pointer and checked length.
static std::pair<Value, Value> checkedMemory(FuncGen &F, ast::CallExpr *E,
                                             GoType *Elem,
                                             llvm::StringRef Check) {
  auto [Ptr, Len] = pointerAndInt(F, E);
  Value Size = F.intConstant(types::sizeOf(Elem));
  F.callRuntime(Check, mlir::ValueRange{Size, Ptr, Len}, {});
  return {Ptr, Len};
}

static Value unsafeSlice(FuncGen &F, ast::CallExpr *E) {
  GoType *Elem = types::as<types::Slice>(F.typeOf(E))->Elem;
  auto [Ptr, Len] = checkedMemory(F, E, Elem, "runtime.unsafeslice");
  return go::SliceMakeOp::create(F.B, F.Loc, Ptr, Len, Len);
}

static Value unsafeString(FuncGen &F, ast::CallExpr *E) {
  auto [Ptr, Len] = checkedMemory(F, E, F.M.U.byteType, "runtime.unsafestring");
  return go::StringMakeOp::create(F.B, F.Loc, Ptr, Len);
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

/// The type that print converts an argument to, and its letter in go.print.
static char printKind(FuncGen &F, GoType *T) {
  if (auto *N = types::asIs<Named>(T))
    if (N->Obj->Pkg && N->Obj->Pkg->Path == "runtime" &&
        N->Obj->Name.str() == "hex")
      return 'h';
  if (auto *B = types::as<types::Basic>(T)) {
    if (B->Info & types::IsBoolean)
      return 'b';
    if (B->Info & types::IsString)
      return 's';
    if (B->Info & types::IsFloat)
      return 'f';
    if (B->Info & types::IsComplex)
      return 'c';
    if (B->Info & types::IsUnsigned)
      return 'u';
    return B->Info & types::IsInteger ? 'i' : 'p';
  }
  if (types::as<types::Interface>(T))
    return 'e';
  return types::as<types::Slice>(T) ? 'l' : 'p';
}

static void print(FuncGen &F, llvm::ArrayRef<Operand> Args, bool IsLine) {
  std::string Kinds;
  Values All;
  for (const Operand &A : Args) {
    Kinds += printKind(F, A.T);
    All.push_back(A.V);
  }
  go::PrintOp::create(F.B, F.Loc, All, F.B.getStringAttr(Kinds),
                      IsLine ? F.B.getUnitAttr() : nullptr);
}

/// The types that the arguments of a statement's builtin are converted to.
static llvm::SmallVector<GoType *> operandTypes(FuncGen &F, ast::CallExpr *E,
                                                BuiltinId Id) {
  llvm::SmallVector<GoType *> Types;
  for (ast::Expr *A : E->Args) {
    Types.push_back(valueType(F, A));
    auto *B = types::asIs<types::Basic>(Types.back());
    if (B && B->K == types::BasicKind::UntypedNil) // print(nil)
      Types.back() = basic(F, types::BasicKind::UnsafePointer);
  }
  if (Id == BuiltinId::Panic)
    Types[0] = F.M.U.emptyInterface;
  if (Id == BuiltinId::Delete)
    Types[1] = types::as<types::Map>(Types[0])->Key;
  return Types;
}

/// The results of a call that is the only argument.
static llvm::SmallVector<Operand> spreadOperands(FuncGen &F, ast::CallExpr *E,
                                                 BuiltinId Id) {
  llvm::SmallVector<Operand> Args;
  auto *T = llvm::cast<types::Tuple>(F.typeOf(E->Args[0]));
  for (auto [V, R] : llvm::zip(F.multiValue(E->Args[0]), T->Vars))
    Args.push_back({V, R->Type});
  if (Id == BuiltinId::Delete) {
    GoType *Key = types::as<types::Map>(Args[0].T)->Key;
    Args[1] = {F.assignConvert(Args[1].V, Args[1].T, Key), Key};
  }
  return Args;
}

llvm::SmallVector<Operand>
zokor::irgen::builtinOperands(FuncGen &F, ast::CallExpr *E, BuiltinId Id) {
  if (E->Args.size() == 1 && types::asIs<types::Tuple>(E->Args[0]->Type))
    return spreadOperands(F, E, Id);
  llvm::SmallVector<GoType *> Types = operandTypes(F, E, Id);
  llvm::SmallVector<Operand> Args;
  for (auto [V, T] : llvm::zip(operandsAs(F, E->Args, Types), Types))
    Args.push_back({V, T});
  return Args;
}

Values zokor::irgen::emitBuiltin(FuncGen &F, BuiltinId Id,
                                 llvm::ArrayRef<Operand> Args) {
  switch (Id) {
  case BuiltinId::Clear:
    clear(F, Args[0]);
    return {};
  case BuiltinId::Close:
    go::ChanCloseOp::create(F.B, F.Loc, Args[0].V);
    return {};
  case BuiltinId::Copy:
    return {copyElements(F, Args[0], Args[1])};
  case BuiltinId::Delete:
    go::MapDeleteOp::create(F.B, F.Loc, Args[0].V, Args[1].V,
                            elemAttr(F, Args[1].T), F.M.descriptor(Args[0].T));
    return {};
  case BuiltinId::Panic:
    go::PanicOp::create(F.B, F.Loc, Args[0].V);
    return {};
  case BuiltinId::Print:
  case BuiltinId::Println:
    print(F, Args, Id == BuiltinId::Println);
    return {};
  case BuiltinId::Recover:
    return {
        go::RecoverOp::create(F.B, F.Loc, go::EfaceType::get(&F.M.Context))};
  default:
    llvm_unreachable("not a statement");
  }
}

Values zokor::irgen::builtinCall(FuncGen &F, ast::CallExpr *E, BuiltinId Id) {
  if (E->ExprMode == ast::Mode::Constant && E->Value)
    return {F.constant(E->Value, valueType(F, E))};
  switch (Id) {
  case BuiltinId::Append:
    return {append(F, E)};
  case BuiltinId::Cap:
  case BuiltinId::Len:
    return {length(F, E->Args[0], Id == BuiltinId::Cap)};
  case BuiltinId::Complex:
    return {makeComplex(F, E)};
  case BuiltinId::Real:
  case BuiltinId::Imag:
    return {complexPart(F, E->Args[0], Id == BuiltinId::Imag)};
  case BuiltinId::Make:
    return {make(F, E)};
  case BuiltinId::Min:
  case BuiltinId::Max:
    return {minOrMax(F, E, Id == BuiltinId::Min)};
  case BuiltinId::New:
    return {newObject(F, E)};
  case BuiltinId::UnsafeAdd: {
    auto [Base, Offset] = pointerAndInt(F, E);
    return {go::PtrAddOp::create(F.B, F.Loc, Base, Offset)};
  }
  case BuiltinId::UnsafeSlice:
    return {unsafeSlice(F, E)};
  case BuiltinId::UnsafeString:
    return {unsafeString(F, E)};
  case BuiltinId::UnsafeSliceData:
    return {go::SlicePtrOp::create(F.B, F.Loc, F.value(E->Args[0]))};
  case BuiltinId::UnsafeStringData:
    return {go::StringPtrOp::create(
        F.B, F.Loc, operandAs(F, E->Args[0], valueType(F, E->Args[0])))};
  case BuiltinId::UnsafeSizeof:
    // Constants but for types with type parameters.
    return {F.intConstant(types::sizeOf(F.typeOf(E->Args[0])))};
  case BuiltinId::UnsafeAlignof:
    return {F.intConstant(types::alignOf(F.typeOf(E->Args[0])))};
  case BuiltinId::UnsafeOffsetof: {
    auto *S = llvm::cast<ast::SelectorExpr>(ast::unparen(E->Args[0]));
    GoType *T = types::deref(F.subst(S->Selection->Recv)).first;
    int64_t Offset = 0;
    for (unsigned Field : S->Selection->Path) {
      auto *Struct = types::as<types::Struct>(T);
      Offset += types::fieldOffsets(Struct)[Field];
      T = Struct->Fields[Field]->Type;
    }
    return {F.intConstant(Offset)};
  }
  default:
    return emitBuiltin(F, Id, builtinOperands(F, E, Id));
  }
}
