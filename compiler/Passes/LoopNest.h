//===- LoopNest.h - How often a block runs ----------------------*- C++ -*-===//

#ifndef ZOKOR_PASSES_LOOPNEST_H
#define ZOKOR_PASSES_LOOPNEST_H

#include "mlir/IR/Region.h"
#include "llvm/ADT/DenseMap.h"

namespace zokor::passes {

/// The loops of a function's control flow graph, those made with goto
/// included: a loop is a strongly connected component, its headers are the
/// blocks where it is entered, and what is strongly connected without the
/// edges to its headers are the loops inside (Steensgaard's definition).
class LoopNest {
public:
  explicit LoopNest(mlir::Region &Body);

  /// In how many loops is Block?
  unsigned depth(mlir::Block *Block) const { return Depth.lookup(Block); }
  /// Is Block where a loop is entered? Its arguments carry values from one
  /// iteration to the next.
  bool isHeader(mlir::Block *Block) const { return Headers.contains(Block); }
  /// The loop depth that a block argument belongs to.
  unsigned argumentDepth(mlir::Block *Block) const {
    return depth(Block) - isHeader(Block);
  }

private:
  void nest(llvm::ArrayRef<mlir::Block *> Blocks);

  llvm::DenseMap<mlir::Block *, unsigned> Depth;
  llvm::DenseSet<mlir::Block *> Headers;
};

} // namespace zokor::passes

#endif // ZOKOR_PASSES_LOOPNEST_H
