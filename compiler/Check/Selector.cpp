//===- Selector.cpp - x.f: qualified identifiers, fields, methods ---------===//

#include "compiler/Check/Decl.h"
#include "compiler/Check/ExprInternals.h"

#include "llvm/ADT/StringExtras.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Qualified identifiers
//===----------------------------------------------------------------------===//

/// X denotes an object of another package, which was checked before.
static void importedObject(Checker &C, Operand &X, Object *O) {
  X.Type = O->Type ? O->Type : C.U.invalid();
  switch (O->kind()) {
  case ObjectKind::Const:
    X.M = Mode::Constant;
    X.Value = llvm::cast<Const>(O)->Value;
    if (!X.Value)
      X.Value = C.U.Constants.unknown();
    break;
  case ObjectKind::TypeName:
    X.M = Mode::TypeExpr;
    break;
  case ObjectKind::Var:
    X.M = Mode::Variable;
    break;
  case ObjectKind::Func:
    X.M = Mode::Value;
    break;
  case ObjectKind::Builtin:
    X.M = Mode::Builtin;
    X.Builtin = llvm::cast<Builtin>(O)->Id;
    return;
  default:
    return X.invalidate();
  }
  if (types::isInvalid(X.Type))
    X.invalidate();
}

/// pkg.Name.
static void qualifiedIdent(Checker &C, Operand &X, ast::SelectorExpr *E,
                           PkgName *P) {
  C.recordObject(llvm::cast<ast::Ident>(E->X), P);
  P->Used = true;
  X.invalidate();
  Name Sel = E->Sel->Name;
  Object *O =
      P->Imported->PkgScope ? P->Imported->PkgScope->lookup(Sel) : nullptr;
  // gc reads packages from export data, where unexported names do not occur.
  if (!O || !O->isExported()) {
    if (!P->Imported->Fake)
      C.errorf(E->Sel->At,
               O ? diag::UnexportedName : diag::UndeclaredImportedName,
               "undefined: {0}.{1}", P->Imported->Name.str(), Sel.str());
    return;
  }
  C.recordObject(E->Sel, O);
  importedObject(C, X, O);
  E->Sel->ExprMode = X.M;
  E->Sel->Type = X.Type;
  E->Sel->Value = X.Value;
}

