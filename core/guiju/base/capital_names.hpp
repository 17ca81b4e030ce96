// Amounts of money in the capital numerals of Chinese bookkeeping.
#pragma once

#include <string>

#include "guiju/base/rational.hpp"

namespace guiju {

/// An amount of whole fen as it is written on a bill: a zero is written where the rules for bills ask
/// for one, and left out where they leave it open; an amount that ends with the yuan or the jiao is
/// closed by the word for whole.
std::string amount_in_capitals(Int128 fen);

}  // namespace guiju
