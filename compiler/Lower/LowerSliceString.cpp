//===- LowerSliceString.cpp - Slices and strings --------------------------===//

#include "compiler/Lower/Lowering.h"

#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

static Value byteCount(FunctionLowering &F, Value Count, Type Elem) {
  return LLVM::MulOp::create(F.B, F.Loc, Count, F.constant(go::sizeOf(Elem)));
}

static bool lowerSliceNew(FunctionLowering &F, go::SliceNewOp Op) {
  Value Len = F.word(Op.getLen()), Cap = F.word(Op.getCap());
  llvm::APInt Known;
  if (Op.getPlace() == go::Placement::Stack &&
      matchPattern(Cap, m_ConstantInt(&Known))) {
    auto Array =
        go::ArrayType::get(F.M.Context, Known.getSExtValue(), Op.getElem());
    Value Slot =
        F.stackSlot(F.M.memoryType(Array), uint64_t(go::alignOf(Array)));
    F.panicIf(F.icmp(LLVM::ICmpPredicate::slt, Len, F.constant(0)),
              RuntimeFunc::PanicMakeSliceLen, {});
    F.panicIf(F.icmp(LLVM::ICmpPredicate::ugt, Len, Cap),
              RuntimeFunc::PanicMakeSliceCap, {});
    if (int64_t Size = go::sizeOf(Array))
      F.memoryZero(Slot, F.constant(Size));
    F.set(Op, {Slot, Len, Cap});
    return true;
  }
  Value Ptr = F.callRuntime(RuntimeFunc::MakeSlice,
                            {F.addressOf(Op.getType()), Len, Cap})
                  .front();
  F.set(Op, {Ptr, Len, Cap});
  return true;
}

/// append's fast path: one comparison when the capacity suffices.
static bool lowerSliceGrow(FunctionLowering &F, go::SliceGrowOp Op) {
  Words S = F.words(Op.getSlice());
  Value N = F.word(Op.getCount());
  Value Len = LLVM::AddOp::create(F.B, F.Loc, S[1], N);
  Value TooSmall = F.icmp(LLVM::ICmpPredicate::ugt, Len, S[2]);
  Words W = F.select(
      TooSmall,
      [&]() -> Words {
        Words Grown =
            F.callRuntime(RuntimeFunc::GrowSlice,
                          {S[0], Len, S[2], N, F.addressOf(Op.getType())});
        return {Grown[0], Grown[2]};
      },
      [&]() -> Words { return {S[0], S[2]}; }, /*ThenLikely=*/false);
  F.set(Op, {W[0], Len, W[1]});
  return true;
}

static bool lowerSliceCopy(FunctionLowering &F, go::SliceCopyOp Op) {
  Value Dst = F.word(Op.getDst()), Src = F.word(Op.getSrc());
  Value N = F.word(Op.getCount());
  if (Op.getBarrier() != go::Barrier::None && go::hasPointers(Op.getElem()))
    F.callRuntime(RuntimeFunc::TypedSliceCopy,
                  {F.addressOf(Op.getType()), Dst, Src, N});
  else
    F.memoryCopy(Dst, Src, byteCount(F, N, Op.getElem()), /*MayOverlap=*/true);
  return true;
}

static bool lowerSliceClear(FunctionLowering &F, go::SliceClearOp Op) {
  Value Ptr = F.word(Op.getPtr()), N = F.word(Op.getCount());
  if (Op.getBarrier() != go::Barrier::None && go::hasPointers(Op.getElem()))
    F.callRuntime(RuntimeFunc::TypedSliceClear,
                  {F.addressOf(Op.getType()), Ptr, N});
  else
    F.memoryZero(Ptr, byteCount(F, N, Op.getElem()));
  return true;
}

/// A buffer for a small result that does not escape, or nil.
static Value buffer(FunctionLowering &F, go::Placement Place, unsigned Bytes) {
  if (Place != go::Placement::Stack)
    return F.null();
  return F.stackSlot(LLVM::LLVMArrayType::get(F.M.I8, Bytes));
}

static bool lowerConcat(FunctionLowering &F, go::StringConcatOp Op) {
  unsigned N = Op.getParts().size();
  SmallVector<Type> Types(2 * N, F.M.I64);
  auto Parts = LLVM::LLVMArrayType::get(
      LLVM::LLVMStructType::getLiteral(F.M.Context, {F.M.PtrType, F.M.I64}), N);
  Value Array = F.stackSlot(Parts);
  for (auto [I, Part] : llvm::enumerate(Op.getParts()))
    F.storeWords(F.words(Part), F.offset(Array, int64_t(16 * I)),
                 Part.getType(), go::Barrier::None);
  F.set(Op,
        F.callRuntime(RuntimeFunc::ConcatStrings,
                      {buffer(F, Op.getPlace(), 32), Array, F.constant(N)}));
  return true;
}

