//===- Decl.cpp - Declarations --------------------------------------------===//
//
// Imports, constants, types, variables and functions. The hard case is
// `type T[P ...`, which begins an array type or a list of type parameters.
//
//===----------------------------------------------------------------------===//

#include "compiler/Lex/Unquote.h"
#include "compiler/Parse/ParserImpl.h"

using namespace zokor;
using namespace zokor::ast;

Decl *Parser::importDecl(const Group *G) {
  auto *D = make<ImportDecl>(Tok.At);
  D->InGroup = G;
  dropDirectives();
  if (at(tok::Identifier)) {
    D->LocalName = name();
  } else if (at(tok::Dot)) {
    D->LocalName = make<Ident>(Tok.At, S.Names.get("."));
    next();
  }
  D->Path = literalOrNull();
  if (!D->Path) {
    syntaxError("missing import path");
    advance({tok::Semicolon, tok::RightParen});
    return D;
  }
  if (!D->Path->Bad && D->Path->LitKind != tok::StringLit) {
    syntaxError("import path must be a string");
    D->Path->Bad = true;
  }
  std::string Text;
  if (!D->Path->Bad && unquote(D->Path->Text, Text))
    D->PathText = S.copy(llvm::StringRef(Text));
  return D;
}

Decl *Parser::constDecl(const Group *G, int64_t Iota) {
  auto *D = make<ConstDecl>(Tok.At);
  D->InGroup = G;
  D->Iota = Iota;
  dropDirectives();
  D->Names = nameList(name());
  if (at(tok::EndOfFile) || at(tok::Semicolon) || at(tok::RightParen))
    return D;
  D->DeclType = typeOrNull();
  if (gotAssign())
    D->Values = exprList();
  return D;
}

