// What reads other rows of its table or of the tables below: aggregates, scans, windows, tables that
// hit by words, and what must not depend on the order or the number of rows.

#include <algorithm>
#include <random>

#include "small_run.hpp"

namespace guiju {
namespace {

const char* const county = R"(规则包 小   版本 1
出处 文 "文"
实体 县   键 县名
实体 户   键 户号   属于 县
  输入 收入 : 小数
  输入 计入, 真 : 是否
  次序 先后   同 县   按 户号
每个 县   依据 文 "一"
  定义 总数 : 小数 = 合计(户.收入 当 计入)   显示 到 1
  定义 户数 : 整数 = 计数(户 当 计入)
  定义 平均 : 小数 = 均值(户.收入 当 计入)   显示 到 1
  定义 最小数 : 小数 = 最小(户.收入 当 计入)   显示 到 1
  定义 有真 : 是否 = 任一(户.真 当 计入)
  定义 全真 : 是否 = 全部(户.真 当 计入)
)";

SmallRun aggregates(const std::vector<std::string>& rows) {
  SmallRun run{county};
  run.table("县", "县名", {"道"}).table("户", "户号 县名 收入 计入 真", rows).evaluate();
  return run;
}

TEST(Aggregate, CountsTheRowsThatItsFilterLetsThrough) {
  const SmallRun run = aggregates({"1 道 10 是 是", "2 道 5.5 是 否", "3 道 ! 否 !"});
  EXPECT_EQ(run.column("县", "总数"), "15.5");
  EXPECT_EQ(run.column("县", "户数"), "2");
  EXPECT_EQ(run.column("县", "平均"), "7.75");
  EXPECT_EQ(run.column("县", "最小数"), "5.5");
  EXPECT_EQ(run.column("县", "有真"), "是");
  EXPECT_EQ(run.column("县", "全真"), "否");
}

TEST(Aggregate, ARowWhoseFilterIsOpenHangsOnTheFilterAlone) {
  const SmallRun run = aggregates({"1 道 - - -", "2 道 5 是 是"});
  EXPECT_EQ(run.column("县", "总数"), "?计入");
  EXPECT_EQ(run.column("县", "户数"), "?计入");
  EXPECT_EQ(run.column("县", "平均"), "?计入");
}

TEST(Aggregate, AMissingValueLeavesTheSumOpenAndTheCountKnown) {
  const SmallRun run = aggregates({"1 道 - 是 -", "2 道 5 是 是"});
  EXPECT_EQ(run.column("县", "总数"), "?收入");
  EXPECT_EQ(run.column("县", "户数"), "2");
  EXPECT_EQ(run.column("县", "有真"), "是");
  EXPECT_EQ(run.column("县", "全真"), "?真");
}

TEST(Aggregate, OfNoRowsIsWhatAHelperSaysOtherwise) {
  // Nobody else reads the helper, and yet the aggregate needs it as a column.
  SmallRun run{R"(规则包 小   版本 1
出处 文 "文"
实体 县   键 县名
  输入 底 : 整数
实体 户   键 户号   属于 县
  输入 收入 : 整数
每个 县   依据 文 "一"
  设 补 = 底 + 1
  定义 最大数 : 整数 = 最大(户.收入 否则 补)
)"};
  run.table("县", "县名 底", {"道 3", "宁 5"}).table("户", "户号 县名 收入", {"1 道 7"}).evaluate();
  EXPECT_EQ(run.column("县", "最大数"), "7 6");
}

TEST(Aggregate, OfNoRowsSumsAreZeroAndMeansAreFaults) {
  const SmallRun run = aggregates({"1 道 3 否 是"});
  EXPECT_EQ(run.column("县", "总数"), "0");
  EXPECT_EQ(run.column("县", "户数"), "0");
  EXPECT_EQ(run.column("县", "平均"), "!empty");
  EXPECT_EQ(run.column("县", "最小数"), "!empty");
  EXPECT_EQ(run.column("县", "有真"), "否");
  EXPECT_EQ(run.column("县", "全真"), "是");
}

TEST(Aggregate, AFaultSaysWhichColumnRaisedIt) {
  const SmallRun run = aggregates({"1 道 3 否 是"});
  const checked::EntityId entity = checked::find_entity(run.pack, "县");
  const checked::ColumnId mean = checked::find_column(run.pack, entity, "平均");
  EXPECT_EQ(eval::outcome(run.pack, run.run, mean, 0).fault.column, mean);
}

TEST(Aggregate, ATableThatWasLeftOutIsMissing) {
  SmallRun run{county};
  run.table("县", "县名", {"道"}).evaluate();
  EXPECT_EQ(run.column("县", "总数"), "?计入");
}

// ── over an order ─────────────────────────────────────────────────────────────────────────────

const char* const order = R"(规则包 小   版本 1
出处 文 "文"
实体 县   键 县名
  输入 池 : 金额
实体 户   键 户号   属于 县
  输入 次日 : 日期
  输入 金额 : 金额
  输入 起了, 止了 : 是否
  次序 先后   同 县   按 次日
每个 户   依据 文 "一"
  定义 受理 : 是否 = 金额 + 合计(此前.金额 当 受理) <= 县.池   按 先后
  定义 余额 : 金额 = 县.池 - 合计(至此.金额 当 受理)   按 先后
  定义 上次 : 金额 = 上一行(金额, 0元)   按 先后
  定义 连着 : 是否 = 连续(2, 起了)   按 先后
  状态 开 : 是否   按 先后
    起 当 起了
    止 当 止了
  定义 甲 : 整数 = 上一行(乙, 1)   按 先后
  定义 乙 : 整数 = 上一行(甲, 2)   按 先后
)";

