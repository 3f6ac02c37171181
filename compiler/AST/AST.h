//===- AST.h - Syntax trees -------------------------------------*- C++ -*-===//
//
// The parser builds these nodes in the session's arena and the checker writes
// its findings into them: an expression's mode, type and constant value, an
// identifier's object, a selector's selection. IRGen reads both. Nodes use
// LLVM's isa/dyn_cast.
//
// Inside a generic declaration the recorded types mention its type
// parameters; IRGen substitutes them for each instance.
//
// Positions: every node has `At`, its first character, unless its comment
// says otherwise.
//
// Depth: the parser refuses text that nests deeper than MaxNesting levels, and
// longer chains of postfix operators or `else if` than MaxChain, so a walk may
// recurse. The one exception is a chain of binary operators, `a + b + c ...`,
// which is left-deep without a limit: follow BinaryExpr::X with a loop.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_AST_AST_H
#define ZOKOR_AST_AST_H

#include "compiler/Basic/Name.h"
#include "compiler/Basic/SourceManager.h"
#include "compiler/Basic/Token.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Casting.h"

#include <cstdint>
#include <string>

namespace llvm {
class raw_ostream;
}

namespace zokor {

namespace types {
class Type;
class Object;
class Var;
class Func;
class PkgName;
class Package;
class Scope;
struct Selection;
} // namespace types
class Constant;

namespace ast {

/// The deepest nesting of parentheses, brackets, braces, types and prefix
/// operators that the parser accepts.
constexpr unsigned MaxNesting = 1000;
/// The longest chain `x.a.b[c](d)` or `if ... else if ... else if`.
constexpr unsigned MaxChain = 5000;

template <class T> using List = llvm::MutableArrayRef<T *>;

enum class NodeKind : uint8_t {
#define NODE(Name) Name,
#include "compiler/AST/Nodes.def"
};

/// What an expression denotes, found by the checker (the spec speaks of
/// values, addressable operands, constants and types).
enum class Mode : uint8_t {
  Unset,    ///< not checked (yet), or skipped after an error
  Invalid,  ///< checked, an error was reported
  NoValue,  ///< call of a function without results
  Builtin,  ///< a predeclared function
  TypeExpr, ///< a type
  Constant, ///< a constant; Expr::Value is set
  Variable, ///< addressable
  MapIndex, ///< m[k]: not addressable, but assignable and comma-ok
  Value,    ///< any other value
  NilValue, ///< the predeclared nil (its type is untyped nil until converted)
  CommaOk,  ///< like Value, but a second bool result may be asked for
  CgoFunc,  ///< unused while cgo is off
};

/// A comment that the compiler obeys (`//go:...`, `//line` is not kept).
struct Directive {
  Pos At;
  llvm::StringRef Text; ///< without the leading slashes: `go:linkname a b`
};

class Node {
public:
  NodeKind kind() const { return Kind; }
  Pos At;

protected:
  Node(NodeKind Kind, Pos At) : At(At), Kind(Kind) {}

private:
  NodeKind Kind;
};

//===----------------------------------------------------------------------===//
// Expressions and types
//===----------------------------------------------------------------------===//

class Expr : public Node {
public:
  /// Written by the checker.
  Mode ExprMode = Mode::Unset;
  /// The checker still has to decide the type of this untyped expression.
  bool IsUntyped : 1 = false;
  /// The parser saw this expression in parentheses somewhere; set on
  /// ParenExpr's operand for messages only.
  bool InParens : 1 = false;
  /// The checker's note that this untyped constant is the left operand of a
  /// non-constant shift: its final type must be an integer type.
  bool IsShiftOperand : 1 = false;
  /// For a type expression, the type; null until checked.
  types::Type *Type = nullptr;
  /// The constant value when ExprMode is Constant.
  const Constant *Value = nullptr;

