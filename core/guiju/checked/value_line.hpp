// Values in a line, and a few of them that stand for all: what the search for gaps and overlaps tries.
#pragma once

#include <optional>
#include <vector>

#include "guiju/checked/type.hpp"

namespace guiju::checked {

/// The place of a value on a line; none for texts and truths.
std::optional<Rational> position(const Value& value);
/// The value of the kind of `like` at a place.
Value at_position(const Value& like, const Rational& position);
/// The smallest distance between two values of a type; none where there is none.
std::optional<Rational> grain_of(const Type& type);
/// Below, at, between and above the thresholds. Between neighbours on the grain lies nothing.
std::vector<Rational> representatives(const std::vector<Rational>& thresholds,
                                      const std::optional<Rational>& grain);

}  // namespace guiju::checked
