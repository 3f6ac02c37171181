//===- LowerMemory.cpp - Variables, loads, stores, checks, aggregates -----===//

#include "compiler/Lower/DebugInfo.h"
#include "compiler/Lower/Lowering.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

/// Objects up to this size are zeroed and copied word by word, so that SROA
/// sees through them and no pointer hides in a memcpy.
static constexpr int64_t WordwiseBytes = 64;

/// Sets every word of *Addr to zero.
static void zeroInPlace(FunctionLowering &F, Value Addr, Type T) {
  int64_t Size = go::sizeOf(T);
  if (Size <= WordwiseBytes && go::isRegisterType(T)) {
    Words W;
    for (Type Word : F.M.flatten(T))
      W.push_back(F.zero(Word));
    F.storeWords(W, Addr, T, go::Barrier::None);
    return;
  }
  if (Size)
    F.memoryZero(Addr, F.constant(Size));
}

Value FunctionLowering::allocate(go::Placement Place, Type Elem,
                                 StringRef TypeSymbol, bool Zero) {
  if (Place == go::Placement::Stack) {
    Value Slot = stackSlot(M.memoryType(Elem), uint64_t(go::alignOf(Elem)));
    if (Zero)
      zeroInPlace(*this, Slot, Elem);
    return Slot;
  }
  return callRuntime(RuntimeFunc::NewObject, {addressOf(TypeSymbol)}).front();
}

static bool lowerCopy(FunctionLowering &F, go::CopyOp Op) {
  Value Dst = F.word(Op.getDst()), Src = F.word(Op.getSrc());
  Type T = Op.getElem();
  if (go::isRegisterType(T) && go::sizeOf(T) <= WordwiseBytes) {
    F.storeWords(F.loadWords(Src, T), Dst, T, Op.getBarrier());
    return true;
  }
  if (Op.getBarrier() != go::Barrier::None && go::hasPointers(T)) {
    F.callRuntime(RuntimeFunc::TypedMemMove,
                  {F.addressOf(Op.getType()), Dst, Src});
    return true;
  }
  F.memoryCopy(Dst, Src, F.constant(go::sizeOf(T)), Op.getMayOverlap());
  return true;
}

static bool lowerZero(FunctionLowering &F, go::ZeroOp Op) {
  Value Dst = F.word(Op.getDst());
  if (Op.getBarrier() != go::Barrier::None && go::hasPointers(Op.getElem()))
    F.callRuntime(RuntimeFunc::TypedMemClear, {F.addressOf(Op.getType()), Dst});
  else
    zeroInPlace(F, Dst, Op.getElem());
  return true;
}

/// The kinds whose bound is the length or capacity itself.
static bool isClosed(go::BoundsKind K) { return K != go::BoundsKind::Index; }

