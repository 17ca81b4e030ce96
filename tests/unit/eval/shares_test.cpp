// Ranks and splits.

#include <array>
#include <random>
#include <set>

#include "small_run.hpp"

namespace guiju {
namespace {

const char* const rules = R"(规则包 小   版本 1
出处 文 "文"
参数 分法 : 比例 = 3:2:4:1   依据 文 "一"
实体 县   键 县名
  输入 资金 : 金额
实体 户   键 户号   属于 县
  输入 分数, 人数 : 整数
  输入 参加 : 是否
每个 县   依据 文 "一"
  分配 资金   按 分法   给 甲, 乙, 丙, 丁 : 金额   到 分
每个 户   依据 文 "一"
  排名 共享 : 整数   同 县   当 参加   按 分数 从高到低   并列 同名次
  排名 唯一 : 整数   同 县   当 参加   按 分数 从高到低, 人数
  分配 县.资金   当 参加   按 人数   给 份额 : 金额   到 分   并列 户号
  分配 县.资金   按 人数   给 平分 : 金额   到 分   并列 分数
)";

SmallRun households(const std::string& funds, const std::vector<std::string>& rows) {
  SmallRun run{rules};
  run.table("县", "县名 资金", {"道 " + funds})
      .table("户", "户号 县名 分数 人数 参加", rows)
      .evaluate();
  return run;
}

// ── ranks ─────────────────────────────────────────────────────────────────────────────────────

TEST(Rank, CountsThoseThatTakePartAndComeBefore) {
  const SmallRun run =
      households("0", {"1 道 90 1 是", "2 道 95 1 是", "3 道 99 1 否", "4 道 80 1 是"});
  EXPECT_EQ(run.column("户", "共享"), "2 1 0 3");
}

TEST(Rank, SharedPlacesLeaveAGapAndOthersAreAFault) {
  const SmallRun run = households("0", {"1 道 90 1 是", "2 道 90 1 是", "3 道 80 1 是"});
  EXPECT_EQ(run.column("户", "共享"), "1 1 3");
  EXPECT_EQ(run.column("户", "唯一"), "!tie !tie 3");
}

TEST(Rank, ALaterKeyBreaksATie) {
  const SmallRun run = households("0", {"1 道 90 2 是", "2 道 90 1 是", "3 道 80 1 是"});
  EXPECT_EQ(run.column("户", "唯一"), "2 1 3");
}

TEST(Rank, ALaterKeyMattersOnlyAmongEquals) {
  const SmallRun run = households("0", {"1 道 90 - 是", "2 道 90 1 是", "3 道 80 1 是"});
  EXPECT_EQ(run.column("户", "共享"), "1 1 3");
  EXPECT_EQ(run.column("户", "唯一"), "?人数 ?人数 3");
}

TEST(Rank, ARowWhoseFirstKeyIsOpenLeavesEveryOneOpen) {
  const SmallRun run = households("0", {"1 道 - 1 是", "2 道 90 1 是", "3 道 80 1 否"});
  EXPECT_EQ(run.column("户", "共享"), "?分数 ?分数 0");
}

TEST(Rank, ARowThatMayTakePartLeavesOpenThoseBehindIt) {
  const SmallRun run = households("0", {"1 道 95 1 -", "2 道 90 1 是", "3 道 99 1 是"});
  EXPECT_EQ(run.column("户", "共享"), "?参加 ?参加 1");
}

TEST(Rank, AFaultyKeyIsAFaultOfAllThatAreComparedWithIt) {
  const SmallRun run = households("0", {"1 道 ! 1 是", "2 道 90 1 是"});
  EXPECT_EQ(run.column("户", "共享"), "!unreadable !unreadable");
}

TEST(Rank, OpenKeysAtAnyDepthLeaveOpenWhatIsComparedWithThem) {
  const SmallRun run = households(
      "0", {"1 道 90 - 是", "2 道 90 1 是", "3 道 90 2 -", "4 道 80 - 是", "5 道 80 1 否"});
  EXPECT_EQ(run.column("户", "唯一"), "?人数+参加 ?人数 ?参加 ?参加 0");
  EXPECT_EQ(run.column("户", "共享"), "1 1 ?参加 ?参加 0");
}

/// The definition, pair by pair.
TEST(Rank, AgreesWithPairByPairForRandomRows) {
  std::mt19937_64 random{1770};
  for (int round = 0; round < 300; ++round) {
    const auto cell = [&](int values) {
      const auto draw = random() % static_cast<unsigned>(values + 2);
      return draw == 0 ? std::string("-") : std::to_string(draw % static_cast<unsigned>(values));
    };
    std::vector<std::string> rows;
    std::vector<std::array<std::string, 3>> cells;
    for (std::size_t i = 0; i < 1 + random() % 8; ++i) {
      const std::string part = random() % 5 == 0 ? "-" : random() % 5 == 0 ? "否" : "是";
      cells.push_back({part, cell(3), cell(3)});
      rows.push_back(std::to_string(i) + " 道 " + cells[i][1] + " " + cells[i][2] + " " + part);
    }
    const SmallRun run = households("0", rows);
    std::string expected;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::set<std::string> open;
      bool is_tied = false;
      int place = cells[i][0] == "否" ? 0 : 1;
      if (cells[i][0] == "-") open.insert("参加");
      if (cells[i][0] == "是" && cells[i][1] == "-") open.insert("分数");
      for (std::size_t other = 0; other < cells.size() && cells[i][0] == "是"; ++other) {
        if (other == i || cells[other][0] == "否") continue;
        std::string answer = "tie";
        for (const std::size_t key : {1U, 2U}) {
          if (cells[i][key] == "-" || cells[other][key] == "-")
            answer = key == 1 ? "分数" : "人数";
          else if (cells[i][key] != cells[other][key])
            answer = (cells[other][key] > cells[i][key]) == (key == 1) ? "ahead" : "behind";
          if (answer != "tie") break;
        }
        if (answer == "behind") continue;
        is_tied = is_tied || answer == "tie";
        if (answer == "分数" || answer == "人数") open.insert(answer);
        if (answer != "tie" && cells[other][0] == "-") open.insert("参加");
        if (answer == "ahead" && cells[other][0] == "是") ++place;
      }
      std::string names;
      for (const char* name : {"分数", "人数", "参加"})
        if (open.contains(name)) names += (names.empty() ? "?" : "+") + std::string(name);
      expected += (i == 0 ? "" : " ") + (is_tied         ? "!tie"
                                         : names.empty() ? std::to_string(place)
                                                         : names);
    }
    ASSERT_EQ(run.column("户", "唯一"), expected);
  }
}

