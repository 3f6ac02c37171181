//===- Descriptors.cpp - Type descriptors ---------------------------------===//
//
// The descriptor of a type is the data symbol `type:T`, in the layout of Go
// 1.19 (runtime/abi/TypeDescriptor.h), so that reflect compiles unmodified.
// Who defines it:
//   - the package that declares a type at package level defines its descriptor
//     and that of the pointer to it, always, and others refer to them;
//   - all others (unnamed types, instances, local and predeclared types) are
//     defined by each package that needs them, and the linker keeps one.
// The symbol is declared before the descriptor is written, so types that
// mention themselves end there.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/DescriptorParts.h"
#include "compiler/Types/LinkString.h"
#include "compiler/Types/Sizes.h"
#include "compiler/Types/TypeSet.h"
#include "runtime/abi/TypeDescriptor.h"

// The descriptors of special kinds derive from TypeDescriptor; every compiler
// that we use lays them out plainly all the same.
#pragma clang diagnostic ignored "-Winvalid-offsetof"

using namespace zokor;
using namespace zokor::irgen;
using abi::Kind;
using types::TypeKind;

namespace {

class DescriptorWriter {
public:
  DescriptorWriter(ModuleGen &M, GoType *T, std::string Symbol)
      : M(M), T(T), U(types::underlying(T)), Symbol(std::move(Symbol)),
        Data(&M.Context) {}

  void write(go::Linkage Linkage);
  /// The bucket of a map: it has no methods, name or equality.
  void writeBucket(llvm::StringRef Text);

private:
  void common(llvm::StringRef Text);
  void str(llvm::StringRef Text);
  void kindSpecific();
  void array(types::Array *A);
  void chan(types::Chan *C);
  void func(types::Signature *S);
  void interface(types::Interface *I);
  void map(types::Map *Map);
  void structure(types::Struct *S);
  void uncommon();
  void listUnnamed(go::Linkage Linkage);

  void type(uint64_t Offset, GoType *Of) {
    Data.putSymbol(Offset, M.descriptor(Of).getValue());
  }
  void typeOff(uint64_t Offset, GoType *Of) {
    Data.putSymbol(Offset, M.descriptor(Of).getValue(), 0, 4);
  }
  /// A slice that points into this symbol.
  void slice(uint64_t Offset, uint64_t Begin, uint64_t Count);

  ModuleGen &M;
  GoType *T, *U;
  std::string Symbol;
  DataBuilder Data;
  std::vector<types::MethodEntry> Methods;
  unsigned Flags = 0;
  uint64_t End = sizeof(abi::TypeDescriptor); ///< of what is written so far
};

} // namespace

//===----------------------------------------------------------------------===//
// Facts about types
//===----------------------------------------------------------------------===//

static Kind basicKind(types::BasicKind K) {
  using B = types::BasicKind;
  switch (K) {
  case B::Bool:
  case B::UntypedBool:
    return Kind::Bool;
  case B::Int:
  case B::UntypedInt:
    return Kind::Int;
  case B::Int8:
    return Kind::Int8;
  case B::Int16:
    return Kind::Int16;
  case B::Int32:
  case B::UntypedRune:
    return Kind::Int32;
  case B::Int64:
    return Kind::Int64;
  case B::Uint:
    return Kind::Uint;
  case B::Uint8:
    return Kind::Uint8;
  case B::Uint16:
    return Kind::Uint16;
  case B::Uint32:
    return Kind::Uint32;
  case B::Uint64:
    return Kind::Uint64;
  case B::Uintptr:
    return Kind::Uintptr;
  case B::Float32:
    return Kind::Float32;
  case B::Float64:
  case B::UntypedFloat:
    return Kind::Float64;
  case B::Complex64:
    return Kind::Complex64;
  case B::Complex128:
  case B::UntypedComplex:
    return Kind::Complex128;
  case B::String:
  case B::UntypedString:
    return Kind::String;
  case B::UnsafePointer:
  case B::UntypedNil:
    return Kind::UnsafePointer;
  case B::Invalid:
    break;
  }
  return Kind::Invalid;
}

