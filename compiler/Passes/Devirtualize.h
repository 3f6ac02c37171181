//===- Devirtualize.h - Calls whose function is known -----------*- C++ -*-===//

#ifndef ZOKOR_PASSES_DEVIRTUALIZE_H
#define ZOKOR_PASSES_DEVIRTUALIZE_H

#include "compiler/Passes/CallGraph.h"

namespace zokor::passes {

/// Makes a go.call of an interface or closure call whose function is known
/// and needs no closure object, and answers type assertions on values of known
/// type. Op is gone if the result is true.
bool devirtualize(mlir::Operation *Op, const CallGraph &Calls);

} // namespace zokor::passes

#endif // ZOKOR_PASSES_DEVIRTUALIZE_H
