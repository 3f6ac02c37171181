//===- TableWriter.cpp - Function, call-site and location tables ----------===//
//
// LLVM collects stack map records while it prints functions; this printer
// turns them into the sections that runtime/abi/Tables.h describes. A
// function's own entries lie in sections linked to its text section
// (SHF_LINK_ORDER), so the linker drops them together with it and sorts them by
// address. Pointer maps, locations and strings are shared by the module.
//
//===----------------------------------------------------------------------===//

#include "compiler/CodeGen/LatePasses.h"
#include "compiler/CodeGen/Strategy.h"
#include "runtime/abi/Tables.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/CodeGen/AsmPrinter.h"
#include "llvm/CodeGen/GCMetadataPrinter.h"
#include "llvm/CodeGen/MachineModuleInfo.h"
#include "llvm/CodeGen/StackMaps.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCSectionELF.h"
#include "llvm/MC/MCStreamer.h"
#include "llvm/MC/MCSymbolELF.h"
#include "llvm/Support/Path.h"
#include "llvm/Target/TargetLoweringObjectFile.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace zokor;
using namespace zokor::codegen;

using Location = StackMaps::Location;
using Record = StackMaps::CallsiteInfo;

/// The DWARF number of rsp; places are relative to it or to rbp.
static constexpr unsigned DwarfRSP = 7;

namespace {

class Writer {
public:
  Writer(StackMaps &SM, AsmPrinter &AP)
      : SM(SM), AP(AP), OS(*AP.OutStreamer), Context(OS.getContext()),
        M(*AP.MMI->getModule()) {}

  void write();

private:
  struct FunctionRecords {
    const Function *F;
    const MCSymbol *Symbol;
    uint64_t StackSize;
    ArrayRef<Record> Records;
  };

  void writeFunction(const FunctionRecords &R);
  void writeObjects(const FunctionRecords &R, const Record &Objects);
  void writeShared();

  MCSection *linkedSection(StringRef Name, const FunctionRecords &R);
  abi::FramePlace place(const Location &L, uint64_t StackSize) const;
  bool isListed(abi::FramePlace Object, const FunctionRecords &R,
                const Record *Objects) const;
  MCSymbol *mapFor(const FunctionRecords &R, const Record &Site,
                   const Record *Objects);
  MCSymbol *stringFor(StringRef Text);
  MCSymbol *locFor(uint64_t Id);
  MCSymbol *maskFor(int32_t Index);
  /// A self-relative reference; null writes 0.
  void reference(const MCSymbol *To);

  StackMaps &SM;
  AsmPrinter &AP;
  MCStreamer &OS;
  MCContext &Context;
  const Module &M;
  MapVector<std::string, MCSymbol *, std::map<std::string, unsigned>> Maps;
  StringMap<MCSymbol *> Strings;
  std::vector<StringRef> StringOrder;
  DenseMap<uint64_t, MCSymbol *> Locs;
  std::vector<uint64_t> LocOrder;
  DenseMap<int32_t, MCSymbol *> Masks;
  unsigned NumFunctions = 0;
};

struct TableWriter : GCMetadataPrinter {
  bool emitStackMaps(StackMaps &SM, AsmPrinter &AP) override {
    Writer(SM, AP).write();
    return true;
  }
};

} // namespace

void zokor::codegen::registerTableWriter() {
  static GCMetadataPrinterRegistry::Add<TableWriter> Printer(StrategyName,
                                                             "zokor's tables");
}

void Writer::write() {
  DenseMap<const MCSymbol *, const Function *> BySymbol;
  for (const Function &F : M)
    if (!F.isDeclaration())
      BySymbol[AP.getSymbol(&F)] = &F;
  ArrayRef<Record> Records = SM.getCSInfos();
  for (const auto &[Symbol, Info] : SM.getFnInfos()) {
    FunctionRecords R{BySymbol.lookup(Symbol), Symbol, Info.StackSize,
                      Records.take_front(Info.RecordCount)};
    Records = Records.drop_front(Info.RecordCount);
    if (R.F)
      writeFunction(R);
  }
  writeShared();
}

/// A section that lives and dies with R's function and is sorted like it.
MCSection *Writer::linkedSection(StringRef Name, const FunctionRecords &R) {
  unsigned Flags = ELF::SHF_ALLOC | ELF::SHF_LINK_ORDER;
  // The start addresses are relocated when the program starts.
  if (Name == "zokor_funcs" && AP.TM.isPositionIndependent())
    Flags |= ELF::SHF_WRITE;
  StringRef Group;
  if (const Comdat *C = R.F->getComdat()) {
    Flags |= ELF::SHF_GROUP;
    Group = C->getName();
  }
  return Context.getELFSection(Name, ELF::SHT_PROGBITS, Flags, 0, Group,
                               /*IsComdat=*/!Group.empty(), NumFunctions,
                               static_cast<const MCSymbolELF *>(R.Symbol));
}

