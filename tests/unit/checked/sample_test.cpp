// The excerpt of Daoxian in the description of the language checks into the right tree.
#include <algorithm>

#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

const std::string excerpt = R"gj(规则包 道县扶贫小额信贷   别名 daoxian   版本 2016.1
出处 文   "刘勇会, 道县创新做实扶贫小额信贷提升产业扶贫的实践与探索, 研究与决策 2017(4)"
出处 读法 "文中没有定数、由本规则包选定的读法，都写成参数"
舍入 四舍五入

参数 启动回收率 : 比率 = 98%            自 2016-01-01   依据 文 "二(三)"
参数 奖励计提比例 : 比率 = 2%           自 2016-01-01   依据 文 "二(三)"
参数 奖励分配比例 : 比例 = 3:2:4:1      依据 文 "二(三)"
参数 停贷月数 : 整数 1 至 12 = 3        依据 文 "三"
参数 超额步长 : 比率 = 10%              依据 文 "二(二)"

枚举 模式 = 自主贷款, 分贷统还, 固定受益, 不予受理

实体 县       键 县代码
  输入 贷款池 : 金额
实体 乡镇     键 乡镇代码            属于 县
  输入 任务额 : 金额 单位 万元
实体 村       键 村代码              属于 乡镇
实体 户       键 户号                属于 村
  输入 建档立卡, 有项目, 有劳力, 有意愿, 有能力, 有资金 : 是否
  输入 申请额 : 金额 单位 万元
实体 放款     键 放款号              属于 户
  输入 日期 : 日期
  输入 金额 : 金额
  次序 放款次序   同 县   按 日期, 放款号
实体 村月报   键 村代码, 月份        属于 村
  输入 月份 : 月份
  输入 到期额, 收回额 : 金额
  输入 已整改 : 是否
  次序 逐月   同 村   按 月份

每个 户   依据 文 "一(一)"
  决策表 贷款模式 : 模式   命中 唯一
    | 有项目 | 有劳力 | 有意愿 | 有能力 | 有资金 || 贷款模式 |
    | 是     | -      | -      | -      | -      || 自主贷款 |
    | 否     | 是     | 是     | -      | -      || 分贷统还 |
    | 否     | 否     | -      | 否     | 否     || 固定受益 |
    | 否则                                       || 不予受理 |
  资格 可贷款 : 是否
    必须 建档立卡                                          否则 "不是建档立卡户"
    必须 申请额 在 1万元 至 5万元   当 贷款模式 = 自主贷款   否则 "自主贷款为1至5万元"      依据 文 "三(一)"
  定义 未满足 : 列表 = 可贷款.未满足

每个 放款   依据 文 "一(三)"
  定义 受理   : 是否 = 金额 + 合计(此前.金额 当 受理) <= 县.贷款池   按 放款次序
  定义 池余额 : 金额 = 县.贷款池 - 合计(至此.金额 当 受理)           按 放款次序

每个 乡镇   依据 文 "二(二)"
  定义 放贷额 : 金额 = 合计(放款.金额 当 受理)
  定义 完成率 : 比率 = 放贷额 / 任务额   显示 到 0.01%
  评分 考核分 : 整数
    项 达标   得 10   当 完成率 >= 100%
    项 超额   得 (完成率 - 100%) 每满 超额步长 得 1   至少 0   至多 10
    否决 当 完成率 < 100%   得 0
  定义 不得评优 : 是否 = 完成率 < 100%
  排名 名次 : 整数   同 县   按 完成率 从高到低   并列 同名次
  分配 县.乡镇奖励   按 放贷额   给 奖励 : 金额   到 分   并列 乡镇代码

每个 县   依据 文 "二(三)"
  定义 放贷总额 : 金额 = 合计(乡镇.放贷额)
  定义 回收率   : 比率 = 合计(村月报.收回额) / 合计(村月报.到期额)   显示 到 0.01%
  定义 奖励资金 : 金额 = 当 回收率 >= 启动回收率 则 放贷总额 × 奖励计提比例，否则 0元   四舍五入 到 分
  分配 奖励资金   按 奖励分配比例   给 乡镇奖励, 村奖励, 金融机构奖励, 领导小组奖励 : 金额   到 分

每个 村月报   依据 文 "三"
  设 低 = 到期额 > 0元 且 收回额 / 到期额 < 启动回收率
  设 高 = 到期额 > 0元 且 收回额 / 到期额 > 启动回收率
  状态 停贷 : 是否   按 逐月
    起 当 连续(停贷月数, 低)
    止 当 高 且 已整改

