//===- Calls.h - Evaluated calls and made closures --------------*- C++ -*-===//
//
// A call is generated in two steps: everything it needs is evaluated in Go's
// order, then it is made. Between the two go and defer put a closure: what was
// evaluated is captured, and the closure's body makes the call.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_IRGEN_CALLS_H
#define ZOKOR_IRGEN_CALLS_H

#include "compiler/IRGen/FuncGen.h"

namespace zokor::irgen {

/// An evaluated value, or its address if T is a memory type.
struct Operand {
  Value V;
  GoType *T = nullptr;
};

/// What is called, evaluated.
struct Callee {
  enum Kind : uint8_t { Static, Closure, Iface } K = Static;
  go::FuncOp Code; ///< Static
  /// Static: the receiver of a method (the callee's own copy). Closure: the
  /// func value. Iface: the interface value.
  Operand Target;
  Func *Method = nullptr;   ///< Iface
  Signature *Sig = nullptr; ///< closed
};

/// A method with the way to it from a receiver of type Recv.
struct MethodRef {
  GoType *Recv;
  Func *Method;
  llvm::SmallVector<unsigned, 4> Path;
};

/// The function that E names (through parentheses and instantiation), and the
/// identifier that has the type arguments; null if E is something else.
Func *namedFunction(ast::Expr *E, ast::Ident *&Name);
/// The instance that E, which names F, denotes in this function.
Instance instanceNamed(FuncGen &F, Func *Fn, ast::Ident *Name);
/// What a selector of a method denotes in this function: in an instance the
/// receiver's type is another than the checker saw.
MethodRef methodNamed(FuncGen &F, const types::Selection *S);

/// The method as a callee, with the receiver X.
Callee bindMethod(FuncGen &F, Operand X, const MethodRef &M);
/// The same for `E.m`.
Callee bindMethod(FuncGen &F, ast::Expr *E, const MethodRef &M);
/// Makes the call; results as for FuncGen::multiValue.
llvm::SmallVector<Value> emitCall(FuncGen &F, const Callee &C,
                                  llvm::ArrayRef<Value> Args);

/// E converted to T as by assignment. A memory value is in a variable of its
/// own, which the caller may give away.
Value operandAs(FuncGen &F, ast::Expr *E, GoType *T);
/// The same for several operands, each converted to its type. As in gc, those
/// that contain calls are evaluated before those that only read variables.
llvm::SmallVector<Value> operandsAs(FuncGen &F,
                                    llvm::ArrayRef<ast::Expr *> List,
                                    llvm::ArrayRef<GoType *> Types);
/// Stores E, converted to T, at Addr.
void storeOperand(FuncGen &F, ast::Expr *E, GoType *T, Value Addr);
/// The type of E's value; an untyped one's default type.
GoType *valueType(FuncGen &F, ast::Expr *E);

/// The predeclared function that E names, or null.
types::Builtin *namedBuiltin(ast::Expr *E);
/// A call of a predeclared function.
llvm::SmallVector<Value> builtinCall(FuncGen &F, ast::CallExpr *E,
                                     types::BuiltinId Id);
/// The two steps for those that may stand as a statement, go or defer.
llvm::SmallVector<Operand> builtinOperands(FuncGen &F, ast::CallExpr *E,
                                           types::BuiltinId Id);
llvm::SmallVector<Value> emitBuiltin(FuncGen &F, types::BuiltinId Id,
                                     llvm::ArrayRef<Operand> Args);

/// The func value of Code with captured Operands (memory types by the address
/// of a variable); of the static closure object if there are none.
Value closureObject(FuncGen &F, go::FuncOp Code,
                    llvm::ArrayRef<Operand> Captures);
/// The captures, read in the function that closureObject was given.
llvm::SmallVector<Operand> readCaptures(FuncGen &Inner,
                                        llvm::ArrayRef<GoType *> Types);
/// A new function of the closed signature Sig that takes a closure object; it
/// shares linkage and location with F's.
go::FuncOp newClosureFunction(FuncGen &F, llvm::StringRef Name, Signature *Sig);
/// Starts the body of a function that the compiler makes.
void beginBody(FuncGen &Inner, Signature *Sig);
/// The parameters of such a function behind its first (receiver or closure
/// object) as operands.
llvm::SmallVector<Operand> wrapperParams(FuncGen &Inner);
/// Calls C with Args and returns its results.
void forward(FuncGen &Inner, const Callee &C, llvm::ArrayRef<Operand> Args);

/// x.(T) for a concrete type T: the data word, and whether it is one.
std::pair<Value, Value> assertConcrete(FuncGen &F, Value X, GoType *XType,
                                       GoType *T, bool CommaOk);

/// Finds what the function literals below Root (a declared function's body, or
/// a package variable's initial value) capture.
Captures findCaptures(const ast::Node *Root);

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_CALLS_H
