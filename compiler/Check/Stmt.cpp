//===- Stmt.cpp - Function bodies and simple statements -------------------===//
//
// The walk over a function body. Declarations enter the scopes in the order of
// the source, so that a name is found only behind its declaration; therefore a
// function literal, whose body is checked later, is checked at the end of the
// statement that it stands in and not at the end of the function.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/StmtChecker.h"

#include "compiler/Check/Decl.h"
#include "compiler/Types/TypeSet.h"

using namespace zokor;
using namespace zokor::check;
using llvm::cast;
using llvm::dyn_cast;
using llvm::isa;

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

static void ownVariables(llvm::ArrayRef<Var *> Vars, const ast::Node *Owner) {
  for (Var *V : Vars)
    if (V)
      V->Function = Owner;
}

void check::funcBody(Checker &C, DeclInfo *Decl, Scope *FuncScope,
                     Signature *Sig, ast::BlockStmt *Body, const Constant *Iota,
                     const ast::Node *Function) {
  if (!Body || !FuncScope || !Sig)
    return;
  FuncScope->Begin = Body->At;
  FuncScope->End = Body->RightBrace;
  FuncScope->IsFunction = true;
  ownVariables(Sig->Recv, Function);
  if (Sig->Params)
    ownVariables(Sig->Params->Vars, Function);
  if (Sig->Results)
    ownVariables(Sig->Results->Vars, Function);

  EnvironmentScope Saved(C);
  llvm::DenseMap<const ast::CallExpr *, bool> PanicCalls;
  Environment Env;
  Env.Decl = Decl;
  Env.Scope = FuncScope;
  Env.File = Decl && Decl->File ? Decl->File : C.Env.File;
  Env.Iota = Iota;
  Env.Sig = Sig;
  Env.Function = Function;
  Env.PanicCalls = &PanicCalls;
  C.Env = Env;

  StmtChecker Statements(C);
  Statements.Scopes.push_back(FuncScope);
  Statements.list(Body->Body);
  BreakTargets Breaks = labels(C, Body);
  if (Sig->Results && Sig->Results->size() != 0 &&
      !isTerminating(C, Body, Breaks))
    C.error(Body->RightBrace, diag::MissingReturn, "missing return");
  usage(C, Statements.Scopes);
}

