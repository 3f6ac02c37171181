//===- EscapeBatch.cpp - Locations, functions and calls -------------------===//

#include "compiler/Passes/EscapeBatch.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::passes;
using namespace zokor::passes::escape;

/// Steps back from an address, or through captures, before its targets are
/// taken to be unknown.
static constexpr unsigned MaxTargetSteps = 64;

escape::Results::Results(go::FuncOp F)
    : NumRegisters(unsigned(F.getResultTypes().size())) {
  for (unsigned I = 0; I < F.getNumArguments(); ++I)
    if (F.getArgAttr(I, "go.result"))
      Pointers.push_back(I);
}

//===----------------------------------------------------------------------===//
// Tags
//===----------------------------------------------------------------------===//

/// Runtime functions that keep nothing of what their arguments point to. The
/// others either return it, move it or keep it.
static bool keepsNothing(StringRef Symbol) {
  struct Info {
    StringRef Symbol, Results, Effects;
  };
  static constexpr Info Infos[] = {
#define RUNTIME_FUNC(Id, Symbol, Results, Params, Effects)                     \
  {Symbol, Results, Effects},
#include "runtime/abi/RuntimeFunctions.def"
  };
  static constexpr StringRef Keeping[] = {
      "runtime.gopanic",        "runtime.newproc",
      "runtime.deferproc",      "runtime.deferprocStack",
      "runtime.deferprocat",    "runtime.typedmemmove",
      "runtime.typedslicecopy", "runtime.gcWriteBarrier",
      "runtime.mapassign"};
  if (llvm::is_contained(Keeping, Symbol))
    return false;
  for (const Info &I : Infos)
    if (I.Symbol == Symbol)
      return !I.Results.contains('p');
  return false;
}

Leaks escape::readLeaks(go::FuncOp F, unsigned Arg) {
  Leaks L;
  if (ArrayAttr All = F.getLeaksAttr(); All && Arg < All.size()) {
    auto Levels = dyn_cast<DenseI8ArrayAttr>(All[Arg]);
    if (Levels && !Levels.empty()) {
      L.Heap = Levels[0];
      L.Results.append(Levels.asArrayRef().begin() + 1,
                       Levels.asArrayRef().end());
      return L;
    }
  }
  bool Harmless =
      F.isExternal() && (F.getNoescape() || keepsNothing(F.getSymName()));
  if (!Harmless)
    L.addHeap(0);
  return L;
}

ArrayAttr escape::writeLeaks(MLIRContext *Context, ArrayRef<Leaks> OfArgs) {
  SmallVector<Attribute> All;
  for (const Leaks &L : OfArgs) {
    SmallVector<int8_t> Levels{L.Heap};
    llvm::append_range(Levels, L.Results);
    while (Levels.size() > 1 && Levels.back() == Leaks::None)
      Levels.pop_back();
    All.push_back(DenseI8ArrayAttr::get(Context, Levels));
  }
  return ArrayAttr::get(Context, All);
}

//===----------------------------------------------------------------------===//
// The batch
//===----------------------------------------------------------------------===//

Batch::Batch(ArrayRef<go::FuncOp> Funcs, const CallGraph &Calls, Limits Max)
    : Funcs(Funcs), Calls(Calls), Max(Max) {}

void Batch::run() {
  for (go::FuncOp F : Funcs)
    addFunction(F);
  for (go::FuncOp F : Funcs)
    linkClosures(F);
  // All objects first: a store asks where its address points to.
  for (go::FuncOp F : Funcs)
    F.walk([&](Operation *Op) { addObjectOp(Op); });
  for (go::FuncOp F : Funcs)
    F.walk([&](Operation *Op) { addOp(Op); });
  G.solve();
}

Batch::FuncState &Batch::state(Operation *Op) {
  auto F = dyn_cast<go::FuncOp>(Op);
  return *States.find(F ? F : Op->getParentOfType<go::FuncOp>())->second;
}

unsigned Batch::depthOf(Operation *Op) {
  return state(Op).Loops.depth(Op->getBlock());
}

