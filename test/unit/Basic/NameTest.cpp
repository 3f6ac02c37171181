//===- NameTest.cpp - Interned identifiers --------------------------------===//

#include "compiler/Basic/Name.h"

#include "gtest/gtest.h"

using namespace zokor;

TEST(NameTest, EqualTextsAreOneName) {
  NameTable Names;
  std::string Copy = "alpha";
  Name A = Names.get("alpha"), B = Names.get("beta");
  EXPECT_EQ(A, Names.get(Copy));
  EXPECT_NE(A, B);
  EXPECT_LT(A, B);
  EXPECT_EQ(A.str(), "alpha");
}

TEST(NameTest, NullIsNotBlank) {
  NameTable Names;
  EXPECT_FALSE(Name());
  EXPECT_FALSE(Name().isBlank());
  EXPECT_EQ(Name().str(), "");
  EXPECT_TRUE(Names.get("_").isBlank());
}

TEST(NameTest, ExportedMeansUpperCase) {
  NameTable Names;
  EXPECT_TRUE(Names.get("Alpha").isExported());
  EXPECT_TRUE(Names.get("Äther").isExported());
  EXPECT_TRUE(Names.get("Ωmega").isExported());
  EXPECT_FALSE(Names.get("alpha").isExported());
  EXPECT_FALSE(Names.get("ω").isExported());
  EXPECT_FALSE(Names.get("世界").isExported());
  // A title case letter is not an upper case letter.
  EXPECT_FALSE(Names.get("ǅ").isExported());
  EXPECT_FALSE(Names.get("_A").isExported());
}
