//===- Expressions.h - What the expression files share ----------*- C++ -*-===//
//
// FuncGen's members are the door for statements and calls; these functions
// connect the files of expressions with each other.
//
// A "representative" of a value is the SSA value for a register type and an
// address for a memory type.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_IRGEN_EXPRESSIONS_H
#define ZOKOR_IRGEN_EXPRESSIONS_H

#include "compiler/IRGen/FuncGen.h"

namespace zokor::irgen {

// Expr.cpp

/// The representative of E as an assignment to a variable of type To sees it.
Value convertedTo(FuncGen &F, ast::Expr *E, GoType *To);
/// *Dst = E for a variable of type To.
void initializeWith(FuncGen &F, ast::Expr *E, GoType *To, Value Dst);
/// For -m, in gc's words: literals without what is in them.
std::string describing(const ast::Expr *E);
/// Stores a representative.
void storeRepresentative(FuncGen &F, Value V, Value Dst, GoType *T);
/// A package variable (its address is a symbol)?
bool isPackageVar(const Var *V);
Value globalAddress(FuncGen &F, const Var *V);
bool isNil(const ast::Expr *E);
/// Is E read best as a whole value, because it is (a part of) a local variable
/// that may be promoted to registers, or not addressable at all?
bool prefersValue(FuncGen &F, ast::Expr *E);

// Operators.cpp

Value unaryOperator(FuncGen &F, ast::UnaryExpr *E);
Value binaryOperator(FuncGen &F, ast::BinaryExpr *E);
/// X op Y on representatives, whose types may differ when one of them is an
/// interface.
Value compare(FuncGen &F, tok::Kind Op, Value X, GoType *XType, Value Y,
              GoType *YType);

// Index.cpp

/// The representative of x[i].
Value indexed(FuncGen &F, ast::IndexExpr *E);
Value indexAddress(FuncGen &F, ast::IndexExpr *E);
Value sliced(FuncGen &F, ast::SliceExpr *E);
/// The element's address (not to be written) and whether it was found.
std::pair<Value, Value> mapLookup(FuncGen &F, ast::IndexExpr *E);
/// An expression of any integer type as an int. `IsUnsigned` is set if values
/// beyond int's range are possible.
Value indexValue(FuncGen &F, ast::Expr *E, bool &IsUnsigned);
/// The key as go.map.* ops want it.
Value mapKey(FuncGen &F, ast::Expr *E, GoType *Key);

// Literals.cpp

Value literal(FuncGen &F, ast::CompositeLit *E);
/// `Zeroed`: *Dst is zero.
void literalTo(FuncGen &F, ast::CompositeLit *E, GoType *T, Value Dst,
               bool Zeroed);
/// &T{...}
Value literalPointer(FuncGen &F, ast::CompositeLit *E, GoType *T);

// Selector.cpp

/// The representative of x.f.
Value field(FuncGen &F, ast::SelectorExpr *E);
Value fieldAddress(FuncGen &F, ast::SelectorExpr *E);
/// The field Data of reflect.SliceHeader and StringHeader is an integer that
/// stands for a pointer.
bool isHeaderData(GoType *T, unsigned Index);

// Convert.cpp

/// Explicit conversion of a representative.
Value convertValue(FuncGen &F, Value V, GoType *From, GoType *To);
/// Sign or zero extension, or truncation.
Value resizeInteger(FuncGen &F, Value V, bool IsUnsigned, unsigned Bits);

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_EXPRESSIONS_H
