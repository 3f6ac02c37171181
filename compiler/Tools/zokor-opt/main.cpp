//===- main.cpp - zokor-opt: run passes on MLIR text ----------------------===//
//
// mlir-opt with zokor's dialects and passes. `zokor-opt -emit=PHASE file.mlir`
// runs the compiler's own pipeline instead, to the end of that phase.
//
//===----------------------------------------------------------------------===//

#include "compiler/CodeGen/CodeGen.h"
#include "compiler/Dialect/Go/IR/GoOps.h"
#include "compiler/Passes/Passes.h"
#include "compiler/Pipeline/Pipeline.h"

#include "mlir/Parser/Parser.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Transforms/Passes.h"
#include "llvm/Support/FileSystem.h"

using namespace zokor;

static int runPipeline(mlir::DialectRegistry &Registry, llvm::StringRef Phase,
                       int argc, char **argv) {
  std::optional<pipeline::Emit> Stop = pipeline::parseEmit(Phase);
  llvm::StringRef Input, Output = "-";
  pipeline::Options Opts;
  for (int I = 2; I < argc; ++I) {
    llvm::StringRef Arg = argv[I];
    if (Arg == "-o" && I + 1 < argc)
      Output = argv[++I];
    else if (Arg == "-O0")
      Opts.OptLevel = 0;
    else if (Arg == "-verify-ir=0")
      Opts.VerifyIR = false;
    else if (Arg.consume_front("-skip-passes="))
      Opts.SkipPasses = Arg.str();
    else
      Input = Arg;
  }
  if (!Stop || Input.empty()) {
    llvm::errs()
        << "usage: zokor-opt -emit=PHASE [-O0] [-skip-passes=PASS,...] "
           "file.mlir [-o out]\n";
    return 2;
  }
  Opts.Stop = *Stop;
  codegen::initialize();
  mlir::MLIRContext Context(Registry);
  mlir::OwningOpRef<mlir::ModuleOp> M =
      mlir::parseSourceFile<mlir::ModuleOp>(Input, &Context);
  llvm::SmallVector<char> Out;
  std::string Error;
  if (!M || !pipeline::run(*M, Opts, Out, Error)) {
    llvm::errs() << Error;
    return 1;
  }
  std::error_code EC;
  llvm::raw_fd_ostream OS(Output, EC);
  OS.write(Out.data(), Out.size());
  return EC ? 1 : 0;
}

int main(int argc, char **argv) {
  mlir::DialectRegistry Registry;
  pipeline::registerDialects(Registry);
  if (argc > 1)
    if (llvm::StringRef Phase = argv[1]; Phase.consume_front("-emit="))
      return runPipeline(Registry, Phase, argc, argv);
  passes::registerGoPasses();
  mlir::registerCanonicalizerPass();
  mlir::registerCSEPass();
  mlir::registerMem2RegPass();
  mlir::registerInlinerPass();
  mlir::registerSymbolDCEPass();
  return mlir::asMainReturnCode(mlir::MlirOptMain(
      argc, argv, "zokor-opt: go dialect passes\n", Registry));
}
