//===- WorkFolder.cpp - The temporary folder of a build -------------------===//

#include "compiler/Build/WorkFolder.h"

#include "compiler/Package/Paths.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <set>
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
    // Without space writing fails, and does not end the process.
    signal(SIGXFSZ, SIG_IGN);
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
      std::lock_guard Guard(Lock);
      if (!Children.empty()) {
        Interrupted = Interrupted || Signal != Wake;
        // The terminal sends the other two to the programs itself.
        if (Signal == SIGTERM || Signal == SIGHUP)
          for (pid_t Pid : Children)
            kill(Pid, Signal);
      } else if (Signal != Wake) {
        if (!Folder.empty())
          (void)llvm::sys::fs::remove_directories(Folder);
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
  std::mutex Lock;
  std::set<pid_t> Children;
  std::atomic<bool> Finished{false}, Interrupted{false};
  std::thread Thread;
};

WorkFolder::WorkFolder() = default;

WorkFolder::~WorkFolder() {
  if (!Path.empty() && !Keep)
    (void)llvm::sys::fs::remove_directories(Path);
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

/// The environment of a process in Dir.
static std::vector<char *> environment(const std::string &Dir,
                                       std::string &Variable) {
  std::vector<char *> Result;
  for (char **E = environ; *E; ++E)
    if (Dir.empty() || strncmp(*E, "PWD=", 4) != 0)
      Result.push_back(*E);
  Variable = "PWD=" + Dir;
  if (!Dir.empty())
    Result.push_back(Variable.data());
  Result.push_back(nullptr);
  return Result;
}

int WorkFolder::start(const Process &P, std::string &Error) {
  std::vector<char *> Args;
  for (const std::string &Arg : P.Command)
    Args.push_back(const_cast<char *>(Arg.c_str()));
  Args.push_back(nullptr);
  posix_spawnattr_t Attributes;
  posix_spawnattr_init(&Attributes);
  posix_spawnattr_setflags(&Attributes,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  sigset_t Defaults;
  sigemptyset(&Defaults);
  sigaddset(&Defaults, SIGXFSZ);
  posix_spawnattr_setsigdefault(&Attributes, &Defaults);
  posix_spawnattr_setsigmask(&Attributes, &Handler->Before);
  posix_spawn_file_actions_t Files;
  posix_spawn_file_actions_init(&Files);
  if (P.Output >= 0) {
    posix_spawn_file_actions_addopen(&Files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&Files, P.Output, 1);
    posix_spawn_file_actions_adddup2(&Files, P.Output, 2);
  }
  if (!P.Dir.empty())
    posix_spawn_file_actions_addchdir_np(&Files, P.Dir.c_str());
  std::string Variable;
  std::vector<char *> Environment = environment(P.Dir, Variable);
  pid_t Pid = 0;
  std::lock_guard Guard(Handler->Lock);
  int Failed = posix_spawnp(&Pid, Args[0], &Files, &Attributes, Args.data(),
                            Environment.data());
  posix_spawn_file_actions_destroy(&Files);
  posix_spawnattr_destroy(&Attributes);
  if (Failed) {
    Error = "fork/exec " + P.Command[0] + ": " +
            package::errorText({Failed, std::generic_category()});
    return -1;
  }
  Handler->Children.insert(Pid);
  return Pid;
}

int WorkFolder::wait(int Pid) {
  int Status = 0;
  while (waitpid(Pid, &Status, 0) < 0 && errno == EINTR)
    ;
  std::lock_guard Guard(Handler->Lock);
  Handler->Children.erase(Pid);
  return Status;
}

int WorkFolder::run(const Process &P, std::string &Error) {
  int Pid = start(P, Error);
  return Pid < 0 ? -1 : wait(Pid);
}

bool WorkFolder::interrupted() const { return Handler->Interrupted; }
