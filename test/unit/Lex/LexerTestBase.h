//===- LexerTestBase.h - Running the lexer on a string ----------*- C++ -*-===//

#ifndef ZOKOR_TEST_UNIT_LEX_LEXERTESTBASE_H
#define ZOKOR_TEST_UNIT_LEX_LEXERTESTBASE_H

#include "compiler/Lex/Lexer.h"

#include "gtest/gtest.h"

namespace zokor {

/// A session with one file.
class Source {
public:
  explicit Source(llvm::StringRef Text)
      : File(
            S.Sources.add("a.go", llvm::MemoryBuffer::getMemBufferCopy(Text))) {
    S.Diags.setAllErrors(true);
  }
  /// "line:column: text" of each error, in lines.
  std::string errors() {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    S.Diags.flush(OS);
    std::string Result;
    llvm::SmallVector<llvm::StringRef> Lines;
    llvm::StringRef(Text).split(Lines, '\n', -1, false);
    for (llvm::StringRef Line : Lines) {
      Line.consume_front("a.go:");
      Result += (Result.empty() ? "" : "\n") + Line.str();
    }
    return Result;
  }

  Session S;
  SourceFile &File;
};

/// A token as the tests write it.
inline std::string show(const Token &T) {
  if (T.Kind == tok::Semicolon)
    return T.Text == ";" ? ";" : "<" + T.Text.str() + ">";
  if (T.Kind == tok::Identifier || isLiteral(T.Kind))
    return (T.Bad ? "bad:" : "") + T.Text.str();
  return tokenText(T.Kind).str();
}

/// All tokens with blanks between them.
inline std::string lexAll(Source &Src) {
  Lexer L(Src.S, Src.File);
  std::string Result;
  for (Token T = L.next(); T.Kind != tok::EndOfFile; T = L.next())
    Result += (Result.empty() ? "" : " ") + show(T);
  return Result;
}
inline std::string lexText(llvm::StringRef Text) {
  Source Src(Text);
  return lexAll(Src);
}
/// The errors in a text.
inline std::string lexErrors(llvm::StringRef Text) {
  Source Src(Text);
  lexAll(Src);
  return Src.errors();
}

} // namespace zokor

#endif // ZOKOR_TEST_UNIT_LEX_LEXERTESTBASE_H