// ── quotas ────────────────────────────────────────────────────────────────────────────────────

const char* const quota_rules = R"(规则包 小   版本 1
出处 文 "文"
实体 县   键 县名
  输入 名额 : 整数
实体 户   键 户号   属于 县
  输入 分数 : 整数
  输入 参加, 女, 老 : 是否
每个 户   依据 文 "一"
  排名 名次 : 整数   同 县   当 参加   按 分数 从高到低, 户号   名额 县.名额
  排名 照顾 : 整数   同 县   当 参加   按 分数 从高到低, 户号   名额 县.名额
    预留 1   当 女
    预留 1   当 老
  定义 入选 : 是否 = 名次.入选
  定义 候补 : 整数 = 名次.候补位次
  定义 照顾入选 : 是否 = 照顾.入选
  定义 照顾候补 : 是否 = 照顾.候补
  定义 理由 : 文本 = 照顾.理由
)";

const char* const quota_rules_in_english = R"(pack small   version 1
source paper "paper"
entity 县   key 县名
  input 名额 : integer
entity 户   key 户号   of 县
  input 分数 : integer
  input 参加, 女, 老 : bool
each 户   cite paper "1"
  rank 名次 : integer   within 县   when 参加   by 分数 descending, 户号   quota 县.名额
  rank 照顾 : integer   within 县   when 参加   by 分数 descending, 户号   quota 县.名额
    reserve 1   when 女
    reserve 1   when 老
  define 入选 : bool = 名次.admitted
  define 候补 : integer = 名次.waiting_place
  define 照顾入选 : bool = 照顾.admitted
  define 照顾候补 : bool = 照顾.waiting
  define 理由 : text = 照顾.reason
)";

class Quota : public testing::TestWithParam<const char*> {
 protected:
  SmallRun run(const std::string& quota, const std::vector<std::string>& rows) {
    SmallRun made{GetParam()};
    made.table("县", "县名 名额", {"道 " + quota})
        .table("户", "户号 县名 分数 参加 女 老", rows)
        .evaluate();
    return made;
  }
};
INSTANTIATE_TEST_SUITE_P(BothVocabularies, Quota,
                         testing::Values(quota_rules, quota_rules_in_english));

TEST_P(Quota, GoesByPlaceAndTheRestWaits) {
  const SmallRun small =
      run("2", {"1 道 9 是 否 否", "2 道 5 是 否 否", "3 道 8 是 否 否", "4 道 9 否 否 否"});
  EXPECT_EQ(small.column("户", "入选"), "是 否 是 否");
  EXPECT_EQ(small.column("户", "候补"), "0 1 0 0");
}

