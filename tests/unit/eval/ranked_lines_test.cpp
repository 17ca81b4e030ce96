// What runs over the places of a rank.

#include "small_run.hpp"

namespace guiju {
namespace {

const char* const rules = R"(规则包 小   版本 1
出处 文 "文"
实体 村   键 村名
  输入 资金 : 金额
实体 户   键 户号   属于 村
  输入 档, 天 : 整数
  输入 钱 : 金额
  输入 参加 : 是否
每个 户   依据 文 "一"
  排名 顺序 : 整数   同 村   当 参加   按 档, 天, 户号
  定义 到此 : 金额 = 合计(至此.钱)   按 顺序
  定义 之前 : 整数 = 计数(此前.钱)   按 顺序
  定义 入选 : 是否 = 当 参加 则 合计(至此.钱) <= 村.资金，否则 否   按 顺序
  定义 受理 : 是否 = 钱 + 合计(此前.钱 当 受理) <= 村.资金   按 顺序
  定义 上一个 : 金额 = 上一行(钱, 0元)   按 顺序
  定义 最少 : 金额 = 最小(此前.钱 否则 9元)   按 顺序
  定义 连着 : 是否 = 连续(2, 钱 > 2元)   按 顺序
  定义 下个 : 金额 = 下一行(钱, 0元)   按 顺序
  定义 头个 : 金额 = 首行(钱)   按 顺序
  定义 末个 : 金额 = 末行(钱)   按 顺序
  定义 最多 : 金额 = 最大(此前.钱 否则 0元)   按 顺序
  定义 同档 : 整数 = 计数(此前 当 档 = 本行.档)   按 顺序
  定义 同档到此 : 金额 = 合计(至此.钱 当 档 = 本行.档)   按 顺序
  状态 开 : 是否   按 顺序
    起 当 钱 > 5元
    止 当 钱 < 2元
)";

const char* const rules_in_english = R"(pack small   version 1
source paper "paper"
entity 村   key 村名
  input 资金 : money
entity 户   key 户号   of 村
  input 档, 天 : integer
  input 钱 : money
  input 参加 : bool
each 户   cite paper "1"
  rank 顺序 : integer   within 村   when 参加   by 档, 天, 户号
  define 到此 : money = sum(so_far.钱)   by 顺序
  define 之前 : integer = count(before.钱)   by 顺序
  define 入选 : bool = when 参加 then sum(so_far.钱) <= 村.资金, otherwise no   by 顺序
  define 受理 : bool = 钱 + sum(before.钱 when 受理) <= 村.资金   by 顺序
  define 上一个 : money = previous(钱, 0元)   by 顺序
  define 最少 : money = least(before.钱 otherwise 9元)   by 顺序
  define 连着 : bool = in_a_row(2, 钱 > 2元)   by 顺序
  define 下个 : money = next(钱, 0元)   by 顺序
  define 头个 : money = first(钱)   by 顺序
  define 末个 : money = last(钱)   by 顺序
  define 最多 : money = greatest(before.钱 otherwise 0元)   by 顺序
  define 同档 : integer = count(before when 档 = this.档)   by 顺序
  define 同档到此 : money = sum(so_far.钱 when 档 = this.档)   by 顺序
  state 开 : bool   by 顺序
    start when 钱 > 5元
    stop when 钱 < 2元
)";

class RankedLine : public testing::TestWithParam<const char*> {
 protected:
  SmallRun run(const std::vector<std::string>& rows) {
    SmallRun made{GetParam()};
    made.table("村", "村名 资金", {"东 10", "西 10"})
        .table("户", "户号 村名 档 天 钱 参加", rows)
        .evaluate();
    return made;
  }
};
INSTANTIATE_TEST_SUITE_P(BothVocabularies, RankedLine, testing::Values(rules, rules_in_english));

TEST_P(RankedLine, StandsByThePlacesAndNotAsTheFileHasIt) {
  const SmallRun small = run({"a 东 2 1 3 是", "b 东 1 2 4 是", "c 东 1 1 5 是", "d 西 1 1 11 是"});
  EXPECT_EQ(small.column("户", "顺序"), "3 2 1 1");
  EXPECT_EQ(small.column("户", "到此"), "12 9 5 11");
  EXPECT_EQ(small.column("户", "之前"), "2 1 0 0");
  EXPECT_EQ(small.column("户", "入选"), "否 是 是 否");
  EXPECT_EQ(small.column("户", "上一个"), "4 5 0 0");
  EXPECT_EQ(small.column("户", "连着"), "是 是 否 否");
  EXPECT_EQ(small.column("户", "下个"), "0 3 4 0");
  EXPECT_EQ(small.column("户", "头个"), "5 5 5 11");
  EXPECT_EQ(small.column("户", "末个"), "3 3 3 11");
  EXPECT_EQ(small.column("户", "同档"), "0 1 0 0");
  EXPECT_EQ(small.column("户", "同档到此"), "3 9 5 11");
}

