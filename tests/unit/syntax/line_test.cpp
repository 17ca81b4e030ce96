#include <gtest/gtest.h>

#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

TEST(Line, ParametersHaveTypesRangesDatesAndSources) {
  EXPECT_EQ(read("参数 停贷月数 : 整数 1 至 12 = 3   自 2016-01-01   依据 文 \"三\"").printed(),
            "param 停贷月数 : integer 1..12 = 3 [from 2016-01-01] [cite 文 \"三\"]\n");
  EXPECT_EQ(read("参数 参与率取舍 : 舍入 = 舍去").printed(),
            "param 参与率取舍 : rounding = truncate\n");
  EXPECT_EQ(read("param a : rate\n  自 2016-01-01   2%\n  from 2015-01-01   1%").printed(),
            "param a : rate\n  from = 2% [from 2016-01-01]\n  from = 1% [from 2015-01-01]\n");
  EXPECT_EQ(read("参数 限额(类型) : 金额\n  | 类型 || 限额 |\n  | 甲 || 5元 |").printed(),
            "param 限额 (类型) : money\n  | 类型 || 限额 |\n  | 甲 || 5元 |\n");
}

TEST(Line, TablesHaveSeveralTypedResultsAndSayWhatTheyCollect) {
  EXPECT_EQ(read("每个 户\n  决策表 甲 : 档次, 乙, 丙 : 金额   命中 优先 交界归\n"
                 "    | 人均 : 收入 / 人口 || 甲 | 乙 | 丙 |\n"
                 "    | >= 1 且 < 5, 7 至 8 || 一档 | 1元 | 2元 |\n")
                .printed(),
            "each 户\n  table 甲, 乙, 丙 : 档次 : money : money [hit 交界归 priority]\n"
            "    | 人均: (/ 收入 人口) || 甲 | 乙 | 丙 |\n"
            "    | (list (both (>= 1) (< 5)) (range 7 8)) || 一档 | 1元 | 2元 |\n");
  EXPECT_EQ(read("each 户\n  table 甲 : integer   hit collect greatest   at_most 3\n").printed(),
            "each 户\n  table 甲 : integer [hit collect, greatest] [at_most 3]\n");
  EXPECT_EQ(read("每个 户\n  决策表 甲 : 整数\n    | 乙 || 甲 |\n    | 丙 : 1 || 2 |\n").codes(),
            "1302");
}

TEST(Line, ItemsOfAScoreHaveBandsWeightsStandInsAndGrades) {
  const std::string zh = "每个 户\n  评分 分 : 小数   至多 100   四舍五入 到 0.1\n"
                         "    项 甲 : 整数   按 收入\n      至 2   得 5\n      以上   得 1\n"
                         "    项 乙   得 丙   至多 9   权重 35%   缺失 得 0\n    减分 丁   扣 2\n"
                         "    等次 优   至少 90\n    等次 差\n";
  const std::string printed = read(zh).printed();
  EXPECT_EQ(printed,
            "each 户\n  score 分 : decimal [at_most 100] [to half_away 0.1]\n"
            "    item 甲 : integer [by 收入]\n      upto = 2 [gives 5]\n      above [gives 1]\n"
            "    item 乙 [gives 丙] [at_most 9] [weight 35%] [missing 0]\n"
            "    deduction 丁 [takes 2]\n    grade 优 [at_least 90]\n    grade 差\n");
  EXPECT_EQ(read(reformat(zh, Language::En)).printed(), printed);
}

TEST(Line, EnumsMayBeOrdered) {
  EXPECT_EQ(read("枚举 模式 = 甲, 乙").printed(), "enum 模式, 甲, 乙\n");
  EXPECT_EQ(read("枚举 等次 = 优 > 良 > 合格").printed(), "enum 等次, 优, 良, 合格 ordered\n");
  EXPECT_EQ(read("枚举 等次 = 优 > 良, 合格").codes(), "1302");
}

TEST(Line, EntitiesHaveKeysParentsAndOrigins) {
  EXPECT_EQ(read("实体 村月报   键 村代码, 月份   属于 村").printed(),
            "entity 村月报 [key 村代码, 月份] [of 村]\n");
  EXPECT_EQ(read("实体 户年 = 放款   同 户, 年份(日期)").printed(),
            "entity 户年 = 放款 [within 户 (year 日期)]\n");
}

