//===- Infer.cpp - Inferring type arguments -------------------------------===//
//
// The missing type arguments of a call are found in this order:
//   1. parameter types are unified with the types of typed arguments;
//   2. type parameters are unified with the core types and methods of their
//      constraints, again and again while that finds something new;
//   3. a parameter that is still unknown and was given untyped constants gets
//      the default type of the "largest" of their kinds;
//   4. a parameter that is still unknown may follow from the type arguments of
//      an operand whose type is an instance of the same generic interface;
//   5. the types found may mention other type parameters: those are replaced
//      until none is left. A parameter that would be replaced by something
//      that mentions itself has no answer.
// Whether the types satisfy their constraints is checked later, except where
// unification fails over it.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Generics/Infer.h"

#include "compiler/Check/Expr.h"
#include "compiler/Check/Generics/Unify.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/STLExtras.h"

namespace zokor::check {

bool isParameterizedBy(llvm::ArrayRef<TypeParam *> Params, Type *T) {
  return mentionsTypeParam(
      T, [&](TypeParam *P) { return llvm::is_contained(Params, P); });
}

namespace {

using TypeList = llvm::SmallVector<Type *, 4>;

/// The inference for one call.
class Inference {
public:
  Inference(Checker &C, Pos At, llvm::ArrayRef<TypeParam *> Params,
            const TypeList &Given, Tuple *Parameters,
            llvm::ArrayRef<Operand *> Operands, bool Reverse)
      : C(C), At(At), Params(Params), Given(Given), Parameters(Parameters),
        Operands(Operands), Reverse(Reverse),
        U(Params, Given, C.allowVersion(At, 21)) {}

  /// Empty after an error.
  TypeList run();

private:
  bool useTypedOperands();
  bool useConstraints();
  bool useConstraint(TypeParam *P);
  bool useUntypedOperands();
  bool useInterfaceInstances();
  TypeList simplify();
  void mismatch(const char *What, Type *Parameter, Type *Found,
                const Operand &X);

  Checker &C;
  Pos At;
  llvm::ArrayRef<TypeParam *> Params;
  const TypeList &Given;
  Tuple *Parameters;
  llvm::ArrayRef<Operand *> Operands;
  bool Reverse;
  Unifier U;
  /// Operands with untyped constants for parameters that are type parameters.
  llvm::SmallVector<unsigned, 4> Untyped;
};

/// Drops inferred types that lead back to their parameter.
class CycleKiller {
public:
  CycleKiller(llvm::ArrayRef<TypeParam *> Params, TypeList &Inferred)
      : Params(Params), Inferred(Inferred), State(Params.size(), New) {}
  void run() {
    for (unsigned I = 0; I < Params.size(); ++I)
      visit(I);
  }

private:
  enum Progress { New, Open, Done };
  void visit(unsigned I);

