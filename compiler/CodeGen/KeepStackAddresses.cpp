//===- KeepStackAddresses.cpp - Stack objects do not move -----------------===//
//
// RS4GC relocates every pointer, those to stack objects too. For an alloca
// this means nothing: its address is the same behind the call. But instruction
// selection (LLVM 22) keeps such a "relocated" address in a register that is
// set behind the call in the calling block, where a landing pad finds garbage.
// So the alloca itself takes the place of its relocations, which is also
// cheaper.
//
//===----------------------------------------------------------------------===//

#include "compiler/CodeGen/LatePasses.h"

#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace zokor::codegen;

/// The alloca whose address I is in any case, or null.
static AllocaInst *stackObject(Instruction &I) {
  if (auto *Relocate = dyn_cast<GCRelocateInst>(&I))
    return dyn_cast<AllocaInst>(Relocate->getDerivedPtr());
  if (auto *Phi = dyn_cast<PHINode>(&I))
    return dyn_cast_or_null<AllocaInst>(Phi->hasConstantValue());
  return nullptr;
}

PreservedAnalyses KeepStackAddressesPass::run(Function &F,
                                              FunctionAnalysisManager &) {
  if (!F.hasGC())
    return PreservedAnalyses::all();
  // A chain of relocations ends after one walk; phis of loops may need more.
  bool Changed = false, Again = true;
  while (Again) {
    Again = false;
    for (BasicBlock *Block : ReversePostOrderTraversal<Function *>(&F))
      for (Instruction &I : make_early_inc_range(*Block))
        if (AllocaInst *Object = stackObject(I)) {
          I.replaceAllUsesWith(Object);
          I.eraseFromParent();
          Again = true;
        }
    Changed |= Again;
  }
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}
