//===- Template.cpp - The templates of -f ---------------------------------===//

#include "compiler/Driver/Template.h"

#include "compiler/Package/Header.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;
using llvm::json::Value;

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

struct Template::Parser {
  Parser(StringRef Text, Template &T, std::string &Error)
      : Rest(Text), T(T), Error(Error) {}

  bool fail(const llvm::Twine &Why) {
    Error = ("template: " + Why).str();
    return false;
  }

  /// Reads up to {{end}} or {{else}}, which is left in Stop, or the end.
  bool parseList(std::vector<Node> &Into, std::string &Stop, unsigned Depth);
  bool parseAction(StringRef Action, std::vector<Node> &Into, std::string &Stop,
                   unsigned Depth);
  bool splitWords(StringRef Action, std::vector<std::string> &Words);
  bool checkPipeline(llvm::ArrayRef<std::string> Words);

  StringRef Rest;
  Template &T;
  std::string &Error;
};

/// Words of an action; a string literal keeps its quotes.
bool Template::Parser::splitWords(StringRef Action,
                                  std::vector<std::string> &Words) {
  while (!(Action = Action.trim()).empty()) {
    size_t Size = Action.find_first_of(" \t\n");
    if (Action[0] == '"' || Action[0] == '`') {
      size_t Close = Action.find(Action[0], 1);
      if (Close == StringRef::npos)
        return fail("unterminated quoted string");
      Size = Close + 1;
    }
    Words.push_back(Action.take_front(Size).str());
    Action = Action.drop_front(Words.back().size());
  }
  return true;
}

bool Template::Parser::checkPipeline(llvm::ArrayRef<std::string> Words) {
  if (Words.empty())
    return fail("missing value for command");
  for (StringRef Word : Words)
    if (Word.consume_front(".") && !Word.empty())
      T.Fields.push_back(Word.split('.').first.str());
  StringRef First = Words[0];
  size_t Want = 0;
  if (First == "join")
    Want = 3;
  else if (First == "len" || First == "not" || First == "print")
    Want = 2;
  else if (First[0] == '.' || First[0] == '"' || First[0] == '`')
    Want = 1;
  else
    return fail("function \"" + First + "\" not defined");
  if (Words.size() != Want)
    return fail("wrong number of arguments for " + First);
  return true;
}

bool Template::Parser::parseAction(StringRef Action, std::vector<Node> &Into,
                                   std::string &Stop, unsigned Depth) {
  Node N;
  if (!splitWords(Action, N.Words))
    return false;
  if (N.Words.empty())
    return fail("missing value for command");
  std::string First = N.Words[0];
  if (First == "end" || First == "else") {
    if (Depth == 0 || N.Words.size() != 1)
      return fail("unexpected {{" + First + "}}");
    Stop = First;
    return true;
  }
  bool Block = First == "if" || First == "range";
  N.Kind = !Block ? Node::Print : First == "if" ? Node::If : Node::Range;
  if (Block)
    N.Words.erase(N.Words.begin());
  if (!checkPipeline(N.Words))
    return false;
  if (Block) {
    if (Depth > 50)
      return fail("too deep");
    std::string End;
    if (!parseList(N.Body, End, Depth + 1) ||
        (End == "else" && !parseList(N.Else, End, Depth + 1)))
      return false;
    if (End != "end")
      return fail("missing {{end}}");
  }
  Into.push_back(std::move(N));
  return true;
}

bool Template::Parser::parseList(std::vector<Node> &Into, std::string &Stop,
                                 unsigned Depth) {
  Stop.clear();
  while (!Rest.empty()) {
    size_t Open = Rest.find("{{");
    StringRef Text = Rest.take_front(Open);
    Rest = Rest.drop_front(Text.size());
    bool TrimLeft = Rest.consume_front("{{- "), Trim = false;
    if (!Text.empty()) {
      Node N;
      N.Literal = (TrimLeft ? Text.rtrim() : Text).str();
      Into.push_back(std::move(N));
    }
    if (!TrimLeft && !Rest.consume_front("{{"))
      return true;
    size_t Close = Rest.find("}}");
    if (Close == StringRef::npos)
      return fail("unclosed action");
    StringRef Action = Rest.take_front(Close);
    Rest = Rest.drop_front(Close + 2);
    Trim = Action.consume_back(" -");
    if (Trim)
      Rest = Rest.ltrim();
    if (!parseAction(Action, Into, Stop, Depth))
      return false;
    if (!Stop.empty())
      return true;
  }
  return true;
}

