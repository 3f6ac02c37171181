//===- File.cpp - Source files --------------------------------------------===//
//
// The package clause, the imports and the sequence of declarations, and which
// directive comments belong to what.
//
//===----------------------------------------------------------------------===//

#include "compiler/Parse/ParserImpl.h"

using namespace zokor;
using namespace zokor::ast;

/// The directives in front of the current token.
llvm::ArrayRef<Directive> Parser::takeDirectives() {
  if (LLVM_LIKELY(!Lex.hasDirectives()))
    return {};
  return S.copy(llvm::ArrayRef(Lex.takeDirectives()));
}

void Parser::dropDirectives() {
  if (LLVM_LIKELY(!Lex.hasDirectives()))
    return;
  for (const Directive &D : Lex.takeDirectives())
    FileDirectives.push_back(D);
}

ast::File *Parser::parseFile() {
  auto *F = make<File>();
  F->Source = &Source;
  ListBuilder<Decl> Decls(*this);
  next();
  F->PackageAt = Tok.At;
  if (!at(tok::Package)) {
    syntaxError("package statement must be first");
    finishFile(F, Decls);
    return F;
  }
  for (const Directive &D : takeDirectives()) {
    if (D.Text.starts_with("go:build "))
      F->GoVersion = S.copy(goVersionOfBuildLine(D.Text));
    FileDirectives.push_back(D);
  }
  next();
  F->PackageName = name();
  want(tok::Semicolon);

  // Nothing behind a bad package clause is worth a message.
  if (!hadError()) {
    while (got(tok::Import)) {
      group(Decls, [this](const Group *G, int64_t) { return importDecl(G); });
      want(tok::Semicolon);
    }
    const Decl *Last = nullptr;
    while (!Options.ImportsOnly && !at(tok::EndOfFile)) {
      topLevelDecl(Decls, Last);
      Last = Scratch.empty() ? nullptr : static_cast<Decl *>(Scratch.back());
    }
  }
  finishFile(F, Decls);
  return F;
}

void Parser::finishFile(File *F, ListBuilder<Decl> &Decls) {
  dropDirectives();
  F->EndAt = Tok.At;
  F->Decls = Decls.finish();
  ListBuilder<ImportDecl> Imports(*this);
  for (Decl *D : F->Decls)
    if (auto *I = llvm::dyn_cast<ImportDecl>(D))
      Imports.push(I);
  F->Imports = Imports.finish();
  F->Directives = S.copy(llvm::ArrayRef<Directive>(FileDirectives));
}

static bool isFuncWithoutBody(const Decl *D) {
  auto *F = llvm::dyn_cast_or_null<FuncDecl>(D);
  return F && !F->hasBody();
}

/// One declaration or group and the semicolon behind it. `Last` is the
/// declaration before.
void Parser::topLevelDecl(ListBuilder<Decl> &Decls, const Decl *Last) {
  switch (Tok.Kind) {
  case tok::Const:
    next();
    group(Decls, [this](const Group *G, int64_t I) { return constDecl(G, I); });
    break;
  case tok::Type:
    next();
    group(Decls, [this](const Group *G, int64_t) { return typeDecl(G); });
    break;
  case tok::Var:
    next();
    group(Decls, [this](const Group *G, int64_t) { return varDecl(G); });
    break;
  case tok::Func:
    next();
    if (FuncDecl *D = funcDeclOrNull())
      Decls.push(D);
    break;
  default:
    if (at(tok::LeftBrace) && isFuncWithoutBody(Last))
      syntaxError("unexpected semicolon or newline before {");
    else
      syntaxError("non-declaration statement outside function body");
    advance({tok::Const, tok::Type, tok::Var, tok::Func});
    return;
  }
  // Before the semicolon is consumed: the comments behind it belong to the
  // next declaration.
  dropDirectives();
  if (!at(tok::EndOfFile) && !got(tok::Semicolon)) {
    syntaxError("after top level declaration");
    advance({tok::Const, tok::Type, tok::Var, tok::Func});
  }
}
