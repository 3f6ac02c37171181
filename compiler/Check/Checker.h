//===- Checker.h - The state of checking one package ------------*- C++ -*-===//
//
// The checker decides what every name, type, constant and expression of a
// package is, writes that into the syntax tree, and reports what breaks the
// rules of the specification in gc's words.
//
// Order of work (Check/Package.cpp):
//   1. collect the package-level objects of all files (Resolve.cpp);
//   2. check each declaration, on demand and depth first: an object is white
//      before, grey during (then it is on ObjectPath: meeting it again is a
//      cycle, legal or not), black after (Decl.cpp);
//   3. function bodies and whatever else needs complete types waits in
//      Delayed and is run when the stack of declarations is empty;
//   4. initialization order, unused imports, embedded constraints, ...
//
// This struct only holds data. The operations are functions in the topic
// headers beside it (Expr.h, Stmt.h, Decl.h, ...), which take a Checker &.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_CHECK_CHECKER_H
#define ZOKOR_CHECK_CHECKER_H

#include "compiler/Check/Operand.h"
#include "compiler/Diagnostics/Session.h"
#include "compiler/Types/Instantiate.h"
#include "compiler/Types/Lookup.h"
#include "compiler/Types/Object.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

#include <functional>
#include <string>
#include <vector>

namespace zokor::check {

using namespace types;

/// How to check a package.
struct Config {
  /// Finds an imported package, loaded and checked before; null after an
  /// error was reported at the given place.
  std::function<Package *(llvm::StringRef Path, Pos At)> Import;
  /// Leave function bodies alone (dependencies); generic bodies too, until
  /// they are asked for with checkSkippedBody().
  bool IgnoreBodies = false;
  /// Function declarations without a body are fine (assembly, linkname).
  bool AllowMissingBodies = false;
  /// The package belongs to the standard library.
  bool Std = false;
};

/// What is known of a package-level object before it is checked.
struct DeclInfo {
  Scope *FileScope = nullptr;
  ast::File *File = nullptr;
  /// Left sides of `var a, b = f()`; else empty.
  llvm::ArrayRef<Var *> Lhs;
  ast::Expr *TypeExpr = nullptr;
  ast::Expr *Init = nullptr;
  /// The constant's init expression was taken from an earlier spec.
  bool Inherited = false;
  ast::TypeDecl *TypeDecl = nullptr;
  ast::FuncDecl *FuncDecl = nullptr;
  /// Package-level objects (and methods) that the initialization of this one
  /// mentions.
  llvm::SetVector<Object *> Deps;
  /// Nothing can depend on itself by way of this constant: it is finished,
  /// mentions nothing but such constants, and no function literal of it waits.
  bool IsPlain = false;
};

/// What changes as the checker goes down into a declaration or function.
struct Environment {
  DeclInfo *Decl = nullptr; ///< package-level declaration being initialized
  Scope *Scope = nullptr;
  ast::File *File = nullptr;
  /// The place from which local objects are looked up; nowhere at package
  /// level.
  Pos LookupAt;
  const Constant *Iota = nullptr; ///< inside a constant declaration
  Pos ErrorAt; ///< report at this place instead (inherited constants)
  bool InTypeParams = false; ///< in a type parameter list
  Signature *Sig = nullptr;  ///< of the function whose body is checked
  const ast::Node *Function = nullptr; ///< its FuncDecl or FuncLit
  /// Panic calls that are calls of the predeclared panic, for missing returns.
  llvm::DenseMap<const ast::CallExpr *, bool> *PanicCalls = nullptr;
  bool HasLabel = false, HasCallOrRecv = false;
};

struct Checker {
  Checker(Session &S, Universe &U, TypeContext &Types, Package *Pkg,
          Config Conf)
      : S(S), U(U), Types(Types), Pkg(Pkg), Conf(std::move(Conf)) {}

  Session &S;
  Universe &U;
  TypeContext &Types;
  Package *Pkg;
  Config Conf;
  Environment Env;

