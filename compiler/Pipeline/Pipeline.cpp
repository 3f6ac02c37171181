//===- Pipeline.cpp - The phases in order ---------------------------------===//

#include "compiler/Pipeline/Pipeline.h"

#include "compiler/CodeGen/CodeGen.h"
#include "compiler/Dialect/Go/IR/GoOps.h"
#include "compiler/Lower/DebugInfo.h"
#include "compiler/Lower/Lower.h"
#include "compiler/Pipeline/GoPasses.h"

#include "mlir/Dialect/DLTI/DLTI.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
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

/// The passes on the go dialect.
static LogicalResult runGoPasses(ModuleOp Go, const Options &Opts) {
  PassManager PM(Go.getContext());
  addGoPasses(PM, Opts);
  return PM.run(Go);
}

template <class T> static void print(T &&What, SmallVectorImpl<char> &Out) {
  llvm::raw_svector_ostream OS(Out);
  OS << What;
}

bool zokor::pipeline::run(ModuleOp Go, const Options &Opts,
                          SmallVectorImpl<char> &Out, std::string &Error) {
  if (Opts.Stop == Emit::Go) {
    print(Go, Out);
    return true;
  }
  lower::addFunctionScopes(Go, Opts.OptLevel > 0, /*Dwarf=*/true);
  if (failed(runGoPasses(Go, Opts)))
    return false;
  if (Opts.Stop == Emit::GoOpt) {
    print(Go, Out);
    return true;
  }
  lower::Options LowerOpts;
  LowerOpts.PIE = Opts.PIE;
  LowerOpts.VerifyFrames = Opts.VerifyFrames;
  lower::Lowered L = lower::lowerToLLVMDialect(Go, LowerOpts);
  if (!L.Module)
    return false;
  if (Opts.Stop == Emit::LLVMDialect) {
    print(*L.Module, Out);
    return true;
  }
  llvm::LLVMContext Context;
  std::unique_ptr<llvm::Module> M = lower::translate(L, Context, LowerOpts);
  if (!M)
    return false;
  codegen::Options CodeOpts;
  CodeOpts.OptLevel = Opts.OptLevel;
  CodeOpts.PIE = Opts.PIE;
  CodeOpts.Assembly = Opts.Stop == Emit::Assembly;
  if (!codegen::optimize(*M, CodeOpts, Error))
    return false;
  if (Opts.Stop == Emit::LLVM) {
    print(*M, Out);
    return true;
  }
  return codegen::emit(*M, CodeOpts, Out, Error);
}
