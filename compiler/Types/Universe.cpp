//===- Universe.cpp - Predeclared identifiers and package unsafe ----------===//
//
// `byte` and `rune` are types of their own that are identical to uint8 and
// int32, so that messages can use the name the programmer wrote; `any` is an
// alias for the same reason.
//
//===----------------------------------------------------------------------===//

#include "compiler/Diagnostics/Session.h"
#include "compiler/Types/TypeSet.h"

using namespace zokor;
using namespace zokor::types;

namespace {
struct BasicRow {
  BasicKind K;
  uint8_t Info;
  llvm::StringLiteral Name;
};

struct Declarer {
  Session &S;
  Universe &U;

  zokor::Name name(llvm::StringRef Text) { return S.Names.get(Text); }
  TypeName *typeName(llvm::StringRef Text, Type *T, bool IsAlias = false);
  void constant(Const *&C, llvm::StringRef Text, BasicKind K,
                const Constant *V);
  Func *errorMethod();
  void builtins();
};
} // namespace

static constexpr BasicRow BasicRows[] = {
    {BasicKind::Bool, IsBoolean, "bool"},
    {BasicKind::Int, IsInteger, "int"},
    {BasicKind::Int8, IsInteger, "int8"},
    {BasicKind::Int16, IsInteger, "int16"},
    {BasicKind::Int32, IsInteger, "int32"},
    {BasicKind::Int64, IsInteger, "int64"},
    {BasicKind::Uint, IsInteger | IsUnsigned, "uint"},
    {BasicKind::Uint8, IsInteger | IsUnsigned, "uint8"},
    {BasicKind::Uint16, IsInteger | IsUnsigned, "uint16"},
    {BasicKind::Uint32, IsInteger | IsUnsigned, "uint32"},
    {BasicKind::Uint64, IsInteger | IsUnsigned, "uint64"},
    {BasicKind::Uintptr, IsInteger | IsUnsigned, "uintptr"},
    {BasicKind::Float32, IsFloat, "float32"},
    {BasicKind::Float64, IsFloat, "float64"},
    {BasicKind::Complex64, IsComplex, "complex64"},
    {BasicKind::Complex128, IsComplex, "complex128"},
    {BasicKind::String, IsString, "string"},
    {BasicKind::UnsafePointer, 0, "unsafe.Pointer"},
    {BasicKind::UntypedBool, IsBoolean | IsUntyped, "untyped bool"},
    {BasicKind::UntypedInt, IsInteger | IsUntyped, "untyped int"},
    {BasicKind::UntypedRune, IsInteger | IsUntyped, "untyped rune"},
    {BasicKind::UntypedFloat, IsFloat | IsUntyped, "untyped float"},
    {BasicKind::UntypedComplex, IsComplex | IsUntyped, "untyped complex"},
    {BasicKind::UntypedString, IsString | IsUntyped, "untyped string"},
    {BasicKind::UntypedNil, IsUntyped, "untyped nil"},
};

TypeName *Declarer::typeName(llvm::StringRef Text, Type *T, bool IsAlias) {
  auto *O = S.make<TypeName>(Pos(), nullptr, name(Text), T);
  O->IsAlias = IsAlias;
  O->ColorState = Color::Black;
  U.scope()->insert(O);
  return O;
}

void Declarer::constant(Const *&C, llvm::StringRef Text, BasicKind K,
                        const Constant *V) {
  C = S.make<Const>(Pos(), nullptr, name(Text), U.basic(K), V);
  U.scope()->insert(C);
}

/// Error() string, with `error` as receiver.
Func *Declarer::errorMethod() {
  auto *Sig = S.make<Signature>();
  Sig->Recv = S.make<Var>(Pos(), nullptr, zokor::Name(), U.errorType);
  Var *Result =
      S.make<Var>(Pos(), nullptr, zokor::Name(), U.basic(BasicKind::String));
  Result->IsParam = Result->IsResult = true;
  Sig->Params = U.emptyTuple;
  Sig->Results = S.make<Tuple>(S.copy<Var *>(Result));
  return S.make<Func>(Pos(), nullptr, name("Error"), Sig);
}

