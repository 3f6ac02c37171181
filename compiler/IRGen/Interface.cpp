//===- Interface.cpp - Interface values -----------------------------------===//
//
// An interface value is a type word (a descriptor, or an itab for interfaces
// with methods) and a data word: the value itself if it is one pointer, else
// the address of an immutable box.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Calls.h"
#include "compiler/IRGen/Expressions.h"
#include "compiler/Types/LinkString.h"
#include "compiler/Types/TypeSet.h"

#include "mlir/IR/Matchers.h"
#include "llvm/ADT/StringExtras.h"

using namespace zokor;
using namespace zokor::irgen;

static bool isInterface(GoType *T) {
  return types::as<types::Interface>(T) != nullptr;
}

static bool isEmptyInterface(FuncGen &F, GoType *T) {
  return llvm::isa<go::EfaceType>(F.lower(T));
}

/// The descriptor or itab that the first word of a T in an I holds.
static mlir::FlatSymbolRefAttr typeWord(FuncGen &F, GoType *T, GoType *I) {
  return isEmptyInterface(F, I) ? F.M.descriptor(T) : F.M.itab(T, I);
}

//===----------------------------------------------------------------------===//
// Data words
//===----------------------------------------------------------------------===//

/// The pointer that a value of a direct type consists of.
static Value pointerOf(FuncGen &F, Value V) {
  while (true) {
    if (auto S = llvm::dyn_cast<go::StructType>(V.getType()))
      V = go::StructGetOp::create(F.B, F.Loc, S.getFields()[0], V, uint64_t(0));
    else if (auto A = llvm::dyn_cast<go::ArrayType>(V.getType()))
      V = go::ArrayGetOp::create(F.B, F.Loc, A.getElem(), V);
    else
      break;
  }
  auto Ptr = go::PtrType::get(&F.M.Context);
  return V.getType() == Ptr ? V : Value(go::CastOp::create(F.B, F.Loc, Ptr, V));
}

/// Read-only data that holds a constant; null if V is none.
static mlir::FlatSymbolRefAttr constantBox(FuncGen &F, Value V) {
  ModuleGen &M = F.M;
  DataBuilder Data(&M.Context);
  std::string Name;
  uint64_t Size = uint64_t(go::sizeOf(V.getType()));
  if (auto S = V.getDefiningOp<go::StringConstOp>()) {
    llvm::StringRef Text = S.getValue();
    if (Text.empty())
      return nullptr;
    mlir::FlatSymbolRefAttr Bytes = M.stringData(Text);
    Data.putSymbol(0, Bytes.getValue());
    Data.put(8, Text.size(), 8);
    Name = ("box:" + Bytes.getValue()).str();
  } else {
    mlir::Attribute A;
    if (!mlir::matchPattern(V, mlir::m_Constant(&A)))
      return nullptr;
    llvm::APInt Bits;
    if (auto I = llvm::dyn_cast<mlir::IntegerAttr>(A))
      Bits = I.getValue();
    else if (auto D = llvm::dyn_cast<mlir::FloatAttr>(A))
      Bits = D.getValue().bitcastToAPInt();
    else
      return nullptr;
    uint64_t Raw = Bits.getZExtValue();
    Data.put(0, Raw, unsigned(Size));
    Name = "box:" + std::to_string(Size) + ":" + llvm::utohexstr(Raw);
  }
  M.defineData(Name, Data, Size, uint64_t(go::alignOf(V.getType())),
               /*Constant=*/true, go::Linkage::Once);
  return mlir::FlatSymbolRefAttr::get(&M.Context, Name);
}

static Value dataWord(FuncGen &F, Value V, GoType *T) {
  if (F.M.isDirectIface(T))
    return pointerOf(F, V);
  auto Ptr = go::PtrType::get(&F.M.Context);
  if (!F.M.inRegisters(T))
    return go::IfaceBoxMemOp::create(
        F.B, F.Loc, Ptr, V, mlir::TypeAttr::get(F.lower(T)), F.M.descriptor(T));
  if (mlir::FlatSymbolRefAttr Box = constantBox(F, V))
    return go::GlobalAddrOp::create(F.B, F.Loc, Ptr, Box);
  return go::IfaceBoxOp::create(F.B, F.Loc, Ptr, V, F.M.descriptor(T));
}

