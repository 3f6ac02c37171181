//===- Operand.cpp - Describing operands; assignability -------------------===//

#include "compiler/Check/Operand.h"

#include "compiler/Check/Checker.h"
#include "compiler/Check/Expr.h"
#include "compiler/Types/Lookup.h"
#include "compiler/Types/TypeSet.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

static llvm::StringRef modeString(Mode M) {
  switch (M) {
  case Mode::Unset:
  case Mode::Invalid:
    return "invalid operand";
  case Mode::NoValue:
    return "no value";
  case Mode::Builtin:
    return "built-in";
  case Mode::TypeExpr:
    return "type";
  case Mode::Constant:
    return "constant";
  case Mode::Variable:
    return "variable";
  case Mode::MapIndex:
    return "map index expression";
  case Mode::Value:
    return "value";
  case Mode::NilValue:
    return "nil";
  case Mode::CommaOk:
    return "comma, ok expression";
  case Mode::CgoFunc:
    return "cgo function";
  }
  return "";
}

/// " of type T" for a typed value, with what is special about T.
static std::string typeClause(Type *T, Qualifier Q) {
  if (types::isInvalid(T))
    return " with invalid type";
  std::string Text = isGeneric(T) ? " of parameterized type " : " of type ";
  Text += typeString(T, Q);
  if (auto *P = asIs<TypeParam>(T); P && P->Constraint)
    Text += " constrained by " + typeString(P->Constraint, Q);
  return Text;
}

static std::string nilString(Type *T, Qualifier Q) {
  if (!T || types::isInvalid(T))
    return "nil (with invalid type)";
  if (isUntyped(T))
    return "nil";
  return "nil (of type " + typeString(T, Q) + ")";
}

std::string zokor::check::operandString(const Operand &X, Qualifier Q) {
  if (X.M == Mode::NilValue)
    return nilString(X.Type, Q);

  std::string Expr;
  if (X.Expr)
    Expr = ast::exprString(X.Expr);
  else if (X.M == Mode::TypeExpr && X.Type)
    Expr = typeString(X.Type, Q);
  else if (X.M == Mode::Constant && X.Value)
    Expr = toString(X.Value);

  std::string Text;
  if (!Expr.empty())
    Text = Expr + " (";
  bool HasType = X.M >= Mode::Constant && X.Type;
  if (HasType && isUntyped(X.Type)) {
    Text += llvm::cast<Basic>(unalias(X.Type))->Name.str() + " ";
    HasType = false;
  }
  Text += modeString(X.M);
  if (X.M == Mode::Constant && X.Value)
    if (std::string Value = toString(X.Value); Value != Expr)
      Text += " " + Value;
  if (HasType)
    Text += typeClause(X.Type, Q);
  if (!Expr.empty())
    Text += ')';
  return Text;
}

//===----------------------------------------------------------------------===//
// Assignability
//===----------------------------------------------------------------------===//

namespace {
/// One question "is X assignable to T", with where to put the answer.
struct AssignabilityTest {
  Checker &C;
  std::string *Why;
  diag::Kind Kind = diag::IncompatibleAssign;

  bool run(const Operand &X, Type *T);
  bool untyped(const Operand &X, Type *T);
  bool toInterface(Type *V, Type *T);
  bool toTypeParam(const Operand &X, TypeParam *T);
  bool fromTypeParam(const Operand &X, TypeParam *V, Type *T);
  bool implementsIface(Type *V, Type *T, std::string *Why);
  void explain(std::string Text);
};
} // namespace

/// Puts Text in front of the reason found so far.
void AssignabilityTest::explain(std::string Text) {
  if (!Why)
    return;
  if (!Why->empty())
    Text += "\n\t" + *Why;
  *Why = std::move(Text);
}

bool AssignabilityTest::implementsIface(Type *V, Type *T, std::string *Why) {
  return implements(V, T, Why,
                    [this](const Package *P) { return C.qualify(P); });
}

bool AssignabilityTest::toInterface(Type *V, Type *T) {
  Kind = diag::InvalidIfaceAssign;
  return implementsIface(V, T, Why);
}

/// An untyped value is assignable if it can be represented; for a type
/// parameter by every type of its type set.
bool AssignabilityTest::untyped(const Operand &X, Type *T) {
  Operand Copy = X;
  const Constant *Value = nullptr;
  if (!isTypeParam(T))
    return implicitTypeAndValue(C, Copy, T, Value).first != nullptr;
  return forEachType(T, [&](Type *Specific, Type *) {
    return Specific &&
           implicitTypeAndValue(C, Copy, Specific, Value).first != nullptr;
  });
}

/// The unnamed type of X against each type of T's type set.
bool AssignabilityTest::toTypeParam(const Operand &X, TypeParam *T) {
  return forEachType(T, [&](Type *Specific, Type *) {
    if (!Specific)
      return false;
    if (run(X, Specific))
      return true;
    if (Why)
      explain("cannot assign " + C.str(X.Type) + " to " + C.str(Specific) +
              " (in " + C.str(T) + ")");
    return false;
  });
}

bool AssignabilityTest::fromTypeParam(const Operand &X, TypeParam *V, Type *T) {
  Operand Copy = X;
  return forEachType(V, [&](Type *Specific, Type *) {
    if (!Specific)
      return false;
    Copy.Type = Specific;
    if (run(Copy, T))
      return true;
    if (Why)
      explain("cannot assign " + C.str(Specific) + " (in " + C.str(V) +
              ") to " + C.str(T));
    return false;
  });
}

bool AssignabilityTest::run(const Operand &X, Type *T) {
  Type *V = X.Type;
  if (X.isInvalid() || !V || !T || V == T || types::isInvalid(T) ||
      types::isInvalid(V) || identical(V, T))
    return true;
  if (isUntyped(V))
    return untyped(X, T);

  Type *Vu = underlying(V), *Tu = underlying(T);
  auto *Vp = asIs<TypeParam>(V), *Tp = asIs<TypeParam>(T);
  bool BothNamed = hasName(V) && hasName(T);
  if (!Vp && !Tp && !BothNamed && identical(Vu, Tu))
    return true;
  // A pointer to an interface is never implemented; ask for gc's reason.
  if ((llvm::isa<Interface>(Tu) && !Tp) || isInterfacePointer(Tu))
    return toInterface(V, T);
  if (llvm::isa<Interface>(Vu) && !Vp && Why &&
      implementsIface(T, V, nullptr)) {
    *Why = "need type assertion";
    return false;
  }
  if (auto *Vc = llvm::dyn_cast<Chan>(Vu); Vc && Vc->Dir == ChanDir::Both)
    if (auto *Tc = llvm::dyn_cast<Chan>(Tu);
        Tc && identical(Vc->Elem, Tc->Elem)) {
      Kind = diag::InvalidChanAssign;
      return !BothNamed;
    }
  if (Tp && !hasName(V))
    return toTypeParam(X, Tp);
  if (Vp && !hasName(T))
    return fromTypeParam(X, Vp, T);
  return false;
}

bool zokor::check::assignableTo(Checker &C, const Operand &X, Type *T,
                                std::string *Why, unsigned *DiagKind) {
  if (X.Type == T)
    return true;
  AssignabilityTest Test{C, Why};
  bool Ok = Test.run(X, T);
  if (DiagKind)
    *DiagKind = Test.Kind;
  return Ok;
}
