//===- Signature.cpp - Function types, parameters and receivers -----------===//
//
// Parameters are visible in the body only: all parameter types are checked in
// the scope that holds nothing but type parameters, then the names are
// declared in it. The receiver `(r *T[P])` declares P like a type parameter
// list would; its bound is that of the corresponding parameter of T.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/DeclState.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

namespace {
/// A parameter and the identifier that declares it, or null.
struct Param {
  Var *V;
  ast::Ident *Id;
};
using ParamList = llvm::SmallVector<Param, 8>;
} // namespace

/// Makes the variable for a parameter, receiver or result.
static Var *makeParam(Checker &C, ast::Field &F, Type *T) {
  Pos At =
      F.Name ? F.Name->At : (F.FieldType ? ast::startPos(F.FieldType) : F.At);
  Name N = F.Name ? F.Name->Name : Name();
  auto *V = C.S.make<Var>(At, C.Pkg, N, T);
  V->IsParam = true;
  V->Used = true; // gc does not ask for uses of parameters
  V->Function = C.Env.Function;
  return V;
}

/// The last of `List` is `...E`: makes its type a slice.
static Type *variadicType(Checker &C, ast::DotsType *E, Type *Elem) {
  auto *T = C.S.make<Slice>(Elem);
  E->ExprMode = Mode::TypeExpr;
  E->Type = T;
  return T;
}

/// Adds the parameters of List to `Params`. Returns whether the last is
/// variadic.
static bool collectParams(Checker &C, llvm::MutableArrayRef<ast::Field> List,
                          bool VariadicOk, ParamList &Params) {
  bool Variadic = false;
  Type *T = nullptr;
  ast::Expr *Previous = nullptr;
  for (size_t I = 0; I != List.size(); ++I) {
    ast::Field &F = List[I];
    if (!F.FieldType)
      T = C.U.invalid();
    else if (F.FieldType != Previous) {
      auto *Dots = llvm::dyn_cast<ast::DotsType>(F.FieldType);
      T = varType(C, Dots ? Dots->Elem : F.FieldType);
      if (Dots && VariadicOk && I + 1 == List.size()) {
        Variadic = true;
        T = variadicType(C, Dots, T);
      } else if (Dots) {
        C.error(Dots->At, diag::MisplacedDotDotDot,
                "can only use ... with final parameter in list");
      }
    }
    Previous = F.FieldType;
    Params.push_back({makeParam(C, F, T), F.Name});
  }
  return Variadic;
}

/// Declares the named ones in Scope. Without a scope nobody looks them up;
/// only duplicates are of interest then.
static void declareParams(Checker &C, llvm::ArrayRef<Param> Params,
                          Scope *Into) {
  for (size_t I = 0; I != Params.size(); ++I) {
    const Param &P = Params[I];
    if (!P.Id)
      continue;
    if (Into) {
      C.declare(Into, P.Id, P.V, Into->Begin);
      continue;
    }
    C.recordObject(P.Id, P.V);
    if (P.V->Name.isBlank())
      continue;
    for (const Param &Other : Params.take_front(I))
      if (Other.Id && Other.V->Name == P.V->Name) {
        errorRedeclared(C, P.V->At, P.V, Other.V);
        break;
      }
  }
}

static Tuple *makeTuple(Checker &C, llvm::ArrayRef<Param> Params) {
  if (Params.empty())
    return C.U.emptyTuple;
  llvm::SmallVector<Var *, 8> Vars;
  for (const Param &P : Params)
    Vars.push_back(P.V);
  return C.S.make<Tuple>(C.S.copy(llvm::ArrayRef<Var *>(Vars)));
}

//===----------------------------------------------------------------------===//
// Receivers
//===----------------------------------------------------------------------===//

