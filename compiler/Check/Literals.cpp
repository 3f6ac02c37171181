//===- Literals.cpp - Basic, function and composite literals --------------===//

#include "compiler/Check/Assignments.h"
#include "compiler/Check/ExprInternals.h"
#include "compiler/Check/Stmt.h"
#include "compiler/Check/TypeExpr.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace zokor;
using namespace zokor::check;

//===----------------------------------------------------------------------===//
// Basic literals
//===----------------------------------------------------------------------===//

/// Notations that came with go1.13.
static void checkNotation(Checker &C, const ast::BasicLit *E) {
  llvm::StringRef Text = E->Text;
  if (Text.size() <= 2 || C.allowVersion(E->At, 13))
    return;
  char Radix = Text[0] == '0' ? char(Text[1] | 0x20) : '\0';
  const char *What = nullptr;
  if (Text.contains('_'))
    What = "underscores in numeric literals";
  else if (Radix == 'b')
    What = "binary literals";
  else if (Radix == 'o')
    What = "0o/0O-style octal literals";
  else if (Radix == 'x' && E->LitKind != tok::IntLit)
    What = "hexadecimal floating-point literals";
  if (What)
    C.requireVersion(E->At, 13, What);
}

static BasicKind literalKind(tok::Kind Kind) {
  switch (Kind) {
  case tok::IntLit:
    return BasicKind::UntypedInt;
  case tok::FloatLit:
    return BasicKind::UntypedFloat;
  case tok::ImagLit:
    return BasicKind::UntypedComplex;
  case tok::RuneLit:
    return BasicKind::UntypedRune;
  default:
    return BasicKind::UntypedString;
  }
}

void zokor::check::basicLit(Checker &C, Operand &X, ast::BasicLit *E) {
  X.invalidate();
  if (E->Bad)
    return;
  if (E->LitKind != tok::StringLit && E->LitKind != tok::RuneLit) {
    checkNotation(C, E);
    // More digits than any constant keeps only cost time.
    constexpr size_t MaxLength = 10000;
    if (E->Text.size() > MaxLength) {
      C.errorf(E->At, diag::InvalidConstVal,
               "excessively long constant: {0}... ({1} chars)",
               E->Text.take_front(10), E->Text.size());
      return;
    }
  }
  const Constant *V = C.U.Constants.literal(E->LitKind, E->Text);
  if (V->isUnknown()) {
    C.errorf(E->At, diag::InvalidConstVal, "malformed constant: {0}", E->Text);
    return;
  }
  X.M = Mode::Constant;
  X.Type = C.U.basic(literalKind(E->LitKind));
  X.Value = V;
}

//===----------------------------------------------------------------------===//
// Function literals
//===----------------------------------------------------------------------===//

void zokor::check::funcLit(Checker &C, Operand &X, ast::FuncLit *E) {
  auto *Sig = C.S.make<Signature>();
  Scope *FuncScope = C.Pkg->newScope(C.Env.Scope);
  FuncScope->IsFunction = true;
  funcType(C, Sig, {}, {}, E->Signature, FuncScope);
  E->Signature->ExprMode = Mode::TypeExpr;
  E->Signature->Type = Sig;
  X.M = Mode::Value;
  X.Type = Sig;
  if (C.Conf.IgnoreBodies || !E->Body)
    return;
  // The body may refer to the type whose declaration the literal is part of, so
  // it waits; but only until the scope around it changes.
  Environment Env = C.Env;
  C.later([&C, E, Sig, FuncScope, Env] {
    EnvironmentScope Saved(C);
    C.Env = Env;
    funcBody(C, Env.Decl, FuncScope, Sig, E->Body, Env.Iota, E);
  });
}

//===----------------------------------------------------------------------===//
// Struct literals
//===----------------------------------------------------------------------===//

static int fieldIndex(Checker &C, Struct *T, Name N) {
  if (!N.isBlank())
    for (size_t I = 0; I < T->Fields.size(); ++I)
      if (sameId(T->Fields[I], C.Pkg, N))
        return int(I);
  return -1;
}

