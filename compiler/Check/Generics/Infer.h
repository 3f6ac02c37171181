//===- Infer.h - Type inference ---------------------------------*- C++ -*-===//
//
// Function argument and constraint type inference of the current
// specification (go1.21 and later; earlier versions only accept more
// restricted programs).
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_CHECK_GENERICS_INFER_H
#define ZOKOR_CHECK_GENERICS_INFER_H

#include "compiler/Check/Checker.h"

namespace zokor::check {

/// Finds the type arguments that are missing in `Args` (which may be shorter
/// than Params). `Parameters` are the function's parameters that correspond to
/// `Operands`. Returns a full list, or an empty one after reporting (an
/// unsatisfied constraint is left to verification). At: the position for
/// "cannot infer T". `Reverse`: the operand is the target of an assignment
/// (messages say so).
llvm::SmallVector<Type *, 4>
infer(Checker &C, Pos At, llvm::ArrayRef<TypeParam *> Params,
      llvm::ArrayRef<Type *> Args, Tuple *Parameters,
      llvm::ArrayRef<Operand *> Operands, bool Reverse = false);

/// Copies of Params with new identities and the type of `T` renamed to match:
/// a generic function that calls itself must not confuse its own parameters
/// with those to infer.
std::pair<llvm::ArrayRef<TypeParam *>, Type *>
renameTypeParams(Checker &C, llvm::ArrayRef<TypeParam *> Params, Type *T);

/// Does T mention one of Params?
bool isParameterizedBy(llvm::ArrayRef<TypeParam *> Params, Type *T);

} // namespace zokor::check

#endif // ZOKOR_CHECK_GENERICS_INFER_H
