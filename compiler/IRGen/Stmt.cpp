//===- Stmt.cpp - Blocks, simple statements, loops and jumps --------------===//
//
// Statements behind a terminator are not generated, unless a label makes them
// reachable again: then they go to a block without predecessors, and
// FuncGen::eraseUnreachable removes it if nothing jumps to the label.
//
// Since go1.22 each iteration of a three-part loop has its own variables. That
// shows only if something keeps one (a function literal, a pointer); such a
// loop is
//
//   header(first): z = new variable, holding what the last iteration left;
//                  if !first { post }
//   condition, body; at the end what z holds is kept for the next iteration
//
// and every other loop has one variable, which becomes a register.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Statements.h"

using namespace zokor;
using namespace zokor::irgen;
using llvm::cast;
using llvm::dyn_cast;
using llvm::dyn_cast_or_null;

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

mlir::Block *FuncGen::newBlock() {
  auto *Block = new mlir::Block;
  Func.getBody().push_back(Block);
  return Block;
}

bool FuncGen::terminated() const {
  mlir::Block *Block = B.getInsertionBlock();
  return Block && !Block->empty() &&
         Block->back().hasTrait<mlir::OpTrait::IsTerminator>();
}

void FuncGen::branch(mlir::Block *To, mlir::ValueRange Args) {
  if (!terminated())
    mlir::cf::BranchOp::create(B, Loc, To, Args);
}

void FuncGen::startBlock(mlir::Block *Block) {
  branch(Block);
  // Blocks stand in the order in which they are filled.
  Block->moveBefore(&Func.getBody(), Func.getBody().end());
  B.setInsertionPointToEnd(Block);
}

/// Continues in Block, the end of a statement, if anything jumps there; else
/// what follows is unreachable.
static void join(FuncGen &F, mlir::Block *Block) {
  F.branch(Block);
  if (Block->hasNoPredecessors())
    Block->erase();
  else
    F.startBlock(Block);
}

void FuncGen::eraseUnreachable() {
  llvm::SmallPtrSet<mlir::Block *, 32> Reached;
  llvm::SmallVector<mlir::Block *> Work{&Func.getBody().front()};
  while (!Work.empty()) {
    mlir::Block *Block = Work.pop_back_val();
    if (Reached.insert(Block).second)
      llvm::append_range(Work, Block->getSuccessors());
  }
  llvm::SmallVector<mlir::Block *> Dead;
  for (mlir::Block &Block : Func.getBody())
    if (!Reached.contains(&Block))
      Dead.push_back(&Block);
  for (mlir::Block *Block : Dead)
    Block->dropAllReferences();
  for (mlir::Block *Block : Dead) {
    Block->dropAllUses();
    Block->erase();
  }
}

static bool hasLabel(llvm::ArrayRef<ast::Stmt *> List) {
  return llvm::any_of(
      List, [](ast::Stmt *S) { return llvm::isa<ast::LabeledStmt>(S); });
}

size_t irgen::lastJumpBack(llvm::ArrayRef<ast::Stmt *> List, size_t I) {
  size_t Last = I;
  for (size_t J = I; J != List.size(); ++J)
    walk(List[J], [&](ast::Node *N) {
      if (auto *Branch = dyn_cast<ast::BranchStmt>(N);
          Branch && Branch->Tok == tok::Goto && Branch->Target == List[I])
        Last = J + 1;
      return !llvm::isa<ast::Expr>(N);
    });
  return Last;
}

void FuncGen::block(llvm::ArrayRef<ast::Stmt *> List) {
  // For `inLoop` of defer: the ends of loops made by goto.
  llvm::SmallVector<size_t, 2> LoopEnds;
  for (size_t I = 0; I != List.size(); ++I) {
    while (!LoopEnds.empty() && LoopEnds.back() <= I) {
      LoopEnds.pop_back();
      --LoopDepth;
    }
    if (!List[I])
      continue;
    if (HasDefer && llvm::isa<ast::LabeledStmt>(List[I]))
      if (size_t End = lastJumpBack(List, I); End > I) {
        LoopEnds.push_back(End);
        ++LoopDepth;
      }
    if (terminated() && !llvm::isa<ast::LabeledStmt>(List[I])) {
      if (!hasLabel(List.drop_front(I)))
        break;
      startBlock(newBlock());
    }
    stmt(List[I]);
  }
  LoopDepth -= LoopEnds.size();
}

