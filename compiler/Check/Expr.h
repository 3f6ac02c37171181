//===- Expr.h - Checking expressions ----------------------------*- C++ -*-===//
//
// What a later phase finds on the tree:
//   - every expression that was checked has its mode, type and, for a constant,
//     its value in the final type (rounded, say, to float32). Operands inside
//     of a constant expression keep what they were: only the root counts.
//   - An expression whose type nothing decided is still untyped, with IsUntyped
//     set: the condition of an `if` (untyped bool), the constant count of a
//     shift, the operand of a constant conversion. Its default type applies.
//   - In a generic function a constant can have a type parameter as its type:
//     it is representable in every type of the type set.
//   - nil has the type that its context gave it.
//   - m[k], <-c and x.(T) have the Tuple (T, bool) where two results are used.
//   - A call's Fun is a type (conversion), a builtin (Ident::Obj or Sel->Obj says
//     which one; it has no type), or a value with its instantiated signature.
//   - An identifier of a generic function that is instantiated has TypeArgs.
//   - A composite literal without a written type has its type, *T for an
//     elided &T{}; keys of struct fields have the field as Ident::Obj.
//
// Entry points for all expressions; operators live in Expr.cpp and
// Operators.cpp, literals in Literals.cpp, index and slice expressions in
// Index.cpp, calls and selectors in Call.cpp and Selector.cpp, predeclared
// functions in Builtins.cpp, T(x) in Conversions.cpp, constants in
// ConstantExpr.cpp.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_CHECK_EXPR_H
#define ZOKOR_CHECK_EXPR_H

#include "compiler/Check/Checker.h"

