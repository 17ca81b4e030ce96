// What waits for what: groups along an order, and cycles.
#include <algorithm>

#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

using Codes = std::vector<int>;

const ColumnGroup& group_of(const CheckedText& checked, ColumnId column) {
  return *std::find_if(checked.pack.evaluation_order.begin(), checked.pack.evaluation_order.end(),
                       [&](const ColumnGroup& group) {
                         return std::find(group.columns.begin(), group.columns.end(), column) !=
                                group.columns.end();
                       });
}

TEST(Order, a_running_sum_of_another_column_is_no_recurrence) {
  const CheckedText checked = check_village("  定义 累计 : 金额 = 合计(至此.收入)   按 先后\n");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_TRUE(group_of(checked, checked.column("村", "累计")).order.is_none());
  EXPECT_FALSE(checked.at("村", "累计").order.is_none());
}

TEST(Order, a_column_may_read_itself_on_the_row_before) {
  const CheckedText checked =
      check_village("  定义 余额 : 金额 = 上一行(余额, 县.资金) - 收入   按 先后\n");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_FALSE(group_of(checked, checked.column("村", "余额")).order.is_none());
}

TEST(Order, columns_may_read_one_another_on_earlier_rows) {
  const CheckedText checked = check_village(R"gj(
  定义 余额 : 金额 = 上一行(余额, 县.资金) - 发放   按 先后
  定义 发放 : 金额 = 当 上一行(余额, 县.资金) >= 收入 则 收入，否则 0元   按 先后
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const ColumnGroup& group = group_of(checked, checked.column("村", "余额"));
  EXPECT_EQ(group.columns,
            (std::vector{checked.column("村", "发放"), checked.column("村", "余额")}));
  EXPECT_FALSE(group.order.is_none());
}

TEST(Order, a_helper_without_an_order_may_stand_inside_a_recurrence) {
  const CheckedText checked = check_village(R"gj(
  设 可发 : 是否 = 前余额 >= 收入
  设 前余额 : 金额 = 上一行(余额, 县.资金)   按 先后
  定义 余额 : 金额 = 当 可发 则 前余额 - 收入，否则 前余额
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(group_of(checked, checked.column("村", "余额")).columns.size(), 3U);
}

TEST(Order, reading_itself_on_the_own_row_is_a_cycle) {
  const CheckedText checked =
      check_village("  定义 余额 : 金额 = 合计(至此.余额) - 收入   按 先后\n");
  EXPECT_EQ(checked.error_codes(), Codes{2021}) << checked.messages();
}

TEST(Order, in_a_row_reads_the_own_row_too) {
  const CheckedText checked = check_village("  定义 停 : 是否 = 连续(3, 停)   按 先后\n");
  EXPECT_EQ(checked.error_codes(), Codes{2021}) << checked.messages();
}

TEST(Order, a_cycle_through_another_table_is_named_whole) {
  const CheckedText checked = check_text(prelude + R"gj(
每个 县   依据 文 "二"
  定义 总额 : 金额 = 合计(村.所得)
每个 村   依据 文 "二"
  定义 所得 : 金额 = 折半
  定义 折半 : 金额 = 县.总额
)gj");
  ASSERT_EQ(checked.error_codes(), Codes{2021}) << checked.messages();
  EXPECT_EQ(message(checked.diagnostics[0], Language::Zh),
            "这些列互相等待，谁也算不出来：县.总额 → 村.所得 → 村.折半 → 县.总额");
  EXPECT_EQ(checked.diagnostics[0].secondary.size(), 2U);
}

TEST(Order, a_rank_that_reads_itself_is_a_cycle) {
  const CheckedText checked =
      check_village("  排名 名次 : 整数   同 县   当 名次 > 0   按 收入   并列 同名次\n");
  EXPECT_EQ(checked.error_codes(), Codes{2021});
}

TEST(Order, the_keys_of_an_order_may_not_wait_for_what_runs_over_it) {
  const CheckedText checked = check_text(prelude + R"gj(
实体 组   键 组号   属于 村
  输入 人数 : 整数
  次序 排法   同 村   按 累计, 组号
每个 组   依据 文 "二"
  定义 累计 : 整数 = 合计(此前.人数)   按 排法
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{2021}) << checked.messages();
}

TEST(Order, two_recurrences_along_different_orders_are_a_cycle) {
  const CheckedText checked = check_text(prelude + R"gj(
实体 组   键 组号   属于 村
  输入 人数 : 整数
  次序 正   同 村   按 组号
  次序 反   同 村   按 组号 从高到低
每个 组   依据 文 "二"
  定义 甲 : 整数 = 合计(此前.乙)   按 正
  定义 乙 : 整数 = 合计(此前.甲)   按 反
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{2021}) << checked.messages();
}

/// In either order of declaration, which must not decide what the group runs over.
TEST(Order, a_loop_over_two_orders_is_a_cycle_though_one_member_reads_its_own_row_alone) {
  const std::string head = prelude + R"gj(
实体 组   键 组号   属于 村
  输入 一键, 二键 : 整数
  输入 丙 : 是否
  次序 一   同 村   按 一键, 组号
  次序 二   同 村   按 二键, 组号
每个 组   依据 文 "二"
)gj";
  const std::string number = "  定义 数 : 整数 = 当 上一行(开, 是) 则 1，否则 9   按 一\n";
  const std::string state = "  状态 开 : 是否   按 二\n    起 当 丙 且 数 < 5\n    止 当 非 丙\n";
  EXPECT_EQ(check_text(head + number + state).error_codes(), Codes{2021});
  EXPECT_EQ(check_text(head + state + number).error_codes(), Codes{2021});
}

TEST(Order, a_thousand_conclusions_in_a_chain_come_out_one_behind_the_other) {
  std::string lines;
  for (int i = 999; i > 0; --i)
    lines += "  定义 步" + std::to_string(i) + " : 金额 = 步" + std::to_string(i - 1) + " + 1元\n";
  const CheckedText checked = check_village(lines + "  定义 步0 : 金额 = 收入\n");
  EXPECT_EQ(checked.error_codes(), Codes{});
  ASSERT_EQ(checked.pack.evaluation_order.size(), 1000U);
  EXPECT_EQ(checked.pack.evaluation_order.front().columns[0], checked.column("村", "步0"));
  EXPECT_EQ(checked.pack.evaluation_order.back().columns[0], checked.column("村", "步999"));
}

}  // namespace
}  // namespace guiju::checked
