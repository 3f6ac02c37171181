//===- Embedding.h - The types met while following embedding ----*- C++ -*-===//

#ifndef ZOKOR_TYPES_EMBEDDING_H
#define ZOKOR_TYPES_EMBEDDING_H

#include "compiler/Types/Type.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace zokor::types {

/// Ends a walk through embedded fields: each type is let in once, and of one
/// generic type only so many instances, because a type may (wrongly) embed
/// ever larger instances of itself.
class EmbeddedTypes {
public:
  /// Should T be looked at? Unnamed types count too: a (wrong) alias may lead
  /// back to itself without a Named.
  bool insert(Type *T) {
    if (!Seen.insert(T).second)
      return false;
    auto *N = llvm::dyn_cast<Named>(T);
    return !N || !N->Origin || ++Instances[N->Origin] <= MaxInstances;
  }

private:
  static constexpr unsigned MaxInstances = 50;
  llvm::SmallPtrSet<Type *, 8> Seen;
  llvm::SmallDenseMap<Named *, unsigned, 4> Instances;
};

} // namespace zokor::types

#endif // ZOKOR_TYPES_EMBEDDING_H
