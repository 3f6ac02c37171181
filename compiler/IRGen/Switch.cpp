//===- Switch.cpp - Expression and type switches --------------------------===//
//
// Cases are tried in the order of the source, except that a run of integer
// constants becomes one cf.switch (LLVM makes a table or a search tree of it),
// and a longer run of strings is divided by length first.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Expressions.h"
#include "compiler/IRGen/Statements.h"

#include <map>

using namespace zokor;
using namespace zokor::irgen;
using llvm::dyn_cast;
using llvm::isa;

/// Fewer strings than this are compared one by one.
static constexpr size_t MinStringsByLength = 5;

static bool isInterface(GoType *T) {
  return isa<types::Interface>(types::underlying(T));
}

static void condBranch(FuncGen &F, Value Cond, mlir::Block *True,
                       mlir::Block *False) {
  mlir::cf::CondBranchOp::create(F.B, F.Loc, Cond, True, mlir::ValueRange(),
                                 False, mlir::ValueRange());
}

/// V == nil for a value of any type that has nil.
static Value isNil(FuncGen &F, Value V) {
  if (isa<go::SliceType>(V.getType()))
    V = go::SlicePtrOp::create(F.B, F.Loc, V);
  else if (isa<go::EfaceType, go::IfaceType>(V.getType()))
    V = go::IfaceWordOp::create(F.B, F.Loc, V);
  Value Nil = go::NilOp::create(F.B, F.Loc, V.getType());
  return go::PtrEqOp::create(F.B, F.Loc, V, Nil);
}

//===----------------------------------------------------------------------===//
// What both kinds of switches share
//===----------------------------------------------------------------------===//

namespace {

/// The blocks of a switch: one for each clause, and where control goes if no
/// case matches.
struct ClauseBlocks {
  FuncGen &F;
  const ast::Stmt *S;
  llvm::ArrayRef<ast::CaseClause *> Clauses;
  llvm::SmallVector<mlir::Block *> Bodies;
  mlir::Block *End, *NoMatch;

  ClauseBlocks(FuncGen &F, const ast::Stmt *S,
               llvm::ArrayRef<ast::CaseClause *> Clauses)
      : F(F), S(S), Clauses(Clauses), End(F.newBlock()), NoMatch(End) {
    for (ast::CaseClause *C : Clauses) {
      Bodies.push_back(F.newBlock());
      if (C->Cases.empty())
        NoMatch = Bodies.back();
    }
  }

  /// Generates the bodies; Begin comes first in each.
  void generate(llvm::function_ref<void(unsigned)> Begin) {
    mlir::Block *Saved = F.FallthroughTarget;
    {
      TargetScope Target(F, S, End, nullptr);
      for (auto [I, C] : llvm::enumerate(Clauses)) {
        if (Bodies[I]->hasNoPredecessors()) {
          Bodies[I]->erase();
          continue;
        }
        F.startBlock(Bodies[I]);
        AtLocation At(F, C->At);
        F.FallthroughTarget = I + 1 < Bodies.size() ? Bodies[I + 1] : nullptr;
        Begin(I);
        F.block(C->Body);
        F.branch(End);
      }
    }
    F.FallthroughTarget = Saved;
    if (End->hasNoPredecessors())
      End->erase();
    else
      F.startBlock(End);
  }
};

//===----------------------------------------------------------------------===//
// Expression switches
//===----------------------------------------------------------------------===//

class SwitchGen {
public:
  SwitchGen(FuncGen &F, ast::SwitchStmt *S)
      : F(F), S(S), Blocks(F, S, S->Clauses) {}
  void generate();

private:
  /// A constant case that is not tested yet.
  struct Pending {
    ast::Expr *E;
    mlir::Block *Body;
  };

  bool isPending(ast::Expr *E) const;
  void flush();
  void flushIntegers();
  void flushStrings();
  void compareStrings(llvm::ArrayRef<Pending> Cases, mlir::Block *Otherwise);
  void test(ast::Expr *E, mlir::Block *Body);
  Value matches(ast::Expr *E);

  FuncGen &F;
  ast::SwitchStmt *S;
  ClauseBlocks Blocks;
  /// Null for `switch {` and `switch true {`.
  GoType *TagType = nullptr;
  Value Tag;
  llvm::SmallVector<Pending> Run;
};

} // namespace

