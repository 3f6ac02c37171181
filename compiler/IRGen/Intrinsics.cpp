//===- Intrinsics.cpp - Calls of functions that the compiler knows --------===//
//
// The functions of std-runtime-abi.md 1.4 that become ops instead of calls:
// pure ones go.intrinsic under the name that its lowering has in its table,
// atomic ones go.atomic and atomic loads and stores.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Calls.h"
#include "compiler/Types/LinkString.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace zokor;
using namespace zokor::irgen;
using Values = llvm::SmallVector<Value>;

namespace {
/// A call of a declared function that may be known.
struct KnownCall {
  FuncGen &F;
  ast::CallExpr *E;
  Signature *Sig;

  Value arg(unsigned I) {
    return operandAs(F, E->Args[I], Sig->Params->at(I)->Type);
  }
  Values args() {
    Values All;
    for (unsigned I = 0; I != E->Args.size(); ++I)
      All.push_back(arg(I));
    return All;
  }
  mlir::Type result() { return F.lower(Sig->Results->at(0)->Type); }
};
} // namespace

//===----------------------------------------------------------------------===//
// Pure functions
//===----------------------------------------------------------------------===//

/// The name under which go.intrinsic knows a function of package math, bits or
/// one that does the same; empty if it does not.
static std::string pureName(llvm::StringRef Package, llvm::StringRef Name) {
  if (Package == "math") {
    // Floor, Ceil, Trunc, RoundToEven and FMA have no instruction in the
    // baseline of amd64; LLVM would call libm.
    bool Known = llvm::StringSwitch<bool>(Name)
                     .Cases({"Sqrt", "sqrt", "Abs", "Copysign"}, true)
                     .Cases({"Float64bits", "Float64frombits"}, true)
                     .Cases({"Float32bits", "Float32frombits"}, true)
                     .Default(false);
    if (!Known)
      return "";
    return "math." + (Name == "sqrt" ? std::string("Sqrt") : Name.str());
  }
  static const llvm::StringSet<> Bits = {
      "TrailingZeros", "LeadingZeros", "Len", "OnesCount", "ReverseBytes",
      "Reverse",       "RotateLeft",   "Mul", "Add",       "Sub"};
  llvm::StringRef Base = Name.rtrim("0123456789");
  if (Package == "math/bits" && Bits.contains(Base))
    return ("math/bits." + Name).str();
  if (Package == "runtime/internal/math" && Name == "Mul64")
    return "math/bits.Mul64";
  if (Package != "runtime/internal/sys")
    return "";
  llvm::StringRef Suffix = Name.drop_front(Base.size());
  std::string Standard =
      llvm::StringSwitch<std::string>(Base)
          .Case("Bswap", "ReverseBytes")
          .Case("Ctz", "TrailingZeros")
          .Cases({"TrailingZeros", "LeadingZeros", "Len", "OnesCount"},
                 Base.str())
          .Default("");
  return Standard.empty() ? "" : "math/bits." + Standard + Suffix.str();
}

static Values pureCall(KnownCall &C, const std::string &Name) {
  llvm::SmallVector<mlir::Type> Results;
  for (Var *R : C.Sig->Results->Vars)
    Results.push_back(C.F.lower(R->Type));
  Values Args = C.args();
  auto Op = go::IntrinsicOp::create(C.F.B, C.F.Loc, Results,
                                    C.F.B.getStringAttr(Name), Args);
  return Values(Op.getOutputs());
}

//===----------------------------------------------------------------------===//
// Atomics
//===----------------------------------------------------------------------===//