测试 "奖励按 3:2:4:1 分给四方"   于 2016-12-31
  给定 县
    | 县代码 | 放贷总额  | 回收率 |
    | 道县   | 15825万元 | 98.5%  |
  应得 县
    | 县代码 | 奖励资金  | 乡镇奖励  | 村奖励   | 金融机构奖励 | 领导小组奖励 |
    | 道县   | 316.5万元 | 94.95万元 | 63.3万元 | 126.6万元    | 31.65万元    |
)gj";

class Sample : public testing::Test {
 protected:
  static void SetUpTestSuite() { checked_ = new CheckedText(check_text(excerpt)); }
  static void TearDownTestSuite() { delete checked_; }
  static const CheckedText& checked() { return *checked_; }
  static const CheckedPack& pack() { return checked_->pack; }

 private:
  inline static CheckedText* checked_ = nullptr;
};

std::vector<std::string> names(const CheckedPack& pack, const std::vector<ColumnId>& columns) {
  std::vector<std::string> result;
  for (const ColumnId id : columns) result.push_back(pack.at(id).name);
  return result;
}

using Names = std::vector<std::string>;

TEST_F(Sample, has_no_problem) {
  EXPECT_TRUE(checked().diagnostics.empty()) << checked().messages();
}

TEST_F(Sample, header_is_read) {
  EXPECT_EQ(pack().name, "道县扶贫小额信贷");
  EXPECT_EQ(pack().alias, "daoxian");
  EXPECT_EQ(pack().version, "2016.1");
  EXPECT_TRUE(pack().asks_as_of);
}

TEST_F(Sample, a_child_has_its_parents_key_columns) {
  const Entity& loans = pack().at(find_entity(pack(), "放款"));
  EXPECT_EQ(names(pack(), loans.key), Names{"放款号"});
  ASSERT_EQ(loans.parents.size(), 1U);
  EXPECT_EQ(names(pack(), loans.parents[0].key), Names{"户号"});
  EXPECT_EQ(names(pack(), loans.columns),
            (Names{"放款号", "户号", "日期", "金额", "受理", "池余额"}));
  EXPECT_EQ(checked().at("放款", "户号").role, ColumnRole::Key);
}

TEST_F(Sample, a_key_that_is_an_input_is_typed_and_one_of_the_parent_is_linked) {
  const Entity& reports = pack().at(find_entity(pack(), "村月报"));
  EXPECT_EQ(names(pack(), reports.key), (Names{"村代码", "月份"}));
  EXPECT_EQ(checked().at("村月报", "月份").type.kind, TypeKind::Month);
  EXPECT_EQ(checked().at("村月报", "月份").role, ColumnRole::Key);
  EXPECT_EQ(checked().at("村月报", "村代码").type.kind, TypeKind::Text);
  ASSERT_EQ(reports.parents.size(), 1U);
  EXPECT_EQ(names(pack(), reports.parents[0].key), Names{"村代码"});
}

TEST_F(Sample, written_conclusions_are_those_declared_in_order) {
  EXPECT_EQ(names(pack(), pack().at(find_entity(pack(), "乡镇")).written),
            (Names{"放贷额", "完成率", "考核分", "不得评优", "名次", "奖励"}));
  EXPECT_EQ(names(pack(), pack().at(find_entity(pack(), "村月报")).written), Names{"停贷"});
}

