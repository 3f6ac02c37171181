//===- LowerIntrinsic.cpp - Functions that the machine has ----------------===//

#include "compiler/Lower/Lowering.h"

#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

/// Calls an LLVM intrinsic whose operands and result have type T.
static Value intrinsic(FunctionLowering &F, StringRef Name, Type T,
                       ValueRange Args) {
  return LLVM::CallIntrinsicOp::create(F.B, F.Loc, T, F.B.getStringAttr(Name),
                                       Args)
      .getResult(0);
}

/// The floating point functions that are one LLVM intrinsic.
static StringRef floatIntrinsic(StringRef Name) {
  return llvm::StringSwitch<StringRef>(Name)
      .Case("math.Sqrt", "llvm.sqrt")
      .Case("math.Floor", "llvm.floor")
      .Case("math.Ceil", "llvm.ceil")
      .Case("math.Trunc", "llvm.trunc")
      .Case("math.RoundToEven", "llvm.roundeven")
      .Case("math.Abs", "llvm.fabs")
      .Case("math.Copysign", "llvm.copysign")
      .Case("math.FMA", "llvm.fma")
      .Case("min", "llvm.minimum")
      .Case("max", "llvm.maximum")
      .Default("");
}

/// math/bits.Len and the like: `Name` without the package, `Bits` from its
/// suffix (64 without one). The argument has the width of its Go type.
static std::optional<Words> lowerBits(FunctionLowering &F, StringRef Name,
                                      const Words &A) {
  OpBuilder &B = F.B;
  if (A.empty())
    return std::nullopt;
  Type T = A[0].getType();
  unsigned Bits = T.getIntOrFloatBitWidth();
  StringRef Base = Name.rtrim("0123456789");
  auto ToInt = [&](Value V) -> Value {
    return Bits == 64 ? V : Value(LLVM::ZExtOp::create(B, F.Loc, F.M.I64, V));
  };
  if (Base == "TrailingZeros")
    return Words{ToInt(intrinsic(F, "llvm.cttz", T, {A[0], F.constant(0, 1)}))};
  if (Base == "LeadingZeros")
    return Words{ToInt(intrinsic(F, "llvm.ctlz", T, {A[0], F.constant(0, 1)}))};
  if (Base == "Len") {
    Value Zeros = ToInt(intrinsic(F, "llvm.ctlz", T, {A[0], F.constant(0, 1)}));
    return Words{LLVM::SubOp::create(B, F.Loc, F.constant(Bits), Zeros)};
  }
  if (Base == "OnesCount")
    return Words{ToInt(intrinsic(F, "llvm.ctpop", T, {A[0]}))};
  if (Base == "ReverseBytes")
    return Words{intrinsic(F, "llvm.bswap", T, {A[0]})};
  if (Base == "Reverse")
    return Words{intrinsic(F, "llvm.bitreverse", T, {A[0]})};
  if (Base == "RotateLeft") {
    Value N = A[1];
    if (Bits < 64)
      N = LLVM::TruncOp::create(B, F.Loc, T, N);
    return Words{intrinsic(F, "llvm.fshl", T, {A[0], A[0], N})};
  }
  auto Wide = B.getIntegerType(2 * Bits);
  auto Extend = [&](Value V) -> Value {
    return LLVM::ZExtOp::create(B, F.Loc, Wide, V);
  };
  auto High = [&](Value V) -> Value {
    Value Shifted = LLVM::LShrOp::create(
        B, F.Loc, V,
        LLVM::ConstantOp::create(B, F.Loc, Wide, B.getIntegerAttr(Wide, Bits)));
    return LLVM::TruncOp::create(B, F.Loc, T, Shifted);
  };
  if (Base == "Mul") {
    Value P = LLVM::MulOp::create(B, F.Loc, Extend(A[0]), Extend(A[1]));
    return Words{High(P), LLVM::TruncOp::create(B, F.Loc, T, P)};
  }
  if (Base == "Add") {
    Value S = LLVM::AddOp::create(B, F.Loc, Extend(A[0]), Extend(A[1]));
    S = LLVM::AddOp::create(B, F.Loc, S, Extend(A[2]));
    return Words{LLVM::TruncOp::create(B, F.Loc, T, S), High(S)};
  }
  if (Base == "Sub") {
    Value D = LLVM::SubOp::create(B, F.Loc, Extend(A[0]), Extend(A[1]));
    D = LLVM::SubOp::create(B, F.Loc, D, Extend(A[2]));
    Value Borrow = LLVM::AndOp::create(B, F.Loc, High(D), F.constant(1, Bits));
    return Words{LLVM::TruncOp::create(B, F.Loc, T, D), Borrow};
  }
  return std::nullopt;
}

