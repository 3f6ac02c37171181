//===- StructType.cpp - Struct types --------------------------------------===//

#include "compiler/Check/DeclState.h"

using namespace zokor;
using namespace zokor::check;

namespace {
class StructBuilder {
public:
  StructBuilder(Checker &C, Struct *T) : C(C), T(T) {}
  void build(ast::StructType *E);

private:
  void add(Name N, Pos At, Type *FieldType, bool Embedded, llvm::StringRef Tag,
           ast::Ident *Id);
  void embedded(ast::Field &F, Type *FieldType, llvm::StringRef Tag);
  llvm::StringRef tag(ast::BasicLit *Lit);

  Checker &C;
  Struct *T;
  llvm::SmallVector<Var *, 16> Fields;
  llvm::SmallVector<llvm::StringRef, 0> Tags;
  /// Small structs are searched, large ones hashed.
  llvm::SmallDenseMap<Name, Var *, 4> ByName;
};
} // namespace

llvm::StringRef StructBuilder::tag(ast::BasicLit *Lit) {
  if (!Lit || Lit->Bad)
    return {};
  if (Lit->LitKind != tok::StringLit) {
    C.errorf(Lit->At, diag::Syntax,
             "invalid AST: incorrect tag syntax: \"{0}\"", Lit->Text);
    return {};
  }
  const Constant *V = C.U.Constants.literal(Lit->LitKind, Lit->Text);
  return V->kind() == Constant::Kind::String ? stringValue(V)
                                             : llvm::StringRef();
}

void StructBuilder::add(Name N, Pos At, Type *FieldType, bool Embedded,
                        llvm::StringRef Tag, ast::Ident *Id) {
  auto *F = C.S.make<Var>(At, C.Pkg, N, FieldType);
  F->IsField = true;
  F->Embedded = Embedded;
  F->Used = true;
  if (!N.isBlank()) {
    auto [Where, New] = ByName.insert({N, F});
    if (!New) {
      C.error(At, diag::DuplicateDecl,
              (N.str() + " redeclared").str() +
                  errorLine(C, Where->second->At,
                            "other declaration of " + N.str()));
      return;
    }
  }
  if (!Tag.empty() && Tags.empty())
    Tags.resize(Fields.size());
  Fields.push_back(F);
  if (!Tags.empty() || !Tag.empty())
    Tags.push_back(Tag);
  if (Id)
    C.recordObject(Id, F);
}

/// The name of an embedded field of type E: T, *T, p.T or T[A]; null if E is
/// something else.
static ast::Ident *embeddedName(ast::Expr *E) {
  if (auto *S = llvm::dyn_cast_or_null<ast::StarExpr>(E)) {
    if (llvm::isa_and_nonnull<ast::StarExpr>(S->X))
      return nullptr;
    E = S->X;
  }
  if (auto *I = llvm::dyn_cast_or_null<ast::IndexExpr>(E))
    E = I->X;
  if (auto *S = llvm::dyn_cast_or_null<ast::SelectorExpr>(E))
    return S->Sel;
  return llvm::dyn_cast_or_null<ast::Ident>(E);
}

/// Looks into the type of an embedded field, when all types are complete.
static void checkEmbedded(Checker &C, Pos At, Type *FieldType) {
  auto [T, IsPointer] = deref(FieldType);
  if (isInvalid(T))
    return;
  const char *Text = nullptr;
  if (isTypeParam(T))
    Text = "embedded field type cannot be a (pointer to a) type parameter";
  else if (isUnsafePointer(T))
    Text = "embedded field type cannot be unsafe.Pointer";
  else if (as<Pointer>(T))
    Text = "embedded field type cannot be a pointer";
  else if (IsPointer && as<Interface>(T))
    Text = "embedded field type cannot be a pointer to an interface";
  if (Text)
    C.error(At, diag::InvalidPtrEmbed, Text);
}

void StructBuilder::embedded(ast::Field &F, Type *FieldType,
                             llvm::StringRef Tag) {
  Pos At = ast::startPos(F.FieldType);
  ast::Ident *Id = embeddedName(F.FieldType);
  if (!Id) {
    C.errorf(At, diag::InvalidIfaceEmbed, "invalid embedded field type {0}",
             C.str(F.FieldType));
    // A field all the same: their number stays that of the source.
    add(C.S.Names.get("_"), At, C.U.invalid(), true, {}, nullptr);
    return;
  }
  // The identifier keeps the type name as its object.
  add(Id->Name, At, FieldType, true, Tag, nullptr);
  C.later([&C = C, At, FieldType] { checkEmbedded(C, At, FieldType); });
}

void StructBuilder::build(ast::StructType *E) {
  Type *FieldType = nullptr;
  ast::Expr *Previous = nullptr;
  for (ast::Field &F : E->Fields) {
    if (!F.FieldType)
      continue;
    // `a, b T` shares one type expression.
    if (F.FieldType != Previous)
      FieldType = varType(C, F.FieldType);
    Previous = F.FieldType;
    if (F.Name)
      add(F.Name->Name, F.Name->At, FieldType, false, tag(F.Tag), F.Name);
    else
      embedded(F, FieldType, tag(F.Tag));
  }
  T->Fields = C.S.copy(llvm::ArrayRef<Var *>(Fields));
  T->Tags = C.S.copy(llvm::ArrayRef<llvm::StringRef>(Tags));
}

LLVM_ATTRIBUTE_NOINLINE
void check::structType(Checker &C, Struct *T, ast::StructType *E) {
  if (!E->Fields.empty())
    StructBuilder(C, T).build(E);
}
