//===- Range.cpp - range statements ---------------------------------------===//
//
// The counters and iterators are hidden, so the body cannot change them: the
// iteration variables get copies. Length and elements are those of the range
// expression when the loop begins; an array is copied for that, a slice shares
// its elements, a pointer to an array is followed in each iteration.
//
// All loops have the shape
//
//   header(state): done? -> end;  body: set variables, statements;
//   continue: next state, to the header
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Ranges.h"

using namespace zokor;
using namespace zokor::irgen;
using llvm::cast;
using llvm::dyn_cast;
using llvm::isa;

void irgen::setIterationVars(FuncGen &F, ast::RangeStmt *S,
                             llvm::ArrayRef<IterationValue> Values) {
  llvm::SmallVector<Place, 2> Places;
  for (const IterationValue &I : Values)
    if (isWanted(I.For) && !S->IsDefine) {
      Places.emplace_back(F, I.For);
      Places.back().evaluate(/*OnlyCalls=*/false);
    }
  // The first assignment may change what the second value is an address of.
  llvm::SmallVector<Value, 2> Assigned;
  for (const IterationValue &I : Values)
    Assigned.push_back(Places.size() > 1 ? privateCopy(F, I.V, I.T) : I.V);
  unsigned Next = 0;
  for (const IterationValue &I : Values) {
    if (!isWanted(I.For))
      continue;
    if (!S->IsDefine) {
      Places[Next++].assign(Assigned[&I - Values.begin()], I.T);
      continue;
    }
    Var *V = declaredVar(I.For);
    GoType *T = F.subst(V->Type);
    Value Converted = F.assignConvert(I.V, I.T, T);
    if (S->PerIteration)
      F.declare(V, Converted);
    else
      assignTo(F, F.Variables[V], Converted, T);
  }
}

namespace {

class RangeGen {
public:
  RangeGen(FuncGen &F, ast::RangeStmt *S)
      : F(F), S(S), Start(F.Loc), XType(F.typeOf(S->X)), Header(F.newBlock()),
        Body(F.newBlock()), Continue(F.newBlock()), End(F.newBlock()) {}
  void generate();

private:
  void overArray(types::Array *A, bool ThroughPointer);
  void overSlice(types::Slice *T);
  void overString();
  void overMap(types::Map *T);
  void overChan(types::Chan *T);
  void overInteger();

  /// A loop that counts from 0 to Limit; Elem gives the element's address.
  void count(Value Limit, GoType *CountType, GoType *ElemType,
             llvm::function_ref<Value(Value)> Elem);
  /// The body behind the variables, and everything that follows it; Step
  /// gives the header's arguments.
  void finish(llvm::ArrayRef<IterationValue> Values,
              llvm::function_ref<llvm::SmallVector<Value>()> Step);
  void condBranch(Value Cond, mlir::Block *True, mlir::Block *False) {
    mlir::cf::CondBranchOp::create(F.B, F.Loc, Cond, True, mlir::ValueRange(),
                                   False, mlir::ValueRange());
  }
  /// The value at an address as IterationValue wants it.
  Value element(Value Addr, GoType *T) {
    return F.M.inRegisters(T) ? F.load(Addr, T) : Addr;
  }
  GoType *intType() { return F.M.U.basic(types::BasicKind::Int); }
  /// Are X and its length not evaluated, being known?
  bool skipsOperand() { return !isWanted(S->Val) && !hasCalls(S->X); }
  Value arrayAddress(bool ThroughPointer);

  FuncGen &F;
  ast::RangeStmt *S;
  mlir::Location Start;
  GoType *XType;
  mlir::Block *Header, *Body, *Continue, *End;
};

} // namespace

void RangeGen::finish(llvm::ArrayRef<IterationValue> Values,
                      llvm::function_ref<llvm::SmallVector<Value>()> Step) {
  setIterationVars(F, S, Values);
  {
    TargetScope Targets(F, S, End, Continue);
    F.stmt(S->Body);
  }
  F.branch(Continue);
  if (Continue->hasNoPredecessors()) {
    Continue->erase();
  } else {
    F.startBlock(Continue);
    F.Loc = Start;
    F.branch(Header, Step());
  }
  F.startBlock(End);
}

