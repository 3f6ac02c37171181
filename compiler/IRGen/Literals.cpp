//===- Literals.cpp - Composite literals ----------------------------------===//
//
// A literal of a memory type is built in place, element by element, so that
// nested literals need no temporaries. Long runs of constant elements become
// read-only data that is copied, and long constant maps a loop over two such
// arrays: a table in the source must not become thousands of stores.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/Expressions.h"
#include "compiler/IRGen/Walk.h"
#include "compiler/Types/LinkString.h"
#include "compiler/Types/Sizes.h"

using namespace zokor;
using namespace zokor::irgen;

using types::as;

/// From this many constant elements on data and a copy are smaller than stores.
static constexpr size_t MinStaticElements = 8;
/// gc's limit for maps.
static constexpr size_t MinMapLoop = 26;

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

namespace {
/// An element of an array or slice literal.
struct Element {
  int64_t Index;
  ast::Expr *E;
};
} // namespace

/// Elements with their indices; Length is one more than the largest.
static llvm::SmallVector<Element> elementsOf(FuncGen &F, ast::CompositeLit *E,
                                             int64_t &Length) {
  llvm::SmallVector<Element> List;
  int64_t Index = 0;
  Length = 0;
  for (ast::Expr *X : E->Elements) {
    if (auto *KV = llvm::dyn_cast<ast::KeyValueExpr>(X)) {
      if (KV->Key->Value)
        Index = int64Value(F.M.U.Constants.toInt(KV->Key->Value)).value_or(0);
      X = KV->Val;
    }
    List.push_back({Index, X});
    Length = std::max(Length, ++Index);
  }
  return List;
}

/// Stores one element. A nested literal knows that its place is zero.
static void elementTo(FuncGen &F, ast::Expr *E, GoType *T, Value Dst,
                      bool Zeroed) {
  auto *Lit = llvm::dyn_cast<ast::CompositeLit>(ast::unparen(E));
  if (Lit && !F.M.inRegisters(T) && !as<types::Interface>(T)) {
    AtLocation Here(F, Lit->At);
    return literalTo(F, Lit, T, Dst, Zeroed);
  }
  initializeWith(F, E, T, Dst);
}

/// Calls Do for each of List: first for those whose expression contains calls,
/// then for those that only read variables. That is gc's order.
template <class Range, class ExprOf, class Action>
static void callsFirst(Range &&List, ExprOf HasCalls, Action Do) {
  bool Any = llvm::any_of(List, HasCalls);
  for (bool Calls : {true, false})
    for (auto &&X : List)
      if (Any ? HasCalls(X) == Calls : Calls)
        Do(X);
}

//===----------------------------------------------------------------------===//
// Constant parts
//===----------------------------------------------------------------------===//

/// Is every copy of E's value as good as any other, and known now? Literals of
/// slices, maps and pointers make new objects each time.
static bool isConstantValue(FuncGen &F, ast::Expr *E) {
  E = ast::unparen(E);
  if (auto *KV = llvm::dyn_cast<ast::KeyValueExpr>(E))
    return isConstantValue(F, KV->Val);
  if (E->ExprMode == ast::Mode::Constant || isNil(E))
    return true;
  auto *Lit = llvm::dyn_cast<ast::CompositeLit>(E);
  if (!Lit ||
      !(as<types::Struct>(F.typeOf(E)) || as<types::Array>(F.typeOf(E))))
    return false;
  return llvm::all_of(Lit->Elements,
                      [&](ast::Expr *X) { return isConstantValue(F, X); });
}

/// A read-only symbol of this package with a name of its own.
static std::string newDataName(ModuleGen &M) {
  std::string Prefix = types::linkPath(M.Pkg) + "..stmp_";
  unsigned N = M.Symbols.size();
  while (M.Symbols.count(Prefix + std::to_string(N)))
    ++N;
  return Prefix + std::to_string(N);
}

