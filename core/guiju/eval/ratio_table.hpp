// Splits by a fixed ratio without dividing for each receiver. With weights of sum W, a total of
// q x W + m units gives each receiver q x w + s[m]: the shares of m < W are made once by the general
// method.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "guiju/base/rational.hpp"
#include "guiju/eval/reciprocal.hpp"

namespace guiju::eval {

class RatioTable {
 public:
  explicit RatioTable(std::span<const Rational> ratio);
  /// False where the ratio has parts below zero or only zeros, or its sum is too large to look up.
  [[nodiscard]] bool is_usable() const { return sum_ > 0; }

  /// Units by the sum of the weights.
  [[nodiscard]] const Reciprocal& by_sum() const { return by_sum_; }
  [[nodiscard]] std::int64_t weight(std::size_t receiver) const { return weights_[receiver]; }
  /// Shares of one receiver, by rest.
  [[nodiscard]] const std::int64_t* rests(std::size_t receiver) const {
    return rests_.data() + receiver * static_cast<std::size_t>(sum_);
  }

 private:
  std::int64_t sum_ = 0;
  Reciprocal by_sum_;
  std::vector<std::int64_t> weights_;
  std::vector<std::int64_t> rests_;
};

}  // namespace guiju::eval
