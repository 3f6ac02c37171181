//===- Function.cpp - Entry, parameters, results and return ---------------===//

#include "compiler/IRGen/Calls.h"
#include "compiler/IRGen/DebugTypes.h"
#include "compiler/IRGen/Walk.h"

using namespace zokor;
using namespace zokor::irgen;

FuncGen::FuncGen(ModuleGen &M, go::FuncOp Func, TypeEnv Env)
    : M(M), Func(Func), Env(Env), B(&M.Context), Loc(Func.getLoc()),
      Name(Func.getSymName().str()) {}

/// May the address of the parameter V outlive the call?
static bool mayEscape(const Var *V) {
  const ast::Node *Function = V->Function;
  ast::BlockStmt *Body = nullptr;
  if (auto *Decl = llvm::dyn_cast_or_null<ast::FuncDecl>(Function))
    Body = Decl->Body;
  else if (auto *Lit = llvm::dyn_cast_or_null<ast::FuncLit>(Function))
    Body = Lit->Body;
  return !Body || isShared(Body, V);
}

/// Binds a parameter to a variable. For a memory value that is the copy in the
/// caller's frame, which belongs to us, unless its address may escape.
void FuncGen::bindParam(Var *V, Value Arg, bool InMemory) {
  if (!V->Name || V->Name.isBlank())
    return;
  if (M.Opts.Describe) {
    auto Parameter = llvm::cast<mlir::BlockArgument>(Arg);
    Parameter.setLoc(M.loc(V->At));
    Func.setArgAttr(Parameter.getArgNumber(), "go.name",
                    B.getStringAttr(V->Name.str()));
  }
  if (!InMemory)
    return declare(V, Arg);
  if (!mayEscape(V)) {
    describeParam(*this, V, Arg);
    Variables[V] = Arg;
    return;
  }
  GoType *T = subst(V->Type);
  Value Own = newVar(V->Name.str(), T);
  copy(Own, Arg, T);
  Variables[V] = Own;
}

/// For -m: results have the names that gc gives them.
static void nameResults(go::FuncOp F, Signature *Sig, const CallABI &ABI,
                        unsigned NextPointer) {
  unsigned NextRegister = 0;
  mlir::Builder B(F.getContext());
  for (auto [I, V] : llvm::enumerate(Sig->Results->Vars)) {
    auto Name = B.getStringAttr(V->Name && !V->Name.isBlank()
                                    ? V->Name.str().str()
                                    : "~r" + std::to_string(I));
    if (ABI.ResultInMemory[I])
      F.setArgAttr(NextPointer++, "go.name", Name);
    else
      F.setResultAttr(NextRegister++, "go.name", Name);
  }
}

void FuncGen::enter(Signature *Declared, Signature *Closed, Value First) {
  Sig = Closed;
  mlir::Block *Entry = &Func.getBody().front();
  unsigned Next = First ? 1 : 0;
  CallABI ABI = M.abi(Closed);
  for (bool InMemory : ABI.ResultInMemory)
    ResultPointers.push_back(InMemory ? Entry->getArgument(Next++) : Value());
  for (auto [V, InMemory] :
       llvm::zip(Declared->Params->Vars, ABI.ParamInMemory))
    bindParam(V, Entry->getArgument(Next++), InMemory);
  if (M.Opts.Describe)
    nameResults(Func, Declared, ABI, First ? 1 : 0);
  // A result in memory is written where the caller wants it only when the
  // function returns: the caller's memory may be an operand's.
  for (auto [V, R] :
       llvm::zip(Declared->Results->Vars, Closed->Results->Vars)) {
    Value Variable = newVar(V->Name ? V->Name.str() : "~r", R->Type);
    ResultVars.push_back(Variable);
    if (V->Name && !V->Name.isBlank())
      Variables[V] = Variable;
  }
}

/// Does the body have a defer statement of its own?
static bool hasDefer(llvm::ArrayRef<ast::Stmt *> List);

