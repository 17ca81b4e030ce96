// 校验 and 断言.
#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

using Codes = std::vector<int>;

TEST(Checks, a_check_is_a_truth_that_goes_by_its_message) {
  const CheckedText checked = check_text(prelude + R"gj(
校验 村   依据 文 "三"
  错误 户数 <= 0          "没有户"
  警告 收入 > 县.资金     "收入偏大"   当 达标   依据 文 "四"
)gj");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  ASSERT_EQ(checked.pack.checks.size(), 2U);
  EXPECT_EQ(checked.pack.checks[0].level, DataCheck::Level::Error);
  EXPECT_EQ(checked.pack.checks[1].level, DataCheck::Level::Warning);
  EXPECT_EQ(checked.pack.checks[1].message, "收入偏大");
  const Column& first = checked.at("村", "\"没有户\"");
  EXPECT_EQ(first.role, ColumnRole::Check);
  EXPECT_EQ(first.type.kind, TypeKind::Bool);
  EXPECT_EQ(first.citation.clause, "三");
  EXPECT_EQ(checked.at("村", "\"收入偏大\"").citation.clause, "四");
  EXPECT_EQ(checked.formula("村", "\"没有户\"").op, Op::LessEqual);
  EXPECT_EQ(checked.formula("村", "\"收入偏大\"").op, Op::And);
}

TEST(Checks, both_vocabularies_say_the_same) {
  const CheckedText checked = check_text(prelude_en + R"gj(
check village
  error households <= 0   "no households"
  warning income > 1万元   "large"   when met
assert "never above"   each village : income <= income
)gj");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.formula("village", "\"no households\"").op, Op::LessEqual);
  EXPECT_EQ(checked.formula("village", "\"large\"").op, Op::And);
  ASSERT_EQ(checked.pack.assertions.size(), 1U);
  EXPECT_EQ(checked.pack.assertions[0].title, "never above");
}

TEST(Checks, a_check_is_no_conclusion_and_needs_no_source) {
  const CheckedText checked = check_text(prelude + "校验 县\n  错误 资金 < 0元   \"为负\"\n");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_TRUE(checked.pack.at(find_entity(checked.pack, "县")).written.empty());
}

TEST(Checks, mistakes_are_reported) {
  auto codes = [](std::string_view lines) {
    return check_text(prelude + std::string(lines)).error_codes();
  };
  EXPECT_EQ(codes("校验 县\n  错误 资金   \"是钱\"\n"), Codes{2101});
  EXPECT_EQ(codes("校验 县\n  错误 资今 < 0元   \"写错\"\n"), Codes{2001});
  EXPECT_EQ(codes("校验 乡\n  错误 资金 < 0元   \"没有表\"\n"), Codes{2003});
  EXPECT_EQ(codes("校验 县\n  错误 资金 < 0元   \"\"\n"), Codes{2545});
  EXPECT_EQ(codes("校验 县\n"), Codes{3007});
  EXPECT_EQ(codes("校验 县\n  错误 资金 < 0元   \"同\"\n  警告 资金 > 0元   \"同\"\n"),
            Codes{2005});
  EXPECT_EQ(codes("断言 \"不是判断\"   每个 县 : 资金\n"), Codes{2101});
  EXPECT_EQ(codes("断言 \"没有表\"   每个 乡 : 是\n"), Codes{2003});
}

TEST(Checks, a_test_expects_a_check_and_may_not_give_it) {
  auto codes = [](std::string_view head) {
    return check_text(prelude + "校验 县\n  错误 资金 < 0元   \"为负\"\n测试 \"甲\"\n  " +
                      std::string(head) +
                      " 县\n    | 县代码 | \"为负\" |\n    | 1      | 是     |\n")
        .error_codes();
  };
  EXPECT_EQ(codes("应得"), Codes{});
  EXPECT_EQ(codes("给定"), Codes{2002});
}

}  // namespace
}  // namespace guiju::checked
