//===- GoCallOps.cpp - Calls and closures ---------------------------------===//

#include "compiler/Dialect/Go/IR/GoOps.h"

using namespace mlir;
using namespace zokor::go;

CallInterfaceCallable CallOp::getCallableForCallee() { return getCalleeAttr(); }
void CallOp::setCalleeFromCallable(CallInterfaceCallable Callee) {
  setCalleeAttr(cast<FlatSymbolRefAttr>(cast<SymbolRefAttr>(Callee)));
}
Operation::operand_range CallOp::getArgOperands() { return getArgs(); }
MutableOperandRange CallOp::getArgOperandsMutable() { return getArgsMutable(); }

LogicalResult CallOp::verifySymbolUses(SymbolTableCollection &Symbols) {
  auto Func = Symbols.lookupNearestSymbolFrom<FuncOp>(*this, getCalleeAttr());
  if (!Func)
    return emitOpError("expected a go.func symbol, got ") << getCalleeAttr();
  if (Func.getArgumentTypes() !=
      ArrayRef<Type>(llvm::to_vector(getArgs().getTypes())))
    return emitOpError("expected arguments of types (")
           << Func.getArgumentTypes() << "), got (" << getArgs().getTypes()
           << ")";
  if (Func.getResultTypes() !=
      ArrayRef<Type>(llvm::to_vector(getOutputs().getTypes())))
    return emitOpError("expected results of types (")
           << Func.getResultTypes() << "), got (" << getOutputs().getTypes()
           << ")";
  return success();
}

CallInterfaceCallable CallClosureOp::getCallableForCallee() {
  return getCallee();
}
void CallClosureOp::setCalleeFromCallable(CallInterfaceCallable Callee) {
  getCalleeMutable().assign(cast<Value>(Callee));
}
Operation::operand_range CallClosureOp::getArgOperands() { return getArgs(); }
MutableOperandRange CallClosureOp::getArgOperandsMutable() {
  return getArgsMutable();
}

CallInterfaceCallable CallIfaceOp::getCallableForCallee() {
  return getReceiver();
}
void CallIfaceOp::setCalleeFromCallable(CallInterfaceCallable Callee) {
  getReceiverMutable().assign(cast<Value>(Callee));
}
Operation::operand_range CallIfaceOp::getArgOperands() { return getArgs(); }
MutableOperandRange CallIfaceOp::getArgOperandsMutable() {
  return getArgsMutable();
}
