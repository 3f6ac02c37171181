//===- CodeFlags.cpp - Flags of the commands that build -------------------===//

#include "compiler/Driver/CodeFlags.h"

#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"

#include <thread>

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// The compiler's and the linker's flags
//===----------------------------------------------------------------------===//

/// Flags of gc that say nothing to zokor.
static void addIgnoredFlags(FlagSet &Flags) {
  static constexpr struct {
    StringRef Name, Value, Help;
  } Ignored[] = {
      {"%", "int", "debug non-static initializers"},
      {"B", "", "disable bounds checking"},
      {"E", "", "debug symbol export"},
      {"K", "", "debug missing line numbers"},
      {"L", "", "show source file names as well for //line positions"},
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
      {"linkobj", "file", "write linker-specific object to file"},
      {"linkshared", "", "generate code linked against Go shared libraries"},
      {"live", "", "debug liveness analysis"},
      {"memprofile", "file", "write memory profile to file"},
      {"memprofilerate", "rate", "set runtime.MemProfileRate to rate"},
      {"msan", "", "build code compatible with MemorySanitizer"},
      {"mutexprofile", "file", "write mutex profile to file"},
      {"r", "", "debug generated wrappers"},
      {"race", "", "enable race detector"},
      {"spectre", "list", "enable spectre mitigations"},
      {"symabis", "file", "read symbol ABIs from file"},
      {"t", "", "enable tracing for debugging the compiler"},
      {"traceprofile", "file", "write an execution trace to file"},
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

void CompileFlags::addTo(FlagSet &Flags) {
  Flags.boolean("N", NoOptimize, "disable optimizations");
  Flags.count("S", Listing, "print assembly listing");
  Flags.count("l", NoInline, "disable inlining");
  Flags.text("lang", Lang, "version", "language version of the source code");
  Flags.count("m", Decisions, "print optimization decisions");
  Flags.boolean("shared", Shared, "generate code for -buildmode=pie");
  Flags.boolean("smallframes", SmallFrames,
                "reduce the size limit for stack objects");
  Flags.text("trimpath", TrimPath, "prefix",
             "remove prefix from recorded file paths");
  addIgnoredFlags(Flags);
}

bool CompileFlags::check(std::string &Error) const {
  StringRef Rest = Lang;
  unsigned Minor;
  if (Lang.empty())
    return true;
  if (!Rest.consume_front("go1.") || Rest.consumeInteger(10, Minor) ||
      !Rest.empty())
    Error = "invalid value \"" + Lang +
            "\" for -lang: should be something like \"go1.12\"";
  else if (Minor > package::NewestGoMinor)
    Error = "invalid value \"" + Lang +
            "\" for -lang: max known version is \"go1." +
            std::to_string(package::NewestGoMinor) + "\"";
  return Error.empty();
}

void CompileFlags::apply(pipeline::Options &Opts) const {
  if (NoOptimize)
    Opts.OptLevel = 0;
  Opts.PIE |= Shared;
  // As in gc, -l -l and more allow more inlining again.
  Opts.NoInline |= NoInline == 1;
  Opts.SmallFrames |= SmallFrames;
  Opts.Decisions = std::max(Opts.Decisions, Decisions);
}

void LinkFlags::addTo(FlagSet &Flags) {
  Flags.list("X", Strings, "path.name=value",
             "set the string variable path.name");
  Flags.text("buildmode", Mode, "mode", "set build mode: exe or pie");
  Flags.boolean("s", StripSymbols, "leave out the symbol table");
  Flags.boolean("w", StripDebug, "leave out debug information");
  static constexpr struct {
    StringRef Name, Value, Help;
  } Ignored[] = {
      {"B", "note", "add an ELF NT_GNU_BUILD_ID note"},
      {"E", "entry", "set entry symbol name"},
      {"H", "type", "set header type"},
      {"I", "linker", "use linker as ELF dynamic linker"},
      {"R", "quantum", "set address rounding quantum"},
      {"T", "address", "set text segment address"},
      {"V", "", "print version and exit"},
      {"a", "", "no-op (deprecated)"},
      {"aslr", "", "enable ASLR for buildmode=c-shared"},
      {"benchmark", "mode", "set to mem or cpu to enable benchmarking"},
      {"buildid", "id", "record id as the build id"},
      {"c", "", "dump call graph"},
      {"cpuprofile", "file", "write cpu profile to file"},
      {"compressdwarf", "", "compress DWARF if possible"},
      {"d", "", "disable dynamic executable"},
      {"dumpdep", "", "dump symbol dependency graph"},
      {"extar", "string", "archive program for buildmode=c-archive"},
      {"extld", "linker", "use linker when linking in external mode"},
      {"extldflags", "flags", "pass flags to external linker"},
      {"f", "", "ignore version mismatch in the linked archives"},
      {"g", "", "disable go package data checks"},
      {"installsuffix", "suffix", "set package directory suffix"},
      {"k", "symbol", "set field tracking symbol"},
      {"libgcc", "string", "compiler support library"},
      {"linkmode", "mode", "set link mode"},
      {"linkshared", "", "link against installed Go shared libraries"},
      {"memprofile", "file", "write memory profile to file"},
      {"memprofilerate", "rate", "set runtime.MemProfileRate to rate"},
      {"n", "", "dump symbol table"},
      {"pluginpath", "string", "full path name for plugin"},
      {"r", "path", "set the ELF dynamic linker search path"},
      {"strictdups", "n", "check duplicate symbols: 1 warns, 2 fails"},
      {"tmpdir", "directory", "use directory for temporary files"},
      {"v", "", "print link trace"},
  };
  for (const auto &[Name, Value, Help] : Ignored) {
    std::string Text = (Help + " (no effect)").str();
    if (Value.empty())
      Flags.ignoredBoolean(Name, Text);
    else
      Flags.ignoredText(Name, Value, Text);
  }
}

//===----------------------------------------------------------------------===//
// build and run
//===----------------------------------------------------------------------===//

void CodeFlags::addTo(FlagSet &Flags, bool WithVerbose) {
  Flags.boolean("O0", NoOptimize, "do not optimize (-gcflags=all=-N)");
  Flags.boolean("a", Rebuild, "compile packages even if they are up to date");
  Flags.text("buildmode", Link.Mode, "mode",
             "kind of the result: default, exe or pie (runs at any address)");
  Flags.list("gcflags", GcFlags, "[pattern=]flags",
             "pass flags to the compiler (see 'zokor help tool compile')");
  Flags.list("ldflags", LdFlags, "[pattern=]flags",
             "pass flags to the linker (see 'zokor help tool link')");
  Flags.boolean("n", DryRun, "print the commands but do not run them");
  Flags.number("p", Jobs, "compile n packages at a time");
  Flags.boolean("pie", PIE, "the same as -buildmode=pie");
  Flags.text("skip-passes", SkipPasses, "names",
             "leave out passes on the go dialect, to find one at fault");
  Flags.choice("timings", Timings, {"table", "json"},
               "print time by phase, memory and size of each package that is "
               "compiled; -timings=json for programs");
  Flags.boolean("trimpath", TrimPath,
                "keep file system paths out of the result");
  if (WithVerbose)
    Flags.boolean("v", Verbose, "print the packages as they are compiled");
  Flags.boolean("verify-frames", VerifyFrames,
                "check the stack maps at every call of the runtime");
  Flags.boolean("verify-ir", VerifyIR,
                "look for errors of the compiler behind every phase (the "
                "default if it was built with assertions)");
  Flags.boolean("work", KeepWork,
                "print the name of the temporary directory and keep it");
  Flags.boolean("x", Commands, "print the commands");
  Flags.ignoredText("asmflags", "flags", "for the assembler (no effect)");
  Flags.ignoredText("buildvcs", "mode", "record version control (no effect)");
  Flags.ignoredText("compiler", "name", "always zokor (no effect)");
  Flags.ignoredText("gccgoflags", "flags", "for gccgo (no effect)");
  Flags.ignoredText("installsuffix", "suffix",
                    "suffix of the package directory (no effect)");
  Flags.ignoredText("pkgdir", "dir", "directory of packages (no effect)");
  Flags.ignoredBoolean("i", "install packages (no effect)");
}

/// Cuts a value into the packages that it is for and flags.
static std::pair<StringRef, StringRef> splitPattern(StringRef Value) {
  Value = Value.trim();
  if (Value.starts_with("-") || Value.empty() || !Value.contains('='))
    return {"", Value};
  return Value.split('=');
}

/// Parses one value; returns the exit status if it is wrong, or -1.
static int parseValue(const Command &Self, StringRef Name, StringRef Text,
                      FlagSet &Flags) {
  std::string Error;
  std::vector<std::string> Words = splitFlags(Text, &Error);
  if (!Error.empty())
    return usageError(Self, "invalid value \"" + Text + "\" for flag -" + Name +
                                ": " + Error);
  llvm::ArrayRef<std::string> Rest = Words;
  if (!Flags.parse(Rest, Error))
    return usageError(Self, "-" + Name + ": " + Error);
  if (!Rest.empty())
    return usageError(Self, "-" + Name + ": not a flag: " + Rest.front());
  return -1;
}

int CodeFlags::finish(const Command &Self) {
  for (StringRef Value : GcFlags) {
    auto [Pattern, Text] = splitPattern(Value);
    Rule &R = Rules.emplace_back();
    R.Pattern = Pattern.str();
    FlagSet Flags;
    R.Flags.addTo(Flags);
    if (int Status = parseValue(Self, "gcflags", Text, Flags); Status >= 0)
      return Status;
    if (std::string Error; !R.Flags.check(Error))
      return usageError(Self, "-gcflags: " + Error);
  }
  for (StringRef Value : LdFlags) {
    FlagSet Flags;
    Link.addTo(Flags);
    if (int Status =
            parseValue(Self, "ldflags", splitPattern(Value).second, Flags);
        Status >= 0)
      return Status;
  }
  for (StringRef Set : Link.Strings)
    if (!Set.split('=').first.contains('.') || !Set.contains('='))
      return usageError(Self, "-X flag requires argument of the form "
                              "importpath.name=value");
  if (!llvm::is_contained({"", "default", "exe", "pie"}, Link.Mode))
    return usageError(Self, "-buildmode=" + Link.Mode + " is not supported");
  if (Jobs < 0)
    return usageError(Self, "-p must not be negative");
  return -1;
}

unsigned CodeFlags::numJobs() const {
  return Jobs ? unsigned(Jobs)
              : std::max(1u, std::thread::hardware_concurrency());
}

/// Does a -gcflags pattern mean the package?
static bool matches(StringRef Pattern, const package::LoadedPackage &P,
                    const package::BuildContext &C) {
  StringRef Path = P.Info.ImportPath;
  if (Pattern.empty())
    return P.Requested;
  if (Pattern == "all" || Pattern == "...")
    return true;
  if (Pattern == "std")
    return P.Info.Standard;
  std::string Dir;
  bool Below = Pattern.consume_back("...");
  if (package::isLocalImport(Pattern)) {
    Path = P.Info.Dir;
    Dir = package::joinPath(C.WorkDir, Pattern);
    Pattern = Dir;
  }
  Pattern.consume_back("/");
  return Below ? package::hasPathPrefix(Path, Pattern) : Path == Pattern;
}

const CodeFlags::Rule *
CodeFlags::ruleFor(const package::LoadedPackage &P,
                   const package::BuildContext &C) const {
  for (const Rule &R : llvm::reverse(Rules))
    if (matches(R.Pattern, P, C))
      return &R;
  return nullptr;
}

pipeline::Options CodeFlags::optionsFor(const package::LoadedPackage &P,
                                        const package::BuildContext &C) const {
  pipeline::Options Opts;
  Opts.VerifyFrames = VerifyFrames;
  Opts.PIE = isPIE();
  Opts.VerifyIR = VerifyIR;
  Opts.SkipPasses = SkipPasses;
  if (NoOptimize)
    Opts.OptLevel = 0;
  if (const Rule *R = ruleFor(P, C)) {
    R->Flags.apply(Opts);
    if (R->Flags.Listing)
      Opts.Stop = pipeline::Emit::Assembly;
  }
  return Opts;
}

void CodeFlags::setLanguages(Workspace &W) const {
  for (package::LoadedPackage *P : W.Loader->inOrder())
    if (const Rule *R = ruleFor(*P, W.Context))
      P->Info.Lang = R->Flags.Lang;
}

bool driver::loadPackages(const Command &Self, Workspace &W,
                          llvm::ArrayRef<std::string> Args,
                          package::LoadOptions Options) {
  if (W.Context.GOOS != "linux" || W.Context.GOARCH != "amd64") {
    llvm::errs() << "zokor " << Self.Name << ": unsupported GOOS/GOARCH pair "
                 << W.Context.GOOS << '/' << W.Context.GOARCH
                 << " (zokor compiles for linux/amd64)\n";
    return false;
  }
  W.Loader->load(Args, Options);
  for (const std::string &Text : W.Loader->Warnings)
    llvm::errs() << "zokor: warning: " << Text << '\n';
  for (const std::string &Text : W.Loader->Errors)
    llvm::errs() << Text << '\n';
  auto Errors = W.Loader->errors();
  for (const package::LoadError *E : Errors)
    llvm::errs() << E->str() << '\n';
  return W.Loader->Errors.empty() && Errors.empty();
}

std::function<std::string(StringRef)>
driver::runtimeFileNames(const package::BuildContext &C) {
  return [Dir = C.WorkDir](StringRef File) {
    return package::joinPath(Dir, File);
  };
}
