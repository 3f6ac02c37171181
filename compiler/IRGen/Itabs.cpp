//===- Itabs.cpp - Itabs and method wrappers ------------------------------===//
//
// A method is declared for one receiver type, but called with others: through
// a pointer for a method of the value, through a struct that embeds the
// receiver, through an interface whose data word is a pointer to the value. A
// wrapper finds the receiver and calls the method. Wrappers are linked once,
// have no frame in tracebacks, and are named as the method would be if it were
// declared for their receiver: `p.(*T).m`.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/DescriptorParts.h"
#include "compiler/Types/LinkString.h"
#include "compiler/Types/TypeSet.h"
#include "runtime/abi/Values.h"

#include <cstring>

using namespace zokor;
using namespace zokor::irgen;
using mlir::Value;

namespace {

/// Builds the body of a wrapper: follows the path from the wrapper's receiver
/// to the method's.
class WrapperBody {
public:
  WrapperBody(ModuleGen &M, go::FuncOp F)
      : M(M), F(F), B(&M.Context), Loc(F.getLoc()) {}

  void generate(GoType *T, const types::MethodEntry &E);

private:
  void step(unsigned Index);
  /// Follows the pointer that the receiver is.
  void followPointer();
  void panicIfNil();
  Value receiverFor(Func *Method);
  mlir::ValueRange callMethod(const types::MethodEntry &E);
  mlir::ValueRange callInterface(const types::MethodEntry &E);
  Value load() {
    return go::LoadOp::create(B, Loc, M.lower(T), V, /*atomic=*/false);
  }

  ModuleGen &M;
  go::FuncOp F;
  mlir::OpBuilder B;
  mlir::Location Loc;
  // What the path has led to so far: a value of T, or the address of one.
  GoType *T = nullptr;
  Value V;
  bool IsAddress = false;
};

} // namespace

void WrapperBody::panicIfNil() {
  mlir::Region &Body = F.getBody();
  mlir::Block *Panic = B.createBlock(&Body), *Continue = B.createBlock(&Body);
  B.setInsertionPointToEnd(&Body.front());
  Value Nil = go::NilOp::create(B, Loc, V.getType());
  Value IsNil = go::PtrEqOp::create(B, Loc, B.getI1Type(), V, Nil);
  mlir::cf::CondBranchOp::create(B, Loc, IsNil, Panic, mlir::ValueRange(),
                                 Continue, mlir::ValueRange());
  B.setInsertionPointToEnd(Panic);
  go::FuncOp PanicWrap = M.external(
      "runtime.panicwrap", mlir::FunctionType::get(&M.Context, {}, {}));
  go::CallOp::create(B, Loc, mlir::TypeRange(),
                     mlir::FlatSymbolRefAttr::get(PanicWrap.getSymNameAttr()),
                     mlir::ValueRange(), nullptr, nullptr);
  go::UnreachableOp::create(B, Loc);
  B.setInsertionPointToEnd(Continue);
}

void WrapperBody::followPointer() {
  if (IsAddress)
    V = load();
  if (!llvm::isa<go::PtrType>(V.getType()))
    V = go::CastOp::create(B, Loc, go::PtrType::get(&M.Context), V);
  V = go::CheckNilOp::create(B, Loc, V.getType(), V);
  IsAddress = true;
  T = types::as<types::Pointer>(T)->Elem;
}

void WrapperBody::step(unsigned Index) {
  if (types::as<types::Pointer>(T))
    followPointer();
  auto *S = types::as<types::Struct>(T);
  GoType *FieldType = S->Fields[Index]->Type;
  if (IsAddress)
    V = go::FieldAddrOp::create(B, Loc, go::PtrType::get(&M.Context), V,
                                M.lower(T), int64_t(Index));
  else
    V = go::StructGetOp::create(B, Loc, M.lower(FieldType), V, int64_t(Index));
  T = FieldType;
}

/// A value in registers, or the pointer to a copy that the method owns.
Value WrapperBody::receiverFor(Func *Method) {
  bool IsPointer = types::as<types::Pointer>(T) != nullptr;
  if (Method->HasPtrRecv) {
    // Not a pointer: the address of the embedded field.
    return !IsPointer ? V : IsAddress ? load() : V;
  }
  if (IsPointer && !types::asIs<Named>(T))
    followPointer();
  if (!IsAddress)
    return V;
  if (M.inRegisters(T))
    return load();
  llvm::StringRef Type = M.descriptor(T).getValue();
  Value Copy = go::VarOp::create(B, Loc, V.getType(), "recv", M.lower(T), Type,
                                 go::Placement::Undecided);
  go::CopyOp::create(B, Loc, Copy, V, M.lower(T), Type, /*mayOverlap=*/false,
                     go::Barrier::Undecided);
  return Copy;
}

mlir::ValueRange WrapperBody::callMethod(const types::MethodEntry &E) {
  go::FuncOp Callee = M.function(M.instanceOf(E.Method, {}));
  llvm::SmallVector<Value> Args{receiverFor(E.Method)};
  llvm::append_range(Args, F.getBody().front().getArguments().drop_front());
  return go::CallOp::create(
             B, Loc, F.getResultTypes(),
             mlir::FlatSymbolRefAttr::get(Callee.getSymNameAttr()), Args,
             nullptr, nullptr)
      .getResults();
}

