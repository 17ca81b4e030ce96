#include <gtest/gtest.h>

#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

TEST(Expression, MultiplicationBindsTighterThanAddition) {
  EXPECT_EQ(read_expression("a + b × c - d / e"), "(- (+ a (* b c)) (/ d e))");
}

TEST(Expression, OperatorsOfOneRankGroupFromTheLeft) {
  EXPECT_EQ(read_expression("a - b - c"), "(- (- a b) c)");
  EXPECT_EQ(read_expression("a / b * c"), "(* (/ a b) c)");
}

TEST(Expression, BracketsComeFirst) {
  EXPECT_EQ(read_expression("(a + b) × c"), "(* (+ a b) c)");
  EXPECT_EQ(read_expression("（a ＋ b）× c"), "(* (+ a b) c)");
}

TEST(Expression, MinusBeforeAnOperandNegatesIt) {
  EXPECT_EQ(read_expression("-a × b"), "(* (neg a) b)");
  EXPECT_EQ(read_expression("a - -5"), "(- a (neg 5))");
}

TEST(Expression, ComparisonsStandAboveSums) {
  EXPECT_EQ(read_expression("a + 1 <= b"), "(<= (+ a 1) b)");
  EXPECT_EQ(read_expression("a ≥ b"), "(>= a b)");
  EXPECT_EQ(read_expression("a ≤ b"), "(<= a b)");
  EXPECT_EQ(read_expression("a <> b"), "(<> a b)");
  EXPECT_EQ(read_expression("a ≠ b"), "(<> a b)");
  EXPECT_EQ(read_expression("(a = b)"), "(= a b)");
}

TEST(Expression, NotIsBelowComparisonAndAboveAnd) {
  EXPECT_EQ(read_expression("非 a > b 且 c"), "(and (not (> a b)) c)");
  EXPECT_EQ(read_expression("not not a"), "(not (not a))");
}

TEST(Expression, AndAndOrAreFlat) {
  EXPECT_EQ(read_expression("a 且 b 且 c"), "(and a b c)");
  EXPECT_EQ(read_expression("a or b 或 c or d"), "(or a b c d)");
  EXPECT_EQ(read_expression("(a 且 b) 且 c"), "(and (and a b) c)");
  EXPECT_EQ(read_expression("(a 且 b) 或 (c 且 d)"), "(or (and a b) (and c d))");
}

TEST(Expression, AndBesideOrNeedsBrackets) {
  EXPECT_EQ(read_expression("a 且 b 或 c"), "1303");
  EXPECT_EQ(read_expression("a 或 b 且 c"), "1303");
  EXPECT_EQ(read_expression("a and b or c"), "1303");
}

TEST(Expression, ComparisonChainsAreRefused) {
  EXPECT_EQ(read_expression("1 <= a <= 5"), "1304");
  EXPECT_EQ(read_expression("(1 <= a) = (b <= 5)"), "1305");
  EXPECT_EQ(read_expression("a 在 1 至 5 在 (是, 否)"), "1304");
}

TEST(Expression, RangesIncludeBothEnds) {
  EXPECT_EQ(read_expression("a 在 1万元 至 5万元"), "(between a 10000元 50000元)");
  EXPECT_EQ(read_expression("a in (b + 1) * 2 upto c"), "(between a (* (+ b 1) 2) c)");
  EXPECT_EQ(read_expression("a 在 (b) 至 c"), "(between a b c)");
}

TEST(Expression, ListsStandInBracketsAfterIn) {
  EXPECT_EQ(read_expression("a 在 (b, c、d)"), "(in a b c d)");
  EXPECT_EQ(read_expression("a 在 (b)"), "(in a b)");
  EXPECT_EQ(read_expression("a 在 (b, c) 且 d"), "(and (in a b c) d)");
}

TEST(Expression, ChoiceTakesTheConditionFirst) {
  EXPECT_EQ(read_expression("当 a 则 b，否则 c"), "(choose a b c)");
  EXPECT_EQ(read_expression("当 a 则 b 否则 c"), "(choose a b c)");
  EXPECT_EQ(read_expression("当 a 则 b，当 c 则 d，否则 e"), "(choose a b c d e)");
  EXPECT_EQ(read_expression("when a then b when c then d otherwise e"), "(choose a b c d e)");
  EXPECT_EQ(read_expression("当 a 则 b，否则 当 c 则 d，否则 e"), "(choose a b (choose c d e))");
  EXPECT_EQ(read_expression("(当 a 则 b，否则 c) + 1"), "(+ (choose a b c) 1)");
}

TEST(Expression, ChoiceNeedsOtherwise) {
  EXPECT_EQ(read_expression("当 a 则 b"), "1301");
  EXPECT_EQ(read_expression("当 a，否则 b"), "1301");
}

TEST(Expression, PerFullBindsTighterThanMultiplication) {
  EXPECT_EQ(read_expression("a 每满 10 得 1 × 2"), "(* (per_full a 10 1) 2)");
  EXPECT_EQ(read_expression("2 × a 每满 10 得 -1"), "(* 2 (per_full a 10 (neg 1)))");
  EXPECT_EQ(read_expression("(a - 100%) per_full b gives 1"), "(per_full (- a 100%) b 1)");
}

TEST(Expression, SumsBesidePerFullNeedBrackets) {
  EXPECT_EQ(read_expression("a - 1 每满 10 得 1"), "1306");
  EXPECT_EQ(read_expression("a 每满 10 得 1 × 2 + b"), "1306");
  EXPECT_EQ(read_expression("(a 每满 10 得 1) + b"), "(+ (per_full a 10 1) b)");
}

