// Brackets, exceptions, dated rules and parameter tables: what their definitions come to.
#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

CheckedText check_english(std::string_view lines) {
  return check_text(prelude_en + "each village   cite paper \"2\"\n" + std::string(lines));
}

TEST(Brackets, AreProgressiveOrWholeInBothVocabularies) {
  const CheckedText zh = check_village(R"(
  分段 费 : 金额   按 收入   累进   四舍五入 到 分
    至 限额   按 3‰
    以上      按 5‰
  分段 数 : 整数   按 开始
    至 2016-01-01   得 1
    以上            得 2
)");
  EXPECT_EQ(zh.error_codes(), std::vector<int>{}) << zh.messages();
  const auto& fee = std::get<Bracket>(zh.at("村", "费").definition);
  EXPECT_TRUE(fee.is_progressive);
  ASSERT_EQ(fee.bands.size(), 2U);
  EXPECT_TRUE(fee.bands[0].slice);
  EXPECT_FALSE(fee.bands[1].upto);
  EXPECT_FALSE(std::get<Bracket>(zh.at("村", "数").definition).is_progressive);

  const CheckedText en = check_english(R"(
  bracket fee : money   by income   progressive   half_away to 分
    upto limit   by 3‰
    above        by 5‰
)");
  EXPECT_EQ(en.error_codes(), std::vector<int>{}) << en.messages();
  EXPECT_TRUE(std::get<Bracket>(en.at("village", "fee").definition).is_progressive);
}

TEST(Brackets, MayBeHelpersWithoutTypeOrRounding) {
  const CheckedText checked = check_village(R"(
  设 分段 月费   按 收入   累进
    至 5000元   按 3‰
    以上        按 5‰
  定义 费 : 金额 = 月费 × 户数   四舍五入 到 分
)");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
  EXPECT_EQ(checked.at("村", "月费").role, ColumnRole::Helper);
  EXPECT_EQ(checked.at("村", "月费").type.scale, 5);
}

TEST(Brackets, OfParametersAreGuardedAgainstValuesSetForARun) {
  const CheckedText checked = check_village(R"(
  设 分段 写明   按 收入
    至 1元   得 1
    以上     得 2
  设 分段 参数的   按 收入
    至 1元    得 1
    至 限额   得 2
    以上      得 3
  定义 和 : 整数 = 写明 + 参数的
)");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
  const auto last = [&](std::string_view name) {
    const Expr& cases = checked.pack.at(value_of(checked.at("村", name).definition));
    return checked.pack.at(cases.args.back()).op;
  };
  EXPECT_EQ(last("写明"), Op::Constant);
  EXPECT_EQ(last("参数的"), Op::Fail);
}

TEST(Brackets, ANameSpelledLikeAConstructIsStillAName) {
  const CheckedText checked = check_village(R"(
  设 分段 = 收入 + 1元
  设 评分 别名 points
    当 达标 则 1
    否则 2
  定义 费 : 金额 = 分段
  定义 分 : 整数 = 评分
)");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
}

TEST(Exceptions, ApplyWhereNothingThatOverridesThemDoes) {
  const CheckedText zh = check_village(R"(
  定义 通过 : 是否
    一般                     达标
    例外 停办   除 一般      当 户数 = 0   则 否
    例外 恢复   除 停办      当 合格
  定义 停 : 是否 = 通过.停办
  例外 特批   属于 通过   除 停办   当 收入 > 1元   则 是
)");
  EXPECT_EQ(zh.error_codes(), std::vector<int>{}) << zh.messages();
  const auto& rule = std::get<Exceptions>(zh.at("村", "通过").definition);
  ASSERT_EQ(rule.exceptions.size(), 3U);
  EXPECT_FALSE(rule.exceptions[1].value);
  EXPECT_EQ(rule.exceptions[2].overrides, std::vector<std::size_t>{0});
  EXPECT_EQ(zh.pack.at(rule.exceptions[0].applies).args.size(), 3U);
  EXPECT_FALSE(rule.clash);
  EXPECT_EQ(zh.at("村", "通过.停办").role, ColumnRole::ByProduct);

  const CheckedText en = check_english(R"(
  define approved : bool = met
    exception closed   when households = 0   then no
  define is_closed : bool = approved.closed
)");
  EXPECT_EQ(en.error_codes(), std::vector<int>{}) << en.messages();
}

