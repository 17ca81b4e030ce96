#include <numeric>

#include <gtest/gtest.h>

#include "guiju/base/rational.hpp"
#include "guiju/base/wide.hpp"
#include "print.hpp"

namespace guiju {
namespace {

constexpr Int128 int128_max = static_cast<Int128>(~UInt128{0} >> 1);
constexpr Int128 int128_min = -int128_max - 1;

Rational ratio(Int128 numerator, Int128 denominator) {
  return Rational::make(numerator, denominator).value();
}

TEST(Rational, IsInLowestTermsWithAPositiveDenominator) {
  EXPECT_EQ(to_string(ratio(6, 4)), "3/2");
  EXPECT_EQ(to_string(ratio(-6, 4)), "-3/2");
  EXPECT_EQ(to_string(ratio(6, -4)), "-3/2");
  EXPECT_EQ(to_string(ratio(-6, -4)), "3/2");
  EXPECT_EQ(to_string(ratio(0, -7)), "0");
  EXPECT_EQ(ratio(0, -7).denominator(), 1);
  EXPECT_EQ(to_string(ratio(8, 2)), "4");
}

TEST(Rational, IsAbsentWithADenominatorOfZero) {
  EXPECT_FALSE(Rational::make(1, 0).has_value());
  EXPECT_FALSE(Rational::make(0, 0).has_value());
}

TEST(Rational, NeverHoldsTheSmallestInt128) {
  EXPECT_FALSE(Rational::make(int128_min, 1).has_value());
  EXPECT_FALSE(Rational::make(1, int128_min).has_value());
  EXPECT_FALSE(Rational::make(int128_min, 3).has_value());
  EXPECT_EQ(to_string(ratio(int128_min, 2)), "-85070591730234615865843651857942052864");
  EXPECT_EQ(to_string(ratio(6, int128_min)), "-3/85070591730234615865843651857942052864");
  EXPECT_EQ(to_string(ratio(int128_min, int128_min)), "1");
  EXPECT_FALSE(add(ratio(-int128_max, 1), Rational(-1)).has_value());
  EXPECT_FALSE(multiply(ratio(int128_min / 2, 1), Rational(2)).has_value());
  EXPECT_EQ(add(ratio(-int128_max, 1), Rational(0)), ratio(-int128_max, 1));
}

TEST(Rational, ComesFromADecimalOfUpTo38Places) {
  EXPECT_EQ(Rational::from_decimal(150, 2), ratio(3, 2));
  EXPECT_EQ(Rational::from_decimal(-5, 0), Rational(-5));
  EXPECT_EQ(to_string(*Rational::from_decimal(1, 38)), "1/100000000000000000000000000000000000000");
  EXPECT_FALSE(Rational::from_decimal(1, 39).has_value());
  EXPECT_FALSE(Rational::from_decimal(1, -1).has_value());
}

TEST(Rational, AddsAsOnPaper) {
  EXPECT_EQ(add(ratio(1, 6), ratio(1, 10)), ratio(4, 15));
  EXPECT_EQ(add(ratio(1, 2), ratio(1, 2)), Rational(1));
  EXPECT_EQ(add(ratio(1, 2), ratio(-1, 2)), Rational(0));
  EXPECT_EQ(subtract(Rational(3), ratio(1, 3)), ratio(8, 3));
  EXPECT_EQ(add(ratio(int128_max, 1), Rational(0)), ratio(int128_max, 1));
  EXPECT_FALSE(add(ratio(int128_max, 1), Rational(1)).has_value());
}

TEST(Rational, AddsWhereOnlyTheProductsOverflow) {
  // (2^127-1)/2 - (2^127-1)/3 = (2^127-1)/6: 3 x (2^127-1) does not fit, the sum does.
  EXPECT_EQ(subtract(ratio(int128_max, 2), ratio(int128_max, 3)), ratio(int128_max, 6));
  EXPECT_EQ(subtract(ratio(int128_max, 3), ratio(int128_max, 2)), ratio(-int128_max, 6));
}

TEST(Rational, AddsOverTheLeastCommonDenominator) {
  const Int128 large = Int128{1} << 100;
  EXPECT_EQ(add(ratio(1, large), ratio(1, large * 2)), ratio(3, large * 2));
  EXPECT_FALSE(add(ratio(1, large), ratio(1, large - 1)).has_value());
}

TEST(Rational, ReducesBeforeItMultiplies) {
  EXPECT_EQ(multiply(ratio(int128_max, 7), ratio(7, int128_max)), Rational(1));
  EXPECT_EQ(multiply(ratio(2, 3), ratio(-9, 4)), ratio(-3, 2));
  EXPECT_EQ(multiply(Rational(0), ratio(-9, 4)), Rational(0));
  EXPECT_FALSE(multiply(ratio(int128_max, 1), Rational(2)).has_value());
  EXPECT_FALSE(multiply(ratio(1, int128_max), ratio(1, 2)).has_value());
}

TEST(Rational, DividesAndKnowsNoQuotientByZero) {
  EXPECT_EQ(divide(Rational(1), Rational(-3)), ratio(-1, 3));
  EXPECT_EQ(divide(ratio(3, 4), ratio(3, 4)), Rational(1));
  EXPECT_EQ(divide(Rational(0), Rational(-3)), Rational(0));
  EXPECT_FALSE(divide(Rational(1), Rational(0)).has_value());
  EXPECT_FALSE(divide(Rational(0), Rational(0)).has_value());
}

TEST(Rational, ComparesWhatCrossProductsCannotHold) {
  EXPECT_LT(ratio(int128_max - 1, int128_max), Rational(1));
  EXPECT_LT(ratio(int128_max - 2, int128_max - 1), ratio(int128_max - 1, int128_max));
  EXPECT_GT(ratio(2 - int128_max, int128_max - 1), ratio(1 - int128_max, int128_max));
  EXPECT_LT(ratio(-int128_max, 1), ratio(1, int128_max));
  EXPECT_LT(ratio(1, int128_max), ratio(1, int128_max - 1));
  EXPECT_EQ(ratio(98, 100) <=> ratio(49, 50), std::strong_ordering::equal);
}

TEST(Rational, FloorsTowardMinusInfinity) {
  EXPECT_EQ(to_string(floor(ratio(7, 2))), "3");
  EXPECT_EQ(to_string(floor(ratio(-7, 2))), "-4");
  EXPECT_EQ(to_string(floor(Rational(-4))), "-4");
  EXPECT_EQ(to_string(floor(ratio(-1, int128_max))), "-1");
}

TEST(Rational, KnowsHowManyDecimalPlacesItNeeds) {
  EXPECT_EQ(decimal_places(Rational(100)), 0);
  EXPECT_EQ(decimal_places(ratio(1, 4)), 2);
  EXPECT_EQ(decimal_places(ratio(1, 40)), 3);
  EXPECT_EQ(decimal_places(ratio(1, 625)), 4);
  EXPECT_EQ(decimal_places(ratio(1, Int128{1} << 126)), 126);
  EXPECT_EQ(decimal_places(ratio(1, 3)), std::nullopt);
}

TEST(Rational, ReadsItsOwnTextAndNothingElse) {
  EXPECT_EQ(rational_from_string("-6/4"), ratio(-3, 2));
  EXPECT_EQ(rational_from_string("170141183460469231731687303715884105727"), ratio(int128_max, 1));
  for (const char* text : {"", "-", "/", "1/", "/2", "1/0", "1/-2", "+1", " 1", "1.5", "--1",
                           "170141183460469231731687303715884105728"})
    EXPECT_FALSE(rational_from_string(text).has_value()) << text;
}

TEST(Rational, WritesTheSmallestInt128) {
  EXPECT_EQ(to_string(int128_min), "-170141183460469231731687303715884105728");
  EXPECT_EQ(to_string(Int128{0}), "0");
}

TEST(Rational, AgreesWithFractionsOfSmallNumbersEverywhere) {
  constexpr int limit = 12;
  for (int a = -limit; a <= limit; ++a)
    for (int b = 1; b <= limit; ++b)
      for (int c = -limit; c <= limit; ++c)
        for (int d = 1; d <= limit; ++d) {
          const Rational left = ratio(a, b);
          const Rational right = ratio(c, d);
          ASSERT_EQ(add(left, right), Rational::make(a * d + c * b, b * d));
          ASSERT_EQ(subtract(left, right), Rational::make(a * d - c * b, b * d));
          ASSERT_EQ(multiply(left, right), Rational::make(a * c, b * d));
          ASSERT_EQ(divide(left, right), c == 0 ? std::nullopt : Rational::make(a * d, b * c));
          ASSERT_EQ(left < right, a * d < c * b);
          ASSERT_TRUE(left.numerator() * b == left.denominator() * a);
          ASSERT_EQ(
              std::gcd(static_cast<int>(left.numerator()), static_cast<int>(left.denominator())),
              1);
        }
}

TEST(Wide, MultipliesToTheLastBit) {
  const UInt128 max = ~UInt128{0};
  EXPECT_EQ(multiply_wide(max, max), (UInt256{max - 1, 1}));
  EXPECT_EQ(multiply_wide(max, 2), (UInt256{1, max - 1}));
  EXPECT_EQ(multiply_wide(max, 0), (UInt256{0, 0}));
  EXPECT_EQ(subtract_wide({1, 0}, {0, 1}), (UInt256{0, max}));
  EXPECT_EQ(add_wide({0, max}, {0, 1}), (UInt256{1, 0}));
}

}  // namespace
}  // namespace guiju
