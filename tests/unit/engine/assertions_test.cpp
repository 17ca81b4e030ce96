// 断言: proved, tried, or shown not to hold.
#include <set>

#include <gtest/gtest.h>

#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"
#include "guiju/engine/prove.hpp"
#include "guiju/engine/try_tables.hpp"
#include "guiju/engine/write_test.hpp"

namespace guiju {
namespace {

constexpr std::string_view rules = R"(规则包 奖励   版本 1
出处 文 "一个例子"
枚举 等次 = 优 > 良 > 差
参数 比例 : 比率 = 2%   自 2016-01-01   依据 文 "一"
参数 封顶 : 金额 = 100元   依据 文 "一"
参数 回收线 : 比率 = 98%   依据 文 "一"
实体 县   键 县代码
实体 乡镇   键 乡镇代码   属于 县
  输入 放贷额 : 金额 0元 至 1亿元
  输入 到期额, 收回额 : 金额
  输入 等级 : 等次
实体 月报   键 乡镇代码, 月份   属于 乡镇
  输入 月份 : 月份
  输入 人数 : 整数 0 至 9
每个 乡镇   依据 文 "一"
  定义 奖励 : 金额 = 放贷额 × 比例   四舍五入 到 分
  定义 舍去奖励 : 金额 = 放贷额 × 比例   至多 封顶   舍去 到 分
  定义 人次 : 整数 = 合计(月报.人数)
  定义 回收率 : 比率 = 收回额 / 到期额   显示 到 0.1%
  定义 够 : 是否 = 回收率 >= 回收线
  评分 分 : 整数   至多 100
    项 人   得 人次 × 2   至少 0   至多 60
    项 钱   得 50   当 够
  定义 档 : 整数 = 当 等级 = 优 则 3，当 等级 = 良 则 2，否则 1
)";

class AssertionsTest : public testing::Test {
 protected:
  AssertionResult result(const std::string& condition, const std::string& entity = "乡镇",
                         const std::string& tests = "") {
    CompileResult compiled = compile({{"a.gj", std::string(rules) + "断言 \"甲\"   每个 " + entity +
                                                   " : " + condition + "\n" + tests}});
    pack_ = compiled.pack;
    if (pack_ == nullptr) {
      ADD_FAILURE() << render_text(compiled.diagnostics, compiled.sources, {});
      return {};
    }
    return run_tests(*pack_).assertions.at(0);
  }
  bool is_proved(const std::string& condition) { return result(condition).is_proved; }

