//===- WorkFolder.cpp - The temporary folder of a build -------------------===//

#include "compiler/Build/WorkFolder.h"

#include "compiler/Package/Paths.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace zokor;
using namespace zokor::build;

/// A thread that waits for the signals that end programs, so that the folder
/// can be deleted outside of a signal handler.
struct WorkFolder::Signals {
  explicit Signals(std::string Folder) : Folder(std::move(Folder)) {
    sigemptyset(&Set);
    for (int Signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, Wake})
      sigaddset(&Set, Signal);
    pthread_sigmask(SIG_BLOCK, &Set, &Before);
    Thread = std::thread([this] { wait(); });
  }

  ~Signals() {
    Finished = true;
    pthread_kill(Thread.native_handle(), Wake);
    Thread.join();
    pthread_sigmask(SIG_SETMASK, &Before, nullptr);
  }

  void wait() {
    while (true) {
      int Signal = 0;
      if (sigwait(&Set, &Signal) || (Signal == Wake && Finished))
        return;
      if (pid_t Pid = Child) {
        // The terminal sends the other two to the program itself.
        if (Signal == SIGTERM || Signal == SIGHUP)
          kill(Pid, Signal);
      } else if (Signal != Wake) {
        if (!Folder.empty())
          llvm::sys::fs::remove_directories(Folder);
        signal(Signal, SIG_DFL);
        pthread_sigmask(SIG_UNBLOCK, &Set, nullptr);
        raise(Signal);
        _exit(128 + Signal);
      }
    }
  }

  static constexpr int Wake = SIGUSR2;
  std::string Folder; ///< to delete
  sigset_t Set, Before;
  std::atomic<pid_t> Child{0};
  std::atomic<bool> Finished{false};
  std::thread Thread;
};

WorkFolder::WorkFolder() = default;

WorkFolder::~WorkFolder() {
  if (!Path.empty() && !Keep)
    llvm::sys::fs::remove_directories(Path);
}

bool WorkFolder::open(bool KeepIt, std::string &Error) {
  Keep = KeepIt;
  const char *Parent = getenv("TMPDIR");
  std::string Model = package::joinPath(Parent && *Parent ? Parent : "/tmp",
                                        "zokor-buildXXXXXX");
  std::vector<char> Name(Model.c_str(), Model.c_str() + Model.size() + 1);
  if (!mkdtemp(Name.data())) {
    Error = "creating work folder: mkdir " + Model + ": " +
            package::errorText({errno, std::generic_category()});
    return false;
  }
  Path = Name.data();
  Handler = std::make_unique<Signals>(Keep ? "" : Path);
  return true;
}

int WorkFolder::run(llvm::ArrayRef<std::string> Command, std::string &Error) {
  std::vector<char *> Args;
  for (const std::string &Arg : Command)
    Args.push_back(const_cast<char *>(Arg.c_str()));
  Args.push_back(nullptr);
  posix_spawnattr_t Attributes;
  posix_spawnattr_init(&Attributes);
  posix_spawnattr_setflags(&Attributes, POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigmask(&Attributes, &Handler->Before);
  pid_t Pid = 0;
  int Failed =
      posix_spawnp(&Pid, Args[0], nullptr, &Attributes, Args.data(), environ);
  posix_spawnattr_destroy(&Attributes);
  if (Failed) {
    Error = "fork/exec " + Command[0] + ": " +
            package::errorText({Failed, std::generic_category()});
    return -1;
  }
  Handler->Child = Pid;
  int Status = 0;
  while (waitpid(Pid, &Status, 0) < 0 && errno == EINTR)
    ;
  Handler->Child = 0;
  return Status;
}
