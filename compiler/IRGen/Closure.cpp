//===- Closure.cpp - Function literals, method values, func values --------===//
//
// A func value is the address of a closure object: code, then captures. The
// code of a literal reads all its captures at its entry, which gives each
// captured variable an address as if it were local: the variable's own if it
// was captured by reference, a new variable's if by value.
//
// Names are those of gc 1.19: `pkg.f.func1`, inside it `pkg.f.func1.1`; in the
// initial values of package variables `pkg.glob..func1`.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Calls.h"
#include "compiler/IRGen/DebugTypes.h"
#include "compiler/Types/LinkString.h"
#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::irgen;

//===----------------------------------------------------------------------===//
// Closure objects
//===----------------------------------------------------------------------===//

/// What stands in a closure object for an operand: a value of a memory type
/// is captured by its address.
static GoType *capturedType(FuncGen &F, GoType *T) {
  return F.M.inRegisters(T) ? T : F.M.S.make<types::Pointer>(T);
}

/// struct { F uintptr; X0 T0; ... }
static types::Struct *closureLayout(FuncGen &F,
                                    llvm::ArrayRef<Operand> Captures) {
  llvm::SmallVector<Var *> Fields;
  auto Add = [&](const llvm::Twine &Name, GoType *T) {
    auto *V = F.M.S.make<Var>(Pos(), F.M.Pkg, F.M.S.Names.get(Name.str()), T);
    V->IsField = true;
    Fields.push_back(V);
  };
  Add("F", F.M.U.basic(types::BasicKind::Uintptr));
  for (auto [I, C] : llvm::enumerate(Captures))
    Add("X" + llvm::Twine(I), capturedType(F, C.T));
  auto *S = F.M.S.make<types::Struct>();
  S->Fields = F.M.S.copy<Var *>(llvm::ArrayRef<Var *>(Fields));
  return S;
}

Value zokor::irgen::closureObject(FuncGen &F, go::FuncOp Code,
                                  llvm::ArrayRef<Operand> Captures) {
  auto T = go::FuncType::get(&F.M.Context);
  if (Captures.empty())
    return go::FuncAddrOp::create(F.B, F.Loc, T, F.M.staticClosure(Code));
  llvm::SmallVector<Value> Values;
  for (const Operand &C : Captures)
    Values.push_back(C.V);
  return go::ClosureMakeOp::create(
      F.B, F.Loc, T, mlir::FlatSymbolRefAttr::get(Code.getSymNameAttr()),
      Values, F.M.descriptor(closureLayout(F, Captures)));
}

llvm::SmallVector<Operand>
zokor::irgen::readCaptures(FuncGen &Inner, llvm::ArrayRef<GoType *> Types) {
  mlir::MLIRContext *C = &Inner.M.Context;
  llvm::SmallVector<mlir::Type> Fields{mlir::IntegerType::get(C, 64)};
  for (GoType *T : Types)
    Fields.push_back(Inner.M.inRegisters(T) ? Inner.lower(T)
                                            : mlir::Type(go::PtrType::get(C)));
  auto Layout = go::StructType::get(C, Fields);
  Value Context = Inner.Func.getArgument(0);
  llvm::SmallVector<Operand> Operands;
  for (auto [I, T] : llvm::enumerate(Types))
    Operands.push_back({go::ClosureCaptureOp::create(
                            Inner.B, Inner.Loc, Fields[I + 1], Context,
                            uint64_t(go::fieldOffset(Layout, I + 1))),
                        T});
  return Operands;
}

go::FuncOp zokor::irgen::newClosureFunction(FuncGen &F, llvm::StringRef Name,
                                            Signature *Sig) {
  go::FuncOp Code = F.M.external(
      Name, F.M.functionType(F.M.abi(Sig), go::PtrType::get(&F.M.Context)));
  Code->setLoc(F.Loc);
  F.M.setPointerAttrs(Code, Sig);
  Code.setClosure(true);
  Code.setLinkage(F.Func.getLinkage());
  // `pkg.f[int].func1` is printed as `pkg.f[...].func1`.
  if (std::optional<llvm::StringRef> Display = F.Func.getDisplay())
    if (Name.starts_with(F.Name))
      Code.setDisplay((*Display + Name.drop_front(F.Name.size())).str());
  return Code;
}

