//===- Index.cpp - Index and slice expressions ----------------------------===//

#include "compiler/Check/Assignments.h"
#include "compiler/Check/ExprInternals.h"
#include "compiler/Check/TypeExpr.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Indices
//===----------------------------------------------------------------------===//

bool zokor::check::isValidIndex(Checker &C, Operand &X, diag::Kind Kind,
                                const char *What, bool AllowNegative) {
  if (X.isInvalid())
    return false;
  Basic *Int = C.U.basic(BasicKind::Int);
  convertUntyped(C, X, Int);
  if (X.isInvalid())
    return false;
  const char *Problem = nullptr;
  if (!allInteger(X.Type))
    Problem = "must be integer";
  else if (!X.isConstant() || X.Value->isUnknown())
    return true;
  else if (!AllowNegative && sign(X.Value) < 0)
    Problem = "must not be negative";
  else if (!representableConst(C, X.Value, Int, &X.Value))
    Problem = "overflows int";
  if (!Problem)
    return true;
  C.errorf(X.at(), Kind, "invalid argument: {0} {1} {2}", What, C.str(X),
           Problem);
  return false;
}

std::pair<int64_t, bool> zokor::check::index(Checker &C, ast::Expr *E,
                                             int64_t Max) {
  Operand X;
  expr(C, X, E);
  if (!isValidIndex(C, X, diag::InvalidIndex, "index", false))
    return {-1, false};
  if (!X.isConstant())
    return {-1, true};
  if (X.Value->isUnknown())
    return {-1, false};
  int64_t V = int64Value(X.Value).value_or(-1);
  if (V >= 0 && Max >= 0 && V >= Max) {
    C.errorf(X.at(), diag::InvalidIndex,
             "invalid argument: index {0} out of bounds [0:{1}]",
             toString(X.Value), Max);
    return {-1, false};
  }
  return {V, true};
}

/// The index of E; reports if there are several.
static ast::Expr *singleIndex(Checker &C, ast::IndexExpr *E) {
  if (E->Indices.size() > 1)
    C.error(ast::startPos(E->Indices[1]), diag::InvalidIndex,
            "invalid operation: more than one index");
  return E->Indices[0];
}

//===----------------------------------------------------------------------===//
// x[i]
//===----------------------------------------------------------------------===//

namespace {
/// What an index expression selects from.
struct Indexed {
  Type *Elem = nullptr; ///< null: cannot be indexed
  Type *Key = nullptr;  ///< of a map
  int64_t Len = -1;     ///< -1: not known
  Mode M = Mode::Value;
};
} // namespace

/// Indexing a value of underlying type U, which is X's or one of its type set.
static Indexed indexedType(Checker &C, const Operand &X, Type *U) {
  if (auto *B = llvm::dyn_cast_or_null<Basic>(U)) {
    if (!(B->Info & IsString))
      return {};
    int64_t Len = -1;
    if (X.isConstant() && X.Value->kind() == Constant::Kind::String)
      Len = int64_t(stringValue(X.Value).size());
    return {C.U.byteType, nullptr, Len, Mode::Value};
  }
  if (auto *A = llvm::dyn_cast_or_null<Array>(U))
    return {A->Elem, nullptr, A->Len,
            X.M == Mode::Variable ? Mode::Variable : Mode::Value};
  if (auto *P = llvm::dyn_cast_or_null<Pointer>(U)) {
    auto *A = as<Array>(P->Elem);
    return A ? Indexed{A->Elem, nullptr, A->Len, Mode::Variable} : Indexed{};
  }
  if (auto *S = llvm::dyn_cast_or_null<Slice>(U))
    return {S->Elem, nullptr, -1, Mode::Variable};
  if (auto *M = llvm::dyn_cast_or_null<Map>(U))
    return {M->Elem, M->Key, -1, Mode::MapIndex};
  return {};
}

/// Combines the types of a type parameter's type set: all must have the same
/// element type, and either all or none be maps, of the same key type.
static Indexed indexedTypeParam(Checker &C, const Operand &X) {
  Indexed Result;
  bool Ok = forEachUnderlying(X.Type, [&](Type *U) {
    Indexed One = indexedType(C, X, U);
    if (!One.Elem)
      return false;
    if (!Result.Elem) {
      Result = One;
      return true;
    }
    if (bool(Result.Key) != bool(One.Key) ||
        (One.Key && !identical(Result.Key, One.Key)) ||
        !identical(Result.Elem, One.Elem))
      return false;
    if (One.Len >= 0 && (Result.Len < 0 || One.Len < Result.Len))
      Result.Len = One.Len;
    if (One.M == Mode::Value)
      Result.M = Mode::Value;
    return true;
  });
  return Ok ? Result : Indexed{};
}

/// X is a value, E->X.
static void indexValue(Checker &C, Operand &X, ast::IndexExpr *E) {
  Indexed T = isTypeParam(X.Type) ? indexedTypeParam(C, X)
                                  : indexedType(C, X, underlying(X.Type));
  if (!T.Elem) {
    if (!types::isInvalid(X.Type))
      C.errorf(ast::endPos(E->X), diag::NonIndexableOperand,
               "invalid operation: cannot index {0}", C.str(X));
    useExprs(C, E->Indices);
    return X.invalidate();
  }
  if (isUntyped(X.Type)) // "abc"[i]
    convertUntyped(C, X, C.U.basic(BasicKind::String));
  ast::Expr *Index = singleIndex(C, E);
  if (T.Key) {
    Operand Key;
    expr(C, Key, Index);
    assignment(C, Key, T.Key, "map index");
  } else {
    index(C, Index, T.Len);
  }
  // The element type is known even if the index is wrong.
  X.M = T.M;
  X.Type = T.Elem;
  X.Value = nullptr;
}