TEST_P(RankedLine, WhoHasNoPlaceStandsInNoLine) {
  const SmallRun small = run({"a 东 2 1 3 否", "b 东 1 2 4 是", "c 东 3 2 4 是"});
  EXPECT_EQ(small.column("户", "到此"), "0 4 8");
  EXPECT_EQ(small.column("户", "之前"), "0 0 1");
  EXPECT_EQ(small.column("户", "上一个"), "0 0 4");
  EXPECT_EQ(small.column("户", "最少"), "9 9 4");
  EXPECT_EQ(small.column("户", "连着"), "否 否 是");
  EXPECT_EQ(small.column("户", "开"), "否 否 否");
  EXPECT_EQ(small.column("户", "下个"), "0 4 0");
  EXPECT_EQ(small.column("户", "头个"), "!empty 4 4");
  EXPECT_EQ(small.column("户", "末个"), "!empty 4 4");
}

TEST_P(RankedLine, AnOpenPlaceIsAllThatTheMostBeforeHangsOn) {
  const SmallRun small = run({"a 东 1 1 3 是", "b 东 2 2 - -", "c 东 3 3 4 否"});
  EXPECT_EQ(small.column("户", "最多"), "0 ?参加 0");
  EXPECT_EQ(run({"a 东 1 1 - 是", "b 东 2 2 4 是"}).column("户", "最多"), "0 ?钱");
  EXPECT_EQ(run({"a 东 1 1 - 是", "b 东 2 2 4 -"}).column("户", "最多"), "0 ?参加");
}

TEST_P(RankedLine, WhoHasNoPlaceStandsBeforeNobody) {
  const SmallRun small = run({"a 东 1 1 3 否", "b 东 1 2 4 是", "c 东 1 3 5 -"});
  EXPECT_EQ(small.column("户", "同档"), "0 0 ?参加");
  EXPECT_EQ(small.column("户", "同档到此"), "0 4 ?参加");
}

TEST_P(RankedLine, AnOpenPlaceIsAllThatItsOwnSumHangsOn) {
  const SmallRun small = run({"a 东 1 - 3 是", "b 东 1 2 4 是", "c 东 3 2 4 是"});
  EXPECT_EQ(small.column("户", "顺序"), "?天 ?天 3");
  EXPECT_EQ(small.column("户", "到此"), "?天 ?天 11");
  EXPECT_EQ(small.column("户", "之前"), "?天 ?天 2");
  EXPECT_EQ(small.column("户", "最少"), "?天 ?天 3");
  EXPECT_EQ(small.column("户", "入选"), "?天 ?天 否");
  EXPECT_EQ(small.column("户", "同档"), "?天 ?天 0");
  EXPECT_EQ(small.column("户", "同档到此"), "?天 ?天 4");
}

TEST_P(RankedLine, AnotherRowIsKnownWhereItsPlaceIs) {
  const SmallRun small = run({"a 东 2 - 3 是", "b 东 2 2 4 是", "c 东 3 2 5 是", "d 东 1 2 6 是"});
  EXPECT_EQ(small.column("户", "顺序"), "?天 ?天 4 1");
  EXPECT_EQ(small.column("户", "下个"), "?天 ?天 0 ?天");
  EXPECT_EQ(small.column("户", "头个"), "?天 ?天 6 6");
  EXPECT_EQ(small.column("户", "末个"), "?天 ?天 5 5");
}

TEST_P(RankedLine, TheLastOneIsOpenWhereAnotherMayStandBehind) {
  const SmallRun small = run({"a 东 1 1 3 是", "b 东 2 2 4 -"});
  EXPECT_EQ(small.column("户", "下个"), "?参加 ?参加");
  EXPECT_EQ(small.column("户", "头个"), "3 ?参加");
  EXPECT_EQ(small.column("户", "末个"), "?参加 ?参加");
}

TEST_P(RankedLine, WhereTheOrderMattersWhatFollowsHangsOnTheOpenPlaces) {
  const SmallRun small =
      run({"a 东 1 - 3 是", "b 东 1 2 4 是", "c 东 3 2 4 是", "d 东 4 2 6 是", "e 东 5 1 1 是"});
  EXPECT_EQ(small.column("户", "受理"), "?天 ?天 ?天 ?天 ?天");
  EXPECT_EQ(small.column("户", "上一个"), "?天 ?天 ?天 4 6");
  EXPECT_EQ(small.column("户", "连着"), "?天 ?天 ?天 是 否");
  EXPECT_EQ(small.column("户", "开"), "?天 ?天 ?天 是 否");
}

TEST_P(RankedLine, WhoMayTakePartBehindLeavesThoseInFrontAsTheyAre) {
  const SmallRun small = run({"a 东 1 1 3 是", "b 东 2 2 4 -", "c 东 3 2 4 是"});
  EXPECT_EQ(small.column("户", "到此"), "3 ?参加 ?参加");
  EXPECT_EQ(small.column("户", "入选"), "是 ?参加 ?参加");
}

TEST_P(RankedLine, AnUnknownAmountIsOpenFromItsRowOn) {
  const SmallRun small = run({"a 东 1 1 3 是", "b 东 2 2 - 是", "c 东 3 2 4 是"});
  EXPECT_EQ(small.column("户", "到此"), "3 ?钱 ?钱");
  EXPECT_EQ(small.column("户", "之前"), "0 1 2");
}

}  // namespace
}  // namespace guiju
