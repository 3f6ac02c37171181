//===- Expr.cpp - Operators -----------------------------------------------===//
//
// Binary operators by precedence climbing, unary operators, and the two
// readings of `<-chan`.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/ParserImpl.h"

using namespace zokor;
using namespace zokor::ast;

/// An expression of operators that bind closer than `Precedence`. X is the
/// first operand if it has been parsed. A chain of operators of one level is a
/// loop and can have any length.
Expr *Parser::binaryExpr(Expr *X, int Precedence) {
  Nest N(*this);
  if (!X)
    X = unaryExpr();
  while (true) {
    int P = binaryPrecedence(Tok.Kind);
    if (P <= Precedence)
      return X;
    tok::Kind Op = Tok.Kind;
    Pos OpAt = Tok.At;
    next();
    // Most right operands have no operator of their own.
    Expr *Y = unaryExpr();
    if (binaryPrecedence(Tok.Kind) > P)
      Y = binaryExpr(Y, P);
    X = make<BinaryExpr>(X->At, OpAt, Op, X, Y);
  }
}

Expr *Parser::unaryExpr() {
  Pos At = Tok.At;
  tok::Kind Op = Tok.Kind;
  switch (Op) {
  case tok::Mul: {
    Nest N(*this);
    next();
    return make<StarExpr>(At, unaryExpr());
  }
  case tok::Add:
  case tok::Sub:
  case tok::Not:
  case tok::Xor:
  case tok::Tilde: {
    Nest N(*this);
    next();
    return make<UnaryExpr>(At, Op, unaryExpr());
  }
  case tok::And: {
    Nest N(*this);
    next();
    // &(T{}) is the same as &T{}.
    return make<UnaryExpr>(At, Op, unparen(unaryExpr()));
  }
  case tok::Arrow:
    return arrowExpr();
  default:
    return primaryExpr(nullptr);
  }
}

/// `<-x` receives, but `<-chan T` is a type unless it is converted to:
/// `<-chan int(c)` receives from a conversion. So the operand is parsed first;
/// if it is a channel type, the arrow is moved into it:
///
///   <-(chan E)    becomes  (<-chan E)
///   <-(chan<- E)  becomes  (<-chan (<-E)), where E must be a channel type
Expr *Parser::arrowExpr() {
  Nest N(*this);
  Pos At = Tok.At;
  next();
  Expr *X = unaryExpr();
  auto *C = llvm::dyn_cast<ChanType>(X);
  if (!C)
    return make<UnaryExpr>(At, tok::Arrow, X);

  Expr *T = X;
  ChanDir Dir = ChanDir::Send;
  while (Dir == ChanDir::Send) {
    C = llvm::dyn_cast<ChanType>(T);
    if (!C)
      break;
    Dir = C->Dir;
    if (Dir == ChanDir::Recv)
      syntaxError("unexpected <-, expecting chan");
    C->Dir = ChanDir::Recv;
    C->At = At;
    T = C->Elem;
  }
  if (Dir == ChanDir::Send)
    syntaxError("unexpected " + exprString(T) + ", expecting chan");
  return X;
}

List<Expr> Parser::exprListFrom(Expr *First) {
  ListBuilder<Expr> List(*this);
  List.push(First);
  while (got(tok::Comma))
    List.push(expr());
  return List.finish();
}
