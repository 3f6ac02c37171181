//===- InterfaceType.cpp - Interface types --------------------------------===//

#include "compiler/Check/DeclState.h"

using namespace zokor;
using namespace zokor::check;

const TypeSet &check::checkedTypeSet(Checker &C, Interface *T) {
  auto Report = [&C](Pos At, unsigned Kind, const std::string &Text, Pos Other,
                     const std::string &OtherText) {
    C.error(At, diag::Kind(Kind),
            Other ? Text + errorLine(C, Other, OtherText) : Text);
  };
  return typeSet(T, Report, C.allowVersion(Pos(), 14));
}

/// The method F of interface T; null after an error.
static Func *interfaceMethod(Checker &C, Interface *T, ast::Field &F,
                             TypeName *Def) {
  if (F.Name->Name.isBlank()) {
    C.error(F.Name->At, diag::BlankIfaceMethod,
            "methods must have a unique non-blank name");
    return nullptr;
  }
  auto *Sig = llvm::dyn_cast<Signature>(typExpr(C, F.FieldType));
  if (!Sig)
    return nullptr;
  // The declared type says more in messages than the literal.
  Type *Recv = T;
  if (Def && Def->Type && llvm::isa<Named>(Def->Type))
    Recv = Def->Type;
  Sig->Recv = C.S.make<Var>(F.Name->At, C.Pkg, C.S.Names.get(""), Recv);
  Sig->Recv->IsParam = true;
  auto *M = C.S.make<Func>(F.Name->At, C.Pkg, F.Name->Name, Sig);
  C.recordObject(F.Name, M);
  return M;
}

/// Before go1.18 only interfaces without type elements may be embedded. Others
/// are reported and taken out.
static void checkElementVersions(Checker &C, Interface *T) {
  llvm::SmallVector<Type *, 4> Kept;
  llvm::SmallVector<Pos, 4> KeptPos;
  for (auto [At, E] : llvm::zip(T->EmbedPos, T->Embeddeds)) {
    Type *U = llvm::isa<Union>(E) ? E : underlying(E);
    const char *What = "embedding non-interface type ";
    if (auto *I = llvm::dyn_cast<Interface>(U)) {
      // Where a local one is declared, an error was reported.
      auto *N = asIs<Named>(E);
      if (!N || N->Obj->Pkg == C.Pkg || typeSet(I).isMethodSet())
        What = nullptr;
      else
        What = "embedding constraint interface ";
    } else if (llvm::isa<Union>(U)) {
      What = "embedding interface element ";
    } else if (isInvalid(U)) {
      What = nullptr;
    }
    if (What) {
      C.requireVersion(At, 18, What + C.str(E));
      continue;
    }
    Kept.push_back(E);
    KeptPos.push_back(At);
  }
  if (Kept.size() == T->Embeddeds.size())
    return;
  T->Embeddeds = C.S.copy(llvm::ArrayRef<Type *>(Kept));
  T->EmbedPos = C.S.copy(llvm::ArrayRef<Pos>(KeptPos));
  T->Set = nullptr;
}

void check::interfaceType(Checker &C, Interface *T, ast::InterfaceType *E,
                          TypeName *Def) {
  llvm::SmallVector<Func *, 8> Methods;
  llvm::SmallVector<Type *, 4> Embeddeds;
  llvm::SmallVector<Pos, 4> EmbedPos;
  for (ast::Field &F : E->Elements) {
    if (!F.FieldType)
      continue;
    if (F.Name) {
      if (Func *M = interfaceMethod(C, T, F, Def))
        Methods.push_back(M);
    } else {
      EmbedPos.push_back(ast::startPos(F.FieldType));
      Embeddeds.push_back(unionType(C, F.FieldType));
    }
  }
  llvm::sort(Methods, [](const Func *A, const Func *B) {
    // Duplicates stay in source order.
    return lessMethod(A, B) || (!lessMethod(B, A) && A->At < B->At);
  });
  // Messages print the methods in this order.
  llvm::stable_sort(Methods, lessMethod);
  T->Methods = C.S.copy(llvm::ArrayRef<Func *>(Methods));
  T->Embeddeds = C.S.copy(llvm::ArrayRef<Type *>(Embeddeds));
  T->EmbedPos = C.S.copy(llvm::ArrayRef<Pos>(EmbedPos));
  T->Complete = true;
  // Errors in the type set belong to this declaration: find them before
  // others ask for it.
  if (!Methods.empty() || !Embeddeds.empty())
    C.later([&C, T, File = C.Env.File] {
      EnvironmentScope Restore(C);
      C.Env.File = File;
      if (!C.allowVersion(Pos(), 18))
        checkElementVersions(C, T);
      checkedTypeSet(C, T);
    });
}
