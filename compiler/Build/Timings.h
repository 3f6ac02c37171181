//===- Timings.h - What compiling a package costs ---------------*- C++ -*-===//
//
// `-timings`: processor time by phase, peak memory and size of the object for
// each package that a build compiles.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_BUILD_TIMINGS_H
#define ZOKOR_BUILD_TIMINGS_H

#include "compiler/Pipeline/Options.h"

#include "llvm/Support/raw_ostream.h"

#include <string>
#include <vector>

namespace zokor::build {

/// The cost of one package. Times are seconds of processor time.
struct PackageCost {
  std::string Path;
  double Check = 0; ///< parsing and checking, if the build did them
  double IRGen = 0;
  pipeline::PhaseTimes Phases;
  uint64_t PeakMemory = 0; ///< bytes; see PeakMemory
  uint64_t ObjectSize = 0;

  double total() const {
    return Check + IRGen + Phases.Passes + Phases.Lower + Phases.LLVM +
           Phases.Code;
  }
};

/// The most memory that this process had resident while the object lives. What
/// other threads do at the time counts too: with -p 1 the number is the
/// package's own.
class PeakMemory {
public:
  PeakMemory();
  ~PeakMemory();
  PeakMemory(const PeakMemory &) = delete;
  PeakMemory &operator=(const PeakMemory &) = delete;
  /// So far, in bytes; 0 where the system does not tell.
  uint64_t bytes();

private:
  friend class PeakMemoryTracker;
  uint64_t Most = 0;
};

/// Prints a table with the most expensive package first, or a JSON object a
/// line.
void printCosts(std::vector<PackageCost> Costs, bool Json,
                llvm::raw_ostream &OS);

} // namespace zokor::build

#endif // ZOKOR_BUILD_TIMINGS_H
