//===- TypeExpr.cpp - Identifiers and type expressions --------------------===//
//
// Type literals nest as deep as the parser lets them, so the functions on that
// recursion keep little on the stack; the larger cases are functions of their
// own.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/DeclState.h"
#include "compiler/Check/Expr.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Identifiers
//===----------------------------------------------------------------------===//

static void identNotFound(Checker &C, ast::Ident *E) {
  if (E->Name.isBlank())
    C.error(E->At, diag::InvalidBlank, "cannot use _ as value or type");
  else
    C.error(E->At, diag::UndeclaredName, ("undefined: " + E->Name.str()).str());
}

/// Fills in X for an identifier that denotes the constant O.
static void constIdent(Checker &C, Operand &X, ast::Ident *E, Const *O) {
  if (isInvalid(X.Type))
    return;
  X.Value = O->Value;
  if (O == C.U.iota) {
    if (!C.Env.Iota) {
      C.error(E->At, diag::InvalidIota,
              "cannot use iota outside constant declaration");
      return;
    }
    X.Value = C.Env.Iota;
  }
  X.M = Mode::Constant;
}

/// Sets the mode of X by what O is; X.Type is set.
static void identMode(Checker &C, Operand &X, ast::Ident *E, Object *O) {
  switch (O->kind()) {
  case ObjectKind::PkgName:
    C.errorf(E->At, diag::InvalidPkgUse, "use of package {0} not in selector",
             O->Name.str());
    return;
  case ObjectKind::Const:
    addDependency(C, O);
    constIdent(C, X, E, llvm::cast<Const>(O));
    return;
  case ObjectKind::TypeName:
    X.M = Mode::TypeExpr;
    return;
  case ObjectKind::Var:
    // Other packages' variables (dot imports) are none of our business.
    if (O->Pkg == C.Pkg)
      llvm::cast<Var>(O)->Used = true;
    addDependency(C, O);
    if (!isInvalid(X.Type))
      X.M = Mode::Variable;
    return;
  case ObjectKind::Func:
    addDependency(C, O);
    X.M = Mode::Value;
    return;
  case ObjectKind::Builtin:
    X.Builtin = llvm::cast<Builtin>(O)->Id;
    X.M = Mode::Builtin;
    return;
  case ObjectKind::Nil:
    X.M = Mode::NilValue;
    return;
  case ObjectKind::Label:
    return;
  }
}

void check::ident(Checker &C, Operand &X, ast::Ident *E, TypeName *Def,
                  bool WantType) {
  X.M = Mode::Invalid;
  X.Expr = E;
  auto [Where, O] = C.Env.Scope->lookupParent(E->Name, C.Env.LookupAt);
  if (!O)
    return identNotFound(C, E);
  if (Where == C.U.scope() && !C.allowVersion(E->At, 18) &&
      (O->Name.str() == "any" || O->Name.str() == "comparable")) {
    C.requireVersion(E->At, 18, ("predeclared " + O->Name.str()).str());
    return;
  }
  C.recordObject(E, O);
  // A type name that is wanted as a type is asked again even if it has a type
  // already: a circle may be found. Where a value is wanted that would only
  // hide the error "not a value".
  if (!O->Type || (WantType && llvm::isa<TypeName>(O))) {
    if (O->kind() != ObjectKind::PkgName && O->kind() != ObjectKind::Builtin)
      objDecl(C, O, Def);
  }
  if (!C.DotImports.empty())
    if (PkgName *P = C.DotImports.lookup({Where, O}))
      P->Used = true;
  X.Type = O->Type ? O->Type : C.U.invalid();
  identMode(C, X, E, O);
}

//===----------------------------------------------------------------------===//
// Type expressions
//===----------------------------------------------------------------------===//

static Type *typeInternal(Checker &C, ast::Expr *E, TypeName *Def);

static Type *recordType(ast::Expr *E, Type *T) {
  E->ExprMode = Mode::TypeExpr;
  E->Type = T;
  return T;
}

Type *check::typExpr(Checker &C, ast::Expr *E) {
  return definedType(C, E, nullptr);
}

Type *check::varType(Checker &C, ast::Expr *E) {
  Type *T = definedType(C, E, nullptr);
  validVarType(C, ast::startPos(E), T);
  return T;
}

Type *check::definedType(Checker &C, ast::Expr *E, TypeName *Def) {
  Type *T = typeInternal(C, E, Def);
  if (isGeneric(T)) {
    C.errorf(ast::startPos(E), diag::WrongTypeArgCount,
             "cannot use generic type {0} without instantiation", C.str(T));
    T = C.U.invalid();
  }
  return recordType(E, T);
}

