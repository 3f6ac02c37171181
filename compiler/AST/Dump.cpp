//===- Dump.cpp - Syntax trees as indented text ---------------------------===//
//
// One line a node: what it is to its parent, its kind, its place and the
// names or operators it holds. The walk keeps its own stack, so a tree of any
// depth can be shown; behind MaxIndent the indentation stays and the depth is
// written as a number.
//
//   FuncDecl 3:1 main
//     BlockStmt 3:13
//       ExprStmt 4:2
//         CallExpr 4:2
//           fun: SelectorExpr 4:2 .Println
//
//===----------------------------------------------------------------------===//

#include "compiler/AST/AST.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/raw_ostream.h"

using namespace zokor;
using namespace zokor::ast;

namespace {
class Dumper {
public:
  Dumper(const SourceManager &Sources, llvm::raw_ostream &OS, DumpHook Hook)
      : Sources(Sources), OS(OS), Hook(Hook) {}
  void dump(const Node *N) {
    Work.push_back({"", N, nullptr, 0});
    run();
  }
  void dump(const File &F);

private:
  /// Something still to be printed: a node or a field.
  struct Item {
    const char *Role;
    const Node *N;
    const Field *F;
    unsigned Depth;
  };
  static constexpr unsigned MaxIndent = 100;

  void run();
  void startLine(const char *Role, unsigned Depth);
  void place(Pos P);
  void printField(const Field &F);
  void printDirectives(llvm::ArrayRef<Directive> Directives);
  void printExpr(const Expr *E);
  void printStmt(const Stmt *S);
  void printDecl(const Decl *D);

  /// Children are collected in order and then moved to the stack reversed.
  void child(const Node *N, const char *Role = "") {
    if (N)
      Children.push_back({Role, N, nullptr, Depth + 1});
  }
  template <class T> void children(List<T> Nodes, const char *Role = "") {
    for (const T *N : Nodes)
      child(N, Role);
  }
  void fields(llvm::ArrayRef<Field> Fields, const char *Role) {
    for (const Field &F : Fields)
      Children.push_back({Role, nullptr, &F, Depth + 1});
  }
  void names(List<Ident> Names) {
    for (const Ident *N : Names)
      OS << ' ' << N->Name.str();
  }
  void flag(bool Set, const char *Text) {
    if (Set)
      OS << ' ' << Text;
  }

  const SourceManager &Sources;
  llvm::raw_ostream &OS;
  DumpHook Hook;
  llvm::SmallVector<Item, 32> Work, Children;
  unsigned Depth = 0;
};
} // namespace

static const char *kindName(NodeKind K) {
  static constexpr const char *Names[] = {
#define NODE(Name) #Name,
#include "compiler/AST/Nodes.def"
  };
  return Names[unsigned(K)];
}

void Dumper::place(Pos P) {
  Location L = Sources.locatePhysical(P);
  if (L.Line)
    OS << ' ' << L.Line << ':' << L.Column;
}

void Dumper::startLine(const char *Role, unsigned D) {
  OS.indent(2 * std::min(D, MaxIndent));
  if (D > MaxIndent)
    OS << '[' << D << "] ";
  if (*Role)
    OS << Role << ": ";
}

void Dumper::run() {
  while (!Work.empty()) {
    Item I = Work.pop_back_val();
    Depth = I.Depth;
    startLine(I.Role, Depth);
    if (I.F) {
      printField(*I.F);
    } else {
      OS << kindName(I.N->kind());
      place(I.N->At);
      if (auto *E = llvm::dyn_cast<Expr>(I.N)) {
        printExpr(E);
        if (Hook)
          Hook(*E, OS);
      } else if (auto *S = llvm::dyn_cast<Stmt>(I.N)) {
        printStmt(S);
      } else {
        printDecl(llvm::cast<Decl>(I.N));
      }
    }
    OS << '\n';
    Work.append(Children.rbegin(), Children.rend());
    Children.clear();
  }
}

void Dumper::printField(const Field &F) {
  OS << "Field";
  place(F.At);
  if (F.Name)
    OS << ' ' << F.Name->Name.str();
  flag(F.Embedded, "embedded");
  child(F.FieldType);
  child(F.Tag, "tag");
}

void Dumper::printDirectives(llvm::ArrayRef<Directive> Directives) {
  for (const Directive &D : Directives)
    OS << " [" << D.Text << ']';
}

