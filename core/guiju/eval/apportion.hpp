// Largest remainder (Hamilton): shares that add up to the total exactly and keep quota.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "guiju/base/rational.hpp"

namespace guiju::eval {

/// Splits `units` whole units by `weights` (none negative, not all zero). Each share is the exact quota
/// cut to a whole unit; the units left over go one each to the largest remainders, of equal ones to
/// the smaller `rank` (one for each weight; empty: as listed). A negative total gives the mirrored
/// shares of the positive one.
struct Apportionment {
  std::vector<Int128> shares;
  bool is_tied = false;  // equal remainders and equal ranks: no rule says who gets the last unit
};
/// nullopt where a number does not fit.
std::optional<Apportionment> apportion(Int128 units, std::span<const Rational> weights,
                                       std::span<const std::size_t> ranks = {});

/// Weights as whole numbers in the same proportion; nullopt where they do not fit.
std::optional<std::vector<Int128>> whole_weights(std::span<const Rational> weights);

}  // namespace guiju::eval
