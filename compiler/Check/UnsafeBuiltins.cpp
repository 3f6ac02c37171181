//===- UnsafeBuiltins.cpp - Calls of the functions of package unsafe ------===//
//
// Sizes are constants, except for a type whose size depends on a type
// parameter: there the call is a value of type uintptr that each instance
// computes.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Assignments.h"
#include "compiler/Check/ExprInternals.h"
#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::check;

namespace {
/// Answers whether the size of a type depends on type parameters (or is not
/// known yet, in a cycle). Cycles go through Named types only.
class VariableSize {
public:
  bool of(Type *T) {
    auto *N = asIs<Named>(T);
    if (!N)
      return structure(T);
    auto [It, New] = Seen.try_emplace(N, true); // cyclic until proven otherwise
    if (!New)
      return It->second;
    bool Result = structure(T);
    Seen[N] = Result;
    return Result;
  }

private:
  bool structure(Type *T) {
    if (isTypeParam(T))
      return true;
    Type *U = underlying(T);
    if (auto *A = llvm::dyn_cast_or_null<Array>(U))
      return of(A->Elem);
    if (auto *S = llvm::dyn_cast_or_null<Struct>(U))
      return llvm::any_of(S->Fields, [&](Var *F) { return of(F->Type); });
    return !U;
  }

  llvm::DenseMap<Named *, bool> Seen;
};

struct UnsafeCall {
  Checker &C;
  Operand &X;
  ast::CallExpr *Call;
  llvm::MutableArrayRef<Operand> Args;

  bool add();
  bool slice();
  bool sliceData();
  bool string();
  bool stringData();
  bool sizeOrAlign(bool IsSize);
  bool offset();

private:
  bool fail(const Operand &At, diag::Kind Kind, const char *Format) {
    C.errorf(At.at(), Kind, Format, C.str(At));
    return false;
  }
  bool value(Type *T) {
    X.M = Mode::Value;
    X.Type = T;
    return true;
  }
  bool size(int64_t Bytes);
};
} // namespace

/// The result is the constant uintptr.
bool UnsafeCall::size(int64_t Bytes) {
  if (Bytes < 0)
    return fail(X, diag::InvalidConstVal,
                "invalid argument: size of {0} is too large");
  X.M = Mode::Constant;
  X.Value = C.U.Constants.int64(Bytes);
  X.Type = C.U.basic(BasicKind::Uintptr);
  return true;
}

bool UnsafeCall::sizeOrAlign(bool IsSize) {
  assignment(C, X, nullptr,
             IsSize ? "argument to unsafe.Sizeof"
                    : "argument to unsafe.Alignof");
  if (X.isInvalid() || types::isInvalid(X.Type))
    return false;
  if (VariableSize().of(X.Type))
    return value(C.U.basic(BasicKind::Uintptr));
  return size(IsSize ? sizeOf(X.Type) : alignOf(X.Type));
}

/// The struct that T is or points to; else T.
static Type *derefStruct(Type *T) {
  if (auto *P = as<Pointer>(T); P && as<Struct>(P->Elem))
    return P->Elem;
  return T;
}

static int64_t fieldOffset(Type *Base, llvm::ArrayRef<unsigned> Path) {
  int64_t Sum = 0;
  for (unsigned I : Path) {
    auto *S = as<Struct>(Base);
    int64_t Offset = fieldOffsets(S)[I];
    if (Offset < 0 || __builtin_add_overflow(Sum, Offset, &Sum))
      return -1;
    Base = S->Fields[I]->Type;
  }
  return Sum;
}