  static bool classof(const Node *N) {
    return N->kind() >= NodeKind::BadExpr && N->kind() <= NodeKind::ChanType;
  }

protected:
  using Node::Node;
};

class Ident;
class FieldList;
class BlockStmt;
class FuncType;

/// Stands where the parser found no expression; an error was reported.
class BadExpr : public Expr {
public:
  explicit BadExpr(Pos At) : Expr(NodeKind::BadExpr, At) {}
  static bool classof(const Node *N) { return N->kind() == NodeKind::BadExpr; }
};

class Ident : public Expr {
public:
  Ident(Pos At, zokor::Name Name) : Expr(NodeKind::Ident, At), Name(Name) {}
  zokor::Name Name;
  /// The object that this identifier declares or uses. Null for the blank
  /// identifier, for `x` in `switch x := y.(type)` (each clause has its own
  /// object) and after an error.
  types::Object *Obj = nullptr;
  /// The type arguments, given or inferred, if this names a generic function
  /// or type that is instantiated here.
  llvm::ArrayRef<types::Type *> TypeArgs;
  static bool classof(const Node *N) { return N->kind() == NodeKind::Ident; }
};

class BasicLit : public Expr {
public:
  BasicLit(Pos At, tok::Kind Kind, llvm::StringRef Text)
      : Expr(NodeKind::BasicLit, At), LitKind(Kind), Text(Text) {}
  tok::Kind LitKind; ///< IntLit, FloatLit, ImagLit, RuneLit or StringLit
  /// As written. `Bad` literals had a lexical error that was reported.
  llvm::StringRef Text;
  bool Bad = false;
  static bool classof(const Node *N) { return N->kind() == NodeKind::BasicLit; }
};

class CompositeLit : public Expr {
public:
  CompositeLit(Pos At) : Expr(NodeKind::CompositeLit, At) {}
  Expr *LitType = nullptr; ///< null when elided
  List<Expr> Elements;     ///< KeyValueExpr or plain elements
  Pos LeftBrace, RightBrace;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::CompositeLit;
  }
};

class KeyValueExpr : public Expr {
public:
  KeyValueExpr(Pos At, Expr *Key, Expr *Val)
      : Expr(NodeKind::KeyValueExpr, At), Key(Key), Val(Val) {}
  Expr *Key, *Val;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::KeyValueExpr;
  }
};

class FuncLit : public Expr {
public:
  FuncLit(Pos At) : Expr(NodeKind::FuncLit, At) {}
  FuncType *Signature = nullptr;
  BlockStmt *Body = nullptr;
  static bool classof(const Node *N) { return N->kind() == NodeKind::FuncLit; }
};

class ParenExpr : public Expr {
public:
  ParenExpr(Pos At, Expr *X) : Expr(NodeKind::ParenExpr, At), X(X) {}
  Expr *X;
  Pos RightParen;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::ParenExpr;
  }
};

class SelectorExpr : public Expr {
public:
  SelectorExpr(Pos At, Expr *X, Ident *Sel)
      : Expr(NodeKind::SelectorExpr, At), X(X), Sel(Sel) {}
  Expr *X;
  Ident *Sel; ///< Sel->Obj is set also for qualified identifiers
  /// Field, method value or method expression; null for a qualified
  /// identifier (then X is an Ident of a PkgName).
  types::Selection *Selection = nullptr;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::SelectorExpr;
  }
};

/// x[i], or an instantiation x[T1, T2].
class IndexExpr : public Expr {
public:
  IndexExpr(Pos At, Expr *X, List<Expr> Indices)
      : Expr(NodeKind::IndexExpr, At), X(X), Indices(Indices) {}
  Expr *X;
  List<Expr> Indices; ///< never empty
  Pos RightBracket;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::IndexExpr;
  }
};

class SliceExpr : public Expr {
public:
  SliceExpr(Pos At, Expr *X) : Expr(NodeKind::SliceExpr, At), X(X) {}
  Expr *X;
  Expr *Low = nullptr, *High = nullptr, *Max = nullptr;
  bool Full = false; ///< x[l:h:m]
  Pos RightBracket;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::SliceExpr;
  }
};

/// x.(T); AssertedType is null for x.(type).
class TypeAssertExpr : public Expr {
public:
  TypeAssertExpr(Pos At, Expr *X, Expr *T)
      : Expr(NodeKind::TypeAssertExpr, At), X(X), AssertedType(T) {}
  Expr *X, *AssertedType;
  Pos RightParen;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::TypeAssertExpr;
  }
};

/// A call or a conversion.
class CallExpr : public Expr {
public:
  CallExpr(Pos At, Expr *Fun) : Expr(NodeKind::CallExpr, At), Fun(Fun) {}
  Expr *Fun;
  List<Expr> Args;
  Pos LeftParen, RightParen;
  bool HasDots = false; ///< f(x...)
  static bool classof(const Node *N) { return N->kind() == NodeKind::CallExpr; }
};

