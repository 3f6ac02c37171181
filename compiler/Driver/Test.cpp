//===- Test.cpp - zokor test ----------------------------------------------===//
//
// Everything is compiled first, as one build. Then the programs are linked one
// after the other, and run, several at a time, while others are linked. Results
// appear in the order in which the packages were named.
//
//===----------------------------------------------------------------------===//

#include "compiler/Build/TestMain.h"
#include "compiler/Driver/Program.h"
#include "compiler/Driver/TestFlags.h"
#include "compiler/Driver/TestRun.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

namespace {
/// One package and what became of its test.
struct Job {
  package::LoadedPackage *P = nullptr;
  /// Main is null if there are no tests.
  package::TestPackages Test;
  std::string Program; ///< the file
  std::string Folder;  ///< for the files of this test
  /// What is printed at its turn.
  std::string Text;
  bool Finished = false;
};

/// A run of `zokor test`.
class TestRun {
public:
  TestRun(const TestFlags &Flags, Workspace &W, const Invocation &Call)
      : Flags(Flags), W(W), Build(W, Flags.Code, Call) {}

  int run();

private:
  bool prepare(Job &J);
  void fail(int AtLeast) { Status = std::max(Status, AtLeast); }
  bool isDirect() const {
    return Flags.Packages.empty() || !Flags.Bench.empty();
  }
  bool streams() const;
  unsigned numRunners() const;
  std::string programFile(const Job &J) const;
  void linkAndRun();
  bool link(Job &J);
  void execute(Job &J);
  void report(Job &J, const ProgramEnd &End, StringRef Output);
  void finish(Job &J);
  void work();
  void print(StringRef Text);

  const TestFlags &Flags;
  Workspace &W;
  ProgramBuild Build;
  std::vector<std::unique_ptr<Job>> Jobs;
  int Status = Ok;

  std::mutex Lock;
  std::condition_variable Changed;
  std::deque<Job *> Queue; ///< linked and not run yet
  size_t NumPrinted = 0;   ///< of Jobs
  bool Closed = false;     ///< nothing more comes into Queue
};
} // namespace

//===----------------------------------------------------------------------===//
// Preparation
//===----------------------------------------------------------------------===//

/// Adds the packages of the test to the graph. False if its files are wrong.
bool TestRun::prepare(Job &J) {
  package::PackageInfo &Info = J.P->Info;
  if (Info.TestGoFiles.empty() && Info.XTestGoFiles.empty())
    return true;
  build::TestMain Main;
  std::string Error;
  bool Good = Main.read(Info, Error);
  if (Good) {
    J.Test = W.Loader->loadTests(*J.P, Main.text(Info), false);
    package::LoadedPackage *From[] = {J.Test.Internal, J.Test.Main};
    for (const package::LoadError *E : package::Loader::errors(From)) {
      Error += E->str() + "\n";
      Good = false;
    }
  }
  if (Good)
    return true;
  llvm::errs() << "# " << Info.ImportPath << '\n' << Error;
  print("FAIL\t" + Info.ImportPath + " [setup failed]\n");
  fail(Failure);
  return false;
}

std::string TestRun::programFile(const Job &J) const {
  std::string Name = J.P->Info.ImportPath == "command-line-arguments"
                         ? J.P->Info.Name
                         : programName(*J.P);
  return J.Folder + "/" + Name + ".test";
}

int TestRun::run() {
  std::vector<const package::LoadedPackage *> Targets;
  for (package::LoadedPackage *P : W.Loader->roots()) {
    auto J = std::make_unique<Job>();
    J->P = P;
    if (!prepare(*J))
      continue;
    if (J->Test.Main)
      Targets.push_back(J->Test.Main);
    else if (!P->Info.Sources.empty())
      Targets.push_back(P);
    Jobs.push_back(std::move(J));
  }
  if (!Targets.empty())
    if (int Trouble = Build.compile(Targets); Trouble >= 0) {
      fail(Trouble);
      if (Trouble == Failure)
        return Status;
    }
  for (size_t I = 0; I < Jobs.size(); ++I)
    Jobs[I]->Folder = Build.folder().path() + "/t" + std::to_string(I + 1);
  linkAndRun();
  if (Status != Ok && !Flags.Json && !Flags.Packages.empty())
    print("FAIL\n");
  return Status;
}

