//===- Satisfies.cpp - Does a type implement an interface? ----------------===//
//
// A type implements an interface if it has the interface's methods and belongs
// to its terms. It satisfies a constraint under the same conditions, except
// that ordinary interfaces, whose comparison may panic, satisfy comparable.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Instantiate.h"
#include "compiler/Types/Lookup.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/STLExtras.h"

namespace zokor::types {

namespace {

/// One question: does V implement T?
struct Relation {
  Type *V, *T;
  std::string *Why;
  Qualifier Q;
  /// Interfaces count as comparable.
  bool DynamicComparable;

  bool holds(Interface *I);
  bool fail(const std::string &Reason) {
    if (Why)
      *Why = Reason;
    return false;
  }
  std::string str(Type *X) { return typeString(X, Q); }
  std::string failed() { return str(V) + " does not implement " + str(T); }
  bool checkComparable(const TypeSet &Set);
  bool checkTerms(const TypeSet &Set);
};

} // namespace

/// Are all types of the set comparable?
static bool isComparable(const TypeSet &Set) {
  if (Set.AllTypes)
    return Set.Comparable;
  return llvm::all_of(
      Set.Terms, [](Term X) { return comparable(X.T, /*Dynamic=*/false); });
}

bool Relation::checkComparable(const TypeSet &Set) {
  if (!isComparable(Set) || comparable(V, DynamicComparable))
    return true;
  return fail(str(V) + " does not implement comparable");
}

bool Relation::checkTerms(const TypeSet &Set) {
  if (!Set.hasTerms())
    return true;
  if (auto *From = as<Interface>(V)) {
    const TypeSet &VSet = typeSet(From);
    return (!VSet.AllTypes && subsetOf(VSet.Terms, Set.Terms)) ||
           fail(failed());
  }
  if (includes(Set.Terms, V))
    return true;
  for (Term X : Set.Terms)
    if (!X.Tilde && identical(X.T, underlying(X.T)) &&
        identical(X.T, underlying(V)))
      return fail(failed() + " (possibly missing ~ for " + str(X.T) +
                  " in constraint " + str(T) + ")");
  // gc writes the terms with full package paths.
  return fail(failed() + " (" + str(V) + " missing in " +
              termsString(Set.Terms, nullptr) + ")");
}

bool Relation::holds(Interface *I) {
  const TypeSet &Set = typeSet(I);
  if (Set.isAll())
    return true;
  auto *From = as<Interface>(V);
  if (From && typeSet(From).isEmpty())
    return true;
  if (Set.isEmpty())
    return fail("cannot implement " + str(T) + " (empty type set)");
  MissingMethod M = missingMethod(V, I, /*Static=*/true);
  if (M.Method)
    return fail(failed() + " " + missingMethodReason(V, T, M, Q));
  return checkTerms(Set) && checkComparable(Set);
}

/// Something is wrong already; a further error would not help.
static bool isErroneous(Type *T) {
  if (!T)
    return true;
  Type *Under = underlying(T);
  if (!Under || isInvalid(Under))
    return true;
  auto *P = llvm::dyn_cast<Pointer>(Under);
  return P && (!P->Elem || !underlying(P->Elem) || isInvalid(P->Elem));
}

bool implements(Type *V, Type *T, std::string *Why, Qualifier Q) {
  if (isErroneous(V) || isErroneous(T))
    return true;
  Relation R{V, T, Why, Q, /*DynamicComparable=*/false};
  if (auto *I = as<Interface>(T))
    return R.holds(I);
  return R.fail(R.failed() + " (" +
                (isInterfacePointer(T) ? interfacePointerError(T, Q)
                                       : R.str(T) + " is not an interface") +
                ")");
}

bool satisfies(Type *V, Type *Constraint, std::string *Why, Qualifier Q,
               bool AllowComparableInterfaces) {
  if (isErroneous(V) || !Constraint)
    return true;
  Relation R{V, Constraint, Why, Q, AllowComparableInterfaces};
  Type *Direct = unalias(Constraint);
  if (!llvm::isa_and_nonnull<Union>(Direct)) {
    if (isErroneous(Constraint))
      return true;
    if (auto *I = as<Interface>(Constraint))
      return R.holds(I);
  }
  // A type or union stands for the interface that embeds it.
  llvm::BumpPtrAllocator Arena;
  Interface Wrapped;
  Wrapped.Arena = &Arena;
  Wrapped.Embeddeds = llvm::ArrayRef(Constraint);
  Wrapped.Complete = true;
  return R.holds(&Wrapped);
}

} // namespace zokor::types
