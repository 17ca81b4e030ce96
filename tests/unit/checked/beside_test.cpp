// Rows that do not lie below the own one: which filters can be found by sorting.
#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

using Codes = std::vector<int>;

TEST(Beside, splits_a_filter_into_what_each_row_is_asked) {
  const CheckedText checked = check_village(
      "  定义 甲 : 整数 = 计数(县.村 当 达标 且 身份 = 本行.身份 且 收入 > 本行.收入 且 本行.合格)\n");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& count = checked.formula("村", "甲");
  ASSERT_TRUE(count.beside);
  EXPECT_EQ(count.beside->anchor, find_entity(checked.pack, "县"));
  EXPECT_EQ(count.beside->matches.size(), 2U);
  EXPECT_EQ(checked.pack.at(count.filter).column, checked.column("村", "达标"));
  EXPECT_EQ(checked.pack.at(count.beside->guard).column, checked.column("村", "合格"));
}

TEST(Beside, a_comparison_may_be_written_either_way_round) {
  const CheckedText checked =
      check_village("  定义 甲 : 整数 = count(县.村 when this.收入 < 收入)\n");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.formula("村", "甲").beside->matches[0].op, Op::Greater);
}

TEST(Beside, rows_below_the_own_row_are_no_rows_beside) {
  const CheckedText checked =
      check_village("  定义 甲 : 整数 = 计数(户 当 贷款 > 本行.收入 或 贷款 = 0元)\n");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_FALSE(checked.formula("村", "甲").beside);
}

TEST(Beside, what_cannot_be_sorted_is_refused) {
  EXPECT_EQ(
      check_village("  定义 甲 : 整数 = 计数(县.村 当 达标 或 身份 = 本行.身份)\n").error_codes(),
      Codes{2500});
  EXPECT_EQ(check_village("  定义 甲 : 金额 = 合计(县.村.收入 + 本行.收入)\n").error_codes(),
            Codes{2500});
  EXPECT_EQ(
      check_village("  定义 甲 : 整数 = 计数(县.村 当 收入 > 本行.收入 且 户数 > 本行.户数)\n")
          .error_codes(),
      Codes{2501});
  EXPECT_EQ(
      check_village("  定义 甲 : 整数 = 计数(此前 当 户数 > 本行.户数)   按 先后\n").error_codes(),
      Codes{2501});
  EXPECT_EQ(
      check_village("  定义 甲 : 整数 = 计数(县.村 当 身份 = 本行.身份 且 评级 = 本行.评级 且 "
                    "达标 = 本行.达标 且 合格 = 本行.合格 且 户数 = 本行.户数)\n")
          .error_codes(),
      Codes{2502});
  EXPECT_EQ(
      check_village("  定义 甲 : 列表 = 列出(县.村.村代码 当 收入 > 本行.收入)\n").error_codes(),
      Codes{2503});
}

TEST(Beside, a_parameter_is_not_asked_there_at_the_date_of_the_own_row) {
  EXPECT_EQ(
      check_village("  定义 甲 : 整数 = 计数(县.村 当 收入 > 限额)   于 结束\n").error_codes(),
      Codes{2309});
  const CheckedText checked =
      check_village("  设 门槛 = 限额   于 结束\n"
                    "  定义 甲 : 整数 = 计数(县.村 当 收入 > 本行.门槛)\n"
                    "  定义 乙 : 整数 = 计数(县.村 当 收入 > 限额)   于 基准日\n");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
}

TEST(Beside, a_column_cannot_ask_itself_of_earlier_rows_that_match) {
  const CheckedText checked =
      check_village("  定义 甲 : 是否 = 计数(此前 当 甲 且 身份 = 本行.身份) < 2   按 先后\n");
  EXPECT_EQ(checked.error_codes(), Codes{2021}) << checked.messages();
}

TEST(Beside, a_table_with_a_shared_table_above_is_named_from_there) {
  const CheckedText checked = check_village("  定义 甲 : 整数 = 计数(村)\n");
  ASSERT_EQ(checked.error_codes(), Codes{2009}) << checked.messages();
  EXPECT_EQ(checked.diagnostics[0].extra_help.size(), 1U);
}

}  // namespace
}  // namespace guiju::checked
