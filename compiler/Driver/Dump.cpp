//===- Dump.cpp - zokor tool dump-ast and dump-types ----------------------===//

#include "compiler/Driver/Command.h"
#include "compiler/Package/Frontend.h"
#include "compiler/Package/Paths.h"
#include "compiler/Parse/Parser.h"
#include "compiler/Types/Constant.h"

#include "llvm/ADT/STLExtras.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

int driver::runDumpAst(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  ParseOptions Options;
  Flags.boolean("skip-bodies", Options.SkipBodies, "leave out function bodies");
  Flags.boolean("imports-only", Options.ImportsOnly, "stop behind the imports");
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args, false); Status >= 0)
    return Status;
  if (Args.empty())
    return usageError(Self, "no files");
  Session S;
  bool AnyError = false;
  for (const std::string &Path : Args) {
    std::string Error;
    SourceFile *Source = S.Sources.read(Path, Path, Error);
    if (!Source) {
      llvm::errs() << Error << '\n';
      AnyError = true;
      continue;
    }
    S.Diags.startPackage();
    ast::dump(*parseFile(S, *Source, Options), S.Sources, llvm::outs());
    AnyError |= S.Diags.hasErrors();
    llvm::outs().flush();
    S.Diags.flush(llvm::errs());
  }
  return AnyError ? Failure : Ok;
}

static void dumpTypes(const types::Package &Pkg, llvm::raw_ostream &OS) {
  auto Qualify = [&](const types::Package *P) {
    return P == &Pkg ? std::string() : P->Name.str().str();
  };
  OS << "package " << Pkg.Name.str() << " // " << Pkg.Path << '\n';
  if (!Pkg.PkgScope)
    return;
  std::vector<types::Object *> Objects(Pkg.PkgScope->objects());
  llvm::sort(Objects, [](const types::Object *A, const types::Object *B) {
    return A->At < B->At;
  });
  for (types::Object *O : Objects) {
    OS << types::objectString(O, Qualify);
    if (auto *C = llvm::dyn_cast<types::Const>(O); C && C->Value)
      OS << " = " << toString(C->Value);
    OS << '\n';
    auto *T = llvm::dyn_cast<types::TypeName>(O);
    auto *N = T && !T->IsAlias && T->Type
                  ? llvm::dyn_cast<types::Named>(T->Type)
                  : nullptr;
    if (!N)
      continue;
    for (unsigned I = 0; I < N->Methods.size(); ++I)
      if (types::Func *M = types::methodAt(N, I))
        OS << '\t' << types::objectString(M, Qualify) << '\n';
  }
}

int driver::runDumpTypes(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  BuildFlags Build;
  Build.addTo(Flags);
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args); Status >= 0)
    return Status;
  Workspace W;
  if (!W.open(Build, Call))
    return Failure;
  W.Loader->load(Args, {});
  for (const std::string &Text : W.Loader->Errors)
    llvm::errs() << Text << '\n';
  auto Errors = W.Loader->errors();
  for (const package::LoadError *E : Errors)
    llvm::errs() << E->str() << '\n';
  if (!Errors.empty() || !W.Loader->Errors.empty())
    return Failure;
  package::Frontend F;
  bool Good = F.checkAll(*W.Loader, W.Context, W.Table, llvm::errs());
  for (const package::LoadedPackage *P : W.Loader->roots())
    if (P->Types)
      dumpTypes(*P->Types, llvm::outs());
  return Good ? Ok : Failure;
}
