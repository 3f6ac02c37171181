//===- Select.cpp - select statements -------------------------------------===//
//
// First the channels and the values to send are evaluated, in the order of the
// source. One case alone is an ordinary operation; everything else is one
// go.select and a branch on its index. What is received goes to a temporary;
// the left side of a receive is evaluated in its case only.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Statements.h"

using namespace zokor;
using namespace zokor::irgen;
using llvm::cast;
using llvm::dyn_cast;

namespace {

class SelectGen {
public:
  SelectGen(FuncGen &F, ast::SelectStmt *S) : F(F), S(S) {}
  void generate();

private:
  struct Case {
    ast::CommClause *Clause;
    bool IsSend = false;
    Value Chan;
    Value Elem; ///< address of what is sent or received
    GoType *ElemType = nullptr;
    Value Received; ///< the second result of a receive
    mlir::Block *Body = nullptr;
  };

  void prepare(Case &C);
  void alone(Case &C);
  void choose();
  void receive(Case &C);

  FuncGen &F;
  ast::SelectStmt *S;
  llvm::SmallVector<Case> Cases; ///< without the default
  ast::CommClause *Default = nullptr;
  mlir::Block *DefaultBody = nullptr;
};

} // namespace

/// The `<-c` of a receive clause.
static ast::UnaryExpr *receiveExpr(ast::Stmt *Comm) {
  ast::Expr *E = nullptr;
  if (auto *X = dyn_cast<ast::ExprStmt>(Comm))
    E = X->X;
  else
    E = cast<ast::AssignStmt>(Comm)->Rhs[0];
  return cast<ast::UnaryExpr>(ast::unparen(E));
}

void SelectGen::prepare(Case &C) {
  AtLocation At(F, C.Clause->Comm->At);
  auto *Send = dyn_cast<ast::SendStmt>(C.Clause->Comm);
  C.IsSend = Send != nullptr;
  ast::Expr *Chan = Send ? Send->Chan : receiveExpr(C.Clause->Comm)->X;
  C.ElemType = cast<types::Chan>(types::underlying(F.typeOf(Chan)))->Elem;
  C.Chan = F.value(Chan);
  if (Send) {
    Value V = assigned(F, Send->Val, C.ElemType);
    // Later operands may change a variable in memory.
    C.Elem = F.M.inRegisters(C.ElemType) ? F.spill(V, C.ElemType)
                                         : privateCopy(F, V, C.ElemType);
  } else {
    C.Elem = F.newVar("", C.ElemType);
  }
}

/// `v = <-c`, `v, ok := <-c`: stores what has been received.
void SelectGen::receive(Case &C) {
  auto *Assign = dyn_cast<ast::AssignStmt>(C.Clause->Comm);
  if (!Assign)
    return;
  AtLocation At(F, Assign->At);
  GoType *Bool = F.M.U.basic(types::BasicKind::Bool);
  llvm::SmallVector<std::pair<Value, GoType *>, 2> Values;
  Value Elem = C.Elem;
  if (F.M.inRegisters(C.ElemType))
    Elem = F.load(Elem, C.ElemType);
  Values.push_back({Elem, C.ElemType});
  Values.push_back({C.Received, Bool});
  llvm::SmallVector<Place, 2> Places;
  for (ast::Expr *E : Assign->Lhs)
    Places.emplace_back(F, E);
  for (auto [P, E] : llvm::zip(Places, Assign->Lhs))
    if (!(Assign->IsDefine && declaredVar(E)))
      P.evaluate(/*OnlyCalls=*/false);
  for (auto [I, E] : llvm::enumerate(Assign->Lhs)) {
    auto [V, T] = Values[I];
    Var *New = Assign->IsDefine && !isBlank(E) ? declaredVar(E) : nullptr;
    if (New)
      F.declare(New, F.assignConvert(V, T, F.subst(New->Type)));
    else
      Places[I].assign(V, T);
  }
}

/// A single case without default: no choice.
void SelectGen::alone(Case &C) {
  if (C.IsSend)
    go::ChanSendOp::create(F.B, F.Loc, C.Chan, C.Elem);
  else
    C.Received = go::ChanRecvOp::create(F.B, F.Loc, C.Chan, C.Elem);
  F.branch(C.Body);
}

void SelectGen::choose() {
  llvm::SmallVector<Value> Chans[2], Elems[2];
  llvm::SmallVector<Case *> Order;
  for (bool Sends : {true, false})
    for (Case &C : Cases)
      if (C.IsSend == Sends) {
        Chans[!Sends].push_back(C.Chan);
        Elems[!Sends].push_back(C.Elem);
        Order.push_back(&C);
      }
  auto Select =
      go::SelectOp::create(F.B, F.Loc, Chans[0], Elems[0], Chans[1], Elems[1],
                           Default ? F.B.getUnitAttr() : nullptr);
  if (Order.empty()) {
    go::UnreachableOp::create(F.B, F.Loc);
    return;
  }
  llvm::SmallVector<llvm::APInt> Values;
  llvm::SmallVector<mlir::Block *> Dests;
  for (auto [I, C] : llvm::enumerate(Order)) {
    C->Received = Select.getReceived();
    Values.push_back(llvm::APInt(64, I));
    Dests.push_back(C->Body);
  }
  // -1 is the default; without one the last case is what remains.
  mlir::Block *Otherwise = DefaultBody;
  if (!Default) {
    Otherwise = Dests.pop_back_val();
    Values.pop_back();
  }
  llvm::SmallVector<mlir::ValueRange> NoOperands(Dests.size());
  mlir::cf::SwitchOp::create(F.B, F.Loc, Select.getIndex(), Otherwise,
                             mlir::ValueRange(), Values, Dests, NoOperands);
}

void SelectGen::generate() {
  for (ast::CommClause *C : S->Clauses) {
    if (!C->Comm) {
      Default = C;
      DefaultBody = F.newBlock();
      continue;
    }
    Case New;
    New.Clause = C;
    prepare(New);
    New.Body = F.newBlock();
    Cases.push_back(New);
  }
  if (Cases.empty() && Default)
    F.branch(DefaultBody);
  else if (Cases.size() == 1 && !Default)
    alone(Cases[0]);
  else
    choose();

  mlir::Block *End = F.newBlock();
  {
    TargetScope Target(F, S, End, nullptr);
    for (Case &C : Cases) {
      F.startBlock(C.Body);
      AtLocation At(F, C.Clause->At);
      if (!C.IsSend)
        receive(C);
      F.block(C.Clause->Body);
      F.branch(End);
    }
    if (Default) {
      F.startBlock(DefaultBody);
      AtLocation At(F, Default->At);
      F.block(Default->Body);
      F.branch(End);
    }
  }
  if (End->hasNoPredecessors())
    End->erase();
  else
    F.startBlock(End);
}

void irgen::selectStmt(FuncGen &F, ast::SelectStmt *S) {
  SelectGen(F, S).generate();
}