Type *check::genericType(Checker &C, ast::Expr *E, std::string *Why) {
  Type *T = typeInternal(C, E, nullptr);
  if (!isInvalid(T) && !isGeneric(T)) {
    if (Why)
      *Why = C.str(T) + " is not a generic type";
    T = C.U.invalid();
  }
  return recordType(E, T);
}

/// The type that a checked name denotes; the invalid type if it is none.
static Type *typeOfOperand(Checker &C, Operand &X, TypeName *Def) {
  switch (X.M) {
  case Mode::TypeExpr:
    setDefinedType(C, Def, X.Type);
    return X.Type;
  case Mode::Invalid:
    break;
  case Mode::NoValue:
    C.errorf(X.at(), diag::NotAType, "{0} used as type", C.str(X));
    break;
  default:
    C.errorf(X.at(), diag::NotAType, "{0} is not a type", C.str(X));
  }
  return nullptr;
}

LLVM_ATTRIBUTE_NOINLINE
static Type *nameType(Checker &C, ast::Ident *E, TypeName *Def) {
  Operand X;
  ident(C, X, E, Def, /*WantType=*/true);
  return typeOfOperand(C, X, Def);
}

LLVM_ATTRIBUTE_NOINLINE
static Type *selectorType(Checker &C, ast::SelectorExpr *E, TypeName *Def) {
  Operand X;
  selector(C, X, E, Def, /*WantType=*/true);
  return typeOfOperand(C, X, Def);
}

LLVM_ATTRIBUTE_NOINLINE
static void notAType(Checker &C, ast::Expr *E) {
  C.errorf(ast::startPos(E), diag::NotAType, "{0} is not a type", C.str(E));
  useExprs(C, E);
}

static Type *arrayType(Checker &C, ast::ArrayType *E, TypeName *Def) {
  auto *T = C.S.make<Array>(C.U.invalid(), -1);
  setDefinedType(C, Def, T);
  if (E->Len)
    T->Len = arrayLength(C, E->Len);
  else
    C.error(E->At, diag::BadDotDotDotSyntax,
            "invalid use of [...] array (outside a composite literal)");
  T->Elem = varType(C, E->Elem);
  limitArraySize(C, E->At, T);
  return T->Len >= 0 ? T : nullptr;
}

static Type *pointerType(Checker &C, ast::StarExpr *E, TypeName *Def) {
  // An invalid element meanwhile, for whoever looks at it in a circle.
  auto *T = C.S.make<Pointer>(C.U.invalid());
  setDefinedType(C, Def, T);
  T->Elem = varType(C, E->X);
  // A pointer to an invalid type would only lead to further errors.
  return T->Elem == C.U.invalid() ? nullptr : T;
}

LLVM_ATTRIBUTE_NOINLINE
static void checkMapKey(Checker &C, Map *T, ast::Expr *Key) {
  Type *U = unaliasKnown(T->Key);
  if (auto *B = llvm::dyn_cast<Basic>(U); B || llvm::isa<Pointer, Chan>(U))
    return;
  C.later([&C, T, Key] {
    if (isInvalid(T->Key) || comparable(T->Key, /*Dynamic=*/true))
      return;
    C.errorf(ast::startPos(Key), diag::IncomparableMapKey,
             "invalid map key type {0}{1}", C.str(T->Key),
             isTypeParam(T->Key) ? " (missing comparable constraint)" : "");
  });
}

static Type *mapType(Checker &C, ast::MapType *E, TypeName *Def) {
  auto *T = C.S.make<Map>(C.U.invalid(), C.U.invalid());
  setDefinedType(C, Def, T);
  T->Key = varType(C, E->Key);
  T->Elem = varType(C, E->Elem);
  checkMapKey(C, T, E->Key);
  return T;
}

LLVM_ATTRIBUTE_NOINLINE
static Type *signatureType(Checker &C, ast::FuncType *E, TypeName *Def) {
  auto *T = C.S.make<Signature>();
  T->Params = T->Results = C.U.emptyTuple;
  setDefinedType(C, Def, T);
  funcType(C, T, {}, {}, E, nullptr);
  return T;
}

LLVM_ATTRIBUTE_NOINLINE
static Type *interfaceLiteral(Checker &C, ast::InterfaceType *E,
                              TypeName *Def) {
  auto *T = C.S.make<Interface>();
  T->Implicit = E->Implicit;
  setDefinedType(C, Def, T);
  interfaceType(C, T, E, Def);
  return T;
}

