//===- GoModuleOps.cpp - Functions and data -------------------------------===//

#include "compiler/Dialect/Go/IR/GoOps.h"

#include "mlir/Interfaces/FunctionImplementation.h"

using namespace mlir;
using namespace zokor::go;

void FuncOp::build(OpBuilder &B, OperationState &State, StringRef Name,
                   FunctionType Type) {
  State.addAttribute(getSymNameAttrName(State.name), B.getStringAttr(Name));
  State.addAttribute(getFunctionTypeAttrName(State.name), TypeAttr::get(Type));
  State.addAttribute(getLinkageAttrName(State.name),
                     LinkageAttr::get(B.getContext(), Linkage::External));
  State.addRegion();
}

ParseResult FuncOp::parse(OpAsmParser &Parser, OperationState &Result) {
  auto BuildType = [](Builder &B, ArrayRef<Type> Args, ArrayRef<Type> Results,
                      function_interface_impl::VariadicFlag, std::string &) {
    return B.getFunctionType(Args, Results);
  };
  return function_interface_impl::parseFunctionOp(
      Parser, Result, /*allowVariadic=*/false,
      getFunctionTypeAttrName(Result.name), BuildType,
      getArgAttrsAttrName(Result.name), getResAttrsAttrName(Result.name));
}

void FuncOp::print(OpAsmPrinter &P) {
  function_interface_impl::printFunctionOp(
      P, *this, /*isVariadic=*/false, getFunctionTypeAttrName(),
      getArgAttrsAttrName(), getResAttrsAttrName());
}

/// The types that the signature itself may mention: values in registers.
LogicalResult FuncOp::verify() {
  for (Type T : getArgumentTypes())
    if (!isRegisterType(T))
      return emitOpError("expected register types as parameters, got ") << T;
  for (Type T : getResultTypes())
    if (!isRegisterType(T))
      return emitOpError("expected register types as results, got ") << T;
  if (getClosure() &&
      (getArgumentTypes().empty() || !isa<PtrType>(getArgumentTypes().front())))
    return emitOpError(
        "expected a closure to take its closure object as first argument");
  return success();
}

LogicalResult ReturnOp::verify() {
  auto Func = cast<FuncOp>((*this)->getParentOp());
  if (getOperandTypes() != Func.getResultTypes())
    return emitOpError("expected operands of types (")
           << Func.getResultTypes() << "), got (" << getOperandTypes() << ")";
  return success();
}

LogicalResult DataOp::verify() {
  if (getSize() < 0)
    return emitOpError("expected a size of zero or more, got ") << getSize();
  if (std::optional<StringRef> Bytes = getBytes())
    if (int64_t(Bytes->size()) > int64_t(getSize()))
      return emitOpError("expected at most ")
             << getSize() << " bytes, got " << Bytes->size();
  if (ArrayAttr Relocs = getRelocsAttr())
    for (Attribute A : Relocs) {
      auto R = cast<RelocAttr>(A);
      if (R.getSize() != 4 && R.getSize() != 8)
        return emitOpError("expected relocations of 4 or 8 bytes, got ")
               << R.getSize();
      if (R.getOffset() < 0 || R.getOffset() + R.getSize() > int64_t(getSize()))
        return emitOpError("expected relocations inside the data, got offset ")
               << R.getOffset();
    }
  return success();
}

LogicalResult GlobalAddrOp::verifySymbolUses(SymbolTableCollection &Symbols) {
  if (!Symbols.lookupNearestSymbolFrom<DataOp>(*this, getGlobalAttr()))
    return emitOpError("expected a go.data symbol, got ") << getGlobalAttr();
  return success();
}
