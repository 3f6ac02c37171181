//===- Types.cpp - Representation types and call signatures ---------------===//

#include "compiler/IRGen/ModuleGen.h"
#include "compiler/Types/Sizes.h"

#include "llvm/Support/Path.h"

using namespace zokor;
using namespace zokor::irgen;

static mlir::Type lowerBasic(mlir::MLIRContext *C, types::BasicKind K) {
  auto Int = [&](unsigned Bits) { return mlir::IntegerType::get(C, Bits); };
  switch (K) {
  case types::BasicKind::Bool:
  case types::BasicKind::UntypedBool:
    return Int(1);
  case types::BasicKind::Int8:
  case types::BasicKind::Uint8:
    return Int(8);
  case types::BasicKind::Int16:
  case types::BasicKind::Uint16:
    return Int(16);
  case types::BasicKind::Int32:
  case types::BasicKind::Uint32:
  case types::BasicKind::UntypedRune:
    return Int(32);
  case types::BasicKind::Int:
  case types::BasicKind::Int64:
  case types::BasicKind::Uint:
  case types::BasicKind::Uint64:
  case types::BasicKind::Uintptr:
  case types::BasicKind::UntypedInt:
    return Int(64);
  case types::BasicKind::Float32:
    return mlir::Float32Type::get(C);
  case types::BasicKind::Float64:
  case types::BasicKind::UntypedFloat:
    return mlir::Float64Type::get(C);
  case types::BasicKind::Complex64:
    return mlir::ComplexType::get(mlir::Float32Type::get(C));
  case types::BasicKind::Complex128:
  case types::BasicKind::UntypedComplex:
    return mlir::ComplexType::get(mlir::Float64Type::get(C));
  case types::BasicKind::String:
  case types::BasicKind::UntypedString:
    return go::StringType::get(C);
  case types::BasicKind::UnsafePointer:
  case types::BasicKind::UntypedNil:
    return go::PtrType::get(C);
  case types::BasicKind::Invalid:
    break;
  }
  llvm_unreachable("the checker lets no invalid type through");
}

mlir::Type ModuleGen::lower(GoType *T) {
  GoType *U = types::underlying(T);
  if (mlir::Type Known = LoweredTypes.lookup(U))
    return Known;
  auto *C = &Context;
  mlir::Type Result;
  switch (U->kind()) {
  case types::TypeKind::Basic:
    Result = lowerBasic(C, llvm::cast<types::Basic>(U)->K);
    break;
  case types::TypeKind::Array: {
    auto *A = llvm::cast<types::Array>(U);
    Result = go::ArrayType::get(C, A->Len, lower(A->Elem));
    break;
  }
  case types::TypeKind::Struct: {
    llvm::SmallVector<mlir::Type> Fields;
    for (Var *Field : llvm::cast<types::Struct>(U)->Fields)
      Fields.push_back(lower(Field->Type));
    Result = go::StructType::get(C, Fields);
    break;
  }
  case types::TypeKind::Tuple: {
    llvm::SmallVector<mlir::Type> Fields;
    for (Var *V : llvm::cast<types::Tuple>(U)->Vars)
      Fields.push_back(lower(V->Type));
    Result = go::StructType::get(C, Fields);
    break;
  }
  case types::TypeKind::Slice:
    Result = go::SliceType::get(C);
    break;
  case types::TypeKind::Pointer:
    Result = go::PtrType::get(C);
    break;
  case types::TypeKind::Signature:
    Result = go::FuncType::get(C);
    break;
  case types::TypeKind::Interface:
    if (types::methodSet(U).empty())
      Result = go::EfaceType::get(C);
    else
      Result = go::IfaceType::get(C);
    break;
  case types::TypeKind::Map:
    Result = go::MapType::get(C);
    break;
  case types::TypeKind::Chan:
    Result = go::ChanType::get(C);
    break;
  case types::TypeKind::Union:
  case types::TypeKind::Named:
  case types::TypeKind::TypeParam:
  case types::TypeKind::Alias:
    llvm_unreachable("not the type of a value");
  }
  return LoweredTypes[U] = Result;
}