void zokor::irgen::beginBody(FuncGen &Inner, Signature *Sig) {
  Inner.Sig = Sig;
  Inner.B.setInsertionPointToEnd(Inner.Func.addEntryBlock());
}

llvm::SmallVector<Operand> zokor::irgen::wrapperParams(FuncGen &Inner) {
  unsigned Next = 1 + Inner.M.abi(Inner.Sig).NumResultPointers;
  llvm::SmallVector<Operand> Params;
  for (Var *P : Inner.Sig->Params->Vars)
    Params.push_back({Inner.Func.getArgument(Next++), P->Type});
  return Params;
}

void zokor::irgen::forward(FuncGen &Inner, const Callee &C,
                           llvm::ArrayRef<Operand> Args) {
  llvm::SmallVector<Value> Values, InRegisters;
  for (const Operand &A : Args)
    Values.push_back(A.V);
  llvm::SmallVector<Value> Results = emitCall(Inner, C, Values);
  CallABI ABI = Inner.M.abi(C.Sig);
  unsigned NextPointer = 1;
  for (auto [R, V, InMemory] :
       llvm::zip(C.Sig->Results->Vars, Results, ABI.ResultInMemory)) {
    if (!InMemory) {
      InRegisters.push_back(V);
      continue;
    }
    Value To = Inner.Func.getArgument(NextPointer++);
    if (Inner.M.inRegisters(R->Type))
      Inner.store(V, To);
    else
      Inner.copy(To, V, R->Type);
  }
  go::ReturnOp::create(Inner.B, Inner.Loc, InRegisters);
}

//===----------------------------------------------------------------------===//
// Function literals
//===----------------------------------------------------------------------===//

/// The name of the next function literal in F.
static std::string literalName(FuncGen &F) {
  std::string Number = std::to_string(++F.NumClosures);
  if (!F.Sig) // the initialization of package variables
    return types::linkPath(F.M.Pkg) + ".glob..func" + Number;
  return F.Name + (F.Func.getClosure() ? "." : ".func") + Number;
}

/// The types of a value's parts that can be operands: of itself if it can, else
/// of its fields and elements. Stops when there are more than Most.
static void addParts(FuncGen &F, GoType *T,
                     llvm::SmallVectorImpl<GoType *> &Parts, size_t Most) {
  if (Parts.size() > Most)
    return;
  if (F.M.inRegisters(T)) {
    Parts.push_back(T);
  } else if (auto *S = types::as<types::Struct>(T)) {
    for (Var *Field : S->Fields)
      addParts(F, Field->Type, Parts, Most);
  } else if (auto *A = types::as<types::Array>(T)) {
    for (int64_t I = 0; I < A->Len && Parts.size() <= Most; ++I)
      addParts(F, A->Elem, Parts, Most);
  }
}

/// Calls Each with the address and type of each part of what is at Addr.
static void forEachPart(FuncGen &F, GoType *T, Value Addr,
                        llvm::function_ref<void(Value, GoType *)> Each) {
  if (F.M.inRegisters(T)) {
    Each(Addr, T);
  } else if (auto *S = types::as<types::Struct>(T)) {
    for (auto [I, Field] : llvm::enumerate(S->Fields))
      forEachPart(F, Field->Type,
                  go::FieldAddrOp::create(F.B, F.Loc, Addr.getType(), Addr,
                                          F.lower(T), I),
                  Each);
  } else if (auto *A = types::as<types::Array>(T)) {
    for (int64_t I = 0; I < A->Len; ++I)
      forEachPart(
          F, A->Elem,
          go::PtrAddOp::create(F.B, F.Loc, Addr,
                               F.intConstant(I * types::sizeOf(A->Elem))),
          Each);
  }
}

/// By value, for a capture that may be: as in gc, up to 128 bytes; and the
/// parts must not be too many.
static bool byValue(const FuncGen &F, const Captures::Capture &C) {
  constexpr int64_t MaxSize = 128;
  constexpr size_t MaxParts = 16;
  auto &Outer = const_cast<FuncGen &>(F);
  GoType *T = Outer.subst(C.V->Type);
  if (!C.ByValue || types::sizeOf(T) > MaxSize)
    return false;
  llvm::SmallVector<GoType *, MaxParts + 1> Parts;
  addParts(Outer, T, Parts, MaxParts);
  return Parts.size() <= MaxParts;
}