TEST_P(Quota, ReservedPlacesGoToThoseBehindWhoMeetTheCondition) {
  const SmallRun small = run("3", {"1 道 9 是 是 是", "2 道 8 是 否 否", "3 道 7 是 是 是",
                                   "4 道 6 是 是 否", "5 道 5 是 是 是", "6 道 4 否 是 是"});
  EXPECT_EQ(small.column("户", "照顾入选"), "是 否 是 否 是 否");
  EXPECT_EQ(small.column("户", "照顾候补"), "否 是 否 是 否 否");
  EXPECT_EQ(small.column("户", "理由"), "名额内 候补第1位 预留第1项 候补第2位 预留第2项 不参加");
}

TEST_P(Quota, AReservedPlaceThatNobodyTakesGoesByPlace) {
  const SmallRun small =
      run("3", {"1 道 9 是 是 否", "2 道 8 是 否 否", "3 道 7 是 是 否", "4 道 6 是 否 否"});
  EXPECT_EQ(small.column("户", "理由"), "名额内 名额内 预留第1项 候补第1位");
}

TEST_P(Quota, PlacesAreReservedOutOfAllThereAreAndNotOutOfOneForEachRow) {
  EXPECT_EQ(run("3", {"1 道 9 是 是 是"}).column("户", "理由"), "名额内");
  EXPECT_EQ(run("99999999999", {"1 道 9 是 是 否", "2 道 8 是 否 否"}).column("户", "理由"),
            "名额内 名额内");
  EXPECT_EQ(run("2", {"1 道 9 是 是 是"}).column("户", "理由"), "预留第1项");
}

TEST_P(Quota, NoMorePlacesAreReservedThanThereAre) {
  const SmallRun small = run("1", {"1 道 9 是 否 是", "2 道 8 是 是 否", "3 道 7 是 是 是"});
  EXPECT_EQ(small.column("户", "理由"), "候补第1位 预留第1项 候补第2位");
}

TEST_P(Quota, WhatIsOpenBehindLeavesThoseWithinTheQuotaAsTheyAre) {
  const SmallRun small =
      run("3", {"1 道 9 是 是 否", "2 道 8 是 - 否", "3 道 7 是 是 否", "4 道 6 - 否 否"});
  EXPECT_EQ(small.column("户", "入选"), "是 是 是 ?参加");
  EXPECT_EQ(small.column("户", "照顾入选"), "是 ?参加+女 ?参加+女 ?参加");
  EXPECT_EQ(run("-", {"1 道 9 是 是 否"}).column("户", "入选"), "?名额");
}

// ── splits ────────────────────────────────────────────────────────────────────────────────────

TEST(SplitFixed, AgreesWithThePublishedTable) {
  const SmallRun run = households("0.07", {});
  EXPECT_EQ(run.column("县", "甲") + " " + run.column("县", "乙") + " " + run.column("县", "丙") +
                " " + run.column("县", "丁"),
            "0.02 0.01 0.03 0.01");
}

TEST(SplitFixed, ANegativeTotalIsMirrored) {
  const SmallRun run = households("-0.07", {});
  EXPECT_EQ(run.column("县", "甲") + " " + run.column("县", "丙"), "-0.02 -0.03");
}

TEST(SplitFixed, AnOpenTotalLeavesEveryShareOpen) {
  EXPECT_EQ(households("-", {}).column("县", "丁"), "?资金");
  EXPECT_EQ(households("!", {}).column("县", "丁"), "!unreadable");
}

TEST(SplitFixed, SharesAddUpForManyTotalsOfEverySize) {
  std::mt19937_64 random{9};
  std::vector<std::string> counties;
  for (int i = 0; i < 500; ++i)
    counties.push_back(std::to_string(i) + " " +
                       format_shortest(*Rational::from_decimal(
                           static_cast<Int128>(random() >> (i % 60)) - (i % 2 ? 0 : 1000), 2)));
  SmallRun run{rules};
  run.table("县", "县名 资金", counties).evaluate();
  const checked::EntityId entity = checked::find_entity(run.pack, "县");
  const auto number = [&](const char* name, std::size_t row) {
    return std::get<Rational>(
        eval::outcome(run.pack, run.run, checked::find_column(run.pack, entity, name), row).value);
  };
  for (std::size_t row = 0; row < counties.size(); ++row) {
    Rational sum{0};
    for (const char* name : {"甲", "乙", "丙", "丁"}) sum = *add(sum, number(name, row));
    ASSERT_EQ(sum, number("资金", row)) << counties[row];
  }
}

