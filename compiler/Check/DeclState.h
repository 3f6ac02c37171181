//===- DeclState.h - What only the declaration files share ------*- C++ -*-===//
//
// Helpers of Check/{Package,Resolve,Methods,Decl,Cycles,ValidType,TypeExpr,
// StructType,InterfaceType,UnionType,Signature,TypeParams,InitOrder,Imports,
// Monomorph,Directives}.cpp that other phases must not use.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_CHECK_DECLSTATE_H
#define ZOKOR_CHECK_DECLSTATE_H

#include "compiler/Check/Decl.h"
#include "compiler/Check/TypeExpr.h"
#include "compiler/Types/TypeSet.h"

#include "llvm/ADT/DenseSet.h"

namespace zokor::check {

/// How type arguments flow into type parameters (see Monomorph.cpp).
struct InstanceGraph {
  struct Vertex {
    TypeName *Obj; ///< a type parameter or a local type
    int Weight = 0;
    int Previous = -1; ///< the last edge of the heaviest known path
    unsigned Length = 0;
  };
  struct Edge {
    unsigned To, From;
    int Weight;
    Pos At;
    Type *T;
  };
  std::vector<Vertex> Vertices;
  std::vector<Edge> Edges;
  llvm::DenseMap<TypeName *, int> Index;
  /// From a receiver's type parameter to that of the receiver base type.
  llvm::DenseMap<TypeParam *, TypeParam *> Canonical;
};

struct DeclState {
  /// Where an instance was first written, for messages about circles.
  llvm::DenseMap<Named *, Pos> InstanceAt;
  /// Named types that are known not to contain themselves, or to do so.
  llvm::DenseSet<Named *> Valid, Rejected;
  InstanceGraph Instances;
  /// Aliases whose type was not known at the end of their declaration.
  std::vector<Alias *> OpenAliases;
  /// Names with a go:linkname in any form.
  llvm::DenseSet<Name> Linked;
  /// Variables and types inside functions that have directives.
  std::vector<std::pair<ast::Decl *, ast::File *>> LocalDirectives;
  /// Declarations refer to each other in a recursion as deep as the program
  /// makes it; below this address it stops with an error.
  uintptr_t StackLimit = 0;
};

/// A receiver as written: `(r *T[P])`.
struct ReceiverSyntax {
  bool Pointer = false;
  ast::Expr *Base = nullptr;  ///< T, whatever it is
  ast::Ident *Name = nullptr; ///< T if it is an identifier
  /// The `[P]`, or null.
  ast::IndexExpr *Index = nullptr;
};
ReceiverSyntax unpackReceiver(ast::Expr *E);

/// The name that `Method` of the receiver's base type is attached to: follows
/// aliases; null if there is none in this package. `Pointer` is updated.
TypeName *resolveBaseTypeName(Checker &C, bool &Pointer, ast::Expr *Base);

/// One of the objects of a circle, and where to say so: an instance counts
/// with the place where it is written.
struct CycleEntry {
  Object *Obj;
  Pos At;
};
CycleEntry cycleEntry(Checker &C, Named *N);
void cycleError(Checker &C, llvm::ArrayRef<CycleEntry> Cycle);
/// Reports "x redeclared in this block" with the other place.
void errorRedeclared(Checker &C, Pos At, Object *New, Object *Other);

/// Def (a declared type or alias) is T; refuses circles of such links.
void setDefinedType(Checker &C, TypeName *Def, Type *T);
/// Removes the Alias nodes at the top of T whose type is known.
Type *unaliasKnown(Type *T);
/// Sets A->Actual from A->FromRHS if that is known by now.
void resolveAlias(Checker &C, Alias *A);
/// Replaces chains of named types by what is at their end.
void resolveNamedTypes(Checker &C);

void typeDecl(Checker &C, TypeName *Obj, ast::TypeDecl *D, TypeName *Def);
void constDecl(Checker &C, Const *Obj, ast::Expr *TypeExpr, ast::Expr *Init,
               bool Inherited);
void varDecl(Checker &C, Var *Obj, llvm::ArrayRef<Var *> Lhs,
             ast::Expr *TypeExpr, ast::Expr *Init);
/// Reports too many or too few initialization expressions.
void checkArity(Checker &C, Pos At, llvm::ArrayRef<ast::Ident *> Names,
                llvm::ArrayRef<ast::Expr *> Values, bool IsConst,
                bool Inherited);

/// The type set of T, with errors in T's declaration reported.
const TypeSet &checkedTypeSet(Checker &C, Interface *T);

/// Declares one type parameter in the current scope.
TypeParam *declareTypeParam(Checker &C, ast::Ident *Name, unsigned Index);
/// The two steps of collectTypeParams(): a generic type must know its
/// parameters before their bounds are checked, which may mention it.
llvm::ArrayRef<TypeParam *>
declareTypeParams(Checker &C, llvm::MutableArrayRef<ast::Field> List);
void collectBounds(Checker &C, llvm::MutableArrayRef<ast::Field> List,
                   llvm::ArrayRef<TypeParam *> Params);
/// The receiver variable of a method; declares the type parameters that it
/// brings along in Env.Scope.
Var *collectReceiver(Checker &C, Signature *Sig, ast::Field &Recv);

/// The language version is at least go1.Minor at this place, else reports.
inline bool needVersion(Checker &C, Pos At, unsigned Minor,
                        llvm::StringRef What) {
  return C.allowVersion(At, Minor) || C.requireVersion(At, Minor, What);
}

} // namespace zokor::check

#endif // ZOKOR_CHECK_DECLSTATE_H