TEST(Exceptions, ThatCannotBeToldApartClashOnlyOnTheRow) {
  const CheckedText opaque = check_village(R"(
  定义 补 : 金额
    一般        0元
    例外 多户   当 户数 > 月数       则 1元
    例外 少户   当 户数 + 1 < 月数   则 2元
)");
  EXPECT_EQ(opaque.error_codes(), std::vector<int>{}) << opaque.messages();
  EXPECT_TRUE(std::get<Exceptions>(opaque.at("村", "补").definition).clash);
}

TEST(Exceptions, WithAnAllowedPriorityOrApartNeedNoWordAboutIt) {
  const CheckedText checked = check_village(R"(
  定义 补 : 金额
    一般        0元
    例外 优秀   当 评级 = 优   则 3元
    例外 差劣   当 评级 = 差   则 1元
)");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
}

TEST(DatedRules, GoByTheAsOfDateOrADateOfTheRow) {
  const CheckedText checked = check_village(R"(
  定义 补 : 金额
    自 2015-01-01   1元
    自 2016-07-01   收入
  定义 当年 : 金额   于 开始
    自 2016-07-01   收入
)");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
  const auto& dated = std::get<DatedFormula>(checked.at("村", "补").definition);
  EXPECT_TRUE(dated.is_at_as_of);
  EXPECT_EQ(to_string(dated.versions[0].from.value()), "2016-07-01");
  EXPECT_TRUE(checked.pack.asks_as_of);
  EXPECT_FALSE(std::get<DatedFormula>(checked.at("村", "当年").definition).is_at_as_of);
}

TEST(DatedRules, OfSeveralLinesAreDeclaredOnceForEachDate) {
  const CheckedText zh = check_village(R"(
  决策表 档 : 整数   自 2016-01-01
    | 达标 || 档 |
    | 是   || 1  |
    | 否   || 2  |
  决策表 档 : 整数   自 2015-01-01
    | 合格 || 档 |
    | 是   || 3  |
    | 否   || 4  |
)");
  EXPECT_EQ(zh.error_codes(), std::vector<int>{}) << zh.messages();
  EXPECT_EQ(std::get<DatedFormula>(zh.at("村", "档").definition).versions.size(), 2U);
  const CheckedText en = check_english(R"(
  define fee : money = 1元   from 2015-01-01
  define fee : money = 2元   from 2016-01-01
)");
  EXPECT_EQ(en.error_codes(), std::vector<int>{}) << en.messages();
}

TEST(DatedRules, MayHaveExceptionsWhateverTheDate) {
  for (const std::string& text : {prelude + R"gj(每个 村   依据 文 "二"
  定义 补 : 金额   四舍五入 到 分
    自 2015-01-01   收入 / 3
    自 2016-07-01   收入 / 2
    例外 停   当 达标   则 0元
)gj",
                                  prelude_en + R"gj(each village   cite paper "2"
  define 补 : money   half_away to 分
    from 2015-01-01   income / 3
    from 2016-07-01   income / 2
    exception 停   when met   then 0元
)gj"}) {
    const CheckedText checked = check_text(text);
    ASSERT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
    const std::string entity = checked.pack.at(EntityId{1}).name;
    const auto& rule = std::get<Exceptions>(checked.at(entity, "补").definition);
    const Column& general = checked.at(entity, "补.一般");
    EXPECT_EQ(general.role, ColumnRole::ByProduct);
    EXPECT_EQ(checked.pack.at(checked.pack.at(rule.general).column).name, "补.一般");
    // The rounding of the head line covers the whole, and stands in it alone.
    const auto& dated = std::get<DatedFormula>(general.definition);
    EXPECT_EQ(dated.versions.size(), 2U);
    EXPECT_EQ(checked.pack.at(dated.value).op, Op::Cases);
    EXPECT_EQ(checked.pack.at(rule.value).op, Op::Round);
  }
}

TEST(DatedRules, WithADateOnTheHeadLineHaveExceptionsOfTheirOwn) {
  const CheckedText checked = check_village(R"gj(  定义 补 : 金额   自 2016-01-01
    一般   收入
    例外 停   当 达标   则 0元
  定义 补 : 金额 = 1元   自 2015-01-01
)gj");
  ASSERT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
  const auto& dated = std::get<DatedFormula>(checked.at("村", "补").definition);
  ASSERT_EQ(dated.versions.size(), 2U);
  const Column& newest = checked.pack.at(checked.pack.at(dated.versions[0].value).column);
  EXPECT_EQ(std::get<Exceptions>(newest.definition).exceptions.size(), 1U);
}

