//===- TypeSet.h - The type set of an interface -----------------*- C++ -*-===//

#ifndef ZOKOR_TYPES_TYPESET_H
#define ZOKOR_TYPES_TYPESET_H

#include "compiler/Types/Object.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <vector>

namespace zokor::types {

/// All methods of an interface, embedded ones included, and its type terms.
struct TypeSet {
  /// Sorted by lessMethod; each name once.
  llvm::ArrayRef<Func *> Methods;
  /// The terms in normal form (no term includes another), valid unless
  /// AllTypes. Empty: no type satisfies the interface.
  llvm::ArrayRef<Term> Terms;
  bool AllTypes = true;
  /// The interface embeds `comparable` and has no terms.
  bool Comparable = false;

  bool isEmpty() const { return !AllTypes && Terms.empty(); }
  bool isAll() const { return AllTypes && Methods.empty() && !Comparable; }
  /// The interface has no type terms and is not comparable: it can be the
  /// type of a variable.
  bool isMethodSet() const { return AllTypes && !Comparable; }
  bool hasTerms() const { return !AllTypes && !Terms.empty(); }
  Func *lookup(const Package *Pkg, Name N, bool FoldCase = false,
               unsigned *Index = nullptr) const;
};

/// Errors found while computing a type set (duplicate methods, invalid
/// union terms) go here; null drops them.
using TypeSetError =
    llvm::function_ref<void(Pos, unsigned Kind, std::string Text)>;

/// Computes (once) and returns the type set. While I is not complete, an
/// empty "all types" set is returned and nothing is stored.
const TypeSet &typeSet(Interface *I, TypeSetError Report = nullptr);
/// The interface of a type parameter's constraint; a non-interface constraint
/// is wrapped.
Interface *constraintInterface(TypeParam *P);

/// Calls F for each term's type and underlying type of a type parameter's
/// type set until F returns false; F gets (null, null) once if there are no
/// specific types. For another T: one call with (T, underlying(T)).
bool forEachType(Type *T, llvm::function_ref<bool(Type *T, Type *U)> F);
/// The core type of the specification, or null. For a non-parameter T its
/// underlying type. coreString treats []byte|string as string.
Type *coreType(Type *T);
Type *coreString(Type *T);

/// Does T (a type, not an interface) belong to the terms? See Union of the
/// specification.
bool includes(llvm::ArrayRef<Term> Terms, Type *T);
bool subsetOf(llvm::ArrayRef<Term> X, llvm::ArrayRef<Term> Y);
bool disjoint(Term A, Term B);

} // namespace zokor::types

#endif // ZOKOR_TYPES_TYPESET_H
