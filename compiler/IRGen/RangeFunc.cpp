//===- RangeFunc.cpp - range over a function ------------------------------===//
//
// The body becomes a function that the iterator function calls: it returns
// true to go on and false when the loop is left. A jump out of the body, or a
// return, has a code: the body stores it in a variable of the function with
// the range statement, which continues accordingly when the iterator function
// has returned. If that function is the body of a range itself, it does the
// same again for what leaves it, too. Results are stored in the result
// variables of the real function by the body.
//
// A second variable has the state of the loop, so that an iterator function
// that calls the body when it must not (after it returned false or panicked,
// after the loop's end, while it runs) panics.
//
// A defer statement in the body defers a call for the real function: it makes a
// record in that function's name. Records stand in the order of their frames;
// so that there is a place for it, the real function defers a call of nothing
// in front of the loop.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/DebugTypes.h"
#include "compiler/IRGen/Ranges.h"

using namespace zokor;
using namespace zokor::irgen;
using llvm::cast;
using llvm::dyn_cast;

namespace zokor::irgen {

/// The states, numbered as for runtime.panicrangestate.
enum RangeState : int64_t {
  RangeDone,         ///< the body returned false
  RangeReady,        ///< the body may be called
  RangePanic,        ///< the body runs, or has panicked
  RangeExhausted,    ///< the iterator function has returned
  RangeMissingPanic, ///< it has swallowed a panic of the body
};

/// What a FuncGen for the body of a range over a function knows about the
/// function with the statement.
struct RangeBody {
  ast::RangeStmt *S = nullptr;
  /// Hidden variables of that function, which the body captures.
  Var *Next = nullptr, *State = nullptr;
  /// The results of the real function around, as captured variables, and
  /// its signature.
  llvm::SmallVector<Var *> Results;
  Signature *Sig = nullptr;
  /// Holds the name of the real function's frame, if the body defers.
  Var *Frame = nullptr;
  /// What leaves the body; the code of Exits[i] is i + 1.
  llvm::SmallVector<const ast::Stmt *> Exits;
  llvm::SmallPtrSet<const ast::Stmt *, 4> Labels; ///< declared in the body
};

} // namespace zokor::irgen

namespace {

class RangeFuncGen {
public:
  RangeFuncGen(FuncGen &F, ast::RangeStmt *S) : F(F), S(S) {}
  void generate();

private:
  Var *hidden(llvm::StringRef Name, GoType *T);
  void prepareResults();
  void prepareDefers();
  Signature *bodySignature(Signature *Yield);
  void body(FuncGen &Inner);
  void checkReady(FuncGen &Inner);
  void exits();
  static void panicState(FuncGen &F, Value State);
  static void setState(FuncGen &F, const RangeBody &B, RangeState State) {
    F.store(F.intConstant(State), F.varAddress(B.State));
  }
  GoType *intType() { return F.M.U.basic(types::BasicKind::Int); }

  FuncGen &F;
  ast::RangeStmt *S;
  RangeBody Range;
  llvm::SmallVector<Var *, 2> Params;
};

} // namespace

Var *RangeFuncGen::hidden(llvm::StringRef Name, GoType *T) {
  return F.M.S.make<Var>(S->At, F.M.Pkg, F.M.S.Names.get(Name), T);
}

/// Does S contain a T that belongs to this function?
template <class T> static bool contains(ast::Stmt *S) {
  bool Found = false;
  walk(S, [&](ast::Node *N) {
    Found |= llvm::isa<T>(N);
    return !Found && !llvm::isa<ast::FuncLit>(N);
  });
  return Found;
}

/// Makes the result variables of the real function known to the body.
void RangeFuncGen::prepareResults() {
  if (F.InRange) {
    Range.Results = F.InRange->Results;
    Range.Sig = F.InRange->Sig;
    return;
  }
  Range.Sig = F.Sig;
  if (!contains<ast::ReturnStmt>(S->Body))
    return;
  for (auto [R, Addr] : llvm::zip(F.Sig->Results->Vars, F.ResultVars)) {
    Var *V = hidden("~r", R->Type);
    F.Variables[V] = Addr;
    Range.Results.push_back(V);
  }
}

