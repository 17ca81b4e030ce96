#include "guiju/base/rounding.hpp"

#include "guiju/base/wide.hpp"

namespace guiju {
std::optional<RoundingMode> find_rounding_mode(std::string_view name) {
  for (const RoundingModeName& known : rounding_mode_names)
    if (name == known.zh || name == known.en) return known.mode;
  return std::nullopt;
}

bool moves_away_from_zero(Int128 rest, Int128 divisor, bool is_negative, bool is_odd,
                          RoundingMode mode) {
  const UInt128 twice = magnitude(rest) * 2;
  const UInt128 whole = magnitude(divisor);
  switch (mode) {
    case RoundingMode::HalfAwayFromZero: return twice >= whole;
    case RoundingMode::HalfEven: return twice > whole || (twice == whole && is_odd);
    case RoundingMode::HalfTowardZero: return twice > whole;
    case RoundingMode::TowardZero: return false;
    case RoundingMode::AwayFromZero: return true;
    case RoundingMode::Floor: return is_negative;
    case RoundingMode::Ceiling: return !is_negative;
  }
  __builtin_unreachable();
}

Int128 round_quotient(Int128 numerator, Int128 denominator, RoundingMode mode) {
  const Int128 quotient = numerator / denominator;
  const Int128 rest = numerator % denominator;
  if (rest == 0) return quotient;
  const bool is_negative = numerator < 0;
  const bool is_odd = quotient % 2 != 0;
  const Int128 positive_rest = is_negative ? -rest : rest;
  if (!moves_away_from_zero(positive_rest, denominator, is_negative, is_odd, mode)) return quotient;
  return is_negative ? quotient - 1 : quotient + 1;
}

std::optional<Rational> round_to(const Rational& value, const Rational& step, RoundingMode mode) {
  const auto steps = divide(value, step);
  if (!steps) return std::nullopt;
  const auto whole =
      Rational::make(round_quotient(steps->numerator(), steps->denominator(), mode), 1);
  if (!whole) return std::nullopt;
  return multiply(*whole, step);
}

}  // namespace guiju