std::string check::where(const Checker &C, Pos At) {
  Location L = C.S.Sources.locate(At);
  if (!L.Column)
    return llvm::formatv("{0}:{1}", L.File, L.Line).str();
  return llvm::formatv("{0}:{1}:{2}", L.File, L.Line, L.Column).str();
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

void StmtChecker::list(ast::List<ast::Stmt> Body) {
  for (ast::Stmt *S : Body)
    stmt(S);
}

void StmtChecker::stmt(ast::Stmt *S) {
  if (!S)
    return;
  size_t Top = C.Delayed.size();
  dispatch(S);
  if (C.Delayed.size() > Top)
    C.processDelayed(Top);
}

void StmtChecker::dispatch(ast::Stmt *S) {
  using ast::NodeKind;
  while (auto *Labeled = dyn_cast<ast::LabeledStmt>(S)) {
    S = Labeled->Body;
    if (!S)
      return;
  }
  switch (S->kind()) {
  case NodeKind::DeclStmt:
    return declaration(cast<ast::DeclStmt>(S));
  case NodeKind::ExprStmt:
    return exprStmt(cast<ast::ExprStmt>(S));
  case NodeKind::SendStmt:
    return sendStmt(cast<ast::SendStmt>(S));
  case NodeKind::IncDecStmt:
    return incDecStmt(cast<ast::IncDecStmt>(S));
  case NodeKind::AssignStmt:
    return assignStmt(cast<ast::AssignStmt>(S));
  case NodeKind::GoStmt:
    return suspendedCall("go", cast<ast::GoStmt>(S)->Call);
  case NodeKind::DeferStmt:
    return suspendedCall("defer", cast<ast::DeferStmt>(S)->Call);
  case NodeKind::ReturnStmt:
    return returnStmt(cast<ast::ReturnStmt>(S));
  case NodeKind::BlockStmt:
    return block(cast<ast::BlockStmt>(S));
  case NodeKind::IfStmt:
    return ifStmt(cast<ast::IfStmt>(S));
  case NodeKind::SwitchStmt:
    return switchStmt(cast<ast::SwitchStmt>(S));
  case NodeKind::TypeSwitchStmt:
    return typeSwitchStmt(cast<ast::TypeSwitchStmt>(S));
  case NodeKind::SelectStmt:
    return selectStmt(cast<ast::SelectStmt>(S));
  case NodeKind::ForStmt:
    return forStmt(cast<ast::ForStmt>(S));
  case NodeKind::RangeStmt:
    return rangeStmt(cast<ast::RangeStmt>(S));
  default: // empty statements; jumps are checked by labels()
    return;
  }
}

void StmtChecker::openScope(Pos Begin, Pos End) {
  Scope *New = C.Pkg->newScope(C.Env.Scope);
  New->Begin = Begin;
  New->End = End;
  Scopes.push_back(New);
  C.Env.Scope = New;
}

void StmtChecker::block(ast::BlockStmt *S) {
  if (!S)
    return;
  if (S->Body.empty())
    return;
  openScope(S->At, S->RightBrace);
  list(S->Body);
  closeScope();
}

/// The `if`s of a chain nest in each other's scopes. Only those that declare
/// something get one: a chain of thousands must not make lookups slow.
void StmtChecker::ifStmt(ast::IfStmt *S) {
  Scope *Outer = C.Env.Scope;
  for (;;) {
    if (S->Init) {
      openScope(S->At, Pos());
      stmt(S->Init);
    }
    condition(S->Cond, "if");
    block(S->Then);
    auto *ElseIf = llvm::dyn_cast_or_null<ast::IfStmt>(S->Else);
    if (!ElseIf)
      break;
    S = ElseIf;
  }
  stmt(S->Else);
  C.Env.Scope = Outer;
}

void StmtChecker::forStmt(ast::ForStmt *S) {
  S->PerIteration = C.allowVersion(S->At, 22);
  Scope *Outer = C.Env.Scope;
  if (S->Init || S->Post) {
    openScope(S->At, S->Body ? S->Body->RightBrace : Pos());
    stmt(S->Init);
  }
  if (S->Cond)
    condition(S->Cond, "for");
  stmt(S->Post);
  // The parser has reported `:=` in the post statement; its variables are not
  // to be reported as unused, too.
  if (auto *Post = llvm::dyn_cast_or_null<ast::AssignStmt>(S->Post);
      Post && Post->IsDefine)
    useExprs(C, Post->Lhs);
  block(S->Body);
  C.Env.Scope = Outer;
}

void StmtChecker::condition(ast::Expr *E, const char *Where) {
  if (!E)
    return;
  Operand X;
  expr(C, X, E);
  if (X.isInvalid())
    return;
  if (!allBoolean(X.Type))
    return C.errorf(ast::startPos(E), diag::InvalidCond,
                    "non-boolean condition in {0} statement", Where);
  if (isUntyped(X.Type))
    convertUntyped(C, X, C.U.basic(BasicKind::Bool));
}

//===----------------------------------------------------------------------===//
// Simple statements
//===----------------------------------------------------------------------===//

void StmtChecker::declaration(ast::DeclStmt *S) { declStmt(C, S->Decls); }

void StmtChecker::exprStmt(ast::ExprStmt *S) {
  if (!S->X)
    return;
  Operand X;
  ExprKind Kind = rawExpr(C, X, S->X, nullptr, false);
  const char *Problem = "is not used";
  switch (X.M) {
  case Mode::Invalid:
  case Mode::Unset:
    return;
  case Mode::Builtin:
    Problem = "must be called";
    break;
  case Mode::TypeExpr:
    Problem = "is not an expression";
    break;
  default:
    if (Kind == ExprKind::Statement)
      return;
    break;
  }
  C.errorf(X.at(), diag::UnusedExpr, "{0} {1}", C.str(X), Problem);
}

void StmtChecker::sendStmt(ast::SendStmt *S) {
  if (!S->Chan || !S->Val)
    return;
  Operand Ch, Val;
  expr(C, Ch, S->Chan);
  expr(C, Val, S->Val);
  if (Ch.isInvalid() || Val.isInvalid())
    return;
  Type *Core = coreType(Ch.Type);
  const char *Problem = nullptr;
  auto *T = llvm::dyn_cast_or_null<Chan>(Core);
  if (!Core)
    Problem = "cannot send to {0}: no core type";
  else if (!T)
    Problem = "cannot send to non-channel {0}";
  else if (T->Dir == ChanDir::Recv)
    Problem = "cannot send to receive-only channel {0}";
  if (Problem) {
    std::string Format = std::string("invalid operation: ") + Problem;
    return C.errorf(ast::startPos(S->Chan), diag::InvalidSend, Format.c_str(),
                    C.str(Ch));
  }
  assignment(C, Val, T->Elem, "send");
}

/// The operand was evaluated once, as a value; what it is as a left side was
/// recorded with that.
static Operand recordedOperand(ast::Expr *E) {
  Operand Z;
  Z.M = E->ExprMode;
  Z.Type = E->Type;
  Z.Value = E->Value;
  Z.Expr = E;
  return Z;
}

void StmtChecker::incDecStmt(ast::IncDecStmt *S) {
  if (!S->X)
    return;
  Operand X;
  expr(C, X, S->X);
  if (X.isInvalid())
    return;
  if (!allNumeric(X.Type)) {
    const char *Op = S->IsInc ? "++" : "--";
    return C.errorf(ast::startPos(S->X), diag::NonNumericIncDec,
                    "invalid operation: {0}{1} (non-numeric type {2})",
                    C.str(S->X), Op, C.str(X.Type));
  }
  checkAssignable(C, X);
}

void StmtChecker::assignStmt(ast::AssignStmt *S) {
  if (S->Lhs.empty() || S->Rhs.empty())
    return;
  if (S->IsDefine)
    return shortVarDecl(C, S->OpAt, S->Lhs, S->Rhs);
  if (S->Op == tok::None)
    return assignVars(C, S->Lhs, S->Rhs);

  if (S->Lhs.size() != 1 || S->Rhs.size() != 1)
    return C.errorf(ast::startPos(S->Lhs[0]), diag::MultiValAssignOp,
                    "assignment operation {0}= requires single-valued "
                    "expressions",
                    tokenText(S->Op));
  Operand X;
  binary(C, X, nullptr, S->Lhs[0], S->Rhs[0], S->Op, S->OpAt);
  if (X.isInvalid())
    return;
  Operand Z = recordedOperand(S->Lhs[0]);
  if (!checkAssignable(C, Z))
    return;
  assignment(C, X, Z.Type, "assignment");
}

void StmtChecker::returnStmt(ast::ReturnStmt *S) {
  Tuple *Results = C.Env.Sig ? C.Env.Sig->Results : nullptr;
  if (S->Results.empty() && Results && Results->size() != 0 &&
      Results->at(0)->Name)
    return bareReturn(S, Results);
  llvm::ArrayRef<Var *> Lhs;
  if (Results)
    Lhs = Results->Vars;
  if (!S->Results.empty() || !Lhs.empty())
    initVars(C, Lhs, S->Results, S);
}

void StmtChecker::bareReturn(ast::ReturnStmt *S, Tuple *Results) {
  for (Var *Result : Results->Vars) {
    if (!Result->Name || Result->Name.isBlank())
      continue;
    Object *Found =
        C.Env.Scope->lookupParent(Result->Name, C.Env.LookupAt).second;
    if (Found && Found != Result)
      C.errorf(S->At, diag::OutOfScopeResult,
               "result parameter {0} not in scope at return{1}",
               Result->Name.str(),
               errorLine(C, Found->At,
                         "inner declaration of " +
                             C.str(static_cast<Object *>(Result))));
  }
}
