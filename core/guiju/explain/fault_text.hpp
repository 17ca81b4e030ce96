// What each fault of a row is called: the one table for results, explanations and messages.
#pragma once

#include <array>
#include <string_view>

#include "guiju/diag/diagnostic.hpp"
#include "guiju/eval/pools.hpp"

namespace guiju::explain {

struct FaultText {
  eval::FaultCode code;
  std::string_view name;  // for programs: kebab-case, never changed
  Bilingual text;
};

inline constexpr auto fault_texts = std::to_array<FaultText>({
    {eval::FaultCode::UnreadableCell,
     "unreadable-cell",
     {"这一格读不出来", "the cell cannot be read"}},
    {eval::FaultCode::OutOfRange,
     "out-of-range",
     {"超出了这一列允许的范围", "outside the range that the column allows"}},
    {eval::FaultCode::TooManyPlaces,
     "too-many-places",
     {"小数位数比这一列多", "more decimal places than the column has"}},
    {eval::FaultCode::SpoiltNumber,
     "spoilt-number",
     {"数字被表格软件改成了科学记数", "a spreadsheet has turned the number into an exponent form"}},
    {eval::FaultCode::Overflow, "overflow", {"数太大，装不下", "the number is too large to hold"}},
    {eval::FaultCode::DivisionByZero, "division-by-zero", {"除数是零", "the divisor is zero"}},
    {eval::FaultCode::DateOutOfRange,
     "date-out-of-range",
     {"日期超出了公元1年至9999年", "the date is outside the years 1 to 9999"}},
    {eval::FaultCode::SeveralRowsHit,
     "several-rows-hit",
     {"决策表有不止一行命中", "more than one row of the decision table hits"}},
    {eval::FaultCode::RowsDisagree,
     "rows-disagree",
     {"命中的几行结论不一样", "the rows that hit have different results"}},
    {eval::FaultCode::NoRowHits,
     "no-row-hits",
     {"决策表没有一行命中", "no row of the decision table hits"}},
    {eval::FaultCode::Tie,
     "tie",
     {"并列，规则没有说谁在先", "a tie, and no rule says who is first"}},
    {eval::FaultCode::NegativeWeight,
     "negative-weight",
     {"分配的权重是负数", "a weight of the split is negative"}},
    {eval::FaultCode::AllWeightsZero,
     "all-weights-zero",
     {"分配的权重全是零", "all weights of the split are zero"}},
    {eval::FaultCode::EmptyAggregate,
     "empty-aggregate",
     {"没有一行可以汇总", "there is no row to take it from"}},
    {eval::FaultCode::SeveralRowsFound,
     "several-rows-found",
     {"查到不止一行", "more than one row is found"}},
    {eval::FaultCode::ParameterAbsent,
     "parameter-absent",
     {"参数在这个日期没有值", "the parameter has no value at that date"}},
    {eval::FaultCode::BadStep, "bad-step", {"步长不大于零", "the step is not above zero"}},
    {eval::FaultCode::BadCount,
     "bad-count",
     {"连续的次数不是正整数", "the number in a row is not a whole number above zero"}},
    {eval::FaultCode::BoundsDescend,
     "bounds-descend",
     {"分段的界限没有一档比一档高", "the bounds of the bracket do not ascend"}},
    {eval::FaultCode::ExceptionsClash,
     "exceptions-clash",
     {"有不止一条例外适用，没有说哪条优先",
      "more than one exception applies, and none has priority"}},
    {eval::FaultCode::NotInForce,
     "not-in-force",
     {"这个日期还没有规定", "no rule is in force at that date yet"}},
    {eval::FaultCode::NoCell,
     "no-cell",
     {"参数表里没有这种情形", "the parameter table has no such case"}},
    {eval::FaultCode::BoundsCrossed,
     "bounds-crossed",
     {"一份的下限比上限高", "the floor of a share is above its cap"}},
    {eval::FaultCode::CalendarAbsent,
     "calendar-absent",
     {"日历没有管到这一天", "the calendar does not reach that day"}},
    {eval::FaultCode::Refund,
     "refund",
     {"累计分配里有一期的总额是负数，付过的就要收回",
      "a period of the cumulative split has a negative total: shares would be paid back"}},
    {eval::FaultCode::ExpectedByTest,
     "set-by-test",
     {"测试设成了故障", "the test set it to a fault"}},
    {eval::FaultCode::ExternFailed,
     "extern-failed",
     {"外部函数出错", "the extern function failed"}},
    {eval::FaultCode::ExternResult,
     "extern-result",
     {"外部函数的结果不合声明的类型",
      "the extern function returned no value of its declared type"}},
    {eval::FaultCode::ExternArgument,
     "extern-argument",
     {"外部函数的自变量超出了声明的范围",
      "an argument of the extern function lies outside its declared range"}},
});

constexpr const FaultText& fault_text(eval::FaultCode code) {
  return fault_texts[static_cast<std::size_t>(code)];
}

/// Every code has its entry at its own place.
constexpr bool is_fault_table_in_order() {
  for (std::size_t i = 0; i < fault_texts.size(); ++i)
    if (static_cast<std::size_t>(fault_texts[i].code) != i) return false;
  return static_cast<std::size_t>(eval::FaultCode::ExternArgument) + 1 == fault_texts.size();
}
static_assert(is_fault_table_in_order());

}  // namespace guiju::explain
