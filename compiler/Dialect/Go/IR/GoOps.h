//===- GoOps.h - The ops of the go dialect ----------------------*- C++ -*-===//

#ifndef ZOKOR_DIALECT_GO_IR_GOOPS_H
#define ZOKOR_DIALECT_GO_IR_GOOPS_H

#include "compiler/Dialect/Go/IR/GoDialect.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/MemorySlotInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace zokor::go {

// The traits behind GoInterfaces.td.
template <class Op>
class MayAllocate : public mlir::OpTrait::TraitBase<Op, MayAllocate> {};
template <class Op>
class MaySuspend : public mlir::OpTrait::TraitBase<Op, MaySuspend> {};
template <class Op>
class MayPanic : public mlir::OpTrait::TraitBase<Op, MayPanic> {};
template <class Op>
class NoReturn : public mlir::OpTrait::TraitBase<Op, NoReturn> {};

/// May a collection start while Op runs?
inline bool mayAllocate(mlir::Operation *Op) {
  return Op->hasTrait<MayAllocate>();
}
/// May other goroutines run on this thread while Op runs?
inline bool maySuspend(mlir::Operation *Op) {
  return Op->hasTrait<MaySuspend>();
}
/// May Op leave the function by a panic?
inline bool mayPanic(mlir::Operation *Op) { return Op->hasTrait<MayPanic>(); }

} // namespace zokor::go

#define GET_OP_CLASSES
#include "compiler/Dialect/Go/IR/GoOps.h.inc"

#endif // ZOKOR_DIALECT_GO_IR_GOOPS_H
