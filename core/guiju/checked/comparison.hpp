// The six comparisons: = <> < <= > >=.
#pragma once

#include <optional>
#include <string_view>

#include "guiju/checked/expression_tree.hpp"
#include "guiju/syntax/tree.hpp"

namespace guiju::checked {

/// What is compared by a written sign; nothing for an expression that is no comparison.
std::optional<Op> comparison_of(syntax::ExprKind kind);
bool is_comparison(Op op);
/// < <= > >=, which ask for an order.
bool is_ordering(Op op);
/// a < b as b says it of a.
Op mirrored(Op op);
/// As it is written.
std::string_view sign_of(Op comparison);

}  // namespace guiju::checked
