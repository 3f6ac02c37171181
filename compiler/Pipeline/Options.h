//===- Options.h - What the phases behind IRGen are told --------*- C++ -*-===//
//
// Apart from Pipeline.h, because the driver needs it and MLIR's headers are
// slow to compile.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PIPELINE_OPTIONS_H
#define ZOKOR_PIPELINE_OPTIONS_H

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>

namespace zokor::pipeline {

/// What a run produces; each is the end of a phase.
enum class Emit {
#define PHASE(Id, Name, Description) Id,
#include "compiler/Pipeline/Phases.def"
};
std::optional<Emit> parseEmit(llvm::StringRef Name);

/// Compilers with assertions verify what they make.
#ifdef NDEBUG
inline constexpr bool VerifyByDefault = false;
#else
inline constexpr bool VerifyByDefault = true;
#endif

/// Seconds of processor time by phase.
struct PhaseTimes {
  double Passes = 0; ///< on the go dialect
  double Lower = 0;  ///< to LLVM IR
  double LLVM = 0;   ///< LLVM's optimizer and the late passes
  double Code = 0;   ///< machine code and the object file
};

struct Options {
  Emit Stop = Emit::Object;
  unsigned OptLevel = 2; ///< 0 for -gcflags=-N
  bool PIE = false;
  bool VerifyFrames = false;
  bool NoInline = false;    ///< -gcflags=-l
  bool SmallFrames = false; ///< -gcflags=-smallframes
  /// Names of passes to leave out, separated by commas: to find the one that
  /// is at fault.
  std::string SkipPasses;
  /// Looks for broken IR behind every phase and every pass on the go dialect.
  bool VerifyIR = VerifyByDefault;
  /// -gcflags=-m: passes say what they decide, as remarks (MLIR diagnostics).
  int Decisions = 0;
};

} // namespace zokor::pipeline

#endif // ZOKOR_PIPELINE_OPTIONS_H