/// Makes a place for the calls that the body defers.
void RangeFuncGen::prepareDefers() {
  if (!contains<ast::DeferStmt>(S->Body))
    return;
  if (F.InRange) {
    Range.Frame = F.InRange->Frame;
    return;
  }
  auto *Nothing = F.M.S.make<Signature>();
  Nothing->Params = Nothing->Results = F.M.U.emptyTuple;
  std::string Suffix =
      "-defers" + std::to_string(F.Outermost->NumRangeBodies + 1);
  Value Mark = F.closureOf(Suffix, {}, Nothing,
                           [](FuncGen &Inner) { Inner.returnValues({}); });
  go::DeferOp::create(F.B, F.Loc, Mark, /*inLoop=*/true,
                      go::DeferForm::Undecided, nullptr);
  Range.Frame = hidden("~frame", F.M.U.basic(types::BasicKind::Uintptr));
  F.declare(Range.Frame,
            go::IntrinsicOp::create(F.B, F.Loc, F.B.getI64Type(),
                                    "runtime.deferframe", mlir::ValueRange())
                .getResult(0));
}

/// The signature of yield with named parameters where values are wanted.
Signature *RangeFuncGen::bodySignature(Signature *Yield) {
  ast::Expr *Wanted[] = {S->Key, S->Val};
  for (auto [I, P] : llvm::enumerate(Yield->Params->Vars))
    Params.push_back(
        hidden(I < 2 && isWanted(Wanted[I]) ? I ? "~v" : "~k" : "_", P->Type));
  auto *Sig = F.M.S.make<Signature>();
  Sig->Params = F.M.S.make<types::Tuple>(
      F.M.S.copy<Var *>(llvm::ArrayRef<Var *>(Params)));
  Sig->Results = Yield->Results;
  return Sig;
}

void RangeFuncGen::panicState(FuncGen &F, Value State) {
  F.callRuntime("runtime.panicrangestate", State, {});
  go::UnreachableOp::create(F.B, F.Loc);
}

/// The body may run once at a time, and not after the end.
void RangeFuncGen::checkReady(FuncGen &Inner) {
  Value State = Inner.load(Inner.varAddress(Range.State), intType());
  Value IsReady = mlir::arith::CmpIOp::create(
      Inner.B, Inner.Loc, mlir::arith::CmpIPredicate::eq, State,
      Inner.intConstant(RangeReady));
  mlir::Block *Ready = Inner.newBlock(), *Bad = Inner.newBlock();
  mlir::cf::CondBranchOp::create(Inner.B, Inner.Loc, IsReady, Ready,
                                 mlir::ValueRange(), Bad, mlir::ValueRange());
  Inner.startBlock(Bad);
  panicState(Inner, State);
  Inner.startBlock(Ready);
  setState(Inner, Range, RangePanic);
}

void RangeFuncGen::body(FuncGen &Inner) {
  Inner.InRange = &Range;
  AtLocation At(Inner, S->At);
  checkReady(Inner);
  llvm::SmallVector<IterationValue, 2> Values;
  ast::Expr *Wanted[] = {S->Key, S->Val};
  for (auto [E, P] : llvm::zip(Wanted, Params))
    if (isWanted(E)) {
      Value Addr = Inner.varAddress(P);
      Values.push_back(
          {E, Inner.M.inRegisters(P->Type) ? Inner.load(Addr, P->Type) : Addr,
           P->Type});
    }
  setIterationVars(Inner, S, Values);
  mlir::Block *Break = Inner.newBlock(), *Continue = Inner.newBlock();
  {
    TargetScope Targets(Inner, S, Break, Continue);
    describeBlocks(Inner, S->Body);
    Inner.stmt(S->Body);
  }
  Inner.branch(Continue);
  auto Return = [&](mlir::Block *Block, RangeState State) {
    if (Block->hasNoPredecessors())
      return Block->erase();
    Inner.startBlock(Block);
    setState(Inner, Range, State);
    Inner.returnValues(Inner.intConstant(State == RangeReady, 1));
  };
  Return(Continue, RangeReady);
  Return(Break, RangeDone);
  Inner.eraseUnreachable();
}