/// The go.atomic op, or "load" and "store", of a function of sync/atomic or
/// runtime/internal/atomic; empty for others.
static llvm::StringRef atomicOp(llvm::StringRef Package, llvm::StringRef Name) {
  if (Package == "sync") {
    if (Name == "runtime_LoadAcquintptr")
      return "load";
    return Name == "runtime_StoreReluintptr" ? "store" : "";
  }
  bool Std = Package == "sync/atomic";
  if (!Std && Package != "runtime/internal/atomic")
    return "";
  using Prefix = std::pair<llvm::StringRef, llvm::StringRef>;
  static constexpr Prefix StdNames[] = {{"Add", "add"},
                                        {"Swap", "xchg"},
                                        {"CompareAndSwap", "cas"},
                                        {"Load", "load"},
                                        {"Store", "store"},
                                        {"And", "and"},
                                        {"Or", "or"}};
  static constexpr Prefix Internal[] = {
      {"Xadd", "add"},    {"Xchg", "xchg"}, {"Cas", "cas"}, {"Load", "load"},
      {"Store", "store"}, {"And", "and"},   {"Or", "or"}};
  llvm::ArrayRef<Prefix> Table =
      Std ? llvm::ArrayRef<Prefix>(StdNames) : llvm::ArrayRef<Prefix>(Internal);
  for (auto [Start, Op] : Table)
    if (Name.starts_with(Start))
      return Op;
  return "";
}

static Values atomicCall(KnownCall &C, llvm::StringRef Name) {
  FuncGen &F = C.F;
  Values Args = C.args();
  Value Addr = go::CheckNilOp::create(F.B, F.Loc, Args[0]);
  if (Name == "load")
    return {
        go::LoadOp::create(F.B, F.Loc, C.result(), Addr, F.B.getUnitAttr())};
  if (Name == "store") {
    go::StoreOp::create(F.B, F.Loc, Args[1], Addr, go::BarrierAttr(),
                        F.B.getUnitAttr());
    // sync.runtime_StoreReluintptr is declared with a result nobody reads.
    if (C.Sig->Results->size() != 0)
      return {F.zero(C.Sig->Results->at(0)->Type)};
    return {};
  }
  mlir::Type T =
      Name == "cas" ? mlir::Type(F.B.getI1Type()) : Args[1].getType();
  Value Result = go::AtomicOp::create(F.B, F.Loc, T, F.B.getStringAttr(Name),
                                      Addr, llvm::ArrayRef(Args).drop_front());
  if (C.Sig->Results->size() == 0)
    return {};
  return {Result};
}

//===----------------------------------------------------------------------===//
// Package runtime
//===----------------------------------------------------------------------===//

/// KeepAlive(x): x is used as it is, without making an interface of it.
static void keepAlive(KnownCall &C) {
  ast::Expr *X = C.E->Args[0];
  GoType *T = valueType(C.F, X);
  Value V = C.F.M.inRegisters(T) ? operandAs(C.F, X, T) : C.F.valueAddress(X);
  go::KeepAliveOp::create(C.F.B, C.F.Loc, V);
}

static std::optional<Values> runtimeCall(KnownCall &C, llvm::StringRef Package,
                                         llvm::StringRef Name) {
  FuncGen &F = C.F;
  if (Package == "runtime/internal/sys" && Name.starts_with("Prefetch")) {
    F.effects(C.E->Args[0]);
    return Values();
  }
  if (Package != "runtime")
    return std::nullopt;
  if (Name == "KeepAlive") {
    keepAlive(C);
    return Values();
  }
  if (Name == "getcallerpc")
    return Values{go::CallerPCOp::create(F.B, F.Loc, F.B.getI64Type())};
  if (Name == "getclosureptr") {
    Value P =
        go::ClosurePtrOp::create(F.B, F.Loc, go::PtrType::get(&F.M.Context));
    return Values{go::PtrToIntOp::create(F.B, F.Loc, P)};
  }
  return std::nullopt;
}

std::optional<Values> FuncGen::intrinsic(ast::CallExpr *E) {
  ast::Ident *Id;
  types::Func *Fn = namedFunction(E->Fun, Id);
  if (!Fn || !Fn->Pkg || Fn->signature()->Recv ||
      E->Args.size() != Fn->signature()->Params->size())
    return std::nullopt;
  std::string Package = types::linkPath(Fn->Pkg);
  llvm::StringRef Name = Fn->Name.str();
  KnownCall C{*this, E, Fn->signature()};
  if (std::string Pure = pureName(Package, Name); !Pure.empty())
    return pureCall(C, Pure);
  if (llvm::StringRef Op = atomicOp(Package, Name); !Op.empty())
    return atomicCall(C, Op);
  return runtimeCall(C, Package, Name);
}
