//===- Conversions.cpp - T(x) ---------------------------------------------===//

#include "compiler/Check/ExprInternals.h"

#include "llvm/Support/ConvertUTF.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

/// string(V): the UTF-8 form of the code point, U+FFFD if it is none.
static const Constant *codePointString(Checker &C, const Constant *V) {
  constexpr unsigned Replacement = 0xFFFD, MaxCodePoint = 0x10FFFF;
  uint64_t CodePoint = uint64Value(V).value_or(Replacement);
  if (CodePoint > MaxCodePoint || (CodePoint >= 0xD800 && CodePoint <= 0xDFFF))
    CodePoint = Replacement;
  char Buffer[UNI_MAX_UTF8_BYTES_PER_CODE_POINT], *End = Buffer;
  llvm::ConvertCodePointToUTF8(unsigned(CodePoint), End);
  return C.U.Constants.string(llvm::StringRef(Buffer, End - Buffer));
}

/// May the constant X become a constant of type T? `Value`, if given, gets it.
static bool constConvertibleTo(Checker &C, const Operand &X, Type *T,
                               const Constant **Value) {
  auto *B = as<Basic>(T);
  if (!B)
    return false;
  if (representableConst(C, X.Value, B, Value))
    return true;
  if (!isInteger(X.Type) || !(B->Info & IsString))
    return false;
  if (Value)
    *Value = codePointString(C, X.Value);
  return true;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static bool isBytesOrRunes(Type *U) {
  auto *S = llvm::dyn_cast_or_null<Slice>(U);
  auto *B = S ? as<Basic>(S->Elem) : nullptr;
  return B && (B->K == BasicKind::Uint8 || B->K == BasicKind::Int32);
}

static bool isIntegerOrFloat(Type *U) {
  auto *B = llvm::dyn_cast_or_null<Basic>(U);
  return B && (B->Info & (IsInteger | IsFloat));
}

static bool isPointerOrUintptr(Type *U) {
  auto *B = llvm::dyn_cast_or_null<Basic>(U);
  return llvm::isa_and_nonnull<Pointer>(U) || (B && B->K == BasicKind::Uintptr);
}

/// The rules that depend only on the two underlying types, of which neither
/// belongs to a type parameter.
static bool convertibleUnderlying(Type *V, Type *T) {
  if (identicalIgnoringTags(V, T))
    return true;
  if (isIntegerOrFloat(V) && isIntegerOrFloat(T))
    return true;
  if (isComplex(V) && isComplex(T))
    return true;
  if ((isInteger(V) || isBytesOrRunes(V)) && isString(T))
    return true;
  if (isString(V) && isBytesOrRunes(T))
    return true;
  return (isPointerOrUintptr(V) && isUnsafePointer(T)) ||
         (isUnsafePointer(V) && isPointerOrUintptr(T));
}

/// Both are pointer literals whose base types have the same structure.
static bool convertiblePointers(Type *V, Type *T) {
  auto *Vp = asIs<Pointer>(V), *Tp = asIs<Pointer>(T);
  return Vp && Tp && !isTypeParam(Vp->Elem) && !isTypeParam(Tp->Elem) &&
         identicalIgnoringTags(underlying(Vp->Elem), underlying(Tp->Elem));
}

/// A slice converts to an array or a pointer to one. Nothing: these are not
/// such types.
static std::optional<bool> convertibleSlice(Checker &C, const Operand &X,
                                            Type *V, Type *T,
                                            std::string *Why) {
  auto *S = llvm::dyn_cast_or_null<Slice>(V);
  auto *P = llvm::dyn_cast_or_null<Pointer>(T);
  auto *A = P ? as<Array>(P->Elem) : llvm::dyn_cast_or_null<Array>(T);
  if (!S || !A || !identical(S->Elem, A->Elem))
    return std::nullopt;
  unsigned Since = P ? 17 : 20;
  if (C.allowVersion(X.at(), Since))
    return true;
  if (Why) {
    *Why = P ? "conversion of slices to array pointers requires go1.17 or later"
             : "conversion of slices to arrays requires go1.20 or later";
    *Why += " (-lang was set to " + C.Pkg->GoVersion + "; check go.mod)";
  }
  return false;
}

/// Each type of a type parameter's type set must be convertible.
static bool convertibleTypeParams(Checker &C, const Operand &X, Type *T,
                                  std::string *Why) {
  auto *Vp = asIs<TypeParam>(X.Type);
  auto *Tp = asIs<TypeParam>(T);
  auto Explain = [&](Type *From, Type *To) {
    if (!Why)
      return;
    std::string Text = "cannot convert " + C.str(From);
    if (Vp)
      Text += " (in " + C.str(Vp) + ")";
    Text += " to " + C.str(To);
    if (Tp)
      Text += " (in " + C.str(Tp) + ")";
    if (!Why->empty())
      Text += "\n\t" + *Why;
    *Why = std::move(Text);
  };
  Operand Each = X;
  return forEachType(X.Type, [&](Type *From, Type *) {
    return From && forEachType(T, [&](Type *To, Type *) {
             if (!To)
               return false;
             Each.Type = From;
             if (convertibleTo(C, Each, To, Why))
               return true;
             Explain(From, To);
             return false;
           });
  });
}

bool zokor::check::convertibleTo(Checker &C, const Operand &X, Type *T,
                                 std::string *Why) {
  if (assignableTo(C, X, T, Why))
    return true;
  Type *V = X.Type;
  Type *Vu = underlying(V), *Tu = underlying(T);
  bool Parameters = isTypeParam(V) || isTypeParam(T);
  if (convertiblePointers(V, T))
    return true;
  if (!Parameters) {
    if (convertibleUnderlying(Vu, Tu))
      return true;
    return convertibleSlice(C, X, Vu, Tu, Why).value_or(false);
  }
  return convertibleTypeParams(C, X, T, Why);
}

//===----------------------------------------------------------------------===//
// T(x)
//===----------------------------------------------------------------------===//

/// A constant converts to a type parameter if it converts to all its types.
static bool constantToTypeParam(Checker &C, const Operand &X, Type *T,
                                std::string &Why) {
  return forEachUnderlying(T, [&](Type *U) {
    if (!U) {
      Why = C.str(T) + " does not contain specific types";
      return false;
    }
    if ((isString(X.Type) && isBytesOrRunes(U)) ||
        constConvertibleTo(C, X, U, nullptr))
      return true;
    Why = "cannot convert " + C.str(X) + " to " + C.str(U) + " (in " +
          C.str(T) + ")";
    return false;
  });
}

/// The type that the untyped argument X of a conversion to T gets for good.
static Type *argumentType(Checker &C, const Operand &X, Type *T,
                          bool WasConstant) {
  if (llvm::cast<Basic>(unalias(X.Type))->K == BasicKind::UntypedNil)
    return T;
  // []byte("x"), any(1): the argument has its default type.
  if (isNonTypeParamInterface(T) || (WasConstant && !isConstType(T)))
    return defaultType(C, X.Type);
  // string(65): an integer all the same.
  if (X.isConstant() && isInteger(X.Type) && allString(T))
    return X.Type;
  return T;
}

void zokor::check::conversion(Checker &C, Operand &X, Type *T) {
  bool WasConstant = X.isConstant(), Ok;
  std::string Why;
  if (WasConstant && isConstType(T)) {
    Ok = constConvertibleTo(C, X, T, &X.Value);
  } else if (WasConstant && isTypeParam(T)) {
    Ok = constantToTypeParam(C, X, T, Why);
    X.M = Mode::Value; // type parameters are not constant types
  } else {
    // The reason is only looked for when there is something to explain.
    Ok = convertibleTo(C, X, T, nullptr) || convertibleTo(C, X, T, &Why);
    X.M = Ok ? Mode::Value : X.M;
  }
  if (!Ok) {
    std::string Text = "cannot convert " + C.str(X) + " to type " + C.str(T);
    if (!Why.empty())
      Text += ":\n\t" + Why;
    C.error(X.at(), diag::InvalidConversion, std::move(Text));
    return X.invalidate();
  }
  if (isUntyped(X.Type))
    updateExprType(C, X.Expr, argumentType(C, X, T, WasConstant), true);
  X.Type = T;
}
