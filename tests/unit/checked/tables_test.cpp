// Gaps, overlaps and rows that are never reached.
#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

/// What is said about a table of a village, one message a line.
std::string said_about(std::string_view policy, std::string_view rows) {
  const CheckedText checked =
      check_village("  决策表 档 : 整数   命中 " + std::string(policy) + "\n" + std::string(rows));
  std::string said;
  for (const Diagnostic& diagnostic : checked.diagnostics) {
    // Inputs and parameters that no rule reads are not what is tested here.
    const bool is_about_table = diagnostic.info->code >= 3000 && diagnostic.info->code < 4000;
    if (is_about_table || diagnostic.info->severity == Severity::Error)
      said += message(diagnostic, Language::Zh) + "\n";
  }
  return said;
}

TEST(Tables, that_cover_every_case_once_are_complete) {
  EXPECT_EQ(said_about("唯一", "    | 达标 | 评级   || 档 |\n"
                               "    | 是   | 优     || 1  |\n"
                               "    | 是   | 良, 差 || 2  |\n"
                               "    | 否   | -      || 3  |\n"),
            "");
}

TEST(Tables, name_a_combination_that_no_row_covers) {
  EXPECT_EQ(said_about("唯一", "    | 达标 | 评级 || 档 |\n"
                               "    | 是   | -    || 1  |\n"
                               "    | 否   | 优   || 2  |\n"
                               "    | 否   | 差   || 3  |\n"),
            "决策表 `档` 没有一行管到：达标 = 否、评级 = 良\n");
}

TEST(Tables, find_the_point_between_two_thresholds) {
  EXPECT_EQ(said_about("唯一", "    | 收入           || 档 |\n"
                               "    | < 0元          || 1  |\n"
                               "    | 0元 至 1万元   || 2  |\n"
                               "    | > 10000.01元   || 3  |\n"),
            "决策表 `档` 没有一行管到：收入 = 10000.01元\n");
}

TEST(Tables, know_that_nothing_lies_between_neighbouring_integers_and_fen) {
  EXPECT_EQ(said_about("唯一", "    | 户数     || 档 |\n"
                               "    | <= 4     || 1  |\n"
                               "    | 5 至 9   || 2  |\n"
                               "    | >= 10    || 3  |\n"),
            "");
  EXPECT_EQ(said_about("唯一", "    | 收入        || 档 |\n"
                               "    | <= 0.99元   || 1  |\n"
                               "    | >= 1元      || 2  |\n"),
            "");
}

TEST(Tables, cut_dates_by_the_day) {
  EXPECT_EQ(said_about("唯一", "    | 开始                       || 档 |\n"
                               "    | < 2016-01-01               || 1  |\n"
                               "    | 2016-01-01 至 2016-06-30   || 2  |\n"
                               "    | > 2016-06-30               || 3  |\n"),
            "");
  EXPECT_EQ(said_about("唯一", "    | 开始           || 档 |\n"
                               "    | < 2016-01-01   || 1  |\n"
                               "    | > 2016-01-01   || 2  |\n"),
            "决策表 `档` 没有一行管到：开始 = 2016-01-01\n");
}

TEST(Tables, take_thresholds_from_parameters) {
  EXPECT_EQ(said_about("唯一", "    | 收入      || 档 |\n"
                               "    | <= 限额   || 1  |\n"
                               "    | >= 1万元  || 2  |\n"),
            "决策表 `档` 的第 1 行和第 2 行都管到：收入 = 10000元\n");
}

TEST(Tables, keep_to_the_allowed_range_of_an_input) {
  const CheckedText checked = check_text(prelude + R"gj(
实体 组   键 组号
  输入 级 : 整数 1 至 3
每个 组   依据 文 "二"
  决策表 档 : 整数
    | 级     || 档 |
    | 1 至 2 || 1  |
    | 3      || 2  |
)gj");
  EXPECT_TRUE(checked.error_codes().empty()) << checked.messages();
}