//===----------------------------------------------------------------------===//
// The order of things
//===----------------------------------------------------------------------===//

/// Is output shown as it comes?
bool TestRun::streams() const {
  return isDirect() ||
         (Flags.showsPass() && (Jobs.size() == 1 || Flags.Code.Jobs == 1));
}

unsigned TestRun::numRunners() const {
  return streams() ? 1 : Flags.Code.numJobs();
}

void TestRun::print(StringRef Text) {
  llvm::outs() << Text;
  llvm::outs().flush();
}

/// Notes that a job is done and prints what can be printed now.
void TestRun::finish(Job &J) {
  std::lock_guard Guard(Lock);
  J.Finished = true;
  while (NumPrinted < Jobs.size() && Jobs[NumPrinted]->Finished)
    print(std::exchange(Jobs[NumPrinted++]->Text, ""));
}

void TestRun::work() {
  std::unique_lock Guard(Lock);
  while (true) {
    Changed.wait(Guard, [&] { return Closed || !Queue.empty(); });
    if (Queue.empty())
      return;
    Job *J = Queue.front();
    Queue.pop_front();
    Guard.unlock();
    if (!Build.folder().interrupted()) {
      execute(*J);
      finish(*J);
    }
    Guard.lock();
    Changed.notify_all();
  }
}

void TestRun::linkAndRun() {
  std::vector<std::thread> Runners;
  bool Together = numRunners() > 1;
  for (unsigned I = 0; Together && I < numRunners(); ++I)
    Runners.emplace_back([this] { work(); });
  for (auto &J : Jobs) {
    if (!Build.folder().path().empty() && Build.folder().interrupted())
      break;
    if (!link(*J)) {
      finish(*J);
      continue;
    }
    if (!Together) {
      execute(*J);
      finish(*J);
      continue;
    }
    std::unique_lock Guard(Lock);
    Queue.push_back(J.get());
    Changed.notify_all();
    // Programs are big: no more of them on disk than are about to run.
    Changed.wait(Guard, [&] { return Queue.size() <= 2; });
  }
  {
    std::lock_guard Guard(Lock);
    Closed = true;
  }
  Changed.notify_all();
  for (std::thread &T : Runners)
    T.join();
}

//===----------------------------------------------------------------------===//
// One test
//===----------------------------------------------------------------------===//

/// Where the program is to stay; "" if it is only run.
static std::string keptFile(const TestFlags &Flags, const Workspace &W,
                            const std::string &Program) {
  if (!Flags.CompileOnly && !Flags.needsBinary())
    return "";
  return package::joinPath(
      W.Context.WorkDir,
      Flags.Output.empty() ? package::baseName(Program).str() : Flags.Output);
}

/// Makes the program. False if there is none to run; then Text is complete.
bool TestRun::link(Job &J) {
  const package::PackageInfo &Info = J.P->Info;
  if (!J.Test.Main) {
    if (Info.Sources.empty() || Build.objects().isGood(*J.P))
      J.Text = "?   \t" + Info.ImportPath + "\t[no test files]\n";
    return false;
  }
  llvm::sys::fs::create_directories(J.Folder);
  J.Program = programFile(J);
  std::string Kept = keptFile(Flags, W, J.Program);
  if (!Kept.empty() && package::isDirectory(Kept)) {
    printError("build output \"" + Kept +
               "\" already exists and is a directory");
    fail(Failure);
    return false;
  }
  if (!Kept.empty() && Kept != "/dev/null")
    J.Program = Kept;
  int Trouble = UsageError;
  if (Build.objects().isGood(*J.Test.Main))
    Trouble = Build.link(*J.Test.Main, J.Program);
  if (Trouble >= 0) {
    fail(Trouble);
    if (!Flags.CompileOnly)
      J.Text = "FAIL\t" + Info.ImportPath + " [build failed]\n";
    return false;
  }
  return !Flags.CompileOnly;
}

