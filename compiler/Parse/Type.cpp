//===- Type.cpp - Types ---------------------------------------------------===//
//
// Type literals, struct fields and interface elements. Inside structs and
// interfaces `T[...` after a name is either a field or method with an array
// type or type parameters, or an embedded instance.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/ParserImpl.h"

using namespace zokor;
using namespace zokor::ast;

Expr *Parser::type() {
  if (Expr *T = typeOrNull())
    return T;
  Expr *Bad = badExpr();
  syntaxError("expecting type");
  advance({tok::Comma, tok::Colon, tok::Semicolon, tok::RightParen,
           tok::RightBracket, tok::RightBrace});
  return Bad;
}

/// A type, or null without an error if the token does not begin one.
Expr *Parser::typeOrNull() {
  Pos At = Tok.At;
  switch (Tok.Kind) {
  case tok::Identifier:
    return qualifiedName(nullptr);
  case tok::Mul: {
    Nest N(*this);
    next();
    return make<StarExpr>(At, type());
  }
  case tok::LeftBracket:
    next();
    if (got(tok::RightBracket))
      return sliceType(At);
    return arrayType(At, nullptr);
  case tok::Arrow:
  case tok::Chan:
    return chanTypeOrNull();
  case tok::Func:
    next();
    return funcType(Tok.At, "function type");
  case tok::Map:
    return mapType();
  case tok::Struct:
    return structType();
  case tok::Interface:
    return interfaceType();
  case tok::LeftParen: {
    Nest N(*this);
    next();
    Expr *T = type();
    want(tok::RightParen);
    return T;
  }
  default:
    return nullptr;
  }
}

/// At `chan` or `<-`.
Expr *Parser::chanTypeOrNull() {
  Nest N(*this);
  Pos At = Tok.At;
  ChanDir Dir = ChanDir::Both;
  if (got(tok::Arrow)) {
    Dir = ChanDir::Recv;
    want(tok::Chan);
  } else {
    next();
    if (got(tok::Arrow))
      Dir = ChanDir::Send;
  }
  return make<ChanType>(At, Dir, chanElem());
}

Expr *Parser::chanElem() {
  if (Expr *T = typeOrNull())
    return T;
  Expr *Bad = badExpr();
  syntaxError("missing channel element type");
  return Bad;
}

Expr *Parser::mapType() {
  Nest N(*this);
  Pos At = Tok.At;
  next();
  want(tok::LeftBracket);
  Expr *Key = type();
  want(tok::RightBracket);
  return make<MapType>(At, Key, type());
}

/// Behind the bracket, which is at `At`, and behind the length if it is given.
Expr *Parser::arrayType(Pos At, Expr *Len) {
  Nest N(*this);
  if (!Len && !got(tok::DotDotDot)) {
    LevelScope Scope(*this, ExprLevel + 1);
    Len = expr();
  }
  if (this->at(tok::Comma)) {
    // Someone thought of type parameters.
    syntaxError("unexpected comma; expecting ]");
    next();
  }
  want(tok::RightBracket);
  return make<ArrayType>(At, Len, type());
}

/// Behind both brackets.
Expr *Parser::sliceType(Pos At) {
  Nest N(*this);
  return make<SliceType>(At, type());
}

Expr *Parser::qualifiedName(Ident *First) {
  Expr *X = First;
  if (!X && at(tok::Identifier)) {
    X = name();
  } else if (!X) {
    X = blankName(Tok.At);
    syntaxError("expecting name");
    advance({tok::Dot, tok::Semicolon, tok::RightBrace});
  }
  if (got(tok::Dot)) {
    Ident *Sel = name();
    X = make<SelectorExpr>(X->At, X, Sel);
  }
  if (at(tok::LeftBracket))
    X = typeInstance(X);
  return X;
}

/// At the bracket behind a generic type.
Expr *Parser::typeInstance(Expr *X) {
  Nest N(*this);
  next();
  ListBuilder<Expr> Args(*this);
  if (at(tok::RightBracket)) {
    syntaxError("expecting type");
    Args.push(badExpr());
  } else {
    typeList(Args);
  }
  auto *I = make<IndexExpr>(X->At, X, Args.finish());
  I->RightBracket = Tok.At;
  want(tok::RightBracket);
  return I;
}

