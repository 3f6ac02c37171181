//===- Building.cpp - Constants, memory, calls and branches ---------------===//

#include "compiler/Lower/Lowering.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

Value FunctionLowering::constant(int64_t V, unsigned Bits) {
  Type T = B.getIntegerType(Bits);
  return LLVM::ConstantOp::create(B, Loc, T, B.getIntegerAttr(T, V));
}

Value FunctionLowering::null() {
  return LLVM::ZeroOp::create(B, Loc, M.PtrType);
}

Value FunctionLowering::zero(Type T) { return LLVM::ZeroOp::create(B, Loc, T); }

/// Static data and code lie in LLVM's address space 0. The collector asks for
/// every pointer of space 1 whether it points into the heap, so a cast is
/// all that is needed.
Value FunctionLowering::addressOf(StringRef Symbol) {
  if (!M.lookup(Symbol))
    M.declareData(Symbol);
  auto Address = LLVM::AddressOfOp::create(
      B, Loc, LLVM::LLVMPointerType::get(M.Context), Symbol);
  return LLVM::AddrSpaceCastOp::create(B, Loc, M.PtrType, Address);
}

Value FunctionLowering::offset(Value Ptr, int64_t Bytes) {
  if (Bytes == 0)
    return Ptr;
  if (!llvm::isInt<29>(Bytes)) // what a GEPArg holds
    return offset(Ptr, constant(Bytes));
  return LLVM::GEPOp::create(B, Loc, M.PtrType, M.I8, Ptr,
                             ArrayRef<LLVM::GEPArg>{int32_t(Bytes)},
                             LLVM::GEPNoWrapFlags::inbounds);
}

Value FunctionLowering::offset(Value Ptr, Value Bytes) {
  return LLVM::GEPOp::create(B, Loc, M.PtrType, M.I8, Ptr,
                             ArrayRef<LLVM::GEPArg>{Bytes});
}

Value FunctionLowering::stackSlot(Type T, uint64_t Align) {
  OpBuilder::InsertionGuard Guard(B);
  B.setInsertionPointToStart(&To.getBody().front());
  auto One = LLVM::ConstantOp::create(B, Loc, M.I64, B.getI64IntegerAttr(1));
  return LLVM::AllocaOp::create(B, Loc, M.PtrType, T, One,
                                unsigned(Align ? Align : 8));
}

Value FunctionLowering::icmp(LLVM::ICmpPredicate P, Value X, Value Y) {
  return LLVM::ICmpOp::create(B, Loc, P, X, Y);
}

Value FunctionLowering::toBool(Value V) {
  return icmp(LLVM::ICmpPredicate::ne, V, constant(0));
}

