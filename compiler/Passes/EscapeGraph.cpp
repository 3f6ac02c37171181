//===- EscapeGraph.cpp - Where addresses may flow -------------------------===//

#include "compiler/Passes/EscapeGraph.h"

#include "llvm/ADT/STLExtras.h"

using namespace zokor::passes::escape;

/// Edges looked at in a batch before it is given up: seconds, in a package
/// whose functions call each other in one circle of a million values.
static constexpr uint64_t MaxSteps = 400'000'000;

//===----------------------------------------------------------------------===//
// Leaks
//===----------------------------------------------------------------------===//

void Leaks::add(int8_t &Level, int Derefs) {
  auto D = int8_t(std::min(Derefs, 127));
  if (Level == None || D < Level)
    Level = D;
}

void Leaks::addResult(unsigned Result, int Derefs) {
  if (Results.size() <= Result)
    Results.resize(Result + 1, None);
  add(Results[Result], Derefs);
}

bool Leaks::empty() const {
  return Heap == None &&
         llvm::all_of(Results, [](int8_t L) { return L == None; });
}

void Leaks::simplify() {
  if (Heap == None)
    return;
  for (int8_t &Level : Results)
    if (Level >= Heap)
      Level = None;
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

Graph::Graph() { Locs.emplace_back(Kind::Heap).Escapes = true; }

unsigned Graph::addFunction() {
  Funcs.emplace_back();
  return unsigned(Funcs.size() - 1);
}

void Graph::setClosureOf(unsigned Inner, unsigned Outer) {
  if (!llvm::is_contained(Funcs[Inner].Outer, Outer))
    Funcs[Inner].Outer.push_back(Outer);
}

Loc Graph::add(Kind K, unsigned Func, unsigned LoopDepth) {
  Location L(K);
  L.Func = Func;
  L.Depth = LoopDepth;
  Locs.push_back(std::move(L));
  return Loc(Locs.size() - 1);
}

void Graph::setParameter(Loc L, unsigned Index, unsigned NumResults) {
  Locs[L].Param = int(Params.size());
  Params.emplace_back().Results.assign(NumResults, Leaks::None);
}

void Graph::flow(Loc Dst, Loc Src, int Derefs) {
  if (Dst == Src && Derefs >= 0)
    return;
  if (Locs[Dst].Escapes && Derefs < 0) {
    Locs[Src].Escapes = true;
    return;
  }
  auto &In = Locs[Dst].In;
  for (Edge &E :
       llvm::make_range(In.size() > 8 ? In.end() - 8 : In.begin(), In.end()))
    if (E.Src == Src) {
      E.Derefs = std::min(E.Derefs, Derefs);
      return;
    }
  In.push_back({Src, Derefs});
}

//===----------------------------------------------------------------------===//
// Solving
//===----------------------------------------------------------------------===//

/// Is the function Inner, at whatever depth, a closure made in Outer?
bool Graph::isInside(unsigned Inner, unsigned Outer) const {
  llvm::SmallVector<unsigned, 8> Work;
  llvm::append_range(Work, Funcs[Inner].Outer);
  llvm::SmallVector<unsigned, 8> Seen;
  while (!Work.empty()) {
    unsigned F = Work.pop_back_val();
    if (F == Outer)
      return true;
    if (llvm::is_contained(Seen, F))
      continue;
    Seen.push_back(F);
    llvm::append_range(Work, Funcs[F].Outer);
  }
  return false;
}

/// May what Root holds still be used when Other, on a stack, is gone?
bool Graph::outlives(const Location &Root, const Location &Other) const {
  if (Root.Escapes)
    return true;
  if (Root.K == Kind::Result) {
    // Nobody knows what callers do with a result, except for a function
    // literal that is called where it stands.
    return !(Funcs[Root.Func].CalledDirectly &&
             isInside(Root.Func, Other.Func));
  }
  if (Root.Func == Other.Func)
    return Root.Depth < Other.Depth;
  // A variable of a function outlives those of the closures made in it.
  return isInside(Other.Func, Root.Func);
}

void Graph::enqueue(Loc L) {
  if (Locs[L].Queued)
    return;
  Locs[L].Queued = true;
  Queue.push_back(L);
}

void Graph::leak(Location &Param, const Location &Root, int Derefs) {
  Leaks &L = Params[Param.Param];
  if (!Root.Escapes && Root.K == Kind::Result && Root.Func == Param.Func)
    L.addResult(unsigned(Root.Index), Derefs);
  else
    L.addHeap(Derefs);
}

/// The least dereferences from Start to each location that reaches it, by
/// Bellman and Ford's algorithm: edges may be negative, but a sum is never
/// carried on below zero, so there are no negative cycles.
void Graph::walk(Loc Start) {
  const unsigned Walk = ++Walks;
  Locs[Start].Walk = Walk;
  Locs[Start].Derefs = 0;
  llvm::SmallVector<Loc> Work{Start};
  while (!Work.empty()) {
    Loc Current = Work.pop_back_val();
    const Location &Root = Locs[Start];
    Location &L = Locs[Current];
    const bool AddressReaches = L.Derefs < 0;
    // root <- &l, l <- x: l's address reaches the root, x's does not.
    const int Derefs = std::max(L.Derefs, 0);
    if (Current != Start && outlives(Root, L)) {
      if (L.Param >= 0)
        leak(L, Root, Derefs);
      if (AddressReaches && !L.Escapes) {
        L.Escapes = true;
        enqueue(Current);
        continue;
      }
    }
    Steps += L.In.size();
    for (const Edge &E : L.In) {
      Location &Src = Locs[E.Src];
      // An object in the heap is a root of its own.
      if (Src.Escapes)
        continue;
      int D = std::min(Derefs + E.Derefs, 127);
      if (Src.Walk == Walk && Src.Derefs <= D)
        continue;
      Src.Walk = Walk;
      Src.Derefs = D;
      Work.push_back(E.Src);
    }
  }
}

void Graph::giveUp() {
  for (Location &L : Locs)
    if (L.K == Kind::Object)
      L.Escapes = true;
  for (Leaks &L : Params)
    L.addHeap(0);
}

void Graph::solve() {
  for (Loc L = 0; L < Locs.size(); ++L) {
    const Location &At = Locs[L];
    // Plain values hold what they hold only as long as the function, and the
    // iteration, runs: no path has to end there.
    if (At.K != Kind::Value || At.IsRoot)
      enqueue(L);
  }
  while (!Queue.empty()) {
    Loc Root = Queue.pop_back_val();
    Locs[Root].Queued = false;
    walk(Root);
    if (Steps > MaxSteps)
      return giveUp();
  }
}

Leaks Graph::leaks(Loc Parameter) const {
  Leaks L = Params[Locs[Parameter].Param];
  // A parameter in memory whose address escapes has moved, and what it held
  // with it.
  if (Locs[Parameter].Escapes)
    L.addHeap(0);
  L.simplify();
  return L;
}