/// Data that holds those of Elements that are constant, which are removed from
/// the list; nothing if they are few. T is the element type.
static std::optional<std::string>
staticElements(FuncGen &F, llvm::SmallVectorImpl<Element> &Elements, GoType *T,
               int64_t Length) {
  int64_t Size = types::sizeOf(T);
  // staticValue() reads types from the tree, so they must be closed there.
  if (!F.Env.Params.empty() || Elements.size() < MinStaticElements ||
      Size <= 0 || Length > (int64_t(1) << 30) / Size)
    return std::nullopt;
  auto IsConstant = [&](const Element &X) { return isConstantValue(F, X.E); };
  size_t Count = llvm::count_if(Elements, IsConstant);
  if (Count < MinStaticElements || Count * 4 < Elements.size())
    return std::nullopt;
  DataBuilder Data(&F.M.Context);
  llvm::SmallVector<Element> Rest;
  for (const Element &X : Elements)
    if (!IsConstant(X) ||
        !F.M.staticValue(Data, uint64_t(X.Index * Size), X.E, T))
      Rest.push_back(X);
  if (Rest.size() + MinStaticElements > Elements.size())
    return std::nullopt;
  std::string Name = newDataName(F.M);
  F.M.defineData(Name, Data, uint64_t(Length * Size),
                 uint64_t(types::alignOf(T)), /*Constant=*/true,
                 go::Linkage::Internal);
  Elements.assign(Rest.begin(), Rest.end());
  return Name;
}

static Value dataAddress(FuncGen &F, llvm::StringRef Name) {
  return go::GlobalAddrOp::create(
      F.B, F.Loc, mlir::FlatSymbolRefAttr::get(&F.M.Context, Name));
}

//===----------------------------------------------------------------------===//
// Structs
//===----------------------------------------------------------------------===//

/// The field that element number I sets, and its value.
static std::pair<unsigned, ast::Expr *>
fieldElement(types::Struct *S, ast::CompositeLit *E, unsigned I) {
  ast::Expr *X = E->Elements[I];
  auto *KV = llvm::dyn_cast<ast::KeyValueExpr>(X);
  if (!KV)
    return {I, X};
  auto *Key = llvm::dyn_cast<ast::Ident>(KV->Key);
  for (auto [Index, Field] : llvm::enumerate(S->Fields))
    if (Key && Field->Name == Key->Name)
      return {unsigned(Index), KV->Val};
  return {unsigned(S->Fields.size()), KV->Val};
}

/// Calls Do with the index and the value of each field that E sets.
static void fieldsInOrder(types::Struct *S, ast::CompositeLit *E,
                          llvm::function_ref<void(unsigned, ast::Expr *)> Do) {
  llvm::SmallVector<std::pair<unsigned, ast::Expr *>> List;
  for (unsigned I = 0; I != E->Elements.size(); ++I)
    if (auto Field = fieldElement(S, E, I); Field.first < S->Fields.size())
      List.push_back(Field);
  callsFirst(
      List, [](auto &Field) { return hasCalls(Field.second); },
      [&](auto &Field) { Do(Field.first, Field.second); });
}

static Value structValue(FuncGen &F, ast::CompositeLit *E, GoType *T,
                         types::Struct *S) {
  llvm::SmallVector<Value> Fields(S->Fields.size());
  fieldsInOrder(S, E, [&](unsigned Index, ast::Expr *X) {
    Fields[Index] = convertedTo(F, X, S->Fields[Index]->Type);
  });
  // The value of a field without a name counts for its effects only.
  for (auto [V, Field] : llvm::zip(Fields, S->Fields))
    if (!V || Field->Name.isBlank())
      V = F.zero(Field->Type);
  return go::StructMakeOp::create(F.B, F.Loc, F.lower(T), Fields);
}

static void structTo(FuncGen &F, ast::CompositeLit *E, GoType *T,
                     types::Struct *S, Value Dst) {
  mlir::Type Lowered = F.lower(T);
  fieldsInOrder(S, E, [&](unsigned Index, ast::Expr *X) {
    if (S->Fields[Index]->Name.isBlank()) {
      convertedTo(F, X, S->Fields[Index]->Type);
      return;
    }
    Value Field =
        go::FieldAddrOp::create(F.B, F.Loc, Dst, Lowered, uint64_t(Index));
    elementTo(F, X, S->Fields[Index]->Type, Field, /*Zeroed=*/true);
  });
}

//===----------------------------------------------------------------------===//
// Arrays and slices
//===----------------------------------------------------------------------===//

static void elementsTo(FuncGen &F, llvm::ArrayRef<Element> Elements, GoType *T,
                       Value Dst) {
  mlir::Type Lowered = F.lower(T);
  auto HasCalls = [](const Element &X) { return hasCalls(X.E); };
  callsFirst(Elements, HasCalls, [&](const Element &X) {
    Value Place = go::IndexAddrOp::create(F.B, F.Loc, Dst,
                                          F.intConstant(X.Index), Lowered);
    elementTo(F, X.E, T, Place, /*Zeroed=*/true);
  });
}

