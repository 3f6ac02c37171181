//===- MethodSet.cpp - All methods of a type ------------------------------===//
//
// The names of all methods within reach are collected first; then each is
// looked up as a selector would, which settles shadowing, collisions and
// receivers in the one place that knows the rules.
//
//===----------------------------------------------------------------------===//

#include "compiler/Types/Embedding.h"
#include "compiler/Types/Lookup.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/STLExtras.h"

namespace zokor::types {

namespace {

/// Walks embedded fields as deep as lookup does.
class NameCollector {
public:
  void visit(Type *T);
  llvm::ArrayRef<Func *> names() const { return Names; }

private:
  void add(Func *M) {
    if (M && !M->Name.isBlank() && llvm::none_of(Names, [&](Func *F) {
          return sameId(F, M->Pkg, M->Name);
        }))
      Names.push_back(M);
  }

  EmbeddedTypes Seen;
  /// One method of each name.
  llvm::SmallVector<Func *, 16> Names;
};

} // namespace

void NameCollector::visit(Type *T) {
  if (!T)
    return;
  T = unalias(deref(T).first);
  if (!Seen.insert(T))
    return;
  if (auto *N = llvm::dyn_cast<Named>(T))
    for (Func *M : (N->Origin ? N->Origin : N)->Methods)
      add(M);
  Type *Under = underlying(T);
  if (auto *I = llvm::dyn_cast_or_null<Interface>(Under)) {
    for (Func *M : typeSet(I).Methods)
      add(M);
  } else if (auto *S = llvm::dyn_cast_or_null<Struct>(Under)) {
    for (Var *F : S->Fields)
      if (F->Embedded)
        visit(F->Type);
  }
}

std::vector<MethodEntry> methodSet(Type *T) {
  NameCollector Names;
  Names.visit(T);
  std::vector<MethodEntry> Set;
  for (Func *M : Names.names()) {
    LookupResult R = lookupFieldOrMethod(T, false, M->Pkg, M->Name);
    if (auto *F = llvm::dyn_cast_or_null<Func>(R.Obj))
      Set.push_back({F, {R.Path.begin(), R.Path.end()}, R.Indirect});
  }
  llvm::sort(Set, [](const MethodEntry &A, const MethodEntry &B) {
    return lessMethod(A.Method, B.Method);
  });
  return Set;
}

} // namespace zokor::types
