//===- Lower.h - The go dialect to LLVM -------------------------*- C++ -*-===//

#ifndef ZOKOR_LOWER_LOWER_H
#define ZOKOR_LOWER_LOWER_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

#include <memory>

namespace llvm {
class LLVMContext;
class Module;
} // namespace llvm

namespace zokor::lower {

struct Options {
  bool DebugInfo = true;
  bool PIE = false;
  /// Calls runtime.verifyFrames at every safepoint call (-verify-frames).
  bool VerifyFrames = false;
  /// Looks for broken LLVM IR behind the translation.
  bool VerifyIR = true;
};

/// A module of the LLVM dialect, and the static data, which goes to LLVM
/// directly: a large table of relocations as ops would cost quadratic time.
struct Lowered {
  mlir::OwningOpRef<mlir::ModuleOp> Module;
  /// The go.data ops.
  mlir::OwningOpRef<mlir::ModuleOp> Data;
};

/// Lowers a module of the go dialect (with arith, cf and complex), after
/// go-lower-defer. Multi-word values become one SSA value a word. Null after
/// an error was emitted.
Lowered lowerToLLVMDialect(mlir::ModuleOp Go, const Options &Opts);

/// LLVM IR with the module flags, data layout and data; null after an error.
std::unique_ptr<llvm::Module> translate(Lowered &M, llvm::LLVMContext &Context,
                                        const Options &Opts);

} // namespace zokor::lower

#endif // ZOKOR_LOWER_LOWER_H
