//===- Driver.cpp - The zokor command -------------------------------------===//
//
// The table of commands, and the choice of one.
//
//===----------------------------------------------------------------------===//

#include "compiler/Driver/Driver.h"

#include "compiler/Driver/Command.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

static const Command Commands[] = {
    {"build", "[-o output] [flags] [packages]", "compile packages",
     "Build compiles the packages named by the arguments (the one in the\n"
     "current directory if there are none) and whatever they import. If it is\n"
     "a single package main, an executable is written, named like the last\n"
     "element of its import path or the first file. Otherwise the packages\n"
     "are compiled and the results thrown away.",
     runBuild},
    {"check", "[flags] [packages]", "type-check packages",
     "Check reads and type-checks the packages named by the arguments (the "
     "one\n"
     "in the current directory if there are none) and whatever they import.\n"
     "It generates no code. Packages are named by import paths, directories\n"
     "(./x), patterns (./..., std, net/...), or a list of .go files.",
     runCheck},
    {"clean", "[-cache] [-testcache] [flags] [packages]",
     "remove results of builds",
     "Clean removes the executables that build has written into the folders\n"
     "of the packages, with -cache the objects that are kept for later "
     "builds,\n"
     "and with -testcache nothing, but kept results of tests are not used any\n"
     "more.",
     runClean},
    {"env", "[-json] [var ...]", "print the environment",
     "Env prints the settings that zokor uses: all of them as shell\n"
     "assignments, or the values of those that are named.",
     runEnv},
    {"help", "[command]", "tell more about a command",
     "Help prints the help text of a command.", runHelp},
    {"install", "[flags] [packages]", "compile and install programs",
     "Install compiles the packages like build, and writes the programs among\n"
     "them to the folder that the environment variable GOBIN names, or to bin\n"
     "in the first folder of GOPATH. If all are packages of the standard\n"
     "library (std), their objects are put beside zokor, where the builds of\n"
     "all users find them.",
     runInstall},
    {"list", "[-deps] [-e] [-f format] [-json] [-overlay] [flags] [packages]",
     "list packages",
     "List prints the import paths of the packages named by the arguments, "
     "one\n"
     "a line.",
     runList},
    {"run", "[flags] package [arguments...]", "compile and run a program",
     "Run compiles the package, named as for build or by a list of .go files,\n"
     "and runs the program with the arguments. Its output and errors are "
     "those\n"
     "of the program; a status other than 0 is printed.",
     runRun},
    {"test", "[flags] [packages] [flags and arguments of the test programs]",
     "test packages",
     "Test compiles the packages named by the arguments (the one in the "
     "current\n"
     "directory if there are none) together with their _test.go files, runs\n"
     "the tests, examples and, with -bench, benchmarks in the folders of the\n"
     "packages, and prints a line for each package. Flags may stand before "
     "and\n"
     "behind the packages; what is not a flag of this command, and all behind\n"
     "-args, goes to the test programs. Unlike the go command, test does not\n"
     "run vet.\n\n"
     "A result is kept and shown again, marked \"(cached)\", if the packages "
     "are\n"
     "named, all flags are among -benchtime, -cpu, -failfast, -list, "
     "-parallel,\n"
     "-run, -short, -timeout and -v, and neither the program nor the files "
     "and\n"
     "environment variables that it looked at have changed. -count=1 prevents\n"
     "that.",
     runTest},
    {"tool", "command [args...]", "run a tool of the compiler",
     "Tool runs one of the programs beneath the commands:\n\n"
     "  compile      compile one package with the flags of gc's compile\n"
     "  diagnose     explain kinds of errors, and try their examples\n"
     "  dump-ast     print the syntax tree of a file\n"
     "  dump-types   print the declared objects of packages with their types\n"
     "  link         link a program with the flags of gc's link\n"
     "  pack         put the output of compile into an archive\n"
     "  test2json    make JSON events of the output of a test program",
     runTool},
    {"version", "", "print the version",
     "Version prints zokor's version and the release of Go that its library\n"
     "comes from.",
     runVersion},
    {"tool compile", "[options] file.go...", "",
     "Compile compiles the files as one package. Imports are found through\n"
     "-I and -importcfg, which name the outputs of earlier compilations, and\n"
     "in the standard library. The flags are those of gc's compile; many have\n"
     "no effect yet.",
     runCompile},
    {"tool diagnose", "[kind...]", "",
     "Diagnose explains the kinds of errors that are named. Without names it\n"
     "compiles the example of every kind and fails if one does not cause it.",
     runDiagnose},
    {"tool dump-ast", "file.go...", "",
     "Dump-ast parses files and prints their syntax trees.", runDumpAst},
    {"tool dump-types", "[flags] [packages]", "",
     "Dump-types checks packages and prints what they declare, in the order "
     "of\n"
     "the source text.",
     runDumpTypes},
    {"tool link", "[options] main.o", "",
     "Link makes a program from the output of 'tool compile' for package "
     "main,\n"
     "the outputs that this one names as imported, and the standard library.\n"
     "The flags are those of gc's link; some have no effect.",
     runLink},
    {"tool pack", "c|r archive file.o", "",
     "Pack puts the output of 'tool compile' into an archive. It holds one.",
     runPack},
    {"tool test2json", "[-p pkg] [-t] [./pkg.test -test.v ...]", "",
     "Test2json runs a test program, or reads its output from standard input,\n"
     "and prints events as JSON objects, one a line: the actions run, pause,\n"
     "cont, output, pass, fail, skip and bench, with Test, Output and Elapsed.",
     runTest2Json},
};

