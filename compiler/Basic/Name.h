//===- Name.h - Interned identifiers ----------------------------*- C++ -*-===//
//
// An identifier is stored once; two Names are equal exactly when their texts
// are, so a comparison or a hash is a pointer operation. Scopes, fields and
// methods are keyed by Name.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_BASIC_NAME_H
#define ZOKOR_BASIC_NAME_H

#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"

namespace zokor {

/// What is computed once for each identifier text.
struct NameInfo {
  /// Starts with an upper case letter (Unicode class Lu), as the spec's
  /// "exported identifiers" asks.
  bool Exported = false;
};

/// A handle to an interned identifier. A default-constructed Name is null and
/// stands for "no name" (an unnamed parameter, say); it is not the blank `_`.
class Name {
public:
  using Entry = llvm::StringMapEntry<NameInfo>;

  Name() = default;
  explicit Name(const Entry *E) : E(E) {}

  explicit operator bool() const { return E != nullptr; }
  /// The text; empty for the null name.
  llvm::StringRef str() const { return E ? E->getKey() : llvm::StringRef(); }
  bool isExported() const { return E && E->getValue().Exported; }
  bool isBlank() const { return E && E->getKey() == "_"; }
  bool operator==(Name O) const { return E == O.E; }
  bool operator!=(Name O) const { return E != O.E; }
  /// Orders by text, for output that must not depend on addresses.
  bool operator<(Name O) const { return str() < O.str(); }
  const void *opaque() const { return E; }

private:
  const Entry *E = nullptr;
};

/// Owns the texts of all identifiers of a session. Not thread-safe.
class NameTable {
public:
  /// The Name of `Text`, which is copied when it is new.
  Name get(llvm::StringRef Text);

private:
  llvm::StringMap<NameInfo, llvm::BumpPtrAllocator> Map;
};

/// True if `Text` starts with a Unicode upper case letter.
bool isExportedText(llvm::StringRef Text);

} // namespace zokor

template <> struct llvm::DenseMapInfo<zokor::Name> {
  static zokor::Name getEmptyKey() {
    return zokor::Name(
        llvm::DenseMapInfo<const zokor::Name::Entry *>::getEmptyKey());
  }
  static zokor::Name getTombstoneKey() {
    return zokor::Name(
        llvm::DenseMapInfo<const zokor::Name::Entry *>::getTombstoneKey());
  }
  static unsigned getHashValue(zokor::Name N) {
    return llvm::DenseMapInfo<const void *>::getHashValue(N.opaque());
  }
  static bool isEqual(zokor::Name A, zokor::Name B) { return A == B; }
};

#endif // ZOKOR_BASIC_NAME_H
