//===- Labels.cpp - break, continue, goto, fallthrough and labels ---------===//
//
// One walk over a function in source order. Statements are numbered as they
// are met, and a block covers an interval of numbers, so all questions about a
// goto are comparisons:
//
//   may it jump there?    the label's block must cover the goto;
//   is a variable skipped? the label's block declared its last variable before
//                          the label behind the goto.
//
// Labels are known at the end only, so gotos wait until then. A break or a
// continue needs an enclosing statement, which the walk has met before.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/Stmt.h"

using namespace zokor;
using namespace zokor::check;
using llvm::cast;
using llvm::dyn_cast;

namespace {

class LabelChecker {
public:
  explicit LabelChecker(Checker &C) : C(C) {}

  BreakTargets run(ast::BlockStmt *Body);

private:
  /// What an unlabeled jump means here.
  struct Context {
    ast::Stmt *Break = nullptr, *Continue = nullptr;
    /// The current block is the body of a switch's clause; only then is
    /// fallthrough possible.
    bool InClause = false, LastClause = false;
  };

  struct Block {
    Block(Pos Start, unsigned First) : Start(Start), First(First) {}
    Pos Start;
    unsigned First, Last = ~0u; ///< numbers of the statements in it
    /// The last variable declared directly in the block so far.
    unsigned VarNumber = 0;
    Pos VarAt;
    ast::Stmt *VarStmt = nullptr;
  };

  struct LabelInfo {
    ast::LabeledStmt *Stmt = nullptr;
    Label *Obj = nullptr;
    unsigned Number = 0, Block = 0;
    /// The block's last variable before the label.
    unsigned VarNumber = 0;
    Pos VarAt;
    ast::Stmt *VarStmt = nullptr;
    /// The walk is inside the labeled statement.
    bool Open = false;
  };

  void block(Pos Start, ast::List<ast::Stmt> Body, Context Ctx);
  void stmt(ast::Stmt *S, bool IsLast, const Context &Ctx, unsigned Block);
  void ifChain(ast::IfStmt *S, Context Ctx);
  template <class Switch>
  void clauses(Switch *S, const Context &Ctx, bool CanFall);

  int declareLabel(ast::LabeledStmt *S, unsigned Block);
  void recordVar(unsigned Block, Pos At, ast::Stmt *S);
  void unlabeled(ast::BranchStmt *S, bool IsLast, const Context &Ctx);
  void fallthroughStmt(ast::BranchStmt *S, bool IsLast, const Context &Ctx);
  void labeled(ast::BranchStmt *S);
  void resolveGotos();

  LabelInfo *find(ast::Ident *Name) {
    auto It = ByName.find(Name->Name);
    return It == ByName.end() ? nullptr : &Labels[It->second];
  }
  void breakTo(ast::BranchStmt *S, ast::Stmt *Target) {
    S->Target = Target;
    Breaks.insert(Target);
  }

  Checker &C;
  unsigned Number = 0;
  llvm::SmallVector<Block, 16> Blocks;
  llvm::SmallVector<LabelInfo, 2> Labels;
  llvm::SmallDenseMap<Name, unsigned, 2> ByName;
  llvm::SmallVector<std::pair<ast::BranchStmt *, unsigned>, 2> Gotos;
  BreakTargets Breaks;
};

} // namespace