void Dumper::printExpr(const Expr *E) {
  using llvm::cast;
  switch (E->kind()) {
  case NodeKind::Ident:
    OS << ' ' << cast<Ident>(E)->Name.str();
    return;
  case NodeKind::BasicLit:
    OS << ' ' << cast<BasicLit>(E)->Text;
    return flag(cast<BasicLit>(E)->Bad, "bad");
  case NodeKind::CompositeLit:
    child(cast<CompositeLit>(E)->LitType, "type");
    return children(cast<CompositeLit>(E)->Elements);
  case NodeKind::KeyValueExpr:
    child(cast<KeyValueExpr>(E)->Key, "key");
    return child(cast<KeyValueExpr>(E)->Val, "value");
  case NodeKind::FuncLit:
    child(cast<FuncLit>(E)->Signature);
    return child(cast<FuncLit>(E)->Body);
  case NodeKind::ParenExpr:
    return child(cast<ParenExpr>(E)->X);
  case NodeKind::SelectorExpr:
    OS << " ." << cast<SelectorExpr>(E)->Sel->Name.str();
    return child(cast<SelectorExpr>(E)->X);
  case NodeKind::IndexExpr:
    child(cast<IndexExpr>(E)->X);
    return children(cast<IndexExpr>(E)->Indices, "index");
  case NodeKind::SliceExpr: {
    auto *S = cast<SliceExpr>(E);
    flag(S->Full, "full");
    child(S->X);
    child(S->Low, "low");
    child(S->High, "high");
    return child(S->Max, "max");
  }
  case NodeKind::TypeAssertExpr:
    flag(!cast<TypeAssertExpr>(E)->AssertedType, "type");
    child(cast<TypeAssertExpr>(E)->X);
    return child(cast<TypeAssertExpr>(E)->AssertedType, "type");
  case NodeKind::CallExpr:
    flag(cast<CallExpr>(E)->HasDots, "...");
    child(cast<CallExpr>(E)->Fun, "fun");
    return children(cast<CallExpr>(E)->Args);
  case NodeKind::StarExpr:
    return child(cast<StarExpr>(E)->X);
  case NodeKind::UnaryExpr:
    OS << ' ' << tokenText(cast<UnaryExpr>(E)->Op);
    return child(cast<UnaryExpr>(E)->X);
  case NodeKind::BinaryExpr:
    OS << ' ' << tokenText(cast<BinaryExpr>(E)->Op);
    child(cast<BinaryExpr>(E)->X);
    return child(cast<BinaryExpr>(E)->Y);
  case NodeKind::DotsType:
    return child(cast<DotsType>(E)->Elem);
  case NodeKind::ArrayType:
    flag(!cast<ArrayType>(E)->Len, "...");
    child(cast<ArrayType>(E)->Len, "len");
    return child(cast<ArrayType>(E)->Elem, "elem");
  case NodeKind::SliceType:
    return child(cast<SliceType>(E)->Elem, "elem");
  case NodeKind::StructType:
    return fields(cast<StructType>(E)->Fields, "");
  case NodeKind::FuncType:
    fields(cast<FuncType>(E)->Params, "param");
    return fields(cast<FuncType>(E)->Results, "result");
  case NodeKind::InterfaceType:
    flag(cast<InterfaceType>(E)->Implicit, "implicit");
    return fields(cast<InterfaceType>(E)->Elements, "");
  case NodeKind::MapType:
    child(cast<MapType>(E)->Key, "key");
    return child(cast<MapType>(E)->Elem, "elem");
  case NodeKind::ChanType:
    flag(cast<ChanType>(E)->Dir == ChanDir::Send, "send");
    flag(cast<ChanType>(E)->Dir == ChanDir::Recv, "recv");
    return child(cast<ChanType>(E)->Elem, "elem");
  default:
    return;
  }
}

