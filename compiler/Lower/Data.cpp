//===- Data.cpp - LLVM IR from the LLVM dialect, and static data ----------===//

#include "compiler/Basic/Target.h"
#include "compiler/Lower/DebugInfo.h"
#include "compiler/Lower/Lowering.h"
#include "runtime/abi/Tables.h"

#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace mlir;
using namespace zokor;
using namespace zokor::lower;

/// Equal strings of different packages get the same name and are merged.
std::string ModuleLowering::stringData(StringRef Text) {
  auto [It, New] = Strings.try_emplace(Text);
  if (!New)
    return It->second;
  std::string Name = go::stringSymbol(Text);
  It->second = Name;
  if (lookup(Name))
    return Name; // static data refers to it too
  OpBuilder DataBuilder = OpBuilder::atBlockEnd(Out.Data->getBody());
  go::DataOp::create(
      DataBuilder, Go.getLoc(), DataBuilder.getStringAttr(Name),
      /*sym_visibility=*/nullptr,
      go::LinkageAttr::get(Context, go::Linkage::Once),
      DataBuilder.getUnitAttr(), /*external=*/nullptr,
      DataBuilder.getI64IntegerAttr(int64_t(Text.size())),
      DataBuilder.getI64IntegerAttr(1), DataBuilder.getStringAttr(Text),
      /*relocs=*/nullptr, /*pointers=*/nullptr, /*section=*/nullptr);
  declareData(Name);
  return Name;
}

namespace {

/// Builds the constant of one go.data op: chunks of bytes between relocations,
/// as a packed struct.
class DataWriter {
public:
  DataWriter(llvm::Module &M, go::DataOp D, bool PIE)
      : M(M), D(D), PIE(PIE), Int32(llvm::Type::getInt32Ty(M.getContext())),
        Int64(llvm::Type::getInt64Ty(M.getContext())) {}

  void write();

private:
  llvm::Constant *initializer();
  void putBytes(uint64_t From, uint64_t To);
  llvm::Constant *address(llvm::Constant *Base, int64_t Offset);
  llvm::Constant *distance(llvm::Constant *To, llvm::Constant *From);
  llvm::GlobalVariable *define(llvm::Constant *Init);
  void placeInTable(llvm::GlobalVariable *Entry);
  llvm::GlobalVariable *addEntry(StringRef Section, llvm::Constant *Init,
                                 uint64_t Align, llvm::GlobalVariable *Of);
  void addRoot(llvm::GlobalVariable *Data);
  void listOffsets(llvm::GlobalVariable *Data);

  llvm::Module &M;
  go::DataOp D;
  bool PIE;
  llvm::IntegerType *Int32, *Int64;
  SmallVector<llvm::Constant *> Parts;
  /// With PIE: where the 32-bit offsets are that the runtime has to correct.
  SmallVector<int64_t> Offsets;
};

} // namespace

static llvm::GlobalValue *symbol(llvm::Module &M, StringRef Name) {
  if (llvm::GlobalValue *G = M.getNamedValue(Name))
    return G;
  auto *G = new llvm::GlobalVariable(
      M, llvm::Type::getInt8Ty(M.getContext()), /*isConstant=*/false,
      llvm::GlobalValue::ExternalLinkage, nullptr, Name);
  G->setDSOLocal(true);
  return G;
}

void DataWriter::putBytes(uint64_t From, uint64_t To) {
  llvm::LLVMContext &Context = M.getContext();
  StringRef Bytes = D.getBytes().value_or("");
  uint64_t Written = std::min<uint64_t>(To, Bytes.size());
  if (From < Written) {
    Parts.push_back(llvm::ConstantDataArray::getString(
        Context, Bytes.slice(From, Written), /*AddNull=*/false));
    From = Written;
  }
  if (From < To)
    Parts.push_back(llvm::ConstantAggregateZero::get(
        llvm::ArrayType::get(llvm::Type::getInt8Ty(Context), To - From)));
}

llvm::Constant *DataWriter::address(llvm::Constant *Base, int64_t Offset) {
  return Offset ? llvm::ConstantExpr::getGetElementPtr(
                      llvm::Type::getInt8Ty(M.getContext()), Base,
                      llvm::ConstantInt::getSigned(Int64, Offset))
                : Base;
}

/// To - From in 32 bits.
llvm::Constant *DataWriter::distance(llvm::Constant *To, llvm::Constant *From) {
  return llvm::ConstantExpr::getTrunc(
      llvm::ConstantExpr::getSub(llvm::ConstantExpr::getPtrToInt(To, Int64),
                                 llvm::ConstantExpr::getPtrToInt(From, Int64)),
      Int32);
}

