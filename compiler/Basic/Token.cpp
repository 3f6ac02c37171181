//===- Token.cpp - Token kinds --------------------------------------------===//
//
// Properties of tokens, all read off Tokens.def.
//
//===----------------------------------------------------------------------===//

#include "compiler/Basic/Token.h"

using namespace zokor;

llvm::StringRef zokor::tokenText(tok::Kind K) {
  static constexpr llvm::StringLiteral Texts[] = {
#define TOKEN(Name, Text) Text,
#include "compiler/Basic/Tokens.def"
  };
  return K < tok::NumKinds ? llvm::StringRef(Texts[K]) : llvm::StringRef();
}

int zokor::binaryPrecedence(tok::Kind K) {
  static constexpr int8_t Precedences[] = {
#define TOKEN(Name, Text) 0,
#define OPERATOR(Name, Text, Prec) Prec,
#include "compiler/Basic/Tokens.def"
  };
  return K < tok::NumKinds ? Precedences[K] : 0;
}

tok::Kind zokor::assignmentOperator(tok::Kind K) {
  switch (K) {
#define ASSIGN(Op)                                                             \
  case tok::Op##Assign:                                                        \
    return tok::Op;
    ASSIGN(Add)
    ASSIGN(Sub)
    ASSIGN(Or)
    ASSIGN(Xor)
    ASSIGN(Mul)
    ASSIGN(Div)
    ASSIGN(Rem)
    ASSIGN(And)
    ASSIGN(AndNot)
    ASSIGN(Shl)
    ASSIGN(Shr)
#undef ASSIGN
  default:
    return tok::None;
  }
}

bool zokor::isComparison(tok::Kind K) {
  return K >= tok::Equal && K <= tok::GreaterEqual;
}

bool zokor::isShift(tok::Kind K) { return K == tok::Shl || K == tok::Shr; }

bool zokor::isLiteral(tok::Kind K) {
  return K >= tok::IntLit && K <= tok::StringLit;
}

bool zokor::isKeyword(tok::Kind K) { return K >= tok::Break && K <= tok::Var; }
