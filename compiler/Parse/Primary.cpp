//===- Primary.cpp - Operands and what follows them -----------------------===//
//
// Names, literals, parentheses, and the postfix forms: selectors, indices,
// slices, assertions, calls and composite literals.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/ParserImpl.h"

using namespace zokor;
using namespace zokor::ast;

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

Ident *Parser::name() {
  if (at(tok::Identifier)) {
    auto *N = make<Ident>(Tok.At, Tok.Name);
    next();
    return N;
  }
  Ident *N = blankName(Tok.At);
  syntaxError("expecting name");
  advance();
  return N;
}

List<Ident> Parser::nameList(Ident *First) {
  ListBuilder<Ident> Names(*this);
  Names.push(First);
  while (got(tok::Comma))
    Names.push(name());
  return Names.finish();
}

BasicLit *Parser::literalOrNull() {
  if (!isLiteral(Tok.Kind))
    return nullptr;
  auto *L = make<BasicLit>(Tok.At, Tok.Kind, Tok.Text);
  L->Bad = Tok.Bad;
  next();
  return L;
}

Expr *Parser::operand() {
  switch (Tok.Kind) {
  case tok::Identifier:
    return name();
  case tok::IntLit:
  case tok::FloatLit:
  case tok::ImagLit:
  case tok::RuneLit:
  case tok::StringLit:
    return literalOrNull();
  case tok::LeftParen:
    return parenExpr();
  case tok::Func:
    return funcTypeOrLit();
  case tok::LeftBracket:
  case tok::Chan:
  case tok::Map:
  case tok::Struct:
  case tok::Interface:
    return type();
  default: {
    Expr *Bad = badExpr();
    syntaxError("expecting expression");
    advance({tok::RightParen, tok::RightBracket, tok::RightBrace});
    return Bad;
  }
  }
}

Expr *Parser::parenExpr() {
  LevelScope Scope(*this, ExprLevel + 1);
  Pos At = Tok.At;
  next();
  Expr *X = expr();
  X->InParens = true;
  auto *E = make<ParenExpr>(At, X);
  E->RightParen = Tok.At;
  want(tok::RightParen);
  return E;
}

Expr *Parser::funcTypeOrLit() {
  Pos At = Tok.At;
  next();
  FuncType *T = funcType(Tok.At, "function type");
  if (!this->at(tok::LeftBrace))
    return T;
  LevelScope Scope(*this, ExprLevel + 1);
  auto *L = make<FuncLit>(At);
  L->Signature = T;
  L->Body = funcBody();
  return L;
}

//===----------------------------------------------------------------------===//
// Postfix forms
//===----------------------------------------------------------------------===//

/// X is the operand if it has been parsed already.
Expr *Parser::primaryExpr(Expr *X) {
  // The deepest point below this operand moves down with each postfix form.
  unsigned OldDeepest = Deepest, OldDepth = Depth;
  Deepest = Depth;
  if (!X)
    X = operand();
  while (true) {
    switch (Tok.Kind) {
    case tok::Dot:
      X = selectorOrAssert(X);
      break;
    case tok::LeftBracket:
      X = indexOrSlice(X);
      break;
    case tok::LeftParen:
      X = callExpr(X);
      break;
    case tok::LeftBrace:
      if (startsCompositeLit(X)) {
        if (llvm::isa<ParenExpr>(X))
          syntaxError("cannot parenthesize type in composite literal");
        CompositeLit *L = compositeLit();
        L->LitType = X;
        L->At = X->At;
        X = L;
        break;
      }
      [[fallthrough]];
    default:
      Depth = OldDepth;
      Deepest = std::max(Deepest, OldDeepest);
      return X;
    }
    Depth = Deepest;
    deepen(1);
    Depth = OldDepth;
  }
}

/// At the dot.
Expr *Parser::selectorOrAssert(Expr *X) {
  next();
  if (at(tok::Identifier)) {
    Ident *Sel = name();
    return make<SelectorExpr>(X->At, X, Sel);
  }
  if (!got(tok::LeftParen)) {
    syntaxError("expecting name or (");
    advance({tok::Semicolon, tok::RightParen});
    return X;
  }
  auto *A = make<TypeAssertExpr>(X->At, X, nullptr);
  if (!got(tok::Type))
    A->AssertedType = type();
  A->RightParen = Tok.At;
  want(tok::RightParen);
  return A;
}