/// *x, as an indirection or a pointer type.
class StarExpr : public Expr {
public:
  StarExpr(Pos At, Expr *X) : Expr(NodeKind::StarExpr, At), X(X) {}
  Expr *X;
  static bool classof(const Node *N) { return N->kind() == NodeKind::StarExpr; }
};

/// + - ! ^ & <- and, in constraints, ~.
class UnaryExpr : public Expr {
public:
  UnaryExpr(Pos At, tok::Kind Op, Expr *X)
      : Expr(NodeKind::UnaryExpr, At), Op(Op), X(X) {}
  tok::Kind Op;
  Expr *X;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::UnaryExpr;
  }
};

class BinaryExpr : public Expr {
public:
  BinaryExpr(Pos At, Pos OpAt, tok::Kind Op, Expr *X, Expr *Y)
      : Expr(NodeKind::BinaryExpr, At), OpAt(OpAt), Op(Op), X(X), Y(Y) {}
  Pos OpAt;
  tok::Kind Op;
  Expr *X, *Y;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::BinaryExpr;
  }
};

/// `...T` as the type of a final parameter.
class DotsType : public Expr {
public:
  DotsType(Pos At, Expr *Elem) : Expr(NodeKind::DotsType, At), Elem(Elem) {}
  Expr *Elem;
  static bool classof(const Node *N) { return N->kind() == NodeKind::DotsType; }
};

class ArrayType : public Expr {
public:
  ArrayType(Pos At, Expr *Len, Expr *Elem)
      : Expr(NodeKind::ArrayType, At), Len(Len), Elem(Elem) {}
  Expr *Len; ///< null for [...]T
  Expr *Elem;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::ArrayType;
  }
};

class SliceType : public Expr {
public:
  SliceType(Pos At, Expr *Elem) : Expr(NodeKind::SliceType, At), Elem(Elem) {}
  Expr *Elem;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::SliceType;
  }
};

/// One field, parameter, result, receiver, type parameter, or interface
/// element. `a, b int` gives two Fields that share FieldType (the same node).
struct Field {
  Pos At;
  Ident *Name = nullptr; ///< null: unnamed parameter, embedded field or element
  Expr *FieldType = nullptr;
  BasicLit *Tag = nullptr;
  /// Embedded field; for an interface, an embedded element (Name is null)
  /// rather than a method.
  bool Embedded = false;
};

class StructType : public Expr {
public:
  StructType(Pos At) : Expr(NodeKind::StructType, At) {}
  llvm::MutableArrayRef<Field> Fields;
  Pos RightBrace;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::StructType;
  }
};

/// At: behind the keyword `func`, where gc has errors about it.
class FuncType : public Expr {
public:
  FuncType(Pos At) : Expr(NodeKind::FuncType, At) {}
  llvm::MutableArrayRef<Field> Params, Results;
  Pos RightParen; ///< the last one: of the results if they are in parentheses
  static bool classof(const Node *N) { return N->kind() == NodeKind::FuncType; }
};

/// Methods have a Name and a FuncType; other elements are types, ~T terms or
/// unions (BinaryExpr with Or).
class InterfaceType : public Expr {
public:
  InterfaceType(Pos At) : Expr(NodeKind::InterfaceType, At) {}
  llvm::MutableArrayRef<Field> Elements;
  /// Made by the parser for a constraint written without `interface{}`.
  bool Implicit = false;
  Pos RightBrace;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::InterfaceType;
  }
};

class MapType : public Expr {
public:
  MapType(Pos At, Expr *Key, Expr *Elem)
      : Expr(NodeKind::MapType, At), Key(Key), Elem(Elem) {}
  Expr *Key, *Elem;
  static bool classof(const Node *N) { return N->kind() == NodeKind::MapType; }
};

enum class ChanDir : uint8_t { Both, Send, Recv };

class ChanType : public Expr {
public:
  ChanType(Pos At, ChanDir Dir, Expr *Elem)
      : Expr(NodeKind::ChanType, At), Dir(Dir), Elem(Elem) {}
  ChanDir Dir;
  Expr *Elem;
  static bool classof(const Node *N) { return N->kind() == NodeKind::ChanType; }
};

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

