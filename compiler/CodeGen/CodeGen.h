//===- CodeGen.h - LLVM IR to object files ----------------------*- C++ -*-===//
//
// Takes the LLVM IR that Lower/ makes, one module a package, through LLVM's
// optimizer, zokor's late passes and the collector's statepoint rewriting to
// machine code with the tables of runtime/abi/Tables.h.
//
// What Lower/ promises about the module:
//   - pointers that the collector follows are in address space 1, allocas too;
//   - Go functions have `gc "statepoint-example"`, "split-stack" unless they
//     are nosplit, "frame-pointer"="all", noredzone, and a DISubprogram;
//   - calls that can never reach a safepoint are marked "gc-leaf-function";
//   - the runtime's personality is set on functions with landing pads;
//   - the attribute "zokor-flags" on a function holds abi::FuncFlag bits.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_CODEGEN_CODEGEN_H
#define ZOKOR_CODEGEN_CODEGEN_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace llvm {
class Module;
class TargetMachine;
} // namespace llvm

namespace zokor::codegen {

struct Options {
  unsigned OptLevel = 2; ///< 0 or 2
  bool PIE = false;
  bool Assembly = false; ///< text instead of an object file
  bool VerifyIR = true;  ///< before the first and behind each late pass
  std::string CPU = "x86-64";
};

/// Registers targets, the collector strategy and its table printer with LLVM
/// and sets LLVM's global options. Call once, before any other thread runs.
void initialize();

/// Optimizes and rewrites the module: what `-emit=llvm` prints.
/// Returns false and sets Error if the module is broken.
bool optimize(llvm::Module &M, const Options &Opts, std::string &Error);

/// Machine code for an optimized module.
bool emit(llvm::Module &M, const Options &Opts,
          llvm::SmallVectorImpl<char> &Out, std::string &Error);

struct LinkOptions {
  std::vector<std::string> Inputs; ///< objects and archives, in order
  std::string Output;
  bool PIE = false, StripSymbols = false, StripDebug = false;
  std::vector<std::string> Extra; ///< passed to lld as they are
};
/// Links a static executable with lld, in this process. Not reentrant.
/// Returns false and lld's messages in Error.
bool link(const LinkOptions &Opts, std::string &Error);

} // namespace zokor::codegen

#endif // ZOKOR_CODEGEN_CODEGEN_H
