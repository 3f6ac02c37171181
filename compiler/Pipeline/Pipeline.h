//===- Pipeline.h - From a go dialect module to an object file --*- C++ -*-===//
//
// The phases behind IRGen, in order. Each has a name that `-emit=` and
// `-stop-after=` take; the driver and zokor-opt share this file, so there is
// one pipeline.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PIPELINE_PIPELINE_H
#define ZOKOR_PIPELINE_PIPELINE_H

#include "compiler/Pipeline/Options.h"

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/SmallVector.h"

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace zokor::pipeline {

/// All dialects that modules use.
void registerDialects(mlir::DialectRegistry &Registry);

/// Runs the phases up to Opts.Stop on a module that IRGen made and puts text
/// or the object file into Out. False after an error, which is in Error or was
/// emitted as an MLIR diagnostic.
bool run(mlir::ModuleOp Go, const Options &Opts,
         llvm::SmallVectorImpl<char> &Out, std::string &Error,
         PhaseTimes *Times = nullptr);

} // namespace zokor::pipeline

#endif // ZOKOR_PIPELINE_PIPELINE_H
