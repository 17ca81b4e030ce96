// Types, units and scales of formulas.
#include <gtest/gtest.h>

#include "checked_text.hpp"
#include "guiju/checked/type_text.hpp"

namespace guiju::checked {
namespace {

using Codes = std::vector<int>;

Codes codes_of(std::string_view lines) { return check_village(lines).error_codes(); }

TEST(Units, follow_products_and_quotients) {
  EXPECT_EQ(codes_of("  定义 总补助 : 金额 = 贫困户 × 4000元/户\n"), Codes{});
  EXPECT_EQ(codes_of("  设 每户 = 收入 / 贫困户\n  定义 够 : 是否 = 每户 >= 4000元/户\n"), Codes{});
  EXPECT_EQ(codes_of("  设 每户 = 收入 / 贫困户\n  定义 够 : 是否 = 每户 >= 4000元\n"),
            Codes{2201});
  EXPECT_EQ(codes_of("  定义 倍数 : 小数 = 收入 / 1万元   显示 到 0.01\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 面积 : 金额 = 收入 × 收入   四舍五入 到 分\n"), (Codes{2208}));
}

TEST(Units, of_the_sides_of_a_sum_are_the_same) {
  EXPECT_EQ(codes_of("  定义 和 : 金额 = 收入 + 贫困户\n"), Codes{2201});
  EXPECT_EQ(codes_of("  定义 差 : 整数 = 贫困户 - 收入\n"), Codes{2201});
  EXPECT_EQ(codes_of("  定义 和 : 金额 = 收入 + 收入\n"), Codes{});
}

TEST(Units, are_spelled_as_people_write_them) {
  const CheckedText checked = check_village("  设 每户 = 收入 / 贫困户\n");
  const Type& type = checked.at("村", "每户").type;
  EXPECT_EQ(dimension_text(checked.pack, type.dimension), "元/户");
  EXPECT_EQ(type_text(checked.pack, type).zh, "以 元/户 计的数");
}

TEST(Units, of_a_column_may_be_multiples_and_quotients) {
  const CheckedText checked = check_text(R"gj(
单位 户
实体 组   键 组号
  输入 标准 : 金额 单位 万元/户
  输入 人数 : 整数 单位 户
每个 组
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.at("组", "标准").cell_unit, Rational(10'000));
  EXPECT_EQ(dimension_text(checked.pack, checked.at("组", "标准").type.dimension), "元/户");
}

TEST(Units, of_a_comparison_are_marked_on_both_sides) {
  const CheckedText checked = check_village("  定义 富裕 : 是否 = 收入 > 户数\n");
  ASSERT_EQ(checked.error_codes(), Codes{2201});
  const auto& labels = checked.diagnostics[0].secondary;
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(labels[0].zh, "金额");
  EXPECT_EQ(labels[1].zh, "整数");
}

TEST(Scales, of_sums_and_products_are_known) {
  EXPECT_EQ(codes_of("  定义 规模 : 金额 = 收入 + 0.05元\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 规模 : 金额 = 收入 × 3\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 规模 : 金额 = 收入 × 0.5\n"), Codes{2204});
  EXPECT_EQ(codes_of("  定义 规模 : 金额 = 当 达标 则 收入，否则 收入 × 线\n"), Codes{2204});
  EXPECT_EQ(codes_of("  定义 规模 : 金额 = 收入 / 3\n"), Codes{2204});
  EXPECT_EQ(codes_of("  定义 规模 : 整数 = 户数 × 2 - 月数\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 规模 : 整数 = 户数 每满 3 得 2\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 规模 : 整数 = 户数 × 0.5   向下 到 个\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 规模 : 金额 = 收入 / 3   四舍五入 到 元\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 规模 : 金额 = 收入 / 3   四舍五入 到 0.1元\n"), Codes{});
}

TEST(Scales, of_a_rounded_decimal_bound_what_reads_it) {
  EXPECT_EQ(codes_of("  定义 系数 : 小数 = 户数 / 3   四舍五入 到 0.1\n"
                     "  定义 规模 : 金额 = 系数 × 10元\n"),
            Codes{});
  EXPECT_EQ(codes_of("  定义 系数 : 小数 = 户数 / 3   显示 到 0.1\n"
                     "  定义 规模 : 金额 = 系数 × 10元\n"),
            Codes{2204});
}

TEST(Scales, helpers_without_a_type_are_bound_by_nothing) {
  EXPECT_EQ(codes_of("  设 半 = 收入 / 3\n  定义 规模 : 是否 = 半 > 1元\n"), Codes{});
  EXPECT_EQ(codes_of("  设 半 : 金额 = 收入 / 3\n  定义 规模 : 是否 = 半 > 1元\n"), Codes{2204});
}

TEST(Places, come_from_the_step) {
  const CheckedText checked = check_village(R"gj(
  定义 甲 : 比率 = 户数 / 月数   显示 到 0.01%
  定义 乙 : 小数 = 户数 / 月数   显示 舍去 到 0.1
  定义 丙 : 比率 = 户数 / 月数   四舍五入 到 1%
  定义 丁 : 小数 = 户数 / 月数   四舍五入 到 0.5
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.at("村", "甲").format.places, 2);
  EXPECT_EQ(checked.at("村", "乙").format.places, 1);
  EXPECT_EQ(checked.at("村", "乙").format.mode, RoundingMode::TowardZero);
  EXPECT_EQ(checked.at("村", "丙").format.places, 0);
  EXPECT_FALSE(checked.at("村", "丙").format.is_rounded);
  EXPECT_EQ(checked.at("村", "丁").format.places, 1);
  EXPECT_EQ(codes_of("  定义 甲 : 比率 = 户数 / 月数   显示 到 0.5%\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 甲 : 比率 = 户数 / 月数   显示 到 分\n"), Codes{2208});
}

TEST(Limits, apply_in_the_order_of_their_effect) {
  const CheckedText checked =
      check_village("  定义 奖励 : 金额 = 收入 × 线   至少 0元   至多 1万元   四舍五入 到 分\n");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& rounded = checked.formula("村", "奖励");
  ASSERT_EQ(rounded.op, Op::Round);
  const Expr& capped = checked.pack.at(rounded.args[0]);
  EXPECT_EQ(capped.builtin, Builtin::Least);
  EXPECT_EQ(checked.pack.at(capped.args[0]).builtin, Builtin::Greatest);
}

TEST(Limits, on_a_case_cover_that_case) {
  const CheckedText checked = check_village(R"gj(
  定义 奖励 : 金额
    当 达标 则 收入 × 线   四舍五入 到 元
    当 合格 则 收入
    否则 0元
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& choice = checked.formula("村", "奖励");
  ASSERT_EQ(choice.op, Op::Choice);
  ASSERT_EQ(choice.args.size(), 5U);
  EXPECT_EQ(checked.pack.at(choice.args[1]).op, Op::Round);
  EXPECT_EQ(checked.pack.at(choice.args[3]).op, Op::Column);
}

TEST(Rounding, takes_its_mode_from_a_parameter) {
  const CheckedText checked = check_text(prelude + R"gj(
参数 取舍 : 舍入 = 舍去   依据 文 "一"
每个 村   依据 文 "二"
  定义 奖励 : 金额 = 收入 × 线   取舍 到 分
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& rounded = checked.formula("村", "奖励");
  ASSERT_EQ(rounded.args.size(), 2U);
  EXPECT_EQ(checked.pack.at(rounded.args[1]).op, Op::Parameter);
}

TEST(Dates, and_durations_of_one_kind_go_together) {
  EXPECT_EQ(codes_of("  定义 到期 : 日期 = 开始 + 月数 个月\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 到期 : 日期 = 开始 + 月数 年 - 30天\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 长 : 是否 = 结束 - 开始 > 30天\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 长 : 是否 = 结束 - 开始 > 1个月\n"), Codes{2106});
  EXPECT_EQ(codes_of("  定义 长 : 是否 = 开始 + 3个月 <= 结束\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 倍 : 小数 = 2年 / 3个月   显示 到 1\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 到期 : 日期 = 开始 + 3个月 × 月数\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 到期 : 日期 = 开始 + 户数\n"), Codes{2104});
  EXPECT_EQ(codes_of("  定义 到期 : 日期 = 取日(月初(开始) + 1个月, 5)\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 迟 : 是否 = 基准日 > 结束\n"), Codes{});
}

TEST(Dates, a_month_takes_no_days) {
  EXPECT_EQ(codes_of("  设 月 = 月份(开始)\n  定义 迟 : 月份 = 月 + 1个月\n"), Codes{});
  EXPECT_EQ(codes_of("  设 月 = 月份(开始)\n  定义 迟 : 月份 = 月 + 30天\n"), Codes{2102});
}

TEST(Duration, of_years_becomes_months) {
  const CheckedText checked = check_village("  定义 到期 : 日期 = 开始 + 月数 年\n");
  const Expr& span = checked.pack.at(checked.formula("村", "到期").args[1]);
  EXPECT_EQ(span.op, Op::MakeSpan);
  EXPECT_EQ(span.type.kind, TypeKind::MonthSpan);
  EXPECT_EQ(checked.pack.at(span.args[0]).op, Op::Multiply);
}

TEST(Duration, of_a_conclusion_is_of_the_kind_of_its_formula) {
  const CheckedText checked = check_village(R"gj(
  定义 够长 : 是否 = 天长 > 30天 且 月长 > 1个月
  定义 天长 : 期限 = 结束 - 开始
  定义 月长 : 期限 = 月数 个月
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.at("村", "天长").type.kind, TypeKind::DaySpan);
  EXPECT_EQ(checked.at("村", "月长").type.kind, TypeKind::MonthSpan);
}

TEST(Choice, words_of_its_branches_are_those_of_the_declared_enum) {
  const CheckedText checked = check_text(prelude + R"gj(
枚举 考评 = 优, 中
每个 村   依据 文 "二"
  定义 结论 : 考评 = 当 达标 则 优，否则 中
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
}

TEST(Between, is_both_ends_included) {
  const CheckedText checked = check_village("  定义 中等 : 是否 = 收入 在 1万元 至 5万元\n");
  const Expr& both = checked.formula("村", "中等");
  ASSERT_EQ(both.op, Op::And);
  EXPECT_EQ(checked.pack.at(both.args[0]).op, Op::GreaterEqual);
  EXPECT_EQ(checked.pack.at(both.args[1]).op, Op::LessEqual);
  EXPECT_EQ(checked.pack.at(both.args[0]).args[0], checked.pack.at(both.args[1]).args[0]);
}

TEST(Aggregates, have_the_types_of_what_they_take) {
  EXPECT_EQ(codes_of("  定义 总 : 金额 = 合计(户.贷款)\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 均 : 金额 = 均值(户.贷款 否则 0元)   四舍五入 到 分\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 均 : 金额 = 均值(户.贷款)\n"), Codes{2204});
  EXPECT_EQ(codes_of("  定义 均 : 金额 = 均值(户.贷款 否则 0)   四舍五入 到 分\n"), Codes{2208});
  EXPECT_EQ(codes_of("  定义 有 : 是否 = 任一(户.贷款 > 1万元)\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 有 : 是否 = 任一(户.贷款)\n"), Codes{2101});
  EXPECT_EQ(codes_of("  定义 数 : 整数 = 计数(户.贷款 当 贷款 > 0元)\n"), Codes{});
  EXPECT_EQ(codes_of("  定义 总 : 金额 = 合计(户)\n"), Codes{2017});
}

TEST(Refusals, of_columns_that_no_cell_can_hold) {
  EXPECT_EQ(codes_of("  定义 甲 : 比例 = 3:7\n"), Codes{2550});
  EXPECT_EQ(check_text("实体 组   键 组号\n  输入 甲 : 比例\n").error_codes(), Codes{2550});
  EXPECT_EQ(check_text("entity team   key team_no\n  input parts : ratio\n").error_codes(),
            Codes{2550});
}

}  // namespace
}  // namespace guiju::checked
