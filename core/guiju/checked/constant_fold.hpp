// The value of an expression that no row changes, as it is today.
#pragma once

#include <optional>

#include "guiju/checked/tree.hpp"

namespace guiju::checked {

/// Constants, parameters at their newest version, and arithmetic on both. None for all else.
std::optional<Value> fold(const CheckedPack& pack, ExprId expr);
/// The same with parameters as they are at a date.
std::optional<Value> fold_at(const CheckedPack& pack, ExprId expr, std::optional<Date> date);
/// Adds the dates at which a parameter in the expression changes; true where it has a parameter.
bool note_changes(const CheckedPack& pack, ExprId expr, std::vector<std::optional<Date>>& dates);

}  // namespace guiju::checked
