//===- Lower.cpp - Modules, functions and blocks --------------------------===//

#include "compiler/Basic/Target.h"
#include "compiler/Lower/DebugInfo.h"
#include "compiler/Lower/Lowering.h"
#include "runtime/abi/Tables.h"

#include "mlir/IR/Dominance.h"
#include "llvm/ADT/PostOrderIterator.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

Lowered zokor::lower::lowerToLLVMDialect(ModuleOp Go, const Options &Opts) {
  return ModuleLowering(Go, Opts).run();
}

ModuleLowering::ModuleLowering(ModuleOp Go, const Options &Opts)
    : Context(Go.getContext()), Go(Go), Opts(Opts), B(Context) {
  Context->getOrLoadDialect<LLVM::LLVMDialect>();
  Out.Module = ModuleOp::create(Go.getLoc());
  // Before translation: the alignment of loads and stores comes from it.
  Out.Module->getOperation()->setAttr(
      LLVM::LLVMDialect::getDataLayoutAttrName(),
      B.getStringAttr(DataLayoutString));
  Out.Module->getOperation()->setAttr(
      LLVM::LLVMDialect::getTargetTripleAttrName(),
      B.getStringAttr(TargetTriple));
  Out.Data = ModuleOp::create(Go.getLoc());
  if (Attribute Types = Go->getAttr("go.types"))
    (*Out.Data)->setAttr("go.types", Types);
  B.setInsertionPointToEnd(Out.Module->getBody());
  PtrType = LLVM::LLVMPointerType::get(Context, 1);
  I64 = B.getI64Type();
  I32 = B.getI32Type();
  I8 = B.getI8Type();
  I1 = B.getI1Type();
  F64 = B.getF64Type();
}