TEST(Tables, of_one_head_twice_know_that_it_has_one_value) {
  EXPECT_EQ(said_about("唯一", "    | 户数  | 户数   || 档 |\n"
                               "    | >= 5  | < 10   || 1  |\n"
                               "    | < 5   | -      || 2  |\n"
                               "    | -     | >= 10  || 3  |\n"),
            "");
}

TEST(Tables, have_cells_that_say_not_and_missing) {
  EXPECT_EQ(said_about("唯一", "    | 评级       || 档 |\n"
                               "    | 非 优      || 1  |\n"
                               "    | 优         || 2  |\n"),
            "");
  EXPECT_EQ(said_about("唯一", "    | 评级         || 档 |\n"
                               "    | 非 (优, 良)  || 1  |\n"
                               "    | 优           || 2  |\n"),
            "决策表 `档` 没有一行管到：评级 = 良\n");
  EXPECT_EQ(said_about("唯一", "    | 评级         || 档 |\n"
                               "    | 缺失         || 1  |\n"
                               "    | 优, 良, 差   || 2  |\n"),
            "");
  EXPECT_EQ(said_about("首个", "    | 评级     || 档 |\n"
                               "    | 缺失     || 1  |\n"
                               "    | 优, 良   || 2  |\n"),
            "决策表 `档` 没有一行管到：评级 = 差\n");
}

TEST(Tables, compare_words_of_an_ordered_enum) {
  EXPECT_EQ(said_about("唯一", "    | 评级  || 档 |\n"
                               "    | >= 良 || 1  |\n"
                               "    | < 良  || 2  |\n"),
            "");
  EXPECT_EQ(said_about("唯一", "    | 评级 || 档 |\n"
                               "    | > 良 || 1  |\n"
                               "    | < 良 || 2  |\n"),
            "决策表 `档` 没有一行管到：评级 = 良\n");
}

TEST(Tables, of_first_hits_may_overlap) {
  EXPECT_EQ(said_about("首个", "    | 户数 || 档 |\n"
                               "    | > 9  || 1  |\n"
                               "    | > 4  || 2  |\n"
                               "    | -    || 3  |\n"),
            "");
}

TEST(Tables, of_unique_hits_may_not_overlap_even_with_the_same_result) {
  EXPECT_EQ(said_about("唯一", "    | 达标 | 合格 || 档 |\n"
                               "    | 是   | -    || 1  |\n"
                               "    | -    | 是   || 1  |\n"
                               "    | 否则        || 2  |\n"),
            "决策表 `档` 的第 1 行和第 2 行都管到：达标 = 是、合格 = 是\n");
}

TEST(Tables, of_any_hits_may_overlap_with_the_same_result) {
  EXPECT_EQ(said_about("任意", "    | 达标 | 合格 || 档 |\n"
                               "    | 是   | -    || 1  |\n"
                               "    | -    | 是   || 1  |\n"
                               "    | 否则        || 2  |\n"),
            "");
}

TEST(Tables, name_a_row_that_cannot_hold) {
  EXPECT_EQ(said_about("唯一", "    | 户数      || 档 |\n"
                               "    | 9 至 5    || 1  |\n"
                               "    | -         || 2  |\n"),
            "决策表 `档` 的第 1 行永远轮不到\n");
}

/// Columns of truths, and rows of which each asks for one of them.
CheckedText check_wide(int columns, const std::string& policy, bool asks_one_each) {
  std::string inputs = "实体 组   键 组号\n";
  std::string heads = "    ";
  for (int i = 0; i < columns; ++i) {
    inputs += "  输入 列" + std::to_string(i) + " : 是否\n";
    heads += "| 列" + std::to_string(i) + " ";
  }
  std::string rows;
  for (int row = 0; row < (asks_one_each ? columns : 1); ++row) {
    rows += "    ";
    for (int i = 0; i < columns; ++i) rows += !asks_one_each || i == row ? "| 是 " : "| - ";
    rows += "|| 1 |\n";
  }
  return check_text(prelude + inputs + "每个 组   依据 文 \"二\"\n  决策表 档 : 整数   命中 " +
                    policy + "\n" + heads + "|| 档 |\n" + rows);
}

