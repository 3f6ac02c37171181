//===- DebugTypes.cpp - DWARF types ---------------------------------------===//
//
// The types that IRGen/DebugTypes.cpp describes become debug metadata after
// translation to LLVM IR, where metadata may refer to itself: types are
// recursive. Each type is made in two steps: an empty distinct node, then what
// it consists of. Only types that some variable needs are made.
//
//===----------------------------------------------------------------------===//

#include "compiler/Lower/DebugInfo.h"

#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/IR/DIBuilder.h"
#include "llvm/IR/DebugProgramInstruction.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

using namespace mlir;
using namespace zokor;

namespace {

class TypeMaker {
public:
  TypeMaker(llvm::Module &M, llvm::DICompileUnit *Unit, DictionaryAttr Forms)
      : Context(M.getContext()), DB(M, /*AllowUnresolved=*/true, Unit),
        Forms(Forms) {}
  /// Never null; the type may be incomplete until finish().
  llvm::DIType *get(StringRef Symbol);
  void finish();

private:
  llvm::DIType *make(StringRef Name, ArrayAttr Form);
  llvm::DIType *basic(StringRef Name, uint64_t Size, unsigned Encoding) {
    return DB.createBasicType(Name, Size, Encoding);
  }
  llvm::DIType *composite(unsigned Tag, StringRef Name, uint64_t Size);
  llvm::DIType *pointer(StringRef Name, uint64_t Size);
  void complete(llvm::DIType *T, ArrayAttr Form);
  void addFields(llvm::DICompositeType *T, ArrayAttr Form);

  llvm::LLVMContext &Context;
  llvm::DIBuilder DB;
  DictionaryAttr Forms;
  llvm::StringMap<llvm::DIType *> Types;
  SmallVector<std::pair<llvm::DIType *, ArrayAttr>> Incomplete;
};

} // namespace

static StringRef text(Attribute A) { return cast<StringAttr>(A).getValue(); }
static uint64_t number(Attribute A) {
  return uint64_t(cast<IntegerAttr>(A).getInt());
}

llvm::DIType *TypeMaker::get(StringRef Symbol) {
  auto [It, New] = Types.try_emplace(Symbol);
  if (!New)
    return It->second;
  auto Form = Forms ? Forms.getAs<ArrayAttr>(Symbol) : ArrayAttr();
  StringRef Name = Symbol;
  Name.consume_front("type:");
  if (!Form)
    return It->second = DB.createUnspecifiedType(Name);
  llvm::DIType *T = make(Name, Form);
  It->second = T;
  Incomplete.push_back({T, Form});
  return T;
}

llvm::DIType *TypeMaker::composite(unsigned Tag, StringRef Name,
                                   uint64_t Size) {
  return llvm::DICompositeType::getDistinct(
      Context, Tag, Name, /*File=*/nullptr, /*Line=*/0, /*Scope=*/nullptr,
      /*BaseType=*/nullptr, Size, /*AlignInBits=*/0, /*OffsetInBits=*/0,
      llvm::DINode::FlagZero, /*Elements=*/nullptr, /*RuntimeLang=*/0,
      /*EnumKind=*/std::nullopt, /*VTableHolder=*/nullptr);
}

llvm::DIType *TypeMaker::pointer(StringRef Name, uint64_t Size) {
  return llvm::DIDerivedType::getDistinct(
      Context, llvm::dwarf::DW_TAG_pointer_type, Name, /*File=*/nullptr,
      /*Line=*/0, /*Scope=*/nullptr, /*BaseType=*/nullptr, Size,
      /*AlignInBits=*/0, /*OffsetInBits=*/0,
      /*DWARFAddressSpace=*/std::nullopt, /*PtrAuthData=*/std::nullopt,
      llvm::DINode::FlagZero);
}

llvm::DIType *TypeMaker::make(StringRef Name, ArrayAttr Form) {
  StringRef Kind = text(Form[0]);
  uint64_t Bits = number(Form[1]) * 8;
  if (Kind == "bool")
    return basic(Name, Bits, llvm::dwarf::DW_ATE_boolean);
  if (Kind == "int")
    return basic(Name, Bits, llvm::dwarf::DW_ATE_signed);
  if (Kind == "uint")
    return basic(Name, Bits, llvm::dwarf::DW_ATE_unsigned);
  if (Kind == "float")
    return basic(Name, Bits, llvm::dwarf::DW_ATE_float);
  if (Kind == "complex")
    return basic(Name, Bits, llvm::dwarf::DW_ATE_complex_float);
  if (Kind == "struct")
    return composite(llvm::dwarf::DW_TAG_structure_type, Name, Bits);
  if (Kind == "array")
    return composite(llvm::dwarf::DW_TAG_array_type, Name, Bits);
  if (Kind == "pointer" || Name == "unsafe.Pointer")
    return pointer(Name, Bits);
  // Debuggers show a typedef's name, and for a pointer to nothing `void *`.
  return DB.createTypedef(pointer("", Bits), Name, nullptr, 0, nullptr);
}

