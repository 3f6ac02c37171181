//===- TrimLiveSets.cpp - What nobody reads is not live -------------------===//
//
// RS4GC calls more live at a call than will be used behind it, and the program
// can tell: memory is not freed, finalizers do not run.
//
// A pointer that is passed to the call is one such; whether it stays in use is
// the callee's business, whose own maps say so. Its relocation has no use, and
// what has no relocation is in no map.
//
// RS4GC also calls a stack object live at a call if the function uses its
// address behind it. That is too much: the next use may overwrite the object,
// as the next turn of a loop does, and what it holds until then is garbage. So
// a backward data flow finds for each object which of its pointer words may be
// read before they are written; where there are none, the object is taken out
// of the call's live set. The maps of TableWriter list what remains.
//
// Only what the function itself does with the object counts here. If its
// address is in another place (passed on, stored, chosen by a phi), then that
// place is live for as long as somebody may use it, and leads the collector to
// the object (runtime/gc/Roots).
//
//===----------------------------------------------------------------------===//

#include "compiler/CodeGen/LatePasses.h"

#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Statepoint.h"

using namespace llvm;
using namespace zokor::codegen;

namespace {

/// One bit a word of the object; the last bit stands for all words behind.
using Words = uint64_t;
constexpr Words AllWords = ~Words(0);

/// What an instruction does with one object.
struct Access {
  unsigned Object;
  Words Read = 0, Written = 0;
};

class ObjectLiveness {
public:
  explicit ObjectLiveness(Function &F) : F(F), DL(F.getDataLayout()) {}
  bool run();

private:
  void collect(AllocaInst &Object);
  void followUses(Value &Address, std::optional<uint64_t> Offset);
  void note(Instruction &I, std::optional<uint64_t> Offset, const Use &U);
  Words wordsOf(uint64_t Offset, uint64_t Bytes, bool Whole) const;
  bool flow(BasicBlock &Block);
  bool trim(BasicBlock &Block);
  template <class Visitor>
  void walk(BasicBlock &Block, MutableArrayRef<Words> Live, Visitor Visit);

  Function &F;
  const DataLayout &DL;
  SmallVector<AllocaInst *> Objects;
  DenseMap<const Value *, unsigned> Index;
  DenseMap<const Instruction *, SmallVector<Access, 1>> Accesses;
  DenseMap<const BasicBlock *, SmallVector<Words>> LiveIn;
};

} // namespace

/// The words of the present object that [Offset, Offset + Bytes) touches, or
/// covers if Whole.
Words ObjectLiveness::wordsOf(uint64_t Offset, uint64_t Bytes,
                              bool Whole) const {
  uint64_t Size = *Objects.back()->getAllocationSize(DL);
  uint64_t End = std::min(Offset + Bytes, Size);
  uint64_t First = Whole ? (Offset + 7) / 8 : Offset / 8;
  uint64_t Last = End == Size || !Whole ? (End + 7) / 8 : End / 8;
  // The words behind bit 62 are written only if all are.
  if (Last > 63)
    Last = !Whole || End == Size ? 64 : 63;
  if (First > 63) {
    if (Whole)
      return 0;
    First = 63;
  }
  Words Result = 0;
  for (uint64_t I = First; I < Last; ++I)
    Result |= Words(1) << I;
  return Result;
}

/// Does a call overwrite all of the object that it gets the address of? A
/// variable for what is received is of the channel's element type.
static bool receives(const Instruction &I, const Use &U) {
  auto *Call = dyn_cast<GCStatepointInst>(&I);
  if (!Call || &U != Call->actual_arg_begin() + 1)
    return false;
  const Function *Callee = Call->getActualCalledFunction();
  return Callee && Callee->getName() == "runtime.chanrecv2";
}

/// I uses an address at a known or unknown offset of the present object.
void ObjectLiveness::note(Instruction &I, std::optional<uint64_t> Offset,
                          const Use &U) {
  Access A{unsigned(Objects.size() - 1)};
  auto At = [&](uint64_t Bytes, bool Whole) {
    return Offset ? wordsOf(*Offset, Bytes, Whole) : Whole ? 0 : AllWords;
  };
  if (auto *Load = dyn_cast<LoadInst>(&I)) {
    A.Read = At(DL.getTypeStoreSize(Load->getType()), false);
  } else if (auto *Store = dyn_cast<StoreInst>(&I);
             Store && U.getOperandNo() == 1) {
    A.Written =
        At(DL.getTypeStoreSize(Store->getValueOperand()->getType()), true);
  } else if (auto *Mem = dyn_cast<MemIntrinsic>(&I)) {
    auto *Length = dyn_cast<ConstantInt>(Mem->getLength());
    if (U.getOperandNo() == 0)
      A.Written = Length ? At(Length->getZExtValue(), true) : 0;
    else
      A.Read = Length ? At(Length->getZExtValue(), false) : AllWords;
  } else if (Offset == 0 && receives(I, U)) {
    A.Written = AllWords;
  } else {
    A.Read = AllWords;
  }
  Accesses[&I].push_back(A);
}

