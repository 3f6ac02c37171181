//===- EqualHash.cpp - Equality and hash functions ------------------------===//
//
// Descriptors and map types name a function that compares, or hashes, two
// values in memory. Types whose bytes decide share one function for each size.
// Others get functions that go through their parts: fields in source order,
// leaving at the first difference, so that a comparison of interfaces that
// panics behind it is not reached; blank fields and padding take no part. Of
// strings the lengths are compared at their place and the bytes, which cost
// more, as late as nobody notices.
//
// A hash function must give what the runtime's typehash gives for the type
// (runtime/type/Hash.cpp), because a map type made by reflect uses that: so
// neighbouring fields are not hashed together.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/DescriptorParts.h"
#include "compiler/Types/LinkString.h"
#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::irgen;
using mlir::Value;

bool ModuleGen::isPlainMemory(GoType *T) {
  GoType *U = types::underlying(T);
  switch (U->kind()) {
  case types::TypeKind::Basic:
    return !(llvm::cast<types::Basic>(U)->Info &
             (types::IsFloat | types::IsComplex | types::IsString));
  case types::TypeKind::Pointer:
  case types::TypeKind::Chan:
    return true;
  case types::TypeKind::Array:
    return isPlainMemory(llvm::cast<types::Array>(U)->Elem);
  case types::TypeKind::Struct: {
    auto *S = llvm::cast<types::Struct>(U);
    std::vector<int64_t> Offsets = types::fieldOffsets(S);
    int64_t End = 0;
    for (auto [Field, Offset] : llvm::zip(S->Fields, Offsets)) {
      if (Field->Name.isBlank() || Offset != End || !isPlainMemory(Field->Type))
        return false;
      End += types::sizeOf(Field->Type);
    }
    return End == types::sizeOf(U);
  }
  default:
    return false;
  }
}

namespace {

/// Both kinds of functions go through the parts of a value alike.
class PartWalker {
public:
  PartWalker(ModuleGen &M, go::FuncOp F)
      : M(M), F(F), B(&M.Context), Loc(F.getLoc()) {
    B.setInsertionPointToEnd(F.addEntryBlock());
  }
  virtual ~PartWalker() = default;

protected:
  /// Up to so many elements an array is unrolled.
  static constexpr int64_t MaxUnrolled = 4;

  mlir::Block *newBlock() {
    mlir::OpBuilder::InsertionGuard Guard(B);
    return B.createBlock(&F.getBody(), F.getBody().end());
  }
  Value arg(unsigned I) { return F.getBody().front().getArgument(I); }
  Value constant(int64_t V) {
    return mlir::arith::ConstantOp::create(B, Loc, B.getI64IntegerAttr(V));
  }
  Value at(Value Base, int64_t Offset) {
    if (!Offset)
      return Base;
    return go::PtrAddOp::create(B, Loc, Base.getType(), Base, constant(Offset));
  }
  Value element(Value Base, Value Index, GoType *Elem) {
    return go::IndexAddrOp::create(B, Loc, Base.getType(), Base, Index,
                                   M.lower(Elem));
  }
  Value load(Value Addr, mlir::Type T) {
    return go::LoadOp::create(B, Loc, T, Addr, /*atomic=*/false);
  }
  Value call(llvm::StringRef Symbol, mlir::TypeRange Results,
             mlir::ValueRange Args) {
    llvm::SmallVector<mlir::Type> Params(Args.getTypes());
    go::FuncOp Callee = M.external(
        Symbol,
        mlir::FunctionType::get(&M.Context, Params,
                                llvm::SmallVector<mlir::Type>(Results)));
    return go::CallOp::create(
               B, Loc, Results,
               mlir::FlatSymbolRefAttr::get(Callee.getSymNameAttr()), Args,
               nullptr, nullptr)
        .getResult(0);
  }

  ModuleGen &M;
  go::FuncOp F;
  mlir::OpBuilder B;
  mlir::Location Loc;
};

/// (closure, p, q) -> bool
class EqualBody : PartWalker {
public:
  using PartWalker::PartWalker;
  void generate(GoType *T);

private:
  void compare(GoType *T, Value P, Value Q);
  void plain(GoType *T, Value P, Value Q);
  void floats(mlir::Type T, Value P, Value Q);
  void array(types::Array *A, Value P, Value Q);
  void structure(types::Struct *S, Value P, Value Q);
  void require(Value Condition);
  /// Compares the bytes of the strings that wait for it.
  void flush();

  /// Pairs of strings of the same length.
  llvm::SmallVector<std::pair<Value, Value>> Waiting;
  mlir::Block *Different = nullptr;
};

/// (closure, p, seed) -> hash
class HashBody : PartWalker {
public:
  using PartWalker::PartWalker;
  void generate(GoType *T);

private:
  Value hash(GoType *T, Value P, Value Seed);
  Value array(types::Array *A, Value P, Value Seed);
};

} // namespace

//===----------------------------------------------------------------------===//
// Equality
//===----------------------------------------------------------------------===//

