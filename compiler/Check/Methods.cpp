//===- Methods.cpp - Attaching methods to their types ---------------------===//

#include "compiler/Check/DeclState.h"

using namespace zokor;
using namespace zokor::check;

/// "If the base type is a struct type, the non-blank method and field names
/// must be distinct." Needs complete types.
static void checkFieldUniqueness(Checker &C, Named *Base) {
  auto *S = as<Struct>(Base);
  if (!S || Base->Methods.empty())
    return;
  llvm::DenseMap<Name, Func *> ByName;
  for (Func *M : Base->Methods)
    ByName[M->Name] = M;
  for (Var *F : S->Fields) {
    if (F->Name.isBlank())
      continue;
    // Names that are equal in one package are the same name here: a type's
    // methods and the struct's fields may only differ in package if the
    // struct was declared elsewhere, and then unexported ones do not clash.
    Func *M = ByName.lookup(F->Name);
    if (!M || !sameId(M, F->Pkg, F->Name))
      continue;
    std::string Text =
        ("field and method with the same name " + F->Name.str()).str();
    if (F->At)
      Text += errorLine(C, F->At, "other declaration of " + F->Name.str());
    C.error(M->At, diag::DuplicateFieldAndMethod, Text);
  }
}

void check::collectMethods(Checker &C, TypeName *Obj) {
  auto Found = C.Methods.find(Obj);
  if (Found == C.Methods.end() || Found->second.empty())
    return;
  llvm::SmallVector<Func *, 4> List = std::move(Found->second);
  Found->second.clear();

  auto *Base = llvm::dyn_cast_or_null<Named>(Obj->Type);
  llvm::DenseMap<Name, Func *> Seen;
  llvm::SmallVector<Func *, 8> Kept;
  for (Func *M : List) {
    auto [Where, New] = Seen.insert({M->Name, M});
    if (New) {
      Kept.push_back(M);
      continue;
    }
    std::string Text =
        (Obj->Name.str() + "." + M->Name.str() + " redeclared in this block")
            .str();
    Text += errorLine(C, Where->second->At,
                      "other declaration of " + M->Name.str());
    C.error(M->At, diag::DuplicateMethod, Text);
  }
  if (!Base)
    return;
  Base->Methods = C.S.copy(llvm::ArrayRef<Func *>(Kept));
  C.later([&C, Base] { checkFieldUniqueness(C, Base); });
}