TEST(Line, InputsNameTheirUnit) {
  EXPECT_EQ(read("实体 户\n  输入 a, b : 金额   单位 万元   选填").printed(),
            "entity 户\n  input a, b : money [unit 万元] [optional]\n");
}

TEST(Line, TypesMayAllowNoValue) {
  EXPECT_EQ(read_line("定义 a : 金额 或 不适用 = 不适用"), "define a : money or none = none");
}

TEST(Line, CasesOfADefinitionAreItsValue) {
  EXPECT_EQ(read_line("定义 a : 整数\n    当 b 则 1\n    当 c 且 d 则 2，\n    否则 3"),
            "define a : integer = (choose b 1 (and c d) 2 3)\n    when = 1 [when b]\n"
            "    when = 2 [when (and c d)]\n    otherwise = 3");
  EXPECT_EQ(read_line("定义 a : 整数 =\n    当 b 则 1 至多 5\n    否则 3"),
            "define a : integer = (choose b 1 3)\n    when = 1 [when b] [at_most 5]\n"
            "    otherwise = 3");
}

TEST(Line, CasesEndWithOtherwise) {
  EXPECT_EQ(read_line("定义 a : 整数\n    当 b 则 1"), "1207");
  EXPECT_EQ(read_line("定义 a : 整数\n    否则 1\n    否则 2"), "1206");
  EXPECT_EQ(read_line("定义 a : 整数 = 1\n    当 b 则 1\n    否则 2"), "1208");
}

TEST(Line, CriteriaHaveGuardsAndLabels) {
  EXPECT_EQ(
      read_line("资格 a : 是否\n    必须 b 在 1 至 2   当 c = 甲   否则 \"d\"   依据 文 \"一\"\n"
                "    不得 e   否则 \"f\"\n    任一   否则 \"g\"\n      必须 h\n      不得 i"),
      "eligibility a : bool\n    must = (between b 1 2) [when (= c 甲)] [otherwise \"d\"] "
      "[cite 文 \"一\"]\n    must_not = e [otherwise \"f\"]\n    any_of [otherwise \"g\"]\n"
      "      must = h\n      must_not = i");
}

TEST(Line, ItemsGiveTheirPointsBeforeTheirGuard) {
  EXPECT_EQ(
      read_line("评分 a : 整数\n    项 b   得 10   当 c   至少 0   至多 10\n    否决 当 d   得 0"),
      "score a : integer\n    item b [gives 10] [when c] [at_least 0] [at_most 10]\n"
      "    veto [when d] [gives 0]");
  EXPECT_EQ(read_line("评分 a : 整数\n    项 b   当 c   得 10"), "1204");
}

TEST(Line, SplitsNameTheirReceivers) {
  EXPECT_EQ(read_line("分配 县.奖励   按 放贷额   给 奖励 : 金额   到 分   并列 乡镇代码"),
            "split = (. 县 奖励) [by 放贷额] [into 奖励 : money] [to 分] [ties 乡镇代码]");
  EXPECT_EQ(read_line("split a   by 3:2:4:1   into b, c, d, e : money   to 分"),
            "split = a [by 3:2:4:1] [into b, c, d, e : money] [to 分]");
}

TEST(Line, RoundingNamesItsModeBeforeItsStep) {
  EXPECT_EQ(read_line("定义 a : 金额 = b   四舍五入 到 分"),
            "define a : money = b [to half_away 分]");
  EXPECT_EQ(read_line("定义 a : 金额 = b   参与率取舍 到 10元"),
            "define a : money = b [to 参与率取舍 10元]");
  EXPECT_EQ(read_line("定义 a : 金额 = b   显示 到 0.1%"), "define a : money = b [show 0.1%]");
  EXPECT_EQ(read_line("定义 a : 金额 = b   show truncate to 0.1%"),
            "define a : money = b [show truncate 0.1%]");
}

TEST(Line, BoundsAndRoundingStandInTheOrderOfTheirEffect) {
  EXPECT_EQ(read_line("定义 a : 金额 = b   到 分   至多 5元   至少 1元"),
            "define a : money = b [to 分] [at_most 5元] [at_least 1元]");
  EXPECT_EQ(read_line("定义 a : 金额 = b   显示 到 分   至多 5元"), "1204");
}