/// Null after an error.
static Type *typeOrNull(Checker &C, ast::Expr *E, TypeName *Def) {
  switch (E->kind()) {
  case ast::NodeKind::BadExpr:
    return nullptr;
  case ast::NodeKind::Ident:
    return nameType(C, llvm::cast<ast::Ident>(E), Def);
  case ast::NodeKind::SelectorExpr:
    return selectorType(C, llvm::cast<ast::SelectorExpr>(E), Def);
  case ast::NodeKind::IndexExpr:
    return instantiatedType(C, llvm::cast<ast::IndexExpr>(E), Def);
  case ast::NodeKind::ParenExpr:
    return definedType(C, llvm::cast<ast::ParenExpr>(E)->X, Def);
  case ast::NodeKind::ArrayType:
    return arrayType(C, llvm::cast<ast::ArrayType>(E), Def);
  case ast::NodeKind::SliceType: {
    auto *T = C.S.make<Slice>(C.U.invalid());
    setDefinedType(C, Def, T);
    T->Elem = varType(C, llvm::cast<ast::SliceType>(E)->Elem);
    return T;
  }
  case ast::NodeKind::DotsType:
    C.error(E->At, diag::InvalidDotDotDot, "invalid use of '...'");
    useExprs(C, llvm::cast<ast::DotsType>(E)->Elem);
    return nullptr;
  case ast::NodeKind::StructType: {
    auto *T = C.S.make<Struct>();
    T->Complete = false;
    setDefinedType(C, Def, T);
    structType(C, T, llvm::cast<ast::StructType>(E));
    T->Complete = true;
    return T;
  }
  case ast::NodeKind::StarExpr:
    return pointerType(C, llvm::cast<ast::StarExpr>(E), Def);
  case ast::NodeKind::FuncType:
    return signatureType(C, llvm::cast<ast::FuncType>(E), Def);
  case ast::NodeKind::InterfaceType:
    return interfaceLiteral(C, llvm::cast<ast::InterfaceType>(E), Def);
  case ast::NodeKind::MapType:
    return mapType(C, llvm::cast<ast::MapType>(E), Def);
  case ast::NodeKind::ChanType: {
    auto *Syntax = llvm::cast<ast::ChanType>(E);
    auto *T = C.S.make<Chan>(Syntax->Dir, C.U.invalid());
    setDefinedType(C, Def, T);
    T->Elem = varType(C, Syntax->Elem);
    limitChanElem(C, E->At, T);
    return T;
  }
  default:
    notAType(C, E);
    return nullptr;
  }
}

static Type *typeInternal(Checker &C, ast::Expr *E, TypeName *Def) {
  if (!E)
    return C.U.invalid();
  if (Type *T = typeOrNull(C, E, Def))
    return T;
  setDefinedType(C, Def, C.U.invalid());
  return C.U.invalid();
}

Type *check::typeOrNil(Checker &C, ast::Expr *E) {
  auto *Id = llvm::dyn_cast_or_null<ast::Ident>(ast::unparen(E));
  if (Id) {
    Object *O = C.Env.Scope->lookupParent(Id->Name, C.Env.LookupAt).second;
    if (O && llvm::isa<Nil>(O)) {
      Operand X;
      expr(C, X, E);
      return nullptr;
    }
  }
  return varType(C, E);
}

//===----------------------------------------------------------------------===//
// Instances
//===----------------------------------------------------------------------===//

/// The types of the arguments, or nothing if one is invalid.
static bool typeList(Checker &C, llvm::ArrayRef<ast::Expr *> List,
                     llvm::SmallVectorImpl<Type *> &Types) {
  bool Ok = true;
  for (ast::Expr *E : List) {
    Type *T = varType(C, E);
    Ok &= T != C.U.invalid();
    Types.push_back(T);
  }
  return Ok;
}

/// Checks the arguments of an instance once all types are complete.
static void verifyLater(Checker &C, ast::IndexExpr *E, Type *Instance,
                        llvm::ArrayRef<TypeParam *> Params,
                        llvm::ArrayRef<Type *> Args) {
  C.later([&C, E, Instance, Params, Args] {
    Pos At = ast::startPos(E->X);
    std::string Why;
    int Failed = verifyInstance(C, At, Params, Args, Why);
    if (Failed >= 0) {
      if (size_t(Failed) < E->Indices.size())
        At = ast::startPos(E->Indices[Failed]);
      C.error(At, diag::CannotInferTypeArgs, Why);
    } else {
      recordInstance(C, At, Params, Args, E->Indices);
    }
    if (auto *N = llvm::dyn_cast<Named>(Instance))
      validType(C, N);
  });
}

/// Records the type arguments at the name that is instantiated.
static void recordTypeArgs(ast::Expr *Generic, llvm::ArrayRef<Type *> Args) {
  if (auto *S = llvm::dyn_cast<ast::SelectorExpr>(Generic))
    S->Sel->TypeArgs = Args;
  else if (auto *Id = llvm::dyn_cast<ast::Ident>(Generic))
    Id->TypeArgs = Args;
}

