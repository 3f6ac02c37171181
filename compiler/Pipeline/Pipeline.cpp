//===- Pipeline.cpp - The phases in order ---------------------------------===//

#include "compiler/Pipeline/Pipeline.h"

#include "compiler/Basic/Stopwatch.h"
#include "compiler/CodeGen/CodeGen.h"
#include "compiler/Dialect/Go/IR/GoOps.h"
#include "compiler/Lower/DebugInfo.h"
#include "compiler/Lower/Lower.h"
#include "compiler/Passes/Passes.h"
#include "compiler/Pipeline/GoPasses.h"

#include "mlir/Dialect/DLTI/DLTI.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::pipeline;

std::optional<Emit> zokor::pipeline::parseEmit(StringRef Wanted) {
#define PHASE(Id, Name, Description)                                           \
  if (Wanted == Name)                                                          \
    return Emit::Id;
#include "compiler/Pipeline/Phases.def"
  return std::nullopt;
}

void zokor::pipeline::registerDialects(DialectRegistry &Registry) {
  Registry.insert<go::GoDialect, arith::ArithDialect, cf::ControlFlowDialect,
                  complex::ComplexDialect, DLTIDialect, LLVM::LLVMDialect,
                  ub::UBDialect>();
}

/// What keeps the time that giant functions take within bounds. Before
/// functions have scopes, because ops move to other functions.
static LogicalResult tameGiants(ModuleOp Go) {
  PassManager PM(Go.getContext());
  PM.addPass(passes::createSplitInitializersPass());
  PM.addPass(passes::createMarkGiantsPass());
  return PM.run(Go);
}

/// The passes on the go dialect.
static LogicalResult runGoPasses(ModuleOp Go, const Options &Opts) {
  PassManager PM(Go.getContext());
  PM.enableVerifier(Opts.VerifyIR);
  addGoPasses(PM, Opts);
  return PM.run(Go);
}

template <class T> static void print(T &&What, SmallVectorImpl<char> &Out) {
  llvm::raw_svector_ostream OS(Out);
  OS << What;
}

/// From the go dialect to LLVM IR; null after an error, or if that is the
/// dialect that was wanted, which is in Out then.
static std::unique_ptr<llvm::Module> lowerModule(ModuleOp Go,
                                                 const Options &Opts,
                                                 llvm::LLVMContext &Context,
                                                 SmallVectorImpl<char> &Out) {
  lower::Options LowerOpts;
  LowerOpts.PIE = Opts.PIE;
  LowerOpts.VerifyFrames = Opts.VerifyFrames;
  LowerOpts.VerifyIR = Opts.VerifyIR;
  lower::Lowered L = lower::lowerToLLVMDialect(Go, LowerOpts);
  if (!L.Module || (Opts.VerifyIR && failed(verify(*L.Module))))
    return nullptr;
  if (Opts.Stop == Emit::LLVMDialect) {
    print(*L.Module, Out);
    return nullptr;
  }
  return lower::translate(L, Context, LowerOpts);
}

bool zokor::pipeline::run(ModuleOp Go, const Options &Opts,
                          SmallVectorImpl<char> &Out, std::string &Error,
                          PhaseTimes *Times) {
  PhaseTimes Ignored;
  PhaseTimes &T = Times ? *Times : Ignored;
  Stopwatch Watch;
  if (Opts.VerifyIR && failed(verify(Go)))
    return false;
  if (Opts.Stop == Emit::Go) {
    print(Go, Out);
    return true;
  }
  if (failed(tameGiants(Go)))
    return false;
  lower::addFunctionScopes(Go, Opts.OptLevel > 0, /*Dwarf=*/true);
  if (failed(runGoPasses(Go, Opts)))
    return false;
  T.Passes = Watch.lap();
  if (Opts.Stop == Emit::GoOpt) {
    print(Go, Out);
    return true;
  }
  llvm::LLVMContext Context;
  std::unique_ptr<llvm::Module> M = lowerModule(Go, Opts, Context, Out);
  T.Lower = Watch.lap();
  if (!M)
    return Opts.Stop == Emit::LLVMDialect && !Out.empty();
  codegen::Options CodeOpts;
  CodeOpts.OptLevel = Opts.OptLevel;
  CodeOpts.PIE = Opts.PIE;
  CodeOpts.VerifyIR = Opts.VerifyIR;
  CodeOpts.Assembly = Opts.Stop == Emit::Assembly;
  bool Good = codegen::optimize(*M, CodeOpts, Error);
  T.LLVM = Watch.lap();
  if (!Good)
    return false;
  if (Opts.Stop == Emit::LLVM) {
    print(*M, Out);
    return true;
  }
  Good = codegen::emit(*M, CodeOpts, Out, Error);
  T.Code = Watch.lap();
  return Good;
}