/// Key names no field that this package may set.
static void unknownField(Checker &C, Struct *T, Type *Base, ast::Ident *Key) {
  auto IsKey = [&](const Var *F) { return F->Name == Key->Name; };
  if (!Key->Name.isBlank() && llvm::any_of(T->Fields, IsKey)) {
    C.errorf(Key->At, diag::UnexportedLitField,
             "cannot refer to unexported field '{0}' in struct literal of type "
             "{1}",
             Key->Name.str(), C.str(Base));
    return;
  }
  std::string Hint;
  if (Name Other = changeCase(C, Key->Name);
      Other && fieldIndex(C, T, Other) >= 0)
    Hint = " (but does have " + Other.str().str() + ")";
  C.errorf(Key->At, diag::MissingLitField,
           "unknown field '{0}' in struct literal of type {1}{2}",
           Key->Name.str(), C.str(Base), Hint);
}

static void keyedFields(Checker &C, ast::CompositeLit *E, Struct *T,
                        Type *Base) {
  llvm::SmallVector<bool, 16> Visited(T->Fields.size());
  for (ast::Expr *Element : E->Elements) {
    auto *KV = llvm::dyn_cast<ast::KeyValueExpr>(Element);
    if (!KV) {
      C.error(ast::startPos(Element), diag::MixedStructLit,
              "mixture of field:value and value elements in struct literal");
      continue;
    }
    auto *Key = llvm::dyn_cast<ast::Ident>(KV->Key);
    int I = Key ? fieldIndex(C, T, Key->Name) : -1;
    Operand X;
    expr(C, X, KV->Val);
    if (!Key) {
      C.errorf(ast::startPos(KV), diag::InvalidLitField,
               "invalid field name {0} in struct literal", C.str(KV->Key));
      continue;
    }
    if (I < 0) {
      unknownField(C, T, Base, Key);
      continue;
    }
    C.recordObject(Key, T->Fields[I]);
    assignment(C, X, T->Fields[I]->Type, "struct literal");
    if (Visited[I])
      C.errorf(ast::startPos(KV), diag::DuplicateLitField,
               "duplicate field name {0} in struct literal", Key->Name.str());
    Visited[I] = true;
  }
}

static void positionalFields(Checker &C, ast::CompositeLit *E, Struct *T,
                             Type *Base, Type *LitType) {
  for (size_t I = 0; I < E->Elements.size(); ++I) {
    ast::Expr *Element = E->Elements[I];
    if (llvm::isa<ast::KeyValueExpr>(Element)) {
      C.error(ast::startPos(Element), diag::MixedStructLit,
              "mixture of field:value and value elements in struct literal");
      continue;
    }
    Var *Field = I < T->Fields.size() ? T->Fields[I] : nullptr;
    Operand X;
    expr(C, X, Element);
    if (!Field) {
      C.error(X.at(), diag::InvalidStructLit,
              "too many values in " + C.str(Base) + "{…}");
      return;
    }
    if (!Field->isExported() && Field->Pkg != C.Pkg) {
      C.errorf(X.at(), diag::UnexportedLitField,
               "implicit assignment to unexported field {0} in {1} literal",
               Field->Name.str(), C.str(LitType));
      continue;
    }
    assignment(C, X, Field->Type, "struct literal");
  }
  if (E->Elements.size() < T->Fields.size())
    C.error(E->RightBrace, diag::InvalidStructLit,
            "too few values in " + C.str(Base) + "{…}");
}

static void structLit(Checker &C, ast::CompositeLit *E, Struct *T, Type *Base,
                      Type *LitType) {
  if (E->Elements.empty())
    return;
  if (llvm::isa<ast::KeyValueExpr>(E->Elements[0]))
    keyedFields(C, E, T, Base);
  else
    positionalFields(C, E, T, Base, LitType);
}

//===----------------------------------------------------------------------===//
// Map literals
//===----------------------------------------------------------------------===//

/// The largest and smallest integers have a meaning of their own in LLVM's hash
/// tables.
static bool isHashKey(int64_t I) { return I != INT64_MIN && I != INT64_MAX; }

namespace {
/// The constant keys of a map literal seen so far. Constants of different kind
/// but equal value (1, 1.0, 1+0i) are the same key; if the key type is an
/// interface, they must have the same type as well.
class ConstantKeys {
public:
  ConstantKeys(ConstantPool &Pool, bool KeyIsInterface)
      : Pool(Pool), KeyIsInterface(KeyIsInterface) {}

