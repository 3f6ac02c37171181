//===- Driver.h - The zokor command -----------------------------*- C++ -*-===//

#ifndef ZOKOR_DRIVER_DRIVER_H
#define ZOKOR_DRIVER_DRIVER_H

#include "llvm/ADT/ArrayRef.h"

#include <string>

namespace zokor::driver {

/// Exit statuses, as the go command has them.
enum Status : int { Ok = 0, Failure = 1, UsageError = 2 };

/// Runs zokor with the arguments behind the program's name.
int run(llvm::ArrayRef<std::string> Args, const std::string &Program);

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_DRIVER_H
