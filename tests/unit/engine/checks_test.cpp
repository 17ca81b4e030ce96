// 校验 from the rule file to what is found.
#include <gtest/gtest.h>

#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"
#include "guiju/tables/read.hpp"
#include "guiju/tables/write.hpp"

namespace guiju {
namespace {

constexpr std::string_view rules = R"(规则包 申请   版本 1
出处 文 "一个例子"
实体 户   键 户号
  输入 人口 : 整数
  输入 金额 : 金额
每个 户   依据 文 "一"
  定义 人均 : 金额 = 金额 / 人口   四舍五入 到 分
校验 户   依据 文 "二"
  错误 人口 <= 0        "没有人, 不行"
  警告 金额 > 50万元    "金额偏大"   当 人口 < 10
)";

class ChecksTest : public testing::Test {
 protected:
  void run(std::string_view csv) {
    CompileResult compiled = compile({{"a.gj", std::string(rules)}});
    pack_ = compiled.pack;
    ASSERT_TRUE(pack_) << render_text(compiled.diagnostics, compiled.sources, {});
    household_ = checked::find_entity(pack_->checked, "户");
    DiagnosticSink sink;
    auto pools = std::make_shared<eval::Pools>();
    std::vector<eval::Table> tables;
    tables.push_back(tables::read_csv(pack_->checked, household_, csv, "户.csv", *pools, sink));
    run_ = eval::evaluate(pack_->checked, pack_->program, std::move(tables), pools, {}, sink);
    ASSERT_FALSE(sink.has_errors());
  }
  [[nodiscard]] std::string found() const {
    return tables::write_check_csv(pack_->checked, run_, household_);
  }

  std::shared_ptr<const CompiledPack> pack_;
  checked::EntityId household_;
  eval::Run run_;
};

TEST_F(ChecksTest, ALineForEachRowAndCheckThatHolds) {
  run("户号,人口,金额\nB,-1,500000.01\nA,2,500000.01\nC,20,900000\n");
  EXPECT_EQ(found(), "户号,级别,校验,依据\n"
                     "B,错误,\"没有人, 不行\",一个例子 二\n"
                     "B,警告,金额偏大,一个例子 二\n"
                     "A,警告,金额偏大,一个例子 二\n");
}

TEST_F(ChecksTest, NothingFoundIsNoFile) {
  run("户号,人口,金额\nA,2,500000\n");
  EXPECT_EQ(found(), "");
}

TEST_F(ChecksTest, WhatIsNotKnownFindsNothingAndIsCounted) {
  run("户号,人口,金额\nA,,900000\nB,三,900000\nC,10,\nD,0,1\n");
  EXPECT_EQ(found(), "户号,级别,校验,依据\nD,错误,\"没有人, 不行\",一个例子 二\n");
  const tables::CheckCounts first = tables::count(pack_->checked, run_, pack_->checked.checks[0]);
  EXPECT_EQ(first.found, 1U);
  EXPECT_EQ(first.undecided, 1U);
  EXPECT_EQ(first.faulted, 1U);
  // A guard that is false settles it.
  const tables::CheckCounts second = tables::count(pack_->checked, run_, pack_->checked.checks[1]);
  EXPECT_EQ(second.found, 0U);
  EXPECT_EQ(second.undecided, 1U);
}

TEST_F(ChecksTest, ConclusionsStandWhateverIsFound) {
  run("户号,人口,金额\nA,-2,100\n");
  EXPECT_EQ(tables::write_csv(pack_->checked, run_, household_), "户号,人均\nA,-50.00\n");
}

TEST_F(ChecksTest, ATestReachesACheckByMakingItHold) {
  CompileResult compiled = compile({{"a.gj", std::string(rules) + R"(
测试 "没有人"
  给定 户
    | 户号 | 人口 | 金额   |
    | 1    | 0    | 60万元 |
    | 2    | 缺失 | 1元    |
  应得 户
    | 户号 | "没有人, 不行" | "金额偏大" |
    | 1    | 是             | 是         |
    | 2    | 未定           | 否         |
测试 "不符"
  给定 户
    | 户号 | 人口 |
    | 1    | 1    |
  应得 户
    | 户号 | "没有人, 不行" |
    | 1    | 是             |
)"}});
  ASSERT_TRUE(compiled.pack) << render_text(compiled.diagnostics, compiled.sources, {});
  const TestReport report = run_tests(*compiled.pack);
  EXPECT_TRUE(report.results[0].is_passed);
  EXPECT_FALSE(report.results[1].is_passed);
  std::size_t reached = 0;
  std::size_t checks = 0;
  for (const ClauseCoverage& clause : report.clauses) {
    checks += clause.kind == "check" ? 1 : 0;
    reached += clause.kind == "check" && clause.is_reached ? 1 : 0;
  }
  EXPECT_EQ(checks, 2U);
  EXPECT_EQ(reached, 2U);
}

}  // namespace
}  // namespace guiju
