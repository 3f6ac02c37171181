//===- Pipeline.h - From a go dialect module to an object file --*- C++ -*-===//
//
// The phases behind IRGen, in order. Each has a name that `-emit=` and
// `-stop-after=` take; the driver and zokor-opt share this file, so there is
// one pipeline.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PIPELINE_PIPELINE_H
#define ZOKOR_PIPELINE_PIPELINE_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace zokor::pipeline {

/// What a run produces; each is the end of a phase.
enum class Emit {
#define PHASE(Id, Name, Description) Id,
#include "compiler/Pipeline/Phases.def"
};
std::optional<Emit> parseEmit(llvm::StringRef Name);

struct Options {
  Emit Stop = Emit::Object;
  unsigned OptLevel = 2;
  bool PIE = false;
  bool VerifyFrames = false;
};

/// All dialects that modules use.
void registerDialects(mlir::DialectRegistry &Registry);

/// Runs the phases up to Opts.Stop on a module that IRGen made and puts text
/// or the object file into Out. False after an error, which is in Error or was
/// emitted as an MLIR diagnostic.
bool run(mlir::ModuleOp Go, const Options &Opts,
         llvm::SmallVectorImpl<char> &Out, std::string &Error);

} // namespace zokor::pipeline

#endif // ZOKOR_PIPELINE_PIPELINE_H
