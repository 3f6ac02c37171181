//===- EscapeFlows.cpp - What each op assigns to what ---------------------===//

#include "compiler/Passes/EscapeBatch.h"

#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::passes;
using namespace zokor::passes::escape;

Limits Limits::small() { return {128 << 10, 16 << 10}; }

StringRef escape::reasonForHeap(Operation *Op, const Limits &L) {
  auto OfSize = [](Type T, int64_t Limit) -> StringRef {
    int64_t Size = go::sizeOf(T);
    return Size < 0 || Size > Limit ? "too large for stack" : "";
  };
  if (auto V = dyn_cast<go::VarOp>(Op))
    return OfSize(V.getElem(), L.Variable);
  if (auto N = dyn_cast<go::NewOp>(Op))
    return OfSize(N.getElem(), L.Implicit);
  if (auto B = dyn_cast<go::IfaceBoxMemOp>(Op))
    return OfSize(B.getElem(), L.Implicit);
  auto S = dyn_cast<go::SliceNewOp>(Op);
  if (!S)
    return "";
  llvm::APInt Cap;
  if (!matchPattern(S.getCap(), m_ConstantInt(&Cap)))
    return "non-constant size";
  int64_t Size = std::max<int64_t>(go::sizeOf(S.getElem()), 1);
  if (Cap.isNegative() || Cap.getSExtValue() > L.Implicit / Size)
    return "too large for stack";
  return "";
}

/// Operands are evaluated, but no pointer of them is kept or passed on.
static bool keepsNoOperand(Operation *Op) {
  return isa<go::PrintOp, go::PtrEqOp, go::EqualOp, go::IfaceEqualOp,
             go::StringCompareOp, go::StringDecodeOp, go::SliceLenOp,
             go::SliceCapOp, go::StringLenOp, go::ChanLenOp, go::ChanCapOp,
             go::ChanRecvOp, go::ChanCloseOp, go::MapLenOp, go::MapDeleteOp,
             go::MapClearOp, go::MapIterNextOp, go::KeepAliveOp,
             go::DeferFrameOp, go::ZeroOp, go::SliceClearOp, go::PtrToIntOp,
             go::IntrinsicOp, go::IfaceWordOp, go::IfaceTypeOp>(Op);
}

/// The result is no pointer to an object of the batch: it is static, comes from
/// the heap, or there is no result.
static bool makesNothing(Operation *Op) {
  return isa<go::NilOp, go::StringConstOp, go::GlobalAddrOp, go::FuncAddrOp,
             go::ChanMakeOp, go::RecoverOp, go::CallerPCOp, go::UnreachableOp,
             go::DeferRunOp, go::CheckBoundsOp>(Op) ||
         isa_and_nonnull<arith::ArithDialect, complex::ComplexDialect,
                         ub::UBDialect>(Op->getDialect());
}

/// The pointers that the integer V was computed from. The rules of package
/// unsafe allow only arithmetic in the same expression between, and nothing
/// that was stored.
static SmallVector<Value> pointersBehind(Value V) {
  constexpr unsigned MaxOps = 256;
  SmallVector<Value> Work{V}, Seen, Pointers;
  while (!Work.empty() && Seen.size() < MaxOps) {
    Value Part = Work.pop_back_val();
    if (llvm::is_contained(Seen, Part))
      continue;
    Seen.push_back(Part);
    Operation *Def = Part.getDefiningOp();
    if (!Def)
      continue;
    if (auto FromPtr = dyn_cast<go::PtrToIntOp>(Def)) {
      // `go.hidden`: the integer was a variable of its own.
      if (!FromPtr->hasAttr("go.hidden"))
        Pointers.push_back(FromPtr.getPtr());
    } else if (isa_and_nonnull<arith::ArithDialect>(Def->getDialect()) ||
               isa<go::DivOp, go::RemOp, go::ShlOp, go::ShrOp>(Def)) {
      llvm::append_range(Work, Def->getOperands());
    }
  }
  return Pointers;
}

