//===- List.cpp - zokor list ----------------------------------------------===//

#include "compiler/Driver/Command.h"
#include "compiler/Driver/Template.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

#include <set>

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;
using llvm::json::Array;
using llvm::json::Object;
using llvm::json::Value;

namespace {
struct ListOptions {
  bool Deps = false, Tolerant = false, Json = false, Overlay = false,
       Modules = false;
  std::string Format;
};
} // namespace

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

namespace {
/// Fills an object. JSON output leaves out empty fields, as the go command
/// does; templates need all of them.
class ObjectBuilder {
public:
  explicit ObjectBuilder(bool KeepEmpty) : KeepEmpty(KeepEmpty) {}

  void text(StringRef Key, StringRef Text) {
    if (KeepEmpty || !Text.empty())
      O[Key] = llvm::json::fixUTF8(Text);
  }
  void flag(StringRef Key, bool Flag) {
    if (KeepEmpty || Flag)
      O[Key] = Flag;
  }
  void list(StringRef Key, llvm::ArrayRef<std::string> Texts) {
    if (!KeepEmpty && Texts.empty())
      return;
    Array A;
    for (const std::string &Text : Texts)
      A.push_back(llvm::json::fixUTF8(Text));
    O[Key] = std::move(A);
  }

  const bool KeepEmpty;
  Object O;
};
} // namespace

static Object moduleObject(const package::Module &M, bool KeepEmpty) {
  ObjectBuilder B(KeepEmpty);
  B.text("Path", M.Path);
  B.text("Version", M.Version);
  if (!M.ReplacePath.empty()) {
    ObjectBuilder R(KeepEmpty);
    R.text("Path", M.ReplacePath);
    R.text("Version", M.ReplaceVersion);
    R.text("Dir", M.Dir);
    B.O["Replace"] = std::move(R.O);
  }
  B.flag("Main", M.Main);
  B.flag("Indirect", M.Indirect);
  B.text("Dir", M.Dir);
  B.text("GoMod", M.GoMod);
  B.text("GoVersion", M.GoVersion);
  return std::move(B.O);
}

static Object errorObject(const package::LoadError &E) {
  Object O;
  Array Stack;
  for (const std::string &Path : E.ImportStack)
    Stack.push_back(llvm::json::fixUTF8(Path));
  O["ImportStack"] = std::move(Stack);
  O["Pos"] = llvm::json::fixUTF8(E.Pos);
  O["Err"] = llvm::json::fixUTF8(E.Text);
  return O;
}

/// What a package needs, directly or not.
static std::vector<const package::LoadedPackage *>
dependencies(const package::LoadedPackage &P) {
  llvm::SetVector<const package::LoadedPackage *> Found;
  auto Add = [&](const package::LoadedPackage &From) {
    for (const package::LoadedPackage *Import : From.Imports)
      if (Import && Import != &P)
        Found.insert(Import);
  };
  Add(P);
  for (size_t I = 0; I < Found.size(); ++I)
    Add(*Found[I]);
  std::vector<const package::LoadedPackage *> Result(Found.begin(),
                                                     Found.end());
  llvm::sort(Result, [](const auto *A, const auto *B) {
    return A->Info.ImportPath < B->Info.ImportPath;
  });
  return Result;
}

static void addErrors(ObjectBuilder &B, const package::LoadedPackage &P) {
  if (P.Info.Error)
    B.O["Error"] = errorObject(*P.Info.Error);
  Array Errors;
  for (const package::LoadError &E : P.ImportErrors)
    Errors.push_back(errorObject(E));
  std::vector<std::string> Deps;
  for (const package::LoadedPackage *D : dependencies(P)) {
    Deps.push_back(D->Info.ImportPath);
    if (D->Info.Error)
      Errors.push_back(errorObject(*D->Info.Error));
    for (const package::LoadError &E : D->ImportErrors)
      Errors.push_back(errorObject(E));
  }
  B.list("Deps", Deps);
  B.flag("Incomplete", P.Info.Error || !Errors.empty());
  if (!Errors.empty())
    B.O["DepsErrors"] = std::move(Errors);
}

static Object packageObject(const package::LoadedPackage &P, bool KeepEmpty) {
  const package::PackageInfo &Info = P.Info;
  ObjectBuilder B(KeepEmpty);
  B.text("Dir", Info.Dir);
  B.text("ImportPath", Info.ImportPath);
  B.text("Name", Info.Name);
  B.flag("Goroot", Info.Standard);
  B.flag("Standard", Info.Standard);
  B.flag("DepOnly", !P.Requested);
  if (Info.InModule)
    B.O["Module"] = moduleObject(*Info.InModule, KeepEmpty);
  B.list("Match", P.Matches);
  B.list("GoFiles", Info.GoFiles);
  B.list("IgnoredGoFiles", Info.IgnoredGoFiles);
  B.list("IgnoredOtherFiles", Info.IgnoredOtherFiles);
  B.list("CFiles", Info.CFiles);
  B.list("HFiles", Info.HFiles);
  B.list("SFiles", Info.SFiles);
  B.list("SysoFiles", Info.SysoFiles);
  B.list("EmbedPatterns", Info.EmbedPatterns);
  B.list("TestGoFiles", Info.TestGoFiles);
  B.list("XTestGoFiles", Info.XTestGoFiles);
  B.list("Imports", Info.Imports);
  B.list("TestImports", Info.TestImports);
  B.list("XTestImports", Info.XTestImports);
  B.list("OverlayFiles", Info.OverlayFiles);
  B.flag("Replaced", Info.Replaced);
  if (!Info.ImportMap.empty()) {
    Object Map;
    for (const auto &Entry : Info.ImportMap)
      Map[Entry.getKey()] = Entry.getValue();
    B.O["ImportMap"] = std::move(Map);
  }
  addErrors(B, P);
  return std::move(B.O);
}

