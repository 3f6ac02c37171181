//===- TokenTest.cpp - Token kinds ----------------------------------------===//

#include "compiler/Basic/Token.h"

#include "gtest/gtest.h"

using namespace zokor;

TEST(TokenTest, PrecedencesAreTheSpecifications) {
  EXPECT_EQ(binaryPrecedence(tok::OrOr), 1);
  EXPECT_EQ(binaryPrecedence(tok::AndAnd), 2);
  EXPECT_EQ(binaryPrecedence(tok::LessEqual), 3);
  EXPECT_EQ(binaryPrecedence(tok::Xor), 4);
  EXPECT_EQ(binaryPrecedence(tok::AndNot), 5);
  EXPECT_EQ(binaryPrecedence(tok::Not), 0);
  EXPECT_EQ(binaryPrecedence(tok::Identifier), 0);
}

TEST(TokenTest, AssignmentOperatorsNameTheirOperator) {
  EXPECT_EQ(assignmentOperator(tok::AndNotAssign), tok::AndNot);
  EXPECT_EQ(assignmentOperator(tok::ShlAssign), tok::Shl);
  EXPECT_EQ(assignmentOperator(tok::Assign), tok::None);
  for (unsigned K = 0; K != tok::NumKinds; ++K)
    if (tok::Kind Op = assignmentOperator(tok::Kind(K))) {
      EXPECT_EQ(tokenText(tok::Kind(K)), tokenText(Op).str() + "=");
    }
}

TEST(TokenTest, Ranges) {
  EXPECT_TRUE(isKeyword(tok::Break));
  EXPECT_TRUE(isKeyword(tok::Var));
  EXPECT_FALSE(isKeyword(tok::DotDotDot));
  EXPECT_TRUE(isLiteral(tok::StringLit));
  EXPECT_FALSE(isLiteral(tok::Identifier));
  EXPECT_TRUE(isComparison(tok::NotEqual));
  EXPECT_FALSE(isComparison(tok::AndAnd));
}
