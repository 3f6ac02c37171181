//===- StaticData.cpp - Data symbols, strings and static closures ---------===//

#include "compiler/IRGen/ModuleGen.h"

using namespace zokor;
using namespace zokor::irgen;

//===----------------------------------------------------------------------===//
// DataBuilder
//===----------------------------------------------------------------------===//

void DataBuilder::put(uint64_t Offset, uint64_t Value, unsigned Size) {
  if (Bytes.size() < Offset + Size)
    Bytes.resize(Offset + Size);
  for (unsigned I = 0; I != Size; ++I)
    Bytes[Offset + I] = char(Value >> 8 * I);
}

void DataBuilder::putBytes(uint64_t Offset, llvm::StringRef Text) {
  if (Bytes.size() < Offset + Text.size())
    Bytes.resize(Offset + Text.size());
  std::copy(Text.begin(), Text.end(), Bytes.begin() + Offset);
}

void DataBuilder::putSymbol(uint64_t Offset, llvm::StringRef Symbol,
                            int64_t Addend, unsigned Size) {
  put(Offset, 0, Size);
  Relocs.push_back(go::RelocAttr::get(
      Context, int64_t(Offset), Size,
      mlir::FlatSymbolRefAttr::get(Context, Symbol), Addend));
}

mlir::ArrayAttr DataBuilder::relocs() const {
  return Relocs.empty() ? nullptr : mlir::ArrayAttr::get(Context, Relocs);
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

void ModuleGen::defineData(llvm::StringRef Name, const DataBuilder &Data,
                           uint64_t Size, uint64_t Align, bool Constant,
                           go::Linkage Linkage, llvm::StringRef Pointers) {
  mlir::Operation *&Known = Symbols[Name];
  if (auto Declared = llvm::dyn_cast_or_null<go::DataOp>(Known)) {
    if (!Declared.getExternal())
      return;
    Declared.erase();
  }
  llvm::StringRef Bytes = Data.bytes().rtrim('\0');
  Known = go::DataOp::create(
      B, B.getUnknownLoc(), B.getStringAttr(Name), /*sym_visibility=*/nullptr,
      go::LinkageAttr::get(&Context, Linkage),
      Constant ? B.getUnitAttr() : nullptr, /*external=*/nullptr,
      B.getI64IntegerAttr(int64_t(Size)), B.getI64IntegerAttr(int64_t(Align)),
      Bytes.empty() ? nullptr : B.getStringAttr(Bytes), Data.relocs(),
      Pointers.empty() ? nullptr : B.getStringAttr(Pointers),
      /*section=*/nullptr);
}

mlir::FlatSymbolRefAttr ModuleGen::declareData(llvm::StringRef Name) {
  mlir::Operation *&Known = Symbols[Name];
  if (!Known)
    Known = go::DataOp::create(
        B, B.getUnknownLoc(), B.getStringAttr(Name), /*sym_visibility=*/nullptr,
        go::LinkageAttr::get(&Context, go::Linkage::External),
        /*constant=*/nullptr, B.getUnitAttr(), B.getI64IntegerAttr(0),
        B.getI64IntegerAttr(8), /*bytes=*/nullptr, /*relocs=*/nullptr,
        /*pointers=*/nullptr, /*section=*/nullptr);
  return mlir::FlatSymbolRefAttr::get(&Context, Name);
}

mlir::FlatSymbolRefAttr ModuleGen::stringData(llvm::StringRef Text) {
  std::string Name = go::stringSymbol(Text);
  if (!Symbols.count(Name)) {
    DataBuilder Data(&Context);
    Data.putBytes(0, Text);
    defineData(Name, Data, Text.size(), 1, /*Constant=*/true,
               go::Linkage::Once);
  }
  return mlir::FlatSymbolRefAttr::get(&Context, Name);
}

/// `f·f` holds the address of `f·fv`, which takes a closure object and calls
/// f without it. A function that takes one itself needs no wrapper.
mlir::FlatSymbolRefAttr ModuleGen::staticClosure(go::FuncOp F) {
  std::string Name = (F.getSymName() + "·f").str();
  if (!Symbols.count(Name)) {
    go::FuncOp Code = F;
    if (!F.getClosure()) {
      llvm::SmallVector<mlir::Type> Params{go::PtrType::get(&Context)};
      llvm::append_range(Params, F.getArgumentTypes());
      auto T = mlir::FunctionType::get(&Context, Params, F.getResultTypes());
      Code = madeFunction(
          (F.getSymName() + "·fv").str(), T, go::Linkage::Once,
          [F](go::FuncOp Wrapper) mutable {
            // Without a place of its own, what is inlined into it has none.
            Wrapper->setLoc(F.getLoc());
            Wrapper.setWrapper(true);
            Wrapper.setClosure(true);
            mlir::Block *Entry = Wrapper.addEntryBlock();
            auto Body = mlir::OpBuilder::atBlockEnd(Entry);
            auto Call = go::CallOp::create(
                Body, F.getLoc(), F.getResultTypes(),
                mlir::FlatSymbolRefAttr::get(F.getSymNameAttr()),
                Entry->getArguments().drop_front(), nullptr, nullptr);
            go::ReturnOp::create(Body, F.getLoc(), Call.getResults());
          });
    }
    DataBuilder Data(&Context);
    Data.putSymbol(0, Code.getSymName());
    defineData(Name, Data, 8, 8, /*Constant=*/true, go::Linkage::Once);
  }
  return mlir::FlatSymbolRefAttr::get(&Context, Name);
}
