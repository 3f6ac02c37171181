//===- Call.cpp - Calls of functions, methods and func values -------------===//
//
// The function value and the arguments are evaluated in the order of the
// source; conversions to the parameters' types belong to their evaluation. The
// call itself is one op, whose operands are, by docs/ABI.md: receiver or
// closure object, addresses for results in memory, parameters. An argument in
// memory is passed by the address of a copy that the callee owns.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Calls.h"
#include "compiler/IRGen/Walk.h"
#include "compiler/Types/LinkString.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/Support/SaveAndRestore.h"

using namespace zokor;
using namespace zokor::irgen;

//===----------------------------------------------------------------------===//
// What is called
//===----------------------------------------------------------------------===//

Func *zokor::irgen::namedFunction(ast::Expr *E, ast::Ident *&Name) {
  E = ast::unparen(E);
  if (auto *I = llvm::dyn_cast<ast::IndexExpr>(E))
    E = ast::unparen(I->X);
  Name = llvm::dyn_cast<ast::Ident>(E);
  if (auto *S = llvm::dyn_cast<ast::SelectorExpr>(E))
    Name = S->Selection ? nullptr : S->Sel;
  return Name ? llvm::dyn_cast_or_null<Func>(Name->Obj) : nullptr;
}

types::Builtin *zokor::irgen::namedBuiltin(ast::Expr *E) {
  E = ast::unparen(E);
  auto *Name = llvm::dyn_cast<ast::Ident>(E);
  if (auto *S = llvm::dyn_cast<ast::SelectorExpr>(E))
    Name = S->Sel;
  return Name ? llvm::dyn_cast_or_null<types::Builtin>(Name->Obj) : nullptr;
}

Instance zokor::irgen::instanceNamed(FuncGen &F, Func *Fn, ast::Ident *Name) {
  llvm::SmallVector<GoType *, 4> Args;
  for (GoType *T : Name->TypeArgs)
    Args.push_back(F.subst(T));
  return F.M.instanceOf(Fn, F.M.S.copy<GoType *>(Args));
}

MethodRef zokor::irgen::methodNamed(FuncGen &F, const types::Selection *S) {
  auto *Method = llvm::cast<Func>(S->Obj);
  if (F.Env.Params.empty())
    return {S->Recv, Method, llvm::SmallVector<unsigned, 4>(S->Path)};
  GoType *Recv = F.subst(S->Recv);
  types::LookupResult Found = types::lookupFieldOrMethod(
      Recv, /*Addressable=*/true, Method->Pkg, Method->Name);
  return {Recv, llvm::cast<Func>(Found.Obj), Found.Path};
}

//===----------------------------------------------------------------------===//
// Receivers
//===----------------------------------------------------------------------===//

namespace {
/// A value on the way to a receiver: the value itself, or where it lies.
struct Place {
  Value V;
  GoType *T;
  bool IsAddress;
};
} // namespace

static Place stepInto(FuncGen &F, Place P, unsigned Field) {
  if (auto *Ptr = types::as<types::Pointer>(P.T)) {
    if (P.IsAddress)
      P.V = F.load(P.V, P.T);
    P.V = go::CheckNilOp::create(F.B, F.Loc, P.V);
    P.T = Ptr->Elem;
    P.IsAddress = true;
  }
  auto *S = types::as<types::Struct>(P.T);
  GoType *FieldType = S->Fields[Field]->Type;
  if (!P.IsAddress) {
    P.V = go::StructGetOp::create(F.B, F.Loc, F.lower(FieldType), P.V, Field);
    P.T = FieldType;
    return P;
  }
  P.V = go::FieldAddrOp::create(F.B, F.Loc, P.V, F.lower(P.T), Field);
  P.T = FieldType;
  return P;
}

/// A copy that a callee may own.
static Value ownCopy(FuncGen &F, Value Addr, GoType *T) {
  Value Copy = F.newVar("~arg", T);
  F.copy(Copy, Addr, T);
  return Copy;
}

