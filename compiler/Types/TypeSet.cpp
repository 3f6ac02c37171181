//===- TypeSet.cpp - Computing the type set of an interface ---------------===//
//
// The methods of an interface are its own and those of the interfaces that it
// embeds; its terms are the intersection of what it embeds. Interfaces may
// reach themselves (through an invalid declaration): a set that is being
// computed is stored before, as "all types", so such a walk ends. Only the
// outermost set of such a circle is then right; the others are not kept.
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
/// A generic interface may embed ever larger instances of itself. That is an
/// error which is found elsewhere; here it must not take forever.
static constexpr unsigned MaxDepth = 100, MaxComputed = 10000;

namespace {

/// The state of one typeSet() call, embedded interfaces included.
struct Computation {
  /// Something embedded is not declared completely yet.
  bool Unfinished = false;
  /// The sets being computed, outermost first.
  llvm::SmallVector<TypeSet *, 8> Open;
  /// The index in Open of the outermost set that the current one depends on.
  unsigned Lowest = 0;
  unsigned Computed = 0;

  void meetOpen(const TypeSet *Set) {
    auto It = llvm::find(Open, Set);
    if (It == Open.end())
      Unfinished = true; // of a typeSet() call around this one
    else
      Lowest = std::min<unsigned>(Lowest, It - Open.begin());
  }
};

/// What is known of the set of one interface while it is computed.
struct Builder {
  Interface *I;
  Computation &C;
  llvm::SmallVector<Func *, 8> Methods;
  /// The method's own place or that of the embedding which brought it.
  llvm::DenseMap<Func *, Pos> At;
  llvm::DenseMap<Name, llvm::SmallVector<Func *, 1>> ByName;
  TermList Terms = TermList::all();
  bool Comparable = false;
  std::vector<TypeSetProblem> Problems;

  Builder(Interface *I, Computation &C) : I(I), C(C) {}
  void addMethod(Func *M, Pos Where, bool Explicit);
  void embed(Type *T, Pos Where);
  void restrict(TermList Other, bool OtherComparable);
  bool unionTerms(Union *U, TermList &Result);
};

} // namespace

static const TypeSet &setOf(Type *T, Interface *I, Computation &C);

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
      C.Unfinished = true;
    } else if (auto *Inner = llvm::dyn_cast<Interface>(Under)) {
      Result.unite(termsOf(setOf(T.T, Inner, C)));
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
    C.Unfinished = true;
    return;
  }
  if (auto *Inner = llvm::dyn_cast<Interface>(Under)) {
    if (isTypeParam(T)) // an error was reported
      return;
    const TypeSet &Set = setOf(T, Inner, C);
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

static void compute(Interface *I, TypeSet &Set, Computation &C) {
  Builder B(I, C);
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
}

static const TypeSet &allTypes() {
  static const TypeSet Set;
  return Set;
}

/// The set of I, which is the underlying type of T. Marks C as unfinished if it
/// may change later.
static const TypeSet &setOf(Type *T, Interface *I, Computation &C) {
  if (I->Set) {
    if (I->Set->Open)
      C.meetOpen(I->Set);
    return *I->Set;
  }
  if (!I->Complete) {
    C.Unfinished = true;
    return allTypes();
  }
  auto *N = asIs<Named>(T);
  if (N && N->Origin && C.Open.size() >= MaxDepth)
    return allTypes();
  // Far too many: settle for what is known.
  bool Final = ++C.Computed > MaxComputed;
  if (Final && N && N->Origin)
    return allTypes();

  assert(I->Arena && "an Interface is made by Session::make");
  auto *Set = new (I->Arena->Allocate<TypeSet>()) TypeSet;
  Set->Open = true;
  I->Set = Set;
  unsigned Depth = C.Open.size();
  C.Open.push_back(Set);
  bool Outer = std::exchange(C.Unfinished, false);
  unsigned OuterLowest = std::exchange(C.Lowest, Depth);
  compute(I, *Set, C);
  Set->Open = false;
  C.Open.pop_back();
  if ((C.Unfinished || C.Lowest < Depth) && !Final)
    I->Set = nullptr;
  C.Unfinished |= Outer;
  C.Lowest = std::min(C.Lowest, OuterLowest);
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
  if (I->Set && (!Report || I->Set->Problems.empty()))
    return *I->Set;
  Computation C;
  const TypeSet &Set = setOf(I, I, C);
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
