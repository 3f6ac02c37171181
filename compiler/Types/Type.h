//===- Type.h - Types -------------------------------------------*- C++ -*-===//
//
// The types of the specification. A Type lives in the session's arena for the
// whole run. Types are compared with identical(), not by address: only Basic,
// Named (per generic instance) and TypeParam are unique.
//
// Every type is what it is (`underlying()` follows Named and Alias); code
// that asks for the structure of a type writes `as<Slice>(T)`.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_TYPES_TYPE_H
#define ZOKOR_TYPES_TYPE_H

#include "compiler/AST/AST.h"
#include "compiler/Basic/Name.h"
#include "compiler/Types/Constant.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/Casting.h"

#include <cstdint>
#include <string>

namespace zokor {
struct Session;

namespace types {

class Object;
class Var;
class Func;
class TypeName;
class Package;
class Named;
class TypeParam;
struct TypeSet;

enum class TypeKind : uint8_t {
  Basic,
  Array,
  Slice,
  Struct,
  Pointer,
  Tuple,
  Signature,
  Union,
  Interface,
  Map,
  Chan,
  Named,
  TypeParam,
  Alias,
};

class Type {
public:
  TypeKind kind() const { return Kind; }

protected:
  explicit Type(TypeKind Kind) : Kind(Kind) {}

private:
  TypeKind Kind;
};

/// The predeclared types, and the untyped ones; BasicKind's order is the order
/// of untyped defaulting (rune > int in a mixed expression and so on).
enum class BasicKind : uint8_t {
  Invalid,
  Bool,
  Int,
  Int8,
  Int16,
  Int32,
  Int64,
  Uint,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Uintptr,
  Float32,
  Float64,
  Complex64,
  Complex128,
  String,
  UnsafePointer,
  UntypedBool,
  UntypedInt,
  UntypedRune,
  UntypedFloat,
  UntypedComplex,
  UntypedString,
  UntypedNil,
};

enum BasicInfo : uint8_t {
  IsBoolean = 1 << 0,
  IsInteger = 1 << 1,
  IsUnsigned = 1 << 2,
  IsFloat = 1 << 3,
  IsComplex = 1 << 4,
  IsString = 1 << 5,
  IsUntyped = 1 << 6,
  IsOrdered = IsInteger | IsFloat | IsString,
  IsNumeric = IsInteger | IsFloat | IsComplex,
  IsConstType = IsBoolean | IsNumeric | IsString,
};

class Basic : public Type {
public:
  Basic(BasicKind K, uint8_t Info, llvm::StringRef Name)
      : Type(TypeKind::Basic), K(K), Info(Info), Name(Name) {}
  BasicKind K;
  uint8_t Info; ///< BasicInfo bits
  llvm::StringRef Name;
  static bool classof(const Type *T) { return T->kind() == TypeKind::Basic; }
};

class Array : public Type {
public:
  /// Len < 0: unknown, after an error.
  Array(Type *Elem, int64_t Len)
      : Type(TypeKind::Array), Elem(Elem), Len(Len) {}
  Type *Elem;
  int64_t Len;
  static bool classof(const Type *T) { return T->kind() == TypeKind::Array; }
};

class Slice : public Type {
public:
  explicit Slice(Type *Elem) : Type(TypeKind::Slice), Elem(Elem) {}
  Type *Elem;
  static bool classof(const Type *T) { return T->kind() == TypeKind::Slice; }
};

class Struct : public Type {
public:
  Struct() : Type(TypeKind::Struct) {}
  llvm::ArrayRef<Var *> Fields;
  /// False while the checker still collects the fields.
  bool Complete = true;
  /// Unquoted tags; empty if no field has one, else one for each field.
  llvm::ArrayRef<llvm::StringRef> Tags;
  llvm::StringRef tag(unsigned I) const {
    return I < Tags.size() ? Tags[I] : llvm::StringRef();
  }
  static bool classof(const Type *T) { return T->kind() == TypeKind::Struct; }
};

class Pointer : public Type {
public:
  explicit Pointer(Type *Elem) : Type(TypeKind::Pointer), Elem(Elem) {}
  Type *Elem;
  static bool classof(const Type *T) { return T->kind() == TypeKind::Pointer; }
};

/// Parameter and result lists, and the type of a call with several results.
class Tuple : public Type {
public:
  Tuple() : Type(TypeKind::Tuple) {}
  explicit Tuple(llvm::ArrayRef<Var *> Vars)
      : Type(TypeKind::Tuple), Vars(Vars) {}
  llvm::ArrayRef<Var *> Vars;
  unsigned size() const { return Vars.size(); }
  Var *at(unsigned I) const { return Vars[I]; }
  static bool classof(const Type *T) { return T->kind() == TypeKind::Tuple; }
};

class Signature : public Type {
public:
  Signature() : Type(TypeKind::Signature) {}
  /// The type parameters of a generic function (not of a method).
  llvm::ArrayRef<TypeParam *> TypeParams;
  /// The receiver's own type parameters, declared by the method
  /// (`func (r *T[P]) m()` has P here).
  llvm::ArrayRef<TypeParam *> RecvTypeParams;
  Var *Recv = nullptr;
  Tuple *Params = nullptr;  ///< never null once set up; maybe empty
  Tuple *Results = nullptr; ///< never null once set up; maybe empty
  /// The last parameter's type is then a Slice (or, for append only, string).
  bool Variadic = false;
  static bool classof(const Type *T) {
    return T->kind() == TypeKind::Signature;
  }
};

/// One term of a union: T or ~T.
struct Term {
  bool Tilde = false;
  Type *T = nullptr;
};

/// T1 | ~T2 | ... ; occurs only as an embedded element of an interface.
class Union : public Type {
public:
  explicit Union(llvm::ArrayRef<Term> Terms)
      : Type(TypeKind::Union), Terms(Terms) {}
  llvm::ArrayRef<Term> Terms;
  static bool classof(const Type *T) { return T->kind() == TypeKind::Union; }
};

class Interface : public Type {
public:
  Interface() : Type(TypeKind::Interface) {}
  /// The explicitly declared methods in the order of lessMethod(), which gc
  /// prints them in, and the embedded elements as declared.
  llvm::ArrayRef<Func *> Methods;
  llvm::ArrayRef<Type *> Embeddeds;
  llvm::ArrayRef<Pos> EmbedPos;
  /// Made for a constraint literal such as ~int, without `interface{}`.
  bool Implicit = false;
  /// Methods and Embeddeds are final; a type set may be computed.
  bool Complete = false;
  /// Computed on demand by typeSet().
  TypeSet *Set = nullptr;
  /// Where the type set goes; Session::make() sets it.
  llvm::BumpPtrAllocator *Arena = nullptr;
  static bool classof(const Type *T) {
    return T->kind() == TypeKind::Interface;
  }
};

class Map : public Type {
public:
  Map(Type *Key, Type *Elem) : Type(TypeKind::Map), Key(Key), Elem(Elem) {}
  Type *Key, *Elem;
  static bool classof(const Type *T) { return T->kind() == TypeKind::Map; }
};

using ast::ChanDir;

class Chan : public Type {
public:
  Chan(ChanDir Dir, Type *Elem) : Type(TypeKind::Chan), Dir(Dir), Elem(Elem) {}
  ChanDir Dir;
  Type *Elem;
  static bool classof(const Type *T) { return T->kind() == TypeKind::Chan; }
};

/// A declared type, generic or not, or an instance of a generic one.
/// An instance is lazy: its underlying type and methods are substituted when
/// first asked for (underlying(), methods(): see TypeContext in Instantiate.h).
class Named : public Type {
public:
  explicit Named(TypeName *Obj) : Type(TypeKind::Named), Obj(Obj) {}
  /// The declaring object; an instance shares its origin's.
  TypeName *Obj;
  /// Right side of the declaration, used while it is being checked.
  Type *FromRHS = nullptr;
  /// Null until known. Never a Named or an Alias once resolved.
  Type *Underlying = nullptr;
  llvm::ArrayRef<TypeParam *> TypeParams; ///< of a generic type
  /// The declared methods of a declared type, in source order. For an
  /// instance: as many as the origin has, null until substituted.
  llvm::MutableArrayRef<Func *> Methods;
  /// Instances only.
  Named *Origin = nullptr;
  llvm::ArrayRef<Type *> TypeArgs;
  /// The TypeContext of an instance whose underlying type is not yet known;
  /// underlying() expands it then. Cleared when done.
  void *Expansion = nullptr;
  /// The TypeContext of an instance, for its methods.
  class TypeContext *Context = nullptr;
  /// An instance's typeHash(), set when it is made.
  unsigned Hash = 0;
  bool isGeneric() const { return !TypeParams.empty() && !Origin; }
  static bool classof(const Type *T) { return T->kind() == TypeKind::Named; }
};

class TypeParam : public Type {
public:
  TypeParam(TypeName *Obj, unsigned Id)
      : Type(TypeKind::TypeParam), Obj(Obj), Id(Id) {}
  TypeName *Obj;
  unsigned Id;        ///< unique in a session, increasing by declaration
  unsigned Index = 0; ///< in its parameter list
  /// As declared; constraintInterface() wraps what is not an interface.
  Type *Constraint = nullptr;
  /// Where such an interface goes; Session::make() sets it.
  llvm::BumpPtrAllocator *Arena = nullptr;
  static bool classof(const Type *T) {
    return T->kind() == TypeKind::TypeParam;
  }
};

/// type A = T, maybe generic (go1.24). Kept for messages; identical() and
/// everything else looks through it.
class Alias : public Type {
public:
  explicit Alias(TypeName *Obj) : Type(TypeKind::Alias), Obj(Obj) {}
  TypeName *Obj;
  Type *FromRHS = nullptr;
  Type *Actual = nullptr; ///< unaliased; null until known
  llvm::ArrayRef<TypeParam *> TypeParams;
  Alias *Origin = nullptr; ///< instances of a generic alias
  llvm::ArrayRef<Type *> TypeArgs;
  static bool classof(const Type *T) { return T->kind() == TypeKind::Alias; }
};

//===----------------------------------------------------------------------===//
// Structure
//===----------------------------------------------------------------------===//

/// Removes Alias nodes at the top.
Type *unalias(Type *T);
/// The underlying type of the specification; for a type parameter its
/// constraint's interface. Expands lazy instances. Never null: a type that is
/// not known yet, or declared in terms of itself, has the invalid type.
Type *underlying(Type *T);
/// The one invalid type, which a Universe hands out too.
Basic *invalidType();
/// underlying(T) if it is an X, else null. `as<Slice>(T)`.
template <class X> X *as(Type *T) {
  return llvm::dyn_cast_or_null<X>(T ? underlying(T) : nullptr);
}
/// T itself, aliases removed, if it is a Named / a TypeParam / a Tuple ...
template <class X> X *asIs(Type *T) {
  return llvm::dyn_cast_or_null<X>(T ? unalias(T) : nullptr);
}
/// Removes one pointer: the element of *T, or T itself (second: whether).
std::pair<Type *, bool> deref(Type *T);

/// How a package is written in front of a name; gives "" for none.
using Qualifier = llvm::function_ref<std::string(const Package *)>;

//===----------------------------------------------------------------------===//
// Predicates
//===----------------------------------------------------------------------===//

// Each looks at the underlying type; a type parameter never qualifies for the
// is... forms and qualifies for the all... forms if all types of its type set
// do.
bool isInvalid(Type *T);
bool isTyped(Type *T);
bool isUntyped(Type *T);
bool isUntypedNumeric(Type *T);
bool isBoolean(Type *T);
bool isString(Type *T);
bool isInteger(Type *T);
bool isUnsigned(Type *T);
bool isFloat(Type *T);
bool isComplex(Type *T);
bool isNumericType(Type *T);
bool isConstType(Type *T);
bool isUnsafePointer(Type *T);
bool allBoolean(Type *T);
bool allInteger(Type *T);
bool allUnsigned(Type *T);
bool allNumeric(Type *T);
bool allString(Type *T);
bool allOrdered(Type *T);
bool allNumericOrString(Type *T);
bool allBasic(Type *T, uint8_t Info);
bool isTypeParam(Type *T);
/// An interface that is not a type parameter.
bool isNonTypeParamInterface(Type *T);
/// A declared or predeclared type or type parameter (it has a name).
bool hasName(Type *T);
/// A generic type that was not instantiated.
bool isGeneric(Type *T);
bool hasNil(Type *T);
/// Can values be compared with ==? `Dynamic`: count interfaces as comparable
/// although the comparison may panic. `Why`, if given, is told the reason
/// against, as gc words it.
bool comparable(Type *T, bool Dynamic, std::string *Why = nullptr,
                Qualifier Q = nullptr);
/// Identical in the sense of the specification.
bool identical(Type *A, Type *B);
bool identicalIgnoringTags(Type *A, Type *B);
/// Identical instances: same origin, identical type arguments.
bool identicalInstance(Type *OriginA, llvm::ArrayRef<Type *> ArgsA,
                       Type *OriginB, llvm::ArrayRef<Type *> ArgsB);

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

/// The text gc uses for a type in messages. Without a qualifier the full
/// import path is printed.
std::string typeString(Type *T, Qualifier Q = nullptr);
/// `func f(x int) string`, `var x int`, `type T struct{...}`, ... for messages.
std::string objectString(const Object *O, Qualifier Q = nullptr);
/// (x int, y ...string) (n int, err error) without `func`.
std::string signatureString(Signature *S, Qualifier Q = nullptr);

} // namespace types
} // namespace zokor

#endif // ZOKOR_TYPES_TYPE_H
