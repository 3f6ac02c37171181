//===- Directives.cpp - Comments that the compiler obeys ------------------===//
//
// A //go:... comment on a line of its own belongs to the declaration behind
// it. gc judges directives at two moments, and so does this file: where they
// stand and how they are written with the syntax (misplacedDirectives()), what
// they are attached to after a package was checked without errors
// (checkDirectives()). An unknown directive means nothing and may stand
// anywhere.
//
//===----------------------------------------------------------------------===//

#include "compiler/Check/DeclState.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace zokor;
using namespace zokor::check;

namespace {
/// The directives that attach to something, or are restricted.
enum class Verb : uint8_t {
  Unknown,
  Build,
  Embed,
  Linkname,
  Cgo,          ///< go:cgo_*, of which cgo_unsafe_args is for functions
  FunctionFlag, ///< go:noinline and others for functions
  RuntimeFlag,  ///< for functions of the runtime
  Nosplit,
  Systemstack,
  Noescape,
  UintptrKeepAlive,
  UintptrEscapes,
  NotInHeap,
};
} // namespace

/// "go:linkname" of "go:linkname a b".
static llvm::StringRef verbText(llvm::StringRef Text) {
  return Text.take_until([](char C) { return C == ' '; });
}

static Verb verbOf(llvm::StringRef Text) {
  llvm::StringRef Word = verbText(Text);
  if (Word.starts_with("go:cgo_"))
    return Verb::Cgo;
  return llvm::StringSwitch<Verb>(Word)
      .Case("go:build", Verb::Build)
      .Case("go:embed", Verb::Embed)
      .Case("go:linkname", Verb::Linkname)
      .Cases({"go:norace", "go:noinline", "go:nocheckptr", "go:registerparams"},
             Verb::FunctionFlag)
      .Cases({"go:nowritebarrier", "go:nowritebarrierrec",
              "go:yeswritebarrierrec"},
             Verb::RuntimeFlag)
      .Case("go:nosplit", Verb::Nosplit)
      .Case("go:systemstack", Verb::Systemstack)
      .Case("go:noescape", Verb::Noescape)
      .Case("go:uintptrkeepalive", Verb::UintptrKeepAlive)
      .Case("go:uintptrescapes", Verb::UintptrEscapes)
      .Case("go:notinheap", Verb::NotInHeap)
      .Default(Verb::Unknown);
}

/// Must be attached to a function declaration.
static bool isForFunctions(const ast::Directive &D) {
  switch (verbOf(D.Text)) {
  case Verb::FunctionFlag:
  case Verb::RuntimeFlag:
  case Verb::Nosplit:
  case Verb::Systemstack:
  case Verb::Noescape:
  case Verb::UintptrKeepAlive:
  case Verb::UintptrEscapes:
    return true;
  case Verb::Cgo:
    return verbText(D.Text) == "go:cgo_unsafe_args";
  default:
    return false;
  }
}

//===----------------------------------------------------------------------===//
// go:embed patterns
//===----------------------------------------------------------------------===//

/// Takes one pattern off Args; false if a quotation is malformed.
static bool takePattern(llvm::StringRef &Args, std::string &Pattern) {
  char Quote = Args.front();
  if (Quote != '`' && Quote != '"') {
    llvm::StringRef Word = Args.take_until(llvm::isSpace);
    Pattern = Word.str();
    Args = Args.drop_front(Word.size());
    return true;
  }
  size_t End = 1;
  while (End < Args.size() && Args[End] != Quote)
    End += Quote == '"' && Args[End] == '\\' ? 2 : 1;
  if (End >= Args.size())
    return false;
  llvm::StringRef Literal = Args.take_front(End + 1);
  if (Quote == '`') {
    Pattern = Literal.drop_front().drop_back().str();
  } else {
    ConstantPool Pool;
    const Constant *V = Pool.literal(tok::StringLit, Literal);
    if (V->kind() != Constant::Kind::String)
      return false;
    Pattern = stringValue(V).str();
  }
  Args = Args.drop_front(End + 1);
  return Args.empty() || llvm::isSpace(Args.front());
}