//===----------------------------------------------------------------------===//
// Output
//===----------------------------------------------------------------------===//

static bool checkFields(const Template &T) {
  static constexpr StringRef Known[] = {
      "Dir",          "ImportPath",     "Name",          "Goroot",
      "Standard",     "DepOnly",        "Module",        "Match",
      "GoFiles",      "IgnoredGoFiles", "CFiles",        "HFiles",
      "SFiles",       "SysoFiles",      "EmbedPatterns", "TestGoFiles",
      "XTestGoFiles", "Imports",        "TestImports",   "XTestImports",
      "OverlayFiles", "Replaced",       "ImportMap",     "Deps",
      "Incomplete",   "DepsErrors",     "Error",         "IgnoredOtherFiles",
      "Path",         "Version",        "Replace",       "Main",
      "Indirect",     "GoMod",          "GoVersion",     "Pos",
      "Err",          "ImportStack",    "Doc",           "Root",
      "Target",       "CgoFiles",       "Stale",         "ForTest"};
  for (const std::string &Field : T.fields())
    if (!llvm::is_contained(Known, Field)) {
      printError("template: can't evaluate field " + Field);
      return false;
    }
  return true;
}

/// Prints one object in the format that was asked for.
static void printObject(const Object &O, StringRef Short,
                        const ListOptions &Options, const Template &T) {
  if (Options.Json) {
    llvm::outs() << llvm::formatv("{0:2}", Value(Object(O))) << '\n';
  } else if (!Options.Format.empty()) {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    T.execute(Value(Object(O)), OS);
    if (!Text.empty())
      llvm::outs() << Text << (Text.back() == '\n' ? "" : "\n");
  } else {
    llvm::outs() << Short << '\n';
  }
}

static void printOverlay(const package::Overlay &Table) {
  for (const auto &[Path, Entry] : Table.entries()) {
    std::vector<std::string> Clauses;
    if (Entry.Replaced)
      Clauses.push_back("replaced");
    if (Entry.ArchGeneric)
      Clauses.push_back("arch-generic");
    for (auto &[Word, List] :
         {std::pair("files", &Entry.Files), std::pair("tags", &Entry.Tags),
          std::pair("symbols", &Entry.Symbols)})
      if (!List->empty())
        Clauses.push_back(std::string(Word) + " " + llvm::join(*List, " "));
    llvm::outs() << Path << '\t' << llvm::join(Clauses, "; ") << '\n';
  }
}

static int listModules(Workspace &W, llvm::ArrayRef<std::string> Args,
                       const ListOptions &Options, const Template &T) {
  if (!W.Mods->hasMain()) {
    printError("go.mod file not found in current directory or any parent "
               "directory");
    return Failure;
  }
  bool All = llvm::is_contained(Args, "all");
  std::set<std::string> Wanted(Args.begin(), Args.end());
  for (const package::Module *M : W.Mods->all()) {
    if (Args.empty() ? !M->Main : !All && !Wanted.count(M->Path))
      continue;
    std::string Short = M->Path + (M->Version.empty() ? "" : " " + M->Version);
    if (!M->ReplacePath.empty())
      Short += " => " + M->ReplacePath +
               (M->ReplaceVersion.empty() ? "" : " " + M->ReplaceVersion);
    printObject(moduleObject(*M, !Options.Format.empty()), Short, Options, T);
  }
  return Ok;
}

/// Prints the errors of the packages that are to be listed; those have none
/// to show then.
static bool reportErrors(const package::Loader &L, bool Tolerant) {
  for (const std::string &Text : L.Warnings)
    llvm::errs() << "zokor: warning: " << Text << '\n';
  for (const std::string &Text : L.Errors)
    llvm::errs() << Text << '\n';
  bool Any = !L.Errors.empty();
  if (Tolerant)
    return false;
  for (const package::LoadedPackage *P : L.roots())
    if (P->Info.Error) {
      llvm::errs() << P->Info.Error->str() << '\n';
      Any = true;
    }
  return Any;
}

int driver::runList(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildFlags Build;
  ListOptions Options;
  Flags.boolean("deps", Options.Deps,
                "list what the packages import, too, each behind its imports");
  Flags.boolean("e", Options.Tolerant, "list packages with errors like others");
  Flags.text("f", Options.Format, "format",
             "print each package with a template, for example "
             "'{{.ImportPath}} {{.Dir}}'");
  Flags.boolean("json", Options.Json, "print each package as a JSON object");
  Flags.boolean("m", Options.Modules, "list modules instead of packages");
  Flags.boolean("overlay", Options.Overlay,
                "print what zokor puts over GOROOT, one package a line");
  Build.addTo(Flags);
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args); Status >= 0)
    return Status;
  Template T;
  std::string Error;
  if (!T.parse(Options.Format, Error)) {
    printError(Error);
    return UsageError;
  }
  if (!checkFields(T))
    return UsageError;
  Workspace W;
  if (!W.open(Build, Call, !Options.Overlay))
    return Failure;
  if (Options.Overlay) {
    printOverlay(W.Table);
    return Ok;
  }
  if (Options.Modules)
    return listModules(W, Args, Options, T);
  package::LoadOptions Load;
  Load.ForBuild = false;
  W.Loader->load(Args, Load);
  if (reportErrors(*W.Loader, Options.Tolerant))
    return Failure;
  bool IsTemplate = !Options.Format.empty();
  for (const package::LoadedPackage *P :
       Options.Deps ? W.Loader->inOrder() : W.Loader->roots())
    printObject(Options.Json || IsTemplate ? packageObject(*P, IsTemplate)
                                           : Object(),
                P->Info.ImportPath, Options, T);
  return Ok;
}