TEST(Tables, that_are_wide_and_ask_little_are_searched_all_the_same) {
  const CheckedText gap = check_wide(40, "唯一", false);
  EXPECT_EQ(gap.error_codes(), std::vector<int>{3002}) << gap.messages();
  const CheckedText first = check_wide(40, "首个", true);
  EXPECT_EQ(first.error_codes(), std::vector<int>{3002}) << first.messages();
}

TEST(Tables, with_too_many_cases_are_left_to_the_run) {
  const CheckedText checked = check_wide(17, "任意", true);
  ASSERT_TRUE(checked.error_codes().empty()) << checked.messages();
  EXPECT_NE(
      checked.messages().find("GJ3006 没有逐一检查决策表 `档` 有没有缺口和重叠：情况超过 65536 种"),
      std::string::npos)
      << checked.messages();
}

TEST(Tables, have_cells_that_bound_on_both_sides_and_lists_of_ranges) {
  EXPECT_EQ(said_about("唯一", "    | 户数             || 档 |\n"
                               "    | < 2, >= 9        || 1  |\n"
                               "    | >= 2 且 < 5      || 2  |\n"
                               "    | 5 至 6, 8        || 3  |\n"),
            "决策表 `档` 没有一行管到：户数 = 7\n");
  EXPECT_EQ(said_about("唯一", "    | 户数             || 档 |\n"
                               "    | 非 (2 至 5, 8)   || 1  |\n"
                               "    | 2 至 5           || 2  |\n"
                               "    | 8                || 3  |\n"),
            "");
}

TEST(Tables, by_priority_ask_for_gaps_and_name_rows_that_never_have_a_turn) {
  const auto said = [](std::string_view policy) {
    const CheckedText checked = check_village("  决策表 档 : 等次   命中 " + std::string(policy) +
                                              "\n"
                                              "    | 达标 | 户数 || 档 |\n"
                                              "    | 是   | > 5  || 差 |\n"
                                              "    | -    | > 3  || 优 |\n"
                                              "    | -    | <= 3 || 良 |\n");
    std::string text;
    for (const Diagnostic& diagnostic : checked.diagnostics)
      if (diagnostic.info->code >= 3000 && diagnostic.info->code < 4000)
        text += message(diagnostic, Language::En) + "\n";
    return text;
  };
  EXPECT_EQ(said("优先"), "row 1 of table `档` is never reached\n");
  EXPECT_EQ(said("priority 差"), "");
}

TEST(Tables, that_collect_have_neither_gaps_nor_overlaps) {
  EXPECT_EQ(said_about("汇总 合计", "    | 户数   || 档 |\n"
                                    "    | > 5    || 1  |\n"
                                    "    | > 3    || 2  |\n"
                                    "    | 9 至 2 || 3  |\n"),
            "决策表 `档` 的第 3 行永远轮不到\n");
}

TEST(Tables, of_several_results_agree_in_all_of_them) {
  const CheckedText checked = check_village("  table 档 : 整数, 限 : 金额   hit any\n"
                                            "    | 达标 | 合格 || 限  | 档 |\n"
                                            "    | 是   | -    || 1元 | 1  |\n"
                                            "    | -    | 是   || 2元 | 1  |\n"
                                            "    | 否则        || 0元 | 0  |\n");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{3004}) << checked.messages();
}

TEST(Tables, of_texts_end_with_any_other_text) {
  const CheckedText checked = check_text(prelude + R"gj(
实体 组   键 组号
  输入 类 : 文本
每个 组   依据 文 "二"
  决策表 档 : 整数
    | 类         || 档 |
    | "甲", "乙" || 1  |
    | "丙"       || 2  |
)gj");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{3002});
}

}  // namespace
}  // namespace guiju::checked
