//===- TypeDescriptor.h - Run-time types ------------------------*- C++ -*-===//
//
// The layout that Go 1.19's reflect reads.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_RUNTIME_ABI_TYPEDESCRIPTOR_H
#define ZOKOR_RUNTIME_ABI_TYPEDESCRIPTOR_H

#include "runtime/abi/Values.h"

namespace zokor::abi {

enum class Kind : uint8_t {
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
  Array,
  Chan,
  Func,
  Interface,
  Map,
  Pointer,
  Slice,
  String,
  Struct,
  UnsafePointer,
};
inline constexpr uint8_t KindMask = 0x1f;
/// The value itself is the data word of an interface.
inline constexpr uint8_t KindDirectIface = 0x20;
/// GCData is a GC program instead of a bit mask.
inline constexpr uint8_t KindGCProg = 0x40;

enum TypeFlag : uint8_t {
  TFlagUncommon = 1,
  TFlagExtraStar =
      2, ///< the string has a `*` in front that does not belong to it
  TFlagNamed = 4,
  TFlagRegularMemory = 8, ///< equality is equality of bytes
};

/// Distance from runtime.types; 0 is none.
using NameOff = int32_t;
using TypeOff = int32_t;
using TextOff = int32_t;

struct TypeDescriptor {
  uintptr_t Size;
  uintptr_t PtrData; ///< bytes of the prefix that holds all pointers
  uint32_t Hash;
  uint8_t TFlag;
  uint8_t Align;
  uint8_t FieldAlign;
  uint8_t KindBits;
  FuncVal *Equal; ///< func(p, q unsafe.Pointer) bool; null: not comparable
  const uint8_t *GCData;
  NameOff Str;
  TypeOff PtrToThis;

  Kind kind() const { return Kind(KindBits & KindMask); }
  bool isDirectIface() const { return KindBits & KindDirectIface; }
};
static_assert(sizeof(TypeDescriptor) == 48);

struct ArrayType : TypeDescriptor {
  const TypeDescriptor *Elem, *Slice;
  uintptr_t Len;
};
struct ChanType : TypeDescriptor {
  const TypeDescriptor *Elem;
  uintptr_t Dir; ///< 1 receive, 2 send, 3 both
};
struct FuncType : TypeDescriptor {
  uint16_t InCount;
  uint16_t OutCount; ///< bit 15: variadic
  // behind the UncommonType, if any: InCount + OutCount descriptors
};
struct InterfaceMethod {
  NameOff Name;
  TypeOff Type;
};
struct InterfaceType : TypeDescriptor {
  const uint8_t *PkgPath; ///< encoded name, or null
  InterfaceMethod *Methods;
  int64_t NumMethods, CapMethods;
};
enum MapFlag : uint32_t {
  MapIndirectKey = 1,
  MapIndirectElem = 2,
  MapReflexiveKey = 4,
  MapNeedKeyUpdate = 8,
  MapHashMightPanic = 16,
};
struct MapType : TypeDescriptor {
  const TypeDescriptor *Key, *Elem, *Bucket;
  FuncVal *Hasher; ///< func(p unsafe.Pointer, seed uintptr) uintptr
  uint8_t KeySize, ElemSize;
  uint16_t BucketSize;
  uint32_t Flags;
};
static_assert(sizeof(MapType) == 88);
struct PtrType : TypeDescriptor {
  const TypeDescriptor *Elem;
};
struct SliceType : TypeDescriptor {
  const TypeDescriptor *Elem;
};
struct StructField {
  const uint8_t *Name;
  const TypeDescriptor *Type;
  uintptr_t Offset;
};
struct StructType : TypeDescriptor {
  const uint8_t *PkgPath;
  StructField *Fields;
  int64_t NumFields, CapFields;
};
struct Method {
  NameOff Name;
  TypeOff Type; ///< without receiver
  TextOff IFn;  ///< code for interface calls: the receiver is one word
  TextOff TFn;  ///< code with the declared receiver
};
struct UncommonType {
  NameOff PkgPath;
  uint16_t NumMethods, NumExported;
  uint32_t MethodsOffset; ///< from this structure
  uint32_t Unused;
};
static_assert(sizeof(UncommonType) == 16);

/// Names are encoded as bytes: flags, varint length, text, then what the
/// flags announce.
enum NameFlag : uint8_t {
  NameExported = 1,
  NameHasTag = 2,
  NameHasPkgPath = 4,
  NameEmbedded = 8,
};

} // namespace zokor::abi

#endif // ZOKOR_RUNTIME_ABI_TYPEDESCRIPTOR_H
