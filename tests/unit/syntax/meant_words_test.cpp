// What people write by habit, and the help they get.
#include <gtest/gtest.h>

#include "guiju/diag/render.hpp"
#include "guiju/syntax/meant_words.hpp"
#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

/// The page of what is wrong with a definition, in a pack of two lines.
std::string page(const std::string& line, Language language = Language::Zh) {
  const Reading reading = read("每个 户   依据 文 \"一\"\n  " + line + "\n");
  RenderOptions options;
  options.language = language;
  return render_text(reading.diagnostics, reading.sources, options);
}

void expect_help(const std::string& line, const std::string& zh, const std::string& en) {
  EXPECT_NE(page(line).find("建议：" + zh + "\n"), std::string::npos) << page(line);
  EXPECT_NE(page(line, Language::En).find("help: " + en + "\n"), std::string::npos)
      << page(line, Language::En);
}

TEST(MeantWords, EverydayWordsNameThoseOfTheLanguage) {
  expect_help("定义 甲 : 是否 = 低保 并且 残疾", "这里的写法是 `且`", "the language writes `and`");
  expect_help("定义 甲 : 是否 = 低保 或者 残疾", "这里的写法是 `或`", "the language writes `or`");
  expect_help("排名 名次 : 整数   按 分数 从大到小", "这里的写法是 `从高到低`",
              "the language writes `descending`");
  expect_help("定义 甲 : 金额 = 补助 不超过 上限", "比较写 `<=`，限制结果写 `至多`",
              "a comparison is `<=`, a limit of the result `at_most`");
  expect_help("定义 甲 : 金额 = 人口 x 标准", "是不是 `*`", "did you mean `*`");
  expect_help("公式 甲 : 金额 = 人口", "这里的写法是 `定义`", "the language writes `define`");
}

TEST(MeantWords, ComparisonsAndRangesInWordsGetTheirSigns) {
  expect_help("定义 甲 : 是否 = 面积 大于等于 10亩", "是不是 `>=`", "did you mean `>=`");
  expect_help("定义 甲 : 是否 = 面积 => 10亩", "是不是 `>=`", "did you mean `>=`");
  expect_help("定义 甲 : 是否 = 面积 == 10亩", "是不是 `=`", "did you mean `=`");
  expect_help("定义 甲 : 是否 = 面积 在 10亩至20亩", "是不是 `10亩 至 20亩`",
              "did you mean `10亩 至 20亩`");
  expect_help("定义 甲 : 是否 = 面积 10亩以上", "是不是 `>= 10亩`", "did you mean `>= 10亩`");
  expect_help("定义 甲 : 是否 = 面积 在 10亩 到 20亩", "两头用 `至` 连起来：`在 1万元 至 5万元`",
              "both ends are joined by `upto`: `in 1万元 upto 5万元`");
  EXPECT_EQ(find_meant_range("3到5"), "3 至 5");
  EXPECT_EQ(find_meant_range("60分以下"), "<= 60分");
  EXPECT_EQ(find_meant_range("甲至乙"), std::nullopt);
  EXPECT_EQ(find_meant_range("10亩"), std::nullopt);
}

TEST(MeantWords, ANumberIsWrittenInOnePiece) {
  expect_help("定义 甲 : 金额 = 50,000元", "一个数连着写，不加逗号和空格：`50000元`",
              "a number is written without commas and spaces: `50000元`");
  expect_help("定义 甲 : 金额 = 5 万元", "一个数连着写，不加逗号和空格：`5万元`",
              "a number is written without commas and spaces: `5万元`");
  expect_help("定义 甲 : 比率 = 30 %", "单位和百分号紧跟在数的后面：`5万元`、`30%`",
              "a unit or a per cent sign stands right behind its number: `5万元`, `30%`");
}