Value FuncGen::makeInterface(Value V, GoType *T, GoType *I) {
  Value Data = dataWord(*this, V, T);
  if (Data != V)
    describe(Data, LastExpr);
  // A constant's box is static; gc says of it what it says of others.
  if (auto Box = Data.getDefiningOp<go::GlobalAddrOp>();
      Box && Data != V && M.Opts.Describe && LastExpr)
    Box->setAttr("go.expr", B.getStringAttr(describing(LastExpr)));
  return go::IfaceMakeOp::create(B, Loc, lower(I), typeWord(*this, T, I), Data,
                                 M.descriptor(T));
}

Value FuncGen::unbox(Value Data, GoType *T) {
  if (!M.inRegisters(T))
    return Data;
  return go::IfaceUnboxOp::create(
      B, Loc, lower(T), Data, M.isDirectIface(T) ? B.getUnitAttr() : nullptr);
}

//===----------------------------------------------------------------------===//
// Conversions
//===----------------------------------------------------------------------===//

static bool isUntypedNil(GoType *T) {
  auto *B = types::asIs<types::Basic>(T);
  return B && B->K == types::BasicKind::UntypedNil;
}

Value FuncGen::assignConvert(Value V, GoType *From, GoType *To) {
  if (isUntypedNil(From))
    return isUntypedNil(To) ? V : zero(To);
  if (!isInterface(To))
    return V;
  if (!isInterface(From))
    return makeInterface(V, From, To);
  bool FromEmpty = isEmptyInterface(*this, From);
  bool ToEmpty = isEmptyInterface(*this, To);
  // Interface types with methods have itabs of their own, even if the methods
  // are the same: assertions compare itabs.
  if ((FromEmpty && ToEmpty) || types::identical(From, To))
    return V;
  return go::IfaceConvertOp::create(B, Loc, lower(To), V, M.descriptor(To));
}

//===----------------------------------------------------------------------===//
// Assertions
//===----------------------------------------------------------------------===//

/// The value behind Data if Ok, else T's zero value.
static Value unboxIf(FuncGen &F, Value Ok, Value Data, GoType *T) {
  mlir::Block *Yes = F.newBlock(), *No = F.newBlock(), *Join = F.newBlock();
  mlir::cf::CondBranchOp::create(F.B, F.Loc, Ok, Yes, mlir::ValueRange(), No,
                                 mlir::ValueRange());
  bool InRegisters = F.M.inRegisters(T);
  F.B.setInsertionPointToEnd(Yes);
  Value V = F.unbox(Data, T);
  mlir::cf::BranchOp::create(F.B, F.Loc, Join, V);
  F.B.setInsertionPointToEnd(No);
  Value Zero = InRegisters ? F.zero(T) : F.newVar("~zero", T);
  mlir::cf::BranchOp::create(F.B, F.Loc, Join, Zero);
  Join->addArgument(V.getType(), F.Loc);
  F.B.setInsertionPointToEnd(Join);
  return Join->getArgument(0);
}

/// In an instance an assertion may be impossible that gc would reject
/// elsewhere: no itab can be named then.
static bool implements(GoType *T, GoType *I) {
  return !types::missingMethod(T, I, /*Static=*/true).Method;
}

std::pair<Value, Value> zokor::irgen::assertConcrete(FuncGen &F, Value X,
                                                     GoType *XType, GoType *T,
                                                     bool CommaOk) {
  mlir::FlatSymbolRefAttr Itab;
  if (!isEmptyInterface(F, XType) && implements(T, XType))
    Itab = F.M.itab(T, XType);
  auto Assert = go::IfaceAssertOp::create(
      F.B, F.Loc, go::PtrType::get(&F.M.Context), F.B.getI1Type(), X,
      F.M.descriptor(T), F.M.descriptor(XType), Itab,
      CommaOk ? F.B.getUnitAttr() : nullptr);
  return {Assert.getData(), Assert.getOk()};
}

std::pair<Value, Value> FuncGen::typeAssert(Value X, GoType *XType, GoType *T,
                                            bool CommaOk) {
  auto I1 = B.getI1Type();
  mlir::UnitAttr Comma = CommaOk ? B.getUnitAttr() : nullptr;
  if (isInterface(T)) {
    auto Assert = go::IfaceAssertIfaceOp::create(B, Loc, lower(T), I1, X,
                                                 M.descriptor(T), Comma);
    return {Assert.getResult(), Assert.getOk()};
  }
  auto [Data, Ok] = assertConcrete(*this, X, XType, T, CommaOk);
  if (!CommaOk)
    return {unbox(Data, T), Ok};
  return {unboxIf(*this, Ok, Data, T), Ok};
}
