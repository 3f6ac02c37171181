//===- Process.h - The whole process: arguments and signals -----*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_OS_PROCESS_H
#define ZOKOR_RUNTIME_OS_PROCESS_H

namespace zokor::rt::os {

/// Keeps what main was given, for os.Args. Called once, before any goroutine.
void setArguments(int Count, char **Values);

/// Makes a signal do what it does in a Go program that says nothing about it:
/// SIGPIPE does nothing, so that a write fails with EPIPE (package os ends the
/// program if it was one to standard output or error); the others do what the
/// system does.
void setDefaultAction(int Signal);

} // namespace zokor::rt::os

#endif // ZOKOR_RUNTIME_OS_PROCESS_H