llvm::Constant *DataWriter::initializer() {
  llvm::LLVMContext &Context = M.getContext();
  SmallVector<go::RelocAttr> Relocs;
  if (ArrayAttr List = D.getRelocsAttr())
    for (Attribute A : List)
      Relocs.push_back(cast<go::RelocAttr>(A));
  llvm::sort(Relocs, [](go::RelocAttr A, go::RelocAttr B) {
    return A.getOffset() < B.getOffset();
  });
  uint64_t At = 0;
  for (go::RelocAttr R : Relocs) {
    putBytes(At, uint64_t(R.getOffset()));
    llvm::Constant *Address =
        address(symbol(M, R.getSymbol().getValue()), R.getAddend());
    if (R.getSize() == 4 && PIE) {
      Offsets.push_back(R.getOffset());
      Address =
          distance(Address, address(symbol(M, D.getSymName()), R.getOffset()));
    } else if (R.getSize() == 4) {
      Address = llvm::ConstantExpr::getTrunc(
          llvm::ConstantExpr::getPtrToInt(Address, Int64), Int32);
    }
    Parts.push_back(Address);
    At = uint64_t(R.getOffset() + R.getSize());
  }
  putBytes(At, uint64_t(D.getSize()));
  return llvm::ConstantStruct::getAnon(Context, Parts, /*Packed=*/true);
}

/// An entry of a table of the runtime. Nothing refers to it but the bounds of
/// its section, so it lives as long as what it refers to itself.
void DataWriter::placeInTable(llvm::GlobalVariable *Entry) {
  Entry->setSection(*D.getSection());
  llvm::appendToCompilerUsed(M, {Entry});
  ArrayAttr Relocs = D.getRelocsAttr();
  if (!Relocs || Relocs.empty())
    return;
  StringRef Target = cast<go::RelocAttr>(Relocs[0]).getSymbol().getValue();
  Entry->setMetadata(
      llvm::LLVMContext::MD_associated,
      llvm::MDNode::get(M.getContext(),
                        llvm::ValueAsMetadata::get(symbol(M, Target))));
  if (Entry->hasComdat())
    Entry->setComdat(M.getOrInsertComdat(Target));
}

/// Adds an entry to a table of the runtime that lives as long as the data.
llvm::GlobalVariable *DataWriter::addEntry(StringRef Section,
                                           llvm::Constant *Init, uint64_t Align,
                                           llvm::GlobalVariable *Of) {
  auto *Entry = new llvm::GlobalVariable(M, Init->getType(),
                                         /*isConstant=*/true,
                                         llvm::GlobalValue::PrivateLinkage,
                                         Init, D.getSymName() + "." + Section);
  Entry->setSection(Section);
  Entry->setAlignment(llvm::Align(Align));
  Entry->setMetadata(
      llvm::LLVMContext::MD_associated,
      llvm::MDNode::get(M.getContext(), llvm::ValueAsMetadata::get(Of)));
  if (Of->hasComdat())
    Entry->setComdat(Of->getComdat());
  llvm::appendToCompilerUsed(M, {Entry});
  return Entry;
}

/// Data with pointers is a root for the collector: abi::RootEntry.
void DataWriter::addRoot(llvm::GlobalVariable *Data) {
  // The mask ends with the last pointer, and so does what is scanned.
  uint64_t Scanned =
      std::min(uint64_t(D.getSize()), uint64_t(D.getPointers()->size()) * 64);
  auto *Mask = llvm::ConstantDataArray::getString(
      M.getContext(), *D.getPointers(), /*AddNull=*/false);
  auto *MaskGlobal = new llvm::GlobalVariable(
      M, Mask->getType(), /*isConstant=*/true,
      llvm::GlobalValue::PrivateLinkage, Mask, D.getSymName() + ".ptrs");
  addEntry("zokor_roots",
           llvm::ConstantStruct::getAnon(
               {Data, llvm::ConstantInt::get(Int64, Scanned), MaskGlobal}),
           8, Data);
}

/// Each offset holds the distance from its own place to its target, and the
/// section zokor_offsets the distances from its entries to those places.
void DataWriter::listOffsets(llvm::GlobalVariable *Data) {
  auto *Type = llvm::ArrayType::get(Int32, Offsets.size());
  llvm::GlobalVariable *List = addEntry(
      "zokor_offsets", llvm::ConstantAggregateZero::get(Type), 4, Data);
  SmallVector<llvm::Constant *> Distances;
  for (auto [I, Offset] : llvm::enumerate(Offsets))
    Distances.push_back(
        distance(address(Data, Offset), address(List, int64_t(I) * 4)));
  List->setInitializer(llvm::ConstantArray::get(Type, Distances));
}