/// Fills the array of type T at Dst.
static void arrayTo(FuncGen &F, llvm::SmallVectorImpl<Element> &Elements,
                    GoType *T, types::Array *A, Value Dst, bool Zeroed) {
  if (auto Data = staticElements(F, Elements, A->Elem, A->Len)) {
    F.copy(Dst, dataAddress(F, *Data), T);
  } else if (!Zeroed) {
    go::ZeroOp::create(F.B, F.Loc, Dst, F.lower(T),
                       F.M.descriptor(T).getValue());
  }
  // What the data leaves out is zero there.
  elementsTo(F, Elements, A->Elem, Dst);
}

static Value arrayValue(FuncGen &F, ast::CompositeLit *E, GoType *T,
                        types::Array *A) {
  llvm::SmallVector<Value> Elems;
  int64_t Length;
  for (const Element &X : elementsOf(F, E, Length))
    if (Elems.empty())
      Elems.push_back(convertedTo(F, X.E, A->Elem));
  if (Elems.empty())
    return F.zero(T);
  return go::ArrayMakeOp::create(F.B, F.Loc, F.lower(T), Elems);
}

static Value sliceValue(FuncGen &F, ast::CompositeLit *E, types::Slice *S) {
  int64_t Length;
  llvm::SmallVector<Element> Elements = elementsOf(F, E, Length);
  auto *A = F.M.S.make<types::Array>(S->Elem, Length);
  Value Array =
      go::NewOp::create(F.B, F.Loc, F.lower(A), F.M.descriptor(A).getValue());
  arrayTo(F, Elements, A, A, Array, /*Zeroed=*/true);
  Value N = F.intConstant(Length);
  return go::SliceMakeOp::create(F.B, F.Loc, Array, N, N);
}

//===----------------------------------------------------------------------===//
// Maps
//===----------------------------------------------------------------------===//

static Value mapEntry(FuncGen &F, Value Object, Value Key, GoType *T,
                      types::Map *Map) {
  return go::MapAssignOp::create(F.B, F.Loc, Object, Key, F.lower(Map->Key),
                                 F.M.descriptor(T).getValue());
}

/// for i := 0; i < N; i++ { m[keys[i]] = elems[i] }
static void mapLoop(FuncGen &F, Value Object, GoType *T, types::Map *Map,
                    llvm::StringRef Keys, llvm::StringRef Elems, int64_t N) {
  mlir::Block *Head = F.newBlock(), *Done = F.newBlock();
  Value I = Head->addArgument(F.B.getI64Type(), F.Loc);
  Value KeyData = dataAddress(F, Keys), ElemData = dataAddress(F, Elems);
  mlir::cf::BranchOp::create(F.B, F.Loc, Head,
                             mlir::ValueRange(F.intConstant(0)));
  F.B.setInsertionPointToEnd(Head);
  Value Key =
      go::IndexAddrOp::create(F.B, F.Loc, KeyData, I, F.lower(Map->Key));
  if (F.M.inRegisters(Map->Key))
    Key = F.load(Key, Map->Key);
  Value Elem =
      go::IndexAddrOp::create(F.B, F.Loc, ElemData, I, F.lower(Map->Elem));
  F.copy(mapEntry(F, Object, Key, T, Map), Elem, Map->Elem);
  Value Next = mlir::arith::AddIOp::create(F.B, F.Loc, I, F.intConstant(1));
  Value More = mlir::arith::CmpIOp::create(
      F.B, F.Loc, mlir::arith::CmpIPredicate::slt, Next, F.intConstant(N));
  mlir::cf::CondBranchOp::create(F.B, F.Loc, More, Head, mlir::ValueRange(Next),
                                 Done, mlir::ValueRange());
  F.B.setInsertionPointToEnd(Done);
}

