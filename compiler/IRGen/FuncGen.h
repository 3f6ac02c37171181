//===- FuncGen.h - State of generating one function -------------*- C++ -*-===//
//
// A FuncGen generates the body of one go.func. Values of register types are
// SSA values; values of memory types are handled by address.
//
// Its member functions are in the file of their topic:
//
//   Function.cpp     entry, parameters, results, return
//   Stmt.cpp Switch.cpp Select.cpp Range.cpp RangeFunc.cpp Assign.cpp Defer.cpp
//   Expr.cpp Operators.cpp Const.cpp Index.cpp Literals.cpp Selector.cpp
//   Call.cpp Builtins.cpp Convert.cpp Interface.cpp Closure.cpp Captures.cpp
//   Memory.cpp SelfAssign.cpp
//   Intrinsics.cpp   calls that the compiler knows
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_IRGEN_FUNCGEN_H
#define ZOKOR_IRGEN_FUNCGEN_H

#include "compiler/IRGen/ModuleGen.h"

namespace zokor::irgen {

using mlir::Value;

/// Which variables a function literal captures, and how; computed once for
/// each outermost function (Closure.cpp).
struct Captures {
  struct Capture {
    Var *V;
    bool ByValue; ///< never assigned after its declaration, address not taken
  };
  llvm::DenseMap<const ast::FuncLit *, llvm::SmallVector<Capture, 4>> Of;
};

class FuncGen {
public:
  FuncGen(ModuleGen &M, go::FuncOp Func, TypeEnv Env);

  // Function.cpp

  /// Generates a declared function or method.
  void generate(const Instance &I);
  /// Binds parameters and results: the body mentions the objects of Declared,
  /// their types are Closed's. `First` is the receiver or closure object.
  void enter(Signature *Declared, Signature *Closed, Value First);
  void bindParam(Var *V, Value Arg, bool InMemory);
  void body(ast::BlockStmt *Body);
  /// go.defer.frame and the way on after a recovered panic.
  void beginDefers();
  /// Runs deferred calls and returns what the result variables hold.
  void leave();
  /// Generates a function literal; Outer gives captures and names.
  void generate(const ast::FuncLit *Lit, const FuncGen &Outer);

  /// Stores the initial value of package variables.
  void initialize(const types::Initializer &I);

  // Types: every type on the tree goes through these.

  /// T with this instance's type arguments.
  GoType *subst(GoType *T) {
    return Env.Params.empty() || !T
               ? T
               : M.Types.substitute(T, Env.Params, Env.Args);
  }
  GoType *typeOf(const ast::Expr *E) { return subst(E->Type); }
  mlir::Type lower(GoType *T) { return M.lower(T); }

  // Expr.cpp: evaluation. Each evaluates E exactly once.

  /// The value of E; its type is a register type. Anything that E does, calls
  /// and panics included, happens at the insertion point, which may be in
  /// another block afterwards. Not for calls of several results: see call().
  Value value(ast::Expr *E);
  /// Tells the op that allocates V that it is E, for -m.
  void describe(Value V, const ast::Expr *E);
  /// Evaluates E into *Dst (any type). Dst is not read by E.
  void valueTo(ast::Expr *E, Value Dst);
  /// An address where E's value (any type) can be read until the next
  /// statement that may change it: a variable's own, or a temporary's.
  Value valueAddress(ast::Expr *E);
  /// The address of an addressable E, of a composite literal under &, or of
  /// an element. Nil and bounds checks included. Of an element of a slice or
  /// behind a pointer it stays valid whatever happens to the variables in E.
  Value address(ast::Expr *E);
  /// For effects only.
  void effects(ast::Expr *E);
  /// Branches on a boolean expression (&&, || and ! without values).
  void condition(ast::Expr *E, mlir::Block *True, mlir::Block *False);
  /// A call with several results, or a comma-ok form: one value for each (an
  /// address for memory types).
  llvm::SmallVector<Value> multiValue(ast::Expr *E);

  /// Converts a value (or, for memory types, the value at an address) to T as
  /// an assignment does: only interface conversion changes anything.
  Value assignConvert(Value V, GoType *From, GoType *To);
  /// Explicit conversion (Convert.cpp).
  Value convert(ast::Expr *E, GoType *To);
  /// A constant of type T (Const.cpp).
  Value constant(const Constant *C, GoType *T);
  Value zero(GoType *T);
  Value intConstant(int64_t V, unsigned Bits = 64);
  /// x == y on register values, or addresses for memory types.
  Value equal(Value X, Value Y, GoType *T);
  Value binary(tok::Kind Op, Value X, Value Y, GoType *T, GoType *CountType);

  // Memory

  Value load(Value Addr, GoType *T);
  void store(Value V, Value Addr);
  /// *Dst = *Src for a memory type; = load and store for others.
  void copy(Value Dst, Value Src, GoType *T);
  /// A new variable, set to zero.
  Value newVar(llvm::StringRef Name, GoType *T);
  /// A temporary that holds V (for ops that want addresses).
  Value spill(Value V, GoType *T);

  // Interface.cpp

