//===- Components.h - Strongly connected components -------------*- C++ -*-===//

#ifndef ZOKOR_PASSES_COMPONENTS_H
#define ZOKOR_PASSES_COMPONENTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

namespace zokor::passes {

/// A graph: for each vertex the vertices it leads to.
using Adjacency = llvm::SmallVector<llvm::SmallVector<unsigned, 2>, 0>;

/// The strongly connected components by Tarjan's algorithm, those that are led
/// to before those that lead there (callees before callers). Needs no deep
/// stack.
llvm::SmallVector<llvm::SmallVector<unsigned>>
stronglyConnected(const Adjacency &Graph);

} // namespace zokor::passes

#endif // ZOKOR_PASSES_COMPONENTS_H
