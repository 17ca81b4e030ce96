// The program without what the written conclusions do not need.

#include "small_run.hpp"

namespace guiju {
namespace {

const char* const rules = R"(规则包 小   版本 1
出处 文 "文"
实体 县   键 县名
  输入 池 : 金额
  输出 受理额
实体 户   键 户号   属于 县
  输入 合格 : 是否
  输入 金额 : 金额
  次序 先后   同 县   按 户号
  输出 可贷, 名次, 连着
每个 县   依据 文 "一"
  定义 受理额 : 金额 = 合计(户.金额 当 受理)
  定义 不写的 : 金额 = 合计(户.金额)
每个 户   依据 文 "一"
  资格 可贷 : 是否
    必须 合格          否则 "不合格"
    必须 金额 > 大额   否则 "太少"
  设 大额 = 县.池 / 10
  定义 受理 : 是否 = 金额 + 合计(此前.金额 当 受理) <= 县.池   按 先后
  排名 名次 : 整数   同 县   当 可贷   按 金额 从高到低, 户号
  排名 别的名次 : 整数   同 县   按 金额, 户号
  定义 连着 : 是否 = 连续(2, 可贷)   按 先后
  分配 金额   按 3:2 给 甲份, 乙份 : 金额   到 分
)";

SmallRun small_run(bool only_results) {
  SmallRun run{rules};
  if (only_results) run.program = program::results_only(run.pack, run.program);
  run.table("县", "县名 池", {"道 100", "宁 50"})
      .table("户", "户号 县名 合格 金额",
             {"1 道 是 60", "2 道 否 30", "3 道 是 50", "4 道 - 10", "5 宁 是 40", "6 宁 是 !"})
      .evaluate();
  return run;
}

TEST(ResultsOnly, WritesTheSameConclusions) {
  const SmallRun full = small_run(false);
  const SmallRun lean = small_run(true);
  EXPECT_EQ(lean.column("县", "受理额"), full.column("县", "受理额"));
  for (const char* name : {"可贷", "名次", "连着"})
    EXPECT_EQ(lean.column("户", name), full.column("户", name)) << name;
}

TEST(ResultsOnly, LeavesOutWhatNobodyReads) {
  const SmallRun lean = small_run(true);
  EXPECT_LT(lean.program.stages.size(), small_run(false).program.stages.size());
  const auto is_there = [&](const char* entity, const char* name) {
    const auto id = checked::find_column(lean.pack, checked::find_entity(lean.pack, entity), name);
    EXPECT_EQ(lean.run.columns[id.index()].size > 0, lean.program.slots[id.index()].is_stored);
    return lean.program.slots[id.index()].is_stored;
  };
  EXPECT_FALSE(is_there("县", "不写的"));
  EXPECT_FALSE(is_there("户", "别的名次"));
  EXPECT_FALSE(is_there("户", "甲份"));
  EXPECT_FALSE(is_there("户", "可贷.未满足"));
  EXPECT_TRUE(is_there("户", "受理"));
  EXPECT_TRUE(is_there("户", "金额"));
}

}  // namespace
}  // namespace guiju
