// The exact number of guiju: a ratio of two 128-bit integers in lowest terms.
//
// This is the meaning of every number between input and output. Columns keep faster forms
// (eval/column.hpp); whatever they do must equal what is computed here.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {

using Int128 = __int128;
using UInt128 = unsigned __int128;

/// A rational number in lowest terms with a positive denominator.
///
/// INVARIANT: |numerator| and denominator are below 2^127; gcd is 1; zero is 0/1.
/// Arithmetic is exact or absent: `nullopt` means that the exact result (for a sum: the
/// cross sum over the least common denominator) does not fit. Comparison always succeeds.
class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(std::int64_t value) : numerator_(value) {}  // NOLINT: integers are numbers

  /// numerator / denominator, reduced; nullopt where the denominator is zero or nothing fits.
  static std::optional<Rational> make(Int128 numerator, Int128 denominator);
  /// coefficient x 10^-scale, for 0 <= scale <= 38; nullopt where it does not fit.
  static std::optional<Rational> from_decimal(Int128 coefficient, int scale);

  [[nodiscard]] Int128 numerator() const { return numerator_; }
  [[nodiscard]] Int128 denominator() const { return denominator_; }
  [[nodiscard]] bool is_integer() const { return denominator_ == 1; }
  [[nodiscard]] bool is_zero() const { return numerator_ == 0; }
  [[nodiscard]] int sign() const { return numerator_ < 0 ? -1 : numerator_ > 0 ? 1 : 0; }

  bool operator==(const Rational&) const = default;
  /// Exact, by 256-bit cross products where 128 bits would overflow.
  std::strong_ordering operator<=>(const Rational& other) const;

 private:
  /// Already in lowest terms and in range.
  constexpr Rational(Int128 numerator, Int128 denominator)
      : numerator_(numerator), denominator_(denominator) {}

  friend std::optional<Rational> add(const Rational& left, const Rational& right);
  friend std::optional<Rational> multiply(const Rational& left, const Rational& right);
  friend std::optional<Rational> divide(const Rational& left, const Rational& right);
  friend Rational negate(const Rational& value);

  Int128 numerator_ = 0;
  Int128 denominator_ = 1;
};

std::optional<Rational> add(const Rational& left, const Rational& right);
std::optional<Rational> subtract(const Rational& left, const Rational& right);
std::optional<Rational> multiply(const Rational& left, const Rational& right);
/// nullopt where `right` is zero or the quotient does not fit.
std::optional<Rational> divide(const Rational& left, const Rational& right);
Rational negate(const Rational& value);
/// The greatest integer that is not above `value`.
Int128 floor(const Rational& value);
/// Smallest number of decimal places that writes `value` exactly; nullopt where none does.
std::optional<int> decimal_places(const Rational& value);

/// "12", "-3/7": the form used in dumps and tests.
std::string to_string(const Rational& value);
std::optional<Rational> rational_from_string(std::string_view text);
std::string to_string(Int128 value);

}  // namespace guiju
