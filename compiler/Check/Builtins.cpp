//===- Builtins.cpp - Calls of predeclared functions ----------------------===//
//
// Each function has its own rules for the types of its arguments; a table of
// handlers is indexed by BuiltinId. The arguments are evaluated before, except
// where the first is a type (make, new) or is not evaluated at all
// (unsafe.Offsetof). Type parameters are accepted where every type of the type
// set is.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Assignments.h"
#include "compiler/Check/ExprInternals.h"
#include "compiler/Check/TypeExpr.h"

#include "llvm/ADT/ScopeExit.h"

using namespace zokor;
using namespace zokor::check;

namespace {
/// A call of a predeclared function whose arguments are being checked. The
/// handlers set X and return false after an error.
struct BuiltinCall {
  Checker &C;
  Operand &X;
  ast::CallExpr *Call;
  BuiltinId Id;
  const char *Name;
  llvm::MutableArrayRef<Operand> Args; ///< empty for make and new

  bool run();

private:
  bool append();
  bool appendString();
  void appendError();
  bool lenOrCap();
  bool clear();
  bool close();
  bool complex();
  void matchComplexParts(Operand &Y);
  Type *counterpart(bool ToComplex);
  bool copy();
  bool deleteKey();
  bool realOrImag();
  bool make();
  bool minOrMax();
  bool newVar();
  bool panic();
  bool print();
  bool recover();

  bool fail(const Operand &At, diag::Kind Kind, const char *Format) {
    C.errorf(At.at(), Kind, Format, C.str(At), Name);
    return false;
  }
  bool noValue() {
    X.M = Mode::NoValue;
    X.Type = C.U.emptyTuple;
    return true;
  }
  bool value(Type *T) {
    X.M = Mode::Value;
    X.Type = T;
    return true;
  }
  Type *basic(BasicKind K) { return C.U.basic(K); }
};
} // namespace

//===----------------------------------------------------------------------===//
// Slices and maps
//===----------------------------------------------------------------------===//

void BuiltinCall::appendError() {
  std::string Cause;
  if (X.isNil())
    Cause = "have untyped nil";
  else if (!isTypeParam(X.Type))
    Cause = "have " + C.str(X);
  else if (Type *Core = coreType(X.Type))
    Cause = C.str(X) + " has core type " + C.str(Core);
  else
    Cause = C.str(X) + " has no core type";
  C.errorf(X.at(), diag::InvalidAppend,
           "first argument to append must be a slice; {0}", Cause);
}

/// append([]byte, string...).
bool BuiltinCall::appendString() {
  if (Args.size() != 2 || !Call->HasDots || Args[1].isInvalid())
    return false;
  Type *Core = coreString(Args[1].Type);
  if (!Core || !isString(Core))
    return false;
  if (!assignableTo(C, X, C.S.make<Slice>(C.U.byteType), nullptr))
    return false;
  if (isUntyped(Args[1].Type))
    convertUntyped(C, Args[1], basic(BasicKind::String));
  return true;
}

bool BuiltinCall::append() {
  Type *SliceType = X.Type;
  auto *S = llvm::dyn_cast_or_null<Slice>(coreType(SliceType));
  if (!S) {
    if (!types::isInvalid(SliceType))
      appendError();
    return false;
  }
  if (appendString())
    return value(SliceType);
  // The rest is a call of func(S, ...T) S.
  Var *Params[] = {
      C.S.make<Var>(Pos(), nullptr, zokor::Name(), SliceType),
      C.S.make<Var>(Pos(), nullptr, zokor::Name(), C.S.make<Slice>(S->Elem))};
  auto *Sig = C.S.make<Signature>();
  Sig->Params = C.S.make<Tuple>(
      llvm::ArrayRef<Var *>(C.S.copy<Var *>(llvm::ArrayRef<Var *>(Params))));
  Sig->Results = C.U.emptyTuple;
  Sig->Variadic = true;
  arguments(C, Call, Sig, Args);
  return value(SliceType); // known even if an argument is wrong
}

