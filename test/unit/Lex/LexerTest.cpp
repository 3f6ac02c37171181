//===- LexerTest.cpp - Operators, identifiers, semicolons, comments -------===//

#include "LexerTestBase.h"

using namespace zokor;

TEST(LexerTest, EveryOperatorAndKeyword){
#define OPERATOR(Name, Text, Prec)                                             \
  {                                                                            \
    Source Src(Text " ");                                                      \
    Lexer L(Src.S, Src.File);                                                  \
    EXPECT_EQ(L.next().Kind, tok::Name) << Text;                               \
  }
#define KEYWORD(Name, Text) OPERATOR(Name, Text, 0)
#include "compiler/Basic/Tokens.def"
}

TEST(LexerTest, OperatorsAreTheLongestPossible) {
  EXPECT_EQ(lexText("a&^=b&^c&&d<<=e<-f<=g"),
            "a &^= b &^ c && d <<= e <- f <= g <EOF>");
  EXPECT_EQ(lexText("a...b..c.5.6"), "a ... b . . c .5 .6 <EOF>");
  EXPECT_EQ(lexText("a+++b"), "a ++ + b <EOF>");
}

TEST(LexerTest, KeywordsAreWholeWords) {
  EXPECT_EQ(lexText("form if1 If go_ i"), "form if1 If go_ i <EOF>");
  Source Src("func funcs");
  Lexer L(Src.S, Src.File);
  EXPECT_EQ(L.next().Kind, tok::Func);
  EXPECT_EQ(L.next().Kind, tok::Identifier);
}

TEST(LexerTest, SemicolonsBehindWhatEndsAStatement) {
  for (const char *Text :
       {"x", "1", "1.", "1i", "'a'", "\"\"", "``", "break", "continue",
        "fallthrough", "return", "++", "--", ")", "]", "}"}) {
    EXPECT_TRUE(llvm::StringRef(lexText(std::string(Text) + "\n"))
                    .ends_with("<newline>"))
        << Text;
    EXPECT_TRUE(llvm::StringRef(lexText(Text)).ends_with("<EOF>")) << Text;
  }
}

TEST(LexerTest, NoSemicolonsElsewhere) {
  for (const char *Text : {"(", "[", "{", ",", ".", ":", ":=", "=", "+", "<-",
                           "...", "func", "if", "goto", "else", ";", "range"})
    EXPECT_EQ(lexText(std::string(Text) + "\n\n"), Text);
  EXPECT_EQ(lexText("\n\n\n"), "");
}

TEST(LexerTest, CommentsAndSemicolons) {
  EXPECT_EQ(lexText("x // c\ny"), "x <newline> y <EOF>");
  EXPECT_EQ(lexText("x /* c */ y"), "x y <EOF>");
  EXPECT_EQ(lexText("x /* c\n */ y"), "x <newline> y <EOF>");
  EXPECT_EQ(lexText("x /* c */\ny"), "x <newline> y <EOF>");
  EXPECT_EQ(lexText("x /* c */ /* d\n */ // e\ny"), "x <newline> y <EOF>");
  EXPECT_EQ(lexText("x // c"), "x <EOF>");
  EXPECT_EQ(lexText("( /* c\n */ x"), "( x <EOF>");
  EXPECT_EQ(lexText("/***/x/**/"), "x <EOF>");
}

TEST(LexerTest, CommentsNeedAnEnd) {
  EXPECT_EQ(lexErrors("x /* c"), "1:3: comment not terminated");
  EXPECT_EQ(lexErrors("x /*/"), "1:3: comment not terminated");
}

TEST(LexerTest, PositionsCountBytes) {
  Source Src("世 x\n\ty");
  Lexer L(Src.S, Src.File);
  for (const char *Place : {"1:1", "1:5", "1:6", "2:2"}) {
    Location At = Src.S.Sources.locate(L.next().At);
    EXPECT_EQ(std::to_string(At.Line) + ":" + std::to_string(At.Column), Place);
  }
}

TEST(LexerTest, IdentifiersOfAnyScript) {
  EXPECT_EQ(lexText("été 世界 x٣ _"), "été 世界 x٣ _ <EOF>");
  EXPECT_EQ(lexErrors("été 世界 x٣ _"), "");
}

TEST(LexerTest, CharactersThatBelongNowhere) {
  EXPECT_EQ(lexErrors("x @ y"), "1:3: invalid character U+0040 '@'");
  EXPECT_EQ(lexErrors("#"), "1:1: invalid character U+0023 '#'");
  EXPECT_EQ(lexErrors("\x01"), "1:1: invalid character U+0001");
  EXPECT_EQ(lexErrors("x·y"),
            "1:2: invalid character U+00B7 '·' in identifier");
  EXPECT_EQ(lexErrors("x “y”"),
            "1:3: invalid character U+201C '“' in identifier\n"
            "1:7: invalid character U+201D '”' in identifier");
  EXPECT_EQ(lexErrors("٣x"),
            "1:1: identifier cannot begin with digit U+0663 '٣'");
  EXPECT_EQ(lexText("x @ y"), "x y <EOF>");
}

TEST(LexerTest, ByteOrderMarks) {
  EXPECT_EQ(lexErrors("\xEF\xBB\xBFx"), "");
  EXPECT_EQ(lexText("\xEF\xBB\xBFx"), "x <EOF>");
  EXPECT_EQ(lexErrors("x\n\xEF\xBB\xBFy"),
            "2:1: invalid BOM in the middle of the file");
  EXPECT_EQ(lexErrors("// \xEF\xBB\xBF"),
            "1:4: invalid BOM in the middle of the file");
}

TEST(LexerTest, BadBytesAreErrorsEverywhere) {
  llvm::StringRef Nul("x\0y\n// \0\n\"\0\"", 12);
  EXPECT_EQ(lexErrors(Nul), "1:2: invalid NUL character\n"
                            "2:4: invalid NUL character\n"
                            "3:2: invalid NUL character");
  EXPECT_EQ(lexErrors("x\xFFy\n/* \x80 */\n`\xC3`"),
            "1:2: invalid UTF-8 encoding\n2:4: invalid UTF-8 encoding\n"
            "3:2: invalid UTF-8 encoding");
  // They do not split what they are in.
  EXPECT_EQ(lexText("x\xFFy"), "x\xFFy <EOF>");
}

TEST(LexerTest, DirectivesAreKept) {
  Source Src("//go:noinline\n// go:no\nx //go:late\r\n/*go:no*/ //gox\n");
  Lexer L(Src.S, Src.File);
  L.next();
  std::vector<ast::Directive> D = L.takeDirectives();
  ASSERT_EQ(D.size(), 1u);
  EXPECT_EQ(D[0].Text, "go:noinline");
  EXPECT_EQ(D[0].At, Src.File.pos(2));
  EXPECT_FALSE(L.hasDirectives());
  while (L.next().Kind != tok::EndOfFile) {
  }
  D = L.takeDirectives();
  ASSERT_EQ(D.size(), 1u);
  EXPECT_EQ(D[0].Text, "go:late");
}

TEST(LexerTest, EndOfFileIsForEver) {
  Source Src("x");
  Lexer L(Src.S, Src.File);
  L.next();
  L.next();
  for (int I = 0; I != 3; ++I)
    EXPECT_EQ(L.next().Kind, tok::EndOfFile);
}