void Dumper::printStmt(const Stmt *S) {
  using llvm::cast;
  switch (S->kind()) {
  case NodeKind::DeclStmt:
    return children(cast<DeclStmt>(S)->Decls);
  case NodeKind::LabeledStmt:
    OS << ' ' << cast<LabeledStmt>(S)->Label->Name.str();
    return child(cast<LabeledStmt>(S)->Body);
  case NodeKind::ExprStmt:
    return child(cast<ExprStmt>(S)->X);
  case NodeKind::SendStmt:
    child(cast<SendStmt>(S)->Chan, "chan");
    return child(cast<SendStmt>(S)->Val, "value");
  case NodeKind::IncDecStmt:
    OS << (cast<IncDecStmt>(S)->IsInc ? " ++" : " --");
    return child(cast<IncDecStmt>(S)->X);
  case NodeKind::AssignStmt: {
    auto *A = cast<AssignStmt>(S);
    OS << ' ' << tokenText(A->Op) << (A->IsDefine ? ":=" : "=");
    children(A->Lhs, "lhs");
    return children(A->Rhs, "rhs");
  }
  case NodeKind::GoStmt:
    return child(cast<GoStmt>(S)->Call);
  case NodeKind::DeferStmt:
    return child(cast<DeferStmt>(S)->Call);
  case NodeKind::ReturnStmt:
    return children(cast<ReturnStmt>(S)->Results);
  case NodeKind::BranchStmt:
    OS << ' ' << tokenText(cast<BranchStmt>(S)->Tok);
    if (const Ident *L = cast<BranchStmt>(S)->Label)
      OS << ' ' << L->Name.str();
    return;
  case NodeKind::BlockStmt:
    return children(cast<BlockStmt>(S)->Body);
  case NodeKind::IfStmt: {
    auto *I = cast<IfStmt>(S);
    child(I->Init, "init");
    child(I->Cond, "cond");
    child(I->Then, "then");
    return child(I->Else, "else");
  }
  case NodeKind::CaseClause: {
    auto *C = cast<CaseClause>(S);
    flag(C->IsDefault, "default");
    children(C->Cases, "case");
    return children(C->Body);
  }
  case NodeKind::SwitchStmt: {
    auto *W = cast<SwitchStmt>(S);
    child(W->Init, "init");
    child(W->Tag, "tag");
    return children(W->Clauses);
  }
  case NodeKind::TypeSwitchStmt: {
    auto *W = cast<TypeSwitchStmt>(S);
    if (W->Bound)
      OS << ' ' << W->Bound->Name.str() << " :=";
    child(W->Init, "init");
    child(W->X, "x");
    return children(W->Clauses);
  }
  case NodeKind::CommClause:
    flag(!cast<CommClause>(S)->Comm, "default");
    child(cast<CommClause>(S)->Comm, "comm");
    return children(cast<CommClause>(S)->Body);
  case NodeKind::SelectStmt:
    return children(cast<SelectStmt>(S)->Clauses);
  case NodeKind::ForStmt: {
    auto *F = cast<ForStmt>(S);
    child(F->Init, "init");
    child(F->Cond, "cond");
    child(F->Post, "post");
    return child(F->Body);
  }
  case NodeKind::RangeStmt: {
    auto *R = cast<RangeStmt>(S);
    flag(R->IsDefine, ":=");
    child(R->Key, "key");
    child(R->Val, "value");
    child(R->Extra, "extra");
    child(R->X, "x");
    return child(R->Body);
  }
  default:
    return;
  }
}

void Dumper::printDecl(const Decl *D) {
  using llvm::cast;
  switch (D->kind()) {
  case NodeKind::ImportDecl: {
    auto *I = cast<ImportDecl>(D);
    if (I->LocalName)
      OS << ' ' << I->LocalName->Name.str();
    if (I->Path)
      OS << ' ' << I->Path->Text;
    return;
  }
  case NodeKind::ConstDecl: {
    auto *C = cast<ConstDecl>(D);
    names(C->Names);
    OS << " iota " << C->Iota;
    child(C->DeclType, "type");
    return children(C->Values, "value");
  }
  case NodeKind::TypeDecl: {
    auto *T = cast<TypeDecl>(D);
    OS << ' ' << T->Name->Name.str();
    flag(T->IsAlias, "=");
    printDirectives(T->Directives);
    fields(T->TypeParams, "tparam");
    return child(T->DeclType, "type");
  }
  case NodeKind::VarDecl: {
    auto *V = cast<VarDecl>(D);
    names(V->Names);
    printDirectives(V->Directives);
    child(V->DeclType, "type");
    return children(V->Values, "value");
  }
  case NodeKind::FuncDecl: {
    auto *F = cast<FuncDecl>(D);
    OS << ' ' << F->Name->Name.str();
    printDirectives(F->Directives);
    flag(F->bodySkipped(), "body skipped");
    fields(F->Recv, "recv");
    fields(F->TypeParams, "tparam");
    child(F->Signature);
    return child(F->Body);
  }
  default:
    return;
  }
}

void Dumper::dump(const File &F) {
  OS << "File";
  if (F.PackageName)
    OS << ' ' << F.PackageName->Name.str();
  if (!F.GoVersion.empty())
    OS << ' ' << F.GoVersion;
  printDirectives(F.Directives);
  OS << '\n';
  Depth = 0;
  children(F.Decls);
  Work.append(Children.rbegin(), Children.rend());
  Children.clear();
  run();
}

void ast::dump(const File &F, const SourceManager &Sources,
               llvm::raw_ostream &OS, DumpHook Hook) {
  Dumper(Sources, OS, Hook).dump(F);
}

void ast::dump(const Node *N, const SourceManager &Sources,
               llvm::raw_ostream &OS, DumpHook Hook) {
  if (N)
    Dumper(Sources, OS, Hook).dump(N);
}
