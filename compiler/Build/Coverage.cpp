//===- Coverage.cpp - Counting which statements run -----------------------===//
//
// As Go's cover does it, so that the percentages are the same: the source text
// is changed before anything is compiled. Statements that run one after the
// other without a jump among them form a block and share a counter, which is
// inserted in front of the first. Control statements, labels, calls of panic
// and statements with function literals end a block; bodies of function
// literals have blocks of their own.
//
//===----------------------------------------------------------------------===//

#include "compiler/Build/Coverage.h"

#include "compiler/IRGen/Walk.h"
#include "compiler/Parse/Parser.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <tuple>

using namespace zokor;
using namespace zokor::build;
using llvm::StringRef;

namespace {
class Instrumenter {
public:
  Instrumenter(Session &S, SourceFile &File, StringRef Variable, bool Counts)
      : S(S), File(File), Variable(Variable), Counts(Counts) {}

  void file(ast::File &Tree);
  std::string text();

private:
  struct Block {
    Pos Begin, End;
    size_t NumStmts;
  };
  /// Text to be inserted; in order where the place is the same.
  struct Edit {
    uint32_t At;
    size_t Order;
    std::string Text;
  };

  bool visit(ast::Node *N);
  template <class T> void clauses(ast::List<T> Clauses);
  void walk(ast::Node *N) {
    irgen::walk(N, [this](ast::Node *M) { return visit(M); });
  }
  void ifStmt(ast::IfStmt &If);
  size_t findElse(const ast::IfStmt &If) const;
  void list(Pos Begin, Pos Insert, Pos End, llvm::ArrayRef<ast::Stmt *> Body,
            bool ToBrace);
  void insert(Pos At, std::string Text) {
    Edits.push_back({File.offset(At), Edits.size(), std::move(Text)});
  }
  std::string counter(Pos Begin, Pos End, size_t NumStmts);

  Session &S;
  SourceFile &File;
  StringRef Variable;
  bool Counts;
  std::vector<Block> Blocks;
  std::vector<Edit> Edits;
};
} // namespace

