//===- Expr.cpp - Evaluation of expressions -------------------------------===//
//
// Each expression is evaluated once, operands in Go's order. A value of a
// register type is an SSA value; one of a memory type is an address: of the
// variable itself where it has one, else of a temporary. So a large value is
// copied only when it is stored.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Expressions.h"

using namespace zokor;
using namespace zokor::irgen;

using ast::Mode;
using ast::NodeKind;

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

bool zokor::irgen::isNil(const ast::Expr *E) {
  return E->ExprMode == Mode::NilValue;
}

bool zokor::irgen::isPackageVar(const Var *V) {
  return V->Pkg && V->Parent && V->Parent == V->Pkg->PkgScope;
}

Value zokor::irgen::globalAddress(FuncGen &F, const Var *V) {
  mlir::FlatSymbolRefAttr Symbol = F.M.declareData(F.M.symbol(V));
  return go::GlobalAddrOp::create(F.B, F.Loc, Symbol);
}

static Value addressOfVar(FuncGen &F, Var *V) {
  return isPackageVar(V) ? globalAddress(F, V) : F.varAddress(V);
}

static Value loadedOrAddress(FuncGen &F, Value Address, GoType *T) {
  return F.M.inRegisters(T) ? F.load(Address, T) : Address;
}

static Value identifier(FuncGen &F, ast::Ident *E) {
  if (auto *V = llvm::dyn_cast_or_null<Var>(E->Obj))
    return loadedOrAddress(F, addressOfVar(F, V), F.typeOf(E));
  if (llvm::isa_and_nonnull<Func>(E->Obj))
    return F.funcValue(E);
  return F.zero(F.typeOf(E));
}

/// x.f, pkg.v, a method value or a method expression.
static Value selector(FuncGen &F, ast::SelectorExpr *E) {
  if (!E->Selection)
    if (auto *V = llvm::dyn_cast_or_null<Var>(E->Sel->Obj))
      return loadedOrAddress(F, addressOfVar(F, V), F.typeOf(E));
  if (E->Selection && E->Selection->K == types::Selection::FieldVal)
    return field(F, E);
  return F.funcValue(E);
}

//===----------------------------------------------------------------------===//
// Calls, receives, assertions
//===----------------------------------------------------------------------===//

static bool isConversion(const ast::CallExpr *E) {
  return ast::unparen(E->Fun)->ExprMode == Mode::TypeExpr;
}

static Value callOrConversion(FuncGen &F, ast::CallExpr *E) {
  if (isConversion(E) && !E->Args.empty())
    return F.convert(E->Args.front(), F.typeOf(E));
  llvm::SmallVector<Value> Results = F.call(E);
  return Results.empty() ? F.zero(F.typeOf(E)) : Results.front();
}

static types::Chan *channelType(FuncGen &F, ast::UnaryExpr *E) {
  return types::as<types::Chan>(F.typeOf(E->X));
}

/// Receives into a new variable; its address and whether something was sent.
static std::pair<Value, Value> receive(FuncGen &F, ast::UnaryExpr *E) {
  Value Channel = F.value(E->X);
  Value Slot = F.newVar("~r", channelType(F, E)->Elem);
  return {Slot, go::ChanRecvOp::create(F.B, F.Loc, Channel, Slot)};
}

static bool isReceive(const ast::Expr *E) {
  auto *U = llvm::dyn_cast<ast::UnaryExpr>(E);
  return U && U->Op == tok::Arrow;
}

static std::pair<Value, Value> assertion(FuncGen &F, ast::TypeAssertExpr *E,
                                         bool CommaOk) {
  Value X = F.value(E->X);
  return F.typeAssert(X, F.typeOf(E->X), F.subst(E->AssertedType->Type),
                      CommaOk);
}

static Value unary(FuncGen &F, ast::UnaryExpr *E) {
  if (E->Op != tok::Arrow)
    return unaryOperator(F, E);
  GoType *Elem = channelType(F, E)->Elem;
  return loadedOrAddress(F, receive(F, E).first, Elem);
}