void TypeMaker::addFields(llvm::DICompositeType *T, ArrayAttr Form) {
  SmallVector<llvm::Metadata *> Fields;
  for (unsigned I = 2; I + 2 < Form.size(); I += 3)
    Fields.push_back(llvm::DIDerivedType::get(
        Context, llvm::dwarf::DW_TAG_member, text(Form[I]), /*File=*/nullptr,
        /*Line=*/0, T, get(text(Form[I + 2])), /*SizeInBits=*/0,
        /*AlignInBits=*/0, number(Form[I + 1]) * 8,
        /*DWARFAddressSpace=*/std::nullopt, /*PtrAuthData=*/std::nullopt,
        llvm::DINode::FlagZero));
  T->replaceElements(llvm::MDTuple::get(Context, Fields));
}

void TypeMaker::complete(llvm::DIType *T, ArrayAttr Form) {
  constexpr unsigned BaseType = 5; // the first operand behind DIType's own
  StringRef Kind = text(Form[0]);
  if (Kind == "struct")
    return addFields(cast<llvm::DICompositeType>(T), Form);
  if (Kind == "pointer")
    return T->replaceOperandWith(BaseType, get(text(Form[2])));
  if (Kind != "array")
    return;
  T->replaceOperandWith(BaseType, get(text(Form[3])));
  llvm::Metadata *Length = DB.getOrCreateSubrange(0, int64_t(number(Form[2])));
  cast<llvm::DICompositeType>(T)->replaceElements(
      llvm::MDTuple::get(Context, {Length}));
}

void TypeMaker::finish() {
  while (!Incomplete.empty()) {
    auto [T, Form] = Incomplete.pop_back_val();
    complete(T, Form);
  }
}

/// The same variable with its type.
static llvm::DILocalVariable *typed(llvm::DILocalVariable *V,
                                    TypeMaker &Types) {
  auto *Name = dyn_cast_or_null<llvm::DIBasicType>(V->getType());
  if (!Name || Name->getTag() != llvm::dwarf::DW_TAG_unspecified_type)
    return V;
  return llvm::DILocalVariable::get(
      V->getContext(), V->getScope(), V->getName(), V->getFile(), V->getLine(),
      Types.get(Name->getName()), V->getArg(), V->getFlags(),
      V->getAlignInBits(), V->getAnnotations());
}

/// A package variable; null if the program's debug information has none for
/// the data.
static llvm::Metadata *describeGlobal(llvm::Module &M,
                                      llvm::DICompileUnit *Unit, go::DataOp D,
                                      TypeMaker &Types) {
  auto Symbol = D->getAttrOfType<StringAttr>("go.variable");
  auto At = D.getLoc()->findInstanceOf<FileLineColLoc>();
  llvm::GlobalVariable *G =
      M.getGlobalVariable(D.getSymName(), /*AllowInternal=*/true);
  if (!Symbol || !At || !G)
    return nullptr;
  llvm::LLVMContext &Context = M.getContext();
  auto *Variable = llvm::DIGlobalVariable::getDistinct(
      Context, Unit, D.getSymName(), /*LinkageName=*/"",
      llvm::DIFile::get(Context, At.getFilename(), ""), At.getLine(),
      Types.get(Symbol), /*IsLocalToUnit=*/false, /*IsDefinition=*/true,
      /*StaticDataMemberDeclaration=*/nullptr, /*TemplateParams=*/nullptr,
      /*AlignInBits=*/0, /*Annotations=*/nullptr);
  auto *Expression = llvm::DIGlobalVariableExpression::get(
      Context, Variable, llvm::DIExpression::get(Context, {}));
  G->addDebugInfo(Expression);
  return Expression;
}

void zokor::lower::resolveVariableTypes(llvm::Module &M, ModuleOp Data) {
  if (M.debug_compile_units().empty())
    return;
  llvm::DICompileUnit *Unit = *M.debug_compile_units_begin();
  TypeMaker Types(M, Unit, Data->getAttrOfType<DictionaryAttr>("go.types"));
  SmallVector<llvm::Metadata *> Globals;
  for (auto D : Data.getOps<go::DataOp>())
    if (llvm::Metadata *Global = describeGlobal(M, Unit, D, Types))
      Globals.push_back(Global);
  if (!Globals.empty())
    Unit->replaceGlobalVariables(llvm::MDTuple::get(M.getContext(), Globals));
  for (llvm::Function &F : M)
    for (llvm::BasicBlock &B : F)
      for (llvm::Instruction &I : B)
        for (llvm::DbgVariableRecord &R :
             llvm::filterDbgVars(I.getDbgRecordRange()))
          R.setVariable(typed(R.getVariable(), Types));
  Types.finish();
}
