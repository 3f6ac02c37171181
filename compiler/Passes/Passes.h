//===- Passes.h - The passes on the go dialect ------------------*- C++ -*-===//
//
// Declared in Passes.td, one file each; Pipeline/GoPasses.cpp has their order.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PASSES_PASSES_H
#define ZOKOR_PASSES_PASSES_H

#include "mlir/Pass/Pass.h"

namespace zokor::passes {

#define GEN_PASS_DECL
#include "compiler/Passes/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "compiler/Passes/Passes.h.inc"

} // namespace zokor::passes

#endif // ZOKOR_PASSES_PASSES_H