bool SwitchGen::isPending(ast::Expr *E) const {
  return TagType && E->ExprMode == ast::Mode::Constant &&
         (types::isInteger(TagType) || types::isString(TagType)) &&
         !isInterface(F.typeOf(E));
}

void SwitchGen::flushIntegers() {
  unsigned Bits = Tag.getType().getIntOrFloatBitWidth();
  llvm::SmallVector<llvm::APInt> Values;
  llvm::SmallVector<mlir::Block *> Dests;
  llvm::SmallDenseSet<llvm::APInt> Seen;
  for (Pending P : Run) {
    llvm::APInt V = apintValue(P.E->Value, Bits);
    if (!Seen.insert(V).second)
      continue;
    Values.push_back(V);
    Dests.push_back(P.Body);
  }
  mlir::Block *Next = F.newBlock();
  llvm::SmallVector<mlir::ValueRange> NoOperands(Dests.size());
  mlir::cf::SwitchOp::create(F.B, F.Loc, Tag, Next, mlir::ValueRange(), Values,
                             Dests, NoOperands);
  F.startBlock(Next);
}

void SwitchGen::compareStrings(llvm::ArrayRef<Pending> Cases,
                               mlir::Block *Otherwise) {
  for (Pending P : Cases) {
    Value Text = F.constant(P.E->Value, TagType);
    Value Same =
        go::StringCompareOp::create(F.B, F.Loc, go::Compare::Eq, Tag, Text);
    mlir::Block *Next = F.newBlock();
    condBranch(F, Same, P.Body, Next);
    F.startBlock(Next);
  }
  if (Otherwise)
    F.branch(Otherwise);
}

void SwitchGen::flushStrings() {
  if (Run.size() < MinStringsByLength)
    return compareStrings(Run, nullptr);
  std::map<size_t, llvm::SmallVector<Pending>> ByLength;
  for (Pending P : Run)
    ByLength[stringValue(P.E->Value).size()].push_back(P);
  llvm::SmallVector<llvm::APInt> Lengths;
  llvm::SmallVector<mlir::Block *> Dests;
  for (auto &[Length, Cases] : ByLength) {
    Lengths.push_back(llvm::APInt(64, Length));
    Dests.push_back(F.newBlock());
  }
  mlir::Block *Next = F.newBlock();
  llvm::SmallVector<mlir::ValueRange> NoOperands(Dests.size());
  Value Length = go::StringLenOp::create(F.B, F.Loc, Tag);
  mlir::cf::SwitchOp::create(F.B, F.Loc, Length, Next, mlir::ValueRange(),
                             Lengths, Dests, NoOperands);
  for (auto [Block, Group] : llvm::zip(Dests, ByLength)) {
    F.startBlock(Block);
    compareStrings(Group.second, Next);
  }
  F.startBlock(Next);
}

void SwitchGen::flush() {
  if (Run.empty())
    return;
  if (types::isString(TagType))
    flushStrings();
  else
    flushIntegers();
  Run.clear();
}

/// Compares the tag with a case, one of which may be an interface value.
Value SwitchGen::matches(ast::Expr *E) {
  if (E->ExprMode == ast::Mode::NilValue)
    return isNil(F, Tag);
  return compare(F, tok::Equal, Tag, TagType, F.value(E), F.typeOf(E));
}

void SwitchGen::test(ast::Expr *E, mlir::Block *Body) {
  mlir::Block *Next = F.newBlock();
  if (!TagType)
    F.condition(E, Body, Next);
  else
    condBranch(F, matches(E), Body, Next);
  F.startBlock(Next);
}

