//===- Instantiate.h - Substitution and instances ---------------*- C++ -*-===//
//
// A TypeContext makes each instance of a generic type once and substitutes
// type parameters. Instances are expanded on demand, so recursive generic
// types work; a chain of ever growing instances is a type error that the
// checker finds (infinite type argument cycles), not an endless loop here.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_TYPES_INSTANTIATE_H
#define ZOKOR_TYPES_INSTANTIATE_H

#include "compiler/Diagnostics/Session.h"
#include "compiler/Types/Object.h"

namespace zokor::types {

class TypeContext {
public:
  TypeContext(Session &S, Universe &U) : S(S), U(U) {}

  /// The instance of a generic Named, Alias or Signature with as many type
  /// arguments as it has type parameters (not verified). The result is
  /// shared between identical instances, except for Signatures.
  Type *instantiate(Type *Generic, llvm::ArrayRef<Type *> Args);
  /// T with Params[i] replaced by Args[i]; T itself if it mentions none.
  Type *substitute(Type *T, llvm::ArrayRef<TypeParam *> Params,
                   llvm::ArrayRef<Type *> Args);
  /// Underlying type and method list of an instance; called by underlying()
  /// and methodAt().
  void expand(Named *Instance);
  Func *expandMethod(Named *Instance, unsigned Index);
  unsigned nextTypeParamId() { return ++LastTypeParam; }

  Session &S;
  Universe &U;

private:
  Type *instantiateNamed(Named *Origin, llvm::ArrayRef<Type *> Args);
  Type *instantiateAlias(Alias *Origin, llvm::ArrayRef<Type *> Args);
  Type *instantiateSignature(Signature *Sig, llvm::ArrayRef<Type *> Args);

  /// The instances made so far, by hash.
  llvm::DenseMap<unsigned, llvm::SmallVector<Type *, 1>> Instances;
  unsigned LastTypeParam = 0;
};

/// Does T satisfy the constraint? On failure `Why` gets gc's reason.
/// `AllowComparableInterfaces`: interfaces and types that contain some satisfy
/// comparable (go1.20).
bool satisfies(Type *T, Type *Constraint, std::string *Why, Qualifier Q,
               bool AllowComparableInterfaces = true);
/// The same for the "implements" relation of interfaces.
bool implements(Type *T, Type *Iface, std::string *Why, Qualifier Q);
/// A hash that is equal for identical types.
unsigned typeHash(Type *T);
/// Does T mention a type parameter?
bool isParameterized(Type *T);
/// Does T mention a type parameter for which F is true? The parameters that a
/// generic signature declares count as mentioned where they are used. Local
/// types of generic functions are not looked into.
bool mentionsTypeParam(Type *T, llvm::function_ref<bool(TypeParam *)> F);

} // namespace zokor::types

#endif // ZOKOR_TYPES_INSTANTIATE_H
