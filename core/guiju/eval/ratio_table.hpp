// Splits by a fixed ratio without dividing for each receiver. With weights of sum W, a total of
// q x W + m units gives each receiver q x w + s[m]: the shares of m < W are made once by the general
// method.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "guiju/base/rational.hpp"

namespace guiju::eval {

class RatioTable {
 public:
  explicit RatioTable(std::span<const Rational> ratio);
  /// False where the ratio has parts below zero or only zeros, or its sum is too large to look up.
  [[nodiscard]] bool is_usable() const { return sum_ > 0; }

  /// `units` as quotients and rests by the sum; the rest is below it and has no sign.
  struct Division {
    std::int64_t quotient;
    std::int32_t rest;
  };
  [[nodiscard]] Division divide(std::uint64_t units) const {
    // The reciprocal is cut, so the quotient is right or one too small.
    auto quotient = static_cast<std::uint64_t>(UInt128{units} * reciprocal_ >> 64);
    std::uint64_t rest = units - quotient * static_cast<std::uint64_t>(sum_);
    const bool is_small = rest >= static_cast<std::uint64_t>(sum_);
    quotient += is_small;
    rest -= is_small ? static_cast<std::uint64_t>(sum_) : 0;
    return {static_cast<std::int64_t>(quotient), static_cast<std::int32_t>(rest)};
  }
  [[nodiscard]] std::int64_t weight(std::size_t receiver) const { return weights_[receiver]; }
  /// Shares of one receiver, by rest.
  [[nodiscard]] const std::int64_t* rests(std::size_t receiver) const {
    return rests_.data() + receiver * static_cast<std::size_t>(sum_);
  }

 private:
  std::int64_t sum_ = 0;
  std::uint64_t reciprocal_ = 0;  // of the sum, x 2^64
  std::vector<std::int64_t> weights_;
  std::vector<std::int64_t> rests_;
};

}  // namespace guiju::eval