bool Batch::addObjectOp(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case<go::VarOp, go::NewOp, go::IfaceBoxMemOp, go::SliceNewOp,
            go::ClosureMakeOp, go::IfaceBoxOp, go::MapMakeOp,
            go::StringConcatOp, go::StringFromRuneOp>([&](auto O) {
        addObject(O, !reasonForHeap(O, Max).empty());
        return true;
      })
      .Case<go::StringFromBytesOp, go::StringToBytesOp, go::StringFromRunesOp,
            go::StringToRunesOp>([&](auto O) {
        if (!O.getAlias())
          addObject(O, false);
        return true;
      })
      // Static, but -m says where they would be.
      .Case<go::FuncAddrOp, go::GlobalAddrOp>([&](auto O) {
        if (O->hasAttr("go.expr"))
          addObject(O, false);
        return true;
      })
      .Default([](Operation *) { return false; });
}

bool Batch::addMemoryOp(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::VarOp) { return true; })
      .Case([&](go::NewOp) { return true; })
      .Case([&](go::SliceNewOp) { return true; })
      .Case([&](go::LoadOp L) {
        // An integer that stands for a pointer, if it does not become one at
        // once, can be followed no further.
        bool BecomesPointer = llvm::all_of(
            L->getUsers(), [](Operation *U) { return isa<go::IntToPtrOp>(U); });
        if (L->hasAttr("go.header") && !BecomesPointer)
          toHeap(L.getAddr(), 1);
        flow(L.getResult(), L.getAddr(), 1);
        return true;
      })
      .Case([&](go::StoreOp S) {
        // What the object holds already.
        Operation *From = canonical(S.getValue()).getDefiningOp();
        if (S->hasAttr("go.self_assignment") &&
            isa_and_nonnull<go::LoadOp>(From))
          return true;
        if (S->hasAttr("go.header"))
          for (Value Pointer : pointersBehind(S.getValue()))
            toHeap(Pointer);
        store(S.getAddr(), S.getValue());
        return true;
      })
      .Case([&](go::CopyOp C) {
        if (go::hasPointers(C.getElem()) && !C->hasAttr("go.self_assignment"))
          store(C.getDst(), C.getSrc(), 1);
        return true;
      })
      .Case([&](go::SliceCopyOp C) {
        if (go::hasPointers(C.getElem()))
          store(C.getDst(), C.getSrc(), 1);
        return true;
      })
      .Case([&](go::SliceGrowOp S) {
        // The result is the operand (canonical()), or a copy in the heap.
        if (go::hasPointers(S.getElem()))
          toHeap(S.getSlice(), 1);
        return true;
      })
      .Case([&](go::AtomicOp A) {
        for (Value Arg : A.getArgs())
          if (go::hasPointers(Arg.getType()))
            storeTo(A.getAddr(), locOf(Arg), 0);
        flow(A.getResult(), A.getAddr(), 1);
        return true;
      })
      .Default([](Operation *) { return false; });
}

bool Batch::addValueOp(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case<go::StructMakeOp, go::ArrayMakeOp>([&](auto M) {
        for (Value Part : M->getOperands())
          flow(M.getResult(), Part);
        return true;
      })
      .Case([&](go::StructSetOp S) {
        flow(S.getResult(), S.getValue());
        flow(S.getResult(), S.getField());
        return true;
      })
      .Case([&](arith::SelectOp S) {
        flow(S.getResult(), S.getTrueValue());
        flow(S.getResult(), S.getFalseValue());
        return true;
      })
      .Case([&](go::IfaceBoxOp B) {
        flow(*objectOf(B), B.getValue());
        return true;
      })
      .Case([&](go::IfaceBoxMemOp B) {
        if (go::hasPointers(B.getElem()))
          flow(*objectOf(B), B.getAddr(), 1);
        return true;
      })
      .Case([&](go::IfaceUnboxOp U) {
        if (!U.getDirect())
          flow(U.getResult(), U.getData(), 1);
        return true;
      })
      .Case([&](go::ClosureMakeOp C) {
        for (Value Capture : C.getCaptures())
          flow(*objectOf(C), Capture);
        return true;
      })
      .Case([&](go::ClosureCaptureOp C) {
        SmallVector<Value> Captures;
        if (!capturesAt(C, Captures))
          Captures.clear();
        for (Value Capture : Captures)
          flow(C.getResult(), Capture);
        if (Captures.empty())
          flow(C.getResult(), C.getContext(), 1);
        return true;
      })
      .Case([&](go::ClosurePtrOp C) {
        auto F = C->getParentOfType<go::FuncOp>();
        if (F.getClosure())
          flow(C.getResult(), F.getArgument(0));
        return true;
      })
      .Case<go::StringFromBytesOp, go::StringToBytesOp, go::StringFromRunesOp,
            go::StringToRunesOp>([&](auto O) {
        if (O.getAlias())
          flow(O.getResult(), O.getValue());
        return true;
      })
      .Case<go::StringFromRuneOp>([](auto) { return true; })
      // Where that could be seen, the runtime copies an operand on the stack
      // that is the whole result (runtime.concatstrings says where).
      .Case([&](go::StringConcatOp) { return true; })
      .Case([&](go::IntToPtrOp I) {
        auto Load = I.getValue().getDefiningOp<go::LoadOp>();
        if (Load && Load->hasAttr("go.header"))
          flow(I.getResult(), Load.getAddr(), 1);
        for (Value Pointer : pointersBehind(I.getValue()))
          flow(I.getResult(), Pointer);
        return true;
      })
      .Default([](Operation *) { return false; });
}

