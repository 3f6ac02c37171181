//===- LatePasses.h - IR passes between the optimizer and RS4GC -*- C++ -*-===//

#ifndef ZOKOR_CODEGEN_LATEPASSES_H
#define ZOKOR_CODEGEN_LATEPASSES_H

#include "llvm/IR/PassManager.h"

#include <cstdint>

namespace zokor::codegen {

/// Puts a preemption poll into each loop that does not surely call and whose
/// trip count is not known to be small. Runs after vectorization, so there is
/// one poll for each vectorized, unrolled body.
struct PlacePollsPass : llvm::PassInfoMixin<PlacePollsPass> {
  static bool isRequired() { return true; } // of `optnone` functions too
  llvm::PreservedAnalyses run(llvm::Function &F,
                              llvm::FunctionAnalysisManager &AM);
};

/// Gives each call an id that names its source location, inlining chain
/// included ("statepoint-id"), and writes the locations as module metadata
/// `zokor.locs`: {function, file, line, parent id}, ids counting from 1.
struct NumberCallSitesPass : llvm::PassInfoMixin<NumberCallSitesPass> {
  static bool isRequired() { return true; } // of `optnone` functions too
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
};

/// Splits aggregates that hold pointers into their parts, so that no safepoint
/// lies between the creation and the use of one: RS4GC does not see into them.
struct SplitAggregatesPass : llvm::PassInfoMixin<SplitAggregatesPass> {
  static bool isRequired() { return true; } // of `optnone` functions too
  llvm::PreservedAnalyses run(llvm::Function &F,
                              llvm::FunctionAnalysisManager &AM);
};

/// Lists the allocas that can hold pointers, once for the function, in an
/// entry stack map record that costs no instruction. Every Go function gets
/// one, so that TableWriter sees every function.
struct ListStackObjectsPass : llvm::PassInfoMixin<ListStackObjectsPass> {
  static bool isRequired() { return true; } // of `optnone` functions too
  llvm::PreservedAnalyses run(llvm::Function &F,
                              llvm::FunctionAnalysisManager &AM);
};

/// Behind RS4GC: replaces relocated addresses of allocas by the allocas.
struct KeepStackAddressesPass : llvm::PassInfoMixin<KeepStackAddressesPass> {
  static bool isRequired() { return true; } // of `optnone` functions too
  llvm::PreservedAnalyses run(llvm::Function &F,
                              llvm::FunctionAnalysisManager &AM);
};

/// Behind that: takes pointers that are not used behind a call, and stack objects
/// whose contents nobody reads any more, out of the call's live set.
struct TrimLiveSetsPass : llvm::PassInfoMixin<TrimLiveSetsPass> {
  llvm::PreservedAnalyses run(llvm::Function &F,
                              llvm::FunctionAnalysisManager &AM);
};

/// Ids of the stack map records that are not call sites.
enum SpecialRecord : uint64_t {
  /// Operands: for each object its address, its size and the index of its
  /// pointer bits in the module's `zokor.ptrmasks` (-1: scan all), as i32.
  StackObjectsRecord = uint64_t(1) << 62,
};

/// Size given to the defer frame in the stack objects record.
inline constexpr int32_t DeferFrameMark = -1;

} // namespace zokor::codegen

#endif // ZOKOR_CODEGEN_LATEPASSES_H