/// At the left bracket: an index, type arguments or a slice.
Expr *Parser::indexOrSlice(Expr *X) {
  next();
  if (at(tok::RightBracket)) {
    syntaxError("expecting operand");
    next();
    return X;
  }
  Expr *Low = nullptr;
  if (!at(tok::Colon)) {
    ListBuilder<Expr> Indices(*this);
    bool Comma = typeList(Indices);
    List<Expr> List = Indices.finish();
    if (Comma || at(tok::RightBracket)) {
      auto *I = make<IndexExpr>(X->At, X, List);
      I->RightBracket = Tok.At;
      want(tok::RightBracket);
      return I;
    }
    Low = List[0];
  }
  return sliceExpr(X, Low);
}

/// Where the first colon should be.
Expr *Parser::sliceExpr(Expr *X, Expr *Low) {
  if (!got(tok::Colon)) {
    syntaxError("expecting comma, : or ]");
    advance({tok::Comma, tok::Colon, tok::RightBracket});
  }
  LevelScope Scope(*this, ExprLevel + 1);
  auto *E = make<SliceExpr>(X->At, X);
  E->Low = Low;
  if (!at(tok::Colon) && !at(tok::RightBracket))
    E->High = expr();
  if (at(tok::Colon)) {
    E->Full = true;
    if (!E->High) {
      errorAt(Tok.At, "middle index required in 3-index slice");
      E->High = badExpr();
    }
    next();
    if (at(tok::RightBracket)) {
      errorAt(Tok.At, "final index required in 3-index slice");
      E->Max = badExpr();
    } else {
      E->Max = expr();
    }
  }
  E->RightBracket = Tok.At;
  want(tok::RightBracket);
  return E;
}

/// At the left parenthesis.
Expr *Parser::callExpr(Expr *X) {
  LevelScope Scope(*this, ExprLevel + 1);
  auto *C = make<CallExpr>(X->At, X);
  C->LeftParen = Tok.At;
  next();
  ListBuilder<Expr> Args(*this);
  C->RightParen = list("argument list", tok::Comma, tok::RightParen, [&] {
    Args.push(expr());
    C->HasDots = got(tok::DotDotDot);
    return C->HasDots;
  });
  C->Args = Args.finish();
  return C;
}

//===----------------------------------------------------------------------===//
// Composite literals
//===----------------------------------------------------------------------===//

/// True if X can only be a value, so that a brace behind it begins a block.
static bool isValue(const Expr *X) {
  while (true) {
    switch (X->kind()) {
    case NodeKind::BasicLit:
    case NodeKind::CompositeLit:
    case NodeKind::FuncLit:
    case NodeKind::SliceExpr:
    case NodeKind::TypeAssertExpr:
    case NodeKind::CallExpr:
    case NodeKind::UnaryExpr:
    case NodeKind::BinaryExpr:
      return true;
    case NodeKind::ParenExpr:
      X = llvm::cast<ParenExpr>(X)->X;
      break;
    case NodeKind::IndexExpr: {
      auto *I = llvm::cast<IndexExpr>(X);
      if (I->Indices.size() == 1 && isValue(I->Indices[0]))
        return true;
      X = I->X;
      break;
    }
    default:
      return false;
    }
  }
}

/// Whether the brace behind X belongs to it. In the header of a control clause
/// it does so only behind a type literal.
bool Parser::startsCompositeLit(Expr *X) {
  Expr *T = unparen(X);
  switch (T->kind()) {
  case NodeKind::Ident:
  case NodeKind::SelectorExpr:
    return ExprLevel >= 0;
  case NodeKind::IndexExpr:
    return ExprLevel >= 0 && !isValue(T);
  case NodeKind::ArrayType:
  case NodeKind::SliceType:
  case NodeKind::StructType:
  case NodeKind::MapType:
    return true;
  default:
    return false;
  }
}

/// At the left brace.
CompositeLit *Parser::compositeLit() {
  Nest N(*this);
  LevelScope Scope(*this, ExprLevel + 1);
  auto *L = make<CompositeLit>(Tok.At);
  L->LeftBrace = Tok.At;
  want(tok::LeftBrace);
  ListBuilder<Expr> Elements(*this);
  L->RightBrace = list("composite literal", tok::Comma, tok::RightBrace, [&] {
    Expr *E = element();
    if (got(tok::Colon)) {
      Expr *Val = element();
      E = make<KeyValueExpr>(E->At, E, Val);
    }
    Elements.push(E);
    return false;
  });
  L->Elements = Elements.finish();
  return L;
}

Expr *Parser::element() {
  if (at(tok::LeftBrace))
    return compositeLit();
  return expr();
}
