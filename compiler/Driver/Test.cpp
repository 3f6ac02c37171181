//===- Test.cpp - zokor test ----------------------------------------------===//
//
// Everything is compiled first, as one build. Then the programs are linked one
// after the other, and run, several at a time, while others are linked. Results
// appear in the order in which the packages were named.
//
//===----------------------------------------------------------------------===//

#include "compiler/Build/TestCache.h"
#include "compiler/Build/TestMain.h"
#include "compiler/Driver/Program.h"
#include "compiler/Driver/TestCover.h"
#include "compiler/Driver/TestFlags.h"
#include "compiler/Driver/TestJson.h"
#include "compiler/Driver/TestRun.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
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
  /// Null if the result may not be kept.
  std::unique_ptr<build::TestCache> Cache;
  /// The output of an earlier run that need not be repeated.
  std::optional<std::string> Kept;
  /// What is printed at its turn.
  std::string Text;
  bool Finished = false;
};

/// A run of `zokor test`.
class TestRun {
public:
  TestRun(const TestFlags &Flags, Workspace &W, const Invocation &Call)
      : Flags(Flags), W(W), Build(W, Flags.Code, Call), Cover(Flags, W),
        Objects(build::ObjectCache::defaultFolder()) {}

  int run();

private:
  bool prepare(Job &J, bool Quiet);
  bool prepareAll(bool Quiet);
  void findKept(Job &J);
  int build();
  void fail(int AtLeast) { Status = std::max(Status, AtLeast); }
  bool unbuffered() const {
    return Flags.Packages.empty() || !Flags.Bench.empty();
  }
  bool streams() const;
  unsigned numRunners() const;
  std::string programFile(const Job &J) const;
  void linkAndRun();
  bool link(Job &J);
  std::vector<std::string> command(const Job &J) const;
  void execute(Job &J);
  void runNow(Job &J, llvm::function_ref<void(StringRef)> Show, bool &Passed);
  std::string resultLine(Job &J, const ProgramEnd &End, StringRef Output);
  void finish(Job &J);
  void work();
  void print(StringRef Text);

  const TestFlags &Flags;
  Workspace &W;
  ProgramBuild Build;
  TestCover Cover;
  build::ObjectCache Objects;
  std::vector<std::unique_ptr<Job>> Jobs;
  int Status = Ok;

  std::mutex Lock, Printing;
  std::condition_variable Changed;
  std::deque<Job *> Queue; ///< linked and not run yet
  size_t NumPrinted = 0;   ///< of Jobs
  bool Closed = false;     ///< nothing more comes into Queue
};
} // namespace

static bool hasTests(const package::PackageInfo &Info) {
  return !Info.TestGoFiles.empty() || !Info.XTestGoFiles.empty();
}

static std::string testFolder(const package::PackageInfo &Info) {
  return Info.TestDir.empty() ? Info.Dir : Info.TestDir;
}

//===----------------------------------------------------------------------===//
// Preparation
//===----------------------------------------------------------------------===//

/// Adds the packages of the test to the graph. False if its files are wrong.
bool TestRun::prepare(Job &J, bool Quiet) {
  package::PackageInfo &Info = J.P->Info;
  if (!hasTests(Info))
    return true;
  build::TestMain Main;
  Main.Skip = Flags.Skip;
  std::string Error;
  bool Good = Main.read(Info, W.Context.WorkDir, Error) &&
              Cover.plan(*J.P, Main, Error);
  if (Good) {
    std::string Text = Main.text(Info);
    if ((Flags.Code.Commands || Flags.Code.DryRun) && !Quiet)
      llvm::errs() << "cat > _testmain.go << 'EOF' # " << Info.ImportPath
                   << '\n'
                   << Text << "EOF\n";
    J.Test = W.Loader->loadTests(*J.P, Text, Cover.isLocal());
    Cover.instrument(J.Test);
    package::LoadedPackage *From[] = {J.Test.Internal, J.Test.Main};
    for (const package::LoadError *E : package::Loader::errors(From)) {
      Error += E->str() + "\n";
      Good = false;
    }
  }
  if (Good || Quiet)
    return Good;
  llvm::errs() << "# " << Info.ImportPath << '\n' << Error;
  print("FAIL\t" + Info.ImportPath + " [setup failed]\n");
  fail(Failure);
  return false;
}

/// Makes the jobs. Quiet: only to see what they import.
bool TestRun::prepareAll(bool Quiet) {
  Jobs.clear();
  for (package::LoadedPackage *P : W.Loader->roots()) {
    auto J = std::make_unique<Job>();
    J->P = P;
    if (prepare(*J, Quiet))
      Jobs.push_back(std::move(J));
  }
  return !Jobs.empty();
}

