// Whole numbers of up to 512 bits by schoolbook arithmetic: plain enough to be believed.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>

#include "guiju/base/rational.hpp"

namespace guiju::test {

/// Not negative. Limbs of 32 bits from the lowest on; products must stay below 2^512.
class BigInteger {
 public:
  BigInteger() = default;
  explicit BigInteger(UInt128 value) {
    for (std::uint32_t& limb : limbs_) {
      limb = static_cast<std::uint32_t>(value);
      value >>= 32;
    }
  }

  [[nodiscard]] std::size_t bit_count() const {
    for (std::size_t i = bits_max; i-- > 0;)
      if (bit(i)) return i + 1;
    return 0;
  }
  [[nodiscard]] bool is_zero() const { return *this == BigInteger{}; }
  [[nodiscard]] bool is_even() const { return limbs_[0] % 2 == 0; }

  bool operator==(const BigInteger&) const = default;
  std::strong_ordering operator<=>(const BigInteger& other) const {
    return std::lexicographical_compare_three_way(limbs_.rbegin(), limbs_.rend(),
                                                  other.limbs_.rbegin(), other.limbs_.rend());
  }

  friend BigInteger operator+(BigInteger left, const BigInteger& right) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < limb_count; ++i) {
      carry += std::uint64_t{left.limbs_[i]} + right.limbs_[i];
      left.limbs_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    return left;
  }

  /// `left` must not be less.
  friend BigInteger operator-(BigInteger left, const BigInteger& right) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < limb_count; ++i) {
      const std::uint64_t taken = right.limbs_[i] + borrow;
      borrow = left.limbs_[i] < taken ? 1 : 0;
      left.limbs_[i] = static_cast<std::uint32_t>(left.limbs_[i] - taken);
    }
    return left;
  }

  friend BigInteger operator*(const BigInteger& left, const BigInteger& right) {
    BigInteger product;
    for (std::size_t i = 0; i < limb_count; ++i) {
      std::uint64_t carry = 0;
      for (std::size_t j = 0; i + j < limb_count; ++j) {
        carry += std::uint64_t{left.limbs_[i]} * right.limbs_[j] + product.limbs_[i + j];
        product.limbs_[i + j] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
      }
    }
    return product;
  }

  friend BigInteger operator/(const BigInteger& left, const BigInteger& right) {
    BigInteger quotient;
    BigInteger rest;
    for (std::size_t i = left.bit_count(); i-- > 0;) {
      rest = rest + rest;
      if (left.bit(i)) rest.limbs_[0] |= 1;
      if (rest < right) continue;
      rest = rest - right;
      quotient.limbs_[i / 32] |= std::uint32_t{1} << (i % 32);
    }
    return quotient;
  }

  [[nodiscard]] BigInteger half() const {
    BigInteger result;
    for (std::size_t i = 0; i + 1 < limb_count; ++i)
      result.limbs_[i] = (limbs_[i] >> 1) | (limbs_[i + 1] << 31);
    result.limbs_[limb_count - 1] = limbs_[limb_count - 1] >> 1;
    return result;
  }

 private:
  static constexpr std::size_t limb_count = 16;
  static constexpr std::size_t bits_max = limb_count * 32;

  [[nodiscard]] bool bit(std::size_t i) const { return (limbs_[i / 32] >> (i % 32)) % 2 == 1; }

  std::array<std::uint32_t, limb_count> limbs_{};
};

/// By halving and subtracting, other than the code under test.
inline BigInteger greatest_common_divisor(BigInteger left, BigInteger right) {
  if (left.is_zero()) return right;
  if (right.is_zero()) return left;
  BigInteger twos(1);
  while (left.is_even() && right.is_even()) {
    left = left.half();
    right = right.half();
    twos = twos + twos;
  }
  while (!left.is_zero()) {
    while (left.is_even()) left = left.half();
    while (right.is_even()) right = right.half();
    if (left < right) std::swap(left, right);
    left = left - right;
  }
  return twos * right;
}

}  // namespace guiju::test
