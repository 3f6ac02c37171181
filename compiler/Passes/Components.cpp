//===- Components.cpp - Strongly connected components ---------------------===//

#include "compiler/Passes/Components.h"

#include <algorithm>

using namespace zokor::passes;

namespace {

struct Search {
  explicit Search(const Adjacency &Graph)
      : Graph(Graph), Number(Graph.size()), Low(Graph.size()),
        OnStack(Graph.size()) {}

  /// A vertex and how many of its successors were looked at.
  struct Frame {
    unsigned Vertex, Next;
  };

  void open(unsigned V) {
    Number[V] = Low[V] = ++Count;
    OnStack[V] = true;
    Stack.push_back(V);
    Frames.push_back({V, 0});
  }

  void close(unsigned V) {
    if (!Frames.empty()) {
      unsigned Parent = Frames.back().Vertex;
      Low[Parent] = std::min(Low[Parent], Low[V]);
    }
    if (Low[V] != Number[V])
      return;
    auto &Members = Components.emplace_back();
    do {
      Members.push_back(Stack.pop_back_val());
      OnStack[Members.back()] = false;
    } while (Members.back() != V);
  }

  void run(unsigned Root) {
    open(Root);
    while (!Frames.empty()) {
      auto [V, Next] = Frames.back();
      if (Next == Graph[V].size()) {
        Frames.pop_back();
        close(V);
        continue;
      }
      ++Frames.back().Next;
      unsigned To = Graph[V][Next];
      if (!Number[To])
        open(To);
      else if (OnStack[To])
        Low[V] = std::min(Low[V], Number[To]);
    }
  }

  const Adjacency &Graph;
  /// In the order of discovery from 1; 0 is not seen yet.
  llvm::SmallVector<unsigned, 0> Number, Low;
  llvm::SmallVector<char, 0> OnStack;
  llvm::SmallVector<unsigned> Stack;
  llvm::SmallVector<Frame> Frames;
  unsigned Count = 0;
  llvm::SmallVector<llvm::SmallVector<unsigned>> Components;
};

} // namespace

llvm::SmallVector<llvm::SmallVector<unsigned>>
zokor::passes::stronglyConnected(const Adjacency &Graph) {
  Search S(Graph);
  for (unsigned V = 0; V < Graph.size(); ++V)
    if (!S.Number[V])
      S.run(V);
  return std::move(S.Components);
}
