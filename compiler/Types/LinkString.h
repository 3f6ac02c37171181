//===- LinkString.h - Type texts of the running program ---------*- C++ -*-===//
//
// Two texts of a type matter after compilation: the one that reflection shows,
// which user programs and reflect itself take apart, and the one that names
// the type's descriptor, which must be the same for identical types in all
// packages and different for different types.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_TYPES_LINKSTRING_H
#define ZOKOR_TYPES_LINKSTRING_H

#include "compiler/Types/Object.h"

namespace zokor::types {

enum class LinkForm : uint8_t {
  /// What reflect.Type.String() gives: names are qualified by package name
  /// (`http.Request`); type argument lists are as in a Key but for local types
  /// (`main.G[main.T·1]`).
  Reflect,
  /// The identity of the type: import paths everywhere, also in front of
  /// unexported fields, and local types with their function and index
  /// (`main.f.T·1`). Equal exactly for identical types.
  Key,
};

/// T must be complete and should mention no type parameters (in a Key they get
/// a number that is valid in this session only).
std::string linkString(Type *T, LinkForm Form = LinkForm::Reflect);
/// The path in front of the package's names in symbols and Keys: "main" for
/// the package main of a program, else the import path.
std::string linkPath(const Package *P);

} // namespace zokor::types

#endif // ZOKOR_TYPES_LINKSTRING_H
