//===- Resolve.cpp - The objects of a package -----------------------------===//
//
// Makes an object for every package-level declaration and every import, puts
// them into the package's and the files' scopes, and finds out which type each
// method belongs to. Nothing is type-checked here, so that declarations may
// refer to each other in any order.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/DeclState.h"
#include "compiler/Check/Stmt.h"

#include "llvm/ADT/SmallPtrSet.h"

using namespace zokor;
using namespace zokor::check;

namespace {
/// A method with a receiver that names something.
struct MethodInfo {
  Func *Obj;
  bool Pointer;
  ast::Ident *Receiver;
};

class Collector {
public:
  explicit Collector(Checker &C) : C(C) {}
  void run();

private:
  void file(ast::File *F);
  void import(ast::ImportDecl *D);
  void dotImport(ast::ImportDecl *D, PkgName *P);
  void constants(ast::ConstDecl *D);
  void variables(ast::VarDecl *D);
  void type(ast::TypeDecl *D);
  void function(ast::FuncDecl *D);
  void checkInitOrMain(ast::FuncDecl *D, bool &TypeParamError);
  Package *importPackage(llvm::StringRef Path, Pos At);
  DeclInfo *newInfo();
  void addObject(Object *O, DeclInfo *Info);
  void declareInPackage(ast::Ident *Id, Object *O, DeclInfo *Info);
  void checkFileScopes();

  Checker &C;
  ast::File *File = nullptr;
  Scope *FileScope = nullptr;
  ast::ConstDecl *PreviousConst = nullptr; ///< the declaration before
  ast::ConstDecl *LastValues = nullptr;    ///< what a spec repeats
  llvm::SmallVector<MethodInfo, 32> Methods;
};
} // namespace

std::string check::errorLine(Checker &C, Pos At, const llvm::Twine &Text) {
  return At ? ("\n\t" + llvm::Twine(where(C, At)) + ": " + Text).str()
            : ("\n\t" + Text).str();
}

void check::errorRedeclared(Checker &C, Pos At, Object *New, Object *Other) {
  std::string Text = (New->Name.str() + " redeclared in this block").str();
  if (Other->At)
    Text +=
        errorLine(C, Other->At, "other declaration of " + Other->Name.str());
  C.error(At, diag::DuplicateDecl, Text);
}

//===----------------------------------------------------------------------===//
// Receivers
//===----------------------------------------------------------------------===//

ReceiverSyntax check::unpackReceiver(ast::Expr *E) {
  // Takes invalid receivers such as ***T as well; others reject those.
  ReceiverSyntax R;
  for (;;) {
    if (auto *P = llvm::dyn_cast_or_null<ast::ParenExpr>(E)) {
      E = P->X;
    } else if (auto *S = llvm::dyn_cast_or_null<ast::StarExpr>(E)) {
      R.Pointer = true;
      E = S->X;
    } else {
      break;
    }
  }
  if (auto *I = llvm::dyn_cast_or_null<ast::IndexExpr>(E)) {
    R.Index = I;
    E = I->X;
  }
  R.Base = E;
  R.Name = llvm::dyn_cast_or_null<ast::Ident>(E);
  return R;
}

TypeName *check::resolveBaseTypeName(Checker &C, bool &Pointer,
                                     ast::Expr *Base) {
  llvm::SmallPtrSet<TypeName *, 4> Seen;
  for (;;) {
    Base = ast::unparen(Base);
    if (auto *S = llvm::dyn_cast_or_null<ast::StarExpr>(Base)) {
      if (Pointer)
        return nullptr;
      Pointer = true;
      Base = ast::unparen(S->X);
    }
    // An alias may name an instance: type A = T[int]. The method is refused
    // later, but the name is needed for that.
    auto *Id = llvm::dyn_cast_or_null<ast::Ident>(Base);
    if (!Id)
      return nullptr;
    // Dot-imported names are not in the package scope and do not count.
    auto *T =
        llvm::dyn_cast_or_null<TypeName>(C.Pkg->PkgScope->lookup(Id->Name));
    if (!T || !Seen.insert(T).second)
      return nullptr;
    auto Found = C.Objects.find(T);
    if (Found == C.Objects.end() || !Found->second->TypeDecl)
      return nullptr;
    ast::TypeDecl *D = Found->second->TypeDecl;
    if (!D->IsAlias)
      return T;
    Base = D->DeclType;
  }
}