static Kind kindOf(GoType *U) {
  switch (U->kind()) {
  case TypeKind::Basic:
    return basicKind(llvm::cast<types::Basic>(U)->K);
  case TypeKind::Array:
    return Kind::Array;
  case TypeKind::Slice:
    return Kind::Slice;
  case TypeKind::Struct:
    return Kind::Struct;
  case TypeKind::Pointer:
    return Kind::Pointer;
  case TypeKind::Signature:
    return Kind::Func;
  case TypeKind::Interface:
    return Kind::Interface;
  case TypeKind::Map:
    return Kind::Map;
  case TypeKind::Chan:
    return Kind::Chan;
  default:
    return Kind::Invalid;
  }
}

static GoType *elementOf(GoType *U) {
  switch (U->kind()) {
  case TypeKind::Array:
    return llvm::cast<types::Array>(U)->Elem;
  case TypeKind::Slice:
    return llvm::cast<types::Slice>(U)->Elem;
  case TypeKind::Pointer:
    return llvm::cast<types::Pointer>(U)->Elem;
  case TypeKind::Chan:
    return llvm::cast<types::Chan>(U)->Elem;
  default:
    return nullptr;
  }
}

/// The package of a named type, or of the named element of an unnamed one.
static const Package *packageOf(GoType *T) {
  if (auto *N = types::asIs<Named>(T))
    return N->Obj->Pkg;
  GoType *Elem = elementOf(types::unalias(T));
  auto *N = Elem ? types::asIs<Named>(Elem) : nullptr;
  return N ? N->Obj->Pkg : nullptr;
}

/// Declared at package level and not generic: the declaring package defines
/// the descriptor.
static Named *packageLevel(GoType *T) {
  auto *N = types::asIs<Named>(T);
  return N && N->Obj->Pkg && !N->Obj->LocalIndex && N->TypeArgs.empty()
             ? N
             : nullptr;
}

static bool samePackage(const Package *A, const Package *B) {
  return A == B || (A && B && A->Path == B->Path);
}

/// Does k == k hold for every key?
static bool isReflexive(GoType *T) {
  GoType *U = types::underlying(T);
  if (auto *B = llvm::dyn_cast<types::Basic>(U))
    return !(B->Info & (types::IsFloat | types::IsComplex));
  if (auto *A = llvm::dyn_cast<types::Array>(U))
    return isReflexive(A->Elem);
  if (auto *S = llvm::dyn_cast<types::Struct>(U))
    return llvm::all_of(S->Fields, [](Var *F) { return isReflexive(F->Type); });
  return !llvm::isa<types::Interface>(U);
}

/// Can equal keys differ, so that an assignment has to store the key again?
static bool needsKeyUpdate(GoType *T) {
  GoType *U = types::underlying(T);
  if (auto *B = llvm::dyn_cast<types::Basic>(U))
    return B->Info & (types::IsFloat | types::IsComplex | types::IsString);
  if (auto *A = llvm::dyn_cast<types::Array>(U))
    return needsKeyUpdate(A->Elem);
  if (auto *S = llvm::dyn_cast<types::Struct>(U))
    return llvm::any_of(S->Fields,
                        [](Var *F) { return needsKeyUpdate(F->Type); });
  return llvm::isa<types::Interface>(U);
}

