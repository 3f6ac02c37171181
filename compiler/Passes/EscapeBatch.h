//===- EscapeBatch.h - The escape graph of some functions -------*- C++ -*-===//
//
// Reads the functions of a batch into a Graph. EscapeBatch.cpp has locations,
// functions and calls, EscapeFlows.cpp what each op assigns to what.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PASSES_ESCAPEBATCH_H
#define ZOKOR_PASSES_ESCAPEBATCH_H

#include "compiler/Passes/CallGraph.h"
#include "compiler/Passes/EscapeGraph.h"
#include "compiler/Passes/LoopNest.h"

namespace zokor::passes::escape {

/// The results of a function in the order of tags: those that are stored
/// through `go.result` arguments, then the others.
struct Results {
  explicit Results(go::FuncOp F);
  /// Argument numbers of the pointers.
  llvm::SmallVector<unsigned, 2> Pointers;
  unsigned NumRegisters;
  unsigned size() const { return unsigned(Pointers.size()) + NumRegisters; }
};

/// How many bytes may be on the stack: of a declared variable, and of anything
/// else. The numbers are gc's.
struct Limits {
  int64_t Variable = 10 << 20, Implicit = 64 << 10;
  /// Those of -smallframes.
  static Limits small();
};

/// Why what Op makes is in the heap whatever becomes of its address, in gc's
/// words; empty if it need not be.
llvm::StringRef reasonForHeap(mlir::Operation *Op, const Limits &L);

class Batch {
public:
  Batch(llvm::ArrayRef<go::FuncOp> Funcs, const CallGraph &Calls, Limits Max);

  /// Builds and solves the graph.
  void run();

  /// The object that Op makes, if it is in the batch and has a place.
  std::optional<Loc> objectOf(mlir::Operation *Op) const;
  Leaks leaksOf(go::FuncOp F, unsigned Arg) const;
  const Graph &graph() const { return G; }
  llvm::ArrayRef<go::FuncOp> functions() const { return Funcs; }

private:
  struct FuncState {
    unsigned Id;
    LoopNest Loops;
    llvm::SmallVector<Loc> ResultLocs;
  };

  FuncState &state(mlir::Operation *Op);
  unsigned depthOf(mlir::Operation *Op);

  // Functions and calls (EscapeBatch.cpp)
  void addFunction(go::FuncOp F);
  void linkClosures(go::FuncOp F);
  void addCall(mlir::Operation *Call);
  void addCallTo(go::FuncOp Callee, mlir::ValueRange Args,
                 mlir::ValueRange Outputs);
  void addUnknownCall(mlir::ValueRange Args, mlir::ArrayAttr ArgAttrs);
  void addReturn(go::ReturnOp Return);

  // Values and objects (EscapeBatch.cpp)

  /// The value that holds V's pointers: V, or what V is a part, a conversion or
  /// an offset of.
  mlir::Value canonical(mlir::Value V) const;
  /// The location of a value that holds pointers.
  Loc locOf(mlir::Value V);
  /// The object that Op makes; its result is its address.
  Loc addObject(mlir::Operation *Op, bool TooLarge);
  /// Dst may be assigned Src, if Src holds pointers at all.
  void flow(Loc Dst, mlir::Value Src, int Derefs = 0);
  void flow(mlir::Value Dst, mlir::Value Src, int Derefs = 0);
  void toHeap(mlir::Value Src, int Derefs = 0) { flow(Heap, Src, Derefs); }
  /// The objects and results that Address can only point to. False if it may
  /// point elsewhere too.
  bool targetsOf(mlir::Value Address, llvm::SmallVectorImpl<Loc> &Targets);
  /// *Address may be assigned Src.
  void storeTo(mlir::Value Address, Loc Src, int Derefs);
  void store(mlir::Value Address, mlir::Value Src, int Derefs = 0);
  /// What a closure's body reads at an offset of its object: the captures of
  /// all places that make it. False if that is not known.
  bool capturesAt(go::ClosureCaptureOp Op,
                  llvm::SmallVectorImpl<mlir::Value> &Captures) const;

  // Ops (EscapeFlows.cpp)
  void addOp(mlir::Operation *Op);
  bool addObjectOp(mlir::Operation *Op);
  bool addMemoryOp(mlir::Operation *Op);
  bool addValueOp(mlir::Operation *Op);
  bool addRuntimeOp(mlir::Operation *Op);
  void addBranch(mlir::BranchOpInterface Branch);
  void addDefer(go::DeferOp Defer);

  llvm::ArrayRef<go::FuncOp> Funcs;
  const CallGraph &Calls;
  Limits Max;
  Graph G;
  llvm::DenseMap<mlir::Operation *, std::unique_ptr<FuncState>> States;
  llvm::DenseMap<mlir::Value, Loc> Values;
  llvm::DenseMap<mlir::Operation *, Loc> Objects;
};

/// Reads the tag of a parameter from the attribute `leaks` of F, or what is
/// known of a declared function.
Leaks readLeaks(go::FuncOp F, unsigned Arg);
/// Makes the attribute.
mlir::ArrayAttr writeLeaks(mlir::MLIRContext *Context,
                           llvm::ArrayRef<Leaks> OfArgs);

} // namespace zokor::passes::escape

#endif // ZOKOR_PASSES_ESCAPEBATCH_H