void SwitchGen::generate() {
  if (S->Init)
    F.stmt(S->Init);
  bool IsTrue =
      !S->Tag || (S->Tag->ExprMode == ast::Mode::Constant &&
                  S->Tag->Value->kind() == Constant::Kind::Bool &&
                  boolValue(S->Tag->Value) && !isInterface(F.typeOf(S->Tag)));
  // A case of `switch true` may be an interface value.
  if (IsTrue)
    for (ast::CaseClause *C : S->Clauses)
      for (ast::Expr *E : C->Cases)
        IsTrue &= !isInterface(F.typeOf(E));
  if (!IsTrue) {
    TagType = S->Tag ? F.typeOf(S->Tag) : F.M.U.basic(types::BasicKind::Bool);
    Tag = S->Tag ? privateCopy(F, assigned(F, S->Tag, TagType), TagType)
                 : F.intConstant(1, 1);
  }
  for (auto [C, Body] : llvm::zip(S->Clauses, Blocks.Bodies))
    for (ast::Expr *E : C->Cases) {
      AtLocation At(F, E->At);
      if (isPending(E)) {
        Run.push_back({E, Body});
        continue;
      }
      flush();
      test(E, Body);
    }
  flush();
  F.branch(Blocks.NoMatch);
  Blocks.generate([](unsigned) {});
}

void irgen::switchStmt(FuncGen &F, ast::SwitchStmt *S) {
  SwitchGen(F, S).generate();
}

//===----------------------------------------------------------------------===//
// Type switches
//===----------------------------------------------------------------------===//

namespace {

class TypeSwitchGen {
public:
  TypeSwitchGen(FuncGen &F, ast::TypeSwitchStmt *S)
      : F(F), S(S), Blocks(F, S, S->Clauses) {}
  void generate();

private:
  /// What the variable of a clause with one type is made from.
  struct Narrowed {
    GoType *T = nullptr;
    Value V;             ///< of an interface type, or
    bool IsData = false; ///< the data word of a value of type T
  };

  void test(ast::Expr *E, mlir::Block *Body, Narrowed &N);
  void bind(unsigned I);

  FuncGen &F;
  ast::TypeSwitchStmt *S;
  ClauseBlocks Blocks;
  GoType *XType = nullptr;
  Value X;
  llvm::SmallVector<Narrowed> Clauses;
};

} // namespace

void TypeSwitchGen::test(ast::Expr *E, mlir::Block *Body, Narrowed &N) {
  Value Ok;
  if (E->ExprMode == ast::Mode::NilValue) {
    Ok = isNil(F, X);
  } else {
    GoType *T = F.typeOf(E);
    N.T = T;
    if (isInterface(T)) {
      std::tie(N.V, Ok) = F.typeAssert(X, XType, T, /*CommaOk=*/true);
    } else {
      bool HasMethods = isa<go::IfaceType>(X.getType());
      // An instance of a generic function may name types that cannot be.
      if (HasMethods && types::missingMethod(T, XType, /*Static=*/true).Method)
        return;
      auto Assert = go::IfaceAssertOp::create(
          F.B, F.Loc, X, F.M.descriptor(T), F.M.descriptor(XType),
          HasMethods ? F.M.itab(T, XType) : nullptr, F.B.getUnitAttr());
      N.V = Assert.getData();
      N.IsData = true;
      Ok = Assert.getOk();
    }
  }
  mlir::Block *Next = F.newBlock();
  condBranch(F, Ok, Body, Next);
  F.startBlock(Next);
}

/// Declares the variable of clause I.
void TypeSwitchGen::bind(unsigned I) {
  Var *V = S->Clauses[I]->Implicit;
  if (!V)
    return;
  const Narrowed &N = Clauses[I];
  if (S->Clauses[I]->Cases.size() != 1 || !N.T)
    return F.declare(V, X);
  F.declare(V, N.IsData ? F.unbox(N.V, N.T) : N.V);
}

void TypeSwitchGen::generate() {
  if (S->Init)
    F.stmt(S->Init);
  XType = F.typeOf(S->X);
  X = F.value(S->X);
  Clauses.resize(S->Clauses.size());
  for (auto [C, Body, N] : llvm::zip(S->Clauses, Blocks.Bodies, Clauses))
    for (ast::Expr *E : C->Cases) {
      AtLocation At(F, E->At);
      test(E, Body, N);
    }
  F.branch(Blocks.NoMatch);
  Blocks.generate([&](unsigned I) { bind(I); });
}

void irgen::typeSwitchStmt(FuncGen &F, ast::TypeSwitchStmt *S) {
  TypeSwitchGen(F, S).generate();
}
