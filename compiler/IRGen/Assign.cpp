//===- Assign.cpp - Assignments and variables -----------------------------===//
//
// An assignment has two phases: first the operands of the left sides and the
// right sides are evaluated, then the values are stored from left to right.
// What can panic on the left (a nil pointer, an index, a nil map) does so in
// the second phase. See Statements.h for the order within the first.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Expressions.h"
#include "compiler/IRGen/Statements.h"

using namespace zokor;
using namespace zokor::irgen;
using llvm::dyn_cast;
using llvm::dyn_cast_or_null;

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

Value irgen::assigned(FuncGen &F, ast::Expr *E, GoType *To) {
  return convertedTo(F, E, To);
}

Value irgen::privateCopy(FuncGen &F, Value V, GoType *T) {
  if (F.M.inRegisters(T))
    return V;
  Value Copy = F.newVar("", T);
  F.copy(Copy, V, T);
  return Copy;
}

/// Does E make a new value in memory, which nobody else knows?
static bool isFresh(ast::Expr *E) {
  E = ast::unparen(E);
  // A conversion may give the operand's own memory.
  if (auto *Call = llvm::dyn_cast<ast::CallExpr>(E))
    return ast::unparen(Call->Fun)->ExprMode != ast::Mode::TypeExpr;
  return llvm::isa<ast::CompositeLit>(E);
}

llvm::SmallVector<Value> irgen::assignedList(FuncGen &F,
                                             ast::List<ast::Expr> List,
                                             llvm::ArrayRef<GoType *> To) {
  llvm::SmallVector<Value> Values(List.size());
  for (bool WithCalls : {true, false})
    for (auto [I, E] : llvm::enumerate(List)) {
      if (hasCalls(E) != WithCalls)
        continue;
      GoType *T = To[I] ? To[I] : F.typeOf(E);
      Values[I] = assigned(F, E, T);
      if (List.size() > 1 && !isFresh(E))
        Values[I] = privateCopy(F, Values[I], T);
    }
  return Values;
}

void irgen::assignTo(FuncGen &F, Value Dst, Value V, GoType *T) {
  storeRepresentative(F, V, Dst, T);
}

bool irgen::isBlank(ast::Expr *E) {
  auto *Id = dyn_cast_or_null<ast::Ident>(E ? ast::unparen(E) : nullptr);
  return Id && Id->Name.isBlank();
}

