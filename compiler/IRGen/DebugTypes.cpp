//===- DebugTypes.cpp - Types, blocks and parameters for debuggers --------===//
//
// Each go.var names its variable and, by the symbol of the descriptor, its
// type. What such a symbol means to a debugger is told once for a module, in
// the attribute `go.types`: a dictionary from the symbol to a list that begins
// with a form and the size in bytes.
//
//   [bool | int | uint | float | complex, size]
//   [struct, size, name, offset, type, ...]   also strings, slices, interfaces
//   [array, size, length, type]
//   [pointer, size, type]
//   [opaque, size]                            a pointer to the runtime's own
//
// The symbol without `type:` is the name, as in gc's DWARF. A package
// variable's go.data has the symbol of its type in `go.variable`.
// Lower/DebugTypes.cpp makes DWARF types of these.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/DebugTypes.h"

#include "compiler/IRGen/Walk.h"
#include "compiler/Types/Lookup.h"
#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::irgen;

namespace {

class TypeDescriber {
public:
  explicit TypeDescriber(ModuleGen &M) : M(M), B(&M.Context) {}
  void run();

private:
  using Parts = llvm::SmallVector<mlir::Attribute>;

  void variables();
  void need(mlir::StringAttr Symbol, GoType *T) {
    if (Known.insert(Symbol).second)
      Wanted.push_back({Symbol, T});
  }
  mlir::Attribute ref(GoType *T);
  void field(Parts &P, llvm::StringRef Name, int64_t Offset, GoType *T) {
    P.append({B.getStringAttr(Name), B.getI64IntegerAttr(Offset), ref(T)});
  }
  llvm::StringRef form(Parts &P, GoType *T);
  llvm::StringRef basicForm(Parts &P, types::Basic *T);
  GoType *basic(types::BasicKind K) { return M.U.basic(K); }
  GoType *pointerTo(GoType *T) { return M.S.make<types::Pointer>(T); }

  ModuleGen &M;
  mlir::Builder B;
  llvm::DenseSet<mlir::StringAttr> Known;
  llvm::DenseMap<GoType *, mlir::StringAttr> Symbols;
  llvm::SmallVector<std::pair<mlir::StringAttr, GoType *>> Wanted;
};

} // namespace

/// The symbol of a part's type, which is then described too.
mlir::Attribute TypeDescriber::ref(GoType *T) {
  T = types::unalias(T);
  mlir::StringAttr &Symbol = Symbols[T];
  if (!Symbol)
    Symbol = B.getStringAttr(M.typeSymbolName(T));
  need(Symbol, T);
  return Symbol;
}

llvm::StringRef TypeDescriber::basicForm(Parts &P, types::Basic *T) {
  if (types::isString(T)) {
    field(P, "str", 0, pointerTo(basic(types::BasicKind::Uint8)));
    field(P, "len", 8, basic(types::BasicKind::Int));
    return "struct";
  }
  if (T->Info & types::IsBoolean)
    return "bool";
  if (T->Info & types::IsInteger)
    return T->Info & types::IsUnsigned ? "uint" : "int";
  if (T->Info & types::IsFloat)
    return "float";
  return T->Info & types::IsComplex ? "complex" : "opaque";
}

/// Appends what follows the size.
llvm::StringRef TypeDescriber::form(Parts &P, GoType *T) {
  switch (T->kind()) {
  case types::TypeKind::Basic:
    return basicForm(P, llvm::cast<types::Basic>(T));
  case types::TypeKind::Array: {
    auto *A = llvm::cast<types::Array>(T);
    P.append({B.getI64IntegerAttr(A->Len), ref(A->Elem)});
    return "array";
  }
  case types::TypeKind::Slice:
    field(P, "array", 0, pointerTo(llvm::cast<types::Slice>(T)->Elem));
    field(P, "len", 8, basic(types::BasicKind::Int));
    field(P, "cap", 16, basic(types::BasicKind::Int));
    return "struct";
  case types::TypeKind::Struct: {
    auto *S = llvm::cast<types::Struct>(T);
    for (auto [F, Offset] : llvm::zip(S->Fields, types::fieldOffsets(S)))
      field(P, F->Name ? F->Name.str() : "_", Offset, F->Type);
    return "struct";
  }
  case types::TypeKind::Interface: {
    GoType *Word = basic(types::BasicKind::UnsafePointer);
    field(P, types::methodSet(T).empty() ? "_type" : "tab", 0, Word);
    field(P, "data", 8, Word);
    return "struct";
  }
  case types::TypeKind::Pointer:
    P.push_back(ref(llvm::cast<types::Pointer>(T)->Elem));
    return "pointer";
  default:
    return "opaque";
  }
}