/// == compares lengths first; the bytes only if they agree and the pointers
/// differ. Ordering calls the runtime.
static bool lowerCompare(FunctionLowering &F, go::StringCompareOp Op) {
  Words X = F.words(Op.getLhs()), Y = F.words(Op.getRhs());
  go::Compare C = Op.getOp();
  if (C == go::Compare::Eq || C == go::Compare::Ne) {
    Value SameLen = F.icmp(LLVM::ICmpPredicate::eq, X[1], Y[1]);
    Value Equal = F.select(
                       SameLen,
                       [&]() -> Words {
                         return {F.toBool(F.callRuntime(RuntimeFunc::MemEqual,
                                                        {X[0], Y[0], X[1]})
                                              .front())};
                       },
                       [&]() -> Words { return {F.constant(0, 1)}; })
                      .front();
    if (C == go::Compare::Ne)
      Equal = LLVM::XOrOp::create(F.B, F.Loc, Equal, F.constant(1, 1));
    F.set(Op, {Equal});
    return true;
  }
  Value Order =
      F.callRuntime(RuntimeFunc::CompareString, {X[0], X[1], Y[0], Y[1]})
          .front();
  LLVM::ICmpPredicate P = C == go::Compare::Lt   ? LLVM::ICmpPredicate::slt
                          : C == go::Compare::Le ? LLVM::ICmpPredicate::sle
                          : C == go::Compare::Gt ? LLVM::ICmpPredicate::sgt
                                                 : LLVM::ICmpPredicate::sge;
  F.set(Op, {F.icmp(P, Order, F.constant(0))});
  return true;
}

template <class Conversion>
static bool lowerConversion(FunctionLowering &F, Conversion Op,
                            RuntimeFunc Func, unsigned BufferBytes,
                            unsigned NumWords) {
  Words V = F.words(Op.getValue());
  if (Op.getAlias()) {
    // string([]byte) and back share their memory.
    Words W{V[0], V[1]};
    if (NumWords == 3)
      W.push_back(V[1]);
    F.set(Op, std::move(W));
    return true;
  }
  Words Args{buffer(F, Op.getPlace(), BufferBytes)};
  Args.append(V.begin(), V.begin() + std::min<size_t>(V.size(), 2));
  F.set(Op, F.callRuntime(Func, Args));
  return true;
}

/// ASCII needs no call.
static bool lowerDecode(FunctionLowering &F, go::StringDecodeOp Op) {
  Words S = F.words(Op.getString());
  Value I = F.word(Op.getIndex());
  Value Byte = LLVM::LoadOp::create(F.B, F.Loc, F.M.I8, F.offset(S[0], I));
  Value Rune = LLVM::ZExtOp::create(F.B, F.Loc, F.M.I32, Byte);
  Value IsASCII = F.icmp(LLVM::ICmpPredicate::ult, Rune, F.constant(0x80, 32));
  Words W = F.select(
      IsASCII,
      [&]() -> Words {
        return {Rune, LLVM::AddOp::create(F.B, F.Loc, I, F.constant(1))};
      },
      [&]() -> Words {
        Words R = F.callRuntime(RuntimeFunc::DecodeRune, {S[0], S[1], I});
        return {LLVM::TruncOp::create(F.B, F.Loc, F.M.I32, R[0]), R[1]};
      });
  F.set(Op.getRune(), {W[0]});
  F.set(Op.getNext(), {W[1]});
  return true;
}

bool FunctionLowering::lowerSliceString(Operation *Op) {
  auto Part = [&](Operation *Op, unsigned I) {
    Value V = words(Op->getOperand(0))[I];
    set(Op->getResult(0), {V});
    return true;
  };
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case<go::SliceMakeOp, go::StringMakeOp>([&](auto S) {
        set(S, flattenOperands(S->getOperands()));
        return true;
      })
      .Case<go::SlicePtrOp, go::StringPtrOp>([&](auto S) { return Part(S, 0); })
      .Case<go::SliceLenOp, go::StringLenOp>([&](auto S) { return Part(S, 1); })
      .Case<go::SliceCapOp>([&](auto S) { return Part(S, 2); })
      .Case([&](go::SliceNewOp S) { return lowerSliceNew(*this, S); })
      .Case([&](go::SliceGrowOp S) { return lowerSliceGrow(*this, S); })
      .Case([&](go::SliceCopyOp S) { return lowerSliceCopy(*this, S); })
      .Case([&](go::SliceClearOp S) { return lowerSliceClear(*this, S); })
      .Case([&](go::StringConstOp S) {
        StringRef Text = S.getValue();
        set(S, {Text.empty() ? null() : addressOf(M.stringData(Text)),
                constant(int64_t(Text.size()))});
        return true;
      })
      .Case([&](go::StringConcatOp S) { return lowerConcat(*this, S); })
      .Case([&](go::StringCompareOp S) { return lowerCompare(*this, S); })
      .Case([&](go::StringFromBytesOp S) {
        return lowerConversion(*this, S, RuntimeFunc::StringFromBytes, 32, 2);
      })
      .Case([&](go::StringToBytesOp S) {
        return lowerConversion(*this, S, RuntimeFunc::StringToBytes, 32, 3);
      })
      .Case([&](go::StringFromRunesOp S) {
        return lowerConversion(*this, S, RuntimeFunc::StringFromRunes, 32, 2);
      })
      .Case([&](go::StringToRunesOp S) {
        return lowerConversion(*this, S, RuntimeFunc::StringToRunes, 128, 3);
      })
      .Case([&](go::StringFromRuneOp S) {
        return lowerConversion(*this, S, RuntimeFunc::StringFromRune, 4, 2);
      })
      .Case([&](go::StringDecodeOp S) { return lowerDecode(*this, S); })
      .Default([](Operation *) { return false; });
}
