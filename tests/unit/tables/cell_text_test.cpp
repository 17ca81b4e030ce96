#include <gtest/gtest.h>

#include "county.hpp"
#include "guiju/tables/cell.hpp"

namespace guiju::tables {
namespace {

/// A value written as the cell of a column.
class CellTextTest : public testing::Test {
 protected:
  std::string write(checked::Type type, checked::CellFormat format, const Rational& value) {
    const checked::ColumnId id = county_.add(county_.household, "值", std::move(type));
    county_.pack.columns[id.index()].format = format;
    eval::ColumnBuilder builder(eval::Form::Fixed, 0);
    builder.append_number(value);
    std::string text;
    append_cell(text, county_.pack, id, builder.take(), 0, pools_);
    return text;
  }
  /// The same value as a ratio of two integers that is not in lowest terms.
  std::string write_ratio(checked::Type type, checked::CellFormat format, std::int64_t numerator,
                          std::int64_t divisor) {
    const checked::ColumnId id = county_.add(county_.household, "值", std::move(type));
    county_.pack.columns[id.index()].format = format;
    eval::Column column;
    column.form = eval::Form::Ratio;
    column.size = 1;
    column.numbers.push_back(numerator);
    column.divisors.push_back(divisor);
    std::string text;
    append_cell(text, county_.pack, id, column, 0, pools_);
    return text;
  }
  static checked::CellFormat shown(int places) {
    return {places, true, RoundingMode::HalfAwayFromZero};
  }
  static checked::CellFormat exact(int places) { return {places, false, {}}; }

  County county_;
  eval::Pools pools_;
  checked::Type rate_ = County::number(checked::NumberForm::Rate, std::nullopt);
  checked::Type decimal_ = County::number(checked::NumberForm::Decimal, std::nullopt);
};

TEST_F(CellTextTest, MoneyHasTwoDecimals) {
  EXPECT_EQ(write(County::money(), exact(2), Rational(949500)), "949500.00");
  EXPECT_EQ(write(County::money(), exact(2), *Rational::make(-1, 20)), "-0.05");
  EXPECT_EQ(write(County::money(), exact(2), Rational(0)), "0.00");
}

TEST_F(CellTextTest, ARateIsAPercentageWithItsPlaces) {
  EXPECT_EQ(write(rate_, exact(1), *Rational::make(259, 1000)), "25.9%");
  EXPECT_EQ(write(rate_, shown(2), *Rational::make(99999, 100000)), "100.00%");
  EXPECT_EQ(write(rate_, shown(2), *Rational::make(1, 3)), "33.33%");
  EXPECT_EQ(write_ratio(rate_, shown(2), 2, 6), "33.33%");
  EXPECT_EQ(write_ratio(rate_, shown(1), 1901, 2000), "95.1%");
}

TEST_F(CellTextTest, OnlyAShownCellIsRounded) {
  EXPECT_EQ(write(decimal_, shown(1), *Rational::make(125, 100)), "1.3");
  EXPECT_EQ(write(decimal_, exact(1), *Rational::make(125, 100)), "1.25");
  EXPECT_EQ(write(decimal_, exact(3), *Rational::make(125, 100)), "1.250");
  EXPECT_EQ(write(decimal_, shown(0), *Rational::make(-1, 3)), "0");
  EXPECT_EQ(write_ratio(decimal_, shown(0), -1, 3), "0");
}

TEST_F(CellTextTest, WhatDoesNotFitTheQuickWayIsWrittenAlike) {
  const Rational great = *Rational::from_decimal(Int128{9'223'372'036'854'775'807}, 0);
  EXPECT_EQ(write(County::money(), exact(2), great), "9223372036854775807.00");
  EXPECT_EQ(write(rate_, shown(2), great), "922337203685477580700.00%");
  EXPECT_EQ(write_ratio(rate_, shown(2), 9'223'372'036'854'775'807, 3),
            "307445734561825860233.33%");
}

TEST_F(CellTextTest, AListIsJoined) {
  checked::Type list = County::of(checked::TypeKind::List);
  const checked::ColumnId id = county_.add(county_.household, "单", list);
  eval::ColumnBuilder builder(eval::Form::Code);
  builder.append_code(pools_.lists.intern({pools_.texts.intern("甲"), pools_.texts.intern("乙")}));
  builder.append_code(pools_.lists.intern({}));
  const eval::Column column = builder.take();
  std::string text;
  append_cell(text, county_.pack, id, column, 0, pools_);
  EXPECT_EQ(text, "甲；乙");
  append_cell(text, county_.pack, id, column, 1, pools_);
  EXPECT_EQ(text, "甲；乙");
}

}  // namespace
}  // namespace guiju::tables
