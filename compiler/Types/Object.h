//===- Object.h - Declared things, scopes and packages ----------*- C++ -*-===//
//
// An Object is what a name can stand for. A Scope maps names to objects and
// has a parent: universe, package, file, function, block. Both live in the
// session's arena; Scopes are owned by their Package.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_TYPES_OBJECT_H
#define ZOKOR_TYPES_OBJECT_H

#include "compiler/Types/Type.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#include <functional>
#include <memory>
#include <vector>

namespace zokor::types {

class Scope;

enum class ObjectKind : uint8_t {
  PkgName,
  Const,
  TypeName,
  Var,
  Func,
  Label,
  Builtin,
  Nil,
};

/// How far the checking of a package-level object has come.
enum class Color : uint8_t { White, Black, Grey };

class Object {
public:
  ObjectKind kind() const { return Kind; }
  /// Exported, or declared in the same package.
  bool isExported() const { return Name.isExported(); }

  zokor::Name Name;
  Pos At;
  Package *Pkg = nullptr;  ///< null for the universe
  Scope *Parent = nullptr; ///< null for fields and methods
  zokor::types::Type *Type = nullptr;
  /// Position from which a local object is visible (behind its declaration).
  Pos ScopeStart;
  /// Source order among package-level objects, from 1; 0 otherwise.
  unsigned Order = 0;
  Color ColorState = Color::White;
  /// The index in the checker's object path while grey.
  unsigned PathIndex = 0;

protected:
  Object(ObjectKind Kind, Pos At, Package *Pkg, zokor::Name Name,
         zokor::types::Type *Type)
      : Name(Name), At(At), Pkg(Pkg), Type(Type),
        ColorState(Type ? Color::Black : Color::White), Kind(Kind) {}

private:
  ObjectKind Kind;
};

/// An imported package's name in a file.
class PkgName : public Object {
public:
  PkgName(Pos At, Package *Pkg, zokor::Name Name, Package *Imported)
      : Object(ObjectKind::PkgName, At, Pkg, Name, nullptr),
        Imported(Imported) {}
  Package *Imported;
  bool Used = false;
  static bool classof(const Object *O) {
    return O->kind() == ObjectKind::PkgName;
  }
};

class Const : public Object {
public:
  Const(Pos At, Package *Pkg, zokor::Name Name, zokor::types::Type *Type,
        const Constant *Value)
      : Object(ObjectKind::Const, At, Pkg, Name, Type), Value(Value) {}
  const Constant *Value;
  static bool classof(const Object *O) {
    return O->kind() == ObjectKind::Const;
  }
};

class TypeName : public Object {
public:
  TypeName(Pos At, Package *Pkg, zokor::Name Name, zokor::types::Type *Type)
      : Object(ObjectKind::TypeName, At, Pkg, Name, Type) {}
  /// `type A = T`; also byte, rune and any.
  bool IsAlias = false;
  /// For a type declared inside a function: a number that tells it from
  /// others of the same name in the same function; 0 at package level.
  unsigned LocalIndex = 0;
  /// The declared function or method around a local type; null in an
  /// initializer of a package variable. With LocalIndex it makes the type's
  /// link name unique, so the index of types in functions that may share
  /// their name with another (init, _) must be unique in the package.
  const ast::FuncDecl *Function = nullptr;
  static bool classof(const Object *O) {
    return O->kind() == ObjectKind::TypeName;
  }
};

class Var : public Object {
public:
  Var(Pos At, Package *Pkg, zokor::Name Name, zokor::types::Type *Type)
      : Object(ObjectKind::Var, At, Pkg, Name, Type) {}
  bool IsField = false;
  bool Embedded = false; ///< fields only
  bool IsParam = false;  ///< parameter, result or receiver
  bool IsResult = false;
  bool Used = false;
  /// A field of an instantiated struct: the field of the generic type.
  Var *Origin = nullptr;
  /// The function (declaration or literal) whose body declares this local
  /// variable; null at package level. IRGen finds captured variables with it.
  const ast::Node *Function = nullptr;
  static bool classof(const Object *O) { return O->kind() == ObjectKind::Var; }
};

class Func : public Object {
public:
  Func(Pos At, Package *Pkg, zokor::Name Name, Signature *Sig)
      : Object(ObjectKind::Func, At, Pkg, Name, Sig) {}
  Signature *signature() const { return llvm::cast_or_null<Signature>(Type); }
  /// The declaration; null for interface methods and made-up functions.
  ast::FuncDecl *Decl = nullptr;
  /// A method whose receiver is a pointer.
  bool HasPtrRecv = false;
  /// A method of an instance: the method of the generic type.
  Func *Origin = nullptr;
  static bool classof(const Object *O) { return O->kind() == ObjectKind::Func; }
};

class Label : public Object {
public:
  Label(Pos At, Package *Pkg, zokor::Name Name)
      : Object(ObjectKind::Label, At, Pkg, Name, nullptr) {}
  bool Used = false;
  static bool classof(const Object *O) {
    return O->kind() == ObjectKind::Label;
  }
};

enum class BuiltinId : uint8_t {
#define BUILTIN(Id, Name, MinArgs, Variadic, Kind) Id,
#include "compiler/Types/Builtins.def"
};

class Builtin : public Object {
public:
  Builtin(zokor::Name Name, BuiltinId Id)
      : Object(ObjectKind::Builtin, Pos(), nullptr, Name, nullptr), Id(Id) {
    ColorState = Color::Black;
  }
  BuiltinId Id;
  static bool classof(const Object *O) {
    return O->kind() == ObjectKind::Builtin;
  }
};

class Nil : public Object {
public:
  Nil(zokor::Name Name, zokor::types::Type *Type)
      : Object(ObjectKind::Nil, Pos(), nullptr, Name, Type) {}
  static bool classof(const Object *O) { return O->kind() == ObjectKind::Nil; }
};

/// True if `Name` of `Pkg` denotes O (unexported names differ by package).
bool sameId(const Object *O, const Package *Pkg, zokor::Name Name,
            bool FoldCase = false);
/// Orders methods as gc does: exported first, then by name, then by package.
bool lessMethod(const Func *A, const Func *B);

class Scope {
public:
  explicit Scope(Scope *Parent) : Parent(Parent) {}
  Scope *Parent;
  Pos Begin, End;
  bool IsFunction = false;

