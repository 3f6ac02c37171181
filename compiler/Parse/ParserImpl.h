//===- ParserImpl.h - The parser's state and productions --------*- C++ -*-===//
//
// A recursive-descent parser with one token of look-ahead. The productions
// follow the specification's grammar; where the language needs more than one
// token (composite literals against blocks, type parameters against array
// lengths, channel directions) a more general form is parsed first and then
// taken apart.
//
// Errors: a production that cannot go on reports what it expected and skips to
// a token that may follow it, so independent mistakes give independent errors.
// Nodes are complete after an error too: what is missing is a BadExpr, a
// blank name or an empty list.
//
// Depth: Nesting counts the productions on the C++ stack, Depth the depth of
// the tree, which also grows along `x.a.b.c` and `else if`. When a limit is
// reached the parser reports it and sees only the end of the file from then
// on, which unwinds everything.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_PARSE_PARSERIMPL_H
#define ZOKOR_PARSE_PARSERIMPL_H

#include "compiler/Lex/Lexer.h"
#include "compiler/Parse/Parser.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <bitset>
#include <initializer_list>

namespace zokor {

class Parser {
public:
  Parser(Session &S, SourceFile &Source, ParseOptions Options,
         uint32_t Offset = 0)
      : S(S), Source(Source), Options(Options), Lex(S, Source, Offset) {}

  ast::File *parseFile();
  /// The tokens begin with the body's left brace.
  ast::BlockStmt *parseBody();

private:
  using Expr = ast::Expr;
  using Stmt = ast::Stmt;
  using Decl = ast::Decl;
  using Field = ast::Field;
  using Ident = ast::Ident;
  using FieldList = llvm::SmallVector<Field, 4>;

  /// Collects the parts of a list on a stack that all lists share.
  template <class T> class ListBuilder {
  public:
    explicit ListBuilder(Parser &P) : P(P), Mark(P.Scratch.size()) {}
    ~ListBuilder() { P.Scratch.truncate(Mark); }
    void push(T *N) { P.Scratch.push_back(N); }
    ast::List<T> finish() {
      size_t N = P.Scratch.size() - Mark;
      if (N == 0)
        return {};
      T **To = P.S.Arena.template Allocate<T *>(N);
      for (size_t I = 0; I != N; ++I)
        To[I] = static_cast<T *>(P.Scratch[Mark + I]);
      return {To, N};
    }

  private:
    Parser &P;
    size_t Mark;
  };

  /// Counts a production that may contain itself.
  class Nest {
  public:
    explicit Nest(Parser &P) : P(P), OldDepth(P.Depth) {
      ++P.Nesting;
      P.deepen(1);
    }
    ~Nest() {
      --P.Nesting;
      P.Depth = OldDepth;
    }

  private:
    Parser &P;
    unsigned OldDepth;
  };

  /// Sets ExprLevel for a while.
  class LevelScope {
  public:
    LevelScope(Parser &P, int Level) : P(P), Old(P.ExprLevel) {
      P.ExprLevel = Level;
    }
    ~LevelScope() { P.ExprLevel = Old; }

  private:
    Parser &P;
    int Old;
  };

  // Tokens and errors (Parser.cpp).
  void next() {
    if (LLVM_LIKELY(!Aborted))
      Lex.next(Tok);
  }
  bool at(tok::Kind K) const { return Tok.Kind == K; }
  bool got(tok::Kind K) {
    if (!at(K))
      return false;
    next();
    return true;
  }
  void want(tok::Kind K);
  bool gotAssign();
  void deepen(unsigned N) {
    Depth += N;
    if (Depth > Deepest)
      Deepest = Depth;
    if (LLVM_UNLIKELY(Nesting > ast::MaxNesting || Depth > ast::MaxChain))
      abort();
  }
  void abort();
  void advance(std::initializer_list<tok::Kind> Follow = {});
  void errorAt(Pos At, std::string Text);
  /// Adds "syntax error:" and, to texts that begin with "expecting", "in",
  /// "at" or "after", the token that was not expected.
  void syntaxErrorAt(Pos At, llvm::StringRef Text);
  void syntaxError(llvm::StringRef Text) { syntaxErrorAt(Tok.At, Text); }
  bool hadError() const { return NumErrors || Lex.numErrors(); }
  unsigned errorCount() const { return NumErrors + Lex.numErrors(); }