static bool hashMightPanic(GoType *T) {
  GoType *U = types::underlying(T);
  if (auto *A = llvm::dyn_cast<types::Array>(U))
    return hashMightPanic(A->Elem);
  if (auto *S = llvm::dyn_cast<types::Struct>(U))
    return llvm::any_of(S->Fields,
                        [](Var *F) { return hashMightPanic(F->Type); });
  return llvm::isa<types::Interface>(U);
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

/// The text has a star in front that belongs to it only for a pointer, so that
/// T and *T share one.
void DescriptorWriter::str(llvm::StringRef Text) {
  std::string Starred = Text.str();
  if (!Text.starts_with("*")) {
    Starred = "*" + Starred;
    Flags |= abi::TFlagExtraStar;
  }
  EncodedName N;
  N.Text = Starred;
  auto *Of = types::asIs<Named>(T);
  if (!Of && elementOf(types::unalias(T)))
    Of = types::asIs<Named>(elementOf(types::unalias(T)));
  N.Exported = Of && Of->Obj->isExported();
  Data.putSymbol(offsetof(abi::TypeDescriptor, Str), nameSymbol(M, N), 0, 4);
}

void DescriptorWriter::common(llvm::StringRef Text) {
  bool Program = false;
  std::string Pointers = pointerDataSymbol(M, T, Program);
  Data.put(offsetof(abi::TypeDescriptor, Size), uint64_t(types::sizeOf(T)), 8);
  Data.put(offsetof(abi::TypeDescriptor, PtrData), uint64_t(pointerBytes(M, T)),
           8);
  Data.put(offsetof(abi::TypeDescriptor, Hash), descriptorHash(Symbol), 4);
  unsigned KindBits = unsigned(kindOf(U)) |
                      (M.isDirectIface(T) ? abi::KindDirectIface : 0) |
                      (Program ? abi::KindGCProg : 0);
  uint64_t Align = uint64_t(types::alignOf(T));
  Data.put(offsetof(abi::TypeDescriptor, Align), Align, 1);
  Data.put(offsetof(abi::TypeDescriptor, FieldAlign), Align, 1);
  Data.put(offsetof(abi::TypeDescriptor, KindBits), KindBits, 1);
  if (!Pointers.empty())
    Data.putSymbol(offsetof(abi::TypeDescriptor, GCData), Pointers);
  str(Text);
}

void DescriptorWriter::slice(uint64_t Offset, uint64_t Begin, uint64_t Count) {
  if (Count)
    Data.putSymbol(Offset, Symbol, int64_t(Begin));
  Data.put(Offset + 8, Count, 8);
  Data.put(Offset + 16, Count, 8);
}

void DescriptorWriter::array(types::Array *A) {
  type(offsetof(abi::ArrayType, Elem), A->Elem);
  type(offsetof(abi::ArrayType, Slice), M.S.make<types::Slice>(A->Elem));
  Data.put(offsetof(abi::ArrayType, Len), uint64_t(A->Len), 8);
  End = sizeof(abi::ArrayType);
}

void DescriptorWriter::chan(types::Chan *C) {
  type(offsetof(abi::ChanType, Elem), C->Elem);
  Data.put(offsetof(abi::ChanType, Dir),
           C->Dir == types::ChanDir::Recv   ? 1
           : C->Dir == types::ChanDir::Send ? 2
                                            : 3,
           8);
  End = sizeof(abi::ChanType);
}

/// The list of parameters and results has no pointer to it: it lies behind the
/// UncommonType.
void DescriptorWriter::func(types::Signature *S) {
  Data.put(offsetof(abi::FuncType, InCount), S->Params->size(), 2);
  Data.put(offsetof(abi::FuncType, OutCount),
           S->Results->size() | (S->Variadic ? 1u << 15 : 0), 2);
  End = sizeof(abi::FuncType);
  uint64_t At =
      End + (Flags & abi::TFlagUncommon ? sizeof(abi::UncommonType) : 0);
  for (types::Tuple *Tuple : {S->Params, S->Results})
    for (Var *V : Tuple->Vars) {
      type(At, V->Type);
      At += 8;
    }
}

void DescriptorWriter::interface(types::Interface *I) {
  auto *N = types::asIs<Named>(T);
  const Package *Pkg = N ? N->Obj->Pkg : nullptr;
  if (Pkg)
    Data.putSymbol(offsetof(abi::InterfaceType, PkgPath),
                   pkgPathSymbol(M, Pkg));
  End = sizeof(abi::InterfaceType);
  uint64_t At =
      End + (Flags & abi::TFlagUncommon ? sizeof(abi::UncommonType) : 0);
  llvm::ArrayRef<Func *> List = types::typeSet(I).Methods;
  slice(offsetof(abi::InterfaceType, Methods), At, List.size());
  for (Func *Method : List) {
    EncodedName Name;
    Name.Text = Method->Name.str();
    Name.Exported = Method->isExported();
    if (!Name.Exported && !samePackage(Method->Pkg, Pkg))
      Name.Pkg = Method->Pkg;
    Data.putSymbol(At, nameSymbol(M, Name), 0, 4);
    typeOff(At + 4, Method->Type);
    At += sizeof(abi::InterfaceMethod);
  }
}

/// What the runtime allocates for eight entries: struct { top [8]uint8; keys
/// [8]K; elems [8]V; overflow }. Large keys and elems are pointers.
static types::Struct *bucketType(ModuleGen &M, GoType *Key, GoType *Elem) {
  auto Stored = [&](GoType *T) -> GoType * {
    if (types::sizeOf(T) > 128)
      return M.S.make<types::Pointer>(T);
    return T;
  };
  Key = Stored(Key);
  Elem = Stored(Elem);
  bool Pointers = pointerBytes(M, Key) || pointerBytes(M, Elem);
  GoType *Byte = M.U.basic(types::BasicKind::Uint8);
  GoType *Link = M.U.basic(Pointers ? types::BasicKind::UnsafePointer
                                    : types::BasicKind::Uintptr);
  GoType *Parts[] = {M.S.make<types::Array>(Byte, 8),
                     M.S.make<types::Array>(Key, 8),
                     M.S.make<types::Array>(Elem, 8), Link};
  llvm::SmallVector<Var *, 4> Fields;
  for (GoType *Part : Parts)
    Fields.push_back(M.S.make<Var>(Pos(), M.Pkg, M.S.Names.get("f"), Part));
  auto *S = M.S.make<types::Struct>();
  S->Fields = M.S.copy<Var *>(Fields);
  return S;
}

void DescriptorWriter::map(types::Map *Map) {
  types::Struct *Bucket = bucketType(M, Map->Key, Map->Elem);
  std::string Name = "type:.bucket[" +
                     types::linkString(Map->Key, types::LinkForm::Key) + "]" +
                     types::linkString(Map->Elem, types::LinkForm::Key);
  if (!M.Symbols.count(Name))
    DescriptorWriter(M, Bucket, Name).writeBucket("map.bucket");
  type(offsetof(abi::MapType, Key), Map->Key);
  type(offsetof(abi::MapType, Elem), Map->Elem);
  Data.putSymbol(offsetof(abi::MapType, Bucket), Name);
  if (mlir::FlatSymbolRefAttr Hash = M.hashFunction(Map->Key))
    Data.putSymbol(offsetof(abi::MapType, Hasher), Hash.getValue());
  auto Large = [](GoType *Of) { return types::sizeOf(Of) > 128; };
  auto Stored = [&](GoType *Of) {
    return Large(Of) ? 8 : uint64_t(types::sizeOf(Of));
  };
  Data.put(offsetof(abi::MapType, KeySize), Stored(Map->Key), 1);
  Data.put(offsetof(abi::MapType, ElemSize), Stored(Map->Elem), 1);
  Data.put(offsetof(abi::MapType, BucketSize), uint64_t(types::sizeOf(Bucket)),
           2);
  Data.put(offsetof(abi::MapType, Flags),
           (Large(Map->Key) ? abi::MapIndirectKey : 0) |
               (Large(Map->Elem) ? abi::MapIndirectElem : 0) |
               (isReflexive(Map->Key) ? abi::MapReflexiveKey : 0) |
               (needsKeyUpdate(Map->Key) ? abi::MapNeedKeyUpdate : 0) |
               (hashMightPanic(Map->Key) ? abi::MapHashMightPanic : 0),
           4);
  End = sizeof(abi::MapType);
}

void DescriptorWriter::structure(types::Struct *S) {
  auto Hidden =
      llvm::find_if(S->Fields, [](Var *F) { return !F->isExported(); });
  if (Hidden != S->Fields.end() && (*Hidden)->Pkg)
    Data.putSymbol(offsetof(abi::StructType, PkgPath),
                   pkgPathSymbol(M, (*Hidden)->Pkg));
  End = sizeof(abi::StructType);
  uint64_t At =
      End + (Flags & abi::TFlagUncommon ? sizeof(abi::UncommonType) : 0);
  slice(offsetof(abi::StructType, Fields), At, S->Fields.size());
  std::vector<int64_t> Offsets = types::fieldOffsets(S);
  for (auto [I, Field] : llvm::enumerate(S->Fields)) {
    EncodedName Name;
    Name.Text = Field->Name.str();
    Name.Tag = S->tag(I);
    Name.Exported = Field->isExported();
    Name.Embedded = Field->Embedded;
    Data.putSymbol(At + offsetof(abi::StructField, Name), nameSymbol(M, Name));
    type(At + offsetof(abi::StructField, Type), Field->Type);
    Data.put(At + offsetof(abi::StructField, Offset), uint64_t(Offsets[I]), 8);
    At += sizeof(abi::StructField);
  }
}

void DescriptorWriter::kindSpecific() {
  switch (U->kind()) {
  case TypeKind::Array:
    return array(llvm::cast<types::Array>(U));
  case TypeKind::Chan:
    return chan(llvm::cast<types::Chan>(U));
  case TypeKind::Signature:
    return func(llvm::cast<types::Signature>(U));
  case TypeKind::Interface:
    return interface(llvm::cast<types::Interface>(U));
  case TypeKind::Map:
    return map(llvm::cast<types::Map>(U));
  case TypeKind::Struct:
    return structure(llvm::cast<types::Struct>(U));
  case TypeKind::Pointer:
  case TypeKind::Slice:
    type(offsetof(abi::PtrType, Elem), elementOf(U));
    End = sizeof(abi::PtrType);
    return;
  default:
    return;
  }
}

/// The UncommonType at End, and the methods behind all that is written.
void DescriptorWriter::uncommon() {
  const Package *Pkg =
      types::isUnsafePointer(T) ? M.U.unsafePackage() : packageOf(T);
  if (Pkg)
    Data.putSymbol(End + offsetof(abi::UncommonType, PkgPath),
                   pkgPathSymbol(M, Pkg), 0, 4);
  uint64_t At =
      std::max<uint64_t>(Data.size(), End + sizeof(abi::UncommonType));
  At = (At + 7) & ~uint64_t(7);
  size_t Exported = size_t(
      llvm::count_if(Methods, [](auto &E) { return E.Method->isExported(); }));
  Data.put(End + offsetof(abi::UncommonType, NumMethods), Methods.size(), 2);
  Data.put(End + offsetof(abi::UncommonType, NumExported), Exported, 2);
  Data.put(End + offsetof(abi::UncommonType, MethodsOffset), At - End, 4);
  Data.put(End + offsetof(abi::UncommonType, Unused), 0, 4);
  for (const types::MethodEntry &E : Methods) {
    EncodedName Name;
    Name.Text = E.Method->Name.str();
    Name.Exported = E.Method->isExported();
    if (!Name.Exported && !samePackage(E.Method->Pkg, Pkg))
      Name.Pkg = E.Method->Pkg;
    Data.putSymbol(At + offsetof(abi::Method, Name), nameSymbol(M, Name), 0, 4);
    typeOff(At + offsetof(abi::Method, Type), E.Method->Type);
    Data.putSymbol(At + offsetof(abi::Method, IFn),
                   M.methodForItab(T, E).getSymName(), 0, 4);
    Data.putSymbol(At + offsetof(abi::Method, TFn),
                   M.methodForType(T, E).getSymName(), 0, 4);
    At += sizeof(abi::Method);
  }
}

void DescriptorWriter::write(go::Linkage Linkage) {
  bool IsNamed = llvm::isa<Named, types::Basic>(types::unalias(T));
  if (!llvm::isa<types::Interface>(U))
    Methods = types::methodSet(T);
  if (IsNamed)
    Flags |= abi::TFlagNamed;
  if (IsNamed || !Methods.empty())
    Flags |= abi::TFlagUncommon;
  common(types::linkString(T));
  if (mlir::FlatSymbolRefAttr Equal = M.equalFunction(T)) {
    Data.putSymbol(offsetof(abi::TypeDescriptor, Equal), Equal.getValue());
    if (M.isPlainMemory(T))
      Flags |= abi::TFlagRegularMemory;
  }
  if (IsNamed)
    typeOff(offsetof(abi::TypeDescriptor, PtrToThis),
            M.S.make<types::Pointer>(T));
  kindSpecific();
  if (Flags & abi::TFlagUncommon)
    uncommon();
  Data.put(offsetof(abi::TypeDescriptor, TFlag), Flags, 1);
  M.defineData(Symbol, Data, std::max<uint64_t>(Data.size(), End), 8,
               /*Constant=*/true, Linkage);
  if (!IsNamed && !llvm::isa<types::Interface>(U))
    listUnnamed(Linkage);
}

/// reflect looks for the descriptors of unnamed types; the runtime puts them in
/// order, so the list is not constant.
void DescriptorWriter::listUnnamed(go::Linkage Linkage) {
  DataBuilder Entry(&M.Context);
  Entry.putSymbol(0, Symbol);
  std::string Name = Symbol + "·link";
  M.defineData(Name, Entry, 8, 8, /*Constant=*/false, Linkage);
  llvm::cast<go::DataOp>(M.Symbols[Name]).setSection("zokor_typelinks");
}

void DescriptorWriter::writeBucket(llvm::StringRef Text) {
  M.declareData(Symbol);
  common(Text);
  structure(llvm::cast<types::Struct>(U));
  Data.put(offsetof(abi::TypeDescriptor, TFlag), Flags, 1);
  M.defineData(Symbol, Data, std::max<uint64_t>(Data.size(), End), 8,
               /*Constant=*/true, go::Linkage::Once);
}

//===----------------------------------------------------------------------===//
// Interface
//===----------------------------------------------------------------------===//

mlir::FlatSymbolRefAttr ModuleGen::descriptor(GoType *T) {
  T = types::unalias(T);
  auto [It, New] = DescriptorSymbols.try_emplace(T);
  if (!New)
    return It->second;
  std::string Name = typeSymbolName(T);
  auto Symbol = mlir::FlatSymbolRefAttr::get(&Context, Name);
  It->second = Symbol;
  if (Symbols.count(Name))
    return Symbol;
  declareData(Name);
  Named *N = packageLevel(T);
  if (!N && llvm::isa<types::Pointer>(T))
    N = packageLevel(llvm::cast<types::Pointer>(T)->Elem);
  bool Here = N && samePackage(N->Obj->Pkg, Pkg);
  if (N && !Here)
    return Symbol;
  if (types::sizeOf(T) < 0) {
    unsupported(N ? N->Obj->At : Pos(), "a type of this size");
    return Symbol;
  }
  DescriptorWriter(*this, T, Name)
      .write(Here ? go::Linkage::External : go::Linkage::Once);
  return Symbol;
}

void ModuleGen::declaredDescriptors() {
  for (types::Object *O : Pkg->PkgScope->objects()) {
    auto *Declared = llvm::dyn_cast<types::TypeName>(O);
    if (!Declared || Declared->IsAlias || Declared->Name.isBlank())
      continue;
    auto *N = types::asIs<Named>(Declared->Type);
    if (!N || !N->TypeParams.empty())
      continue;
    // Constraints are no types of values.
    if (auto *I = types::as<types::Interface>(N))
      if (!types::typeSet(I).isMethodSet())
        continue;
    descriptor(N);
    descriptor(S.make<types::Pointer>(N));
  }
}