bool zokor::check::indexExpr(Checker &C, Operand &X, ast::IndexExpr *E) {
  exprOrType(C, X, E->X, true);
  switch (X.M) {
  case Mode::Invalid:
    useExprs(C, E->Indices);
    return false;
  case Mode::TypeExpr:
    X.Type = varType(C, E);
    if (types::isInvalid(X.Type))
      X.invalidate();
    return false;
  case Mode::Builtin:
    C.errorf(ast::endPos(E->X), diag::NonIndexableOperand,
             "invalid operation: cannot index {0}", C.str(X));
    useExprs(C, E->Indices);
    X.invalidate();
    return false;
  case Mode::Value:
    if (auto *Sig = as<Signature>(X.Type); Sig && !Sig->TypeParams.empty())
      return true;
    break;
  default:
    break;
  }
  indexValue(C, X, E);
  return false;
}

bool zokor::check::genericIndexExpr(Checker &C, Operand &X, ast::IndexExpr *E) {
  bool Generic = indexExpr(C, X, E);
  X.Expr = E;
  if (!Generic) {
    nonGeneric(C, X);
    record(C, X);
  }
  return Generic;
}

//===----------------------------------------------------------------------===//
// x[low:high:max]
//===----------------------------------------------------------------------===//

namespace {
struct Sliced {
  Type *Result = nullptr; ///< null after an error
  int64_t Len = -1;       ///< -1: not known
};
} // namespace

static Sliced slicedString(Checker &C, Operand &X, ast::SliceExpr *E) {
  if (E->Full) {
    C.error(ast::startPos(E->Max ? E->Max : E), diag::InvalidSliceExpr,
            "invalid operation: 3-index slice of string");
    return {};
  }
  Sliced S{X.Type};
  if (X.isConstant() && X.Value->kind() == Constant::Kind::String)
    S.Len = int64_t(stringValue(X.Value).size());
  // Slicing an untyped string gives a value of type string.
  if (isUntyped(X.Type)) {
    S.Result = C.U.basic(BasicKind::String);
    convertUntyped(C, X, S.Result);
  }
  return S;
}

static Sliced slicedType(Checker &C, Operand &X, ast::SliceExpr *E) {
  Type *Core = coreString(X.Type);
  const char *Format = "invalid operation: cannot slice {0}";
  if (!Core) {
    C.errorf(X.at(), diag::NonSliceableOperand,
             "invalid operation: cannot slice {0}: {1} has no core type",
             C.str(X), C.str(X.Type));
    return {};
  }
  if (auto *B = llvm::dyn_cast<Basic>(Core)) {
    if (B->Info & IsString)
      return slicedString(C, X, E);
  } else if (auto *A = llvm::dyn_cast<Array>(Core)) {
    if (X.M == Mode::Variable)
      return {C.S.make<Slice>(A->Elem), A->Len};
    Format = "invalid operation: {0} (slice of unaddressable value)";
  } else if (auto *P = llvm::dyn_cast<Pointer>(Core)) {
    if (auto *A = as<Array>(P->Elem))
      return {C.S.make<Slice>(A->Elem), A->Len};
  } else if (llvm::isa<Slice>(Core)) {
    return {X.Type};
  }
  C.errorf(X.at(), diag::NonSliceableOperand, Format, C.str(X));
  return {};
}

/// The constant indices must not decrease. Values are -1 where not known.
static void checkOrder(Checker &C, ast::Expr *const (&Exprs)[3],
                       const int64_t (&Values)[3]) {
  for (int I = 0; I < 2; ++I)
    for (int J = I + 1; J < 3; ++J)
      if (Values[J] >= 0 && Values[J] < Values[I] && Exprs[J]) {
        C.errorf(ast::startPos(Exprs[J]), diag::SwappedSliceIndices,
                 "invalid slice indices: {0} < {1}", Values[J], Values[I]);
        return;
      }
}

void zokor::check::sliceExpr(Checker &C, Operand &X, ast::SliceExpr *E) {
  expr(C, X, E->X);
  ast::Expr *Exprs[] = {E->Low, E->High, E->Max};
  Sliced S;
  if (!X.isInvalid())
    S = slicedType(C, X, E);
  if (!S.Result || (E->Full && (!E->High || !E->Max))) {
    // The parser has reported a missing index.
    useExprs(C, Exprs);
    return X.invalidate();
  }
  int64_t Values[3];
  for (int I = 0; I < 3; ++I) {
    if (Exprs[I])
      Values[I] = index(C, Exprs[I], S.Len >= 0 ? S.Len + 1 : -1).first;
    else
      Values[I] = I == 0 ? 0 : S.Len;
  }
  checkOrder(C, Exprs, Values);
  X.M = Mode::Value;
  X.Type = S.Result;
  X.Value = nullptr;
}
