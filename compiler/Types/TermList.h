//===- TermList.h - Sets of types as unions of terms ------------*- C++ -*-===//

#ifndef ZOKOR_TYPES_TERMLIST_H
#define ZOKOR_TYPES_TERMLIST_H

#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/SmallVector.h"

namespace zokor::types {

/// A set of types: all of them, or those of a union of terms in normal form,
/// where no term includes another. Term types are not interfaces.
class TermList {
public:
  static TermList all() { return TermList(true); }
  static TermList none() { return TermList(false); }
  static TermList of(llvm::ArrayRef<Term> Terms);

  bool isAll() const { return All; }
  llvm::ArrayRef<Term> terms() const { return Terms; }
  size_t size() const { return Terms.size(); }

  void unite(const TermList &Other);
  void intersect(const TermList &Other);
  /// Keeps the terms for which Keep is true; all types stay all.
  void filter(llvm::function_ref<bool(Term)> Keep);

private:
  explicit TermList(bool All) : All(All) {}
  void add(Term T);

  bool All;
  llvm::SmallVector<Term, 8> Terms;
};

} // namespace zokor::types

#endif // ZOKOR_TYPES_TERMLIST_H
