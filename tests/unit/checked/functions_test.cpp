// Functions, calendars and units: what they take, and of which type they are.
#include <gtest/gtest.h>

#include "checked_text.hpp"
#include "guiju/checked/type_text.hpp"

namespace guiju::checked {
namespace {

using Codes = std::vector<int>;

Codes codes_of(std::string_view lines) { return check_village(lines).error_codes(); }

std::string unit_of(std::string_view formula) {
  const CheckedText checked = check_village("  设 结果 = " + std::string(formula) + "\n");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  return dimension_text(checked.pack, checked.at("村", "结果").type.dimension);
}

TEST(Functions, of_two_numbers_take_one_unit) {
  EXPECT_EQ(codes_of("  设 甲 = 余数(收入, 1000元)\n  设 乙 = remainder(收入, 1000元)\n"), Codes{});
  EXPECT_EQ(codes_of("  设 甲 = 余数(收入, 1000)\n"), Codes{2201});
  EXPECT_EQ(codes_of("  设 甲 = 差距(收入, 户数)\n"), Codes{2201});
  EXPECT_EQ(codes_of("  定义 份 : 整数 = 整除(收入, 1000元)\n"), Codes{});
  EXPECT_EQ(unit_of("整除(收入, 1000元)"), "");
  EXPECT_EQ(unit_of("余数(收入, 1000元)"), "元");
}

TEST(Functions, of_powers_multiply_units) {
  EXPECT_EQ(unit_of("幂(贫困户, 2)"), "户^2");
  EXPECT_EQ(unit_of("幂(贫困户, -1)"), "1/户");
  EXPECT_EQ(unit_of("power(贫困户, 0)"), "");
  EXPECT_EQ(codes_of("  设 甲 = 幂(贫困户, 月数)\n"), Codes{2305});
  EXPECT_EQ(codes_of("  设 甲 = 幂(户数, 0.5)\n"), Codes{2101});
  EXPECT_EQ(codes_of("  定义 甲 : 整数 = 幂(户数, 3)\n"), Codes{});
}

TEST(Functions, are_told_how_many_arguments_they_have) {
  EXPECT_EQ(codes_of("  设 甲 = 余数(收入)\n"), Codes{2103});
  EXPECT_EQ(codes_of("  设 甲 = 周岁(开始)\n"), Codes{2103});
  EXPECT_EQ(codes_of("  设 甲 = 周岁(开始, 结束, 取次日, 取次日)\n"), Codes{2103});
  EXPECT_EQ(codes_of("  设 甲 = 连接(村代码)\n"), Codes{2103});
  EXPECT_EQ(codes_of("  设 甲 = 连接(村代码, \"村\", 村代码, \"组\")\n"), Codes{});
}

TEST(MonthEnds, are_words_of_a_rule) {
  const CheckedText checked =
      check_village("  设 甲 = 周岁(开始, 结束)\n  设 乙 = 周岁(开始, 结束, 取次日)\n"
                    "  设 丙 = add_months(开始, 1个月, end_to_end)\n");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const auto rule = [&](const char* name) {
    return std::get<Rational>(checked.pack.at(checked.formula("村", name).args[2]).value);
  };
  EXPECT_EQ(rule("甲"), Rational(0));
  EXPECT_EQ(rule("乙"), Rational(1));
  EXPECT_EQ(rule("丙"), Rational(2));
  EXPECT_EQ(codes_of("  设 甲 = 周岁(开始, 结束, 明天)\n"), Codes{2015});
  EXPECT_EQ(codes_of("  设 甲 = 加月(开始, 30天)\n"), Codes{2101});
}

TEST(Calendars, are_found_by_their_names) {
  const std::string calendar =
      "日历 法定   别名 public_days   依据 文 \"三\"\n  | 日期 | 上班 |\n  | 2016-01-01 | 否 |\n"
      "  | 2016-01-02, 2016-01-09 | 是 |\n";
  const std::string rules =
      "每个 村   依据 文 \"二\"\n  设 甲 = 加工作日(开始, 3, 法定)\n"
      "  设 乙 = working_days(开始, 结束, public_days)\n  定义 丙 : 日期 = 甲\n  定义 丁 : 整数 = 乙\n";
  const CheckedText checked = check_text(prelude + calendar + rules);
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  ASSERT_EQ(checked.pack.calendars.size(), 1U);
  EXPECT_EQ(checked.pack.calendars[0].lines.size(), 3U);
  EXPECT_EQ(checked.pack.calendars[0].working_days.is_working(*parse_date("2016-01-09")), true);
  EXPECT_EQ(check_text(prelude + "日历 空的   依据 文 \"三\"\n").error_codes(), Codes{3007});
  EXPECT_EQ(
      check_text(prelude + "日历 法定\n  | 日期 | 上班 |\n  | 2016-01-01 | 否 |\n").error_codes(),
      Codes{4001});
  EXPECT_EQ(check_text(prelude + "日历 法定   依据 文 \"三\"\n  | 日期 | 上班 |\n  | 元旦 | 否 |\n")
                .error_codes(),
            Codes{2303});
  EXPECT_EQ(check_text(prelude + "日历 法定   依据 文 \"三\"\n  | 日期 |\n  | 2016-01-01 |\n")
                .error_codes(),
            Codes{2303});
}

TEST(Texts, that_are_patterns_are_written_out) {
  EXPECT_EQ(codes_of("  设 甲 = 匹配(村代码, \"\\d+\")\n"), Codes{});
  EXPECT_EQ(codes_of("  设 甲 = matches(村代码, \"\\d+\")\n"), Codes{});
  EXPECT_EQ(codes_of("  设 甲 = 匹配(村代码, 村代码)\n"), Codes{2101});
  EXPECT_EQ(codes_of("  设 甲 = 匹配(村代码, \"(\")\n"), Codes{2301});
}

TEST(Texts, of_amounts_need_whole_fen) {
  EXPECT_EQ(codes_of("  设 甲 = 大写(收入)\n"), Codes{});
  EXPECT_EQ(codes_of("  设 甲 = 大写(收入 / 3)\n"), Codes{2204});
  EXPECT_EQ(codes_of("  设 甲 = 大写(户数)\n"), Codes{2101});
}

TEST(Lists, of_words_know_their_words) {
  const std::string tables =
      "枚举 证件 = 身份证, 户口本\n实体 件   键 件号\n  输入 已交 : 列表   属于 证件\n"
      "  输入 旁注 : 列表\n每个 件   依据 文 \"二\"\n";
  const auto codes = [&](const char* formula) {
    return check_text(prelude + tables + "  定义 甲 : 是否 = " + formula + "\n").error_codes();
  };
  EXPECT_EQ(codes("含(已交, 身份证)"), Codes{});
  EXPECT_EQ(codes("has(已交, \"身份证\")"), Codes{});
  EXPECT_EQ(codes("含(已交, 党员)"), Codes{2101});
  EXPECT_EQ(codes("含(已交, \"护照\")"), Codes{2107});
  EXPECT_EQ(codes("含(旁注, \"护照\")"), Codes{});
  EXPECT_EQ(
      check_text(prelude + "实体 件   键 件号\n  输入 已交 : 列表   属于 证件\n").error_codes(),
      Codes{2004});
  EXPECT_EQ(
      check_text(prelude + "实体 件   键 件号\n  输入 已交 : 文本   属于 角色\n").error_codes(),
      Codes{2012});
}

TEST(Units, that_are_worth_others_count_in_them) {
  const CheckedText checked = check_text(R"gj(
出处 文 "试验办法"
单位 亩, 公斤
单位 公顷 = 15亩   别名 hectare
单位 担 = 100斤
单位 斤 = 0.5公斤
单位 打 = 12个
实体 户   键 户号
  输入 面积 : 小数 单位 公顷
  输入 产量 : 小数 单位 担/hectare
每个 户   依据 文 "一"
  设 总产 = 面积 × 产量
  设 够 = 总产 >= 3担
  设 盒 = 2打
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.at("户", "面积").cell_unit, Rational(15));
  EXPECT_EQ(checked.at("户", "产量").cell_unit, *Rational::make(10, 3));
  EXPECT_EQ(dimension_text(checked.pack, checked.at("户", "总产").type.dimension), "公斤");
  EXPECT_EQ(dimension_text(checked.pack, checked.at("户", "盒").type.dimension), "");
}

TEST(Products, of_money_are_rounded_where_the_head_says_so) {
  const std::string head = "舍入 四舍五入   乘积 到 分\n出处 文 \"办法\"\n";
  const std::string rules =
      "实体 户   键 户号\n  输入 款 : 金额\n每个 户   依据 文 \"一\"\n"
      "  定义 费 : 金额 = 款 × 0.005 + 款 × 2\n  定义 倍 : 小数 = 3 × 0.5   显示 到 0.1\n";
  const CheckedText checked = check_text(head + rules);
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& sum = checked.formula("户", "费");
  EXPECT_EQ(checked.pack.at(sum.args[0]).op, Op::Round);
  EXPECT_EQ(checked.pack.at(sum.args[0]).step, *Rational::make(1, 100));
  EXPECT_EQ(checked.formula("户", "倍").op, Op::Multiply);
  EXPECT_EQ(check_text("rounding half_away   products truncate to 角\n").error_codes(), Codes{});
  EXPECT_EQ(check_text("舍入 四舍五入   乘积\n").error_codes(), Codes{2016});
  EXPECT_EQ(check_text("舍入 四舍五入   到 分\n").error_codes(), Codes{2012});
  EXPECT_EQ(check_text("舍入 四舍五入   乘积 到 0.1%\n").error_codes(), Codes{2208});
}

TEST(Dates, of_the_asking_row_reach_the_rows_below) {
  const CheckedText checked = check_village("  定义 多 : 是否 = 任一(户.贷款 > 限额)   于 结束\n");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& any = checked.formula("村", "多");
  const Expr& limit = checked.pack.at(checked.pack.at(any.args[0]).args[1]);
  ASSERT_EQ(limit.op, Op::Parameter);
  ASSERT_EQ(limit.args.size(), 1U);
  EXPECT_EQ(checked.pack.at(limit.args[0]).op, Op::Ancestor);
  EXPECT_EQ(codes_of("  定义 多 : 是否 = 任一(户.贷款 > 限额)   于 结束 + 1年\n"), Codes{2308});
}

TEST(Conclusions, may_be_written_in_multiples) {
  const CheckedText checked = check_village(
      "  定义 甲 : 金额 = 收入 + 收入   单位 万元\n  定义 乙 : 金额 = 收入   显示 舍去 到 10元\n");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.at("村", "甲").cell_unit, Rational(10'000));
  EXPECT_EQ(checked.at("村", "乙").format.step, Rational(10));
  EXPECT_EQ(codes_of("  定义 甲 : 整数 = 贫困户   单位 户\n"), Codes{});
}

}  // namespace
}  // namespace guiju::checked