static Pos behind(Pos P, uint32_t Distance = 1) {
  return Pos(P.Offset + Distance);
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

/// The brace of the first function literal in N, or nowhere.
static Pos findLiteral(ast::Node *N) {
  Pos Found;
  irgen::walk(N, [&](ast::Node *M) {
    if (auto *Lit = llvm::dyn_cast<ast::FuncLit>(M); Lit && !Found && Lit->Body)
      Found = Lit->Body->At;
    return !Found;
  });
  return Found;
}

static Pos firstOf(std::initializer_list<Pos> List) {
  for (Pos P : List)
    if (P)
      return P;
  return Pos();
}

static Pos bodyOf(const ast::BlockStmt *Body) {
  return Body ? Body->At : Pos();
}

/// Where the block that a statement belongs to ends at the latest: at the
/// first brace in it, or behind it.
static Pos boundary(ast::Stmt *Stmt) {
  while (auto *Label = llvm::dyn_cast<ast::LabeledStmt>(Stmt)) {
    if (!Label->Body)
      return ast::endPos(Label);
    Stmt = Label->Body;
  }
  if (auto *Block = llvm::dyn_cast<ast::BlockStmt>(Stmt))
    return Block->At;
  if (auto *If = llvm::dyn_cast<ast::IfStmt>(Stmt))
    return firstOf(
        {findLiteral(If->Init), findLiteral(If->Cond), bodyOf(If->Then)});
  if (auto *For = llvm::dyn_cast<ast::ForStmt>(Stmt))
    return firstOf({findLiteral(For->Init), findLiteral(For->Cond),
                    findLiteral(For->Post), bodyOf(For->Body)});
  if (auto *Range = llvm::dyn_cast<ast::RangeStmt>(Stmt))
    return firstOf({findLiteral(Range->X), bodyOf(Range->Body)});
  if (auto *Switch = llvm::dyn_cast<ast::SwitchStmt>(Stmt))
    return firstOf({findLiteral(Switch->Init), findLiteral(Switch->Tag),
                    Switch->LeftBrace});
  if (auto *Switch = llvm::dyn_cast<ast::TypeSwitchStmt>(Stmt))
    return firstOf({findLiteral(Switch->Init), Switch->LeftBrace});
  if (llvm::isa<ast::SelectStmt>(Stmt))
    return behind(Stmt->At, uint32_t(StringRef("select ").size()));
  return firstOf({findLiteral(Stmt), ast::endPos(Stmt)});
}

static bool isPanic(const ast::Stmt *Stmt) {
  auto *E = llvm::dyn_cast<ast::ExprStmt>(Stmt);
  auto *Call = E ? llvm::dyn_cast_or_null<ast::CallExpr>(E->X) : nullptr;
  auto *Name = Call ? llvm::dyn_cast_or_null<ast::Ident>(Call->Fun) : nullptr;
  return Name && Name->Name.str() == "panic" && Call->Args.size() == 1;
}

static bool isLoopOrChoice(const ast::Stmt *Stmt) {
  return llvm::isa_and_nonnull<ast::ForStmt, ast::RangeStmt, ast::SwitchStmt,
                               ast::SelectStmt, ast::TypeSwitchStmt>(Stmt);
}

static bool endsBlock(ast::Stmt *Stmt) {
  return isLoopOrChoice(Stmt) ||
         llvm::isa<ast::BlockStmt, ast::BranchStmt, ast::IfStmt,
                   ast::LabeledStmt>(Stmt) ||
         isPanic(Stmt) || findLiteral(Stmt);
}

std::string Instrumenter::counter(Pos Begin, Pos End, size_t NumStmts) {
  std::string Text = Variable.str() + ".Count[" +
                     std::to_string(Blocks.size()) + "]" +
                     (Counts ? "++;" : " = 1;");
  Blocks.push_back({Begin, End, NumStmts});
  return Text;
}

/// Counters for a list of statements from Begin to End; the first counter is
/// put at Insert. ToBrace: the block reaches to the closing brace if nothing
/// ends it before.
void Instrumenter::list(Pos Begin, Pos Insert, Pos End,
                        llvm::ArrayRef<ast::Stmt *> Body, bool ToBrace) {
  if (Body.empty())
    return insert(Insert, counter(Insert, End, 0));
  std::vector<ast::Stmt *> Rest(Body.begin(), Body.end());
  // A label divides a block from the labeled statement, unless that is a loop
  // or the like: then nothing may come between.
  while (!Rest.empty()) {
    size_t Count = 0;
    Pos Last = End;
    while (Count < Rest.size()) {
      ast::Stmt *Stmt = Rest[Count++];
      Last = boundary(Stmt);
      if (!endsBlock(Stmt))
        continue;
      ToBrace = false;
      auto *Label = llvm::dyn_cast<ast::LabeledStmt>(Stmt);
      if (Label && Label->Body && !isLoopOrChoice(Label->Body)) {
        Last = ast::startPos(Label);
        Rest.insert(Rest.begin() + ptrdiff_t(Count), Label->Body);
      }
      break;
    }
    if (ToBrace)
      Last = End;
    if (Begin != Last)
      insert(Insert, counter(Begin, Last, Count));
    Rest.erase(Rest.begin(), Rest.begin() + ptrdiff_t(Count));
    if (!Rest.empty())
      Begin = Insert = ast::startPos(Rest.front());
  }
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

/// The offset behind the keyword `else`.
size_t Instrumenter::findElse(const ast::IfStmt &If) const {
  StringRef Text = File.text();
  size_t I = File.offset(If.Then->RightBrace) + 1;
  while (I < Text.size() && !Text.substr(I).starts_with("else")) {
    StringRef Rest = Text.substr(I);
    if (Rest.starts_with("//"))
      I += std::min(Rest.find('\n'), Rest.size());
    else if (Rest.starts_with("/*"))
      I += std::min(Rest.find("*/", 2), Rest.size() - 2) + 2;
    else
      ++I;
  }
  return I + StringRef("else").size();
}

void Instrumenter::ifStmt(ast::IfStmt &If) {
  walk(If.Init);
  walk(If.Cond);
  walk(If.Then);
  if (!If.Else || !If.Then)
    return;
  Pos Begin = File.pos(uint32_t(findElse(If)));
  if (auto *Block = llvm::dyn_cast<ast::BlockStmt>(If.Else)) {
    list(Begin, behind(Block->At), behind(Block->RightBrace), Block->Body,
         true);
    for (ast::Stmt *Stmt : Block->Body)
      walk(Stmt);
    return;
  }
  // `else if` becomes a block, so that there is a place for a counter.
  insert(Begin, "{");
  Pos End = ast::endPos(If.Else);
  ast::Stmt *Only[] = {If.Else};
  list(Begin, ast::startPos(If.Else), End, Only, true);
  walk(If.Else);
  insert(End, "}");
}

/// The clauses of a switch or select; what they contain follows.
template <class T> void Instrumenter::clauses(ast::List<T> Clauses) {
  for (T *Clause : Clauses) {
    Pos Begin = behind(Clause->Colon);
    Pos End = Clause->Body.empty() ? Begin : ast::endPos(Clause->Body.back());
    list(Begin, Begin, End, Clause->Body, false);
  }
}

bool Instrumenter::visit(ast::Node *N) {
  if (auto *If = llvm::dyn_cast<ast::IfStmt>(N)) {
    ifStmt(*If);
    return false;
  }
  if (auto *Block = llvm::dyn_cast<ast::BlockStmt>(N))
    list(Block->At, behind(Block->At), behind(Block->RightBrace), Block->Body,
         true);
  else if (auto *Switch = llvm::dyn_cast<ast::SwitchStmt>(N))
    clauses(Switch->Clauses);
  else if (auto *Switch = llvm::dyn_cast<ast::TypeSwitchStmt>(N))
    clauses(Switch->Clauses);
  else if (auto *Select = llvm::dyn_cast<ast::SelectStmt>(N))
    clauses(Select->Clauses);
  return true;
}

void Instrumenter::file(ast::File &Tree) {
  for (ast::Decl *D : Tree.Decls) {
    auto *F = llvm::dyn_cast<ast::FuncDecl>(D);
    if (!F)
      walk(D);
    else if (F->Name && !F->Name->Name.isBlank() && F->Body)
      walk(F->Body);
  }
}

//===----------------------------------------------------------------------===//
// The text
//===----------------------------------------------------------------------===//

std::string Instrumenter::text() {
  llvm::sort(Edits, [](const Edit &A, const Edit &B) {
    return std::tie(A.At, A.Order) < std::tie(B.At, B.Order);
  });
  std::string Result;
  llvm::raw_string_ostream OS(Result);
  uint32_t At = 0;
  for (const Edit &E : Edits) {
    OS << File.text().slice(At, E.At) << E.Text;
    At = E.At;
  }
  OS << File.text().substr(At) << "\nvar " << Variable
     << " = struct {\n\tCount [" << Blocks.size() << "]uint32\n\tPos [3 * "
     << Blocks.size() << "]uint32\n\tNumStmt [" << Blocks.size()
     << "]uint16\n}{\n\tPos: [3 * " << Blocks.size() << "]uint32{\n";
  for (const Block &B : Blocks) {
    Location From = S.Sources.locate(B.Begin), To = S.Sources.locate(B.End);
    OS << "\t\t" << From.Line << ", " << To.Line << ", "
       << ((To.Column & 0xFFFF) << 16 | (From.Column & 0xFFFF)) << ",\n";
  }
  OS << "\t},\n\tNumStmt: [" << Blocks.size() << "]uint16{\n";
  for (const Block &B : Blocks)
    OS << "\t\t" << std::min<size_t>(B.NumStmts, 0xFFFF) << ",\n";
  OS << "\t},\n}\n";
  return Result;
}

bool build::instrument(const package::SourceText &Source, StringRef Variable,
                       bool Counts, std::string &Result, std::string &Error) {
  Session S;
  SourceFile &File = S.Sources.add(
      Source.Path,
      llvm::MemoryBuffer::getMemBuffer(Source.Buffer->getMemBufferRef()));
  ast::File *Tree = parseFile(S, File);
  if (S.Diags.hasErrors()) {
    llvm::raw_string_ostream OS(Error);
    S.Diags.flush(OS);
    return false;
  }
  Instrumenter I(S, File, Variable, Counts);
  I.file(*Tree);
  Result = I.text();
  return true;
}