/// The receiver argument of a declared method with the declared receiver type
/// (pointer or not), from P.
static Value receiverOf(FuncGen &F, Place P, Func *Method) {
  bool HavePointer = types::as<types::Pointer>(P.T) != nullptr;
  if (Method->HasPtrRecv) {
    if (HavePointer)
      return P.IsAddress ? F.load(P.V, P.T) : P.V;
    return P.IsAddress ? P.V : F.spill(P.V, P.T);
  }
  if (HavePointer) {
    if (P.IsAddress)
      P.V = F.load(P.V, P.T);
    P.V = go::CheckNilOp::create(F.B, F.Loc, P.V);
    P.T = types::as<types::Pointer>(P.T)->Elem;
    P.IsAddress = true;
  }
  if (!F.M.inRegisters(P.T))
    return ownCopy(F, P.V, P.T);
  return P.IsAddress ? F.load(P.V, P.T) : P.V;
}

static Callee bindAt(FuncGen &F, Place P, const MethodRef &M) {
  for (unsigned Field : llvm::ArrayRef(M.Path).drop_back())
    P = stepInto(F, P, Field);
  Callee C;
  if (types::as<types::Interface>(P.T)) {
    C.K = Callee::Iface;
    C.Method = M.Method;
    C.Target = {P.IsAddress ? F.load(P.V, P.T) : P.V, P.T};
    C.Sig = M.Method->signature();
    return C;
  }
  GoType *Base = types::deref(P.T).first;
  Instance I = F.M.instanceOf(M.Method, {});
  C.Code = F.M.function(I);
  C.Sig = F.M.closedSignature(I.F->signature(), I.TypeArgs);
  C.Target.V = receiverOf(F, P, M.Method);
  C.Target.T = M.Method->HasPtrRecv ? F.M.S.make<types::Pointer>(Base) : Base;
  return C;
}

Callee zokor::irgen::bindMethod(FuncGen &F, Operand X, const MethodRef &M) {
  return bindAt(F, {X.V, X.T, !F.M.inRegisters(X.T)}, M);
}

Callee zokor::irgen::bindMethod(FuncGen &F, ast::Expr *E, const MethodRef &M) {
  GoType *T = F.typeOf(E);
  // A pointer method of a variable takes its address; a field of a variable
  // is read without reading all of it.
  bool WantsAddress = !types::as<types::Pointer>(T) &&
                      !types::as<types::Interface>(T) &&
                      (M.Path.size() > 1 || M.Method->HasPtrRecv);
  if (WantsAddress && E->ExprMode == ast::Mode::Variable)
    return bindAt(F, {F.address(E), T, true}, M);
  if (F.M.inRegisters(T))
    return bindAt(F, {F.value(E), T, false}, M);
  return bindAt(F, {F.valueAddress(E), T, true}, M);
}

//===----------------------------------------------------------------------===//
// Making the call
//===----------------------------------------------------------------------===//

/// The index of a method in the itab of the interface type T.
static unsigned methodIndex(GoType *T, Func *Method) {
  unsigned Index = 0;
  types::typeSet(types::as<types::Interface>(T))
      .lookup(Method->Pkg, Method->Name, /*FoldCase=*/false, &Index);
  return Index;
}

static mlir::Operation *callOp(FuncGen &F, const Callee &C,
                               mlir::TypeRange Results,
                               llvm::ArrayRef<Value> Operands) {
  switch (C.K) {
  case Callee::Static:
    return go::CallOp::create(
        F.B, F.Loc, Results,
        mlir::FlatSymbolRefAttr::get(go::FuncOp(C.Code).getSymNameAttr()),
        Operands, nullptr, nullptr);
  case Callee::Closure:
    return go::CallClosureOp::create(F.B, F.Loc, Results, C.Target.V, Operands,
                                     F.M.pointerAttrs(C.Sig), nullptr);
  case Callee::Iface:
    return go::CallIfaceOp::create(
        F.B, F.Loc, Results, C.Target.V,
        F.B.getI64IntegerAttr(methodIndex(C.Target.T, C.Method)),
        F.B.getStringAttr(C.Method->Name.str()), F.M.descriptor(C.Target.T),
        Operands, F.M.pointerAttrs(C.Sig), nullptr);
  }
  llvm_unreachable("all kinds handled");
}