//===----------------------------------------------------------------------===//
// Imports
//===----------------------------------------------------------------------===//

Package *Collector::importPackage(llvm::StringRef Path, Pos At) {
  if (Path == "unsafe")
    return C.U.unsafePackage();
  for (auto &Fake : C.Pkg->FakeImports)
    if (Fake->Path == Path)
      return Fake.get(); // reported before
  Package *P = nullptr;
  if (Path == "C")
    C.error(At, diag::BrokenImport,
            "could not import C (cgo is not supported)");
  else if (C.Conf.Import)
    P = C.Conf.Import(Path, At);
  if (P)
    return P;
  // Go on with an empty package whose name is likely right; selectors into it
  // are not reported.
  llvm::StringRef Base = Path.rtrim('/');
  Base = Base.substr(Base.rfind('/') + 1);
  C.Pkg->FakeImports.push_back(
      std::make_unique<Package>(Path, C.S.Names.get(Base)));
  P = C.Pkg->FakeImports.back().get();
  P->Fake = true;
  P->PkgScope = P->newScope(C.U.scope());
  return P;
}

void Collector::import(ast::ImportDecl *D) {
  llvm::StringRef Path = validImportPath(C, D);
  if (Path.empty())
    return;
  Package *P = importPackage(Path, D->Path->At);
  Name N = P->Name;
  if (D->LocalName) {
    N = D->LocalName->Name;
    if (Path == "C") {
      C.error(D->LocalName->At, diag::ImportCRenamed,
              "cannot rename import \"C\"");
      return;
    }
  }
  Pos At = D->LocalName ? D->LocalName->At : D->Path->At;
  if (N.str() == "init") {
    C.error(At, diag::InvalidInitDecl,
            "cannot import package as init - init must be a func");
    return;
  }
  if (!P->Fake && P != C.U.unsafePackage() &&
      !llvm::is_contained(C.Pkg->Imports, P))
    C.Pkg->Imports.push_back(P);

  auto *Imported = C.S.make<PkgName>(At, C.Pkg, N, P);
  if (D->LocalName)
    D->LocalName->Obj = Imported;
  Imported->Used = P->Fake;
  C.AllImports.push_back(Imported);
  if (N.str() == ".")
    dotImport(D, Imported);
  else
    C.declare(FileScope, nullptr, Imported, Pos());
}

void Collector::dotImport(ast::ImportDecl *D, PkgName *P) {
  if (!P->Imported->PkgScope)
    return;
  for (Object *O : P->Imported->PkgScope->objects()) {
    if (!O->isExported())
      continue;
    // Not Checker::declare: O belongs to another package and stays untouched.
    if (Object *Other = FileScope->lookup(O->Name)) {
      errorRedeclared(C, D->LocalName->At, Other, Other);
      continue;
    }
    FileScope->insert(O);
    C.DotImports[{FileScope, O}] = P;
  }
}

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

DeclInfo *Collector::newInfo() {
  C.DeclInfos.push_back(std::make_unique<DeclInfo>());
  DeclInfo *Info = C.DeclInfos.back().get();
  Info->FileScope = FileScope;
  Info->File = File;
  return Info;
}

void Collector::addObject(Object *O, DeclInfo *Info) {
  C.Objects.insert({O, Info});
  O->Order = C.Objects.size();
}

void Collector::declareInPackage(ast::Ident *Id, Object *O, DeclInfo *Info) {
  if (Id->Name.str() == "init") {
    C.error(Id->At, diag::InvalidInitDecl,
            "cannot declare init - must be func");
    return;
  }
  if (Id->Name.str() == "main" && C.Pkg->Name.str() == "main") {
    C.error(Id->At, diag::InvalidMainDecl,
            "cannot declare main - must be func");
    return;
  }
  C.declare(C.Pkg->PkgScope, Id, O, Pos());
  addObject(O, Info);
}

