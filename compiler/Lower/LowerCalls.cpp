//===- LowerCalls.cpp - Calls, closures and goroutines --------------------===//

#include "compiler/Lower/DebugInfo.h"
#include "compiler/Lower/Lowering.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

/// Distributes the words of a call over the op's results.
static void setResults(FunctionLowering &F, Operation *Op, ArrayRef<Value> W) {
  for (Value Result : Op->getResults()) {
    unsigned N = go::numWords(Result.getType());
    F.set(Result, Words(W.take_front(N)));
    W = W.drop_front(N);
  }
}

static SmallVector<Type, 4> resultWordTypes(FunctionLowering &F,
                                            Operation *Op) {
  SmallVector<Type, 4> Types;
  for (Type T : Op->getResultTypes())
    F.M.flatten(T, Types);
  return Types;
}

/// V as a word of type T: a runtime function's word may be wider than the
/// declaration in Go says, or be a pointer where that has an integer.
static Value adaptWord(FunctionLowering &F, Value V, Type T) {
  if (V.getType() == T)
    return V;
  if (isa<LLVM::LLVMPointerType>(T))
    return LLVM::IntToPtrOp::create(F.B, F.Loc, T, V);
  if (isa<LLVM::LLVMPointerType>(V.getType()))
    return LLVM::PtrToIntOp::create(F.B, F.Loc, T, V);
  if (V.getType().getIntOrFloatBitWidth() < T.getIntOrFloatBitWidth())
    return LLVM::ZExtOp::create(F.B, F.Loc, T, V);
  return LLVM::TruncOp::create(F.B, F.Loc, T, V);
}

static bool lowerStaticCall(FunctionLowering &F, go::CallOp Op) {
  auto Callee = cast<LLVM::LLVMFuncOp>(F.M.lookup(Op.getCallee()));
  Words Args = F.flattenOperands(Op.getArgs());
  for (auto [V, T] : llvm::zip(Args, Callee.getFunctionType().getParams()))
    V = adaptWord(F, V, T);
  Words Results = F.call(Callee, Args);
  for (auto [V, T] : llvm::zip(Results, resultWordTypes(F, Op)))
    V = adaptWord(F, V, T);
  setResults(F, Op, Results);
  return true;
}

static bool lowerClosureCall(FunctionLowering &F, go::CallClosureOp Op) {
  Value Closure = F.word(Op.getCallee());
  F.nilCheck(Closure);
  Value Code = LLVM::LoadOp::create(F.B, F.Loc, F.M.PtrType, Closure);
  Words Args{Closure};
  llvm::append_range(Args, F.flattenOperands(Op.getArgs()));
  setResults(F, Op, F.callIndirect(Code, Args, resultWordTypes(F, Op)));
  return true;
}

static bool lowerIfaceCall(FunctionLowering &F, go::CallIfaceOp Op) {
  Words Iface = F.words(Op.getReceiver());
  F.nilCheck(Iface[0]);
  // abi::Itab::Fun
  Value Slot = F.offset(Iface[0], int64_t(24 + 8 * Op.getIndex()));
  auto Code = LLVM::LoadOp::create(F.B, F.Loc, F.M.PtrType, Slot);
  Code.setInvariant(true);
  Words Args{Iface[1]};
  llvm::append_range(Args, F.flattenOperands(Op.getArgs()));
  setResults(F, Op, F.callIndirect(Code, Args, resultWordTypes(F, Op)));
  return true;
}

static bool lowerClosureMake(FunctionLowering &F, go::ClosureMakeOp Op) {
  MLIRContext *Context = F.M.Context;
  SmallVector<Type> Fields{IntegerType::get(Context, 64)};
  llvm::append_range(Fields, Op.getCaptures().getTypes());
  auto Layout = go::StructType::get(Context, Fields);
  Value Object =
      F.allocate(Op.getPlace(), Layout, Op.getLayout(), /*Zero=*/false);
  auto Code = LLVM::AddressOfOp::create(
      F.B, F.Loc, LLVM::LLVMPointerType::get(Context), Op.getCallee());
  LLVM::StoreOp::create(F.B, F.Loc, Code, Object);
  for (auto [I, Capture] : llvm::enumerate(Op.getCaptures()))
    F.storeWords(F.words(Capture),
                 F.offset(Object, go::fieldOffset(Layout, I + 1)),
                 Capture.getType(), F.barrierOf(Op.getPlace()));
  F.set(Op, {Object});
  return true;
}

bool FunctionLowering::lowerCall(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::CallOp C) { return lowerStaticCall(*this, C); })
      .Case([&](go::CallClosureOp C) { return lowerClosureCall(*this, C); })
      .Case([&](go::CallIfaceOp C) { return lowerIfaceCall(*this, C); })
      .Case([&](go::ClosureMakeOp C) { return lowerClosureMake(*this, C); })
      .Case([&](go::ClosureCaptureOp C) {
        set(C, loadWords(offset(word(C.getContext()), int64_t(C.getOffset())),
                         C.getType()));
        declareCapture(*this, C);
        return true;
      })
      .Case([&](go::GoStmtOp G) {
        Value Closure = word(G.getFn());
        panicIf(icmp(LLVM::ICmpPredicate::eq, Closure, null()),
                RuntimeFunc::PanicGoNil, {});
        callRuntime(RuntimeFunc::NewProc, {Closure});
        return true;
      })
      .Default([](Operation *) { return false; });
}
