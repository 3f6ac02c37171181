//===- GoOpBase.td - What every op file includes ------------*- tablegen -*-===//

#ifndef ZOKOR_GO_OPBASE_TD
#define ZOKOR_GO_OPBASE_TD

include "GoDialect.td"
include "GoTypes.td"
include "GoAttrs.td"
include "GoInterfaces.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/CallInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/FunctionInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/MemorySlotInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

#endif // ZOKOR_GO_OPBASE_TD
