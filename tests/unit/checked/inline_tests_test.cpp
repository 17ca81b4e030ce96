// 测试: cells of given and expected tables.
#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

using Codes = std::vector<int>;
using Kind = TestCell::Kind;

const std::string rules = prelude + R"gj(
每个 村   依据 文 "二"
  资格 可贷 : 是否
    必须 达标   否则 "没有达标"
    必须 合格   否则 "不合格"
  定义 占比 : 比率 = 户数 / 月数   显示 到 0.1%
)gj";

CheckedText check_test(const std::string& lines) { return check_text(rules + lines); }

TEST(InlineTests, cells_are_typed_by_their_columns) {
  const CheckedText checked = check_test(R"gj(
测试 "样子"   于 2016-12-31
  设 限额 = 2万元
  给定 县
    | 县代码 | 资金   |
    | 431124 | -3.5元 |
  给定 村
    | 村代码 | 县代码 | 收入 | 户数 | 达标 | 评级 | 开始       | 合格 |
    | 0１a   | 431124 | 1元  | 缺失 | 是   | 良   | 2016-03-01 | 故障 |
    | "乙 b" | 431124 |      | 3    | 否   | 优   | 2016-3-1   | 否   |
  应得 村
    | 村代码 | 可贷 | 可贷.未满足        | 占比  |
    | 0１a   | 故障 | 故障               | 未定  |
    | "乙 b" | 否   | "没有达标", 不合格 | 25.5% |
)gj");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const TestCase& test = checked.pack.tests[0];
  EXPECT_EQ(test.as_of, make_date(2016, 12, 31));
  ASSERT_EQ(test.set.size(), 1U);
  EXPECT_EQ(std::get<Rational>(test.set[0].second), Rational(20'000));
  EXPECT_EQ(std::get<Rational>(test.given[0].rows[0][1].value), *Rational::make(-7, 2));
  const auto& villages = test.given[1].rows;
  EXPECT_EQ(std::get<std::string>(villages[0][0].value), "01a");
  EXPECT_EQ(std::get<std::string>(villages[1][0].value), "乙 b");
  EXPECT_EQ(std::get<std::string>(villages[0][1].value), "431124");
  EXPECT_EQ(villages[0][3].kind, Kind::Missing);
  EXPECT_EQ(villages[1][2].kind, Kind::Missing);
  EXPECT_EQ(std::get<EnumWord>(villages[0][5].value).index, 1U);
  EXPECT_EQ(std::get<Date>(villages[1][6].value), *make_date(2016, 3, 1));
  EXPECT_EQ(villages[0][7].kind, Kind::Fault);
  const auto& expected = test.expected[0].rows;
  EXPECT_EQ(expected[0][1].kind, Kind::Fault);
  EXPECT_EQ(expected[0][3].kind, Kind::Undecided);
  EXPECT_EQ(std::get<TextList>(expected[1][2].value).items,
            (std::vector<std::string>{"没有达标", "不合格"}));
  EXPECT_EQ(std::get<Rational>(expected[1][3].value), *Rational::make(255, 1000));
}

TEST(InlineTests, an_empty_list_is_expected_by_an_empty_cell) {
  const CheckedText checked = check_test(R"gj(
测试 "空"
  应得 村
    | 村代码 | 可贷.未满足 | 占比 |
    | 甲     |             |      |
)gj");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const auto& row = checked.pack.tests[0].expected[0].rows[0];
  EXPECT_EQ(row[1].kind, Kind::Known);
  EXPECT_TRUE(std::get<TextList>(row[1].value).items.empty());
  EXPECT_EQ(row[2].kind, Kind::Missing);
}

TEST(InlineTests, wrong_cells_heads_and_settings_are_each_reported) {
  EXPECT_EQ(check_test("测试 \"甲\"\n  给定 县\n    | 县代码 | 资金 |\n    | 甲     | 3    |\n")
                .error_codes(),
            Codes{3001});
  EXPECT_EQ(check_test("测试 \"甲\"\n  给定 县\n    | 县代码 | 资今 |\n    | 甲     | 3元  |\n")
                .error_codes(),
            Codes{2002});
  EXPECT_EQ(check_test("测试 \"甲\"\n  设 没有 = 1\n").error_codes(), Codes{2001});
  EXPECT_EQ(check_test("测试 \"甲\"\n  设 限额 = 1\n").error_codes(), Codes{2101});
  EXPECT_EQ(check_test("测试 \"甲\"\n  给定 乡\n    | 乡 |\n    | 甲 |\n").error_codes(),
            Codes{2003});
  EXPECT_EQ(check_test("测试 \"甲\"\n  给定 县\n    | 县代码 | 资金 |\n    | 甲     | 未定 |\n")
                .error_codes(),
            Codes{3001});
}

}  // namespace
}  // namespace guiju::checked