void Batch::addFunction(go::FuncOp F) {
  auto State = std::make_unique<FuncState>(
      FuncState{G.addFunction(), LoopNest(F.getBody()), {}});
  Results R(F);
  for (unsigned I = 0; I < R.size(); ++I) {
    State->ResultLocs.push_back(G.add(Graph::Kind::Result, State->Id, 0));
    G.setResult(State->ResultLocs.back(), I);
  }
  for (BlockArgument Arg : F.getArguments()) {
    if (!go::hasPointers(Arg.getType()))
      continue;
    Loc L = G.add(Graph::Kind::Value, State->Id, 0);
    G.setParameter(L, Arg.getArgNumber(), R.size());
    Values[Arg] = L;
  }
  for (auto [I, Arg] : llvm::enumerate(R.Pointers))
    G.flow(Values[F.getArgument(Arg)], State->ResultLocs[I], -1);
  States[F] = std::move(State);
}

/// What is a closure of what, and whether it is only called where it stands.
void Batch::linkClosures(go::FuncOp F) {
  ArrayRef<go::ClosureMakeOp> Makers = Calls.makersOf(F);
  if (Makers.empty())
    return;
  unsigned Id = state(F).Id;
  // Other packages may link this copy of the body, and use it otherwise.
  bool CalledDirectly = F.getLinkage() != go::Linkage::Once;
  for (go::ClosureMakeOp Make : Makers) {
    G.setClosureOf(Id, state(Make).Id);
    for (OpOperand &Use : Make->getUses()) {
      auto Call = dyn_cast<go::CallClosureOp>(Use.getOwner());
      CalledDirectly &= Call && Use.getOperandNumber() == 0;
    }
  }
  if (CalledDirectly)
    G.setCalledDirectly(Id);
}

std::optional<Loc> Batch::objectOf(Operation *Op) const {
  auto It = Objects.find(Op);
  return It == Objects.end() ? std::nullopt : std::optional(It->second);
}

Leaks Batch::leaksOf(go::FuncOp F, unsigned Arg) const {
  auto It = Values.find(F.getArgument(Arg));
  return It == Values.end() ? Leaks() : G.leaks(It->second);
}

//===----------------------------------------------------------------------===//
// Values and objects
//===----------------------------------------------------------------------===//

/// The only operand whose pointers Op's result has, or null.
static Value onlySource(Operation *Op) {
  return llvm::TypeSwitch<Operation *, Value>(Op)
      .Case([](go::FieldAddrOp O) { return O.getBase(); })
      .Case([](go::IndexAddrOp O) { return O.getBase(); })
      .Case([](go::PtrAddOp O) { return O.getBase(); })
      .Case([](go::CheckNilOp O) { return O.getPtr(); })
      .Case([](go::CastOp O) { return O.getValue(); })
      .Case([](go::SliceMakeOp O) { return O.getPtr(); })
      .Case([](go::SlicePtrOp O) { return O.getSlice(); })
      .Case([](go::SliceGrowOp O) { return O.getSlice(); })
      .Case([](go::StringMakeOp O) { return O.getPtr(); })
      .Case([](go::StringPtrOp O) { return O.getString(); })
      .Case([](go::IfaceMakeOp O) { return O.getData(); })
      .Case([](go::IfaceMakeDynamicOp O) { return O.getData(); })
      .Case([](go::IfaceDataOp O) { return O.getIface(); })
      .Case([](go::IfaceConvertOp O) { return O.getValue(); })
      .Case([](go::IfaceAssertOp O) { return O.getValue(); })
      .Case([](go::IfaceAssertIfaceOp O) { return O.getValue(); })
      .Case([](go::IfaceUnboxOp O) {
        return O.getDirect() ? O.getData() : Value();
      })
      .Case([](go::StructGetOp O) { return O.getValue(); })
      .Case([](go::ArrayGetOp O) { return O.getValue(); })
      .Default([](Operation *) { return Value(); });
}

/// As canonical(), but stops at append: its result may be new memory, which is
/// no object of the batch.
static Value addressBase(Value V) {
  while (Operation *Def = V.getDefiningOp()) {
    Value Source = isa<go::SliceGrowOp>(Def) ? Value() : onlySource(Def);
    if (!Source)
      break;
    V = Source;
  }
  return V;
}

Value Batch::canonical(Value V) const {
  while (Operation *Def = V.getDefiningOp()) {
    Value Source = onlySource(Def);
    if (!Source)
      break;
    V = Source;
  }
  return V;
}

Loc Batch::locOf(Value V) {
  V = canonical(V);
  auto [It, New] = Values.try_emplace(V, 0);
  if (!New)
    return It->second;
  Block *B = V.getParentBlock();
  FuncState &S = state(B->getParentOp());
  bool IsArgument = isa<BlockArgument>(V);
  Loc L = G.add(Graph::Kind::Value, S.Id,
                IsArgument ? S.Loops.argumentDepth(B) : S.Loops.depth(B));
  if (IsArgument && S.Loops.isHeader(B))
    G.setRoot(L);
  return Values[V] = L;
}

