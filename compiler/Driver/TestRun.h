//===- TestRun.h - Running a test program -----------------------*- C++ -*-===//

#ifndef ZOKOR_DRIVER_TESTRUN_H
#define ZOKOR_DRIVER_TESTRUN_H

#include "compiler/Build/WorkFolder.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

#include <chrono>
#include <string>
#include <vector>

namespace zokor::driver {

/// How a program ended.
struct ProgramEnd {
  /// "" if well, else in os/exec's words: "exit status 1", "signal: killed".
  std::string Trouble;
  double Seconds = 0;
};

/// Runs a program in Dir and hands over its output and errors as they come, on
/// this thread; without Output both go to this process's standard output. A
/// program that is not done after Limit (0 for none) gets SIGQUIT, and 5
/// seconds later SIGKILL.
ProgramEnd
runProgram(build::WorkFolder &Folder, const std::vector<std::string> &Command,
           const std::string &Dir, std::chrono::nanoseconds Limit,
           llvm::function_ref<void(llvm::StringRef)> Output = nullptr);

/// The words for what waitpid says.
std::string describeEnd(int WaitStatus);

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_TESTRUN_H