bool check::parseEmbedPatterns(llvm::StringRef Text,
                               llvm::SmallVectorImpl<std::string> &Patterns,
                               std::string &Error) {
  Text.consume_front("go:embed");
  for (Text = Text.trim(); !Text.empty(); Text = Text.ltrim()) {
    llvm::StringRef Before = Text;
    std::string Pattern;
    if (!takePattern(Text, Pattern)) {
      Error = ("invalid quoted string in //go:embed: " + Before).str();
      return false;
    }
    Patterns.push_back(std::move(Pattern));
  }
  if (Patterns.empty()) {
    Error = "usage: //go:embed pattern...";
    return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Syntax and place
//===----------------------------------------------------------------------===//

/// What follows the comment lines that D is among.
static llvm::StringRef textBehind(ast::File *F, const ast::Directive &D) {
  llvm::StringRef Rest = F->Source->text().substr(F->Source->offset(D.At));
  do {
    Rest = Rest.drop_while([](char C) { return C != '\n'; }).ltrim();
  } while (Rest.starts_with("//"));
  return Rest;
}

/// Does Text begin with a declaration's keyword, and with a group?
static std::pair<bool, bool> startsDecl(llvm::StringRef Text) {
  for (llvm::StringRef Word : {"import", "const", "type", "var"}) {
    llvm::StringRef Rest = Text;
    if (!Rest.consume_front(Word))
      continue;
    bool IsGroup = Rest.ltrim().starts_with("(");
    return {IsGroup || (!Rest.empty() && llvm::isSpace(Rest[0])), IsGroup};
  }
  return {false, Text.starts_with(")")};
}

/// Does a single declaration (or the package clause) follow D? gc takes D for
/// its directive, to reject it later, and otherwise rejects it at once.
static bool standsBeforeDecl(ast::File *F, const ast::Directive &D) {
  auto [IsDecl, IsGroup] = startsDecl(textBehind(F, D));
  if (IsGroup)
    return false;
  bool Follows = D.At < F->PackageAt;
  for (ast::Decl *Each : F->Decls) {
    Follows |= Each->At > D.At;
    auto *Fn = llvm::dyn_cast<ast::FuncDecl>(Each);
    if (Fn && Fn->BodyBegin < D.At && D.At < Fn->BodyEnd)
      return IsDecl;
  }
  return Follows;
}

/// What belongs to no declaration can only be a directive that needs none.
static void reportUnattached(Checker &C, ast::File *F,
                             const ast::Directive &D) {
  Verb V = verbOf(D.Text);
  if (V == Verb::Embed)
    C.error(D.At, diag::EmbedMisuse, "misplaced go:embed directive");
  else if (isForFunctions(D) || V == Verb::NotInHeap ||
           (V == Verb::Build && D.At > F->PackageAt))
    C.error(D.At, diag::LinknameMisuse, "misplaced compiler directive");
}

namespace {
/// Checks the directives of one file with its syntax.
class PlaceChecker {
public:
  PlaceChecker(Checker &C, ast::File *F) : C(C), F(F) {}
  void run();

private:
  void check(llvm::ArrayRef<ast::Directive> List);
  void one(const ast::Directive &D);
  void restrictions(const ast::Directive &D, Verb V);
  void error(const ast::Directive &D, std::string Text) {
    C.error(D.At, diag::LinknameMisuse, std::move(Text));
  }
  bool isOnOwnLine(const ast::Directive &D) const;

  Checker &C;
  ast::File *F;
};
} // namespace

/// Only white space stands before the comment on its line.
bool PlaceChecker::isOnOwnLine(const ast::Directive &D) const {
  llvm::StringRef Text = F->Source->text();
  size_t I = std::min<size_t>(F->Source->offset(D.At), Text.size());
  while (I > 0 && Text[I - 1] == '/')
    --I;
  while (I > 0 &&
         (Text[I - 1] == ' ' || Text[I - 1] == '\t' || Text[I - 1] == '\r'))
    --I;
  return I == 0 || Text[I - 1] == '\n';
}

/// The words of a go:cgo_ directive; "..." is one word, quotes included. What
/// follows an open quote is left out.
static llvm::SmallVector<llvm::StringRef, 4> cgoWords(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 4> Words;
  for (Text = Text.ltrim(" \t\r\n"); !Text.empty();
       Text = Text.ltrim(" \t\r\n")) {
    size_t Size = Text.find_first_of("\" \t\r\n");
    if (Text[0] == '"') {
      Size = Text.find('"', 1);
      if (Size == llvm::StringRef::npos)
        break;
      ++Size;
    }
    Words.push_back(Text.take_front(Size));
    Text = Text.drop_front(Words.back().size());
  }
  return Words;
}

/// How a go:cgo_ directive is to be written if this one is not; else null.
static const char *cgoUsage(llvm::StringRef Text) {
  auto Words = cgoWords(Text);
  // A picture of the words: n for a name, q for a quotation.
  std::string Shape;
  for (llvm::StringRef W : llvm::ArrayRef(Words).drop_front())
    Shape += W.size() >= 2 && W.front() == '"' && W.back() == '"' ? 'q' : 'n';
  llvm::StringRef Word = Words[0];
  if (Word == "go:cgo_export_static" || Word == "go:cgo_export_dynamic")
    return Shape == "n" || Shape == "nn" ? nullptr : " local [remote]";
  if (Word == "go:cgo_import_dynamic")
    return Shape == "n" || Shape == "nn" || Shape == "nnq"
               ? nullptr
               : " local [remote [\"library\"]]";
  if (Word == "go:cgo_import_static")
    return Shape == "n" ? nullptr : " local";
  if (Word == "go:cgo_dynamic_linker")
    return Shape == "q" ? nullptr : " \"path\"";
  if (Word == "go:cgo_ldflag")
    return Shape == "q" ? nullptr : " \"arg\"";
  return nullptr;
}

/// Directives without a meaning that the standard library may use.
static bool isKnownToStd(llvm::StringRef Word) {
  return Word == "go:generate" || Word == "go:linkname" ||
         Word.starts_with("go:cgo_") || Word.starts_with("go:zokor");
}

void PlaceChecker::restrictions(const ast::Directive &D, Verb V) {
  llvm::StringRef Word = verbText(D.Text);
  if (V == Verb::Cgo)
    if (const char *Usage = cgoUsage(D.Text))
      error(D, ("usage: //" + Word + Usage).str());
  if (V == Verb::Unknown && C.Conf.Std && !isKnownToStd(Word))
    error(D, ("//" + Word + " is not allowed in the standard library").str());
  llvm::StringRef File = F->Source->name();
  bool FromCgo = File.substr(File.rfind('/') + 1).starts_with("_cgo_");
  if (V == Verb::Cgo && !FromCgo && !C.Conf.Std &&
      Word != "go:cgo_import_dynamic")
    error(D, ("//" + D.Text + " only allowed in cgo-generated code").str());
  if ((V == Verb::RuntimeFlag || V == Verb::Systemstack) && !C.Conf.Std)
    error(D, ("//" + Word + " only allowed in runtime").str());
  if (V == Verb::UintptrKeepAlive && !C.Conf.Std)
    error(D, ("//" + Word + " is only allowed in the standard library").str());
}

void PlaceChecker::one(const ast::Directive &D) {
  if (!D.Text.starts_with("go:"))
    return;
  if (!isOnOwnLine(D))
    return error(D, "misplaced compiler directive");
  Verb V = verbOf(D.Text);
  if (V == Verb::Linkname && D.Text.starts_with("go:linkname ")) {
    llvm::SmallVector<llvm::StringRef, 4> Words;
    llvm::SplitString(D.Text, Words);
    if (Words.size() < 2 || Words.size() > 3)
      error(D, "usage: //go:linkname localname [linkname]");
  } else if (V == Verb::Embed) {
    llvm::SmallVector<std::string, 4> Patterns;
    std::string Text;
    if (!parseEmbedPatterns(D.Text, Patterns, Text))
      C.error(D.At, diag::EmbedMisuse, Text);
  } else {
    restrictions(D, V);
  }
}

void PlaceChecker::check(llvm::ArrayRef<ast::Directive> List) {
  for (const ast::Directive &D : List)
    one(D);
}

void PlaceChecker::run() {
  C.Env.File = F;
  check(F->Directives);
  for (ast::Decl *D : F->Decls) {
    if (auto *Fn = llvm::dyn_cast<ast::FuncDecl>(D))
      check(Fn->Directives);
    else if (auto *T = llvm::dyn_cast<ast::TypeDecl>(D))
      check(T->Directives);
    else if (auto *V = llvm::dyn_cast<ast::VarDecl>(D))
      check(V->Directives);
  }
  for (const ast::Directive &D : F->Directives)
    if (isOnOwnLine(D) && !standsBeforeDecl(F, D))
      reportUnattached(C, F, D);
}

void check::misplacedDirectives(Checker &C) {
  for (ast::File *F : C.Pkg->Files)
    PlaceChecker(C, F).run();
  C.Env = Environment();
}

//===----------------------------------------------------------------------===//
// Meaning
//===----------------------------------------------------------------------===//

namespace {
/// Checks what the directives of one file are attached to.
class MeaningChecker {
public:
  MeaningChecker(Checker &C, ast::File *F) : C(C), F(F) {}
  void run();
  void variable(ast::VarDecl *D, bool Local);
  void type(ast::TypeDecl *D);

private:
  void function(ast::FuncDecl *D);
  void linknames(llvm::ArrayRef<ast::Directive> List);
  void linkname(const ast::Directive &D);
  bool imports(llvm::StringRef Path) const;
  void misplaced(llvm::ArrayRef<ast::Directive> List, bool ForFunctions,
                 bool NotInHeap, bool Embed);

  Checker &C;
  ast::File *F;
};
} // namespace

bool MeaningChecker::imports(llvm::StringRef Path) const {
  return llvm::any_of(F->Imports,
                      [&](ast::ImportDecl *D) { return D->PathText == Path; });
}

/// Reports the directives of List that are of another sort than is allowed.
void MeaningChecker::misplaced(llvm::ArrayRef<ast::Directive> List,
                               bool ForFunctions, bool NotInHeap, bool Embed) {
  for (const ast::Directive &D : List) {
    Verb V = verbOf(D.Text);
    if (V == Verb::Embed && !Embed)
      C.error(D.At, diag::EmbedMisuse, "misplaced go:embed directive");
    else if ((isForFunctions(D) && !ForFunctions) ||
             (V == Verb::NotInHeap && !NotInHeap) || V == Verb::Build)
      C.error(D.At, diag::LinknameMisuse, "misplaced compiler directive");
  }
}

void MeaningChecker::function(ast::FuncDecl *D) {
  misplaced(D->Directives, true, false, false);
  bool Nosplit = false, Systemstack = false, Noescape = false;
  bool KeepAlive = false, Escapes = false;
  for (const ast::Directive &X : D->Directives) {
    Verb V = verbOf(X.Text);
    Nosplit |= V == Verb::Nosplit;
    Systemstack |= V == Verb::Systemstack;
    Noescape |= V == Verb::Noescape;
    KeepAlive |= V == Verb::UintptrKeepAlive;
    Escapes |= V == Verb::UintptrEscapes;
  }
  Pos At = D->Name->At;
  if (Systemstack && Nosplit)
    C.error(At, diag::LinknameMisuse,
            "go:nosplit and go:systemstack cannot be combined");
  if (D->hasBody() && Noescape)
    C.error(At, diag::LinknameMisuse,
            "can only use //go:noescape with external func implementations");
  if (D->hasBody() && KeepAlive && !Escapes && !Nosplit)
    C.error(At, diag::LinknameMisuse,
            "go:uintptrkeepalive requires go:nosplit");
}

void MeaningChecker::type(ast::TypeDecl *D) {
  misplaced(D->Directives, false, !D->IsAlias, false);
}

static bool isEmbedType(Type *T) {
  if (auto *N = asIs<Named>(T))
    if (N->Obj->Pkg && N->Obj->Pkg->Path == "embed" &&
        N->Obj->Name.str() == "FS")
      return true;
  if (isString(T))
    return true;
  auto *S = as<Slice>(T);
  auto *B = S ? as<Basic>(S->Elem) : nullptr;
  return B && B->K == BasicKind::Uint8;
}

void MeaningChecker::variable(ast::VarDecl *D, bool Local) {
  misplaced(D->Directives, false, false, true);
  const ast::Directive *Embed = nullptr;
  for (const ast::Directive &X : D->Directives)
    if (!Embed && verbOf(X.Text) == Verb::Embed)
      Embed = &X;
  if (!Embed)
    return;
  const char *Text = nullptr;
  if (!imports("embed"))
    Text = "go:embed only allowed in Go files that import \"embed\"";
  else if (D->Names.size() > 1)
    Text = "go:embed cannot apply to multiple vars";
  else if (!D->Values.empty())
    Text = "go:embed cannot apply to var with initializer";
  else if (!D->DeclType)
    Text = "go:embed cannot apply to var without type";
  else if (Local)
    Text = "go:embed cannot apply to var inside func";
  if (Text) {
    C.error(Embed->At, diag::EmbedMisuse, Text);
  } else if (!C.allowVersion(Embed->At, 16)) {
    C.requireVersion(Embed->At, 16, "go:embed");
  } else if (!isEmbedType(D->DeclType->Type)) {
    C.errorf(D->Names[0]->At, diag::EmbedMisuse,
             "go:embed cannot apply to var of type {0}",
             C.str(D->DeclType->Type));
  }
}

void MeaningChecker::linkname(const ast::Directive &D) {
  llvm::SmallVector<llvm::StringRef, 4> Words;
  llvm::SplitString(D.Text, Words);
  if (Words.size() < 2)
    return;
  if (!imports("unsafe")) {
    C.error(D.At, diag::LinknameMisuse,
            "//go:linkname only allowed in Go files that import \"unsafe\"");
    return;
  }
  Name Local = C.S.Names.get(Words[1]);
  Object *O = C.Pkg->PkgScope->lookup(Local);
  if (!O || !llvm::isa<Func, Var>(O)) {
    if (C.allowVersion(D.At, 18))
      C.error(D.At, diag::LinknameMisuse,
              "//go:linkname must refer to declared function or variable");
    return;
  }
  if (!C.Decls->Linked.insert(Local).second) {
    C.errorf(D.At, diag::LinknameMisuse, "duplicate //go:linkname for {0}",
             Words[1]);
    return;
  }
  if (Words.size() > 2)
    C.Pkg->Linknames.push_back({D.At, Local, C.S.copy(Words[2])});
}

void MeaningChecker::linknames(llvm::ArrayRef<ast::Directive> List) {
  for (const ast::Directive &D : List)
    if (verbOf(D.Text) == Verb::Linkname)
      linkname(D);
}

void MeaningChecker::run() {
  C.Env.File = F;
  for (ast::Decl *D : F->Decls) {
    if (auto *Fn = llvm::dyn_cast<ast::FuncDecl>(D)) {
      function(Fn);
      linknames(Fn->Directives);
    } else if (auto *T = llvm::dyn_cast<ast::TypeDecl>(D)) {
      type(T);
      linknames(T->Directives);
    } else if (auto *V = llvm::dyn_cast<ast::VarDecl>(D)) {
      variable(V, false);
      linknames(V->Directives);
    }
  }
  linknames(F->Directives);
  for (const ast::Directive &D : F->Directives)
    if (standsBeforeDecl(F, D))
      reportUnattached(C, F, D);
}

void check::checkDirectives(Checker &C) {
  C.Pkg->Linknames.clear();
  for (ast::File *F : C.Pkg->Files)
    MeaningChecker(C, F).run();
  for (auto [D, F] : C.Decls->LocalDirectives) {
    C.Env.File = F;
    if (auto *V = llvm::dyn_cast<ast::VarDecl>(D))
      MeaningChecker(C, F).variable(V, /*Local=*/true);
    else if (auto *T = llvm::dyn_cast<ast::TypeDecl>(D))
      MeaningChecker(C, F).type(T);
  }
  C.Env = Environment();
  if (C.Conf.AllowMissingBodies)
    return;
  for (auto &[O, Info] : C.Objects) {
    ast::FuncDecl *D = Info->FuncDecl;
    if (D && !D->hasBody() && !C.Decls->Linked.contains(D->Name->Name))
      C.error(D->Name->At, diag::MissingInitBody, "missing function body");
  }
}
