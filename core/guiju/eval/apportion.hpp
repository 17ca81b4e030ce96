// A whole number of steps among receivers: shares that add up to the total exactly.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "guiju/base/rational.hpp"
#include "guiju/checked/tree.hpp"

namespace guiju::eval {

struct Apportionment {
  std::vector<Int128> shares;
  Int128 left_over = 0;  // units that no receiver may take
  bool is_tied = false;  // equal claims and equal ranks: no rule says who gets a unit
};

/// One that shares, and between what its share must lie. INVARIANT: 0 <= floor <= cap.
struct Receiver {
  Rational weight;  // not below zero
  Int128 floor = 0;
  std::optional<Int128> cap;
  std::size_t rank = 0;  // of equal claims the smaller one goes first
};

/// Splits `units` whole units by the weights, which are not all zero. Where the units do not even
/// fill the floors, `short_rule` says how they are split. Else there is one scale for all: every
/// share is scale x weight, lifted to its floor or cut to its cap, and the exact shares add up to
/// the units; shares between their bounds come to whole units by `method`. What is above all
/// caps, and above the floors of weights that are zero, is left over. A negative total gives the
/// mirrored shares of the positive one. nullopt where a number does not fit.
std::optional<Apportionment> apportion(Int128 units, std::span<const Receiver> receivers,
                                       checked::SplitMethod method, checked::ShortRule short_rule);

/// The same without bounds, of equal claims as listed.
std::optional<Apportionment>
apportion(Int128 units, std::span<const Rational> weights,
          checked::SplitMethod method = checked::SplitMethod::LargestRemainder);

/// Where one receiver stands before shares come to whole units, for explanations. Units not below
/// zero.
struct Standing {
  enum class Place : std::uint8_t { Short, Floor, Between, Cap } place = Place::Between;
  std::optional<Rational> scaled;  // scale x weight, not clamped; none where no scale decides
};
std::optional<Standing> standing_of(std::size_t receiver, Int128 units,
                                    std::span<const Receiver> receivers);

/// Weights as whole numbers in the same proportion; nullopt where they do not fit.
std::optional<std::vector<Int128>> whole_weights(std::span<const Rational> weights);

}  // namespace guiju::eval
