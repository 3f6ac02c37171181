//===- DescriptorParts.h - Parts of type descriptors ------------*- C++ -*-===//
//
// What Descriptors.cpp puts together: encoded names (DescriptorNames.cpp) and
// the collector's description of a type (PointerData.cpp).
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_IRGEN_DESCRIPTORPARTS_H
#define ZOKOR_IRGEN_DESCRIPTORPARTS_H

#include "compiler/IRGen/ModuleGen.h"

namespace zokor::irgen {

/// An encoded name (runtime/abi/TypeDescriptor.h).
struct EncodedName {
  llvm::StringRef Text, Tag;
  /// Written behind the name if not null.
  const Package *Pkg = nullptr;
  bool Exported = false, Embedded = false;
};

/// The symbol of a name; equal names of all packages share it.
std::string nameSymbol(ModuleGen &M, const EncodedName &N);
/// The name that holds the path of a package.
std::string pkgPathSymbol(ModuleGen &M, const Package *P);

/// The bytes of a T up to and including its last pointer.
int64_t pointerBytes(ModuleGen &M, GoType *T);
/// The symbol of T's pointer mask or, if `Program`, of its GC program. Empty
/// if T has no pointers.
std::string pointerDataSymbol(ModuleGen &M, GoType *T, bool &Program);

/// The hash that the descriptor of this symbol has: 32 bits that are the same
/// in all packages.
uint32_t descriptorHash(llvm::StringRef Symbol);

/// Lowercase hexadecimal digits of a hash of Text that two texts never share.
std::string textDigest(llvm::StringRef Text);

} // namespace zokor::irgen

#endif // ZOKOR_IRGEN_DESCRIPTORPARTS_H