TEST(Line, RanksAndOrdersHaveKeysWithDirections) {
  EXPECT_EQ(read_line("排名 a : 整数   同 村   当 非 b   按 c 从高到低, d   并列 同名次"),
            "rank a : integer [within 村] [when (not b)] [by c descending d] [ties shared]");
  EXPECT_EQ(read("实体 户\n  次序 a   同 县   按 日期 从低到高, 号 descending").printed(),
            "entity 户\n  order a [within 县] [by 日期 号 descending]\n");
}

TEST(Line, CellsHoldWhatATableTests) {
  EXPECT_EQ(read_line("决策表 a : 整数   命中 唯一\n"
                      "    | b | c + 1 | d | e | f || a |\n"
                      "    | - | >= 5 | 1 至 3 | 甲, 乙 | 非 丙 || 1 |\n"
                      "    | -1 | <> d | 缺失 | \"文\" | 非 (甲, 乙) || 当 b 则 1，否则 2 |\n"
                      "    | 否则 || - |"),
            "table a : integer [hit unique]\n"
            "    | b | (+ c 1) | d | e | f || a |\n"
            "    | any | (>= 5) | (range 1 3) | (list 甲 乙) | (cell-not 丙) || 1 |\n"
            "    | (neg 1) | (<> d) | missing | \"文\" | (cell-not 甲 乙) || (choose b 1 2) |\n"
            "    | otherwise || any |");
}

TEST(Line, TestsExpectValuesAndOutcomes) {
  EXPECT_EQ(read("测试 \"t\"   于 2016-12-31\n  设 停贷月数 = 2\n  给定 户\n    | 户号 | a |\n"
                 "    | 1 | |\n  应得 户\n    | 户号 | b |\n    | 1 | 未定 |")
                .printed(),
            "test \"t\" [at 2016-12-31]\n  let 停贷月数 = 2\n  given 户\n    | 户号 | a |\n"
            "    | 1 |  |\n  expect 户\n    | 户号 | b |\n    | 1 | undecided |\n");
}

TEST(Line, SeveralSourcesMayBeCited) {
  EXPECT_EQ(read_line("设 a = 1   依据 文 \"一\", 文 \"二\"   依据 读法"),
            "let a = 1 [cite 文 \"一\"] [cite 文 \"二\"] [cite 读法]");
}

TEST(Line, ClausesStandInOneOrder) {
  EXPECT_EQ(read_line("排名 a : 整数   按 b   同 村"), "1204");
  EXPECT_EQ(read_line("设 a = 1   依据 文   自 2016-01-01"), "1204");
}

TEST(Line, ClausesStandOnce) { EXPECT_EQ(read_line("设 a = b   至多 5   至多 3"), "1205"); }

TEST(Line, ClausesBelongToTheirLines) {
  EXPECT_EQ(read_line("设 a = b   给 c"), "1203");
  EXPECT_EQ(read("每个 户   当 a").codes(), "1203");
}

TEST(Line, HeadsHaveTheirPlaces) {
  EXPECT_EQ(read("定义 a : 整数 = 1").codes(), "1202");
  EXPECT_EQ(read("每个 户\n  实体 村").codes(), "1202");
  EXPECT_EQ(read("每个 户\n  项 a   得 1").codes(), "1202");
}

TEST(Line, AnUnknownHeadIsToldWithTheNearestWord) {
  const Reading reading = read("每个 户\n  defin a : integer = 1");
  ASSERT_EQ(reading.codes(), "1201");
  EXPECT_EQ(reading.marked(), "defin");
  EXPECT_EQ(help(reading.diagnostics[0], Language::En),
            std::vector<std::string>{"did you mean `define`"});
}

TEST(Line, AMisspeltClauseIsToldWithTheNearestWord) {
  const Reading reading = read("每个 户\n  rank a : integer   withn village");
  ASSERT_EQ(reading.codes(), "1302");
  EXPECT_EQ(help(reading.diagnostics[0], Language::En).back(), "did you mean `within`");
}

}  // namespace
}  // namespace guiju::syntax::test