Loc Batch::addObject(Operation *Op, bool TooLarge) {
  auto [It, New] = Objects.try_emplace(Op, 0);
  if (!New)
    return It->second;
  Loc L = G.add(Graph::Kind::Object, state(Op).Id, depthOf(Op));
  auto Place = Op->getAttrOfType<go::PlacementAttr>("place");
  if (TooLarge || (Place && Place.getValue() == go::Placement::Heap))
    G.setEscapes(L);
  Objects[Op] = L;
  G.flow(locOf(Op->getResult(0)), L, -1);
  return L;
}

void Batch::flow(Loc Dst, Value Src, int Derefs) {
  if (go::hasPointers(Src.getType()))
    G.flow(Dst, locOf(Src), Derefs);
}

void Batch::flow(Value Dst, Value Src, int Derefs) {
  if (go::hasPointers(Dst.getType()) && go::hasPointers(Src.getType()))
    G.flow(locOf(Dst), locOf(Src), Derefs);
}

bool Batch::capturesAt(go::ClosureCaptureOp Op,
                       SmallVectorImpl<Value> &Captures) const {
  auto F = Op->getParentOfType<go::FuncOp>();
  auto Context = dyn_cast<BlockArgument>(Op.getContext());
  ArrayRef<go::ClosureMakeOp> Makers = Calls.makersOf(F);
  if (!Context || Context.getOwner() != &F.getBody().front() ||
      Context.getArgNumber() != 0 || Makers.empty())
    return false;
  for (go::ClosureMakeOp Make : Makers) {
    SmallVector<Type> Fields{IntegerType::get(Op->getContext(), 64)};
    llvm::append_range(Fields, Make.getCaptures().getTypes());
    auto Layout = go::StructType::get(Op->getContext(), Fields);
    bool Found = false;
    for (auto [I, Capture] : llvm::enumerate(Make.getCaptures()))
      if (go::fieldOffset(Layout, unsigned(I + 1)) == int64_t(Op.getOffset())) {
        Captures.push_back(Capture);
        Found = true;
      }
    if (!Found)
      return false;
  }
  return true;
}

bool Batch::targetsOf(Value Address, SmallVectorImpl<Loc> &Targets) {
  SmallVector<Value, 8> Work{Address}, Seen;
  while (!Work.empty()) {
    Value V = addressBase(Work.pop_back_val());
    if (llvm::is_contained(Seen, V))
      continue;
    Seen.push_back(V);
    if (Seen.size() > MaxTargetSteps)
      return false;
    if (auto Arg = dyn_cast<BlockArgument>(V)) {
      Block *B = Arg.getOwner();
      if (B->isEntryBlock()) {
        auto F = cast<go::FuncOp>(B->getParentOp());
        Results R(F);
        auto *At = llvm::find(R.Pointers, Arg.getArgNumber());
        if (At == R.Pointers.end())
          return false;
        Targets.push_back(state(F).ResultLocs[At - R.Pointers.begin()]);
        continue;
      }
      for (auto It = B->pred_begin(); It != B->pred_end(); ++It) {
        auto Branch = dyn_cast<BranchOpInterface>((*It)->getTerminator());
        Value Passed = Branch ? Branch.getSuccessorOperands(
                                    It.getSuccessorIndex())[Arg.getArgNumber()]
                              : Value();
        if (!Passed)
          return false;
        Work.push_back(Passed);
      }
      continue;
    }
    Operation *Def = V.getDefiningOp();
    if (isa<go::NilOp>(Def))
      continue;
    if (std::optional<Loc> Object = objectOf(Def)) {
      Targets.push_back(*Object);
      continue;
    }
    if (auto Select = dyn_cast<arith::SelectOp>(Def)) {
      Work.append({Select.getTrueValue(), Select.getFalseValue()});
      continue;
    }
    auto Capture = dyn_cast<go::ClosureCaptureOp>(Def);
    if (!Capture || !capturesAt(Capture, Work))
      return false;
  }
  return true;
}

void Batch::storeTo(Value Address, Loc Src, int Derefs) {
  SmallVector<Loc> Targets;
  if (!targetsOf(Address, Targets))
    return G.flow(Heap, Src, Derefs);
  for (Loc Target : Targets)
    G.flow(Target, Src, Derefs);
}

