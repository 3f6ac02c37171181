//===- TermList.cpp - Set operations on type terms ------------------------===//
//
// A term T stands for the one type T, ~T for all types whose underlying type
// is T. Two terms either are disjoint or one includes the other, because types
// have one underlying type; all set operations follow from that.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/TermList.h"

#include "llvm/ADT/STLExtras.h"

namespace zokor::types {

static bool includes(Term X, Type *T) {
  return identical(X.T, X.Tilde ? underlying(T) : T);
}

bool includes(llvm::ArrayRef<Term> Terms, Type *T) {
  return llvm::any_of(Terms, [&](Term X) { return includes(X, T); });
}

bool disjoint(Term A, Term B) {
  Type *TA = B.Tilde ? underlying(A.T) : A.T;
  Type *TB = A.Tilde ? underlying(B.T) : B.T;
  return !identical(TA, TB);
}

/// Every type of X is one of Y.
static bool subsetOf(Term X, Term Y) {
  return (!X.Tilde || Y.Tilde) && !disjoint(X, Y);
}

bool subsetOf(llvm::ArrayRef<Term> X, llvm::ArrayRef<Term> Y) {
  return llvm::all_of(X, [&](Term A) {
    return llvm::any_of(Y, [&](Term B) { return subsetOf(A, B); });
  });
}

std::string termsString(llvm::ArrayRef<Term> Terms, Qualifier Q) {
  if (Terms.empty())
    return "∅";
  std::string Text;
  for (Term T : Terms) {
    if (!Text.empty())
      Text += " | ";
    if (T.Tilde)
      Text += "~";
    Text += typeString(T.T, Q);
  }
  return Text;
}

TermList TermList::of(llvm::ArrayRef<Term> Terms) {
  TermList List(false);
  for (Term T : Terms)
    List.add(T);
  return List;
}

void TermList::add(Term T) {
  if (llvm::any_of(Terms, [&](Term X) { return subsetOf(T, X); }))
    return;
  llvm::erase_if(Terms, [&](Term X) { return subsetOf(X, T); });
  Terms.push_back(T);
}

void TermList::unite(const TermList &Other) {
  if (All)
    return;
  if (Other.All) {
    *this = Other;
    return;
  }
  for (Term T : Other.Terms)
    add(T);
}

void TermList::intersect(const TermList &Other) {
  if (Other.All)
    return;
  if (All) {
    *this = Other;
    return;
  }
  TermList Both(false);
  for (Term X : Terms)
    for (Term Y : Other.Terms)
      if (!disjoint(X, Y))
        Both.add(X.Tilde && !Y.Tilde ? Y : X);
  *this = std::move(Both);
}

void TermList::filter(llvm::function_ref<bool(Term)> Keep) {
  llvm::erase_if(Terms, [&](Term T) { return !Keep(T); });
}

} // namespace zokor::types
