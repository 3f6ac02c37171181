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
/// T must not contain itself ("invalid recursive type").
void validType(Checker &C, Named *T);
void initOrder(Checker &C);
void unusedImports(Checker &C);
/// No type may instantiate itself with ever larger arguments.
void monomorph(Checker &C);
/// Directives: go:linkname, go:embed, go:nosplit with or without body, ...
void checkDirectives(Checker &C);

/// The unquoted, validated import path of D; empty after an error.
llvm::StringRef validImportPath(Checker &C, ast::ImportDecl *D);

} // namespace zokor::check

#endif // ZOKOR_CHECK_DECL_H