//===----------------------------------------------------------------------===//
// if and for
//===----------------------------------------------------------------------===//

/// A chain of thousands of `else if` is no recursion.
static void ifStmt(FuncGen &F, ast::IfStmt *S) {
  mlir::Block *End = F.newBlock();
  for (;;) {
    if (S->Init)
      F.stmt(S->Init);
    mlir::Block *Then = F.newBlock();
    mlir::Block *Else = S->Else ? F.newBlock() : End;
    F.condition(S->Cond, Then, Else);
    F.startBlock(Then);
    F.stmt(S->Then);
    F.branch(End);
    if (!S->Else)
      break;
    F.startBlock(Else);
    auto *ElseIf = dyn_cast<ast::IfStmt>(S->Else);
    if (!ElseIf) {
      F.stmt(S->Else);
      break;
    }
    S = ElseIf;
    F.Loc = F.M.loc(S->At);
  }
  join(F, End);
}

/// The variables that have to be new in each iteration of S.
static llvm::SmallVector<Var *, 2> freshVariables(ast::ForStmt *S) {
  llvm::SmallVector<Var *, 2> Vars;
  auto *Init = dyn_cast_or_null<ast::AssignStmt>(S->Init);
  if (!S->PerIteration || !Init || !Init->IsDefine)
    return Vars;
  for (ast::Expr *E : Init->Lhs)
    if (Var *V = declaredVar(E); V && isShared(S, V))
      Vars.push_back(V);
  return Vars;
}

static void forStmt(FuncGen &F, ast::ForStmt *S) {
  if (S->Init)
    F.stmt(S->Init);
  auto Fresh = freshVariables(S);
  mlir::Location Start = F.Loc;
  mlir::Block *Header = F.newBlock(), *Body = F.newBlock(),
              *Continue = F.newBlock(), *End = F.newBlock();
  // What the variables hold between two iterations.
  llvm::SmallVector<Value, 2> Kept;
  for (Var *V : Fresh) {
    GoType *T = F.subst(V->Type);
    Value Hidden = F.newVar("", T);
    F.copy(Hidden, F.Variables[V], T);
    Kept.push_back(Hidden);
  }
  if (Fresh.empty()) {
    F.startBlock(Header);
  } else {
    auto I1 = F.B.getI1Type();
    Value First = Header->addArgument(I1, Start);
    F.branch(Header, {F.intConstant(1, 1)});
    F.startBlock(Header);
    for (auto [V, Hidden] : llvm::zip(Fresh, Kept)) {
      GoType *T = F.subst(V->Type);
      F.declare(V, F.M.inRegisters(T) ? F.load(Hidden, T) : Hidden);
    }
    mlir::Block *Post = F.newBlock(), *Test = F.newBlock();
    mlir::cf::CondBranchOp::create(F.B, Start, First, Test, mlir::ValueRange(),
                                   Post, mlir::ValueRange());
    F.startBlock(Post);
    if (S->Post)
      F.stmt(S->Post);
    F.startBlock(Test);
  }
  if (S->Cond) {
    AtLocation At(F, S->Cond->At);
    F.condition(S->Cond, Body, End);
  }
  F.startBlock(Body);
  {
    TargetScope Targets(F, S, End, Continue);
    F.stmt(S->Body);
  }
  F.branch(Continue);
  if (Continue->hasNoPredecessors()) {
    Continue->erase();
  } else {
    F.startBlock(Continue);
    for (auto [V, Hidden] : llvm::zip(Fresh, Kept))
      F.copy(Hidden, F.Variables[V], F.subst(V->Type));
    if (Fresh.empty() && S->Post)
      F.stmt(S->Post);
    F.Loc = Start;
    if (Fresh.empty())
      F.branch(Header);
    else
      F.branch(Header, {F.intConstant(0, 1)});
  }
  join(F, End);
}

//===----------------------------------------------------------------------===//
// Jumps
//===----------------------------------------------------------------------===//

static void labeledStmt(FuncGen &F, ast::LabeledStmt *S) {
  mlir::Block *&Block = F.Labels[S];
  if (!Block)
    Block = F.newBlock();
  F.startBlock(Block);
  if (S->Body)
    F.stmt(S->Body);
}