Var *irgen::declaredVar(ast::Expr *E) {
  auto *Id = dyn_cast_or_null<ast::Ident>(E);
  auto *V = Id ? dyn_cast_or_null<Var>(Id->Obj) : nullptr;
  return V && V->At == Id->At ? V : nullptr;
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

Place::Place(FuncGen &F, ast::Expr *Lhs) : F(F), E(ast::unparen(Lhs)) {
  if (isBlank(E))
    return;
  T = F.typeOf(E);
  K = Whole;
  if (auto *Star = dyn_cast<ast::StarExpr>(E)) {
    K = Deref;
    BaseExpr = Star->X;
  } else if (auto *Elem = dyn_cast<ast::IndexExpr>(E)) {
    IndexExpr = Elem->Indices[0];
    GoType *XT = types::underlying(F.typeOf(Elem->X));
    if (llvm::isa<types::Array>(XT)) {
      K = ArrayElem;
      Inner = std::make_unique<Place>(F, Elem->X);
      return;
    }
    BaseExpr = Elem->X;
    K = llvm::isa<types::Map>(XT)     ? Map
        : llvm::isa<types::Slice>(XT) ? SliceElem
                                      : ArrayElem;
  } else if (auto *Sel = dyn_cast<ast::SelectorExpr>(E);
             Sel && Sel->Selection) {
    K = Field;
    if (llvm::isa<types::Pointer>(types::underlying(F.typeOf(Sel->X))))
      BaseExpr = Sel->X;
    else
      Inner = std::make_unique<Place>(F, Sel->X);
  }
}

void Place::operand(ast::Expr *X, Value &V, bool OnlyCalls, GoType *To) {
  if (!X || V || (OnlyCalls && !hasCalls(X)))
    return;
  if (To)
    V = privateCopy(F, assigned(F, X, To), To);
  else if (X == IndexExpr)
    V = indexValue(F, X, IsUnsigned);
  else
    V = F.value(X);
}

void Place::evaluate(bool OnlyCalls) {
  if (Inner)
    Inner->evaluate(OnlyCalls);
  operand(BaseExpr, Base, OnlyCalls);
  GoType *Key = nullptr;
  if (K == Map)
    Key = types::as<types::Map>(F.typeOf(BaseExpr))->Key;
  operand(IndexExpr, Index, OnlyCalls, Key);
}

Value Place::fieldAddress() {
  auto *Sel = llvm::cast<ast::SelectorExpr>(E);
  GoType *Struct = F.typeOf(Sel->X);
  Value Addr;
  if (Inner) {
    Addr = Inner->address();
  } else {
    Struct = types::as<types::Pointer>(Struct)->Elem;
    Addr = go::CheckNilOp::create(F.B, F.Loc, Base);
  }
  for (unsigned I : Sel->Selection->Path) {
    // An embedded pointer on the way.
    if (auto *P = types::as<types::Pointer>(Struct)) {
      Addr = go::CheckNilOp::create(F.B, F.Loc, F.load(Addr, Struct));
      Struct = P->Elem;
    }
    Addr = go::FieldAddrOp::create(F.B, F.Loc, Addr, F.lower(Struct), I);
    Struct = types::as<types::Struct>(Struct)->Fields[I]->Type;
  }
  return Addr;
}

Value Place::elementAddress() {
  ast::Expr *X = llvm::cast<ast::IndexExpr>(E)->X;
  GoType *XT = types::underlying(F.typeOf(X));
  Value Array, Length;
  if (K == SliceElem) {
    Array = go::SlicePtrOp::create(F.B, F.Loc, Base);
    Length = go::SliceLenOp::create(F.B, F.Loc, Base);
  } else {
    if (Inner) {
      Array = Inner->address();
    } else {
      Array = go::CheckNilOp::create(F.B, F.Loc, Base);
      XT = types::underlying(llvm::cast<types::Pointer>(XT)->Elem);
    }
    Length = F.intConstant(llvm::cast<types::Array>(XT)->Len);
  }
  Value Checked = go::CheckBoundsOp::create(F.B, F.Loc, Index, Length,
                                            go::BoundsKind::Index, IsUnsigned);
  return go::IndexAddrOp::create(F.B, F.Loc, Array, Checked, F.lower(T));
}

Value Place::address() {
  AtLocation At(F, E->At);
  switch (K) {
  case Deref:
    return go::CheckNilOp::create(F.B, F.Loc, Base);
  case Field:
    return fieldAddress();
  case ArrayElem:
  case SliceElem:
    return elementAddress();
  case Map: {
    GoType *MapT = F.typeOf(BaseExpr);
    GoType *Key = types::as<types::Map>(MapT)->Key;
    return go::MapAssignOp::create(F.B, F.Loc, Base, Index, elemAttr(F, Key),
                                   F.M.descriptor(MapT));
  }
  case Whole:
    return F.address(E);
  case Blank:
    break;
  }
  return Value();
}

Value Place::readMap() {
  GoType *MapT = F.typeOf(BaseExpr);
  GoType *Key = types::as<types::Map>(MapT)->Key;
  auto Entry = go::MapLookupOp::create(F.B, F.Loc, Base, Index,
                                       elemAttr(F, Key), F.M.descriptor(MapT));
  return F.load(Entry.getElem(), T);
}

bool Place::isHeaderData() const {
  if (K != Field)
    return false;
  auto *Sel = llvm::cast<ast::SelectorExpr>(E);
  GoType *Struct = F.typeOf(Sel->X);
  if (auto *P = types::as<types::Pointer>(Struct))
    Struct = P->Elem;
  auto Path = llvm::ArrayRef(Sel->Selection->Path);
  return Path.size() == 1 && irgen::isHeaderData(Struct, Path[0]);
}

void Place::assign(Value V, GoType *From) {
  if (K == Blank)
    return;
  V = F.assignConvert(V, From, T);
  // Stored as the pointer that it is: escape analysis and the collector have to
  // know.
  if (isHeaderData())
    V = go::IntToPtrOp::create(F.B, F.Loc, go::PtrType::get(&F.M.Context), V);
  assignTo(F, address(), V, T);
}

//===----------------------------------------------------------------------===//
// Variables
//===----------------------------------------------------------------------===//

void FuncGen::declare(Var *V, Value Initial) {
  GoType *T = subst(V->Type);
  if (!M.inRegisters(T)) {
    Value Variable = newVar(V->Name.str(), T);
    if (Initial)
      copy(Variable, Initial, T);
    Variables[V] = Variable;
    return;
  }
  Value Variable =
      go::VarOp::create(B, Loc, B.getStringAttr(V->Name.str()),
                        mlir::TypeAttr::get(lower(T)), M.descriptor(T));
  store(Initial ? Initial : zero(T), Variable);
  Variables[V] = Variable;
}

/// Declares V with the value of E; a value in memory is made in place.
static void declareAs(FuncGen &F, Var *V, ast::Expr *E) {
  GoType *T = F.subst(V->Type);
  if (F.M.inRegisters(T) || !isFresh(E))
    return F.declare(V, assigned(F, E, T));
  Value Variable = F.newVar(V->Name.str(), T);
  F.valueTo(E, Variable);
  F.Variables[V] = Variable;
}

/// Evaluates E, whose value nobody wants; nil checks and calls count.
static void discard(FuncGen &F, ast::Expr *E) {
  if (E->ExprMode == ast::Mode::Constant || E->ExprMode == ast::Mode::NilValue)
    return;
  GoType *T = F.typeOf(E);
  if (F.M.inRegisters(T))
    F.value(E);
  else
    F.valueAddress(E);
}

/// The values of a call with several results or of a comma-ok form, with
/// their types.
static llvm::SmallVector<std::pair<Value, GoType *>> multiValues(FuncGen &F,
                                                                 ast::Expr *E) {
  auto *Types = llvm::cast<types::Tuple>(types::unalias(F.typeOf(E)));
  llvm::SmallVector<Value> Values = F.multiValue(E);
  llvm::SmallVector<std::pair<Value, GoType *>> Result;
  for (auto [V, R] : llvm::zip(Values, Types->Vars))
    Result.push_back({V, F.subst(R->Type)});
  return Result;
}

void irgen::varDecl(FuncGen &F, ast::VarDecl *D) {
  auto VarOf = [](ast::Ident *Id) { return dyn_cast_or_null<Var>(Id->Obj); };
  if (D->Values.empty()) {
    for (ast::Ident *Id : D->Names)
      if (Var *V = VarOf(Id))
        F.declare(V, Value());
    return;
  }
  GoType *Declared = D->DeclType ? F.typeOf(D->DeclType) : nullptr;
  if (D->Values.size() != D->Names.size()) {
    auto Values = multiValues(F, D->Values[0]);
    for (auto [Id, V] : llvm::zip(D->Names, Values))
      if (Var *Variable = VarOf(Id); Variable && !Id->Name.isBlank())
        F.declare(Variable,
                  F.assignConvert(V.first, V.second, F.subst(Variable->Type)));
    return;
  }
  if (D->Names.size() == 1) {
    Var *V = VarOf(D->Names[0]);
    if (V && !V->Name.isBlank())
      return declareAs(F, V, D->Values[0]);
    if (Declared)
      assigned(F, D->Values[0], Declared);
    else
      discard(F, D->Values[0]);
    return;
  }
  llvm::SmallVector<GoType *> Types;
  for (ast::Ident *Id : D->Names) {
    Var *V = VarOf(Id);
    Types.push_back(V ? F.subst(V->Type) : Declared);
  }
  auto Values = assignedList(F, D->Values, Types);
  for (auto [Id, V] : llvm::zip(D->Names, Values))
    if (Var *Variable = VarOf(Id); Variable && !Id->Name.isBlank())
      F.declare(Variable, V);
}

//===----------------------------------------------------------------------===//
// = and :=
//===----------------------------------------------------------------------===//

/// x = y and x := y.
static void assignOne(FuncGen &F, ast::AssignStmt *S) {
  ast::Expr *Lhs = S->Lhs[0], *Rhs = S->Rhs[0];
  if (isBlank(Lhs))
    return discard(F, Rhs);
  if (Var *V = S->IsDefine ? declaredVar(Lhs) : nullptr)
    return declareAs(F, V, Rhs);
  Place P(F, Lhs);
  P.evaluate(/*OnlyCalls=*/true);
  Value V = assigned(F, Rhs, P.type());
  P.evaluate(/*OnlyCalls=*/false);
  P.assign(V, P.type());
  markSelfAssignment(F, S, 0);
}

namespace {

/// The left sides of a tuple assignment.
struct LeftSides {
  llvm::SmallVector<Place, 2> Places;
  /// Those that are declared.
  llvm::SmallVector<Var *, 2> New;

  LeftSides(FuncGen &F, ast::AssignStmt *S) {
    for (ast::Expr *E : S->Lhs) {
      New.push_back(S->IsDefine && !isBlank(E) ? declaredVar(E) : nullptr);
      Places.emplace_back(F, E);
    }
  }
  void evaluate(bool OnlyCalls) {
    for (auto [P, V] : llvm::zip(Places, New))
      if (!V)
        P.evaluate(OnlyCalls);
  }
  void assign(FuncGen &F, unsigned I, Value V, GoType *From) {
    if (New[I])
      F.declare(New[I], F.assignConvert(V, From, F.subst(New[I]->Type)));
    else
      Places[I].assign(V, From);
  }
};

} // namespace

/// a, b = x, y
static void assignPairs(FuncGen &F, ast::AssignStmt *S) {
  LeftSides Lhs(F, S);
  Lhs.evaluate(/*OnlyCalls=*/true);
  llvm::SmallVector<GoType *> Types;
  for (auto [P, V, E] : llvm::zip(Lhs.Places, Lhs.New, S->Rhs)) {
    GoType *T = V ? F.subst(V->Type) : P.type();
    Types.push_back(T ? T : F.typeOf(E));
  }
  auto Values = assignedList(F, S->Rhs, Types);
  Lhs.evaluate(/*OnlyCalls=*/false);
  for (auto [I, V] : llvm::enumerate(Values)) {
    Lhs.assign(F, I, V, Types[I]);
    if (!Lhs.New[I] && !isBlank(S->Lhs[I]))
      markSelfAssignment(F, S, I);
  }
}

/// a, b = f()
static void assignResults(FuncGen &F, ast::AssignStmt *S) {
  LeftSides Lhs(F, S);
  Lhs.evaluate(/*OnlyCalls=*/true);
  auto Values = multiValues(F, S->Rhs[0]);
  // m[k] and the like give the address of what the stores may change.
  if (!isFresh(S->Rhs[0]))
    for (auto &[V, T] : Values)
      V = privateCopy(F, V, T);
  Lhs.evaluate(/*OnlyCalls=*/false);
  for (auto [I, V] : llvm::enumerate(Values))
    Lhs.assign(F, I, V.first, V.second);
}

//===----------------------------------------------------------------------===//
// op=, ++ and --
//===----------------------------------------------------------------------===//

/// A map must not get an entry before the division has succeeded. Shifts make
/// it first, as in gc.
static bool isDivision(tok::Kind Op) {
  return Op == tok::Div || Op == tok::Rem;
}

/// x op= Y, where Operand gives Y.
static void update(FuncGen &F, ast::Expr *Lhs, tok::Kind Op,
                   llvm::function_ref<Value()> Operand, GoType *CountType) {
  if (isBlank(Lhs))
    return;
  Place P(F, Lhs);
  P.evaluate(/*OnlyCalls=*/true);
  Value Y = Operand();
  P.evaluate(/*OnlyCalls=*/false);
  if (P.isMapElement() && isDivision(Op)) {
    Value V = F.binary(Op, P.readMap(), Y, P.type(), CountType);
    return F.store(V, P.address());
  }
  Value Addr = P.address();
  Value V = F.binary(Op, F.load(Addr, P.type()), Y, P.type(), CountType);
  F.store(V, Addr);
}

void irgen::incDec(FuncGen &F, ast::IncDecStmt *S) {
  GoType *T = F.typeOf(S->X);
  update(
      F, S->X, S->IsInc ? tok::Add : tok::Sub,
      [&] { return F.constant(F.M.U.Constants.int64(1), T); }, T);
}

void FuncGen::assign(ast::AssignStmt *S) {
  AtLocation At(*this, S->OpAt);
  if (S->Op != tok::None) {
    ast::Expr *Y = S->Rhs[0];
    bool IsShift = S->Op == tok::Shl || S->Op == tok::Shr;
    if (IsShift && Y->ExprMode == ast::Mode::Constant) {
      // Of any untyped kind, and not negative.
      bool Ignored;
      return update(
          *this, S->Lhs[0], S->Op,
          [&] { return indexValue(*this, Y, Ignored); },
          M.U.basic(types::BasicKind::Uint));
    }
    return update(
        *this, S->Lhs[0], S->Op,
        [&] {
          return IsShift ? value(Y) : assigned(*this, Y, typeOf(S->Lhs[0]));
        },
        typeOf(Y));
  }
  if (S->Lhs.size() != S->Rhs.size())
    return assignResults(*this, S);
  if (S->Lhs.size() == 1)
    return assignOne(*this, S);
  assignPairs(*this, S);
}