/// A generic function with type arguments, f[int].
static bool isInstantiation(const ast::IndexExpr *E) {
  return types::as<Signature>(E->X->Type) != nullptr;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static Value evaluate(FuncGen &F, ast::Expr *E) {
  if (E->ExprMode == Mode::Constant && E->Value)
    return F.constant(E->Value, F.typeOf(E));
  if (isNil(E))
    return F.zero(F.typeOf(E));
  switch (E->kind()) {
  case NodeKind::Ident:
    return identifier(F, llvm::cast<ast::Ident>(E));
  case NodeKind::CompositeLit:
    return literal(F, llvm::cast<ast::CompositeLit>(E));
  case NodeKind::FuncLit:
    return F.funcLit(llvm::cast<ast::FuncLit>(E));
  case NodeKind::SelectorExpr:
    return selector(F, llvm::cast<ast::SelectorExpr>(E));
  case NodeKind::IndexExpr: {
    auto *Index = llvm::cast<ast::IndexExpr>(E);
    return isInstantiation(Index) ? F.funcValue(E) : indexed(F, Index);
  }
  case NodeKind::SliceExpr:
    return sliced(F, llvm::cast<ast::SliceExpr>(E));
  case NodeKind::TypeAssertExpr:
    return assertion(F, llvm::cast<ast::TypeAssertExpr>(E), false).first;
  case NodeKind::CallExpr:
    return callOrConversion(F, llvm::cast<ast::CallExpr>(E));
  case NodeKind::StarExpr:
    return loadedOrAddress(F, F.address(E), F.typeOf(E));
  case NodeKind::UnaryExpr:
    return unary(F, llvm::cast<ast::UnaryExpr>(E));
  case NodeKind::BinaryExpr:
    return binaryOperator(F, llvm::cast<ast::BinaryExpr>(E));
  default:
    return F.zero(F.typeOf(E));
  }
}

/// For a memory type the result is an address, so that code that does not care
/// can treat all types alike.
Value FuncGen::value(ast::Expr *E) {
  E = ast::unparen(E);
  AtLocation Here(*this, E->At);
  Value V = evaluate(*this, E);
  describe(V, E);
  LastExpr = E;
  return V;
}

static void replaceAll(std::string &Text, llvm::StringRef From,
                       llvm::StringRef To) {
  for (size_t At = 0; (At = Text.find(From, At)) != std::string::npos;
       At += To.size())
    Text.replace(At, From.size(), To);
}

std::string irgen::describing(const ast::Expr *E) {
  if (llvm::isa<ast::FuncLit>(E))
    return "func literal";
  std::string Text = ast::exprString(E);
  if (auto *Star = llvm::dyn_cast<ast::StarExpr>(E);
      Star && llvm::isa<ast::StarExpr>(Star->X))
    Text = "*(" + Text.substr(1) + ")";
  // []byte(s)
  if (auto *Call = llvm::dyn_cast<ast::CallExpr>(E);
      Call && Call->Args.size() == 1 &&
      Call->Fun->ExprMode == ast::Mode::TypeExpr &&
      !llvm::isa<ast::Ident, ast::SelectorExpr, ast::ParenExpr>(Call->Fun))
    Text = "(" + ast::exprString(Call->Fun) + ")(" +
           ast::exprString(Call->Args[0]) + ")";
  replaceAll(Text, "…", "...");
  replaceAll(Text, "interface{}", "interface {}");
  return Text;
}

void FuncGen::describe(Value V, const ast::Expr *E) {
  if (!M.Opts.Describe || !E || !V)
    return;
  mlir::Operation *Op = V.getDefiningOp();
  while (Op && llvm::isa<go::CastOp, go::SliceMakeOp, go::IfaceMakeOp>(Op)) {
    Value Part = Op->getOperand(0);
    Op = Part.getDefiningOp();
  }
  // A literal that captures nothing is no object, but gc says where it is.
  bool IsStatic = llvm::isa_and_nonnull<go::FuncAddrOp>(Op);
  if (IsStatic && !llvm::isa<ast::FuncLit>(E))
    return;
  if (!Op || Op->hasAttr("go.expr") ||
      !llvm::isa<go::FuncAddrOp, go::NewOp, go::SliceNewOp, go::ClosureMakeOp,
                 go::IfaceBoxOp, go::IfaceBoxMemOp, go::MapMakeOp,
                 go::StringConcatOp, go::StringFromBytesOp, go::StringToBytesOp,
                 go::StringFromRunesOp, go::StringToRunesOp,
                 go::StringFromRuneOp>(Op))
    return;
  Op->setAttr("go.expr", B.getStringAttr(describing(E)));
}

void FuncGen::valueTo(ast::Expr *E, Value Dst) {
  E = ast::unparen(E);
  GoType *T = typeOf(E);
  if (M.inRegisters(T))
    return store(value(E), Dst);
  AtLocation Here(*this, E->At);
  if (auto *Lit = llvm::dyn_cast<ast::CompositeLit>(E))
    return literalTo(*this, Lit, T, Dst, /*Zeroed=*/false);
  copy(Dst, value(E), T);
}

Value FuncGen::valueAddress(ast::Expr *E) {
  E = ast::unparen(E);
  GoType *T = typeOf(E);
  if (!M.inRegisters(T))
    return value(E);
  // Taking the address of a local variable would keep it out of registers.
  if (E->ExprMode == Mode::Variable && !prefersValue(*this, E))
    return address(E);
  return spill(value(E), T);
}

Value FuncGen::address(ast::Expr *E) {
  E = ast::unparen(E);
  AtLocation Here(*this, E->At);
  if (auto *Id = llvm::dyn_cast<ast::Ident>(E)) {
    if (auto *V = llvm::dyn_cast_or_null<Var>(Id->Obj))
      return addressOfVar(*this, V);
  } else if (auto *S = llvm::dyn_cast<ast::SelectorExpr>(E)) {
    if (S->Selection && S->Selection->K == types::Selection::FieldVal)
      return fieldAddress(*this, S);
    if (auto *V = llvm::dyn_cast_or_null<Var>(S->Sel->Obj); V && !S->Selection)
      return addressOfVar(*this, V);
  } else if (auto *I = llvm::dyn_cast<ast::IndexExpr>(E)) {
    if (!isInstantiation(I))
      return indexAddress(*this, I);
  } else if (auto *S = llvm::dyn_cast<ast::StarExpr>(E)) {
    return go::CheckNilOp::create(B, Loc, value(S->X));
  } else if (auto *Lit = llvm::dyn_cast<ast::CompositeLit>(E)) {
    return literalPointer(*this, Lit, typeOf(E));
  }
  return spill(value(E), typeOf(E));
}

void FuncGen::effects(ast::Expr *E) {
  E = ast::unparen(E);
  if (E->ExprMode == Mode::Constant || isNil(E))
    return;
  AtLocation Here(*this, E->At);
  if (auto *Call = llvm::dyn_cast<ast::CallExpr>(E)) {
    if (!isConversion(Call)) {
      call(Call);
      return;
    }
  } else if (isReceive(E)) {
    receive(*this, llvm::cast<ast::UnaryExpr>(E));
    return;
  } else if (auto *Id = llvm::dyn_cast<ast::Ident>(E);
             Id && llvm::isa_and_nonnull<Var>(Id->Obj)) {
    return;
  }
  value(E);
}

llvm::SmallVector<Value> FuncGen::multiValue(ast::Expr *E) {
  E = ast::unparen(E);
  AtLocation Here(*this, E->At);
  if (auto *Call = llvm::dyn_cast<ast::CallExpr>(E))
    return call(Call);
  if (auto *Assert = llvm::dyn_cast<ast::TypeAssertExpr>(E)) {
    auto [V, Ok] = assertion(*this, Assert, true);
    return {V, Ok};
  }
  if (auto *Index = llvm::dyn_cast<ast::IndexExpr>(E)) {
    GoType *Elem = types::as<types::Map>(typeOf(Index->X))->Elem;
    auto [Entry, Found] = mapLookup(*this, Index);
    if (M.inRegisters(Elem))
      return {load(Entry, Elem), Found};
    Value Copy = newVar("~m", Elem);
    copy(Copy, Entry, Elem);
    return {Copy, Found};
  }
  if (isReceive(E)) {
    auto *Receive = llvm::cast<ast::UnaryExpr>(E);
    auto [Slot, Ok] = receive(*this, Receive);
    GoType *Elem = channelType(*this, Receive)->Elem;
    return {loadedOrAddress(*this, Slot, Elem), Ok};
  }
  return {value(E)};
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// The operands of a chain of one logical operator, first to last. Chains are
/// left-deep and may be long.
static llvm::SmallVector<ast::Expr *> chainOperands(ast::BinaryExpr *E) {
  tok::Kind Op = E->Op;
  llvm::SmallVector<ast::Expr *> Operands;
  ast::Expr *X = E;
  for (;;) {
    auto *B = llvm::dyn_cast<ast::BinaryExpr>(X);
    if (!B || B->Op != Op)
      break;
    Operands.push_back(B->Y);
    X = ast::unparen(B->X);
  }
  Operands.push_back(X);
  std::reverse(Operands.begin(), Operands.end());
  return Operands;
}

void FuncGen::condition(ast::Expr *E, mlir::Block *True, mlir::Block *False) {
  E = ast::unparen(E);
  AtLocation Here(*this, E->At);
  if (auto *Not = llvm::dyn_cast<ast::UnaryExpr>(E); Not && Not->Op == tok::Not)
    return condition(Not->X, False, True);
  auto *Logical = llvm::dyn_cast<ast::BinaryExpr>(E);
  if (!Logical || (Logical->Op != tok::AndAnd && Logical->Op != tok::OrOr)) {
    mlir::cf::CondBranchOp::create(B, Loc, value(E), True, mlir::ValueRange(),
                                   False, mlir::ValueRange());
    return;
  }
  bool IsAnd = Logical->Op == tok::AndAnd;
  llvm::SmallVector<ast::Expr *> Operands = chainOperands(Logical);
  for (ast::Expr *Operand : llvm::ArrayRef(Operands).drop_back()) {
    mlir::Block *Next = newBlock();
    condition(Operand, IsAnd ? Next : True, IsAnd ? False : Next);
    B.setInsertionPointToEnd(Next);
  }
  condition(Operands.back(), True, False);
}

//===----------------------------------------------------------------------===//
// Assignment of expressions
//===----------------------------------------------------------------------===//

Value zokor::irgen::convertedTo(FuncGen &F, ast::Expr *E, GoType *To) {
  E = ast::unparen(E);
  if (isNil(E))
    return F.zero(To);
  GoType *From = F.typeOf(E);
  // An untyped constant takes the variable's type, or its default type if that
  // is an interface.
  if (E->ExprMode == Mode::Constant && E->Value && types::isUntyped(From))
    return F.constant(E->Value, To);
  Value V = F.value(E);
  AtLocation Here(F, E->At);
  return F.assignConvert(V, From, To);
}

void zokor::irgen::initializeWith(FuncGen &F, ast::Expr *E, GoType *To,
                                  Value Dst) {
  if (F.M.inRegisters(To))
    F.store(convertedTo(F, E, To), Dst);
  else
    F.valueTo(E, Dst);
}
