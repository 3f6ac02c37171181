//===- EscapeAnalysis.cpp - Which objects may live on the stack -----------===//
//
// EscapeGraph.h explains the analysis; this is the pass around it: batches in
// order, places, tags, and gc's words about them.
//
//===----------------------------------------------------------------------===//

#include "compiler/Passes/EscapeBatch.h"
#include "compiler/Passes/Passes.h"
#include "compiler/Passes/Remarks.h"

#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Matchers.h"

#define DEBUG_TYPE "go-escape-analysis"

namespace zokor::passes {
#define GEN_PASS_DEF_ESCAPEANALYSISPASS
#include "compiler/Passes/Passes.h.inc"
} // namespace zokor::passes

using namespace mlir;
using namespace zokor;
using namespace zokor::passes;
using namespace zokor::passes::escape;

namespace {

struct EscapeAnalysisPass
    : zokor::passes::impl::EscapeAnalysisPassBase<EscapeAnalysisPass> {
  using Base::Base;

  void runOnOperation() final;
  void place(const Batch &B);
  void report(const Batch &B);
  Limits limits() const { return SmallFrames ? Limits::small() : Limits(); }
  void tag(const Batch &B);
};

} // namespace

//===----------------------------------------------------------------------===//
// Changes
//===----------------------------------------------------------------------===//

/// A parameter in memory is copied to a variable at entry (IRGen). If the
/// variable stays on the stack it can be the parameter itself, which belongs to
/// the function already.
static void forwardParameterCopies(go::FuncOp F) {
  for (BlockArgument Arg : F.getArguments()) {
    if (!F.getArgAttr(Arg.getArgNumber(), "go.byval") || !Arg.hasOneUse())
      continue;
    auto Copy = dyn_cast<go::CopyOp>(*Arg.user_begin());
    if (!Copy || Copy.getSrc() != Arg || !Copy->getBlock()->isEntryBlock())
      continue;
    auto Var = Copy.getDst().getDefiningOp<go::VarOp>();
    if (!Var || Var.getPlace() != go::Placement::Stack ||
        Var.getElem() != Copy.getElem())
      continue;
    // Nothing may touch the variable before the copy.
    bool CopyIsFirst = llvm::all_of(Var->getUsers(), [&](Operation *User) {
      return User == Copy || User->getBlock() != Copy->getBlock() ||
             Copy->isBeforeInBlock(User);
    });
    if (!CopyIsFirst)
      continue;
    Var.getResult().replaceAllUsesWith(Arg);
    Copy.erase();
    Var.erase();
  }
}

void EscapeAnalysisPass::place(const Batch &B) {
  for (go::FuncOp F : B.functions()) {
    F.walk([&](Operation *Op) {
      std::optional<Loc> Object = B.objectOf(Op);
      auto Place = Op->getAttrOfType<go::PlacementAttr>("place");
      if (!Object || isa<go::FuncAddrOp, go::GlobalAddrOp>(Op) ||
          (Place && Place.getValue() != go::Placement::Undecided))
        return;
      bool Escapes = B.graph().escapes(*Object);
      ++(Escapes ? NumHeap : NumStack);
      Op->setAttr("place", go::PlacementAttr::get(
                               &getContext(), Escapes ? go::Placement::Heap
                                                      : go::Placement::Stack));
    });
  }
}