void RangeGen::count(Value Limit, GoType *CountType, GoType *ElemType,
                     llvm::function_ref<Value(Value)> Elem) {
  mlir::Type T = Limit.getType();
  unsigned Bits = T.getIntOrFloatBitWidth();
  Value I = Header->addArgument(T, Start);
  F.branch(Header, {F.intConstant(0, Bits)});
  F.startBlock(Header);
  auto Less = types::isUnsigned(CountType) ? mlir::arith::CmpIPredicate::ult
                                           : mlir::arith::CmpIPredicate::slt;
  condBranch(mlir::arith::CmpIOp::create(F.B, F.Loc, Less, I, Limit), Body,
             End);
  F.startBlock(Body);
  llvm::SmallVector<IterationValue, 2> Values{{S->Key, I, CountType}};
  if (isWanted(S->Val))
    Values.push_back({S->Val, element(Elem(I), ElemType), ElemType});
  finish(Values, [&] {
    Value Next =
        mlir::arith::AddIOp::create(F.B, F.Loc, I, F.intConstant(1, Bits));
    return llvm::SmallVector<Value>{Next};
  });
}

/// The array's address, of a copy unless X is a pointer or makes a new array.
Value RangeGen::arrayAddress(bool ThroughPointer) {
  if (skipsOperand())
    return Value();
  if (ThroughPointer)
    return F.value(S->X);
  if (!isWanted(S->Val)) {
    F.effects(S->X);
    return Value();
  }
  if (F.M.inRegisters(XType))
    return F.spill(F.value(S->X), XType);
  Value Addr = F.valueAddress(S->X);
  return isa<ast::CallExpr, ast::CompositeLit>(ast::unparen(S->X))
             ? Addr
             : privateCopy(F, Addr, XType);
}

void RangeGen::overArray(types::Array *A, bool ThroughPointer) {
  Value Array = arrayAddress(ThroughPointer);
  count(F.intConstant(A->Len), intType(), A->Elem, [&](Value I) -> Value {
    Value Base = Array;
    if (ThroughPointer)
      Base = go::CheckNilOp::create(F.B, F.Loc, Base);
    return go::IndexAddrOp::create(F.B, F.Loc, Base, I, F.lower(A->Elem));
  });
}

void RangeGen::overSlice(types::Slice *T) {
  Value Slice = F.value(S->X);
  Value Length = go::SliceLenOp::create(F.B, F.Loc, Slice);
  Value Base = go::SlicePtrOp::create(F.B, F.Loc, Slice);
  count(Length, intType(), T->Elem, [&](Value I) -> Value {
    return go::IndexAddrOp::create(F.B, F.Loc, Base, I, F.lower(T->Elem));
  });
}

void RangeGen::overInteger() {
  // An untyped constant has taken the variable's type.
  GoType *T = XType;
  if (types::isUntyped(T))
    T = S->Key && S->Key->Type ? F.typeOf(S->Key) : intType();
  Value Limit = S->X->ExprMode == ast::Mode::Constant
                    ? F.constant(S->X->Value, T)
                    : F.value(S->X);
  count(Limit, T, nullptr, [](Value) { return Value(); });
}

void RangeGen::overString() {
  Value Text = F.value(S->X);
  Value Length = go::StringLenOp::create(F.B, F.Loc, Text);
  Value I = Header->addArgument(F.B.getI64Type(), Start);
  F.branch(Header, {F.intConstant(0)});
  F.startBlock(Header);
  condBranch(mlir::arith::CmpIOp::create(
                 F.B, F.Loc, mlir::arith::CmpIPredicate::slt, I, Length),
             Body, End);
  F.startBlock(Body);
  auto Decoded = go::StringDecodeOp::create(F.B, F.Loc, Text, I);
  GoType *Rune = F.M.U.basic(types::BasicKind::Int32);
  finish({{S->Key, I, intType()}, {S->Val, Decoded.getRune(), Rune}},
         [&] { return llvm::SmallVector<Value>{Decoded.getNext()}; });
}

