//===- SplitInitializers.cpp - Giant package initializers in pieces -------===//
//
// A composite literal of thousands of elements that are not constant makes an
// initializer of ten thousands of ops in a row. What LLVM does for statepoints
// and register allocation grows faster than the function, so such a row is cut:
// its ops move into functions of their own that are called one after the other.
// Values that cross a cut become arguments and results; constants and addresses
// of symbols are made again where they are used.
//
// A cut is made where the fewest values cross, within a window behind the last
// one. Variables do not cross cuts, so that escape analysis finds them in one
// function as before.
//
//===----------------------------------------------------------------------===//

#include "compiler/Passes/Passes.h"

#include "compiler/Dialect/Go/IR/GoOps.h"

#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#define DEBUG_TYPE "go-split-initializers"

namespace zokor::passes {
#define GEN_PASS_DEF_SPLITINITIALIZERSPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;

namespace {

struct SplitInitializersPass
    : zokor::passes::impl::SplitInitializersPassBase<SplitInitializersPass> {
  using Base::Base;
  void runOnOperation() final;
};

/// A row of ops in one block, and where it may be cut.
struct Row {
  std::vector<Operation *> Ops;
  DenseMap<Operation *, size_t> Index;
  /// Crossing[N]: the number of values that are made before Ops[N] and used
  /// from there on.
  std::vector<int> Crossing;

  explicit Row(Block &B);
  /// The best place to cut between First and Last, or 0.
  size_t bestCut(size_t First, size_t Last) const;
};

} // namespace

/// More values than this do not cross a cut: they fit into registers.
static constexpr int MaxCrossing = 6, Never = 1000;

/// Is it as good to make the value anew as to pass it on?
static bool isRemade(Operation *Op) {
  return Op && Op->getNumOperands() == 0 && Op->getNumRegions() == 0 &&
         !isa<go::VarOp>(Op) && isPure(Op);
}

static bool mayCross(Operation *Op) {
  return !isa<go::VarOp>(Op) && llvm::all_of(Op->getResultTypes(), [](Type T) {
    return isa<IntegerType, go::PtrType, go::SliceType, go::StringType,
               go::MapType, go::FuncType>(T);
  });
}

Row::Row(Block &B) {
  for (Operation &Op : B.without_terminator()) {
    Index[&Op] = Ops.size();
    Ops.push_back(&Op);
  }
  Crossing.assign(Ops.size() + 2, 0);
  for (auto [N, Op] : llvm::enumerate(Ops)) {
    if (isRemade(Op))
      continue;
    size_t Last = N;
    for (Operation *User : Op->getUsers()) {
      auto It = Index.find(User);
      Last = std::max(Last, It == Index.end() ? Ops.size() : It->second);
    }
    int Weight = mayCross(Op) ? int(Op->getNumResults()) : Never;
    Crossing[N + 1] += Weight;
    Crossing[Last + 1] -= Weight;
  }
  for (size_t N = 1; N < Crossing.size(); ++N)
    Crossing[N] += Crossing[N - 1];
}

size_t Row::bestCut(size_t First, size_t Last) const {
  size_t Best = 0;
  for (size_t N = First; N < std::min(Last, Ops.size()); ++N)
    if (Crossing[N] <= MaxCrossing && (!Best || Crossing[N] < Crossing[Best]))
      Best = N;
  return Best;
}

/// Moves the ops into a new function and puts a call of it in their place.
static void moveOut(go::FuncOp F, ArrayRef<Operation *> Ops, unsigned Number) {
  llvm::SetVector<Value> In, Out;
  llvm::SetVector<Operation *> Remade;
  DenseSet<Operation *> Own(Ops.begin(), Ops.end());
  for (Operation *Op : Ops) {
    for (Value V : Op->getOperands()) {
      Operation *Def = V.getDefiningOp();
      if (Def && Own.contains(Def))
        continue;
      if (isRemade(Def))
        Remade.insert(Def);
      else
        In.insert(V);
    }
    for (Value V : Op->getResults())
      if (llvm::any_of(V.getUsers(),
                       [&](Operation *User) { return !Own.contains(User); }))
        isRemade(Op) ? (void)Remade.insert(Op) : (void)Out.insert(V);
  }
  SmallVector<Type> InTypes(ValueRange(In.getArrayRef()).getTypes()),
      OutTypes(ValueRange(Out.getArrayRef()).getTypes());
  OpBuilder B(F);
  B.setInsertionPointAfter(F);
  std::string Name = (F.getSymName() + ".part" + Twine(Number)).str();
  auto Piece = go::FuncOp::create(B, F.getLoc(), Name,
                                  B.getFunctionType(InTypes, OutTypes));
  Piece.setNoinline(true);
  Piece.setDisplayAttr(F.getDisplayAttr() ? F.getDisplayAttr()
                                          : F.getSymNameAttr());
  Block *Body = new Block;
  Piece.getBody().push_back(Body);
  IRMapping Arguments;
  for (Value V : In)
    Arguments.map(V, Body->addArgument(V.getType(), V.getLoc()));

  B.setInsertionPoint(Ops.front());
  // What is remade here stays for later rows too; dead ones go.
  auto Call = go::CallOp::create(B, Ops.front()->getLoc(), OutTypes,
                                 FlatSymbolRefAttr::get(Piece.getSymNameAttr()),
                                 In.getArrayRef(), nullptr, nullptr);
  B.setInsertionPointToEnd(Body);
  for (Operation *Def : Remade)
    if (!Own.contains(Def))
      B.clone(*Def, Arguments);
  for (Operation *Op : Ops) {
    if (Remade.contains(Op)) { // used behind the piece: a copy stays
      B.clone(*Op, Arguments);
      continue;
    }
    Op->moveBefore(Body, Body->end());
    for (OpOperand &Use : Op->getOpOperands())
      if (Value New = Arguments.lookupOrNull(Use.get()))
        Use.set(New);
  }
  B.setInsertionPointToEnd(Body);
  go::ReturnOp::create(B, F.getLoc(), Out.getArrayRef());
  for (auto [Old, New] : llvm::zip(Out.takeVector(), Call->getResults()))
    Old.replaceUsesWithIf(New, [&](OpOperand &Use) {
      return Use.getOwner()->getBlock() != Body;
    });
}

void SplitInitializersPass::runOnOperation() {
  SmallVector<go::FuncOp> Initializers;
  for (auto F : getOperation().getOps<go::FuncOp>())
    if (!F.isExternal() && F.getSymName().ends_with(".init") &&
        F.getArgumentTypes().empty() && F.getResultTypes().empty())
      Initializers.push_back(F);
  for (go::FuncOp F : Initializers) {
    unsigned Pieces = 0;
    for (Block &B : F.getBody()) {
      if (B.getOperations().size() < 2 * size_t(PieceSize))
        continue;
      Row R(B);
      size_t From = 0;
      while (size_t To = R.bestCut(From + PieceSize / 2, From + PieceSize)) {
        moveOut(F, ArrayRef(R.Ops).slice(From, To - From), ++Pieces);
        From = To;
      }
    }
  }
}