bool Batch::addRuntimeOp(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::GoStmtOp O) {
        toHeap(O.getFn());
        return true;
      })
      .Case([&](go::PanicOp P) {
        toHeap(P.getValue());
        return true;
      })
      .Case([&](go::ChanSendOp S) {
        toHeap(S.getValue(), 1);
        return true;
      })
      .Case([&](go::SelectOp S) {
        for (Value Sent : S.getSendValues())
          toHeap(Sent, 1);
        return true;
      })
      // Keys and elements of maps are always in the heap; an element's address
      // is an address in the map.
      .Case([&](go::MapMakeOp) { return true; })
      .Case([&](go::MapLookupOp L) {
        flow(L.getElem(), L.getMap());
        return true;
      })
      .Case([&](go::MapAssignOp A) {
        if (go::isRegisterType(A.getKey()))
          toHeap(A.getKeyValue());
        else if (go::hasPointers(A.getKey()))
          toHeap(A.getKeyValue(), 1);
        flow(A.getElem(), A.getMap());
        return true;
      })
      .Case([&](go::MapIterInitOp I) {
        storeTo(I.getIter(), locOf(I.getMap()), 0);
        return true;
      })
      .Case([&](go::DeferOp D) {
        addDefer(D);
        return true;
      })
      .Case([&](go::ReturnOp R) {
        addReturn(R);
        return true;
      })
      .Case<go::CallOp, go::CallClosureOp, go::CallIfaceOp>([&](auto C) {
        addCall(C);
        return true;
      })
      .Default([](Operation *) { return false; });
}

void Batch::addOp(Operation *Op) {
  if (isa<go::FuncOp>(Op))
    return;
  if (auto Branch = dyn_cast<BranchOpInterface>(Op))
    return addBranch(Branch);
  // Values that are only other names for their operand need no edge.
  if (Op->getNumResults() && canonical(Op->getResult(0)) != Op->getResult(0) &&
      !isa<go::SliceGrowOp>(Op))
    return;
  if (addMemoryOp(Op) || addValueOp(Op) || addRuntimeOp(Op) ||
      keepsNoOperand(Op) || makesNothing(Op))
    return;
  // Unknown: it may keep its operands, and return them.
  for (Value Operand : Op->getOperands()) {
    toHeap(Operand);
    for (Value Result : Op->getResults())
      flow(Result, Operand);
  }
}

void Batch::addBranch(BranchOpInterface Branch) {
  for (unsigned I = 0; I < Branch->getNumSuccessors(); ++I) {
    SuccessorOperands Passed = Branch.getSuccessorOperands(I);
    for (BlockArgument Arg : Branch->getSuccessor(I)->getArguments())
      if (Value V = Passed[Arg.getArgNumber()])
        flow(Arg, V);
  }
}

/// A closure that is called when the function returns may be in its frame, if
/// there is only one of it.
void Batch::addDefer(go::DeferOp Defer) {
  bool InFrame = Defer.getForm() == go::DeferForm::Open ||
                 Defer.getForm() == go::DeferForm::Stack;
  if (!InFrame || Defer.getInLoop() || depthOf(Defer) > 0)
    toHeap(Defer.getFn());
}