TEST(DatedRules, OfTablesMayHaveSeveralResults) {
  for (const std::string& text : {prelude + R"gj(每个 村   依据 文 "二"
  决策表 档 : 整数, 评 : 等次   自 2016-01-01
    | 达标 || 评 | 档 |
    | 是   || 优 | 2  |
    | 否   || 差 | 1  |
  决策表 档 : 整数, 评 : 等次   自 2015-01-01
    | 户数 || 档 | 评 |
    | > 3  || 2  | 良 |
    | 否则 || 1  | 差 |
)gj",
                                  prelude_en + R"gj(each village   cite paper "2"
  table 档 : integer, 评 : grade   from 2016-01-01
    | met || 评   | 档 |
    | yes || good | 2  |
    | no  || poor | 1  |
  table 档 : integer, 评 : grade   from 2015-01-01
    | households || 档 | 评   |
    | > 3        || 2  | fair |
    | otherwise  || 1  | poor |
)gj"}) {
    const CheckedText checked = check_text(text);
    ASSERT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
    const std::string entity = checked.pack.at(EntityId{1}).name;
    for (const char* name : {"档", "评"}) {
      const auto& dated = std::get<DatedFormula>(checked.at(entity, name).definition);
      ASSERT_EQ(dated.versions.size(), 2U);
      const Column& newest = checked.pack.at(checked.pack.at(dated.versions[0].value).column);
      EXPECT_EQ(newest.name, std::string(name) + ".2016-01-01");
      EXPECT_EQ(std::get<DecisionTable>(newest.definition).rows.size(), 2U);
    }
  }
  EXPECT_EQ(check_village(R"gj(  决策表 档 : 整数, 评 : 等次   自 2016-01-01
    | 达标 || 档 | 评 |
    | -    || 1  | 优 |
  决策表 档 : 整数, 评 : 角色   自 2015-01-01
    | 达标 || 档 | 评   |
    | -    || 1  | 党员 |
)gj")
                .error_codes(),
            std::vector<int>{2110});
}

TEST(ParameterTables, HaveAParameterForEachCell) {
  const CheckedText checked =
      check_text(prelude + R"(参数 标准(评级 : 等次, 户数 : 整数) : 金额   依据 文 "一"
  | 评级   | 户数   || 标准 |
  | 优, 良 | < 3    || 3元  |
  | 优, 良 | >= 3   || 2元  |
  | 否则           || 1元   |
每个 村   依据 文 "二"
  定义 补助 : 金额 = 标准(评级, 户数)
)");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
  EXPECT_FALSE(find_parameter(checked.pack, "标准(优,<3)").is_none());
  EXPECT_FALSE(find_parameter(checked.pack, "标准(良, >= 3)").is_none());
  EXPECT_FALSE(find_parameter(checked.pack, "标准(否则)").is_none());
  EXPECT_EQ(checked.formula("村", "补助").op, Op::Cases);
}

TEST(None, IsAskedForBeforeAValueThatMayBeNoneIsUsed) {
  const std::string due = "  定义 到期 : 日期 或 不适用 = 当 达标 则 开始，否则 不适用\n";
  const auto codes = [&](std::string_view lines) {
    return check_village(due + std::string(lines)).error_codes();
  };
  const std::vector<int> none;
  EXPECT_EQ(codes("  定义 迟 : 是否 = 到期 < 结束\n"), std::vector<int>{2416});
  EXPECT_EQ(codes("  定义 迟 : 日期 = 到期\n"), std::vector<int>{2416});
  EXPECT_EQ(codes("  排名 先 : 整数   按 到期, 村代码\n"), std::vector<int>{2416});
  EXPECT_EQ(codes("  定义 迟 : 是否 = (到期 <> 不适用 或 到期 < 结束)\n"), std::vector<int>{2416});
  EXPECT_EQ(codes("  定义 迟 : 是否 = (到期 <> 不适用 且 到期 < 结束)\n"), none);
  EXPECT_EQ(codes("  定义 迟 : 是否 = (到期 = 不适用 或 到期 < 结束)\n"), none);
  EXPECT_EQ(codes("  定义 迟 : 是否 = 当 到期 = 不适用 则 否，否则 到期 < 结束\n"), none);
  EXPECT_EQ(codes("  定义 迟 : 是否\n    当 到期 = 不适用 则 否\n    否则 到期 < 结束\n"), none);
  EXPECT_EQ(codes("  定义 传 : 日期 或 不适用 = 到期\n"), none);
}