Value FunctionLowering::fromBool(Value V) {
  return LLVM::ZExtOp::create(B, Loc, M.I64, V);
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

void zokor::lower::forEachWord(Type T, int64_t Base,
                               llvm::function_ref<void(int64_t, Type)> F,
                               ModuleLowering &M) {
  if (auto S = dyn_cast<go::StructType>(T)) {
    for (auto [I, Field] : llvm::enumerate(S.getFields()))
      forEachWord(Field, Base + go::fieldOffset(S, I), F, M);
    return;
  }
  if (auto A = dyn_cast<go::ArrayType>(T)) {
    for (int64_t I = 0; I < A.getLength(); ++I)
      forEachWord(A.getElem(), Base + I * go::sizeOf(A.getElem()), F, M);
    return;
  }
  for (Type Word : M.flatten(T)) {
    F(Base, Word);
    Base += Word.isIntOrFloat() ? std::max(1u, Word.getIntOrFloatBitWidth() / 8)
                                : 8;
  }
}

Words FunctionLowering::loadWords(Value Addr, Type T, bool Atomic) {
  Words W;
  forEachWord(
      T, 0,
      [&](int64_t At, Type Word) {
        bool IsBool = Word.isInteger(1);
        auto Load = LLVM::LoadOp::create(B, Loc, IsBool ? M.I8 : Word,
                                         offset(Addr, At));
        if (Atomic) {
          Load.setOrdering(LLVM::AtomicOrdering::seq_cst);
          Load.setAlignment(go::alignOf(T));
        }
        Value V = Load;
        if (IsBool)
          V = LLVM::TruncOp::create(B, Loc, M.I1, V);
        W.push_back(V);
      },
      M);
  return W;
}

void FunctionLowering::storeWords(ArrayRef<Value> Words, Value Addr, Type T,
                                  go::Barrier Barrier, bool Atomic) {
  unsigned I = 0;
  forEachWord(
      T, 0,
      [&](int64_t At, Type Word) {
        Value V = Words[I++];
        if (Word.isInteger(1))
          V = LLVM::ZExtOp::create(B, Loc, M.I8, V);
        Value To = offset(Addr, At);
        // The flag is read for each pointer: a collection may begin between
        // any two of them.
        if (Barrier != go::Barrier::None && Word == M.PtrType) {
          Value Flag = LLVM::LoadOp::create(B, Loc, M.I32,
                                            addressOf("runtime.writeBarrier"));
          Value On = icmp(LLVM::ICmpPredicate::ne, Flag, constant(0, 32));
          select(
              On,
              [&] {
                callRuntime(RuntimeFunc::WriteBarrier, {To, V});
                return lower::Words();
              },
              [&] { return lower::Words(); }, /*ThenLikely=*/false);
        }
        auto Store = LLVM::StoreOp::create(B, Loc, V, To);
        if (Atomic) {
          Store.setOrdering(LLVM::AtomicOrdering::seq_cst);
          Store.setAlignment(go::alignOf(T));
        }
      },
      M);
}

Value FunctionLowering::spill(ArrayRef<Value> Words, Type T) {
  Value Slot = stackSlot(M.memoryType(T));
  storeWords(Words, Slot, T, go::Barrier::None);
  return Slot;
}

void FunctionLowering::memoryCopy(Value Dst, Value Src, Value Bytes,
                                  bool MayOverlap) {
  if (MayOverlap)
    LLVM::MemmoveOp::create(B, Loc, Dst, Src, Bytes, /*isVolatile=*/false);
  else
    LLVM::MemcpyOp::create(B, Loc, Dst, Src, Bytes, /*isVolatile=*/false);
}

void FunctionLowering::memoryZero(Value Dst, Value Bytes) {
  LLVM::MemsetOp::create(B, Loc, Dst, constant(0, 8), Bytes,
                         /*isVolatile=*/false);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// Takes the words of a call's result apart.
static Words resultWords(FunctionLowering &F, LLVM::CallOp Call) {
  if (Call.getNumResults() == 0)
    return {};
  auto S = dyn_cast<LLVM::LLVMStructType>(Call.getResult().getType());
  if (!S)
    return {Call.getResult()};
  Words W;
  for (unsigned I = 0; I < S.getBody().size(); ++I)
    W.push_back(
        LLVM::ExtractValueOp::create(F.B, F.Loc, Call.getResult(), int64_t(I)));
  return W;
}

Words FunctionLowering::call(LLVM::LLVMFuncOp Callee, ValueRange Args) {
  auto Call = LLVM::CallOp::create(B, Loc, Callee, Args);
  Call.setCConv(LLVM::CConv::X86_RegCall);
  return resultWords(*this, Call);
}

Words FunctionLowering::callIndirect(Value Code, ValueRange Args,
                                     ArrayRef<Type> Results) {
  auto T = LLVM::LLVMFunctionType::get(M.resultType(Results),
                                       llvm::to_vector(Args.getTypes()));
  SmallVector<Value> Operands{LLVM::AddrSpaceCastOp::create(
      B, Loc, LLVM::LLVMPointerType::get(M.Context), Code)};
  llvm::append_range(Operands, Args);
  auto Call = LLVM::CallOp::create(B, Loc, T, Operands);
  Call.setCConv(LLVM::CConv::X86_RegCall);
  return resultWords(*this, Call);
}

Words FunctionLowering::callRuntime(RuntimeFunc F, ValueRange Args) {
  if (M.Opts.VerifyFrames && ModuleLowering::isSafepoint(F))
    call(M.runtimeFunction(RuntimeFunc::VerifyFrames), {});
  return call(M.runtimeFunction(F), Args);
}

//===----------------------------------------------------------------------===//
// Control flow
//===----------------------------------------------------------------------===//

Block *FunctionLowering::newBlock(ArrayRef<Type> Args) {
  auto *New = new Block;
  To.getBody().push_back(New);
  for (Type T : Args)
    New->addArgument(T, Loc);
  return New;
}

static LLVM::CondBrOp condBranch(FunctionLowering &F, Value Cond, Block *True,
                                 Block *False, bool TrueLikely) {
  std::pair<uint32_t, uint32_t> Weights =
      TrueLikely ? std::pair(2000u, 1u) : std::pair(1u, 2000u);
  return LLVM::CondBrOp::create(F.B, F.Loc, Cond, True, ValueRange(), False,
                                ValueRange(), Weights);
}

void FunctionLowering::panicIf(Value Cond, RuntimeFunc F, ValueRange Args) {
  Block *Panic = newBlock(), *Continue = newBlock();
  condBranch(*this, Cond, Panic, Continue, /*TrueLikely=*/false);
  setBlock(Panic);
  callRuntime(F, Args);
  LLVM::UnreachableOp::create(B, Loc);
  setBlock(Continue);
}

void FunctionLowering::nilCheck(Value Ptr) {
  Block *Panic = newBlock(), *Continue = newBlock();
  // Data.cpp marks the branch !make.implicit.
  condBranch(*this, icmp(LLVM::ICmpPredicate::eq, Ptr, null()), Panic, Continue,
             /*TrueLikely=*/false);
  setBlock(Panic);
  callRuntime(RuntimeFunc::PanicMem, {});
  LLVM::UnreachableOp::create(B, Loc);
  setBlock(Continue);
}

Words FunctionLowering::select(Value Cond, llvm::function_ref<Words()> Then,
                               llvm::function_ref<Words()> Else,
                               bool ThenLikely) {
  Block *True = newBlock(), *False = newBlock();
  condBranch(*this, Cond, True, False, ThenLikely);
  setBlock(True);
  Words A = Then();
  Block *TrueEnd = B.getInsertionBlock();
  setBlock(False);
  Words C = Else();
  Block *FalseEnd = B.getInsertionBlock();
  Block *Merge = newBlock(llvm::to_vector(ValueRange(A).getTypes()));
  setBlock(TrueEnd);
  LLVM::BrOp::create(B, Loc, A, Merge);
  setBlock(FalseEnd);
  LLVM::BrOp::create(B, Loc, C, Merge);
  setBlock(Merge);
  return Words(Merge->getArguments().begin(), Merge->getArguments().end());
}
