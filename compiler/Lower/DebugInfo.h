//===- DebugInfo.h - Functions, variables and types -------------*- C++ -*-===//

#ifndef ZOKOR_LOWER_DEBUGINFO_H
#define ZOKOR_LOWER_DEBUGINFO_H

#include "compiler/Dialect/Go/IR/GoOps.h"

#include "mlir/IR/BuiltinOps.h"

namespace llvm {
class Module;
} // namespace llvm

namespace zokor::lower {

class FunctionLowering;

/// Tells each location of a module of the go dialect which function it is in,
/// in the form that the translation to LLVM IR reads. To be run before
/// anything is inlined: tracebacks show inlined calls by these. `Dwarf`: write
/// debugging information into the object; the runtime's tables have lines
/// without it too.
void addFunctionScopes(mlir::ModuleOp Go, bool Optimized, bool Dwarf);

/// Tells debuggers that the variable lives at Address: a stack slot, or (place
/// heap) any pointer to it.
void declareVariable(FunctionLowering &F, go::VarOp V, mlir::Value Address);

/// Declares the variable whose address is captured, if that is known of C.
void declareCapture(FunctionLowering &F, go::ClosureCaptureOp C);

/// Declares the parameters that have no go.var: those in the caller's frame,
/// and those whose variables were promoted and are never assigned.
void declareParams(FunctionLowering &F, go::FuncOp From);

/// Variables of the LLVM dialect name their types; here they get them, as the
/// attribute `go.types` of Data describes them. Package variables, which are
/// go.data ops in Data, are described as a whole.
void resolveVariableTypes(llvm::Module &M, mlir::ModuleOp Data);

} // namespace zokor::lower

#endif // ZOKOR_LOWER_DEBUGINFO_H
