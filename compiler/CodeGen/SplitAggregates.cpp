//===- SplitAggregates.cpp - No live aggregates of pointers ---------------===//
//
// RS4GC knows pointers and vectors of pointers, but does not look into
// aggregates: a pointer that is live across a call only as a part of a struct
// would be in no map. Calls with several results return structs, and the
// optimizer likes to move the `extractvalue` down to the use, behind other
// calls, and to make phis of structs.
//
// So here all such values fall into their parts: those of a call are taken out
// right behind it, phis and selects are made for each part, and where a whole
// is needed (a return, a store) it is put together in front of that.
//
//===----------------------------------------------------------------------===//

#include "compiler/CodeGen/LatePasses.h"

#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace zokor::codegen;

static bool holdsPointers(Type *T) {
  if (auto *P = dyn_cast<PointerType>(T))
    return P->getAddressSpace() == 1;
  if (auto *V = dyn_cast<VectorType>(T))
    return holdsPointers(V->getElementType());
  if (auto *A = dyn_cast<ArrayType>(T))
    return A->getNumElements() && holdsPointers(A->getElementType());
  auto *S = dyn_cast<StructType>(T);
  return S && any_of(S->elements(), holdsPointers);
}

static bool mustSplit(const Value *V) {
  return V->getType()->isAggregateType() && holdsPointers(V->getType());
}

namespace {

using Path = SmallVector<unsigned, 4>;
using Parts = SmallVector<Value *, 4>;

class Splitter {
public:
  explicit Splitter(Function &F) : F(F) {}
  bool run();

private:
  void split(Instruction &I);
  Parts extractAll(Value *V, IRBuilder<> &B);
  const Parts &partsOf(Value *V);
  void replace(ExtractValueInst &I);
  void rebuildOperands(Instruction &I);
  Value *putTogether(Type *T, ArrayRef<Value *> P, IRBuilder<> &B);

  Function &F;
  DenseMap<Value *, Parts> Split;
  SmallVector<std::pair<PHINode *, Parts>> Phis;
  SmallVector<Instruction *> Gone;
};

} // namespace

/// The paths of the scalars in T, in order.
static void leaves(Type *T, Path &At, SmallVectorImpl<Path> &Out) {
  if (!T->isAggregateType()) {
    Out.push_back(At);
    return;
  }
  unsigned N = T->isStructTy() ? T->getStructNumElements()
                               : unsigned(T->getArrayNumElements());
  for (unsigned I = 0; I != N; ++I) {
    At.push_back(I);
    leaves(ExtractValueInst::getIndexedType(T, I), At, Out);
    At.pop_back();
  }
}

static SmallVector<Path> leavesOf(Type *T) {
  SmallVector<Path> Out;
  Path At;
  leaves(T, At, Out);
  return Out;
}

/// The first of T's leaves that lies at or below Indices, and how many do.
static std::pair<unsigned, unsigned> range(Type *T,
                                           ArrayRef<unsigned> Indices) {
  unsigned First = 0, Count = 0;
  for (const Path &P : leavesOf(T)) {
    if (ArrayRef(P).take_front(Indices.size()) == Indices)
      ++Count;
    else if (!Count)
      ++First;
  }
  return {First, Count};
}

Parts Splitter::extractAll(Value *V, IRBuilder<> &B) {
  Parts Out;
  for (const Path &P : leavesOf(V->getType()))
    Out.push_back(B.CreateExtractValue(V, P));
  return Out;
}

const Parts &Splitter::partsOf(Value *V) {
  auto [It, New] = Split.try_emplace(V);
  if (!New)
    return It->second;
  // A constant (the builder folds) or an argument; instructions are visited
  // before their uses, except for phis, and those are filled in at the end.
  IRBuilder<> B(&F.getEntryBlock(), F.getEntryBlock().getFirstInsertionPt());
  Parts Out = extractAll(V, B);
  return Split[V] = std::move(Out);
}

Value *Splitter::putTogether(Type *T, ArrayRef<Value *> P, IRBuilder<> &B) {
  Value *Whole = PoisonValue::get(T);
  for (auto [Part, At] : zip_equal(P, leavesOf(T)))
    Whole = B.CreateInsertValue(Whole, Part, At);
  return Whole;
}

/// Results of invokes can be taken apart only where nothing else leads to.
static void splitNormalEdges(Function &F) {
  for (BasicBlock &Block : make_early_inc_range(F))
    if (auto *Invoke = dyn_cast<InvokeInst>(Block.getTerminator());
        Invoke && mustSplit(Invoke) &&
        !Invoke->getNormalDest()->getSinglePredecessor())
      SplitEdge(&Block, Invoke->getNormalDest());
}

