#include <limits>

#include <gtest/gtest.h>

#include "guiju/eval/frame.hpp"

namespace guiju::eval {
namespace {

Rational ratio(std::int64_t numerator, std::int64_t denominator) {
  return *Rational::make(numerator, denominator);
}

void set_wide(Frame& frame, const std::vector<Rational>& values) {
  std::copy(values.begin(), values.end(), frame.write_wide(values.size()));
}

void expect_values(const Frame& frame, const std::vector<Rational>& values) {
  for (std::size_t row = 0; row < values.size(); ++row)
    EXPECT_EQ(frame.number(row), values[row]) << row;
}

TEST(Narrow, DecimalsBecomeFixed) {
  const std::vector<Rational> values{Rational{3}, ratio(1, 4), ratio(-7, 10)};
  Frame frame;
  set_wide(frame, values);
  narrow(frame, values.size());
  EXPECT_EQ(frame.form, Form::Fixed);
  EXPECT_EQ(frame.scale, 2);
  expect_values(frame, values);
}

TEST(Narrow, FractionsBecomeRatios) {
  const std::vector<Rational> values{ratio(1, 3), Rational{2}};
  Frame frame;
  set_wide(frame, values);
  narrow(frame, values.size());
  EXPECT_EQ(frame.form, Form::Ratio);
  expect_values(frame, values);
}

TEST(Narrow, DecimalsThatDoNotFitTogetherBecomeRatios) {
  const std::vector<Rational> values{Rational{std::numeric_limits<std::int64_t>::max()},
                                     ratio(1, 1000)};
  Frame frame;
  set_wide(frame, values);
  narrow(frame, values.size());
  EXPECT_EQ(frame.form, Form::Ratio);
  expect_values(frame, values);
}

TEST(Narrow, WhatDoesNotFit64BitsStaysWide) {
  const std::vector<Rational> values{*Rational::make(Int128{1} << 70, 1), ratio(1, 3)};
  Frame frame;
  set_wide(frame, values);
  narrow(frame, values.size());
  EXPECT_EQ(frame.form, Form::Wide);
  expect_values(frame, values);
}

TEST(Narrow, RowsThatAreNotKnownPlayNoPart) {
  Frame frame;
  set_wide(frame, {Rational{5}, *Rational::make(Int128{1} << 100, 3)});
  frame.open_row(1, 4, 2);
  narrow(frame, 2);
  EXPECT_EQ(frame.form, Form::Fixed);
  EXPECT_EQ(frame.number(0), Rational{5});
  EXPECT_FALSE(frame.is_known(1));
  EXPECT_EQ(frame.why[1], 4);
}

TEST(MergeKnown, ARowIsKnownWhereAllArgsAreAndReasonsComeTogether) {
  WhyPool whys;
  const Why first = whys.missing(ColumnId{1});
  const Why second = whys.missing(ColumnId{2});
  Frame left;
  Frame right;
  Frame all;
  left.write_codes(130);
  right.write_codes(130);
  left.open_row(3, first, 130);
  left.open_row(129, first, 130);
  right.open_row(3, second, 130);
  right.open_row(64, second, 130);
  const Frame* args[] = {&all, &left, &right};
  Frame out;
  merge_known(out, args, 130, whys);
  for (std::size_t row = 0; row < 130; ++row)
    ASSERT_EQ(out.is_known(row), row != 3 && row != 64 && row != 129) << row;
  EXPECT_EQ(out.why[3], whys.unite(first, second));
  EXPECT_EQ(out.why[64], second);
  EXPECT_EQ(out.why[129], first);
}

TEST(MergeKnown, AFrameIsKnownAgainAfterOpenRowsBefore) {
  WhyPool whys;
  Frame out;
  out.open_row(0, 1, 10);
  Frame known;
  const Frame* args[] = {&known};
  merge_known(out, args, 10, whys);
  EXPECT_TRUE(out.is_known(0));
}

TEST(AsFixed, GivesTheFrameItselfOrACopyOfThatScale) {
  Frame frame;
  frame.write_fixed(2, 1)[0] = 15;
  frame.own_numbers[1] = -20;
  Frame scratch;
  EXPECT_EQ(as_fixed(frame, 1, scratch, 2), &frame);
  const Frame* finer = as_fixed(frame, 3, scratch, 2);
  ASSERT_NE(finer, nullptr);
  expect_values(*finer, {ratio(3, 2), Rational{-2}});
  EXPECT_EQ(as_fixed(frame, 19, scratch, 2), nullptr);
}

TEST(AsFixed, GivesNothingWhereAValueDoesNotFit) {
  Frame frame;
  frame.write_fixed(1, 0)[0] = std::numeric_limits<std::int64_t>::max() / 5;
  Frame scratch;
  EXPECT_EQ(as_fixed(frame, 1, scratch, 1), nullptr);
}

TEST(SameValue, ComparesAcrossForms) {
  Frame fixed;
  fixed.write_fixed(1, 2)[0] = 50;
  Frame quotient;
  quotient.write_ratio(1)[0] = 3;
  quotient.own_divisors[0] = 6;
  EXPECT_TRUE(same_value(fixed, 0, quotient, 0));
  quotient.own_divisors[0] = 7;
  EXPECT_FALSE(same_value(fixed, 0, quotient, 0));
}

}  // namespace
}  // namespace guiju::eval
