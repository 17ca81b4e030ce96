#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "guiju/base/decimal_text.hpp"

namespace guiju {
namespace {

using enum RoundingMode;

constexpr Int128 int128_max = static_cast<Int128>(~UInt128{0} >> 1);

Rational ratio(Int128 numerator, Int128 denominator) {
  return Rational::make(numerator, denominator).value();
}

/// "coefficient e-scale" of what was read, "-" for nothing.
std::string read(std::string_view text, bool separators = false) {
  const auto decimal = parse_decimal(text, separators);
  if (!decimal) return "-";
  return to_string(decimal->coefficient) + "e-" + std::to_string(decimal->scale);
}

std::string fixed(std::int64_t coefficient, int scale) {
  std::string out;
  append_fixed(out, coefficient, scale);
  return out;
}

TEST(ParseDecimal, KeepsThePlacesAsWritten) {
  EXPECT_EQ(read("12"), "12e-0");
  EXPECT_EQ(read("1.50"), "150e-2");
  EXPECT_EQ(read("-3.5"), "-35e-1");
  EXPECT_EQ(read("+1"), "1e-0");
  EXPECT_EQ(read("-0.00"), "0e-2");
  EXPECT_EQ(read("007"), "7e-0");
}

TEST(ParseDecimal, ReadsNothingThatIsNotANumber) {
  for (const char* text :
       {"",   "+",  "-",     ".",     ".5",   "5.", "1e5",  "1E5",   "--1", "+-1", "1 000",
        " 1", "1 ", "1.2.3", "1,234", "三万", "5O", "0x10", "1_000", "nan", "１"})
    EXPECT_EQ(read(text), "-") << text;
}

TEST(ParseDecimal, ReadsSeparatorsOnlyWhereTheyStandRight) {
  EXPECT_EQ(read("1,234.50", true), "123450e-2");
  EXPECT_EQ(read("12,345", true), "12345e-0");
  EXPECT_EQ(read("-123,456,789.01", true), "-12345678901e-2");
  EXPECT_EQ(read("1234.50", true), "123450e-2");
  for (const char* text : {"1,23", "12,34", "1234,567", ",123", "1,", "1,234,", "1,,234", "1,2345",
                           "1.234,5", "1,234.5,6", "0,123", "1,23.4", "1,234567", "1,234,56", ","})
    EXPECT_EQ(read(text, true), "-") << text;
}

TEST(ParseDecimal, HoldsThirtyEightDigitsAndNoMore) {
  const std::string most(38, '9');
  EXPECT_EQ(read(most), most + "e-0");
  EXPECT_EQ(read("-" + most), "-" + most + "e-0");
  EXPECT_EQ(read(most + "9"), "-");
  EXPECT_EQ(read("9." + std::string(37, '9')), most + "e-37");
  EXPECT_EQ(read("9." + std::string(38, '9')), "-");
}

TEST(FormatExact, WritesExactlyThePlacesOrNothing) {
  EXPECT_EQ(format_exact(ratio(1899, 2), 2), "949.50");
  EXPECT_EQ(format_exact(ratio(-1, 8), 3), "-0.125");
  EXPECT_EQ(format_exact(ratio(1, 8), 2), std::nullopt);
  EXPECT_EQ(format_exact(ratio(1, 3), 30), std::nullopt);
  EXPECT_EQ(format_exact(Rational(-7), 0), "-7");
  EXPECT_EQ(format_exact(Rational(0), 2), "0.00");
}

TEST(FormatRounded, RoundsTheLastPlaceByItsMode) {
  EXPECT_EQ(format_rounded(ratio(2, 3), 2, HalfAwayFromZero), "0.67");
  EXPECT_EQ(format_rounded(ratio(2, 3), 2, TowardZero), "0.66");
  EXPECT_EQ(format_rounded(ratio(-2, 3), 0, Floor), "-1");
  EXPECT_EQ(format_rounded(ratio(5, 2), 0, HalfEven), "2");
  EXPECT_EQ(format_rounded(ratio(7, 2), 0, HalfEven), "4");
  EXPECT_EQ(format_rounded(ratio(125, 1000), 2, HalfTowardZero), "0.12");
  EXPECT_EQ(format_rounded(ratio(1, 1000), 2, AwayFromZero), "0.01");
}

TEST(FormatRounded, CarriesThroughNines) {
  EXPECT_EQ(format_rounded(ratio(99999, 1000), 2, HalfAwayFromZero), "100.00");
  EXPECT_EQ(format_rounded(ratio(-1999, 2000), 1, HalfAwayFromZero), "-1.0");
  EXPECT_EQ(format_rounded(ratio(19, 2), 0, HalfAwayFromZero), "10");
}

TEST(FormatRounded, WritesNoSignBeforeAZero) {
  EXPECT_EQ(format_rounded(ratio(-1, 1000), 2, HalfAwayFromZero), "0.00");
  EXPECT_EQ(format_rounded(ratio(-1, 3), 0, Ceiling), "0");
  EXPECT_EQ(format_rounded(ratio(-1, 1000), 2, Floor), "-0.01");
}

TEST(FormatRounded, NeedsNoMoreThan128BitsForAnyNumberOfPlaces) {
  EXPECT_EQ(format_rounded(ratio(int128_max, 1), 2, Floor),
            "170141183460469231731687303715884105727.00");
  EXPECT_EQ(format_rounded(ratio(int128_max - 1, int128_max), 3, TowardZero), "0.999");
  EXPECT_EQ(format_rounded(ratio(int128_max - 1, int128_max), 3, HalfEven), "1.000");
  EXPECT_EQ(format_rounded(ratio(1, 7), 60, TowardZero),
            "0.142857142857142857142857142857142857142857142857142857142857");
}

TEST(FormatRounded, AgreesWithRoundQuotient) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 5000; ++i) {
    const auto numerator = static_cast<std::int64_t>(random() % 200001) - 100000;
    const auto denominator = static_cast<std::int64_t>(random() % 400) + 1;
    for (const RoundingModeName& name : rounding_mode_names) {
      const auto hundredths =
          static_cast<std::int64_t>(round_quotient(numerator * 100, denominator, name.mode));
      ASSERT_EQ(format_rounded(ratio(numerator, denominator), 2, name.mode), fixed(hundredths, 2))
          << numerator << '/' << denominator << ' ' << name.en;
    }
  }
}

