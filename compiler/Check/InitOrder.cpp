//===- InitOrder.cpp - The order of package initialization ----------------===//
//
// "The next package-level variable that is earliest in declaration order and
// ready for initialization" is initialized, again and again; a variable is
// ready when nothing it mentions, directly or by way of functions, is
// uninitialized.
//
//   1. The mentions (DeclInfo::Deps) form a graph of constants, variables,
//      functions and methods. Its strongly connected components are found.
//   2. A component that holds a variable or constant and a cycle is an error.
//      Components of functions alone are mutual recursion and are fine.
//   3. The components are taken off in topological order: those of functions
//      as soon as they are free, variables by their place in the source.
//
// gc removes the functions from the graph by connecting their predecessors
// with their successors, which is quadratic; taking them as nodes that cost
// nothing gives the same order in linear time.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/DeclState.h"

#include "llvm/ADT/PriorityQueue.h"

using namespace zokor;
using namespace zokor::check;

namespace {
class InitOrder {
public:
  explicit InitOrder(Checker &C) : C(C) {}
  void run();

private:
  struct Node {
    Object *Obj;
    DeclInfo *Info;
    llvm::SmallVector<unsigned, 4> Deps;
    unsigned Component = ~0u;
    unsigned Discovered = 0, Low = 0; ///< of Tarjan's algorithm
    bool OnStack = false;
  };
  struct Component {
    llvm::SmallVector<unsigned, 1> Nodes;
    llvm::SmallVector<unsigned, 4> Users; ///< components that wait for this
    unsigned Waiting = 0;                 ///< for so many others
    bool FunctionsOnly = true;
    bool HasCycle = false;
  };

  void makeGraph();
  void findComponents();
  void closeComponent(unsigned Root);
  void connectComponents();
  void reportCycles();
  void reportCyclesIn(Component &In);
  void reportCycle(unsigned Start, unsigned Within);
  using NodeSet = llvm::SmallDenseSet<unsigned, 4>;
  NodeSet valueDependencies(unsigned From, unsigned Within);
  std::vector<unsigned> findCycle(unsigned From, unsigned Within);
  void emitAll();
  void finish(unsigned Component);
  void emit(Node &N);

  static bool isFunction(const Node &N) { return llvm::isa<Func>(N.Obj); }

  Checker &C;
  std::vector<Node> Nodes;
  std::vector<Component> Components;
  std::vector<unsigned> Stack;
  unsigned LastDiscovered = 0;
  llvm::DenseSet<DeclInfo *> Emitted;
  /// Free components with variables, by the first one's place in the source.
  llvm::PriorityQueue<std::pair<unsigned, unsigned>,
                      std::vector<std::pair<unsigned, unsigned>>,
                      std::greater<>>
      Ready;
};
} // namespace

void InitOrder::makeGraph() {
  llvm::DenseMap<Object *, unsigned> Index;
  for (auto &[O, Info] : C.Objects) {
    if (llvm::isa<TypeName>(O))
      continue;
    Index[O] = Nodes.size();
    Nodes.emplace_back();
    Nodes.back().Obj = O;
    Nodes.back().Info = Info;
  }
  for (Node &N : Nodes)
    for (Object *Dep : N.Info->Deps)
      if (auto Found = Index.find(Dep); Found != Index.end())
        N.Deps.push_back(Found->second);
}

void InitOrder::closeComponent(unsigned Root) {
  unsigned Number = Components.size();
  Components.emplace_back();
  Component &New = Components.back();
  unsigned N;
  do {
    N = Stack.back();
    Stack.pop_back();
    Nodes[N].OnStack = false;
    Nodes[N].Component = Number;
    New.Nodes.push_back(N);
    New.FunctionsOnly &= isFunction(Nodes[N]);
  } while (N != Root);
  New.HasCycle =
      New.Nodes.size() > 1 || llvm::is_contained(Nodes[Root].Deps, Root);
}

/// Tarjan's algorithm, without recursion: chains of mentions may be long.
void InitOrder::findComponents() {
  struct Frame {
    unsigned Node, Next;
  };
  std::vector<Frame> Open;
  auto Enter = [&](unsigned N) {
    Nodes[N].Discovered = Nodes[N].Low = ++LastDiscovered;
    Nodes[N].OnStack = true;
    Stack.push_back(N);
    Open.push_back({N, 0});
  };
  for (unsigned Start = 0; Start != Nodes.size(); ++Start) {
    if (Nodes[Start].Discovered)
      continue;
    Enter(Start);
    while (!Open.empty()) {
      Frame &Top = Open.back();
      Node &N = Nodes[Top.Node];
      if (Top.Next < N.Deps.size()) {
        unsigned Dep = N.Deps[Top.Next++];
        if (!Nodes[Dep].Discovered)
          Enter(Dep);
        else if (Nodes[Dep].OnStack)
          N.Low = std::min(N.Low, Nodes[Dep].Discovered);
        continue;
      }
      unsigned Done = Top.Node;
      Open.pop_back();
      if (!Open.empty()) {
        Node &Parent = Nodes[Open.back().Node];
        Parent.Low = std::min(Parent.Low, Nodes[Done].Low);
      }
      if (Nodes[Done].Low == Nodes[Done].Discovered)
        closeComponent(Done);
    }
  }
}

void InitOrder::connectComponents() {
  for (unsigned I = 0; I != Components.size(); ++I) {
    llvm::SmallDenseSet<unsigned, 8> Seen;
    for (unsigned N : Components[I].Nodes)
      for (unsigned Dep : Nodes[N].Deps) {
        unsigned On = Nodes[Dep].Component;
        if (On == I || !Seen.insert(On).second)
          continue;
        ++Components[I].Waiting;
        Components[On].Users.push_back(I);
      }
  }
}

