//===- StaticValue.cpp - Initial values that are data ---------------------===//
//
// A package variable whose initial value is known when the program is linked
// needs no code: constants, strings, nil, addresses of variables and of
// composite literals, functions, and arrays, structs, slices and interface
// values of those. What has been decided in the first walk (isStatic) is
// written in the second, so that nothing is left behind when a part is not
// static.
//
// Values of other variables are not static here, although they may be known:
// the order of initialization is then that of the specification without a
// further thought.
//
//===----------------------------------------------------------------------===//

#include "compiler/IRGen/ModuleGen.h"
#include "compiler/Types/LinkString.h"
#include "compiler/Types/Sizes.h"

#include "llvm/ADT/APFloat.h"

using namespace zokor;
using namespace zokor::irgen;

namespace {

class StaticWriter {
public:
  explicit StaticWriter(ModuleGen &M) : M(M) {}

  bool isStatic(ast::Expr *E, GoType *T);
  void write(DataBuilder &Data, uint64_t Offset, ast::Expr *E, GoType *T);

private:
  /// A symbol and the distance from it.
  struct Place {
    std::string Symbol;
    int64_t Offset = 0;
    explicit operator bool() const { return !Symbol.empty(); }
  };
  /// An element of a composite literal of a struct, array or slice.
  struct Element {
    uint64_t Index;
    ast::Expr *Value;
    GoType *Type;
  };

  bool isStaticLiteral(ast::CompositeLit *L);
  bool isStaticConversion(ast::CallExpr *C);
  bool elements(ast::CompositeLit *L, GoType *U,
                llvm::SmallVectorImpl<Element> &Out);
  /// The function that an expression names, or null.
  Func *function(ast::Expr *E, llvm::ArrayRef<GoType *> &TypeArgs);
  Place placeOf(ast::Expr *E);

  void writeConstant(DataBuilder &Data, uint64_t Offset, const Constant *C,
                     GoType *T);
  void writeBytes(DataBuilder &Data, uint64_t Offset, llvm::StringRef Text);
  void writeLiteral(DataBuilder &Data, uint64_t Offset, ast::CompositeLit *L,
                    GoType *T);
  void writeSlice(DataBuilder &Data, uint64_t Offset, ast::CompositeLit *L,
                  types::Slice *S);
  void writeInterface(DataBuilder &Data, uint64_t Offset, ast::Expr *E,
                      GoType *T);
  /// Defines unnamed data; the symbol.
  std::string define(const DataBuilder &Data, GoType *T, bool Constant);

  ModuleGen &M;
};

} // namespace

/// Data of more bytes is written by code: the file should not be so large.
static constexpr int64_t MaxStaticBytes = int64_t(1) << 24;

static bool isNil(ast::Expr *E) { return E->ExprMode == ast::Mode::NilValue; }

static bool isInterface(GoType *T) {
  return types::as<types::Interface>(T) != nullptr;
}

//===----------------------------------------------------------------------===//
// What is static?
//===----------------------------------------------------------------------===//

Func *StaticWriter::function(ast::Expr *E, llvm::ArrayRef<GoType *> &TypeArgs) {
  E = ast::unparen(E);
  if (auto *I = llvm::dyn_cast<ast::IndexExpr>(E))
    E = ast::unparen(I->X);
  if (auto *Sel = llvm::dyn_cast<ast::SelectorExpr>(E)) {
    if (Sel->Selection)
      return nullptr;
    E = Sel->Sel;
  }
  auto *Id = llvm::dyn_cast<ast::Ident>(E);
  auto *F = Id ? llvm::dyn_cast_or_null<Func>(Id->Obj) : nullptr;
  if (F)
    TypeArgs = Id->TypeArgs;
  return F;
}

