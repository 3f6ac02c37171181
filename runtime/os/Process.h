//===- Process.h - Signals of the whole process -----------------*- C++ -*-===//

#ifndef ZOKOR_RUNTIME_OS_PROCESS_H
#define ZOKOR_RUNTIME_OS_PROCESS_H

namespace zokor::rt::os {

/// Makes a signal do what it does in a Go program that says nothing about it:
/// SIGPIPE does nothing, so that a write fails with EPIPE (package os ends the
/// program if it was one to standard output or error); the others do what the
/// system does.
void setDefaultAction(int Signal);

} // namespace zokor::rt::os

#endif // ZOKOR_RUNTIME_OS_PROCESS_H