bool Parser::typeList(ListBuilder<Expr> &To) {
  LevelScope Scope(*this, ExprLevel + 1);
  To.push(expr());
  bool Comma = false;
  while (got(tok::Comma)) {
    Comma = true;
    Expr *T = typeOrNull();
    if (!T)
      break;
    To.push(T);
  }
  return Comma;
}

Expr *Parser::arrayOrInstance(Ident *Name, bool &IsInstance) {
  Nest N(*this);
  Pos At = Tok.At;
  IsInstance = false;
  want(tok::LeftBracket);
  if (got(tok::RightBracket))
    return sliceType(At);
  ListBuilder<Expr> List(*this);
  bool Comma = typeList(List);
  ast::List<Expr> Args = List.finish();
  Pos Close = Tok.At;
  want(tok::RightBracket);
  if (!Comma)
    if (Expr *Elem = typeOrNull())
      return make<ArrayType>(At, Args[0], Elem);
  IsInstance = true;
  auto *I = make<IndexExpr>(Name->At, Name, Args);
  I->RightBracket = Close;
  return I;
}

//===----------------------------------------------------------------------===//
// Structs
//===----------------------------------------------------------------------===//

Expr *Parser::structType() {
  Nest N(*this);
  auto *T = make<StructType>(Tok.At);
  next();
  want(tok::LeftBrace);
  FieldList Fields;
  T->RightBrace = list("struct type", tok::Semicolon, tok::RightBrace, [&] {
    fieldDecl(Fields);
    return false;
  });
  T->Fields = copy(Fields);
  return T;
}

BasicLit *Parser::optionalTag() { return literalOrNull(); }

static Field embeddedField(Pos At, Expr *T, BasicLit *Tag) {
  Field F;
  F.At = At;
  F.FieldType = T;
  F.Tag = Tag;
  F.Embedded = true;
  return F;
}

void Parser::fieldDecl(FieldList &Fields) {
  Pos At = Tok.At;
  switch (Tok.Kind) {
  case tok::Identifier:
    break;
  case tok::Mul:
    return starField(Fields);
  case tok::LeftParen:
    return parenField(Fields);
  default:
    syntaxError("expecting field name or embedded type");
    advance({tok::Semicolon, tok::RightBrace});
    return;
  }

  Ident *First = name();
  if (this->at(tok::Dot) || isLiteral(Tok.Kind) || this->at(tok::Semicolon) ||
      this->at(tok::RightBrace)) {
    Expr *T = qualifiedName(First);
    Fields.push_back(embeddedField(At, T, optionalTag()));
    return;
  }
  List<Ident> Names = nameList(First);
  Expr *T;
  if (Names.size() == 1 && this->at(tok::LeftBracket)) {
    bool IsInstance;
    T = arrayOrInstance(First, IsInstance);
    if (IsInstance) {
      Fields.push_back(embeddedField(At, T, optionalTag()));
      return;
    }
  } else {
    T = type();
  }
  BasicLit *Tag = optionalTag();
  for (Ident *Name : Names) {
    Field F;
    F.At = Name->At;
    F.Name = Name;
    F.FieldType = T;
    F.Tag = Tag;
    Fields.push_back(F);
  }
}

/// An embedded `*T`.
void Parser::starField(FieldList &Fields) {
  Pos At = Tok.At;
  next();
  Expr *T;
  if (this->at(tok::LeftParen)) {
    syntaxError("cannot parenthesize embedded type");
    next();
    T = qualifiedName(nullptr);
    got(tok::RightParen); // one message is enough
  } else {
    T = qualifiedName(nullptr);
  }
  BasicLit *Tag = optionalTag();
  Fields.push_back(embeddedField(At, make<StarExpr>(At, T), Tag));
}