Decl *Parser::varDecl(const Group *G) {
  auto *D = make<VarDecl>(Tok.At);
  D->InGroup = G;
  D->Directives = takeDirectives();
  D->Names = nameList(name());
  if (gotAssign()) {
    D->Values = exprList();
    return D;
  }
  D->DeclType = type();
  if (gotAssign())
    D->Values = exprList();
  return D;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

Decl *Parser::typeDecl(const Group *G) {
  auto *D = make<TypeDecl>(Tok.At);
  D->InGroup = G;
  D->Directives = takeDirectives();
  D->Name = name();
  if (at(tok::LeftBracket)) {
    typeParamsOrArray(D);
  } else {
    D->IsAlias = gotAssign();
    D->DeclType = typeOrNull();
  }
  if (!D->DeclType) {
    D->DeclType = badExpr();
    syntaxError("in type declaration");
    advance({tok::Semicolon, tok::RightParen});
  }
  return D;
}

/// At the bracket behind the name. A name behind the bracket may begin an
/// array length or a type parameter. Both are parsed as an expression (except
/// that a second bracket settles it: indexing gives no constant), which is
/// then split if it has the form of a name and a constraint. Where both
/// readings are possible, `]` makes it a length and a comma a parameter.
void Parser::typeParamsOrArray(TypeDecl *D) {
  Pos At = Tok.At;
  next();
  if (got(tok::RightBracket)) {
    D->DeclType = sliceType(At);
    return;
  }
  if (!this->at(tok::Identifier)) {
    D->DeclType = arrayType(At, nullptr);
    return;
  }
  Expr *X = name();
  if (!this->at(tok::LeftBracket)) {
    LevelScope Scope(*this, ExprLevel + 1);
    X = binaryExpr(primaryExpr(X), 0);
  }
  auto [Name, Constraint] =
      splitNameAndConstraint(X, /*Force=*/this->at(tok::Comma));
  if (!Name || (!Constraint && this->at(tok::RightBracket))) {
    D->DeclType = arrayType(At, X);
    return;
  }
  D->TypeParams = paramList(Name, Constraint, tok::RightBracket, true);
  D->IsAlias = gotAssign();
  D->DeclType = typeOrNull();
}

bool zokor::isTypeElement(const Expr *X) {
  while (X) {
    switch (X->kind()) {
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::SliceType:
    case NodeKind::MapType:
    case NodeKind::ChanType:
      return true;
    case NodeKind::BinaryExpr: {
      auto *B = llvm::cast<BinaryExpr>(X);
      if (isTypeElement(B->Y))
        return true;
      X = B->X;
      break;
    }
    case NodeKind::UnaryExpr:
      if (llvm::cast<UnaryExpr>(X)->Op == tok::Tilde)
        return true;
      X = llvm::cast<UnaryExpr>(X)->X;
      break;
    case NodeKind::StarExpr:
      X = llvm::cast<StarExpr>(X)->X;
      break;
    case NodeKind::ParenExpr:
      X = llvm::cast<ParenExpr>(X)->X;
      break;
    default:
      return false;
    }
  }
  return false;
}

/// Splits an expression that can also be read as a name and a constraint:
/// `P *E`, `P (E)`, and unions that begin with these. The split happens if the
/// constraint can be nothing but a type element, or if `Force` is set. A name
/// alone gives (name, null); no split gives (null, null).
std::pair<Ident *, Expr *> Parser::splitNameAndConstraint(Expr *X, bool Force) {
  if (auto *Name = llvm::dyn_cast<Ident>(X))
    return {Name, nullptr};
  // The leftmost operand of a union holds the name.
  llvm::SmallVector<BinaryExpr *, 4> Unions;
  Expr *Left = X;
  while (auto *B = llvm::dyn_cast<BinaryExpr>(Left)) {
    if (B->Op != tok::Or)
      break;
    Force = Force || isTypeElement(B->Y);
    Unions.push_back(B);
    Left = B->X;
  }
  Ident *Name = nullptr;
  Expr *Constraint = nullptr;
  if (auto *B = llvm::dyn_cast<BinaryExpr>(Left)) {
    Name = llvm::dyn_cast<Ident>(B->X);
    if (B->Op != tok::Mul || !Name || !(Force || isTypeElement(B->Y)))
      return {};
    Constraint = make<StarExpr>(B->OpAt, B->Y);
  } else if (auto *C = llvm::dyn_cast<CallExpr>(Left)) {
    Name = llvm::dyn_cast<Ident>(C->Fun);
    if (!Name || C->Args.size() != 1 || C->HasDots ||
        !(Force || isTypeElement(C->Args[0])))
      return {};
    Constraint = C->Args[0];
  } else {
    return {};
  }
  for (BinaryExpr *B : llvm::reverse(Unions)) {
    B->X = Constraint;
    B->At = Constraint->At;
    Constraint = B;
  }
  return {Name, Constraint};
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

FuncDecl *Parser::funcDeclOrNull() {
  auto *D = make<FuncDecl>(Tok.At);
  D->Directives = takeDirectives();
  if (got(tok::LeftParen)) {
    D->HasRecv = true;
    D->Recv = paramList(nullptr, nullptr, tok::RightParen, false);
    if (D->Recv.empty())
      errorAt(Tok.At, "method has no receiver");
    else if (D->Recv.size() > 1)
      errorAt(Tok.At, "method has multiple receivers");
  }
  if (!at(tok::Identifier)) {
    syntaxError("expecting name or (");
    advance({tok::LeftBrace, tok::Semicolon});
    return nullptr;
  }
  D->Name = name();
  D->Signature =
      funcType(Tok.At, D->Recv.empty() ? nullptr : "method", &D->TypeParams);
  if (!at(tok::LeftBrace))
    return D;
  D->BodyBegin = Tok.At;
  if (Options.SkipBodies)
    if (Pos End = Lex.skipBlock(Tok.At)) {
      D->BodyEnd = End;
      next();
      return D;
    }
  D->Body = funcBody();
  D->BodyEnd = D->Body->RightBrace;
  return D;
}

BlockStmt *Parser::funcBody() {
  ++FuncLevel;
  BlockStmt *B = blockStmt("");
  --FuncLevel;
  return B;
}