bool BuiltinCall::copy() {
  Operand &Y = Args[1];
  if (Y.isInvalid())
    return false;
  auto *To = llvm::dyn_cast_or_null<Slice>(coreType(X.Type));
  Type *FromCore = coreString(Y.Type);
  Type *FromElem = nullptr;
  if (FromCore && isString(FromCore))
    FromElem = C.U.byteType;
  else if (auto *From = llvm::dyn_cast_or_null<Slice>(FromCore))
    FromElem = From->Elem;
  if (!To || !FromElem) {
    C.errorf(X.at(), diag::InvalidCopy,
             "invalid argument: copy expects slice arguments; found {0} and "
             "{1}",
             C.str(X), C.str(Y));
    return false;
  }
  if (!identical(To->Elem, FromElem)) {
    C.errorf(X.at(), diag::InvalidCopy,
             "invalid argument: arguments to copy {0} and {1} have different "
             "element types {2} and {3}",
             C.str(X), C.str(Y), C.str(To->Elem), C.str(FromElem));
    return false;
  }
  if (isUntyped(Y.Type))
    convertUntyped(C, Y, basic(BasicKind::String));
  return value(basic(BasicKind::Int));
}

bool BuiltinCall::clear() {
  C.requireVersion(Call->Fun->At, 21, "clear");
  bool Ok = forEachUnderlying(X.Type, [&](Type *U) {
    return llvm::isa_and_nonnull<Map, Slice>(U) ||
           fail(X, diag::InvalidClear,
                "invalid argument: clear {0} must be a map or slice");
  });
  return Ok && noValue();
}

bool BuiltinCall::deleteKey() {
  Type *Key = nullptr;
  bool Ok = forEachUnderlying(X.Type, [&](Type *U) {
    auto *M = llvm::dyn_cast_or_null<Map>(U);
    if (!M)
      return fail(X, diag::InvalidDelete, "invalid argument: {0} is not a map");
    if (Key && !identical(M->Key, Key))
      return fail(X, diag::InvalidDelete,
                  "invalid argument: maps of {0} must have identical key "
                  "types");
    Key = M->Key;
    return true;
  });
  if (!Ok || Args[1].isInvalid())
    return false;
  X = Args[1];
  assignment(C, X, Key, "argument to delete");
  return !X.isInvalid() && noValue();
}

/// What len or cap can be applied to.
static bool hasLength(Type *U, bool IsLen) {
  U = arrayPtrDeref(U);
  if (auto *B = llvm::dyn_cast_or_null<Basic>(U))
    return IsLen && (B->Info & IsString);
  return llvm::isa_and_nonnull<Array, Slice, Chan>(U) ||
         (IsLen && llvm::isa_and_nonnull<Map>(U));
}

bool BuiltinCall::lenOrCap() {
  bool IsLen = Id == BuiltinId::Len;
  ConstantPool &Pool = C.U.Constants;
  const Constant *Length = nullptr;
  bool Ok;
  if (isTypeParam(X.Type)) {
    Ok =
        forEachUnderlying(X.Type, [&](Type *U) { return hasLength(U, IsLen); });
  } else {
    Type *U = arrayPtrDeref(underlying(X.Type));
    Ok = hasLength(U, IsLen);
    auto *A = llvm::dyn_cast_or_null<Array>(U);
    // The array is not evaluated if that has no effects.
    if (A && !C.Env.HasCallOrRecv)
      Length = A->Len >= 0 ? Pool.int64(A->Len) : Pool.unknown();
    else if (Ok && X.isConstant())
      Length = X.Value->kind() == Constant::Kind::String
                   ? Pool.int64(int64_t(stringValue(X.Value).size()))
                   : Pool.unknown();
  }
  if (!Ok)
    return !types::isInvalid(underlying(X.Type)) &&
           fail(X, diag::InvalidLen, "invalid argument: {0} for {1}");
  if (isUntyped(X.Type))
    convertUntyped(C, X, basic(BasicKind::String));
  X.M = Length ? Mode::Constant : Mode::Value;
  X.Type = basic(BasicKind::Int);
  X.Value = Length;
  return true;
}