bool UnsafeCall::offset() {
  ast::Expr *Arg = Call->Args[0];
  auto *Sel = llvm::dyn_cast<ast::SelectorExpr>(ast::unparen(Arg));
  if (!Sel) {
    C.errorf(ast::startPos(Arg), diag::BadOffsetofSyntax,
             "invalid argument: {0} is not a selector expression", C.str(Arg));
    useExprs(C, Arg);
    return false;
  }
  expr(C, X, Sel->X);
  if (X.isInvalid())
    return false;
  Type *Base = derefStruct(X.Type);
  LookupResult Found = lookupFieldOrMethod(Base, false, C.Pkg, Sel->Sel->Name);
  if (!Found.Obj) {
    C.errorf(X.at(), diag::MissingFieldOrMethod,
             "invalid argument: {0} has no single field {1}", C.str(Base),
             Sel->Sel->Name.str());
    return false;
  }
  auto *Field = llvm::dyn_cast<Var>(Found.Obj);
  if (!Field) {
    C.errorf(ast::startPos(Arg), diag::InvalidOffsetof,
             "invalid argument: {0} is a method value", C.str(Arg));
    return false;
  }
  if (Found.Indirect) {
    C.errorf(X.at(), diag::InvalidOffsetof,
             "invalid argument: field {0} is embedded via a pointer in {1}",
             Sel->Sel->Name.str(), C.str(Base));
    return false;
  }
  C.recordObject(Sel->Sel, Field);
  Sel->Selection = C.S.make<Selection>(
      Selection{Selection::FieldVal, Base, Field,
                C.S.copy<unsigned>(Found.Path), Found.Indirect});
  Mode M = X.M == Mode::Variable ? Mode::Variable : Mode::Value;
  record(C, {M, Field->Type, nullptr, Sel});
  if (VariableSize().of(Base))
    return value(C.U.basic(BasicKind::Uintptr));
  return size(fieldOffset(Base, Found.Path));
}

bool UnsafeCall::add() {
  Type *Unsafe = C.U.basic(BasicKind::UnsafePointer);
  if (!C.requireVersion(Call->Fun->At, 17, "unsafe.Add"))
    return false;
  assignment(C, X, Unsafe, "argument to unsafe.Add");
  return !X.isInvalid() &&
         isValidIndex(C, Args[1], diag::InvalidUnsafeAdd, "length", true) &&
         value(Unsafe);
}

bool UnsafeCall::slice() {
  if (!C.requireVersion(Call->Fun->At, 17, "unsafe.Slice"))
    return false;
  auto *P = llvm::dyn_cast_or_null<Pointer>(coreType(X.Type));
  if (!P)
    return fail(X, diag::InvalidUnsafeSlice,
                "invalid argument: {0} is not a pointer");
  return isValidIndex(C, Args[1], diag::InvalidUnsafeSlice, "length", false) &&
         value(C.S.make<Slice>(P->Elem));
}

bool UnsafeCall::sliceData() {
  C.requireVersion(Call->Fun->At, 20, "unsafe.SliceData");
  auto *S = llvm::dyn_cast_or_null<Slice>(coreType(X.Type));
  if (!S)
    return fail(X, diag::InvalidUnsafeSliceData,
                "invalid argument: {0} is not a slice");
  return value(C.S.make<Pointer>(S->Elem));
}

bool UnsafeCall::string() {
  C.requireVersion(Call->Fun->At, 20, "unsafe.String");
  assignment(C, X, C.S.make<Pointer>(C.U.byteType),
             "argument to unsafe.String");
  return !X.isInvalid() &&
         isValidIndex(C, Args[1], diag::InvalidUnsafeString, "length", false) &&
         value(C.U.basic(BasicKind::String));
}

bool UnsafeCall::stringData() {
  C.requireVersion(Call->Fun->At, 20, "unsafe.StringData");
  assignment(C, X, C.U.basic(BasicKind::String),
             "argument to unsafe.StringData");
  return !X.isInvalid() && value(C.S.make<Pointer>(C.U.byteType));
}

bool zokor::check::unsafeBuiltinCall(Checker &C, Operand &X, ast::CallExpr *E,
                                     BuiltinId Id,
                                     llvm::MutableArrayRef<Operand> Args) {
  UnsafeCall Call{C, X, E, Args};
  switch (Id) {
  case BuiltinId::UnsafeAdd:
    return Call.add();
  case BuiltinId::UnsafeAlignof:
    return Call.sizeOrAlign(false);
  case BuiltinId::UnsafeOffsetof:
    return Call.offset();
  case BuiltinId::UnsafeSizeof:
    return Call.sizeOrAlign(true);
  case BuiltinId::UnsafeSlice:
    return Call.slice();
  case BuiltinId::UnsafeSliceData:
    return Call.sliceData();
  case BuiltinId::UnsafeString:
    return Call.string();
  case BuiltinId::UnsafeStringData:
    return Call.stringData();
  default:
    return false;
  }
}