SmallRun in_line(const std::vector<std::string>& rows) {
  SmallRun run{order};
  run.table("县", "县名 池", {"道 100"})
      .table("户", "户号 县名 次日 金额 起了 止了", rows)
      .evaluate();
  return run;
}

TEST(Scan, AdmissionSkipsWhatDoesNotFitAndReadsItselfOnEarlierRows) {
  const SmallRun run = in_line({"1 道 2016-01-03 30 否 否", "2 道 2016-01-01 60 否 否",
                                "3 道 2016-01-02 50 否 否", "4 道 2016-01-04 20 否 否"});
  EXPECT_EQ(run.column("户", "受理"), "是 是 否 否");
  EXPECT_EQ(run.column("户", "余额"), "10 40 40 10");
  EXPECT_EQ(run.column("户", "上次"), "50 0 60 30");
}

TEST(Scan, WhatFollowsAnOpenRowIsOpenWhereItIsAsked) {
  const SmallRun run =
      in_line({"1 道 2016-01-01 60 否 否", "2 道 2016-01-02 - 否 否", "3 道 2016-01-03 10 否 否"});
  EXPECT_EQ(run.column("户", "受理"), "是 ?金额 ?金额");
  EXPECT_EQ(run.column("户", "上次"), "0 60 ?金额");
}

TEST(Scan, AStateLastsFromItsStartUntilItsStop) {
  const SmallRun run =
      in_line({"1 道 2016-01-01 1 否 否", "2 道 2016-01-02 1 是 是", "3 道 2016-01-03 1 否 否",
               "4 道 2016-01-04 1 - 否", "5 道 2016-01-05 1 否 -", "6 道 2016-01-06 1 否 是"});
  EXPECT_EQ(run.column("户", "开"), "否 是 是 是 ?止了 否");
}

TEST(Scan, TwoColumnsThatReadEachOtherSwapTheirValues) {
  const SmallRun run = in_line({"1 道 2016-01-01 1 否 否", "2 道 2016-01-02 1 否 否",
                                "3 道 2016-01-03 1 否 否", "4 道 2016-01-04 1 否 否"});
  EXPECT_EQ(run.column("户", "甲"), "1 2 1 2");
  EXPECT_EQ(run.column("户", "乙"), "2 1 2 1");
}

