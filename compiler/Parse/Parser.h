//===- Parser.h - Syntax trees from tokens ----------------------*- C++ -*-===//
//
// A recursive-descent parser, one file for each syntax class: File, Decl,
// Type, Expr, Stmt. Errors use gc's words ("syntax error: unexpected ...")
// and the parser goes on behind them.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PARSE_PARSER_H
#define ZOKOR_PARSE_PARSER_H

#include "compiler/AST/AST.h"
#include "compiler/Diagnostics/Session.h"

namespace zokor {

struct ParseOptions {
  /// Leave the bodies of functions unparsed (FuncDecl::bodySkipped).
  bool SkipBodies = false;
  /// Stop behind the imports: enough to know the package name and imports.
  bool ImportsOnly = false;
};

/// Parses a file; never null. Errors go to the session.
ast::File *parseFile(Session &S, SourceFile &Source, ParseOptions Options = {});

/// Parses the body that was skipped; sets Decl.Body.
void parseSkippedBody(Session &S, ast::FuncDecl &Decl);

} // namespace zokor

#endif // ZOKOR_PARSE_PARSER_H