/// "The receiver base type must not be a pointer or interface type and must be
/// declared in the same package." Looks at complete types.
static void validReceiver(Checker &C, Var *Recv) {
  Type *Base = deref(Recv->Type).first;
  Type *T = unalias(Base);
  if (isInvalid(T))
    return;
  if (llvm::isa<Basic>(T)) {
    C.errorf(Recv->At, diag::InvalidRecv,
             "cannot define new methods on non-local type {0}", C.str(Base));
    return;
  }
  auto *N = llvm::dyn_cast<Named>(T);
  if (!N) {
    C.errorf(Recv->At, diag::InvalidRecv, "invalid receiver type {0}",
             C.str(Recv->Type));
    return;
  }
  if (N->Obj->Pkg != C.Pkg) {
    C.errorf(Recv->At, diag::InvalidRecv,
             "cannot define new methods on non-local type {0}", C.str(Base));
    return;
  }
  const char *Cause = nullptr;
  if (isUnsafePointer(N))
    Cause = "unsafe.Pointer";
  else if (as<Pointer>(N) || as<Interface>(N))
    Cause = "pointer or interface type";
  if (Cause)
    C.errorf(Recv->At, diag::InvalidRecv, "invalid receiver type {0} ({1})",
             C.str(Base), Cause);
}

/// The names in the brackets of a receiver; a blank one for what is no name.
static llvm::SmallVector<ast::Ident *, 4>
receiverParamNames(Checker &C, ast::IndexExpr *E) {
  llvm::SmallVector<ast::Ident *, 4> Names;
  for (ast::Expr *Arg : E->Indices) {
    auto *Id = llvm::dyn_cast_or_null<ast::Ident>(Arg);
    if (!Id) {
      if (Arg && !llvm::isa<ast::BadExpr>(Arg))
        C.errorf(ast::startPos(Arg), diag::BadDecl,
                 "receiver type parameter {0} must be an identifier",
                 C.str(Arg));
      Id = C.S.make<ast::Ident>(Arg ? Arg->At : E->At, C.S.Names.get("_"));
    }
    Names.push_back(Id);
  }
  return Names;
}

/// Gives the receiver's type parameters the bounds of the base type's.
static void setReceiverBounds(Checker &C, llvm::ArrayRef<TypeParam *> Own,
                              llvm::ArrayRef<TypeParam *> Base) {
  llvm::SmallVector<Type *, 4> Args(Own.begin(), Own.end());
  for (size_t I = 0; I != Own.size(); ++I) {
    C.Decls->Instances.Canonical[Own[I]] = Base[I];
    // A bound may mention the other parameters.
    Own[I]->Constraint = C.Types.substitute(Base[I]->Constraint, Base, Args);
  }
}

static void recordReceiver(ast::Expr *E, Type *T) {
  E->ExprMode = Mode::TypeExpr;
  E->Type = T;
}

/// The type of the receiver `T[P...]` (without *); declares P....
static Type *genericReceiver(Checker &C, Signature *Sig, ast::Field &F,
                             const ReceiverSyntax &R) {
  std::string Why;
  Type *Generic = genericType(C, R.Base, &Why);
  auto *Base = llvm::dyn_cast<Named>(Generic);
  if (!Why.empty())
    C.error(ast::startPos(R.Base), diag::InvalidRecv, Why);
  else if (llvm::isa<Alias>(Generic))
    C.errorf(ast::startPos(R.Base), diag::InvalidMethodOnAlias,
             "cannot define new methods on generic alias type {0}",
             C.str(Generic));

  llvm::SmallVector<TypeParam *, 4> Own;
  for (ast::Ident *Id : receiverParamNames(C, R.Index)) {
    TypeParam *P = declareTypeParam(C, Id, Own.size());
    recordReceiver(Id, P);
    Own.push_back(P);
  }
  Sig->RecvTypeParams = C.S.copy(llvm::ArrayRef<TypeParam *>(Own));
  if (!Base)
    return C.U.invalid();

  llvm::ArrayRef<TypeParam *> Params = Base->TypeParams;
  if (Own.size() < Params.size())
    C.errorf(F.Name ? F.Name->At : ast::startPos(F.FieldType), diag::BadRecv,
             "got {0} type parameter{1}, but receiver base type declares {2}",
             Own.size(), Own.size() == 1 ? "" : "s", Params.size());
  if (!checkTypeArgCount(C, ast::startPos(R.Base), Base->Obj->Name.str(),
                         Own.size(), Params.size()))
    return C.U.invalid();
  setReceiverBounds(C, Own, Params);
  needVersion(C, R.Index->At, 18, "type instantiation");
  llvm::SmallVector<Type *, 4> List(Own.begin(), Own.end());
  llvm::ArrayRef<Type *> Args = C.S.copy(llvm::ArrayRef<Type *>(List));
  if (R.Name)
    R.Name->TypeArgs = Args;
  Type *T = C.Types.instantiate(Base, Args);
  recordReceiver(R.Index, T);
  return T;
}