TEST(None, IsAskedForByTheGuardOfALine) {
  const std::string due = "  定义 到期 : 日期 或 不适用 = 当 达标 则 开始，否则 不适用\n";
  const auto codes = [&](std::string_view line) {
    return check_village(due + std::string(line)).error_codes();
  };
  const std::vector<int> none;
  const std::vector<int> unasked{2416};
  EXPECT_EQ(codes("  资格 可 : 是否\n    必须 到期 < 结束   当 到期 <> 不适用\n"), none);
  EXPECT_EQ(codes("  资格 可 : 是否\n    必须 到期 < 结束   当 合格\n"), unasked);
  EXPECT_EQ(codes("  资格 可 : 是否\n    必须 达标   当 到期 <> 不适用\n    必须 到期 < 结束\n"),
            unasked);
  EXPECT_EQ(codes("  评分 分 : 整数\n    项 早   得 年份(到期)   当 到期 <> 不适用\n"), none);
  EXPECT_EQ(codes("  评分 分 : 整数\n    项 早   得 年份(到期)   当 合格\n"), unasked);
  // Limits also say how much is lost, where the guard does not hold.
  EXPECT_EQ(codes("  评分 分 : 整数\n    项 早   得 户数   当 到期 <> 不适用   至多 年份(到期)\n"),
            unasked);
  EXPECT_EQ(
      codes("  评分 分 : 整数\n    项 早   得 1\n    否决 当 到期 <> 不适用   得 年份(到期)\n"),
      none);
  EXPECT_EQ(codes("  排名 名 : 整数   同 县   当 到期 <> 不适用   按 到期, 村代码\n"), none);
  EXPECT_EQ(codes("  排名 名 : 整数   同 县   按 到期, 村代码\n"), unasked);
  EXPECT_EQ(
      codes(
          "  分配 县.资金   当 到期 <> 不适用   按 年份(到期)   给 份 : 金额   到 分   并列 村代码\n"),
      none);
  EXPECT_EQ(codes("  分配 县.资金   按 年份(到期)   给 份 : 金额   到 分   并列 村代码\n"),
            unasked);
  EXPECT_EQ(codes("校验 村\n  错误 到期 > 结束   \"晚了\"   当 到期 <> 不适用\n"), none);
  EXPECT_EQ(codes("校验 村\n  错误 到期 > 结束   \"晚了\"\n"), unasked);
  EXPECT_EQ(check_text(prelude_en + R"gj(each village   cite paper "2"
  define due_on : date or none = when met then begun, otherwise none
  eligibility ok : bool
    must due_on < ended   when due_on <> none
  score points : integer
    item early   gives year(due_on)   when due_on <> none
  table late : date or none
    | met || late |
    | yes || none |
    | no  || ended |
)gj")
                .error_codes(),
            none);
}

TEST(None, IsPickedByATableAndNotCollected) {
  const auto codes = [](std::string_view head, std::string_view row) {
    return check_village("  决策表 果 : 金额 或 不适用   命中 " + std::string(head) +
                         "\n    | 达标 || 果 |\n    | 是 || 不适用 |\n" + std::string(row))
        .error_codes();
  };
  EXPECT_EQ(codes("唯一", "    | 否 || 1元 |\n"), std::vector<int>{});
  EXPECT_EQ(codes("任意", "    | 否 || 1元 |\n"), std::vector<int>{});
  EXPECT_EQ(codes("首个", "    | 否则 || 1元 |\n"), std::vector<int>{});
  EXPECT_EQ(codes("汇总 合计", "    | 否 || 1元 |\n"), std::vector<int>{2418});
  EXPECT_EQ(check_text(prelude_en + R"gj(each village   cite paper "2"
  table sum_of : money or none   hit collect sum
    | met || sum_of |
    | yes || none   |
)gj")
                .error_codes(),
            std::vector<int>{2418});
}

TEST(None, IsOfConclusionsAlone) {
  EXPECT_EQ(check_text("实体 组   键 组号\n  输入 甲 : 金额 或 不适用\n").error_codes(),
            std::vector<int>{2418});
  const CheckedText en = check_english(R"(
  define due_on : date or none = when met then begun, otherwise none
  define is_due : bool = due_on <> none
)");
  EXPECT_EQ(en.error_codes(), std::vector<int>{}) << en.messages();
  EXPECT_EQ(en.formula("village", "is_due").op, Op::Not);
}

}  // namespace
}  // namespace guiju::checked
