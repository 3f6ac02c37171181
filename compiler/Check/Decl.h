//===- Decl.h - Checking declarations ---------------------------*- C++ -*-===//

#ifndef ZOKOR_CHECK_DECL_H
#define ZOKOR_CHECK_DECL_H

#include "compiler/Check/Checker.h"

namespace zokor::check {

/// Makes the package-level objects of all files, imports included.
void collectObjects(Checker &C);
/// Reports methods whose receiver base type is not found, and duplicates.
void collectMethods(Checker &C, TypeName *Obj);
/// Checks O's declaration if that has not been done; O's type is set after.
void objDecl(Checker &C, Object *O, TypeName *Def = nullptr);
/// All collected objects, in an order that makes messages stable.
void packageObjects(Checker &C);
/// Declarations inside a function.
void declStmt(Checker &C, llvm::ArrayRef<ast::Decl *> List);
/// Reports a cycle through O on C.ObjectPath if it is invalid.
bool validCycle(Checker &C, Object *O);
/// Reports that the objects refer to each other in a circle.
void cycleError(Checker &C, llvm::ArrayRef<Object *> Cycle);
/// The initialization being checked (C.Env.Decl) mentions `To`: call it for
/// every use of a package-level constant, variable, function or method.
void addDependency(Checker &C, Object *To);
/// A further line of an error message: "\n\tfile:line:column: Text".
std::string errorLine(Checker &C, Pos At, const llvm::Twine &Text);
/// T must not contain itself ("invalid recursive type").
void validType(Checker &C, Named *T);
void initOrder(Checker &C);
void unusedImports(Checker &C);
/// Notes an instantiation for monomorph(): call it for each verified instance
/// of a generic type or function. `Exprs` are the written type arguments.
void recordInstance(Checker &C, Pos At, llvm::ArrayRef<TypeParam *> Params,
                    llvm::ArrayRef<Type *> Args,
                    llvm::ArrayRef<ast::Expr *> Exprs = {});
/// No type may instantiate itself with ever larger arguments.
void monomorph(Checker &C);
/// Directives that stand where none is allowed; reported before all else.
void misplacedDirectives(Checker &C);
/// Directives: go:linkname, go:embed, go:nosplit with or without body, ...
void checkDirectives(Checker &C);

/// The unquoted, validated import path of D; empty after an error.
llvm::StringRef validImportPath(Checker &C, ast::ImportDecl *D);
/// The patterns behind `go:embed`; false and a message if they are malformed.
bool parseEmbedPatterns(llvm::StringRef Text,
                        llvm::SmallVectorImpl<std::string> &Patterns,
                        std::string &Error);

} // namespace zokor::check

#endif // ZOKOR_CHECK_DECL_H