  /// False if the key was there already.
  bool insert(const Constant *V, Type *T) {
    using Kind = Constant::Kind;
    if (V->kind() == Kind::String)
      return insertInto(Strings[stringValue(V)], T);
    if (V->isNumeric())
      V = simplest(V);
    if (V->kind() == Kind::Int)
      if (auto Small = int64Value(V); Small && isHashKey(*Small))
        return insertInto(Ints[*Small], T);
    return insertInto(Others[toExactString(V)], T);
  }

private:
  struct Entry {
    bool Seen = false;
    llvm::SmallVector<Type *, 0> Types;
  };

  const Constant *simplest(const Constant *V) {
    for (auto Convert : {&ConstantPool::toFloat, &ConstantPool::toInt})
      if (const Constant *Simpler = (Pool.*Convert)(V); !Simpler->isUnknown())
        V = Simpler;
    return V;
  }

  bool insertInto(Entry &E, Type *T) {
    if (!KeyIsInterface)
      return !std::exchange(E.Seen, true);
    for (Type *Other : E.Types)
      if (identical(Other, T))
        return false;
    E.Types.push_back(T);
    return true;
  }

  ConstantPool &Pool;
  bool KeyIsInterface;
  llvm::DenseMap<llvm::StringRef, Entry> Strings;
  llvm::DenseMap<int64_t, Entry> Ints;
  llvm::StringMap<Entry> Others;
};
} // namespace

static void mapLit(Checker &C, ast::CompositeLit *E, Map *T) {
  ConstantKeys Keys(C.U.Constants, isNonTypeParamInterface(T->Key));
  for (ast::Expr *Element : E->Elements) {
    auto *KV = llvm::dyn_cast<ast::KeyValueExpr>(Element);
    if (!KV) {
      C.error(ast::startPos(Element), diag::MissingLitKey,
              "missing key in map literal");
      continue;
    }
    Operand X;
    exprWithHint(C, X, KV->Key, T->Key);
    assignment(C, X, T->Key, "map literal");
    if (X.isInvalid())
      continue;
    if (X.isConstant() && !Keys.insert(X.Value, X.Type)) {
      C.errorf(X.at(), diag::DuplicateLitKey,
               "duplicate key {0} in map literal", toString(X.Value));
      continue;
    }
    exprWithHint(C, X, KV->Val, T->Elem);
    assignment(C, X, T->Elem, "map literal");
  }
}

//===----------------------------------------------------------------------===//
// Arrays and slices
//===----------------------------------------------------------------------===//

namespace {
/// The indices of an array literal seen so far: 0, 1, 2... need no set.
class IndexSet {
public:
  bool insert(int64_t I) {
    if (I < Dense || (!Sparse.empty() && isHashKey(I) && Sparse.contains(I)))
      return false;
    if (I == Dense)
      ++Dense;
    else if (isHashKey(I))
      Sparse.insert(I);
    return true;
  }

private:
  int64_t Dense = 0;
  llvm::DenseSet<int64_t> Sparse;
};
} // namespace

/// The key of an element: its constant index, or -1 after an error.
static int64_t elementIndex(Checker &C, ast::KeyValueExpr *KV, int64_t Len) {
  auto [Value, Ok] = index(C, KV->Key, Len);
  if (Ok && Value < 0)
    C.errorf(ast::startPos(KV), diag::InvalidLitIndex,
             "index {0} must be integer constant", C.str(KV->Key));
  return Value;
}

int64_t zokor::check::indexedElements(Checker &C,
                                      llvm::ArrayRef<ast::Expr *> Elements,
                                      Type *Elem, int64_t Len) {
  IndexSet Visited;
  int64_t Index = 0, Max = 0;
  for (ast::Expr *Element : Elements) {
    bool Valid = true;
    ast::Expr *Value = Element;
    if (auto *KV = llvm::dyn_cast<ast::KeyValueExpr>(Element)) {
      int64_t Key = elementIndex(C, KV, Len);
      Valid = Key >= 0;
      if (Valid)
        Index = Key;
      Value = KV->Val;
    } else if (Len >= 0 && Index >= Len) {
      C.errorf(ast::startPos(Element), diag::OversizeArrayLit,
               "index {0} is out of bounds (>= {1})", Index, Len);
      Valid = false;
    }
    if (Valid && !Visited.insert(Index))
      C.errorf(ast::startPos(Element), diag::DuplicateLitKey,
               "duplicate index {0} in array or slice literal", Index);
    if (Index < INT64_MAX)
      ++Index;
    Max = std::max(Max, Index);
    Operand X;
    exprWithHint(C, X, Value, Elem);
    assignment(C, X, Elem, "array or slice literal");
  }
  return Max;
}