class Stmt : public Node {
public:
  static bool classof(const Node *N) {
    return N->kind() >= NodeKind::BadStmt && N->kind() <= NodeKind::RangeStmt;
  }

protected:
  using Node::Node;
};

class Decl;

class BadStmt : public Stmt {
public:
  explicit BadStmt(Pos At) : Stmt(NodeKind::BadStmt, At) {}
  static bool classof(const Node *N) { return N->kind() == NodeKind::BadStmt; }
};

class EmptyStmt : public Stmt {
public:
  explicit EmptyStmt(Pos At) : Stmt(NodeKind::EmptyStmt, At) {}
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::EmptyStmt;
  }
};

class DeclStmt : public Stmt {
public:
  DeclStmt(Pos At, List<Decl> Decls)
      : Stmt(NodeKind::DeclStmt, At), Decls(Decls) {}
  List<Decl> Decls; ///< one for each spec of a group
  static bool classof(const Node *N) { return N->kind() == NodeKind::DeclStmt; }
};

class LabeledStmt : public Stmt {
public:
  LabeledStmt(Pos At, Ident *Label, Stmt *Body)
      : Stmt(NodeKind::LabeledStmt, At), Label(Label), Body(Body) {}
  Ident *Label;
  Stmt *Body;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::LabeledStmt;
  }
};

class ExprStmt : public Stmt {
public:
  ExprStmt(Pos At, Expr *X) : Stmt(NodeKind::ExprStmt, At), X(X) {}
  Expr *X;
  static bool classof(const Node *N) { return N->kind() == NodeKind::ExprStmt; }
};

class SendStmt : public Stmt {
public:
  SendStmt(Pos At, Pos ArrowAt, Expr *Chan, Expr *Val)
      : Stmt(NodeKind::SendStmt, At), ArrowAt(ArrowAt), Chan(Chan), Val(Val) {}
  Pos ArrowAt;
  Expr *Chan, *Val;
  static bool classof(const Node *N) { return N->kind() == NodeKind::SendStmt; }
};

/// x++ and x--.
class IncDecStmt : public Stmt {
public:
  IncDecStmt(Pos At, Expr *X, bool IsInc)
      : Stmt(NodeKind::IncDecStmt, At), X(X), IsInc(IsInc) {}
  Expr *X;
  bool IsInc;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::IncDecStmt;
  }
};

/// Lhs = Rhs, Lhs := Rhs, or Lhs op= Rhs (Op is then the binary operator).
class AssignStmt : public Stmt {
public:
  AssignStmt(Pos At, Pos OpAt) : Stmt(NodeKind::AssignStmt, At), OpAt(OpAt) {}
  Pos OpAt;
  tok::Kind Op = tok::None;
  bool IsDefine = false;
  List<Expr> Lhs, Rhs;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::AssignStmt;
  }
};

class GoStmt : public Stmt {
public:
  GoStmt(Pos At, Expr *Call) : Stmt(NodeKind::GoStmt, At), Call(Call) {}
  Expr *Call; ///< a CallExpr unless an error was reported
  static bool classof(const Node *N) { return N->kind() == NodeKind::GoStmt; }
};

class DeferStmt : public Stmt {
public:
  DeferStmt(Pos At, Expr *Call) : Stmt(NodeKind::DeferStmt, At), Call(Call) {}
  Expr *Call; ///< a CallExpr unless an error was reported
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::DeferStmt;
  }
};

class ReturnStmt : public Stmt {
public:
  ReturnStmt(Pos At, List<Expr> Results)
      : Stmt(NodeKind::ReturnStmt, At), Results(Results) {}
  List<Expr> Results;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::ReturnStmt;
  }
};

/// break, continue, goto, fallthrough.
class BranchStmt : public Stmt {
public:
  BranchStmt(Pos At, tok::Kind Tok, Ident *Label)
      : Stmt(NodeKind::BranchStmt, At), Tok(Tok), Label(Label) {}
  tok::Kind Tok;
  Ident *Label;
  /// The statement that break or continue refers to, or the LabeledStmt that
  /// goto jumps to; written by the checker.
  Stmt *Target = nullptr;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::BranchStmt;
  }
};

