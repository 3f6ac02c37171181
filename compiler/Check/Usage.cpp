//===- Usage.cpp - Variables that are declared but not used ---------------===//

#include "compiler/Check/Stmt.h"

using namespace zokor;
using namespace zokor::check;

void check::usage(Checker &C, llvm::ArrayRef<Scope *> Scopes) {
  llvm::SmallVector<Var *, 8> Unused;
  for (Scope *Each : Scopes) {
    Unused.clear();
    for (Object *O : Each->objects())
      if (auto *V = llvm::dyn_cast<Var>(O); V && !V->Used && !V->IsParam)
        Unused.push_back(V);
    llvm::sort(Unused, [](Var *A, Var *B) { return A->At < B->At; });
    for (Var *V : Unused)
      C.errorf(V->At, diag::UnusedVar, "{0} declared but not used",
               V->Name.str());
  }
}
