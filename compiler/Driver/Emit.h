//===- Emit.h - zokor build -emit -------------------------------*- C++ -*-===//

#ifndef ZOKOR_DRIVER_EMIT_H
#define ZOKOR_DRIVER_EMIT_H

#include "compiler/Driver/CodeFlags.h"
#include "compiler/Package/Frontend.h"

namespace zokor::driver {

/// Writes the named packages, which have been checked, as they are at the end
/// of a phase ("ast" or a name of Phases.def) to the file Output, or to
/// standard output if it is "" or "-". Returns the exit status.
int emitPackages(package::Frontend &F, const Workspace &W,
                 const CodeFlags &Flags, llvm::StringRef Phase,
                 std::string Output);

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_EMIT_H