TEST(FormatShortest, WritesAsFewPlacesAsAreExact) {
  EXPECT_EQ(format_shortest(ratio(3, 2)), "1.5");
  EXPECT_EQ(format_shortest(Rational(100)), "100");
  EXPECT_EQ(format_shortest(ratio(-1, 125)), "-0.008");
  EXPECT_EQ(format_shortest(ratio(1, 3)), "1/3");
  EXPECT_EQ(format_shortest(ratio(1, Int128{1} << 20)), "0.00000095367431640625");
}

TEST(AppendFixed, WritesCoefficientsOfAnyScale) {
  EXPECT_EQ(fixed(1234, 2), "12.34");
  EXPECT_EQ(fixed(1234, 0), "1234");
  EXPECT_EQ(fixed(5, 2), "0.05");
  EXPECT_EQ(fixed(-5, 2), "-0.05");
  EXPECT_EQ(fixed(0, 2), "0.00");
  EXPECT_EQ(fixed(100, 2), "1.00");
  EXPECT_EQ(fixed(-5, 25), "-0.0000000000000000000000005");
  EXPECT_EQ(fixed(std::numeric_limits<std::int64_t>::min(), 2), "-92233720368547758.08");
  EXPECT_EQ(fixed(std::numeric_limits<std::int64_t>::max(), 0), "9223372036854775807");
}

TEST(AppendFixed, AppendsToWhatIsThere) {
  std::string line = "户1,";
  append_fixed(line, 94950000, 2);
  EXPECT_EQ(line, "户1,949500.00");
}

}  // namespace
}  // namespace guiju
