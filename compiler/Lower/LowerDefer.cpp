//===- LowerDefer.cpp - defer, panic, recover, print ----------------------===//
//
// docs/ABI.md tells how the runtime finds pending calls. Here:
//   open form    go.defer stores the closure in a slot of the abi::DeferFrame
//                and sets its bit; go.defer.run tests the bits in reverse and
//                calls. The frame's address is given to an empty asm, so that
//                LLVM believes that any call may read and change it.
//   stack form   an abi::DeferRecord in the frame, linked by the runtime
//   heap form    runtime.deferproc makes the record
// A function's defers are all open or none is (go-choose-defer-form).
//
//===----------------------------------------------------------------------===//

#include "compiler/Lower/Lowering.h"
#include "runtime/abi/Defer.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

Value FunctionLowering::frameAddress() {
  auto Plain = LLVM::LLVMPointerType::get(M.Context);
  Value Frame = LLVM::CallIntrinsicOp::create(
                    B, Loc, Plain, B.getStringAttr("llvm.frameaddress"),
                    ValueRange{constant(0, 32)})
                    .getResult(0);
  return LLVM::PtrToIntOp::create(B, Loc, M.I64, Frame);
}

/// Gives an address to an empty asm: from here on LLVM believes that any call
/// may read and write what is there.
static void exposeToCalls(FunctionLowering &F, Value Address,
                          StringRef Constraints) {
  LLVM::InlineAsmOp::create(F.B, F.Loc, TypeRange(), ValueRange{Address},
                            /*asm_string=*/"", Constraints,
                            /*has_side_effects=*/true, /*is_align_stack=*/false,
                            LLVM::TailCallKind::None, nullptr, nullptr);
}

/// For variables of results: they stay in memory, where the landing pad finds
/// them. As SSA values they would be phis in front of the pad, which
/// SimplifyCFG (LLVM 22) loses when it merges pads.
static constexpr const char *ResultConstraint = "r,~{cc},~{memory}";

/// The slot area of open-coded defers, made by the first use.
static Value deferFrame(FunctionLowering &F) {
  if (F.DeferFrame)
    return F.DeferFrame;
  auto Slots = LLVM::LLVMArrayType::get(F.M.PtrType, abi::MaxOpenDefers);
  auto T = LLVM::LLVMStructType::getLiteral(F.M.Context, {F.M.I64, Slots});
  Value Frame = F.stackSlot(T);
  OpBuilder::InsertionGuard Guard(F.B);
  F.B.setInsertionPointAfter(Frame.getDefiningOp());
  // Slots count only while their bits are set.
  LLVM::StoreOp::create(F.B, F.Loc, F.constant(0), Frame);
  exposeToCalls(F, Frame, DeferFrameConstraint);
  return F.DeferFrame = Frame;
}

static Value slotAddress(FunctionLowering &F, uint64_t Index) {
  return F.offset(deferFrame(F),
                  int64_t(offsetof(abi::DeferFrame, Slots) + 8 * Index));
}

static bool lowerDeferStatement(FunctionLowering &F, go::DeferOp Op) {
  Value Closure = F.word(Op.getFn());
  switch (Op.getForm()) {
  case go::DeferForm::Open: {
    uint64_t Bit = *Op.getIndex();
    Value Frame = deferFrame(F);
    LLVM::StoreOp::create(F.B, F.Loc, Closure, slotAddress(F, Bit));
    Value Pending = LLVM::LoadOp::create(F.B, F.Loc, F.M.I64, Frame);
    Pending =
        LLVM::OrOp::create(F.B, F.Loc, Pending, F.constant(int64_t(1) << Bit));
    LLVM::StoreOp::create(F.B, F.Loc, Pending, Frame);
    return true;
  }
  case go::DeferForm::Stack: {
    auto T = LLVM::LLVMStructType::getLiteral(
        F.M.Context, {F.M.PtrType, F.M.I64, F.M.PtrType, F.M.I64});
    Value Record = F.stackSlot(T);
    LLVM::StoreOp::create(
        F.B, F.Loc, F.frameAddress(),
        F.offset(Record, int64_t(offsetof(abi::DeferRecord, Frame))));
    LLVM::StoreOp::create(
        F.B, F.Loc, Closure,
        F.offset(Record, int64_t(offsetof(abi::DeferRecord, Fn))));
    LLVM::StoreOp::create(
        F.B, F.Loc, F.constant(0),
        F.offset(Record, int64_t(offsetof(abi::DeferRecord, OnHeap))));
    F.callRuntime(RuntimeFunc::DeferProcStack, {Record});
    return true;
  }
  case go::DeferForm::Heap:
  case go::DeferForm::Undecided:
    F.callRuntime(RuntimeFunc::DeferProc, {Closure, F.frameAddress()});
    return true;
  }
  return false;
}

