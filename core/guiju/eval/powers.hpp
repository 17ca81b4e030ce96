// Powers of ten for the scales of fixed columns.
#pragma once

#include <array>
#include <cstdint>

namespace guiju::eval {

/// Decimals of a fixed column at most; more are held as Rational.
inline constexpr int scale_max = 18;

inline constexpr std::array<std::int64_t, 19> powers_of_ten = [] {
  std::array<std::int64_t, 19> powers{};
  std::int64_t power = 1;
  for (std::size_t i = 0; i < powers.size(); ++i) {
    powers[i] = power;
    if (i + 1 < powers.size()) power *= 10;
  }
  return powers;
}();

/// 10^exponent, for 0 <= exponent <= 18.
constexpr std::int64_t power_of_ten(int exponent) {
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}

}  // namespace guiju::eval
