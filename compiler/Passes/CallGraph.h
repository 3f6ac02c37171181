//===- CallGraph.h - Who calls whom in a package ----------------*- C++ -*-===//

#ifndef ZOKOR_PASSES_CALLGRAPH_H
#define ZOKOR_PASSES_CALLGRAPH_H

#include "compiler/Dialect/Go/IR/GoOps.h"

namespace zokor::passes {

/// The functions of a module and what is known of calls between them.
class CallGraph {
public:
  explicit CallGraph(mlir::ModuleOp Module);

  /// Where closures come among components.
  enum class Closures {
    WithMakers,  ///< in the component of the functions that make them
    BeforeMakers ///< like callees
  };
  /// Functions with a body, in components that call each other, callees first.
  llvm::SmallVector<llvm::SmallVector<go::FuncOp>>
  components(Closures Where) const;

  go::FuncOp function(llvm::StringRef Symbol) const {
    return Functions.lookup(Symbol);
  }
  /// Where closure objects of F are made.
  llvm::ArrayRef<go::ClosureMakeOp> makersOf(go::FuncOp F) const;

  /// What a func value surely is: the function that a call of it runs, null if
  /// unknown. The function takes the closure object as its first argument.
  go::FuncOp functionOf(mlir::Value FuncValue) const;
  /// The function that a go.call or go.call.closure runs; null if unknown.
  go::FuncOp calleeOf(mlir::Operation *Call) const;
  /// The function behind a static closure object `f·f`.
  go::FuncOp functionOfStaticClosure(llvm::StringRef Symbol) const {
    return functionInData(Symbol, 0);
  }
  /// The function whose address stands in constant data; null if unknown.
  go::FuncOp functionInData(llvm::StringRef Symbol, int64_t Offset) const;

private:
  llvm::SmallVector<go::FuncOp> Defined;
  llvm::StringMap<go::FuncOp> Functions;
  llvm::StringMap<go::DataOp> Datas;
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<go::ClosureMakeOp, 1>>
      Makers;
};

/// The op whose result V is, looked at through casts.
mlir::Operation *definitionOf(mlir::Value V);

} // namespace zokor::passes

#endif // ZOKOR_PASSES_CALLGRAPH_H