TEST(SplitByWeight, LeftOverFenGoToTheLargestRemaindersAndTiesByKey) {
  const SmallRun run = households("0.10", {"3 道 1 1 是", "1 道 2 1 是", "2 道 3 1 是"});
  EXPECT_EQ(run.column("户", "份额"), "0.03 0.04 0.03");
}

TEST(SplitByWeight, ATieThatNoKeyBreaksIsAFault) {
  const SmallRun run = households("0.10", {"1 道 7 1 是", "2 道 7 1 是", "3 道 7 1 是"});
  EXPECT_EQ(run.column("户", "平分"), "!tie !tie !tie");
  EXPECT_EQ(households("0.09", {"1 道 7 1 是", "2 道 7 1 是", "3 道 7 1 是"}).column("户", "平分"),
            "0.03 0.03 0.03");
}

TEST(SplitByWeight, WhoIsLeftOutGetsZeroAndIsNotAsked) {
  const SmallRun run = households("1", {"1 道 1 1 是", "2 道 2 - 否", "3 道 3 3 是"});
  EXPECT_EQ(run.column("户", "份额"), "0.25 0 0.75");
}

TEST(SplitByWeight, WhoMayTakePartLeavesTheOthersOpenAndHangsOnThatAlone) {
  const SmallRun run = households("1", {"1 道 1 1 是", "2 道 2 1 -", "3 道 3 1 否"});
  EXPECT_EQ(run.column("户", "份额"), "?参加 ?参加 0");
}

TEST(SplitByWeight, AnUnknownWeightOrTotalLeavesAllOpen) {
  EXPECT_EQ(households("1", {"1 道 1 - 是", "2 道 2 1 是"}).column("户", "份额"), "?人数 ?人数");
  EXPECT_EQ(households("-", {"1 道 1 1 是", "2 道 2 1 是"}).column("户", "份额"), "?资金 ?资金");
}

TEST(SplitByWeight, ANegativeWeightIsAFaultWhateverElseIsOpen) {
  EXPECT_EQ(households("-", {"1 道 1 -1 是", "2 道 2 - 是"}).column("户", "份额"),
            "!negative !negative");
}

TEST(SplitByWeight, AllWeightsZeroAreAFaultAndNobodyTakingPartIsNot) {
  EXPECT_EQ(households("1", {"1 道 1 0 是", "2 道 2 0 是"}).column("户", "份额"),
            "!all-zero !all-zero");
  EXPECT_EQ(households("1", {"1 道 1 0 否", "2 道 2 0 否"}).column("户", "份额"), "0 0");
}

// ── splits between bounds, by other methods, equally ──────────────────────────────────────────

const char* const bounded_rules = R"(规则包 小   版本 1
出处 文 "文"
参数 下限 : 金额 = 2元   依据 文 "一"
实体 县   键 县名
  输入 资金 : 金额
实体 户   键 户号   属于 县
  输入 人数 : 整数
  输入 最多 : 金额
每个 县   依据 文 "一"
  定义 没分的 : 金额 = 户.份额.剩余
  分配 资金   平均   给 东, 西 : 金额   到 分   法 末位
每个 户   依据 文 "一"
  分配 县.资金   按 人数   给 份额 : 金额   至少 下限   至多 最多   到 分   不足 平均   并列 户号
  分配 县.资金   按 人数   给 轮流 : 金额   至少 下限   到 分   不足 依次   并列 户号
  分配 县.资金   平均   给 均分 : 金额   到 1元   法 首位   并列 户号
  定义 大家没分的 : 金额 = 份额.剩余
)";

const char* const bounded_rules_in_english = R"(pack small   version 1
source paper "paper"
param floor_of_all : money = 2元   cite paper "1"
entity 县   key 县名
  input 资金 : money
entity 户   key 户号   of 县
  input 人数 : integer
  input 最多 : money
each 县   cite paper "1"
  define 没分的 : money = 户.份额.left_over
  split 资金   equally   into 东, 西 : money   to 分   method last
each 户   cite paper "1"
  split 县.资金   by 人数   into 份额 : money   at_least floor_of_all   at_most 最多   to 分   short equally   ties 户号
  split 县.资金   by 人数   into 轮流 : money   at_least floor_of_all   to 分   short in_turn   ties 户号
  split 县.资金   equally   into 均分 : money   to 1元   method first   ties 户号
  define 大家没分的 : money = 份额.left_over
)";

class BoundedSplit : public testing::TestWithParam<const char*> {
 protected:
  SmallRun run(const std::string& fund, const std::vector<std::string>& rows) {
    SmallRun made{GetParam()};
    made.table("县", "县名 资金", {"道 " + fund})
        .table("户", "户号 县名 人数 最多", rows)
        .evaluate();
    return made;
  }
};
INSTANTIATE_TEST_SUITE_P(BothVocabularies, BoundedSplit,
                         testing::Values(bounded_rules, bounded_rules_in_english));