TEST(Scan, AMissingOrderCellLeavesItsWholeScopeOpen) {
  SmallRun run{order};
  run.table("县", "县名 池", {"道 100", "永 100"})
      .table("户", "户号 县名 次日 金额 起了 止了",
             {"1 道 2016-01-01 1 否 否", "2 道 - 1 否 否", "3 永 2016-01-01 1 否 否"})
      .evaluate();
  EXPECT_EQ(run.column("户", "受理"), "?次日 ?次日 是");
  EXPECT_EQ(run.column("户", "连着"), "?次日 ?次日 否");
  EXPECT_EQ(run.column("户", "开"), "?次日 ?次日 否");
}

TEST(Scan, ATieInTheOrderIsAFaultOfItsScope) {
  const SmallRun run = in_line({"1 道 2016-01-01 1 否 否", "2 道 2016-01-01 1 否 否"});
  EXPECT_EQ(run.column("户", "受理"), "!tie !tie");
}

TEST(Window, NeedsAsManyRowsAndOneThatDoesNotHoldSettlesIt) {
  const SmallRun run =
      in_line({"1 道 2016-01-01 1 是 否", "2 道 2016-01-02 1 是 否", "3 道 2016-01-03 1 - 否",
               "4 道 2016-01-04 1 否 否", "5 道 2016-01-05 1 ! 否", "6 道 2016-01-06 1 是 否"});
  EXPECT_EQ(run.column("户", "连着"), "否 是 ?起了 否 否 !unreadable");
}

TEST(Window, MayAskForALengthThatItselfRunsOverTheOrder) {
  SmallRun run{R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 几 : 整数
  输入 真 : 是否
  次序 先后   按 户号
每个 户   依据 文 "一"
  定义 连着 : 是否 = 连续(上一行(几, 1), 真)   按 先后
)"};
  run.table("户", "户号 几 真", {"1 2 是", "2 3 是", "3 1 是", "4 0 是", "5 1 是"}).evaluate();
  EXPECT_EQ(run.column("户", "连着"), "是 是 是 是 !count");
}

TEST(Scan, RefusesByNameWhatCannotRunOverAnOrderYet) {
  EXPECT_THROW(SmallRun{R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 几 : 整数
  次序 先后   按 户号
每个 户   依据 文 "一"
  定义 最小数 : 整数 = 最小(此前.几)   按 先后
)"},
               std::runtime_error);
}

// ── whatever the rows stand in ────────────────────────────────────────────────────────────────

const char* const words = R"(规则包 小   版本 1
出处 文 "文"
枚举 色 = 红, 绿, 蓝
实体 户   键 户号
  输入 头 : 色
  输入 甲, 乙 : 是否
  输入 数 : 整数
每个 户   依据 文 "一"
  决策表 快 : 色   命中 唯一
    | 头     | 甲 | 乙 || 快 |
    | 红     | 是 | -  || 红 |
    | 红, 绿 | 否 | 是 || 绿 |
    | 非 红  | 是 | 否 || 蓝 |
    | 否则             || 红 |
  决策表 慢 : 色   命中 唯一
    | 头     | 甲 | 乙 | 数   || 慢 |
    | 红     | 是 | -  | >= 0 || 红 |
    | 红, 绿 | 否 | 是 | >= 0 || 绿 |
    | 非 红  | 是 | 否 | >= 0 || 蓝 |
    | 否则                    || 红 |
  决策表 首快 : 色   命中 首个
    | 头     | 甲 | 乙 || 首快 |
    | 红, 蓝 | -  | 是 || 红 |
    | -      | 是 | -  || 绿 |
    | 否则             || 蓝 |
  决策表 首慢 : 色   命中 首个
    | 头     | 甲 | 乙 | 数   || 首慢 |
    | 红, 蓝 | -  | 是 | >= 0 || 红 |
    | -      | 是 | -  | >= 0 || 绿 |
    | 否则                    || 蓝 |
)";

std::vector<std::string> all_words() {
  std::vector<std::string> rows;
  for (const char* head : {"红", "绿", "蓝", "-", "!"})
    for (const char* left : {"是", "否", "-", "!"})
      for (const char* right : {"是", "否", "-", "!"})
        rows.push_back(std::to_string(rows.size()) + " " + head + " " + left + " " + right + " 1");
  return rows;
}

