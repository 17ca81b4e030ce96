// Processes, and the spreading of their log.

#include "small_run.hpp"

namespace guiju {
namespace {

const char* const rules = R"(规则包 小   版本 1
出处 文 "文"
枚举 环节 = 申请, 受理, 联审, 放贷
枚举 单位 = 本人, 乡镇, 信用社
实体 户   键 户号
  输入 申请书, 合同 : 是否
  输入 要联审 : 是否
实体 办理   键 户号, 环节   属于 户
  输入 环节 : 环节
  输入 办理日 : 日期
  输入 办理单位 : 单位
每个 户   依据 文 "一"
  流程 进度 : 环节   记于 办理(环节, 办理日, 办理单位)   未办 "未办"   办完 "无"
    步 申请   由 本人     需 申请书
    步 受理   由 乡镇
    步 联审   由 乡镇     当 要联审
    步 放贷   由 信用社   需 申请书, 合同
  定义 下一单位 : 文本 = 进度.下一单位
  定义 件齐 : 是否 = 进度.件齐
  定义 缺几样 : 整数 = 长度(进度.缺件)
  定义 有越序 : 是否 = 进度.有越序
  定义 越序几步 : 整数 = 长度(进度.越序)
  定义 到了受理 : 是否 = 进度 >= 受理
每个 办理   依据 文 "一"
  定义 其户有越序 : 是否 = 户.有越序
)";

/// Of households with these cells and one log of them all.
SmallRun households(const std::vector<std::string>& rows, const std::vector<std::string>& log) {
  SmallRun run{rules};
  run.table("户", "户号 申请书 合同 要联审", rows)
      .table("办理", "户号 环节 办理日 办理单位", log)
      .evaluate();
  return run;
}

TEST(Process, StandsAtTheEndOfTheUnbrokenRun) {
  const SmallRun run =
      households({"1 是 是 是", "2 是 是 是", "3 是 是 是", "4 是 是 是", "5 是 是 是"},
                 {"2 申请 2016-01-01 本人", "3 申请 2016-01-01 本人", "3 联审 2016-01-03 乡镇",
                  "4 申请 2016-01-01 本人", "4 受理 2016-01-02 乡镇", "5 申请 2016-01-01 本人",
                  "5 受理 2016-01-02 乡镇", "5 联审 2016-01-03 乡镇", "5 放贷 2016-01-04 信用社"});
  EXPECT_EQ(run.column("户", "进度"), "未办 申请 申请 受理 放贷");
  EXPECT_EQ(run.column("户", "下一单位"), "本人 乡镇 乡镇 乡镇 无");
  EXPECT_EQ(run.column("户", "有越序"), "否 否 是 否 否");
  EXPECT_EQ(run.column("户", "到了受理"), "否 否 否 是 是");
}

TEST(Process, AStepThatDoesNotApplyIsPassedOver) {
  const std::vector<std::string> log{"1 申请 2016-01-01 本人",   "1 受理 2016-01-02 乡镇",
                                     "2 申请 2016-01-01 本人",   "2 受理 2016-01-02 乡镇",
                                     "2 放贷 2016-01-01 信用社", "3 申请 2016-01-01 本人",
                                     "3 受理 2016-01-02 乡镇",   "4 申请 2016-01-01 本人"};
  const SmallRun run = households({"1 是 是 否", "2 是 是 否", "3 是 是 -", "4 是 是 !"}, log);
  EXPECT_EQ(run.column("户", "进度"), "受理 放贷 ?要联审 申请");
  EXPECT_EQ(run.column("户", "下一单位"), "信用社 无 ?要联审 乡镇");
  // Lending came before accepting, the last step before it that applies.
  EXPECT_EQ(run.column("户", "越序几步"), "0 1 0 0");
}

TEST(Process, AnUnknownGuardLeavesOpenWhatComesAfterIt) {
  const SmallRun run = households({"1 是 是 -", "2 是 是 !"},
                                  {"1 申请 2016-01-01 本人", "1 受理 2016-01-02 乡镇",
                                   "1 放贷 2016-01-03 信用社", "2 放贷 2016-01-03 本人"});
  EXPECT_EQ(run.column("户", "进度"), "?要联审 未办");
  // Whoever lends must be the lender, whatever comes before.
  EXPECT_EQ(run.column("户", "有越序"), "?要联审 是");
}

TEST(Process, AStepWithoutAnyBeforeItIsNotAskedForItsDate) {
  SmallRun run{R"(规则包 小   版本 1
出处 文 "文"
枚举 环节 = 申请, 受理
实体 户   键 户号
  输入 要申请 : 是否
实体 办理   键 户号, 环节   属于 户
  输入 环节 : 环节
  输入 办理日 : 日期
每个 户   依据 文 "一"
  流程 进度 : 环节   记于 办理(环节, 办理日)   未办 "未办"   办完 "无"
    步 申请   由 本人   当 要申请
    步 受理   由 乡镇
  定义 有越序 : 是否 = 进度.有越序
)"};
  run.table("户", "户号 要申请", {"1 否", "2 是", "3 -"})
      .table("办理", "户号 环节 办理日",
             {"1 受理 !", "2 申请 2016-01-01", "2 受理 !", "3 申请 2016-01-01", "3 受理 -"})
      .evaluate();
  EXPECT_EQ(run.column("户", "进度"), "受理 受理 受理");
  EXPECT_EQ(run.column("户", "有越序"), "否 !unreadable ?要申请+办理日");
}

TEST(Process, PapersAreAskedOneByOne) {
  const std::vector<std::string> log{"1 申请 2016-01-01 本人", "1 受理 2016-01-01 乡镇",
                                     "2 申请 2016-01-01 本人", "2 受理 2016-01-01 乡镇",
                                     "3 申请 2016-01-01 本人", "3 受理 2016-01-01 乡镇",
                                     "4 申请 2016-01-01 本人"};
  const SmallRun run = households({"1 否 - 否", "2 是 - 否", "3 ! 否 否", "4 ! ! 否"}, log);
  EXPECT_EQ(run.column("户", "件齐"), "否 ?合同 否 是");
  EXPECT_EQ(run.column("户", "缺几样"), "?合同 ?合同 !unreadable 0");
}

TEST(Process, AMissingDateOrBodyLeavesItsOwnStepOpen) {
  const SmallRun run = households(
      {"1 是 是 否", "2 是 是 否", "3 是 是 否", "4 是 是 否", "5 是 是 否"},
      {"1 申请 - 本人", "1 受理 2016-01-02 乡镇", "2 申请 2016-01-01 -", "3 受理 - -",
       "4 申请 2016-01-02 本人", "4 受理 2016-01-01 !", "5 申请 ! 本人", "5 受理 - 乡镇"});
  EXPECT_EQ(run.column("户", "进度"), "受理 申请 未办 受理 受理");
  EXPECT_EQ(run.column("户", "有越序"), "?办理日 ?办理单位 是 是 !unreadable");
  EXPECT_EQ(run.column("户", "越序几步"), "?办理日 ?办理单位 1 1 !unreadable");
}

TEST(Process, ARowOfWhichTheStepIsNotKnownMayBeAnyStep) {
  const SmallRun run =
      households({"1 是 是 否"}, {"1 申请 2016-01-01 本人", "1 - 2016-01-02 乡镇"});
  EXPECT_EQ(run.column("户", "进度"), "?环节");
  EXPECT_EQ(run.column("户", "到了受理"), "?环节");
}

TEST(Process, ARowOfWhichTheHouseholdIsNotKnownMayBeAnyones) {
  const SmallRun run =
      households({"1 是 是 否", "2 是 是 否"},
                 {"1 申请 2016-01-01 本人", "- 申请 2016-01-02 本人", "- 受理 - 乡镇"});
  EXPECT_EQ(run.column("户", "进度"), "?户号 ?户号");
}

TEST(Process, WithoutTheLogEveryStepHangsOnIt) {
  SmallRun run{rules};
  run.table("户", "户号 申请书 合同 要联审", {"1 是 是 否"}).evaluate();
  EXPECT_EQ(run.column("户", "进度"), "?环节");
  EXPECT_EQ(run.column("户", "有越序"), "?环节");
}

/// One row stands for all households then: two cells for one step are those of two of them.
TEST(Process, WithoutTheHouseholdsWhatSeveralCellsSayOfAStepIsNotKnown) {
  SmallRun run{rules};
  run.table("办理", "户号 环节 办理日 办理单位",
            {"1 申请 2016-01-02 本人", "2 申请 2016-01-03 本人", "1 受理 2016-01-04 乡镇"})
      .evaluate();
  EXPECT_EQ(run.column("办理", "其户有越序"), "?户号 ?户号 ?户号");
}

TEST(Process, AnEmptyLogIsALog) {
  const SmallRun run = households({"1 是 是 否", "2 否 是 否"}, {});
  EXPECT_EQ(run.column("户", "进度"), "未办 未办");
  EXPECT_EQ(run.column("户", "缺几样"), "0 1");
  EXPECT_EQ(run.column("户", "有越序"), "否 否");
}

TEST(Process, OnePassOverTheLogServesAllStepsOfAColumn) {
  const SmallRun run{rules};
  std::size_t spreads = 0;
  for (const program::Stage& stage : run.program.stages) {
    EXPECT_FALSE(std::holds_alternative<program::AggregateStage>(stage));
    if (std::holds_alternative<program::SpreadStage>(stage)) ++spreads;
  }
  // One for where it stands and one for what is out of order.
  EXPECT_EQ(spreads, 2U);
}

}  // namespace
}  // namespace guiju