/// An alias in the receiver must not stand for an instance: type A = T[int].
static bool aliasOfInstance(Checker &C, Type *Recv) {
  for (Type *T = Recv;;) {
    if (auto *P = llvm::dyn_cast_or_null<Pointer>(T)) {
      T = P->Elem;
      continue;
    }
    if (auto *A = llvm::dyn_cast_or_null<Alias>(T)) {
      T = A->FromRHS;
      continue;
    }
    auto *N = llvm::dyn_cast_or_null<Named>(T);
    return N && N->Origin;
  }
}

/// Records the types of the nodes around the base of a receiver.
static Type *wrapReceiver(Checker &C, ast::Expr *E, ast::Expr *Inner, Type *T) {
  if (E == Inner || !E)
    return T;
  Type *Result = T;
  if (auto *P = llvm::dyn_cast<ast::ParenExpr>(E)) {
    Result = wrapReceiver(C, P->X, Inner, T);
  } else if (auto *S = llvm::dyn_cast<ast::StarExpr>(E)) {
    Type *Elem = wrapReceiver(C, S->X, Inner, T);
    Result = Elem == C.U.invalid() ? Elem : C.S.make<Pointer>(Elem);
  }
  recordReceiver(E, Result);
  return Result;
}

Var *check::collectReceiver(Checker &C, Signature *Sig, ast::Field &F) {
  ast::Expr *E = F.FieldType;
  if (auto *Dots = llvm::dyn_cast_or_null<ast::DotsType>(E)) {
    C.error(Dots->At, diag::MisplacedDotDotDot,
            "can only use ... with final parameter in list");
    E = Dots->Elem;
  }
  Type *T = C.U.invalid();
  ReceiverSyntax R = unpackReceiver(E);
  if (R.Index) {
    T = wrapReceiver(C, E, R.Index, genericReceiver(C, Sig, F, R));
  } else if (E) {
    T = varType(C, E);
    if (aliasOfInstance(C, T)) {
      C.errorf(F.Name ? F.Name->At : ast::startPos(E), diag::InvalidRecv,
               "cannot define new methods on instantiated type {0}",
               C.str(deref(T).first));
      T = C.U.invalid();
    }
  }
  Var *Recv = makeParam(C, F, T);
  C.later([&C, Recv] { validReceiver(C, Recv); });
  return Recv;
}

//===----------------------------------------------------------------------===//
// Function types
//===----------------------------------------------------------------------===//

LLVM_ATTRIBUTE_NOINLINE
void check::funcType(Checker &C, Signature *Sig,
                     llvm::MutableArrayRef<ast::Field> Recv,
                     llvm::MutableArrayRef<ast::Field> TypeParams,
                     ast::FuncType *E, Scope *Scope) {
  types::Scope *Outer = C.Env.Scope;
  if (Scope)
    C.Env.Scope = Scope;
  ParamList All;
  Var *Receiver = nullptr;
  if (!Recv.empty()) {
    Receiver = collectReceiver(C, Sig, Recv[0]);
    // Further ones are a syntax error.
    All.push_back({Receiver, Recv[0].Name});
  }
  if (!TypeParams.empty()) {
    Sig->TypeParams = declareTypeParams(C, TypeParams);
    collectBounds(C, TypeParams, Sig->TypeParams);
  }
  size_t FirstParam = All.size();
  bool Variadic = collectParams(C, E->Params, true, All);
  size_t FirstResult = All.size();
  collectParams(C, E->Results, false, All);
  for (const Param &P : llvm::ArrayRef<Param>(All).drop_front(FirstResult))
    P.V->IsResult = true;
  declareParams(C, All, Scope);
  C.Env.Scope = Outer;

  llvm::ArrayRef<Param> List = All;
  Sig->Params = makeTuple(C, List.slice(FirstParam, FirstResult - FirstParam));
  Sig->Results = makeTuple(C, List.drop_front(FirstResult));
  Sig->Variadic = Variadic;
  // Last: a method without a receiver is known not to be complete.
  Sig->Recv = Receiver;
  E->ExprMode = Mode::TypeExpr;
  E->Type = Sig;
}