/// The variable itself, in place of its declaration.
llvm::GlobalVariable *DataWriter::define(llvm::Constant *Init) {
  StringRef Name = D.getSymName();
  llvm::GlobalVariable *Old = M.getGlobalVariable(Name, /*AllowInternal=*/true);
  auto Linkage = D.getLinkage() == go::Linkage::Internal
                     ? llvm::GlobalValue::InternalLinkage
                 : D.getLinkage() == go::Linkage::Once
                     ? llvm::GlobalValue::LinkOnceODRLinkage
                     : llvm::GlobalValue::ExternalLinkage;
  bool Constant = D.getConstant() && Offsets.empty();
  auto *New =
      new llvm::GlobalVariable(M, Init->getType(), Constant, Linkage, Init, "");
  New->setDSOLocal(true);
  New->setAlignment(llvm::Align(uint64_t(D.getAlign())));
  if (Old) {
    New->takeName(Old);
    Old->replaceAllUsesWith(New);
    Old->eraseFromParent();
  } else {
    New->setName(Name);
  }
  if (D.getLinkage() == go::Linkage::Once)
    New->setComdat(M.getOrInsertComdat(Name));
  return New;
}

void DataWriter::write() {
  if (D.getExternal())
    return;
  llvm::GlobalVariable *Data = define(initializer());
  if (D.getSection())
    placeInTable(Data);
  if (D.getPointers())
    addRoot(Data);
  if (!Offsets.empty())
    listOffsets(Data);
}

/// The LLVM dialect has no metadata on allocas, so the frames of open-coded
/// defers are marked here, where the asm that they are given to shows them.
static void markDeferFrame(llvm::Instruction &I) {
  auto *Call = dyn_cast<llvm::CallInst>(&I);
  auto *Asm =
      Call ? dyn_cast<llvm::InlineAsm>(Call->getCalledOperand()) : nullptr;
  if (!Asm || Asm->getConstraintString() != DeferFrameConstraint)
    return;
  if (auto *Frame = dyn_cast<llvm::AllocaInst>(Call->getArgOperand(0)))
    Frame->setMetadata(DeferFrameMetadata,
                       llvm::MDNode::get(I.getContext(), {}));
}

/// Turns marks that the LLVM dialect could not express into IR.
static void finishFunctions(llvm::Module &M) {
  llvm::LLVMContext &Context = M.getContext();
  for (llvm::Function &F : M) {
    F.setDSOLocal(true);
    if (F.hasFnAttribute("zokor-comdat")) {
      F.removeFnAttr("zokor-comdat");
      F.setComdat(M.getOrInsertComdat(F.getName()));
    }
    if (!F.hasGC())
      continue;
    unsigned Flags = 0;
    F.getFnAttribute("zokor-flags").getValueAsString().getAsInteger(0, Flags);
    if (Flags & abi::FuncWrapper && F.getSubprogram())
      M.getOrInsertNamedMetadata("zokor.wrappers")
          ->addOperand(F.getSubprogram());
    for (llvm::BasicBlock &B : F)
      for (llvm::Instruction &I : B) {
        markDeferFrame(I);
        if (auto *Call = dyn_cast<llvm::CallBase>(&I);
            Call && Call->isInlineAsm())
          Call->addFnAttr(llvm::Attribute::get(Context, "gc-leaf-function"));
        // Each panic has its own line in a traceback.
        else if (Call && Call->doesNotReturn())
          Call->addFnAttr(llvm::Attribute::NoMerge);
        auto *Branch = dyn_cast<llvm::BranchInst>(&I);
        if (!Branch || !Branch->isConditional())
          continue;
        // A branch on `p == nil` to a block that calls runtime.panicmem.
        auto *Cmp = dyn_cast<llvm::ICmpInst>(Branch->getCondition());
        if (!Cmp || Cmp->getPredicate() != llvm::CmpInst::ICMP_EQ ||
            !isa<llvm::ConstantPointerNull>(Cmp->getOperand(1)))
          continue;
        auto *Call = dyn_cast<llvm::CallBase>(
            &*Branch->getSuccessor(0)->getFirstNonPHIIt());
        if (Call && Call->getCalledFunction() &&
            Call->getCalledFunction()->getName() == "runtime.panicmem")
          Branch->setMetadata(llvm::LLVMContext::MD_make_implicit,
                              llvm::MDNode::get(Context, {}));
      }
  }
}

std::unique_ptr<llvm::Module>
zokor::lower::translate(Lowered &L, llvm::LLVMContext &Context,
                        const Options &Opts) {
  MLIRContext &MLIR = *L.Module->getContext();
  registerBuiltinDialectTranslation(MLIR);
  registerLLVMDialectTranslation(MLIR);
  std::unique_ptr<llvm::Module> M = translateModuleToLLVMIR(
      *L.Module, Context, L.Module->getName().value_or("go"),
      /*disableVerification=*/!Opts.VerifyIR);
  if (!M)
    return nullptr;
  M->addModuleFlag(llvm::Module::Max, "Dwarf Version", 5);
  if (Opts.PIE) {
    M->setPICLevel(llvm::PICLevel::SmallPIC);
    M->setPIELevel(llvm::PIELevel::Small);
  }
  for (auto D : L.Data->getOps<go::DataOp>())
    DataWriter(*M, D, Opts.PIE).write();
  finishFunctions(*M);
  resolveVariableTypes(*M, *L.Data);
  return M;
}