mlir::ValueRange WrapperBody::callInterface(const types::MethodEntry &E) {
  if (IsAddress)
    V = load();
  llvm::ArrayRef<Func *> List =
      types::typeSet(types::as<types::Interface>(T)).Methods;
  auto It = llvm::find_if(List, [&](Func *Method) {
    return types::sameId(Method, E.Method->Pkg, E.Method->Name);
  });
  return go::CallIfaceOp::create(
             B, Loc, F.getResultTypes(), V, int64_t(It - List.begin()),
             E.Method->Name.str(), M.descriptor(T).getValue(),
             F.getBody().front().getArguments().drop_front(), nullptr, nullptr)
      .getResults();
}

void WrapperBody::generate(GoType *Receiver, const types::MethodEntry &E) {
  mlir::Block *Entry = F.addEntryBlock();
  B.setInsertionPointToEnd(Entry);
  T = Receiver;
  V = Entry->getArgument(0);
  IsAddress = !M.inRegisters(T);
  // The one mistake that has a message of its own: a method of the value,
  // called with a nil pointer.
  if (E.Path.size() == 1 && types::as<types::Pointer>(T) &&
      !E.Method->HasPtrRecv)
    panicIfNil();
  for (unsigned Index : llvm::ArrayRef(E.Path).drop_back())
    step(Index);
  mlir::ValueRange Results =
      types::as<types::Interface>(T) ? callInterface(E) : callMethod(E);
  go::ReturnOp::create(B, Loc, Results);
}

//===----------------------------------------------------------------------===//
// Methods
//===----------------------------------------------------------------------===//

/// The symbol of the wrapper of a method for receiver T. Names that are not
/// exported have their package in front if it is not T's.
static std::string wrapperName(GoType *T, Func *Method) {
  auto [Base, IsPointer] = types::deref(T);
  auto *N = types::asIs<Named>(Base);
  const Package *Pkg = N ? N->Obj->Pkg : nullptr;
  std::string Prefix = Pkg ? types::linkPath(Pkg) + "." : "";
  llvm::StringRef Key;
  std::string Text = types::linkString(Base, types::LinkForm::Key);
  Key = Text;
  Key.consume_front(Prefix);
  if (!N)
    Prefix = "go:";
  std::string Receiver = IsPointer ? "(*" + Key.str() + ")" : Key.str();
  std::string Name = Method->Name.str().str();
  if (!Method->isExported() && Method->Pkg &&
      (!Pkg || Pkg->Path != Method->Pkg->Path))
    Name = types::linkPath(Method->Pkg) + "." + Name;
  return Prefix + Receiver + "." + Name;
}

go::FuncOp ModuleGen::methodForType(GoType *T, const types::MethodEntry &E) {
  Func *Method = E.Method;
  bool IsPointer = llvm::isa<types::Pointer>(types::unalias(T));
  bool Direct = E.Path.size() == 1 && !types::as<types::Interface>(T) &&
                Method->HasPtrRecv == IsPointer;
  if (Direct)
    return function(instanceOf(Method, {}));
  mlir::Type First =
      inRegisters(T) ? lower(T) : mlir::Type(go::PtrType::get(&Context));
  go::FuncOp F = madeFunction(
      wrapperName(T, Method), functionType(abi(Method->signature()), First),
      go::Linkage::Once,
      [this, T, E](go::FuncOp F) { WrapperBody(*this, F).generate(T, E); });
  F.setWrapper(true);
  if (Method->Decl)
    F->setLoc(loc(Method->At));
  return F;
}

/// The receiver word is the value itself, or a pointer to it.
go::FuncOp ModuleGen::methodForItab(GoType *T, const types::MethodEntry &E) {
  return methodForType(isDirectIface(T) ? T : S.make<types::Pointer>(T), E);
}

//===----------------------------------------------------------------------===//
// Itabs
//===----------------------------------------------------------------------===//

mlir::FlatSymbolRefAttr ModuleGen::itab(GoType *Concrete, GoType *Iface) {
  std::string TypeName = typeSymbolName(Concrete);
  std::string Name = "itab:" + TypeName.substr(strlen("type:")) + "," +
                     types::linkString(Iface, types::LinkForm::Key);
  auto Symbol = mlir::FlatSymbolRefAttr::get(&Context, Name);
  if (Symbols.count(Name))
    return Symbol;
  declareData(Name);
  DataBuilder Data(&Context);
  Data.putSymbol(offsetof(abi::Itab, Inter), descriptor(Iface).getValue());
  Data.putSymbol(offsetof(abi::Itab, Type), descriptor(Concrete).getValue());
  Data.put(offsetof(abi::Itab, Hash), descriptorHash(TypeName), 4);
  uint64_t At = offsetof(abi::Itab, Fun);
  std::vector<types::MethodEntry> Set = types::methodSet(Concrete);
  for (Func *Wanted :
       types::typeSet(types::as<types::Interface>(Iface)).Methods) {
    auto It = llvm::find_if(Set, [&](const types::MethodEntry &E) {
      return types::sameId(E.Method, Wanted->Pkg, Wanted->Name);
    });
    if (It != Set.end())
      Data.putSymbol(At, methodForItab(Concrete, *It).getSymName());
    At += 8;
  }
  defineData(Name, Data, std::max(Data.size(), At), 8, /*Constant=*/true,
             go::Linkage::Once);
  // The runtime's table starts with these.
  DataBuilder Entry(&Context);
  Entry.putSymbol(0, Name);
  std::string EntryName = Name + "·entry";
  defineData(EntryName, Entry, 8, 8, /*Constant=*/true, go::Linkage::Once);
  llvm::cast<go::DataOp>(Symbols[EntryName]).setSection("zokor_itabs");
  return Symbol;
}
