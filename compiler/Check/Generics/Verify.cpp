//===- Verify.cpp - Type arguments against constraints --------------------===//

#include "compiler/Check/TypeExpr.h"
#include "compiler/Types/Instantiate.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/STLExtras.h"

namespace zokor::check {

int verifyInstance(Checker &C, Pos At, llvm::ArrayRef<TypeParam *> Params,
                   llvm::ArrayRef<Type *> Args, std::string &Why) {
  auto Q = [&C](const Package *P) { return C.qualify(P); };
  for (auto [I, P] : llvm::enumerate(Params.take_front(Args.size()))) {
    constraintInterface(P); // wraps a constraint that is not an interface
    Type *Constraint = C.Types.substitute(P->Constraint, Params, Args);
    if (!satisfies(Args[I], Constraint, &Why, Q, C.allowVersion(At, 20)))
      return I;
  }
  return -1;
}

bool checkTypeArgCount(Checker &C, Pos At, llvm::StringRef Name, unsigned Got,
                       unsigned Want) {
  if (Got == Want)
    return true;
  C.errorf(At, diag::WrongTypeArgCount,
           "got {0} arguments but {1} type parameters", Got, Want);
  return false;
}

} // namespace zokor::check