  Object *lookup(zokor::Name N) const { return Map.lookup(N); }
  /// The object and the scope that N refers to at `At` (objects declared
  /// behind `At` in a function do not count; Pos() turns that test off).
  std::pair<Scope *, Object *> lookupParent(zokor::Name N, Pos At);
  /// Inserts O and returns null, or returns the object that has O's name
  /// already. Sets O's Parent if that is null.
  Object *insert(Object *O);
  /// In order of insertion.
  llvm::ArrayRef<Object *> objects() const { return Order; }
  size_t size() const { return Order.size(); }

private:
  llvm::DenseMap<zokor::Name, Object *> Map;
  llvm::SmallVector<Object *, 4> Order;
};

/// One step of the initialization of package variables: Lhs = Rhs. Several
/// variables on the left for a call with several results.
struct Initializer {
  llvm::ArrayRef<Var *> Lhs;
  ast::Expr *Rhs = nullptr;
};

class Package {
public:
  Package(llvm::StringRef Path, zokor::Name Name)
      : Path(Path.str()), Name(Name) {}
  /// The import path; "main" is compiled under the path that messages show.
  std::string Path;
  zokor::Name Name;
  /// The package scope; its parent is the universe. File scopes are children.
  Scope *PkgScope = nullptr;
  llvm::SmallVector<Package *, 8> Imports;
  llvm::SmallVector<ast::File *, 8> Files;
  /// The scope of each of Files, with its imports; made by the checker.
  llvm::SmallVector<Scope *, 8> FileScopes;
  /// "go1.19": the language version of the module; "" for the newest.
  std::string GoVersion;
  /// While the package is being checked: checks the declaration of a method
  /// whose type is not known yet. Lookup calls it before it compares or
  /// substitutes signatures.
  std::function<void(Func *)> Declare;
  bool Complete = false; ///< checked without errors so far
  bool Fake = false;     ///< stands for a package that could not be found
  /// Written by the checker.
  std::vector<Initializer> InitOrder;
  std::vector<Func *> InitFuncs; ///< func init(), in source order
  /// Each //go:linkname with two arguments: local name, link name.
  struct Linkname {
    Pos At;
    zokor::Name Local;
    llvm::StringRef Target;
  };
  std::vector<Linkname> Linknames;

  Scope *newScope(Scope *Parent) {
    Scopes.push_back(std::make_unique<Scope>(Parent));
    return Scopes.back().get();
  }
  /// Frees the scopes inside of function scopes, which nothing needs after
  /// checking; the Parent of the objects in them dangles then.
  void dropLocalScopes();

  /// Stand-ins for imports that could not be found.
  std::vector<std::unique_ptr<Package>> FakeImports;

private:
  std::vector<std::unique_ptr<Scope>> Scopes;
};

/// The universe: predeclared types, constants, functions and nil, and package
/// unsafe. One for each session.
class Universe {
public:
  explicit Universe(Session &S);

  Scope *scope() { return &UniverseScope; }
  Package *unsafePackage() { return &Unsafe; }
  /// The type of a basic kind.
  Basic *basic(BasicKind K) { return Basics[unsigned(K)]; }
  Basic *invalid() { return basic(BasicKind::Invalid); }
  Type *byteType, *runeType; ///< as printed: aliases named byte and rune
  Type *anyType;             ///< the alias any
  Interface *emptyInterface;
  Named *errorType;
  Func *errorMethod; ///< Error() string
  Named *comparableType;
  Object *iota;
  Const *trueConst, *falseConst;
  Tuple *emptyTuple;
  ConstantPool Constants;

private:
  Scope UniverseScope{nullptr};
  Package Unsafe;
  Basic *Basics[unsigned(BasicKind::UntypedNil) + 1];
};

} // namespace zokor::types

#endif // ZOKOR_TYPES_OBJECT_H
