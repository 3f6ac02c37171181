//===- Decl.cpp - Constant, variable, type and function declarations ------===//
//
// objDecl() is called for an object when something needs to know its type,
// and walks into the declaration. An object is white before that; grey, and on
// Checker::ObjectPath, while its declaration is being checked; black after.
// Meeting a grey object means that declarations refer to each other in a
// circle, which Cycles.cpp then judges.
//
// Types may go in circles, so a declared type exists (as a Named or Alias)
// before its right side is looked at, and whatever has to look *into* a type
// - is it comparable, does it contain itself - is put off with
// Checker::later().
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Assignments.h"
#include "compiler/Check/DeclState.h"
#include "compiler/Check/Expr.h"
#include "compiler/Check/Stmt.h"

using namespace zokor;
using namespace zokor::check;

void check::addDependency(Checker &C, Object *To) {
  if (!C.Env.Decl || !To->Order || To->Pkg != C.Pkg)
    return;
  if (llvm::isa<Const>(To)) {
    auto Found = C.Objects.find(To);
    if (Found == C.Objects.end() || Found->second->IsPlain)
      return;
  }
  C.Env.Decl->Deps.insert(To);
}

//===----------------------------------------------------------------------===//
// Objects on demand
//===----------------------------------------------------------------------===//

/// O was met while its own declaration is being checked.
static void greyObject(Checker &C, Object *O) {
  bool Valid = validCycle(C, O);
  switch (O->kind()) {
  case ObjectKind::Const:
  case ObjectKind::Var:
    // If the type is not known yet it depends on the initial value: this is
    // an initialization cycle, which initOrder() reports.
    if (!Valid || !O->Type)
      O->Type = C.U.invalid();
    break;
  case ObjectKind::TypeName:
    if (!Valid)
      O->Type = C.U.invalid();
    break;
  default:
    // A function keeps its signature, empty as yet: others rely on one.
    break;
  }
}

static bool stackExhausted(Checker &C) {
  return C.Decls->StackLimit &&
         reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <
             C.Decls->StackLimit;
}

static void funcDecl(Checker &C, Func *Obj, DeclInfo *D);

static void whiteObject(Checker &C, Object *O, DeclInfo *D, TypeName *Def) {
  EnvironmentScope Restore(C);
  C.Env = Environment();
  C.Env.Scope = D->FileScope;
  C.Env.File = D->File;
  switch (O->kind()) {
  case ObjectKind::Const: {
    size_t Top = C.Delayed.size();
    C.Env.Decl = D;
    constDecl(C, llvm::cast<Const>(O), D->TypeExpr, D->Init, D->Inherited);
    D->IsPlain = D->Deps.empty() && C.Delayed.size() == Top;
    break;
  }
  case ObjectKind::Var:
    C.Env.Decl = D;
    varDecl(C, llvm::cast<Var>(O), D->Lhs, D->TypeExpr, D->Init);
    break;
  case ObjectKind::TypeName:
    typeDecl(C, llvm::cast<TypeName>(O), D->TypeDecl, Def);
    collectMethods(C, llvm::cast<TypeName>(O));
    break;
  case ObjectKind::Func:
    funcDecl(C, llvm::cast<Func>(O), D);
    break;
  default:
    break;
  }
}

/// Gives O some type, so that nobody meets an object without one.
static void breakOff(Checker &C, Object *O) {
  if (llvm::isa<Func>(O)) {
    auto *Sig = C.S.make<Signature>();
    Sig->Params = Sig->Results = C.U.emptyTuple;
    O->Type = Sig;
  } else {
    O->Type = C.U.invalid();
    if (auto *K = llvm::dyn_cast<Const>(O))
      K->Value = C.U.Constants.unknown();
  }
}

void check::objDecl(Checker &C, Object *O, TypeName *Def) {
  if (O->ColorState == Color::Black)
    return;
  if (O->ColorState == Color::Grey)
    return greyObject(C, O);
  // Constants, variables and type parameters may get their type elsewhere.
  if (O->Type) {
    O->ColorState = Color::Black;
    return;
  }
  auto Found = C.Objects.find(O);
  if (Found == C.Objects.end())
    return breakOff(C, O);
  if (stackExhausted(C)) {
    C.errorf(O->At, diag::InvalidDeclCycle,
             "declaration of {0} refers to too many others", O->Name.str());
    return breakOff(C, O);
  }
  O->ColorState = Color::Grey;
  O->PathIndex = C.ObjectPath.size();
  C.ObjectPath.push_back(O);
  whiteObject(C, O, Found->second, Def);
  C.ObjectPath.pop_back();
  O->ColorState = Color::Black;
}