void ObjectLiveness::followUses(Value &Address,
                                std::optional<uint64_t> Offset) {
  for (Use &U : Address.uses()) {
    auto *I = cast<Instruction>(U.getUser());
    if (auto *GEP = dyn_cast<GetElementPtrInst>(I)) {
      APInt More(64, 0);
      std::optional<uint64_t> There;
      if (Offset && GEP->accumulateConstantOffset(DL, More) &&
          !More.isNegative())
        There = *Offset + More.getZExtValue();
      followUses(*GEP, There);
      continue;
    }
    if (isa<AddrSpaceCastInst, BitCastInst, FreezeInst>(I)) {
      followUses(*I, Offset);
      continue;
    }
    // Live sets only repeat what is found here, the record of the function's
    // objects stands in front of all, and relocations are gone.
    auto *Call = dyn_cast<CallBase>(I);
    if (Call && Call->isBundleOperand(&U))
      continue;
    if (auto *Intrinsic = dyn_cast<IntrinsicInst>(I))
      if (Intrinsic->isLifetimeStartOrEnd() ||
          Intrinsic->getIntrinsicID() == Intrinsic::experimental_stackmap)
        continue;
    note(*I, Offset, U);
  }
}

void ObjectLiveness::collect(AllocaInst &Object) {
  Index[&Object] = Objects.size();
  Objects.push_back(&Object);
  followUses(Object, 0);
}

/// Goes back through a block. Live: what is live behind it, then before it.
template <class Visitor>
void ObjectLiveness::walk(BasicBlock &Block, MutableArrayRef<Words> Live,
                          Visitor Visit) {
  for (Instruction &I : reverse(Block)) {
    Visit(I);
    auto It = Accesses.find(&I);
    if (It == Accesses.end())
      continue;
    for (const Access &A : It->second)
      Live[A.Object] &= ~A.Written;
    for (const Access &A : It->second)
      Live[A.Object] |= A.Read;
  }
}

static SmallVector<Words>
liveOut(const BasicBlock &Block, unsigned NumObjects,
        const DenseMap<const BasicBlock *, SmallVector<Words>> &LiveIn) {
  SmallVector<Words> Live(NumObjects, 0);
  for (const BasicBlock *Next : successors(&Block))
    if (auto It = LiveIn.find(Next); It != LiveIn.end())
      for (auto [To, From] : zip_equal(Live, It->second))
        To |= From;
  return Live;
}

bool ObjectLiveness::flow(BasicBlock &Block) {
  SmallVector<Words> Live = liveOut(Block, Objects.size(), LiveIn);
  walk(Block, Live, [](Instruction &) {});
  SmallVector<Words> &Before = LiveIn[&Block];
  if (Before == Live)
    return false;
  Before = std::move(Live);
  return true;
}

/// Takes what is not live out of the block's live sets.
bool ObjectLiveness::trim(BasicBlock &Block) {
  SmallVector<Words> Live = liveOut(Block, Objects.size(), LiveIn);
  bool Changed = false;
  walk(Block, Live, [&](Instruction &I) {
    auto *Statepoint = dyn_cast<GCStatepointInst>(&I);
    if (!Statepoint)
      return;
    std::optional<OperandBundleUse> Set =
        Statepoint->getOperandBundle(LLVMContext::OB_gc_live);
    if (!Set)
      return;
    for (const Use &U : Set->Inputs) {
      auto It = Index.find(U.get());
      if (It == Index.end() || Live[It->second])
        continue;
      const_cast<Use &>(U).set(
          ConstantPointerNull::get(cast<PointerType>(U->getType())));
      Changed = true;
    }
  });
  return Changed;
}

bool ObjectLiveness::run() {
  for (Instruction &I : F.getEntryBlock())
    if (auto *Object = dyn_cast<AllocaInst>(&I);
        Object && Object->getAddressSpace() == 1 &&
        Object->getAllocationSize(DL))
      collect(*Object);
  if (Objects.empty())
    return false;
  bool Again = true;
  while (Again) {
    Again = false;
    for (BasicBlock *Block : post_order(&F))
      Again |= flow(*Block);
  }
  bool Changed = false;
  for (BasicBlock &Block : F)
    Changed |= trim(Block);
  return Changed;
}

static bool removeUnusedRelocations(Function &F) {
  bool Changed = false;
  for (BasicBlock &Block : F)
    for (Instruction &I : make_early_inc_range(reverse(Block)))
      if (isa<GCRelocateInst>(I) && I.use_empty()) {
        I.eraseFromParent();
        Changed = true;
      }
  return Changed;
}

PreservedAnalyses TrimLiveSetsPass::run(Function &F,
                                        FunctionAnalysisManager &) {
  if (!F.hasGC())
    return PreservedAnalyses::all();
  bool Changed = removeUnusedRelocations(F);
  Changed |= ObjectLiveness(F).run();
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}
