//===- Constraint.cpp - Build constraints ---------------------------------===//
//
// Where the lines count:
//   * `//go:build` anywhere before the first thing that is not a comment,
//     outside of /* */, at most once;
//   * `// +build` only in the leading run of // comments and blank lines, and
//     only above a blank line (so that a package comment cannot be one);
//   * a `//go:build` line makes `// +build` lines mere decoration.
//
//===----------------------------------------------------------------------===//

#include "compiler/Package/Constraint.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

using Tree = std::unique_ptr<Constraint>;

static Tree makeTag(StringRef Name) {
  return Tree(new Constraint{Constraint::Tag, Name.str(), nullptr, nullptr});
}

static Tree makeNode(Constraint::Kind K, Tree X, Tree Y = nullptr) {
  return Tree(new Constraint{K, "", std::move(X), std::move(Y)});
}

bool Constraint::evaluate(TagTest Holds) const {
  switch (K) {
  case Tag:
    return Holds(Name);
  case Not:
    return !X->evaluate(Holds);
  case And: // no short cut: Holds may want to see every tag
    return int(X->evaluate(Holds)) & int(Y->evaluate(Holds));
  case Or:
    return int(X->evaluate(Holds)) | int(Y->evaluate(Holds));
  }
  return false;
}

/// The minor version that X (negated if Negate) implies.
static int impliedMinor(const Constraint &C, bool Negate) {
  switch (C.K) {
  case Constraint::Tag: {
    StringRef Name = C.Name;
    if (Negate)
      return -1;
    if (Name == "go1")
      return 0;
    int Minor;
    if (!Name.consume_front("go1.") || Name.getAsInteger(10, Minor))
      return -1;
    return Minor;
  }
  case Constraint::Not:
    return impliedMinor(*C.X, !Negate);
  case Constraint::And:
  case Constraint::Or: {
    int A = impliedMinor(*C.X, Negate), B = impliedMinor(*C.Y, Negate);
    bool IsAnd = (C.K == Constraint::And) != Negate;
    return IsAnd ? std::max(A, B) : std::min(A, B);
  }
  }
  return -1;
}

int Constraint::minimumGoMinor() const { return impliedMinor(*this, false); }