Lowered ModuleLowering::run() {
  OpBuilder DataBuilder = OpBuilder::atBlockEnd(Out.Data->getBody());
  for (auto D : Go.getOps<go::DataOp>()) {
    DataBuilder.clone(*D);
    declareData(D.getSymName());
  }
  // All declarations first, so that calls find them.
  SmallVector<std::pair<go::FuncOp, LLVM::LLVMFuncOp>> Bodies;
  for (auto F : Go.getOps<go::FuncOp>()) {
    // Go's declaration of a runtime function (by linkname) may have bools and
    // uintptrs where the runtime has words: the runtime's type counts.
    if (F.isExternal() && declareRuntime(F.getSymName()))
      continue;
    LLVM::LLVMFuncOp L =
        declare(F.getSymName(), functionType(F.getFunctionType()));
    setAttributes(L, F);
    L->setLoc(F.getLoc());
    if (!F.isExternal())
      Bodies.push_back({F, L});
  }
  for (auto [F, L] : Bodies)
    if (!FunctionLowering(*this, F, L).run())
      return {};
  return std::move(Out);
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

void ModuleLowering::flatten(Type T, SmallVectorImpl<Type> &Types) {
  if (auto S = dyn_cast<go::StructType>(T)) {
    for (Type Field : S.getFields())
      flatten(Field, Types);
    return;
  }
  if (auto A = dyn_cast<go::ArrayType>(T)) {
    for (int64_t I = 0; I < A.getLength(); ++I)
      flatten(A.getElem(), Types);
    return;
  }
  if (auto C = dyn_cast<ComplexType>(T)) {
    Types.append(2, C.getElementType());
    return;
  }
  if (isa<go::StringType>(T))
    Types.append({PtrType, I64});
  else if (isa<go::SliceType>(T))
    Types.append({PtrType, I64, I64});
  else if (isa<go::EfaceType, go::IfaceType>(T))
    Types.append({PtrType, PtrType});
  else if (isa<go::GoDialect>(T.getDialect()))
    Types.push_back(PtrType);
  else
    Types.push_back(T);
}

SmallVector<Type, 4> ModuleLowering::flatten(Type T) {
  SmallVector<Type, 4> Types;
  flatten(T, Types);
  return Types;
}

/// LLVM lays its structs out as gc does except for the byte behind a final
/// field of size zero, which is written out here.
Type ModuleLowering::memoryType(Type T) {
  if (T.isInteger(1))
    return I8;
  if (T.isIntOrFloat())
    return T;
  if (Type Known = MemoryTypes.lookup(T))
    return Known;
  Type Result;
  if (auto S = dyn_cast<go::StructType>(T)) {
    SmallVector<Type> Fields;
    for (Type Field : S.getFields())
      Fields.push_back(memoryType(Field));
    if (!Fields.empty() && go::sizeOf(S.getFields().back()) == 0 &&
        go::sizeOf(S) != 0)
      Fields.push_back(I8);
    Result = LLVM::LLVMStructType::getLiteral(Context, Fields);
  } else if (auto A = dyn_cast<go::ArrayType>(T)) {
    Result = LLVM::LLVMArrayType::get(memoryType(A.getElem()),
                                      unsigned(A.getLength()));
  } else {
    SmallVector<Type, 4> Parts = flatten(T);
    Result = Parts.size() == 1
                 ? Parts.front()
                 : Type(LLVM::LLVMStructType::getLiteral(Context, Parts));
  }
  return MemoryTypes[T] = Result;
}

Type ModuleLowering::resultType(ArrayRef<Type> Types) {
  if (Types.empty())
    return LLVM::LLVMVoidType::get(Context);
  if (Types.size() == 1)
    return Types.front();
  return LLVM::LLVMStructType::getLiteral(Context, Types);
}

LLVM::LLVMFunctionType ModuleLowering::functionType(FunctionType T) {
  SmallVector<Type> Params, Results;
  for (Type P : T.getInputs())
    flatten(P, Params);
  for (Type R : T.getResults())
    flatten(R, Results);
  return LLVM::LLVMFunctionType::get(resultType(Results), Params);
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

LLVM::LLVMFuncOp ModuleLowering::declare(StringRef Name,
                                         LLVM::LLVMFunctionType T) {
  Operation *&Known = Symbols[Name];
  if (!Known) {
    auto F = LLVM::LLVMFuncOp::create(
        B, Go.getLoc(), Name, T, LLVM::Linkage::External,
        /*dsoLocal=*/true, LLVM::CConv::X86_RegCall);
    Known = F;
  }
  return cast<LLVM::LLVMFuncOp>(Known);
}

void ModuleLowering::declareData(StringRef Name) {
  Operation *&Known = Symbols[Name];
  if (Known)
    return;
  // Globals are in space 0; an address is cast to space 1 where it is used.
  // The type is a placeholder: Data.cpp makes the real global.
  auto G = LLVM::GlobalOp::create(B, Go.getLoc(), I8, /*isConstant=*/false,
                                  LLVM::Linkage::External, Name, Attribute(),
                                  /*alignment=*/0, /*addrSpace=*/0,
                                  /*dsoLocal=*/true);
  Known = G;
}

namespace {

struct RuntimeInfo {
  const char *Symbol, *Results, *Params, *Effects;
};

} // namespace

static constexpr RuntimeInfo RuntimeInfos[] = {
#define RUNTIME_FUNC(Id, Symbol, Results, Params, Effects)                     \
  {Symbol, Results, Params, Effects},
#include "runtime/abi/RuntimeFunctions.def"
};

/// LLVM attributes for the letters of RuntimeFunctions.def.
static ArrayAttr effectAttributes(OpBuilder &B, StringRef Effects) {
  SmallVector<Attribute> Pass;
  auto Add = [&](StringRef Name) { Pass.push_back(B.getStringAttr(Name)); };
  if (Effects.contains('N'))
    Add("gc-leaf-function");
  if (!Effects.contains('P') && !Effects.contains('S'))
    Add("nounwind");
  if (Effects.contains('X'))
    Add("noreturn");
  if (Effects.contains('C'))
    Add("cold");
  return B.getArrayAttr(Pass);
}

bool ModuleLowering::isSafepoint(RuntimeFunc F) {
  return !StringRef(RuntimeInfos[unsigned(F)].Effects).contains('N');
}

LLVM::LLVMFuncOp ModuleLowering::runtimeFunction(RuntimeFunc Id) {
  const RuntimeInfo &Info = RuntimeInfos[unsigned(Id)];
  if (Operation *Known = Symbols.lookup(Info.Symbol))
    return cast<LLVM::LLVMFuncOp>(Known);
  auto TypeOf = [&](char C) {
    return C == 'p' ? PtrType : C == 'f' ? F64 : I64;
  };
  SmallVector<Type> Params, Results;
  for (char C : StringRef(Info.Params))
    Params.push_back(TypeOf(C));
  for (char C : StringRef(Info.Results))
    Results.push_back(TypeOf(C));
  LLVM::LLVMFuncOp F = declare(
      Info.Symbol, LLVM::LLVMFunctionType::get(resultType(Results), Params));
  F.setPassthroughAttr(effectAttributes(B, Info.Effects));
  return F;
}

bool ModuleLowering::declareRuntime(StringRef Name) {
  for (auto [I, Info] : llvm::enumerate(RuntimeInfos))
    if (Info.Symbol == Name) {
      runtimeFunction(RuntimeFunc(I));
      return true;
    }
  return false;
}

/// LLVM attributes of a Go function.
void ModuleLowering::setAttributes(LLVM::LLVMFuncOp L, go::FuncOp F) {
  if (F.getLinkage() == go::Linkage::Internal)
    L.setLinkage(LLVM::Linkage::Internal);
  SmallVector<Attribute> Pass;
  auto Add = [&](StringRef Name, StringRef Value = "") {
    if (Value.empty())
      Pass.push_back(B.getStringAttr(Name));
    else
      Pass.push_back(B.getStrArrayAttr({Name, Value}));
  };
  if (F.isExternal()) {
    // Lets PlacePolls know; others may be C++.
    if (F->hasAttr("go.checks_stack"))
      L.setPassthroughAttr(B.getStrArrayAttr({"split-stack"}));
    for (const RuntimeInfo &Info : RuntimeInfos)
      if (F.getSymName() == Info.Symbol)
        L.setPassthroughAttr(effectAttributes(B, Info.Effects));
    return;
  }
  if (F.getLinkage() == go::Linkage::Once) {
    L.setLinkage(LLVM::Linkage::LinkonceODR);
    Add("zokor-comdat"); // made a COMDAT after translation
  }
  L.setGarbageCollector("statepoint-example");
  Add("frame-pointer", "all");
  Add("noredzone");
  Add("uwtable", "2"); // also between instructions: signals
  // LLVM would make loops of recursion: without frames in tracebacks, and
  // without end where gc's stack overflows.
  Add("disable-tail-calls", "true");
  if (!F.getNosplit())
    Add("split-stack");
  if (F.getNoinline())
    Add("noinline");
  if (F->hasAttr("go.giant"))
    Add("optnone");
  if (F.getCold())
    Add("cold");
  unsigned Flags = 0;
  if (F.getWrapper())
    Flags |= abi::FuncWrapper;
  if (F.getNosplit())
    Flags |= abi::FuncNoSplit;
  if (Flags)
    Add("zokor-flags", std::to_string(Flags));
  L.setPassthroughAttr(B.getArrayAttr(Pass));
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

FunctionLowering::FunctionLowering(ModuleLowering &M, go::FuncOp From,
                                   LLVM::LLVMFuncOp To)
    : M(M), B(M.Context), Loc(From.getLoc()), To(To), From(From) {}

Words FunctionLowering::flattenOperands(ValueRange Vs) {
  Words Flat;
  for (Value V : Vs)
    Flat.append(words(V));
  return Flat;
}

bool FunctionLowering::run() {
  // The entry block first: it is the one without predecessors, with static
  // allocas.
  Block &Entry = From.getBody().front();
  for (Block &Old : From.getBody()) {
    auto *New = new Block;
    To.getBody().push_back(New);
    Blocks[&Old] = New;
    for (BlockArgument A : Old.getArguments()) {
      Words W;
      for (Type T : M.flatten(A.getType()))
        W.push_back(New->addArgument(T, A.getLoc()));
      set(A, std::move(W));
    }
  }
  // Definitions before uses: reverse post-order visits dominators first.
  llvm::ReversePostOrderTraversal<Block *> Order(&Entry);
  for (Block *Old : Order) {
    setBlock(Blocks[Old]);
    if (Old == &Entry)
      declareParams(*this, From);
    for (Operation &Op : *Old) {
      // LLVM wants a location for each call if the function has one.
      Loc = isa<UnknownLoc>(Op.getLoc()) ? From.getLoc() : Op.getLoc();
      if (!lowerOp(&Op))
        return false;
    }
  }
  // Blocks that cannot be reached were not lowered; they have no users.
  for (Block &Old : From.getBody()) {
    Block *New = Blocks[&Old];
    if (New->empty() || !New->mightHaveTerminator()) {
      setBlock(New);
      LLVM::UnreachableOp::create(B, Loc);
    }
  }
  if (RecoverBlock)
    makeInvokes();
  return true;
}

void FunctionLowering::keepFrame() {
  SmallVector<Attribute> Pass;
  if (ArrayAttr Old = To.getPassthroughAttr())
    llvm::append_range(Pass, Old);
  for (Attribute A :
       {Attribute(B.getStringAttr("noinline")),
        Attribute(B.getStrArrayAttr({"disable-tail-calls", "true"}))})
    if (!llvm::is_contained(Pass, A))
      Pass.push_back(A);
  To.setPassthroughAttr(B.getArrayAttr(Pass));
}

bool FunctionLowering::lowerOp(Operation *Op) {
  if (lowerArith(Op) || lowerMemory(Op) || lowerCall(Op) || lowerBranch(Op) ||
      lowerAggregate(Op) || lowerSliceString(Op) || lowerMap(Op) ||
      lowerChan(Op) || lowerInterface(Op) || lowerDefer(Op) ||
      lowerIntrinsic(Op))
    return true;
  Op->emitOpError("expected an op that lowering knows");
  return false;
}

bool FunctionLowering::lowerBranch(Operation *Op) {
  if (auto Br = dyn_cast<cf::BranchOp>(Op)) {
    LLVM::BrOp::create(B, Loc, flattenOperands(Br.getDestOperands()),
                       Blocks[Br.getDest()]);
    return true;
  }
  if (auto Br = dyn_cast<cf::CondBranchOp>(Op)) {
    if (lowerDeferBranch(Br))
      return true;
    LLVM::CondBrOp::create(
        B, Loc, word(Br.getCondition()), Blocks[Br.getTrueDest()],
        flattenOperands(Br.getTrueDestOperands()), Blocks[Br.getFalseDest()],
        flattenOperands(Br.getFalseDestOperands()));
    return true;
  }
  if (auto Sw = dyn_cast<cf::SwitchOp>(Op)) {
    SmallVector<Words> Operands;
    SmallVector<ValueRange> Ranges;
    SmallVector<Block *> Dests;
    for (auto [I, Dest] : llvm::enumerate(Sw.getCaseDestinations())) {
      Operands.push_back(flattenOperands(Sw.getCaseOperands(I)));
      Dests.push_back(Blocks[Dest]);
    }
    for (Words &W : Operands)
      Ranges.push_back(W);
    LLVM::SwitchOp::create(B, Loc, word(Sw.getFlag()),
                           Blocks[Sw.getDefaultDestination()],
                           flattenOperands(Sw.getDefaultOperands()),
                           Sw.getCaseValuesAttr(), Dests, Ranges);
    return true;
  }
  if (auto Ret = dyn_cast<go::ReturnOp>(Op)) {
    Words W = flattenOperands(Ret.getOperands());
    if (W.size() <= 1) {
      LLVM::ReturnOp::create(B, Loc, W);
      return true;
    }
    SmallVector<Type> Types(llvm::to_vector(ValueRange(W).getTypes()));
    Value S = LLVM::PoisonOp::create(B, Loc, M.resultType(Types));
    for (auto [I, V] : llvm::enumerate(W))
      S = LLVM::InsertValueOp::create(B, Loc, S, V, int64_t(I));
    LLVM::ReturnOp::create(B, Loc, S);
    return true;
  }
  if (isa<go::UnreachableOp, ub::UnreachableOp>(Op)) {
    LLVM::UnreachableOp::create(B, Loc);
    return true;
  }
  return false;
}

/// Every call of a deferring function that may panic unwinds to one landing
/// pad, which continues at the recovery block.
void FunctionLowering::makeInvokes() {
  LLVM::LLVMFuncOp Personality =
      M.declare("zokor_personality",
                LLVM::LLVMFunctionType::get(M.I32, {}, /*isVarArg=*/true));
  Personality.setCConv(LLVM::CConv::C);
  To.setPersonality("zokor_personality");
  SmallVector<LLVM::CallOp> Calls;
  To.walk([&](LLVM::CallOp C) {
    if (C.getCConv() != LLVM::CConv::X86_RegCall)
      return;
    if (auto Name = C.getCallee())
      if (auto F = dyn_cast_or_null<LLVM::LLVMFuncOp>(M.lookup(*Name)))
        if (ArrayAttr Pass = F.getPassthroughAttr())
          if (llvm::is_contained(Pass, B.getStringAttr("gc-leaf-function")) ||
              llvm::is_contained(Pass, B.getStringAttr("nounwind")))
            return;
    Calls.push_back(C);
  });
  Block *Pad = newBlock();
  setBlock(Pad);
  LLVM::LandingpadOp::create(B, Loc, LLVM::LLVMTokenType::get(M.Context),
                             /*cleanup=*/true, ValueRange());
  LLVM::BrOp::create(B, Loc, ValueRange(), RecoverBlock);
  for (LLVM::CallOp C : Calls) {
    Block *Before = C->getBlock();
    Block *After = Before->splitBlock(C->getNextNode());
    B.setInsertionPointToEnd(Before);
    auto Invoke = LLVM::InvokeOp::create(
        B, C.getLoc(), C->getResultTypes(), C.getCalleeAttr(), C.getOperands(),
        After, ValueRange(), Pad, ValueRange());
    Invoke.setCConv(LLVM::CConv::X86_RegCall);
    if (auto VarType = C.getVarCalleeTypeAttr())
      Invoke.setVarCalleeTypeAttr(VarType);
    C.replaceAllUsesWith(Invoke.getResults());
    C.erase();
  }
}
