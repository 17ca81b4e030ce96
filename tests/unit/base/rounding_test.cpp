#include <vector>

#include <gtest/gtest.h>

#include "guiju/base/rounding.hpp"
#include "print.hpp"

namespace guiju {
namespace {

using enum RoundingMode;

constexpr Int128 int128_max = static_cast<Int128>(~UInt128{0} >> 1);

Rational ratio(Int128 numerator, Int128 denominator) {
  return Rational::make(numerator, denominator).value();
}

/// Tenths rounded to whole numbers, one line for each mode.
struct Line {
  RoundingMode mode;
  std::vector<int> rounded;
};

TEST(Rounding, FollowsItsModeOnBothSidesOfZero) {
  const std::vector<int> tenths{-26, -25, -24, -20, -16, -15, -14, -6, -5, -4, -1, 0,
                                1,   4,   5,   6,   14,  15,  16,  20, 24, 25, 26};
  const std::vector<Line> lines{
      {HalfAwayFromZero,
       {-3, -3, -2, -2, -2, -2, -1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3}},
      {HalfEven, {-3, -2, -2, -2, -2, -2, -1, -1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 3}},
      {HalfTowardZero,
       {-3, -2, -2, -2, -2, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3}},
      {TowardZero, {-2, -2, -2, -2, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2}},
      {AwayFromZero,
       {-3, -3, -3, -2, -2, -2, -2, -1, -1, -1, -1, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3}},
      {Floor, {-3, -3, -3, -2, -2, -2, -2, -1, -1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2}},
      {Ceiling, {-2, -2, -2, -2, -1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3}},
  };
  for (const Line& line : lines)
    for (std::size_t i = 0; i < tenths.size(); ++i)
      EXPECT_EQ(static_cast<int>(round_quotient(tenths[i], 10, line.mode)), line.rounded[i])
          << tenths[i] << "/10 in mode " << static_cast<int>(line.mode);
}

TEST(Rounding, HoldsAtTheLimitsOf128Bits) {
  EXPECT_TRUE(round_quotient(int128_max, int128_max - 1, HalfAwayFromZero) == 1);
  EXPECT_TRUE(round_quotient(int128_max - 1, int128_max, HalfAwayFromZero) == 1);
  EXPECT_TRUE(round_quotient(-(int128_max - 1), int128_max, HalfEven) == -1);
  EXPECT_TRUE(round_quotient(-int128_max, 2, HalfEven) == -(int128_max / 2 + 1));
  EXPECT_TRUE(round_quotient(-int128_max - 1, 1, AwayFromZero) == -int128_max - 1);
  EXPECT_TRUE(round_quotient(1, int128_max, AwayFromZero) == 1);
}

TEST(Rounding, GoesToAnyStep) {
  EXPECT_EQ(round_to(ratio(12345, 1000), ratio(1, 100), HalfAwayFromZero), ratio(1235, 100));
  EXPECT_EQ(round_to(ratio(12345, 1000), ratio(1, 100), HalfEven), ratio(1234, 100));
  EXPECT_EQ(round_to(Rational(-15000), Rational(10000), HalfAwayFromZero), Rational(-20000));
  EXPECT_EQ(round_to(Rational(7), ratio(5, 2), TowardZero), Rational(5));
  EXPECT_EQ(round_to(ratio(2, 3), ratio(1, 1000), Floor), ratio(666, 1000));
  EXPECT_EQ(round_to(ratio(-1, 3), Rational(1), HalfEven), Rational(0));
}

TEST(Rounding, IsAbsentWhereTheResultDoesNotFit) {
  EXPECT_FALSE(round_to(ratio(int128_max, 1), ratio(1, 3), Floor).has_value());
  EXPECT_FALSE(round_to(ratio(int128_max, 1), Rational(2), AwayFromZero).has_value());
  EXPECT_EQ(round_to(ratio(int128_max, 1), Rational(2), TowardZero), ratio(int128_max - 1, 1));
}

TEST(Rounding, KnowsEachModeByBothNames) {
  for (const RoundingModeName& name : rounding_mode_names) {
    EXPECT_EQ(find_rounding_mode(name.zh), name.mode);
    EXPECT_EQ(find_rounding_mode(name.en), name.mode);
  }
  EXPECT_EQ(find_rounding_mode("四舍"), std::nullopt);
  EXPECT_EQ(find_rounding_mode(""), std::nullopt);
}

}  // namespace
}  // namespace guiju
