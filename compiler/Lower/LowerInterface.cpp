//===- LowerInterface.cpp - Interface values ------------------------------===//

#include "compiler/Lower/Lowering.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

/// Offset of the type in an abi::Itab.
static constexpr int64_t ItabType = 8;

/// The dynamic type's descriptor, nil for a nil interface.
static Value dynamicType(FunctionLowering &F, Value Iface) {
  Value Word = F.words(Iface)[0];
  if (isa<go::EfaceType>(Iface.getType()))
    return Word;
  return F
      .select(
          F.icmp(LLVM::ICmpPredicate::eq, Word, F.null()),
          [&]() -> Words { return {F.null()}; },
          [&]() -> Words {
            return {LLVM::LoadOp::create(F.B, F.Loc, F.M.PtrType,
                                         F.offset(Word, ItabType))};
          },
          /*ThenLikely=*/false)
      .front();
}

/// A test of whether a static object of the runtime holds what W says, and
/// that object; null if there is none for values of the type. As in gc, the bits
/// decide, whatever the type: a struct of one small integer has one too.
static std::pair<Value, Value> staticBox(FunctionLowering &F, const Words &W,
                                         Type T) {
  for (auto S = dyn_cast<go::StructType>(T); S && S.getFields().size() == 1;
       S = dyn_cast<go::StructType>(T))
    T = S.getFields().front();
  if (T.isIntOrFloat()) {
    unsigned Bits = T.getIntOrFloatBitWidth();
    Value Index = W[0];
    if (isa<FloatType>(T))
      Index = LLVM::BitcastOp::create(F.B, F.Loc, F.B.getIntegerType(Bits),
                                      Index);
    if (Bits < 64)
      Index = LLVM::ZExtOp::create(F.B, F.Loc, F.M.I64, Index);
    Value Small =
        Bits <= 8 ? F.constant(1, 1)
                  : F.icmp(LLVM::ICmpPredicate::ult, Index, F.constant(256));
    Value Bytes = LLVM::ShlOp::create(F.B, F.Loc, Index, F.constant(3));
    return {Small, F.offset(F.addressOf("runtime.staticuint64s"), Bytes)};
  }
  if (isa<go::StringType>(T))
    return {F.icmp(LLVM::ICmpPredicate::eq, W[1], F.constant(0)),
            F.addressOf("runtime.zeroVal")};
  if (isa<go::SliceType>(T))
    return {F.icmp(LLVM::ICmpPredicate::eq, W[0], F.null()),
            F.addressOf("runtime.zeroVal")};
  return {};
}

static bool lowerBox(FunctionLowering &F, go::IfaceBoxOp Op) {
  Type T = Op.getValue().getType();
  Words W = F.words(Op.getValue());
  auto Allocate = [&]() -> Words {
    Value Box = F.allocate(Op.getPlace(), T, Op.getType(), /*Zero=*/false);
    F.storeWords(W, Box, T, F.barrierOf(Op.getPlace()));
    return {Box};
  };
  auto [Found, Static] = staticBox(F, W, T);
  if (!Found || Op.getPlace() == go::Placement::Stack) {
    F.set(Op, Allocate());
    return true;
  }
  if (T.isIntOrFloat() && T.getIntOrFloatBitWidth() <= 8) {
    F.set(Op, {Static});
    return true;
  }
  F.set(Op, F.select(Found, [&]() -> Words { return {Static}; }, Allocate));
  return true;
}

static bool lowerBoxMemory(FunctionLowering &F, go::IfaceBoxMemOp Op) {
  Value Box =
      F.allocate(Op.getPlace(), Op.getElem(), Op.getType(), /*Zero=*/false);
  Value From = F.word(Op.getAddr());
  if (Op.getPlace() != go::Placement::Stack && go::hasPointers(Op.getElem()))
    F.callRuntime(RuntimeFunc::TypedMemMove,
                  {F.addressOf(Op.getType()), Box, From});
  else
    F.memoryCopy(Box, From, F.constant(go::sizeOf(Op.getElem())),
                 /*MayOverlap=*/false);
  F.set(Op, {Box});
  return true;
}

/// To an interface without methods: the dynamic type becomes the word. To one
/// with methods: the runtime finds the itab. It cannot fail but for nil, which
/// stays nil.
static bool lowerConvert(FunctionLowering &F, go::IfaceConvertOp Op) {
  Value Data = F.words(Op.getValue())[1];
  Value T = dynamicType(F, Op.getValue());
  // There is an itab for every type but that of nil.
  if (isa<go::IfaceType>(Op.getType()))
    T = F.callRuntime(RuntimeFunc::GetItab,
                      {F.addressOf(Op.getTarget()), T, F.constant(1)})
            .front();
  F.set(Op, {T, Data});
  return true;
}

