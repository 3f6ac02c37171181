//===- Header.cpp - Package clause and imports of a file ------------------===//

#include "compiler/Package/Header.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace zokor;
using namespace zokor::package;
using llvm::StringRef;

bool FileHeader::imports(StringRef Path) const {
  for (const ImportSpec &I : Imports)
    if (I.Path == Path)
      return true;
  return false;
}

bool package::unquoteImport(StringRef Literal, std::string &Value) {
  if (Literal.size() < 2 || Literal.front() != Literal.back())
    return false;
  bool Raw = Literal.front() == '`';
  Literal = Literal.drop_front().drop_back();
  Value.clear();
  if (Raw) {
    Value = Literal.str();
    return true;
  }
  for (size_t I = 0; I < Literal.size(); ++I) {
    if (Literal[I] != '\\') {
      Value += Literal[I];
      continue;
    }
    if (++I == Literal.size())
      return false;
    // Numeric escapes; nobody writes others in an import path.
    unsigned Digits = Literal[I] == 'x' ? 2 : Literal[I] == 'u' ? 4 : 0, Code;
    if (Digits == 0) {
      if (Literal[I] != '\\' && Literal[I] != '"')
        return false;
      Value += Literal[I];
      continue;
    }
    if (Literal.substr(I + 1, Digits).getAsInteger(16, Code) || Code >= 0x80)
      return false;
    Value += char(Code);
    I += Digits;
  }
  return true;
}

namespace {
/// Tokens of the head of a file: names, strings, and single characters.
class HeadLexer {
public:
  explicit HeadLexer(StringRef Text) : Text(Text) { advance(); }

  enum Kind { Name, String, Char, End } K = End;
  StringRef Token;
  /// A newline lies between the token before and this one.
  bool AfterNewline = false;

  bool is(char C) const { return K == Char && Token[0] == C; }
  bool isName(StringRef N) const { return K == Name && Token == N; }

  unsigned line() const { return Line; }
  unsigned column() const {
    return unsigned(Token.begin() - Text.begin() - LineStart) + 1;
  }

  void advance() {
    AfterNewline = false;
    skipSpace();
    StringRef Rest = Text.drop_front(At);
    size_t Size = 1;
    if (Rest.empty()) {
      K = End;
      Size = 0;
    } else if (isNameChar(Rest[0])) {
      K = Name;
      Size = Rest.find_if_not(isNameChar);
    } else if (Rest[0] == '"' || Rest[0] == '`') {
      K = String;
      Size = stringSize(Rest);
    } else {
      K = Char;
    }
    Size = std::min(Size, Rest.size());
    Token = Rest.take_front(Size);
    At += Size;
  }

private:
  static bool isNameChar(char C) {
    return llvm::isAlnum(C) || C == '_' || (C & 0x80);
  }

  void newline(size_t Behind) {
    ++Line;
    LineStart = Behind;
    AfterNewline = true;
  }

  /// The size of the literal at the start of Rest; 0 ends the reading (it is
  /// turned into a lone quote).
  size_t stringSize(StringRef Rest) {
    if (Rest[0] == '`') {
      size_t Close = Rest.find('`', 1);
      return Close == StringRef::npos || Rest.take_front(Close).contains('\n')
                 ? notAString()
                 : Close + 1;
    }
    for (size_t I = 1; I < Rest.size() && Rest[I] != '\n'; ++I) {
      if (Rest[I] == '"')
        return I + 1;
      if (Rest[I] == '\\')
        ++I;
    }
    return notAString();
  }
  size_t notAString() {
    K = Char;
    return 1;
  }

  void skipSpace() {
    while (At < Text.size()) {
      StringRef Rest = Text.drop_front(At);
      if (Rest[0] == '\n') {
        ++At;
        newline(At);
      } else if (Rest[0] == ' ' || Rest[0] == '\t' || Rest[0] == '\r') {
        ++At;
      } else if (Rest.starts_with("//")) {
        At = std::min(Text.find('\n', At), Text.size());
      } else if (Rest.starts_with("/*")) {
        size_t Close = std::min(Text.find("*/", At + 2), Text.size());
        for (size_t I = At; I < Close; ++I)
          if (Text[I] == '\n')
            newline(I + 1);
        At = std::min(Close + 2, Text.size());
      } else {
        return;
      }
    }
  }

  StringRef Text;
  size_t At = 0, LineStart = 0;
  unsigned Line = 1;
};
} // namespace

/// [name | . | _] "path". Returns false when something else is there.
static bool readSpec(HeadLexer &L, FileHeader &Header) {
  ImportSpec Spec;
  Spec.Line = L.line();
  Spec.Column = L.column();
  if (L.K == HeadLexer::Name || L.is('.'))
    L.advance();
  if (L.K != HeadLexer::String || !unquoteImport(L.Token, Spec.Path))
    return false;
  Header.Imports.push_back(std::move(Spec));
  L.advance();
  return true;
}

/// A semicolon, written or inserted, or what may stand in its place.
static bool endSpec(HeadLexer &L) {
  if (L.is(';')) {
    L.advance();
    return true;
  }
  return L.AfterNewline || L.is(')') || L.K == HeadLexer::End;
}

static bool readImport(HeadLexer &L, FileHeader &Header) {
  L.advance();
  if (!L.is('('))
    return readSpec(L, Header) && endSpec(L);
  L.advance();
  while (!L.is(')'))
    if (!readSpec(L, Header) || !endSpec(L))
      return false;
  L.advance();
  return endSpec(L);
}

/// The patterns of one `//go:embed` line: words, or quoted strings.
static void readEmbedPatterns(StringRef Line, StringRef Args, unsigned Number,
                              std::vector<EmbedPattern> &Out) {
  for (Args = Args.trim(); !Args.empty(); Args = Args.ltrim()) {
    size_t Size = Args.find_first_of(" \t");
    if (Args[0] == '"' || Args[0] == '`') {
      size_t Close = Args.find(Args[0], 1);
      Size = Close == StringRef::npos ? StringRef::npos : Close + 1;
    }
    StringRef Word = Args.take_front(Size);
    unsigned Column = unsigned(Word.data() - Line.data()) + 1;
    Args = Args.drop_front(Word.size());
    std::string Value;
    if ((Word[0] == '"' || Word[0] == '`') && unquoteImport(Word, Value))
      Out.push_back({Value, Number, Column});
    else
      Out.push_back({Word.str(), Number, Column});
  }
}

FileHeader package::readHeader(StringRef Text) {
  FileHeader Header;
  Text.consume_front("\xEF\xBB\xBF");
  HeadLexer L(Text);
  if (!L.isName("package"))
    return Header;
  L.advance();
  if (L.K != HeadLexer::Name || llvm::isDigit(L.Token[0]))
    return Header;
  Header.PackageName = L.Token.str();
  L.advance();
  if (!endSpec(L))
    return Header;
  while (L.isName("import") && readImport(L, Header))
    ;
  if (Header.imports("embed")) {
    StringRef Rest = Text, Line;
    for (unsigned Number = 1; !Rest.empty(); ++Number) {
      std::tie(Line, Rest) = Rest.split('\n');
      StringRef Args = Line;
      if (Args.consume_front("//go:embed") && !Args.empty() &&
          (Args[0] == ' ' || Args[0] == '\t'))
        readEmbedPatterns(Line, Args, Number, Header.EmbedPatterns);
    }
  }
  return Header;
}
