//===- Compile.cpp - zokor tool compile -----------------------------------===//
//
// The flags are those of gc's compile, so that GOROOT/test/run.go and build
// systems can drive zokor.
//
//===----------------------------------------------------------------------===//

#include "compiler/Build/Backend.h"
#include "compiler/Driver/CodeFlags.h"
#include "compiler/Driver/UnitImporter.h"
#include "compiler/Package/Paths.h"

#include "llvm/Support/MemoryBuffer.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

namespace {
struct CompileOptions {
  ImportSettings Imports;
  CompileFlags Code;
  std::string Output, ImportConfig;
  bool Complete = false, Std = false, Runtime = false, Pack = false,
       PrintVersion = false;
  int AllErrors = 0, NoColumns = 0;
};
} // namespace

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
  Flags.boolean("nolocalimports", O.Imports.NoLocal,
                "reject local (relative) imports");
  Flags.text("o", O.Output, "file", "write output to file");
  Flags.text("p", O.Imports.Path, "path", "set expected package import path");
  Flags.boolean("pack", O.Pack, "write to file.a instead of file.o");
  Flags.boolean("std", O.Std, "compiling standard library");
  Flags.boolean("+", O.Runtime, "compiling runtime");
  O.Code.addTo(Flags);
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

/// Where gc puts its output if nothing is said.
static std::string defaultOutput(const CompileOptions &O, StringRef File) {
  StringRef Base = package::baseName(File);
  Base.consume_back(".go");
  return Base.str() + (O.Pack ? ".a" : ".o");
}

/// Names of files in the program: absolute, without what -trimpath removes.
static std::function<std::string(StringRef)> fileNames(const CompileOptions &O,
                                                       const Workspace &W) {
  return [&](StringRef File) {
    std::string Name = package::joinPath(W.Context.WorkDir, File);
    if (!O.Code.TrimPath.empty() &&
        package::hasPathPrefix(Name, O.Code.TrimPath))
      return package::belowPath(Name, O.Code.TrimPath).str();
    return Name;
  };
}

/// Puts the object of a checked package into Unit; prints errors, decisions
/// (-m) and assembly text (-S).
static bool generateCode(const CompileOptions &O, const Workspace &W,
                         package::Frontend &F, types::Package *Pkg,
                         package::UnitFile &Unit) {
  build::Backend Back(F, 1);
  build::CodeOptions Opts;
  O.Code.apply(Opts.Pipeline);
  Opts.FileName = fileNames(O, W);
  bool Good = true;
  auto Run = [&](pipeline::Emit Stop, std::string &To) {
    Opts.Pipeline.Stop = Stop;
    bool Submitted = Back.submit(Pkg, Opts, [&](build::Outcome Result) {
      (Result.Ok ? llvm::outs() : llvm::errs()) << Result.Messages;
      Good &= Result.Ok;
      To.assign(Result.Bytes.begin(), Result.Bytes.end());
    });
    Back.wait();
    F.S.Diags.flush(llvm::errs());
    return Submitted && Good;
  };
  if (O.Code.Listing) {
    std::string Text;
    if (!Run(pipeline::Emit::Assembly, Text))
      return false;
    llvm::outs() << Text;
  }
  return Run(pipeline::Emit::Object, Unit.Object);
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
  // The newest that the library's release knows, as in gc.
  Work.GoVersion = Unit.Lang =
      O.Code.Lang.empty() ? "go1." + std::to_string(W.Context.ReleaseMinor)
                          : O.Code.Lang;
  Work.Std = Unit.Std = O.Std || O.Runtime;
  Work.AllowMissingBodies = !O.Complete;
  UnitImporter Importer(F, W);
  Importer.prepare(Work, O.Imports);
  Importer.found(Work, O.Imports, Unit);
  Work.Import = Importer.importFunction(O.Imports);
  bool Good = true;
  F.S.Diags.startPackage();
  types::Package *Pkg = F.compile(std::move(Work), Good);
  F.S.Diags.flush(llvm::errs());
  if (!Good || !Pkg || !generateCode(O, W, F, Pkg, Unit))
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
  if (!O.Code.check(Error)) {
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
