//===- Lookup.h - Selectors and method sets ---------------------*- C++ -*-===//

#ifndef ZOKOR_TYPES_LOOKUP_H
#define ZOKOR_TYPES_LOOKUP_H

#include "compiler/Types/Object.h"

#include "llvm/ADT/SmallVector.h"

namespace zokor::types {

/// What a selector x.f denotes, recorded on ast::SelectorExpr.
struct Selection {
  enum Kind : uint8_t { FieldVal, MethodVal, MethodExpr };
  Kind K;
  Type *Recv;  ///< the type of x
  Object *Obj; ///< Var (field) or Func (method)
  /// Field indices from x to f through embedded fields; the last is the index
  /// of the field, or of the method in its Named's or interface's list.
  llvm::ArrayRef<unsigned> Path;
  /// A pointer is followed on the way.
  bool Indirect;
};

/// What lookupFieldOrMethod found.
struct LookupResult {
  Object *Obj = nullptr; ///< Var or Func
  llvm::SmallVector<unsigned, 4> Path;
  bool Indirect = false;
  /// Obj is null and the name is found twice at the shallowest depth.
  bool Ambiguous = false;
  /// Obj is null and the method exists for the pointer receiver only.
  bool NeedsPointer = false;
};

/// Finds the field or method `Name` of T as the specification's selector
/// rules say. `Addressable`: T is the type of an addressable variable, so
/// pointer methods count. Unexported names match only in `Pkg`. `FoldCase`
/// ignores case (for hints in messages).
LookupResult lookupFieldOrMethod(Type *T, bool Addressable, const Package *Pkg,
                                 Name Name, bool FoldCase = false);

/// The method of interface or type T that a value of interface type I needs
/// and V lacks.
struct MissingMethod {
  Func *Method = nullptr; ///< null: nothing is missing
  /// V has it with another type, another case or for the pointer only.
  Func *Alternative = nullptr;
  enum Reason : uint8_t {
    NotFound,
    WrongName,
    WrongSignature,
    PointerReceiver,
    IsField,
    Unexported
  } Why = NotFound;
};

/// `Static`: V must have all methods of I; otherwise, if V is an interface,
/// only methods of V with another signature count (type assertions).
MissingMethod
missingMethod(Type *V, Type *I, bool Static,
              llvm::function_ref<bool(Type *, Type *)> Equal = identical);

/// gc's reason in parentheses why V lacks M, which is a method of T. It may
/// have further lines ("\n\t\thave ...\n\t\twant ...").
std::string missingMethodReason(Type *V, Type *T, const MissingMethod &M,
                                Qualifier Q);
/// Is T a pointer to an interface or type parameter? A common mistake; the
/// message is "type *I is pointer to interface, not interface".
bool isInterfacePointer(Type *T);
std::string interfacePointerError(Type *T, Qualifier Q);

/// One entry of a method set, promoted methods included.
struct MethodEntry {
  Func *Method;
  llvm::SmallVector<unsigned, 2> Path;
  bool Indirect;
};
/// The method set of T (of *T if T is a pointer), in the order of
/// std-runtime-abi.md 4.2: exported before unexported, by name.
std::vector<MethodEntry> methodSet(Type *T);

/// The declared method `N` of T, looked up lazily for instances; index -1 if
/// there is none.
std::pair<int, Func *> lookupMethod(Named *T, const Package *Pkg, Name N,
                                    bool FoldCase = false);
/// Method I of T, substituting it first for an instance.
Func *methodAt(Named *T, unsigned I);

} // namespace zokor::types

#endif // ZOKOR_TYPES_LOOKUP_H