void TestRun::execute(Job &J) {
  const package::PackageInfo &Info = J.P->Info;
  std::vector<std::string> Command = splitFlags(Flags.Exec);
  Command.push_back(J.Program);
  Command.push_back("-test.paniconexit0");
  Command.insert(Command.end(), Flags.Arguments.begin(), Flags.Arguments.end());
  if (Flags.Code.Commands || Flags.Code.DryRun)
    llvm::errs() << llvm::join(Command, " ") << '\n';
  if (Flags.Code.DryRun)
    return;
  // Some time is left for the program's own alarm.
  std::chrono::nanoseconds Limit(0);
  if (Flags.Timeout.count() > 0)
    Limit = Flags.Timeout + std::chrono::minutes(1);
  std::string Output;
  auto Take = [&](StringRef Text) {
    Output += Text;
    if (streams())
      print(Text);
  };
  std::string Dir = Info.TestDir.empty() ? Info.Dir : Info.TestDir;
  ProgramEnd End = isDirect()
                       ? runProgram(Build.folder(), Command, Dir, Limit)
                       : runProgram(Build.folder(), Command, Dir, Limit, Take);
  report(J, End, Output);
  if (!Flags.Code.KeepWork)
    llvm::sys::fs::remove_directories(J.Folder);
}

/// Does the output say that nothing was run?
static bool saysNoTests(StringRef Output) {
  static constexpr llvm::StringLiteral Words =
      "\ntesting: warning: no tests to run\n";
  return Output.starts_with(Words.drop_front()) || Output.contains(Words);
}

/// Adds the line with the result, which begins on a line of its own.
void TestRun::report(Job &J, const ProgramEnd &End, StringRef Output) {
  std::string Path = J.P->Info.ImportPath, Time;
  llvm::raw_string_ostream(Time) << llvm::format("%.3fs", End.Seconds);
  bool Passed = End.Trouble.empty();
  std::string Last;
  if (!Output.empty() && !Output.ends_with("\n"))
    Last = "\n";
  if (Passed) {
    Last += "ok  \t" + Path + "\t" + Time +
            (saysNoTests(Output) ? " [no tests to run]" : "") + "\n";
  } else {
    std::lock_guard Guard(Lock);
    fail(Failure);
    if (Output.empty())
      Last = End.Trouble + "\n";
    Last += "FAIL\t" + Path + "\t" + Time + "\n";
  }
  if (!isDirect() && !streams() && (!Passed || Flags.showsPass()))
    J.Text = Output.str();
  J.Text += Last;
}

//===----------------------------------------------------------------------===//
// The command
//===----------------------------------------------------------------------===//

int driver::runTest(const Command &Self, const Invocation &Call) {
  TestFlags Flags;
  if (int Status = Flags.parse(Self, Call.Args); Status >= 0)
    return Status;
  // The programs are run once, unless they are kept.
  if (!Flags.CompileOnly && !Flags.needsBinary())
    Flags.Code.Link.StripDebug = true;
  Workspace W;
  package::LoadOptions Options;
  Options.ForBuild = false;
  if (!W.open(Flags.Load, Call) ||
      !loadPackages(Self, W, Flags.Packages, Options))
    return Failure;
  size_t Number = W.Loader->roots().size();
  if (Number == 0) {
    printError("no packages to test");
    return Failure;
  }
  for (auto [Given, Name] :
       {std::pair<bool, StringRef>{Flags.CompileOnly, "-c"},
        {!Flags.Output.empty(), "-o"},
        {!Flags.Profile.empty(), Flags.Profile}})
    if (Given && Number > 1) {
      printError("cannot use " + Name + " flag with multiple packages");
      return Failure;
    }
  return TestRun(Flags, W, Call).run();
}