std::string Constraint::str() const {
  auto Operand = [](const Constraint &C, Kind Inner) {
    return C.K == Inner ? "(" + C.str() + ")" : C.str();
  };
  switch (K) {
  case Tag:
    return Name;
  case Not:
    return X->K == And || X->K == Or ? "!(" + X->str() + ")" : "!" + X->str();
  case And:
    return Operand(*X, Or) + " && " + Operand(*Y, Or);
  case Or:
    return Operand(*X, And) + " || " + Operand(*Y, And);
  }
  return "";
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

static bool isTagChar(char C) {
  return llvm::isAlnum(C) || C == '_' || C == '.' || (C & 0x80);
}

namespace {
/// Recursive descent over one line; the depth is bounded so that a hostile
/// line cannot exhaust the stack.
class GoBuildParser {
public:
  GoBuildParser(StringRef Text, std::string &Error) : Rest(Text), Error(Error) {
    advance();
  }

  Tree parse() {
    Tree X = parseOr();
    if (X && !Token.empty())
      return fail("unexpected token " + Token.str());
    return X;
  }

private:
  static constexpr unsigned MaxDepth = 500;

  Tree fail(std::string Why) {
    if (Error.empty())
      Error = std::move(Why);
    return nullptr;
  }

  void advance() {
    Rest = Rest.ltrim(" \t");
    size_t Size = 0;
    if (Rest.starts_with("&&") || Rest.starts_with("||"))
      Size = 2;
    else if (!Rest.empty() && StringRef("()!").contains(Rest[0]))
      Size = 1;
    else
      while (Size < Rest.size() && isTagChar(Rest[Size]))
        ++Size;
    if (Size == 0 && !Rest.empty()) {
      fail("invalid syntax at " + Rest.take_front(1).str());
      Rest = StringRef();
    }
    Token = Rest.take_front(Size);
    Rest = Rest.drop_front(Size);
  }

  Tree parseOr() {
    Tree X = parseAnd();
    while (X && Token == "||") {
      advance();
      Tree Y = parseAnd();
      X = Y ? makeNode(Constraint::Or, std::move(X), std::move(Y)) : nullptr;
    }
    return X;
  }

  Tree parseAnd() {
    Tree X = parseNot();
    while (X && Token == "&&") {
      advance();
      Tree Y = parseNot();
      X = Y ? makeNode(Constraint::And, std::move(X), std::move(Y)) : nullptr;
    }
    return X;
  }

  Tree parseNot() {
    if (Token != "!")
      return parseAtom();
    advance();
    if (Token == "!")
      return fail("double negation not allowed");
    Tree X = parseAtom();
    return X ? makeNode(Constraint::Not, std::move(X)) : nullptr;
  }

  Tree parseAtom() {
    if (Token == "(") {
      if (++Depth > MaxDepth)
        return fail("expression too deep");
      advance();
      Tree X = parseOr();
      --Depth;
      if (!X) {
        if (Error == "unexpected end of expression")
          Error = "missing close paren";
        return nullptr;
      }
      if (Token != ")")
        return fail("missing close paren");
      advance();
      return X;
    }
    if (Token.empty())
      return fail("unexpected end of expression");
    if (!isTagChar(Token[0]))
      return fail("unexpected token " + Token.str());
    Tree X = makeTag(Token);
    advance();
    return X;
  }

  StringRef Rest, Token;
  std::string &Error;
  unsigned Depth = 0;
};
} // namespace

/// Longer texts are refused, because trees are walked recursively.
static constexpr size_t MaxLength = 16384;
static constexpr unsigned MaxLines = 1000;

Tree package::parseGoBuild(StringRef Text, std::string &Error) {
  if (Text.size() > MaxLength) {
    Error = "expression too long";
    return nullptr;
  }
  Tree X = GoBuildParser(Text, Error).parse();
  return Error.empty() ? std::move(X) : nullptr;
}

/// One term of a `+build` line: a tag, possibly negated.
static Tree parsePlusBuildTerm(StringRef Term) {
  bool Negated = Term.consume_front("!");
  if (Negated && (Term.empty() || Term[0] == '!'))
    return makeTag("ignore");
  bool Valid = !Term.empty() && llvm::all_of(Term, isTagChar);
  Tree X = makeTag(Valid ? Term : StringRef("ignore"));
  return Negated ? makeNode(Constraint::Not, std::move(X)) : std::move(X);
}

Tree package::parsePlusBuild(StringRef Text) {
  if (Text.size() > MaxLength)
    return makeTag("ignore");
  Tree Result;
  llvm::SmallVector<StringRef, 8> Options, Terms;
  llvm::SplitString(Text, Options, " \t\r");
  for (StringRef Option : Options) {
    Tree All;
    Terms.clear();
    Option.split(Terms, ',');
    for (StringRef Term : Terms) {
      Tree X = parsePlusBuildTerm(Term);
      All = All ? makeNode(Constraint::And, std::move(All), std::move(X))
                : std::move(X);
    }
    Result = Result
                 ? makeNode(Constraint::Or, std::move(Result), std::move(All))
                 : std::move(All);
  }
  // An empty line names no option, so none can hold.
  return Result ? std::move(Result) : makeTag("ignore");
}

//===----------------------------------------------------------------------===//
// The head of a file
//===----------------------------------------------------------------------===//

namespace {
/// What the comments at the head of a file say.
struct FileHead {
  StringRef GoBuild; ///< behind `//go:build`
  bool HasGoBuild = false, Repeated = false;
  StringRef PlusBuildPart; ///< where `// +build` lines count
};
} // namespace

/// Removes what a line holds of /* */ comments; updates InBlock. Returns
/// whether nothing but comments was on the line.
static bool isOnlyComment(StringRef Line, bool &InBlock) {
  while (!Line.empty()) {
    if (InBlock) {
      size_t End = Line.find("*/");
      if (End == StringRef::npos)
        return true;
      InBlock = false;
      Line = Line.drop_front(End + 2).ltrim();
    } else if (Line.starts_with("//")) {
      return true;
    } else if (Line.consume_front("/*")) {
      InBlock = true;
    } else {
      return false;
    }
  }
  return true;
}

static FileHead readHead(StringRef Text) {
  FileHead Head;
  size_t LastBlank = 0;
  bool Ended = false, InBlock = false;
  StringRef Rest = Text;
  while (!Rest.empty()) {
    StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    Line = Line.trim();
    if (Line.empty() && !Ended) {
      LastBlank = Rest.begin() - Text.begin();
      continue;
    }
    if (!Line.starts_with("//"))
      Ended = true;
    StringRef Args = Line;
    if (!InBlock && Args.consume_front("//go:build") &&
        (Args.empty() || Args[0] == ' ' || Args[0] == '\t')) {
      Head.Repeated = Head.HasGoBuild;
      if (Head.Repeated)
        return Head;
      Head.HasGoBuild = true;
      Head.GoBuild = Args;
    }
    if (!isOnlyComment(Line, InBlock))
      break;
  }
  Head.PlusBuildPart = Text.take_front(LastBlank);
  return Head;
}

static Tree readPlusBuildLines(StringRef Part) {
  Tree Result;
  unsigned NumLines = 0;
  while (!Part.empty()) {
    StringRef Line;
    std::tie(Line, Part) = Part.split('\n');
    Line = Line.trim();
    if (!Line.consume_front("//"))
      continue;
    Line = Line.ltrim();
    if (!Line.consume_front("+build") ||
        !(Line.empty() || Line[0] == ' ' || Line[0] == '\t'))
      continue;
    if (++NumLines > MaxLines)
      return makeTag("ignore");
    Tree X = parsePlusBuild(Line);
    Result = Result ? makeNode(Constraint::And, std::move(Result), std::move(X))
                    : std::move(X);
  }
  return Result;
}

Tree package::fileConstraint(StringRef FileText, std::string &Error,
                             int &GoMinor) {
  GoMinor = -1;
  FileText.consume_front("\xEF\xBB\xBF");
  FileHead Head = readHead(FileText);
  if (Head.Repeated) {
    Error = "multiple //go:build comments";
    return nullptr;
  }
  if (!Head.HasGoBuild)
    return readPlusBuildLines(Head.PlusBuildPart);
  std::string Why;
  Tree X = parseGoBuild(Head.GoBuild, Why);
  if (!X)
    Error = "parsing //go:build line: " + Why;
  else
    GoMinor = X->minimumGoMinor();
  return X;
}
