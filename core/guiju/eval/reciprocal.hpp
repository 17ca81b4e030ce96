// Dividing many numbers by one: a multiplication each instead of a division.
#pragma once

#include <cstdint>

#include "guiju/base/rational.hpp"

namespace guiju::eval {

class Reciprocal {
 public:
  struct Division {
    std::uint64_t quotient;
    std::uint64_t rest;
  };

  Reciprocal() = default;
  /// Of one it is 2^64, cut to the largest number: `divide` is right all the same.
  explicit Reciprocal(std::uint64_t divisor)
      : divisor_(divisor),
        reciprocal_(divisor == 1 ? ~std::uint64_t{0}
                                 : static_cast<std::uint64_t>((UInt128{1} << 64) / divisor)) {}

  /// For dividends below 2^63. The reciprocal is cut, so the product is the quotient or one less.
  [[nodiscard]] Division divide(std::uint64_t dividend) const {
    const auto quotient = static_cast<std::uint64_t>(UInt128{dividend} * reciprocal_ >> 64);
    const std::uint64_t rest = dividend - quotient * divisor_;
    const bool is_less = rest >= divisor_;
    return {quotient + is_less, rest - (is_less ? divisor_ : 0)};
  }

 private:
  std::uint64_t divisor_ = 1;
  std::uint64_t reciprocal_ = 0;
};

}  // namespace guiju::eval
