//===- Compile.cpp - zokor tool compile -----------------------------------===//
//
// The flags are those of gc's compile, so that GOROOT/test/run.go and build
// systems can drive zokor. What concerns only code generation is accepted and
// has no effect.
//
//===----------------------------------------------------------------------===//

#include "compiler/Driver/Command.h"
#include "compiler/Driver/UnitImporter.h"
#include "compiler/Package/Paths.h"

#include "llvm/Support/MemoryBuffer.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

namespace {
struct CompileOptions {
  ImportSettings Imports;
  std::string Output, Lang, ImportConfig;
  bool Complete = false, Std = false, Runtime = false, Pack = false,
       PrintVersion = false;
  int AllErrors = 0, NoColumns = 0;
};
} // namespace

static void addIgnoredFlags(FlagSet &Flags) {
  static constexpr struct {
    StringRef Name, Value, Help;
  } Ignored[] = {
      {"%", "int", "debug non-static initializers"},
      {"B", "", "disable bounds checking"},
      {"E", "", "debug symbol export"},
      {"K", "", "debug missing line numbers"},
      {"L", "", "show source file names as well for //line positions"},
      {"N", "", "disable optimizations"},
      {"S", "", "print assembly listing"},
      {"W", "", "debug parse tree after type checking"},
      {"asan", "", "build code compatible with AddressSanitizer"},
      {"asmhdr", "file", "write assembly header to file"},
      {"bench", "file", "append benchmark times to file"},
      {"blockprofile", "file", "write block profile to file"},
      {"buildid", "id", "record id as the build id"},
      {"c", "int", "concurrency during compilation"},
      {"clobberdead", "", "clobber dead stack slots"},
      {"clobberdeadreg", "", "clobber dead registers"},
      {"cpuprofile", "file", "write cpu profile to file"},
      {"d", "value", "enable debugging settings"},
      {"dwarf", "", "generate DWARF symbols"},
      {"dwarfbasentries", "", "use base address selection entries in DWARF"},
      {"dwarflocationlists", "", "add location lists to DWARF"},
      {"dynlink", "", "support references to symbols of shared libraries"},
      {"embedcfg", "file", "read go:embed configuration from file"},
      {"gendwarfinl", "int", "generate DWARF inline info records"},
      {"goversion", "string", "required version of the runtime"},
      {"h", "", "halt on error"},
      {"installsuffix", "suffix", "set pkg directory suffix"},
      {"j", "", "debug runtime-initialized variables"},
      {"json", "string", "version,file for JSON optimizer detail output"},
      {"l", "", "disable inlining"},
      {"linkobj", "file", "write linker-specific object to file"},
      {"linkshared", "", "generate code linked against Go shared libraries"},
      {"live", "", "debug liveness analysis"},
      {"m", "", "print optimization decisions"},
      {"memprofile", "file", "write memory profile to file"},
      {"memprofilerate", "rate", "set runtime.MemProfileRate to rate"},
      {"msan", "", "build code compatible with MemorySanitizer"},
      {"mutexprofile", "file", "write mutex profile to file"},
      {"r", "", "debug generated wrappers"},
      {"race", "", "enable race detector"},
      {"shared", "", "generate code for a shared library"},
      {"smallframes", "", "reduce the size limit for stack objects"},
      {"spectre", "list", "enable spectre mitigations"},
      {"symabis", "file", "read symbol ABIs from file"},
      {"t", "", "enable tracing for debugging the compiler"},
      {"traceprofile", "file", "write an execution trace to file"},
      {"trimpath", "prefix", "remove prefix from recorded file paths"},
      {"v", "", "increase debug verbosity"},
      {"w", "", "debug type checking"},
      {"wb", "", "enable write barrier"},
  };
  for (const auto &[Name, Value, Help] : Ignored) {
    std::string Text = (Help + " (no effect)").str();
    if (Value.empty())
      Flags.ignoredBoolean(Name, Text);
    else
      Flags.ignoredText(Name, Value, Text);
  }
}

static void addFlags(FlagSet &Flags, CompileOptions &O) {
  Flags.count("C", O.NoColumns, "print errors without columns");
  Flags.text("D", O.Imports.LocalPrefix, "path",
             "set relative path for local imports");
  Flags.list("I", O.Imports.Dirs, "directory",
             "add directory to import search path");
  Flags.boolean("V", O.PrintVersion, "print version and exit");
  Flags.boolean("complete", O.Complete,
                "the package has no functions defined elsewhere");
  Flags.count("e", O.AllErrors, "no limit on number of errors reported");
  Flags.text("importcfg", O.ImportConfig, "file",
             "read import configuration from file");
  Flags.text("lang", O.Lang, "version", "language version of the source code");
  Flags.boolean("nolocalimports", O.Imports.NoLocal,
                "reject local (relative) imports");
  Flags.text("o", O.Output, "file", "write output to file");
  Flags.text("p", O.Imports.Path, "path", "set expected package import path");
  Flags.boolean("pack", O.Pack, "write to file.a instead of file.o");
  Flags.boolean("std", O.Std, "compiling standard library");
  Flags.boolean("+", O.Runtime, "compiling runtime");
  addIgnoredFlags(Flags);
}