void EscapeAnalysisPass::tag(const Batch &B) {
  for (go::FuncOp F : B.functions()) {
    SmallVector<Leaks> OfArgs;
    for (unsigned I = 0; I < F.getNumArguments(); ++I)
      OfArgs.push_back(B.leaksOf(F, I));
    F.setLeaksAttr(writeLeaks(&getContext(), OfArgs));
  }
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

static StringRef stringAttr(DictionaryAttr Attrs, StringRef Name) {
  auto S = Attrs ? Attrs.getAs<StringAttr>(Name) : StringAttr();
  return S ? S.getValue() : StringRef();
}

/// "moved to heap: x", "new(T) escapes to heap", "new(T) does not escape".
static void reportObject(Operation *Op, bool Escapes) {
  if (auto Var = dyn_cast<go::VarOp>(Op)) {
    if (Escapes && !Var.getName().empty() && !Var.getName().starts_with("~") &&
        !Var.getName().starts_with("."))
      emitRemark(sourceLoc(Op->getLoc())) << "moved to heap: " << Var.getName();
    return;
  }
  StringRef Expr = stringAttr(Op->getAttrDictionary(), "go.expr");
  if (!Expr.empty())
    emitRemark(sourceLoc(Op->getLoc()))
        << Expr << (Escapes ? " escapes to heap" : " does not escape");
}

/// Has the parameter moved to the heap itself, in the variable that IRGen makes
/// for it? Then that is what is said about it.
static bool hasMoved(BlockArgument Arg, const Batch &B) {
  return llvm::any_of(Arg.getUsers(), [&](Operation *User) {
    auto Store = dyn_cast<go::StoreOp>(User);
    auto Copy = dyn_cast<go::CopyOp>(User);
    Value To = Store && Store.getValue() == Arg ? Store.getAddr()
               : Copy && Copy.getSrc() == Arg   ? Copy.getDst()
                                                : Value();
    auto Var = To ? To.getDefiningOp<go::VarOp>() : go::VarOp();
    return Var && B.graph().escapes(*B.objectOf(Var));
  });
}

static void reportParameter(go::FuncOp F, BlockArgument Arg, const Batch &B) {
  StringRef Name = stringAttr(F.getArgAttrDict(Arg.getArgNumber()), "go.name");
  if (Name.empty() || Name == "_" || !go::hasPointers(Arg.getType()) ||
      F.getArgAttr(Arg.getArgNumber(), "go.result") || hasMoved(Arg, B))
    return;
  auto InMemory = F.getArgAttrOfType<TypeAttr>(Arg.getArgNumber(), "go.byval");
  if (InMemory && !go::hasPointers(InMemory.getValue()))
    return;
  Leaks L = B.leaksOf(F, Arg.getArgNumber());
  // A parameter in memory is known by its address.
  int Indirect = InMemory ? 1 : 0;
  Location At = sourceLoc(Arg.getLoc());
  if (L.empty())
    emitRemark(At) << Name << " does not escape";
  if (L.Heap != Leaks::None)
    emitRemark(At) << (L.Heap <= Indirect ? "leaking param: "
                                          : "leaking param content: ")
                   << Name;
  Results R(F);
  for (auto [I, Level] : llvm::enumerate(L.Results)) {
    if (Level == Leaks::None)
      continue;
    bool ByPointer = I < R.Pointers.size();
    StringRef Result = stringAttr(
        ByPointer ? F.getArgAttrDict(R.Pointers[I])
                  : F.getResultAttrDict(unsigned(I - R.Pointers.size())),
        "go.name");
    emitRemark(At) << "leaking param: " << Name << " to result "
                   << (Result.empty() ? "~r" + std::to_string(I) : Result.str())
                   << " level=" << std::max(Level - Indirect, 0);
  }
}

/// What gc says of an object that would be in the heap in any case, with -m=2.
static void reportReason(Operation *Op, const Limits &L) {
  StringRef Reason = reasonForHeap(Op, L);
  auto Var = dyn_cast<go::VarOp>(Op);
  StringRef Expr =
      Var ? Var.getName() : stringAttr(Op->getAttrDictionary(), "go.expr");
  auto At = Op->getLoc()->findInstanceOf<FileLineColLoc>();
  if (Reason.empty() || Expr.empty() || !At)
    return;
  emitRemark(At) << Expr << " escapes to heap:";
  emitRemark(At) << "  flow: {heap} = &{storage for " << Expr << "}:";
  emitRemark(At) << "    from " << Expr << " (" << Reason << ") at "
                 << At.getFilename().getValue() << ":" << At.getLine() << ":"
                 << At.getColumn();
}

/// The blocks of F that can be reached if constants are. gc never sees the
/// others.
static llvm::SmallPtrSet<Block *, 16> reachableBlocks(go::FuncOp F) {
  SmallVector<Block *> Work{&F.getBody().front()};
  llvm::SmallPtrSet<Block *, 16> Seen{Work.front()};
  while (!Work.empty()) {
    Operation *Last = Work.pop_back_val()->getTerminator();
    SmallVector<Block *> Next(Last->getSuccessors());
    if (auto Branch = dyn_cast<cf::CondBranchOp>(Last)) {
      llvm::APInt Condition;
      if (matchPattern(Branch.getCondition(), m_ConstantInt(&Condition)))
        Next = {Condition.isZero() ? Branch.getFalseDest()
                                   : Branch.getTrueDest()};
    }
    for (Block *B : Next)
      if (Seen.insert(B).second)
        Work.push_back(B);
  }
  return Seen;
}

void EscapeAnalysisPass::report(const Batch &B) {
  for (go::FuncOp F : B.functions()) {
    if (!isWritten(F))
      continue;
    for (BlockArgument Arg : F.getArguments())
      reportParameter(F, Arg, B);
    auto Reachable = reachableBlocks(F);
    F.walk([&](Operation *Op) {
      if (!Reachable.contains(Op->getBlock()))
        return;
      if (StringRef Text =
              stringAttr(Op->getAttrDictionary(), "go.self_assignment");
          !Text.empty())
        emitRemark(sourceLoc(Op->getLoc()))
            << shortName(F) << " ignoring self-assignment in " << Text;
      std::optional<Loc> Object = B.objectOf(Op);
      if (!Object)
        return;
      if (Reasons)
        reportReason(Op, limits());
      reportObject(Op, B.graph().escapes(*Object));
    });
  }
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

void EscapeAnalysisPass::runOnOperation() {
  CallGraph Calls(getOperation());
  // Tags are how batches speak to each other; a report leaves none behind.
  llvm::DenseMap<Operation *, ArrayAttr> Before;
  for (ArrayRef<go::FuncOp> Component :
       Calls.components(CallGraph::Closures::WithMakers)) {
    Batch B(Component, Calls, limits());
    B.run();
    if (Report) {
      for (go::FuncOp F : Component)
        Before[F] = F.getLeaksAttr();
      report(B);
    } else {
      place(B);
    }
    tag(B);
  }
  for (auto F : getOperation().getOps<go::FuncOp>()) {
    if (!Report && !F.isExternal())
      forwardParameterCopies(F);
    if (auto It = Before.find(F); It != Before.end()) {
      if (It->second)
        F.setLeaksAttr(It->second);
      else
        F.removeLeaksAttr();
    }
  }
}
