//===- TypeSet.cpp - Computing the type set of an interface ---------------===//
//
// The methods of an interface are its own and those of the interfaces that it
// embeds; its terms are the intersection of what it embeds. Interfaces may
// reach themselves (through an invalid declaration): a set that is being
// computed is stored before, as "all types", so such a walk ends.
//
// A set must not be kept while something it depends on is still being
// declared, or later callers would miss methods. Such a result is handed out
// for the moment and computed again at the next call.
//
//===----------------------------------------------------------------------===//

#include "compiler/Diagnostics/Diagnostics.h"
#include "compiler/Types/Substitute.h"
#include "compiler/Types/TermList.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

namespace zokor::types {

/// gc's limit on the number of terms of a union.
static constexpr unsigned MaxTerms = 100;

namespace {

/// What is known of the set of one interface while it is computed.
struct Builder {
  Interface *I;
  llvm::SmallVector<Func *, 8> Methods;
  /// The method's own place or that of the embedding which brought it.
  llvm::DenseMap<Func *, Pos> At;
  llvm::DenseMap<Name, llvm::SmallVector<Func *, 1>> ByName;
  TermList Terms = TermList::all();
  bool Comparable = false;
  /// Something embedded is not declared completely yet.
  bool Unfinished = false;
  std::vector<TypeSetProblem> Problems;

  explicit Builder(Interface *I) : I(I) {}
  void addMethod(Func *M, Pos Where, bool Explicit);
  void embed(Type *T, Pos Where);
  void restrict(TermList Other, bool OtherComparable);
  bool unionTerms(Union *U, TermList &Result);
};

} // namespace

static const TypeSet &setOf(Interface *I, bool &Unfinished);

static TermList termsOf(const TypeSet &Set) {
  return Set.AllTypes ? TermList::all() : TermList::of(Set.Terms);
}

void Builder::addMethod(Func *M, Pos Where, bool Explicit) {
  for (Func *Other : ByName[M->Name]) {
    if (!sameId(Other, M->Pkg, M->Name))
      continue;
    // Reported unless both are identical, which may not be decided yet.
    Problems.push_back({Where, At.lookup(Other), M, Other, Explicit});
    return;
  }
  ByName[M->Name].push_back(M);
  At[M] = Where;
  Methods.push_back(M);
}

/// The union of the terms; false if there are too many.
bool Builder::unionTerms(Union *U, TermList &Result) {
  for (Term T : U->Terms) {
    Type *Under = T.T && isResolved(T.T) ? underlying(T.T) : nullptr;
    if (!Under) {
      Unfinished = true;
    } else if (auto *Inner = llvm::dyn_cast<Interface>(Under)) {
      Result.unite(termsOf(setOf(Inner, Unfinished)));
    } else if (!isInvalid(Under) &&
               (!T.Tilde || identical(T.T, Under))) { // else no type matches
      Result.unite(TermList::of(T));
    }
    if (Result.size() > MaxTerms)
      return false;
  }
  return true;
}

void Builder::embed(Type *T, Pos Where) {
  Type *Direct = unalias(T);
  if (auto *U = llvm::dyn_cast_or_null<Union>(Direct)) {
    TermList List = TermList::none();
    if (unionTerms(U, List))
      restrict(std::move(List), false);
    else
      Problems.push_back({Where, Pos()});
    return;
  }
  Type *Under = Direct && isResolved(Direct) ? underlying(Direct) : nullptr;
  if (!Under) {
    Unfinished = true;
    return;
  }
  if (auto *Inner = llvm::dyn_cast<Interface>(Under)) {
    if (isTypeParam(T)) // an error was reported
      return;
    const TypeSet &Set = setOf(Inner, Unfinished);
    for (Func *M : Set.Methods)
      addMethod(M, Where, /*Explicit=*/false);
    restrict(termsOf(Set), Set.Comparable);
    return;
  }
  if (!isInvalid(Under))
    restrict(TermList::of(Term{false, T}), false);
}

void Builder::restrict(TermList Other, bool OtherComparable) {
  Terms.intersect(Other);
  Comparable |= OtherComparable;
  if (!Comparable || Terms.isAll())
    return;
  // The terms say it all once the others are gone.
  Terms.filter([](Term T) { return comparable(T.T, /*Dynamic=*/false); });
  Comparable = false;
}

template <class T>
static llvm::ArrayRef<T> copyTo(llvm::BumpPtrAllocator &Arena,
                                llvm::ArrayRef<T> List) {
  if (List.empty())
    return {};
  T *To = Arena.Allocate<T>(List.size());
  std::uninitialized_copy(List.begin(), List.end(), To);
  return {To, List.size()};
}

static void compute(Interface *I, TypeSet &Set, bool &Unfinished) {
  Builder B(I);
  for (Func *M : I->Methods)
    B.addMethod(M, M->At, /*Explicit=*/true);
  for (auto [Index, T] : llvm::enumerate(I->Embeddeds))
    B.embed(T, Index < I->EmbedPos.size() ? I->EmbedPos[Index] : Pos());
  llvm::sort(B.Methods, lessMethod);
  Set.Methods = copyTo<Func *>(*I->Arena, B.Methods);
  Set.Terms = copyTo<Term>(*I->Arena, B.Terms.terms());
  Set.AllTypes = B.Terms.isAll();
  Set.Comparable = B.Comparable;
  Set.Problems = copyTo<TypeSetProblem>(*I->Arena, B.Problems);
  Unfinished |= B.Unfinished;
}

static const TypeSet &allTypes() {
  static const TypeSet Set;
  return Set;
}

/// The set of I; sets Unfinished if it may change later.
static const TypeSet &setOf(Interface *I, bool &Unfinished) {
  if (I->Set)
    return *I->Set;
  if (!I->Complete) {
    Unfinished = true;
    return allTypes();
  }
  assert(I->Arena && "an Interface is made by Session::make");
  auto *Set = new (I->Arena->Allocate<TypeSet>()) TypeSet;
  I->Set = Set;
  bool Provisional = false;
  compute(I, *Set, Provisional);
  if (Provisional) {
    I->Set = nullptr;
    Unfinished = true;
  }
  return *Set;
}

static void report(const TypeSetProblem &P, TypeSetError Report,
                   bool AllowOverlap) {
  if (!P.Method) {
    Report(P.At, diag::InvalidUnion,
           "cannot handle more than " + std::to_string(MaxTerms) +
               " union terms (implementation limitation)",
           Pos(), "");
    return;
  }
  if (!P.Explicit && AllowOverlap && identical(P.Method->Type, P.Other->Type))
    return;
  std::string Name = P.Method->Name.str().str();
  Report(P.At, diag::DuplicateDecl, "duplicate method " + Name, P.OtherAt,
         "other declaration of " + Name);
}

const TypeSet &typeSet(Interface *I, TypeSetError Report, bool AllowOverlap) {
  bool Unfinished = false;
  const TypeSet &Set = setOf(I, Unfinished);
  if (Report && I->Set && !Set.Problems.empty()) {
    llvm::ArrayRef<TypeSetProblem> Problems = Set.Problems;
    I->Set->Problems = {};
    for (const TypeSetProblem &P : Problems)
      report(P, Report, AllowOverlap);
  }
  return Set;
}

Func *TypeSet::lookup(const Package *Pkg, Name N, bool FoldCase,
                      unsigned *Index) const {
  if (!N || N.isBlank())
    return nullptr;
  for (auto [I, M] : llvm::enumerate(Methods))
    if (sameId(M, Pkg, N, FoldCase)) {
      if (Index)
        *Index = I;
      return M;
    }
  return nullptr;
}

} // namespace zokor::types
