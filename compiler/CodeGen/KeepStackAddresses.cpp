//===- KeepStackAddresses.cpp - Stack objects do not move -----------------===//
//
// RS4GC relocates every pointer, those to stack objects too. For an alloca
// this means nothing: its address is the same behind the call. But instruction
// selection (LLVM 22) keeps such a "relocated" address in a register that is
// set behind the call in the calling block, where a landing pad finds garbage,
// and takes no notice of a marker of lifetime on it. So the alloca itself takes
// the place of its relocations, which is also cheaper.
//
//===----------------------------------------------------------------------===//

#include "compiler/CodeGen/LatePasses.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

#include <optional>

using namespace llvm;
using namespace zokor::codegen;

namespace {

/// Which instructions have the address of one alloca in any case. It is found
/// by assuming the best: in a loop, phis and relocations depend on each other,
/// and none of them alone shows what they all are.
class AddressFinder {
public:
  explicit AddressFinder(Function &F) : Order(&F) {
    bool Changed = true;
    while (Changed) {
      Changed = false;
      for (BasicBlock *Block : Order)
        for (Instruction &I : *Block)
          if (isCopy(I))
            Changed |= update(I);
    }
  }

  /// The alloca, or null.
  AllocaInst *objectOf(const Instruction &I) const {
    auto It = Known.find(&I);
    return It == Known.end() ? nullptr
                             : dyn_cast_or_null<AllocaInst>(It->second);
  }
  ReversePostOrderTraversal<Function *> Order;

private:
  static bool isCopy(const Instruction &I) {
    return I.getType()->isPointerTy() && isa<PHINode, GCRelocateInst>(I);
  }

  /// An alloca, null for something else, or nothing while it is open.
  std::optional<AllocaInst *> valueOf(Value *V) const {
    if (auto *Object = dyn_cast<AllocaInst>(V))
      return Object;
    if (isa<UndefValue>(V))
      return std::nullopt;
    auto *I = dyn_cast<Instruction>(V);
    if (!I || !isCopy(*I))
      return nullptr;
    auto It = Known.find(I);
    return It == Known.end() ? std::nullopt : std::optional(It->second);
  }

  bool update(Instruction &I) {
    auto It = Known.find(&I);
    if (It != Known.end() && !It->second)
      return false;
    std::optional<AllocaInst *> All;
    auto Meet = [&](Value *V) {
      if (std::optional<AllocaInst *> One = valueOf(V))
        All = All && *All != *One ? nullptr : *One;
    };
    if (auto *Relocate = dyn_cast<GCRelocateInst>(&I))
      Meet(Relocate->getDerivedPtr());
    else
      for (Value *V : cast<PHINode>(I).incoming_values())
        Meet(V);
    if (!All || (It != Known.end() && It->second == *All))
      return false;
    Known[&I] = *All;
    return true;
  }

  /// Null: it has more than one value. Absent: no value has been met yet.
  DenseMap<const Instruction *, AllocaInst *> Known;
};

} // namespace

/// Instruction selection makes one load of two whose values are selected, and
/// forgets what is loaded from where (LLVM 22). The pass for implicit null
/// checks crashes when it meets such a load on its way from a check to the
/// access. It may have been moved until then, so all checks of the function
/// stay explicit.
static void keepChecksBesideSelects(Function &F) {
  bool Selects = any_of(instructions(F), [](const Instruction &I) {
    auto *Select = dyn_cast<SelectInst>(&I);
    return Select && isa<LoadInst>(Select->getTrueValue()) &&
           isa<LoadInst>(Select->getFalseValue());
  });
  if (Selects)
    for (BasicBlock &Block : F)
      Block.getTerminator()->setMetadata(LLVMContext::MD_make_implicit,
                                         nullptr);
}

PreservedAnalyses KeepStackAddressesPass::run(Function &F,
                                              FunctionAnalysisManager &) {
  if (!F.hasGC())
    return PreservedAnalyses::all();
  keepChecksBesideSelects(F);
  AddressFinder Finder(F);
  bool Changed = false;
  for (BasicBlock *Block : Finder.Order)
    for (Instruction &I : make_early_inc_range(*Block))
      if (AllocaInst *Object = Finder.objectOf(I)) {
        I.replaceAllUsesWith(Object);
        I.eraseFromParent();
        Changed = true;
      }
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}