class BlockStmt : public Stmt {
public:
  explicit BlockStmt(Pos At) : Stmt(NodeKind::BlockStmt, At) {}
  List<Stmt> Body;
  Pos RightBrace;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::BlockStmt;
  }
};

class IfStmt : public Stmt {
public:
  explicit IfStmt(Pos At) : Stmt(NodeKind::IfStmt, At) {}
  Stmt *Init = nullptr;
  Expr *Cond = nullptr;
  BlockStmt *Then = nullptr;
  Stmt *Else = nullptr; ///< IfStmt or BlockStmt
  static bool classof(const Node *N) { return N->kind() == NodeKind::IfStmt; }
};

/// A clause of an expression or type switch.
class CaseClause : public Stmt {
public:
  explicit CaseClause(Pos At) : Stmt(NodeKind::CaseClause, At) {}
  List<Expr> Cases; ///< empty for default
  bool IsDefault = false;
  Pos Colon;
  List<Stmt> Body;
  /// In `switch x := y.(type)`, this clause's x.
  types::Var *Implicit = nullptr;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::CaseClause;
  }
};

class SwitchStmt : public Stmt {
public:
  explicit SwitchStmt(Pos At) : Stmt(NodeKind::SwitchStmt, At) {}
  Stmt *Init = nullptr;
  Expr *Tag = nullptr; ///< null: `true`
  List<CaseClause> Clauses;
  Pos LeftBrace, RightBrace;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::SwitchStmt;
  }
};

class TypeSwitchStmt : public Stmt {
public:
  explicit TypeSwitchStmt(Pos At) : Stmt(NodeKind::TypeSwitchStmt, At) {}
  Stmt *Init = nullptr;
  Ident *Bound = nullptr; ///< x in `x := y.(type)`, or null
  Expr *X = nullptr;      ///< y
  List<CaseClause> Clauses;
  Pos LeftBrace, RightBrace;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::TypeSwitchStmt;
  }
};

class CommClause : public Stmt {
public:
  explicit CommClause(Pos At) : Stmt(NodeKind::CommClause, At) {}
  Stmt *Comm = nullptr; ///< send, receive or assignment; null for default
  Pos Colon;
  List<Stmt> Body;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::CommClause;
  }
};

class SelectStmt : public Stmt {
public:
  explicit SelectStmt(Pos At) : Stmt(NodeKind::SelectStmt, At) {}
  List<CommClause> Clauses;
  Pos RightBrace;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::SelectStmt;
  }
};

class ForStmt : public Stmt {
public:
  explicit ForStmt(Pos At) : Stmt(NodeKind::ForStmt, At) {}
  Stmt *Init = nullptr;
  Expr *Cond = nullptr;
  Stmt *Post = nullptr;
  BlockStmt *Body = nullptr;
  /// Loop variables are fresh in each iteration (go1.22); set by the checker
  /// from the language version.
  bool PerIteration = false;
  static bool classof(const Node *N) { return N->kind() == NodeKind::ForStmt; }
};

class RangeStmt : public Stmt {
public:
  explicit RangeStmt(Pos At) : Stmt(NodeKind::RangeStmt, At) {}
  Expr *Key = nullptr, *Val = nullptr;
  /// A third variable, kept for the error message.
  Expr *Extra = nullptr;
  bool IsDefine = false;
  Pos RangeAt; ///< the keyword `range`
  Expr *X = nullptr;
  BlockStmt *Body = nullptr;
  bool PerIteration = false;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::RangeStmt;
  }
};

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

/// Specs in one parenthesized group share a Group.
struct Group {
  Pos At;
};

/// As in gc, `At` is the first token behind the keyword: the first name, or
/// the parenthesis of a method's receiver.
class Decl : public Node {
public:
  /// Null for a declaration without parentheses.
  const Group *InGroup = nullptr;
  static bool classof(const Node *N) {
    return N->kind() >= NodeKind::BadDecl && N->kind() <= NodeKind::FuncDecl;
  }

protected:
  using Node::Node;
};

class BadDecl : public Decl {
public:
  explicit BadDecl(Pos At) : Decl(NodeKind::BadDecl, At) {}
  static bool classof(const Node *N) { return N->kind() == NodeKind::BadDecl; }
};

