// What can be known of a property without any table.
#pragma once

#include "guiju/checked/tree.hpp"

namespace guiju {

/// Whether the truth `condition` is true on every row on which it is known: by the bounds of what it
/// compares, and by comparing their formulas part by part. False says only that this proof fails.
bool is_proved(const checked::CheckedPack& pack, checked::ExprId condition);

}  // namespace guiju