/// Continues where the body has left the loop to.
void RangeFuncGen::exits() {
  if (Range.Exits.empty())
    return;
  mlir::Block *End = F.newBlock();
  llvm::SmallVector<llvm::APInt> Codes;
  llvm::SmallVector<mlir::Block *> Dests;
  for (auto [I, Exit] : llvm::enumerate(Range.Exits)) {
    Codes.push_back(llvm::APInt(64, I + 1));
    Dests.push_back(F.newBlock());
  }
  llvm::SmallVector<mlir::ValueRange> NoOperands(Dests.size());
  Value Next = F.load(F.varAddress(Range.Next), intType());
  mlir::cf::SwitchOp::create(F.B, F.Loc, Next, End, mlir::ValueRange(), Codes,
                             Dests, NoOperands);
  for (auto [Block, Exit] : llvm::zip(Dests, Range.Exits)) {
    F.startBlock(Block);
    if (auto *Jump = dyn_cast<ast::BranchStmt>(Exit))
      branchStmt(F, const_cast<ast::BranchStmt *>(Jump));
    else if (F.InRange)
      F.leaveRangeBody(Exit);
    else
      F.leave();
  }
  F.startBlock(End);
}

void RangeFuncGen::generate() {
  auto *Iterator = types::as<Signature>(F.typeOf(S->X));
  auto *Yield = types::as<Signature>(Iterator->Params->at(0)->Type);
  Value Fn = F.value(S->X);
  Range.S = S;
  Range.Next = hidden("~next", intType());
  Range.State = hidden("~state", intType());
  F.declare(Range.Next, F.intConstant(0));
  F.declare(Range.State, F.intConstant(RangeReady));
  prepareResults();
  prepareDefers();
  walk(S->Body, [&](ast::Node *N) {
    if (auto *L = dyn_cast<ast::LabeledStmt>(N))
      Range.Labels.insert(L);
    return !llvm::isa<ast::FuncLit>(N);
  });

  llvm::SmallVector<Var *> Captures;
  for (Var *V : F.freeVariables(S))
    if (F.Variables.count(V))
      Captures.push_back(V);
  Captures.append({Range.Next, Range.State});
  Captures.append(Range.Results);
  if (Range.Frame)
    Captures.push_back(Range.Frame);
  std::string Suffix = "-range" + std::to_string(++F.Outermost->NumRangeBodies);
  Value Body = F.closureOf(Suffix, Captures, bodySignature(Yield),
                           [&](FuncGen &Inner) { body(Inner); });
  go::CallClosureOp::create(F.B, F.Loc, mlir::TypeRange(), Fn, Body, nullptr,
                            nullptr);

  Value State = F.load(F.varAddress(Range.State), intType());
  Value Swallowed =
      mlir::arith::CmpIOp::create(F.B, F.Loc, mlir::arith::CmpIPredicate::eq,
                                  State, F.intConstant(RangePanic));
  mlir::Block *Bad = F.newBlock(), *Good = F.newBlock();
  mlir::cf::CondBranchOp::create(F.B, F.Loc, Swallowed, Bad, mlir::ValueRange(),
                                 Good, mlir::ValueRange());
  F.startBlock(Bad);
  panicState(F, F.intConstant(RangeMissingPanic));
  F.startBlock(Good);
  setState(F, Range, RangeExhausted);
  exits();
}

void irgen::rangeFunc(FuncGen &F, ast::RangeStmt *S) {
  RangeFuncGen(F, S).generate();
}

void irgen::deferOutside(FuncGen &F, Value Fn) {
  Var *Frame = F.InRange->Frame;
  F.callRuntime("runtime.deferprocat",
                {Fn, F.load(F.varAddress(Frame), Frame->Type)}, {});
}

bool FuncGen::leavesRangeBody(const ast::BranchStmt *S) const {
  if (!InRange)
    return false;
  if (S->Tok == tok::Goto)
    return !InRange->Labels.contains(S->Target);
  return llvm::none_of(Targets,
                       [&](const JumpTarget &T) { return T.S == S->Target; });
}

void FuncGen::leaveRangeBody(const ast::Stmt *S) {
  auto *Known = llvm::find(InRange->Exits, S);
  int64_t Code = Known - InRange->Exits.begin() + 1;
  if (Known == InRange->Exits.end())
    InRange->Exits.push_back(S);
  store(intConstant(Code), varAddress(InRange->Next));
  store(intConstant(RangeDone), varAddress(InRange->State));
  returnValues(intConstant(0, 1));
}

bool irgen::returnsFromRange(FuncGen &F, llvm::ArrayRef<Value> Values,
                             ast::ReturnStmt *S) {
  if (!F.InRange)
    return false;
  for (auto [V, R] : llvm::zip(Values, F.InRange->Results))
    assignTo(F, F.varAddress(R), V, R->Type);
  F.leaveRangeBody(S);
  return true;
}

Signature *irgen::resultSignature(FuncGen &F) {
  return F.InRange ? F.InRange->Sig : F.Sig;
}
