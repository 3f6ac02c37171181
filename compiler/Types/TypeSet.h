//===- TypeSet.h - The type set of an interface -----------------*- C++ -*-===//
//
// An interface stands for a set of types: those that have all its methods and
// belong to its terms. The set is computed when first asked for and kept with
// the interface. Errors in it (duplicate methods, too large unions) are kept
// too until a caller that can report them asks.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_TYPES_TYPESET_H
#define ZOKOR_TYPES_TYPESET_H

#include "compiler/Types/Object.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <vector>

namespace zokor::types {

/// Two methods of the same name in an interface, or a union that has too many
/// terms (then without methods).
struct TypeSetProblem {
  Pos At, OtherAt;
  Func *Method = nullptr, *Other = nullptr;
  /// Both were declared in this interface: wrong even if they are identical.
  bool Explicit = false;
};

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
  /// Not yet reported.
  llvm::ArrayRef<TypeSetProblem> Problems;
  /// Still being computed.
  bool Open = false;

  bool isEmpty() const { return !AllTypes && Terms.empty(); }
  bool isAll() const { return AllTypes && Methods.empty() && !Comparable; }
  /// The interface has no type terms and is not comparable: it can be the
  /// type of a variable.
  bool isMethodSet() const { return AllTypes && !Comparable; }
  bool hasTerms() const { return !AllTypes && !Terms.empty(); }
  Func *lookup(const Package *Pkg, Name N, bool FoldCase = false,
               unsigned *Index = nullptr) const;
};

/// Receives the errors of a type set: the text, and for a duplicate method the
/// place and text of a second line ("other declaration of m"); Other is
/// nowhere if there is none.
using TypeSetError =
    llvm::function_ref<void(Pos At, unsigned Kind, const std::string &Text,
                            Pos Other, const std::string &OtherText)>;

/// Computes (once) and returns the type set. While I is not complete, an
/// empty "all types" set is returned and nothing is stored; the same holds
/// while something that I embeds is not complete. Problems found now or by an
/// earlier call without Report go to Report, once. `AllowOverlap`: embedded
/// interfaces may have identical methods in common (go1.14).
const TypeSet &typeSet(Interface *I, TypeSetError Report = nullptr,
                       bool AllowOverlap = true);
/// The interface of a type parameter's constraint; a non-interface constraint
/// is wrapped, and P's Constraint replaced. While the constraint is unknown or
/// after an error: an empty interface.
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
/// int | ~string | ...
std::string termsString(llvm::ArrayRef<Term> Terms, Qualifier Q);

} // namespace zokor::types

#endif // ZOKOR_TYPES_TYPESET_H