static bool hasDefer(ast::Stmt *S) {
  if (!S)
    return false;
  switch (S->kind()) {
  case ast::NodeKind::DeferStmt:
    return true;
  case ast::NodeKind::BlockStmt:
    return hasDefer(llvm::cast<ast::BlockStmt>(S)->Body);
  case ast::NodeKind::LabeledStmt:
    return hasDefer(llvm::cast<ast::LabeledStmt>(S)->Body);
  case ast::NodeKind::IfStmt: {
    auto *If = llvm::cast<ast::IfStmt>(S);
    return hasDefer(If->Then) || hasDefer(If->Else);
  }
  case ast::NodeKind::ForStmt:
    return hasDefer(llvm::cast<ast::ForStmt>(S)->Body);
  case ast::NodeKind::RangeStmt:
    return hasDefer(llvm::cast<ast::RangeStmt>(S)->Body);
  case ast::NodeKind::SwitchStmt:
    return llvm::any_of(llvm::cast<ast::SwitchStmt>(S)->Clauses,
                        [](auto *C) { return hasDefer(C->Body); });
  case ast::NodeKind::TypeSwitchStmt:
    return llvm::any_of(llvm::cast<ast::TypeSwitchStmt>(S)->Clauses,
                        [](auto *C) { return hasDefer(C->Body); });
  case ast::NodeKind::SelectStmt:
    return llvm::any_of(llvm::cast<ast::SelectStmt>(S)->Clauses,
                        [](auto *C) { return hasDefer(C->Body); });
  default:
    return false;
  }
}

static bool hasDefer(llvm::ArrayRef<ast::Stmt *> List) {
  return llvm::any_of(List, [](ast::Stmt *S) { return hasDefer(S); });
}

/// After a recovered panic control comes back behind go.defer.frame: what is
/// still deferred runs, and the results' current values are returned.
void FuncGen::beginDefers() {
  auto Frame = go::DeferFrameOp::create(B, Loc, B.getI1Type(), ResultVars);
  mlir::Block *Recovered = newBlock(), *Body = newBlock();
  mlir::cf::CondBranchOp::create(B, Loc, Frame.getRecovered(), Recovered,
                                 mlir::ValueRange(), Body, mlir::ValueRange());
  B.setInsertionPointToEnd(Recovered);
  leave();
  B.setInsertionPointToEnd(Body);
}

void FuncGen::body(ast::BlockStmt *Body) {
  describeBlocks(*this, Body);
  HasDefer = hasDefer(Body->Body);
  if (HasDefer)
    beginDefers();
  block(Body->Body);
  if (!terminated()) {
    Loc = M.loc(Body->RightBrace);
    leave();
  }
  eraseUnreachable();
}

void FuncGen::leave() {
  if (HasDefer)
    go::DeferRunOp::create(B, Loc);
  llvm::SmallVector<Value> Values;
  for (auto [R, Variable, Pointer] :
       llvm::zip(Sig->Results->Vars, ResultVars, ResultPointers)) {
    if (Pointer)
      copy(Pointer, Variable, R->Type);
    else
      Values.push_back(load(Variable, R->Type));
  }
  go::ReturnOp::create(B, Loc, Values);
}

void FuncGen::generate(const Instance &I) {
  if (M.Opts.NeedBody && I.F->Decl->bodySkipped())
    M.Opts.NeedBody(I.F);
  Captures Own = findCaptures(I.F->Decl->Body);
  Captured = &Own;
  Signature *Declared = I.F->signature();
  auto *Closed = M.closedSignature(Declared, Env.Args);
  mlir::Block *Entry = Func.addEntryBlock();
  B.setInsertionPointToEnd(Entry);
  Value First;
  if (Declared->Recv) {
    First = Entry->getArgument(0);
    GoType *Recv = subst(Declared->Recv->Type);
    bindParam(Declared->Recv, First, !M.inRegisters(Recv));
  }
  enter(Declared, Closed, First);
  body(I.F->Decl->Body);
  Captured = nullptr;
}

void FuncGen::returnValues(mlir::ValueRange Values) {
  for (auto [R, Variable, V] :
       llvm::zip(Sig->Results->Vars, ResultVars, Values)) {
    if (M.inRegisters(R->Type))
      store(V, Variable);
    else
      copy(Variable, V, R->Type);
  }
  leave();
}