void Declarer::builtins() {
  auto Declare = [&](BuiltinId Id, llvm::StringRef Text, Package *Pkg) {
    auto *B = S.make<Builtin>(name(Text), Id);
    B->Type = U.invalid();
    B->Pkg = Pkg;
    (Pkg ? Pkg->PkgScope : U.scope())->insert(B);
  };
#define BUILTIN(Id, Text, MinArgs, Variadic, Kind)                             \
  Declare(BuiltinId::Id, Text, nullptr);
#define UNSAFE_BUILTIN(Id, Text, MinArgs, Variadic, Kind)                      \
  Declare(BuiltinId::Id, Text, U.unsafePackage());
#include "compiler/Types/Builtins.def"
}

Universe::Universe(Session &S) : Unsafe("unsafe", S.Names.get("unsafe")) {
  Declarer D{S, *this};
  Unsafe.PkgScope = Unsafe.newScope(&UniverseScope);
  Unsafe.Complete = true;

  // Basic types
  Basics[unsigned(BasicKind::Invalid)] = invalidType();
  for (const BasicRow &R : BasicRows)
    Basics[unsigned(R.K)] = S.make<Basic>(R.K, R.Info, R.Name);
  for (unsigned K = unsigned(BasicKind::Bool); K <= unsigned(BasicKind::String);
       ++K)
    D.typeName(Basics[K]->Name, Basics[K]);
  byteType = S.make<Basic>(BasicKind::Uint8, IsInteger | IsUnsigned, "byte");
  runeType = S.make<Basic>(BasicKind::Int32, IsInteger, "rune");
  D.typeName("byte", byteType, /*IsAlias=*/true);
  D.typeName("rune", runeType, /*IsAlias=*/true);
  auto *Pointer = S.make<TypeName>(Pos(), &Unsafe, D.name("Pointer"),
                                   basic(BasicKind::UnsafePointer));
  Unsafe.PkgScope->insert(Pointer);

  // any, error and comparable
  emptyTuple = S.make<Tuple>();
  emptyInterface = S.make<Interface>();
  emptyInterface->Complete = true;
  TypeName *Any = D.typeName("any", nullptr, /*IsAlias=*/true);
  auto *AnyAlias = S.make<Alias>(Any);
  AnyAlias->Actual = AnyAlias->FromRHS = emptyInterface;
  Any->Type = anyType = AnyAlias;

  TypeName *Error = D.typeName("error", nullptr);
  Error->Type = errorType = S.make<Named>(Error);
  errorMethod = D.errorMethod();
  auto *ErrorInterface = S.make<Interface>();
  ErrorInterface->Methods = S.copy<Func *>(errorMethod);
  ErrorInterface->Complete = true;
  errorType->Underlying = errorType->FromRHS = ErrorInterface;

  TypeName *Comparable = D.typeName("comparable", nullptr);
  Comparable->Type = comparableType = S.make<Named>(Comparable);
  auto *ComparableInterface = S.make<Interface>();
  ComparableInterface->Complete = true;
  ComparableInterface->Set = S.make<TypeSet>();
  ComparableInterface->Set->Comparable = true;
  comparableType->Underlying = comparableType->FromRHS = ComparableInterface;

  // Constants, nil and functions
  Const *Iota;
  D.constant(trueConst, "true", BasicKind::UntypedBool,
             Constants.boolean(true));
  D.constant(falseConst, "false", BasicKind::UntypedBool,
             Constants.boolean(false));
  D.constant(Iota, "iota", BasicKind::UntypedInt, Constants.int64(0));
  iota = Iota;
  UniverseScope.insert(
      S.make<Nil>(D.name("nil"), basic(BasicKind::UntypedNil)));
  D.builtins();
}