bool FunctionLowering::lowerMemory(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::VarOp V) {
        Value At = allocate(V.getPlace(), V.getElem(), V.getType(), true);
        declareVariable(*this, V, At);
        set(V, {At});
        return true;
      })
      .Case([&](go::NewOp N) {
        set(N, {allocate(N.getPlace(), N.getElem(), N.getType(), true)});
        return true;
      })
      .Case([&](go::LoadOp L) {
        set(L, loadWords(word(L.getAddr()), L.getType(), L.getAtomic()));
        return true;
      })
      .Case([&](go::StoreOp S) {
        storeWords(words(S.getValue()), word(S.getAddr()),
                   S.getValue().getType(), S.getBarrier(), S.getAtomic());
        return true;
      })
      .Case([&](go::CopyOp C) { return lowerCopy(*this, C); })
      .Case([&](go::ZeroOp Z) { return lowerZero(*this, Z); })
      .Case([&](go::FieldAddrOp A) {
        set(A, {offset(word(A.getBase()),
                       go::fieldOffset(cast<go::StructType>(A.getElem()),
                                       unsigned(A.getIndex())))});
        return true;
      })
      .Case([&](go::IndexAddrOp A) {
        // A GEP over the element's own type lets LLVM see the stride.
        set(A,
            {LLVM::GEPOp::create(B, Loc, M.PtrType, M.memoryType(A.getElem()),
                                 word(A.getBase()),
                                 ArrayRef<LLVM::GEPArg>{word(A.getIndex())},
                                 LLVM::GEPNoWrapFlags::inbounds)});
        return true;
      })
      .Case([&](go::PtrAddOp A) {
        set(A, {offset(word(A.getBase()), word(A.getOffset()))});
        return true;
      })
      .Case([&](go::PtrToIntOp P) {
        set(P, {LLVM::PtrToIntOp::create(B, Loc, M.I64, word(P.getPtr()))});
        return true;
      })
      .Case([&](go::IntToPtrOp P) {
        set(P,
            {LLVM::IntToPtrOp::create(B, Loc, M.PtrType, word(P.getValue()))});
        return true;
      })
      .Case([&](go::CastOp C) {
        set(C, words(C.getValue()));
        return true;
      })
      .Case([&](go::PtrEqOp E) {
        set(E, {icmp(LLVM::ICmpPredicate::eq, word(E.getLhs()),
                     word(E.getRhs()))});
        return true;
      })
      .Case([&](go::NilOp N) {
        Words W;
        for (Type T : M.flatten(N.getType()))
          W.push_back(zero(T));
        set(N, std::move(W));
        return true;
      })
      .Case([&](go::CheckNilOp C) {
        nilCheck(word(C.getPtr()));
        set(C, words(C.getPtr()));
        return true;
      })
      .Case([&](go::CheckBoundsOp C) {
        Value I = word(C.getIndex()), N = word(C.getLength());
        Value Bad = icmp(isClosed(C.getKind()) ? LLVM::ICmpPredicate::ugt
                                               : LLVM::ICmpPredicate::uge,
                         I, N);
        panicIf(Bad, RuntimeFunc::PanicBounds,
                {I, N, constant(int64_t(C.getKind())),
                 constant(!C.getIsUnsigned())});
        set(C, {I});
        return true;
      })
      .Case([&](go::GlobalAddrOp G) {
        set(G, {addressOf(G.getGlobal())});
        return true;
      })
      .Case([&](go::FuncAddrOp A) {
        set(A, {addressOf(A.getClosure())});
        return true;
      })
      .Default([](Operation *) { return false; });
}

//===----------------------------------------------------------------------===//
// Aggregates
//===----------------------------------------------------------------------===//

/// Where field Index begins among the words of a struct.
static unsigned firstWord(go::StructType T, unsigned Index) {
  unsigned N = 0;
  for (Type Field : T.getFields().take_front(Index))
    N += go::numWords(Field);
  return N;
}

bool FunctionLowering::lowerAggregate(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::StructMakeOp S) {
        set(S, flattenOperands(S.getFields()));
        return true;
      })
      .Case([&](go::StructGetOp G) {
        const Words &W = words(G.getValue());
        unsigned First =
            firstWord(G.getValue().getType(), unsigned(G.getIndex()));
        set(G,
            Words(ArrayRef<Value>(W).slice(First, go::numWords(G.getType()))));
        return true;
      })
      .Case([&](go::StructSetOp S) {
        Words W = words(S.getValue());
        unsigned First = firstWord(S.getType(), unsigned(S.getIndex()));
        for (auto [I, V] : llvm::enumerate(words(S.getField())))
          W[First + I] = V;
        set(S, std::move(W));
        return true;
      })
      .Case([&](go::ArrayMakeOp A) {
        set(A, flattenOperands(A.getElems()));
        return true;
      })
      .Case([&](go::ArrayGetOp A) {
        Words W = words(A.getValue());
        set(A, std::move(W));
        return true;
      })
      .Case([&](go::EqualOp E) {
        Value X = word(E.getLhs()), Y = word(E.getRhs());
        if (E.getPlain()) {
          set(E, {toBool(callRuntime(RuntimeFunc::MemEqual,
                                     {X, Y, constant(go::sizeOf(E.getElem()))})
                             .front())});
          return true;
        }
        // The descriptor's equality function: a closure at offset 24.
        Value Closure = LLVM::LoadOp::create(
            B, Loc, M.PtrType, offset(addressOf(E.getType()), int64_t(24)));
        Value Code = LLVM::LoadOp::create(B, Loc, M.PtrType, Closure);
        set(E, callIndirect(Code, {Closure, X, Y}, {M.I1}));
        return true;
      })
      .Default([](Operation *) { return false; });
}