void Writer::reference(const MCSymbol *To) {
  if (!To) {
    OS.emitInt32(0);
    return;
  }
  MCSymbol *Here = Context.createTempSymbol();
  OS.emitLabel(Here);
  OS.emitAbsoluteSymbolDiff(To, Here, 4);
}

abi::FramePlace Writer::place(const Location &L, uint64_t StackSize) const {
  if (L.Reg == DwarfRSP)
    return L.Offset;
  // With a frame of fixed size rsp is known from rbp, and one form is enough.
  if (StackSize != UINT64_MAX)
    return L.Offset + int32_t(StackSize) - 8;
  return L.Offset | abi::RbpBased;
}

/// Whether an object is in the function's list: those without pointers are not.
bool Writer::isListed(abi::FramePlace Object, const FunctionRecords &R,
                      const Record *Objects) const {
  if (!Objects)
    return false;
  for (unsigned I = 0; I < Objects->Locations.size(); I += 3)
    if (place(Objects->Locations[I], R.StackSize) == Object &&
        Objects->Locations[I + 1].Offset != DeferFrameMark)
      return true;
  return false;
}

/// Encodes the live pointers and objects of a call site (see Tables.h).
MCSymbol *Writer::mapFor(const FunctionRecords &R, const Record &Site,
                         const Record *Objects) {
  SmallVector<abi::FramePlace> Places;
  for (const Location &L : Site.Locations) {
    if (L.Type != Location::Indirect && L.Type != Location::Direct)
      continue; // a constant
    abi::FramePlace First = place(L, R.StackSize);
    if (L.Type == Location::Direct) {
      if (isListed(First, R, Objects))
        Places.push_back(First | abi::LiveObject);
      continue;
    }
    for (unsigned Word = 0; Word < L.Size / 8u; ++Word)
      Places.push_back(First + 8 * Word);
  }
  if (Places.empty())
    return nullptr;
  llvm::sort(Places);
  Places.erase(llvm::unique(Places), Places.end());
  auto Small = [](abi::FramePlace P) { return (P & ~7) / 2 | (P & 3); };
  bool Wide = Places.size() >= 0xffff || any_of(Places, [&](auto P) {
                return Small(P) != int16_t(Small(P));
              });
  std::string Bytes;
  auto Put = [&](uint32_t V, unsigned N) {
    for (unsigned I = 0; I != N; ++I)
      Bytes.push_back(char(V >> 8 * I));
  };
  if (Wide) {
    Put(0xffff, 4);
    Put(Places.size(), 4);
    for (auto P : Places)
      Put(P, 4);
  } else {
    Put(Places.size(), 2);
    for (auto P : Places)
      Put(Small(P), 2);
    if (Bytes.size() % 4)
      Put(0, 2);
  }
  MCSymbol *&Symbol = Maps[Bytes];
  if (!Symbol)
    Symbol = Context.createTempSymbol("gcmap");
  return Symbol;
}

MCSymbol *Writer::stringFor(StringRef Text) {
  auto [It, New] = Strings.try_emplace(Text);
  if (New) {
    It->second = Context.createTempSymbol("str");
    StringOrder.push_back(It->getKey());
  }
  return It->second;
}

MCSymbol *Writer::locFor(uint64_t Id) {
  const NamedMDNode *All = M.getNamedMetadata("zokor.locs");
  if (!Id || !All || Id > All->getNumOperands())
    return nullptr;
  auto [It, New] = Locs.try_emplace(Id);
  if (!New)
    return It->second;
  MCSymbol *Symbol = It->second = Context.createTempSymbol("loc");
  LocOrder.push_back(Id);
  auto *Parent =
      mdconst::extract<ConstantInt>(All->getOperand(Id - 1)->getOperand(3));
  locFor(Parent->getZExtValue());
  return Symbol;
}

MCSymbol *Writer::maskFor(int32_t Index) {
  if (Index < 0)
    return nullptr;
  MCSymbol *&Symbol = Masks[Index];
  if (!Symbol)
    Symbol = Context.createTempSymbol("ptrs");
  return Symbol;
}

