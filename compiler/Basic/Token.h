//===- Token.h - Token kinds ------------------------------------*- C++ -*-===//
//
// The enumeration made from Tokens.def. It lives in Basic because the AST and
// constant evaluation name operators by their token.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_BASIC_TOKEN_H
#define ZOKOR_BASIC_TOKEN_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>

namespace zokor {

namespace tok {
enum Kind : uint8_t {
#define TOKEN(Name, Text) Name,
#include "compiler/Basic/Tokens.def"
  NumKinds
};
} // namespace tok

/// The source text of an operator or keyword, the description of others.
llvm::StringRef tokenText(tok::Kind K);
/// The precedence of a binary operator, 1 (lowest) to 5, or 0.
int binaryPrecedence(tok::Kind K);
/// `+=` gives `+`; None for a token that is not an assignment operator.
tok::Kind assignmentOperator(tok::Kind K);
bool isComparison(tok::Kind K);
bool isShift(tok::Kind K);
bool isLiteral(tok::Kind K);
bool isKeyword(tok::Kind K);

} // namespace zokor

#endif // ZOKOR_BASIC_TOKEN_H