bool BuiltinCall::make() {
  ast::Expr *First = Call->Args[0];
  Type *T = varType(C, First);
  if (types::isInvalid(T))
    return false;
  Type *Core = coreType(T);
  size_t Min = 1;
  if (llvm::isa_and_nonnull<Slice>(Core)) {
    Min = 2;
  } else if (!llvm::isa_and_nonnull<Map, Chan>(Core)) {
    C.errorf(ast::startPos(First), diag::InvalidMake,
             Core ? "invalid argument: cannot make {0}; type must be slice, "
                    "map, or channel"
                  : "invalid argument: cannot make {0}: no core type",
             C.str(First));
    return false;
  }
  size_t Count = Call->Args.size();
  if (Count < Min || Min + 1 < Count) {
    C.errorf(ast::startPos(Call), diag::WrongArgCount,
             "invalid operation: {0} expects {1} or {2} arguments; found {3}",
             C.str(Call), Min, Min + 1, Count);
    return false;
  }
  int64_t Sizes[2] = {-1, -1};
  for (size_t I = 1; I < Count; ++I)
    Sizes[I - 1] = index(C, Call->Args[I], -1).first;
  if (Sizes[1] >= 0 && Sizes[0] > Sizes[1])
    C.error(ast::startPos(Call->Args[1]), diag::SwappedMakeArgs,
            "invalid argument: length and capacity swapped");
  return value(T);
}

bool BuiltinCall::newVar() {
  Type *T = varType(C, Call->Args[0]);
  return !types::isInvalid(T) && value(C.S.make<Pointer>(T));
}

//===----------------------------------------------------------------------===//
// Channels, panics, printing
//===----------------------------------------------------------------------===//

bool BuiltinCall::close() {
  bool Ok = forEachUnderlying(X.Type, [&](Type *U) {
    auto *Ch = llvm::dyn_cast_or_null<Chan>(U);
    if (!Ch)
      return fail(X, diag::InvalidClose,
                  "invalid operation: cannot close non-channel {0}");
    if (Ch->Dir == ChanDir::Recv)
      return fail(X, diag::InvalidClose,
                  "invalid operation: cannot close receive-only channel {0}");
    return true;
  });
  return Ok && noValue();
}

bool BuiltinCall::panic() {
  // Only functions with results need to know where they end.
  if (C.Env.PanicCalls && C.Env.Sig && C.Env.Sig->Results->size() > 0)
    (*C.Env.PanicCalls)[Call] = true;
  assignment(C, X, C.U.emptyInterface, "argument to panic");
  return !X.isInvalid() && noValue();
}

bool BuiltinCall::print() {
  llvm::StringRef Context =
      Id == BuiltinId::Print ? "argument to print" : "argument to println";
  for (Operand &A : Args) {
    assignment(C, A, nullptr, Context);
    if (A.isInvalid())
      return false;
  }
  return noValue();
}

bool BuiltinCall::recover() { return value(C.U.emptyInterface); }

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

/// The complex type made of two T, or the part of the complex type T.
static Type *complexCounterpart(Checker &C, Type *T, bool ToComplex) {
  static constexpr std::pair<BasicKind, BasicKind> Kinds[] = {
      {BasicKind::Float32, BasicKind::Complex64},
      {BasicKind::Float64, BasicKind::Complex128},
      {BasicKind::UntypedFloat, BasicKind::UntypedComplex}};
  auto *B = as<Basic>(T);
  for (auto [Part, Whole] : Kinds)
    if (B && B->K == (ToComplex ? Part : Whole))
      return C.U.basic(ToComplex ? Whole : Part);
  return nullptr;
}

/// The result type for X's type. It would be a new type parameter if X's is one
/// for whose types the function is defined; gc does not support that.
Type *BuiltinCall::counterpart(bool ToComplex) {
  if (!isTypeParam(X.Type))
    return complexCounterpart(C, X.Type, ToComplex);
  bool Defined = forEachUnderlying(X.Type, [&](Type *U) {
    return U && complexCounterpart(C, U, ToComplex);
  });
  if (!Defined)
    return nullptr;
  C.errorf(X.at(), diag::UnsupportedFeature,
           "{0} not supported as argument to {1} for go1.18 (see issue #50937)",
           C.str(X), Name);
  return C.U.invalid();
}