/// The address behind which V was found: V's pointers were loaded from the
/// object at that address.
static Value loadedFrom(Value V) {
  auto Load = V.getDefiningOp<go::LoadOp>();
  return Load ? Load.getAddr() : Value();
}

void Batch::store(Value Address, Value Src, int Derefs) {
  if (!go::hasPointers(Src.getType()))
    return;
  // b.buf = b.buf[i:j]: the object already holds that pointer (gc's rule for
  // assignments of a part to itself). b.buf = append(b.buf, x) too: canonical()
  // may look through append, because what that returns otherwise is new memory
  // in the heap, which any object may hold.
  if (Value From = loadedFrom(canonical(Src)))
    if (Derefs == 0 && canonical(From) == canonical(Address))
      return;
  storeTo(Address, locOf(Src), Derefs);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

void Batch::addCall(Operation *Op) {
  go::FuncOp Callee = Calls.calleeOf(Op);
  if (auto Call = dyn_cast<go::CallOp>(Op)) {
    if (Callee)
      return addCallTo(Callee, Call.getArgs(), Call.getOutputs());
    return addUnknownCall(Call.getArgs(), Call.getArgAttrsAttr());
  }
  if (auto Call = dyn_cast<go::CallClosureOp>(Op)) {
    if (!Callee)
      return addUnknownCall(Call.getArgs(), Call.getArgAttrsAttr());
    SmallVector<Value> Args{Call.getCallee()};
    llvm::append_range(Args, Call.getArgs());
    return addCallTo(Callee, Args, Call.getOutputs());
  }
  auto Call = cast<go::CallIfaceOp>(Op);
  toHeap(Call.getReceiver());
  addUnknownCall(Call.getArgs(), Call.getArgAttrsAttr());
}

/// Whatever is called keeps what its arguments point to; but not the address of
/// a parameter's copy, nor where its results go.
void Batch::addUnknownCall(ValueRange Args, ArrayAttr ArgAttrs) {
  for (auto [I, Arg] : llvm::enumerate(Args)) {
    auto Attrs = ArgAttrs && I < ArgAttrs.size()
                     ? dyn_cast<DictionaryAttr>(ArgAttrs[I])
                     : DictionaryAttr();
    if (Attrs && Attrs.contains("go.result"))
      continue;
    toHeap(Arg, Attrs && Attrs.contains("go.byval") ? 1 : 0);
  }
}

void Batch::addCallTo(go::FuncOp Callee, ValueRange Args, ValueRange Outputs) {
  if (Args.size() != Callee.getNumArguments())
    return addUnknownCall(Args, nullptr);
  Results R(Callee);
  const unsigned NumPointers = unsigned(R.Pointers.size());
  auto ToResult = [&](unsigned Result, Loc Src, int Derefs) {
    if (Result < NumPointers)
      storeTo(Args[R.Pointers[Result]], Src, Derefs);
    else if (Value Out = Outputs[Result - NumPointers];
             go::hasPointers(Out.getType()))
      G.flow(locOf(Out), Src, Derefs);
  };
  if (auto It = States.find(Callee); It != States.end()) {
    for (auto [Param, Arg] : llvm::zip(Callee.getArguments(), Args))
      if (!llvm::is_contained(R.Pointers, Param.getArgNumber()))
        flow(Param, Arg);
    for (auto [I, L] : llvm::enumerate(It->second->ResultLocs))
      ToResult(unsigned(I), L, 0);
    return;
  }
  for (auto [I, Arg] : llvm::enumerate(Args)) {
    if (!go::hasPointers(Arg.getType()) || llvm::is_contained(R.Pointers, I))
      continue;
    Leaks L = readLeaks(Callee, unsigned(I));
    // A parameter in memory keeps its content at most.
    if (L.Heap == 0 && Callee.getArgAttr(unsigned(I), "go.byval"))
      L.Heap = 1;
    if (L.Heap != Leaks::None)
      toHeap(Arg, L.Heap);
    for (auto [Result, Level] : llvm::enumerate(L.Results))
      if (Level != Leaks::None && Result < R.size())
        ToResult(unsigned(Result), locOf(Arg), Level);
  }
}

void Batch::addReturn(go::ReturnOp Return) {
  FuncState &S = state(Return);
  unsigned First = unsigned(S.ResultLocs.size()) - Return.getNumOperands();
  for (auto [I, V] : llvm::enumerate(Return.getOperands()))
    flow(S.ResultLocs[First + I], V);
}
