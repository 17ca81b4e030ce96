#include <gtest/gtest.h>

#include "guiju/explain/show_value.hpp"

namespace guiju::explain {
namespace {

checked::Type number(checked::NumberForm form) {
  checked::Type type;
  type.kind = checked::TypeKind::Number;
  type.form = form;
  return type;
}
checked::Type money() {
  checked::Type type = number(checked::NumberForm::Money);
  type.dimension = checked::money_dimension();
  return type;
}
checked::CheckedPack with_yuan() {
  checked::CheckedPack pack;
  pack.units.push_back({"元", {}, 1, checked::money_dimension(), {}});
  return pack;
}
Rational ratio(std::int64_t numerator, std::int64_t denominator) {
  return *Rational::make(numerator, denominator);
}

TEST(ShowValue, MoneyHasTwoDecimalsAndItsUnit) {
  EXPECT_EQ(show_value(with_yuan(), money(), Rational{1200}), "1200.00元");
  EXPECT_EQ(show_value(with_yuan(), money(), ratio(-1, 20)), "-0.05元");
}

TEST(ShowValue, MoneyFinerThanAFenKeepsItsDecimals) {
  EXPECT_EQ(show_value(with_yuan(), money(), ratio(1, 1000)), "0.001元");
}

TEST(ShowValue, ARateIsAPercentage) {
  EXPECT_EQ(show_number(number(checked::NumberForm::Rate), ratio(49, 50)), "98%");
  EXPECT_EQ(show_number(number(checked::NumberForm::Rate), ratio(9995, 10000)), "99.95%");
}

TEST(ShowValue, WhatHasNoFiniteDecimalsIsAFractionAndAboutHowMuch) {
  EXPECT_EQ(show_number(number(checked::NumberForm::Rate), ratio(2, 3)), "2/3 ≈ 66.67%");
  EXPECT_EQ(show_number(number(checked::NumberForm::Decimal), ratio(1, 3)), "1/3 ≈ 0.3333");
  EXPECT_EQ(show_value(with_yuan(), money(), ratio(100, 3)), "100/3 ≈ 33.33元");
}

TEST(ShowValue, WhatIsNotZeroIsNeverAboutZero) {
  EXPECT_EQ(show_number(number(checked::NumberForm::Rate), ratio(-1, 39000000)),
            "-1/39000000 ≈ -0.000003%");
}

TEST(ShowValue, ADistanceHasItsSignAndTheUnitOfTheSides) {
  EXPECT_EQ(show_distance(with_yuan(), money(), Rational{6}, Rational{5}), "+1.00元");
  EXPECT_EQ(show_distance(with_yuan(), money(), Rational{5}, Rational{5}), "0.00元");
  EXPECT_EQ(
      show_distance({}, number(checked::NumberForm::Rate), ratio(9798, 10000), ratio(98, 100)),
      "-0.02%");
  EXPECT_EQ(show_distance({}, {}, *make_date(2016, 3, 1), *make_date(2016, 2, 28)), "+2天");
  EXPECT_EQ(show_distance({}, {}, *make_month(2016, 1), *make_month(2016, 3)), "-2个月");
}

TEST(ShowValue, WordsHaveNoDistance) {
  EXPECT_EQ(show_distance({}, {}, true, false), "");
  EXPECT_EQ(show_distance({}, {}, std::string("甲"), std::string("乙")), "");
}

TEST(ShowValue, ListsRatiosAndSpansReadAsInResultsAndRules) {
  EXPECT_EQ(show_bare({}, {}, checked::TextList{{"甲", "乙"}}), "甲；乙");
  EXPECT_EQ(show_bare({}, {}, checked::RatioParts{{3, 2, 4, 1}}), "3:2:4:1");
  EXPECT_EQ(show_bare({}, {}, checked::MonthSpan{3}), "3个月");
  EXPECT_EQ(show_bare({}, {}, RoundingMode::TowardZero), "舍去");
}

}  // namespace
}  // namespace guiju::explain
