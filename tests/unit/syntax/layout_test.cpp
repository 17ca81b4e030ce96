#include <gtest/gtest.h>

#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

TEST(Layout, LinesThatBeginWithAnOperatorContinueTheOneAbove) {
  EXPECT_EQ(read("每个 户\n  设 x\n    = a\n    + b\n  - c\n").printed(),
            "each 户\n  let x = (- (+ a b) c)\n");
  EXPECT_EQ(read("每个 户\n  设 x = a\n    # 说明\n    且 b\n").printed(),
            "each 户\n  let x = (and a b)\n");
}

TEST(Layout, LinesIndentedBeneathBelongToTheLineAbove) {
  EXPECT_EQ(read("每个 户\n  评分 a : 整数\n    项 b   得 1\n  设 c = 1\n每个 村").printed(),
            "each 户\n  score a : integer\n    item b [gives 1]\n  let c = 1\neach 村\n");
}

TEST(Layout, AnyIndentationWillDoWhileNeighboursAgree) {
  EXPECT_EQ(read("每个 户\n      设 a = 1\n      设 b = 2").codes(), "");
  EXPECT_EQ(read("每个 户\n      设 a = 1\n   设 b = 2").codes(), "1105");
}

TEST(Layout, AnIndentedLineNeedsOneAbove) { EXPECT_EQ(read("  每个 户").codes(), "1106"); }

TEST(Layout, RowsBelongToTheLineAbove) {
  EXPECT_EQ(read("| a |").codes(), "1107");
  EXPECT_EQ(read("每个 户\n  | a |").codes(), "1107");
  EXPECT_EQ(read("测试 \"t\"\n  给定 户\n# 说明\n    | a | b |\n\n    | 1 | |").printed(),
            "test \"t\"\n  given 户\n    | a | b |\n    | 1 |  |\n");
}

TEST(Layout, BracketsMustCloseOnTheirLine) {
  const Reading open = read("每个 户\n  设 x = f(a, (b + c)\n  设 y = 1");
  EXPECT_EQ(open.codes(), "1103");
  EXPECT_EQ(open.diagnostics[0].primary->span.begin, 22U);
  EXPECT_EQ(open.printed(), "each 户\n  let x !error\n  let y = 1\n");
  EXPECT_EQ(read("每个 户\n  设 x = a)").codes(), "1104");
}

TEST(Layout, AFaultyLineCostsOnlyItself) {
  const Reading reading =
      read("每个 户\n  定义 a : 金额 = 1 1\n  定义 b, c : 整数 = ]\n  设 d = 1\n"
           "参数 e : 整数 = (\n参数 f : 整数 = 2");
  EXPECT_EQ(reading.codes(), "1302 1004 1103");
  EXPECT_EQ(reading.printed(), "each 户\n  define a : money !error\n  define b, c !error\n"
                               "  let d = 1\nparam e !error\nparam f : integer = 2\n");
}

}  // namespace
}  // namespace guiju::syntax::test