static llvm::ArrayRef<Captures::Capture> capturesOf(const FuncGen &F,
                                                    const ast::FuncLit *Lit) {
  auto It = F.Captured->Of.find(Lit);
  if (It == F.Captured->Of.end())
    return {};
  return It->second;
}

Value FuncGen::funcLit(const ast::FuncLit *Lit) {
  AtLocation At(*this, Lit->At);
  // A literal in the initial value of a package variable.
  Captures Own;
  const Captures *Saved = Captured;
  if (!Captured) {
    Own = findCaptures(Lit);
    Captured = &Own;
  }
  auto *Closed = types::as<Signature>(subst(Lit->Type));
  go::FuncOp Code = newClosureFunction(*this, literalName(*this), Closed);
  FuncGen(M, Code, Env).generate(Lit, *this);
  llvm::SmallVector<Operand> Operands;
  for (const Captures::Capture &C : capturesOf(*this, Lit)) {
    GoType *T = subst(C.V->Type);
    Value Addr = varAddress(C.V);
    if (byValue(*this, C))
      forEachPart(*this, T, Addr, [&](Value Part, GoType *PartType) {
        Operands.push_back({load(Part, PartType), PartType});
      });
    else
      Operands.push_back({Addr, M.S.make<types::Pointer>(T)});
  }
  Captured = Saved;
  return closureObject(*this, Code, Operands);
}

void FuncGen::generate(const ast::FuncLit *Lit, const FuncGen &Outer) {
  Captured = Outer.Captured;
  Outermost = Outer.Outermost;
  auto *Declared = llvm::cast<Signature>(Lit->Signature->Type);
  auto *Closed = llvm::cast<Signature>(subst(Declared));
  beginBody(*this, Closed);
  llvm::SmallVector<GoType *> Types;
  for (const Captures::Capture &C : capturesOf(Outer, Lit)) {
    GoType *T = subst(C.V->Type);
    if (byValue(Outer, C))
      addParts(*this, T, Types, SIZE_MAX - 1);
    else
      Types.push_back(M.S.make<types::Pointer>(T));
  }
  llvm::SmallVector<Operand> Values = readCaptures(*this, Types);
  auto Next = Values.begin();
  for (const Captures::Capture &C : capturesOf(Outer, Lit)) {
    GoType *T = subst(C.V->Type);
    if (!byValue(Outer, C)) {
      Variables[C.V] = Next->V;
      describeCapture(*this, C.V, (Next++)->V);
    } else if (M.inRegisters(T)) {
      declare(C.V, (Next++)->V);
    } else {
      declare(C.V, Value());
      forEachPart(*this, T, Variables[C.V],
                  [&](Value Part, GoType *) { store((Next++)->V, Part); });
    }
  }
  enter(Declared, Closed, Func.getArgument(0));
  body(Lit->Body);
}

Value FuncGen::closureOf(llvm::StringRef Suffix, llvm::ArrayRef<Var *> Vars,
                         Signature *Sig,
                         llvm::function_ref<void(FuncGen &)> Generate) {
  std::string FullName = Name + Suffix.str();
  go::FuncOp Code = newClosureFunction(*this, FullName, Sig);
  llvm::SmallVector<Operand> Operands;
  llvm::SmallVector<GoType *> Types;
  for (Var *V : Vars) {
    Types.push_back(M.S.make<types::Pointer>(subst(V->Type)));
    Operands.push_back({varAddress(V), Types.back()});
  }
  FuncGen Inner(M, Code, Env);
  Inner.Captured = Captured;
  Inner.Outermost = Outermost;
  beginBody(Inner, Sig);
  for (auto [V, Addr] : llvm::zip(Vars, readCaptures(Inner, Types))) {
    Inner.Variables[V] = Addr.V;
    describeCapture(Inner, V, Addr.V);
  }
  Inner.enter(Sig, Sig, Code.getArgument(0));
  Generate(Inner);
  return closureObject(*this, Code, Operands);
}