bool Template::parse(StringRef Text, std::string &Error) {
  std::string Stop;
  return Parser(Text, *this, Error).parseList(Nodes, Stop, 0);
}

//===----------------------------------------------------------------------===//
// Execution
//===----------------------------------------------------------------------===//

static Value fieldOf(StringRef Chain, const Value &Dot) {
  const Value *V = &Dot;
  llvm::SmallVector<StringRef, 4> Names;
  Chain.split(Names, '.', -1, false);
  for (StringRef Name : Names) {
    const llvm::json::Object *O = V->getAsObject();
    V = O ? O->get(Name) : nullptr;
    if (!V)
      return nullptr;
  }
  return *V;
}

static Value operand(StringRef Word, const Value &Dot) {
  if (Word.starts_with("."))
    return fieldOf(Word, Dot);
  std::string Text;
  for (size_t I = 1; I + 1 < Word.size(); ++I) {
    bool Escape = Word[0] == '"' && Word[I] == '\\' && I + 2 < Word.size();
    if (!Escape)
      Text += Word[I];
    else if (char C = Word[++I]; true)
      Text += C == 'n' ? '\n' : C == 't' ? '\t' : C;
  }
  return Text;
}

static bool isTrue(const Value &V) {
  switch (V.kind()) {
  case Value::Null:
    return false;
  case Value::Boolean:
    return *V.getAsBoolean();
  case Value::Number:
    return *V.getAsNumber() != 0;
  case Value::String:
    return !V.getAsString()->empty();
  case Value::Array:
    return !V.getAsArray()->empty();
  case Value::Object:
    return !V.getAsObject()->empty();
  }
  return false;
}

static void print(const Value &V, llvm::raw_ostream &OS) {
  if (auto Text = V.getAsString()) {
    OS << *Text;
  } else if (const llvm::json::Array *A = V.getAsArray()) {
    OS << '[';
    llvm::interleave(*A, OS, [&](const Value &E) { print(E, OS); }, " ");
    OS << ']';
  } else if (V.kind() != Value::Null) {
    OS << llvm::formatv("{0}", V);
  }
}

Value Template::evaluate(llvm::ArrayRef<std::string> Words, const Value &Dot) {
  StringRef First = Words[0];
  if (Words.size() == 1)
    return operand(First, Dot);
  Value Arg = operand(Words[1], Dot);
  if (First == "not")
    return !isTrue(Arg);
  const llvm::json::Array *List = Arg.getAsArray();
  if (First == "len")
    return int64_t(List                ? List->size()
                   : Arg.getAsString() ? Arg.getAsString()->size()
                                       : 0);
  if (First == "print")
    return Arg;
  std::string Joined;
  llvm::raw_string_ostream OS(Joined);
  Value Separator = operand(Words[2], Dot);
  if (List)
    llvm::interleave(
        *List, OS, [&](const Value &E) { print(E, OS); },
        Separator.getAsString().value_or(""));
  return Joined;
}

void Template::run(const std::vector<Node> &Nodes, const Value &Dot,
                   llvm::raw_ostream &OS) {
  for (const Node &N : Nodes) {
    if (N.Kind == Node::Text) {
      OS << N.Literal;
      continue;
    }
    Value V = evaluate(N.Words, Dot);
    if (N.Kind == Node::Print) {
      print(V, OS);
    } else if (N.Kind == Node::If) {
      run(isTrue(V) ? N.Body : N.Else, Dot, OS);
    } else if (const llvm::json::Array *A = V.getAsArray(); A && !A->empty()) {
      for (const Value &E : *A)
        run(N.Body, E, OS);
    } else {
      run(N.Else, Dot, OS);
    }
  }
}

void Template::execute(const Value &Data, llvm::raw_ostream &OS) const {
  run(Nodes, Data, OS);
}
