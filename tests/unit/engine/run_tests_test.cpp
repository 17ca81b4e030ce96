#include <gtest/gtest.h>

#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"

namespace guiju {
namespace {

constexpr std::string_view rules = R"(规则包 贷款   版本 1.0
出处 文 "一个例子"
舍入 四舍五入

枚举 模式 = 自主, 统还, 不予

实体 村   键 村代码
  输入 任务额 : 金额
实体 户   键 户号   属于 村
  输入 有项目, 有劳力 : 是否
  输入 申请额 : 金额

每个 户   依据 文 "一"
  决策表 贷款模式 : 模式   命中 首个
    | 有项目 | 有劳力 || 贷款模式 |
    | 是     | -      || 自主     |
    | 否     | 是     || 统还     |
    | 否则            || 不予     |
  资格 可贷 : 是否
    必须 非 贷款模式 = 不予                                否则 "不予受理"
    必须 申请额 <= 5万元     当 贷款模式 = 自主            否则 "超额"
  定义 利息 : 金额 = 当 申请额 > 1万元 则 申请额 × 10%，否则 0元   四舍五入 到 分

每个 村   依据 文 "二"
  定义 合计额 : 金额 = 合计(户.申请额 当 可贷)
  定义 完成率 : 比率 = 合计额 / 任务额   显示 到 0.1%
)";

class RunTestsTest : public testing::Test {
 protected:
  TestReport run(std::string_view tests) {
    CompileResult compiled = compile({{"a.gj", std::string(rules) + "\n" + std::string(tests)}});
    pack_ = compiled.pack;
    if (pack_ == nullptr) {
      ADD_FAILURE() << render_text(compiled.diagnostics, compiled.sources, {});
      return {};
    }
    return run_tests(*pack_);
  }
  /// The clauses that were reached, as "kind:text of the clause".
  [[nodiscard]] std::vector<std::string> reached(const TestReport& report) const {
    std::vector<std::string> texts;
    for (const ClauseCoverage& clause : report.clauses)
      if (clause.is_reached) texts.push_back(text_of(clause));
    return texts;
  }
  [[nodiscard]] std::string text_of(const ClauseCoverage& clause) const {
    const SourceFile& file = pack_->sources.at(clause.span.file);
    const std::size_t line = file.line_of(clause.span.begin) + 1;
    return clause.kind + ":" + std::to_string(line);
  }
  std::shared_ptr<const CompiledPack> pack_;
};

TEST_F(RunTestsTest, ATestPassesWhereEveryCellIsAsExpected) {
  const TestReport report = run(R"(测试 "两户"
  给定 户
    | 户号 | 有项目 | 有劳力 | 申请额   |
    | 甲   | 是     | 缺失   | 5万元    |
    | 乙   | 缺失   | 是     | 缺失     |
  应得 户
    | 户号 | 贷款模式 | 可贷 | 利息   |
    | 甲   | 自主     | 是   | 5000元 |
    | 乙   | 未定     | 未定 | 未定   |
)");
  ASSERT_EQ(report.results.size(), 1u);
  EXPECT_EQ(report.results[0].title, "两户");
  EXPECT_TRUE(report.results[0].is_passed);
}

TEST_F(RunTestsTest, ADifferenceNamesRowConclusionAndBothValues) {
  const TestReport report = run(R"(测试 "错的"
  给定 户
    | 户号 | 有项目 | 有劳力 | 申请额 |
    | 甲   | 是     | 是     | 2万元  |
    | 乙   | 缺失   | 是     | 2万元  |
  应得 户
    | 户号 | 贷款模式 | 利息     |
    | 甲   | 统还     | 2000元   |
    | 乙   | 自主     | 1999.99元 |
    | 丙   | 自主     | 0元      |
)");
  ASSERT_EQ(report.results.size(), 1u);
  const TestResult& result = report.results[0];
  EXPECT_FALSE(result.is_passed);
  std::vector<std::string> told;
  for (const TestResult::Difference& difference : result.differences)
    told.push_back(difference.key[0] + " " + pack_->checked.at(difference.column).name + " " +
                   difference.expected + " " + difference.found);
  EXPECT_EQ(told,
            (std::vector<std::string>{"甲 贷款模式 统还 自主", "乙 贷款模式 自主 未定：有项目",
                                      "乙 利息 1999.99元 2000.00", "丙 贷款模式 自主 没有这一行",
                                      "丙 利息 0元 没有这一行"}));
}

TEST_F(RunTestsTest, AVersionOfSeveralResultsIsReachedByAnyOfThem) {
  const TestReport report = run(R"(每个 户   依据 文 "三"
  决策表 档 : 整数, 评 : 文本   自 2016-01-01
    | 有项目 || 档 | 评   |
    | 是     || 2  | "优" |
    | 否     || 1  | "差" |
  定义 补 : 金额
    自 2015-01-01   申请额
    例外 停   当 有劳力   则 0元
测试 "评一个"   于 2016-12-31
  给定 户
    | 户号 | 有项目 | 有劳力 | 申请额 |
    | 甲   | 是     | 否     | 1元    |
  应得 户
    | 户号 | 评 | 补  |
    | 甲   | 优 | 1元 |
)");
  ASSERT_EQ(report.results.size(), 1u);
  EXPECT_TRUE(report.results[0].is_passed);
  std::vector<bool> versions;
  for (const ClauseCoverage& clause : report.clauses)
    if (clause.kind == "version") versions.push_back(clause.is_reached);
  EXPECT_EQ(versions, (std::vector<bool>{true, true}));
}

TEST_F(RunTestsTest, AGivenConclusionIsNotConcluded) {
  const TestReport report = run(R"(测试 "给定可贷"
  给定 村
    | 村代码 | 任务额 |
    | A      | 4万元  |
  给定 户
    | 户号 | 村代码 | 申请额 | 可贷 |
    | 甲   | A      | 2万元  | 是   |
    | 乙   | A      | 3万元  | 否   |
  应得 村
    | 村代码 | 合计额 | 完成率 |
    | A      | 2万元  | 50%    |
测试 "合计额给定为缺失"
  给定 村
    | 村代码 | 任务额 | 合计额 |
    | A      | 4万元  | 缺失   |
    | B      | 4万元  | 1万元  |
  应得 村
    | 村代码 | 完成率 |
    | A      | 未定   |
    | B      | 25%    |
)");
  ASSERT_EQ(report.results.size(), 2u);
  EXPECT_TRUE(report.results[0].is_passed);
  EXPECT_TRUE(report.results[1].is_passed);
}

TEST_F(RunTestsTest, AClauseIsReachedWhereARowMadeItHold) {
  const TestReport report = run(R"(测试 "一户"
  给定 户
    | 户号 | 有项目 | 有劳力 | 申请额 |
    | 甲   | 否     | 是     | 2万元  |
  应得 户
    | 户号 | 可贷 |
    | 甲   | 是   |
)");
  // The second row of the table and the first criterion; nothing else was asked for.
  EXPECT_EQ(reached(report), (std::vector<std::string>{"row:17", "criterion:20"}));
}

TEST_F(RunTestsTest, RowsBelongToTheOnlyParentThatIsGiven) {
  const TestReport report = run(R"(测试 "一个村"
  给定 村
    | 村代码 | 任务额 |
    | A      | 4万元  |
  给定 户
    | 户号 | 申请额 | 可贷 |
    | 甲   | 2万元  | 是   |
    | 乙   | 1万元  | 是   |
  应得 村
    | 村代码 | 合计额 |
    | A      | 3万元  |
)");
  ASSERT_EQ(report.results.size(), 1u);
  EXPECT_TRUE(report.results[0].is_passed);
}

TEST_F(RunTestsTest, TablesThatAreRefusedFailTheTest) {
  const TestReport report = run(R"(测试 "键重复"
  给定 户
    | 户号 | 有项目 |
    | 甲   | 是     |
    | 甲   | 否     |
  应得 户
    | 户号 | 贷款模式 |
    | 甲   | 自主     |
)");
  ASSERT_EQ(report.results.size(), 1u);
  EXPECT_FALSE(report.results[0].is_passed);
  ASSERT_EQ(report.results[0].diagnostics.size(), 1u);
  EXPECT_EQ(code_text(*report.results[0].diagnostics[0].info), "GJ5001");
}

}  // namespace
}  // namespace guiju
