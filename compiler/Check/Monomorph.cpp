//===- Monomorph.cpp - Unbounded instantiation ----------------------------===//
//
// Generic code is compiled by making every instance, so their number must be
// finite. A program breaks that rule if instantiating a function makes it
// instantiate itself with a larger type: func f[T any]() { f[*T]() }.
//
// The test is a graph. Its vertices are type parameters, and the types that
// are declared inside generic functions. Where parameter P is instantiated
// with a type that mentions Q, there is an edge Q -> P; it weighs 0 if the type
// is Q itself and 1 if it is built from Q. A local type is built from all
// parameters around it. A circle with positive weight is an error. It is found
// as Bellman and Ford do it, with heaviest instead of shortest paths; without
// such a circle that ends after a few rounds.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/DeclState.h"

using namespace zokor;
using namespace zokor::check;

namespace {
/// Adds the edges for one type argument.
class Flow {
public:
  Flow(Checker &C, TypeParam *To, Type *Arg, Pos At)
      : C(C), G(C.Decls->Instances), To(To), Arg(Arg), At(At) {}
  void visit(Type *T);

private:
  void visitTuple(Tuple *T);
  void visitNamed(Named *N);
  void edgeFrom(unsigned Vertex, Type *T);
  unsigned paramVertex(TypeParam *P);
  int localVertex(Named *N);
  unsigned addVertex(TypeName *Obj);

  Checker &C;
  InstanceGraph &G;
  TypeParam *To;
  Type *Arg;
  Pos At;
};
} // namespace

unsigned Flow::addVertex(TypeName *Obj) {
  unsigned I = G.Vertices.size();
  G.Vertices.push_back({Obj});
  G.Index[Obj] = int(I);
  return I;
}

unsigned Flow::paramVertex(TypeParam *P) {
  if (TypeParam *Own = G.Canonical.lookup(P))
    P = Own;
  auto Found = G.Index.find(P->Obj);
  return Found != G.Index.end() ? unsigned(Found->second) : addVertex(P->Obj);
}

/// The vertex of a type declared in a generic function; -1 for other types.
int Flow::localVertex(Named *N) {
  TypeName *Obj = N->Obj;
  if (Obj->Pkg != C.Pkg || Obj->Parent == C.Pkg->PkgScope)
    return -1;
  if (auto Found = G.Index.find(Obj); Found != G.Index.end())
    return Found->second;
  int Vertex = -1;
  for (Scope *S = Obj->Parent; S && S != C.Pkg->PkgScope; S = S->Parent) {
    for (Object *O : S->objects()) {
      auto *T = llvm::dyn_cast<TypeName>(O);
      auto *P = T && !T->IsAlias ? llvm::dyn_cast_or_null<TypeParam>(T->Type)
                                 : nullptr;
      if (!P || T->At >= Obj->At)
        continue;
      if (Vertex < 0)
        Vertex = int(addVertex(Obj));
      G.Edges.push_back({unsigned(Vertex), paramVertex(P), 1, Obj->At, P});
    }
  }
  if (Vertex < 0)
    G.Index[Obj] = -1;
  return Vertex;
}

void Flow::edgeFrom(unsigned Vertex, Type *T) {
  G.Edges.push_back({paramVertex(To), Vertex, T == Arg ? 0 : 1, At, Arg});
}

void Flow::visitTuple(Tuple *T) {
  for (Var *V : T->Vars)
    visit(V->Type);
}

void Flow::visitNamed(Named *N) {
  int Vertex = localVertex(N->Origin ? N->Origin : N);
  if (Vertex >= 0)
    edgeFrom(unsigned(Vertex), N);
  for (Type *A : N->TypeArgs)
    visit(A);
}

void Flow::visit(Type *T) {
  T = unalias(T);
  if (!T)
    return;
  switch (T->kind()) {
  case TypeKind::TypeParam:
    edgeFrom(paramVertex(llvm::cast<TypeParam>(T)), T);
    return;
  case TypeKind::Named:
    return visitNamed(llvm::cast<Named>(T));
  case TypeKind::Array:
    return visit(llvm::cast<Array>(T)->Elem);
  case TypeKind::Slice:
    return visit(llvm::cast<Slice>(T)->Elem);
  case TypeKind::Pointer:
    return visit(llvm::cast<Pointer>(T)->Elem);
  case TypeKind::Chan:
    return visit(llvm::cast<Chan>(T)->Elem);
  case TypeKind::Map:
    visit(llvm::cast<Map>(T)->Key);
    return visit(llvm::cast<Map>(T)->Elem);
  case TypeKind::Interface:
    for (Func *M : typeSet(llvm::cast<Interface>(T)).Methods)
      visit(M->Type);
    return;
  case TypeKind::Signature:
    visitTuple(llvm::cast<Signature>(T)->Params);
    return visitTuple(llvm::cast<Signature>(T)->Results);
  case TypeKind::Struct:
    for (Var *F : llvm::cast<Struct>(T)->Fields)
      visit(F->Type);
    return;
  default:
    return;
  }
}

void check::recordInstance(Checker &C, Pos At,
                           llvm::ArrayRef<TypeParam *> Params,
                           llvm::ArrayRef<Type *> Args,
                           llvm::ArrayRef<ast::Expr *> Exprs) {
  for (size_t I = 0; I < Params.size() && I < Args.size(); ++I) {
    // A circle lies within one package: it has to name what it instantiates.
    if (Params[I]->Obj->Pkg != C.Pkg)
      continue;
    Pos ArgAt = I < Exprs.size() ? ast::startPos(Exprs[I]) : At;
    Type *Arg = unalias(Args[I]);
    Flow(C, Params[I], Arg, ArgAt).visit(Arg);
  }
}

static void reportLoop(Checker &C, unsigned Vertex) {
  InstanceGraph &G = C.Decls->Instances;
  // The path that ends here leads back into the circle; the first vertex met
  // twice is on it.
  std::vector<unsigned> Path;
  std::vector<bool> Seen(G.Vertices.size());
  while (!Seen[Vertex]) {
    Path.push_back(Vertex);
    Seen[Vertex] = true;
    Vertex = G.Edges[G.Vertices[Vertex].Previous].From;
  }
  Path.erase(Path.begin(), llvm::find(Path, Vertex));
  std::string Text = "instantiation cycle:";
  for (unsigned V : Path) {
    const InstanceGraph::Edge &E = G.Edges[G.Vertices[V].Previous];
    TypeName *Obj = G.Vertices[E.To].Obj;
    const char *How = llvm::isa<TypeParam>(Obj->Type)
                          ? " instantiated as "
                          : " implicitly parameterized by ";
    Text += errorLine(C, E.At, Obj->Name.str() + How + C.str(E.T));
  }
  C.error(G.Vertices[Vertex].Obj->At, diag::InvalidInstanceCycle, Text);
}

void check::monomorph(Checker &C) {
  InstanceGraph &G = C.Decls->Instances;
  for (bool Again = true; Again;) {
    Again = false;
    for (size_t I = 0; I != G.Edges.size(); ++I) {
      const InstanceGraph::Edge &E = G.Edges[I];
      InstanceGraph::Vertex &From = G.Vertices[E.From], &To = G.Vertices[E.To];
      int Weight = From.Weight + E.Weight;
      if (Weight <= To.Weight)
        continue;
      To.Previous = int(I);
      To.Length = From.Length + 1;
      if (To.Length == G.Vertices.size())
        return reportLoop(C, E.To);
      To.Weight = Weight;
      Again = true;
    }
  }
}
