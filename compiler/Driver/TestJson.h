//===- TestJson.h - Test output as JSON events ------------------*- C++ -*-===//
//
// What test2json does: reads the output of a test program with -test.v and
// makes events of it, one JSON object a line: run, pause, cont, output, pass,
// fail, skip, bench. Each line of output is an event itself; tests are told
// from the lines "=== RUN   TestX" and "--- PASS: TestX (0.01s)", where four
// spaces of indentation are one level of subtests.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_DRIVER_TESTJSON_H
#define ZOKOR_DRIVER_TESTJSON_H

#include "llvm/ADT/StringRef.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zokor::driver {

/// Text as encoding/json writes it, with the quotes.
std::string quoteJson(llvm::StringRef Text);

class TestJson {
public:
  using Sink = std::function<void(llvm::StringRef)>;

  /// Write gets whole lines. Without Times no event has a time.
  TestJson(std::string Package, Sink Write, bool Times = true)
      : Package(std::move(Package)), Emit(std::move(Write)), Times(Times),
        Start(std::chrono::steady_clock::now()) {}

  /// Takes some output of the program.
  void write(llvm::StringRef Text);
  /// The program has ended, well or not.
  void exited(bool Well) { Result = Well ? "pass" : "fail"; }
  /// Writes what is pending and the event of the package as a whole.
  void close();

private:
  struct Event {
    std::string Action, Test;
    std::string Elapsed; ///< a number, or ""
  };
  /// Cuts text into lines. A line that does not fit comes in parts, and so
  /// does the line of a benchmark, whose name comes before its result.
  struct Lines {
    size_t Capacity;
    std::function<void(llvm::StringRef)> Line, Part;
    std::string Held;
    bool InLine = false; ///< behind a part of a line
    void write(llvm::StringRef Text);
    void flush();
    bool splitBenchmark(size_t From);
  };

  void inputLine(llvm::StringRef Line);
  bool updateLine(llvm::StringRef Line);
  bool reportLine(llvm::StringRef Line);
  void flushReports(size_t Depth);
  void writeOutput(llvm::StringRef Text);
  void writeEvent(const Event &E, const llvm::StringRef *Output = nullptr);

  std::string Package;
  Sink Emit;
  bool Times;
  std::chrono::steady_clock::time_point Start;
  std::string Test;           ///< the one that output belongs to
  std::vector<Event> Reports; ///< results, one a level, not written yet
  std::string Result;         ///< of the package
  Lines Output{1024, [this](llvm::StringRef T) { writeOutput(T); },
               [this](llvm::StringRef T) { writeOutput(T); }, "", false};
  Lines Input{4096, [this](llvm::StringRef T) { inputLine(T); },
              [this](llvm::StringRef T) { Output.write(T); }, "", false};
};

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_TESTJSON_H
