//===- Unify.h - Type unification -------------------------------*- C++ -*-===//

#ifndef ZOKOR_CHECK_GENERICS_UNIFY_H
#define ZOKOR_CHECK_GENERICS_UNIFY_H

#include "compiler/Types/Object.h"

#include "llvm/ADT/DenseMap.h"

#include <optional>
#include <vector>

namespace zokor::check {

/// Finds types for type parameters that make two types equal (the
/// specification's "type unification"). Parameters that were unified with
/// each other share a handle.
class Unifier {
public:
  /// Without Exact a named type unifies with a literal if its underlying type
  /// does, channel directions are ignored, and a type unifies with an
  /// interface that it implements.
  enum Mode : unsigned {
    Inexact = 0,
    Assign = 1 << 0, ///< inexact at the top, element types exact
    Exact = 1 << 1,
  };

  /// Args may be shorter than Params and have nulls. `Interfaces`: use the
  /// methods of interfaces (go1.21).
  Unifier(llvm::ArrayRef<types::TypeParam *> Params,
          llvm::ArrayRef<types::Type *> Args, bool Interfaces = true);

  bool unify(types::Type *X, types::Type *Y, unsigned Mode);
  /// The type inferred for P, or null.
  types::Type *at(types::TypeParam *P) const;
  void set(types::TypeParam *P, types::Type *T);
  /// How many parameters have no type yet.
  unsigned unknowns() const;
  std::vector<types::Type *> inferred() const;

private:
  /// A pair of interfaces whose methods are being unified.
  struct Pair;

  types::TypeParam *bound(types::Type *T) const;
  bool join(types::TypeParam *X, types::TypeParam *Y);
  bool nify(types::Type *X, types::Type *Y, unsigned Mode, const Pair *Open);
  bool unifyKnown(types::TypeParam *P, types::Type *X, types::Type *Y,
                  unsigned Mode, const Pair *Open);
  /// Nothing: neither is an interface.
  std::optional<bool> unifyInterfaces(types::Type *X, types::Type *Y,
                                      const Pair *Open);
  bool unifyExactInterfaces(types::Interface *X, types::Interface *Y,
                            const Pair *Open);
  bool unifyStructure(types::Type *X, types::Type *Y, unsigned Mode,
                      const Pair *Open);
  bool unifyVars(llvm::ArrayRef<types::Var *> X, llvm::ArrayRef<types::Var *> Y,
                 unsigned Mode, const Pair *Open);

  std::vector<types::TypeParam *> Params;
  /// Index into Slots; joined parameters have the same.
  llvm::DenseMap<types::TypeParam *, unsigned> Handle;
  std::vector<types::Type *> Slots;
  unsigned Depth = 0;
  bool Interfaces;
};

} // namespace zokor::check

#endif // ZOKOR_CHECK_GENERICS_UNIFY_H
