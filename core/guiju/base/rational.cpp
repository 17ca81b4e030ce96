#include "guiju/base/rational.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "guiju/base/wide.hpp"

namespace guiju {
namespace {

constexpr UInt128 magnitude_max = ~UInt128{0} >> 1;  // 2^127 - 1
constexpr int power_of_ten_max = 38;

constexpr auto powers_of_ten = [] {
  std::array<Int128, power_of_ten_max + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

bool fits_64_bits(UInt128 value) { return (value >> 64) == 0; }
bool fits_64_bits(Int128 value) { return value == static_cast<std::int64_t>(value); }

UInt128 greatest_common_divisor(UInt128 left, UInt128 right) {
  while (right != 0) {
    if (fits_64_bits(left) && fits_64_bits(right))
      return std::gcd(static_cast<std::uint64_t>(left), static_cast<std::uint64_t>(right));
    const UInt128 rest = left % right;
    left = right;
    right = rest;
  }
  return left;
}

Int128 greatest_common_divisor(Int128 left, Int128 right) {
  return static_cast<Int128>(greatest_common_divisor(magnitude(left), magnitude(right)));
}

std::optional<Int128> with_sign(UInt128 value, bool is_negative) {
  if (value > magnitude_max) return std::nullopt;
  const auto result = static_cast<Int128>(value);
  return is_negative ? -result : result;
}

/// The product, unless it lies outside the range that is the same on both sides of zero.
std::optional<Int128> multiply_checked(Int128 left, Int128 right) {
  if (fits_64_bits(left) && fits_64_bits(right)) return left * right;
  const UInt256 product = multiply_wide(magnitude(left), magnitude(right));
  if (product.high != 0) return std::nullopt;
  return with_sign(product.low, (left < 0) != (right < 0));
}

std::optional<Int128> add_checked(Int128 left, Int128 right) {
  Int128 sum;
  if (__builtin_add_overflow(left, right, &sum)) return std::nullopt;
  return with_sign(magnitude(sum), sum < 0);
}

/// left x left_factor + right x right_factor for positive factors. The products may be too
/// wide where their sum is not, so that they are formed in 256 bits when need be.
std::optional<Int128> sum_of_products(Int128 left, Int128 left_factor, Int128 right,
                                      Int128 right_factor) {
  if (fits_64_bits(left) && fits_64_bits(left_factor) && fits_64_bits(right) &&
      fits_64_bits(right_factor))
    return add_checked(left * left_factor, right * right_factor);

  const UInt256 wide_left = multiply_wide(magnitude(left), magnitude(left_factor));
  const UInt256 wide_right = multiply_wide(magnitude(right), magnitude(right_factor));
  const bool is_left_larger = wide_left >= wide_right;
  const bool is_negative = is_left_larger ? left < 0 : right < 0;
  UInt256 sum;
  if ((left < 0) == (right < 0))
    sum = add_wide(wide_left, wide_right);
  else
    sum = is_left_larger ? subtract_wide(wide_left, wide_right)
                         : subtract_wide(wide_right, wide_left);
  if (sum.high != 0) return std::nullopt;
  return with_sign(sum.low, is_negative);
}

std::optional<Int128> parse_digits(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  Int128 value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    const Int128 digit = c - '0';
    if (value > (static_cast<Int128>(magnitude_max) - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return value;
}

}  // namespace

std::optional<Rational> Rational::make(Int128 numerator, Int128 denominator) {
  if (denominator == 0) return std::nullopt;
  const UInt128 top = magnitude(numerator);
  const UInt128 bottom = magnitude(denominator);
  if (fits_64_bits(top) && fits_64_bits(bottom)) {
    // Of 64 bits alone: a division of 128 takes many times as long.
    const auto small_top = static_cast<std::uint64_t>(top);
    const auto small_bottom = static_cast<std::uint64_t>(bottom);
    const std::uint64_t shared = small_bottom == 1 ? 1 : std::gcd(small_top, small_bottom);
    const auto reduced = static_cast<Int128>(small_top / shared);
    return Rational((numerator < 0) != (denominator < 0) ? -reduced : reduced,
                    static_cast<Int128>(small_bottom / shared));
  }
  const UInt128 common = bottom == 1 ? UInt128{1} : greatest_common_divisor(top, bottom);
  const auto reduced_top = with_sign(top / common, (numerator < 0) != (denominator < 0));
  const auto reduced_bottom = with_sign(bottom / common, false);
  if (!reduced_top || !reduced_bottom) return std::nullopt;
  return Rational(*reduced_top, *reduced_bottom);
}

std::optional<Rational> Rational::from_decimal(Int128 coefficient, int scale) {
  if (scale < 0 || scale > power_of_ten_max) return std::nullopt;
  return make(coefficient, powers_of_ten[static_cast<std::size_t>(scale)]);
}

std::strong_ordering Rational::operator<=>(const Rational& other) const {
  if (denominator_ == other.denominator_) return numerator_ <=> other.numerator_;
  if (sign() != other.sign()) return sign() <=> other.sign();
  if (fits_64_bits(numerator_) && fits_64_bits(denominator_) && fits_64_bits(other.numerator_) &&
      fits_64_bits(other.denominator_))
    return numerator_ * other.denominator_ <=> other.numerator_ * denominator_;
  const UInt256 wide_left = multiply_wide(magnitude(numerator_), magnitude(other.denominator_));
  const UInt256 wide_right = multiply_wide(magnitude(other.numerator_), magnitude(denominator_));
  return sign() < 0 ? wide_right <=> wide_left : wide_left <=> wide_right;
}

std::optional<Rational> add(const Rational& left, const Rational& right) {
  if (left.denominator_ == right.denominator_) {
    const auto sum = add_checked(left.numerator_, right.numerator_);
    if (!sum) return std::nullopt;
    if (left.denominator_ == 1) return Rational(*sum, 1);
    return Rational::make(*sum, left.denominator_);
  }
  const Int128 common = greatest_common_divisor(left.denominator_, right.denominator_);
  const Int128 left_rest = left.denominator_ / common;
  const Int128 right_rest = right.denominator_ / common;
  if (!multiply_checked(left_rest, right.denominator_)) return std::nullopt;
  const auto sum = sum_of_products(left.numerator_, right_rest, right.numerator_, left_rest);
  if (!sum) return std::nullopt;
  // What the sum shares with the least common denominator, it shares with `common`.
  const Int128 shared = greatest_common_divisor(*sum, common);
  return Rational(*sum / shared, left_rest * (right.denominator_ / shared));
}

std::optional<Rational> subtract(const Rational& left, const Rational& right) {
  return add(left, negate(right));
}

std::optional<Rational> multiply(const Rational& left, const Rational& right) {
  if (left.denominator_ == 1 && right.denominator_ == 1) {
    const auto product = multiply_checked(left.numerator_, right.numerator_);
    if (!product) return std::nullopt;
    return Rational(*product, 1);
  }
  const Int128 falling = greatest_common_divisor(left.numerator_, right.denominator_);
  const Int128 rising = greatest_common_divisor(right.numerator_, left.denominator_);
  const auto numerator = multiply_checked(left.numerator_ / falling, right.numerator_ / rising);
  const auto denominator =
      multiply_checked(left.denominator_ / rising, right.denominator_ / falling);
  if (!numerator || !denominator) return std::nullopt;
  return Rational(*numerator, *denominator);
}

std::optional<Rational> divide(const Rational& left, const Rational& right) {
  if (right.is_zero()) return std::nullopt;
  const bool is_negative = right.numerator_ < 0;
  return multiply(left, Rational(is_negative ? -right.denominator_ : right.denominator_,
                                 is_negative ? -right.numerator_ : right.numerator_));
}

Rational negate(const Rational& value) { return {-value.numerator_, value.denominator_}; }

Int128 floor(const Rational& value) {
  const Int128 quotient = value.numerator() / value.denominator();
  const bool is_cut_upwards = value.numerator() < 0 && !value.is_integer();
  return is_cut_upwards ? quotient - 1 : quotient;
}

std::optional<int> decimal_places(const Rational& value) {
  UInt128 rest = magnitude(value.denominator());
  int twos = 0;
  int fives = 0;
  for (; rest % 2 == 0; rest /= 2) ++twos;
  for (; rest % 5 == 0; rest /= 5) ++fives;
  if (rest != 1) return std::nullopt;
  return std::max(twos, fives);
}

std::string to_string(Int128 value) {
  std::array<char, 40> buffer;
  std::size_t begin = buffer.size();
  UInt128 rest = magnitude(value);
  do {
    buffer[--begin] = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  if (value < 0) buffer[--begin] = '-';
  return {buffer.data() + begin, buffer.size() - begin};
}

std::string to_string(const Rational& value) {
  std::string text = to_string(value.numerator());
  if (!value.is_integer()) text += '/' + to_string(value.denominator());
  return text;
}

std::optional<Rational> rational_from_string(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const std::size_t bar = text.find('/');
  const auto numerator = parse_digits(text.substr(0, bar));
  const auto denominator =
      bar == std::string_view::npos ? std::optional<Int128>(1) : parse_digits(text.substr(bar + 1));
  if (!numerator || !denominator) return std::nullopt;
  return Rational::make(is_negative ? -*numerator : *numerator, *denominator);
}

}  // namespace guiju