/// `(T)` or `(*T)`, which are errors.
void Parser::parenField(FieldList &Fields) {
  Pos At = Tok.At;
  syntaxError("cannot parenthesize embedded type");
  next();
  Expr *T;
  if (this->at(tok::Mul)) {
    Pos StarAt = Tok.At;
    next();
    T = make<StarExpr>(StarAt, qualifiedName(nullptr));
  } else {
    T = qualifiedName(nullptr);
  }
  got(tok::RightParen);
  Fields.push_back(embeddedField(At, T, optionalTag()));
}

//===----------------------------------------------------------------------===//
// Interfaces
//===----------------------------------------------------------------------===//

Expr *Parser::interfaceType() {
  Nest N(*this);
  auto *T = make<InterfaceType>(Tok.At);
  next();
  want(tok::LeftBrace);
  FieldList Elements;
  T->RightBrace = list("interface type", tok::Semicolon, tok::RightBrace, [&] {
    Elements.push_back(methodOrElement());
    return false;
  });
  T->Elements = copy(Elements);
  return T;
}

Field Parser::methodOrElement() {
  Field F;
  F.At = Tok.At;
  if (at(tok::Identifier)) {
    Ident *Name = name();
    if (at(tok::LeftParen)) {
      F.Name = Name;
      F.FieldType = funcType(Tok.At, "interface method");
    } else if (!at(tok::LeftBracket) || !genericMethod(F, Name)) {
      if (!F.FieldType)
        F.FieldType = qualifiedName(Name);
    }
    if (F.Name)
      return F;
  }
  F.FieldType = embeddedUnion(F.FieldType);
  F.Embedded = true;
  return F;
}

/// `m[` in an interface: a method with type parameters, which is an error, or
/// an embedded instance. True if it is a method.
bool Parser::genericMethod(Field &F, Ident *Name) {
  static constexpr const char *Context = "interface method";
  Pos LeftBracket = Tok.At;
  auto method = [&] {
    F.Name = Name;
    F.FieldType = funcType(Tok.At, Context);
    return true;
  };
  next();
  if (at(tok::RightBracket)) {
    Pos At = Tok.At;
    next();
    if (at(tok::LeftParen)) {
      errorAt(At, "empty type parameter list");
      return method();
    }
    errorAt(At, "empty type argument list");
    F.FieldType = Name;
    return false;
  }
  // Arguments look like parameters without names.
  Pos Close;
  llvm::MutableArrayRef<Field> Params =
      paramList(nullptr, nullptr, tok::RightBracket, false, &Close);
  if (Params.empty()) {
    if (at(tok::LeftParen))
      return method();
    F.FieldType = Name;
    return false;
  }
  if (Params[0].Name) {
    method();
    errorAt(LeftBracket, "interface method must have no type parameters");
    return true;
  }
  ListBuilder<Expr> Args(*this);
  for (const Field &P : Params)
    Args.push(P.FieldType);
  auto *I = make<IndexExpr>(Name->At, Name, Args.finish());
  I->RightBracket = Close;
  F.FieldType = I;
  return false;
}

/// First { "|" Term }, where the first term may have been parsed already.
Expr *Parser::embeddedUnion(Expr *First) {
  Expr *X = First ? First : embeddedTerm();
  while (at(tok::Or)) {
    Pos OpAt = Tok.At;
    next();
    Expr *Y = embeddedTerm();
    X = make<BinaryExpr>(X->At, OpAt, tok::Or, X, Y);
  }
  return X;
}

Expr *Parser::embeddedTerm() {
  Pos At = Tok.At;
  if (got(tok::Tilde))
    return make<UnaryExpr>(At, tok::Tilde, type());
  if (Expr *T = typeOrNull())
    return T;
  Expr *Bad = badExpr();
  syntaxError("expecting ~ term or type");
  // Also at an operator, which may join the next term.
  advance(
      {tok::OrOr,      tok::AndAnd,     tok::Equal,        tok::NotEqual,
       tok::Less,      tok::LessEqual,  tok::Greater,      tok::GreaterEqual,
       tok::Add,       tok::Sub,        tok::Or,           tok::Xor,
       tok::Div,       tok::Rem,        tok::And,          tok::AndNot,
       tok::Shl,       tok::Shr,        tok::Not,          tok::Tilde,
       tok::Semicolon, tok::RightParen, tok::RightBracket, tok::RightBrace});
  return Bad;
}
