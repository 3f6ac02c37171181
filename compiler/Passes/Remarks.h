//===- Remarks.h - What passes say for -m -----------------------*- C++ -*-===//

#ifndef ZOKOR_PASSES_REMARKS_H
#define ZOKOR_PASSES_REMARKS_H

#include "compiler/Dialect/Go/IR/GoOps.h"

namespace zokor::passes {

/// The name of a function as gc prints it: without the path of its package.
llvm::StringRef shortName(go::FuncOp F);

/// The place in the source of something that may have been inlined.
mlir::Location sourceLoc(mlir::Location L);

/// Did the programmer write F? Wrappers, copies of generic functions and what
/// the compiler makes otherwise (the function that initializes the package's
/// variables, too) are not his concern.
bool isWritten(go::FuncOp F);

} // namespace zokor::passes

#endif // ZOKOR_PASSES_REMARKS_H