llvm::SmallVector<Value> zokor::irgen::emitCall(FuncGen &F, const Callee &C,
                                                llvm::ArrayRef<Value> Args) {
  CallABI ABI = F.M.abi(C.Sig);
  llvm::SmallVector<Value> Operands, Results;
  if (C.K == Callee::Static && C.Target.V)
    Operands.push_back(C.Target.V);
  for (auto [R, InMemory] :
       llvm::zip(C.Sig->Results->Vars, ABI.ResultInMemory)) {
    Results.push_back(InMemory ? F.newVar("~r", R->Type) : Value());
    if (InMemory)
      Operands.push_back(Results.back());
  }
  llvm::append_range(Operands, Args);
  mlir::Operation *Call = callOp(F, C, ABI.Results, Operands);
  unsigned Next = 0;
  for (auto [R, V] : llvm::zip(C.Sig->Results->Vars, Results)) {
    if (!V)
      V = Call->getResult(Next++);
    else if (F.M.inRegisters(R->Type))
      V = F.load(V, R->Type);
  }
  return Results;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

GoType *zokor::irgen::valueType(FuncGen &F, ast::Expr *E) {
  GoType *T = F.typeOf(E);
  auto *B = types::asIs<types::Basic>(T);
  if (!B || !(B->Info & types::IsUntyped))
    return T;
  switch (B->K) {
  case types::BasicKind::UntypedBool:
    return F.M.U.basic(types::BasicKind::Bool);
  case types::BasicKind::UntypedInt:
    return F.M.U.basic(types::BasicKind::Int);
  case types::BasicKind::UntypedRune:
    return F.M.U.runeType;
  case types::BasicKind::UntypedFloat:
    return F.M.U.basic(types::BasicKind::Float64);
  case types::BasicKind::UntypedComplex:
    return F.M.U.basic(types::BasicKind::Complex128);
  case types::BasicKind::UntypedString:
    return F.M.U.basic(types::BasicKind::String);
  default:
    return T;
  }
}

static bool isNil(ast::Expr *E) {
  E = ast::unparen(E);
  auto *B = types::asIs<types::Basic>(E->Type);
  return E->ExprMode == ast::Mode::NilValue ||
         (B && B->K == types::BasicKind::UntypedNil);
}

Value zokor::irgen::operandAs(FuncGen &F, ast::Expr *E, GoType *T) {
  if (isNil(E))
    return F.zero(T);
  GoType *From = valueType(F, E);
  bool ToInterface = types::as<types::Interface>(T) != nullptr;
  F.LastExpr = E;
  if (E->ExprMode == ast::Mode::Constant && E->Value)
    return ToInterface ? F.assignConvert(F.constant(E->Value, From), From, T)
                       : F.constant(E->Value, T);
  if (ToInterface && !F.M.inRegisters(From))
    return F.assignConvert(F.valueAddress(E), From, T);
  if (F.M.inRegisters(T))
    return F.assignConvert(F.value(E), From, T);
  Value Copy = F.newVar("~arg", T);
  F.valueTo(E, Copy);
  return Copy;
}

llvm::SmallVector<Value>
zokor::irgen::operandsAs(FuncGen &F, llvm::ArrayRef<ast::Expr *> List,
                         llvm::ArrayRef<GoType *> Types) {
  llvm::SmallVector<Value> Values(List.size());
  for (bool Calls : {true, false})
    for (auto [E, T, V] : llvm::zip(List, Types, Values))
      if (hasCalls(E) == Calls)
        V = operandAs(F, E, T);
  return Values;
}

void zokor::irgen::storeOperand(FuncGen &F, ast::Expr *E, GoType *T,
                                Value Addr) {
  if (F.M.inRegisters(T))
    F.store(operandAs(F, E, T), Addr);
  else
    F.valueTo(E, Addr);
}

/// Stores a value that is converted to T at Addr.
static void storeConverted(FuncGen &F, Operand X, GoType *T, Value Addr) {
  if (F.M.inRegisters(T))
    F.store(F.assignConvert(X.V, X.T, T), Addr);
  else
    F.copy(Addr, X.V, T);
}

namespace {
/// The arguments of one call as the parameters want them. As in gc, those that
/// contain calls are evaluated before those that only read variables.
class ArgumentList {
public:
  ArgumentList(FuncGen &F, ast::CallExpr *E, Signature *Sig)
      : F(F), E(E), Sig(Sig), Known(E->Args.size()) {}

  /// Evaluates the arguments that contain calls.
  void evaluateCalls();
  /// Evaluates the others.
  llvm::SmallVector<Value> finish();

private:
  unsigned numFixed() const { return Sig->Params->size() - (packs() ? 1 : 0); }
  bool packs() const { return Sig->Variadic && !E->HasDots; }
  bool spreads() const {
    return E->Args.size() == 1 && types::asIs<types::Tuple>(E->Args[0]->Type);
  }
  GoType *paramType(unsigned I) const;
  void spread();
  template <class StoreOne> void packRest(unsigned Count, StoreOne Store);

  FuncGen &F;
  ast::CallExpr *E;
  Signature *Sig;
  llvm::SmallVector<Value> Known; ///< of E's arguments
  llvm::SmallVector<Value> Args;
};
} // namespace

/// The type that argument I is converted to.
GoType *ArgumentList::paramType(unsigned I) const {
  if (I < numFixed())
    return Sig->Params->at(I)->Type;
  return types::as<types::Slice>(Sig->Params->Vars.back()->Type)->Elem;
}

/// Makes the slice for a variadic parameter: nil when there is nothing in it.
template <class StoreOne>
void ArgumentList::packRest(unsigned Count, StoreOne Store) {
  GoType *SliceType = Sig->Params->Vars.back()->Type;
  if (Count == 0) {
    Args.push_back(F.zero(SliceType));
    return;
  }
  GoType *Elem = types::as<types::Slice>(SliceType)->Elem;
  GoType *ArrayType = F.M.S.make<types::Array>(Elem, int64_t(Count));
  Value Array = go::NewOp::create(F.B, F.Loc, go::PtrType::get(&F.M.Context),
                                  mlir::TypeAttr::get(F.lower(ArrayType)),
                                  F.M.descriptor(ArrayType));
  if (F.M.Opts.Describe)
    Array.getDefiningOp()->setAttr("go.expr",
                                   F.B.getStringAttr("... argument"));
  for (unsigned I = 0; I != Count; ++I)
    Store(I, Elem,
          go::IndexAddrOp::create(F.B, F.Loc, Array, F.intConstant(I),
                                  F.lower(Elem)));
  Value N = F.intConstant(Count);
  Args.push_back(go::SliceMakeOp::create(F.B, F.Loc, Array, N, N));
}

/// f(g()) with several results of g.
void ArgumentList::spread() {
  auto *T = llvm::cast<types::Tuple>(F.typeOf(E->Args[0]));
  llvm::SmallVector<Value> Values = F.multiValue(E->Args[0]);
  unsigned Fixed = std::min<unsigned>(numFixed(), Values.size());
  for (unsigned I = 0; I != Fixed; ++I)
    Args.push_back(F.assignConvert(Values[I], T->at(I)->Type, paramType(I)));
  if (packs())
    packRest(Values.size() - Fixed, [&](unsigned I, GoType *Elem, Value Addr) {
      I += Fixed;
      storeConverted(F, {Values[I], T->at(I)->Type}, Elem, Addr);
    });
}

void ArgumentList::evaluateCalls() {
  if (spreads())
    return;
  for (auto [I, A] : llvm::enumerate(E->Args))
    if (hasCalls(A))
      Known[I] = operandAs(F, A, paramType(I));
}

llvm::SmallVector<Value> ArgumentList::finish() {
  if (spreads()) {
    spread();
    return std::move(Args);
  }
  unsigned Fixed = std::min<unsigned>(numFixed(), E->Args.size());
  for (unsigned I = 0; I != Fixed; ++I)
    Args.push_back(Known[I] ? Known[I]
                            : operandAs(F, E->Args[I], paramType(I)));
  if (packs())
    packRest(E->Args.size() - Fixed, [&](unsigned I, GoType *Elem, Value Addr) {
      I += Fixed;
      if (Known[I])
        storeConverted(F, {Known[I], Elem}, Elem, Addr);
      else
        storeOperand(F, E->Args[I], Elem, Addr);
    });
  return std::move(Args);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

static const types::Selection *methodSelection(ast::Expr *Fun) {
  auto *S = llvm::dyn_cast<ast::SelectorExpr>(ast::unparen(Fun));
  if (!S || !S->Selection || S->Selection->K == types::Selection::FieldVal)
    return nullptr;
  return S->Selection;
}

/// The callee of a call that is neither of a builtin nor a method expression.
static Callee evaluateCallee(FuncGen &F, ast::Expr *Fun) {
  Fun = ast::unparen(Fun);
  ast::Ident *Name;
  Callee C;
  if (Func *Fn = namedFunction(Fun, Name)) {
    Instance I = instanceNamed(F, Fn, Name);
    C.Code = F.M.function(I);
    C.Sig = F.M.closedSignature(I.F->signature(), I.TypeArgs);
    return C;
  }
  if (const types::Selection *S = methodSelection(Fun))
    return bindMethod(F, llvm::cast<ast::SelectorExpr>(Fun)->X,
                      methodNamed(F, S));
  C.K = Callee::Closure;
  C.Sig = types::as<Signature>(F.typeOf(Fun));
  C.Target = {F.value(Fun), F.typeOf(Fun)};
  return C;
}

/// Is Fun a method of what an interface value holds?
static bool isInterfaceMethod(FuncGen &F, ast::Expr *Fun) {
  auto *S = llvm::dyn_cast<ast::SelectorExpr>(Fun);
  return methodSelection(Fun) && S->X->ExprMode != ast::Mode::TypeExpr &&
         types::as<types::Interface>(F.typeOf(S->X));
}

/// Evaluates callee and arguments of a call of a function. In a go or defer
/// statement a nil interface panics at once, before there are arguments; a nil
/// func value when it is called.
static std::pair<Callee, llvm::SmallVector<Value>>
evaluateCall(FuncGen &F, ast::CallExpr *E, bool IsDelayed = false) {
  ast::Expr *Fun = ast::unparen(E->Fun);
  const types::Selection *S = methodSelection(Fun);
  bool IsMethodExpr = S && S->K == types::Selection::MethodExpr;
  ArgumentList List(F, E, types::as<Signature>(F.typeOf(Fun)));
  Callee C;
  bool CalleeFirst = hasCalls(Fun) || (IsDelayed && isInterfaceMethod(F, Fun));
  auto CheckInterface = [&] {
    if (IsDelayed && C.K == Callee::Iface)
      go::CheckNilOp::create(
          F.B, F.Loc,
          go::IfaceWordOp::create(F.B, F.Loc, go::PtrType::get(&F.M.Context),
                                  C.Target.V));
  };
  if (CalleeFirst && !IsMethodExpr) {
    C = evaluateCallee(F, Fun);
    CheckInterface();
  }
  List.evaluateCalls();
  if (!CalleeFirst && !IsMethodExpr)
    C = evaluateCallee(F, Fun);
  llvm::SmallVector<Value> Args = List.finish();
  if (IsMethodExpr) {
    // T.m(x, ...): the first argument is the receiver.
    auto *Sig = types::as<Signature>(F.typeOf(Fun));
    C = bindMethod(F, Operand{Args[0], Sig->Params->at(0)->Type},
                   methodNamed(F, S));
    Args.erase(Args.begin());
  }
  if (!CalleeFirst && !IsMethodExpr)
    CheckInterface();
  return {C, std::move(Args)};
}

/// Is what `uintptr(p)` among the arguments points to alive during the call? So
/// it is for system calls: functions without a body, or with a directive.
static bool keepsHiddenPointers(FuncGen &F, ast::Expr *Fun) {
  ast::Ident *Name;
  Func *Fn = namedFunction(ast::unparen(Fun), Name);
  if (const types::Selection *S = Fn ? nullptr : methodSelection(Fun))
    Fn = llvm::dyn_cast_or_null<Func>(S->Obj);
  if (!Fn || !Fn->Decl)
    return false;
  return !Fn->Decl->hasBody() ||
         llvm::any_of(Fn->Decl->Directives, [](const ast::Directive &D) {
           return D.Text == "go:uintptrescapes" ||
                  D.Text == "go:uintptrkeepalive";
         });
}

llvm::SmallVector<Value> FuncGen::call(ast::CallExpr *E) {
  // As in gc: a chain of calls on several lines has a line for each.
  AtLocation At(*this, E->LeftParen);
  if (ast::unparen(E->Fun)->ExprMode == ast::Mode::TypeExpr)
    return {convert(E->Args[0], typeOf(E))};
  if (types::Builtin *Builtin = namedBuiltin(E->Fun))
    return builtinCall(*this, E, Builtin->Id);
  if (std::optional<llvm::SmallVector<Value>> Known = intrinsic(E))
    return *Known;
  llvm::SmallVector<Value> Hidden;
  llvm::SaveAndRestore Collect(HiddenPointers, &Hidden);
  auto [Callee, Args] = evaluateCall(*this, E);
  llvm::SmallVector<Value> Results = emitCall(*this, Callee, Args);
  if (keepsHiddenPointers(*this, E->Fun))
    for (Value Pointer : Hidden)
      if (Pointer.getParentBlock() == B.getInsertionBlock())
        go::KeepAliveOp::create(B, Loc, Pointer);
  return Results;
}

mlir::ValueRange FuncGen::callRuntime(llvm::StringRef Symbol,
                                      mlir::ValueRange Args,
                                      mlir::TypeRange Results) {
  llvm::SmallVector<mlir::Type> Params(Args.getTypes());
  go::FuncOp Callee = M.external(
      Symbol, mlir::FunctionType::get(&M.Context, Params,
                                      llvm::SmallVector<mlir::Type>(Results)));
  return go::CallOp::create(
             B, Loc, Results,
             mlir::FlatSymbolRefAttr::get(Callee.getSymNameAttr()), Args,
             nullptr, nullptr)
      .getOutputs();
}

//===----------------------------------------------------------------------===//
// go and defer
//===----------------------------------------------------------------------===//

/// A name that no function has: F's with Suffix and a number.
static std::string freeName(FuncGen &F, llvm::StringRef Suffix) {
  for (unsigned N = 1;; ++N) {
    std::string Name = F.Name + "." + Suffix.str() + std::to_string(N);
    if (!F.M.Symbols.count(Name))
      return Name;
  }
}

/// A closure without parameters whose body gets the captured operands.
static Value
delay(FuncGen &F, llvm::StringRef Suffix, llvm::ArrayRef<Operand> Captures,
      llvm::function_ref<void(FuncGen &, llvm::ArrayRef<Operand>)> Generate) {
  auto *Sig = F.M.S.make<Signature>();
  Sig->Params = Sig->Results = F.M.U.emptyTuple;
  go::FuncOp Code = newClosureFunction(F, freeName(F, Suffix), Sig);
  Code.setWrapper(true);
  FuncGen Inner(F.M, Code, {});
  beginBody(Inner, Sig);
  llvm::SmallVector<GoType *> Types;
  for (const Operand &C : Captures)
    Types.push_back(C.T);
  Generate(Inner, readCaptures(Inner, Types));
  if (!Inner.terminated())
    go::ReturnOp::create(Inner.B, Inner.Loc);
  return closureObject(F, Code, Captures);
}

static Value delayedBuiltin(FuncGen &F, ast::CallExpr *E, types::BuiltinId Id,
                            llvm::StringRef Suffix) {
  llvm::SmallVector<Operand> Args = builtinOperands(F, E, Id);
  return delay(F, Suffix, Args,
               [&](FuncGen &Inner, llvm::ArrayRef<Operand> Captured) {
                 emitBuiltin(Inner, Id, Captured);
               });
}

/// What an evaluated call needs when it is made: the callee's target first, if
/// it has one, then the arguments.
static llvm::SmallVector<Operand> callOperands(const Callee &C,
                                               llvm::ArrayRef<Value> Args) {
  llvm::SmallVector<Operand> All;
  if (C.Target.V)
    All.push_back(C.Target);
  for (auto [V, P] : llvm::zip(Args, C.Sig->Params->Vars))
    All.push_back({V, P->Type});
  return All;
}

Value FuncGen::delayedCall(ast::CallExpr *E, llvm::StringRef Suffix) {
  AtLocation At(*this, E->LeftParen);
  if (types::Builtin *Builtin = namedBuiltin(E->Fun))
    return delayedBuiltin(*this, E, Builtin->Id, Suffix);
  auto [C, Args] = evaluateCall(*this, E, /*IsDelayed=*/true);
  bool IsPlain = Args.empty() && C.Sig->Results->Vars.empty();
  if (IsPlain && C.K == Callee::Closure)
    return C.Target.V;
  if (IsPlain && C.K == Callee::Static && !C.Target.V)
    return closureObject(*this, C.Code, {});
  return delay(*this, Suffix, callOperands(C, Args),
               [&, &C = C](FuncGen &Inner, llvm::ArrayRef<Operand> Captured) {
                 Callee Later = C;
                 if (C.Target.V) {
                   Later.Target = Captured.front();
                   Captured = Captured.drop_front();
                 }
                 llvm::SmallVector<Value> Values;
                 for (const Operand &O : Captured)
                   Values.push_back(O.V);
                 emitCall(Inner, Later, Values);
               });
}