TEST_F(Sample, an_input_in_wan_yuan_is_worth_ten_thousand) {
  EXPECT_EQ(checked().at("乡镇", "任务额").cell_unit, Rational(10'000));
  EXPECT_EQ(checked().at("放款", "金额").cell_unit, Rational(1));
}

TEST_F(Sample, the_decision_table_has_four_rows_of_tests) {
  const auto& table = std::get<DecisionTable>(checked().at("户", "贷款模式").definition);
  EXPECT_EQ(table.policy, HitPolicy::Unique);
  EXPECT_EQ(table.inputs.size(), 5U);
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(pack().at(table.rows[0].tests[0]).op, Op::Column);
  EXPECT_TRUE(table.rows[0].tests[1].is_none());
  EXPECT_EQ(pack().at(table.rows[1].tests[0]).op, Op::Not);
  EXPECT_EQ(std::get<EnumWord>(pack().at(table.rows[2].result).value).index, 2U);
  EXPECT_EQ(std::get<EnumWord>(pack().at(table.otherwise).value).index, 3U);
}

TEST_F(Sample, criteria_have_labels_guards_and_sources) {
  const auto& eligibility = std::get<Eligibility>(checked().at("户", "可贷款").definition);
  ASSERT_EQ(eligibility.criteria.size(), 2U);
  EXPECT_EQ(eligibility.criteria[0].label, "不是建档立卡户");
  EXPECT_TRUE(eligibility.criteria[0].guard.is_none());
  EXPECT_EQ(eligibility.criteria[0].citation.clause, "一(一)");
  EXPECT_EQ(pack().at(eligibility.criteria[1].test).op, Op::And);
  EXPECT_EQ(pack().at(eligibility.criteria[1].guard).op, Op::Equal);
  EXPECT_EQ(eligibility.criteria[1].citation.clause, "三(一)");
  EXPECT_EQ(std::get<FailedCriteria>(checked().at("户", "可贷款.未满足").definition).eligibility,
            checked().column("户", "可贷款"));
  EXPECT_EQ(checked().formula("户", "未满足").column, checked().column("户", "可贷款.未满足"));
}

TEST_F(Sample, admission_reads_itself_on_earlier_rows) {
  const ColumnId admitted = checked().column("放款", "受理");
  EXPECT_FALSE(pack().at(admitted).order.is_none());
  const auto group =
      std::find_if(pack().evaluation_order.begin(), pack().evaluation_order.end(),
                   [&](const ColumnGroup& one) { return one.columns == std::vector{admitted}; });
  ASSERT_NE(group, pack().evaluation_order.end());
  EXPECT_EQ(group->order, pack().at(admitted).order);
  const Expr& comparison = checked().formula("放款", "受理");
  ASSERT_EQ(comparison.op, Op::LessEqual);
  EXPECT_EQ(pack().at(comparison.args[1]).op, Op::Ancestor);
  const Expr& running = pack().at(pack().at(comparison.args[0]).args[1]);
  EXPECT_EQ(running.op, Op::Running);
  EXPECT_FALSE(running.includes_own);
  EXPECT_EQ(pack().at(running.filter).column, admitted);
}

TEST_F(Sample, a_balance_reads_through_the_own_row) {
  const Expr& balance = checked().formula("放款", "池余额");
  const Expr& running = pack().at(balance.args[1]);
  EXPECT_EQ(running.op, Op::Running);
  EXPECT_TRUE(running.includes_own);
}

TEST_F(Sample, descendants_are_aggregated_from_any_level) {
  const Expr& sum = checked().formula("乡镇", "放贷额");
  ASSERT_EQ(sum.op, Op::Aggregate);
  EXPECT_EQ(sum.aggregate, AggregateKind::Sum);
  EXPECT_EQ(sum.entity, find_entity(pack(), "放款"));
  EXPECT_EQ(pack().at(sum.args[0]).op, Op::Column);
  EXPECT_EQ(pack().at(sum.filter).column, checked().column("放款", "受理"));
}

TEST_F(Sample, caps_and_floors_of_an_item_are_in_its_points) {
  const auto& score = std::get<Scorecard>(checked().at("乡镇", "考核分").definition);
  ASSERT_EQ(score.items.size(), 2U);
  EXPECT_EQ(pack().at(score.items[0].points).op, Op::Constant);
  EXPECT_TRUE(score.items[0].full.is_none());
  const Expr& capped = pack().at(score.items[1].points);
  EXPECT_EQ(capped.builtin, Builtin::Least);
  EXPECT_EQ(pack().at(capped.args[0]).builtin, Builtin::Greatest);
  EXPECT_EQ(std::get<Rational>(pack().at(score.items[1].full).value), Rational(10));
  EXPECT_EQ(score.items[1].column, checked().column("乡镇", "考核分.超额"));
  ASSERT_EQ(score.vetoes.size(), 1U);
  EXPECT_FALSE(checked().column("乡镇", "考核分.扣分").is_none());
}

TEST_F(Sample, a_rank_has_a_scope_and_shared_places) {
  const auto& rank = std::get<Rank>(checked().at("乡镇", "名次").definition);
  EXPECT_EQ(rank.scope, find_entity(pack(), "县"));
  EXPECT_TRUE(rank.shared);
  ASSERT_EQ(rank.keys.size(), 1U);
  EXPECT_TRUE(rank.keys[0].descending);
}

TEST_F(Sample, splits_by_ratio_and_by_weight) {
  const auto& weighted = std::get<SplitShare>(checked().at("乡镇", "奖励").definition);
  const Split& by_weight = pack().at(weighted.split);
  EXPECT_EQ(by_weight.scope, find_entity(pack(), "县"));
  EXPECT_EQ(pack().at(by_weight.total).op, Op::Column);
  EXPECT_EQ(pack().at(by_weight.total).column, checked().column("县", "乡镇奖励"));
  EXPECT_EQ(by_weight.ties.size(), 1U);
  EXPECT_EQ(by_weight.step, *Rational::from_decimal(1, 2));
  const auto& share = std::get<SplitShare>(checked().at("县", "金融机构奖励").definition);
  EXPECT_EQ(share.receiver, 2U);
  EXPECT_EQ(pack().at(share.split).receivers.size(), 4U);
  EXPECT_FALSE(pack().at(share.split).ratio.is_none());
}

TEST_F(Sample, a_rate_is_shown_with_its_places_and_rounded_by_the_header) {
  const CellFormat& format = checked().at("乡镇", "完成率").format;
  EXPECT_TRUE(format.is_rounded);
  EXPECT_EQ(format.places, 2);
  EXPECT_EQ(format.mode, RoundingMode::HalfAwayFromZero);
  EXPECT_EQ(checked().at("县", "奖励资金").format.places, 2);
  EXPECT_FALSE(checked().at("县", "奖励资金").format.is_rounded);
}

TEST_F(Sample, rounding_stands_around_the_whole_choice) {
  const Expr& reward = checked().formula("县", "奖励资金");
  EXPECT_EQ(reward.op, Op::Round);
  EXPECT_EQ(reward.step, *Rational::from_decimal(1, 2));
  EXPECT_EQ(pack().at(reward.args[0]).op, Op::Choice);
}

TEST_F(Sample, a_state_has_a_start_and_a_stop) {
  const auto& state = std::get<State>(checked().at("村月报", "停贷").definition);
  EXPECT_EQ(pack().at(state.start).op, Op::InARow);
  EXPECT_EQ(pack().at(state.stop).op, Op::And);
  EXPECT_EQ(pack().at(state.order).scope, find_entity(pack(), "村"));
  EXPECT_EQ(checked().at("村月报", "低").role, ColumnRole::Helper);
  EXPECT_EQ(checked().at("村月报", "低").type.kind, TypeKind::Bool);
}

TEST_F(Sample, every_defined_column_stands_once_behind_what_it_reads) {
  std::vector<std::size_t> place(pack().columns.size(), 0);
  std::size_t count = 0;
  for (const ColumnGroup& group : pack().evaluation_order)
    for (const ColumnId id : group.columns) place[id.index()] = ++count;
  const auto defined =
      std::count_if(pack().columns.begin(), pack().columns.end(), [](const Column& column) {
        return column.role != ColumnRole::Key && column.role != ColumnRole::Input;
      });
  EXPECT_EQ(count, static_cast<std::size_t>(defined));
  EXPECT_LT(place[checked().column("放款", "受理").index()],
            place[checked().column("乡镇", "放贷额").index()]);
  EXPECT_LT(place[checked().column("县", "乡镇奖励").index()],
            place[checked().column("乡镇", "奖励").index()]);
  EXPECT_LT(place[checked().column("乡镇", "考核分").index()],
            place[checked().column("乡镇", "考核分.扣分").index()]);
}

TEST_F(Sample, test_cells_have_the_types_of_their_columns) {
  ASSERT_EQ(pack().tests.size(), 1U);
  const TestCase& test = pack().tests[0];
  EXPECT_EQ(test.title, "奖励按 3:2:4:1 分给四方");
  ASSERT_EQ(test.given.size(), 1U);
  EXPECT_EQ(std::get<std::string>(test.given[0].rows[0][0].value), "道县");
  EXPECT_EQ(std::get<Rational>(test.given[0].rows[0][1].value), Rational(158'250'000));
  EXPECT_EQ(std::get<Rational>(test.expected[0].rows[0][1].value), Rational(3'165'000));
}

TEST_F(Sample, parameters_keep_their_spelling_and_source) {
  const Parameter& parameter = pack().at(find_parameter(pack(), "停贷月数"));
  EXPECT_EQ(parameter.versions[0].written, "3");
  EXPECT_EQ(parameter.versions[0].citation.clause, "三");
  EXPECT_EQ(std::get<Rational>(*parameter.low), Rational(1));
  EXPECT_EQ(std::get<Rational>(*parameter.high), Rational(12));
  const Parameter& rate = pack().at(find_parameter(pack(), "启动回收率"));
  EXPECT_EQ(rate.versions[0].written, "98%");
  EXPECT_EQ(rate.versions[0].from, make_date(2016, 1, 1));
  EXPECT_EQ(find_version(rate, make_date(2015, 12, 31)), nullptr);
  EXPECT_EQ(find_version(rate, make_date(2016, 1, 1)), &rate.versions[0]);
  EXPECT_EQ(find_version(rate, std::nullopt), nullptr);
}

}  // namespace
}  // namespace guiju::checked