static void arrayLit(Checker &C, ast::CompositeLit *E, Array *T) {
  int64_t Len = indexedElements(C, E->Elements, T->Elem, T->Len);
  // [...]T, or a length that is in error: the elements tell.
  if (T->Len >= 0)
    return;
  T->Len = Len;
  if (E->LitType) {
    E->LitType->ExprMode = Mode::TypeExpr;
    E->LitType->Type = T;
  }
}

//===----------------------------------------------------------------------===//
// Composite literals
//===----------------------------------------------------------------------===//

/// The type of the literal; null after an error.
static Type *literalType(Checker &C, ast::CompositeLit *E, Type *Hint) {
  if (auto *A = llvm::dyn_cast_or_null<ast::ArrayType>(E->LitType);
      A && !A->Len)
    return C.S.make<Array>(varType(C, A->Elem), -1);
  if (E->LitType)
    return typExpr(C, E->LitType);
  if (Hint)
    return Hint;
  C.error(ast::startPos(E), diag::UntypedLit,
          "missing type in composite literal");
  return nullptr;
}

/// Is T, with the structure Core, a type whose declaration is not done with?
/// (`type T struct { f [unsafe.Sizeof(T{})]int }`) Its parts are invalid then.
static bool isIncomplete(Type *T, Type *Core) {
  auto *N = asIs<Named>(T);
  if (!N || !N->Obj || N->Obj->ColorState != Color::Grey)
    return false;
  if (auto *A = llvm::dyn_cast_or_null<Array>(Core))
    return types::isInvalid(A->Elem);
  if (auto *S = llvm::dyn_cast_or_null<Slice>(Core))
    return types::isInvalid(S->Elem);
  if (auto *M = llvm::dyn_cast_or_null<Map>(Core))
    return types::isInvalid(M->Key) || types::isInvalid(M->Elem);
  if (auto *S = llvm::dyn_cast_or_null<Struct>(Core))
    return !S->Complete;
  return !Core || types::isInvalid(Core);
}

/// Dispatches on the structure of the literal's type. False after an error.
static bool literalElements(Checker &C, ast::CompositeLit *E, Type *Core,
                            Type *Base, Type *LitType) {
  if (isIncomplete(Base, Core)) {
    C.error(ast::startPos(E), diag::InvalidTypeCycle,
            "illegal cycle in type declaration");
    return false;
  }
  if (auto *T = llvm::dyn_cast_or_null<Struct>(Core)) {
    structLit(C, E, T, Base, LitType);
  } else if (auto *T = llvm::dyn_cast_or_null<Array>(Core)) {
    arrayLit(C, E, T);
  } else if (auto *T = llvm::dyn_cast_or_null<Slice>(Core)) {
    indexedElements(C, E->Elements, T->Elem, -1);
  } else if (auto *T = llvm::dyn_cast_or_null<Map>(Core)) {
    mapLit(C, E, T);
  } else {
    useExprs(C, E->Elements);
    if (Core && types::isInvalid(Core))
      return true;
    C.errorf(ast::startPos(E), diag::InvalidLit,
             "invalid composite literal type {0}", C.str(LitType));
    return false;
  }
  return true;
}

void zokor::check::compositeLit(Checker &C, Operand &X, ast::CompositeLit *E,
                                Type *Hint) {
  X.invalidate();
  Type *T = literalType(C, E, Hint);
  if (!T)
    return useExprs(C, E->Elements);
  Type *Base = T;
  // An elided *T means &T{}.
  if (!E->LitType) {
    Type *Core = coreType(T);
    Base = Core ? deref(Core).first : nullptr;
    if (!Base) {
      C.errorf(ast::startPos(E), diag::InvalidLit,
               "invalid composite literal element type {0}: no core type",
               C.str(T));
      return;
    }
  }
  if (!literalElements(C, E, coreType(Base), Base, T))
    return;
  X.M = Mode::Value;
  X.Type = T;
}
