#include <gtest/gtest.h>

#include "guiju/syntax/lex.hpp"
#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

TEST(Lexer, FullWidthPunctuationMeansTheSameAsAscii) {
  EXPECT_EQ(read_line("定义 甲：金额＝（乙＋丙）×２，万"), "1302");
  EXPECT_EQ(read_line("定义 甲：金额＝（乙＋丙）×２"), "define 甲 : money = (* (+ 乙 丙) 2)");
  EXPECT_EQ(read("出处　文　“研究与决策”").printed(), "source 文 \"研究与决策\"\n");
}

TEST(Lexer, FullWidthLettersInNamesAreFolded) {
  EXPECT_EQ(read_expression("Ａ＿ｂ１ + A_b1"), "(+ A_b1 A_b1)");
}

TEST(Lexer, NamesMayMixScripts) {
  EXPECT_EQ(read_expression("户2号 + total_户"), "(+ 户2号 total_户)");
}

TEST(Lexer, CommentsRunToTheEndOfTheLine) {
  EXPECT_EQ(read_expression("a # 注释 + b"), "a");
  EXPECT_EQ(read_expression("a ＃ 注释 + b"), "a");
  EXPECT_EQ(read("# 只有注释").printed(), "");
}

TEST(Lexer, LinesMayEndAsOnWindowsAndFilesMayBeginWithAMark) {
  EXPECT_EQ(read("\xEF\xBB\xBF每个 户\r\n  设 x = 1\r\n").printed(), "each 户\n  let x = 1\n");
}

TEST(Lexer, TabsGoToTheNextMultipleOfFour) {
  EXPECT_EQ(read("每个 户\n\t评分 a : 整数\n  \t  项 b   得 1").printed(),
            "each 户\n  score a : integer\n    item b [gives 1]\n");
}

TEST(Lexer, TextsEndAtTheirKindOfQuote) {
  EXPECT_EQ(read("测试 \"说“好”\"").printed(), "test \"说“好”\"\n");
  EXPECT_EQ(read("测试 “说\"好\"”").printed(), "test \"说\"好\"\"\n");
  EXPECT_EQ(read("测试 \"没有完").codes(), "1006");
  EXPECT_EQ(read("测试 “没有完\"").codes(), "1006");
}

TEST(Lexer, BytesThatAreNotUtf8AreReportedOnceWithTheirPlace) {
  const Reading reading = read("每个 户\n  设 x = \xB5\xC0 \xCF\xD8");
  EXPECT_EQ(reading.codes(), "1001");
  EXPECT_EQ(reading.diagnostics[0].primary->span.begin, 21U);
  EXPECT_EQ(reading.printed(), "");
}

TEST(Lexer, InvisibleCharactersAreNamed) {
  EXPECT_EQ(read_expression(std::string("a\0b", 3)), "1003");
  EXPECT_EQ(read_expression("a\u202Eb"), "1003");
  EXPECT_EQ(read_expression("a # \u202E"), "1003");
  EXPECT_EQ(read("测试 \"\u200B\"").messages(Language::En),
            "there is an invisible character U+200B here");
  EXPECT_EQ(read("测试 \"\u200B\"").messages(Language::Zh), "这里有一个看不见的字符 U+200B");
}

TEST(Lexer, AMistypedSignIsSuggested) {
  const Reading reading = read("每个 户\n  设 x = a − b");
  ASSERT_EQ(reading.codes(), "1004");
  EXPECT_EQ(help(reading.diagnostics[0], Language::En),
            std::vector<std::string>{"did you mean `-`"});
  EXPECT_EQ(help(reading.diagnostics[0], Language::Zh), std::vector<std::string>{"是不是 `-`"});
}

TEST(Lexer, CompatibilityCharactersAreNoNames) { EXPECT_EQ(read_expression("\uF900"), "1005"); }

TEST(Lexer, NothingInAnEmptyFileIsAProblem) {
  EXPECT_EQ(read("").codes(), "");
  EXPECT_EQ(read("\n\n  \n").codes(), "");
}

}  // namespace
}  // namespace guiju::syntax::test