class ImportDecl : public Decl {
public:
  explicit ImportDecl(Pos At) : Decl(NodeKind::ImportDecl, At) {}
  Ident *LocalName = nullptr; ///< also `_` and `.`
  BasicLit *Path = nullptr;
  /// The unquoted path; empty when Path is malformed.
  llvm::StringRef PathText;
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::ImportDecl;
  }
};

class ConstDecl : public Decl {
public:
  explicit ConstDecl(Pos At) : Decl(NodeKind::ConstDecl, At) {}
  List<Ident> Names;
  Expr *DeclType = nullptr;
  List<Expr> Values; ///< empty: repeat the last ones of the group
  int64_t Iota = 0;  ///< index in the group
  static bool classof(const Node *N) {
    return N->kind() == NodeKind::ConstDecl;
  }
};

class TypeDecl : public Decl {
public:
  explicit TypeDecl(Pos At) : Decl(NodeKind::TypeDecl, At) {}
  Ident *Name = nullptr;
  llvm::MutableArrayRef<Field> TypeParams;
  bool IsAlias = false;
  Expr *DeclType = nullptr;
  llvm::ArrayRef<Directive> Directives;
  static bool classof(const Node *N) { return N->kind() == NodeKind::TypeDecl; }
};

class VarDecl : public Decl {
public:
  explicit VarDecl(Pos At) : Decl(NodeKind::VarDecl, At) {}
  List<Ident> Names;
  Expr *DeclType = nullptr;
  List<Expr> Values;
  llvm::ArrayRef<Directive> Directives; ///< go:embed, go:linkname
  static bool classof(const Node *N) { return N->kind() == NodeKind::VarDecl; }
};

class FuncDecl : public Decl {
public:
  explicit FuncDecl(Pos At) : Decl(NodeKind::FuncDecl, At) {}
  Ident *Name = nullptr;
  /// Null for a function; a method has one field unless the parser or the
  /// checker reported an error.
  llvm::MutableArrayRef<Field> Recv;
  bool HasRecv = false;
  llvm::MutableArrayRef<Field> TypeParams;
  FuncType *Signature = nullptr;
  /// Null when there is no body, or while it is skipped.
  BlockStmt *Body = nullptr;
  /// The braces of a body; BodyBegin is set exactly when the source has a body.
  Pos BodyBegin, BodyEnd;
  bool hasBody() const { return bool(BodyBegin); }
  bool bodySkipped() const { return BodyBegin && !Body; }
  llvm::ArrayRef<Directive> Directives;
  static bool classof(const Node *N) { return N->kind() == NodeKind::FuncDecl; }
};

/// A parsed file.
struct File {
  const SourceFile *Source = nullptr;
  Pos PackageAt;
  /// Null after an error: the file does not begin with a package clause.
  Ident *PackageName = nullptr;
  List<Decl> Decls;
  /// The imports among Decls.
  llvm::ArrayRef<ImportDecl *> Imports;
  /// go:linkname and other directives that belong to no declaration.
  llvm::ArrayRef<Directive> Directives;
  /// The language version that a //go:build line asks for ("go1.18"), or "".
  llvm::StringRef GoVersion;
  Pos EndAt;
};

//===----------------------------------------------------------------------===//
// Helpers
//===----------------------------------------------------------------------===//

/// Removes parentheses.
Expr *unparen(Expr *E);
/// The first and the last-plus-one position of a node's text. endPos is exact
/// for names, literals and closing brackets and approximate (never past the
/// line) elsewhere.
Pos startPos(const Node *N);
Pos endPos(const Node *N);
/// The text of an expression as gc prints it in messages (function literals
/// as `func() {…}`, composite literals as `T{…}`).
std::string exprString(const Expr *E);
/// Writes what the checker found about an expression (its type, say) behind
/// the expression's line of a dump.
using DumpHook = llvm::function_ref<void(const Expr &, llvm::raw_ostream &)>;
/// Prints an indented tree; the format of `zokor tool dump-ast`.
void dump(const File &F, const SourceManager &Sources, llvm::raw_ostream &OS,
          DumpHook Hook = nullptr);
void dump(const Node *N, const SourceManager &Sources, llvm::raw_ostream &OS,
          DumpHook Hook = nullptr);

} // namespace ast
} // namespace zokor

#endif // ZOKOR_AST_AST_H
