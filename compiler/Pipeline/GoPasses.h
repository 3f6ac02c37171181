//===- GoPasses.h - The order of the passes on the go dialect ---*- C++ -*-===//

#ifndef ZOKOR_PIPELINE_GOPASSES_H
#define ZOKOR_PIPELINE_GOPASSES_H

#include "compiler/Pipeline/Options.h"

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace zokor::pipeline {

/// Adds the passes of the phase go-opt to PM, which runs on a module.
void addGoPasses(mlir::OpPassManager &PM, const Options &Opts);

} // namespace zokor::pipeline

#endif // ZOKOR_PIPELINE_GOPASSES_H