/// Reads "importmap a=b" and "packagefile a=file" lines.
static bool readImportConfig(const std::string &File, ImportSettings &Settings,
                             std::string &Error) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer) {
    Error = "-importcfg: open " + File + ": " +
            package::errorText(Buffer.getError());
    return false;
  }
  Settings.UsesConfig = true;
  StringRef Text = (*Buffer)->getBuffer();
  for (unsigned Number = 1; !Text.empty(); ++Number) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    Line = Line.trim();
    if (Line.empty() || Line.starts_with("#"))
      continue;
    auto [Verb, Args] = Line.split(' ');
    auto [Before, After] = Args.trim().split('=');
    if ((Verb != "importmap" && Verb != "packagefile") || Before.empty() ||
        After.empty()) {
      Error = File + ":" + std::to_string(Number) + ": invalid " + Verb.str() +
              ": syntax is \"importmap old=new\" or \"packagefile "
              "path=filename\"";
      return false;
    }
    (Verb == "importmap" ? Settings.ImportMap
                         : Settings.PackageFiles)[Before.str()] = After.str();
  }
  return true;
}

/// Is -lang a version that zokor knows? Completes it from GOROOT's release.
static bool checkLang(std::string &Lang, const package::BuildContext &C,
                      std::string &Error) {
  if (Lang.empty()) {
    Lang = "go1." + std::to_string(C.ReleaseMinor);
    return true;
  }
  StringRef Rest = Lang;
  unsigned Minor;
  bool Good = Rest.consume_front("go1.") && !Rest.consumeInteger(10, Minor) &&
              Rest.empty();
  if (!Good)
    Error = "invalid value \"" + Lang +
            "\" for -lang: should be something like \"go1.12\"";
  else if (Minor > package::NewestGoMinor)
    Error = "invalid value \"" + Lang +
            "\" for -lang: max known version is \"go1." +
            std::to_string(package::NewestGoMinor) + "\"";
  return Error.empty();
}

/// Where gc puts its output if nothing is said.
static std::string defaultOutput(const CompileOptions &O, StringRef File) {
  StringRef Base = package::baseName(File);
  Base.consume_back(".go");
  return Base.str() + (O.Pack ? ".a" : ".o");
}

static int compile(const CompileOptions &O, Workspace &W,
                   llvm::ArrayRef<std::string> Files) {
  package::Frontend &F = *new package::Frontend; // as in `check`
  package::Unit Work;
  package::UnitFile Unit;
  std::string Error;
  if (!readUnitSources(Files, Work, Error)) {
    llvm::errs() << Error << '\n';
    return Failure;
  }
  F.S.Diags.setAllErrors(O.AllErrors);
  F.S.Diags.setNoColumns(O.NoColumns);
  Work.Path = Unit.Path = O.Imports.Path;
  Work.GoVersion = Unit.Lang = O.Lang;
  Work.Std = Unit.Std = O.Std || O.Runtime;
  Work.AllowMissingBodies = !O.Complete;
  UnitImporter Importer(F, W);
  Importer.prepare(Work, O.Imports);
  Unit.Imports = Importer.found(Work, O.Imports);
  Work.Import = Importer.importFunction(O.Imports);
  bool Good = true;
  F.S.Diags.startPackage();
  F.compile(std::move(Work), Good);
  F.S.Diags.flush(llvm::errs());
  if (!Good)
    return Failure;
  for (const std::string &File : Files)
    Unit.Files.push_back(package::joinPath(W.Context.WorkDir, File));
  std::string Output =
      O.Output.empty() ? defaultOutput(O, Files.front()) : O.Output;
  if (!package::writeUnitFile(Unit, Output, Error)) {
    llvm::errs() << Error << '\n';
    return Failure;
  }
  return Ok;
}

int driver::runCompile(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  CompileOptions O;
  addFlags(Flags, O);
  llvm::ArrayRef<std::string> Files = Call.Args;
  // The build system asks for the version to know when to compile again.
  if (!Files.empty() && (Files[0] == "-V" || Files[0] == "-V=full")) {
    llvm::outs() << "compile version zokor-" << zokorVersion() << '\n';
    return Ok;
  }
  if (int Status = parseFlags(Self, Flags, Files, false); Status >= 0)
    return Status;
  if (Files.empty())
    return usageError(Self, "no files");
  Workspace W;
  if (!W.open(BuildFlags(), Call, /*WithModules=*/false))
    return Failure;
  std::string Error;
  if (!checkLang(O.Lang, W.Context, Error)) {
    llvm::errs() << Error << '\n';
    return UsageError;
  }
  if (!O.ImportConfig.empty() &&
      !readImportConfig(O.ImportConfig, O.Imports, Error)) {
    llvm::errs() << Error << '\n';
    return Failure;
  }
  return compile(O, W, Files);
}
