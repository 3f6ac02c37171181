//===- TestRun.cpp - Running a test program -------------------------------===//

#include "compiler/Driver/TestRun.h"

#include "compiler/Driver/TestFlags.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;
using Clock = std::chrono::steady_clock;

std::string driver::describeEnd(int WaitStatus) {
  if (WIFEXITED(WaitStatus))
    return WEXITSTATUS(WaitStatus)
               ? "exit status " + std::to_string(WEXITSTATUS(WaitStatus))
               : "";
  StringRef Name = strsignal(WTERMSIG(WaitStatus));
  return "signal: " + Name.lower() +
         (WCOREDUMP(WaitStatus) ? " (core dumped)" : "");
}

namespace {
/// Ends a program that takes too long.
class Alarm {
public:
  Alarm(int Pid, std::chrono::nanoseconds Limit)
      : Pid(Pid), Limited(Limit.count() > 0), Limit(Limit),
        Next(Clock::now() + Limit) {}

  /// Milliseconds until check() has to be called; -1 for never.
  int remaining() const {
    if (!Limited || Killed)
      return -1;
    auto Left =
        std::chrono::ceil<std::chrono::milliseconds>(Next - Clock::now());
    return int(std::clamp<int64_t>(Left.count(), 0, 1 << 30));
  }

  void check() {
    if (!Limited || Killed || Clock::now() < Next)
      return;
    kill(Pid, Asked ? SIGKILL : SIGQUIT);
    Killed = Asked;
    Asked = true;
    Next = Clock::now() + std::chrono::seconds(5);
  }

  /// A line about what was done; "" if nothing.
  std::string line() const {
    if (!Asked)
      return "";
    return std::string("*** Test killed") + (Killed ? "" : " with quit") +
           ": ran too long (" + formatDuration(Limit) + ").\n";
  }

private:
  int Pid;
  bool Limited, Asked = false, Killed = false;
  std::chrono::nanoseconds Limit;
  Clock::time_point Next;
};
} // namespace

/// Waits until Descriptor can be read, or a little longer; false on failure.
static bool waitFor(int Descriptor, Alarm &Limit, bool &Ready) {
  pollfd Wanted{Descriptor, POLLIN, 0};
  int Count = poll(&Wanted, 1, Limit.remaining());
  Limit.check();
  Ready = Count > 0;
  return Count >= 0 || errno == EINTR;
}

/// Reads until all writers have closed the pipe.
static void readAll(int Pipe, Alarm &Limit,
                    llvm::function_ref<void(StringRef)> Output) {
  char Buffer[1 << 16];
  bool Ready;
  while (waitFor(Pipe, Limit, Ready)) {
    if (!Ready)
      continue;
    ssize_t Size = read(Pipe, Buffer, sizeof Buffer);
    if (Size == 0 || (Size < 0 && errno != EINTR))
      return;
    if (Size > 0)
      Output(StringRef(Buffer, size_t(Size)));
  }
}

/// Waits until the process ends.
static void waitForEnd(int Pid, Alarm &Limit) {
  int Descriptor = int(syscall(SYS_pidfd_open, Pid, 0));
  if (Descriptor < 0)
    return;
  bool Ready = false;
  while (!Ready && waitFor(Descriptor, Limit, Ready))
    ;
  close(Descriptor);
}

ProgramEnd driver::runProgram(build::WorkFolder &Folder,
                              const std::vector<std::string> &Command,
                              const std::string &Dir,
                              std::chrono::nanoseconds Limit,
                              llvm::function_ref<void(StringRef)> Output) {
  ProgramEnd End;
  int Pipe[2] = {-1, STDOUT_FILENO};
  if (Output && pipe2(Pipe, O_CLOEXEC)) {
    End.Trouble = std::string("pipe: ") + strerror(errno);
    return End;
  }
  auto Start = Clock::now();
  int Pid = Folder.start({Command, Dir, Pipe[1]}, End.Trouble);
  if (Output)
    close(Pipe[1]);
  if (Pid >= 0) {
    Alarm Watch(Pid, Limit);
    if (Output)
      readAll(Pipe[0], Watch, Output);
    else
      waitForEnd(Pid, Watch);
    End.Trouble = describeEnd(Folder.wait(Pid));
    if (std::string Line = Watch.line(); !Line.empty())
      Output ? Output(Line) : void(llvm::outs() << Line);
  }
  if (Output)
    close(Pipe[0]);
  End.Seconds = std::chrono::duration<double>(Clock::now() - Start).count();
  return End;
}