void TypeDescriber::variables() {
  for (types::Object *O : M.Pkg->PkgScope->objects()) {
    auto *V = llvm::dyn_cast<Var>(O);
    if (!V || V->Name.isBlank())
      continue;
    auto Data =
        llvm::dyn_cast_or_null<go::DataOp>(M.Symbols.lookup(M.symbol(V)));
    if (!Data || Data.getExternal())
      continue;
    Data->setLoc(M.loc(V->At));
    Data->setAttr("go.variable", ref(V->Type));
  }
}

void TypeDescriber::run() {
  variables();
  llvm::DenseMap<mlir::Attribute, GoType *> Types;
  for (auto [T, Symbol] : M.DescriptorSymbols)
    Types[Symbol] = T;
  auto Need = [&](mlir::FlatSymbolRefAttr Symbol) {
    if (GoType *T = Types.lookup(Symbol))
      need(Symbol.getAttr(), T);
  };
  for (auto F : M.Module->getOps<go::FuncOp>()) {
    F.walk([&](mlir::Operation *Op) {
      if (auto V = llvm::dyn_cast<go::VarOp>(Op))
        Need(V.getTypeAttr());
      else if (auto C = Op->getAttrOfType<mlir::ArrayAttr>("go.captured"))
        Need(llvm::cast<mlir::FlatSymbolRefAttr>(C[1]));
    });
    if (auto Params = F->getAttrOfType<mlir::ArrayAttr>("go.memory_params"))
      for (auto P : Params.getAsRange<mlir::ArrayAttr>())
        Need(llvm::cast<mlir::FlatSymbolRefAttr>(P[2]));
  }
  llvm::SmallVector<mlir::NamedAttribute> Entries;
  while (!Wanted.empty()) {
    auto [Symbol, T] = Wanted.pop_back_val();
    GoType *U = types::underlying(T);
    Parts P, Rest;
    llvm::StringRef Form = form(Rest, U);
    P.append({B.getStringAttr(Form), B.getI64IntegerAttr(types::sizeOf(U))});
    P.append(Rest);
    Entries.push_back({Symbol, B.getArrayAttr(P)});
  }
  if (!Entries.empty())
    (*M.Module)->setAttr("go.types", B.getDictionaryAttr(Entries));
}

void irgen::describeTypes(ModuleGen &M) { TypeDescriber(M).run(); }

//===----------------------------------------------------------------------===//
// Blocks and parameters
//===----------------------------------------------------------------------===//

static bool declares(ast::Stmt *S) {
  if (auto *Assign = llvm::dyn_cast_or_null<ast::AssignStmt>(S))
    return Assign->IsDefine;
  return llvm::isa_and_nonnull<ast::DeclStmt>(S);
}

static bool declares(llvm::ArrayRef<ast::Stmt *> List) {
  return llvm::any_of(List, [](ast::Stmt *S) { return declares(S); });
}

namespace {

/// Collects the blocks of a function.
class BlockLister {
public:
  explicit BlockLister(ModuleGen &M) : M(M) {}
  void visit(ast::Node *N);

  llvm::SmallVector<int32_t> Places;

private:
  void put(Pos Begin, Pos End);
  template <class Clause>
  void clauses(llvm::ArrayRef<Clause *> List, Pos RightBrace);
  static bool isScope(ast::Node *N);

  ModuleGen &M;
};

} // namespace

