// Which thing a name means.
#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

using Codes = std::vector<int>;

TEST(Names, an_own_column_comes_before_a_parameter) {
  const CheckedText checked = check_text(prelude + R"gj(
参数 收入 : 金额 = 5元   依据 文 "一"
每个 村   依据 文 "二"
  定义 规模 : 金额 = 收入
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.formula("村", "规模").op, Op::Column);
}

TEST(Names, a_parameter_is_found_by_its_alias_too) {
  const CheckedText checked = check_text(prelude + R"gj(
参数 贷款限额 : 金额 = 5元   别名 loan_limit   依据 文 "一"
每个 村   依据 文 "二"
  定义 规模 : 金额 = loan_limit
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.formula("村", "规模").op, Op::Parameter);
}

TEST(Names, an_ancestor_at_any_level_is_read_by_its_name) {
  const CheckedText checked = check_text(prelude + R"gj(
每个 户   依据 文 "二"
  定义 上级资金 : 金额 = 县.资金
  定义 村收入 : 金额 = 村.收入
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& fund = checked.formula("户", "上级资金");
  EXPECT_EQ(fund.op, Op::Ancestor);
  EXPECT_EQ(fund.column, checked.column("县", "资金"));
}

TEST(Names, inside_an_aggregate_names_are_those_of_the_child_and_this_is_the_asking_row) {
  const CheckedText checked = check_text(prelude + R"gj(
每个 县   依据 文 "二"
  定义 大户 : 整数 = 计数(户 当 贷款 > 本行.资金 且 贷款 > 村.收入)
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& count = checked.formula("县", "大户");
  EXPECT_EQ(count.op, Op::Aggregate);
  EXPECT_TRUE(count.args.empty());
  const Expr& both = checked.pack.at(count.filter);
  const Expr& first = checked.pack.at(both.args[0]);
  EXPECT_EQ(checked.pack.at(first.args[0]).op, Op::Column);
  EXPECT_EQ(checked.pack.at(first.args[1]).op, Op::Ancestor);
  EXPECT_EQ(checked.pack.at(first.args[1]).column, checked.column("县", "资金"));
}

TEST(Names, by_products_are_read_from_parents_and_in_both_languages) {
  const CheckedText checked = check_text(prelude + R"gj(
每个 村   依据 文 "二"
  资格 可贷 : 是否
    必须 达标   否则 "没有达标"
  评分 得分 : 整数
    项 规模   得 户数   至多 10
每个 户   依据 文 "二"
  定义 原因 : 列表 = 村.可贷.failed
  定义 失分 : 列表 = 前(村.得分.扣分, 3)
  定义 规模分 : 整数 = 村.得分.规模
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.formula("户", "原因").column, checked.column("村", "可贷.未满足"));
  EXPECT_EQ(checked.formula("户", "失分").builtin, Builtin::FirstItems);
  EXPECT_EQ(checked.formula("户", "规模分").column, checked.column("村", "得分.规模"));
}

TEST(Names, the_other_side_decides_between_enums_and_between_a_word_and_a_column) {
  const CheckedText checked = check_text(prelude + R"gj(
枚举 考评 = 优, 中
实体 组   键 组号
  输入 考 : 考评
  输入 优 : 是否
每个 组   依据 文 "二"
  定义 最好 : 是否 = (优 = 考)
  定义 好 : 是否 = 优
每个 村   依据 文 "二"
  定义 最好 : 是否 = 评级 在 (优, 良)
  定义 文字 : 是否 = ("优" = 评级)
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& best = checked.formula("组", "最好");
  EXPECT_EQ(checked.pack.at(best.args[0]).op, Op::Constant);
  EXPECT_EQ(checked.formula("组", "好").op, Op::Column);
  EXPECT_EQ(checked.formula("村", "最好").op, Op::Or);
  const Expr& quoted = checked.pack.at(checked.formula("村", "文字").args[0]);
  EXPECT_TRUE(std::holds_alternative<EnumWord>(quoted.value));
}

TEST(Names, a_name_without_spaces_is_split_into_names_that_are_known) {
  const CheckedText checked = check_village("  定义 富裕 : 是否 = 达标且合格\n");
  ASSERT_EQ(checked.error_codes(), Codes{2001});
  const Diagnostic& unknown = checked.diagnostics[0];
  EXPECT_EQ(help(unknown, Language::Zh),
            std::vector<std::string>{"名称之间要有空格：`达标 且 合格`"});
  EXPECT_EQ(help(unknown, Language::En),
            std::vector<std::string>{"names are set apart by spaces: `达标 且 合格`"});
  EXPECT_EQ(unknown.fix->replacement, "达标 且 合格");
}

TEST(Names, a_column_of_a_table_above_is_suggested_with_its_table) {
  const CheckedText checked = check_village("  定义 规模 : 金额 = 资金\n");
  ASSERT_EQ(checked.error_codes(), Codes{2001});
  EXPECT_EQ(checked.diagnostics[0].fix->replacement, "县.资金");
}

TEST(Names, one_unknown_name_is_reported_once_and_swallows_what_follows) {
  const CheckedText checked = check_village(R"gj(
  定义 规模 : 金额 = 没有 × 2 + 1元
  定义 大 : 是否 = 规模 > 没有 且 达标
  定义 更大 : 是否 = 大 且 没有
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{2001}) << checked.messages();
}

TEST(Names, a_clash_shows_both_places) {
  const CheckedText checked = check_village("  设 收入 = 1\n");
  ASSERT_EQ(checked.error_codes(), Codes{2005});
  ASSERT_EQ(checked.diagnostics[0].secondary.size(), 1U);
  EXPECT_EQ(checked.sources.text(checked.diagnostics[0].secondary[0].span), "收入");
}

TEST(Names, every_kind_of_declaration_clashes_with_its_like) {
  EXPECT_EQ(check_text(prelude + "枚举 等次 = 甲, 乙\n").error_codes(), Codes{2005});
  EXPECT_EQ(check_text(prelude + "枚举 新 = 甲, 甲\n").error_codes(), Codes{2005});
  EXPECT_EQ(check_text(prelude + "实体 村   键 村号\n").error_codes(), Codes{2005});
  EXPECT_EQ(check_text(prelude + "单位 户\n").error_codes(), Codes{2005});
  EXPECT_EQ(check_text(prelude + "出处 文 \"又一个\"\n").error_codes(), Codes{2005});
  EXPECT_EQ(check_text(prelude + "参数 新 : 整数 = 1   别名 限额   依据 文 \"一\"\n").error_codes(),
            Codes{2005});
}

TEST(Names, a_key_of_the_parent_in_the_own_key_is_linked_and_typed_alike) {
  const CheckedText checked = check_text(R"gj(
实体 月报   键 月份
  输入 月份 : 月份
实体 明细   键 月份, 序号   属于 月报
  输入 序号 : 整数
)gj");
  const Entity& detail = checked.pack.at(find_entity(checked.pack, "明细"));
  EXPECT_EQ(checked.at("明细", "月份").type.kind, TypeKind::Month);
  EXPECT_EQ(checked.at("明细", "序号").role, ColumnRole::Key);
  EXPECT_EQ(detail.parents[0].key, std::vector{checked.column("明细", "月份")});
}

TEST(Names, keys_of_child_and_parent_are_of_one_type) {
  const CheckedText checked = check_text(R"gj(
实体 月报   键 月份
  输入 月份 : 月份
实体 明细   键 序号   属于 月报
  输入 月份 : 日期
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{2101}) << checked.messages();
}

TEST(Names, of_columns_of_a_table_are_never_left_out) {
  EXPECT_EQ(check_village("  决策表 档 : 整数\n    | 达标 |  || 档 |\n    | 是   | - || 1  |\n"
                          "    | 否   | - || 2  |\n")
                .error_codes(),
            Codes{2016});
  EXPECT_EQ(check_text(prelude + "测试 \"甲\"\n  给定 县\n    | 县代码 |  |\n    | 甲     |  |\n")
                .error_codes(),
            Codes{2016});
}

TEST(Names, of_by_products_are_not_sought_in_a_helper_that_has_none) {
  EXPECT_EQ(
      check_village("  定义 原因 : 列表 = 半.可贷.未满足\n  设 半 = 收入 / 2\n").error_codes(),
      Codes{2018});
}

TEST(Names, of_inputs_have_a_type) {
  EXPECT_EQ(check_text("实体 组   键 组号\n  输入 人数, 户数\n").error_codes(), Codes{2016});
}

TEST(Names, output_chooses_and_orders_what_is_written) {
  const CheckedText checked = check_text(prelude + R"gj(
实体 组   键 组号   属于 村
  输入 人数 : 整数
  输出 乙, 甲
每个 组   依据 文 "二"
  定义 甲 : 整数 = 人数
  定义 乙 : 整数 = 人数 + 1
  定义 比 : 比率 = 甲 / 乙
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  EXPECT_EQ(checked.pack.at(find_entity(checked.pack, "组")).written,
            (std::vector{checked.column("组", "乙"), checked.column("组", "甲")}));
}

TEST(Names, a_way_over_the_own_row_to_a_parent_is_the_direct_one) {
  const CheckedText checked = check_text(prelude + R"gj(
每个 县   依据 文 "二"
  定义 有好的 : 是否 = 任一(户.村.达标)
  定义 好户 : 整数 = 计数(户 当 户.村.达标)
每个 户   依据 文 "二"
  定义 甲 : 是否 = 户.村.达标
)gj");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Expr& any = checked.formula("县", "有好的");
  EXPECT_EQ(checked.pack.at(any.args[0]).op, Op::Ancestor);
  EXPECT_EQ(checked.pack.at(any.args[0]).column, checked.column("村", "达标"));
  EXPECT_EQ(checked.formula("户", "甲").op, Op::Ancestor);
}

TEST(Names, a_way_over_another_table_is_answered_with_the_direct_one) {
  const CheckedText checked =
      check_text(prelude + "每个 户   依据 文 \"二\"\n  定义 甲 : 金额 = 村.县.资金\n");
  ASSERT_EQ(checked.error_codes(), Codes{2002}) << checked.messages();
  ASSERT_EQ(checked.diagnostics[0].extra_help.size(), 1U);
  EXPECT_NE(checked.diagnostics[0].extra_help[0].zh.find("`县.资金`"), std::string::npos);
}

TEST(Names, output_lists_conclusions_alone) {
  const CheckedText checked = check_text(prelude + R"gj(
实体 组   键 组号
  输入 人数 : 整数
  输出 人数
)gj");
  EXPECT_EQ(checked.error_codes(), Codes{2002});
}

TEST(Names, a_circle_of_tables_is_named_once) {
  const CheckedText checked = check_text(
      "实体 甲   键 甲号   属于 丙\n实体 乙   键 乙号   属于 甲\n实体 丙   键 丙号   属于 乙\n"
      "实体 丁   键 丁号   属于 丁\n");
  EXPECT_EQ(checked.error_codes(), (Codes{2006, 2006})) << checked.messages();
  EXPECT_EQ(message(checked.diagnostics[0], Language::Zh),
            "表绕了一圈又属于自己：甲 → 丙 → 乙 → 甲");
}

TEST(Tables, inputs_stand_as_their_tables_are_declared) {
  const CheckedText checked = check_text(
      "实体 组   键 组号   属于 村\n  输入 甲 : 整数\n实体 县   键 县号\n  输入 乙 : 整数\n"
      "实体 村   键 村号   属于 县\n实体 户   键 户号   属于 村\n  输入 丙 : 整数\n"
      "entity log   key log_no   of 县\n  input 丁 : integer\n");
  EXPECT_LT(checked.column("县", "乙"), checked.column("组", "甲"));
  EXPECT_LT(checked.column("组", "甲"), checked.column("户", "丙"));
  EXPECT_LT(checked.column("户", "丙"), checked.column("log", "丁"));
}

}  // namespace
}  // namespace guiju::checked
