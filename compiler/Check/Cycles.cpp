//===- Cycles.cpp - Declarations that refer to themselves -----------------===//
//
// Two kinds of circles end here. Grey objects on Checker::ObjectPath that are
// met again: fine as long as a type definition is on the way (`type T *T`) or
// only values are (initOrder() reports those). And chains of names that stand
// for each other, `type A B; type B A`: each declaration adds one link of such
// a chain, so the one that would close the circle is refused, and
// underlying() never runs around in one.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/DeclState.h"

using namespace zokor;
using namespace zokor::check;

/// The name with its package in front if that is another one.
static std::string qualifiedName(Checker &C, Object *O) {
  std::string Text;
  if (O->Pkg) {
    Text = C.qualify(O->Pkg);
    if (!Text.empty())
      Text += ".";
  }
  return Text + O->Name.str().str();
}

CycleEntry check::cycleEntry(Checker &C, Named *N) {
  Pos At = C.Decls->InstanceAt.lookup(N);
  return {N->Obj, At ? At : N->Obj->At};
}

void check::cycleError(Checker &C, llvm::ArrayRef<CycleEntry> Cycle) {
  if (Cycle.empty())
    return;
  size_t First = 0;
  for (size_t I = 1; I != Cycle.size(); ++I)
    if (Cycle[I].At < Cycle[First].At)
      First = I;
  auto [O, Start] = Cycle[First];
  bool IsType = llvm::isa<TypeName>(O);
  std::string Text =
      IsType ? "invalid recursive type " : "illegal cycle in declaration of ";
  Text += qualifiedName(C, O);
  for (size_t I = 0; I != Cycle.size(); ++I) {
    auto [On, At] = Cycle[(First + I) % Cycle.size()];
    Text += errorLine(C, At, qualifiedName(C, On) + " refers to");
  }
  Text += errorLine(C, Start, qualifiedName(C, O));
  C.error(Start, IsType ? diag::InvalidTypeCycle : diag::InvalidDeclCycle,
          Text);
}

void check::cycleError(Checker &C, llvm::ArrayRef<Object *> Cycle) {
  llvm::SmallVector<CycleEntry, 8> Entries;
  for (Object *O : Cycle)
    Entries.push_back({O, O->At});
  cycleError(C, Entries);
}

bool check::validCycle(Checker &C, Object *O) {
  if (O->PathIndex >= C.ObjectPath.size())
    return true;
  llvm::ArrayRef<Object *> Cycle =
      llvm::ArrayRef<Object *>(C.ObjectPath).drop_front(O->PathIndex);
  size_t Values = 0, Definitions = 0;
  bool ThroughTypeParams = false;
  for (Object *On : Cycle) {
    if (llvm::isa<Const, Var>(On)) {
      ++Values;
    } else if (auto *T = llvm::dyn_cast<TypeName>(On)) {
      if (C.Env.InTypeParams && T->Type && isGeneric(T->Type)) {
        ThroughTypeParams = true;
        break;
      }
      Definitions += !T->IsAlias;
    }
  }
  if (!ThroughTypeParams) {
    // Only values: initOrder() reports it.
    if (Values == Cycle.size())
      return true;
    // Only types (and functions): without a definition, aliases would stand
    // for each other for ever.
    if (Values == 0 && Definitions > 0)
      return true;
  }
  cycleError(C, Cycle);
  return false;
}

//===----------------------------------------------------------------------===//
// Chains of names
//===----------------------------------------------------------------------===//

/// What T stands for if T is a name: the next link of its chain, or null.
static Type *nextLink(Type *T) {
  if (auto *A = llvm::dyn_cast_or_null<Alias>(T))
    return A->Actual ? A->Actual : A->FromRHS;
  if (auto *N = llvm::dyn_cast_or_null<Named>(T))
    return N->Origin ? N->Origin : N->Underlying;
  return nullptr;
}

/// Would the link Def -> T close a circle? Then reports it.
static bool closesCircle(Checker &C, TypeName *Def, Type *T) {
  llvm::SmallVector<CycleEntry, 8> Path;
  // As in gc, aliases on the way are not named.
  bool NamesDef = llvm::isa<Named>(Def->Type);
  if (NamesDef)
    Path.push_back({Def, Def->At});
  bool ByInstance = false; // the link before was an instance of this one
  for (Type *On = T; On; On = nextLink(On)) {
    auto *N = llvm::dyn_cast<Named>(On);
    auto *A = llvm::dyn_cast<Alias>(On);
    if (!N && !A)
      return false;
    bool IsInstance = N && N->Origin;
    if (!IsInstance && (N ? N->Obj : A->Obj) == Def) {
      // The instance stands for Def then.
      if (ByInstance && NamesDef)
        Path.erase(Path.begin());
      cycleError(C, Path);
      return true;
    }
    if (N && !ByInstance)
      Path.push_back(cycleEntry(C, N));
    ByInstance = IsInstance;
  }
  return false;
}

void check::setDefinedType(Checker &C, TypeName *Def, Type *T) {
  if (!Def || !Def->Type)
    return;
  if (llvm::isa<Named, Alias>(T) && closesCircle(C, Def, T))
    T = C.U.invalid();
  if (auto *A = llvm::dyn_cast<Alias>(Def->Type)) {
    A->FromRHS = T;
    return;
  }
  auto *N = llvm::dyn_cast<Named>(Def->Type);
  if (!N)
    return;
  // Take what is at the end of the chain already, if it is known.
  Type *End = T;
  while (auto *Link = llvm::dyn_cast_or_null<Named>(unaliasKnown(End))) {
    if (Link->Origin || !Link->Underlying)
      break;
    End = Link->Underlying;
  }
  N->Underlying = unaliasKnown(End);
  if (llvm::isa<Named, Alias>(N->Underlying))
    C.ToResolve.push_back(N);
}

Type *check::unaliasKnown(Type *T) {
  while (auto *A = llvm::dyn_cast_or_null<Alias>(T)) {
    if (!A->Actual)
      return A;
    T = A->Actual;
  }
  return T;
}

void check::resolveAlias(Checker &C, Alias *A) {
  Type *End = A->FromRHS;
  while (auto *Next = llvm::dyn_cast_or_null<Alias>(End)) {
    if (Next == A) {
      End = C.U.invalid();
      break;
    }
    End = Next->Actual ? Next->Actual : Next->FromRHS;
  }
  if (End)
    A->Actual = End;
  else
    C.Decls->OpenAliases.push_back(A);
}

void check::resolveNamedTypes(Checker &C) {
  std::vector<Alias *> Open = std::move(C.Decls->OpenAliases);
  for (Alias *A : Open) {
    resolveAlias(C, A);
    if (!A->Actual)
      A->Actual = C.U.invalid();
  }
  C.Decls->OpenAliases.clear();
  // underlying() follows the chain; an instance in it is expanded now.
  for (size_t I = 0; I != C.ToResolve.size(); ++I) {
    Named *N = C.ToResolve[I];
    Type *U = underlying(N);
    N->Underlying = U && !llvm::isa<Named, Alias>(U) ? U : C.U.invalid();
  }
  C.ToResolve.clear();
}
