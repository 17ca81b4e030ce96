// Arithmetic against a reference that never overflows, with operands that crowd the limits.
#include <random>

#include <gtest/gtest.h>

#include "big_integer.hpp"
#include "guiju/base/rational.hpp"
#include "print.hpp"

namespace guiju {
namespace {

using test::BigInteger;

constexpr std::size_t bits_max = 127;

/// A ratio of unlimited size.
struct Reference {
  bool is_negative;
  BigInteger numerator;
  BigInteger denominator;
};

BigInteger magnitude_of(Int128 value) {
  return BigInteger(static_cast<UInt128>(value < 0 ? -value : value));
}

Reference reference_of(const Rational& value) {
  return {value.sign() < 0, magnitude_of(value.numerator()), magnitude_of(value.denominator())};
}

Reference reduced(const Reference& value) {
  const BigInteger common = greatest_common_divisor(value.numerator, value.denominator);
  return {value.is_negative && !value.numerator.is_zero(), value.numerator / common,
          value.denominator / common};
}

/// The sum over the least common denominator, not reduced.
Reference cross_sum(const Reference& left, const Reference& right) {
  const BigInteger common = greatest_common_divisor(left.denominator, right.denominator);
  const BigInteger left_product = left.numerator * (right.denominator / common);
  const BigInteger right_product = right.numerator * (left.denominator / common);
  const BigInteger denominator = left.denominator / common * right.denominator;
  if (left.is_negative == right.is_negative)
    return {left.is_negative, left_product + right_product, denominator};
  if (left_product >= right_product)
    return {left.is_negative, left_product - right_product, denominator};
  return {right.is_negative, right_product - left_product, denominator};
}

bool fits(const Reference& value) {
  return value.numerator.bit_count() <= bits_max && value.denominator.bit_count() <= bits_max;
}

void expect_same(const std::optional<Rational>& actual, const Reference& expected,
                 const std::string& what) {
  ASSERT_TRUE(actual.has_value()) << what;
  const Reference got = reference_of(*actual);
  EXPECT_EQ(got.is_negative, expected.is_negative) << what;
  EXPECT_TRUE(got.numerator == expected.numerator) << what;
  EXPECT_TRUE(got.denominator == expected.denominator) << what;
}

void expect_absent_or_same(const std::optional<Rational>& actual, const Reference& expected,
                           const std::string& what) {
  if (fits(expected))
    expect_same(actual, expected, what);
  else
    EXPECT_FALSE(actual.has_value()) << what;
}

class Operands {
 public:
  Rational next() {
    for (;;) {
      const Int128 numerator = next_integer();
      const Int128 denominator = is_once_in(4) ? Int128{1} : next_integer();
      if (const auto value = Rational::make(numerator, denominator)) return *value;
    }
  }
  bool is_once_in(unsigned times) { return random_() % times == 0; }

 private:
  /// Of any number of bits alike, often next to a power of two, often with many divisors.
  Int128 next_integer() {
    const UInt128 bits = (static_cast<UInt128>(random_()) << 64) | random_();
    const auto shift = static_cast<int>(1 + random_() % bits_max);
    UInt128 magnitude = bits >> shift;
    if (is_once_in(4)) magnitude = (UInt128{1} << (bits_max - random_() % bits_max)) - 1;
    if (is_once_in(4)) magnitude = (magnitude / 5040 + 1) * 5040;
    magnitude &= (UInt128{1} << bits_max) - 1;
    const auto value = static_cast<Int128>(magnitude);
    return is_once_in(2) ? -value : value;
  }

  std::mt19937_64 random_{20161231};
};

TEST(RationalRandom, SumIsExactOrAbsentWhereTheCrossSumDoesNotFit) {
  Operands operands;
  int absent_count = 0;
  for (int i = 0; i < 1500; ++i) {
    const Rational left = operands.next();
    const Rational right = operands.next();
    const Reference unreduced = cross_sum(reference_of(left), reference_of(right));
    const std::string what = to_string(left) + " + " + to_string(right);
    if (fits(unreduced))
      expect_same(add(left, right), reduced(unreduced), what);
    else
      EXPECT_FALSE(add(left, right).has_value()) << what;
    EXPECT_EQ(add(left, right), add(right, left)) << what;
    EXPECT_EQ(subtract(left, right), add(left, negate(right))) << what;
    if (!fits(unreduced)) ++absent_count;
  }
  EXPECT_GT(absent_count, 100);
  EXPECT_LT(absent_count, 1400);
}

TEST(RationalRandom, SumOfCloseOppositesIsFoundThoughItsProductsDoNotFit) {
  Operands operands;
  for (int i = 0; i < 300; ++i) {
    const Rational left = operands.next();
    const auto close = add(left, *Rational::make(1, 3));
    if (!close) continue;
    const Reference unreduced = cross_sum(reference_of(*close), reference_of(negate(left)));
    const auto expected = fits(unreduced) ? Rational::make(1, 3) : std::nullopt;
    EXPECT_EQ(subtract(*close, left), expected) << to_string(left);
  }
}

TEST(RationalRandom, ProductIsExactOrAbsentOnlyWhereItDoesNotFit) {
  Operands operands;
  for (int i = 0; i < 1500; ++i) {
    const Rational left = operands.next();
    const Rational right = operands.next();
    const Reference a = reference_of(left);
    const Reference b = reference_of(right);
    const Reference product = reduced(
        {a.is_negative != b.is_negative, a.numerator * b.numerator, a.denominator * b.denominator});
    const std::string what = to_string(left) + " x " + to_string(right);
    expect_absent_or_same(multiply(left, right), product, what);
  }
}

TEST(RationalRandom, QuotientIsExactOrAbsentOnlyWhereItDoesNotFit) {
  Operands operands;
  for (int i = 0; i < 1500; ++i) {
    const Rational left = operands.next();
    const Rational right = operands.next();
    if (right.is_zero()) continue;
    const Reference a = reference_of(left);
    const Reference b = reference_of(right);
    const Reference quotient = reduced(
        {a.is_negative != b.is_negative, a.numerator * b.denominator, a.denominator * b.numerator});
    const std::string what = to_string(left) + " / " + to_string(right);
    expect_absent_or_same(divide(left, right), quotient, what);
  }
}

TEST(RationalRandom, ComparisonIsThatOfTheCrossProducts) {
  Operands operands;
  for (int i = 0; i < 3000; ++i) {
    const Rational left = operands.next();
    const Rational right = operands.is_once_in(10) ? left : operands.next();
    const Reference a = reference_of(left);
    const Reference b = reference_of(right);
    const BigInteger cross_left = a.numerator * b.denominator;
    const BigInteger cross_right = b.numerator * a.denominator;
    std::strong_ordering expected = cross_left <=> cross_right;
    if (a.is_negative && b.is_negative) expected = cross_right <=> cross_left;
    if (a.is_negative != b.is_negative)
      expected = a.is_negative ? std::strong_ordering::less : std::strong_ordering::greater;
    EXPECT_TRUE((left <=> right) == expected) << to_string(left) << " <=> " << to_string(right);
    EXPECT_EQ(left == right, expected == std::strong_ordering::equal);
  }
}

TEST(RationalRandom, TextReadsBackAsTheSameNumber) {
  Operands operands;
  for (int i = 0; i < 3000; ++i) {
    const Rational value = operands.next();
    EXPECT_EQ(rational_from_string(to_string(value)), value) << to_string(value);
  }
}

}  // namespace
}  // namespace guiju
