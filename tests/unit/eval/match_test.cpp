// Aggregates over rows that do not lie below the asking row: groups, ranges, and what missing cells do.

#include <random>

#include "small_run.hpp"

namespace guiju {
namespace {

const char* const zone = R"(规则包 小   版本 1
出处 文 "文"
枚举 级 = 甲 > 乙 > 丙
实体 区   键 区名
实体 村   键 村号   属于 区
  输入 类 : 文本
  输入 人 : 整数
  输入 等 : 级
  输入 计 : 是否
每个 村   依据 文 "一"
  定义 全部村 : 整数 = 计数(区.村)
  定义 同类 : 整数 = 计数(区.村 当 类 = 本行.类)
  定义 其余 : 整数 = 合计(区.村.人 当 村号 <> 本行.村号)
  定义 更多 : 整数 = 计数(区.村 当 类 = 本行.类 且 人 > 本行.人 且 计)
  定义 更好 : 整数 = 计数(区.村 当 等 > 本行.等)
  定义 相近 : 整数 = 计数(区.村 当 人 在 本行.人 - 1 至 本行.人 + 1)
  定义 有计 : 是否 = 任一(区.村.计 当 类 = 本行.类)
  定义 最多 : 整数 = 最大(区.村.人 当 类 = 本行.类 且 村号 <> 本行.村号 否则 -1)
  定义 那个 : 文本 = 查找(区.村.村号 当 类 = 本行.类 且 人 < 本行.人 否则 "无")
  定义 名单 : 列表 = 列出(区.村.村号 当 类 = 本行.类)
)";

SmallRun in_zone(const std::vector<std::string>& rows) {
  SmallRun run{zone};
  run.table("区", "区名", {"东", "西"}).table("村", "村号 区名 类 人 等 计", rows).evaluate();
  return run;
}

TEST(Match, FindsRowsBesideByGroupsAndRanges) {
  const SmallRun run = in_zone({"1 东 农 5 甲 是", "2 东 农 7 乙 是", "3 东 商 6 丙 否",
                                "4 西 农 9 甲 是", "5 东 农 7 丙 否"});
  EXPECT_EQ(run.column("村", "全部村"), "4 4 4 1 4");
  EXPECT_EQ(run.column("村", "同类"), "3 3 1 1 3");
  EXPECT_EQ(run.column("村", "其余"), "20 18 19 0 18");
  EXPECT_EQ(run.column("村", "更多"), "1 0 0 0 0");
  EXPECT_EQ(run.column("村", "更好"), "0 1 2 0 2");
  EXPECT_EQ(run.column("村", "相近"), "2 3 4 1 3");
  EXPECT_EQ(run.column("村", "有计"), "是 是 否 是 是");
  EXPECT_EQ(run.column("村", "最多"), "7 7 -1 -1 7");
  EXPECT_EQ(run.column("村", "那个"), "无 1 无 无 1");
  EXPECT_EQ(run.column("村", "名单"), "[1,2,5] [1,2,5] [3] [4] [1,2,5]");
}

TEST(Match, SeveralRowsFoundAreAFault) {
  const SmallRun run = in_zone({"1 东 农 5 甲 是", "2 东 农 6 乙 是", "3 东 农 7 丙 否"});
  EXPECT_EQ(run.column("村", "那个"), "无 1 !found");
}

TEST(Match, TheOwnRowIsReadFirstAndIsAllThatTheResultHangsOn) {
  const SmallRun run = in_zone({"1 东 - 5 甲 -", "2 东 农 - 乙 是"});
  EXPECT_EQ(run.column("村", "同类"), "?类 ?类");
  EXPECT_EQ(run.column("村", "更多"), "?类 ?人");
  EXPECT_EQ(run.column("村", "其余"), "?人 5");
}

TEST(Match, AMissingCellOfAnotherRowCountsOnlyWhereTheRestAgrees) {
  const SmallRun run = in_zone(
      {"1 东 农 5 甲 是", "2 东 农 - 乙 是", "3 东 商 6 丙 否", "4 东 农 - - 否", "5 东 - 1 乙 -"});
  EXPECT_EQ(run.column("村", "同类"), "?类 ?类 ?类 ?类 ?类");
  // Row 2 may have more than row 1, row 4 does not count; row 5 has fewer, whatever its kind.
  EXPECT_EQ(run.column("村", "更多"), "?人 ?人 0 ?人 ?类");
  EXPECT_EQ(run.column("村", "更好"), "?等 ?等 ?等 ?等 ?等");
  EXPECT_EQ(run.column("村", "有计"), "是 是 ?类+计 是 ?类");
}

TEST(Match, AnUnreadableCellIsAFaultOfWhatAsksForIt) {
  const SmallRun run = in_zone({"1 东 农 5 甲 是", "2 东 商 6 乙 !", "3 东 农 4 甲 是"});
  EXPECT_EQ(run.column("村", "更多"), "0 0 1");
  EXPECT_EQ(run.column("村", "有计"), "是 !unreadable 是");
}

TEST(Match, TablesThatShareNothingAboveAreTakenWhole) {
  SmallRun run{R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 档 : 整数
  输入 额 : 小数
实体 标准   键 标准号
  输入 哪档 : 小数
  输入 金额 : 金额
每个 户   依据 文 "一"
  定义 得 : 金额 = 查找(标准.金额 当 哪档 = 本行.档 否则 0元)
  定义 户数 : 整数 = 计数(户 当 额 <= 本行.额)
)"};
  run.table("户", "户号 档 额", {"1 1 0.5", "2 2 0.25", "3 3 0.5"})
      .table("标准", "标准号 哪档 金额", {"甲 1.0 100", "乙 2 200"})
      .evaluate();
  EXPECT_EQ(run.column("户", "得"), "100 200 0");
  EXPECT_EQ(run.column("户", "户数"), "3 1 3");
}

TEST(Match, SumsOfQuotientsDoNotHangOnTheOrderOfRows) {
  std::vector<std::string> rows;
  for (int i = 1; i <= 40; ++i)
    rows.push_back(std::to_string(i) + " " + std::to_string(i % 3) + " " + std::to_string(i));
  std::string wanted;
  std::mt19937_64 random{1};
  for (int round = 0; round < 5; ++round) {
    SmallRun run{R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 组 : 整数
  输入 数 : 整数
每个 户   依据 文 "一"
  设 商 = 1 / (数 + 1)
  定义 和 : 小数 = 合计(户.商 当 组 = 本行.组 且 数 <= 本行.数) × 0   显示 到 1
  定义 满 : 整数 = 计数(户 当 组 = 本行.组 且 商 >= 本行.商)
)"};
    run.table("户", "户号 组 数", rows).evaluate();
    std::map<std::string, std::string> by_key;
    const checked::EntityId entity = checked::find_entity(run.pack, "户");
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::string& text = by_key[run.shown(
          eval::outcome(run.pack, run.run, checked::find_column(run.pack, entity, "户号"), row))];
      for (const char* name : {"和", "满"})
        text += run.shown(eval::outcome(run.pack, run.run,
                                        checked::find_column(run.pack, entity, name), row)) +
                " ";
    }
    std::string all;
    for (const auto& [key, text] : by_key) all += key + ": " + text + "\n";
    if (round == 0) wanted = all;
    EXPECT_EQ(all, wanted);
    std::shuffle(rows.begin(), rows.end(), random);
  }
}

}  // namespace
}  // namespace guiju
