// Splits by a fixed ratio without dividing for each receiver. With weights of sum W, a total of
// q x W + m units gives each receiver q x w + s[m]: the shares of m < W are made once by the general
// method. So it is by every method, since W units more bring each receiver w more and leave the others'
// claims as they stood to one another; but by Adams only from the first W units on, because everyone's
// first unit goes by the greater weight.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "guiju/base/rational.hpp"
#include "guiju/checked/tree.hpp"
#include "guiju/eval/reciprocal.hpp"

namespace guiju::eval {

class RatioTable {
 public:
  RatioTable(std::span<const Rational> ratio, checked::SplitMethod method);
  /// False where the ratio has parts below zero or only zeros, or its sum is too large to look up.
  [[nodiscard]] bool is_usable() const { return sum_ > 0; }

  /// What to look up for so many units: `times` the weight and the share at `row`.
  struct Place {
    std::int64_t times;
    std::int32_t row;
  };
  [[nodiscard]] Place place_of(std::uint64_t units) const {
    const auto [quotient, rest] = by_sum_.divide(units);
    const bool is_later = has_own_start_ && quotient > 0;
    return {static_cast<std::int64_t>(quotient - is_later),
            static_cast<std::int32_t>(rest) + (is_later ? static_cast<std::int32_t>(sum_) : 0)};
  }
  [[nodiscard]] std::int64_t weight(std::size_t receiver) const { return weights_[receiver]; }
  /// Shares of one receiver, by row.
  [[nodiscard]] const std::int64_t* shares(std::size_t receiver) const {
    return shares_.data() + receiver * rows();
  }

 private:
  [[nodiscard]] std::size_t rows() const {
    return static_cast<std::size_t>(has_own_start_ ? 2 * sum_ : sum_);
  }

  std::int64_t sum_ = 0;
  bool has_own_start_;
  Reciprocal by_sum_;
  std::vector<std::int64_t> weights_;
  std::vector<std::int64_t> shares_;
};

}  // namespace guiju::eval
