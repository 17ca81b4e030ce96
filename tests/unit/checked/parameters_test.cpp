// Parameters in time, their ranges, and values that are given from outside.
#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

using Codes = std::vector<int>;

const std::string dated = prelude + R"gj(
参数 标准 : 金额 0元 至 2万元 = 1000元   自 2015-07-01   依据 文 "一"
参数 标准 : 金额 0元 至 2万元 = 2000元   自 2016-07-01   依据 文 "二"
参数 份额 : 比例 = 3:7   依据 文 "一"
参数 开关 : 是否 = 是   依据 文 "一"
参数 期 : 期限 = 90天   依据 文 "一"
每个 村   依据 文 "二"
  定义 富裕 : 是否 = 收入 > 标准
  定义 当时 : 是否 = 收入 > 标准   于 开始
)gj";

const Parameter& parameter(const CheckedText& checked, std::string_view name) {
  return checked.pack.at(find_parameter(checked.pack, name));
}

TEST(Parameters, hold_from_their_date_to_the_next) {
  const CheckedText checked = check_text(dated);
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Parameter& standard = parameter(checked, "标准");
  const auto value_at = [&](int year, int month, int day) {
    return std::get<Rational>(find_version(standard, make_date(year, month, day))->value);
  };
  EXPECT_EQ(find_version(standard, make_date(2015, 6, 30)), nullptr);
  EXPECT_EQ(value_at(2015, 7, 1), Rational(1000));
  EXPECT_EQ(value_at(2016, 6, 30), Rational(1000));
  EXPECT_EQ(value_at(2016, 7, 1), Rational(2000));
  EXPECT_EQ(find_version(standard, std::nullopt), nullptr);
}

TEST(Parameters, versions_may_stand_as_lines_under_one_head) {
  const CheckedText checked = check_text(prelude + R"gj(
参数 标准 : 金额   依据 文 "一"
  自 2016-07-01   2000元   依据 文 "二"
  自 2015-07-01   1000元
)gj");
  ASSERT_EQ(checked.error_codes(), Codes{}) << checked.messages();
  const Parameter& standard = parameter(checked, "标准");
  ASSERT_EQ(standard.versions.size(), 2U);
  EXPECT_EQ(std::get<Rational>(standard.versions[0].value), Rational(1000));
  EXPECT_EQ(standard.versions[0].citation.clause, "一");
  EXPECT_EQ(standard.versions[1].citation.clause, "二");
}

TEST(Parameters, are_asked_at_a_date_of_the_row) {
  const CheckedText checked = check_text(dated);
  const Expr& asked = checked.pack.at(checked.formula("村", "当时").args[1]);
  ASSERT_EQ(asked.op, Op::Parameter);
  ASSERT_EQ(asked.args.size(), 1U);
  EXPECT_EQ(checked.pack.at(asked.args[0]).column, checked.column("村", "开始"));
  EXPECT_TRUE(checked.pack.at(checked.formula("村", "富裕").args[1]).args.empty());
}

TEST(Parameters, with_a_date_make_a_pack_ask_for_the_as_of_date) {
  EXPECT_TRUE(check_text(dated).pack.asks_as_of);
  EXPECT_FALSE(check_village("  定义 富裕 : 是否 = 收入 > 限额\n").pack.asks_as_of);
  EXPECT_TRUE(check_village("  定义 迟 : 是否 = 结束 < 基准日\n").pack.asks_as_of);
}

TEST(Parameters, of_durations_are_of_the_kind_of_their_value) {
  EXPECT_EQ(parameter(check_text(dated), "期").type.kind, TypeKind::DaySpan);
}

/// The value read from a text, or the codes of what is wrong with it.
struct ReadValue {
  std::optional<Value> value;
  Codes codes;
};

ReadValue read_value(std::string_view name, std::string_view text) {
  CheckedText checked = check_text(dated);
  DiagnosticSink sink;
  ReadValue read;
  read.value = read_parameter_value(checked.pack, find_parameter(checked.pack, name), text,
                                    checked.sources, sink);
  EXPECT_EQ(checked.sources.files.back().path(), "<set>");
  for (const Diagnostic& diagnostic : sink.take()) read.codes.push_back(diagnostic.info->code);
  return read;
}

TEST(ParameterValues, are_read_as_in_a_rule_file) {
  EXPECT_EQ(read_value("标准", "0.15万元").value, Value(Rational(1500)));
  EXPECT_EQ(read_value("线", "97.5%").value, Value(*Rational::make(975, 1000)));
  EXPECT_EQ(read_value("开关", "否").value, Value(false));
  EXPECT_EQ(read_value("开关", "no").value, Value(false));
  EXPECT_EQ(read_value("份额", "1:2").value, Value(RatioParts{{1, 2}}));
  EXPECT_EQ(read_value("期", "30天").value, Value(DaySpan{30}));
}

TEST(ParameterValues, of_the_wrong_type_or_out_of_range_are_refused) {
  EXPECT_EQ(read_value("标准", "1500").codes, Codes{2101});
  EXPECT_EQ(read_value("标准", "3万元").codes, Codes{2109});
  EXPECT_EQ(read_value("标准", "-1元").codes, Codes{2109});
  EXPECT_EQ(read_value("标准", "0.001元").codes, Codes{2203});
  EXPECT_EQ(read_value("标准", "限额").codes, Codes{2101});
  EXPECT_EQ(read_value("期", "3个月").codes, Codes{2101});
  EXPECT_FALSE(read_value("标准", "1500").value.has_value());
  EXPECT_FALSE(read_value("标准", "1元 +").value.has_value());
}

TEST(ParameterValues, at_a_date_before_the_first_are_reported) {
  const CheckedText checked = check_text(dated);
  DiagnosticSink sink;
  require_parameters_at(checked.pack, *make_date(2015, 6, 30), {}, sink);
  const auto diagnostics = sink.take();
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(message(diagnostics[0], Language::Zh),
            "参数 `标准` 在 2015-06-30 没有值，最早的值自 2015-07-01 起");
  require_parameters_at(checked.pack, *make_date(2015, 7, 1), {}, sink);
  EXPECT_TRUE(sink.take().empty());
}

}  // namespace
}  // namespace guiju::checked