//===----------------------------------------------------------------------===//
// Constants and variables
//===----------------------------------------------------------------------===//

void check::constDecl(Checker &C, Const *Obj, ast::Expr *TypeExpr,
                      ast::Expr *Init, bool Inherited) {
  const Constant *SavedIota = C.Env.Iota;
  Pos SavedErrorAt = C.Env.ErrorAt;
  C.Env.Iota = Obj->Value; // collectObjects() left it there
  C.Env.ErrorAt = Pos();
  Obj->Value = C.U.Constants.unknown();

  bool TypeOk = true;
  if (TypeExpr) {
    Type *T = typExpr(C, TypeExpr);
    TypeOk = isConstType(T);
    if (!TypeOk) {
      if (!isInvalid(underlying(T)))
        C.errorf(ast::startPos(TypeExpr), diag::InvalidConstType,
                 "invalid constant type {0}", C.str(T));
      Obj->Type = C.U.invalid();
    } else {
      Obj->Type = T;
    }
  }
  if (TypeOk) {
    Operand X;
    if (Init) {
      // The expression stands elsewhere: errors belong to this constant.
      if (Inherited)
        C.Env.ErrorAt = Obj->At;
      expr(C, X, Init);
    }
    initConst(C, Obj, X);
  }
  C.Env.Iota = SavedIota;
  C.Env.ErrorAt = SavedErrorAt;
}

static void varInit(Checker &C, Var *Obj, llvm::ArrayRef<Var *> Lhs,
                    ast::Expr *TypeExpr, ast::Expr *Init) {
  if (TypeExpr)
    Obj->Type = varType(C, TypeExpr);
  if (!Init) {
    if (!TypeExpr)
      Obj->Type = C.U.invalid(); // reported by checkArity()
    return;
  }
  if (Lhs.size() <= 1) {
    Operand X;
    expr(C, X, Init, Obj->Type);
    initVar(C, Obj, X, "variable declaration");
    return;
  }
  // All variables have the type given; only now, because a variable with a
  // type counts as checked.
  if (TypeExpr)
    for (Var *V : Lhs)
      V->Type = Obj->Type;
  initVars(C, Lhs, llvm::ArrayRef<ast::Expr *>(Init), nullptr);
}