StaticWriter::Place StaticWriter::placeOf(ast::Expr *E) {
  E = ast::unparen(E);
  if (auto *I = llvm::dyn_cast<ast::IndexExpr>(E)) {
    auto *A = types::as<types::Array>(I->X->Type);
    auto Index = I->Indices.size() == 1 && I->Indices[0]->Value
                     ? int64Value(I->Indices[0]->Value)
                     : std::nullopt;
    if (!A || !Index || *Index < 0 || *Index >= A->Len)
      return {};
    Place Base = placeOf(I->X);
    Base.Offset += *Index * types::sizeOf(A->Elem);
    return Base;
  }
  if (auto *Sel = llvm::dyn_cast<ast::SelectorExpr>(E)) {
    if (!Sel->Selection)
      return placeOf(Sel->Sel);
    if (Sel->Selection->K != types::Selection::FieldVal ||
        Sel->Selection->Indirect || !types::as<types::Struct>(Sel->X->Type))
      return {};
    Place Base = placeOf(Sel->X);
    GoType *T = Sel->X->Type;
    for (unsigned Index : Sel->Selection->Path) {
      auto *S = types::as<types::Struct>(T);
      if (!S)
        return {};
      Base.Offset += types::fieldOffsets(S)[Index];
      T = S->Fields[Index]->Type;
    }
    return Base;
  }
  auto *Id = llvm::dyn_cast<ast::Ident>(E);
  auto *V = Id ? llvm::dyn_cast_or_null<Var>(Id->Obj) : nullptr;
  if (!V || V->Function || V->IsField || V->IsParam || !V->Pkg)
    return {};
  return {M.symbol(V), 0};
}

bool StaticWriter::elements(ast::CompositeLit *L, GoType *U,
                            llvm::SmallVectorImpl<Element> &Out) {
  auto *S = llvm::dyn_cast<types::Struct>(U);
  GoType *Elem = nullptr;
  if (auto *A = llvm::dyn_cast<types::Array>(U))
    Elem = A->Elem;
  else if (auto *Slice = llvm::dyn_cast<types::Slice>(U))
    Elem = Slice->Elem;
  else if (!S)
    return false;
  uint64_t Next = 0;
  for (ast::Expr *E : L->Elements) {
    ast::Expr *Value = E;
    if (auto *KV = llvm::dyn_cast<ast::KeyValueExpr>(E)) {
      Value = KV->Val;
      if (S) {
        auto *Key = llvm::dyn_cast<ast::Ident>(KV->Key);
        auto It = llvm::find_if(
            S->Fields, [&](Var *F) { return Key && F->Name == Key->Name; });
        if (It == S->Fields.end())
          return false;
        Next = uint64_t(It - S->Fields.begin());
      } else {
        auto Index = KV->Key->Value
                         ? int64Value(M.U.Constants.toInt(KV->Key->Value))
                         : std::nullopt;
        if (!Index || *Index < 0)
          return false;
        Next = uint64_t(*Index);
      }
    }
    if (S && Next >= S->Fields.size())
      return false;
    Out.push_back({Next, Value, S ? S->Fields[Next]->Type : Elem});
    ++Next;
  }
  return true;
}

/// A literal `&T{}` whose `&T` is elided has the pointer as its type.
static GoType *literalType(ast::CompositeLit *L) {
  if (auto *P = types::as<types::Pointer>(L->Type))
    return P->Elem;
  return L->Type;
}

bool StaticWriter::isStaticLiteral(ast::CompositeLit *L) {
  GoType *T = literalType(L);
  llvm::SmallVector<Element> List;
  int64_t Size = types::sizeOf(T);
  if (Size < 0 || Size > MaxStaticBytes ||
      !elements(L, types::underlying(T), List))
    return false;
  if (auto *S = types::as<types::Slice>(T)) {
    uint64_t Len = 0;
    for (const Element &E : List)
      Len = std::max(Len, E.Index + 1);
    int64_t ElemSize = types::sizeOf(S->Elem);
    if (ElemSize < 0 || Len > uint64_t(MaxStaticBytes) ||
        int64_t(Len) * ElemSize > MaxStaticBytes)
      return false;
  }
  return llvm::all_of(
      List, [&](const Element &E) { return isStatic(E.Value, E.Type); });
}

/// Conversions that keep the representation, and []byte("...").
bool StaticWriter::isStaticConversion(ast::CallExpr *C) {
  if (C->Fun->ExprMode != ast::Mode::TypeExpr || C->Args.size() != 1)
    return false;
  ast::Expr *X = C->Args[0];
  GoType *To = C->Type;
  if (isNil(ast::unparen(X)) || isInterface(To))
    return isStatic(X, To);
  if (auto *S = types::as<types::Slice>(To); S && X->Value) {
    auto *B = types::as<types::Basic>(S->Elem);
    return types::isString(X->Type) && B && B->K == types::BasicKind::Uint8;
  }
  if (isInterface(X->Type))
    return false;
  bool SameKind = types::identicalIgnoringTags(types::underlying(To),
                                               types::underlying(X->Type)) ||
                  (go::isPointerShaped(M.lower(To)) &&
                   go::isPointerShaped(M.lower(X->Type)));
  return SameKind && isStatic(X, X->Type);
}

