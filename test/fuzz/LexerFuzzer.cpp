//===- LexerFuzzer.cpp - Fuzzing the lexer --------------------------------===//
//
// The input is one file. Beside looking for crashes: tokens come in order and
// lie in the file, the lexer ends, and a block that skipBlock() jumps over ends
// where its tokens say.
//
//===----------------------------------------------------------------------===//

#include "compiler/Lex/Lexer.h"

#include <cstdlib>

using namespace zokor;

static void require(bool Condition, const char *What) {
  if (Condition)
    return;
  llvm::errs() << "violated: " << What << '\n';
  abort();
}

/// Where the block that begins at `Offset` ends by its tokens, or 0.
static uint32_t endOfBlock(Session &S, SourceFile &File, uint32_t Offset) {
  Lexer L(S, File, Offset);
  unsigned Depth = 0;
  for (Token T = L.next(); T.Kind != tok::EndOfFile; T = L.next()) {
    Depth += T.Kind == tok::LeftBrace;
    if (T.Kind == tok::RightBrace && --Depth == 0)
      return L.numErrors() ? 0 : File.offset(T.At);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  Session S;
  SourceFile &File =
      S.Sources.add("fuzz.go", llvm::MemoryBuffer::getMemBufferCopy(Text));
  Lexer L(S, File);
  Pos Last = File.begin();
  unsigned Blocks = 0;
  for (Token T = L.next(); T.Kind != tok::EndOfFile; T = L.next()) {
    require(T.At >= Last && File.contains(T.At), "tokens come in order");
    Last = T.At;
    if (T.Kind != tok::LeftBrace || ++Blocks > 4)
      continue;
    Lexer Copy = L;
    Pos End = Copy.skipBlock(T.At);
    uint32_t Expected = endOfBlock(S, File, File.offset(T.At));
    if (End && Expected)
      require(File.offset(End) == Expected, "blocks end with their tokens");
  }
  for (const ast::Directive &D : L.takeDirectives())
    require(D.Text.starts_with("go:"), "directives are directives");
  llvm::raw_null_ostream Null;
  S.Diags.flush(Null);
  return 0;
}
