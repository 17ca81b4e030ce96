// The value of an expression that no row changes, as it is today.
#pragma once

#include <optional>

#include "guiju/checked/tree.hpp"

namespace guiju::checked {

/// Constants, parameters at their newest version, and arithmetic on both. None for all else.
std::optional<Value> fold(const CheckedPack& pack, ExprId expr);

}  // namespace guiju::checked