/// Gives an untyped operand of complex(x, y) the type of the other one.
void BuiltinCall::matchComplexParts(Operand &Y) {
  if (!isUntyped(X.Type) || !isUntyped(Y.Type)) {
    convertUntyped(C, X, Y.Type);
    if (!X.isInvalid())
      convertUntyped(C, Y, X.Type);
    return;
  }
  if (!X.isConstant() || !Y.isConstant()) {
    // An unfinished shift, which this makes an error.
    convertUntyped(C, X, basic(BasicKind::Float64));
    convertUntyped(C, Y, basic(BasicKind::Float64));
    return;
  }
  for (Operand *Part : {&X, &Y})
    if (isNumericType(Part->Type) &&
        (Part->Value->isUnknown() ||
         sign(C.U.Constants.imag(Part->Value)) == 0))
      Part->Type = basic(BasicKind::UntypedFloat);
}

bool BuiltinCall::complex() {
  Operand &Y = Args[1];
  if (Y.isInvalid())
    return false;
  matchComplexParts(Y);
  if (X.isInvalid() || Y.isInvalid())
    return false;
  if (!identical(X.Type, Y.Type)) {
    C.errorf(X.at(), diag::InvalidComplex,
             "invalid operation: {0} (mismatched types {1} and {2})",
             C.str(Call), C.str(X.Type), C.str(Y.Type));
    return false;
  }
  Type *Result = counterpart(true);
  if (!Result) {
    C.errorf(X.at(), diag::InvalidComplex,
             "invalid argument: arguments have type {0}, expected "
             "floating-point",
             C.str(X.Type));
    return false;
  }
  if (types::isInvalid(Result))
    return false;
  if (!X.isConstant() || !Y.isConstant())
    return value(Result);
  ConstantPool &Pool = C.U.Constants;
  X.Value = X.Value->isUnknown() || Y.Value->isUnknown()
                ? Pool.unknown()
                : Pool.complex(Pool.toFloat(X.Value), Pool.toFloat(Y.Value));
  X.Type = Result;
  return true;
}

bool BuiltinCall::realOrImag() {
  if (isUntyped(X.Type)) {
    if (!X.isConstant()) {
      // An unfinished shift, which this makes an error.
      convertUntyped(C, X, basic(BasicKind::Complex128));
      if (X.isInvalid())
        return false;
    } else if (isNumericType(X.Type)) {
      X.Type = basic(BasicKind::UntypedComplex);
    }
  }
  diag::Kind Kind =
      Id == BuiltinId::Real ? diag::InvalidReal : diag::InvalidImag;
  Type *Result = counterpart(false);
  if (!Result) {
    C.errorf(X.at(), Kind,
             "invalid argument: argument has type {0}, expected complex type",
             C.str(X.Type));
    return false;
  }
  if (types::isInvalid(Result))
    return false;
  if (!X.isConstant())
    return value(Result);
  ConstantPool &Pool = C.U.Constants;
  if (!X.Value->isUnknown())
    X.Value = Id == BuiltinId::Real ? Pool.real(X.Value) : Pool.imag(X.Value);
  X.Type = Result;
  return true;
}

bool BuiltinCall::minOrMax() {
  C.requireVersion(Call->Fun->At, 21, std::string("built-in ") + Name);
  tok::Kind Better = Id == BuiltinId::Max ? tok::Greater : tok::Less;
  for (size_t I = 0; I < Args.size(); ++I) {
    Operand &A = Args[I];
    if (A.isInvalid())
      return false;
    if (!allOrdered(A.Type))
      return fail(A, diag::InvalidMinMaxOperand,
                  "invalid argument: {0} cannot be ordered");
    if (I == 0)
      continue;
    matchTypes(C, X, A);
    if (X.isInvalid())
      return false;
    if (!identical(X.Type, A.Type)) {
      C.errorf(A.at(), diag::MismatchedTypes,
               "invalid argument: mismatched types {0} (previous argument) and "
               "{1} (type of {2})",
               C.str(X.Type), C.str(A.Type), C.str(A.Expr));
      return false;
    }
    if (!X.isConstant() || !A.isConstant())
      X.M = Mode::Value;
    else if (X.Value->isUnknown() || A.Value->isUnknown())
      X.Value = C.U.Constants.unknown();
    else if (C.U.Constants.compare(Better, A.Value, X.Value))
      X = A;
  }
  if (!X.isConstant()) {
    X.M = Mode::Value;
    // A value that the program computes must have a type.
    assignment(C, X, C.U.emptyInterface, std::string("argument to ") + Name);
    if (X.isInvalid())
      return false;
  }
  for (Operand &A : Args)
    updateExprType(C, A.Expr, X.Type, true);
  return true;
}

