//===- Header.h - What a control clause begins with -------------*- C++ -*-===//

#ifndef ZOKOR_PARSE_HEADER_H
#define ZOKOR_PARSE_HEADER_H

#include "compiler/Parse/ParserImpl.h"

namespace zokor {

/// The part of an if, for or switch statement between keyword and brace.
struct Parser::Header {
  Stmt *Init = nullptr;
  Expr *Cond = nullptr;
  Stmt *Post = nullptr;
  /// x of `x := y.(type)` in the last simple statement.
  Ident *Bound = nullptr;

  /// A range clause; then nothing above is set.
  bool IsRange = false;
  bool IsDefine = false;
  ast::List<Expr> RangeLhs;
  Pos RangeAt;
  Expr *RangeOver = nullptr;
};

} // namespace zokor

#endif // ZOKOR_PARSE_HEADER_H