namespace {

/// The defer statements of a function, known before its exits are lowered.
struct Defers {
  explicit Defers(go::FuncOp Func) {
    Func.walk([&](go::DeferOp D) {
      if (D.getForm() == go::DeferForm::Open)
        Open.push_back(D);
      else
        HasRecords = true;
    });
    llvm::sort(Open, [](go::DeferOp X, go::DeferOp Y) {
      return *X.getIndex() < *Y.getIndex();
    });
  }
  SmallVector<go::DeferOp, abi::MaxOpenDefers> Open;
  bool HasRecords = false;
};

} // namespace

/// Calls what the slot of an open-coded defer holds: by name if the closure is
/// made in this function, so that LLVM can inline the call.
static void callDeferred(FunctionLowering &F, go::DeferOp D) {
  Value Closure = LLVM::LoadOp::create(F.B, F.Loc, F.M.PtrType,
                                       slotAddress(F, *D.getIndex()));
  if (auto Make = D.getFn().getDefiningOp<go::ClosureMakeOp>()) {
    F.call(cast<LLVM::LLVMFuncOp>(F.M.lookup(Make.getCallee())), {Closure});
    return;
  }
  F.nilCheck(Closure);
  Value Code = LLVM::LoadOp::create(F.B, F.Loc, F.M.PtrType, Closure);
  F.callIndirect(Code, {Closure}, {});
}

static bool lowerDeferRun(FunctionLowering &F, go::DeferRunOp Op) {
  Defers Ds(Op->getParentOfType<go::FuncOp>());
  for (go::DeferOp D : llvm::reverse(Ds.Open)) {
    uint64_t Bit = *D.getIndex();
    Value Frame = deferFrame(F);
    Value Pending = LLVM::LoadOp::create(F.B, F.Loc, F.M.I64, Frame);
    Value Mask = F.constant(int64_t(1) << Bit);
    Value Set =
        F.icmp(LLVM::ICmpPredicate::ne,
               LLVM::AndOp::create(F.B, F.Loc, Pending, Mask), F.constant(0));
    F.select(
        Set,
        [&] {
          // Cleared first: a panic in the call must not run it again.
          Value Rest = LLVM::AndOp::create(F.B, F.Loc, Pending,
                                           F.constant(~(int64_t(1) << Bit)));
          LLVM::StoreOp::create(F.B, F.Loc, Rest, Frame);
          callDeferred(F, D);
          return Words();
        },
        [&] { return Words(); });
  }
  if (Ds.HasRecords)
    F.callRuntime(RuntimeFunc::DeferReturn, {F.frameAddress()});
  return true;
}

/// The branch on go.defer.frame's flag says where control goes on both ways
/// (see lowerDeferBranch); there is no flag.
static bool lowerDeferFrame(FunctionLowering &F, go::DeferFrameOp Op) {
  F.keepFrame();
  for (Value Result : Op.getResultVars())
    exposeToCalls(F, F.word(Result), ResultConstraint);
  Value Recovered = Op.getRecovered();
  if (!Recovered.hasOneUse() ||
      !isa<cf::CondBranchOp>(*Recovered.user_begin())) {
    Op.emitOpError("expected one conditional branch to use the result");
    return false;
  }
  return true;
}

/// The normal way takes the false edge, the landing pad the true one. A flag
/// that is always false here and always true there would be a loop for LLVM's
/// optimizer.
bool FunctionLowering::lowerDeferBranch(cf::CondBranchOp Op) {
  if (!Op.getCondition().getDefiningOp<go::DeferFrameOp>())
    return false;
  LLVM::BrOp::create(B, Loc, flattenOperands(Op.getFalseDestOperands()),
                     Blocks[Op.getFalseDest()]);
  RecoverBlock = newBlock();
  setBlock(RecoverBlock);
  LLVM::BrOp::create(B, Loc, flattenOperands(Op.getTrueDestOperands()),
                     Blocks[Op.getTrueDest()]);
  return true;
}

