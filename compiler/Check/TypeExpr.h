//===- TypeExpr.h - Checking type expressions and signatures ----*- C++ -*-===//

#ifndef ZOKOR_CHECK_TYPEEXPR_H
#define ZOKOR_CHECK_TYPEEXPR_H

#include "compiler/Check/Checker.h"

namespace zokor::check {

/// An identifier in an expression or type context. `Def`: the type being
/// declared, if E is its right side.
void ident(Checker &C, Operand &X, ast::Ident *E, TypeName *Def, bool WantType);
/// The type that E denotes; the invalid type after an error. Never null.
Type *typExpr(Checker &C, ast::Expr *E);
/// As typExpr, but constraint interfaces are rejected ("cannot use type I
/// outside a type constraint").
Type *varType(Checker &C, ast::Expr *E);
/// As typExpr, for the right side of the declaration of Def.
Type *definedType(Checker &C, ast::Expr *E, TypeName *Def);
/// A generic type without type arguments (receivers, instantiation).
Type *genericType(Checker &C, ast::Expr *E, std::string *Why);
/// A type, or nil in a type switch (X gets NilValue and null is returned).
Type *typeOrNil(Checker &C, ast::Expr *E);
/// G[T...]: an instance, verified later.
Type *instantiatedType(Checker &C, ast::IndexExpr *E, TypeName *Def);
int64_t arrayLength(Checker &C, ast::Expr *E);

/// Reports, when all types are known, an array larger than the address space.
void limitArraySize(Checker &C, Pos At, Array *T);
/// The same for a channel with an element that gc thinks too large.
void limitChanElem(Checker &C, Pos At, Chan *T);

void structType(Checker &C, Struct *T, ast::StructType *E);
void interfaceType(Checker &C, Interface *T, ast::InterfaceType *E,
                   TypeName *Def);
/// The type of a constraint element: T, ~T, or a union.
Type *unionType(Checker &C, ast::Expr *E);
/// Params, results and receiver; Scope holds their names.
void funcType(Checker &C, Signature *Sig,
              llvm::MutableArrayRef<ast::Field> Recv,
              llvm::MutableArrayRef<ast::Field> TypeParams, ast::FuncType *E,
              Scope *Scope);
/// Declares type parameters in the current scope, bounds included.
llvm::ArrayRef<TypeParam *>
collectTypeParams(Checker &C, llvm::MutableArrayRef<ast::Field> List);
/// Reports when T is an interface that only constraints may use.
void validVarType(Checker &C, Pos At, Type *T);
/// Verifies type arguments against constraints: index of the first that fails
/// and the reason, or -1.
int verifyInstance(Checker &C, Pos At, llvm::ArrayRef<TypeParam *> Params,
                   llvm::ArrayRef<Type *> Args, std::string &Why);
/// Wrong number of type arguments: reports and returns false.
bool checkTypeArgCount(Checker &C, Pos At, llvm::StringRef Name, unsigned Got,
                       unsigned Want);

} // namespace zokor::check

#endif // ZOKOR_CHECK_TYPEEXPR_H
