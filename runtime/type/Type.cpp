//===- Type.cpp - Names, offsets and methods of type descriptors ----------===//

#include "runtime/type/Type.h"

#include <cstring>

using namespace zokor;
using namespace zokor::rt;

/// A varint length and the text behind it; moves P past both.
static abi::String takeText(const uint8_t *&P) {
  uint64_t Len = 0;
  for (unsigned Shift = 0;; Shift += 7) {
    uint8_t Byte = *P++;
    Len |= uint64_t(Byte & 0x7f) << Shift;
    if (!(Byte & 0x80))
      break;
  }
  abi::String Text{P, int64_t(Len)};
  P += Len;
  return Text;
}

Name zokor::rt::decodeName(const uint8_t *Encoded) {
  Name N;
  if (!Encoded)
    return N;
  const uint8_t *P = Encoded + 1;
  N.Exported = *Encoded & abi::NameExported;
  N.Embedded = *Encoded & abi::NameEmbedded;
  N.Text = takeText(P);
  if (*Encoded & abi::NameHasTag)
    N.Tag = takeText(P);
  if (*Encoded & abi::NameHasPkgPath) {
    abi::NameOff Off; // not aligned
    memcpy(&Off, P, sizeof Off);
    N.PkgPath = resolveName(Off);
  }
  return N;
}

bool zokor::rt::equal(abi::String A, abi::String B) {
  return A.Len == B.Len &&
         (A.Ptr == B.Ptr || memcmp(A.Ptr, B.Ptr, size_t(A.Len)) == 0);
}

/// The size of the descriptor without its UncommonType.
static size_t descriptorSize(abi::Kind K) {
  switch (K) {
  case abi::Kind::Array:
    return sizeof(abi::ArrayType);
  case abi::Kind::Chan:
    return sizeof(abi::ChanType);
  case abi::Kind::Func:
    return sizeof(abi::FuncType);
  case abi::Kind::Interface:
    return sizeof(abi::InterfaceType);
  case abi::Kind::Map:
    return sizeof(abi::MapType);
  case abi::Kind::Pointer:
    return sizeof(abi::PtrType);
  case abi::Kind::Slice:
    return sizeof(abi::SliceType);
  case abi::Kind::Struct:
    return sizeof(abi::StructType);
  default:
    return sizeof(abi::TypeDescriptor);
  }
}

const abi::UncommonType *zokor::rt::uncommonType(const abi::TypeDescriptor *T) {
  if (!(T->TFlag & abi::TFlagUncommon))
    return nullptr;
  return reinterpret_cast<const abi::UncommonType *>(
      reinterpret_cast<const char *>(T) + descriptorSize(T->kind()));
}

const abi::Method *zokor::rt::methods(const abi::UncommonType *U) {
  return reinterpret_cast<const abi::Method *>(
      reinterpret_cast<const char *>(U) + U->MethodsOffset);
}

abi::String zokor::rt::typeString(const abi::TypeDescriptor *T) {
  abi::String S = decodeName(resolveName(T->Str)).Text;
  if (T->TFlag & abi::TFlagExtraStar)
    S = {S.Ptr + 1, S.Len - 1};
  return S;
}

abi::String zokor::rt::typePkgPath(const abi::TypeDescriptor *T) {
  if (const abi::UncommonType *U = uncommonType(T))
    return decodeName(resolveName(U->PkgPath)).Text;
  // Unnamed types of these kinds may still belong to a package.
  const uint8_t *Path = nullptr;
  if (T->kind() == abi::Kind::Struct)
    Path = static_cast<const abi::StructType *>(T)->PkgPath;
  else if (T->kind() == abi::Kind::Interface)
    Path = static_cast<const abi::InterfaceType *>(T)->PkgPath;
  return decodeName(Path).Text;
}

//===----------------------------------------------------------------------===//
// Called by Go code
//===----------------------------------------------------------------------===//

static PtrInt words(abi::String S) {
  return {const_cast<uint8_t *>(S.Ptr), S.Len};
}

ZOKOR_GO_FUNC("runtime.typeString", PtrInt, goTypeString,
              (const abi::TypeDescriptor *T)) {
  return words(typeString(T));
}

ZOKOR_GO_FUNC("runtime.typePkgPath", PtrInt, goTypePkgPath,
              (const abi::TypeDescriptor *T)) {
  return words(typePkgPath(T));
}

/// The text of an encoded name; panicitab uses it for the missing method.
ZOKOR_GO_FUNC("runtime.nameText", PtrInt, goNameText,
              (const uint8_t *Encoded)) {
  return words(decodeName(Encoded).Text);
}