/// x.(T) for a concrete T: compare the first word with the only one that T
/// can have.
static bool lowerAssert(FunctionLowering &F, go::IfaceAssertOp Op) {
  Words X = F.words(Op.getValue());
  Value Have = X[0], Want;
  if (Op.getItab())
    Want = F.addressOf(*Op.getItab());
  else {
    Have = dynamicType(F, Op.getValue());
    Want = F.addressOf(Op.getType());
  }
  Value Ok = F.icmp(LLVM::ICmpPredicate::eq, Have, Want);
  if (Op.getCommaOk()) {
    F.set(Op.getData(),
          {LLVM::SelectOp::create(F.B, F.Loc, Ok, X[1], F.null())});
    F.set(Op.getOk(), {Ok});
    return true;
  }
  Block *Panic = F.newBlock(), *Continue = F.newBlock();
  LLVM::CondBrOp::create(F.B, F.Loc, Ok, Continue, ValueRange(), Panic,
                         ValueRange(), std::pair(2000u, 1u));
  F.setBlock(Panic);
  F.callRuntime(RuntimeFunc::PanicDottype,
                {dynamicType(F, Op.getValue()), F.addressOf(Op.getType()),
                 F.addressOf(Op.getIface())});
  LLVM::UnreachableOp::create(F.B, F.Loc);
  F.setBlock(Continue);
  F.set(Op.getData(), {X[1]});
  F.set(Op.getOk(), {F.constant(1, 1)});
  return true;
}

static bool lowerAssertIface(FunctionLowering &F, go::IfaceAssertIfaceOp Op) {
  Value Data = F.words(Op.getValue())[1];
  Value T = dynamicType(F, Op.getValue());
  Value Target = F.addressOf(Op.getTarget());
  bool ToEface = isa<go::EfaceType>(Op.getResult().getType());
  Value NotNil = F.icmp(LLVM::ICmpPredicate::ne, T, F.null());
  Value Word = T, Ok = NotNil;
  if (!Op.getCommaOk()) {
    F.panicIf(F.icmp(LLVM::ICmpPredicate::eq, T, F.null()),
              RuntimeFunc::PanicDottype, {T, Target, F.null()});
    if (!ToEface)
      Word = F.callRuntime(RuntimeFunc::GetItab, {Target, T, F.constant(0)})
                 .front();
    Ok = F.constant(1, 1);
  } else if (!ToEface) {
    Word =
        F.callRuntime(RuntimeFunc::GetItab, {Target, T, F.constant(1)}).front();
    Ok = F.icmp(LLVM::ICmpPredicate::ne, Word, F.null());
  }
  if (Op.getCommaOk())
    Data = LLVM::SelectOp::create(F.B, F.Loc, Ok, Data, F.null());
  F.set(Op.getResult(), {Word, Data});
  F.set(Op.getOk(), {Ok});
  return true;
}

/// Different first words: different. Equal ones, not nil: the runtime compares
/// the data.
static bool lowerEqual(FunctionLowering &F, go::IfaceEqualOp Op) {
  Words X = F.words(Op.getLhs()), Y = F.words(Op.getRhs());
  bool IsEface = isa<go::EfaceType>(Op.getLhs().getType());
  Value Same = F.icmp(LLVM::ICmpPredicate::eq, X[0], Y[0]);
  F.set(Op,
        F.select(
            Same,
            [&]() -> Words {
              return {F.toBool(F.callRuntime(IsEface ? RuntimeFunc::EfaceEqual
                                                     : RuntimeFunc::IfaceEqual,
                                             {X[0], X[1], Y[1]})
                                   .front())};
            },
            [&]() -> Words { return {F.constant(0, 1)}; }));
  return true;
}

bool FunctionLowering::lowerInterface(Operation *Op) {
  auto Part = [&](Operation *Op, unsigned I) {
    Value V = words(Op->getOperand(0))[I];
    set(Op->getResult(0), {V});
    return true;
  };
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::IfaceMakeOp I) {
        set(I, {addressOf(I.getWord()), word(I.getData())});
        return true;
      })
      .Case([&](go::IfaceMakeDynamicOp I) {
        set(I, {word(I.getWord()), word(I.getData())});
        return true;
      })
      .Case([&](go::IfaceBoxOp I) { return lowerBox(*this, I); })
      .Case([&](go::IfaceBoxMemOp I) { return lowerBoxMemory(*this, I); })
      .Case([&](go::IfaceWordOp I) { return Part(I, 0); })
      .Case([&](go::IfaceDataOp I) { return Part(I, 1); })
      .Case([&](go::IfaceTypeOp I) {
        set(I, {dynamicType(*this, I.getIface())});
        return true;
      })
      .Case([&](go::IfaceUnboxOp I) {
        // A direct type is one pointer word, however it is wrapped.
        set(I, I.getDirect() ? Words{word(I.getData())}
                             : loadWords(word(I.getData()), I.getType()));
        return true;
      })
      .Case([&](go::IfaceConvertOp I) { return lowerConvert(*this, I); })
      .Case([&](go::IfaceAssertOp I) { return lowerAssert(*this, I); })
      .Case(
          [&](go::IfaceAssertIfaceOp I) { return lowerAssertIface(*this, I); })
      .Case([&](go::IfaceEqualOp I) { return lowerEqual(*this, I); })
      .Default([](Operation *) { return false; });
}
