//===- DiagnosticsTest.cpp - Which errors are shown, and how --------------===//

#include "compiler/Diagnostics/Diagnostics.h"

#include "gtest/gtest.h"

using namespace zokor;

namespace {
class DiagnosticsTest : public testing::Test {
protected:
  DiagnosticsTest() {
    std::string Text;
    for (int I = 0; I != 30; ++I)
      Text += "12345678\n";
    File = &Sources.add("a.go", llvm::MemoryBuffer::getMemBufferCopy(Text));
    for (int I = 1; I <= 30; ++I)
      File->addLine(I * 9);
  }
  Pos at(unsigned Line, unsigned Column) {
    return File->pos((Line - 1) * 9 + Column - 1);
  }
  std::string flush() {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    Diags.flush(OS);
    return Text;
  }

  SourceManager Sources;
  DiagnosticEngine Diags{Sources};
  SourceFile *File;
};
} // namespace

TEST_F(DiagnosticsTest, SortsByPosition) {
  Diags.error(at(3, 1), diag::Syntax, "c");
  Diags.error(at(1, 5), diag::Syntax, "b");
  Diags.error(at(1, 2), diag::Syntax, "a");
  Diags.error(Pos(), diag::CommandLine, "no place");
  EXPECT_EQ(flush(), "no place\na.go:1:2: a\na.go:1:5: b\na.go:3:1: c\n");
  EXPECT_EQ(flush(), "");
  EXPECT_EQ(Diags.numErrors(), 4u);
}

TEST_F(DiagnosticsTest, OneSyntaxErrorALine) {
  Diags.error(at(1, 1), diag::Syntax, "syntax error: one");
  Diags.error(at(1, 4), diag::Syntax, "syntax error: two");
  Diags.error(at(1, 6), diag::UndeclaredName, "another");
  Diags.error(at(2, 1), diag::Syntax, "syntax error: three");
  EXPECT_EQ(flush(), "a.go:1:1: syntax error: one\na.go:1:6: another\n"
                     "a.go:2:1: syntax error: three\n");
  EXPECT_EQ(Diags.numSyntaxErrors(), 3u);
}

TEST_F(DiagnosticsTest, NoRepetitions) {
  Diags.error(at(1, 1), diag::UndeclaredName, "undefined: x");
  Diags.error(at(1, 5), diag::UndeclaredName, "undefined: x");
  Diags.error(at(2, 1), diag::UndeclaredName, "undefined: x");
  Diags.error(at(1, 1), diag::UndeclaredName, "undefined: x");
  EXPECT_EQ(flush(), "a.go:1:1: undefined: x\na.go:2:1: undefined: x\n");
}

TEST_F(DiagnosticsTest, StopsAtTen) {
  for (unsigned I = 20; I != 0; --I) {
    EXPECT_EQ(Diags.limitReached(), I <= 10);
    Diags.error(at(I, 1), diag::UndeclaredName, "e");
  }
  std::string Text = flush();
  EXPECT_EQ(llvm::StringRef(Text).count('\n'), 11u);
  // The message names the place of the tenth error reported.
  EXPECT_TRUE(llvm::StringRef(Text).ends_with(
      "a.go:20:1: e\na.go:11:1: too many errors\n"));
  EXPECT_EQ(flush(), "");
}

TEST_F(DiagnosticsTest, AllErrorsOnRequest) {
  Diags.setAllErrors(true);
  for (unsigned I = 1; I <= 20; ++I)
    Diags.error(at(I, 1), diag::UndeclaredName, "e");
  EXPECT_EQ(llvm::StringRef(flush()).count('\n'), 20u);
  EXPECT_FALSE(Diags.limitReached());
}

TEST_F(DiagnosticsTest, ColumnsAndFurtherLines) {
  Diags.setNoColumns(true);
  Diags.error(at(1, 3), diag::UndeclaredName, "one\ntwo\n\tthree");
  EXPECT_EQ(flush(), "a.go:1: one\n\ttwo\n\tthree\n");
}

TEST_F(DiagnosticsTest, FormatsArguments) {
  Diags.errorf(at(1, 3), diag::UndeclaredName, "undefined: {0}", "x");
  std::vector<Diagnostic> List = Diags.take();
  ASSERT_EQ(List.size(), 1u);
  EXPECT_EQ(List[0].Text, "undefined: x");
  EXPECT_STREQ(getDiagnosticInfo(List[0].Kind).Name, "UndeclaredName");
}