void EqualBody::require(Value Condition) {
  mlir::Block *Next = newBlock();
  mlir::cf::CondBranchOp::create(B, Loc, Condition, Next, mlir::ValueRange(),
                                 Different, mlir::ValueRange());
  B.setInsertionPointToEnd(Next);
}

void EqualBody::flush() {
  for (auto [X, Y] : std::exchange(Waiting, {}))
    require(go::StringCompareOp::create(B, Loc, B.getI1Type(), go::Compare::Eq,
                                        X, Y));
}

void EqualBody::plain(GoType *T, Value P, Value Q) {
  int64_t Size = types::sizeOf(T);
  if (Size == 0)
    return;
  if (Size == 1 || Size == 2 || Size == 4 || Size == 8) {
    mlir::Type Int = B.getIntegerType(unsigned(8 * Size));
    Value X = load(P, Int), Y = load(Q, Int);
    return require(mlir::arith::CmpIOp::create(
        B, Loc, mlir::arith::CmpIPredicate::eq, X, Y));
  }
  require(go::EqualOp::create(B, Loc, B.getI1Type(), P, Q, M.lower(T),
                              M.descriptor(T).getValue(), /*plain=*/true));
}

void EqualBody::floats(mlir::Type T, Value P, Value Q) {
  Value X = load(P, T), Y = load(Q, T);
  require(mlir::arith::CmpFOp::create(B, Loc, mlir::arith::CmpFPredicate::OEQ,
                                      X, Y));
}

void EqualBody::array(types::Array *A, Value P, Value Q) {
  if (A->Len <= MaxUnrolled) {
    for (int64_t I = 0; I < A->Len; ++I) {
      int64_t Offset = I * types::sizeOf(A->Elem);
      Value X = at(P, Offset), Y = at(Q, Offset);
      compare(A->Elem, X, Y);
    }
    return;
  }
  flush();
  mlir::Block *Head = newBlock(), *Body = newBlock(), *After = newBlock();
  Value Index = Head->addArgument(B.getI64Type(), Loc);
  mlir::cf::BranchOp::create(B, Loc, Head, mlir::ValueRange(constant(0)));
  B.setInsertionPointToEnd(Head);
  Value More = mlir::arith::CmpIOp::create(
      B, Loc, mlir::arith::CmpIPredicate::slt, Index, constant(A->Len));
  mlir::cf::CondBranchOp::create(B, Loc, More, Body, mlir::ValueRange(), After,
                                 mlir::ValueRange());
  B.setInsertionPointToEnd(Body);
  Value X = element(P, Index, A->Elem), Y = element(Q, Index, A->Elem);
  compare(A->Elem, X, Y);
  flush();
  Value Next = mlir::arith::AddIOp::create(B, Loc, Index, constant(1));
  mlir::cf::BranchOp::create(B, Loc, Head, mlir::ValueRange(Next));
  B.setInsertionPointToEnd(After);
}

void EqualBody::structure(types::Struct *S, Value P, Value Q) {
  std::vector<int64_t> Offsets = types::fieldOffsets(S);
  for (auto [Field, Offset] : llvm::zip(S->Fields, Offsets))
    if (!Field->Name.isBlank()) {
      Value X = at(P, Offset), Y = at(Q, Offset);
      compare(Field->Type, X, Y);
    }
}

void EqualBody::compare(GoType *T, Value P, Value Q) {
  if (M.isPlainMemory(T))
    return plain(T, P, Q);
  GoType *U = types::underlying(T);
  if (auto *A = llvm::dyn_cast<types::Array>(U))
    return array(A, P, Q);
  if (auto *S = llvm::dyn_cast<types::Struct>(U))
    return structure(S, P, Q);
  mlir::Type Rep = M.lower(U);
  if (llvm::isa<mlir::FloatType>(Rep))
    return floats(Rep, P, Q);
  if (auto Complex = llvm::dyn_cast<mlir::ComplexType>(Rep)) {
    mlir::Type Part = Complex.getElementType();
    int64_t Size = go::sizeOf(Part);
    floats(Part, P, Q);
    Value X = at(P, Size), Y = at(Q, Size);
    return floats(Part, X, Y);
  }
  Value X = load(P, Rep), Y = load(Q, Rep);
  if (llvm::isa<go::StringType>(Rep)) {
    Value XLen = go::StringLenOp::create(B, Loc, X);
    Value YLen = go::StringLenOp::create(B, Loc, Y);
    require(mlir::arith::CmpIOp::create(B, Loc, mlir::arith::CmpIPredicate::eq,
                                        XLen, YLen));
    Waiting.push_back({X, Y});
    return;
  }
  // May panic, which a difference before it prevents.
  flush();
  require(go::IfaceEqualOp::create(B, Loc, B.getI1Type(), X, Y));
}

void EqualBody::generate(GoType *T) {
  Different = newBlock();
  compare(T, arg(1), arg(2));
  flush();
  auto Return = [&](bool V) {
    Value Result = mlir::arith::ConstantOp::create(B, Loc, B.getBoolAttr(V));
    go::ReturnOp::create(B, Loc, mlir::ValueRange(Result));
  };
  Return(true);
  B.setInsertionPointToEnd(Different);
  Return(false);
}