  /// Package-level objects (and methods, which are in no scope), in source
  /// order.
  llvm::MapVector<Object *, DeclInfo *> Objects;
  /// Methods by the TypeName of their receiver's base type, not yet attached.
  llvm::MapVector<TypeName *, llvm::SmallVector<Func *, 4>> Methods;
  /// The grey objects, outermost first.
  std::vector<Object *> ObjectPath;
  /// Actions to run when no declaration is open any more, or at the end of the
  /// statement that pushed them; each restores the Environment it needs.
  struct Action {
    std::function<void()> Run;
  };
  std::vector<Action> Delayed;
  /// Named types that must have no Named as underlying type at the end.
  std::vector<Named *> ToResolve;
  /// Dot-imported objects and the PkgName to mark as used.
  llvm::DenseMap<std::pair<Scope *, Object *>, PkgName *> DotImports;
  std::vector<PkgName *> AllImports;
  /// Local variables of function bodies, for "declared but not used".
  unsigned NumLocalTypes = 0;
  /// What only the declaration files need (Check/DeclState.h).
  std::shared_ptr<struct DeclState> Decls;
  /// The methods of each made-up interface etc. own no storage: see S.Arena.
  std::vector<std::unique_ptr<DeclInfo>> DeclInfos;

  // Reporting (Check/Report.cpp). {0}, {1}... in Format are llvm::formatv
  // fields; types, operands, expressions and objects are printed with the
  // package's qualifier by str().

  void error(Pos At, diag::Kind Kind, std::string Text);
  template <class... Args>
  void errorf(Pos At, diag::Kind Kind, const char *Format, Args &&...A) {
    error(At, Kind,
          llvm::formatv(false, Format, std::forward<Args>(A)...).str());
  }
  /// An error that a `go` line or -lang with an earlier version causes:
  /// "x requires go1.18 or later". Returns whether the version is enough.
  bool requireVersion(Pos At, unsigned Minor, llvm::StringRef What);
  /// Is the language version of the file at `At` at least go1.Minor?
  bool allowVersion(Pos At, unsigned Minor) const;

  std::string str(Type *T) const;
  std::string str(const Operand &X) const;
  std::string str(const ast::Expr *E) const { return ast::exprString(E); }
  std::string str(const Object *O) const;
  /// Writes package names in front of names from other packages; the path in
  /// quotes when two packages have the same name.
  std::string qualify(const Package *P) const;

  // Small helpers (Check/Report.cpp)

  void later(std::function<void()> F) { Delayed.push_back({std::move(F)}); }
  /// Runs Delayed from index Top on, in order and with what these actions
  /// add, and removes them. Statements pass the size that Delayed had when
  /// they began, so that function literals see the scope as it was there.
  void processDelayed(size_t Top = 0);
  /// Declares O in Scope; "x redeclared in this block" if the name is taken.
  void declare(Scope *Scope, ast::Ident *Id, Object *O, Pos ScopeStart);
  /// Records that `Id` denotes O (null for none).
  void recordObject(ast::Ident *Id, Object *O) { Id->Obj = O; }

  /// An error of this package was reported: vague follow-on errors are dropped.
  bool HasErrors = false;

private:
  unsigned languageMinor() const;
  /// Package names of the import graph and whether several paths share one;
  /// made when the first message needs it.
  mutable llvm::DenseMap<Name, const Package *> PackageNames;
  mutable llvm::DenseSet<Name> AmbiguousNames;
  mutable bool NamesCollected = false;
};

/// Saves and restores Checker::Env.
class EnvironmentScope {
public:
  explicit EnvironmentScope(Checker &C) : C(C), Saved(C.Env) {}
  ~EnvironmentScope() { C.Env = std::move(Saved); }
  EnvironmentScope(const EnvironmentScope &) = delete;

private:
  Checker &C;
  Environment Saved;
};

} // namespace zokor::check

#endif // ZOKOR_CHECK_CHECKER_H
