//===- SourceManagerTest.cpp - Files and positions ------------------------===//

#include "compiler/Basic/SourceManager.h"

#include "gtest/gtest.h"

using namespace zokor;

static SourceFile &addText(SourceManager &Sources, llvm::StringRef Name,
                           llvm::StringRef Text) {
  SourceFile &F =
      Sources.add(Name, llvm::MemoryBuffer::getMemBufferCopy(Text, Name));
  for (size_t I = 0; I != Text.size(); ++I)
    if (Text[I] == '\n')
      F.addLine(I + 1);
  return F;
}

static std::string show(const Location &L) {
  return L.File.str() + ":" + std::to_string(L.Line) + ":" +
         std::to_string(L.Column);
}

TEST(SourceManagerTest, PositionsFindTheirFile) {
  SourceManager Sources;
  SourceFile &A = addText(Sources, "a.go", "one\ntwo\n");
  SourceFile &B = addText(Sources, "b.go", "three");
  EXPECT_EQ(show(Sources.locate(A.pos(0))), "a.go:1:1");
  EXPECT_EQ(show(Sources.locate(A.pos(5))), "a.go:2:2");
  EXPECT_EQ(show(Sources.locate(A.pos(8))), "a.go:3:1"); // the end
  EXPECT_EQ(show(Sources.locate(B.begin())), "b.go:1:1");
  EXPECT_EQ(Sources.fileOf(B.pos(5)), &B);
  EXPECT_EQ(Sources.fileOf(B.pos(6)), nullptr);
  EXPECT_EQ(Sources.fileOf(Pos()), nullptr);
  EXPECT_EQ(Sources.locate(Pos()).Line, 0u);
}

TEST(SourceManagerTest, LineDirectivesApplyFromTheirPlace) {
  SourceManager Sources;
  SourceFile &F = addText(Sources, "a.go", "aaaa\nbbbb\ncccc\n");
  F.addLineDirective(5, "x.y", 100, 0);
  F.addLineDirective(12, "z.y", 7, 20);
  EXPECT_EQ(show(Sources.locate(F.pos(1))), "a.go:1:2");
  // Without a column there is none behind the directive.
  EXPECT_EQ(show(Sources.locate(F.pos(6))), "x.y:100:0");
  EXPECT_EQ(show(Sources.locate(F.pos(10))), "x.y:101:0");
  EXPECT_EQ(show(Sources.locate(F.pos(13))), "z.y:7:21");
  EXPECT_EQ(show(Sources.locate(F.pos(15))), "z.y:8:1");
  EXPECT_EQ(show(Sources.locatePhysical(F.pos(13))), "a.go:3:4");
}

TEST(SourceManagerTest, RepeatedDirectivesAreOne) {
  SourceManager Sources;
  SourceFile &F = addText(Sources, "a.go", "aaaa\nbbbb\n");
  F.addLineDirective(5, "x.y", 100, 0);
  F.addLineDirective(2, "w.y", 9, 1);
  F.addLineDirective(5, "other", 1, 0);
  EXPECT_EQ(show(Sources.locate(F.pos(3))), "w.y:9:2");
  EXPECT_EQ(show(Sources.locate(F.pos(5))), "x.y:100:0");
}

TEST(SourceManagerTest, MissingFilesGiveGosMessage) {
  SourceManager Sources;
  std::string Error;
  EXPECT_EQ(Sources.read("no/such.go", "such.go", Error), nullptr);
  EXPECT_EQ(Error, "open no/such.go: no such file or directory");
}