std::string TestRun::programFile(const Job &J) const {
  std::string Name = J.P->Info.ImportPath == "command-line-arguments"
                         ? J.P->Info.Name
                         : programName(*J.P);
  return J.Folder + "/" + Name + ".test";
}

/// A kept output with "(cached)" in place of the time.
static std::string markCached(StringRef Output) {
  size_t Line = Output.rtrim('\n').rfind('\n');
  Line = Line == StringRef::npos ? 0 : Line + 1;
  size_t Time = Output.find('\t', Output.find('\t', Line) + 1) + 1;
  StringRef Rest = Output.substr(Time).ltrim("0123456789.s");
  return (Output.take_front(Time) + "(cached)" + Rest).str();
}

/// Looks for a result that is still valid.
void TestRun::findKept(Job &J) {
  const package::PackageInfo &Info = J.P->Info;
  std::string Root = Info.InModule   ? Info.InModule->Dir
                     : Info.Standard ? W.Context.GOROOT
                                     : "";
  if (Flags.Packages.empty() || Flags.CompileOnly || !Flags.Exec.empty() ||
      Root.empty() || Objects.folder().empty() ||
      !build::TestCache::allows(Flags.Arguments))
    return;
  J.Cache = std::make_unique<build::TestCache>(
      Objects, Build.programKey(*J.Test.Main), Flags.Arguments,
      testFolder(Info), Root);
  std::string Output;
  if (J.Cache->find(Output) && !Flags.needsBinary())
    J.Kept = markCached(Output);
}

/// Compiles everything; -1 or the status with which the command ends.
int TestRun::build() {
  std::vector<const package::LoadedPackage *> Targets, Needed;
  auto Target = [](const Job &J) { return J.Test.Main ? J.Test.Main : J.P; };
  auto HasTarget = [](const Job &J) {
    return J.Test.Main || !J.P->Info.Sources.empty();
  };
  for (auto &J : Jobs)
    if (HasTarget(*J))
      Targets.push_back(Target(*J));
  if (Targets.empty())
    return -1;
  if (int Trouble = Build.prepare(Targets); Trouble >= 0)
    return Trouble;
  for (auto &J : Jobs) {
    if (J->Test.Main)
      findKept(*J);
    if (HasTarget(*J) && !J->Kept)
      Needed.push_back(Target(*J));
  }
  if (!Needed.empty())
    if (int Trouble = Build.compile(Needed); Trouble >= 0)
      fail(Trouble);
  return -1;
}

int TestRun::run() {
  if (Cover.hasPatterns()) {
    // What the tests import has to be known to match patterns with it.
    prepareAll(/*Quiet=*/true);
    Cover.choosePackages();
  }
  prepareAll(/*Quiet=*/false);
  std::string Error;
  if (!Cover.startProfile(Error)) {
    printError(Error);
    return Failure;
  }
  if (int Trouble = build(); Trouble >= 0)
    return Trouble;
  for (size_t I = 0; I < Jobs.size(); ++I)
    Jobs[I]->Folder = Build.folder().path() + "/t" + std::to_string(I + 1);
  linkAndRun();
  if (NumPrinted < Jobs.size())
    fail(Failure); // by a signal
  if (Status != Ok && !Flags.Json && !Flags.Packages.empty())
    print("FAIL\n");
  return Status;
}

//===----------------------------------------------------------------------===//
// The order of things
//===----------------------------------------------------------------------===//

/// Is output shown as it comes?
bool TestRun::streams() const {
  return unbuffered() || Flags.Json ||
         (Flags.showsPass() && (Jobs.size() == 1 || Flags.Code.Jobs == 1));
}

unsigned TestRun::numRunners() const {
  // Events say which package they are about; other output would be mixed up.
  bool Alone = !Flags.Bench.empty() || (streams() && !Flags.Json);
  return Alone ? 1 : Flags.Code.numJobs();
}

void TestRun::print(StringRef Text) {
  std::lock_guard Guard(Printing);
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
    if (J->Test.Main && Build.folder().interrupted())
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

/// A text about a package as events.
static std::string jsonText(const std::string &Package, StringRef Text) {
  std::string Events;
  TestJson Json(Package, [&](StringRef Line) { Events += Line; });
  Json.write(Text);
  Json.close();
  return Events;
}

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
    if (Flags.Json)
      J.Text = jsonText(Info.ImportPath, J.Text);
    return false;
  }
  if (J.Kept)
    return true;
  if (std::error_code EC = llvm::sys::fs::create_directories(J.Folder)) {
    printError("mkdir " + J.Folder + ": " + package::errorText(EC));
    fail(Failure);
    return false;
  }
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