  /// V (value, or address for memory types) of concrete type T as interface I.
  Value makeInterface(Value V, GoType *T, GoType *I);
  /// x.(T): value (address for memory types), and ok if CommaOk.
  std::pair<Value, Value> typeAssert(Value X, GoType *XType, GoType *T,
                                     bool CommaOk);
  /// The value behind a data word.
  Value unbox(Value Data, GoType *T);

  // Call.cpp

  /// Results as for multiValue.
  llvm::SmallVector<Value> call(ast::CallExpr *E);
  /// A closure without parameters that makes the call later (go, defer):
  /// function and arguments are evaluated now.
  Value delayedCall(ast::CallExpr *E, llvm::StringRef Suffix);
  /// Calls a runtime function of RuntimeFunctions.def by its symbol.
  mlir::ValueRange callRuntime(llvm::StringRef Symbol, mlir::ValueRange Args,
                               mlir::TypeRange Results);
  /// Calls of functions that have an op or intrinsic; nothing if E is not one.
  std::optional<llvm::SmallVector<Value>> intrinsic(ast::CallExpr *E);

  // Closure.cpp

  Value funcLit(const ast::FuncLit *Lit);
  /// The func value of a declared function, method value or method expression.
  Value funcValue(ast::Expr *E);
  /// The variable's address in this function: a local one's, a capture's or a
  /// package variable's.
  Value varAddress(Var *V);
  /// The func value of a function that stands for no literal, such as the body
  /// of a range over a function. It is called `Name + Suffix`, has the closed
  /// signature Sig, and captures each of Vars (which are in `Variables`) by
  /// reference. Generate is called at once with the new function's FuncGen,
  /// where the captures and the named parameters are in `Variables`; it
  /// generates the body and ends each path with returnValues.
  Value closureOf(llvm::StringRef Suffix, llvm::ArrayRef<Var *> Vars,
                  Signature *Sig,
                  llvm::function_ref<void(FuncGen &)> Generate);
  /// The local variables that S mentions, in function literals too, and that
  /// are declared outside of it: what closureOf has to capture for a body S.
  llvm::SmallVector<Var *> freeVariables(ast::Stmt *S);

  // Stmt.cpp

  void stmt(ast::Stmt *S);
  void block(llvm::ArrayRef<ast::Stmt *> List);
  /// Continues in Block; a no-op terminator is added if control falls into it.
  void startBlock(mlir::Block *Block);
  mlir::Block *newBlock();
  void branch(mlir::Block *To, mlir::ValueRange Args = {});
  /// Is the current block already terminated (unreachable code follows)?
  bool terminated() const;
  /// Assign.cpp
  void assign(ast::AssignStmt *S);
  void declare(Var *V, Value Initial);
  /// Return with the values already stored in the result variables, or these.
  void returnValues(mlir::ValueRange Values);
  /// Removes blocks that nothing jumps to, when the function is complete.
  void eraseUnreachable();
  /// Does the jump leave the body of a range over a function, which this is?
  bool leavesRangeBody(const ast::BranchStmt *S) const;
  /// Returns to the function with the range statement, which then continues
  /// with S, a jump or a return whose results are stored.
  void leaveRangeBody(const ast::Stmt *S);

  ModuleGen &M;
  go::FuncOp Func;
  TypeEnv Env;
  mlir::OpBuilder B;
  mlir::Location Loc; ///< of what is being generated; ops are made with it
  Signature *Sig = nullptr;
  const Captures *Captured = nullptr;
  std::string Name;         ///< symbol, for names of closures inside
  unsigned NumClosures = 0; ///< made directly in this function
  FuncGen *Outermost = this;

  llvm::DenseMap<Var *, Value> Variables;
  /// The variables of the results, in order (named or made).
  llvm::SmallVector<Value> ResultVars;
  /// Pointer arguments for results in memory, null for the others.
  llvm::SmallVector<Value> ResultPointers;
  bool HasDefer = false;
  /// What value() evaluated last: the operand of the conversion that follows.
  const ast::Expr *LastExpr = nullptr;
  /// Pointers that became integers while the arguments of the innermost call
  /// were evaluated.
  llvm::SmallVector<Value> *HiddenPointers = nullptr;
  /// break and continue targets of enclosing statements.
  struct JumpTarget {
    const ast::Stmt *S;
    mlir::Block *Break, *Continue;
  };
  llvm::SmallVector<JumpTarget> Targets;
  llvm::DenseMap<const ast::Stmt *, mlir::Block *> Labels; ///< goto targets
  mlir::Block *FallthroughTarget = nullptr;
  /// Set if this is the body of a range over a function (RangeFunc.cpp).
  struct RangeBody *InRange = nullptr;
  unsigned NumRangeBodies = 0;
  unsigned LoopDepth = 0; ///< for `inLoop` of defer
};

/// Sets FuncGen::Loc for a scope.
class AtLocation {
public:
  AtLocation(FuncGen &F, Pos P) : F(F), Saved(F.Loc) {
    if (P)
      F.Loc = F.M.loc(P);
  }
  ~AtLocation() { F.Loc = Saved; }

private:
  FuncGen &F;
  mlir::Location Saved;
};

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_FUNCGEN_H
