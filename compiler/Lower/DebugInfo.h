//===- DebugInfo.h - Functions in source locations --------------*- C++ -*-===//

#ifndef ZOKOR_LOWER_DEBUGINFO_H
#define ZOKOR_LOWER_DEBUGINFO_H

#include "mlir/IR/BuiltinOps.h"

namespace zokor::lower {

/// Tells each location of a module of the go dialect which function it is in,
/// in the form that the translation to LLVM IR reads. To be run before
/// anything is inlined: tracebacks show inlined calls by these. `Dwarf`: write
/// debugging information into the object; the runtime's tables have lines
/// without it too.
void addFunctionScopes(mlir::ModuleOp Go, bool Optimized, bool Dwarf);

} // namespace zokor::lower

#endif // ZOKOR_LOWER_DEBUGINFO_H
