//===- TestFlags.cpp - The flags of zokor test ----------------------------===//

#include "compiler/Driver/TestFlags.h"

#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Durations
//===----------------------------------------------------------------------===//

static constexpr struct {
  StringRef Name;
  double Nanoseconds;
} Units[] = {{"ns", 1},   {"us", 1e3}, {"µs", 1e3}, {"μs", 1e3},
             {"ms", 1e6}, {"s", 1e9},  {"m", 60e9}, {"h", 3600e9}};

std::optional<std::chrono::nanoseconds> driver::parseDuration(StringRef Text) {
  bool Negative = Text.consume_front("-");
  if (!Negative)
    Text.consume_front("+");
  if (Text == "0")
    return std::chrono::nanoseconds(0);
  if (Text.empty())
    return std::nullopt;
  double Sum = 0;
  while (!Text.empty()) {
    StringRef Number =
        Text.take_while([](char Ch) { return llvm::isDigit(Ch) || Ch == '.'; });
    Text = Text.drop_front(Number.size());
    StringRef Unit =
        Text.take_until([](char Ch) { return llvm::isDigit(Ch) || Ch == '.'; });
    Text = Text.drop_front(Unit.size());
    double Value;
    auto *Known =
        llvm::find_if(Units, [&](const auto &U) { return U.Name == Unit; });
    if (Number.getAsDouble(Value) || Known == std::end(Units))
      return std::nullopt;
    Sum += Value * Known->Nanoseconds;
  }
  if (Sum > 9.2e18)
    return std::nullopt;
  auto Count = int64_t(std::llround(Sum));
  return std::chrono::nanoseconds(Negative ? -Count : Count);
}

/// A number with at most Digits decimals and no zeros at the end.
static std::string decimal(uint64_t Value, uint64_t Unit) {
  std::string Text = std::to_string(Value / Unit);
  uint64_t Rest = Value % Unit;
  if (!Rest)
    return Text;
  std::string Digits = std::to_string(Unit + Rest).substr(1);
  return Text + "." + StringRef(Digits).rtrim('0').str();
}