void check::varDecl(Checker &C, Var *Obj, llvm::ArrayRef<Var *> Lhs,
                    ast::Expr *TypeExpr, ast::Expr *Init) {
  varInit(C, Obj, Lhs, TypeExpr, Init);
  if (!Obj->Type)
    Obj->Type = C.U.invalid();
  // An unused variable of unknown type is not worth a second error.
  if (isInvalid(Obj->Type))
    Obj->Used = true;
  for (Var *V : Lhs)
    if (V->Type && isInvalid(V->Type))
      V->Used = true;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// Is T a constraint interface declared in another package?
static bool isImportedConstraint(Checker &C, Type *T) {
  auto *N = asIs<Named>(T);
  if (!N || N->Obj->Pkg == C.Pkg || !N->Obj->Pkg)
    return false;
  auto *I = as<Interface>(N);
  return I && !typeSet(I).isMethodSet();
}

/// The scope of a declaration's type parameters; none without any.
static void openTypeParamScope(Checker &C, ast::TypeDecl *D) {
  C.Env.Scope = C.Pkg->newScope(C.Env.Scope);
  C.Env.Scope->Begin = D->Name->At;
  C.Env.Scope->End = ast::endPos(D);
}

/// `type A = T`, maybe with type parameters.
static void aliasDecl(Checker &C, TypeName *Obj, ast::TypeDecl *D,
                      TypeName *Def) {
  if (!D->TypeParams.empty() && C.allowVersion(Obj->At, 18))
    needVersion(C, D->TypeParams[0].At, 24, "generic type alias");
  else if (!D->TypeParams.empty())
    C.error(Obj->At, diag::UnsupportedFeature, "generic type cannot be alias");
  else
    needVersion(C, Obj->At, 9, "type aliases");

  auto *A = C.S.make<Alias>(Obj);
  Obj->Type = A;
  setDefinedType(C, Def, A);
  Scope *Outer = C.Env.Scope;
  if (!D->TypeParams.empty()) {
    openTypeParamScope(C, D);
    A->TypeParams = declareTypeParams(C, D->TypeParams);
    collectBounds(C, D->TypeParams, A->TypeParams);
  }
  Type *T = definedType(C, D->DeclType, Obj);
  auto *P = asIs<TypeParam>(T);
  if (P && llvm::is_contained(A->TypeParams, P)) {
    C.error(ast::startPos(D->DeclType), diag::MisplacedTypeParam,
            "cannot use type parameter declared in alias declaration as RHS");
    T = C.U.invalid();
  }
  C.Env.Scope = Outer;
  // A circle may have been found and reported meanwhile.
  if (Obj->Type != A || A->FromRHS == C.U.invalid())
    T = C.U.invalid();
  A->FromRHS = T;
  resolveAlias(C, A);
}

/// `type N T`, maybe with type parameters.
static void definitionDecl(Checker &C, TypeName *Obj, ast::TypeDecl *D,
                           TypeName *Def) {
  if (!D->TypeParams.empty())
    needVersion(C, D->TypeParams[0].At, 18, "type parameter");
  auto *N = C.S.make<Named>(Obj);
  Obj->Type = N;
  setDefinedType(C, Def, N);
  Scope *Outer = C.Env.Scope;
  if (!D->TypeParams.empty()) {
    openTypeParamScope(C, D);
    N->TypeParams = declareTypeParams(C, D->TypeParams);
    collectBounds(C, D->TypeParams, N->TypeParams);
  }
  Type *T = definedType(C, D->DeclType, Obj);
  N->FromRHS = T;
  if (!N->Underlying)
    N->Underlying = C.U.invalid(); // reported
  if (isTypeParam(T)) {
    C.error(ast::startPos(D->DeclType), diag::MisplacedTypeParam,
            "cannot use a type parameter as RHS in type declaration");
    N->Underlying = C.U.invalid();
  }
  C.Env.Scope = Outer;
}

void check::typeDecl(Checker &C, TypeName *Obj, ast::TypeDecl *D,
                     TypeName *Def) {
  // Before the actions that the right side pushes: they meet a type that is
  // known to be invalid if it contains itself.
  C.later([&C, Obj, D, File = C.Env.File] {
    if (auto *N = llvm::dyn_cast<Named>(Obj->Type))
      validType(C, N);
    EnvironmentScope Restore(C);
    C.Env.File = File;
    Type *T = D->DeclType->Type;
    Pos At = ast::startPos(D->DeclType);
    if (!C.allowVersion(At, 18) && T && isImportedConstraint(C, T))
      C.requireVersion(At, 18, "using type constraint " + C.str(T));
  });
  if (D->IsAlias)
    aliasDecl(C, Obj, D, Def);
  else
    definitionDecl(C, Obj, D, Def);
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

static void funcDecl(Checker &C, Func *Obj, DeclInfo *D) {
  ast::FuncDecl *F = D->FuncDecl;
  auto *Sig = C.S.make<Signature>();
  Sig->Params = Sig->Results = C.U.emptyTuple;
  Obj->Type = Sig; // for whoever meets it in its own signature

  bool CheckBody = !C.Conf.IgnoreBodies && F->Body;
  Scope *FuncScope = nullptr;
  if (CheckBody || !F->TypeParams.empty() ||
      (F->HasRecv && !F->Recv.empty() &&
       unpackReceiver(F->Recv[0].FieldType).Index)) {
    FuncScope = C.Pkg->newScope(D->FileScope);
    FuncScope->IsFunction = true;
    FuncScope->Begin = F->Signature->At;
    FuncScope->End = F->hasBody() ? F->BodyEnd : F->Signature->At;
  }
  // A method may be mentioned in its own signature by way of its receiver's
  // instantiation; that is no cycle.
  Obj->ColorState = Color::Black;
  C.Env.Function = F;
  funcType(C, Sig, F->Recv, F->TypeParams, F->Signature, FuncScope);
  C.Env.Function = nullptr;
  Obj->ColorState = Color::Grey;

  if (!F->TypeParams.empty() && !F->hasBody())
    C.error(Obj->At, diag::BadDecl,
            "parameterized function is missing function body");
  if (!CheckBody)
    return;
  // Local types are numbered within a function, so that the numbers do not
  // depend on which bodies are checked. Several functions may have these names.
  bool OwnNumbers = !Obj->Name.isBlank() && Obj->Name.str() != "init";
  C.later([&C, D, FuncScope, Sig, OwnNumbers] {
    unsigned Outer = C.NumLocalTypes;
    if (OwnNumbers)
      C.NumLocalTypes = 0;
    funcBody(C, D, FuncScope, Sig, D->FuncDecl->Body, nullptr, D->FuncDecl);
    if (OwnNumbers)
      C.NumLocalTypes = Outer;
  });
}

//===----------------------------------------------------------------------===//
// Local declarations
//===----------------------------------------------------------------------===//

static void localConsts(Checker &C, ast::ConstDecl *D, ast::ConstDecl *Values,
                        bool Inherited) {
  size_t Top = C.Delayed.size();
  llvm::ArrayRef<ast::Expr *> Inits;
  if (Values)
    Inits = Values->Values;
  const Constant *Iota = C.U.Constants.int64(D->Iota);
  llvm::SmallVector<Const *, 4> Lhs;
  for (auto [I, Id] : llvm::enumerate(D->Names)) {
    auto *O = C.S.make<Const>(Id->At, C.Pkg, Id->Name, nullptr, Iota);
    Lhs.push_back(O);
    constDecl(C, O, Values ? Values->DeclType : nullptr,
              I < Inits.size() ? Inits[I] : nullptr, Inherited);
  }
  if (!D->Names.empty())
    checkArity(C, D->Names[0]->At, D->Names, Inits, true, Inherited);
  // Function literals in the values do not see the new names.
  C.processDelayed(Top);
  Pos Start = ast::endPos(D);
  for (auto [I, Id] : llvm::enumerate(D->Names))
    C.declare(C.Env.Scope, Id, Lhs[I], Start);
}

static void localVars(Checker &C, ast::VarDecl *D) {
  size_t Top = C.Delayed.size();
  if (!D->Directives.empty())
    C.Decls->LocalDirectives.push_back({D, C.Env.File});
  llvm::SmallVector<Var *, 4> Vars;
  for (ast::Ident *Id : D->Names) {
    auto *V = C.S.make<Var>(Id->At, C.Pkg, Id->Name, nullptr);
    V->Function = C.Env.Function;
    Vars.push_back(V);
  }
  llvm::ArrayRef<ast::Expr *> Values = D->Values;
  for (auto [I, V] : llvm::enumerate(Vars)) {
    if (Values.size() == 1 && Vars.size() > 1) {
      // Handling the first handles all.
      varDecl(C, V, Vars, D->DeclType, Values[0]);
      break;
    }
    varDecl(C, V, {}, D->DeclType, I < Values.size() ? Values[I] : nullptr);
  }
  for (Var *V : Vars)
    if (!V->Type)
      V->Type = C.U.invalid();
  if ((!D->DeclType || !Values.empty()) && !D->Names.empty())
    checkArity(C, D->Names[0]->At, D->Names, Values, false, false);
  C.processDelayed(Top);
  Pos Start = ast::endPos(D);
  for (auto [I, Id] : llvm::enumerate(D->Names))
    C.declare(C.Env.Scope, Id, Vars[I], Start);
}

static void localType(Checker &C, ast::TypeDecl *D) {
  if (!D->Name)
    return;
  auto *O = C.S.make<TypeName>(D->Name->At, C.Pkg, D->Name->Name, nullptr);
  O->IsAlias = D->IsAlias;
  O->LocalIndex = ++C.NumLocalTypes;
  if (!D->Directives.empty())
    C.Decls->LocalDirectives.push_back({D, C.Env.File});
  O->Function = C.Env.Decl ? C.Env.Decl->FuncDecl : nullptr;
  C.declare(C.Env.Scope, D->Name, O, D->Name->At);
  O->ColorState = Color::Grey;
  O->PathIndex = C.ObjectPath.size();
  C.ObjectPath.push_back(O);
  typeDecl(C, O, D, nullptr);
  C.ObjectPath.pop_back();
  O->ColorState = Color::Black;
}

void check::declStmt(Checker &C, llvm::ArrayRef<ast::Decl *> List) {
  ast::ConstDecl *Previous = nullptr, *Values = nullptr;
  for (ast::Decl *D : List) {
    auto *K = llvm::dyn_cast<ast::ConstDecl>(D);
    if (K) {
      if (!Previous || !K->InGroup || Previous->InGroup != K->InGroup)
        Values = nullptr;
      bool Inherited = false;
      if (K->DeclType || !K->Values.empty())
        Values = K;
      else
        Inherited = Values != nullptr;
      localConsts(C, K, Values, Inherited);
    } else if (auto *V = llvm::dyn_cast<ast::VarDecl>(D)) {
      localVars(C, V);
    } else if (auto *T = llvm::dyn_cast<ast::TypeDecl>(D)) {
      localType(C, T);
    }
    Previous = K;
  }
}