  /// Parses { F Sep } Close with an optional last separator, until F returns
  /// true; returns where Close is.
  template <class Fn>
  Pos list(const char *Context, tok::Kind Sep, tok::Kind Close, Fn F);

  template <class T, class... Args> T *make(Args &&...A) {
    return S.make<T>(std::forward<Args>(A)...);
  }
  Expr *badExpr() { return make<ast::BadExpr>(Tok.At); }
  Ident *blankName(Pos At) { return make<Ident>(At, S.Names.get("_")); }
  /// A list of one.
  ast::List<Expr> listOf(Expr *X) { return S.copy(llvm::ArrayRef<Expr *>(X)); }
  llvm::MutableArrayRef<Field> copy(llvm::ArrayRef<Field> Fields) {
    return S.copy(Fields);
  }

  // Files and declarations (File.cpp, Decl.cpp).
  void topLevelDecl(ListBuilder<Decl> &Decls, const Decl *Last);
  void finishFile(ast::File *F, ListBuilder<Decl> &Decls);
  llvm::ArrayRef<ast::Directive> takeDirectives();
  /// Hands directives that no declaration took to the file.
  void dropDirectives();
  template <class Fn> void group(ListBuilder<Decl> &Decls, Fn F);
  Decl *importDecl(const ast::Group *G);
  Decl *constDecl(const ast::Group *G, int64_t Iota);
  Decl *typeDecl(const ast::Group *G);
  Decl *varDecl(const ast::Group *G);
  ast::FuncDecl *funcDeclOrNull();
  void typeParamsOrArray(ast::TypeDecl *D);
  ast::BlockStmt *funcBody();
  std::pair<Ident *, Expr *> splitNameAndConstraint(Expr *X, bool Force);

  // Types (Type.cpp).
  Expr *type();
  Expr *typeOrNull();
  Expr *chanTypeOrNull();
  Expr *mapType();
  Expr *funcTypeExpr();
  Expr *arrayType(Pos At, Expr *Len);
  Expr *sliceType(Pos At);
  Expr *chanElem();
  Expr *structType();
  Expr *interfaceType();
  void fieldDecl(FieldList &Fields);
  void starField(FieldList &Fields);
  void parenField(FieldList &Fields);
  ast::BasicLit *optionalTag();
  Field methodOrElement();
  bool genericMethod(Field &F, Ident *Name);
  Expr *embeddedUnion(Expr *First);
  Expr *embeddedTerm();
  Expr *qualifiedName(Ident *First);
  Expr *typeInstance(Expr *X);
  /// Behind a name: `[n]E` and `[]E` are types, anything else the arguments
  /// of the instance Name[...].
  Expr *arrayOrInstance(Ident *Name, bool &IsInstance);
  /// expr { "," type } [ "," ]; true if there was a comma.
  bool typeList(ListBuilder<Expr> &To);

  // Signatures (Signature.cpp).
  ast::FuncType *funcType(Pos At, const char *Context,
                          llvm::MutableArrayRef<Field> *TypeParams = nullptr);
  llvm::MutableArrayRef<Field> funcResult(ast::FuncType *T);
  llvm::MutableArrayRef<Field> paramList(Ident *Name, Expr *Type,
                                         tok::Kind Close, bool NeedNames,
                                         Pos *End = nullptr);
  bool paramDecl(Ident *Name, tok::Kind Close, Field &F);
  void distributeTypes(FieldList &Params, unsigned Named, unsigned Typed,
                       bool NeedNames, Pos End);
  void wrapConstraints(FieldList &Params);

