//===- GoPasses.cpp - The order of the passes on the go dialect -----------===//
//
// Facts about the order:
// - go-choose-defer-form is first: whether a closure may be in the frame
//   depends on the form of its defer.
// - go-hide-pointers looks at variables, so it comes before mem2reg.
// - go-inline simplifies every function as it goes (mem2reg, go-simplify,
//   cse); without it that is done apart.
// - go-escape-analysis comes when variables are SSA values, because it tells
//   assignments to them apart, and before what asks for places.
// - The report for -m comes before every change: its words are about the
//   source.
//
// What LLVM does behind them, and the order of our own passes there, is in
// compiler/CodeGen/Pipeline.cpp; Pipeline.cpp beside this file goes from phase
// to phase.
//
//===----------------------------------------------------------------------===//

#include "compiler/Pipeline/GoPasses.h"

#include "compiler/Dialect/Go/IR/GoOps.h"
#include "compiler/Passes/Passes.h"

#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::pipeline;

/// Variables become SSA values, and what that makes plain is simplified.
static void addSimplification(OpPassManager &PM) {
  OpPassManager &Func = PM.nest<go::FuncOp>();
  Func.addPass(createMem2Reg());
  Func.addPass(passes::createSimplifyPass());
  Func.addPass(createCSEPass());
}

void zokor::pipeline::addGoPasses(OpPassManager &PM, const Options &Opts) {
  auto Wanted = [&](StringRef Pass) {
    SmallVector<StringRef> Skipped;
    StringRef(Opts.SkipPasses).split(Skipped, ',');
    return !llvm::is_contained(Skipped, Pass);
  };
  if (Wanted("go-choose-defer-form")) {
    passes::ChooseDeferFormPassOptions Form;
    Form.NoOpen = Opts.OptLevel == 0;
    PM.addNestedPass<go::FuncOp>(passes::createChooseDeferFormPass(Form));
  }
  if (Wanted("go-hide-pointers"))
    PM.addNestedPass<go::FuncOp>(passes::createHidePointersPass());
  if (Opts.Decisions) {
    passes::EscapeAnalysisPassOptions Report;
    Report.Report = true;
    Report.Reasons = Opts.Decisions > 1;
    Report.SmallFrames = Opts.SmallFrames;
    PM.addPass(passes::createEscapeAnalysisPass(Report));
  }
  if (Opts.OptLevel == 0)
    return;
  if (Wanted("go-devirtualize"))
    PM.addPass(passes::createDevirtualizePass());
  if (Wanted("go-inline") && !Opts.NoInline) {
    passes::InlinePassOptions Inline;
    Inline.Report = Opts.Decisions;
    PM.addPass(passes::createInlinePass(Inline));
  } else if (Wanted("mem2reg")) {
    addSimplification(PM);
  }
  if (Wanted("go-alias-conversions"))
    PM.addNestedPass<go::FuncOp>(passes::createAliasConversionsPass());
  if (Wanted("go-escape-analysis")) {
    passes::EscapeAnalysisPassOptions Escape;
    Escape.SmallFrames = Opts.SmallFrames;
    PM.addPass(passes::createEscapeAnalysisPass(Escape));
  }
  if (Wanted("go-insert-write-barriers"))
    PM.addNestedPass<go::FuncOp>(passes::createInsertWriteBarriersPass());
  if (Wanted("go-eliminate-checks")) {
    PM.addNestedPass<go::FuncOp>(passes::createEliminateChecksPass());
    // Addresses behind different checks of one index are the same now.
    PM.addNestedPass<go::FuncOp>(createCSEPass());
  }
}
