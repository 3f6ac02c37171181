//===- Simplify.cpp - Canonicalization without unreachable loops ----------===//
//
// MLIR merges a block into its only predecessor. In a loop that nothing enters
// any more the predecessor is the loop's own end, and the value that goes round
// becomes its own operand: `%x = arith.addi %x, 1`. Patterns that look through
// operands then have something to do forever. The greedy driver erases
// unreachable blocks only between its rounds, too late, so the patterns here
// fold a constant branch and erase what it cuts off in one step.
//
//===----------------------------------------------------------------------===//

#include "compiler/Passes/Passes.h"

#include "compiler/Dialect/Go/IR/GoOps.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/RegionUtils.h"

namespace zokor::passes {
#define GEN_PASS_DEF_SIMPLIFYPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;

namespace {

struct SimplifyPass : zokor::passes::impl::SimplifyPassBase<SimplifyPass> {
  using Base::Base;
  LogicalResult initialize(MLIRContext *Context) final;
  void runOnOperation() final;

  FrozenRewritePatternSet Patterns;
};

/// Patterns of the dialects for the same operations must come later.
constexpr unsigned FirstBenefit = 1000;

struct FoldConstantBranch : OpRewritePattern<cf::CondBranchOp> {
  explicit FoldConstantBranch(MLIRContext *Context)
      : OpRewritePattern(Context, FirstBenefit) {}
  LogicalResult matchAndRewrite(cf::CondBranchOp Op,
                                PatternRewriter &Rewriter) const final;
};

struct FoldConstantSwitch : OpRewritePattern<cf::SwitchOp> {
  explicit FoldConstantSwitch(MLIRContext *Context)
      : OpRewritePattern(Context, FirstBenefit) {}
  LogicalResult matchAndRewrite(cf::SwitchOp Op,
                                PatternRewriter &Rewriter) const final;
};

} // namespace

static void replaceByJump(Operation *Op, Block *Target, ValueRange Operands,
                          PatternRewriter &Rewriter) {
  Region &Body = *Op->getParentRegion();
  Rewriter.replaceOpWithNewOp<cf::BranchOp>(Op, Target, Operands);
  (void)eraseUnreachableBlocks(Rewriter, Body);
}

LogicalResult
FoldConstantBranch::matchAndRewrite(cf::CondBranchOp Op,
                                    PatternRewriter &Rewriter) const {
  APInt Condition;
  if (!matchPattern(Op.getCondition(), m_ConstantInt(&Condition)))
    return failure();
  if (Condition.isZero())
    replaceByJump(Op, Op.getFalseDest(),
                  llvm::to_vector(Op.getFalseDestOperands()), Rewriter);
  else
    replaceByJump(Op, Op.getTrueDest(),
                  llvm::to_vector(Op.getTrueDestOperands()), Rewriter);
  return success();
}

LogicalResult
FoldConstantSwitch::matchAndRewrite(cf::SwitchOp Op,
                                    PatternRewriter &Rewriter) const {
  APInt Flag;
  if (!matchPattern(Op.getFlag(), m_ConstantInt(&Flag)))
    return failure();
  Block *Target = Op.getDefaultDestination();
  SmallVector<Value> Operands(Op.getDefaultOperands());
  if (std::optional<DenseIntElementsAttr> Values = Op.getCaseValues())
    for (auto [I, Value] : llvm::enumerate(Values->getValues<APInt>()))
      if (Value == Flag) {
        Target = Op.getCaseDestinations()[I];
        Operands.assign(Op.getCaseOperands(I).begin(),
                        Op.getCaseOperands(I).end());
        break;
      }
  replaceByJump(Op, Target, Operands, Rewriter);
  return success();
}

LogicalResult SimplifyPass::initialize(MLIRContext *Context) {
  RewritePatternSet Set(Context);
  for (Dialect *D : Context->getLoadedDialects())
    D->getCanonicalizationPatterns(Set);
  for (RegisteredOperationName Op : Context->getRegisteredOperations())
    Op.getCanonicalizationPatterns(Set, Context);
  Set.add<FoldConstantBranch, FoldConstantSwitch>(Context);
  Patterns = std::move(Set);
  return success();
}

void SimplifyPass::runOnOperation() {
  // As the canonicalizer: that it does not come to an end is no failure.
  GreedyRewriteConfig Config;
  Config.setUseTopDownTraversal(true).setRegionSimplificationLevel(
      GreedySimplifyRegionLevel::Normal);
  (void)applyPatternsGreedily(getOperation(), Patterns, Config);
}
