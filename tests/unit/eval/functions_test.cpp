// Functions of one row: what they give, what they hang on, and which fault they raise.
#include "small_run.hpp"

namespace guiju {
namespace {

/// One household a row; the columns are the same in both vocabularies.
SmallRun run_of(const std::string& definitions, const std::vector<std::string>& rows) {
  SmallRun run{R"(规则包 小   版本 1
出处 文 "文"
日历 公历   依据 文 "一"
  | 日子       | 上班 |
  | 2016-01-01 | 否   |
枚举 类 = 甲, 乙
实体 户   键 户号
  输入 数, 除 : 小数
  输入 起, 止 : 日期
  输入 名 : 文本
  输入 类别 : 类
每个 户   依据 文 "一"
)" + definitions};
  run.table("户", "户号 数 除 起 止 名 类别", rows).evaluate();
  return run;
}

TEST(Remainder, RoundsDownAndRefusesZero) {
  const SmallRun run = run_of(
      "  定义 余 : 小数 = 余数(数, 除)   显示 到 0.1\n  定义 商 : 整数 = whole_quotient(数, 除)\n",
      {"1 7.5 2 - - - -", "2 -7.5 2 - - - -", "3 7.5 -2 - - - -", "4 - 0 - - - -",
       "5 - 2 - - - -"});
  EXPECT_EQ(run.column("户", "余"), "1.5 0.5 -0.5 !zero ?数");
  EXPECT_EQ(run.column("户", "商"), "3 -4 -4 !zero ?数");
}

TEST(Power, IsExactOrAFault) {
  const SmallRun run =
      run_of("  定义 果 : 小数 = power(数, 取整(除))   显示 到 0.1\n",
             {"1 1.5 2 - - - -", "2 2 -1 - - - -", "3 0 -1 - - - -", "4 0 0 - - - -",
              "5 10 39 - - - -", "6 -1 99999999999 - - - -", "7 2 - - - - -"});
  EXPECT_EQ(run.column("户", "果"), "2.25 0.5 !zero 1 !overflow -1 ?除");
}

TEST(Distance, IsZeroWhereTheThresholdIsReached) {
  const SmallRun run = run_of("  定义 差 : 小数 = 差距(数, 除)   显示 到 0.1\n",
                              {"1 70 80.5 - - - -", "2 80.5 80.5 - - - -", "3 90 80.5 - - - -"});
  EXPECT_EQ(run.column("户", "差"), "10.5 0 0");
}

TEST(Ages, FollowTheRuleForMonthEnds) {
  const SmallRun run =
      run_of("  定义 岁 : 整数 = 周岁(起, 止)\n  定义 迟 : 整数 = age(起, 止, next_day)\n"
             "  定义 月 : 整数 = 月数(起, 止)\n",
             {"1 - - 1996-02-29 2014-02-28 - -", "2 - - 2016-01-31 2016-02-29 - -",
              "3 - - - 2016-02-29 - -"});
  EXPECT_EQ(run.column("户", "岁"), "18 0 ?起");
  EXPECT_EQ(run.column("户", "迟"), "17 0 ?起");
  EXPECT_EQ(run.column("户", "月"), "216 1 ?起");
}

TEST(WorkingDays, OutsideTheCalendarAreAFault) {
  const SmallRun run = run_of(
      "  定义 后 : 日期 = 加工作日(起, 1, 公历)\n  定义 数目 : 整数 = working_days(起, 止, 公历)\n",
      {"1 - - 2016-01-01 2016-01-04 - -", "2 - - 2016-01-08 2017-01-04 - -"});
  EXPECT_EQ(run.column("户", "后"), "2016-01-04 2016-01-11");
  EXPECT_EQ(run.column("户", "数目"), "1 !calendar");
}

TEST(Texts, AreCountedInCharacters) {
  const SmallRun run = run_of(
      "  定义 公示 : 文本 = mask(名, 1, 1)\n  定义 含有 : 是否 = 含(名, \"小\")\n"
      "  定义 像 : 是否 = matches(名, \"[王李].{2}\")\n  定义 全 : 文本 = 连接(名, 文字(类别))\n",
      {"1 - - - - 王小明 甲", "2 - - - - 李 乙", "3 - - - - - 甲"});
  EXPECT_EQ(run.column("户", "公示"), "王*明 李 ?名");
  EXPECT_EQ(run.column("户", "含有"), "是 否 ?名");
  EXPECT_EQ(run.column("户", "像"), "是 否 ?名");
  EXPECT_EQ(run.column("户", "全"), "王小明甲 李乙 ?名");
}

}  // namespace
}  // namespace guiju