TEST(MeantWords, ARowThatCannotBeReadIsNotCounted) {
  const std::string table = "测试 \"甲\"\n  给定 户\n    | 户号 | 人口 |\n    | 1 | 3至5 |\n";
  EXPECT_EQ(read(table).codes(), "1007");
  EXPECT_EQ(read("测试 \"甲\"\n  给定 户\n    | 户号 | 3至5 |\n    | 1 | 3 |\n").codes(), "1007");
}

TEST(MeantWords, AKeywordWithoutItsSpaceIsTakenApart) {
  expect_help("定义补贴 : 金额 = 人口", "关键词和后面的词之间要留空格：`定义 补贴`",
              "a keyword stands apart from the next word by a space: `定义 补贴`");
  expect_help("定义 甲 : 金额 = 当可补则 100元，否则 0元",
              "关键词和后面的词之间要留空格：`当 可补则`",
              "a keyword stands apart from the next word by a space: `当 可补则`");
  expect_help("定义 甲 : 金额 = 人口 × 标准 四舍五入到元",
              "关键词和后面的词之间要留空格：`四舍五入 到元`",
              "a keyword stands apart from the next word by a space: `四舍五入 到元`");
}

TEST(MeantWords, ALineOfNoKindLearnsWhichThereAre) {
  const std::string zh = page("甲乙丙丁 : 金额");
  EXPECT_NE(zh.find("建议：这里的行以这些词开头：`输入`、`次序`"), std::string::npos) << zh;
  EXPECT_EQ(zh.find("`必须`"), std::string::npos) << zh;
  const std::string en = page("资格 可补 : 是否\n    人口 > 3", Language::En);
  EXPECT_NE(en.find("help: lines here begin with: `must`, `must_not`, `any_of`\n"),
            std::string::npos)
      << en;
  EXPECT_NE(page("资格 甲 : 是否\n    必须 低保\n      人口 > 3").find("不再写别的行"),
            std::string::npos);
}

TEST(MeantWords, AChoiceWithoutItsOtherSideLearnsIt) {
  expect_help("定义 甲 : 金额 = 当 低保 则 100元",
              "条件不成立时是多少也要写：`否则 0元`；没有值就写 `否则 不适用`",
              "say what holds otherwise: `otherwise 0元`; `otherwise none` for no value");
}

TEST(MeantWords, DatesWithOtherSignsAreRecognized) {
  EXPECT_EQ(find_meant_date("2016/3/1"), "2016-03-01");
  EXPECT_EQ(find_meant_date("2016.12.31"), "2016-12-31");
  EXPECT_EQ(find_meant_date("2016/2/30"), std::nullopt);
  EXPECT_EQ(find_meant_date("2016/3"), std::nullopt);
  EXPECT_EQ(find_meant_date("16/3/1"), std::nullopt);
  EXPECT_EQ(find_meant_date("2016/3/1/"), std::nullopt);
  expect_help("定义 甲 : 是否 = 日期 > 2016.3.1", "是不是 `2016-03-01`",
              "did you mean `2016-03-01`");
}

TEST(MeantWords, ATabInTheIndentationIsNamed) {
  const std::string tab = page("定义 甲 : 整数 = 1\n\t定义 乙 : 整数 = 1\n   定义 丙 : 整数 = 1");
  EXPECT_NE(tab.find("缩进里有制表符（Tab）：缩进一律用空格"), std::string::npos) << tab;
  EXPECT_EQ(page("定义 甲 : 整数 = 1\n   定义 丙 : 整数 = 1").find("Tab"), std::string::npos);
}

TEST(MeantWords, ACellThatRunsOnLearnsOfTheBar) {
  const Reading reading = read("测试 \"甲\"\n  给定 户\n    | 户号 人口 |\n    | 1 | 3 |\n");
  const std::string zh = render_text(reading.diagnostics, reading.sources, {});
  EXPECT_NE(zh.find("要是少了一格的分隔，在它们之间写 `|`"), std::string::npos) << zh;
}

}  // namespace
}  // namespace guiju::syntax::test
