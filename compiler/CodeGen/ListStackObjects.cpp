//===- ListStackObjects.cpp - Variables in frames that hold pointers ------===//
//
// A stack object is live while the function itself uses it (TrimLiveSets),
// and as long as something live holds its address: a register of a callee,
// another stack object. The collector finds out about the latter, and needs to
// know where objects lie and where they hold pointers. That is the same for the
// whole function. The collector tests each word against the heap, so an object
// may be live before it is initialized.
//
//===----------------------------------------------------------------------===//

#include "compiler/Basic/Target.h"
#include "compiler/CodeGen/LatePasses.h"

#include "llvm/IR/DataLayout.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using namespace zokor;
using namespace zokor::codegen;

/// Sets the bits of the words of T, at Offset, that hold pointers. False if
/// the type does not tell (raw bytes).
static bool pointerBits(Type *T, uint64_t Offset, const DataLayout &DL,
                        SmallVectorImpl<char> &Bits) {
  if (T->isPointerTy()) {
    uint64_t Word = Offset / 8;
    if (T->getPointerAddressSpace() != 1)
      return true;
    if (Bits.size() <= Word / 8)
      Bits.resize(Word / 8 + 1);
    Bits[Word / 8] |= char(1 << Word % 8);
    return true;
  }
  if (auto *S = dyn_cast<StructType>(T)) {
    const StructLayout *Layout = DL.getStructLayout(S);
    for (auto [I, Elem] : enumerate(S->elements()))
      if (!pointerBits(Elem, Offset + Layout->getElementOffset(I), DL, Bits))
        return false;
    return true;
  }
  Type *Elem = nullptr;
  uint64_t N = 0;
  if (auto *A = dyn_cast<ArrayType>(T))
    Elem = A->getElementType(), N = A->getNumElements();
  else if (auto *V = dyn_cast<FixedVectorType>(T))
    Elem = V->getElementType(), N = V->getNumElements();
  if (!Elem)
    return true;
  if (Elem->isIntegerTy(8) && N >= 8)
    return false;
  if (!Elem->isAggregateType() && !Elem->isPointerTy() && !Elem->isVectorTy())
    return true;
  // Enough of a large array to see whether it has pointers; then scan it all.
  constexpr uint64_t MaxElems = 512;
  uint64_t Stride = DL.getTypeAllocSize(Elem);
  for (uint64_t I = 0, E = std::min(N, MaxElems); I != E; ++I)
    if (!pointerBits(Elem, Offset + I * Stride, DL, Bits))
      return false;
  return N <= MaxElems || Bits.empty();
}

PreservedAnalyses ListStackObjectsPass::run(Function &F,
                                            FunctionAnalysisManager &) {
  if (!F.hasGC())
    return PreservedAnalyses::all();
  Module &M = *F.getParent();
  LLVMContext &Context = F.getContext();
  const DataLayout &DL = M.getDataLayout();
  NamedMDNode *Masks = M.getOrInsertNamedMetadata("zokor.ptrmasks");
  // The record names them all, so they must stand in front of it.
  BasicBlock &Entry = F.getEntryBlock();
  BasicBlock::iterator First = Entry.getFirstNonPHIOrDbgOrAlloca();
  for (Instruction &I : make_early_inc_range(make_range(First, Entry.end())))
    if (auto *Object = dyn_cast<AllocaInst>(&I);
        Object && Object->isStaticAlloca())
      Object->moveBefore(First);
  IRBuilder<> B(&Entry, First);
  SmallVector<Value *> Operands{B.getInt64(StackObjectsRecord), B.getInt32(0)};
  auto List = [&](AllocaInst *Object, int32_t Size, int32_t Mask) {
    Operands.append({Object, B.getInt32(Size), B.getInt32(Mask)});
  };
  for (Instruction &I : F.getEntryBlock()) {
    auto *Object = dyn_cast<AllocaInst>(&I);
    if (!Object || Object->getAddressSpace() != 1)
      continue;
    // RS4GC must take the address as a base of its own.
    Object->setMetadata("is_base_value", MDNode::get(Context, {}));
    if (Object->hasMetadata(DeferFrameMetadata)) {
      List(Object, DeferFrameMark, -1);
      continue;
    }
    SmallVector<char> Bits;
    bool Known = !Object->isArrayAllocation() &&
                 pointerBits(Object->getAllocatedType(), 0, DL, Bits);
    int32_t Size = int32_t(*Object->getAllocationSize(DL));
    if ((Known && Bits.empty()) || Size < 8)
      continue;
    // Words are scanned; SROA may have made an array of bytes of them.
    Object->setAlignment(std::max(Object->getAlign(), Align(8)));
    int32_t Mask = -1;
    if (Known) {
      // A pointer behind the last pointer still leads to the object.
      Bits.resize((size_t(Size) / 8 + 7) / 8);
      Mask = Masks->getNumOperands();
      Masks->addOperand(MDTuple::get(
          Context,
          MDString::get(Context, StringRef(Bits.data(), Bits.size()))));
    }
    List(Object, Size, Mask);
  }
  B.CreateIntrinsic(Intrinsic::experimental_stackmap, {}, Operands);
  return PreservedAnalyses::none();
}