TEST(Expression, DurationsFollowTheirNumber) {
  EXPECT_EQ(read_expression("借款月数 个月 + 到期日"), "(+ (months 借款月数) 到期日)");
  EXPECT_EQ(read_expression("a 年"), "(years a)");
  EXPECT_EQ(read_expression("a days"), "(days a)");
}

TEST(Expression, MembersAndCallsBindTightest) {
  EXPECT_EQ(read_expression("县.贷款池 × 2"), "(* (. 县 贷款池) 2)");
  EXPECT_EQ(read_expression("a.b.c"), "(. (. a b) c)");
  EXPECT_EQ(read_expression("f(a, b + 1).c"), "(. (f a (+ b 1)) c)");
  EXPECT_EQ(read_expression("f()"), "(f)");
}

TEST(Expression, CallsMayHoldAFilterAndADefault) {
  EXPECT_EQ(read_expression("合计(此前.金额 当 受理)"), "(sum (. before 金额) when 受理)");
  EXPECT_EQ(read_expression("mean(a.b when c, otherwise 0)"), "(mean (. a b) when c otherwise 0)");
  EXPECT_EQ(read_expression("最大(a 否则 0)"), "(greatest a otherwise 0)");
  EXPECT_EQ(read_expression("最大(当 a 则 b，否则 c, d)"), "(greatest (choose a b c) d)");
  EXPECT_EQ(read_expression("计数(区.村 当 类别 = 本行.类别)"),
            "(count (. 区 村) when (= 类别 (. this 类别)))");
}

TEST(Expression, RowWordsNeedAColumn) {
  EXPECT_EQ(read_expression("本行"), "1301");
  EXPECT_EQ(read_expression("至此.金额"), "(. so_far 金额)");
}

TEST(Expression, ReservedWordsAreConstants) {
  EXPECT_EQ(read_expression("是"), "yes");
  EXPECT_EQ(read_expression("no"), "no");
  EXPECT_EQ(read_expression("基准日 - as_of"), "(- as_of as_of)");
  EXPECT_EQ(read_expression("不适用"), "none");
  EXPECT_EQ(read_expression("missing"), "missing");
}

TEST(Expression, WordsOfOtherPlacesAreNamesWhereAnOperandStands) {
  EXPECT_EQ(read_expression("步骤 + 推荐 × 按"), "(+ 步骤 (* 推荐 按))");
  EXPECT_EQ(read_expression("当前步"), "当前步");
  EXPECT_EQ(read_expression("日期 - 金额"), "(- 日期 金额)");
  EXPECT_EQ(read_expression("上限 在 下限 至 至"), "(between 上限 下限 至)");
}

TEST(Expression, AComparisonByEqualityRightAfterADefinitionNeedsBrackets) {
  EXPECT_EQ(read_expression("a = b"), "1305");
  EXPECT_EQ(read_expression("a = b 且 c"), "1305");
  EXPECT_EQ(read_expression("(a = b) 且 c"), "(and (= a b) c)");
  EXPECT_EQ(read_expression("c 且 a = b"), "(and c (= a b))");
  EXPECT_EQ(read_expression("当 a = b 则 c，否则 d"), "(choose (= a b) c d)");
}

TEST(Expression, TheFixForABareEqualityPutsBracketsAroundIt) {
  const Reading reading = read("每个 户\n  设 x = a = b");
  ASSERT_EQ(reading.codes(), "1305");
  EXPECT_EQ(reading.marked(), "a = b");
  EXPECT_EQ(reading.diagnostics[0].fix.value().replacement, "(a = b)");
}

TEST(Expression, OperandsNeverTouch) {
  EXPECT_EQ(read_expression("a b"), "1302");
  EXPECT_EQ(read_expression("5 6"), "1302");
  EXPECT_EQ(read_expression("a +"), "1301");
  EXPECT_EQ(read_expression("+ a"), "1301");
}

TEST(Expression, SpansCoverTheirBrackets) {
  const Reading reading = read("每个 户\n  设 x = (a + b) × c");
  const Expr& product = reading.tree.at(reading.tree.statements.back().value);
  EXPECT_EQ(reading.sources.text(product.span), "(a + b) × c");
  EXPECT_EQ(reading.sources.text(product.operator_span), "×");
  EXPECT_EQ(reading.sources.text(reading.tree.at(product.args[0]).span), "(a + b)");
}

TEST(Expression, ATextOfItsOwnIsReadForTheCommandLine) {
  auto read_alone = [](const std::string& text) {
    SourceSet sources;
    sources.files.emplace_back("--set", text);
    DiagnosticSink sink;
    Tree tree;
    const ExprId expr = parse_expression(sources, FileId{0}, tree, sink);
    return expr ? print(tree, expr) : "none, reported: " + std::to_string(sink.take().size());
  };
  EXPECT_EQ(read_alone("2"), "2");
  EXPECT_EQ(read_alone("98.5%"), "98.5%");
  EXPECT_EQ(read_alone("3:2:4:1"), "3:2:4:1");
  EXPECT_EQ(read_alone("四舍五入"), "四舍五入");
  EXPECT_EQ(read_alone(""), "none, reported: 1");
  EXPECT_EQ(read_alone("1 2"), "none, reported: 1");
  EXPECT_EQ(read_alone("(1"), "none, reported: 1");
  EXPECT_EQ(read_alone(std::string("1\0", 2)), "none, reported: 1");
}

}  // namespace
}  // namespace guiju::syntax::test