void Writer::writeFunction(const FunctionRecords &R) {
  unsigned Flags = 0;
  if (Attribute A = R.F->getFnAttribute("zokor-flags"); A.isValid())
    A.getValueAsString().getAsInteger(0, Flags);
  const Record *Objects = nullptr;
  unsigned NumObjects = 0, NumSites = 0;
  abi::FramePlace DeferFrame = 0;
  for (const Record &Site : R.Records)
    if (Site.ID != StackObjectsRecord)
      ++NumSites;
    else if (!Objects)
      Objects = &Site;
  if (Objects) {
    NumObjects = Objects->Locations.size() / 3;
    for (unsigned I = 0; I < Objects->Locations.size(); I += 3)
      if (Objects->Locations[I + 1].Offset == DeferFrameMark) {
        DeferFrame = place(Objects->Locations[I], R.StackSize);
        Flags |= abi::FuncHasDeferFrame;
        --NumObjects;
      }
  }

  // Call sites, in the order of their addresses.
  MCSymbol *Sites = nullptr;
  if (NumSites) {
    OS.switchSection(linkedSection("zokor_sites", R));
    OS.emitValueToAlignment(Align(4));
    Sites = Context.createTempSymbol("sites");
    OS.emitLabel(Sites);
    for (const Record &Site : R.Records) {
      if (Site.ID == StackObjectsRecord)
        continue;
      OS.emitValue(Site.CSOffsetExpr, 4);
      reference(mapFor(R, Site, Objects));
      reference(locFor(Site.ID));
    }
  }
  MCSymbol *ObjectList = nullptr;
  if (NumObjects) {
    OS.switchSection(linkedSection("zokor_objects", R));
    OS.emitValueToAlignment(Align(4));
    ObjectList = Context.createTempSymbol("objects");
    OS.emitLabel(ObjectList);
    writeObjects(R, *Objects);
  }

  const DISubprogram *SP = R.F->getSubprogram();
  SmallString<128> File;
  if (SP) {
    if (!sys::path::is_absolute(SP->getFilename()))
      File = SP->getDirectory();
    sys::path::append(File, SP->getFilename());
  }
  OS.switchSection(linkedSection("zokor_funcs", R));
  OS.emitValueToAlignment(Align(8));
  OS.emitSymbolValue(R.Symbol, 8);
  if (const MCExpr *Size =
          static_cast<const MCSymbolELF *>(R.Symbol)->getSize())
    OS.emitValue(Size, 4);
  else
    OS.emitInt32(0); // assembly text: nobody reads it
  OS.emitInt16(Flags);
  OS.emitInt16(NumObjects);
  reference(stringFor(SP ? SP->getName() : R.F->getName()));
  reference(SP ? stringFor(File) : nullptr);
  OS.emitInt32(SP ? SP->getLine() : 0);
  OS.emitInt32(NumSites);
  reference(Sites);
  reference(ObjectList);
  OS.emitInt32(DeferFrame);
  OS.emitInt32(0);
  ++NumFunctions;
}

void Writer::writeObjects(const FunctionRecords &R, const Record &Objects) {
  ArrayRef<Location> L(Objects.Locations);
  for (; !L.empty(); L = L.drop_front(3)) {
    int32_t Size = L[1].Offset;
    if (Size == DeferFrameMark)
      continue;
    OS.emitInt32(place(L[0], R.StackSize));
    OS.emitInt32(Size);
    reference(maskFor(L[2].Offset));
  }
}

/// What the functions above referred to.
void Writer::writeShared() {
  auto Section = [&](StringRef Name, unsigned Flags = 0,
                     unsigned EntrySize = 0) {
    OS.switchSection(Context.getELFSection(Name, ELF::SHT_PROGBITS,
                                           ELF::SHF_ALLOC | Flags, EntrySize));
  };
  Section("zokor_locs");
  OS.emitValueToAlignment(Align(4));
  const NamedMDNode *All = M.getNamedMetadata("zokor.locs");
  for (uint64_t Id : LocOrder) {
    const MDNode *N = All->getOperand(Id - 1);
    auto Int = [&](unsigned I) {
      return mdconst::extract<ConstantInt>(N->getOperand(I))->getZExtValue();
    };
    OS.emitLabel(Locs[Id]);
    reference(stringFor(cast<MDString>(N->getOperand(0))->getString()));
    reference(stringFor(cast<MDString>(N->getOperand(1))->getString()));
    OS.emitInt32(Int(2));
    reference(Int(3) ? Locs[Int(3)] : nullptr);
  }
  Section("zokor_maps");
  OS.emitValueToAlignment(Align(4));
  for (auto &[Bytes, Symbol] : Maps) {
    OS.emitLabel(Symbol);
    OS.emitBytes(Bytes);
  }
  if (const NamedMDNode *Bits = M.getNamedMetadata("zokor.ptrmasks"))
    for (unsigned I = 0; I != Bits->getNumOperands(); ++I)
      if (MCSymbol *Symbol = Masks.lookup(I)) {
        OS.emitLabel(Symbol);
        OS.emitBytes(
            cast<MDString>(Bits->getOperand(I)->getOperand(0))->getString());
      }
  // Names repeat in every object; the linker merges them.
  Section("zokor_strings", ELF::SHF_MERGE | ELF::SHF_STRINGS, 1);
  for (StringRef Text : StringOrder) {
    OS.emitLabel(Strings[Text]);
    OS.emitBytes(Text);
    OS.emitInt8(0);
  }
}