  std::shared_ptr<const CompiledPack> pack_;
};

TEST_F(AssertionsTest, BoundsProve) {
  EXPECT_TRUE(is_proved("放贷额 >= 0元"));
  EXPECT_TRUE(is_proved("奖励 >= 0元 且 奖励 <= 200万元"));
  EXPECT_TRUE(is_proved("人次 >= 0"));
  EXPECT_TRUE(is_proved("分 <= 100"));
  EXPECT_TRUE(is_proved("分 >= 0"));
  EXPECT_TRUE(is_proved("档 在 1 至 3"));
  EXPECT_TRUE(is_proved("非 奖励 < 0元"));
  EXPECT_TRUE(is_proved("比例 < 100%"));
}

TEST_F(AssertionsTest, TheShapeOfBothSidesProves) {
  EXPECT_TRUE(is_proved("舍去奖励 <= 放贷额 × 比例"));
  EXPECT_TRUE(is_proved("舍去奖励 <= 封顶"));
  EXPECT_TRUE(is_proved("放贷额 × 比例 <= 放贷额"));
  EXPECT_TRUE(is_proved("收回额 <= 收回额"));
  EXPECT_TRUE(is_proved("最小(收回额, 到期额) <= 到期额"));
  EXPECT_TRUE(is_proved("到期额 <= 最大(收回额, 到期额) + 放贷额"));
}

TEST_F(AssertionsTest, WhatIsNotSoIsNotProved) {
  EXPECT_FALSE(is_proved("放贷额 > 0元"));
  EXPECT_FALSE(is_proved("收回额 >= 0元"));
  EXPECT_FALSE(is_proved("奖励 <= 放贷额 × 比例"));
  EXPECT_FALSE(is_proved("回收率 >= 0%"));
  EXPECT_FALSE(is_proved("档 <= 2"));
  EXPECT_FALSE(is_proved("分 <= 99"));
  EXPECT_FALSE(is_proved("收回额 <= 到期额"));
}

TEST_F(AssertionsTest, ARoundingThatGivesMoreIsFoundAndMadeSmall) {
  const AssertionResult found = result("奖励 <= 放贷额 × 比例");
  ASSERT_TRUE(found.counterexample);
  const Counterexample& example = *found.counterexample;
  EXPECT_FALSE(example.is_of_test);
  EXPECT_FALSE(example.key.empty());
  std::size_t rows = 0;
  for (const checked::TestTable& table : example.test.given) rows += table.rows.size();
  EXPECT_LE(rows, 2U);
  const std::string text = write_test(pack_->checked, example.test, Language::Zh);
  EXPECT_TRUE(text.starts_with("测试 \"甲\"   于 2016-01-01\n")) << text;
  EXPECT_NE(text.find("| 放贷额"), std::string::npos) << text;
  EXPECT_EQ(text.find("等级"), std::string::npos) << text;
  EXPECT_TRUE(
      write_test(pack_->checked, example.test, Language::En).starts_with("test \"甲\"   at "));
  // Pasted into the pack it shows the same, as the table of a test.
  const AssertionResult again = result("奖励 <= 放贷额 × 比例", "乡镇", text);
  ASSERT_TRUE(again.counterexample);
  EXPECT_TRUE(again.counterexample->is_of_test);
}

TEST_F(AssertionsTest, TheSameTablesAreTriedEachTime) {
  const AssertionResult first = result("回收率 <= 100%");
  const AssertionResult second = result("回收率 <= 100%");
  ASSERT_TRUE(first.counterexample && second.counterexample);
  EXPECT_EQ(first.row_count, second.row_count);
  EXPECT_EQ(write_test(pack_->checked, first.counterexample->test, Language::Zh),
            write_test(pack_->checked, second.counterexample->test, Language::Zh));
}

TEST_F(AssertionsTest, EdgesOfTheRulesAreTried) {
  // Equal to the threshold, a fen above the cap, nothing below: none comes up by chance.
  EXPECT_TRUE(result("回收率 <> 98%").counterexample);
  EXPECT_TRUE(result("放贷额 <> 100.01元").counterexample);
  EXPECT_TRUE(result("人次 > 0").counterexample);
  EXPECT_TRUE(result("计数(乡镇) < 3", "县").counterexample);
  EXPECT_TRUE(result("计数(月报 当 人数 = 9) = 0", "县").counterexample);
}

TEST_F(AssertionsTest, RowsThatAreNotKnownAreNoCounterexamples) {
  const AssertionResult found = result("到期额 = 到期额 × 1");
  EXPECT_FALSE(found.counterexample);
  EXPECT_GT(found.row_count, 0U);
  EXPECT_GT(found.open_count, 0U);
}

TEST_F(AssertionsTest, TablesOfTestsAreTriedButForGivenConclusions) {
  const std::string given = R"(测试 "奖励给定"   于 2016-12-31
  给定 乡镇
    | 乡镇代码 | 奖励  |
    | 1        | -7元  |
)";
  EXPECT_FALSE(result("奖励 <> -7元", "乡镇", given).counterexample);
  const std::string inputs = R"(测试 "来自输入"   于 2016-12-31
  给定 乡镇
    | 乡镇代码 | 收回额     |
    | 1        | 1234.56元 |
)";
  const AssertionResult found = result("收回额 <> 1234.56元", "乡镇", inputs);
  ASSERT_TRUE(found.counterexample);
  EXPECT_TRUE(found.counterexample->is_of_test);
  EXPECT_EQ(found.counterexample->test.title, "来自输入");
}

TEST_F(AssertionsTest, MadeTablesKeepParentsAndKeys) {
  result("人次 >= 0");
  TryValues values(pack_->checked, std::nullopt);
  const auto tables = make_tables(pack_->checked, values, {3, 3, 20}, 7);
  ASSERT_EQ(tables.size(), 3U);
  std::set<std::string> townships;
  for (const auto& row : tables[1].rows) townships.insert(std::get<std::string>(row[0].value));
  EXPECT_EQ(townships.size(), tables[1].rows.size());
  for (const auto& row : tables[2].rows)
    EXPECT_TRUE(townships.contains(std::get<std::string>(row[0].value)));
  EXPECT_EQ(make_tables(pack_->checked, values, {3, 3, 20}, 7)[1].rows.size(),
            tables[1].rows.size());
}

TEST_F(AssertionsTest, DerivedTablesComeFromTheMadeRowsOfTheirSource) {
  // No column of 月报 holds the part 人数 + 1 of the key.
  CompileResult compiled = compile({{"a.gj", std::string(rules) + R"(
实体 人数组 = 月报   键 多一人   同 乡镇, 人数 + 1
每个 人数组   依据 文 "一"
  定义 几份 : 整数 = 计数(月报)
断言 "只有一份"   每个 人数组 : 几份 <= 1
断言 "至少一份"   每个 人数组 : 几份 >= 1
)"}});
  ASSERT_NE(compiled.pack, nullptr) << render_text(compiled.diagnostics, compiled.sources, {});
  const std::vector<AssertionResult> results = run_tests(*compiled.pack).assertions;
  EXPECT_TRUE(results.at(0).counterexample);
  EXPECT_FALSE(results.at(1).counterexample);
  EXPECT_GT(results.at(1).row_count, 0U);
}

}  // namespace
}  // namespace guiju
