#include <gtest/gtest.h>

#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

TEST(Number, PlainNumbersAreExact) {
  EXPECT_EQ(read_expression("12"), "12");
  EXPECT_EQ(read_expression("3.50"), "3.5");
  EXPECT_EQ(read_expression("5万"), "50000");
  EXPECT_EQ(read_expression("1.2亿"), "120000000");
  EXPECT_EQ(read_expression("2万亿"), "2000000000000");
  EXPECT_EQ(read_expression("１２．５"), "12.5");
}

TEST(Number, RatesKeepTheirForm) {
  EXPECT_EQ(read_expression("98%"), "98%");
  EXPECT_EQ(read_expression("37.5％"), "37.5%");
  EXPECT_EQ(read_expression("5‰"), "5‰");
  EXPECT_EQ(read_expression("3成"), "3成");
  const Reading reading = read("参数 a : 比率 = 98.0%");
  const Literal& literal = reading.tree.at(reading.tree.statements[0].value).literal;
  EXPECT_EQ(literal.value, *Rational::make(49, 50));
  EXPECT_EQ(literal.places, 1);
  EXPECT_EQ(literal.form, RateForm::Percent);
}

TEST(Number, MoneyIsInYuan) {
  EXPECT_EQ(read_expression("4000元"), "4000元");
  EXPECT_EQ(read_expression("5万元"), "50000元");
  EXPECT_EQ(read_expression("1.5亿元"), "150000000元");
  EXPECT_EQ(read_expression("0.05元"), "0.05元");
  EXPECT_EQ(read_expression("3角5分"), "0.35元");
  EXPECT_EQ(read_expression("3元5角"), "3.5元");
  EXPECT_EQ(read_expression("3元5角2分"), "3.52元");
  EXPECT_EQ(read_expression("90分"), "0.9元");
}

TEST(Number, OtherUnitsAreKeptAsWritten) {
  EXPECT_EQ(read_expression("13736户"), "13736户");
  EXPECT_EQ(read_expression("2万亩"), "20000亩");
  EXPECT_EQ(read_expression("4000元/户"), "4000元/户");
  EXPECT_EQ(read_expression("5万元／户"), "50000元/户");
  EXPECT_EQ(read_expression("3角/斤"), "0.3元/斤");
}

TEST(Number, ASlashWithSpacesDivides) {
  EXPECT_EQ(read_expression("4000元 / 户数"), "(/ 4000元 户数)");
  EXPECT_EQ(read_expression("a/b"), "(/ a b)");
}

TEST(Number, DurationsCountMonthsOrDays) {
  EXPECT_EQ(read_expression("3个月"), "3months");
  EXPECT_EQ(read_expression("2年"), "24months");
  EXPECT_EQ(read_expression("30天"), "30days");
  EXPECT_EQ(read_expression("分红年限 / 1年"), "(/ 分红年限 12months)");
}

TEST(Number, DatesAndMonthsStandWithoutSpaces) {
  EXPECT_EQ(read_expression("2016-03-01"), "2016-03-01");
  EXPECT_EQ(read_expression("2016年3月1日"), "2016-03-01");
  EXPECT_EQ(read_expression("2016-03"), "2016-03");
  EXPECT_EQ(read_expression("2016年3月"), "2016-03");
  EXPECT_EQ(read_expression("2016 - 3"), "(- 2016 3)");
}

TEST(Number, RatiosHaveNoSpaces) {
  EXPECT_EQ(read_expression("3:2:4:1"), "3:2:4:1");
  EXPECT_EQ(read_expression("37.5:62.5"), "37.5:62.5");
  EXPECT_EQ(read_expression("３：２：４：１"), "3:2:4:1");
}

TEST(Number, WhatTouchesANumberMustBeItsUnit) {
  EXPECT_EQ(read_expression("3元5"), "1007");
  EXPECT_EQ(read_expression("98%户"), "1007");
  EXPECT_EQ(read_expression("3户5"), "1007");
  EXPECT_EQ(read_expression("3:2户"), "1007");
  EXPECT_EQ(read_expression("5万成"), "1007");
  EXPECT_EQ(read_expression("2016-03-01户"), "1007");
}

TEST(Number, DaysThatTheCalendarLacksAreReported) {
  EXPECT_EQ(read_expression("2016-02-30"), "1009");
  EXPECT_EQ(read_expression("2016年13月"), "1009");
  EXPECT_EQ(read_expression("2015年2月29日"), "1009");
  EXPECT_EQ(read_expression("2016-99"), "1009");
}

TEST(Number, NumbersThatDoNotFitAreReported) {
  EXPECT_EQ(read_expression(std::string(39, '9')), "1008");
  EXPECT_EQ(read_expression(std::string(38, '9') + "亿元"), "1008");
  EXPECT_EQ(read_expression(std::string(37, '9') + "元1分"), "1008");
}

}  // namespace
}  // namespace guiju::syntax::test
