//===- Package.cpp - Checking a package from start to end -----------------===//
//
// Runs the steps named in Checker.h in order. gc stops after the errors of one
// step where later ones would only repeat them; so does this file.
//
// Declarations and types are checked recursively, and a program may chain as
// many of them as it likes. The work is therefore done on a thread with a
// large stack, and objDecl() stops with an error before even that is used up.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Check.h"
#include "compiler/Check/DeclState.h"
#include "compiler/Check/Stmt.h"
#include "compiler/Parse/Parser.h"

#include "llvm/Support/thread.h"

#include <pthread.h>

using namespace zokor;
using namespace zokor::check;

namespace {
/// The stack that checking gets, and what must be left of it when a further
/// declaration is begun.
constexpr size_t CheckStackSize = size_t(512) << 20;
constexpr size_t StackReserve = size_t(32) << 20;

struct StackBounds {
  uintptr_t Low = 0;
  size_t Size = 0;
};
} // namespace

static StackBounds stackBounds() {
  StackBounds Bounds;
  pthread_attr_t Attr;
  if (pthread_getattr_np(pthread_self(), &Attr) != 0)
    return Bounds;
  void *Low = nullptr;
  if (pthread_attr_getstack(&Attr, &Low, &Bounds.Size) == 0)
    Bounds.Low = reinterpret_cast<uintptr_t>(Low);
  pthread_attr_destroy(&Attr);
  return Bounds;
}

/// Calls Run with the lowest address that declarations may push the stack to.
static void withLargeStack(llvm::function_ref<void(uintptr_t)> Run) {
  StackBounds Here = stackBounds();
  if (Here.Low && Here.Size >= CheckStackSize)
    return Run(Here.Low + StackReserve);
  llvm::thread Thread(std::optional<unsigned>(CheckStackSize), [&] {
    StackBounds Bounds = stackBounds();
    Run(Bounds.Low ? Bounds.Low + StackReserve : 0);
  });
  Thread.join();
}

/// All files must name the same package; others are left out.
static void checkPackageNames(Checker &C) {
  Package &Pkg = *C.Pkg;
  llvm::SmallVector<ast::File *, 8> Kept;
  for (ast::File *F : Pkg.Files) {
    if (!F->PackageName) {
      Kept.push_back(F);
      continue;
    }
    Name N = F->PackageName->Name;
    if (!Pkg.Name) {
      if (N.isBlank())
        C.error(F->PackageName->At, diag::BlankPkgName,
                "invalid package name _");
      else
        Pkg.Name = N;
    } else if (N != Pkg.Name) {
      C.error(F->Source->begin(), diag::MismatchedPkgName,
              ("package " + N.str() + "; expected " + Pkg.Name.str()).str());
      continue;
    }
    Kept.push_back(F);
  }
  Pkg.Files.assign(Kept.begin(), Kept.end());
}

/// Constraints of type parameters become interfaces now at the latest.
static void finishTypes(Checker &C) { resolveNamedTypes(C); }

static void checkAll(Checker &C) {
  unsigned Before = C.S.Diags.numErrors();
  auto Failed = [&] { return C.S.Diags.numErrors() != Before; };
  misplacedDirectives(C);
  checkPackageNames(C);
  collectObjects(C);
  packageObjects(C);
  C.Env = Environment();
  C.processDelayed();
  finishTypes(C);
  initOrder(C);
  unusedImports(C);
  if (Failed())
    return;
  monomorph(C);
  if (!Failed())
    checkDirectives(C);
}

bool check::checkPackage(Session &S, Universe &U, TypeContext &Types,
                         Package *Pkg, Config Conf) {
  unsigned Before = S.Diags.numErrors();
  if (!Pkg->PkgScope)
    Pkg->PkgScope = Pkg->newScope(U.scope());
  Checker C(S, U, Types, Pkg, std::move(Conf));
  C.Decls = std::make_shared<DeclState>();
  Pkg->Declare = [&C](Func *F) { objDecl(C, F); };
  withLargeStack([&](uintptr_t Limit) {
    C.Decls->StackLimit = Limit;
    checkAll(C);
  });
  Pkg->Declare = nullptr;
  Pkg->Complete = S.Diags.numErrors() == Before;
  return Pkg->Complete;
}

/// Declares what the signature binds in the scope of the body.
static void declareSignature(Checker &C, Signature *Sig, Scope *Into) {
  auto Declare = [&](Object *O) {
    if (O && O->Name && !O->Name.isBlank()) {
      O->Parent = nullptr;
      Into->insert(O);
    }
  };
  for (TypeParam *P : Sig->RecvTypeParams)
    Declare(P->Obj);
  for (TypeParam *P : Sig->TypeParams)
    Declare(P->Obj);
  Declare(Sig->Recv);
  for (Var *V : Sig->Params->Vars)
    Declare(V);
  for (Var *V : Sig->Results->Vars)
    Declare(V);
}

bool check::checkSkippedBody(Session &S, Universe &U, TypeContext &Types,
                             Func *F, Config Conf) {
  if (F->Origin)
    F = F->Origin;
  ast::FuncDecl *D = F->Decl;
  if (!D || !D->hasBody() || !F->Pkg || !F->signature())
    return true;
  Package &Pkg = *F->Pkg;
  size_t FileIndex = 0;
  while (FileIndex < Pkg.Files.size() &&
         !Pkg.Files[FileIndex]->Source->contains(D->At))
    ++FileIndex;
  if (FileIndex >= Pkg.FileScopes.size() || !D->bodySkipped())
    return true;
  unsigned Before = S.Diags.numErrors();
  parseSkippedBody(S, *D);
  if (!D->Body || S.Diags.numErrors() != Before)
    return false;

  Conf.IgnoreBodies = false;
  Checker C(S, U, Types, &Pkg, std::move(Conf));
  C.Decls = std::make_shared<DeclState>();
  C.DeclInfos.push_back(std::make_unique<DeclInfo>());
  DeclInfo *Info = C.DeclInfos.back().get();
  Info->FileScope = Pkg.FileScopes[FileIndex];
  Info->File = Pkg.Files[FileIndex];
  Info->FuncDecl = D;
  withLargeStack([&](uintptr_t Limit) {
    C.Decls->StackLimit = Limit;
    Scope *FuncScope = Pkg.newScope(Info->FileScope);
    FuncScope->IsFunction = true;
    declareSignature(C, F->signature(), FuncScope);
    C.Env.Scope = Info->FileScope;
    C.Env.File = Info->File;
    funcBody(C, Info, FuncScope, F->signature(), D->Body, nullptr, D);
    C.processDelayed();
    finishTypes(C);
  });
  return S.Diags.numErrors() == Before;
}
