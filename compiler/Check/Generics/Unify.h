//===- Unify.h - Type unification -------------------------------*- C++ -*-===//

#ifndef ZOKOR_CHECK_GENERICS_UNIFY_H
#define ZOKOR_CHECK_GENERICS_UNIFY_H

#include "compiler/Types/Object.h"

#include "llvm/ADT/DenseMap.h"

#include <vector>

namespace zokor::check {

/// Finds types for type parameters that make two types equal (the
/// specification's "type unification"). Parameters that were unified with
/// each other share a handle.
class Unifier {
public:
  enum Mode : unsigned {
    Exact = 0,
    Assign = 1 << 0,    ///< types match if one is assignable to the other
    ExactElem = 1 << 1, ///< element types must match exactly
  };

  Unifier(llvm::ArrayRef<types::TypeParam *> Params,
          llvm::ArrayRef<types::Type *> Args);

  bool unify(types::Type *X, types::Type *Y, unsigned Mode);
  /// The type inferred for P, or null.
  types::Type *at(types::TypeParam *P) const;
  void set(types::TypeParam *P, types::Type *T);
  /// How many parameters have no type yet.
  unsigned unknowns() const;
  std::vector<types::Type *> inferred() const;

private:
  bool join(types::TypeParam *X, types::TypeParam *Y);
  bool nify(types::Type *X, types::Type *Y, unsigned Mode);
  std::vector<types::TypeParam *> Params;
  llvm::DenseMap<types::TypeParam *, unsigned> Handle;
  std::vector<types::Type *> Slots;
  unsigned Depth = 0;
};

} // namespace zokor::check

#endif // ZOKOR_CHECK_GENERICS_UNIFY_H