  llvm::ArrayRef<TypeParam *> Params;
  TypeList &Inferred;
  llvm::SmallVector<Progress, 4> State;
};

} // namespace

void CycleKiller::visit(unsigned I) {
  if (State[I] == Open)
    Inferred[I] = nullptr;
  if (State[I] != New)
    return;
  State[I] = Open;
  mentionsTypeParam(Inferred[I], [this](TypeParam *P) {
    if (auto It = llvm::find(Params, P); It != Params.end())
      visit(It - Params.begin());
    return false;
  });
  State[I] = Done;
}

/// "P", "P and Q", "P, Q, and R".
static std::string paramNames(llvm::ArrayRef<TypeParam *> List) {
  std::string Text;
  for (auto [I, P] : llvm::enumerate(List)) {
    if (I)
      Text += List.size() == 2       ? " and "
              : I + 1 == List.size() ? ", and "
                                     : ", ";
    Text += P->Obj->Name.str();
  }
  return Text;
}

/// Reports that an operand's type does not unify with its parameter's type.
void Inference::mismatch(const char *What, Type *Parameter, Type *Found,
                         const Operand &X) {
  std::vector<Type *> Known = U.inferred();
  std::string Text = llvm::formatv("{0} {1} of {2} does not match ", What,
                                   C.str(Found), C.str(X.Expr));
  if (llvm::all_of(Known, [](Type *T) { return !T; })) {
    C.errorf(X.at(), diag::CannotInferTypeArgs, "{0}{1} (cannot infer {2})",
             Text, C.str(Parameter), paramNames(Params));
    return;
  }
  Type *Inferred = C.Types.substitute(Parameter, Params, Known);
  if (Inferred == Parameter)
    C.errorf(X.at(), diag::CannotInferTypeArgs, "{0}{1}", Text,
             C.str(Parameter));
  else if (Reverse)
    C.errorf(X.at(), diag::CannotInferTypeArgs,
             "inferred type {0} for {1} does not match {2} {3} of {4}",
             C.str(Inferred), C.str(Parameter), What, C.str(Found),
             C.str(X.Expr));
  else
    C.errorf(X.at(), diag::CannotInferTypeArgs, "{0}inferred type {1} for {2}",
             Text, C.str(Inferred), C.str(Parameter));
}

bool Inference::useTypedOperands() {
  for (auto [I, X] : llvm::enumerate(Operands)) {
    if (!Parameters || I >= Parameters->size())
      break;
    Type *Parameter = Parameters->at(I)->Type;
    if (!isParameterizedBy(Params, Parameter) &&
        !isParameterizedBy(Params, X->Type))
      continue;
    if (isTyped(X->Type)) {
      if (!U.unify(Parameter, X->Type, Unifier::Assign)) {
        mismatch("type", Parameter, X->Type, *X);
        return false;
      }
    } else if (asIs<TypeParam>(Parameter) && !X->isNil() &&
               !isInvalid(defaultType(C, X->Type))) {
      // Default types are basic: they can only match a type parameter.
      Untyped.push_back(I);
    }
  }
  return true;
}

/// The single term of P's constraint (second: true), or its core type with a
/// tilde if any of the terms has one; no type if there is neither.
static std::pair<Term, bool> coreTerm(TypeParam *P) {
  const TypeSet &Set = typeSet(constraintInterface(P));
  if (!Set.hasTerms())
    return {};
  if (Set.Terms.size() == 1)
    return {Set.Terms[0], true};
  bool Tilde = llvm::any_of(Set.Terms, [](Term T) { return T.Tilde; });
  return {{Tilde, coreType(P)}, false};
}

bool Inference::useConstraint(TypeParam *P) {
  auto [Core, Single] = coreTerm(P);
  if (Type *T = U.at(P); T && Core.T) {
    if (!U.unify(T, Core.T, Unifier::Inexact)) {
      C.errorf(At, diag::CannotInferTypeArgs, "{0} does not match {1}{2}",
               C.str(P), Core.Tilde ? "~" : "", C.str(Core.T));
      return false;
    }
  } else if (Core.T && Single && !Core.Tilde) {
    U.set(P, Core.T);
  }

  // The methods of a type that mentions unknown parameters are not final.
  Type *T = U.at(P);
  if (!T || isParameterizedBy(Params, T))
    return true;
  MissingMethod M = missingMethod(
      T, constraintInterface(P), /*Static=*/true,
      [this](Type *X, Type *Y) { return U.unify(X, Y, Unifier::Exact); });
  if (!M.Method)
    return true;
  std::string Why =
      missingMethodReason(T, P->Constraint, M, [this](const Package *Pkg) {
        return C.qualify(Pkg);
      });
  C.errorf(At, diag::CannotInferTypeArgs,
           "{0} (type {1}) does not satisfy {2} {3}", C.str(P), C.str(T),
           C.str(P->Constraint), Why);
  return false;
}

bool Inference::useConstraints() {
  for (unsigned Before = U.unknowns(); Before != 0;) {
    for (TypeParam *P : Params)
      if (!useConstraint(P))
        return false;
    unsigned Now = U.unknowns();
    if (Now == Before)
      break;
    Before = Now;
  }
  return true;
}

/// The type of the later kind of two untyped types; null if they do not mix.
/// Up to go1.20 the first one counted and the others had to have its kind.
static Type *larger(Type *X, Type *Y, bool MayMix) {
  auto *BX = asIs<Basic>(X), *BY = asIs<Basic>(Y);
  if (!BX || !BY)
    return nullptr;
  if (BX->K == BY->K)
    return X;
  if (!MayMix || !isUntypedNumeric(X) || !isUntypedNumeric(Y))
    return nullptr;
  return BX->K > BY->K ? X : Y;
}

bool Inference::useUntypedOperands() {
  llvm::SmallVector<std::pair<TypeParam *, Type *>, 4> Largest;
  for (unsigned I : Untyped) {
    auto *P = asIs<TypeParam>(Parameters->at(I)->Type);
    if (U.at(P))
      continue;
    const Operand &X = *Operands[I];
    auto It = llvm::find_if(Largest, [&](auto &E) { return E.first == P; });
    if (It == Largest.end()) {
      Largest.push_back({P, X.Type});
    } else if (Type *T = larger(It->second, X.Type, C.allowVersion(At, 21))) {
      It->second = T;
    } else {
      U.set(P, defaultType(C, It->second));
      mismatch("default type", P, defaultType(C, X.Type), X);
      return false;
    }
  }
  for (auto [P, T] : Largest)
    U.set(P, defaultType(C, T));
  return true;
}

/// An operand of type I[int] for a parameter I[P] says nothing of P if no
/// method of the interface I mentions it: I[string] would do as well. If
/// nothing else is known of P, it is int: that is what gc inferred up to
/// go1.20.
bool Inference::useInterfaceInstances() {
  if (U.unknowns() == 0)
    return true;
  for (auto [I, X] : llvm::enumerate(Operands)) {
    auto *Wanted = Parameters && I < Parameters->size()
                       ? asIs<Named>(Parameters->at(I)->Type)
                       : nullptr;
    auto *Given = asIs<Named>(X->Type);
    if (!Wanted || !Given || !Wanted->Origin ||
        Wanted->Origin != Given->Origin || !as<Interface>(Wanted))
      continue;
    Unifier Attempt = U;
    if (Attempt.unify(Wanted, Given, Unifier::Exact))
      U = Attempt;
  }
  return useConstraints();
}

/// Replaces parameters in what was inferred; null where that leaves some.
TypeList Inference::simplify() {
  std::vector<Type *> Found = U.inferred();
  TypeList Inferred(Found.begin(), Found.end());
  CycleKiller(Params, Inferred).run();
  bool Changed = true;
  // Without cycles each round resolves at least one more parameter.
  for (unsigned Round = 0; Changed && Round <= Params.size(); ++Round) {
    Changed = false;
    for (auto [I, T] : llvm::enumerate(Inferred)) {
      if (!T || Given[I])
        continue;
      Type *New = C.Types.substitute(T, Params, Inferred);
      if (New == T)
        continue;
      // A generic function that was an argument is not generic any more.
      auto *Sig = llvm::dyn_cast<Signature>(New);
      if (Sig && !Sig->TypeParams.empty() && !isParameterizedBy(Params, Sig))
        Sig->TypeParams = {};
      Inferred[I] = New;
      Changed = true;
    }
  }
  for (Type *&T : Inferred)
    if (T && isParameterizedBy(Params, T))
      T = nullptr;
  return Inferred;
}

/// file:line:column, as in other messages.
static std::string place(Checker &C, Pos At) {
  Location L = C.S.Sources.locate(At);
  std::string Text = llvm::formatv("{0}:{1}", L.File, L.Line);
  return L.Column ? Text + ":" + std::to_string(L.Column) : Text;
}

TypeList Inference::run() {
  if (!useTypedOperands() || !useConstraints() || !useUntypedOperands() ||
      !useInterfaceInstances())
    return {};
  TypeList Inferred = simplify();
  for (auto [P, T] : llvm::zip(Params, Inferred))
    if (!T) {
      C.errorf(At, diag::CannotInferTypeArgs, "cannot infer {0} ({1})",
               P->Obj->Name.str(), place(C, P->Obj->At));
      return {};
    }
  return Inferred;
}

llvm::SmallVector<Type *, 4>
infer(Checker &C, Pos At, llvm::ArrayRef<TypeParam *> Params,
      llvm::ArrayRef<Type *> Args, Tuple *Parameters,
      llvm::ArrayRef<Operand *> Operands, bool Reverse) {
  TypeList Given(Args.take_front(Params.size()));
  Given.resize(Params.size());
  if (!llvm::is_contained(Given, nullptr))
    return Given;
  if (llvm::any_of(Operands,
                   [](Operand *X) { return X->isInvalid() || !X->Type; }))
    return {};
  // Known arguments are put in first: a mismatch is then reported where the
  // operand is assigned, in better words.
  if (Parameters)
    Parameters =
        llvm::cast<Tuple>(C.Types.substitute(Parameters, Params, Given));
  return Inference(C, At, Params, Given, Parameters, Operands, Reverse).run();
}

std::pair<llvm::ArrayRef<TypeParam *>, Type *>
renameTypeParams(Checker &C, llvm::ArrayRef<TypeParam *> Params, Type *T) {
  if (Params.empty())
    return {Params, T};
  llvm::SmallVector<TypeParam *, 4> New;
  TypeList AsTypes;
  for (TypeParam *P : Params) {
    auto *Obj =
        C.S.make<TypeName>(P->Obj->At, P->Obj->Pkg, P->Obj->Name, nullptr);
    auto *Q = C.S.make<TypeParam>(Obj, C.Types.nextTypeParamId());
    Obj->Type = Q;
    Obj->ColorState = Color::Black;
    Q->Index = P->Index;
    New.push_back(Q);
    AsTypes.push_back(Q);
  }
  for (auto [P, Q] : llvm::zip(Params, New)) {
    constraintInterface(P);
    Q->Constraint = C.Types.substitute(P->Constraint, Params, AsTypes);
  }
  llvm::ArrayRef<TypeParam *> Renamed = C.S.copy<TypeParam *>(New);
  Type *Result = C.Types.substitute(T, Params, AsTypes);
  if (auto *Sig = llvm::dyn_cast_or_null<Signature>(Result);
      Sig && Sig->TypeParams == Params) {
    Sig = C.S.make<Signature>(*Sig);
    Sig->TypeParams = Renamed;
    Result = Sig;
  }
  return {Renamed, Result};
}

} // namespace zokor::check
