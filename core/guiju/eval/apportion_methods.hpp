// How exact shares come to whole units: by quota and remainder, or by a divisor.
#pragma once

#include "guiju/base/wide.hpp"
#include "guiju/eval/apportion.hpp"

namespace guiju::eval {

/// Receivers and their weights as whole numbers.
struct Claims {
  std::vector<Int128> weights;
  std::span<const Receiver> receivers;
};

/// numerator / denominator, not reduced; the denominator is above zero.
struct Quotient {
  Int128 numerator = 0;
  Int128 denominator = 1;
};

constexpr bool is_divisor_method(checked::SplitMethod method) {
  return method == checked::SplitMethod::Webster || method == checked::SplitMethod::Jefferson ||
         method == checked::SplitMethod::Adams;
}

/// Quotas cut to whole units. What is left over goes one each to the largest remainders, or all to
/// the first or the last receivers that have room for it. Floors play no part.
std::optional<Apportionment> by_quota(Int128 units, const Claims& claims,
                                      checked::SplitMethod method);

/// Each unit goes to the greatest weight / divisor, where the divisor grows with the units that a
/// receiver has: n + 1/2 (Webster), n + 1 (Jefferson), n (Adams). Shares keep their bounds.
/// `scale` is a guess: the nearer scale x weight to the shares, the sooner it is done.
std::optional<Apportionment> by_divisor(Int128 units, const Claims& claims, const Quotient& scale,
                                        checked::SplitMethod method);

/// Receivers by rank, equal ones as listed.
std::vector<std::size_t> order_of(std::span<const Receiver> receivers);

}  // namespace guiju::eval