std::string driver::formatDuration(std::chrono::nanoseconds D) {
  int64_t Count = D.count();
  uint64_t N = Count < 0 ? -uint64_t(Count) : uint64_t(Count);
  std::string Sign = Count < 0 ? "-" : "";
  if (N == 0)
    return "0s";
  if (N < 1000)
    return Sign + std::to_string(N) + "ns";
  if (N < 1000000)
    return Sign + decimal(N, 1000) + "µs";
  if (N < 1000000000)
    return Sign + decimal(N, 1000000) + "ms";
  uint64_t Minutes = N / 60000000000;
  std::string Text = decimal(N % 60000000000, 1000000000) + "s";
  if (Minutes)
    Text = std::to_string(Minutes % 60) + "m" + Text;
  if (Minutes >= 60)
    Text = std::to_string(Minutes / 60) + "h" + Text;
  return Sign + Text;
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

/// A flag for the test programs. Read gets the value, may note it, and puts
/// it in the form in which it is passed on.
void TestFlags::pass(FlagSet &Flags, StringRef Name, StringRef ValueName,
                     StringRef Help,
                     std::function<bool(StringRef, std::string &)> Read) {
  auto Set = [this, Name = Name.str(), Read](StringRef Value) {
    std::string Text = Value.str();
    if (!Read(Value, Text))
      return false;
    Arguments.push_back("-test." + Name + "=" + Text);
    return true;
  };
  Flags.custom(Name, ValueName, Help, Set);
  Flags.custom(("test." + Name).str(), ValueName, "", Set);
}

static bool readBoolean(StringRef Value, std::string &Text) {
  bool True =
      llvm::is_contained({"1", "t", "T", "true", "TRUE", "True"}, Value);
  if (!True &&
      !llvm::is_contained({"0", "f", "F", "false", "FALSE", "False"}, Value))
    return false;
  Text = True ? "true" : "false";
  return true;
}

static bool readNumber(StringRef Value, std::string &Text) {
  int64_t Number;
  if (Value.getAsInteger(0, Number))
    return false;
  Text = std::to_string(Number);
  return true;
}

/// Keeps the value, too.
static std::function<bool(StringRef, std::string &)> note(std::string &To) {
  return [&To](StringRef Value, std::string &) {
    To = Value.str();
    return true;
  };
}

void TestFlags::addPassed(FlagSet &Flags) {
  auto Any = [](StringRef, std::string &) { return true; };
  auto ProfileTo = [this](StringRef Name) {
    return [this, Name](StringRef, std::string &) {
      Profile = ("-" + Name).str();
      return true;
    };
  };
  pass(Flags, "bench", "regexp", "run benchmarks that match", note(Bench));
  pass(Flags, "benchmem", "", "print allocations of benchmarks", readBoolean);
  pass(Flags, "benchtime", "t", "run each benchmark for t, or 100x: 100 times",
       Any);
  pass(Flags, "blockprofile", "file", "write a goroutine blocking profile",
       ProfileTo("blockprofile"));
  pass(Flags, "blockprofilerate", "n", "sample one blocking event in n ns",
       Any);
  pass(Flags, "count", "n", "run each test and benchmark n times", readNumber);
  pass(Flags, "coverprofile", "file",
       "write a coverage profile; implies -cover",
       [this](StringRef Value, std::string &) {
         CoverProfile = Value.str();
         return Cover = true;
       });
  pass(Flags, "cpu", "1,2,4", "run everything with each GOMAXPROCS", Any);
  pass(Flags, "cpuprofile", "file", "write a cpu profile",
       ProfileTo("cpuprofile"));
  pass(Flags, "failfast", "", "start no tests after one has failed",
       readBoolean);
  pass(Flags, "list", "regexp",
       "list tests, benchmarks and examples that match", note(List));
  pass(Flags, "memprofile", "file", "write an allocation profile",
       ProfileTo("memprofile"));
  pass(Flags, "memprofilerate", "n", "sample one allocation in n bytes", Any);
  pass(Flags, "mutexprofile", "file", "write a mutex contention profile",
       ProfileTo("mutexprofile"));
  pass(Flags, "mutexprofilefraction", "n", "sample one contention in n", Any);
  pass(Flags, "outputdir", "dir", "put profiles into dir",
       [this](StringRef Value, std::string &Text) {
         Text = OutputDir = Value.empty() ? "" : package::realPath(Value);
         return true;
       });
  pass(Flags, "parallel", "n", "run at most n parallel tests at a time",
       readNumber);
  pass(Flags, "run", "regexp", "run only tests and examples that match", Any);
  pass(Flags, "short", "", "tell long tests to be short", readBoolean);
  pass(Flags, "shuffle", "off,on,N", "run tests in random order", Any);
  pass(Flags, "timeout", "d", "panic if a test program runs longer (10m)",
       [this](StringRef Value, std::string &Text) {
         auto D = parseDuration(Value);
         if (D)
           Text = formatDuration(Timeout = *D);
         return D.has_value();
       });
  pass(Flags, "trace", "file", "write an execution trace", ProfileTo("trace"));
  pass(Flags, "v", "", "log all tests as they are run",
       [this](StringRef Value, std::string &Text) {
         if (!readBoolean(Value, Text))
           return false;
         Verbose = Text == "true";
         return true;
       });
}

void TestFlags::addTo(FlagSet &Flags) {
  Flags.boolean("c", CompileOnly,
                "compile the test program to pkg.test but do not run it");
  Flags.boolean("cover", Cover, "measure the coverage of statements");
  Flags.custom("covermode", "mode",
               "set, count or atomic (which is count); implies -cover",
               [this](StringRef Value) {
                 CoverMode = Value.str();
                 Cover = true;
                 return llvm::is_contained({"", "set", "count", "atomic"},
                                           Value);
               });
  Flags.custom("coverpkg", "pattern,list",
               "measure these packages in each test; implies -cover",
               [this](StringRef Value) {
                 CoverPackages.clear();
                 llvm::SmallVector<StringRef, 4> Parts;
                 Value.split(Parts, ',', -1, false);
                 for (StringRef Part : Parts)
                   CoverPackages.push_back(Part.str());
                 return Cover = true;
               });
  Flags.text("exec", Exec, "command", "run the test programs by this command");
  Flags.boolean("json", Json, "print events as JSON objects (see test2json)");
  Flags.text("o", Output, "file", "write the test program to file");
  Flags.text("skip", Skip, "regexp", "leave out tests and examples that match");
  Flags.text("fuzz", Fuzz, "regexp",
             "not supported: fuzz targets run their seeds only");
  // The program of a test would get them otherwise.
  for (StringRef Name : {"asan", "msan", "race"})
    Flags.custom(Name, "", "not supported", [this, Name](StringRef Value) {
      std::string Text;
      if (readBoolean(Value, Text) && Text == "true")
        Unsupported = ("-" + Name).str();
      return !Text.empty();
    });
  Flags.ignoredText("vet", "list", "vet is not run (no effect)");
  addPassed(Flags);
  Load.addTo(Flags);
  Code.addTo(Flags, /*WithVerbose=*/false);
}

//===----------------------------------------------------------------------===//
// The command line
//===----------------------------------------------------------------------===//

bool TestFlags::takeAll(FlagSet &Flags, llvm::ArrayRef<std::string> Args,
                        std::string &Error) {
  bool InPackages = false;
  // An operand behind an unknown flag without a value may be its value.
  bool MaybeValue = false;
  auto PassRest = [&] {
    Arguments.insert(Arguments.end(), Args.begin(), Args.end());
  };
  while (!Args.empty()) {
    bool WasMaybeValue = std::exchange(MaybeValue, false);
    StringRef Arg = Args.front();
    FlagSet::Met Met = Flags.parseOne(Args, Error);
    if (Met == FlagSet::Met::Operand) {
      bool Ended = !InPackages && (!Packages.empty() || PackagesEnded);
      if (Ended && !WasMaybeValue) {
        PassRest();
        return true;
      }
      InPackages = !Ended;
      (Ended ? Arguments : Packages).push_back(Arg.str());
      Args = Args.drop_front();
      continue;
    }
    InPackages = false;
    switch (Met) {
    case FlagSet::Met::Operand:
    case FlagSet::Met::Flag:
      break;
    case FlagSet::Met::Terminator:
      PassRest();
      return true;
    case FlagSet::Met::Help:
      HelpWanted = true;
      return true;
    case FlagSet::Met::Mistake:
      return false;
    case FlagSet::Met::Unknown:
      PackagesEnded = true;
      Args = Args.drop_front();
      if (Arg == "-args" || Arg == "--args") {
        PassRest();
        return true;
      }
      if (UnknownFlag.empty())
        UnknownFlag = Arg.str();
      Arguments.push_back(Arg.str());
      MaybeValue = !Arg.contains('=');
      break;
    }
  }
  return true;
}

static StringRef flagName(StringRef Argument) {
  return Argument.split('=').first;
}

int TestFlags::parse(const Command &Self, llvm::ArrayRef<std::string> Args) {
  FlagSet Flags;
  addTo(Flags);
  std::string Error;
  if (!applyGoFlags(Flags, Error))
    return usageError(Self, Error);
  std::vector<std::string> Injected = std::exchange(Arguments, {});
  if (!takeAll(Flags, Args, Error))
    return usageError(Self, Error);
  if (HelpWanted) {
    printCommandHelp(Self, &Flags, llvm::outs());
    return Ok;
  }
  if (!UnknownFlag.empty() && CompileOnly)
    return usageError(Self, "unknown flag " + UnknownFlag +
                                " cannot be used with -c");
  if (!Unsupported.empty())
    return usageError(Self, Unsupported + " is not supported");
  if (!Fuzz.empty())
    return usageError(Self, "-fuzz is not supported; fuzz targets run as tests "
                            "of their seeds");
  if (StringRef(Skip).contains('/'))
    return usageError(Self, "-skip of subtests is not supported: package "
                            "testing cannot do it");
  // What is said explicitly takes the place of $GOFLAGS.
  llvm::erase_if(Injected, [&](StringRef Flag) {
    return (Json && flagName(Flag) == "-test.v") ||
           llvm::any_of(Arguments, [&](StringRef Argument) {
             return flagName(Argument) == flagName(Flag);
           });
  });
  if (Json)
    Injected.insert(Injected.begin(), "-test.v=true");
  bool TimeoutGiven = Flags.given("timeout") || Flags.given("test.timeout");
  if (!TimeoutGiven && Timeout.count() > 0)
    Injected.push_back("-test.timeout=" + formatDuration(Timeout));
  if (!Profile.empty() && OutputDir.empty()) {
    OutputDir = package::realPath(".");
    Injected.push_back("-test.outputdir=" + OutputDir);
  }
  ProgramHelp = llvm::any_of(
      llvm::ArrayRef(Arguments).take_until(
          [](StringRef Argument) { return Argument == "--"; }),
      [](StringRef Argument) {
        return Argument == "-h" || Argument == "-help" || Argument == "--help";
      });
  Arguments.insert(Arguments.begin(), Injected.begin(), Injected.end());
  if (Cover && CoverMode.empty())
    CoverMode = "set";
  return Code.finish(Self);
}
