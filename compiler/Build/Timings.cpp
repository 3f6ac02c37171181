//===- Timings.cpp - What compiling a package costs -----------------------===//
//
// Linux keeps the high-water mark of a process's resident memory, and sets it
// back to what is resident now when "5" is written to /proc/self/clear_refs.
// When a measurement begins or is read, the mark so far is taken down for all
// that are going on, and set back.
//
//===----------------------------------------------------------------------===//

#include "compiler/Build/Timings.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>

using namespace zokor;
using namespace zokor::build;

/// The high-water mark in bytes.
static uint64_t readMark() {
  FILE *Status = fopen("/proc/self/status", "re");
  if (!Status)
    return 0;
  char Line[256];
  unsigned long long KiB = 0;
  while (fgets(Line, sizeof Line, Status))
    if (sscanf(Line, "VmHWM: %llu kB", &KiB) == 1)
      break;
  fclose(Status);
  return uint64_t(KiB) << 10;
}

static void resetMark() {
  int File = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
  if (File < 0)
    return;
  // Where it is not allowed, the mark is that of the whole process.
  [[maybe_unused]] ssize_t Written = write(File, "5", 1);
  close(File);
}

namespace zokor::build {
/// The measurements that are going on.
class PeakMemoryTracker {
public:
  static PeakMemoryTracker &get() {
    static PeakMemoryTracker The;
    return The;
  }

  void begin(PeakMemory &P) {
    std::lock_guard Guard(Lock);
    takeDown();
    resetMark();
    Active.insert(&P);
  }
  void read() {
    std::lock_guard Guard(Lock);
    takeDown();
  }
  void end(PeakMemory &P) {
    std::lock_guard Guard(Lock);
    Active.erase(&P);
  }

private:
  void takeDown() {
    uint64_t Mark = readMark();
    for (PeakMemory *P : Active)
      P->Most = std::max(P->Most, Mark);
  }

  std::mutex Lock;
  llvm::SmallPtrSet<PeakMemory *, 8> Active;
};
} // namespace zokor::build

PeakMemory::PeakMemory() { PeakMemoryTracker::get().begin(*this); }
PeakMemory::~PeakMemory() { PeakMemoryTracker::get().end(*this); }

uint64_t PeakMemory::bytes() {
  PeakMemoryTracker::get().read();
  return Most;
}

//===----------------------------------------------------------------------===//
// The report
//===----------------------------------------------------------------------===//

static llvm::json::Object toJson(const PackageCost &C) {
  return llvm::json::Object{{"ImportPath", C.Path},
                            {"Check", C.Check},
                            {"IRGen", C.IRGen},
                            {"Passes", C.Phases.Passes},
                            {"Lower", C.Phases.Lower},
                            {"LLVM", C.Phases.LLVM},
                            {"Code", C.Phases.Code},
                            {"Total", C.total()},
                            {"PeakMemory", int64_t(C.PeakMemory)},
                            {"ObjectSize", int64_t(C.ObjectSize)}};
}

static void printRow(llvm::StringRef Name, const PackageCost &C,
                     llvm::raw_ostream &OS) {
  OS << llvm::formatv("{0,-32}", Name);
  for (double Seconds : {C.Check, C.IRGen, C.Phases.Passes, C.Phases.Lower,
                         C.Phases.LLVM, C.Phases.Code, C.total()})
    OS << llvm::formatv(" {0,7:f2}", Seconds);
  OS << llvm::formatv(" {0,8} {1,6}\n", (C.ObjectSize + 1023) >> 10,
                      C.PeakMemory >> 20);
}

void build::printCosts(std::vector<PackageCost> Costs, bool Json,
                       llvm::raw_ostream &OS) {
  llvm::sort(Costs, [](const PackageCost &A, const PackageCost &B) {
    return std::pair(-A.total(), A.Path) < std::pair(-B.total(), B.Path);
  });
  if (Json) {
    for (const PackageCost &C : Costs)
      OS << llvm::json::Value(toJson(C)) << '\n';
    return;
  }
  OS << llvm::formatv("{0,-32} {1,7} {2,7} {3,7} {4,7} {5,7} {6,7} {7,7} {8,8} "
                      "{9,6}\n",
                      "# seconds of processor time", "check", "irgen", "passes",
                      "lower", "llvm", "code", "total", "obj KiB", "MiB");
  PackageCost Sum;
  for (const PackageCost &C : Costs) {
    printRow(C.Path, C, OS);
    Sum.Check += C.Check;
    Sum.IRGen += C.IRGen;
    Sum.Phases.Passes += C.Phases.Passes;
    Sum.Phases.Lower += C.Phases.Lower;
    Sum.Phases.LLVM += C.Phases.LLVM;
    Sum.Phases.Code += C.Phases.Code;
    Sum.ObjectSize += C.ObjectSize;
    Sum.PeakMemory = std::max(Sum.PeakMemory, C.PeakMemory);
  }
  printRow("# " + std::to_string(Costs.size()) + " compiled", Sum, OS);
}