bool StaticWriter::isStatic(ast::Expr *E, GoType *T) {
  E = ast::unparen(E);
  if (isNil(E))
    return true;
  if (!E->Type)
    return false;
  if (isInterface(T))
    return !isInterface(E->Type) && isStatic(E, E->Type);
  if (E->Value)
    return types::as<types::Basic>(T) != nullptr;
  llvm::ArrayRef<GoType *> TypeArgs;
  if (Func *F = function(E, TypeArgs))
    return !F->signature()->Recv;
  if (auto *L = llvm::dyn_cast<ast::CompositeLit>(E))
    return isStaticLiteral(L);
  if (auto *U = llvm::dyn_cast<ast::UnaryExpr>(E)) {
    if (U->Op != tok::And)
      return false;
    if (auto *L = llvm::dyn_cast<ast::CompositeLit>(ast::unparen(U->X)))
      return isStaticLiteral(L);
    return bool(placeOf(U->X));
  }
  if (auto *C = llvm::dyn_cast<ast::CallExpr>(E))
    return isStaticConversion(C);
  return false;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

std::string StaticWriter::define(const DataBuilder &Data, GoType *T,
                                 bool Constant) {
  std::string Symbol =
      types::linkPath(M.Pkg) + "..stmp_" + std::to_string(M.NumStaticTemps++);
  M.defineData(Symbol, Data, uint64_t(types::sizeOf(T)),
               uint64_t(types::alignOf(T)), Constant, go::Linkage::Internal,
               Constant ? std::string() : M.pointerMask(T));
  return Symbol;
}

void StaticWriter::writeBytes(DataBuilder &Data, uint64_t Offset,
                              llvm::StringRef Text) {
  if (!Text.empty())
    Data.putSymbol(Offset, M.stringData(Text).getValue());
  Data.put(Offset + 8, Text.size(), 8);
}

static uint64_t floatBits(double V) { return llvm::bit_cast<uint64_t>(V); }
static uint64_t floatBits(float V) { return llvm::bit_cast<uint32_t>(V); }

void StaticWriter::writeConstant(DataBuilder &Data, uint64_t Offset,
                                 const Constant *C, GoType *T) {
  auto *B = types::as<types::Basic>(T);
  ConstantPool &Pool = M.U.Constants;
  auto Size = unsigned(types::sizeOf(T));
  if (B->Info & types::IsString)
    return writeBytes(Data, Offset, stringValue(C));
  if (B->Info & types::IsBoolean)
    return Data.put(Offset, boolValue(C), 1);
  auto PutFloat = [&](uint64_t At, const Constant *V, unsigned Bytes) {
    V = Pool.toFloat(V);
    Data.put(At,
             Bytes == 4 ? floatBits(float32Value(V))
                        : floatBits(float64Value(V)),
             Bytes);
  };
  if (B->Info & types::IsFloat)
    return PutFloat(Offset, C, Size);
  if (B->Info & types::IsComplex) {
    PutFloat(Offset, Pool.real(C), Size / 2);
    return PutFloat(Offset + Size / 2, Pool.imag(C), Size / 2);
  }
  Data.put(Offset, apintValue(Pool.toInt(C), 64).getZExtValue(), Size);
}

/// The array behind it is a variable: the program may change it.
void StaticWriter::writeSlice(DataBuilder &Data, uint64_t Offset,
                              ast::CompositeLit *L, types::Slice *S) {
  llvm::SmallVector<Element> List;
  elements(L, S, List);
  uint64_t Len = 0;
  for (const Element &E : List)
    Len = std::max(Len, E.Index + 1);
  GoType *A = M.S.make<types::Array>(S->Elem, int64_t(Len));
  DataBuilder Array(&M.Context);
  for (const Element &E : List)
    write(Array, E.Index * uint64_t(types::sizeOf(S->Elem)), E.Value, E.Type);
  Data.putSymbol(Offset, define(Array, A, /*Constant=*/false));
  Data.put(Offset + 8, Len, 8);
  Data.put(Offset + 16, Len, 8);
}

void StaticWriter::writeLiteral(DataBuilder &Data, uint64_t Offset,
                                ast::CompositeLit *L, GoType *T) {
  GoType *U = types::underlying(T);
  if (auto *Slice = llvm::dyn_cast<types::Slice>(U))
    return writeSlice(Data, Offset, L, Slice);
  llvm::SmallVector<Element> List;
  elements(L, U, List);
  std::vector<int64_t> Offsets;
  auto *S = llvm::dyn_cast<types::Struct>(U);
  if (S)
    Offsets = types::fieldOffsets(S);
  for (const Element &E : List) {
    if (S && S->Fields[E.Index]->Name.isBlank())
      continue; // stays zero
    uint64_t At = Offsets.empty() ? E.Index * uint64_t(types::sizeOf(E.Type))
                                  : uint64_t(Offsets[E.Index]);
    write(Data, Offset + At, E.Value, E.Type);
  }
}

void StaticWriter::writeInterface(DataBuilder &Data, uint64_t Offset,
                                  ast::Expr *E, GoType *T) {
  GoType *From = E->Type;
  bool Empty = types::methodSet(types::underlying(T)).empty();
  Data.putSymbol(Offset,
                 (Empty ? M.descriptor(From) : M.itab(From, T)).getValue());
  if (M.isDirectIface(From))
    return write(Data, Offset + 8, E, From);
  DataBuilder Boxed(&M.Context);
  write(Boxed, 0, E, From);
  Data.putSymbol(Offset + 8, define(Boxed, From, /*Constant=*/true));
}

void StaticWriter::write(DataBuilder &Data, uint64_t Offset, ast::Expr *E,
                         GoType *T) {
  E = ast::unparen(E);
  if (isNil(E))
    return;
  if (isInterface(T))
    return writeInterface(Data, Offset, E, T);
  if (E->Value)
    return writeConstant(Data, Offset, E->Value, T);
  llvm::ArrayRef<GoType *> TypeArgs;
  if (Func *F = function(E, TypeArgs)) {
    go::FuncOp Callee = M.function({F, TypeArgs});
    return Data.putSymbol(Offset, M.staticClosure(Callee).getValue());
  }
  auto WriteAddress = [&](ast::CompositeLit *L) {
    GoType *Pointee = literalType(L);
    DataBuilder Object(&M.Context);
    writeLiteral(Object, 0, L, Pointee);
    Data.putSymbol(Offset, define(Object, Pointee, /*Constant=*/false));
  };
  if (auto *L = llvm::dyn_cast<ast::CompositeLit>(E)) {
    if (literalType(L) != L->Type)
      return WriteAddress(L);
    return writeLiteral(Data, Offset, L, L->Type);
  }
  if (auto *U = llvm::dyn_cast<ast::UnaryExpr>(E)) {
    if (auto *L = llvm::dyn_cast<ast::CompositeLit>(ast::unparen(U->X)))
      return WriteAddress(L);
    Place P = placeOf(U->X);
    M.declareData(P.Symbol);
    return Data.putSymbol(Offset, P.Symbol, P.Offset);
  }
  auto *C = llvm::cast<ast::CallExpr>(E);
  ast::Expr *X = C->Args[0];
  if (!types::as<types::Slice>(T) || !X->Value)
    return write(Data, Offset, X, isInterface(C->Type) ? C->Type : X->Type);
  // []byte("..."): the bytes may be changed.
  llvm::StringRef Text = stringValue(X->Value);
  DataBuilder Bytes(&M.Context);
  Bytes.putBytes(0, Text);
  GoType *A = M.S.make<types::Array>(types::as<types::Slice>(T)->Elem,
                                     int64_t(Text.size()));
  Data.putSymbol(Offset, define(Bytes, A, /*Constant=*/false));
  Data.put(Offset + 8, Text.size(), 8);
  Data.put(Offset + 16, Text.size(), 8);
}

bool ModuleGen::staticValue(DataBuilder &Data, uint64_t Offset, ast::Expr *E,
                            GoType *T) {
  int64_t Size = types::sizeOf(T);
  StaticWriter W(*this);
  if (Size < 0 || Size > MaxStaticBytes || !W.isStatic(E, T))
    return false;
  W.write(Data, Offset, E, T);
  return true;
}