static bool lowerIntrinsicOp(FunctionLowering &F, go::IntrinsicOp Op) {
  StringRef Name = Op.getName();
  Words Args = F.flattenOperands(Op.getArgs());
  std::optional<Words> Result;
  if (StringRef Float = floatIntrinsic(Name); !Float.empty())
    Result = Words{intrinsic(F, Float, Args[0].getType(), Args)};
  else if (Name.consume_front("math/bits."))
    Result = lowerBits(F, Name, Args);
  else if (Name == "math.Float64bits" || Name == "math.Float64frombits" ||
           Name == "math.Float32bits" || Name == "math.Float32frombits")
    Result = Words{LLVM::BitcastOp::create(
        F.B, F.Loc, Op.getOutputs()[0].getType(), Args[0])};
  else if (Name == "runtime.deferframe")
    Result = Words{F.frameAddress()};
  if (!Result)
    return false;
  for (auto [Out, V] : llvm::zip(Op.getOutputs(), *Result))
    F.set(Out, {V});
  return true;
}

/// Operations on pointers are calls of the runtime (gc/Atomics.cpp).
static bool lowerAtomic(FunctionLowering &F, go::AtomicOp Op) {
  Value Addr = F.word(Op.getAddr());
  Words Args = F.flattenOperands(Op.getArgs());
  auto Order = LLVM::AtomicOrdering::seq_cst;
  if (Op.getOp() == "cas") {
    auto Pair = LLVM::AtomicCmpXchgOp::create(F.B, F.Loc, Addr, Args[0],
                                              Args[1], Order, Order);
    F.set(Op, {LLVM::ExtractValueOp::create(F.B, F.Loc, Pair.getRes(),
                                            int64_t(1))});
    return true;
  }
  auto Kind = llvm::StringSwitch<LLVM::AtomicBinOp>(Op.getOp())
                  .Case("add", LLVM::AtomicBinOp::add)
                  .Case("and", LLVM::AtomicBinOp::_and)
                  .Case("or", LLVM::AtomicBinOp::_or)
                  .Default(LLVM::AtomicBinOp::xchg);
  Value Old = LLVM::AtomicRMWOp::create(F.B, F.Loc, Kind, Addr, Args[0], Order);
  if (Kind == LLVM::AtomicBinOp::add)
    Old = LLVM::AddOp::create(F.B, F.Loc, Old, Args[0]);
  F.set(Op, {Old});
  return true;
}

bool FunctionLowering::lowerIntrinsic(Operation *Op) {
  return llvm::TypeSwitch<Operation *, bool>(Op)
      .Case([&](go::IntrinsicOp I) { return lowerIntrinsicOp(*this, I); })
      .Case([&](go::AtomicOp A) { return lowerAtomic(*this, A); })
      .Case([&](go::KeepAliveOp K) {
        // An empty asm that pretends to read the values.
        for (Value V : flattenOperands(K.getValues()))
          LLVM::InlineAsmOp::create(
              B, Loc, TypeRange(), ValueRange{V}, /*asm_string=*/"",
              /*constraints=*/"r", /*has_side_effects=*/true,
              /*is_align_stack=*/false, LLVM::TailCallKind::None, nullptr,
              nullptr);
        return true;
      })
      .Case([&](go::CallerPCOp C) {
        Value PC =
            intrinsic(*this, "llvm.returnaddress",
                      LLVM::LLVMPointerType::get(M.Context), {constant(0, 32)});
        set(C, {LLVM::PtrToIntOp::create(B, Loc, M.I64, PC)});
        return true;
      })
      .Case([&](go::ClosurePtrOp C) {
        set(C, {To.getBody().front().getArgument(0)});
        return true;
      })
      .Default([](Operation *) { return false; });
}