Signature *ModuleGen::closedSignature(Signature *Sig,
                                      llvm::ArrayRef<GoType *> Args) {
  if (Args.empty())
    return Sig;
  llvm::ArrayRef<types::TypeParam *> Params =
      Sig->Recv ? Sig->RecvTypeParams : Sig->TypeParams;
  return llvm::cast<Signature>(Types.substitute(Sig, Params, Args));
}

CallABI ModuleGen::abi(Signature *Sig) {
  CallABI ABI;
  auto Ptr = go::PtrType::get(&Context);
  unsigned Words = 0;
  for (Var *R : Sig->Results->Vars) {
    mlir::Type T = lower(R->Type);
    bool InMemory =
        !go::isRegisterType(T) || Words + go::numWords(T) > go::MaxResultWords;
    ABI.ResultInMemory.push_back(InMemory);
    if (InMemory) {
      ABI.Params.push_back(Ptr);
      ++ABI.NumResultPointers;
    } else {
      ABI.Results.push_back(T);
      Words += go::numWords(T);
    }
  }
  for (Var *P : Sig->Params->Vars) {
    mlir::Type T = lower(P->Type);
    bool InMemory = !go::isRegisterType(T);
    ABI.ParamInMemory.push_back(InMemory);
    ABI.Params.push_back(InMemory ? mlir::Type(Ptr) : T);
  }
  return ABI;
}

mlir::FunctionType ModuleGen::functionType(const CallABI &ABI,
                                           mlir::Type First) {
  llvm::SmallVector<mlir::Type> Params;
  if (First)
    Params.push_back(First);
  llvm::append_range(Params, ABI.Params);
  return mlir::FunctionType::get(&Context, Params, ABI.Results);
}

mlir::ArrayAttr ModuleGen::pointerAttrs(Signature *Sig) {
  CallABI ABI = abi(Sig);
  bool Any = ABI.NumResultPointers != 0;
  mlir::Builder Attrs(&Context);
  auto Dict = [&](llvm::StringRef Name, mlir::Attribute Value) {
    return Attrs.getDictionaryAttr(Attrs.getNamedAttr(Name, Value));
  };
  llvm::SmallVector<mlir::Attribute> All(
      ABI.NumResultPointers, Dict("go.result", Attrs.getUnitAttr()));
  for (auto [P, InMemory] : llvm::zip(Sig->Params->Vars, ABI.ParamInMemory)) {
    Any |= InMemory;
    All.push_back(InMemory
                      ? Dict("go.byval", mlir::TypeAttr::get(lower(P->Type)))
                      : Attrs.getDictionaryAttr({}));
  }
  return Any ? Attrs.getArrayAttr(All) : nullptr;
}

void ModuleGen::setPointerAttrs(go::FuncOp F, Signature *Sig) {
  mlir::ArrayAttr Attrs = pointerAttrs(Sig);
  if (!Attrs)
    return;
  unsigned First = F.getNumArguments() - Attrs.size();
  for (auto [I, A] : llvm::enumerate(Attrs.getAsRange<mlir::DictionaryAttr>()))
    F.setArgAttrs(First + unsigned(I), A);
}

/// Pointer-shaped types, and arrays of length one and structs of one field of
/// them.
bool ModuleGen::isDirectIface(GoType *T) {
  GoType *U = types::underlying(T);
  if (auto *S = llvm::dyn_cast<types::Struct>(U))
    return S->Fields.size() == 1 && isDirectIface(S->Fields[0]->Type);
  if (auto *A = llvm::dyn_cast<types::Array>(U))
    return A->Len == 1 && isDirectIface(A->Elem);
  return go::isPointerShaped(lower(U));
}

mlir::Location ModuleGen::loc(Pos P) {
  if (!P)
    return mlir::UnknownLoc::get(&Context);
  Location L = S.Sources.locate(P);
  mlir::StringAttr &File = FileNames[L.File];
  if (!File) {
    // The name in a //line directive is used as it stands there, as in gc.
    std::string Name = L.File.empty() ? "??" : L.File.str();
    if (Opts.FileName && L.File == S.Sources.locatePhysical(P).File)
      Name = Opts.FileName(L.File);
    File = mlir::StringAttr::get(&Context, Name);
  }
  return mlir::FileLineColLoc::get(File, L.Line, L.Column);
}