void irgen::branchStmt(FuncGen &F, ast::BranchStmt *S) {
  if (S->Tok == tok::Fallthrough)
    return F.branch(F.FallthroughTarget);
  if (F.leavesRangeBody(S))
    return F.leaveRangeBody(S);
  if (S->Tok == tok::Goto) {
    mlir::Block *&Block = F.Labels[S->Target];
    if (!Block)
      Block = F.newBlock();
    return F.branch(Block);
  }
  for (const FuncGen::JumpTarget &T : llvm::reverse(F.Targets))
    if (T.S == S->Target)
      return F.branch(S->Tok == tok::Break ? T.Break : T.Continue);
  llvm_unreachable("the checker has found the target");
}

void irgen::returnStmt(FuncGen &F, ast::ReturnStmt *S) {
  llvm::SmallVector<GoType *> Types;
  for (Var *R : resultSignature(F)->Results->Vars)
    Types.push_back(R->Type);
  llvm::SmallVector<Value> Values;
  if (S->Results.size() == 1 && Types.size() > 1) {
    auto *From = cast<types::Tuple>(types::unalias(F.typeOf(S->Results[0])));
    Values = F.multiValue(S->Results[0]);
    for (auto [V, R, To] : llvm::zip(Values, From->Vars, Types))
      V = F.assignConvert(V, F.subst(R->Type), To);
  } else {
    Values = assignedList(F, S->Results, Types);
  }
  if (returnsFromRange(F, Values, S))
    return;
  if (S->Results.empty())
    F.leave();
  else
    F.returnValues(Values);
}

//===----------------------------------------------------------------------===//
// All statements
//===----------------------------------------------------------------------===//

static void sendStmt(FuncGen &F, ast::SendStmt *S) {
  auto *ChanT = cast<types::Chan>(types::underlying(F.typeOf(S->Chan)));
  Value Chan, V;
  for (bool WithCalls : {true, false}) {
    if (hasCalls(S->Chan) == WithCalls)
      Chan = F.value(S->Chan);
    if (hasCalls(S->Val) == WithCalls)
      V = assigned(F, S->Val, ChanT->Elem);
  }
  if (F.M.inRegisters(ChanT->Elem))
    V = F.spill(V, ChanT->Elem);
  go::ChanSendOp::create(F.B, F.Loc, Chan, V);
}

static void declStmt(FuncGen &F, ast::DeclStmt *S) {
  for (ast::Decl *D : S->Decls)
    if (auto *V = dyn_cast<ast::VarDecl>(D)) {
      AtLocation At(F, V->At);
      varDecl(F, V);
    }
}

void FuncGen::stmt(ast::Stmt *S) {
  using ast::NodeKind;
  AtLocation At(*this, S->At);
  switch (S->kind()) {
  case NodeKind::DeclStmt:
    return declStmt(*this, cast<ast::DeclStmt>(S));
  case NodeKind::LabeledStmt:
    return labeledStmt(*this, cast<ast::LabeledStmt>(S));
  case NodeKind::ExprStmt:
    return effects(cast<ast::ExprStmt>(S)->X);
  case NodeKind::SendStmt:
    return sendStmt(*this, cast<ast::SendStmt>(S));
  case NodeKind::IncDecStmt:
    return incDec(*this, cast<ast::IncDecStmt>(S));
  case NodeKind::AssignStmt:
    return assign(cast<ast::AssignStmt>(S));
  case NodeKind::GoStmt:
    return goStmt(*this, cast<ast::GoStmt>(S));
  case NodeKind::DeferStmt:
    return deferStmt(*this, cast<ast::DeferStmt>(S));
  case NodeKind::ReturnStmt:
    return returnStmt(*this, cast<ast::ReturnStmt>(S));
  case NodeKind::BranchStmt:
    return branchStmt(*this, cast<ast::BranchStmt>(S));
  case NodeKind::BlockStmt:
    return block(cast<ast::BlockStmt>(S)->Body);
  case NodeKind::IfStmt:
    return ifStmt(*this, cast<ast::IfStmt>(S));
  case NodeKind::ForStmt:
    return forStmt(*this, cast<ast::ForStmt>(S));
  case NodeKind::RangeStmt:
    return rangeStmt(*this, cast<ast::RangeStmt>(S));
  case NodeKind::SwitchStmt:
    return switchStmt(*this, cast<ast::SwitchStmt>(S));
  case NodeKind::TypeSwitchStmt:
    return typeSwitchStmt(*this, cast<ast::TypeSwitchStmt>(S));
  case NodeKind::SelectStmt:
    return selectStmt(*this, cast<ast::SelectStmt>(S));
  default: // empty statements
    return;
  }
}