/// abi::MapIterator as a Go type.
static GoType *iteratorType(FuncGen &F) {
  using types::BasicKind;
  static constexpr BasicKind Words[] = {
      BasicKind::UnsafePointer, BasicKind::UnsafePointer,
      BasicKind::UnsafePointer, BasicKind::UnsafePointer,
      BasicKind::UnsafePointer, BasicKind::UnsafePointer,
      BasicKind::UnsafePointer, BasicKind::UnsafePointer,
      BasicKind::Uintptr,       BasicKind::Uint64,
      BasicKind::Uintptr,       BasicKind::Uintptr};
  llvm::SmallVector<Var *> Fields;
  for (auto [I, K] : llvm::enumerate(Words)) {
    auto *V = F.M.S.make<Var>(Pos(), nullptr,
                              F.M.S.Names.get(("W" + llvm::Twine(I)).str()),
                              F.M.U.basic(K));
    V->IsField = true;
    Fields.push_back(V);
  }
  auto *T = F.M.S.make<types::Struct>();
  T->Fields = F.M.S.copy<Var *>(llvm::ArrayRef<Var *>(Fields));
  return T;
}

void RangeGen::overMap(types::Map *T) {
  Value Map = F.value(S->X);
  Value Iter = F.newVar("", iteratorType(F));
  GoType *Ptr = F.M.U.basic(types::BasicKind::UnsafePointer);
  go::MapIterInitOp::create(F.B, F.Loc, Map, Iter, F.M.descriptor(XType));
  F.startBlock(Header);
  Value Key = F.load(Iter, Ptr);
  Value Nil = go::NilOp::create(F.B, F.Loc, Key.getType());
  condBranch(go::PtrEqOp::create(F.B, F.Loc, Key, Nil), End, Body);
  F.startBlock(Body);
  llvm::SmallVector<IterationValue, 2> Values;
  if (isWanted(S->Key))
    Values.push_back({S->Key, element(Key, T->Key), T->Key});
  if (isWanted(S->Val)) {
    Value Word = go::PtrAddOp::create(F.B, F.Loc, Iter, F.intConstant(8));
    Values.push_back({S->Val, element(F.load(Word, Ptr), T->Elem), T->Elem});
  }
  finish(Values, [&] {
    go::MapIterNextOp::create(F.B, F.Loc, Iter);
    return llvm::SmallVector<Value>();
  });
}

void RangeGen::overChan(types::Chan *T) {
  Value Chan = F.value(S->X);
  Value Elem = F.newVar("", T->Elem);
  F.startBlock(Header);
  Value Ok = go::ChanRecvOp::create(F.B, F.Loc, Chan, Elem);
  condBranch(Ok, Body, End);
  F.startBlock(Body);
  llvm::SmallVector<IterationValue, 1> Values;
  if (isWanted(S->Key))
    Values.push_back({S->Key, element(Elem, T->Elem), T->Elem});
  finish(Values, [] { return llvm::SmallVector<Value>(); });
}

void RangeGen::generate() {
  // Before go1.22 all iterations share the variables.
  if (S->IsDefine && !S->PerIteration)
    for (ast::Expr *E : {S->Key, S->Val})
      if (isWanted(E))
        F.declare(declaredVar(E), Value());
  GoType *T = types::underlying(XType);
  if (auto *P = dyn_cast<types::Pointer>(T))
    return overArray(types::as<types::Array>(P->Elem), /*ThroughPointer=*/true);
  if (auto *A = dyn_cast<types::Array>(T))
    return overArray(A, /*ThroughPointer=*/false);
  if (auto *Slice = dyn_cast<types::Slice>(T))
    return overSlice(Slice);
  if (auto *Map = dyn_cast<types::Map>(T))
    return overMap(Map);
  if (auto *Chan = dyn_cast<types::Chan>(T))
    return overChan(Chan);
  if (types::isString(T))
    return overString();
  overInteger();
}

void irgen::rangeStmt(FuncGen &F, ast::RangeStmt *S) {
  if (types::as<types::Signature>(F.typeOf(S->X)))
    return rangeFunc(F, S);
  RangeGen(F, S).generate();
}
