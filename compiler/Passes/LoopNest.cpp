//===- LoopNest.cpp - How often a block runs ------------------------------===//

#include "compiler/Passes/LoopNest.h"
#include "compiler/Passes/Components.h"

#include "mlir/IR/Block.h"

using namespace mlir;
using namespace zokor::passes;

LoopNest::LoopNest(Region &Body) {
  SmallVector<Block *> All;
  for (Block &B : Body)
    All.push_back(&B);
  nest(All);
}

/// The components among Blocks that are cycles, without the edges to headers
/// that are known already.
static SmallVector<SmallVector<Block *>>
cycles(ArrayRef<Block *> Blocks, const llvm::DenseSet<Block *> &Headers) {
  llvm::DenseMap<Block *, unsigned> Index;
  for (auto [I, B] : llvm::enumerate(Blocks))
    Index[B] = unsigned(I);
  Adjacency Graph(Blocks.size());
  for (auto [I, B] : llvm::enumerate(Blocks))
    for (Block *To : B->getSuccessors())
      if (auto It = Index.find(To); It != Index.end() && !Headers.contains(To))
        Graph[I].push_back(It->second);
  SmallVector<SmallVector<Block *>> Result;
  for (ArrayRef<unsigned> Members : stronglyConnected(Graph)) {
    if (Members.size() == 1 &&
        !llvm::is_contained(Graph[Members[0]], Members[0]))
      continue;
    auto &Cycle = Result.emplace_back();
    for (unsigned M : Members)
      Cycle.push_back(Blocks[M]);
  }
  return Result;
}

/// The loops among Blocks, outermost first, then those inside them. A work list
/// and not recursion: the source decides how deep loops nest.
void LoopNest::nest(ArrayRef<Block *> Blocks) {
  SmallVector<SmallVector<Block *>> Work;
  Work.emplace_back(Blocks);
  while (!Work.empty()) {
    SmallVector<Block *> Part = Work.pop_back_val();
    for (SmallVector<Block *> &Loop : cycles(Part, Headers)) {
      llvm::DenseSet<Block *> Members(Loop.begin(), Loop.end());
      bool HasHeader = false;
      for (Block *B : Loop) {
        ++Depth[B];
        bool Entered = llvm::any_of(B->getPredecessors(), [&](Block *P) {
          return !Members.contains(P);
        });
        if (Entered)
          Headers.insert(B);
        HasHeader |= Entered;
      }
      // A loop that nothing enters cannot be reached; any block will do.
      if (!HasHeader)
        Headers.insert(Loop.front());
      Work.push_back(std::move(Loop));
    }
  }
}
