// Whole numbers of 256 bits: just enough to compare and add cross products of 128-bit ratios.
#pragma once

#include "guiju/base/rational.hpp"

namespace guiju {

struct UInt256 {
  UInt128 high = 0;
  UInt128 low = 0;
  auto operator<=>(const UInt256&) const = default;
};

/// |value|, also for the smallest Int128.
constexpr UInt128 magnitude(Int128 value) {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

constexpr UInt256 multiply_wide(UInt128 left, UInt128 right) {
  constexpr UInt128 half_mask = ~std::uint64_t{0};
  const UInt128 left_low = left & half_mask;
  const UInt128 left_high = left >> 64;
  const UInt128 right_low = right & half_mask;
  const UInt128 right_high = right >> 64;
  const UInt128 low = left_low * right_low;
  const UInt128 middle = left_high * right_low + (low >> 64);
  const UInt128 cross = left_low * right_high + (middle & half_mask);
  return {left_high * right_high + (middle >> 64) + (cross >> 64),
          (cross << 64) | (low & half_mask)};
}

constexpr UInt256 subtract_wide(UInt256 left, UInt256 right) {
  const UInt128 borrow = left.low < right.low ? 1 : 0;
  return {left.high - right.high - borrow, left.low - right.low};
}

constexpr UInt256 add_wide(UInt256 left, UInt256 right) {
  const UInt128 low = left.low + right.low;
  const UInt128 carry = low < left.low ? 1 : 0;
  return {left.high + right.high + carry, low};
}

}  // namespace guiju
