//===- Statements.h - What the files of statements share --------*- C++ -*-===//
//
// Order of evaluation. The specification orders calls and receives only; gc
// evaluates the operands with calls first, in order, and reads variables
// behind them: in `a[i] = f()` it is what f leaves in a and i that counts.
// Programs depend on that, so lists of expressions and left sides are
// evaluated in two rounds here.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_IRGEN_STATEMENTS_H
#define ZOKOR_IRGEN_STATEMENTS_H

#include "compiler/IRGen/FuncGen.h"
#include "compiler/IRGen/Walk.h"

#include <memory>

namespace zokor::irgen {

/// The value of E converted to To as an assignment does; an address that may
/// be a variable's own for memory types.
Value assigned(FuncGen &F, ast::Expr *E, GoType *To);

/// The values of List, converted to types. With more than one, values in
/// memory are private copies, so that stores cannot change them.
llvm::SmallVector<Value> assignedList(FuncGen &F, ast::List<ast::Expr> List,
                                      llvm::ArrayRef<GoType *> To);

/// A copy of a value of type T that nobody else knows; register values are
/// that already.
Value privateCopy(FuncGen &F, Value V, GoType *T);

bool isBlank(ast::Expr *E);
/// The variable that Id declares, if it is a new one.
Var *declaredVar(ast::Expr *Id);

/// *Dst = V, where V is a value or (for memory types) an address.
void assignTo(FuncGen &F, Value Dst, Value V, GoType *T);

/// Marks the store that was made last, of S->Lhs[I] = S->Rhs[I], if it assigns
/// a part of an object to another part: escape analysis leaves it out.
void markSelfAssignment(FuncGen &F, ast::AssignStmt *S, unsigned I);

/// The left side of an assignment. First the operands are evaluated, then the
/// address is computed, with the checks; a map gets its entry then.
class Place {
public:
  Place(FuncGen &F, ast::Expr *E);
  Place(Place &&) = default;

  /// Evaluates the operands that contain calls, or all that are left.
  void evaluate(bool OnlyCalls);
  /// Behind evaluate(false).
  Value address();
  /// Stores a value of another type, converted.
  void assign(Value V, GoType *From);
  /// Null for the blank identifier.
  GoType *type() const { return T; }
  bool isMapElement() const { return K == Map; }
  /// An integer that stands for a pointer?
  bool isHeaderData() const;
  /// The element's current value without making an entry.
  Value readMap();

private:
  enum Kind { Blank, Whole, Deref, Field, ArrayElem, SliceElem, Map };

  void operand(ast::Expr *E, Value &V, bool OnlyCalls, GoType *To = nullptr);
  Value fieldAddress();
  Value elementAddress();

  FuncGen &F;
  ast::Expr *E;
  GoType *T = nullptr;
  Kind K = Blank;
  std::unique_ptr<Place> Inner; ///< the struct or array that E is a part of
  ast::Expr *BaseExpr = nullptr, *IndexExpr = nullptr;
  Value Base, Index;       ///< pointer, slice or map; index or key
  bool IsUnsigned = false; ///< the index, for the text of a panic
};

/// Where a loop or switch jumps, known inside of it.
class TargetScope {
public:
  TargetScope(FuncGen &F, const ast::Stmt *S, mlir::Block *Break,
              mlir::Block *Continue)
      : F(F) {
    F.Targets.push_back({S, Break, Continue});
    F.LoopDepth += Continue != nullptr;
  }
  ~TargetScope() {
    F.LoopDepth -= F.Targets.back().Continue != nullptr;
    F.Targets.pop_back();
  }

private:
  FuncGen &F;
};

/// The signature of the function that a return statement returns from.
Signature *resultSignature(FuncGen &F);
/// If this is the body of a range over a function: stores the results of S
/// (none for a bare return) and leaves the body.
bool returnsFromRange(FuncGen &F, llvm::ArrayRef<Value> Values,
                      ast::ReturnStmt *S);

/// In the body of a range over a function: defers Fn for the function around.
void deferOutside(FuncGen &F, Value Fn);

/// Stores results and leaves the function.
void returnStmt(FuncGen &F, ast::ReturnStmt *S);
void branchStmt(FuncGen &F, ast::BranchStmt *S);
void rangeStmt(FuncGen &F, ast::RangeStmt *S);
void switchStmt(FuncGen &F, ast::SwitchStmt *S);
void typeSwitchStmt(FuncGen &F, ast::TypeSwitchStmt *S);
void selectStmt(FuncGen &F, ast::SelectStmt *S);
void varDecl(FuncGen &F, ast::VarDecl *D);
void incDec(FuncGen &F, ast::IncDecStmt *S);
void goStmt(FuncGen &F, ast::GoStmt *S);
void deferStmt(FuncGen &F, ast::DeferStmt *S);

/// List[I] is a label: the index of the last statement of the list that jumps
/// back to it, or I.
size_t lastJumpBack(llvm::ArrayRef<ast::Stmt *> List, size_t I);

inline mlir::TypeAttr elemAttr(FuncGen &F, GoType *T) {
  return mlir::TypeAttr::get(F.lower(T));
}

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_STATEMENTS_H