TEST_P(BoundedSplit, LiftsToTheFloorAndCutsToTheCapOfEachRow) {
  const SmallRun small = run("20.01", {"1 道 1 9", "2 道 3 9", "3 道 20 10"});
  EXPECT_EQ(small.column("户", "份额"), "2.5 7.51 10");
  EXPECT_EQ(small.column("县", "没分的"), "0");
}

TEST_P(BoundedSplit, NamesWhatIsAboveAllCaps) {
  const SmallRun small = run("20.01", {"1 道 1 3", "2 道 3 4", "3 道 0 9"});
  EXPECT_EQ(small.column("户", "份额"), "3 4 2");
  EXPECT_EQ(small.column("县", "没分的"), "11.01");
  EXPECT_EQ(small.column("户", "大家没分的"), "11.01 11.01 11.01");
}

TEST_P(BoundedSplit, AFundBelowTheFloorsGoesByItsRule) {
  const SmallRun small = run("4.01", {"2 道 1 3", "1 道 3 4", "3 道 0 9"});
  EXPECT_EQ(small.column("户", "份额"), "1.34 1.34 1.33");
  EXPECT_EQ(small.column("户", "轮流"), "2 2 0.01");
}

TEST_P(BoundedSplit, AFloorAboveACapIsAFaultOfAll) {
  const SmallRun small = run("20", {"1 道 1 1", "2 道 3 -"});
  EXPECT_EQ(small.column("户", "份额"), "?最多 ?最多");
  EXPECT_EQ(run("20", {"1 道 1 1", "2 道 3 4"}).column("户", "份额"), "!crossed !crossed");
}

TEST_P(BoundedSplit, EquallyAsksForNoWeight) {
  const SmallRun small = run("8.5", {"2 道 - 9", "1 道 - 9", "3 道 - 9"});
  EXPECT_EQ(small.column("户", "均分"), "2 4 2");
  EXPECT_EQ(small.column("县", "东") + " " + small.column("县", "西"), "4.25 4.25");
}

TEST_P(BoundedSplit, WithoutRowsAllIsLeftOver) {
  EXPECT_EQ(run("8.5", {}).column("县", "没分的"), "8.5");
  EXPECT_EQ(run("-", {}).column("县", "没分的"), "?资金");
}

const char* const period_rules = R"(规则包 小   版本 1
出处 文 "文"
实体 期   键 期号
  输入 钱 : 金额
  次序 逐期   按 期号
每个 期   依据 文 "一"
  分配 钱   按 3:3:1   给 甲, 乙, 丙 : 金额   到 分   法 韦伯斯特   累计 逐期
)";

const char* const period_rules_in_english = R"(pack small   version 1
source paper "paper"
entity 期   key 期号
  input 钱 : money
  order by_number   by 期号
each 期   cite paper "1"
  split 钱   by 3:3:1   into 甲, 乙, 丙 : money   to 分   method webster   cumulative by_number
)";

class Periods : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(BothVocabularies, Periods,
                         testing::Values(period_rules, period_rules_in_english));

TEST_P(Periods, AddUpToTheSplitOfTheSumAndNeverPayBack) {
  SmallRun run{GetParam()};
  run.table("期", "期号 钱", {"2 0.01", "1 0.03", "3 0.03"}).evaluate();
  EXPECT_EQ(run.column("期", "甲"), "0 0.02 0.01");
  EXPECT_EQ(run.column("期", "乙"), "0.01 0.01 0.01");
  EXPECT_EQ(run.column("期", "丙"), "0 0 0.01");
}

TEST_P(Periods, ANegativePeriodIsAFaultFromThereOn) {
  SmallRun run{GetParam()};
  run.table("期", "期号 钱", {"1 0.03", "2 -0.01", "3 0.03", "4 -"}).evaluate();
  EXPECT_EQ(run.column("期", "甲"), "0.02 !refund !refund ?钱");
}

TEST(SplitByWeight, EachScopeIsSplitByItself) {
  SmallRun run{rules};
  run.table("县", "县名 资金", {"道 1", "永 -1"})
      .table("户", "户号 县名 分数 人数 参加",
             {"1 永 1 1 是", "2 道 2 1 是", "3 永 3 2 是", "4 道 4 2 是"})
      .evaluate();
  EXPECT_EQ(run.column("户", "份额"), "-0.33 0.33 -0.67 0.67");
}

}  // namespace
}  // namespace guiju