TEST(Dense, ATableByWordsSaysWhatTheSameTableSaysRowByRow) {
  SmallRun run{words};
  ASSERT_EQ(run.program.tables.size(), 2U);
  run.table("户", "户号 头 甲 乙 数", all_words()).evaluate();
  EXPECT_EQ(run.column("户", "快"), run.column("户", "慢"));
  EXPECT_EQ(run.column("户", "首快"), run.column("户", "首慢"));
}

/// By key, so that the order of rows plays no part.
std::vector<std::string> by_key(const SmallRun& run, const std::string& entity_name,
                                const std::vector<std::string>& columns) {
  const checked::EntityId entity = checked::find_entity(run.pack, entity_name);
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < eval::row_count(run.run, entity); ++row) {
    std::string line = run.shown(eval::outcome(run.pack, run.run, run.pack.at(entity).key[0], row));
    for (const std::string& name : columns)
      line += " " + run.shown(eval::outcome(run.pack, run.run,
                                            checked::find_column(run.pack, entity, name), row));
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> random_rows(std::mt19937_64& random, std::size_t count) {
  const auto truth = [&] {
    return std::vector<std::string>{"是", "否", "-", "!"}[random() % 12 % 4];
  };
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const auto day = 1 + i % 28;
    const auto month = 1 + i / 28 % 12;
    const auto year = 1990 + i / 336;
    rows.push_back(std::to_string(i) + " 道 " +
                   to_string(*make_date(static_cast<int>(year), static_cast<int>(month),
                                        static_cast<int>(day))) +
                   " " + (random() % 50 == 0 ? "-" : std::to_string(random() % 9)) + " " +
                   (i < count / 2 ? truth() : "否") + " " + truth());
  }
  return rows;
}

TEST(Rows, TheirOrderInTheFilePlaysNoPart) {
  std::mt19937_64 random{3};
  std::vector<std::string> rows = random_rows(random, 300);
  const std::vector<std::string> columns{"受理", "余额", "上次", "连着", "开", "甲", "乙"};
  const auto expected = by_key(in_line(rows), "户", columns);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(rows.begin(), rows.end(), random);
    ASSERT_EQ(by_key(in_line(rows), "户", columns), expected);
  }
}

TEST(Rows, ManyAtOnceSayWhatEachSaysAlone) {
  const std::vector<std::string> some = all_words();
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < 60; ++i)
    for (const std::string& row : some)
      rows.push_back(std::to_string(rows.size()) + row.substr(row.find(' ')));
  ASSERT_GT(rows.size(), 4096U);
  SmallRun together{words};
  together.table("户", "户号 头 甲 乙 数", rows).evaluate();
  const std::vector<std::string> columns{"快", "慢", "首快", "首慢"};
  std::vector<std::string> alone;
  for (const std::string& row : some) {
    SmallRun one{words};
    one.table("户", "户号 头 甲 乙 数", {row}).evaluate();
    std::string line;
    for (const std::string& name : columns) line += " " + one.column("户", name);
    alone.push_back(line);
  }
  const checked::EntityId entity = checked::find_entity(together.pack, "户");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::string line;
    for (const std::string& name : columns)
      line += " " +
              together.shown(eval::outcome(together.pack, together.run,
                                           checked::find_column(together.pack, entity, name), row));
    ASSERT_EQ(line, alone[row % some.size()]) << rows[row];
  }
}

TEST(Record, GivesTheValueOfEveryExpressionOfADefinition) {
  const SmallRun run = in_line({"1 道 2016-01-01 60 否 否", "2 道 2016-01-02 50 否 否"});
  const checked::EntityId entity = checked::find_entity(run.pack, "户");
  const checked::ColumnId column = checked::find_column(run.pack, entity, "受理");
  const eval::Recording recording = eval::record(run.pack, run.program, run.run, column, 1);
  const auto& comparison =
      run.pack.at(std::get<checked::Formula>(run.pack.at(column).definition).value);
  EXPECT_EQ(run.shown(*recording.at(comparison.args[0])), "110");
  EXPECT_EQ(run.shown(*recording.at(comparison.args[1])), "100");
}

}  // namespace
}  // namespace guiju
