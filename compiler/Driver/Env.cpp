//===- Env.cpp - zokor env ------------------------------------------------===//

#include "compiler/Driver/Command.h"
#include "compiler/Package/Paths.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Process.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

namespace {
struct Variable {
  std::string Name, Value;
};
} // namespace

static std::vector<Variable> allVariables(const package::Environment &Env,
                                          const package::BuildContext &C) {
  std::string Home = llvm::sys::Process::GetEnv("HOME").value_or("");
  std::string Cache = llvm::sys::Process::GetEnv("XDG_CACHE_HOME").value_or("");
  if (Cache.empty() && !Home.empty())
    Cache = Home + "/.cache";
  // A broken module file is no reason not to print the rest.
  package::Modules Mods(C);
  std::string Ignored;
  Mods.load(Ignored);
  std::string GoMod = Mods.modFile();
  if (GoMod.empty() && Mods.enabled())
    GoMod = "/dev/null";
  if (!Mods.enabled())
    GoMod.clear();
  std::string GoWork = C.GOWORK == "off" ? "off" : Mods.workFile();
  return {
      {"GO111MODULE", C.GO111MODULE},
      {"GOARCH", C.GOARCH},
      {"GOBIN", Env.get("GOBIN")},
      {"GOCACHE", Env.get("GOCACHE", Cache.empty() ? "" : Cache + "/zokor")},
      {"GOENV", Env.configFile()},
      {"GOEXE", ""},
      {"GOEXPERIMENT", Env.get("GOEXPERIMENT")},
      {"GOFLAGS", Env.get("GOFLAGS")},
      {"GOHOSTARCH", "amd64"},
      {"GOHOSTOS", "linux"},
      {"GOMODCACHE", C.GOMODCACHE},
      {"GONOPROXY", Env.get("GONOPROXY")},
      {"GONOSUMDB", Env.get("GONOSUMDB")},
      {"GOOS", C.GOOS},
      {"GOPATH", C.GOPATH},
      {"GOPRIVATE", Env.get("GOPRIVATE")},
      {"GOPROXY", Env.get("GOPROXY", "https://proxy.golang.org,direct")},
      {"GOROOT", C.GOROOT},
      {"GOSUMDB", Env.get("GOSUMDB", "sum.golang.org")},
      {"GOTMPDIR", Env.get("GOTMPDIR")},
      {"GOTOOLDIR", C.GOROOT + "/pkg/tool/" + C.GOOS + "_" + C.GOARCH},
      {"GOVERSION", C.Version},
      {"GOAMD64", Env.get("GOAMD64", "v1")},
      {"CGO_ENABLED", "0"},
      {"GOMOD", GoMod},
      {"GOWORK", GoWork},
      {"ZOKORLIB", C.Lib},
      {"ZOKORVERSION", zokorVersion()},
  };
}

/// A value between double quotes, for a POSIX shell.
static std::string shellQuote(StringRef Value) {
  std::string Result = "\"";
  for (char Ch : Value) {
    if (StringRef("\"\\$`").contains(Ch))
      Result += '\\';
    Result += Ch;
  }
  return Result + "\"";
}

int driver::runEnv(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildFlags Build;
  bool Json = false;
  Flags.boolean("json", Json, "print a JSON object");
  Build.addTo(Flags);
  llvm::ArrayRef<std::string> Names = Call.Args;
  if (int Status = parseFlags(Self, Flags, Names, false); Status >= 0)
    return Status;
  package::Environment Env = package::Environment::fromProcess();
  package::BuildContext C = package::BuildContext::fromEnvironment(
      Env, Build.Goroot, Call.LibDefault);
  if (!Build.Lib.empty())
    C.Lib = package::joinPath(C.WorkDir, Build.Lib);
  std::vector<Variable> All = allVariables(Env, C);
  auto ValueOf = [&](StringRef Name) {
    auto It =
        llvm::find_if(All, [&](const Variable &V) { return V.Name == Name; });
    return It == All.end() ? std::string() : llvm::json::fixUTF8(It->Value);
  };
  if (Json) {
    llvm::json::Object Object;
    if (Names.empty())
      for (const Variable &V : All)
        Object[V.Name] = llvm::json::fixUTF8(V.Value);
    for (const std::string &Name : Names)
      Object[llvm::json::fixUTF8(Name)] = ValueOf(Name);
    llvm::outs() << llvm::formatv("{0:2}", llvm::json::Value(std::move(Object)))
                 << '\n';
    return Ok;
  }
  for (const std::string &Name : Names)
    llvm::outs() << ValueOf(Name) << '\n';
  if (Names.empty())
    for (const Variable &V : All)
      llvm::outs() << V.Name << '=' << shellQuote(V.Value) << '\n';
  return Ok;
}