/// Where the result of a call is there.
static Instruction *behind(Instruction &I) {
  if (auto *Invoke = dyn_cast<InvokeInst>(&I))
    return &*Invoke->getNormalDest()->getFirstInsertionPt();
  return I.getNextNode();
}

/// Makes the parts of I, whose operands have parts already.
void Splitter::split(Instruction &I) {
  IRBuilder<> B(&I);
  Parts Out;
  if (auto *Phi = dyn_cast<PHINode>(&I)) {
    for (const Path &P : leavesOf(I.getType()))
      Out.push_back(
          B.CreatePHI(ExtractValueInst::getIndexedType(I.getType(), P),
                      Phi->getNumIncomingValues()));
    Phis.push_back({Phi, Out});
  } else if (auto *Select = dyn_cast<SelectInst>(&I)) {
    Parts True = partsOf(Select->getTrueValue());
    Parts False = partsOf(Select->getFalseValue());
    for (auto [T, E] : zip_equal(True, False))
      Out.push_back(B.CreateSelect(Select->getCondition(), T, E));
  } else if (auto *Insert = dyn_cast<InsertValueInst>(&I)) {
    Out = partsOf(Insert->getAggregateOperand());
    auto [First, Count] = range(I.getType(), Insert->getIndices());
    Value *New = Insert->getInsertedValueOperand();
    if (New->getType()->isAggregateType())
      copy(mustSplit(New) ? Parts(partsOf(New)) : extractAll(New, B),
           Out.begin() + First);
    else
      Out[First] = New;
  } else {
    // A call, a load, a freeze: the whole exists for a moment.
    B.SetInsertPoint(behind(I));
    Parts Taken = extractAll(&I, B);
    Split[&I] = std::move(Taken);
    return;
  }
  Split[&I] = std::move(Out);
  Gone.push_back(&I);
}

/// Parts are known where they are taken out; nobody needs I any more.
void Splitter::replace(ExtractValueInst &I) {
  Value *From = I.getAggregateOperand();
  Parts All = partsOf(From);
  auto [First, Count] = range(From->getType(), I.getIndices());
  ArrayRef<Value *> Taken = ArrayRef(All).slice(First, Count);
  if (mustSplit(&I)) {
    Split[&I] = Parts(Taken);
  } else if (I.getType()->isAggregateType()) {
    IRBuilder<> B(&I);
    I.replaceAllUsesWith(putTogether(I.getType(), Taken, B));
  } else {
    I.replaceAllUsesWith(Taken.front());
  }
  Gone.push_back(&I);
}

/// Gives a user that needs wholes what it needs.
void Splitter::rebuildOperands(Instruction &I) {
  for (Use &U : I.operands()) {
    if (!mustSplit(U.get()) || isa<Constant>(U.get()))
      continue;
    IRBuilder<> B(&I);
    U.set(putTogether(U->getType(), partsOf(U.get()), B));
  }
}

bool Splitter::run() {
  splitNormalEdges(F);
  // Definitions before uses, except for those by phis: so each instruction
  // finds the parts of its operands.
  SmallVector<Instruction *> All, Users;
  for (BasicBlock *Block : ReversePostOrderTraversal<Function *>(&F))
    for (Instruction &I : *Block)
      if (mustSplit(&I) || any_of(I.operand_values(), mustSplit))
        All.push_back(&I);
  for (Instruction *I : All) {
    auto *Extract = dyn_cast<ExtractValueInst>(I);
    if (Extract && mustSplit(Extract->getAggregateOperand()))
      replace(*Extract);
    else if (mustSplit(I))
      split(*I);
    if (!isa<PHINode, SelectInst, InsertValueInst, ExtractValueInst>(I))
      Users.push_back(I);
  }
  for (auto &[Phi, New] : Phis)
    for (unsigned In = 0; In != Phi->getNumIncomingValues(); ++In) {
      Parts From = partsOf(Phi->getIncomingValue(In));
      for (auto [Part, To] : zip_equal(From, New))
        cast<PHINode>(To)->addIncoming(Part, Phi->getIncomingBlock(In));
    }
  for (Instruction *I : Users)
    rebuildOperands(*I);
  for (Instruction *I : Gone)
    I->replaceAllUsesWith(PoisonValue::get(I->getType()));
  for (Instruction *I : Gone)
    I->eraseFromParent();
  return !All.empty();
}

PreservedAnalyses SplitAggregatesPass::run(Function &F,
                                           FunctionAnalysisManager &) {
  if (!F.hasGC() || !Splitter(F).run())
    return PreservedAnalyses::all();
  return PreservedAnalyses::none();
}