std::vector<std::string> TestRun::command(const Job &J) const {
  std::vector<std::string> Command = splitFlags(Flags.Exec);
  Command.push_back(J.Program);
  if (J.Cache)
    Command.push_back("-test.testlogfile=" + J.Folder + "/testlog.txt");
  Command.push_back("-test.paniconexit0");
  for (StringRef Argument : Flags.Arguments)
    Command.push_back(Argument.starts_with("-test.coverprofile=")
                          ? "-test.coverprofile=" + J.Folder + "/_cover_.out"
                          : Argument.str());
  return Command;
}

/// Does the output say that nothing was run?
static bool saysNoTests(StringRef Output) {
  static constexpr llvm::StringLiteral Words =
      "\ntesting: warning: no tests to run\n";
  return Output.starts_with(Words.drop_front()) || Output.contains(Words);
}

/// What the program says of coverage, for the line of the result.
static std::string coverageOf(StringRef Output) {
  auto [Before, Behind] = Output.split("coverage: ");
  if (Before.size() == Output.size() || !Behind.contains('\n'))
    return "";
  return ("\tcoverage: " + Behind.split('\n').first).str();
}

/// The line with the result, which begins on a line of its own. Output is what
/// is known of the program's.
std::string TestRun::resultLine(Job &J, const ProgramEnd &End,
                                StringRef Output) {
  std::string Path = J.P->Info.ImportPath, Time, Line;
  llvm::raw_string_ostream(Time) << llvm::format("%.3fs", End.Seconds);
  if (!Output.empty() && !Output.ends_with("\n"))
    Line = "\n";
  if (End.Trouble.empty())
    return Line + "ok  \t" + Path + "\t" + Time +
           (Flags.Cover ? coverageOf(Output) : "") +
           (saysNoTests(Output) ? " [no tests to run]" : "") + "\n";
  if (Output.empty())
    Line = End.Trouble + "\n";
  return Line + "FAIL\t" + Path + "\t" + Time + "\n";
}

/// Runs the program. Show gets output and result as they come.
void TestRun::runNow(Job &J, llvm::function_ref<void(StringRef)> Show,
                     bool &Passed) {
  std::vector<std::string> Command = command(J);
  if (Flags.Code.Commands || Flags.Code.DryRun)
    llvm::errs() << llvm::join(Command, " ") << '\n';
  if (Flags.Code.DryRun)
    return;
  // Some time is left for the program's own alarm.
  std::chrono::nanoseconds Limit(0);
  if (Flags.Timeout.count() > 0)
    Limit = Flags.Timeout + std::chrono::minutes(1);
  std::string Output, Dir = testFolder(J.P->Info);
  auto Take = [&](StringRef Text) {
    if (!unbuffered())
      Output += Text;
    Show(Text);
  };
  ProgramEnd End = unbuffered() && !Flags.Json
                       ? runProgram(Build.folder(), Command, Dir, Limit)
                       : runProgram(Build.folder(), Command, Dir, Limit, Take);
  std::string Trouble;
  if (!Cover.mergeProfile(J.Folder + "/_cover_.out", Trouble))
    Take(Trouble);
  Passed = End.Trouble.empty();
  std::string Line = resultLine(J, End, Output);
  bool ShowsAll = Flags.showsPass() || Flags.Json;
  if (!Passed) {
    std::lock_guard Guard(Lock);
    fail(Failure);
  } else if (J.Cache) {
    if (auto Log = llvm::MemoryBuffer::getFile(J.Folder + "/testlog.txt"))
      J.Cache->save((*Log)->getBuffer(), ShowsAll ? Output + Line : Line);
  }
  if (!streams())
    J.Text = Passed && !ShowsAll ? Line : Output + Line;
  else
    Show(Line);
}

void TestRun::execute(Job &J) {
  auto Plain = [this](StringRef Text) { print(Text); };
  std::optional<TestJson> Json;
  if (Flags.Json)
    Json.emplace(J.P->Info.ImportPath, Plain);
  auto Show = [&](StringRef Text) {
    if (Json)
      Json->write(Text);
    else if (streams())
      print(Text);
  };
  bool Passed = true;
  if (!J.Kept)
    runNow(J, Show, Passed);
  else if (streams())
    Show(*J.Kept);
  else
    J.Text = *J.Kept;
  if (Json) {
    Json->exited(Passed);
    Json->close();
  }
  if (!Flags.Code.KeepWork && !J.Folder.empty())
    (void)llvm::sys::fs::remove_directories(J.Folder);
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
    llvm::errs() << "no packages to test\n";
    return Failure;
  }
  for (auto [Given, Name] :
       {std::pair<bool, StringRef>{Flags.CompileOnly, "-c"},
        {!Flags.Output.empty(), "-o"},
        {!Flags.Profile.empty(), Flags.Profile}})
    if (Given && Number > 1) {
      llvm::errs() << "cannot use " << Name << " flag with multiple packages\n";
      return Failure;
    }
  return TestRun(Flags, W, Call).run();
}