//===----------------------------------------------------------------------===//
// Hashes
//===----------------------------------------------------------------------===//

Value HashBody::array(types::Array *A, Value P, Value Seed) {
  if (A->Len <= MaxUnrolled) {
    for (int64_t I = 0; I < A->Len; ++I)
      Seed = hash(A->Elem, at(P, I * types::sizeOf(A->Elem)), Seed);
    return Seed;
  }
  mlir::Block *Head = newBlock(), *Body = newBlock(), *After = newBlock();
  Value Index = Head->addArgument(B.getI64Type(), Loc);
  Value Sum = Head->addArgument(B.getI64Type(), Loc);
  mlir::cf::BranchOp::create(B, Loc, Head, mlir::ValueRange{constant(0), Seed});
  B.setInsertionPointToEnd(Head);
  Value More = mlir::arith::CmpIOp::create(
      B, Loc, mlir::arith::CmpIPredicate::slt, Index, constant(A->Len));
  mlir::cf::CondBranchOp::create(B, Loc, More, Body, mlir::ValueRange(), After,
                                 mlir::ValueRange());
  B.setInsertionPointToEnd(Body);
  Value NewSum = hash(A->Elem, element(P, Index, A->Elem), Sum);
  Value Next = mlir::arith::AddIOp::create(B, Loc, Index, constant(1));
  mlir::cf::BranchOp::create(B, Loc, Head, mlir::ValueRange{Next, NewSum});
  B.setInsertionPointToEnd(After);
  return Sum;
}

static llvm::StringRef runtimeHash(GoType *U) {
  if (llvm::isa<types::Interface>(U))
    return types::methodSet(U).empty() ? "runtime.nilinterhash"
                                       : "runtime.interhash";
  switch (llvm::cast<types::Basic>(U)->K) {
  case types::BasicKind::Float32:
    return "runtime.f32hash";
  case types::BasicKind::Float64:
    return "runtime.f64hash";
  case types::BasicKind::Complex64:
    return "runtime.c64hash";
  case types::BasicKind::Complex128:
    return "runtime.c128hash";
  default:
    return "runtime.strhash";
  }
}

Value HashBody::hash(GoType *T, Value P, Value Seed) {
  mlir::Type I64 = B.getI64Type();
  if (M.isPlainMemory(T))
    return call("runtime.memhash", I64, {P, Seed, constant(types::sizeOf(T))});
  GoType *U = types::underlying(T);
  if (auto *A = llvm::dyn_cast<types::Array>(U))
    return array(A, P, Seed);
  if (auto *S = llvm::dyn_cast<types::Struct>(U)) {
    std::vector<int64_t> Offsets = types::fieldOffsets(S);
    for (auto [Field, Offset] : llvm::zip(S->Fields, Offsets))
      if (!Field->Name.isBlank())
        Seed = hash(Field->Type, at(P, Offset), Seed);
    return Seed;
  }
  return call(runtimeHash(U), I64, {P, Seed});
}

void HashBody::generate(GoType *T) {
  Value Result = hash(T, arg(1), arg(2));
  go::ReturnOp::create(B, Loc, mlir::ValueRange(Result));
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

/// What follows `eq:` and `hash:`: the same for all types with the same code.
static std::string functionKey(ModuleGen &M, GoType *T) {
  if (M.isPlainMemory(T))
    return "mem" + std::to_string(types::sizeOf(T));
  GoType *U = types::underlying(T);
  if (llvm::isa<types::Interface>(U))
    return types::methodSet(U).empty() ? "eface" : "iface";
  return types::linkString(llvm::isa<types::Basic>(U) ? U : T,
                           types::LinkForm::Key);
}

static mlir::FlatSymbolRefAttr
closureOf(ModuleGen &M, const std::string &Name, mlir::Type Third,
          mlir::Type Result, std::function<void(go::FuncOp)> Generate) {
  mlir::Type Ptr = go::PtrType::get(&M.Context);
  go::FuncOp F = M.madeFunction(
      Name, mlir::FunctionType::get(&M.Context, {Ptr, Ptr, Third}, {Result}),
      go::Linkage::Once, std::move(Generate));
  F.setClosure(true);
  return M.staticClosure(F);
}

mlir::FlatSymbolRefAttr ModuleGen::equalFunction(GoType *T) {
  if (!types::comparable(T, /*Dynamic=*/true))
    return nullptr;
  return closureOf(
      *this, "eq:" + functionKey(*this, T), go::PtrType::get(&Context),
      mlir::IntegerType::get(&Context, 1),
      [this, T](go::FuncOp F) { EqualBody(*this, F).generate(T); });
}

mlir::FlatSymbolRefAttr ModuleGen::hashFunction(GoType *T) {
  if (!types::comparable(T, /*Dynamic=*/true))
    return nullptr;
  mlir::Type Int = mlir::IntegerType::get(&Context, 64);
  return closureOf(*this, "hash:" + functionKey(*this, T), Int, Int,
                   [this, T](go::FuncOp F) { HashBody(*this, F).generate(T); });
}
