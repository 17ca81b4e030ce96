#include <gtest/gtest.h>

#include "guiju/eval/column.hpp"

namespace guiju::eval {
namespace {

Rational ratio(std::int64_t numerator, std::int64_t denominator) {
  return *Rational::make(numerator, denominator);
}

TEST(ColumnBuilder, TakesTheScaleOfTheFinestNumber) {
  ColumnBuilder builder{Form::Fixed};
  builder.append_fixed(12, 0);
  builder.append_fixed(345, 2);
  builder.append_fixed(5, 1);
  const Column column = builder.take();
  EXPECT_EQ(column.form, Form::Fixed);
  EXPECT_EQ(column.scale, 2);
  EXPECT_EQ(column.numbers[0], 1200);
  EXPECT_EQ(column.number(1), ratio(345, 100));
  EXPECT_EQ(column.number(2), ratio(1, 2));
}

TEST(ColumnBuilder, WidensWhereANumberDoesNotFit) {
  ColumnBuilder builder{Form::Fixed};
  builder.append_fixed(INT64_MAX, 0);
  builder.append_open(7);
  builder.append_fixed(1, 2);
  const Column column = builder.take();
  EXPECT_EQ(column.form, Form::Wide);
  EXPECT_EQ(column.number(0), Rational{INT64_MAX});
  EXPECT_FALSE(column.is_known(1));
  EXPECT_EQ(column.why[1], 7);
  EXPECT_EQ(column.number(2), ratio(1, 100));
}

TEST(ColumnBuilder, WidensForAFractionWithoutFiniteDecimals) {
  ColumnBuilder builder{Form::Fixed, 2};
  builder.append_fixed(150, 2);
  builder.append_number(ratio(1, 3));
  builder.append_fixed(2, 0);
  const Column column = builder.take();
  EXPECT_EQ(column.form, Form::Wide);
  EXPECT_EQ(column.number(0), ratio(3, 2));
  EXPECT_EQ(column.number(1), ratio(1, 3));
  EXPECT_EQ(column.number(2), Rational{2});
}

TEST(ColumnBuilder, KeepsDecimalsThatAreGivenAsFractions) {
  ColumnBuilder builder{Form::Fixed};
  builder.append_number(ratio(5, 4));
  builder.append_number(ratio(-1, 40));
  const Column column = builder.take();
  EXPECT_EQ(column.form, Form::Fixed);
  EXPECT_EQ(column.scale, 3);
  EXPECT_EQ(column.numbers[0], 1250);
  EXPECT_EQ(column.numbers[1], -25);
}

/// Bitmaps of a column begin late: at the first open row, wherever that is in its word.
TEST(ColumnBuilder, KnowsItsRowsAcrossWordBorders) {
  for (std::size_t first_open : {0U, 1U, 63U, 64U, 65U, 128U, 200U}) {
    ColumnBuilder builder{Form::Bits};
    for (std::size_t row = 0; row < 201; ++row) {
      if (row == first_open || row == 200)
        builder.append_open(static_cast<Why>(row));
      else
        builder.append_truth(row % 3 == 0);
    }
    const Column column = builder.take();
    ASSERT_EQ(column.size, 201U);
    for (std::size_t row = 0; row < 201; ++row) {
      const bool open = row == first_open || row == 200;
      ASSERT_EQ(column.is_known(row), !open) << first_open << " " << row;
      if (open)
        ASSERT_EQ(column.why[row], static_cast<Why>(row));
      else
        ASSERT_EQ(column.truth(row), row % 3 == 0);
    }
  }
}

TEST(ColumnBuilder, AColumnOfKnownRowsHasNoBitmap) {
  ColumnBuilder builder{Form::Code};
  for (int code = 0; code < 100; ++code) builder.append_code(code);
  const Column column = builder.take();
  EXPECT_TRUE(column.all_known);
  EXPECT_TRUE(column.known.is_empty());
  EXPECT_EQ(column.codes[99], 99);
}

TEST(Column, ChangesItsScaleOnlyWhereEveryKnownValueFits) {
  ColumnBuilder builder{Form::Fixed};
  builder.append_fixed(9'000'000'000'000'000, 0);
  Column column = builder.take();
  EXPECT_TRUE(set_scale(column, 2));
  EXPECT_EQ(column.numbers[0], 900'000'000'000'000'000);
  EXPECT_FALSE(set_scale(column, 4));
  EXPECT_EQ(column.scale, 2);
  EXPECT_EQ(column.number(0), Rational{9'000'000'000'000'000});
  EXPECT_FALSE(set_scale(column, 19));
}

TEST(Column, TheFormOfAType) {
  checked::Type type;
  type.kind = checked::TypeKind::Number;
  EXPECT_EQ(form_of(type), Form::Fixed);
  type.kind = checked::TypeKind::Bool;
  EXPECT_EQ(form_of(type), Form::Bits);
  type.kind = checked::TypeKind::Date;
  EXPECT_EQ(form_of(type), Form::Code);
}

TEST(Buffer, KeepsItsElementsAsItGrowsBeyondAHugePage) {
  Buffer<std::int64_t> buffer;
  constexpr std::int64_t count = 600'000;
  for (std::int64_t i = 0; i < count; ++i) buffer.push_back(i);
  Buffer<std::int64_t> moved = std::move(buffer);
  for (std::int64_t i = 0; i < count; ++i) ASSERT_EQ(moved[static_cast<std::size_t>(i)], i);
}

}  // namespace
}  // namespace guiju::eval