//===----------------------------------------------------------------------===//
// Variables
//===----------------------------------------------------------------------===//

Value FuncGen::varAddress(Var *V) {
  if (Value Addr = Variables.lookup(V))
    return Addr;
  return go::GlobalAddrOp::create(B, Loc, go::PtrType::get(&M.Context),
                                  M.declareData(M.symbol(V)));
}

//===----------------------------------------------------------------------===//
// Func values of declared functions and methods
//===----------------------------------------------------------------------===//

/// `x.m`: a closure that has evaluated and checked the receiver.
static Value methodValue(FuncGen &F, ast::SelectorExpr *E) {
  Callee C = bindMethod(F, E->X, methodNamed(F, E->Selection));
  std::string Name;
  if (C.K == Callee::Iface) {
    Name = types::linkString(C.Target.T, types::LinkForm::Key) + "." +
           C.Method->Name.str().str();
    go::CheckNilOp::create(
        F.B, F.Loc,
        go::IfaceWordOp::create(F.B, F.Loc, go::PtrType::get(&F.M.Context),
                                C.Target.V));
  } else {
    Name = C.Code.getSymName().str();
  }
  Name += "-fm";
  auto Type = F.M.functionType(F.M.abi(C.Sig), go::PtrType::get(&F.M.Context));
  ModuleGen &M = F.M;
  auto Loc = F.Loc;
  go::FuncOp Code = M.madeFunction(
      Name, Type, go::Linkage::Once, [&M, C, Loc](go::FuncOp Wrapper) {
        Wrapper->setLoc(Loc);
        Wrapper.setWrapper(true);
        FuncGen Inner(M, Wrapper, {});
        beginBody(Inner, C.Sig);
        Callee Bound = C;
        Bound.Target = readCaptures(Inner, {C.Target.T}).front();
        // The closure may be called again: the callee gets a copy.
        if (!M.inRegisters(C.Target.T)) {
          Value Copy = Inner.newVar("~recv", C.Target.T);
          Inner.copy(Copy, Bound.Target.V, C.Target.T);
          Bound.Target.V = Copy;
        }
        forward(Inner, Bound, wrapperParams(Inner));
      });
  M.setPointerAttrs(Code, C.Sig);
  Code.setClosure(true);
  return closureObject(F, Code, C.Target);
}

/// `T.m`: a function whose first parameter is the receiver.
static Value methodExpression(FuncGen &F, ast::SelectorExpr *E) {
  MethodRef Ref = methodNamed(F, E->Selection);
  auto *Sig = types::as<Signature>(F.typeOf(E));
  std::string Name = types::linkString(Ref.Recv, types::LinkForm::Key) + "." +
                     Ref.Method->Name.str().str() + "-expr";
  auto Type = F.M.functionType(F.M.abi(Sig), go::PtrType::get(&F.M.Context));
  ModuleGen &M = F.M;
  auto Loc = F.Loc;
  go::FuncOp Code = M.madeFunction(
      Name, Type, go::Linkage::Once, [&M, Ref, Sig, Loc](go::FuncOp Wrapper) {
        Wrapper->setLoc(Loc);
        Wrapper.setWrapper(true);
        FuncGen Inner(M, Wrapper, {});
        beginBody(Inner, Sig);
        llvm::SmallVector<Operand> Params = wrapperParams(Inner);
        Callee C = bindMethod(Inner, Operand{Params[0].V, Ref.Recv}, Ref);
        forward(Inner, C, llvm::ArrayRef(Params).drop_front());
      });
  M.setPointerAttrs(Code, Sig);
  Code.setClosure(true);
  return closureObject(F, Code, {});
}

Value FuncGen::funcValue(ast::Expr *E) {
  E = ast::unparen(E);
  AtLocation At(*this, E->At);
  ast::Ident *Name;
  if (types::Func *Fn = namedFunction(E, Name))
    return closureObject(*this, M.function(instanceNamed(*this, Fn, Name)), {});
  auto *S = llvm::cast<ast::SelectorExpr>(E);
  return S->Selection->K == types::Selection::MethodExpr
             ? methodExpression(*this, S)
             : methodValue(*this, S);
}