void check::checkArity(Checker &C, Pos At, llvm::ArrayRef<ast::Ident *> Names,
                       llvm::ArrayRef<ast::Expr *> Values, bool IsConst,
                       bool Inherited) {
  size_t L = Names.size(), R = Values.size();
  if (L < R) {
    ast::Expr *Extra = Values[L];
    // gc's position of a binary expression is its operator.
    auto *Binary = llvm::dyn_cast<ast::BinaryExpr>(Extra);
    if (Inherited)
      C.errorf(At, diag::WrongAssignCount, "extra init expr at {0}",
               where(C, Binary ? Binary->OpAt : Extra->At));
    else
      C.errorf(ast::startPos(Extra), diag::WrongAssignCount,
               "extra init expr {0}", C.str(Extra));
  } else if (L > R && (IsConst || R != 1)) {
    // A single value may be a call with several results.
    C.errorf(Names[R]->At, diag::WrongAssignCount, "missing init expr for {0}",
             Names[R]->Name.str());
  }
}

void Collector::constants(ast::ConstDecl *D) {
  bool SameGroup =
      PreviousConst && D->InGroup && PreviousConst->InGroup == D->InGroup;
  PreviousConst = D;
  if (!SameGroup)
    LastValues = nullptr;
  bool Inherited = false;
  if (D->DeclType || !D->Values.empty())
    LastValues = D;
  else
    Inherited = LastValues != nullptr;
  ast::Expr *DeclType = LastValues ? LastValues->DeclType : nullptr;
  llvm::ArrayRef<ast::Expr *> Values;
  if (LastValues)
    Values = LastValues->Values;

  const Constant *Iota = C.U.Constants.int64(D->Iota);
  for (auto [I, Id] : llvm::enumerate(D->Names)) {
    auto *O = C.S.make<Const>(Id->At, C.Pkg, Id->Name, nullptr, Iota);
    DeclInfo *Info = newInfo();
    Info->TypeExpr = DeclType;
    Info->Init = I < Values.size() ? Values[I] : nullptr;
    Info->Inherited = Inherited;
    declareInPackage(Id, O, Info);
  }
  if (!D->Names.empty())
    checkArity(C, D->Names[0]->At, D->Names, Values, true, Inherited);
}

void Collector::variables(ast::VarDecl *D) {
  llvm::SmallVector<Var *, 4> Vars;
  for (ast::Ident *Id : D->Names)
    Vars.push_back(C.S.make<Var>(Id->At, C.Pkg, Id->Name, nullptr));
  // With one value for several variables, all depend on that value.
  DeclInfo *Shared = nullptr;
  if (D->Values.size() <= 1) {
    Shared = newInfo();
    Shared->TypeExpr = D->DeclType;
    Shared->Init = D->Values.empty() ? nullptr : D->Values[0];
    if (Vars.size() > 1 && Shared->Init)
      Shared->Lhs = C.S.copy(llvm::ArrayRef<Var *>(Vars));
  }
  for (auto [I, Id] : llvm::enumerate(D->Names)) {
    DeclInfo *Info = Shared;
    if (!Info) {
      Info = newInfo();
      Info->TypeExpr = D->DeclType;
      Info->Init = I < D->Values.size() ? D->Values[I] : nullptr;
    }
    declareInPackage(Id, Vars[I], Info);
  }
  if ((!D->DeclType || !D->Values.empty()) && !D->Names.empty())
    checkArity(C, D->Names[0]->At, D->Names, D->Values, false, false);
}

void Collector::type(ast::TypeDecl *D) {
  if (!D->Name)
    return;
  auto *O = C.S.make<TypeName>(D->Name->At, C.Pkg, D->Name->Name, nullptr);
  O->IsAlias = D->IsAlias;
  DeclInfo *Info = newInfo();
  Info->TypeDecl = D;
  declareInPackage(D->Name, O, Info);
}

void Collector::checkInitOrMain(ast::FuncDecl *D, bool &TypeParamError) {
  llvm::StringRef N = D->Name->Name.str();
  if (N != "init" && (N != "main" || C.Pkg->Name.str() != "main"))
    return;
  if (!D->TypeParams.empty()) {
    C.errorf(D->TypeParams[0].At, diag::InvalidInitDecl,
             "func {0} must have no type parameters", N);
    TypeParamError = true;
  }
  if (!D->Signature->Params.empty() || !D->Signature->Results.empty())
    C.errorf(D->Name->At, diag::InvalidInitSig,
             "func {0} must have no arguments and no return values", N);
}