static bool lowerRecover(FunctionLowering &F, go::RecoverOp Op) {
  F.keepFrame();
  // The CFA: the address above the return address.
  auto Plain = LLVM::LLVMPointerType::get(F.M.Context);
  Value Slot =
      LLVM::CallIntrinsicOp::create(
          F.B, F.Loc, Plain, F.B.getStringAttr("llvm.addressofreturnaddress"),
          ValueRange())
          .getResult(0);
  Value CFA = LLVM::AddOp::create(
      F.B, F.Loc, LLVM::PtrToIntOp::create(F.B, F.Loc, F.M.I64, Slot),
      F.constant(8));
  F.set(Op, F.callRuntime(RuntimeFunc::GoRecover, {CFA}));
  return true;
}

static void printOperand(FunctionLowering &F, char Kind, Value V) {
  Words W = F.words(V);
  auto Widen = [&](bool Signed) {
    if (W[0].getType() != F.M.I64)
      W[0] = Signed ? Value(LLVM::SExtOp::create(F.B, F.Loc, F.M.I64, W[0]))
                    : Value(LLVM::ZExtOp::create(F.B, F.Loc, F.M.I64, W[0]));
  };
  auto ToF64 = [&] {
    for (Value &X : W)
      if (X.getType() != F.M.F64)
        X = LLVM::FPExtOp::create(F.B, F.Loc, F.M.F64, X);
  };
  switch (Kind) {
  case 'b':
    W[0] = F.fromBool(W[0]);
    F.callRuntime(RuntimeFunc::PrintBool, W);
    return;
  case 'i':
    Widen(true);
    F.callRuntime(RuntimeFunc::PrintInt, W);
    return;
  case 'u':
    Widen(false);
    F.callRuntime(RuntimeFunc::PrintUint, W);
    return;
  case 'h':
    Widen(false);
    F.callRuntime(RuntimeFunc::PrintHex, W);
    return;
  case 'f':
    ToF64();
    F.callRuntime(RuntimeFunc::PrintFloat, W);
    return;
  case 'c':
    ToF64();
    F.callRuntime(RuntimeFunc::PrintComplex, W);
    return;
  case 's':
    F.callRuntime(RuntimeFunc::PrintString, W);
    return;
  case 'p':
    F.callRuntime(RuntimeFunc::PrintPointer, W);
    return;
  case 'l':
    F.callRuntime(RuntimeFunc::PrintSlice, W);
    return;
  case 'e':
    F.callRuntime(RuntimeFunc::PrintEface, W);
    return;
  }
}

static bool lowerPrint(FunctionLowering &F, go::PrintOp Op) {
  F.callRuntime(RuntimeFunc::PrintLock, {});
  for (auto [I, Arg] : llvm::enumerate(Op.getArgs())) {
    if (I && Op.getNewline())
      F.callRuntime(RuntimeFunc::PrintSpace, {});
    printOperand(F, Op.getKinds()[I], Arg);
  }
  if (Op.getNewline())
    F.callRuntime(RuntimeFunc::PrintNewline, {});
  F.callRuntime(RuntimeFunc::PrintUnlock, {});
  return true;
}

bool FunctionLowering::lowerDefer(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::DeferFrameOp D) { return lowerDeferFrame(*this, D); })
      .Case([&](go::DeferOp D) { return lowerDeferStatement(*this, D); })
      .Case([&](go::DeferRunOp D) { return lowerDeferRun(*this, D); })
      .Case([&](go::PanicOp P) {
        callRuntime(RuntimeFunc::GoPanic, words(P.getValue()));
        LLVM::UnreachableOp::create(B, Loc);
        return true;
      })
      .Case([&](go::RecoverOp R) { return lowerRecover(*this, R); })
      .Case([&](go::PrintOp P) { return lowerPrint(*this, P); })
      .Default([](Operation *) { return false; });
}
