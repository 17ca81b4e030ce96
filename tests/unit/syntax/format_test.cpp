#include <gtest/gtest.h>

#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

TEST(Format, WritesOneSpaceBetweenWordsAndThreeBeforeClauses) {
  EXPECT_EQ(reformat("每个 户\n    定义  甲:金额=(乙+丙)*-2 四舍五入 到 分  依据  文 “一”"),
            "每个 户\n  定义 甲 : 金额 = (乙 + 丙) * -2   四舍五入 到 分   依据 文 \"一\"\n");
}

TEST(Format, WritesFullWidthSignsInOneForm) {
  EXPECT_EQ(reformat("每个 户\n  设 甲＝合计（乙．丙 当 丁≥５％）÷３、"),
            "每个 户\n  设 甲＝合计（乙．丙 当 丁≥５％）÷３、");
  EXPECT_EQ(reformat("每个 户\n  设 甲＝合计（乙．丙 当 丁≥５％）÷３"),
            "每个 户\n  设 甲 = 合计(乙.丙 当 丁 >= 5%) / 3\n");
}

TEST(Format, CommasBeforeCasesFollowTheirWord) {
  EXPECT_EQ(reformat("每个 户\n  设 a = 当 b 则 c, 否则 d"),
            "每个 户\n  设 a = 当 b 则 c，否则 d\n");
  EXPECT_EQ(reformat("每个 户\n  设 a = when b then c，otherwise d"),
            "每个 户\n  设 a = when b then c, otherwise d\n");
  EXPECT_EQ(reformat("每个 户\n  定义 a : 整数\n    当 b 则 1，\n    否则 2"),
            "每个 户\n  定义 a : 整数\n    当 b 则 1\n    否则 2\n");
}

TEST(Format, KeepsCommentsAndAtMostOneBlankLine) {
  EXPECT_EQ(reformat("\n\n# 头\n每个 户  # 户\n\n\n   # 甲\n   设 甲 = 1\n   # 尾\n\n每个 村\n\n"),
            "# 头\n每个 户  # 户\n\n  # 甲\n  设 甲 = 1\n  # 尾\n\n每个 村\n");
}

TEST(Format, KeepsTheBreaksOfALine) {
  EXPECT_EQ(reformat("每个 户\n  设 甲 = 乙\n  且 丙  # 二\n  # 三\n       且 丁"),
            "每个 户\n  设 甲 = 乙\n      且 丙  # 二\n  # 三\n      且 丁\n");
}

TEST(Format, AlignsTablesByDisplayWidth) {
  EXPECT_EQ(
      reformat("每个 户\n  决策表 a : 整数\n  |有项目|b||a|\n  |是|>=5||自主贷款|\n  |否则||-|\n"),
      "每个 户\n"
      "  决策表 a : 整数\n"
      "    | 有项目 | b    || a        |\n"
      "    | 是     | >= 5 || 自主贷款 |\n"
      "    | 否则          || -        |\n");
}

TEST(Format, ATableOfOneConditionIsAlignedToo) {
  const std::string aligned = "每个 户\n"
                              "  决策表 a : 整数\n"
                              "    | 模式           || a  |\n"
                              "    | 自主贷款       || 1  |\n"
                              "    | >= 高          || 20 |\n"
                              "    | 高 至 中       || 2  |\n"
                              "    | < 3%           || 2  |\n"
                              "    | 否则           || -  |\n";
  EXPECT_EQ(reformat(aligned), "每个 户\n"
                               "  决策表 a : 整数\n"
                               "    | 模式     || a  |\n"
                               "    | 自主贷款 || 1  |\n"
                               "    | >= 高    || 20 |\n"
                               "    | 高 至 中 || 2  |\n"
                               "    | < 3%     || 2  |\n"
                               "    | 否则     || -  |\n");
  EXPECT_EQ(reformat(reformat(aligned)), reformat(aligned));
}

TEST(Format, ClausesOfNeighboursStandInColumns) {
  const std::string eligibility =
      "每个 户\n"
      "  资格 a : 是否\n"
      "    必须 建档立卡                               否则 \"不是建档立卡户\"\n"
      "    不得 失信                                   否则 \"失信\"             依据 文 \"二\"\n"
      "    必须 申请额 在 最低额 至 最高额   当 自主   否则 \"金额不在范围内\"\n";
  const std::string score = "每个 户\n"
                            "  评分 a : 整数\n"
                            "    项 品行       得 品行分                        至多 30\n"
                            "    项 还款能力   得 年纯收入 每满 4000元 得 2   至少 0   至多 20\n"
                            "    加分 表彰     得 表彰次数 * 2                  至多 5\n"
                            "    否决 当 失信   得 0\n";
  const std::string labels = "每个 户\n"
                             "  列出 a : 列表\n"
                             "    \"带头人不足\"   当 带头人数 < 3\n"
                             "    \"贫困户过多\"   当 b\n"
                             "    \"短\"           当 c         依据 文 \"一\"\n";
  const std::string bracket = "每个 户\n"
                              "  分段 a : 金额   按 申请额   累进\n"
                              "    至 5000元    按 3‰\n"
                              "    至 10000元   按 4‰\n"
                              "    以上         按 5‰\n";
  const std::string steps = "每个 户\n"
                            "  流程 a : 环节   记于 步骤(环节, 办理日, 办理单位)\n"
                            "    步 申请       由 党员本人   需 申请书\n"
                            "    步 评议推荐   由 村党组织   需 申请书\n"
                            "    步 放贷       由 信贷部门   需 审定表, 借款合同\n";
  for (const std::string& text : {eligibility, score, labels, bracket, steps}) {
    const std::string formatted = reformat(text);
    EXPECT_EQ(reformat(formatted), formatted);
  }
  EXPECT_EQ(reformat(eligibility), eligibility);
  EXPECT_EQ(reformat(bracket), bracket);
  EXPECT_EQ(reformat(steps), steps);
  EXPECT_EQ(reformat(score), "每个 户\n"
                             "  评分 a : 整数\n"
                             "    项 品行       得 品行分                               至多 30\n"
                             "    项 还款能力   得 年纯收入 每满 4000元 得 2   至少 0   至多 20\n"
                             "    加分 表彰     得 表彰次数 * 2                         至多 5\n"
                             "    否决 当 失信   得 0\n");
  EXPECT_EQ(reformat(labels), "每个 户\n"
                              "  列出 a : 列表\n"
                              "    \"带头人不足\"   当 带头人数 < 3\n"
                              "    \"贫困户过多\"   当 b\n"
                              "    \"短\"           当 c              依据 文 \"一\"\n");
}

