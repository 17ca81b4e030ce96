// How large the coefficients of a batch are: asked once, instead of looking at every product.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "guiju/eval/frame.hpp"

namespace guiju::eval {

/// Bits of the largest coefficient without its sign: |value| <= 2^bits for every row. Rows that are not
/// known count too, whatever they hold: too large an answer costs time, never a wrong value.
inline int magnitude_bits(const std::int64_t* values, std::size_t count) {
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < count; ++i)
    all |= static_cast<std::uint64_t>(values[i] ^ (values[i] >> 63));
  return static_cast<int>(std::bit_width(all));
}
inline int magnitude_bits(const Frame& frame, std::size_t count) {
  return magnitude_bits(frame.numbers, frame.is_uniform && count > 0 ? 1 : count);
}
inline int magnitude_bits(std::int64_t value) { return magnitude_bits(&value, 1); }

/// Products of numbers of so many bits fit 64 bits, with a bit to spare.
inline bool products_fit(int left_bits, int right_bits) { return left_bits + right_bits <= 62; }

/// The product where it is known to fit; of numbers of rows not known, anything.
inline std::int64_t wrapping_product(std::int64_t left, std::int64_t right) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(left) *
                                   static_cast<std::uint64_t>(right));
}

}  // namespace guiju::eval
