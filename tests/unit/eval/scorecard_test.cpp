// Scorecards: vetoes among what is not known, and what stands in for what is missing.

#include "small_run.hpp"

namespace guiju {
namespace {

const char* const rules = R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 甲, 乙 : 是否
  输入 数, 全 : 整数
每个 户   依据 文 "一"
  评分 各样 : 整数
    项 分   得 数
    否决 当 甲   得 0
    否决 当 乙   得 1
  评分 一样 : 整数
    项 分   得 数
    否决 当 甲   得 0
    否决 当 乙   得 0
  评分 替代 : 小数   显示 到 0.01
    项 分   得 数 / 全   缺失 得 5
)";

const char* const rules_in_english = R"(pack small   version 1
source paper "paper"
entity 户   key 户号
  input 甲, 乙 : bool
  input 数, 全 : integer
each 户   cite paper "1"
  score 各样 : integer
    item 分   gives 数
    veto when 甲   gives 0
    veto when 乙   gives 1
  score 一样 : integer
    item 分   gives 数
    veto when 甲   gives 0
    veto when 乙   gives 0
  score 替代 : decimal   show to 0.01
    item 分   gives 数 / 全   missing gives 5
)";

class Scorecard : public testing::TestWithParam<const char*> {
 protected:
  SmallRun run(const std::vector<std::string>& rows) {
    SmallRun made{GetParam()};
    made.table("户", "户号 甲 乙 数 全", rows).evaluate();
    return made;
  }
};
INSTANTIATE_TEST_SUITE_P(BothVocabularies, Scorecard, testing::Values(rules, rules_in_english));

TEST_P(Scorecard, AVetoBelowOneThatMayYetHoldDecidesWhereBothGiveTheSame) {
  const SmallRun small = run({"1 - 是 7 1", "2 是 - 7 1", "3 - 否 7 1", "4 否 否 7 1"});
  EXPECT_EQ(small.column("户", "各样"), "?甲 0 ?甲 7");
  EXPECT_EQ(small.column("户", "一样"), "0 0 ?甲 7");
}

TEST_P(Scorecard, OnlyWhatIsMissingHasAStandIn) {
  const SmallRun small = run({"1 否 否 - 2", "2 否 否 6 2", "3 否 否 6 0", "4 否 否 ! 2"});
  EXPECT_EQ(small.column("户", "替代"), "5 3 !zero !unreadable");
}

}  // namespace
}  // namespace guiju