/// The package that E names, or null.
static PkgName *namedPackage(Checker &C, ast::Expr *E) {
  auto *Id = llvm::dyn_cast<ast::Ident>(E);
  if (!Id || !C.Env.Scope)
    return nullptr;
  return llvm::dyn_cast_or_null<PkgName>(
      C.Env.Scope->lookupParent(Id->Name, C.Env.LookupAt).second);
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

Name zokor::check::changeCase(Checker &C, Name Sel) {
  std::string Text = Sel.str().str();
  if (Text.empty() || !llvm::isAlpha(Text[0]))
    return Name();
  Text[0] = char(Text[0] ^ 0x20);
  return C.S.Names.get(Text);
}

/// Does x have an unexported field or method of that name, which only the
/// package of x's type may use?
static bool isPrivate(Checker &C, const Operand &X, Name Sel) {
  auto *N = llvm::dyn_cast_or_null<Named>(deref(X.Type).first);
  return N && N->Obj->Pkg && N->Obj->Pkg != C.Pkg &&
         lookupFieldOrMethod(X.Type, /*Addressable=*/true, N->Obj->Pkg, Sel)
             .Obj;
}

/// Why x.sel denotes nothing.
static std::string undefinedCause(Checker &C, const Operand &X, Name Sel) {
  if (isInterfacePointer(X.Type))
    return interfacePointerError(
        X.Type, [&](const Package *P) { return C.qualify(P); });
  if (isPrivate(C, X, Sel))
    return "cannot refer to unexported field or method " + Sel.str().str();
  std::string Why =
      "type " + C.str(X.Type) + " has no field or method " + Sel.str().str();
  if (Name Other = changeCase(C, Sel))
    if (lookupFieldOrMethod(X.Type, X.M == Mode::Variable, C.Pkg, Other).Obj)
      Why += ", but does have " + Other.str().str();
  return Why;
}

static void reportUndefined(Checker &C, const Operand &X, ast::SelectorExpr *E,
                            const LookupResult &Found) {
  if (types::isInvalid(X.Type) || types::isInvalid(underlying(X.Type)))
    return;
  Name Sel = E->Sel->Name;
  if (Found.Ambiguous)
    C.errorf(E->Sel->At, diag::AmbiguousSelector, "ambiguous selector {0}.{1}",
             C.str(X.Expr), Sel.str());
  else if (Found.NeedsPointer)
    C.errorf(E->Sel->At, diag::InvalidMethodExpr,
             "cannot call pointer method {0} on {1}", Sel.str(), C.str(X.Type));
  else
    C.errorf(E->Sel->At, diag::MissingFieldOrMethod, "{0}.{1} undefined ({2})",
             C.str(X.Expr), Sel.str(), undefinedCause(C, X, Sel));
}

//===----------------------------------------------------------------------===//
// Fields and methods
//===----------------------------------------------------------------------===//

static void recordSelection(Checker &C, ast::SelectorExpr *E,
                            Selection::Kind Kind, Type *Recv,
                            const LookupResult &Found) {
  C.recordObject(E->Sel, Found.Obj);
  E->Selection = C.S.make<Selection>(Selection{
      Kind, Recv, Found.Obj, C.S.copy<unsigned>(Found.Path), Found.Indirect});
}

/// T.m: a function whose first parameter is the receiver.
static void methodExpr(Checker &C, Operand &X, ast::SelectorExpr *E,
                       const LookupResult &Found) {
  auto *M = llvm::dyn_cast<Func>(Found.Obj);
  if (!M) {
    C.errorf(E->Sel->At, diag::MissingFieldOrMethod,
             "{0}.{1} undefined (type {2} has no method {1})", C.str(X.Expr),
             E->Sel->Name.str(), C.str(X.Type));
    return X.invalidate();
  }
  Signature *Sig = M->signature();
  if (!Sig || !Sig->Recv) {
    C.error(ast::startPos(E), diag::InvalidDeclCycle,
            "illegal cycle in method declaration");
    return X.invalidate();
  }
  recordSelection(C, E, Selection::MethodExpr, X.Type, Found);
  // All parameters have names in messages, or none.
  Name RecvName;
  if (!Sig->Params->Vars.empty() && Sig->Params->at(0)->Name) {
    RecvName = Sig->Recv->Name;
    if (!RecvName)
      RecvName = C.S.Names.get("_");
  }
  llvm::SmallVector<Var *, 8> Params{
      C.S.make<Var>(Sig->Recv->At, Sig->Recv->Pkg, RecvName, X.Type)};
  Params.append(Sig->Params->Vars.begin(), Sig->Params->Vars.end());
  auto *Plain = C.S.make<Signature>();
  Plain->TypeParams = Sig->TypeParams;
  Plain->Params = C.S.make<Tuple>(
      llvm::ArrayRef<Var *>(C.S.copy<Var *>(llvm::ArrayRef<Var *>(Params))));
  Plain->Results = Sig->Results;
  Plain->Variadic = Sig->Variadic;
  X.M = Mode::Value;
  X.Type = Plain;
  addDependency(C, M);
}

/// x.f or x.m of a value x.
static void fieldOrMethod(Checker &C, Operand &X, ast::SelectorExpr *E,
                          const LookupResult &Found) {
  if (auto *Field = llvm::dyn_cast<Var>(Found.Obj)) {
    recordSelection(C, E, Selection::FieldVal, X.Type, Found);
    X.M =
        X.M == Mode::Variable || Found.Indirect ? Mode::Variable : Mode::Value;
    X.Type = Field->Type ? Field->Type : C.U.invalid();
    return;
  }
  auto *M = llvm::cast<Func>(Found.Obj);
  recordSelection(C, E, Selection::MethodVal, X.Type, Found);
  if (!M->signature())
    return X.invalidate();
  auto *Plain = C.S.make<Signature>(*M->signature());
  Plain->Recv = nullptr;
  X.M = Mode::Value;
  X.Type = Plain;
  addDependency(C, M);
}

void zokor::check::selector(Checker &C, Operand &X, ast::SelectorExpr *E,
                            TypeName *Def, bool WantType) {
  E->Selection = nullptr;
  if (PkgName *P = namedPackage(C, E->X)) {
    qualifiedIdent(C, X, E, P);
    X.Expr = E;
    return;
  }
  exprOrType(C, X, E->X, false);
  if (X.isInvalid())
    return;
  if (X.M == Mode::Builtin) {
    C.errorf(ast::endPos(E->X), diag::InvalidCall, "cannot select on {0}",
             C.str(X));
    return X.invalidate();
  }
  if (X.M == Mode::TypeExpr && Def && X.Type == Def->Type) {
    cycleError(C, {Def}); // type T T.x
    return X.invalidate();
  }
  LookupResult Found =
      lookupFieldOrMethod(X.Type, X.M == Mode::Variable, C.Pkg, E->Sel->Name);
  if (!Found.Obj) {
    reportUndefined(C, X, E, Found);
    return X.invalidate();
  }
  // A method's declaration may not have been looked at yet.
  if (auto *M = llvm::dyn_cast<Func>(Found.Obj); M && !M->Type)
    objDecl(C, M);
  if (X.M == Mode::TypeExpr)
    methodExpr(C, X, E, Found);
  else
    fieldOrMethod(C, X, E, Found);
  X.Expr = E;
}
