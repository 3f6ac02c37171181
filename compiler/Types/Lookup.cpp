//===- Lookup.cpp - Finding fields and methods ----------------------------===//
//
// A selector x.f means the f at the shallowest depth of embedding. The search
// goes breadth first: all embedded types of one depth, then those of the next.
// Two finds at one depth are a collision, and so is one find in a type that is
// reached twice at its depth.
//
// A type that was seen at a smaller depth is not searched again; that ends the
// search for types that embed a pointer to themselves. A generic type may
// embed ever larger instances of itself (which is an error that is found
// later), so only so many instances of one type are looked at.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Lookup.h"

#include "compiler/Types/Embedding.h"
#include "compiler/Types/Instantiate.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/STLExtras.h"

namespace zokor::types {

namespace {

/// A type to be searched.
struct Candidate {
  Type *T;
  llvm::SmallVector<unsigned, 4> Path; ///< to the embedded field
  bool Indirect = false;               ///< through a pointer
  bool Several = false;                ///< reached twice at this depth

  Candidate step(unsigned Index, Type *To, bool Pointer) const {
    Candidate Next{To, Path, Indirect || Pointer, Several};
    Next.Path.push_back(Index);
    return Next;
  }
};

class Search {
public:
  Search(const Package *Pkg, Name N, bool FoldCase)
      : Pkg(Pkg), N(N), FoldCase(FoldCase) {}

  LookupResult run(Type *T, bool Pointer, bool Addressable);

private:
  void visit(const Candidate &C);
  void visitStruct(const Candidate &C, Struct *S);
  void found(const Candidate &C, unsigned Index, Object *Obj);
  static void mergeRepeated(std::vector<Candidate> &List);

  const Package *Pkg;
  Name N;
  bool FoldCase;
  LookupResult Result;
  EmbeddedTypes Seen;
  std::vector<Candidate> Next;
};

} // namespace

void Search::found(const Candidate &C, unsigned Index, Object *Obj) {
  if (Result.Obj || C.Several)
    Result.Ambiguous = true;
  Result.Obj = Obj;
  Result.Indirect = C.Indirect;
  Result.Path = C.Path;
  Result.Path.push_back(Index);
}

void Search::visitStruct(const Candidate &C, Struct *S) {
  for (auto [I, F] : llvm::enumerate(S->Fields)) {
    if (sameId(F, Pkg, N, FoldCase)) {
      found(C, I, F);
    } else if (!Result.Obj && F->Embedded && F->Type) {
      // Deeper fields only count if there is none at this depth.
      auto [To, Pointer] = deref(F->Type);
      Next.push_back(C.step(I, To, Pointer));
    }
  }
}

void Search::visit(const Candidate &C) {
  if (!C.T || !Seen.insert(unalias(C.T)))
    return;
  if (auto *T = asIs<Named>(C.T)) {
    if (auto [Index, M] = lookupMethod(T, Pkg, N, FoldCase); M) {
      found(C, Index, M);
      return;
    }
  }
  Type *Under = underlying(C.T);
  if (auto *S = llvm::dyn_cast_or_null<Struct>(Under)) {
    visitStruct(C, S);
  } else if (auto *I = llvm::dyn_cast_or_null<Interface>(Under)) {
    unsigned Index = 0;
    if (Func *M = typeSet(I).lookup(Pkg, N, FoldCase, &Index))
      found(C, Index, M);
  }
}

/// Leaves each type once in a list of one depth.
void Search::mergeRepeated(std::vector<Candidate> &List) {
  std::vector<Candidate> Unique;
  for (Candidate &C : List) {
    auto Same = llvm::find_if(Unique, [&](const Candidate &U) {
      return U.T == C.T || (U.T && C.T && identical(U.T, C.T));
    });
    if (Same != Unique.end())
      Same->Several = true;
    else
      Unique.push_back(std::move(C));
  }
  List = std::move(Unique);
}

LookupResult Search::run(Type *T, bool Pointer, bool Addressable) {
  std::vector<Candidate> Current;
  Current.push_back({T, {}, Pointer});
  while (!Current.empty()) {
    Next.clear();
    for (const Candidate &C : Current) {
      visit(C);
      if (Result.Ambiguous) {
        Result.Obj = nullptr;
        return std::move(Result);
      }
    }
    if (Result.Obj)
      break;
    mergeRepeated(Next);
    std::swap(Current, Next);
  }
  auto *M = llvm::dyn_cast_or_null<Func>(Result.Obj);
  if (M && M->HasPtrRecv && !Result.Indirect && !Addressable) {
    Result = {};
    Result.NeedsPointer = true;
  }
  return std::move(Result);
}

LookupResult lookupFieldOrMethod(Type *T, bool Addressable, const Package *Pkg,
                                 Name N, bool FoldCase) {
  if (!T || !N || N.isBlank())
    return {};
  // A named pointer type has the fields of its element but no methods.
  if (auto *Direct = asIs<Named>(T))
    if (auto *P = as<Pointer>(Direct)) {
      LookupResult R = lookupFieldOrMethod(P, false, Pkg, N, FoldCase);
      return llvm::isa_and_nonnull<Func>(R.Obj) ? LookupResult() : R;
    }
  auto [Base, Pointer] = deref(T);
  // A pointer to an interface or a type parameter has no methods.
  if (Pointer && (!Base || as<Interface>(Base)))
    return {};
  return Search(Pkg, N, FoldCase).run(Base, Pointer, Addressable);
}

std::pair<int, Func *> lookupMethod(Named *T, const Package *Pkg, Name N,
                                    bool FoldCase) {
  Named *Declared = T->Origin ? T->Origin : T;
  for (auto [I, M] : llvm::enumerate(Declared->Methods))
    if (M && !M->Name.isBlank() && sameId(M, Pkg, N, FoldCase))
      return {int(I), methodAt(T, I)};
  return {-1, nullptr};
}

Func *methodAt(Named *T, unsigned I) {
  if (!T->Origin)
    return T->Methods[I];
  if (I < T->Methods.size() && T->Methods[I])
    return T->Methods[I];
  return T->Context->expandMethod(T, I);
}

} // namespace zokor::types