void Collector::function(ast::FuncDecl *D) {
  if (!D->Name || !D->Signature)
    return;
  Name N = D->Name->Name;
  auto *O = C.S.make<Func>(D->Name->At, C.Pkg, N, nullptr);
  O->Decl = D;
  bool TypeParamError = false;
  // With an empty receiver list, a syntax error, gc sees a function.
  if (D->Recv.empty()) {
    checkInitOrMain(D, TypeParamError);
    if (N.str() == "init") {
      // In no scope: nothing can refer to it, and there may be several.
      O->Parent = C.Pkg->PkgScope;
      D->Name->Obj = O;
      C.Pkg->InitFuncs.push_back(O);
      if (!D->hasBody())
        C.error(O->At, diag::MissingInitBody, "missing function body");
    } else {
      C.declare(C.Pkg->PkgScope, D->Name, O, Pos());
    }
  } else {
    D->Name->Obj = O;
    ReceiverSyntax R = unpackReceiver(D->Recv[0].FieldType);
    if (R.Name && !N.isBlank())
      Methods.push_back({O, R.Pointer, R.Name});
  }
  if (!D->TypeParams.empty() && !TypeParamError)
    needVersion(C, D->TypeParams[0].At, 18, "type parameter");
  DeclInfo *Info = newInfo();
  Info->FuncDecl = D;
  // Methods are in no scope but are checked like functions.
  addObject(O, Info);
}

void Collector::file(ast::File *F) {
  File = F;
  FileScope = C.Pkg->newScope(C.Pkg->PkgScope);
  FileScope->Begin = F->Source->begin();
  FileScope->End = F->EndAt;
  C.Pkg->FileScopes.push_back(FileScope);
  C.Env.File = F;
  for (ast::Decl *D : F->Decls) {
    if (!llvm::isa<ast::ConstDecl>(D))
      PreviousConst = nullptr;
    if (auto *I = llvm::dyn_cast<ast::ImportDecl>(D))
      import(I);
    else if (auto *K = llvm::dyn_cast<ast::ConstDecl>(D))
      constants(K);
    else if (auto *V = llvm::dyn_cast<ast::VarDecl>(D))
      variables(V);
    else if (auto *T = llvm::dyn_cast<ast::TypeDecl>(D))
      type(T);
    else if (auto *Fn = llvm::dyn_cast<ast::FuncDecl>(D))
      function(Fn);
  }
  PreviousConst = nullptr;
}

/// No name of a file scope may be a name of the package scope.
void Collector::checkFileScopes() {
  for (Scope *S : C.Pkg->FileScopes) {
    for (Object *O : S->objects()) {
      Object *Other = C.Pkg->PkgScope->lookup(O->Name);
      if (!Other)
        continue;
      std::string Text = Other->Name.str().str();
      if (auto *P = llvm::dyn_cast<PkgName>(O))
        Text += " already declared through import of package " +
                P->Imported->Name.str().str() + " (\"" + P->Imported->Path +
                "\")";
      else
        Text += " already declared through dot-import of package " +
                O->Pkg->Name.str().str() + " (\"" + O->Pkg->Path + "\")";
      Text += errorLine(C, O->At, "other declaration of " + O->Name.str());
      C.error(Other->At, diag::DuplicateDecl, Text);
    }
  }
}

void Collector::run() {
  for (ast::File *F : C.Pkg->Files)
    file(F);
  checkFileScopes();
  for (MethodInfo &M : Methods) {
    bool Pointer = M.Pointer;
    if (TypeName *Base = resolveBaseTypeName(C, Pointer, M.Receiver)) {
      M.Obj->HasPtrRecv = Pointer;
      C.Methods[Base].push_back(M.Obj);
    }
  }
}

void check::collectObjects(Checker &C) {
  Collector(C).run();
  C.Env = Environment();
}

void check::packageObjects(Checker &C) {
  // Defined types first, then aliases, then the rest: when an alias is asked
  // for, what it stands for is most often known then.
  llvm::SmallVector<Object *, 64> Aliases, Others;
  size_t N = C.Objects.size();
  auto Next = C.Objects.begin();
  for (size_t I = 0; I != N; ++I, ++Next) {
    auto *T = llvm::dyn_cast<TypeName>(Next->first);
    if (!T)
      Others.push_back(Next->first);
    else if (T->IsAlias)
      Aliases.push_back(T);
    else
      objDecl(C, T);
  }
  for (Object *O : Aliases)
    objDecl(C, O);
  for (Object *O : Others)
    objDecl(C, O);
  C.Methods.clear();
}
