//===- WorkFolder.h - The temporary folder of a build -----------*- C++ -*-===//

#ifndef ZOKOR_BUILD_WORKFOLDER_H
#define ZOKOR_BUILD_WORKFOLDER_H

#include "llvm/ADT/ArrayRef.h"

#include <memory>
#include <string>

namespace zokor::build {

/// A program to be run.
struct Process {
  llvm::ArrayRef<std::string> Command;
  /// Its current directory, also in $PWD; "" for that of this process.
  std::string Dir = "";
  /// Takes its output and errors if not -1; there is no input then.
  int Output = -1;
};

/// A fresh folder, deleted with the object or when a signal ends the process.
/// One at a time. From open() on, SIGINT, SIGTERM and SIGHUP are handled by a
/// thread of its own; threads must be started after that.
class WorkFolder {
public:
  WorkFolder();
  ~WorkFolder();

  /// Makes the folder; with Keep it is left behind. False and a message on
  /// failure.
  bool open(bool Keep, std::string &Error);
  const std::string &path() const { return Path; }

  /// Runs a program with this process's environment and terminal and waits for
  /// it; signals are for the program then. Returns what waitpid says, or -1 and
  /// a message if it cannot be started.
  int run(const Process &P, std::string &Error);
  /// The two halves of run(), on any thread. The identifier of the new process
  /// or -1.
  int start(const Process &P, std::string &Error);
  int wait(int Pid);
  /// Was there a signal that should end this process while others ran?
  bool interrupted() const;

private:
  struct Signals;
  std::string Path;
  bool Keep = false;
  std::unique_ptr<Signals> Handler;
};

} // namespace zokor::build

#endif // ZOKOR_BUILD_WORKFOLDER_H
