//===- Symbols.cpp - Names of functions, methods, instances and types -----===//
//
// The names are Go's own, so that perf, gdb and tracebacks show what a Go
// programmer expects: `pkg/path.f`, `pkg.T.m`, `pkg.(*T).m`, `pkg.f.func1`. An
// instance's symbol has its type arguments in link form, `pkg.f[int]`;
// tracebacks print `pkg.f[...]`.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/ModuleGen.h"
#include "compiler/Types/LinkString.h"

using namespace zokor;
using namespace zokor::irgen;

static std::string typeArgList(llvm::ArrayRef<GoType *> Args, bool Display) {
  if (Args.empty())
    return "";
  if (Display)
    return "[...]";
  std::string Text = "[";
  for (auto [I, T] : llvm::enumerate(Args))
    Text += (I ? "," : "") + types::linkString(T, types::LinkForm::Key);
  return Text + "]";
}

/// The receiver's base type, without pointer.
static Named *receiverBase(Func *F) {
  Var *Recv = F->signature()->Recv;
  return Recv ? types::asIs<Named>(types::deref(Recv->Type).first) : nullptr;
}

static std::string functionName(const Instance &I, bool Display) {
  Func *F = I.F;
  std::string Path = types::linkPath(F->Pkg) + ".";
  std::string Args = typeArgList(I.TypeArgs, Display);
  Named *Base = receiverBase(F);
  if (!Base)
    return Path + F->Name.str().str() + Args;
  std::string T = Base->Obj->Name.str().str() + Args;
  if (F->HasPtrRecv)
    T = "(*" + T + ")";
  return Path + T + "." + F->Name.str().str();
}

std::string ModuleGen::symbol(const Instance &I) {
  // func init and func _ may occur many times in a package.
  if (auto It = FunctionNames.find(I.F); It != FunctionNames.end())
    return It->second;
  return functionName(I, /*Display=*/false);
}

std::string ModuleGen::displayName(const Instance &I) {
  return I.TypeArgs.empty() ? symbol(I) : functionName(I, /*Display=*/true);
}

std::string ModuleGen::symbol(const Var *Global) {
  if (auto It = VariableNames.find(Global); It != VariableNames.end())
    return It->second;
  return types::linkPath(Global->Pkg) + "." + Global->Name.str().str();
}

std::string ModuleGen::typeSymbolName(GoType *T) {
  return "type:" + types::linkString(T, types::LinkForm::Key);
}

Instance ModuleGen::instanceOf(Func *F, llvm::ArrayRef<GoType *> TypeArgs) {
  // A method of an instantiated type: the origin's method with the type's
  // arguments.
  if (F->Origin) {
    if (Named *Base = receiverBase(F))
      return {F->Origin, Base->TypeArgs};
    F = F->Origin;
  }
  return {F, TypeArgs};
}
