//===- Coverage.h - Counting which statements run ---------------*- C++ -*-===//

#ifndef ZOKOR_BUILD_COVERAGE_H
#define ZOKOR_BUILD_COVERAGE_H

#include "compiler/Package/Package.h"

#include <string>

namespace zokor::build {

/// Puts counters into the text of a file, and the variable that holds them, a
/// struct with the fields that the program of a test hands to package testing
/// (Count, Pos, NumStmt). Lines keep their numbers. Counters are set to 1, or
/// incremented if Counts is set. False and messages if the file cannot be
/// parsed.
bool instrument(const package::SourceText &Source, llvm::StringRef Variable,
                bool Counts, std::string &Result, std::string &Error);

} // namespace zokor::build

#endif // ZOKOR_BUILD_COVERAGE_H