void BlockLister::put(Pos Begin, Pos End) {
  auto From = llvm::dyn_cast<mlir::FileLineColLoc>(M.loc(Begin));
  auto To = llvm::dyn_cast<mlir::FileLineColLoc>(M.loc(End));
  if (From && To)
    Places.append({int32_t(From.getLine()), int32_t(From.getColumn()),
                   int32_t(To.getLine()), int32_t(To.getColumn())});
}

static bool declares(ast::CaseClause *C) {
  return C->Implicit || declares(C->Body);
}
static bool declares(ast::CommClause *C) {
  return declares(C->Comm) || declares(C->Body);
}

/// A clause ends where the next one begins.
template <class Clause>
void BlockLister::clauses(llvm::ArrayRef<Clause *> List, Pos RightBrace) {
  for (auto [I, C] : llvm::enumerate(List))
    if (declares(C))
      put(C->At, I + 1 < List.size() ? List[I + 1]->At : RightBrace);
}

/// Has the statement N variables of its own? Clauses are not asked.
bool BlockLister::isScope(ast::Node *N) {
  switch (N->kind()) {
  case ast::NodeKind::BlockStmt:
    return declares(llvm::cast<ast::BlockStmt>(N)->Body);
  case ast::NodeKind::IfStmt:
    return declares(llvm::cast<ast::IfStmt>(N)->Init);
  case ast::NodeKind::ForStmt:
    return declares(llvm::cast<ast::ForStmt>(N)->Init);
  case ast::NodeKind::RangeStmt:
    return llvm::cast<ast::RangeStmt>(N)->IsDefine;
  case ast::NodeKind::SwitchStmt:
    return declares(llvm::cast<ast::SwitchStmt>(N)->Init);
  case ast::NodeKind::TypeSwitchStmt:
    return declares(llvm::cast<ast::TypeSwitchStmt>(N)->Init);
  default:
    return false;
  }
}

void BlockLister::visit(ast::Node *N) {
  if (isScope(N))
    put(N->At, ast::endPos(N));
  if (auto *Switch = llvm::dyn_cast<ast::SwitchStmt>(N))
    clauses<ast::CaseClause>(Switch->Clauses, Switch->RightBrace);
  else if (auto *Types = llvm::dyn_cast<ast::TypeSwitchStmt>(N))
    clauses<ast::CaseClause>(Types->Clauses, Types->RightBrace);
  else if (auto *Select = llvm::dyn_cast<ast::SelectStmt>(N))
    clauses<ast::CommClause>(Select->Clauses, Select->RightBrace);
}

void irgen::describeBlocks(FuncGen &F, ast::BlockStmt *Body) {
  BlockLister Blocks(F.M);
  walk(Body, [&](ast::Node *N) {
    if (llvm::isa<ast::FuncLit>(N))
      return false;
    if (N != Body)
      Blocks.visit(N);
    return true;
  });
  if (!Blocks.Places.empty())
    F.Func->setAttr("go.blocks", F.B.getDenseI32ArrayAttr(Blocks.Places));
}

void irgen::describeCapture(FuncGen &F, Var *V, Value Addr) {
  auto Capture = Addr.getDefiningOp<go::ClosureCaptureOp>();
  if (Capture && V->Name)
    Capture->setAttr("go.captured",
                     F.B.getArrayAttr({F.B.getStringAttr(V->Name.str()),
                                       F.M.descriptor(F.subst(V->Type))}));
}

void irgen::describeParam(FuncGen &F, Var *V, Value Arg) {
  llvm::SmallVector<mlir::Attribute> Params;
  if (auto Old = F.Func->getAttrOfType<mlir::ArrayAttr>("go.memory_params"))
    llvm::append_range(Params, Old);
  unsigned Number = llvm::cast<mlir::BlockArgument>(Arg).getArgNumber();
  Params.push_back(F.B.getArrayAttr({F.B.getI64IntegerAttr(Number),
                                     F.B.getStringAttr(V->Name.str()),
                                     F.M.descriptor(F.subst(V->Type))}));
  F.Func->setAttr("go.memory_params", F.B.getArrayAttr(Params));
}