  // Expressions (Expr.cpp, Primary.cpp).
  Expr *expr() { return binaryExpr(nullptr, 0); }
  Expr *binaryExpr(Expr *X, int Precedence);
  Expr *unaryExpr();
  Expr *arrowExpr();
  ast::List<Expr> exprList() { return exprListFrom(expr()); }
  ast::List<Expr> exprListFrom(Expr *First);
  Expr *primaryExpr(Expr *X);
  Expr *operand();
  Expr *parenExpr();
  Expr *funcTypeOrLit();
  Expr *selectorOrAssert(Expr *X);
  Expr *indexOrSlice(Expr *X);
  Expr *sliceExpr(Expr *X, Expr *Low);
  Expr *callExpr(Expr *X);
  bool startsCompositeLit(Expr *X);
  ast::CompositeLit *compositeLit();
  Expr *element();
  Ident *name();
  ast::List<Ident> nameList(Ident *First);
  ast::BasicLit *literalOrNull();

  // Statements (Stmt.cpp, Control.cpp).
  enum class Clause { None, If, For, Switch };
  struct Header;
  Stmt *simpleStmt(Expr *First, Clause Where, Header *H = nullptr);
  Stmt *assignment(ast::List<Expr> Lhs, Clause Where, Header *H);
  void rangeClause(Header &H, ast::List<Expr> Lhs, bool IsDefine);
  Stmt *stmtOrNull();
  ast::List<Stmt> stmtList();
  Stmt *nameStmt();
  Stmt *labeledStmt(Ident *Label);
  Stmt *declStmt();
  ast::BlockStmt *blockStmt(const char *Context);
  Stmt *callStmt();
  Stmt *branchStmt();
  Stmt *returnStmt();
  void header(Clause Where, Header &H);
  void conditionOf(Clause Where, Header &H, Stmt *Cond, Ident *Bound,
                   const Token &Semi);
  Stmt *forStmt();
  Stmt *ifStmt();
  Stmt *switchStmt();
  Stmt *selectStmt();
  ast::CaseClause *caseClause();
  ast::CommClause *commClause();

  Session &S;
  SourceFile &Source;
  ParseOptions Options;
  Lexer Lex;
  Token Tok;
  /// At least 0 inside parentheses, brackets and braces; negative in the
  /// header of a control clause, where `T {` begins a block.
  int ExprLevel = 0;
  /// Above 0 inside a function body, where keywords of statements are good
  /// places to go on after an error.
  unsigned FuncLevel = 0;
  unsigned NumErrors = 0;
  unsigned Nesting = 0, Depth = 0;
  /// The largest Depth since primaryExpr() reset it.
  unsigned Deepest = 0;
  bool Aborted = false;
  llvm::SmallVector<void *, 64> Scratch;
  llvm::SmallVector<ast::Directive, 0> FileDirectives;
};

template <class Fn>
Pos Parser::list(const char *Context, tok::Kind Sep, tok::Kind Close, Fn F) {
  bool Done = false;
  while (!at(tok::EndOfFile) && !at(Close) && !Done) {
    Done = F();
    if (got(Sep) || at(Close))
      continue;
    syntaxError(
        llvm::Twine("in ")
            .concat(Context)
            .concat("; possibly missing ")
            .concat(Sep == tok::Comma ? "comma" : "semicolon or newline")
            .concat(" or ")
            .concat(tokenText(Close))
            .str());
    advance({tok::RightParen, tok::RightBracket, tok::RightBrace});
    if (!at(Close))
      return Tok.At;
  }
  Pos At = Tok.At;
  want(Close);
  return At;
}

/// One declaration, or several in parentheses. F gets the group (null for a
/// single declaration) and the index in it.
template <class Fn> void Parser::group(ListBuilder<Decl> &Decls, Fn F) {
  if (!at(tok::LeftParen)) {
    Decls.push(F(nullptr, 0));
    return;
  }
  auto *G = make<ast::Group>(ast::Group{Tok.At});
  dropDirectives();
  next();
  int64_t Index = 0;
  list("grouped declaration", tok::Semicolon, tok::RightParen, [&] {
    Decls.push(F(G, Index++));
    return false;
  });
}

/// True if X can only be a type (or a constraint), never a value.
bool isTypeElement(const ast::Expr *X);
/// The language version that a `go:build` line asks for, as "go1.N", or "".
std::string goVersionOfBuildLine(llvm::StringRef Directive);

} // namespace zokor

#endif // ZOKOR_PARSE_PARSERIMPL_H