namespace zokor::check {

/// How an expression statement may use what rawExpr found.
enum class ExprKind : uint8_t { Conversion, Expression, Statement };

/// Checks E into X and records mode, type and value on E. `Hint` is the type
/// of an elided composite literal, or of the parameter that a generic
/// function value is assigned to. `AllowGeneric`: an uninstantiated generic
/// function is fine. On error X is Invalid.
ExprKind rawExpr(Checker &C, Operand &X, ast::Expr *E, Type *Hint,
                 bool AllowGeneric);
/// A single value ("x used as value", "not an expression" otherwise).
/// `Target`: the type wanted, which may be null; a signature decides the type
/// arguments of a generic function value.
void expr(Checker &C, Operand &X, ast::Expr *E, Type *Target = nullptr);
/// Like expr but an uninstantiated generic function is a value.
void genericExpr(Checker &C, Operand &X, ast::Expr *E);
/// A single value, or a call with several (X.Type is a Tuple), or none.
void multiExpr(Checker &C, Operand &X, ast::Expr *E);
/// A value or a type; a type gives Mode::TypeExpr.
void exprOrType(Checker &C, Operand &X, ast::Expr *E, bool AllowGeneric);
/// An element of a composite literal whose type may be elided.
void exprWithHint(Checker &C, Operand &X, ast::Expr *E, Type *Hint);
/// Checks a list of expressions: a single call may give several operands.
/// With `AllowCommaOk` and one comma-ok expression two operands come back and
/// the second result is true.
std::pair<llvm::SmallVector<Operand, 4>, bool>
exprList(Checker &C, llvm::ArrayRef<ast::Expr *> List, bool AllowCommaOk);
/// Evaluates for errors only; marks what it mentions as used.
void useExprs(Checker &C, llvm::ArrayRef<ast::Expr *> List);
/// Like useExprs for left sides: does not mark a plain variable as used.
void useLhs(Checker &C, llvm::ArrayRef<ast::Expr *> List);

/// The expression must be a value of one result; reports and invalidates else.
void singleValue(Checker &C, Operand &X);
/// Rejects types, builtins, no-values ("x (type) is not an expression").
void excludeNonValues(Checker &C, Operand &X);

/// Writes what X says about X.Expr onto the tree (rawExpr does it by itself).
void record(Checker &C, const Operand &X);
/// E (m[k], <-c, x.(T), maybe in parentheses) is used with two results: its
/// recorded type becomes the Tuple (T, bool). T null: after an error, nothing.
void recordCommaOkTypes(Checker &C, ast::Expr *E, Type *T);
/// "(number, string, ...T)": the types of a list for `have` and `want` lines.
std::string typesSummary(const Checker &C, llvm::ArrayRef<Type *> List,
                         bool Variadic);
/// x.(T), or `case T` with TypeSwitch: reports (at E) when no value of X's
/// interface type can have the dynamic type T.
void typeAssertion(Checker &C, ast::Expr *E, const Operand &X, Type *T,
                   bool TypeSwitch);

/// x op y, also for `x op= y` and comparisons of switch cases. E may be null.
void binary(Checker &C, Operand &X, ast::Expr *E, ast::Expr *Lhs,
            ast::Expr *Rhs, tok::Kind Op, Pos OpAt);
/// x == y, x < y, ... for operands that are there already (switch cases).
void comparison(Checker &C, Operand &X, Operand &Y, tok::Kind Op,
                bool SwitchCase = false);
void matchTypes(Checker &C, Operand &X, Operand &Y);

/// Gives an untyped X the type Target (its default type if Target is an
/// interface), updating the tree; reports and invalidates if it cannot.
void convertUntyped(Checker &C, Operand &X, Type *Target);
/// The same without report: the resulting type, or null and a diag::Kind.
std::pair<Type *, diag::Kind> implicitTypeAndValue(Checker &C, Operand &X,
                                                   Type *Target,
                                                   const Constant *&Value);
/// Sets the final type of an untyped expression tree.
void updateExprType(Checker &C, ast::Expr *E, Type *T, bool Final);
/// The default type of an untyped type; T itself otherwise.
Type *defaultType(Checker &C, Type *T);

/// Constant X must be representable as T: rounds it, or reports and
/// invalidates ("cannot use ... (truncated)", "... overflows int8").
void representable(Checker &C, Operand &X, Basic *T);
/// Test without report; `Rounded`, if given, receives the rounded value.
bool representableConst(Checker &C, const Constant *V, Basic *T,
                        const Constant **Rounded);
/// After a constant operation: typed results must fit, untyped ones have at
/// most 512 bits ("constant ... overflow").
void overflow(Checker &C, Operand &X, Pos OpAt);

/// Converts X to T, explicitly: T(x).
void conversion(Checker &C, Operand &X, Type *T);
/// May X be converted to T? For constants also call representable.
bool convertibleTo(Checker &C, const Operand &X, Type *T, std::string *Why);

/// Composite literals, function literals and basic literals (Literals.cpp).
void compositeLit(Checker &C, Operand &X, ast::CompositeLit *E, Type *Hint);
void funcLit(Checker &C, Operand &X, ast::FuncLit *E);
void basicLit(Checker &C, Operand &X, ast::BasicLit *E);

/// x[i], x[T...] (Index.cpp). indexExpr returns true if E instantiates a
/// generic function, which the caller then handles with funcInst.
bool indexExpr(Checker &C, Operand &X, ast::IndexExpr *E);
void sliceExpr(Checker &C, Operand &X, ast::SliceExpr *E);
/// A constant or integer index: its type must be integer, a constant one not
/// negative and below Max (Max < 0: no limit). Returns the value or -1.
/// Second: false after an error.
std::pair<int64_t, bool> index(Checker &C, ast::Expr *E, int64_t Max);
bool isValidIndex(Checker &C, Operand &X, diag::Kind Kind, const char *What,
                  bool AllowNegative);
/// The elements of an array or slice literal; returns its length.
int64_t indexedElements(Checker &C, llvm::ArrayRef<ast::Expr *> Elements,
                        Type *Elem, int64_t Len);

/// Calls (Call.cpp), and x.f (Selector.cpp).
ExprKind callExpr(Checker &C, Operand &X, ast::CallExpr *E);
void selector(Checker &C, Operand &X, ast::SelectorExpr *E,
              TypeName *Def = nullptr, bool WantType = false);
/// Instantiates the generic function X with the type arguments written in E
/// (may be null) and those that can be inferred from the signature Target (may
/// be null). At: for errors of the inference.
void funcInst(Checker &C, Operand &X, ast::IndexExpr *E, Type *Target, Pos At);
/// Checks operands against the parameters of Sig (append uses it too) and
/// infers missing type arguments; returns the instantiated signature.
Signature *arguments(Checker &C, ast::CallExpr *Call, Signature *Sig,
                     llvm::MutableArrayRef<Operand> Args);
/// A predeclared function (Builtins.cpp); false after an error.
bool builtinCall(Checker &C, Operand &X, ast::CallExpr *E, BuiltinId Id);

} // namespace zokor::check

#endif // ZOKOR_CHECK_EXPR_H
