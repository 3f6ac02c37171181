//===- Type.h - Reading type descriptors ------------------------*- C++ -*-===//
//
// Names, offsets and method tables of descriptors (abi/TypeDescriptor.h), and
// the calls of their equality and hash closures.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_TYPE_TYPE_H
#define ZOKOR_RUNTIME_TYPE_TYPE_H

#include "runtime/abi/TypeDescriptor.h"
#include "runtime/base/GoFunc.h"

namespace zokor::rt {

/// What 32-bit offsets count from: 0 in a static executable, where they are
/// absolute addresses, and the start of the image with -buildmode=pie
/// (docs/ABI.md). Written once by relocateOffsets.
extern uintptr_t OffsetBase;
/// Makes the offsets of a program that may lie anywhere; called before anything
/// reads a descriptor.
void relocateOffsets();

/// A 32-bit offset's target; null for 0 and for pruned methods (-1).
template <class T> const T *resolve(int32_t Off) {
  return Off > 0 ? reinterpret_cast<const T *>(OffsetBase + uint32_t(Off))
                 : nullptr;
}
inline const uint8_t *resolveName(abi::NameOff Off) {
  return resolve<uint8_t>(Off);
}
inline const abi::TypeDescriptor *resolveType(abi::TypeOff Off) {
  return resolve<abi::TypeDescriptor>(Off);
}
inline void *resolveText(abi::TextOff Off) {
  return const_cast<void *>(static_cast<const void *>(resolve<char>(Off)));
}

/// The parts of an encoded name. A null name is empty.
struct Name {
  abi::String Text{nullptr, 0};
  abi::String Tag{nullptr, 0};
  const uint8_t *PkgPath = nullptr; ///< an encoded name too; of unexported ones
  bool Exported = false, Embedded = false;
};
Name decodeName(const uint8_t *Encoded);

bool equal(abi::String A, abi::String B);

/// Null for unnamed types without methods.
const abi::UncommonType *uncommonType(const abi::TypeDescriptor *T);
/// Sorted: exported ones first, then by name.
const abi::Method *methods(const abi::UncommonType *U);

/// What %T prints: package-qualified by the package's name.
abi::String typeString(const abi::TypeDescriptor *T);
/// The import path of a named type's package; else empty.
abi::String typePkgPath(const abi::TypeDescriptor *T);

/// Are the values at P and Q equal? `Equal` is not null. May panic: the type
/// may hold interfaces. Only bit 0 of the result register is a Go bool's.
inline bool callEqual(abi::FuncVal *Equal, const void *P, const void *Q) {
  using Code = bool(ZOKOR_GO_CC *)(abi::FuncVal *, const void *, const void *);
  return reinterpret_cast<Code>(Equal->Code)(Equal, P, Q);
}

/// The hash of a map key. May panic like callEqual.
inline uint64_t callHasher(abi::FuncVal *Hasher, const void *P, uint64_t Seed) {
  using Code = uint64_t(ZOKOR_GO_CC *)(abi::FuncVal *, const void *, uint64_t);
  return reinterpret_cast<Code>(Hasher->Code)(Hasher, P, Seed);
}

} // namespace zokor::rt

#endif // ZOKOR_RUNTIME_TYPE_TYPE_H