TEST(Format, AUnitIsOneWord) {
  EXPECT_EQ(reformat("参数 a : 金额 = 1元/亩   单位 元/亩\n"),
            "参数 a : 金额 = 1元/亩   单位 元/亩\n");
}

TEST(Format, ALineFarLongerThanItsNeighboursStandsOutUnlessTheyAreAlignedAlready) {
  const std::string longer(60, 'b');
  const std::string uneven =
      "每个 户\n  设 a = 1   依据 文 \"一\"\n  设 c = " + longer + "   依据 文 \"一\"\n";
  EXPECT_EQ(reformat(uneven), uneven);
  const std::string aligned = "每个 户\n  设 a = 1" + std::string(59, ' ') +
                              "   依据 文 \"一\"\n  设 c = " + longer + "   依据 文 \"一\"\n";
  EXPECT_EQ(reformat(aligned), aligned);
}

TEST(Format, RewritesWhatTablesCollectAndGoBy) {
  EXPECT_EQ(reformat("每个 户\n  决策表 a : 整数   命中 汇总 合计   至多 3\n"
                     "    |b|c||a|\n    |>=5 且 <9|-||1|\n",
                     Language::En),
            "each 户\n  table a : integer   hit collect sum   at_most 3\n"
            "    | b            | c || a |\n    | >= 5 and < 9 | - || 1 |\n");
  EXPECT_EQ(reformat("each 户\n  table a : b, c : money   hit priority d\n", Language::Zh),
            "每个 户\n  决策表 a : b, c : 金额   命中 优先 d\n");
}

TEST(Format, AlignsTheFirstClauseOfNeighbours) {
  EXPECT_EQ(reformat("实体 县 键 县代码\n实体 乡镇 键 乡镇代码 属于 县\n\n实体 村 键 村代码\n"),
            "实体 县     键 县代码\n实体 乡镇   键 乡镇代码   属于 县\n\n实体 村   键 村代码\n");
}

TEST(Format, RewritesWordsInTheirPlaceOnly) {
  EXPECT_EQ(
      reformat("每个 户\n  定义 任一 : 日期 = 最小(日期, 任一(户.按 当 是))   按 按 从高到低",
               Language::En),
      "each 户\n  define 任一 : date = least(日期, any(户.按 when yes))   by 按 descending\n");
}

TEST(Format, RewritesByProductsOnlyWhereTheyAreOnes) {
  const std::string zh =
      "每个 户\n  资格 可贷 : 是否\n    必须 a\n  定义 未满足 : 列表 = 可贷.未满足\n"
      "\n每个 村\n  定义 b : 整数 = 计数(户.未满足)\n";
  const std::string en = "each 户\n  eligibility 可贷 : bool\n    must a\n"
                         "  define 未满足 : list = 可贷.failed\n"
                         "\neach 村\n  define b : integer = count(户.未满足)\n";
  EXPECT_EQ(reformat(zh, Language::En), en);
  EXPECT_EQ(reformat(en, Language::Zh), zh);
}

TEST(Format, RewritesNamesThatDeclareAnAlias) {
  const std::string zh = "实体 户   键 户号   别名 household\n"
                         "  输入 申请额 : 金额   别名 amount   单位 万元\n\n"
                         "每个 户\n  设 甲 = 申请额 × 2\n";
  EXPECT_EQ(reformat(zh, Language::En), "entity household   key 户号   alias 户\n"
                                        "  input amount : money   alias 申请额   unit 万元\n\n"
                                        "each household\n  let 甲 = amount * 2\n");
  EXPECT_EQ(reformat(reformat(zh, Language::En), Language::Zh), zh);
}

TEST(Format, FindsAliasesInTheOtherFilesOfThePack) {
  SourceSet sources;
  sources.files.emplace_back("a.gj", "实体 户   键 户号   别名 household\n");
  sources.files.emplace_back("b.gj", "每个 户\n");
  EXPECT_EQ(format(sources, FileId{1}, Language::En), "each household\n");
  EXPECT_EQ(format(sources, FileId{1}, std::nullopt), "每个 户\n");
}

TEST(Format, LeavesNamesAloneWhoseAliasIsInDoubt) {
  const std::string two = "实体 户   键 a   别名 x\n实体 村   键 b   别名 x\n";
  EXPECT_EQ(reformat(two, Language::En),
            "entity 户   key a   alias x\nentity 村   key b   alias x\n");
  const std::string once = "实体 户\n  输入 日期 : 日期   别名 day\n实体 村\n  输入 日期 : 日期\n";
  EXPECT_EQ(reformat(once, Language::En),
            "entity 户\n  input 日期 : date   alias day\nentity 村\n  input 日期 : date\n");
}

TEST(Format, AFileWithErrorsComesBackAsItWas) {
  const std::string text = "每个   户\n 设 a = (";
  EXPECT_EQ(reformat(text), text);
}

}  // namespace
}  // namespace guiju::syntax::test