llvm::ArrayRef<Command> driver::allCommands() { return Commands; }

/// The lib folder beside the program (../lib/zokor), or that of the source
/// tree that the program was built from.
static std::string defaultLib(const std::string &Program) {
  std::string Self = llvm::sys::fs::getMainExecutable(
      Program.c_str(), reinterpret_cast<void *>(&defaultLib));
  if (!Self.empty()) {
    std::string Installed =
        package::joinPath(package::parentPath(Self), "../lib/zokor");
    if (package::isRegularFile(Installed + "/overlay.txt"))
      return Installed;
  }
  return ZOKOR_LIB_DIR;
}

/// The folder of what programs are linked with: ../lib/zokor/rt beside the
/// program, or lib/rt of the build tree.
static std::string runtimeFolder(const std::string &Program) {
  std::string Bin(package::parentPath(llvm::sys::fs::getMainExecutable(
      Program.c_str(), reinterpret_cast<void *>(&defaultLib))));
  std::string Installed = package::joinPath(Bin, "../lib/zokor/rt");
  return package::isDirectory(Installed) ? Installed
                                         : package::joinPath(Bin, "../lib/rt");
}

/// The folder of the objects that `zokor install std` makes, beside the
/// runtime's.
static std::string sharedObjects(StringRef RuntimeFolder) {
  package::Environment Env = package::Environment::fromProcess();
  std::string Dir = Env.get("ZOKOR_STDCACHE");
  if (Dir == "off")
    return "";
  return Dir.empty() ? (package::parentPath(RuntimeFolder) + "/objects").str()
                     : Dir;
}

static void printUsage(llvm::raw_ostream &OS) {
  OS << "zokor is an ahead-of-time compiler for Go.\n\n"
        "usage: zokor command [arguments]\n\nThe commands are:\n\n";
  for (const Command &C : Commands)
    if (!StringRef(C.Name).contains(' '))
      OS << "  " << llvm::left_justify(C.Name, 10) << ' ' << C.Summary << '\n';
  OS << "\nUse \"zokor help command\" for more about a command.\n";
}

/// The command of a name, or the one with the most similar name.
static const Command *findCommand(StringRef Name, const Command *&Similar) {
  unsigned Best = 3;
  for (const Command &C : Commands) {
    if (C.Name == Name)
      return &C;
    unsigned Distance = Name.edit_distance(C.Name, true, Best);
    if (Distance < Best) {
      Best = Distance;
      Similar = &C;
    }
  }
  return nullptr;
}

/// The go command has these; zokor will.
static bool isPlanned(StringRef Name) {
  return llvm::is_contained({"doc", "mod"}, Name);
}

static int unknownCommand(StringRef Name, const Command *Similar) {
  if (isPlanned(Name)) {
    llvm::errs() << "zokor " << Name
                 << ": this command is not supported yet; 'zokor check' "
                    "type-checks packages\n";
    return UsageError;
  }
  llvm::errs() << "zokor " << Name << ": unknown command";
  if (Similar)
    llvm::errs() << " (did you mean " << Similar->Name << "?)";
  llvm::errs() << "\nRun 'zokor help' for usage.\n";
  return UsageError;
}

int driver::runHelp(const Command &Self, const Invocation &Call) {
  if (Call.Args.empty()) {
    printUsage(llvm::outs());
    return Ok;
  }
  std::string Name = llvm::join(Call.Args, " ");
  const Command *Similar = nullptr, *C = findCommand(Name, Similar);
  if (!C) {
    llvm::errs() << "zokor help " << Name
                 << ": unknown help topic. Run 'zokor help'.\n";
    return UsageError;
  }
  // The command itself knows its flags.
  std::string Flag = "-help";
  if (C->Name == "help" || C->Name == "tool") {
    printCommandHelp(*C, nullptr, llvm::outs());
    return Ok;
  }
  return C->Run(
      *C, {Flag, Call.LibDefault, Call.RuntimeFolder, Call.SharedObjects});
}

int driver::runTool(const Command &Self, const Invocation &Call) {
  if (Call.Args.empty()) {
    for (const Command &C : Commands)
      if (StringRef Name = C.Name; Name.consume_front("tool "))
        llvm::outs() << Name << '\n';
    return Ok;
  }
  StringRef Name = Call.Args.front();
  if (Name == "-h" || Name == "-help" || Name == "--help") {
    printCommandHelp(Self, nullptr, llvm::outs());
    return Ok;
  }
  const Command *Similar = nullptr;
  if (const Command *C = findCommand("tool " + Name.str(), Similar))
    return C->Run(*C, {Call.Args.drop_front(), Call.LibDefault,
                       Call.RuntimeFolder, Call.SharedObjects});
  printError("no such tool \"" + Name + "\"");
  return UsageError;
}

int driver::run(llvm::ArrayRef<std::string> Args, const std::string &Program) {
  if (Args.empty()) {
    printUsage(llvm::errs());
    return UsageError;
  }
  StringRef Name = Args.front();
  if (Name == "-h" || Name == "-help" || Name == "--help")
    Name = "help";
  if (Name == "-version" || Name == "--version")
    Name = "version";
  const Command *Similar = nullptr, *C = findCommand(Name, Similar);
  if (!C)
    return unknownCommand(Name, Similar);
  std::string Runtime = runtimeFolder(Program);
  return C->Run(*C, {Args.drop_front(), defaultLib(Program), Runtime,
                     sharedObjects(Runtime)});
}