BreakTargets LabelChecker::run(ast::BlockStmt *Body) {
  block(Body->At, Body->Body, Context());
  resolveGotos();
  for (LabelInfo &L : Labels)
    if (!L.Obj->Used)
      C.errorf(L.Obj->At, diag::UnusedLabel, "label {0} defined and not used",
               L.Obj->Name.str());
  return std::move(Breaks);
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

void LabelChecker::block(Pos Start, ast::List<ast::Stmt> Body, Context Ctx) {
  if (Body.empty())
    return;
  unsigned Index = Blocks.size();
  Blocks.emplace_back(Start, ++Number);
  // A fallthrough may be followed by empty statements.
  size_t Size = Body.size();
  while (Size && (!Body[Size - 1] || llvm::isa<ast::EmptyStmt>(Body[Size - 1])))
    --Size;
  for (size_t I = 0; I != Size; ++I)
    if (Body[I])
      stmt(Body[I], I + 1 == Size, Ctx, Index);
  Blocks[Index].Last = Number;
}

void LabelChecker::stmt(ast::Stmt *S, bool IsLast, const Context &Ctx,
                        unsigned BlockIndex) {
  using ast::NodeKind;
  ++Number;
  int Label = -1;
  while (auto *Labeled = dyn_cast<ast::LabeledStmt>(S)) {
    if (Label >= 0)
      Labels[Label].Open = false;
    Label = declareLabel(Labeled, BlockIndex);
    S = Labeled->Body;
    if (!S)
      break;
  }
  Context Inner;
  Inner.Break = Ctx.Break;
  Inner.Continue = Ctx.Continue;
  switch (S ? S->kind() : NodeKind::EmptyStmt) {
  case NodeKind::DeclStmt:
    for (ast::Decl *D : cast<ast::DeclStmt>(S)->Decls)
      if (auto *V = llvm::dyn_cast_or_null<ast::VarDecl>(D)) {
        recordVar(BlockIndex, V->Names.empty() ? V->At : V->Names[0]->At, S);
        break;
      }
    break;
  case NodeKind::AssignStmt:
    if (auto *Assign = cast<ast::AssignStmt>(S); Assign->IsDefine)
      recordVar(BlockIndex, Assign->OpAt, S);
    break;
  case NodeKind::BranchStmt:
    if (auto *Branch = cast<ast::BranchStmt>(S); Branch->Label)
      labeled(Branch);
    else
      unlabeled(Branch, IsLast, Ctx);
    break;
  case NodeKind::BlockStmt:
    block(S->At, cast<ast::BlockStmt>(S)->Body, Inner);
    break;
  case NodeKind::IfStmt:
    ifChain(cast<ast::IfStmt>(S), Inner);
    break;
  case NodeKind::ForStmt:
    Inner.Break = Inner.Continue = S;
    if (ast::BlockStmt *Body = cast<ast::ForStmt>(S)->Body)
      block(Body->At, Body->Body, Inner);
    break;
  case NodeKind::RangeStmt:
    Inner.Break = Inner.Continue = S;
    if (ast::BlockStmt *Body = cast<ast::RangeStmt>(S)->Body)
      block(Body->At, Body->Body, Inner);
    break;
  case NodeKind::SwitchStmt:
    clauses(cast<ast::SwitchStmt>(S), Inner, true);
    break;
  case NodeKind::TypeSwitchStmt:
    clauses(cast<ast::TypeSwitchStmt>(S), Inner, false);
    break;
  case NodeKind::SelectStmt:
    clauses(cast<ast::SelectStmt>(S), Inner, false);
    break;
  default:
    break;
  }
  if (Label >= 0)
    Labels[Label].Open = false;
}

/// Nothing can be declared between the blocks of a chain, so they may be
/// siblings here.
void LabelChecker::ifChain(ast::IfStmt *S, Context Ctx) {
  for (;;) {
    if (S->Then)
      block(S->Then->At, S->Then->Body, Ctx);
    auto *ElseIf = llvm::dyn_cast_or_null<ast::IfStmt>(S->Else);
    if (!ElseIf)
      break;
    S = ElseIf;
  }
  if (auto *Else = llvm::dyn_cast_or_null<ast::BlockStmt>(S->Else))
    block(Else->At, Else->Body, Ctx);
}

template <class Switch>
void LabelChecker::clauses(Switch *S, const Context &Ctx, bool CanFall) {
  Context Inner = Ctx;
  Inner.Break = S;
  Inner.InClause = CanFall;
  for (size_t I = 0; I != S->Clauses.size(); ++I) {
    Inner.LastClause = I + 1 == S->Clauses.size();
    if (auto *Clause = S->Clauses[I])
      block(Clause->At, Clause->Body, Inner);
  }
}

void LabelChecker::recordVar(unsigned BlockIndex, Pos At, ast::Stmt *S) {
  Block &B = Blocks[BlockIndex];
  B.VarNumber = Number;
  B.VarAt = At;
  B.VarStmt = S;
}

/// Returns the index of the new label, or -1 for a blank or repeated one.
int LabelChecker::declareLabel(ast::LabeledStmt *S, unsigned BlockIndex) {
  if (!S->Label || S->Label->Name.isBlank())
    return -1;
  auto [It, New] = ByName.try_emplace(S->Label->Name, Labels.size());
  if (!New) {
    LabelInfo &Old = Labels[It->second];
    C.errorf(S->Label->At, diag::DuplicateLabel,
             "label {0} already defined at {1}", S->Label->Name.str(),
             where(C, Old.Obj->At));
    return -1;
  }
  LabelInfo L;
  L.Stmt = S;
  L.Obj = C.S.make<Label>(S->Label->At, C.Pkg, S->Label->Name);
  L.Number = Number;
  L.Block = BlockIndex;
  L.VarNumber = Blocks[BlockIndex].VarNumber;
  L.VarAt = Blocks[BlockIndex].VarAt;
  L.VarStmt = Blocks[BlockIndex].VarStmt;
  L.Open = true;
  Labels.push_back(L);
  C.recordObject(S->Label, L.Obj);
  return Labels.size() - 1;
}

//===----------------------------------------------------------------------===//
// Jumps
//===----------------------------------------------------------------------===//

void LabelChecker::unlabeled(ast::BranchStmt *S, bool IsLast,
                             const Context &Ctx) {
  switch (S->Tok) {
  case tok::Break:
    if (Ctx.Break)
      breakTo(S, Ctx.Break);
    else
      C.error(S->At, diag::MisplacedBreak,
              "break is not in a loop, switch, or select");
    break;
  case tok::Continue:
    if (Ctx.Continue)
      S->Target = Ctx.Continue;
    else
      C.error(S->At, diag::MisplacedContinue, "continue is not in a loop");
    break;
  case tok::Fallthrough:
    fallthroughStmt(S, IsLast, Ctx);
    break;
  default: // the parser has reported a goto without a label
    break;
  }
}

void LabelChecker::fallthroughStmt(ast::BranchStmt *S, bool IsLast,
                                   const Context &Ctx) {
  const char *Problem = "fallthrough statement out of place";
  if (llvm::isa_and_nonnull<ast::TypeSwitchStmt>(Ctx.Break)) {
    Problem = "cannot fallthrough in type switch";
  } else if (Ctx.InClause && IsLast) {
    if (!Ctx.LastClause)
      return;
    Problem = "cannot fallthrough final case in switch";
  }
  C.error(S->At, diag::MisplacedFallthrough, Problem);
}

static bool isLoop(const ast::Stmt *S) {
  return llvm::isa_and_nonnull<ast::ForStmt, ast::RangeStmt>(S);
}

static bool isBreakable(const ast::Stmt *S) {
  return isLoop(S) ||
         llvm::isa_and_nonnull<ast::SwitchStmt, ast::TypeSwitchStmt,
                               ast::SelectStmt>(S);
}

void LabelChecker::labeled(ast::BranchStmt *S) {
  if (S->Tok == tok::Goto) {
    Gotos.push_back({S, Number});
    return;
  }
  if (S->Tok != tok::Break && S->Tok != tok::Continue)
    return;
  bool IsBreak = S->Tok == tok::Break;
  llvm::StringRef Text = S->Label->Name.str();
  LabelInfo *L = find(S->Label);
  if (!L)
    return C.errorf(S->Label->At, diag::UndeclaredLabel,
                    "{0} label not defined: {1}", tokenText(S->Tok), Text);
  L->Obj->Used = true; // even if it cannot be the target
  C.recordObject(S->Label, L->Obj);
  ast::Stmt *Target = L->Open ? L->Stmt->Body : nullptr;
  if (IsBreak ? !isBreakable(Target) : !isLoop(Target))
    return C.errorf(S->Label->At, diag::MisplacedLabel, "invalid {0} label {1}",
                    tokenText(S->Tok), Text);
  if (IsBreak)
    breakTo(S, Target);
  else
    S->Target = Target;
}

/// What a jump over a declaration calls the variables.
static std::string declaredNames(ast::Stmt *S) {
  std::string Text;
  if (auto *Assign = dyn_cast<ast::AssignStmt>(S)) {
    for (ast::Expr *E : Assign->Lhs)
      Text += (Text.empty() ? "" : ", ") + ast::exprString(E);
    return Text;
  }
  for (ast::Decl *D : cast<ast::DeclStmt>(S)->Decls)
    if (auto *V = llvm::dyn_cast_or_null<ast::VarDecl>(D))
      return V->Names.empty() ? "_" : V->Names[0]->Name.str().str();
  return Text;
}

void LabelChecker::resolveGotos() {
  for (auto [S, At] : Gotos) {
    llvm::StringRef Text = S->Label->Name.str();
    LabelInfo *L = find(S->Label);
    if (!L) {
      C.errorf(S->Label->At, diag::UndeclaredLabel, "label {0} not defined",
               Text);
      continue;
    }
    L->Obj->Used = true;
    C.recordObject(S->Label, L->Obj);
    const Block &B = Blocks[L->Block];
    if (At < B.First || At > B.Last) {
      C.errorf(S->Label->At, diag::JumpIntoBlock,
               "goto {0} jumps into block starting at {1}", Text,
               where(C, B.Start));
      continue;
    }
    S->Target = L->Stmt;
    if (At < L->VarNumber && L->VarNumber < L->Number)
      C.errorf(S->Label->At, diag::JumpOverDecl,
               "goto {0} jumps over declaration of {1} at {2}", Text,
               declaredNames(L->VarStmt), where(C, L->VarAt));
  }
}

BreakTargets check::labels(Checker &C, ast::BlockStmt *Body) {
  return LabelChecker(C).run(Body);
}