/// The constant entries of a long literal, by a loop; they are removed from
/// Entries.
static void
constantEntries(FuncGen &F, Value Object, GoType *T, types::Map *Map,
                llvm::SmallVectorImpl<ast::KeyValueExpr *> &Entries) {
  llvm::SmallVector<Element> Keys, Elems;
  llvm::SmallVector<ast::KeyValueExpr *> Rest;
  for (ast::KeyValueExpr *KV : Entries)
    if (isConstantValue(F, KV->Key) && isConstantValue(F, KV->Val)) {
      Keys.push_back({int64_t(Keys.size()), KV->Key});
      Elems.push_back({int64_t(Elems.size()), KV->Val});
    } else {
      Rest.push_back(KV);
    }
  auto N = int64_t(Keys.size());
  if (Keys.size() < MinMapLoop)
    return;
  auto KeyData = staticElements(F, Keys, Map->Key, N);
  if (!KeyData || !Keys.empty())
    return;
  auto ElemData = staticElements(F, Elems, Map->Elem, N);
  if (!ElemData || !Elems.empty())
    return;
  mapLoop(F, Object, T, Map, *KeyData, *ElemData, N);
  Entries.assign(Rest.begin(), Rest.end());
}

static Value mapValue(FuncGen &F, ast::CompositeLit *E, GoType *T,
                      types::Map *Map) {
  Value Hint = F.intConstant(int64_t(E->Elements.size()));
  Value Object =
      go::MapMakeOp::create(F.B, F.Loc, Hint, F.M.descriptor(T).getValue());
  llvm::SmallVector<ast::KeyValueExpr *> Entries;
  for (ast::Expr *X : E->Elements)
    if (auto *KV = llvm::dyn_cast<ast::KeyValueExpr>(X))
      Entries.push_back(KV);
  if (Entries.size() >= MinMapLoop)
    constantEntries(F, Object, T, Map, Entries);
  // Entries are made in order: a later one may have an equal key.
  for (ast::KeyValueExpr *KV : Entries) {
    Value Key, Elem;
    bool ElemFirst = hasCalls(KV->Val) && !hasCalls(KV->Key);
    if (!ElemFirst)
      Key = mapKey(F, KV->Key, Map->Key);
    Elem = convertedTo(F, KV->Val, Map->Elem);
    if (ElemFirst)
      Key = mapKey(F, KV->Key, Map->Key);
    AtLocation Here(F, KV->At);
    storeRepresentative(F, Elem, mapEntry(F, Object, Key, T, Map), Map->Elem);
  }
  return Object;
}

//===----------------------------------------------------------------------===//
// Dispatch
//===----------------------------------------------------------------------===//

/// The representative of E as a T.
static Value literalOf(FuncGen &F, ast::CompositeLit *E, GoType *T) {
  GoType *U = types::underlying(T);
  if (auto *P = llvm::dyn_cast<types::Pointer>(U)) // &T elided
    return literalPointer(F, E, P->Elem);
  if (auto *S = llvm::dyn_cast<types::Slice>(U))
    return sliceValue(F, E, S);
  if (auto *Map = llvm::dyn_cast<types::Map>(U))
    return mapValue(F, E, T, Map);
  if (!F.M.inRegisters(T)) {
    Value Slot = F.newVar("~l", T);
    literalTo(F, E, T, Slot, /*Zeroed=*/true);
    return Slot;
  }
  if (auto *S = llvm::dyn_cast<types::Struct>(U))
    return structValue(F, E, T, S);
  if (auto *A = llvm::dyn_cast<types::Array>(U))
    return arrayValue(F, E, T, A);
  return F.zero(T);
}

Value zokor::irgen::literal(FuncGen &F, ast::CompositeLit *E) {
  return literalOf(F, E, F.typeOf(E));
}

Value zokor::irgen::literalPointer(FuncGen &F, ast::CompositeLit *E,
                                   GoType *T) {
  Value Object =
      go::NewOp::create(F.B, F.Loc, F.lower(T), F.M.descriptor(T).getValue());
  literalTo(F, E, T, Object, /*Zeroed=*/true);
  return Object;
}

void zokor::irgen::literalTo(FuncGen &F, ast::CompositeLit *E, GoType *T,
                             Value Dst, bool Zeroed) {
  if (F.M.inRegisters(T)) {
    if (!Zeroed || !E->Elements.empty() || !as<types::Struct>(T))
      F.store(literalOf(F, E, T), Dst);
    return;
  }
  if (auto *A = as<types::Array>(T)) {
    int64_t Length;
    llvm::SmallVector<Element> Elements = elementsOf(F, E, Length);
    return arrayTo(F, Elements, T, A, Dst, Zeroed);
  }
  auto *S = as<types::Struct>(T);
  if (!S)
    return;
  if (!Zeroed)
    go::ZeroOp::create(F.B, F.Loc, Dst, F.lower(T),
                       F.M.descriptor(T).getValue());
  structTo(F, E, T, S, Dst);
}