//===----------------------------------------------------------------------===//
// Cycles
//===----------------------------------------------------------------------===//

/// The values of the component that `From` depends on, through functions or
/// directly.
InitOrder::NodeSet InitOrder::valueDependencies(unsigned From,
                                                unsigned Within) {
  llvm::SmallDenseSet<unsigned, 16> Seen;
  llvm::SmallVector<unsigned, 16> Todo{From};
  NodeSet Values;
  while (!Todo.empty()) {
    unsigned N = Todo.pop_back_val();
    for (unsigned Dep : Nodes[N].Deps) {
      if (Nodes[Dep].Component != Within || !Seen.insert(Dep).second)
        continue;
      if (isFunction(Nodes[Dep]))
        Todo.push_back(Dep);
      else
        Values.insert(Dep);
    }
  }
  return Values;
}

/// A path From -> ... -> From, first node only once.
std::vector<unsigned> InitOrder::findCycle(unsigned From, unsigned Within) {
  struct Frame {
    unsigned Node, Next;
  };
  llvm::DenseSet<unsigned> Seen;
  std::vector<Frame> Path{{From, 0}};
  while (!Path.empty()) {
    Frame &Top = Path.back();
    if (Top.Next == Nodes[Top.Node].Deps.size()) {
      Path.pop_back();
      continue;
    }
    unsigned Dep = Nodes[Top.Node].Deps[Top.Next++];
    if (Dep == From)
      break;
    if (Nodes[Dep].Component == Within && Seen.insert(Dep).second)
      Path.push_back({Dep, 0});
  }
  std::vector<unsigned> Result;
  for (const Frame &F : Path)
    Result.push_back(F.Node);
  return Result;
}

void InitOrder::reportCycle(unsigned Start, unsigned Within) {
  std::vector<unsigned> Cycle = findCycle(Start, Within);
  if (Cycle.empty())
    return;
  Object *First = Nodes[Start].Obj;
  std::string Text = ("initialization loop for " + First->Name.str()).str();
  for (unsigned N : Cycle)
    Text +=
        errorLine(C, Nodes[N].Obj->At, Nodes[N].Obj->Name.str() + " refers to");
  Text += errorLine(C, First->At, First->Name.str());
  C.error(First->At, diag::InvalidInitCycle, Text);
}

/// Reports as gc finds them: it takes off the value that waits for the fewest
/// others, the earliest one among equals, and reports a cycle through it unless
/// it waits for none.
void InitOrder::reportCyclesIn(Component &In) {
  constexpr size_t MaxValues = 500; // this takes quadratic time
  unsigned Within = &In - Components.data();
  llvm::sort(In.Nodes); // source order
  std::vector<unsigned> Values;
  for (unsigned N : In.Nodes)
    if (!isFunction(Nodes[N]) && Values.size() < MaxValues)
      Values.push_back(N);
  std::vector<NodeSet> Waiting;
  for (unsigned N : Values)
    Waiting.push_back(valueDependencies(N, Within));
  while (!Values.empty()) {
    size_t Next = 0;
    for (size_t I = 1; I != Values.size(); ++I)
      if (Waiting[I].size() < Waiting[Next].size())
        Next = I;
    unsigned N = Values[Next];
    if (!Waiting[Next].empty())
      reportCycle(N, Within);
    Values.erase(Values.begin() + Next);
    Waiting.erase(Waiting.begin() + Next);
    for (NodeSet &W : Waiting)
      W.erase(N);
  }
}

void InitOrder::reportCycles() {
  for (Component &In : Components)
    if (In.HasCycle && !In.FunctionsOnly)
      reportCyclesIn(In);
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

void InitOrder::emit(Node &N) {
  auto *V = llvm::dyn_cast<Var>(N.Obj);
  // Variables that share a value are initialized together.
  if (!V || !N.Info->Init || !Emitted.insert(N.Info).second)
    return;
  Initializer Init;
  Init.Lhs =
      N.Info->Lhs.empty() ? C.S.copy(llvm::ArrayRef<Var *>(V)) : N.Info->Lhs;
  Init.Rhs = N.Info->Init;
  C.Pkg->InitOrder.push_back(Init);
}

/// A component waits for nothing any more.
void InitOrder::finish(unsigned First) {
  llvm::SmallVector<unsigned, 16> Free{First};
  while (!Free.empty()) {
    Component &Done = Components[Free.pop_back_val()];
    for (unsigned User : Done.Users) {
      Component &U = Components[User];
      if (--U.Waiting != 0)
        continue;
      if (U.FunctionsOnly)
        Free.push_back(User);
      else
        Ready.push({Nodes[*llvm::min_element(U.Nodes)].Obj->Order, User});
    }
  }
}

void InitOrder::emitAll() {
  // Find what is free before anything is taken off.
  llvm::SmallVector<unsigned, 32> FreeFunctions;
  for (unsigned I = 0; I != Components.size(); ++I) {
    if (Components[I].Waiting != 0)
      continue;
    if (Components[I].FunctionsOnly)
      FreeFunctions.push_back(I);
    else
      Ready.push(
          {Nodes[*llvm::min_element(Components[I].Nodes)].Obj->Order, I});
  }
  for (unsigned I : FreeFunctions)
    finish(I);
  while (!Ready.empty()) {
    unsigned I = Ready.top().second;
    Ready.pop();
    llvm::sort(Components[I].Nodes);
    for (unsigned N : Components[I].Nodes)
      emit(Nodes[N]);
    finish(I);
  }
}

void InitOrder::run() {
  C.Pkg->InitOrder.clear();
  makeGraph();
  findComponents();
  reportCycles();
  connectComponents();
  emitAll();
}

void check::initOrder(Checker &C) { InitOrder(C).run(); }