LLVM_ATTRIBUTE_NOINLINE
Type *check::instantiatedType(Checker &C, ast::IndexExpr *E, TypeName *Def) {
  needVersion(C, ast::endPos(E->X), 18, "type instantiation");
  std::string Why;
  Type *Generic = genericType(C, E->X, &Why);
  if (!Why.empty())
    C.error(ast::startPos(E->X), diag::NotAGenericType, Why);
  auto *N = llvm::dyn_cast<Named>(Generic);
  auto *A = llvm::dyn_cast<Alias>(Generic);
  if (!N && !A) {
    setDefinedType(C, Def, C.U.invalid());
    return C.U.invalid();
  }
  llvm::SmallVector<Type *, 4> List;
  bool Ok = typeList(C, E->Indices, List);
  llvm::ArrayRef<TypeParam *> Params = N ? N->TypeParams : A->TypeParams;
  TypeName *Obj = N ? N->Obj : A->Obj;
  bool RightCount =
      Ok && checkTypeArgCount(C, ast::startPos(E->X), Obj->Name.str(),
                              List.size(), Params.size());
  // As in gc, an instance with a wrong number of arguments is a type that
  // equals no other.
  Ok &= RightCount || N;
  if (Ok && A && !A->FromRHS) {
    // Its own declaration needs an instance of it to be known.
    cycleError(C, llvm::ArrayRef<Object *>(Obj));
    Ok = false;
  }
  if (!Ok) {
    setDefinedType(C, Def, C.U.invalid());
    return C.U.invalid();
  }
  llvm::ArrayRef<Type *> Args = C.S.copy(llvm::ArrayRef<Type *>(List));
  Type *T = C.Types.instantiate(Generic, Args);
  if (auto *Instance = llvm::dyn_cast<Named>(T))
    C.Decls->InstanceAt.insert({Instance, ast::startPos(E->X)});
  setDefinedType(C, Def, T);
  recordTypeArgs(E->X, Args);
  if (RightCount)
    verifyLater(C, E, T, Params, Args);
  return T;
}

//===----------------------------------------------------------------------===//
// Array lengths and constraint interfaces
//===----------------------------------------------------------------------===//

/// `type T[P *C] ...` may be meant as a type parameter list; a name that is
/// no constant is reported in words that fit.
static bool isLengthName(Checker &C, ast::Expr *E) {
  auto *Id = llvm::dyn_cast<ast::Ident>(E);
  if (!Id)
    return true;
  Object *O = C.Env.Scope->lookupParent(Id->Name, C.Env.LookupAt).second;
  if (O && llvm::isa<Const>(O))
    return true;
  C.errorf(Id->At, diag::InvalidArrayLen,
           O ? "invalid array length {0}"
             : "undeclared name {0} for array length",
           Id->Name.str());
  return false;
}

LLVM_ATTRIBUTE_NOINLINE
int64_t check::arrayLength(Checker &C, ast::Expr *E) {
  if (!isLengthName(C, E))
    return -1;
  Operand X;
  expr(C, X, E);
  if (X.isInvalid())
    return -1;
  if (!X.isConstant()) {
    C.errorf(X.at(), diag::InvalidArrayLen, "array length {0} must be constant",
             C.str(X));
    return -1;
  }
  if (isUntyped(X.Type) || isInteger(X.Type)) {
    const Constant *V = C.U.Constants.toInt(X.Value);
    if (V->kind() == Constant::Kind::Int && fitsInteger(V, 64, true)) {
      int64_t N = *int64Value(V);
      if (N >= 0)
        return N;
      C.errorf(X.at(), diag::InvalidArrayLen, "invalid array length {0}",
               C.str(X));
      return -1;
    }
  }
  C.errorf(X.at(), diag::InvalidArrayLen, "array length {0} must be integer",
           C.str(X));
  return -1;
}

/// Can T not be an interface, as far as is known without looking deeper?
static bool surelyNoInterface(Checker &C, Type *T) {
  T = unaliasKnown(T);
  if (auto *N = llvm::dyn_cast<Named>(T)) {
    if (N == C.U.errorType)
      return true;
    Named *Declared = N->Origin ? N->Origin : N;
    T = Declared->Underlying;
    if (!T)
      return false;
  }
  return !llvm::isa<Interface, Named, Alias>(T);
}

void check::validVarType(Checker &C, Pos At, Type *T) {
  // A type parameter as such is fine.
  if (surelyNoInterface(C, T) || T == C.U.emptyInterface || T == C.U.anyType)
    return;
  C.later([&C, At, T] {
    if (isTypeParam(T))
      return;
    auto *I = as<Interface>(T);
    if (!I)
      return;
    const TypeSet &Set = checkedTypeSet(C, I);
    if (Set.isMethodSet())
      return;
    C.errorf(At, diag::MisplacedConstraintIface,
             "cannot use type {0} outside a type constraint: interface {1}",
             C.str(T),
             Set.Comparable ? "is (or embeds) comparable"
                            : "contains type constraints");
  });
}
