//===- Package.cpp - Declarations, initialization and the queue -----------===//

#include "compiler/IRGen/DebugTypes.h"
#include "compiler/Types/LinkString.h"
#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::irgen;

mlir::OwningOpRef<mlir::ModuleOp>
zokor::irgen::generate(mlir::MLIRContext &Context, Session &S,
                       types::Universe &U, types::TypeContext &Types,
                       Package *Pkg, const Options &Opts) {
  ModuleGen M(Context, S, U, Types, Pkg, Opts);
  unsigned Before = S.Diags.numErrors();
  M.run();
  if (S.Diags.numErrors() != Before)
    return nullptr;
  return std::move(M.Module);
}

ModuleGen::ModuleGen(mlir::MLIRContext &Context, Session &S, types::Universe &U,
                     types::TypeContext &Types, Package *Pkg,
                     const Options &Opts)
    : Context(Context), S(S), U(U), Types(Types), Pkg(Pkg), Opts(Opts),
      Module(
          mlir::ModuleOp::create(mlir::UnknownLoc::get(&Context), Pkg->Path)),
      B(&Context) {
  B.setInsertionPointToEnd(Module->getBody());
}

void ModuleGen::unsupported(Pos P, llvm::StringRef Feature) {
  S.Diags.errorf(P, diag::Unsupported, "zokor: {0} is not supported yet",
                 Feature);
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

go::FuncOp ModuleGen::external(llvm::StringRef Symbol,
                               mlir::FunctionType Type) {
  mlir::Operation *&Known = Symbols[Symbol];
  if (!Known)
    Known = go::FuncOp::create(B, B.getUnknownLoc(), Symbol, Type);
  return llvm::cast<go::FuncOp>(Known);
}

go::FuncOp ModuleGen::madeFunction(llvm::StringRef Name,
                                   mlir::FunctionType Type, go::Linkage Linkage,
                                   std::function<void(go::FuncOp)> Generate) {
  if (mlir::Operation *Known = Symbols.lookup(Name))
    return llvm::cast<go::FuncOp>(Known);
  go::FuncOp F = external(Name, Type);
  F.setLinkage(Linkage);
  Queue.push_back([F, Generate = std::move(Generate)] { Generate(F); });
  return F;
}

static void setDirectives(go::FuncOp F, const ast::FuncDecl *D) {
  for (const ast::Directive &Directive : D->Directives) {
    if (Directive.Text == "go:noinline")
      F.setNoinline(true);
    else if (Directive.Text == "go:nosplit")
      F.setNosplit(true);
    else if (Directive.Text == "go:noescape" && !D->hasBody())
      F.setNoescape(true);
  }
}

go::FuncOp ModuleGen::function(const Instance &I) {
  std::string Name = symbol(I);
  if (mlir::Operation *Known = Symbols.lookup(Name))
    return llvm::cast<go::FuncOp>(Known);
  Signature *Sig = I.F->signature();
  TypeEnv Env{Sig->Recv ? Sig->RecvTypeParams : Sig->TypeParams, I.TypeArgs};
  Signature *Closed = closedSignature(Sig, I.TypeArgs);
  mlir::Type First;
  if (Sig->Recv) {
    GoType *Recv = Sig->Recv->Type;
    if (!I.TypeArgs.empty())
      Recv = Types.substitute(Recv, Env.Params, Env.Args);
    First = inRegisters(Recv) ? lower(Recv)
                              : mlir::Type(go::PtrType::get(&Context));
  }
  go::FuncOp F = external(Name, functionType(abi(Closed), First));
  F->setLoc(loc(I.F->At));
  setPointerAttrs(F, Closed);
  if (I.F->Decl)
    setDirectives(F, I.F->Decl);
  if (I.F->Decl && I.F->Decl->hasBody() && !F.getNosplit())
    F->setAttr("go.checks_stack", mlir::UnitAttr::get(&Context));
  if (I.F->Decl && I.F->Decl->hasBody() &&
      (I.F->Pkg == Pkg || !I.TypeArgs.empty())) {
    if (!I.TypeArgs.empty()) {
      F.setLinkage(go::Linkage::Once);
      F.setDisplay(displayName(I));
    }
    Queue.push_back([this, I, F, Env] { FuncGen(*this, F, Env).generate(I); });
  }
  return F;
}

//===----------------------------------------------------------------------===//
// The package
//===----------------------------------------------------------------------===//

/// //go:linkname in this package and in those that it may mention.
static void readLinknames(ModuleGen &M, Package *P,
                          llvm::DenseSet<Package *> &Seen) {
  if (!P || !P->PkgScope || !Seen.insert(P).second)
    return;
  for (const Package::Linkname &L : P->Linknames) {
    types::Object *O = P->PkgScope->lookup(L.Local);
    if (auto *F = llvm::dyn_cast_or_null<Func>(O))
      M.FunctionNames[F] = L.Target.str();
    else if (auto *V = llvm::dyn_cast_or_null<Var>(O))
      M.VariableNames[V] = L.Target.str();
  }
  for (Package *Imported : P->Imports)
    readLinknames(M, Imported, Seen);
}

/// Adds the values of variables with //go:embed.
static void addEmbedded(ModuleGen &M,
                        llvm::DenseMap<const Var *, DataBuilder> &Static) {
  for (ast::File *File : M.Pkg->Files)
    for (ast::Decl *D : File->Decls) {
      auto *VD = llvm::dyn_cast<ast::VarDecl>(D);
      if (!VD || VD->Directives.empty() || VD->Names.size() != 1)
        continue;
      auto *V = llvm::dyn_cast_or_null<Var>(VD->Names[0]->Obj);
      DataBuilder Data(&M.Context);
      if (V && M.embeddedValue(Data, V, VD))
        Static.try_emplace(V, std::move(Data));
    }
}

/// Package variables as data; what is not static is stored by the package's
/// init function. A variable that is another package's by //go:linkname and
/// has no initial value here is only declared.
static void generateVariables(ModuleGen &M) {
  llvm::DenseMap<const Var *, DataBuilder> Static;
  llvm::DenseSet<const Var *> Initialized;
  for (const types::Initializer &I : M.Pkg->InitOrder) {
    Initialized.insert(I.Lhs.begin(), I.Lhs.end());
    if (I.Lhs.size() != 1)
      continue;
    Var *V = I.Lhs.front();
    DataBuilder Data(&M.Context);
    if (!M.staticValue(Data, 0, I.Rhs, V->Type))
      continue;
    M.StaticVariables.insert(V);
    Static.try_emplace(V, std::move(Data));
  }
  addEmbedded(M, Static);
  std::string Here = types::linkPath(M.Pkg) + ".";
  for (types::Object *O : M.Pkg->PkgScope->objects()) {
    auto *V = llvm::dyn_cast<Var>(O);
    if (!V || V->Name.isBlank())
      continue;
    std::string Name = M.symbol(V);
    bool Foreign =
        M.VariableNames.count(V) && !llvm::StringRef(Name).starts_with(Here);
    if (Foreign && !Initialized.count(V)) {
      M.declareData(Name);
      continue;
    }
    int64_t Size = types::sizeOf(V->Type);
    if (Size < 0) {
      M.unsupported(V->At, "a variable of this size");
      continue;
    }
    // gc's limit, and its words.
    constexpr int64_t Largest = 2'000'000'000;
    if (Size > Largest) {
      M.S.Diags.errorf(V->At, diag::Unsupported,
                       "{0}: symbol too large ({1} bytes > {2} bytes)", Name,
                       Size, Largest);
      continue;
    }
    auto It = Static.find(V);
    M.defineData(
        Name, It == Static.end() ? DataBuilder(&M.Context) : It->second,
        uint64_t(Size), uint64_t(types::alignOf(V->Type)),
        /*Constant=*/false, go::Linkage::External, M.pointerMask(V->Type));
  }
}

/// Where `pkg.init` begins: at the first variable with an initial value, or at
/// the first init function.
static mlir::Location initLocation(ModuleGen &M, mlir::Location None) {
  for (const types::Initializer &I : M.Pkg->InitOrder)
    if (I.Rhs)
      return M.loc(I.Rhs->At);
  return M.Pkg->InitFuncs.empty() ? None : M.loc(M.Pkg->InitFuncs.front()->At);
}

/// `pkg.init`: the variables in dependency order, then the init functions.
static void generateInit(ModuleGen &M) {
  std::string Name = types::linkPath(M.Pkg) + ".init";
  auto T = mlir::FunctionType::get(&M.Context, {}, {});
  go::FuncOp Init = M.external(Name, T);
  Init->setLoc(initLocation(M, Init.getLoc()));
  FuncGen F(M, Init, {});
  F.Name = Name;
  F.Loc = Init.getLoc();
  F.B.setInsertionPointToEnd(Init.addEntryBlock());
  for (const types::Initializer &I : M.Pkg->InitOrder)
    F.initialize(I);
  for (auto [N, InitFunc] : llvm::enumerate(M.Pkg->InitFuncs)) {
    M.FunctionNames[InitFunc] = Name + "." + std::to_string(N);
    go::FuncOp Callee = M.function({InitFunc, {}});
    go::CallOp::create(F.B, F.Loc, mlir::TypeRange(),
                       mlir::FlatSymbolRefAttr::get(Callee.getSymNameAttr()),
                       mlir::ValueRange(), nullptr, nullptr);
  }
  go::ReturnOp::create(F.B, F.Loc);
}

void ModuleGen::run() {
  llvm::DenseSet<Package *> Seen;
  readLinknames(*this, Pkg, Seen);
  generateVariables(*this);
  declaredDescriptors();
  generateInit(*this);
  for (ast::File *File : Pkg->Files)
    for (ast::Decl *D : File->Decls)
      if (auto *FD = llvm::dyn_cast<ast::FuncDecl>(D))
        if (auto *F = llvm::dyn_cast_or_null<Func>(FD->Name->Obj)) {
          Signature *Sig = F->signature();
          bool IsGeneric =
              !Sig->TypeParams.empty() || !Sig->RecvTypeParams.empty();
          if (!IsGeneric && !F->Name.isBlank())
            function({F, {}});
        }
  while (!Queue.empty()) {
    std::function<void()> Next = std::move(Queue.front());
    Queue.pop_front();
    Next();
  }
  describeTypes(*this);
}