//===----------------------------------------------------------------------===//
// All of them
//===----------------------------------------------------------------------===//

bool BuiltinCall::run() {
  switch (Id) {
  case BuiltinId::Append:
    return append();
  case BuiltinId::Cap:
  case BuiltinId::Len:
    return lenOrCap();
  case BuiltinId::Clear:
    return clear();
  case BuiltinId::Close:
    return close();
  case BuiltinId::Complex:
    return complex();
  case BuiltinId::Copy:
    return copy();
  case BuiltinId::Delete:
    return deleteKey();
  case BuiltinId::Imag:
  case BuiltinId::Real:
    return realOrImag();
  case BuiltinId::Make:
    return make();
  case BuiltinId::Max:
  case BuiltinId::Min:
    return minOrMax();
  case BuiltinId::New:
    return newVar();
  case BuiltinId::Panic:
    return panic();
  case BuiltinId::Print:
  case BuiltinId::Println:
    return print();
  case BuiltinId::Recover:
    return recover();
  default:
    return unsafeBuiltinCall(C, X, Call, Id, Args);
  }
}

namespace {
struct BuiltinInfo {
  const char *Name;
  unsigned MinArgs;
  bool Variadic;
};
} // namespace

static const BuiltinInfo &builtinInfo(BuiltinId Id) {
  static constexpr BuiltinInfo Table[] = {
#define BUILTIN(Id, Name, MinArgs, Variadic, Kind) {Name, MinArgs, Variadic},
#include "compiler/Types/Builtins.def"
  };
  return Table[unsigned(Id)];
}

/// The arguments are types or are not evaluated.
static bool hasOwnArguments(BuiltinId Id) {
  return Id == BuiltinId::Make || Id == BuiltinId::New ||
         Id == BuiltinId::UnsafeOffsetof;
}

bool zokor::check::builtinCall(Checker &C, Operand &X, ast::CallExpr *E,
                               BuiltinId Id) {
  const BuiltinInfo &Info = builtinInfo(Id);
  if (E->HasDots && Id != BuiltinId::Append) {
    C.errorf(ast::startPos(E), diag::InvalidDotDotDot,
             "invalid operation: invalid use of ... with built-in {0}",
             Info.Name);
    useExprs(C, E->Args);
    return false;
  }
  // Whether len(a) is a constant depends on the calls in `a` alone.
  bool Outer = C.Env.HasCallOrRecv;
  bool Restore = Id == BuiltinId::Len || Id == BuiltinId::Cap;
  auto Restored = llvm::scope_exit([&] {
    if (Restore)
      C.Env.HasCallOrRecv = Outer;
  });
  if (Restore)
    C.Env.HasCallOrRecv = false;

  llvm::SmallVector<Operand, 4> Args;
  size_t Count = E->Args.size();
  if (!hasOwnArguments(Id)) {
    Args = exprList(C, E->Args, false).first;
    Count = Args.size();
    if (Count > 0) {
      X = Args[0];
      if (X.isInvalid())
        return false;
    }
  }
  if (Count < Info.MinArgs || (!Info.Variadic && Count > Info.MinArgs)) {
    C.errorf(ast::startPos(E), diag::WrongArgCount,
             "invalid operation: {0} arguments for {1} (expected {2}, found "
             "{3})",
             Count < Info.MinArgs ? "not enough" : "too many", C.str(E),
             Info.MinArgs, Count);
    return false;
  }
  BuiltinCall Call{C, X, E, Id, Info.Name, Args};
  return Call.run();
}
