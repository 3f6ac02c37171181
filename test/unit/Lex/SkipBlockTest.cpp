//===- SkipBlockTest.cpp - Jumping over function bodies -------------------===//

#include "LexerTestBase.h"

using namespace zokor;

/// Skips the block that a text begins with; returns the tokens behind it, or
/// "none" if it was not skipped.
static std::string afterBlock(llvm::StringRef Text) {
  Source Src(Text);
  Lexer L(Src.S, Src.File);
  Token Brace = L.next();
  Pos End = L.skipBlock(Brace.At);
  if (!End) {
    // Nothing is consumed.
    EXPECT_EQ(lexText(Text.drop_front()), [&] {
      std::string Rest;
      for (Token T = L.next(); T.Kind != tok::EndOfFile; T = L.next())
        Rest += (Rest.empty() ? "" : " ") + show(T);
      return Rest;
    }());
    return "none";
  }
  EXPECT_EQ(Text[Src.File.offset(End)], '}');
  std::string Result;
  for (Token T = L.next(); T.Kind != tok::EndOfFile; T = L.next())
    Result += (Result.empty() ? "" : " ") + show(T);
  EXPECT_EQ(Src.errors(), "");
  return Result;
}

TEST(SkipBlockTest, FindsTheMatchingBrace) {
  EXPECT_EQ(afterBlock("{}"), "<EOF>");
  EXPECT_EQ(afterBlock("{}\nx"), "<newline> x <EOF>");
  EXPECT_EQ(afterBlock("{ {} { {} } } y"), "y <EOF>");
}

TEST(SkipBlockTest, BracesInQuotesDoNotCount) {
  EXPECT_EQ(afterBlock("{ \"}\" '}' `}` } y"), "y <EOF>");
  EXPECT_EQ(afterBlock("{ \"\\\"}\" '\\'' '{' '\\\\' \"\\\\\" `\\`} y"),
            "y <EOF>");
  EXPECT_EQ(afterBlock("{ `}\n}` } y"), "y <EOF>");
}

TEST(SkipBlockTest, BracesInCommentsDoNotCount) {
  EXPECT_EQ(afterBlock("{ // }\n } y"), "y <EOF>");
  EXPECT_EQ(afterBlock("{ /* } \n \" */ a / b } y"), "y <EOF>");
  EXPECT_EQ(afterBlock("{ a /= 'b' /**/ } y"), "y <EOF>");
}

TEST(SkipBlockTest, GivesUpOnErrors) {
  for (const char *Text : {"{", "{ {}", "{ \"\n\" }", "{ 'a\n' }", "{ `",
                           "{ /*", "{ //", "{ \"\\", "{ \x80 }", "{ '"})
    EXPECT_EQ(afterBlock(Text), "none") << Text;
}

TEST(SkipBlockTest, RecordsLines) {
  Source Src("{\n`\n`\n/*\n*/\n//\n} @");
  Lexer L(Src.S, Src.File);
  ASSERT_TRUE(L.skipBlock(L.next().At));
  L.next();
  EXPECT_EQ(Src.errors(), "7:3: invalid character U+0040 '@'");
}

TEST(SkipBlockTest, RecordsLineDirectives) {
  Source Src("{\n//line foo.y:10\n/*line b.y:20:1*/}\nx");
  Lexer L(Src.S, Src.File);
  ASSERT_TRUE(L.skipBlock(L.next().At));
  L.next();
  Location At = Src.S.Sources.locate(L.next().At);
  EXPECT_EQ(At.File, "b.y");
  EXPECT_EQ(At.Line, 21u);
}
